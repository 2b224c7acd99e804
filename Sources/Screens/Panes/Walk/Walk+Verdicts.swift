import Records

extension State {
  /// One key a verdict; then on to the next line.
  mutating func judge(_ finding: AuditLine.Finding?) {
    guard let line = currentLine, let audit = currentAudit else { return }
    if line.isDropped {
      return complain("this line is left out: \(line.dropped); x takes it in again")
    }
    let action = organisation.actions[line.action]
    if let finding, finding.makesAction {
      guard let action else { return addFinding(finding, on: line, of: audit) }
      regrade(action, as: finding, on: line, of: audit)
    } else if let action, action.stage != .cancelled {
      withdraw(action, judging: finding, on: line, of: audit)
    } else {
      keep(finding, on: line, of: audit, more: [])
    }
  }

  /// Keeps a verdict with the time that it took, and goes on to the next line.
  private mutating func keep(
    _ finding: AuditLine.Finding?, on line: AuditLine, of audit: Audit, more: [Change],
    saying also: String = ""
  ) {
    let next = lineAfter(line.id)
    let title = "\(audit.name) \(line.spoken): \(finding?.rawValue ?? "verdict cleared")\(also)"
    let changes =
      organisation.changes(putting: judged(line, finding)) + more
      + startChanges(audit, next: finding == nil ? line.id : next ?? line.id)
    guard commit(title, changes), finding != nil else { return }
    goOn(to: next)
  }

  /// The line with a verdict, who gave it and when, and the time spent on it.
  private mutating func judged(_ line: AuditLine, _ finding: AuditLine.Finding?) -> AuditLine {
    var line = line
    line.finding = finding
    line.assessed = finding == nil ? nil : today
    line.by = finding == nil ? "" : session.who
    line.spent += audits.walk?.clock.take() ?? 0
    return line
  }

  private func lineAfter(_ line: RecordID) -> RecordID? {
    guard let lines = audits.walk?.lines, let place = lines.firstIndex(of: line) else { return nil }
    return lines.indices.contains(place + 1) ? lines[place + 1] : nil
  }

  /// Goes to a line, which a filter may have moved up; says what is left at the end.
  private mutating func goOn(to line: RecordID?) {
    guard let line, let index = audits.walk?.lines.firstIndex(of: line) else { return tellOfEnd() }
    audits.walk?.index = index
  }

  /// The first verdict starts the audit; every one keeps the next line as the place to come back to.
  func startChanges(_ audit: Audit, next: RecordID) -> [Change] {
    guard var current = organisation.audits[audit.id] else { return [] }
    if current.state == .planned { current.state = .inProgress }
    current.setPosition(of: session.who, to: next)
    return organisation.changes(putting: current)
  }

  /// A minor, major, observation or OFI opens an entry with the finding's words, then goes on.
  private mutating func addFinding(
    _ finding: AuditLine.Finding, on line: AuditLine, of audit: Audit
  ) {
    let action = organisation.action(
      newID(), for: finding, on: line, of: audit, raisedBy: audit.auditor ?? me, library: library,
      today: today)
    let next = lineAfter(line.id)
    openAdding(
      action, title: "\(finding.rawValue): the finding in one line",
      keys: ["title", "owner", "due", "notes"], proposal: action.title,
      more: { state, added in
        var state = state
        var judged = state.judged(state.organisation.auditLines[line.id] ?? line, finding)
        judged.action = added.id
        return state.organisation.changes(putting: judged)
          + state.startChanges(audit, next: next ?? line.id)
      },
      then: { state in
        _ = state.audits.walk?.clock.take()
        state.goOn(to: next)
      })
    showsLine(line)
    keepsDrafts(about: finding.rawValue, on: line.id)
  }

  /// Another grade for a finding that has its action already; one that was withdrawn is opened again.
  private mutating func regrade(
    _ action: Action, as finding: AuditLine.Finding, on line: AuditLine, of audit: Audit
  ) {
    var action = action
    let isBack = action.stage == .cancelled
    action.findAgain(by: session.who, on: today)
    action.take(finding, on: line)
    keep(
      finding, on: line, of: audit,
      more: organisation.changes(goingOnWith: action, by: session.who, on: today),
      saying: isBack ? "; \(action.name) is open again" : "; \(action.name) is \(action.kindText)")
  }

  /// Asks why a finding is withdrawn; its action is cancelled with the reason.
  private mutating func withdraw(
    _ action: Action, judging finding: AuditLine.Finding?, on line: AuditLine, of audit: Audit
  ) {
    let fields = [
      FormField(
        key: "why", label: "Why", hint: "stays with \(action.name), which is cancelled and kept",
        shape: .line, value: nil, in: fieldText)
    ]
    var form = Form(
      title: "Withdraw \(action.name)? The line is then \(finding?.rawValue ?? "not assessed")",
      fields: fields
    ) { (state, values) throws(FormRefusal) in
      var withdrawn = state.organisation.actions[action.id] ?? action
      do throws(AuditProblem) {
        try withdrawn.withdrawFinding(
          by: state.session.who, on: state.today, why: values.text("why"))
      } catch {
        throw FormRefusal(message: error.description, field: "why")
      }
      let current = state.organisation.auditLines[line.id] ?? line
      let next = state.lineAfter(line.id)
      let isClosed = withdrawn.stage == .closed
      return FormStep(
        title:
          "\(audit.name) \(line.spoken): \(finding?.rawValue ?? "verdict cleared"); \(action.name) \(isClosed ? "stays closed, with the reason" : "cancelled")",
        changes: state.organisation.changes(putting: state.judged(current, finding))
          + state.organisation.changes(
            goingOnWith: withdrawn, by: state.session.who, on: state.today)
          + state.startChanges(audit, next: finding == nil ? line.id : next ?? line.id)
      ) { state in
        if finding != nil { state.goOn(to: next) }
      }
    }
    form.context = [
      "\(action.name) \(action.kindText): \(action.title)  (\(action.stage.rawValue))"
    ]
    open(form)
  }
}
