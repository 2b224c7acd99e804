import Records

extension State {
  static let auditKeys = [
    "title", "clauses", "areas", "auditor", "justification", "planned", "kind", "team", "auditees",
    "starts", "ends", "duration", "notice", "notice_given", "notes", "reference",
  ]

  mutating func planAudit() {
    guard mayChange() else { return }
    var audit = Audit(id: newID())
    audit.planned = today + 14
    planAudit(audit)
  }

  /// A form for a new audit that is filled in so far.
  mutating func planAudit(_ new: Audit, title: String = "Plan an audit") {
    guard mayChange() else { return }
    let fields = FormField.fields(of: new, only: State.auditKeys, in: fieldText)
    var form = Form(title: title, fields: fields) { (state, values) throws(FormRefusal) in
      var audit = new
      try audit.take(values, of: fields)
      guard !audit.title.isEmpty else {
        throw FormRefusal(message: "Title is needed: what is audited", field: "title")
      }
      try state.giveReference(to: &audit, among: state.organisation)
      let lines = state.checklist(for: audit)
      let changes =
        state.organisation.changes(putting: audit)
        + lines.flatMap { state.organisation.changes(putting: $0) }
      let planned = audit
      return FormStep(
        title: "\(audit.reference) planned with \(lines.count) lines", changes: changes
      ) { state in
        state.audits.list.select(planned.id)
        state.refreshLists()
        if planned.justification.isEmpty,
          let concern = state.impartialityConcerns(of: planned).first
        {
          state.complain("impartiality: \(concern); choose another auditor or note why")
        }
      }
    }
    form.checks = State.auditChecks(of: new, fields)
    open(form)
  }

  /// The next free reference for an audit that has none.
  mutating func giveReference(
    to audit: inout Audit, among organisation: Organisation
  ) throws(FormRefusal) {
    let year = (audit.planned ?? today).year
    if audit.reference.isEmpty {
      audit.reference = organisation.nextReference(for: audit.auditKind, year: year)
    }
    try checkReference(of: audit)
  }

  /// An internal audit's checklist; an external one is not walked here, and has none.
  mutating func checklist(for audit: Audit) -> [AuditLine] {
    guard !audit.auditKind.isExternal else { return [] }
    var source = identifiers
    let lines = organisation.plannedLines(for: audit, library: library, today: today) {
      RecordID(using: &source)
    }
    identifiers = source
    return lines
  }

  mutating func editAudit() {
    guard let audit = currentAudit else { return }
    if audit.auditKind.isExternal { return editExternalAudit(audit) }
    guard audit.state != .reported else {
      return complain("\(audit.name) is signed off; R opens it again with a reason")
    }
    let fields = FormField.fields(
      of: audit, only: State.auditKeys.filter { $0 != "planned" }, in: fieldText)
    var form =
      Form(title: "\(audit.name)  \(audit.title)", fields: fields) {
        (state, values) throws(FormRefusal) in
        var changed = audit
        try changed.take(values, of: fields)
        guard !changed.title.isEmpty else {
          throw FormRefusal(message: "Title is needed", field: "title")
        }
        if changed.reference.isEmpty { changed.reference = audit.reference }
        try state.checkReference(of: changed)
        var changes = state.organisation.changes(putting: changed)
        var title = "\(changed.name) changed"
        if changed.clauses != audit.clauses, !changed.auditKind.isExternal {
          var source = state.identifiers
          let (added, removed) = state.organisation.rescopedLines(
            for: changed, library: state.library, today: state.today
          ) { RecordID(using: &source) }
          state.identifiers = source
          changes += added.flatMap { state.organisation.changes(putting: $0) }
          changes += removed.flatMap { state.organisation.changes(removing: $0) }
          title += ", \(added.count) lines added, \(removed.count) untouched ones taken out"
        }
        return FormStep(title: title, changes: changes)
      }
    form.checks = State.auditChecks(of: audit, fields)
    open(form)
  }

  mutating func moveAudit() {
    guard let audit = currentAudit else { return }
    guard !audit.state.isFinal else {
      return complain("\(audit.name) is \(audit.state.rawValue) already")
    }
    let fields = [
      FormField(
        key: "planned", label: "Planned for", shape: .day, value: audit.planned.value, in: fieldText
      ).proposing(),
      FormField(
        key: "why", label: "Why is it moved", hint: "postponements are counted, with their reasons",
        shape: .line, value: nil, in: fieldText),
    ]
    open(
      Form(title: "Move \(audit.name)  \(audit.title)", fields: fields) {
        (state, values) throws(FormRefusal) in
        var changed = audit
        do throws(AuditProblem) {
          try changed.move(
            to: values.day("planned"), by: state.session.who, on: state.today,
            why: values.text("why"))
        } catch {
          throw FormRefusal(message: error.description, field: "why")
        }
        let to = changed.planned?.spoken(today: state.today) ?? "no day"
        return FormStep(
          title: "\(audit.name) moved to \(to)",
          changes: state.organisation.changes(putting: changed))
      })
  }

  mutating func cancelAudit() {
    guard let audit = currentAudit else { return }
    guard audit.state != .reported else { return complain("\(audit.name) is signed off") }
    let fields = [
      FormField(
        key: "why", label: "Reason", hint: "why it will not take place", shape: .line, value: nil,
        in: fieldText)
    ]
    open(
      Form(title: "Cancel \(audit.name)  \(audit.title)", fields: fields) {
        (state, values) throws(FormRefusal) in
        var changed = audit
        do throws(AuditProblem) {
          try changed.cancel(why: values.text("why"))
        } catch {
          throw FormRefusal(message: error.description, field: "why")
        }
        return FormStep(
          title: "\(audit.name) cancelled", changes: state.organisation.changes(putting: changed))
      })
  }
}
