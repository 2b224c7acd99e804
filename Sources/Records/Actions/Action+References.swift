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

  private func nextReference(
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

/// An earlier action that may be the same thing again, with the reason for the match.
package struct EarlierMatch: Hashable, Sendable {
  package let action: RecordID
  package let reason: String
}

extension Organisation {
  /// Earlier actions like the one being written, the likeliest first: alike in words, clause or area within the
  /// look-back of the settings.
  package func earlierMatches(of action: Action, today: Day, limit: Int = 3) -> [EarlierMatch] {
    let words = ActionWords.significant(action.title).filter { $0.count > 2 }
    let since = today.adding(months: -profile.lookBackMonths)
    var found: [(score: Int, raised: Day, match: EarlierMatch)] = []
    for other in actions.all where other.id != action.id && other.stage != .cancelled {
      guard let raised = other.raised, raised >= since else { continue }
      let shared = words.intersection(ActionWords.significant(other.title))
      let clause = action.clauses.first { mine in
        other.clauses.contains { $0.isWithin(mine) || mine.isWithin($0) }
      }
      let sameArea = action.area != nil && action.area == other.area
      let score = 3 * shared.count + (clause == nil ? 0 : 3) + (sameArea ? 1 : 0)
      guard shared.count >= 2 || (clause != nil && sameArea) || (shared.count == 1 && clause != nil)
      else { continue }
      var reasons: [String] = []
      if !shared.isEmpty {
        reasons.append("same words: " + shared.sorted().joined(separator: ", "))
      }
      if let clause { reasons.append("same clause \(clause.number)") }
      if sameArea { reasons.append("same area") }
      found.append(
        (score, raised, EarlierMatch(action: other.id, reason: reasons.joined(separator: "; "))))
    }
    found.sort { ($1.score, $1.raised, $0.match.action) < ($0.score, $0.raised, $1.match.action) }
    return found.prefix(limit).map(\.match)
  }
}
