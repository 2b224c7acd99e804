import Records

/// The findings of an external audit: typed, corrected, withdrawn.
extension State {
  private func findingFields(_ finding: ExternalFinding) -> [FormField] {
    let text = fieldText
    return [
      FormField(
        key: "reference", label: "Their reference", hint: "as it stands in their report",
        shape: .line, value: finding.reference.value, in: text),
      FormField(
        key: "finding", label: "Grade", hint: "as they graded it",
        shape: .choice(ExternalFinding.grades.map(\.rawValue)), value: finding.finding.value,
        in: text),
      FormField(
        key: "clauses", label: "Clauses", hint: "the first is the one it is filed under",
        shape: .clauses, value: finding.clauses.value, in: text),
      FormField(
        key: "wording", label: "Their wording", hint: "their own words, all of them", shape: .text,
        value: finding.wording.value, in: text),
      FormField(
        key: "title", label: "Title", hint: "in one line; empty: the first sentence of their words",
        shape: .line, value: finding.title.value, in: text),
      FormField(
        key: "area", label: "Area", hint: "where it was found; its owner is proposed as owner",
        shape: .link(.area), value: finding.area.value, in: text),
      FormField(
        key: "owner", label: "Owner", hint: "who sees it through", shape: .link(.person),
        value: finding.owner.value, in: text),
    ]
  }

  /// What a form says of a finding.
  private static func finding(from values: FormValues) -> ExternalFinding {
    var finding = ExternalFinding()
    finding.reference = values.text("reference").trimmed
    finding.finding = AuditLine.Finding(rawValue: values.text("finding")) ?? .minor
    finding.clauses = values.clauses("clauses")
    finding.wording = values.text("wording").trimmed
    finding.title = values.text("title").trimmed
    finding.area = values.id("area")
    finding.owner = values.id("owner")
    return finding
  }

  private static func findingChecks(
    of line: RecordID?, in audit: RecordID
  ) -> @Sendable (State, FormValues) -> [FieldRemark] {
    { state, values in
      let finding = finding(from: values)
      let organisation = state.organisation
      var remarks: [FieldRemark] = []
      if let flaw = organisation.flaw(ofClauses: finding.clauses, library: state.library) {
        remarks.append(FieldRemark("clauses", flaw.description, .refusal))
      }
      if !finding.reference.isEmpty,
        let other = organisation.lines(of: audit).first(where: {
          $0.id != line && !$0.isDropped && $0.reference.folded == finding.reference.folded
        })
      {
        let name = organisation.actions[other.action]?.name ?? other.question
        remarks.append(
          FieldRemark("reference", "this audit has it already: \(name)", .refusal))
      }
      if finding.title.isEmpty, !finding.wording.isEmpty {
        remarks.append(FieldRemark("title", "“\(finding.proposedTitle)”", .hint))
      }
      if let flaw = organisation.flaw(ofOwner: finding.owner, on: state.today) {
        remarks.append(FieldRemark("owner", flaw.description, .warning))
      }
      guard let record = organisation.audits[audit] else { return remarks }
      if let deadlines = organisation.externalDeadlines(of: record, clauses: finding.clauses) {
        let grade: Action.Grade? = finding.finding == .major ? .major : .minor
        if [.minor, .major].contains(finding.finding) {
          let answer = deadlines.answer(to: grade)
          let cap = answer.cap.map { "; \($0)" } ?? ""
          remarks.append(
            FieldRemark(
              "finding", "plan due \(deadlines.plan.day.full), evidence \(answer.day.full)\(cap)",
              .hint))
        }
      }
      return remarks
    }
  }

  private static func refusal(of finding: ExternalFinding) -> FormRefusal? {
    if finding.wording.isEmpty, finding.title.isEmpty {
      return FormRefusal(message: "Their wording is needed: what they found", field: "wording")
    }
    if finding.clauses.isEmpty, [.minor, .major].contains(finding.finding) {
      return FormRefusal(
        message: "a nonconformity is against a clause: which one", field: "clauses")
    }
    return nil
  }

  /// A form for one finding; when it is kept, one for the next stands ready.
  mutating func addExternalFinding() {
    guard let audit = externalAudit, mayChange() else { return }
    let number = organisation.lines(of: audit.id).count + 1
    var form = Form(
      title: "\(audit.name): finding \(number) of their report", fields: findingFields(.init())
    ) { (state, values) throws(FormRefusal) in
      let finding = State.finding(from: values)
      if let refusal = State.refusal(of: finding) { throw refusal }
      let (changes, title, line) = state.adding([finding], to: audit.id)
      return FormStep(title: title, changes: changes) { state in
        if let line { state[boardListOf: .audits].select(line) }
        state.refreshLists()
        let said = state.message
        state.addExternalFinding()
        state.message = said
      }
    }
    form.enterKeeps = true
    form.keepingField = "title"
    form.checks = State.findingChecks(of: nil, in: audit.id)
    open(form)
  }

  /// The step that puts findings on file.
  mutating func adding(
    _ findings: [ExternalFinding], to audit: RecordID
  ) -> (changes: [Change], title: String, line: RecordID?) {
    guard let audit = organisation.audits[audit] else { return ([], "", nil) }
    var source = identifiers
    let added = organisation.changes(
      adding: findings, to: audit, by: session.who, today: today
    ) { RecordID(using: &source) }
    identifiers = source
    let title: String
    if findings.count == 1 {
      title = added.actions.first.map { "\($0.reference) added" } ?? "strength noted"
    } else {
      title = "\(findings.count) findings added to \(audit.name)"
    }
    return (added.changes, title, added.lines.first?.id)
  }

  mutating func editExternalFinding() {
    guard let line = externalLine, let audit = externalAudit else { return }
    if line.isDropped { return complain("this finding was withdrawn: \(line.dropped)") }
    let action = organisation.actions[line.action]
    var before = ExternalFinding()
    before.reference = line.reference
    before.finding = line.finding ?? .minor
    before.clauses = line.clauses
    before.wording = line.notes
    before.title = action?.title ?? line.question
    before.area = action?.area ?? line.area
    before.owner = action?.owner
    let fields = findingFields(before)
    let old = before
    var form = Form(
      title: "\(audit.name): \(line.reference.isEmpty ? "finding" : line.reference)", fields: fields
    ) { (state, values) throws(FormRefusal) in
      let finding = State.finding(from: values)
      if let refusal = State.refusal(of: finding) { throw refusal }
      let changes = try state.changes(correcting: line, from: old, to: finding, in: audit)
      let name = finding.reference.isEmpty ? "finding" : finding.reference
      return FormStep(title: "\(audit.name): \(name) changed", changes: changes)
    }
    form.checks = State.findingChecks(of: line.id, in: audit.id)
    open(form)
  }

  /// The changes by which a finding is worded or graded otherwise, and its action with it.
  ///
  /// What was changed in the action itself since stays.
  private mutating func changes(
    correcting line: AuditLine, from old: ExternalFinding, to new: ExternalFinding, in audit: Audit
  ) throws(FormRefusal) -> [Change] {
    var line = line
    line.take(new)
    guard var action = organisation.actions[line.action] else {
      guard new.finding.makesAction else { return organisation.changes(putting: line) }
      let action = organisation.action(
        for: new, on: line, of: audit, today: today, id: newID())
      line.action = action.id
      return organisation.changes(putting: line)
        + organisation.changes(goingOnWith: action, by: session.who, on: today)
    }
    let wasDue = organisation.externalDue(of: action, in: audit)
    action.clauses = new.clauses
    action.title = new.proposedTitle
    action.area = new.area
    action.owner = new.owner
    if action.notes == old.wording { action.notes = new.wording }
    if new.finding.makesAction {
      // What was cancelled only because they had made it a strength is to be done again.
      if !old.finding.makesAction { action.findAgain(by: session.who, on: today) }
      action.take(new.finding, on: line)
      // A due day that nobody moved is the deadline's, also of the other grade.
      action.follow(
        from: wasDue, to: organisation.externalDue(of: action, in: audit), by: session.who,
        on: today, why: new.finding == old.finding ? .clauses : .grade(new.finding))
    } else {
      line.action = action.id
      do throws(ActionProblem) {
        try action.move(
          to: .cancelled, by: session.who, on: today,
          reason: "the certification body made it a \(new.finding.rawValue)")
      } catch {
        throw FormRefusal(message: error.description, field: "finding")
      }
    }
    return organisation.changes(putting: line)
      + organisation.changes(goingOnWith: action, by: session.who, on: today)
  }

  /// Takes a finding back with a reason: its line stays on record, and its action is cancelled for that reason.
  mutating func withdrawFinding() {
    guard let line = externalLine, let audit = externalAudit else { return }
    if line.isDropped { return complain("this finding was withdrawn already: \(line.dropped)") }
    let action = organisation.actions[line.action]
    let name = line.reference.isEmpty ? action?.name ?? "the finding" : line.reference
    let field = FormField(
      key: "why", label: "Reason",
      hint: "why it is withdrawn; line and action stay on record", shape: .line, value: nil,
      in: fieldText)
    open(
      Form(title: "Withdraw \(name)", fields: [field]) { (state, values) throws(FormRefusal) in
        let why = values.text("why").trimmed
        guard !why.isEmpty else {
          throw FormRefusal(
            message: "a finding is only withdrawn with a reason; write why", field: "why")
        }
        var changed = line
        changed.dropped = why
        var changes = state.organisation.changes(putting: changed)
        if var action = state.organisation.actions[line.action], action.stage != .cancelled {
          do throws(ActionProblem) {
            try action.move(
              to: .cancelled, by: state.session.who, on: state.today, reason: why)
          } catch {
            throw FormRefusal(message: error.description, field: "why")
          }
          changes += state.organisation.changes(putting: action)
        }
        let also = action.map { ", \($0.name) cancelled" } ?? ""
        return FormStep(title: "\(audit.name): \(name) withdrawn\(also)", changes: changes)
      })
  }
}
