/// A planned, walked or reported audit.
package struct Audit: Record {
  /// Who audits, and in which part of the certification cycle.
  package enum Kind: String, Choice {
    case `internal`, supplier
    case stage1 = "stage 1"
    case stage2 = "stage 2"
    case surveillance, recertification
    case followUp = "follow-up"
    case transition
    package static let noun = "kind of audit"

    /// Whether the certification body audits; internal and supplier audits are walked here.
    package var isExternal: Bool {
      switch self {
      case .internal, .supplier: false
      case .stage1, .stage2, .surveillance, .recertification, .followUp, .transition: true
      }
    }
  }

  /// How far the audit has come.
  package enum State: String, Choice {
    case planned
    case inProgress = "in progress"
    case reported, cancelled
    package static let noun = "state of an audit"

    /// Whether nothing more is to be done.
    package var isFinal: Bool { self == .reported || self == .cancelled }
  }

  package static let kind = RecordKind.audit
  package static let fields = FieldTable<Audit>([
    Field("title", "Title", \.title, .line, hint: "what is audited: Purchasing, Goods in"),
    Field("reference", "Reference", \.reference, .line, hint: "given when left empty"),
    Field(choice: "kind", "Kind", \.auditKind, initially: .internal),
    Field(
      "clauses", "Clauses", \.clauses, .clauses,
      hint: "a clause takes all those under it: 8 is the whole of 8"),
    Field("areas", "Areas", \.areas, .links(.area)),
    Field(
      "auditor", "Auditor", \.auditor, .link(.person), hint: "someone who does not work in the area"
    ),
    Field("team", "Team", \.team, .links(.person), hint: "who else audits"),
    Field("auditees", "Audited are", \.auditees, .links(.person), hint: "who is to be there"),
    Field("planned", "Planned for", \.planned, .day, hint: "the day by which it is done"),
    Field("starts", "First day", \.starts, .day, hint: "when the audit begins"),
    Field("ends", "Last day", \.ends, .day, hint: "deadlines of an external audit run from here"),
    Field("duration", "Hours", \.duration, .number, hint: "how long it is to take"),
    Field("notice", "Notice by", \.notice, .day, hint: "the day by which those audited are told"),
    Field("notice_given", "Notice given", \.noticeGiven, .day, hint: "when they were told"),
    Field(choice: "state", "State", \.state, initially: .planned),
    Field("notes", "Notes", \.notes, .text, hint: "purpose, criteria, what to take care of"),
    Field(
      "justification", "Justification", \.justification, .text,
      hint: "why the auditor can judge all the same; stands in the report"),
    Field(
      "conclusion", "Conclusion", \.conclusion, .text,
      hint: "what the audit says of the area as a whole; stands in the report"),
    Field("body", "Certification body", \.body, .link(.body), hint: "who audited, when external"),
    Field("body_reference", "Their reference", \.bodyReference, .line, hint: "of their report"),
    Field("lead", "Their auditor", \.lead, .line, hint: "who led the external audit"),
    Field("reported", "Reported", \.reported, .day),
    Field("moves", "Postponed", \.moves, .inner),
    Field("reopenings", "Reopened", \.reopenings, .inner),
    Field("position", "Line last looked at", \.position, .inner).fleeting,
    Field("positions", "Line each last looked at", \.positions, .inner).fleeting,
  ])
  package static var register: RegisterPath<Audit> { \.audits }

  package let id: RecordID
  package var extras = Table()
  package var reference = ""
  package var title = ""
  package var auditKind = Kind.internal
  package var clauses: [ClauseReference] = []
  package var areas: [RecordID] = []
  package var auditor: RecordID?
  /// Who else audits.
  package var team: [RecordID] = []
  /// Who is to be there.
  package var auditees: [RecordID] = []
  /// The day by which it is done; its quarter is the programme's.
  package var planned: Day?
  package var starts: Day?
  /// The last day of the audit itself, from which an external audit's deadlines run.
  package var ends: Day?
  /// Hours.
  package var duration: Int?
  /// The day by which those audited are told.
  package var notice: Day?
  package var noticeGiven: Day?
  package var state = State.planned
  package var reported: Day?
  package var notes = ""
  /// Why an auditor who is not impartial can judge all the same.
  package var justification = ""
  /// What the audit says of its scope as a whole.
  package var conclusion = ""
  package var body: RecordID?
  /// The certification body's reference of its report.
  package var bodyReference = ""
  /// The certification body's auditor, by name.
  package var lead = ""
  /// Every move of the planned day, with its reason.
  package var moves: [DateMove] = []
  /// Why a reported audit was opened again, one text each time.
  package var reopenings: [String] = []
  /// The line the auditor looked at last, to resume there.
  package var position: RecordID?
  /// The line each of several auditors looked at last.
  package var positions: [WalkPosition] = []

  package init(id: RecordID) { self.id = id }

  package var name: String { reference.isEmpty ? title : reference }

  /// Everyone who audits, the lead first.
  package var auditors: [RecordID] { (auditor.map { [$0] } ?? []) + team.filter { $0 != auditor } }

  /// The day that the audit counts as done: its last day, else the day of its report, else the one planned.
  package var day: Day? { ends ?? reported ?? planned }

  /// Whether what it assessed counts for the coverage: the organisation's own audits that took place (clause 9.2.2).
  package var countsForCoverage: Bool { auditKind == .internal && state != .cancelled }

  /// How often the audit was put off.
  package var postponements: Int { moves.count { $0.isPostponement } }
}

/// The line that one of several auditors looked at last.
package struct WalkPosition: Part {
  package static let fields = FieldTable<WalkPosition>([
    Field("who", "Who", \.who),
    Field("line", "Line", \.line, .inner),
  ])

  package var extras = Table()
  package var who = ""
  package var line: RecordID?

  package init() {}
}

extension Audit {
  /// The line that somebody looked at last; that of whoever walked before, for one who did not yet.
  package func position(of who: String) -> RecordID? {
    positions.first { $0.who == who }?.line ?? position
  }

  /// Keeps the line that somebody looked at last.
  package mutating func setPosition(of who: String, to line: RecordID) {
    position = line
    if let place = positions.firstIndex(where: { $0.who == who }) {
      positions[place].line = line
    } else {
      var added = WalkPosition()
      (added.who, added.line) = (who, line)
      positions.append(added)
    }
  }
}
