/// An earlier action that may be the same thing again, with the reasons for the match.
package struct EarlierMatch: Hashable, Sendable {
  /// In what an earlier action is like a later one.
  package enum Reason: Hashable, Sendable, CustomStringConvertible {
    /// Words of the later one's title that the earlier one's has too, in their order.
    case words([String])
    /// A clause of the later one, which the earlier one has or whose part or whole it has.
    case clause(String)
    /// A clause of the earlier one that is the chapter of the later one's, or lies deep within it.
    case relatedClause(String)
    /// A clause that the earlier one has in another edition of the same standard.
    case otherEdition(String)
    case area
    /// Root causes that say much the same.
    case cause
    case causeCategory(String)
    case category(String)

    package var description: String {
      switch self {
      case .words(let words): "same words: " + words.joined(separator: ", ")
      case .clause(let number): "same clause \(number)"
      case .relatedClause(let number): "related clause \(number)"
      case .otherEdition(let number): "same clause \(number) of another edition"
      case .area: "same area"
      case .cause: "same cause"
      case .causeCategory(let name): "same kind of cause: \(name)"
      case .category(let name): "same category: \(name)"
      }
    }
  }

  package let action: RecordID
  /// How likely it is the same thing, in tenths of a point: words alike 0 to 60, a clause 20 or 30, an area 20,
  /// a cause 20 or 30, a category 10, less 10 each for clauses and areas that differ.
  package let score: Int
  /// What they have in common; never empty.
  package let reasons: [Reason]
  /// Whether one already is, directly or by others between them, a recurrence of the other, or what happened names
  /// it: the nonconformity that a corrective action of another register is about has not come back.
  package let isLinked: Bool

  /// The reasons in one line: `same words: delivery, notes; same clause 8.4; same area`.
  package var reason: String { reasons.map(\.description).joined(separator: "; ") }
}

extension Action {
  /// Whether the notes name a reference.
  func notesName(_ reference: String) -> Bool {
    guard !reference.isEmpty, notes.contains(reference) else { return false }
    return notes.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.contains { $0 == reference }
  }
}

extension Action.Kind {
  /// Whether actions of the kind tell of something that went wrong, and so can happen again.
  package var canRecur: Bool {
    switch self {
    case .nonconformity, .incident, .complaint: true
    case .improvement, .riskTreatment, .reviewDecision, .objectiveRecovery, .documentUpdate,
      .training:
      false
    }
  }
}
