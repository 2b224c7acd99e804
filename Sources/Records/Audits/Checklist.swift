/// Questions for internal audits, in our own words.
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

  /// One question, asked once for all clauses that share it.
  package struct Question: Hashable, Sendable {
    /// Sorted; empty for a question about an area as a whole.
    package let clauses: [ClauseReference]
    package let aspect: Aspect
    package let question: String
    package let lookAt: String
    /// The only area that it is asked in; `nil` for all.
    package let area: RecordID?
    /// The day of its last change; `nil` when nobody noted it.
    package let changed: Day?
    /// The organisation's own question that it comes from; `nil` when it comes with the program.
    package let own: RecordID?

    package init(
      clauses: [ClauseReference], aspect: Aspect, question: String, lookAt: String,
      area: RecordID? = nil, changed: Day? = nil, own: RecordID? = nil
    ) {
      self.clauses = clauses
      self.aspect = aspect
      self.question = question
      self.lookAt = lookAt
      self.area = area
      self.changed = changed
      self.own = own
    }
  }

  package let name: String
  package let questions: [Question]

  package init(name: String, questions: [Question]) {
    self.name = name
    self.questions = questions
  }
}
