internal import Records

/// Gives new actions their references, beyond those on file and those that the same file gives.
struct ReferenceNumbers {
  /// The highest number after each start, such as `NC-2026-`.
  private var highest: [String: Int] = [:]

  init(_ references: some Sequence<String>) {
    for reference in references {
      let text = reference.uppercased()
      guard let dash = text.lastIndex(of: "-") else { continue }
      let start = text[...dash]
      let figures = text[text.index(after: dash)...]
      // No register has a thousand million actions; a longer number is no count.
      guard figures.count <= 9, let number = Int(figures) else { continue }
      highest[String(start)] = max(number, highest[String(start)] ?? 0)
    }
  }

  /// The next free reference of a kind of action in a year: `NC-2026-015`.
  mutating func next(for kind: Action.Kind, year: Int) -> String {
    let start = "\(kind.prefix)-\(year)-"
    let number = (highest[start] ?? 0) + 1
    highest[start] = number
    let figures = String(number)
    return start + String(repeating: "0", count: max(0, 3 - figures.count)) + figures
  }
}
