import Records

/// The audits of a certification body in the programme: planned, or recorded afterwards.
extension State {
  private static let externalKeys = [
    "title", "kind", "body", "body_reference", "lead", "starts", "ends", "clauses", "areas",
    "planned",
    "notes", "reference",
  ]

  /// What an external audit's form asks for; it is one of the external kinds, and moved with its reason when it has
  /// a planned day.
  private func externalFields(of audit: Audit, isNew: Bool) -> [FormField] {
    let kinds = Audit.Kind.allCases.filter(\.isExternal).map(\.rawValue)
    let keys = State.externalKeys.filter { isNew || audit.planned == nil || $0 != "planned" }
    return FormField.fields(of: audit, only: keys, in: fieldText).map { field in
      switch field.key {
      case "kind":
        return FormField(
          key: "kind", label: field.label, hint: "stage 1 and 2 are for the first certificate",
          shape: .choice(kinds), value: audit.auditKind.value,
          source: RecordPlace(kind: .audit, id: audit.id), in: fieldText)
      case "title":
        return FormField(
          key: "title", label: field.label, hint: "may stay empty: the kind, the body and the year",
          shape: .line, value: audit.title.value, source: RecordPlace(kind: .audit, id: audit.id),
          in: fieldText)
      default: return field
      }
    }
  }

  /// A form for an audit by a certification body, to come or held already.
  mutating func planExternalAudit() {
    guard mayChange() else { return }
    var audit = Audit(id: newID())
    audit.auditKind = .surveillance
    let last = organisation.audits.all.filter { $0.auditKind.isExternal }
      .max { ($0.lastDay?.number ?? 0) < ($1.lastDay?.number ?? 0) }
    audit.body =
      last?.body ?? (organisation.bodies.count == 1 ? organisation.bodies.all.first?.id : nil)
    openExternal(audit, title: "Audit by a certification body", isNew: true)
  }

  mutating func editExternalAudit(_ audit: Audit) {
    guard audit.state != .reported else {
      return complain("\(audit.name) is signed off; it is opened again with a reason first")
    }
    openExternal(audit, title: "\(audit.name)  \(audit.title)", isNew: false)
  }

  /// - Parameter isNew: whether it is a new one, with what is known of it filled in.
  mutating func openExternal(_ audit: Audit, title: String, isNew: Bool) {
    let fields = externalFields(of: audit, isNew: isNew)
    var form = Form(title: title, fields: fields, focus: "kind") {
      (state, values) throws(FormRefusal) in
      var changed = audit
      try changed.take(values, of: fields)
      try state.finish(external: &changed, before: audit, isNew: isNew)
      let changes = state.organisation.changes(putting: changed)
      let kept = changed
      return FormStep(
        title: "\(changed.name) \(isNew ? "noted" : "changed")", changes: changes
      ) { state in
        state.audits.list.select(kept.id)
        state.refreshLists()
      }
    }
    form.checks = { state, values in state.externalChecks(values) }
    open(form)
  }

  private func externalChecks(_ values: FormValues) -> [FieldRemark] {
    var remarks: [FieldRemark] = []
    if let first = values.day("starts"), let last = values.day("ends"), last < first {
      remarks.append(
        FieldRemark(
          "ends", "the audit would end before it starts (\(first.full)): a later day", .refusal))
    }
    let clauses = values.clauses("clauses")
    if let flaw = organisation.flaw(ofClauses: clauses, library: library) {
      remarks.append(FieldRemark("clauses", flaw.description, .refusal))
    }
    if values.day("ends") == nil {
      let other = values.day("starts") ?? values.day("planned")
      let text =
        other.map { "deadlines run from the last day; counted from \($0.full) until it is given" }
        ?? "deadlines run from the last day; there are none until it is given"
      remarks.append(FieldRemark("ends", text, .hint))
    }
    return remarks
  }

  /// Fills in what the form leaves to the program.
  private func finish(
    external audit: inout Audit, before: Audit, isNew: Bool
  ) throws(FormRefusal) {
    guard audit.auditKind.isExternal else {
      throw FormRefusal(message: "Kind is needed: which part of the cycle", field: "kind")
    }
    // A day that was only proposed gives way to those that were typed.
    if isNew, audit.planned == before.planned, let first = audit.starts ?? audit.ends {
      audit.planned = first
    }
    if audit.planned == nil { audit.planned = audit.starts ?? audit.ends }
    guard audit.lastDay != nil else {
      throw FormRefusal(
        message: "a day is needed: the last day, or the day it is planned for", field: "ends")
    }
    if audit.title.isEmpty {
      let name = organisation.bodies[audit.body]?.name ?? addedName(of: audit.body)
      audit.title =
        audit.auditKind.rawValue.prefix(1).uppercased() + audit.auditKind.rawValue.dropFirst()
        + (name.map { " by \($0)" } ?? "") + " \((audit.lastDay ?? today).year)"
    }
    if audit.reference.isEmpty {
      audit.reference =
        before.reference.isEmpty
        ? organisation.nextReference(for: audit.auditKind, year: (audit.lastDay ?? today).year)
        : before.reference
    }
    try checkReference(of: audit)
  }

  /// The name of a record that the form in front adds.
  private func addedName(of id: RecordID?) -> String? {
    guard case .form(let form)? = overlays.last else { return nil }
    return form.additions.first { $0.id == id }?.name
  }
}
