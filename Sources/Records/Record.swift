/// The kinds of record an organisation's file holds; the word is its register's key in the file.
package enum RecordKind: String, Hashable, Sendable, CaseIterable {
  case organisation, area, role, person, competence, requirement, training, action, audit
  case auditLine = "line"
  case session, document, objective, responsibility, review
  case selfCheck = "self-check"
  case question, standard, body, certificate
  case waiver, view
  case conflict
  case historyEntry = "change"

  /// The type that describes the kind.
  package var type: any Record.Type {
    switch self {
    case .organisation: Profile.self
    case .area: Area.self
    case .role: Role.self
    case .person: Person.self
    case .competence: Competence.self
    case .requirement: Requirement.self
    case .training: TrainingRecord.self
    case .session: TrainingSession.self
    case .document: Document.self
    case .objective: Objective.self
    case .responsibility: Responsibility.self
    case .review: ManagementReview.self
    case .selfCheck: SelfCheck.self
    case .action: Action.self
    case .audit: Audit.self
    case .auditLine: AuditLine.self
    case .question: OwnQuestion.self
    case .standard: OwnStandard.self
    case .body: CertificationBody.self
    case .certificate: Certificate.self
    case .waiver: Waiver.self
    case .view: SavedView.self
    case .conflict: Conflict.self
    case .historyEntry: HistoryEntry.self
    }
  }

  /// The kind in a sentence: "a competence requirement".
  package var noun: String {
    switch self {
    case .requirement: "competence requirement"
    case .training: "training record"
    case .session: "training session"
    case .auditLine: "audit line"
    case .review: "management review"
    case .body: "certification body"
    case .standard: "standard of our own"
    case .view: "saved view"
    case .historyEntry: "history entry"
    default: rawValue
    }
  }
}

extension RecordKind {
  /// A field's label on the screen; its key when this program does not know it.
  package func fieldLabel(_ key: String) -> String { type.label(of: key) }

  /// A field's shape; `inner` when this program does not know the field.
  package func fieldShape(_ key: String) -> FieldShape { type.shape(of: key) }
}

/// The way from an organisation to its register of one kind of record.
package typealias RegisterPath<R: Record> = any WritableKeyPath<Organisation, Register<R>>
  & Sendable

/// One thing that an organisation keeps a record of.
package protocol Record: Hashable, Sendable, Identifiable where ID == RecordID {
  static var kind: RecordKind { get }
  /// Every field once; the file, CSV, forms, filters, edits and the merge read this.
  static var fields: FieldTable<Self> { get }
  /// Where the organisation keeps records of this kind.
  static var register: RegisterPath<Self> { get }

  /// A new record with sensible values in every field.
  init(id: RecordID)
  var id: RecordID { get }
  /// Fields that a newer program wrote and this one does not know; kept as they are.
  var extras: Table { get set }
  /// What people call the record: its name or its reference.
  var name: String { get }

  // These two are the same for all kinds. Being required of each, they are compiled for each as well,
  // and so know its fields: a hundred thousand records pass through them.

  /// Reads a record as the file holds it.
  init(id: RecordID, table: Table) throws(FieldFailure)
  /// Goes over everything that the file holds but the identifier, in ascending order of the keys.
  func forEachValue(_ body: (_ key: String, Value) -> Void)
}

extension Record {
  /// The record as the file holds it, without its identifier.
  package var table: Table { Self.fields.encode(self, extras: extras) }

  package func forEachValue(_ body: (_ key: String, Value) -> Void) {
    Self.fields.forEachValue(of: self, extras: extras, body)
  }

  /// The same under another identifier.
  func copied(as id: RecordID) -> Self {
    var copy = Self(id: id)
    copy.extras = extras
    // What was read from a field is what it takes.
    for field in Self.fields.all { try? field.write(&copy, field.read(self)) }
    return copy
  }

  package init(id: RecordID, table: Table) throws(FieldFailure) {
    self.init(id: id)
    extras = try Self.fields.decode(table, into: &self)
  }
}

extension Record {
  fileprivate static func label(of key: String) -> String { fields[key]?.label ?? key }
  /// Whether the kind has a field with a key.
  package static func hasField(_ key: String) -> Bool { fields[key] != nil }
  /// What a new record has in a field.
  package static func initialValue(of key: String) -> Value? { fields[key]?.initial }
  fileprivate static func shape(of key: String) -> FieldShape { fields[key]?.shape ?? .inner }
}
