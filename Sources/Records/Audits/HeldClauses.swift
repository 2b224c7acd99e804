/// Which clauses the editions that an organisation holds have.
package struct HeldClauses: Sendable {
  private let held: [Edition]
  /// The held editions, and those that take their place: one prepares for them before the certificate names them.
  private let accepted: Set<Edition>
  private let numbers: [Edition: Set<String>]

  /// - Parameter sought: editions that a certificate is sought to.
  package init(_ library: Library, held: [Edition], sought: [Edition] = []) {
    self.held = held
    accepted = Set(held + sought + library.successors(of: held).map(\.edition))
    numbers = Dictionary(
      library.standards.map { ($0.edition, Set($0.clauses.map(\.number))) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether a held edition has the clause, or the edition that supersedes a held one.
  ///
  /// Nobody can tell of an edition that no catalogue knows, such as a standard of the user's own, and so it counts;
  /// so does every catalogue while no edition is held at all.
  package func has(_ clause: ClauseReference) -> Bool {
    guard let numbers = numbers[clause.edition] else { return true }
    return (held.isEmpty || accepted.contains(clause.edition)) && numbers.contains(clause.number)
  }

  /// The editions in a sentence: "held are ISO 9001:2015 and ISO 14001:2015".
  package var inWords: String {
    switch held.count {
    case 0: "no edition is held"
    case 1: "held is \(held[0])"
    default:
      "held are \(held.dropLast().map(\.description).joined(separator: ", ")) and \(held[held.count - 1])"
    }
  }
}

extension Library {
  /// The catalogues of editions that take the place of held ones and are not held themselves.
  package func successors(of held: [Edition]) -> [Standard] {
    standards.filter { standard in
      guard let succession = standard.succession else { return false }
      return held.contains(succession.supersedes) && !held.contains(standard.edition)
    }
  }
}
