/// Why a cell cannot be read: the ends of sentences.
enum MatrixReasons {
  static func reason(_ text: String, _ levels: MatrixLevels) -> String {
    if text.contains("%") {
      return levels.isEmpty
        ? "is a share, not a day or a tick: \(text); give the day of the training, or leave the cell empty"
        : "is a share, not a level of the organisation's scale (\(levels.words)): \(text)"
    }
    let figures = text.filter(\.isNumber).count
    if text.contains("/"), figures > 0, !text.contains(where: \.isLetter) { return count(text) }
    if figures == text.filter({ !$0.isWhitespace && $0 != "." && $0 != "," }).count {
      return levels.isEmpty
        ? "is a number, not a day or a tick: \(text); levels are named in the organisation's settings (9)"
        : "is no level of the organisation's scale (\(levels.words)): \(text)"
    }
    return "is neither a day, a tick nor a level: \(text)"
  }

  static func count(_ text: String) -> String {
    "is a count, not a day of one person: \(text); give the day of the training, or leave the cell empty"
  }

  static func noDay(_ word: String) -> String {
    let numbers = word.split(whereSeparator: { "./-".contains($0) }).compactMap { Int($0) }
    let isMonthFirst =
      numbers.count == 3 && numbers[0] <= 12 && (13...31).contains(numbers[1]) && numbers[2] > 31
    return "is not a day: \(word)"
      + (isMonthFirst
        ? "; the day comes first, as in \(numbers[1])/\(numbers[0])/\(numbers[2])" : "")
  }
}
