internal import Records

/// The rows of a CSV file as they stand, before any of them is taken for the header.
struct CSVSheet: Hashable, Sendable {
  /// Without the blank ones; as many cells as each has.
  let rows: [CSVTable.Row]
  /// What the reader should know: that the encoding was guessed.
  let notes: [String]

  /// - Parameter separator: what stands between the cells; guessed when `nil`.
  init(text: String, separator: Unicode.Scalar? = nil, notes: [String] = []) throws(CSVProblem) {
    var parser = CSVParser(text, separator: separator)
    var rows: [CSVTable.Row] = []
    while let row = try parser.next() {
      guard row.cells.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else { continue }
      rows.append(row)
    }
    guard !rows.isEmpty else { throw .empty }
    self.rows = rows
    self.notes = notes
  }

  /// A cell without blanks around it; empty beyond the row's end.
  static func cell(_ row: CSVTable.Row, _ index: Int) -> String {
    index < row.cells.count ? CSVFormula.restored(row.cells[index]).trimmed : ""
  }
}
