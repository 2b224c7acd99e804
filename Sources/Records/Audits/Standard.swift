/// The catalogue of one edition: its clauses by number and short title.
package struct Standard: Hashable, Sendable {
  /// One clause of the catalogue.
  package struct Clause: Hashable, Sendable {
    package let number: String
    package let title: String
    /// Whether the clause only groups sub-clauses, and so is not audited by itself.
    package let isHeading: Bool

    package init(number: String, title: String, isHeading: Bool = false) {
      self.number = number
      self.title = title
      self.isHeading = isHeading
    }
  }

  package let edition: Edition
  /// As people say it: `ISO 9001:2015`.
  package let name: String
  package let title: String
  /// In numeric order of their numbers.
  package let clauses: [Clause]

  package init(edition: Edition, name: String, title: String, clauses: [Clause]) {
    self.edition = edition
    self.name = name
    self.title = title
    self.clauses = clauses.sorted { ClauseReference.precedes($0.number, $1.number) }
  }

  /// The short title of a clause, if the edition has it.
  package func title(of number: String) -> String? {
    clauses.first { $0.number == number }?.title
  }

  /// The clauses that can be audited within one clause: itself, or those under it.
  package func auditableClauses(within number: String) -> [Clause] {
    clauses.filter { !$0.isHeading && ClauseReference.isNumber($0.number, within: number) }
  }
}
