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
    Field("place", "Place", \.place, .inner, initially: 0),
    Field("number", "Number", \.givenNumber, .inner, initially: 0),
    Field("clause", "Clause", \.clause, .inner),
    Field("also", "Also", \.also, .clauses),
    Field("area", "Area", \.area, .inner),
    Field("by_hand", "Added by hand", \.isByHand, .inner, initially: false),
    Field("reference", "Their reference", \.reference, .line, hint: "the certification body's"),
    Field(choice: "aspect", "Aspect", \.aspect),
    Field("question", "Question", \.question, .text),
    Field("look_at", "Look at", \.lookAt, .text),
    Field("earlier", "Earlier finding", \.earlier, .link(.action)),
    Field(choice: "finding", "Verdict", \.finding),
    Field("notes", "Notes", \.notes, .text, hint: "what you saw and heard"),
    Field(
      "evidence", "Evidence", \.evidence, .text, hint: "documents, records and places looked at"),
    Field("asked", "Asked", \.asked, .line, hint: "who was interviewed, by role"),
    Field("sample", "Sample", \.sample, .number, hint: "how many were looked at"),
    Field("population", "Of", \.population, .number, hint: "how many there are"),
    Field("files", "Files", \.files, Evidence.shape),
    Field("dropped", "Left out", \.dropped, .line, hint: "why the line is left out"),
    Field("by", "Judged by", \.by, .inner),
    Field("spent", "Seconds spent", \.spent, .inner, initially: 0).fleeting,
    Field("drafts", "Unfinished", \.drafts, .inner).fleeting,
    Field("assessed", "Assessed", \.assessed, .inner),
    Field("action", "Action", \.action, .link(.action)),
  ])
  package static var register: RegisterPath<AuditLine> {
    \.auditLines
  }

  package let id: RecordID
  package var extras = Table()
  package var audit: RecordID?
  /// The line's place in the checklist, ascending.
  package var order = 0
  /// Its place among the lines of one order: those that were put in after the first of them.
  package var place = 0
  /// The number that it was given, which paper and CSV name it by; 0 for one that has its order as its number.
  package var givenNumber = 0
  package var clause: ClauseReference?
  /// The clauses of other editions that the same question serves.
  package var also: [ClauseReference] = []
  /// The area that a question without a clause is about.
  package var area: RecordID?
  /// Whether somebody added the line, rather than the scope.
  package var isByHand = false
  /// The certification body's reference of its finding.
  package var reference = ""
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
  /// Photos and other files seen there.
  package var files: [Evidence] = []
  /// Why the line is left out; empty when it is asked.
  package var dropped = ""
  /// Who gave the verdict, by name.
  package var by = ""
  /// Seconds that the auditors spent on the line.
  package var spent = 0
  /// What people were typing, before they kept it or gave it up.
  package var drafts: [LineDraft] = []
  /// The day of the verdict.
  package var assessed: Day?
  /// The action that the finding led to.
  package var action: RecordID?

  package init(id: RecordID) { self.id = id }

  package var name: String { clause?.description ?? question }

  /// All clauses that the line asks about.
  package var clauses: [ClauseReference] { (clause.map { [$0] } ?? []) + also }

  /// The number that paper and CSV name the line by: it stays when other lines come before it.
  package var number: Int { givenNumber == 0 ? order : givenNumber }

  /// Whether the line is left out, with its reason.
  package var isDropped: Bool { !dropped.isEmpty }

  /// Whether the line follows up an earlier finding, and so cannot be left out.
  package var isFollowUp: Bool { earlier != nil }

  /// Whether nothing was noted on the line yet.
  package var isUntouched: Bool {
    finding == nil && notes.isEmpty && evidence.isEmpty && asked.isEmpty && sample == nil
      && population == nil && action == nil && files.isEmpty && dropped.isEmpty
  }

  /// Whether the line was assessed; one to be investigated was not.
  package var isAssessed: Bool { finding?.isAssessed ?? false }
}

/// What somebody was typing about a line, so that a dead battery does not take it.
package struct LineDraft: Part {
  package static let fields = FieldTable<LineDraft>([
    Field("who", "Who", \.who),
    Field("of", "Of", \.of),
    Field("text", "Text", \.text),
  ])

  package var extras = Table()
  package var who = ""
  /// The field: "notes"; of an entry for a finding after its verdict: "minor.title".
  package var of = ""
  package var text = ""

  package init() {}

  package init(who: String, of: String, text: String) {
    self.who = who
    self.of = of
    self.text = text
  }
}
