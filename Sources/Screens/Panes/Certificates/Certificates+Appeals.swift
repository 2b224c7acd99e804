import Records

extension State {
  /// A form for an appeal: the one that is not decided yet, else a new one.
  mutating func appeal(_ certificate: Certificate, at place: Int? = nil) {
    guard mayChange() else { return }
    let place = place ?? certificate.appeals.lastIndex { $0.decided == nil }
    var appeal = Appeal()
    if let place, certificate.appeals.indices.contains(place) {
      appeal = certificate.appeals[place]
    } else if let last = certificate.events.last(where: {
      [.refused, .suspended, .withdrawn, .scopeReduced].contains($0.event)
    }) {
      appeal.against = "\(last.event.rawValue)" + (last.on.map { " on \($0.full)" } ?? "")
    }
    let before = appeal
    let source = RecordPlace(kind: .certificate, id: certificate.id)
    let fields = FormField.fields(of: before, in: source, fieldText)
    let id = certificate.id
    let form = Form(
      title: "\(certificate.name): appeal", fields: fields,
      checks: { state, values in state.appealRemarks(values, on: certificate) }
    ) { (state, values) throws(FormRefusal) in
      guard var changed = state.organisation.certificates[id] else {
        throw FormRefusal(message: "the certificate is no longer on file")
      }
      var written = before
      try written.take(values)
      guard !written.against.isEmpty else {
        throw FormRefusal(message: "Against is needed: which decision", field: "against")
      }
      if let place, changed.appeals.indices.contains(place) {
        guard changed.appeals[place] == before else {
          throw FormRefusal(message: "the appeal was changed meanwhile: open it again")
        }
        changed.appeals[place] = written
      } else {
        changed.appeals.append(written)
      }
      let how =
        written.decided != nil
        ? written.outcome?.rawValue ?? "decided"
        : written.argued != nil ? "argued" : written.lodged != nil ? "lodged" : "noted"
      return FormStep(
        title: "\(changed.name): appeal \(how)",
        changes: state.organisation.changes(putting: changed))
    }
    open(form)
  }

  private func appealRemarks(_ values: FormValues, on certificate: Certificate) -> [FieldRemark] {
    var remarks: [FieldRemark] = []
    let lodged = values.day("lodged")
    let argued = values.day("argued")
    let decided = values.day("decided")
    for (key, day) in [("lodged", lodged), ("argued", argued), ("decided", decided)] {
      if let day, day > today {
        remarks.append(
          FieldRemark(key, "after today, \(today.full): it is still to come", .warning))
      }
    }
    if let lodged, let by = values.day("lodge_by"), lodged > by {
      remarks.append(
        FieldRemark("lodged", "too late: it was to be lodged by \(by.full)", .warning))
    }
    if let argued {
      if let lodged, argued < lodged {
        remarks.append(
          FieldRemark("argued", "before it was lodged, \(lodged.full): a later day", .refusal))
      } else if lodged == nil {
        remarks.append(FieldRemark("lodged", "it is lodged before it is argued", .refusal))
      }
    }
    if let decided {
      if let earlier = argued ?? lodged, decided < earlier {
        remarks.append(
          FieldRemark(
            "decided",
            "before it was \(argued == nil ? "lodged" : "argued"), \(earlier.full): a later day",
            .refusal))
      } else if lodged == nil {
        remarks.append(FieldRemark("lodged", "it is lodged before it is decided", .refusal))
      }
      if values.text("outcome").isEmpty {
        remarks.append(FieldRemark("outcome", "upheld, in part, or rejected?", .warning))
      }
    } else if !values.text("outcome").isEmpty {
      remarks.append(FieldRemark("decided", "the outcome has no day yet", .refusal))
    }
    return remarks
  }
}
