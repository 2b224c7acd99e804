/// A decision of the certification body about a certificate, or a step that leads to one.
package struct CertificateEvent: Part {
  package enum Kind: String, Choice {
    case granted, refused, renewed, restored, suspended, reinstated
    case scopeReduced = "scope reduced"
    case withdrawn
    case movedToEdition = "moved to the new edition"
    case appliedAgain = "applied again"
    package static let noun = "decision"
  }

  package static let fields = FieldTable<CertificateEvent>([
    Field("on", "On", \.on, .day, hint: "the day of the decision"),
    Field(choice: "kind", "Decision", \.event, initially: .granted),
    Field(
      "until", "Until", \.until, .day,
      hint: "the new last day of validity, or the end of a suspension"),
    Field("before", "Expired before", \.before, .day, hint: "the last day of validity before it"),
    Field("why", "Why", \.why, .line),
    Field("by", "Written by", \.by, .line),
  ])

  package var extras = Table()
  package var on: Day?
  package var event = Kind.granted
  /// The new last day of validity; of a suspension its last day.
  package var until: Day?
  /// The last day of validity that held before a decision which moved it.
  package var before: Day?
  package var why = ""
  package var by = ""

  package init() {}
}

/// An appeal against a decision of the certification body (ISO/IEC 17021-1, 9.7).
package struct Appeal: Part {
  package enum Outcome: String, Choice {
    case upheld
    case partly = "upheld in part"
    case rejected
    case takenBack = "taken back"
    package static let noun = "outcome of an appeal"
  }

  package static let fields = FieldTable<Appeal>([
    Field("against", "Against", \.against, .line, hint: "the decision, and its day"),
    Field("lodge_by", "Lodge by", \.lodgeBy, .day, hint: "as the body's procedure has it"),
    Field("lodged", "Lodged", \.lodged, .day),
    Field(
      "grounds", "Grounds", \.grounds, .text,
      hint: "why the decision does not stand, and what shows it"),
    Field("argued", "Argued", \.argued, .day, hint: "the day it was heard or argued in writing"),
    Field("decided", "Decided", \.decided, .day),
    Field(choice: "outcome", "Outcome", \.outcome),
    Field("notes", "Notes", \.notes, .text),
  ])

  package var extras = Table()
  package var against = ""
  package var lodgeBy: Day?
  package var lodged: Day?
  package var grounds = ""
  package var argued: Day?
  package var decided: Day?
  package var outcome: Outcome?
  package var notes = ""

  package init() {}
}
