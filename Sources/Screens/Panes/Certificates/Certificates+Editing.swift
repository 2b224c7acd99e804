import Records

extension State {
  mutating func addCertificate() {
    guard mayChange() else { return }
    var certificate = Certificate(id: newID())
    certificate.owner = here(me)
    if organisation.bodies.count == 1 { certificate.body = organisation.bodies.all.first?.id }
    openCertificate(certificate, title: "Add a certificate, held or sought", isNew: true)
  }

  mutating func editCertificate(_ certificate: Certificate) {
    openCertificate(certificate, title: certificate.name, isNew: false)
  }

  private mutating func openCertificate(_ certificate: Certificate, title: String, isNew: Bool) {
    let fields = FormField.fields(of: certificate, in: fieldText)
    let id = certificate.id
    var form = Form(title: title, fields: fields, focus: isNew ? nil : "number") {
      (state, values) throws(FormRefusal) in
      var changed = certificate
      try changed.take(values, of: fields)
      try state.check(changed)
      // A decision's day that is set right here is set right in the decision as well.
      for place in changed.events.indices
      where changed.events[place].event.grants && changed.events[place].on == certificate.decided {
        if let decided = changed.decided { changed.events[place].on = decided }
        if changed.events[place].until != nil { changed.events[place].until = changed.expires }
      }
      let kept = changed
      return FormStep(
        title: "\(kept.name) \(isNew ? "added" : "changed")",
        changes: state.organisation.changes(putting: kept)
      ) { state in
        state[listOf: .certificates].select(kept.id)
        state.refreshLists()
      }
    }
    form.checks = { state, values in
      state.remarks(on: .certificate, id, values) + state.cycleRemarks(values)
    }
    if isNew {
      form.context = ["While it is sought number, decision and expiry stay empty; ^S keeps it."]
    }
    open(form)
  }

  /// What is said beside the fields about the days of the cycle, and an edition that nobody knows.
  private func cycleRemarks(_ values: FormValues) -> [FieldRemark] {
    var remarks: [FieldRemark] = []
    if let edition = Edition(values.text("edition")), library[edition] == nil {
      remarks.append(
        FieldRemark(
          "edition",
          "no catalogue knows \(edition.text): its days are counted all the same; 9, Standards takes its clauses",
          .hint))
    }
    let decided = values.day("decided")
    if let decided {
      if values.day("expires") == nil {
        let rule = CertificateRules.expiry(grantedOn: decided)
        remarks.append(
          FieldRemark(
            "expires", "three years less a day would be \(rule.full): confirm it from the paper",
            .hint))
      }
      if decided > today {
        remarks.append(FieldRemark("decided", "after today, \(today.full)", .warning))
      }
      if let applied = values.day("applied"), applied > decided {
        remarks.append(
          FieldRemark("applied", "after the decision, \(decided.full)", .warning))
      }
      if let first = values.day("certified"), first > decided {
        remarks.append(
          FieldRemark(
            "certified", "after the decision, \(decided.full): the first one was before", .refusal))
      }
    }
    return remarks
  }

  mutating func editBody(of certificate: Certificate) {
    guard let body = organisation.bodies[certificate.body] else {
      return complain("no certification body is named yet: e names it")
    }
    editBody(body)
  }

  /// The form of the next external audit, as the cycle has it.
  mutating func planAudit(for certificate: Certificate) {
    guard mayChange(), let cycle = cycle(of: certificate) else { return }
    let next = cycle.nextAudit
    var audit = Audit(id: newID())
    audit.auditKind = next.kind
    audit.body = certificate.body
    audit.planned = next.day
    if let edition = certificate.edition, let standard = library[edition] {
      audit.clauses = standard.clauses.map(\.number).filter { number in
        number.allSatisfy { ("0"..."9").contains($0) }
      }.map { ClauseReference(edition: edition, number: $0) }
      if audit.clauses.isEmpty { audit.clauses = standard.auditableClauses }
    }
    openExternal(audit, title: "\(certificate.name): plan or note an audit", isNew: true)
  }
}
