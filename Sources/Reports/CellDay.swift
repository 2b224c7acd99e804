internal import Records

/// Days as spreadsheets write them beyond what a field reads.
enum CellDay {
  /// A day with a month's name or with hyphens (day first) as `yyyy-mm-dd`: `1 Dec 2026`,
  /// `01-Dec-2026`, `1-12-2026`. Any other text as it is.
  static func plain(_ text: String, today: Day) -> String {
    let words = text.split(whereSeparator: { "-. ,/".contains($0) })
    guard words.count == 3, words.contains(where: { $0.count == 4 && $0.allSatisfy(\.isNumber) })
    else { return text }
    if words.allSatisfy({ $0.allSatisfy(\.isNumber) }) {
      return words[2].count == 4
        ? Day(written: words.joined(separator: "."))?.description ?? text : text
    }
    guard words.contains(where: { $0.allSatisfy(\.isLetter) }) else { return text }
    return Day(typed: words.joined(separator: " "), today: today)?.description ?? text
  }
}
