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
    Field("planned", "Planned for", \.planned, .day, hint: "the day by which it is done"),
    Field(choice: "state", "State", \.state, initially: .planned),
    Field("notes", "Notes", \.notes, .text, hint: "purpose, criteria, what to take care of"),
    Field("reported", "Reported", \.reported, .day),
    Field("moves", "Postponed", \.moves, .inner),
    Field("reopenings", "Reopened", \.reopenings, .inner),
    Field("position", "Line last looked at", \.position, .inner).fleeting,
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
  package var planned: Day?
  package var state = State.planned
  package var reported: Day?
  package var notes = ""
  /// Every move of the planned day, with its reason.
  package var moves: [DateMove] = []
  /// Why a reported audit was opened again, one text each time.
  package var reopenings: [String] = []
  /// The line the auditor looked at last, to resume there.
  package var position: RecordID?

  package init(id: RecordID) { self.id = id }

  package var name: String { reference.isEmpty ? title : reference }

  /// How often the audit was put off.
  package var postponements: Int { moves.count { $0.isPostponement } }
}

/// One line of an audit's checklist, and what was found there.
package struct AuditLine: Record {
  /// What a line concluded; `nil` in the line means not yet assessed, which is never nonconforming.
  package enum Finding: String, Choice {
    case conforming, minor, major, observation
    case ofi = "OFI"
    case strength
    case notApplicable = "not applicable"
    case toInvestigate = "to investigate"
    package static let noun = "finding"

    /// Whether the finding goes into the action register.
    package var makesAction: Bool {
      switch self {
      case .minor, .major, .observation, .ofi: true
      case .conforming, .strength, .notApplicable, .toInvestigate: false
      }
    }

    /// Whether the line counts as assessed: to investigate is still open.
    package var isAssessed: Bool { self != .toInvestigate }
  }

  package static let kind = RecordKind.auditLine
  package static let fields = FieldTable<AuditLine>([
    Field("audit", "Audit", \.audit, .inner),
    Field("order", "Order", \.order, .inner, initially: 0),
    Field("clause", "Clause", \.clause, .inner),
    Field(choice: "aspect", "Aspect", \.aspect),
    Field("question", "Question", \.question, .text),
    Field("look_at", "Look at", \.lookAt, .text),
    Field("earlier", "Earlier finding", \.earlier, .inner),
    Field(choice: "finding", "Verdict", \.finding),
    Field("notes", "Notes", \.notes, .text, hint: "what you saw and heard"),
    Field(
      "evidence", "Evidence", \.evidence, .text, hint: "documents, records and places looked at"),
    Field("asked", "Asked", \.asked, .line, hint: "who was interviewed, by role"),
    Field("sample", "Sample", \.sample, .number, hint: "how many were looked at"),
    Field("population", "Of", \.population, .number, hint: "how many there are"),
    Field("assessed", "Assessed", \.assessed, .inner),
    Field("action", "Action", \.action, .inner),
  ])
  package static var register: RegisterPath<AuditLine> {
    \.auditLines
  }

  package let id: RecordID
  package var extras = Table()
  package var audit: RecordID?
  /// The line's place in the checklist, ascending.
  package var order = 0
  package var clause: ClauseReference?
  package var aspect: Checklist.Aspect?
  package var question = ""
  package var lookAt = ""
  /// The earlier nonconformity that this line follows up.
  package var earlier: RecordID?
  package var finding: Finding?
  package var notes = ""
  package var evidence = ""
  package var asked = ""
  package var sample: Int?
  package var population: Int?
  /// The day of the verdict.
  package var assessed: Day?
  /// The action that the finding led to.
  package var action: RecordID?

  package init(id: RecordID) { self.id = id }

  package var name: String { clause?.description ?? question }

  /// Whether the line was assessed; one to be investigated was not.
  package var isAssessed: Bool { finding?.isAssessed ?? false }
}
