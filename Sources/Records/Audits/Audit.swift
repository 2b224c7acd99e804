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
