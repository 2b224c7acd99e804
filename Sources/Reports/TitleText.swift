internal import Records

/// Titles out of texts of any length.
enum TitleText {
  /// How many characters a title may have.
  static let longest = 200

  /// A text as a title in one line; a long one is cut between words.
  static func title(_ text: String) -> String {
    let line = ImportNames.tidy(text)
    guard line.count > longest else { return line }
    let start = line.prefix(longest - 1)
    // A text without blanks, such as an address, is cut anywhere.
    let words = start.lastIndex(of: " ").map { start[..<$0] } ?? start
    return (words.count > longest / 2 ? words : start) + "\u{2026}"
  }

  /// A title in one line, and notes that hold what it had to leave out.
  static func fitted(title text: String, notes: String) -> (title: String, notes: String) {
    let title = title(text)
    let whole = text.trimmed
    guard title != ImportNames.tidy(whole), !notes.contains(whole) else { return (title, notes) }
    return (title, notes.isEmpty ? whole : whole + "\n\n" + notes)
  }

  /// The first line of a text in which there is anything.
  static func firstLine(of text: String) -> String {
    text.split(whereSeparator: \.isNewline).map(\.trimmed).first { !$0.isEmpty } ?? ""
  }
}
