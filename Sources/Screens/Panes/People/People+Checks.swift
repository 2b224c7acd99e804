import Records

extension State {
  /// What no record of these kinds may be without.
  func check<R: Record>(_ record: R) throws(FormRefusal) {
    if let rule = record as? Requirement {
      guard rule.role != nil else {
        throw FormRefusal(message: "Role is needed: who needs it", field: "role")
      }
      guard rule.competence != nil else {
        throw FormRefusal(message: "Competence is needed: what they need", field: "competence")
      }
      if organisation.requirements.all.contains(where: {
        $0.id != rule.id && $0.role == rule.role && $0.competence == rule.competence
      }) {
        throw FormRefusal(
          message: "this role requires this competence already", field: "competence")
      }
      return try checkLevel(of: rule)
    }
    if let document = record as? Document { return try checkDocument(document) }
    if let objective = record as? Objective { try checkObjective(objective) }
    if let responsibility = record as? Responsibility {
      return try checkResponsibility(responsibility)
    }
    if let area = record as? Area { try checkPlace(of: area) }
    if let profile = record as? Profile { try checkLevels(profile.levels) }
    if let certificate = record as? Certificate { return try check(certificate) }
    if let standard = record as? OwnStandard { return try check(standard) }
    if let body = record as? CertificationBody { try check(body) }
    guard !record.name.trimmed.isEmpty else {
      throw FormRefusal(message: "Name is needed", field: "name")
    }
    if let person = record as? Person {
      try checkNamesakes(of: person)
    } else if let other = organisation.find(R.kind, named: record.name), other != record.id {
      throw FormRefusal(
        message: "there is a \(R.kind.noun) called \(record.name) already", field: "name")
    }
    if let person = record as? Person, let joined = person.joined, let left = person.left,
      left < joined
    {
      throw FormRefusal(message: "they would have left before they joined", field: "left")
    }
  }

  private func check(_ certificate: Certificate) throws(FormRefusal) {
    guard certificate.edition != nil else {
      throw FormRefusal(
        message: "Edition is needed: a certificate is to one edition", field: "edition")
    }
    if let decided = certificate.decided, let expires = certificate.expires, expires < decided {
      throw FormRefusal(
        message: "it would expire before it was decided (\(decided.full)): choose a later day",
        field: "expires")
    }
  }

  private func check(_ standard: OwnStandard) throws(FormRefusal) {
    guard Edition(standard.editionText) != nil else {
      throw FormRefusal(
        message: "Edition is needed: one word with its year, such as house-rules:2026",
        field: "edition")
    }
    if let other = organisation.standards.all.first(where: {
      $0.id != standard.id && Edition($0.editionText) == Edition(standard.editionText)
    }) {
      throw FormRefusal(
        message: "there is a standard called \(other.editionText) already", field: "edition")
    }
    if let line = standard.clauses.first(where: { OwnStandard.clause($0) == nil }) {
      throw FormRefusal(
        message: "“\(line)” does not begin with a clause number: write such as 4.1 Orders",
        field: "clauses")
    }
    let numbers = standard.clauses.compactMap { OwnStandard.clause($0)?.number }
    if let twice = numbers.first(where: { number in numbers.count { $0 == number } > 1 }) {
      throw FormRefusal(message: "clause \(twice) is there twice", field: "clauses")
    }
  }

  private func check(_ body: CertificationBody) throws(FormRefusal) {
    guard !body.template.trimmed.isEmpty else { return }
    do throws(CAPALayout.Problem) {
      _ = try CAPALayout(body.template)
    } catch {
      throw FormRefusal(message: "Report layout, \(error)", field: "template")
    }
  }

  /// What is said beside the fields of some kinds of record.
  func remarks(on kind: RecordKind, _ id: RecordID, _ values: FormValues) -> [FieldRemark] {
    switch kind {
    case .certificate: certificateRemarks(id, values)
    case .standard:
      Edition(values.text("edition")).flatMap { session.library[$0] }.map {
        [FieldRemark("edition", "\($0.name) is known here: yours takes its place", .hint)]
      } ?? []
    case .objective: objectiveRemarks(values) + ownerRemarks(values)
    case .document: documentRemarks(id, values) + ownerRemarks(values)
    default: competenceRemarks(on: kind, id, values)
    }
  }

  private func certificateRemarks(_ id: RecordID, _ values: FormValues) -> [FieldRemark] {
    var remarks: [FieldRemark] = []
    if let decided = values.day("decided"), let expires = values.day("expires") {
      if expires < decided {
        remarks.append(
          FieldRemark(
            "expires", "it would expire before it was decided (\(decided.full))", .refusal))
      } else if expires > decided.adding(months: 36) {
        remarks.append(
          FieldRemark("expires", "more than three years after the decision", .hint))
      }
    }
    let edition = Edition(values.text("edition"))
    let others = organisation.certificates.all.filter { $0.id != id && $0.edition == edition }
    if edition != nil, let other = others.first {
      let until = other.expires.map { ", valid until \($0.full)" } ?? ""
      remarks.append(
        FieldRemark(
          "edition",
          "there is \(others.count == 1 ? "one" : "\(others.count)") to this edition already: \(other.name)\(until)",
          .hint))
    }
    return remarks
  }
}
