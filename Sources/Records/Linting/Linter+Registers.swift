/// What objectives, documents, management reviews and certificates lack (clauses 6.2, 7.5 and 9.3).
extension Linter {
  mutating func lookAtObjectives() {
    for objective in organisation.objectives.all where objective.closed == nil {
      let lacks = [
        objective.target == nil ? "a target" : nil, objective.unit.trimmed.isEmpty ? "a unit" : nil,
        objective.owner == nil ? "an owner" : nil,
        objective.outcome.trimmed.isEmpty ? "what the business has from it" : nil,
      ].compactMap { $0 }
      if !lacks.isEmpty {
        add(
          .objectiveIncomplete, .objective, objective.id,
          "objective \(objective.name) lacks \(Linter.joined(lacks))",
          remedy: "write it down (5, e)")
      }
      lookAtReadings(objective)
    }
  }

  private mutating func lookAtReadings(_ objective: Objective) {
    let standing = objective.standing(on: today)
    guard standing.isStale, !standing.state.isFinal else { return }
    add(
      .objectiveUnread, .objective, objective.id,
      "objective \(objective.name) is to be read every \(objective.frequency), and "
        + (standing.last?.on.map { "was last read on \($0.full)" }
          ?? "was never read" + (objective.started.map { " since \($0.full)" } ?? "")),
      remedy: "take a reading, or say how often one is of use (5)")
  }

  mutating func lookAtDocumentsAndReviews() {
    for document in organisation.documents.all where document.isInForce(on: today) {
      let lacks = [
        document.owner == nil ? "an owner" : nil,
        document.place.trimmed.isEmpty ? "the place where it is kept" : nil,
        document.reviewEvery == nil && document.reviewOn.isEmpty ? "a day of review" : nil,
      ].compactMap { $0 }
      guard !lacks.isEmpty else { continue }
      add(
        .documentIncomplete, .document, document.id,
        "document \(document.name) lacks \(Linter.joined(lacks))", remedy: "write it down (6, e)")
    }
    // Who owns a document and the roles it names are looked at with those of all other records.
    let elsewhere: Set<DocumentFlaw.Kind> = [.ownerLeft, .noOwner, .noPlace, .roleNobodyHolds]
    for flaw in organisation.documentFlaws(today: today) where !elsewhere.contains(flaw.kind) {
      let document = organisation.documents[flaw.document]
      // What has no day of review yet is told of above.
      if flaw.kind == .neverReviewed, document?.nextReview == nil { continue }
      add(
        .documentOutdated, .document, flaw.document, field: flaw.kind.rawValue,
        "document \(document?.name ?? ""): \(flaw.text)", remedy: "\(flaw.remedy) (6)")
    }
    for review in organisation.reviews.all where review.cancelled.isEmpty {
      guard let held = review.held, held < today else { continue }
      if review.minuted == nil {
        add(
          .reviewUnminuted, .review, review.id,
          "management review \(review.name) was held on \(held.full) and is not minuted",
          remedy: "close its minutes (7)")
      }
      if review.decisions.isEmpty {
        add(
          .reviewWithoutDecision, .review, review.id,
          "management review \(review.name), held on \(held.full), decided nothing",
          remedy: "write down what was decided, or ask why nothing was (7)")
      }
    }
    for flag in organisation.reviewFlags(today: today) {
      guard let review = flag.review, let remedy = Linter.remedy(of: flag.kind) else { continue }
      add(
        .reviewIncomplete, .review, review, field: flag.kind.rawValue,
        "management review \(flag.text)", remedy: remedy)
    }
  }

  /// What to do about what makes a review incomplete; `nil` for flags that are looked at elsewhere or pass by themselves.
  private static func remedy(of kind: ReviewFlag.Kind) -> String? {
    switch kind {
    case .emptyInputs: "write down what was said, or that nothing was (7, O opens the minutes)"
    case .beforeAudit: "hold one at another time of the year as well (7, a)"
    default: nil
    }
  }

  /// A body certifies a scope by one certificate; sites of their own, each with another scope, may have one each.
  private mutating func lookAtCertificatesInForce() {
    var known: [Certificate] = []
    for certificate in organisation.certificates.all {
      guard certificate.decided != nil || !certificate.number.isEmpty,
        let edition = certificate.edition, let body = organisation.bodies[certificate.body],
        certificate.decided.map({ $0 <= today }) ?? true,
        let expires = certificate.expires, expires >= today
      else { continue }
      let state = organisation.cycle(of: certificate, today: today, library: library).state
      guard state == .valid || state == .suspended else { continue }
      let scope = certificate.scope.trimmed.folded
      if let other = known.first(where: {
        let its = $0.scope.trimmed.folded
        return $0.edition == edition && $0.body == body.id
          && (its == scope || its.isEmpty || scope.isEmpty)
      }) {
        add(
          .certificateTwice, .certificate, certificate.id, field: other.id.text,
          "certificates \(other.name) and \(certificate.name), both of \(body.name), are in force at once",
          remedy:
            "correct the days of the one that the other replaced, or say how their scopes differ (8, e)"
        )
      }
      known.append(certificate)
    }
  }

  mutating func lookAtCertificates() {
    lookAtCertificatesInForce()
    let held = organisation.profile.standards
    for certificate in organisation.certificates.all {
      // One that is only sought has none of these yet.
      guard certificate.decided != nil || !certificate.number.isEmpty else { continue }
      let lacks = [
        certificate.edition == nil ? "an edition" : nil,
        certificate.body == nil ? "a certification body" : nil,
        certificate.expires == nil ? "its last day" : nil,
      ].compactMap { $0 }
      if !lacks.isEmpty {
        add(
          .certificateIncomplete, .certificate, certificate.id,
          "certificate \(certificate.name) lacks \(Linter.joined(lacks))",
          remedy: "write it down (8, e)")
      }
      let cycle = organisation.cycle(of: certificate, today: today, library: library)
      // Of days in an impossible order nothing can be said.
      let isInOrder = certificate.decided.map { $0 <= certificate.expires ?? .never } ?? true
      if isInOrder, cycle.state != .moved,
        let flag = cycle.flags.first(where: { $0.standing == .danger })
      {
        add(
          .certificateAtRisk, .certificate, certificate.id, field: cycle.state.rawValue,
          "certificate \(certificate.name): \(flag.text)", remedy: "open its cycle (8, Enter)")
      }
      guard let edition = certificate.edition else { continue }
      if library[edition] == nil {
        add(
          .editionUnknown, .certificate, certificate.id,
          "certificate \(certificate.name): no catalogue has \(edition), so its clauses are not known",
          remedy: "correct the edition (8, e), or import its clauses")
      }
      if !held.contains(edition), (certificate.expires ?? today) >= today {
        add(
          .certificateUnheld, .certificate, certificate.id,
          "certificate \(certificate.name) is valid, and \(edition) is not among the standards held",
          remedy: "add it to the standards held (9, the organisation)")
      }
    }
    let certified = Set(organisation.certificates.all.compactMap(\.edition))
    // While no certificate is on file at all nobody keeps them here yet.
    for edition in held where !certified.isEmpty && !certified.contains(edition) {
      add(
        .standardUncertified, .organisation, organisation.profile.id, field: edition.text,
        "\(edition) is held, and no certificate of it is on file",
        remedy: "add the certificate, or the application for it (8, a)")
    }
  }
}
