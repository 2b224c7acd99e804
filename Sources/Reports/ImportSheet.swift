/// Finds the headings in a file that begins otherwise, or that has commas in a title above semicolons.
enum ImportSheet {
  /// The table that a text holds.
  ///
  /// - Parameter isMatrix: whether a sheet is a wide matrix, whose headings are found otherwise.
  static func table(
    of text: CSVText, _ kind: RegisterKind, leavesOutBad: Bool,
    isMatrix: (CSVSheet) -> Bool
  ) throws(CSVProblem) -> CSVTable {
    let notes = [text.note].compactMap(\.self)
    let first = try CSVSheet(text: text.text, notes: notes)
    var sheets = [first]
    for separator in CSVParser.separators {
      if let sheet = try? CSVSheet(text: text.text, separator: separator, notes: notes) {
        sheets.append(sheet)
      }
    }
    for sheet in sheets where sheet.rows.contains(where: { $0.cells.count > 1 }) || sheet == first {
      if let place = ImportColumns.headerPlace(in: sheet, kind), place == 0 || !isMatrix(sheet) {
        return try CSVTable(sheet, headerAt: place, leavesOutOverlong: leavesOutBad)
      }
      // Its own headings are taken from the sheet.
      if isMatrix(sheet) {
        return CSVTable(
          header: sheet.rows.first?.cells ?? [], rows: Array(sheet.rows.dropFirst()), sheet: sheet)
      }
    }
    return try CSVTable(first, leavesOutOverlong: leavesOutBad)
  }
}
