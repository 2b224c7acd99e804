extension ReviewFacts {
  /// Whether an audit took place since the review before, by its last day.
  func isHeldNew(_ audit: Audit) -> Bool {
    guard audit.state != .cancelled, isNew(audit.day) else { return false }
    return audit.state == .reported || audit.state == .inProgress
      || (audit.auditKind.isExternal && audit.ends != nil)
  }

  var audits: [ReviewFigure] {
    let all = organisation.audits.all.filter { $0.state != .cancelled }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    let held = all.filter { isHeldNew($0) && $0.auditKind != .supplier }
    func audits(_ noun: String, _ rest: String, _ audits: [Audit]) -> ReviewFigure {
      figure(noun, nil, rest, .audit, audits.map(\.id))
    }
    return [
      audits("internal audit", "held \(period)", held.filter { !$0.auditKind.isExternal }),
      audits("external audit", "held \(period)", held.filter(\.auditKind.isExternal)),
      audits("audit", "overdue", all.filter { $0.isOverdue(on: day) }),
      audits(
        "audit", "put off \(period)",
        all.filter { $0.moves.contains { $0.isPostponement && isNew($0.on) } }),
    ] + findings(of: held) + unseen + owedToBody
  }

  /// What the audits found, by grade; the records are the lines of their checklists.
  private func findings(of audits: [Audit]) -> [ReviewFigure] {
    let ids = Set(audits.map(\.id))
    let lines = organisation.auditLines.all.filter {
      !$0.isDropped && ($0.audit.map(ids.contains) ?? false) && ($0.assessed ?? day) <= day
    }
    let words: [(AuditLine.Finding, String, String)] = [
      (.major, "major", "majors"), (.minor, "minor", "minors"),
      (.observation, "observation", "observations"),
      (.ofi, "opportunity for improvement", "opportunities for improvement"),
      (.strength, "strength", "strengths"),
    ]
    return words.map { finding, noun, plural in
      figure(
        noun, plural, "found by these", .auditLine,
        lines.filter { $0.finding == finding }.map(\.id))
    }
  }

  /// Clauses and areas that no internal audit looked at within three years.
  private var unseen: [ReviewFigure] {
    let clauses = organisation.clausesUnseen(today: day, library: library)
    var figures: [ReviewFigure] = []
    for edition in Set(clauses.map(\.edition)).sorted() {
      let unseen = clauses.filter { $0.edition == edition }
      let noun = unseen.count == 1 ? "clause" : "clauses"
      figures.append(
        ReviewFigure(
          text: "\(unseen.count) \(noun) of \(edition) not audited internally within 3 years",
          count: nil, records: [], clauses: unseen))
    }
    if clauses.isEmpty, organisation.profile.standards.contains(where: { library[$0] != nil }) {
      figures.append(
        ReviewFigure(
          text: "every clause audited internally within 3 years", count: nil, records: []))
    }
    let areas = organisation.coverage(today: day, library: library).blindAreas
    return figures + [figure("area", nil, "not audited internally within 3 years", .area, areas)]
  }

  /// Findings about which the certification body still waits.
  private var owedToBody: [ReviewFigure] {
    let owed = actions.map { ($0.id, organisation.owedToBody(of: $0)) }.filter { !$0.1.isEmpty }
    return [
      figure("finding", nil, "owed to the certification body", .action, owed.map(\.0)),
      figure(
        "of these overdue", "of these overdue", "", .action,
        owed.filter { $0.1.contains { $0.due < day } }.map(\.0)),
    ]
  }
}
