import Records
import Testing

@testable import Reports

@Suite struct MatrixCellTests {
  /// What a cell says, in short: "2026-03-14", "until 2026-12-31", "booked 2027-03-14", "x", level and evidence behind.
  private func said(_ text: String, levels: [String] = []) -> String {
    let reader = MatrixCellReader(levels: MatrixLevels(LevelScale(levels), cells: []), today: today)
    switch reader.read(text) {
    case .nothing: return ""
    case .vague: return "?"
    case .refused(let message): return "refused: \(message)"
    case .cell(let cell):
      let entries = cell.entries.map { entry in
        let day = entry.day.map { "\(entry.sort == .booked ? $0.last : $0.first)" }
        let until = entry.expires.map { "until \($0.last)" }
        let word: String? =
          switch entry.sort {
          case .held: day == nil ? "x" : nil
          case .booked: "booked"
          case .failed: "failed"
          case .noShow: "no-show"
          case .expiryOnly: nil
          }
        return [word, day, until].compactMap(\.self).joined(separator: " ")
      }
      return (entries + [cell.level.isEmpty ? "" : "[\(cell.level)]", cell.evidence])
        .filter { !$0.isEmpty }.joined(separator: " | ")
    }
  }

  @Test(
    "Days come in all the usual forms",
    arguments: [
      ("2026-03-14", "2026-03-14"), ("14.03.2026", "2026-03-14"), ("14.3.26", "2026-03-14"),
      ("14/03/2026", "2026-03-14"), ("14-03-2026", "2026-03-14"), ("2026/03/14", "2026-03-14"),
      ("14 Mar 2026", "2026-03-14"), ("14-Mar-26", "2026-03-14"), ("Mar 14, 2026", "2026-03-14"),
      ("14. M\u{E4}rz 2026", "2026-03-14"), ("14.M\u{E4}rz 2026", "2026-03-14"),
      ("1. Dez. 2025", "2025-12-01"),
      ("14th March 2026", "2026-03-14"), ("2026-03-14T00:00:00", "2026-03-14"),
      ("14.03.2026 00:00:00", "2026-03-14"), ("20260314", "2026-03-14"),
      ("am 14.03.2026", "2026-03-14"),
      ("01.06.98", "1998-06-01"), ("29.02.2024", "2024-02-29"),
      ("Mar 2026", "2026-03-01"), ("03/2026", "2026-03-01"), ("M\u{E4}rz 2026", "2026-03-01"),
      ("2026-03", "2026-03-01"), ("Mrz 26", "2026-03-01"), ("2025", "2025-01-01"),
      ("12.-14.03.2026", "2026-03-14"), ("12.03.2026 - 14.03.2026", "2026-03-14"),
      ("12.03.2026 bis 14.03.2026", "2026-03-14"), ("12.03.2026-14.03.2026", "2026-03-14"),
    ])
  func days(text: String, expected: String) { #expect(said(text) == expected) }

  @Test(
    "What counts until a day, with or without the day of the training",
    arguments: [
      ("valid until 31.12.2026", "until 2026-12-31"),
      ("g\u{FC}ltig bis 31.12.2026", "until 2026-12-31"),
      ("exp. 12/2026", "until 2026-12-31"), ("bis 12/26", "until 2026-12-31"),
      ("Ablauf: 02/2028", "until 2028-02-29"),
      ("expired 31.12.2025", "until 2025-12-31"), ("due 03/2027", "until 2027-03-31"),
      ("14.03.2025 (g\u{FC}ltig bis 14.03.2027)", "2025-03-14 until 2027-03-14"),
      ("14.03.2025 / 14.03.2027", "2025-03-14 until 2027-03-14"),
      ("14.03.2025\n14.03.2027", "2025-03-14 until 2027-03-14"),
      ("14.03.2025 - 14.03.2027", "2025-03-14 until 2027-03-14"),
      ("14.03.2025-14.03.2027", "2025-03-14 until 2027-03-14"),
      ("g\u{FC}ltig ab 14.03.2025", "2025-03-14"),
      ("14.03.2022, 16.04.2024", "2022-03-14 | 2024-04-16"),
      ("x (bis 12/2027)", "x until 2027-12-31"), ("14.03.2025, unbefristet", "2025-03-14"),
      ("14.03.2025 valid until 31.12.9999", "2025-03-14"),
    ])
  func expiries(text: String, expected: String) { #expect(said(text) == expected) }

  @Test(
    "Ticks, and what stands beside them and beside days",
    arguments: [
      ("x", "x"), ("X", "x"), ("\u{2713}", "x"), ("\u{2714}", "x"), ("\u{25CF}", "x"), ("yes", "x"),
      ("Ja", "x"),
      ("j", "x"), ("ok", "x"), ("done", "x"), ("erledigt", "x"), ("vorhanden", "x"),
      ("Complete", "x"), ("1", "x"),
      ("12.03.2024 (Zert. 4711)", "2024-03-12 | Zert. 4711"),
      ("12.03.2024 T\u{DC}V", "2024-03-12 | T\u{DC}V"),
      ("FA-17, 12.03.2024", "2024-03-12 | FA-17"), ("x, Kopie liegt vor", "x | Kopie liegt vor"),
      ("ja (extern)", "x | extern"), ("28/42 12.03.2024", "2024-03-12 | 28/42"),
    ])
  func ticks(text: String, expected: String) { #expect(said(text) == expected) }

  @Test(
    "Cells with nothing on file say nothing",
    arguments: [
      "", " ", "-", "\u{2013}", "n/a", "no", "Nein", "N", "entf\u{E4}llt", "not required", "0",
      "missing", "offen",
      "\u{2717}", "n/a (office)", "nein (B\u{FC}ro)", "00.01.1900",
    ])
  func nothing(text: String) { #expect(said(text) == "") }

  @Test(
    "Bookings, failures and what has no day",
    arguments: [
      ("planned 03/2027", "booked 2027-03-31"), ("geplant 14.03.2027", "booked 2027-03-14"),
      ("geplant: 14.03.2027", "booked 2027-03-14"),
      ("14.03.2024, planned 14.03.2027", "2024-03-14 | booked 2027-03-14"),
      ("planned 2026-12-01 (valid until 2027-12-25)", "booked 2026-12-01 until 2027-12-25"),
      ("geplant", "?"), ("abgelaufen", "?"), ("in progress", "?"), ("booked (autumn)", "?"),
      ("nicht bestanden 14.03.2025", "failed 2025-03-14"),
      ("failed 14.03.2025", "failed 2025-03-14"),
      ("no show 14.03.2025", "no-show 2025-03-14"),
    ])
  func bookings(text: String, expected: String) { #expect(said(text) == expected) }

  @Test(
    "Words that speak against a day or a tick are never a training that was met",
    arguments: [
      ("12.03.2025 nicht bestanden", "failed 2025-03-12"),
      ("12/03/2025 (failed)", "failed 2025-03-12"), ("12/03/2025 FAIL", "failed 2025-03-12"),
      ("12/03/2025 not competent", "failed 2025-03-12"),
      ("nicht teilgenommen 12.03.2025", "no-show 2025-03-12"),
      ("12.03.2025 krank", "no-show 2025-03-12"), ("absent 12/03/2025", "no-show 2025-03-12"),
      ("overdue 12/03/2025", "until 2025-03-12"), ("expired on 12/03/2025", "until 2025-03-12"),
      ("12/03/2023 / 12/03/2025 (expired)", "2023-03-12 until 2025-03-12"),
      ("x (failed)", "?"), ("ja, abgelaufen", "?"), ("x pending", "?"), ("krank", "?"),
      ("offen, geplant 14.03.2027", "booked 2027-03-14"),
    ])
  func doubts(text: String, expected: String) { #expect(said(text) == expected) }

  @Test(
    "Where such words leave open what was met, the cell is refused",
    arguments: [
      "12.03.2025 (\u{FC}berf\u{E4}llig)", "12.03.2025 abgelaufen", "12.03.2025 abgebrochen",
      "cancelled 12.03.2025", "declined 12/03/2025", "abgelehnt 12.03.2025",
      "awaiting 12/03/2025", "started 12/03/2025", "12.03.2025 laufend", "pending 12/03/2025",
      "12.03.2025 offen", "nein (12.03.2025)", "no 12/03/2025", "12.03.2025 nicht anerkannt",
      "12.03.2024 bestanden, failed 14.04.2025", "geplant 14.03.2027, abgesagt",
      "KW 3/2026", "KW12 2025", "wk 12/2025", "week 12 2025", "W12", "3. KW 2026",
      "vor 2010", "before 2010", "ca. 03/2025", "\u{2610} Valid \u{2610} Expired",
    ])
  func refusedDoubts(text: String) { #expect(said(text).hasPrefix("refused: "), "\(said(text))") }

  @Test(
    "Of two days with no comma between them the second is when it runs out, past or not",
    arguments: [
      ("20.06.2024 / 20.06.2026", "2024-06-20 until 2026-06-20"),
      ("12/03/2024 | 12/03/2026", "2024-03-12 until 2026-03-12"),
      ("12/03/2024\n12/03/2026", "2024-03-12 until 2026-03-12"),
      ("12/03/2024 12/03/2026", "2024-03-12 until 2026-03-12"),
      ("12/03/2024 (12/03/2026)", "2024-03-12 until 2026-03-12"),
      ("12.03.2024 - 14.03.2024", "2024-03-14"),
      ("12/03/2024; 12/03/2025", "2024-03-12 | 2025-03-12"),
      (
        "30.04.2025 / 29.04.2025",
        "refused: counts until 2025-04-29, which is before the day of the training, 2025-04-30"
      ),
    ])
  func pairs(text: String, expected: String) { #expect(said(text) == expected) }

  @Test(
    "Levels are those of the organisation's scale",
    arguments: [
      ("U", "x | [U]"), ("u", "x | [U]"), ("U 14.03.2026", "2026-03-14 | [U]"),
      ("2026-03-14 (level O)", "2026-03-14 | [O]"), ("L (03/2026)", "2026-03-01 | [L]"), ("0", ""),
    ])
  func levels(text: String, expected: String) {
    #expect(
      said(text, levels: ["I informed", "L learning", "U unsupervised", "O others"]) == expected)
  }

  @Test(
    "What is no day, tick or level is refused, and says why",
    arguments: [
      ("28/42", "is a count, not a day of one person: 28/42"),
      ("12/26", "is a count, not a day of one person: 12/26"),
      ("60%", "is a share, not a day or a tick: 60%"),
      ("see file", "is neither a day, a tick nor a level: see file"),
      ("31.02.2026", "is not a day: 31.02.2026"), ("29.02.2025", "is not a day: 29.02.2025"),
      ("03/25/2026", "is not a day: 03/25/2026; the day comes first, as in 25/3/2026"),
      ("46095", "is a spreadsheet's count of days, not a day: 46095"),
      ("7", "is a number, not a day or a tick: 7"),
      ("13/2026", "is not a day: 13/2026"), ("valid until 31.11.2026", "is not a day: 31.11.2026"),
    ])
  func refused(text: String, start: String) {
    #expect(said(text).hasPrefix("refused: " + start), "\(said(text))")
  }
}

@Suite struct IntervalWordsTests {
  @Test(
    "Intervals are read as months",
    arguments: [
      ("24 months", 24), ("2 years", 24), ("j\u{E4}hrlich", 12), ("annual", 12),
      ("every 3 years", 36),
      ("alle 2 Jahre", 24), ("24 Monate", 24), ("24M", 24), ("halbj\u{E4}hrlich", 6),
      ("1 Jahr", 12), ("Every year", 12),
      ("alle 6 Monate", 6), ("quarterly", 3), ("2 J.", 24), ("alle zwei Jahre", 24), ("5 yrs", 60),
    ])
  func months(text: String, months: Int) { #expect(IntervalWords.months(in: text) == months) }

  @Test(
    "What is no interval stays what it is",
    arguments: ["24", "now and then", "often", "weekly", "years 2", ""])
  func others(text: String) { #expect(IntervalWords.months(in: text) == nil) }
}
