/// Cells that a spreadsheet would run as a formula, made harmless and given back as they were.
///
/// An apostrophe in front makes a spreadsheet take a cell for text. A cell that begins with apostrophes before
/// such a character gets one more, so that reading back takes exactly one away.
enum CSVFormula {
  /// The cell as it is written.
  static func neutralised(_ cell: String) -> String { isRisky(cell) ? "'" + cell : cell }

  /// The cell as it was before it was written.
  static func restored(_ cell: String) -> String {
    guard cell.hasPrefix("'"), isRisky(String(cell.dropFirst())) else { return cell }
    return String(cell.dropFirst())
  }

  /// Whether what follows apostrophes and blanks begins a formula in one of the usual spreadsheets.
  private static func isRisky(_ cell: String) -> Bool {
    let first = cell.unicodeScalars.first { $0 != "'" && $0 != " " }
    return switch first {
    case "=", "+", "-", "@", "\t", "\n", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
