/// A walk through the questions of a periodic health check: does the system still work, whatever the certificate says?
package struct SelfCheck: Record {
  package static let kind = RecordKind.selfCheck
  package static let fields = FieldTable<SelfCheck>([
    Field("title", "Title", \.title, .line, hint: "Self-check, autumn 2026"),
    Field("begun", "Begun", \.begun, .day),
    Field("finished", "Finished", \.finished, .day),
    Field("by", "By", \.by, .link(.person)),
    Field("answers", "Answers", \.answers, SelfCheckAnswer.shape),
    Field("notes", "Notes", \.notes, .text),
  ])
  package static var register: RegisterPath<SelfCheck> { \.selfChecks }

  package let id: RecordID
  package var extras = Table()
  package var title = ""
  package var begun: Day?
  /// The day it was finished; `nil` as long as it goes on.
  package var finished: Day?
  package var by: RecordID?
  package var answers: [SelfCheckAnswer] = []
  package var notes = ""

  package init(id: RecordID) { self.id = id }

  package var name: String { title }
}

/// The answer to one question of a self-check.
package struct SelfCheckAnswer: Part {
  package enum Verdict: String, Choice {
    case yes, partly, no
    case notApplicable = "not applicable"
    package static let noun = "answer"
  }

  package static let fields = FieldTable<SelfCheckAnswer>([
    Field("question", "Question", \.question, .line),
    Field(choice: "verdict", "Answer", \.verdict),
    Field("note", "Note", \.note, .text),
    Field("action", "Action", \.action, .link(.action)),
  ])

  package var extras = Table()
  /// Which question of the catalogue it is.
  package var question = ""
  package var verdict: Verdict?
  package var note = ""
  package var action: RecordID?

  package init() {}
}
