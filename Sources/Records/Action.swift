/// An entry of the action register: what went wrong or could go better, and what is done about it.
package struct Action: Record {
  /// What brought the action about.
  package enum Kind: String, Choice {
    case nonconformity, incident, complaint, improvement
    case riskTreatment = "risk treatment"
    case reviewDecision = "review decision"
    case objectiveRecovery = "objective recovery"
    case documentUpdate = "document update"
    case training

    package static let noun = "kind of action"

    /// The letters before the year in a reference: `NC-2026-014`.
    package var prefix: String {
      switch self {
      case .nonconformity: "NC"
      case .incident: "IN"
      case .complaint: "CO"
      case .improvement: "OFI"
      case .riskTreatment: "RT"
      case .reviewDecision: "RD"
      case .objectiveRecovery: "OB"
      case .documentUpdate: "DU"
      case .training: "TR"
      }
    }
  }

  /// How grave a nonconformity is.
  package enum Grade: String, Choice {
    case minor, major
    package static let noun = "grade"
  }

  /// Where the action came from.
  package enum Source: String, Choice {
    case internalAudit = "internal audit"
    case externalAudit = "external audit"
    case customer, supplier, incident
    case managementReview = "management review"
    case objective, staff
    case selfCheck = "self-check"
    package static let noun = "source"
  }

  /// How far the action has come; the order is that of clause 10.2.
  package enum Stage: String, Choice, Comparable {
    case open, containment
    case causeAnalysis = "cause analysis"
    case actionPlan = "action plan"
    case inProgress = "in progress"
    case verifying = "verifying effectiveness"
    case closed, cancelled
    package static let noun = "stage"

    /// Whether nothing more is to be done.
    package var isFinal: Bool { self == .closed || self == .cancelled }

    package static func < (left: Stage, right: Stage) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// Where audits most often find fault.
  package static let usualCategories = [
    "compliance", "processes", "suppliers", "competence", "incidents and corrective action",
    "documents",
  ]

  package static let kind = RecordKind.action
  package static let fields = FieldTable<Action>([
    Field("title", "Title", \.title, .line, hint: "what is wrong, in one line"),
    Field(
      "reference", "Reference", \.reference, .line, hint: "what people quote; given when left empty"
    ),
    Field(choice: "kind", "Kind", \.actionKind, initially: .nonconformity),
    Field(choice: "grade", "Grade", \.grade, hint: "minor or major, for a nonconformity"),
    Field(choice: "source", "Source", \.source, initially: .staff),
    Field("category", "Category", \.category, .line, hint: usualCategories.joined(separator: ", ")),
    Field("area", "Area", \.area, .link(.area)),
    Field("clauses", "Clauses", \.clauses, .clauses),
    Field("owner", "Owner", \.owner, .link(.person), hint: "who sees it through"),
    Field("raised_by", "Raised by", \.raisedBy, .link(.person)),
    Field("raised", "Raised", \.raised, .day),
    Field("due", "Due", \.due, .day, hint: "the last day on which it is in time"),
    Field(choice: "stage", "Stage", \.stage, initially: .open),
    Field("notes", "What happened", \.notes, .text, hint: "what was seen, where, how much"),
    Field("correction", "Correction", \.correction, .text, hint: "what fixed this occurrence"),
    Field(
      "root_cause", "Root cause", \.whys, .lines(separator: " > "),
      hint: "why did it happen, and why was that? one why a line; the last is the root cause"),
    Field(
      "similar", "Similar elsewhere", \.similar, .text,
      hint: "do similar nonconformities exist, or could they occur, elsewhere?"),
    Field("plan", "Plan", \.plan, Step.shape),
    Field("effectiveness_due", "Effectiveness check due", \.effectivenessDue, .day),
    Field("effective", "Effective", \.effective, .yesNo, hint: "did it stay away?"),
    Field(
      "effective_by", "Judged by", \.effectiveBy, .link(.person),
      hint: "someone other than the owner"),
    Field("effective_on", "Judged on", \.effectiveOn, .day),
    Field(
      "effective_evidence", "Evidence of effect", \.effectiveEvidence, .line,
      hint: "what shows that it did not come back"),
    Field("evidence", "Evidence", \.evidence, Evidence.shape),
    Field("recurrence_of", "Recurrence of", \.recurrenceOf, .link(.action)),
    Field("closed", "Closed", \.closed, .day),
    Field("cancel_reason", "Reason for cancelling", \.cancelReason, .text),
    Field("due_moves", "Due date moved", \.dueMoves, .inner),
    Field("line", "Audit line", \.line, .inner),
  ])
  package static var register: RegisterPath<Action> {
    \.actions
  }

  package let id: RecordID
  package var extras = Table()
  package var reference = ""
  package var title = ""
  package var actionKind = Kind.nonconformity
  package var grade: Grade?
  package var source = Source.staff
  package var category = ""
  package var area: RecordID?
  package var clauses: [ClauseReference] = []
  package var owner: RecordID?
  package var raisedBy: RecordID?
  package var raised: Day?
  /// The last day on which the action is in time.
  package var due: Day?
  package var stage = Stage.open
  package var closed: Day?
  package var correction = ""
  /// The chain of whys; the last one is the root cause.
  package var whys: [String] = []
  /// Whether similar nonconformities exist, or could occur, elsewhere (clause 10.2.1 b).
  package var similar = ""
  package var plan: [Step] = []
  package var effectivenessDue: Day?
  /// Whether the effectiveness check was passed; `nil` until it is done.
  package var effective: Bool?
  package var effectiveBy: RecordID?
  package var effectiveOn: Day?
  package var effectiveEvidence = ""
  package var evidence: [Evidence] = []
  package var recurrenceOf: RecordID?
  package var cancelReason = ""
  /// Every move of the due date; its count is the number of slips.
  package var dueMoves: [DateMove] = []
  /// The audit line that found it.
  package var line: RecordID?
  package var notes = ""

  package init(id: RecordID) { self.id = id }

  package var name: String { reference.isEmpty ? title : reference }

  /// The day that is owed next: while effectiveness is being verified the check's, else the action's own.
  package var owedDay: Day? { stage == .verifying ? effectivenessDue ?? due : due }

  /// Whether the owed day has passed; the day itself is still in time.
  package func isOverdue(on today: Day) -> Bool {
    !stage.isFinal && (owedDay ?? .never) < today
  }

  /// How often the due date was put off.
  package var slips: Int { dueMoves.count { $0.isPostponement } }
}

/// One step of an action's plan.
package struct Step: Part {
  package static let fields = FieldTable<Step>([
    Field("title", "Step", \.title, .line, hint: "what will be done so that it does not come back"),
    Field("owner", "Owner", \.owner, .link(.person)),
    Field("due", "Due", \.due, .day),
    Field("done", "Done", \.done, .day, hint: "the day it was completed"),
    Field("cancelled", "Cancelled", \.cancelled, .line, hint: "why it will not be done"),
  ])

  package var extras = Table()
  package var title = ""
  package var owner: RecordID?
  package var due: Day?
  package var done: Day?
  /// Why the step will not be done; empty when it was not cancelled.
  package var cancelled = ""

  package init() {}

  /// Whether the step still has to be done.
  package var isOpen: Bool { done == nil && cancelled.isEmpty }
  /// Whether the step was done; a cancelled step does not count as completed.
  package var isCompleted: Bool { done != nil && cancelled.isEmpty }
}

/// Something that shows a thing was done.
package struct Evidence: Part {
  package static let fields = FieldTable<Evidence>([
    Field("reference", "Reference", \.reference, .line, hint: "a path, an address, a number"),
    Field("shows", "Shows", \.shows, .line, hint: "what it shows"),
    Field("date", "Date", \.date, .day),
    Field("by", "Added by", \.by, .line),
  ])

  package var extras = Table()
  package var reference = ""
  package var shows = ""
  package var date: Day?
  package var by = ""

  package init() {}
}

/// One move of a date: never silently overwritten.
package struct DateMove: Part {
  package static let fields = FieldTable<DateMove>([
    Field("from", "From", \.from, .day),
    Field("to", "To", \.to, .day),
    Field("by", "By", \.by),
    Field("on", "On", \.on, .day),
    Field("why", "Why", \.why),
  ])

  package var extras = Table()
  package var from: Day?
  package var to: Day?
  package var by = ""
  package var on: Day?
  package var why = ""

  package init() {}

  package init(from: Day?, to: Day?, by: String, on: Day, why: String) {
    self.from = from
    self.to = to
    self.by = by
    self.on = on
    self.why = why
  }

  /// Whether the date was put off rather than brought forward.
  package var isPostponement: Bool {
    guard let from else { return false }
    guard let to else { return true }
    return to > from
  }
}
