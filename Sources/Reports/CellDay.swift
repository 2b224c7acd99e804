internal import Records

/// Days as spreadsheets write them beyond what a field reads.
enum CellDay {
  /// Fields whose month or year alone means its last day.
  private static let ends: Set = ["expires", "left", "withdrawn"]
  /// Fields whose month or year alone means its first day.
  private static let starts: Set = ["date", "joined", "issued", "since"]

  /// A day with a month's name or with hyphens (day first) as `yyyy-mm-dd`: `1 Dec 2026`,
  /// `01-Dec-2026`, `1-12-2026`. Any other text as it is.
  static func plain(_ text: String, today: Day) -> String {
    let words = text.split(whereSeparator: { "-. ,/".contains($0) })
    guard words.count == 3, words.contains(where: { $0.count == 4 && $0.allSatisfy(\.isNumber) })
    else { return text }
    if words.allSatisfy({ $0.allSatisfy(\.isNumber) }) {
      return words[2].count == 4
        ? Day(written: words.joined(separator: "."))?.description ?? text : text
    }
    guard words.contains(where: { $0.allSatisfy(\.isLetter) }) else { return text }
    return Day(typed: words.joined(separator: " "), today: today)?.description ?? text
  }

  /// A day of people and what they learn, also with two figures of a year, or with only a month or a year: `1.12.26`,
  /// `1. Dezember 2026`, `03/2026`, `gültig bis 12/2026`. Any other text as it is.
  ///
  /// - Parameter field: the field's key; of a month or a year the first day is meant, or the last where something ends.
  static func registerDay(_ text: String, of field: String, today: Day) -> String {
    if Day(written: text) != nil { return text }
    let isEnd = ends.contains(field)
    var said = text
    if isEnd {
      if MatrixWords.unlimited.contains(MatrixWords.normal(text)) { return "" }
      // "valid until 31.12.2026", "gültig bis 12/2026"
      let words = text.split(whereSeparator: \.isWhitespace)
      said = words.drop {
        MatrixWords.expiry.contains($0.lowercased().trimming(".:"))
      }.joined(separator: " ")
    }
    guard let day = SheetDay.whole(said, today: today) else { return plain(text, today: today) }
    if day.isExact { return day.first.description }
    if isEnd { return day.last.description }
    return starts.contains(field) ? day.first.description : text
  }
}
