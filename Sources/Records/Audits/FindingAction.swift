extension Organisation {
  /// The action that a finding leads to, with all that its line says filled in; its due day and reference are still to
  /// be given.
  ///
  /// - Parameter id: of the new action.
  /// - Parameter raisedBy: who raises it; the lead auditor when `nil`.
  package func action(
    _ id: RecordID, for finding: AuditLine.Finding, on line: AuditLine, of audit: Audit,
    raisedBy: RecordID? = nil, library: Library, today: Day
  ) -> Action {
    var action = Action(id: id)
    action.take(finding, on: line)
    action.title = title(of: line, library: library)
    action.source =
      audit.auditKind == .supplier
      ? .supplier : audit.auditKind.isExternal ? .externalAudit : .internalAudit
    action.clauses = line.clauses
    action.area = line.area ?? audit.areas.first
    if let owner = people[areas[action.area]?.owner], owner.isActive(on: today) {
      action.owner = owner.id
    }
    action.raised = today
    action.raisedBy = raisedBy ?? audit.auditor
    action.line = line.id
    action.notes = line.notes
    action.evidence = line.foundEvidence(by: personName(action.raisedBy), on: today)
    return action
  }

  /// What is written on a finding's line later goes to its action as well, until that is closed or cancelled.
  package func changes(noting line: AuditLine, instead old: AuditLine) -> [Change] {
    guard var action = actions[line.action], !action.stage.isFinal else { return [] }
    if line.notes != old.notes {
      if action.notes == old.notes {
        action.notes = line.notes
      } else if line.notes.hasPrefix(old.notes) {
        let added = String(line.notes.dropFirst(old.notes.count)).trimmed
        action.notes += (action.notes.isEmpty ? "" : "\n") + added
      }
    }
    let before = Set(old.evidencePieces + old.files.map(\.reference))
    let known = Set(action.evidence.map(\.reference))
    let who = personName(action.raisedBy)
    action.evidence += line.foundEvidence(by: who, on: line.assessed ?? action.raised)
      .filter { !before.contains($0.reference) && !known.contains($0.reference) }
    return changes(putting: action)
  }

  /// What a finding is called: the first line of its notes, else the clause that was not met.
  private func title(of line: AuditLine, library: Library) -> String {
    let note = line.notes.split(whereSeparator: \.isNewline).lazy.map(\.trimmed)
      .first { !$0.isEmpty }
    if let note { return note }
    guard let clause = line.clause else { return "\(line.question): not met" }
    return "\(clause.number) \(library.title(of: clause) ?? line.question): not met"
  }
}

extension AuditLine {
  /// What was looked at, line by line.
  fileprivate var evidencePieces: [String] {
    evidence.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }
  }

  /// What was looked at, a piece of evidence for each line of it, and the files.
  fileprivate func foundEvidence(by who: String, on day: Day?) -> [Evidence] {
    evidencePieces.map {
      var piece = Evidence()
      piece.reference = $0
      piece.date = day
      piece.by = who
      return piece
    } + files
  }
}
