extension Organisation {
  /// The next free reference of a kind of action in a year: `NC-2026-015`.
  package func nextReference(for kind: Action.Kind, year: Int) -> String {
    nextReference("\(kind.prefix)-\(year)-", digits: 3, among: actions.all.lazy.map(\.reference))
  }

  /// The next free reference of an audit in a year: `IA-2026-04`.
  package func nextReference(for kind: Audit.Kind, year: Int) -> String {
    let letters =
      switch kind {
      case .internal: "IA"
      case .supplier: "SA"
      default: "EA"
      }
    return nextReference("\(letters)-\(year)-", digits: 2, among: audits.all.lazy.map(\.reference))
  }

  /// The next free reference of the series that a reference belongs to.
  static func reference(after taken: String, among references: [String]) -> String {
    let figures = taken.reversed().prefix { ("0"..."9").contains($0) }.count
    guard figures > 0 else { return reference(after: taken + "-1", among: references) }
    return nextReference(String(taken.dropLast(figures)), digits: figures, among: references)
  }

  func nextReference(
    _ start: String, digits: Int, among references: some Sequence<String>
  ) -> String {
    Organisation.nextReference(start, digits: digits, among: references)
  }

  private static func nextReference(
    _ start: String, digits: Int, among references: some Sequence<String>
  ) -> String {
    var highest = 0
    for reference in references where reference.hasPrefix(start) {
      // A number of more figures than anyone counts to is a name, not a number.
      let figures = reference.dropFirst(start.count)
      if figures.utf8.count <= 9, figures.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        highest = max(highest, Int(figures) ?? 0)
      }
    }
    let number = String(highest + 1)
    return start + String(repeating: "0", count: max(0, digits - number.count)) + number
  }
}
