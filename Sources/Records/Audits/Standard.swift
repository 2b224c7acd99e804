/// The catalogue of one edition: its clauses by number and short title.
package struct Standard: Hashable, Sendable {
  /// One clause of the catalogue.
  package struct Clause: Hashable, Sendable {
    package let number: String
    package let title: String
    /// Whether the clause only groups sub-clauses, and so is not audited by itself.
    package let isHeading: Bool
    /// The clause of the superseded edition that it goes on from; `nil` when it is new, or the edition is the first.
    package let was: String?
    /// What differs from the superseded edition, in our own words; empty when nothing is known to.
    package let change: String

    package init(
      number: String, title: String, isHeading: Bool = false, was: String? = nil,
      change: String = ""
    ) {
      self.number = number
      self.title = title
      self.isHeading = isHeading
      self.was = was
      self.change = change
    }
  }

  /// How an edition takes the place of an earlier one.
  package struct Succession: Hashable, Sendable {
    package let supersedes: Edition
    package let published: Day?
    /// The last day on which certificates to the superseded edition are valid; to be confirmed with the certification body.
    package let transition: Day?
    /// How sure the differences are.
    package let note: String

    package init(supersedes: Edition, published: Day?, transition: Day?, note: String) {
      self.supersedes = supersedes
      self.published = published
      self.transition = transition
      self.note = note
    }
  }

  package let edition: Edition
  /// As people say it: `ISO 9001:2015`.
  package let name: String
  package let title: String
  /// In numeric order of their numbers.
  package let clauses: [Clause]
  /// `nil` for an edition that is not known to follow another.
  package let succession: Succession?

  package init(
    edition: Edition, name: String, title: String, clauses: [Clause],
    succession: Succession? = nil
  ) {
    self.edition = edition
    self.name = name
    self.title = title
    self.clauses = clauses.sorted { ClauseReference.precedes($0.number, $1.number) }
    self.succession = succession
  }

  /// The clause with a number, if the edition has it.
  package func clause(_ number: String) -> Clause? { clauses.first { $0.number == number } }

  /// The short title of a clause, if the edition has it.
  package func title(of number: String) -> String? { clause(number)?.title }

  /// The clauses that can be audited within one clause: itself, or those under it.
  package func auditableClauses(within number: String) -> [Clause] {
    clauses.filter { !$0.isHeading && ClauseReference.isNumber($0.number, within: number) }
  }

  /// All clauses that can be audited, with the edition.
  package var auditableClauses: [ClauseReference] {
    clauses.filter { !$0.isHeading }.map { ClauseReference(edition: edition, number: $0.number) }
  }
}
