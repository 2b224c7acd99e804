import Records

extension State {
  /// The line being looked at.
  var currentLine: AuditLine? {
    guard let walk = audits.walk, walk.lines.indices.contains(walk.index) else { return nil }
    return organisation.auditLines[walk.lines[walk.index]]
  }

  /// Why nothing can be noted on the line; `nil` when it can.
  var obstacleToWalking: String? {
    guard currentLine != nil else { return "this audit has no lines; e sets its scope" }
    guard let audit = currentAudit else { return "no audit is selected" }
    switch audit.state {
    case .reported: return "\(audit.name) is signed off; R opens it again with a reason"
    case .cancelled: return "\(audit.name) was cancelled"
    case .planned, .inProgress: return nil
    }
  }

  /// Goes into the selected audit, to the line last looked at.
  mutating func startWalk() {
    guard let audit = currentAudit else { return }
    if audit.auditKind.isExternal { return showExternal(audit.id) }
    let lines = organisation.lines(of: audit.id)
    guard !lines.isEmpty else {
      return complain("\(audit.name) has no lines yet: e sets the clauses of its scope")
    }
    var walk = Walk(audit: audit.id, lines: lines.map(\.id))
    walk.index =
      lines.firstIndex { $0.id == audit.position } ?? lines.firstIndex { $0.finding == nil } ?? 0
    audits.walk = walk
  }

  /// Shows one line of an audit.
  mutating func openAuditLine(_ id: RecordID) {
    guard let line = organisation.auditLines[id], let audit = line.audit else { return }
    show(.audits)
    audits.list.select(audit)
    startWalk()
    if let index = audits.walk?.lines.firstIndex(of: id) { audits.walk?.index = index }
    if externalBoard != nil { audits.boardList.select(id) }
  }

  /// Back to the programme; the line is kept, to come back to it.
  mutating func leaveWalk() {
    guard audits.walk != nil else { return }
    commitQuietly(positionChanges)
    audits.walk = nil
  }

  /// The change that keeps the present line as the one to come back to.
  private var positionChanges: [Change] {
    guard let line = currentLine, var audit = currentAudit, !audit.state.isFinal,
      audit.position != line.id
    else { return [] }
    audit.position = line.id
    return organisation.changes(putting: audit)
  }

  mutating func moveInWalk(_ movement: Movement) {
    guard let walk = audits.walk else { return }
    let wanted =
      switch movement {
      case .up, .left: walk.index - 1
      case .down, .right: walk.index + 1
      case .pageUp: walk.index - 10
      case .pageDown: walk.index + 10
      case .home: 0
      case .end: walk.lines.count - 1
      case .nextPart, .previousPart: walk.index
      }
    audits.walk?.index = max(0, min(wanted, walk.lines.count - 1))
    if wanted >= walk.lines.count { tellOfEnd() }
  }

  mutating func moveToUnassessed() {
    guard let walk = audits.walk else { return }
    let after = Array(walk.lines.indices.dropFirst(walk.index + 1)) + Array(0...walk.index)
    guard
      let next = after.first(where: { index in
        organisation.auditLines[walk.lines[index]].map { !$0.isAssessed } ?? false
      })
    else { return say("every line is assessed; R signs the audit off") }
    audits.walk?.index = next
  }

  /// What is left to do, said at the last line.
  private mutating func tellOfEnd() {
    guard let walk = audits.walk else { return }
    let lines = organisation.lines(of: walk.audit)
    let open = lines.count { $0.finding == nil }
    let investigate = lines.count { $0.finding == .toInvestigate }
    say(
      open + investigate == 0
        ? "the last line; every line is assessed, R signs the audit off"
        : "the last line; \(open) not yet assessed, \(investigate) to investigate; Tab goes there")
  }

  // MARK: Verdicts

  /// One key a verdict; then on to the next line.
  mutating func judge(_ finding: AuditLine.Finding?) {
    guard var line = currentLine, let audit = currentAudit else { return }
    if let finding, finding.makesAction, line.action == nil {
      return addFinding(finding, on: line, of: audit)
    }
    line.finding = finding
    line.assessed = finding == nil ? nil : today
    var changes = organisation.changes(putting: line) + startChanges(audit)
    var title =
      "\(audit.name) \(line.clause?.number ?? "line \(line.order)"): \(finding?.rawValue ?? "verdict cleared")"
    if let finding, finding.makesAction, var action = organisation.actions[line.action] {
      action.take(finding, on: line)
      changes += organisation.changes(
        goingOnWith: action, by: session.who, on: today)
    } else if let action = organisation.actions[line.action] {
      title += "; \(action.name) stays in the register"
    }
    if commit(title, changes), finding != nil { moveInWalk(.down) }
  }

  /// A minor, major, observation or OFI opens an entry with the finding's words, then goes on.
  private mutating func addFinding(
    _ finding: AuditLine.Finding, on line: AuditLine, of audit: Audit
  ) {
    var action = Action(id: newID())
    action.take(finding, on: line)
    action.source =
      audit.auditKind == .supplier
      ? .supplier : audit.auditKind.isExternal ? .externalAudit : .internalAudit
    action.clauses = line.clause.map { [$0] } ?? []
    action.area = audit.areas.first
    action.owner = here(organisation.areas[audit.areas.first]?.owner)
    action.raised = today
    action.raisedBy = audit.auditor ?? me
    action.line = line.id
    action.notes = line.notes
    let title = line.clause.flatMap { library.title(of: $0) } ?? line.question
    let number = line.clause.map { $0.number + " " } ?? ""
    let note = line.notes.split(whereSeparator: \.isNewline).first.map(String.init)
    openAdding(
      action, title: "\(finding.rawValue): the finding in one line",
      keys: ["title", "owner", "due", "notes"], proposal: note ?? "\(number)\(title): not met",
      more: { state, added in
        var judged = line
        judged.finding = finding
        judged.assessed = state.today
        judged.action = added.id
        return state.organisation.changes(putting: judged) + state.startChanges(audit)
      },
      then: { $0.moveInWalk(.down) })
  }

  /// The first verdict starts the audit; every one keeps the next line as the place to come back to.
  func startChanges(_ audit: Audit) -> [Change] {
    guard var current = organisation.audits[audit.id], let walk = audits.walk else { return [] }
    if current.state == .planned { current.state = .inProgress }
    current.position = walk.lines[min(walk.index + 1, walk.lines.count - 1)]
    return organisation.changes(putting: current)
  }

  mutating func editLine(_ keys: String...) {
    guard let line = currentLine, let audit = currentAudit else { return }
    let fields = FormField.fields(of: line, only: keys, in: fieldText)
    let number = line.clause?.number ?? "line \(line.order)"
    open(
      Form(title: "\(audit.name) \(number)  \(line.question)", fields: fields) {
        (state, values) throws(FormRefusal) in
        var changed = line
        try changed.take(values, of: fields)
        if let sample = changed.sample, let population = changed.population, sample > population {
          throw FormRefusal(message: "the sample is larger than what there is", field: "sample")
        }
        let what = keys.count == 1 ? AuditLine.fields[keys[0]]?.label.lowercased() ?? "" : "line"
        return FormStep(
          title: "\(audit.name) \(number): \(what) noted",
          changes: state.organisation.changes(putting: changed))
      })
  }

  mutating func openLineLink() {
    guard let line = currentLine else { return }
    if let action = line.action ?? line.earlier {
      leaveWalk()
      openAction(action)
    } else {
      say("this line led to no action; c m M b o s n i are the verdicts")
    }
  }
}
