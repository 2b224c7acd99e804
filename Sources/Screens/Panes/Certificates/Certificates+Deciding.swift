import Records

extension State {
  /// A form for what the certification body decided.
  ///
  /// - Parameter proposing: the decision to begin with; the likely one when `nil`.
  mutating func decide(_ certificate: Certificate, proposing: CertificateEvent.Kind? = nil) {
    guard mayChange(), let cycle = cycle(of: certificate) else { return }
    let kind = proposing ?? cycle.likelyDecision
    var event = CertificateEvent()
    event.event = kind
    let source = RecordPlace(kind: .certificate, id: certificate.id)
    var fields = decisionFields(of: event, in: source)
    if let place = fields.firstIndex(where: { $0.key == "on" }) {
      fields[place].content = .typed(TextBuffer(today.description, isProposal: true))
    }
    let id = certificate.id
    let form = Form(
      title: "\(certificate.name): what was decided", fields: fields, focus: "on",
      checks: { state, values in
        state.decisionRemarks(values, on: state.organisation.certificates[id] ?? certificate)
      }
    ) { (state, values) throws(FormRefusal) in
      guard var changed = state.organisation.certificates[id] else {
        throw FormRefusal(message: "the certificate is no longer on file")
      }
      let decision = State.decision(values)
      changed.take(decision, by: state.session.who)
      let until =
        decision.event.grants ? changed.expires.map { ", valid until \($0.full)" } ?? "" : ""
      return FormStep(
        title: "\(changed.name): \(decision.event.rawValue)\(until)",
        changes: state.organisation.changes(putting: changed))
    }
    open(form)
  }

  private func decisionFields(
    of event: CertificateEvent, in source: RecordPlace
  ) -> [FormField] {
    let all = FormField.fields(of: event, in: source, fieldText)
    return ["kind", "on", "until", "why"].compactMap { key in
      guard let field = all.first(where: { $0.key == key }) else { return nil }
      guard key == "until" else { return field }
      return FormField(
        key: "until", label: "Until", hint: "as the paper has it; empty takes the rule’s day",
        shape: .day, value: event.until.value, in: fieldText)
    }
  }

  private static func decision(_ values: FormValues) -> CertificateDecision {
    CertificateDecision(
      CertificateEvent.Kind(rawValue: values.text("kind")) ?? .granted, on: values.day("on"),
      until: values.day("until"), why: values.text("why"))
  }

  private func decisionRemarks(
    _ values: FormValues, on certificate: Certificate
  ) -> [FieldRemark] {
    let decision = State.decision(values)
    var remarks = certificate.remarks(
      on: decision, today: today, in: organisation, library: library
    ).map {
      FieldRemark($0.place.rawValue, $0.text, $0.weight.asRemark)
    }
    if decision.until == nil, let on = decision.on,
      let until = certificate.proposedUntil(decision.event, on: on)
    {
      let what =
        switch decision.event {
        case .granted: "three years from the decision less a day"
        case .suspended: "six months at most"
        default: "the old expiry and 36 months, as if the old cycle had gone on"
        }
      remarks.append(
        FieldRemark("until", "\(until.full) by the rule, when left empty: \(what)", .hint))
    }
    return remarks
  }

  /// Sets a decision right that is on file.
  mutating func correct(_ certificate: Certificate, at place: Int) {
    guard mayChange(), certificate.events.indices.contains(place) else { return }
    let before = certificate.events[place]
    let source = RecordPlace(kind: .certificate, id: certificate.id)
    let fields = decisionFields(of: before, in: source)
    let id = certificate.id
    var form = Form(
      title: "\(certificate.name): set right “\(before.event.rawValue)”", fields: fields,
      focus: "on"
    ) { (state, values) throws(FormRefusal) in
      guard var changed = state.organisation.certificates[id],
        changed.events.indices.contains(place), changed.events[place] == before
      else { throw FormRefusal(message: "the decision was changed meanwhile: open it again") }
      let decision = State.decision(values)
      changed.events[place].event = decision.event
      changed.events[place].on = decision.on
      changed.events[place].until = decision.until
      changed.events[place].why = decision.why
      // The days that came from this decision follow it.
      if before.event.grants, before.on == changed.decided, decision.event.grants {
        changed.decided = decision.on
        changed.expires = decision.until ?? changed.expires
      }
      return FormStep(
        title: "\(changed.name): \(decision.event.rawValue) set right",
        changes: state.organisation.changes(putting: changed))
    }
    form.checks = { state, values in
      let decision = State.decision(values)
      guard let on = decision.on else {
        return [FieldRemark("on", "the day of the decision is needed", .refusal)]
      }
      var remarks: [FieldRemark] = []
      if on > state.today {
        remarks.append(FieldRemark("on", "after today, \(state.today.full)", .refusal))
      }
      if let until = decision.until, until < on {
        remarks.append(
          FieldRemark("until", "before the decision, \(on.full): choose a later day", .refusal))
      }
      return remarks
    }
    open(form)
  }
}

extension CertificateDecision.Remark.Weight {
  fileprivate var asRemark: FieldRemark.Weight {
    switch self {
    case .hint: .hint
    case .warning: .warning
    case .refusal: .refusal
    }
  }
}
