/// A CSV file (RFC 4180) as rows of cells, each with the number that a spreadsheet shows beside it.
package struct CSVTable: Hashable, Sendable {
  /// One row under the header.
  package struct Row: Hashable, Sendable {
    /// The row as a spreadsheet counts it: the header is row 1, blank rows count, line breaks
    /// within quotes do not.
    package let number: Int
    /// As many as the header has.
    package let cells: [String]
  }

  package let header: [String]
  /// Without the blank ones.
  package let rows: [Row]
  /// What the reader should know: that the encoding was guessed.
  package let notes: [String]

  /// Reads a file's bytes: UTF-8, UTF-16 with its mark or Windows-1252; separated by commas,
  /// semicolons or tabs.
  package init(bytes: [UInt8]) throws(CSVProblem) {
    let decoded = try CSVText(bytes: bytes)
    try self.init(text: decoded.text, notes: [decoded.note].compactMap(\.self))
  }

  /// Reads text; its first row that is not blank is the header.
  ///
  /// - Throws: what is wrong, with its row; rows with too many cells all at once.
  package init(text: String, notes: [String] = []) throws(CSVProblem) {
    var parser = CSVParser(text)
    var header: [String]?
    var rows: [Row] = []
    var overlong: [Int] = []
    while let row = try parser.next() {
      guard row.cells.contains(where: { !$0.isBlank }) else { continue }
      guard let count = header?.count else {
        header = row.cells
        continue
      }
      var cells = row.cells.map(CSVFormula.restored)
      while cells.count > count, cells.last?.isBlank == true { cells.removeLast() }
      if cells.count > count { overlong.append(row.number) }
      cells += Array(repeating: "", count: max(0, count - cells.count))
      rows.append(Row(number: row.number, cells: cells))
    }
    guard let header else { throw .empty }
    guard overlong.isEmpty else { throw .tooManyCells(rows: overlong, columns: header.count) }
    self.header = header
    self.rows = rows
    self.notes = notes
  }
}

extension String {
  /// Whether there is nothing to read in the text.
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
