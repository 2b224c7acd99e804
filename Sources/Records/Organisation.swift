/// One certified business: everything its file holds.
package struct Organisation: Hashable, Sendable {
  /// Exactly one record, kept as a register so that it is edited, undone and merged like all others.
  package var profiles = Register<Profile>()
  package var areas = Register<Area>()
  package var roles = Register<Role>()
  package var people = Register<Person>()
  package var competences = Register<Competence>()
  package var requirements = Register<Requirement>()
  package var trainings = Register<TrainingRecord>()
  /// Days on which people are taught together, to come and held.
  package var sessions = Register<TrainingSession>()
  package var documents = Register<Document>()
  package var objectives = Register<Objective>()
  /// Who answers for standards and clauses.
  package var responsibilities = Register<Responsibility>()
  package var reviews = Register<ManagementReview>()
  package var selfChecks = Register<SelfCheck>()
  package var actions = Register<Action>()
  package var audits = Register<Audit>()
  package var auditLines = Register<AuditLine>()
  /// Questions of the organisation's own for internal audits.
  package var questions = Register<OwnQuestion>()
  /// Standards that no catalogue of the program knows.
  package var standards = Register<OwnStandard>()
  package var bodies = Register<CertificationBody>()
  package var certificates = Register<Certificate>()
  /// What somebody decided not to be told of for a while.
  package var waivers = Register<Waiver>()
  /// Filters that people keep by a name.
  package var views = Register<SavedView>()
  /// What two people changed at the same time, until someone settles it.
  package var conflicts = Register<Conflict>()
  /// Who changed what when, oldest first.
  package var history = Register<HistoryEntry>()
  /// Keys at the top of the file, or whole registers, that a newer program wrote; kept as they are.
  package var extras = Table()

  package init(profile: Profile) {
    profiles.put(profile)
  }

  /// The organisation's name, standards and settings.
  package var profile: Profile { profiles.all.first ?? Profile(id: Organisation.noProfile) }

  private static let noProfile =
    RecordID("organisation")
    ?? {
      var source = SystemRandomNumberGenerator()
      return RecordID(using: &source)
    }()

  package var name: String { profile.name }

  /// The name or reference of any record; `nil` when there is none with this identifier.
  package func name(of id: RecordID?, _ kind: RecordKind) -> String? {
    guard let id else { return nil }
    return name(of: id, as: kind.type)
  }

  private func name<R: Record>(of id: RecordID, as type: R.Type) -> String? {
    self[keyPath: R.register][id].map { record in
      if let requirement = record as? Requirement { return name(of: requirement) }
      if let training = record as? TrainingRecord { return name(of: training) }
      if let session = record as? TrainingSession { return name(of: session) }
      return record.name
    }
  }

  /// The record of a kind that people call by a name or reference, without regard to case.
  package func find(_ kind: RecordKind, named name: String) -> RecordID? {
    let wanted = name.trimmed.lowercased()
    guard !wanted.isEmpty else { return nil }
    return find(wanted, as: kind.type)
  }

  private func find<R: Record>(_ wanted: String, as type: R.Type) -> RecordID? {
    self[keyPath: R.register].all.first { $0.name.lowercased() == wanted }?.id
  }

  /// Every record of a kind with what people call it.
  package func names(of kind: RecordKind) -> [(id: RecordID, name: String)] {
    names(as: kind.type)
  }

  private func names<R: Record>(as type: R.Type) -> [(id: RecordID, name: String)] {
    self[keyPath: R.register].all.map { ($0.id, $0.name) }
  }

  package func personName(_ id: RecordID?) -> String { people[id]?.name ?? "" }
  package func areaName(_ id: RecordID?) -> String { areas[id]?.name ?? "" }

  private func name(of requirement: Requirement) -> String {
    let role = roles[requirement.role]?.name ?? "?"
    return "\(role): \(competences[requirement.competence]?.name ?? "?")"
  }

  private func name(of training: TrainingRecord) -> String {
    if let person = people[training.person]?.name,
      let competence = competences[training.competence]?.name
    {
      return "\(person): \(competence)"
    }
    // Where one of them is not on file, the day helps to tell which record it is.
    let known = people[training.person]?.name ?? competences[training.competence]?.name
    return [known, training.date?.description ?? "no day", known == nil ? training.id.text : nil]
      .compactMap { $0 }.joined(separator: ", ")
  }

  private func name(of session: TrainingSession) -> String {
    let what = competences[session.competence]?.name ?? "?"
    return "\(what), \(session.date?.description ?? "no day")"
  }

  /// The lines of an audit in the order of its checklist.
  package func lines(of audit: RecordID) -> [AuditLine] {
    auditLines.all.filter { $0.audit == audit }.sorted { $0.precedes($1) }
  }
}
