/// What the readiness is worked out from besides the records; each is kept by the screens anyway.
package struct ReadinessBasis: Sendable {
  let today: Day
  let library: Library
  let matrix: TrainingMatrix
  let lines: AuditLineIndex
  let ownership: OwnershipMap
  let cycles: [CertificateCycle]

  package init(
    of organisation: Organisation, today: Day, library: Library, matrix: TrainingMatrix? = nil,
    lines: AuditLineIndex? = nil, ownership: OwnershipMap? = nil,
    cycles: [CertificateCycle]? = nil
  ) {
    self.today = today
    self.library = library
    self.matrix = matrix ?? TrainingMatrix(of: organisation, today: today)
    self.lines = lines ?? AuditLineIndex(of: organisation)
    self.ownership = ownership ?? OwnershipMap(of: organisation, today: today, library: library)
    self.cycles =
      cycles ?? organisation.certificateCycles(today: today, library: library, countsGaps: false)
  }
}

extension Organisation {
  /// The readiness on the day of its basis.
  package func readiness(_ basis: ReadinessBasis) -> Readiness {
    var findings = ReadinessFindings()
    addActions(basis, to: &findings)
    addAudits(basis, to: &findings)
    addCompetence(basis, to: &findings)
    addDocuments(basis, to: &findings)
    addObjectives(basis, to: &findings)
    addReviews(basis, to: &findings)
    addOwnership(basis, to: &findings)
    return findings.weighed(by: ReadinessWeights(profile.readinessWeights))
  }

  private func addActions(_ basis: ReadinessBasis, to findings: inout ReadinessFindings) {
    // Places are passed on and not actions, which are large to copy.
    let all = actions.all
    guard !all.isEmpty else {
      return findings.add(.nothingRaised, whole: "no action raised yet", .action)
    }
    let open = all.indices.filter { !all[$0].stage.isFinal }
    func ids(_ isMeant: (Int) -> Bool) -> [RecordID] { open.filter(isMeant).map { all[$0].id } }
    findings.good[.actions] = "\(open.count) open, all in time"
    let majors = ids { all[$0].actionKind == .nonconformity && all[$0].grade == .major }
    findings.add(
      .majorsOpen, majors.count == 1 ? "major not closed" : "majors not closed", .action, majors,
      filter: "is:major is:open")
    findings.add(
      .actionsOverdue, "overdue", .action, ids { all[$0].isOverdue(on: basis.today) },
      filter: "is:overdue")
    findings.add(
      .actionsUnowned, "without owner", .action, ids { all[$0].owner == nil }, filter: "is:unowned")
    findings.add(
      .actionsSlipping, "moved twice or more", .action, ids { all[$0].slips >= 2 },
      filter: "is:slipped")
    findings.add(
      .sameFindingAgain, "recurring", .action, ids { all[$0].recurrenceOf != nil },
      filter: "is:recurring")
  }

  private func addCompetence(_ basis: ReadinessBasis, to findings: inout ReadinessFindings) {
    findings.good[.competence] = "every requirement met"
    guard !requirements.isEmpty else {
      return findings.add(.nothingRequired, whole: "nothing required yet", .requirement)
    }
    let gaps = basis.matrix.gaps
    let missing = gaps.filter { $0.state != .expired && $0.due != nil }
    findings.add(
      .trainingExpired, "expired", .person, gaps.filter { $0.state == .expired }.map(\.person))
    findings.add(.trainingMissing, "missing", .person, missing.map(\.person))
    // Without a day they stand in no list of what is due; they are not counted a second time as missing.
    findings.add(
      .withoutDay, "missing without a day", .person,
      gaps.filter { $0.state != .expired && $0.due == nil }.map(\.person))
    findings.add(.heldByOne, "held by one person", .competence, basis.matrix.heldByOne.map(\.id))
  }
}
