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
