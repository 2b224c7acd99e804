internal import Records

/// Which way round a sheet writes its days with slashes, `31/8/2022` or `8/31/2022`; one answer for the whole sheet.
struct SlashDates: Sendable {
  /// A day that can only be read one way, with its row.
  struct Proof: Hashable, Sendable {
    let row: Int
    let text: String
  }

  private var dayFirst: Proof?
  private var monthFirst: Proof?
  private(set) var problems: [RowProblem] = []

  private var isMixed: Bool { dayFirst != nil && monthFirst != nil }

  /// - Parameters:
  ///   - rows: the rows under the headings.
  ///   - columns: those that hold days, each with its heading.
  init(_ rows: [CSVTable.Row], columns: [(index: Int, heading: String)]) {
    for row in rows {
      for column in columns {
        for date in SlashDates.dates(in: CSVSheet.cell(row, column.index)) { see(date, row.number) }
      }
      if isMixed { break }
    }
  }

  private mutating func see(_ date: Written, _ row: Int) {
    if dayFirst == nil, date.isDayFirst { dayFirst = Proof(row: row, text: date.text) }
    if monthFirst == nil, date.isMonthFirst { monthFirst = Proof(row: row, text: date.text) }
  }

  /// What was decided, for the person who imports; `nil` where the day comes first, as usual.
  var note: String? {
    guard let monthFirst, dayFirst == nil else { return nil }
    return
      "all dates with slashes were read month first, because \(monthFirst.text) in row \(monthFirst.row) can be nothing else"
  }

  /// The rows with their days the usual way; of those that may be either, where the sheet has both, none, and each is
  /// a problem.
  mutating func rewritten(
    _ rows: [CSVTable.Row], columns: [(index: Int, heading: String)]
  ) -> [CSVTable.Row] {
    guard let monthFirst else { return rows }
    return rows.map { row in
      var cells = row.cells
      for column in columns where column.index < cells.count {
        let text = CSVSheet.cell(row, column.index)
        let dates = SlashDates.dates(in: text)
        if let dayFirst {
          guard let unclear = dates.first(where: \.isUnclear) else { continue }
          cells[column.index] = ""
          problems.append(
            RowProblem(
              row: row.number, column: column.heading,
              message:
                "may be either way round: \(unclear.text); the file has days first (\(dayFirst.text), row \(dayFirst.row)) and "
                + "months first (\(monthFirst.text), row \(monthFirst.row)); write the dates one way, best as 2026-03-14"
            ))
        } else {
          if !dates.isEmpty { cells[column.index] = SlashDates.turned(text) }
        }
      }
      return CSVTable.Row(number: row.number, cells: cells)
    }
  }

  // MARK: Reading

  /// Three numbers with slashes, the year last.
  private struct Written {
    let text: String
    let first: Int
    let second: Int
    /// As it is written, with two figures or four.
    let year: String

    var isDayFirst: Bool { (13...31).contains(first) && (1...12).contains(second) }
    var isMonthFirst: Bool { (1...12).contains(first) && (13...31).contains(second) }
    var isUnclear: Bool {
      (1...12).contains(first) && (1...12).contains(second) && first != second
    }
    /// With the day first and dots.
    var monthFirst: String? {
      (1...12).contains(first) && (1...31).contains(second) ? "\(second).\(first).\(year)" : nil
    }
  }

  private static func dates(in text: String) -> [Written] {
    guard text.contains("/") else { return [] }
    return pieces(of: text).flatMap(written)
  }

  /// A text with its days the usual way, the day first.
  private static func turned(_ text: String) -> String {
    pieces(of: text).map { piece in
      let dates = written(piece)
      return dates.isEmpty ? piece : dates.map { $0.monthFirst ?? $0.text }.joined(separator: " / ")
    }.joined()
  }

  /// The dates that a piece is, one or two of them with a slash between.
  private static func written(_ piece: String) -> [Written] {
    let parts = piece.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3 || parts.count == 6 else { return [] }
    let dates = stride(from: 0, to: parts.count, by: 3).compactMap { start -> Written? in
      guard parts[start].count <= 2, parts[start + 1].count <= 2,
        [2, 4].contains(parts[start + 2].count), let first = Int(parts[start]),
        let second = Int(parts[start + 1])
      else { return nil }
      return Written(
        text: parts[start..<start + 3].joined(separator: "/"), first: first, second: second,
        year: parts[start + 2])
    }
    return dates.count * 3 == parts.count ? dates : []
  }

  /// A text cut into stretches of figures and slashes and what stands between them.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var wasFigure: Bool?
    for character in text {
      let isFigure = character == "/" || ("0"..."9").contains(character)
      if isFigure == wasFigure, let last = pieces.indices.last {
        pieces[last].append(character)
      } else {
        pieces.append(String(character))
      }
      wasFigure = isFigure
    }
    return pieces
  }
}
