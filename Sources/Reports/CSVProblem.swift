/// Why a file cannot be read as CSV.
package enum CSVProblem: Error, Hashable, Sendable {
  /// Nothing in it, or nothing but blanks.
  case empty
  /// NUL bytes: a workbook, a picture, or UTF-16 without its mark.
  case notText
  /// UTF-16 that is cut off or broken.
  case damagedText
  case unterminatedQuote(row: Int)
  /// Rows with more cells than the header has, by spreadsheet row.
  case tooManyCells(rows: [Int], columns: Int)

  /// The problem as a sentence for each place, with the file's name and the row.
  package func sentences(file: String) -> [String] {
    switch self {
    case .empty:
      ["\(file) is empty; the first row must name the columns"]
    case .notText:
      ["\(file) is not a text file; in the spreadsheet, save it as CSV (UTF-8)"]
    case .damagedText:
      ["\(file) is damaged: its text (UTF-16) breaks off; save it as CSV (UTF-8) once more"]
    case .unterminatedQuote(let row):
      ["\(file), row \(row): a quote (\") is opened and never closed"]
    case .tooManyCells(let rows, let columns):
      rows.map { row in
        "\(file), row \(row): has more cells than the \(columns) of the header; "
          + "put a cell that contains the separator in quotes"
      }
    }
  }
}
