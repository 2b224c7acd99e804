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

  /// The rows as they stand.
  let sheet: CSVSheet

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
    try self.init(CSVSheet(text: text, notes: notes))
  }

  /// - Parameters:
  ///   - place: which row is the header, from 0.
  ///   - leavesOutOverlong: whether rows with too many cells are left out, and told, instead of refused.
  init(
    _ sheet: CSVSheet, headerAt place: Int = 0, leavesOutOverlong: Bool = false
  ) throws(CSVProblem) {
    guard place < sheet.rows.count else { throw .empty }
    var header = sheet.rows[place].cells
    // A title above the headings may leave cells without any behind them.
    if place > 0 { while header.last?.isBlank == true { header.removeLast() } }
    let count = header.count
    var rows: [Row] = []
    var overlong: [Int] = []
    for row in sheet.rows.dropFirst(place + 1) {
      var cells = row.cells.map(CSVFormula.restored)
      while cells.count > count, cells.last?.isBlank == true { cells.removeLast() }
      if cells.count > count {
        overlong.append(row.number)
        if leavesOutOverlong { continue }
      }
      cells += Array(repeating: "", count: max(0, count - cells.count))
      rows.append(Row(number: row.number, cells: cells))
    }
    guard overlong.isEmpty || leavesOutOverlong else {
      throw .tooManyCells(rows: overlong, columns: count)
    }
    let above = sheet.rows.prefix(place).map { String($0.number) }
    self.header = header
    self.rows = rows
    self.sheet = sheet
    notes =
      sheet.notes
      + (above.isEmpty
        ? []
        : [
          "above the headings, and left out: row\(above.count == 1 ? "" : "s") \(shortened(above, limit: 10))"
        ])
      + overlong.map { "left out: row \($0): has more cells than the header" }
  }

  /// A sheet whose headings are read otherwise.
  init(header: [String], rows: [Row], sheet: CSVSheet) {
    self.header = header
    self.rows = rows
    self.sheet = sheet
    notes = sheet.notes
  }

  /// The same file with other rows and headings.
  init(header: [String], rows: [Row], like table: CSVTable, notes: [String] = []) {
    self.header = header
    self.rows = rows
    self.notes = table.notes + notes
    sheet = table.sheet
  }
}

extension String {
  /// Whether there is nothing to read in the text.
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
