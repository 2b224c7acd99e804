import Records

extension State {
  /// Opens a record of any kind where it is kept; Esc comes back to where one was.
  mutating func go(to place: RecordPlace) {
    let origin = pane
    open(place.kind, place.id)
    arrivedFrom = pane == origin ? nil : origin
  }

  private mutating func open(_ kind: RecordKind, _ id: RecordID) {
    switch kind {
    case .action: openAction(id)
    case .audit:
      show(.audits)
      goToAudit(id)
    case .auditLine: openAuditLine(id)
    case .person: showOver(PersonBoard(id))
    case .competence: showOver(CompetenceBoard(id))
    case .role: showOver(RoleBoard(id))
    case .training:
      guard let record = organisation.trainings[id] else { return }
      boards[.training] = nil
      show(.training)
      selectCell(person: record.person, competence: record.competence)
    case .session:
      if organisation.sessions[id] != nil { show(SessionBoard(id: id)) }
    case .objective: ObjectivesPane.show(id, in: &self)
    case .document: DocumentsPane.show(id, in: &self)
    case .review: ReviewsPane.show(id, in: &self)
    case .certificate: CertificatesPane.show(id, in: &self)
    case .selfCheck: openSelfCheck(id)
    default:
      guard let section = PeopleSection.allCases.first(where: { $0.kind == kind }) else { return }
      openPeople(section, filter: "")
      people.list.select(id)
      refreshPeople()
    }
  }
}
