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
  private mutating func lookAtCertificatesInForce(_ cycles: [CertificateCycle]) {
    var known: [Certificate] = []
    for cycle in cycles where cycle.state == .valid || cycle.state == .suspended {
      let certificate = cycle.certificate
      guard let edition = certificate.edition, let body = organisation.bodies[certificate.body]
      else { continue }
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
    let cycles = organisation.certificateCycles(today: today, library: library, countsGaps: false)
    lookAtCertificatesInForce(cycles)
    let held = organisation.profile.standards
    for cycle in cycles {
      let certificate = cycle.certificate
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
      // Of days in an impossible order nothing can be said.
      let isInOrder = certificate.decided.map { $0 <= certificate.expires ?? .never } ?? true
      if isInOrder, cycle.isAtRisk, let flag = cycle.flags.first {
        add(
          .certificateAtRisk, .certificate, certificate.id, field: cycle.state.rawValue,
          "certificate \(certificate.name): \(flag.text)", remedy: "open its cycle (8, Enter)")
      }
      for (place, text) in certificate.decisionFlaws(today: today, in: organisation) {
        add(
          .certificateDecisions, .certificate, certificate.id, field: place,
          "certificate \(certificate.name): \(text)", remedy: "set it right (8, Enter on it)")
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

extension Certificate {
  /// The decisions that the form would have refused, each with its place in the record and what is wrong.
  fileprivate func decisionFlaws(
    today: Day, in organisation: Organisation
  ) -> [(place: String, text: String)] {
    var flaws: [(place: String, text: String)] = []
    let sorted = events.enumerated().compactMap { place, event in
      event.on.map { (place: place, on: $0, event) }
    }.sorted { ($0.on, $0.place) < ($1.on, $1.place) }
    for (count, (place, on, event)) in sorted.enumerated() where on <= today {
      let before = before(event, on: on, after: sorted.prefix(count).map(\.2))
      let decision = CertificateDecision(event.event, on: on, until: event.until)
      let refusal = before.remarks(on: decision, today: today, in: organisation).first {
        $0.place == .kind && $0.weight == .refusal
      }
      let word = "“\(event.event.rawValue)” of \(on.full)"
      if let refusal {
        flaws.append(("events \(place + 1)", "\(word): \(refusal.text)"))
      } else if event.event.grants, let until = event.until,
        let usual = before.proposedUntil(event.event, on: on), until > usual.adding(months: 1)
      {
        flaws.append(
          (
            "events \(place + 1)",
            "\(word) is valid until \(until.full); by the rule \(usual.full)"
          ))
      }
    }
    let isNoted = events.contains { $0.event.grants && $0.on == decided }
    if !isNoted, let decided, let expires {
      // A renewal is decided before the old expiry, from which its time runs: up to a year.
      let isRenewed = certified.map { $0 < decided } ?? false
      let last = CertificateRules.expiry(grantedOn: decided).adding(months: isRenewed ? 12 : 1)
      if expires > last {
        flaws.append(
          (
            "expires",
            "expires on \(expires.full), more than three years after the decision of \(decided.full)"
          ))
      }
    }
    for (place, appeal) in appeals.enumerated() {
      if let outcome = appeal.outcome, appeal.decided == nil {
        flaws.append(
          ("appeals \(place + 1)", "an appeal is \(outcome.rawValue), and no day says when"))
      }
      if let lodged = appeal.lodged, lodged > today {
        flaws.append(
          ("appeals \(place + 1) lodged", "an appeal is lodged on \(lodged.full), a day to come"))
      }
    }
    return flaws
  }

  /// The certificate as it was before a decision, with those that had been written down by then.
  private func before(
    _ event: CertificateEvent, on day: Day, after earlier: [CertificateEvent]
  ) -> Certificate {
    var copy = self
    copy.events = earlier
    if decided.map({ $0 >= day }) ?? true {
      (copy.decided, copy.expires) = (nil, nil)
      let hasTerm = earlier.contains { $0.event.grants }
      // What is not on file of an earlier cycle is taken as it must have been.
      if !hasTerm, event.event.grants || certified.map({ $0 < day }) ?? false {
        let isKnown = event.before != nil || certified.map { $0 < day } ?? false
        if isKnown { copy.expires = event.before ?? (event.event == .restored ? day - 1 : day) }
        if event.event == .granted { copy.expires = event.before }
      }
    }
    return copy
  }
}
