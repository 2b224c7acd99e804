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

  /// Where an extension of a deadline stands that was asked of the certification body.
  package enum Extension: String, Choice {
    case asked, agreed, refused
    package static let noun = "state of an extension"
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

  /// What lies behind most nonconformities.
  package static let usualCauseCategories = [
    "procedure or method", "planning and resources", "competence and awareness", "communication",
    "equipment and tools", "material and suppliers", "measurement", "design", "environment",
    "management decision",
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
    Field(
      "category", "Category", \.category, .term(usualCategories),
      hint: "where the fault lies; one of the usual or your own"),
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
      "containment", "Containment", \.containment, .text,
      hint: "what keeps it from doing more harm until the cause is removed"),
    Field(
      "containment_limits", "Its limits", \.containmentLimits, .text,
      hint: "what the containment does not cover, what it costs, how long it can hold"),
    Field(
      "containment_until", "It holds until", \.containmentUntil, .day,
      hint: "the last day on which the containment can be relied upon"),
    Field(
      "root_cause", "Root cause", \.whys, .lines(separator: " > "),
      hint: "why did it happen, and why was that? one why a line; the last is the root cause"),
    Field(
      "cause_category", "Cause category", \.causeCategory, .term(usualCauseCategories),
      hint: "what kind of cause it is; one of the usual or your own"),
    Field(
      "similar", "Similar elsewhere", \.similar, .text,
      hint: "do similar nonconformities exist, or could they occur, elsewhere?"),
    Field("plan", "Plan", \.plan, Step.shape),
    Field("effectiveness_due", "Effectiveness check due", \.effectivenessDue, .day),
    Field(
      "effectiveness_criterion", "Criterion", \.effectivenessCriterion, .line,
      hint: "what will show that it stayed away: how many, of what, over how long"),
    Field("effective", "Effective", \.effective, .yesNo, hint: "did it stay away?"),
    Field(
      "effective_result", "Result", \.effectiveResult, .line,
      hint: "what was found, measured against the criterion"),
    Field(
      "effective_by", "Judged by", \.effectiveBy, .link(.person),
      hint: "someone other than the owner and those who did the steps"),
    Field("effective_on", "Judged on", \.effectiveOn, .day),
    Field(
      "effective_evidence", "Evidence of effect", \.effectiveEvidence, .line,
      hint: "what shows that it did not come back"),
    Field("evidence", "Evidence", \.evidence, Evidence.shape),
    Field("recurrence_of", "Recurrence of", \.recurrenceOf, .link(.action)),
    Field("closed", "Closed", \.closed, .day),
    Field("cancel_reason", "Reason for cancelling", \.cancelReason, .text),
    Field("due_moves", "Due date moved", \.dueMoves, .inner),
    Field("stage_moves", "Stage moved", \.stageMoves, .inner),
    Field("rounds", "Earlier rounds", \.rounds, .inner),
    Field(
      choice: "extension", "Extension", \.extensionState,
      hint: "of the deadline, by the certification body"),
    Field("extension_asked", "Asked on", \.extensionAsked, .day),
    Field(
      "extension_until", "Until", \.extensionUntil, .day, hint: "the day asked for, or agreed to"),
    Field("submissions", "To the certification body", \.submissions, Submission.shape),
    Field("line", "Audit line", \.line, .inner),
    Field("objective", "Objective", \.objective, .link(.objective), hint: "what it brings back"),
    Field("document", "Document", \.document, .link(.document), hint: "what it brings up to date"),
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
  /// What keeps it from doing more harm until the cause is removed.
  package var containment = ""
  /// What the containment does not cover.
  package var containmentLimits = ""
  /// The last day on which the containment can be relied upon.
  package var containmentUntil: Day?
  /// The chain of whys, branches included; see `rootCauses`.
  package var whys: [Why] = []
  package var causeCategory = ""
  /// Whether similar nonconformities exist, or could occur, elsewhere (clause 10.2.1 b).
  package var similar = ""
  package var plan: [Step] = []
  package var effectivenessDue: Day?
  /// What will show that it stayed away.
  package var effectivenessCriterion = ""
  /// Whether the effectiveness check was passed; `nil` until it is done.
  package var effective: Bool?
  /// What the check found, measured against the criterion.
  package var effectiveResult = ""
  package var effectiveBy: RecordID?
  package var effectiveOn: Day?
  package var effectiveEvidence = ""
  package var evidence: [Evidence] = []
  package var recurrenceOf: RecordID?
  package var cancelReason = ""
  /// Every move of the due date; its count is the number of slips.
  package var dueMoves: [DateMove] = []
  /// Every move from stage to stage.
  package var stageMoves: [StageMove] = []
  /// The rounds whose effectiveness check failed, or that were closed before the action was opened again; oldest first.
  package var rounds: [EffectivenessRound] = []
  /// Where an extension stands; `nil` when none was asked.
  package var extensionState: Extension?
  package var extensionAsked: Day?
  /// The day asked for, or agreed to.
  package var extensionUntil: Day?
  /// What was handed to the certification body, and what it answered.
  package var submissions: [Submission] = []
  /// The audit line that found it.
  package var line: RecordID?
  /// The objective that it brings back on track.
  package var objective: RecordID?
  /// The document that it brings up to date.
  package var document: RecordID?
  package var notes = ""

  package init(id: RecordID) { self.id = id }

  package var name: String { reference.isEmpty ? title : reference }

  /// Kind and grade: "NC minor", "complaint".
  package var kindText: String {
    guard let grade else { return actionKind == .nonconformity ? "NC" : actionKind.rawValue }
    return (actionKind == .nonconformity ? "NC " : actionKind.rawValue + " ")
      + (grade == .major ? "MAJOR" : grade.rawValue)
  }

  /// The day that is owed next: while effectiveness is being verified the check's, else the action's own.
  package var owedDay: Day? { stage == .verifying ? effectivenessDue ?? due : due }

  /// Whether the owed day has passed; the day itself is still in time.
  package func isOverdue(on today: Day) -> Bool {
    !stage.isFinal && (owedDay ?? .never) < today
  }

  /// How often the due date was put off.
  package var slips: Int { dueMoves.count { $0.isPostponement } }
}
