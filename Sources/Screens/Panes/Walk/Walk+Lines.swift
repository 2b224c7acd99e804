import Records

/// Lines added, split, moved and left out.
extension State {
  /// Adds a question of one's own after the present line.
  mutating func addLine() {
    guard let audit = currentAudit, mayChange() else { return }
    var line = AuditLine(id: newID())
    line.audit = audit.id
    line.isByHand = true
    line.aspect = .followed
    line.clause = currentLine?.clause
    line.area = currentLine?.area
    openNewLine(line, title: "\(audit.name): a line after \(currentLine?.spoken ?? "the start")")
  }

  /// The same question once more, for another finding or another place.
  mutating func splitLine() {
    guard let line = currentLine, let audit = currentAudit, mayChange() else { return }
    var part = AuditLine(id: newID())
    part.audit = audit.id
    part.isByHand = true
    (part.clause, part.also, part.area) = (line.clause, line.also, line.area)
    (part.aspect, part.question, part.lookAt) = (line.aspect, line.question, line.lookAt)
    if line.isFollowUp { part.aspect = .followed }
    openNewLine(part, title: "\(audit.name) \(line.spoken): the same again, for what differs")
  }

  private mutating func openNewLine(_ new: AuditLine, title: String) {
    guard let audit = currentAudit else { return }
    let after = currentLine
    var fields = FormField.fields(of: new, only: ["question", "look_at", "aspect"], in: fieldText)
    fields.append(
      FormField(
        key: "clauses", label: "Clauses", hint: "what the line counts for", shape: .clauses,
        value: new.clauses.value, in: fieldText))
    let shape = fields
    open(
      Form(
        title: title, fields: fields, checks: State.lineChecks
      ) { (state, values) throws(FormRefusal) in
        var line = new
        try line.take(values, of: shape)
        guard !line.question.isEmpty else {
          throw FormRefusal(message: "Question is needed: what is asked", field: "question")
        }
        let clauses = values.clauses("clauses").sorted()
        line.clause = clauses.first
        line.also = Array(clauses.dropFirst())
        let lines = state.organisation.lines(of: audit.id)
        var added = [line]
        if let after {
          added = state.organisation.inserting(line, after: after, among: lines)
        } else {
          added[0].order = (lines.map(\.order).max() ?? 0) + 1
        }
        return FormStep(
          title: "\(audit.name) \(line.spoken): line added",
          changes: added.flatMap { state.organisation.changes(putting: $0) }
        ) { [id = line.id] state in
          if let index = state.audits.walk?.lines.firstIndex(of: id) { state.goToLine(at: index) }
        }
      })
  }

  private static let lineChecks: @Sendable (State, FormValues) -> [FieldRemark] = {
    state, values in
    let clauses = values.clauses("clauses")
    guard let flaw = state.organisation.flaw(ofClauses: clauses, library: state.library) else {
      return []
    }
    return [FieldRemark("clauses", flaw.description, .refusal)]
  }

  /// Moves the present line one place up or down.
  mutating func moveLine(by step: Int) {
    guard let walk = audits.walk, let line = currentLine, let audit = currentAudit else { return }
    let other = walk.index + step
    guard walk.lines.indices.contains(other),
      let neighbour = organisation.auditLines[walk.lines[other]]
    else { return say(step < 0 ? "it is the first line" : "it is the last line") }
    commit(
      "\(audit.name) \(line.spoken) moved \(step < 0 ? "up" : "down")",
      organisation.swapping(line, neighbour).flatMap { organisation.changes(putting: $0) })
  }

  /// Leaves the line out, with a reason, or takes it in again.
  mutating func dropLine() {
    guard let line = currentLine, let audit = currentAudit else { return }
    if line.isDropped {
      var back = line
      back.dropped = ""
      commit("\(audit.name) \(line.spoken): taken in again", organisation.changes(putting: back))
      return
    }
    if let earlier = organisation.actions[line.earlier] {
      return complain(
        AuditProblem.followUpCannotBeLeftOut(earlier: earlier.name).description)
    }
    guard line.finding == nil else {
      return complain("the line is assessed (\(line.finding?.rawValue ?? "")); - clears that first")
    }
    let fields = [
      FormField(
        key: "why", label: "Why", hint: "stays in the report", shape: .line, value: nil,
        in: fieldText)
    ]
    open(
      Form(title: "\(audit.name) \(line.spoken): leave this line out", fields: fields) {
        (state, values) throws(FormRefusal) in
        var dropped = state.organisation.auditLines[line.id] ?? line
        dropped.dropped = values.text("why")
        guard dropped.isDropped else {
          throw FormRefusal(
            message: AuditProblem.leavingOutNeedsReason.description, field: "why")
        }
        return FormStep(
          title: "\(audit.name) \(line.spoken): left out",
          changes: state.organisation.changes(putting: dropped)
        ) { $0.moveInWalk(.down) }
      })
  }

  /// Notes a photo or another file with the line; a local one is kept with its SHA-256.
  mutating func addFile() {
    guard let line = currentLine, let audit = currentAudit else { return }
    let fields = [
      FormField(
        key: "reference", label: "File", hint: "a path, or an address", shape: .line, value: nil,
        in: fieldText),
      FormField(
        key: "shows", label: "Shows", hint: "what can be seen on it", shape: .line, value: nil,
        in: fieldText),
    ]
    open(
      Form(title: "\(audit.name) \(line.spoken): a photo or file", fields: fields) {
        (state, values) throws(FormRefusal) in
        var evidence = Evidence()
        evidence.reference = values.text("reference")
        evidence.shows = values.text("shows")
        evidence.date = state.today
        evidence.by = state.session.who
        guard !evidence.reference.isEmpty else {
          throw FormRefusal(message: "File is needed: a path, or an address", field: "reference")
        }
        var changed = state.organisation.auditLines[line.id] ?? line
        changed.files.append(evidence)
        let noted = state.organisation.changes(
          noting: changed, instead: state.organisation.auditLines[line.id] ?? line)
        return FormStep(
          title: "\(audit.name) \(line.spoken): file noted",
          changes: state.organisation.changes(putting: changed) + noted
        ) { [reference = evidence.reference, id = line.id] in
          $0.effects.append(
            .fingerprint(reference: reference, in: RecordPlace(kind: .auditLine, id: id)))
        }
      })
  }

  /// Notes the fingerprint of a local file with the line that names it, in the step that added it.
  mutating func take(fingerprint: String, of reference: String, inLine id: RecordID) {
    guard var line = organisation.auditLines[id],
      let place = line.files.lastIndex(where: { $0.reference == reference }),
      line.files[place].sha256.isEmpty
    else { return }
    line.files[place].sha256 = fingerprint
    var changes = organisation.changes(putting: line)
    if var action = organisation.actions[line.action],
      let copy = action.evidence.lastIndex(where: { $0.reference == reference && $0.sha256.isEmpty }
      )
    {
      action.evidence[copy].sha256 = fingerprint
      changes += organisation.changes(putting: action)
    }
    amend("\(line.spoken): SHA-256 of \(reference)", changes)
    say("\(message?.text ?? line.spoken); the file’s SHA-256 is noted")
  }
}
