/// Writes rows of cells as CSV (RFC 4180).
enum CSVWriter {
  /// The rows as text, each with a line end.
  static func text(_ rows: [[String]], lineEnd: String) -> String {
    rows.map { $0.map(cell).joined(separator: ",") + lineEnd }.joined()
  }

  /// A cell, in quotes where a reader would otherwise read it differently.
  private static func cell(_ text: String) -> String {
    let text = CSVFormula.neutralised(text)
    let isPlain = text.unicodeScalars.allSatisfy {
      $0 != "," && $0 != "\"" && $0 != "\n" && $0 != "\r" && $0 != ";" && $0 != "\t"
    }
    return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
