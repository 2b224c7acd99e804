package import Records

/// The registers that go out as CSV and come in again; the words of the command line.
package enum RegisterKind: String, Hashable, Sendable, CaseIterable {
  case people, actions, training, requirements, audits, lines, questions, standards
  case competences, roles, areas, documents, objectives, responsibilities, sessions, reviews,
    certificates, bodies, waivers, selfchecks
  /// Training as a wide sheet: people down, competences across.
  case matrix

  /// The columns of an exported file, in the order that scripts depend on; each is a field's key, where there is one.
  package var columns: [String] {
    switch self {
    case .people: ["name", "roles", "area", "email", "joined", "left"]
    case .actions:
      [
        "reference", "title", "kind", "grade", "source", "category", "area", "clauses", "owner",
        "raised_by", "raised", "due", "stage", "closed", "correction", "root_cause", "plan",
        "effectiveness_due", "effective", "recurrence_of", "evidence", "notes",
      ]
    case .training: ["person", "competence", "date", "expires", "evidence", "notes"]
    case .requirements: ["role", "competence", "refresh_months", "mandatory"]
    case .audits:
      [
        "reference", "title", "kind", "clauses", "areas", "auditor", "team", "planned", "starts",
        "ends", "state", "reported", "notes",
      ]
    case .lines:
      [
        "audit", "line", "clauses", "aspect", "question", "verdict", "notes", "evidence", "asked",
        "sample", "population", "assessed", "action",
      ]
    case .questions: ["question", "look_at", "clauses", "aspect", "area", "retired"]
    case .standards: ["edition", "number", "title"]
    case .competences:
      ["name", "kind", "provider", "teaches", "owner", "duration", "seats", "judge_after", "notes"]
    case .roles: ["name", "notes"]
    case .areas: ["name", "kind", "site", "owner", "deputy", "notes"]
    case .documents:
      [
        "reference", "title", "kind", "version", "issued", "owner", "deputy", "area", "roles",
        "clauses",
        "place", "withdrawn", "notes",
      ]
    case .objectives:
      ["name", "measure", "outcome", "owner", "deputy", "due", "closed", "notes"]
    case .responsibilities: ["edition", "clauses", "owner", "deputy", "notes"]
    case .sessions:
      [
        "competence", "date", "starts", "place", "trainer", "provider", "duration", "seats",
        "evidence", "held", "cancelled", "notes", "ends",
      ]
    case .reviews:
      [
        "reference", "title", "standards", "planned", "chair", "held", "present", "minuted",
        "cancelled", "notes",
      ]
    case .certificates:
      [
        "edition", "number", "body", "scope", "applied", "certified", "decided", "expires", "owner",
        "contract", "contract_until", "transition_by", "notes",
      ]
    case .bodies:
      [
        "name", "contacts", "plan_within", "evidence_within", "major_within", "expiry_margin",
        "notes",
      ]
    case .waivers: ["about", "reason", "until", "by", "on"]
    case .selfchecks: ["title", "begun", "finished", "by", "answers", "notes"]
    case .matrix: ["name", "roles", "area"]
    }
  }

  /// Fields that an import takes as well, and an export writes only when asked for all columns.
  package var furtherColumns: [String] {
    switch self {
    case .people: ["number", "terms", "notes"]
    case .requirements: ["level", "within", "grace", "since", "reason", "notes", "from"]
    case .matrix: ["number", "email"]
    case .actions:
      [
        "containment", "containment_limits", "containment_until", "cause_category", "similar",
        "effectiveness_criterion", "effective_result", "effective_by", "effective_on",
        "effective_evidence", "cancel_reason", "extension", "extension_asked", "extension_until",
        "submissions",
      ]
    case .training:
      [
        "result", "level", "trainer", "duration", "session", "judged_by", "judge_on", "effect",
        "judged", "judgement", HeadingWords.personNumber, HeadingWords.personEmail,
      ]
    case .lines, .standards: []
    case .documents: ["review_every", "review_on", "replaced_by", "reviews"]
    case .objectives:
      [
        "unit", "baseline", "direction", "target", "started", "frequency", "clauses", "given_up",
        "readings",
      ]
    case .certificates: ["contacts", "events", "appeals"]
    case .bodies: ["template"]
    case .competences, .roles, .areas, .responsibilities, .sessions, .waivers, .selfchecks: []
    case .audits:
      [
        "auditees", "duration", "notice", "notice_given", "justification", "conclusion", "body",
        "body_reference", "lead",
      ]
    case .questions: ["replaces", "changed"]
    case .reviews: ["starts", "invited", "guests", "minutes_by", "decisions", "inputs"]
    }
  }

  /// The kind of record that a row is.
  package var record: RecordKind {
    switch self {
    case .people: .person
    case .actions: .action
    case .training: .training
    case .requirements: .requirement
    case .audits: .audit
    case .lines: .auditLine
    case .questions: .question
    case .standards: .standard
    case .competences: .competence
    case .roles: .role
    case .areas: .area
    case .documents: .document
    case .objectives: .objective
    case .responsibilities: .responsibility
    case .sessions: .session
    case .reviews: .review
    case .certificates: .certificate
    case .bodies: .body
    case .waivers: .waiver
    case .selfchecks: .selfCheck
    case .matrix: .training
    }
  }

  /// The columns by which a row is known again. An import cannot do without them, but for
  /// an action's reference, which is given when it is missing.
  var keys: [String] {
    switch self {
    case .people: ["name"]
    case .actions: ["reference", "title"]
    case .training: ["person", "competence"]
    case .requirements: ["role", "competence"]
    case .audits: ["reference", "title"]
    case .lines: ["line"]
    case .questions: ["question"]
    case .standards: ["edition", "number"]
    case .competences, .roles, .areas, .objectives, .matrix, .bodies: ["name"]
    case .documents, .reviews: ["reference", "title"]
    case .certificates: ["edition", "number"]
    case .responsibilities: ["edition", "clauses"]
    case .sessions: ["competence", "date"]
    case .waivers: ["about", "until"]
    case .selfchecks: ["title"]
    }
  }

  /// Whether a reference that is missing is given, so that a title is enough.
  var givesReferences: Bool {
    self == .actions || self == .audits || self == .reviews
  }

  /// Whether there may be titles above the headings of other programs' files.
  var mayHaveTitles: Bool {
    switch self {
    case .people, .training, .requirements, .competences, .documents, .sessions: true
    default: false
    }
  }

  /// Whether one of the columns by which a row is known is enough.
  var needsOneKey: Bool {
    givesReferences || self == .documents || self == .responsibilities
      || self == .certificates
  }

  /// One of them, or several, in a sentence: "1 action", "3 people".
  func counted(_ count: Int) -> String { record.counted(count) }
}

extension RecordKind {
  /// One of them, or several, in a sentence: "1 area", "3 people".
  func counted(_ count: Int) -> String { "\(count) \(count == 1 ? singular : plural)" }

  private var singular: String {
    self == .requirement ? "requirement" : self == .standard ? "standard" : noun
  }

  /// Several of them in a sentence.
  var plural: String {
    switch self {
    case .person: "people"
    case .body: "certification bodies"
    case .responsibility: "responsibilities"
    default: singular + "s"
    }
  }
}
