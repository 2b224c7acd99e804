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

/// Questions for an internal audit against one edition.
package struct Checklist: Hashable, Sendable {
  /// What a question is after.
  package enum Aspect: String, Choice {
    case defined, followed, forward
    case followUp = "follow-up"

    package static let noun = "aspect"

    /// The aspect as the auditor reads it.
    package var label: String {
      switch self {
      case .defined: "is it defined?"
      case .followed: "followed, and does it work?"
      case .forward: "still fit for what comes?"
      case .followUp: "follow-up of an earlier finding"
      }
    }
  }

  /// One question about one clause.
  package struct Question: Hashable, Sendable {
    package let clause: String
    package let aspect: Aspect
    package let question: String
    package let lookAt: String

    package init(clause: String, aspect: Aspect, question: String, lookAt: String) {
      self.clause = clause
      self.aspect = aspect
      self.question = question
      self.lookAt = lookAt
    }
  }

  package let edition: Edition
  package let questions: [Question]

  package init(edition: Edition, questions: [Question]) {
    self.edition = edition
    self.questions = questions
  }
}

/// The catalogues and checklists that come with the program.
package struct Library: Hashable, Sendable {
  package let standards: [Standard]
  package let checklists: [Checklist]

  package init(standards: [Standard], checklists: [Checklist]) {
    self.standards = standards
    self.checklists = checklists
  }

  package subscript(edition: Edition) -> Standard? { standards.first { $0.edition == edition } }

  package func checklist(for edition: Edition) -> Checklist? {
    checklists.first { $0.edition == edition }
  }

  /// The short title of a clause, if a catalogue has it.
  package func title(of clause: ClauseReference) -> String? {
    self[clause.edition]?.title(of: clause.number)
  }
}
