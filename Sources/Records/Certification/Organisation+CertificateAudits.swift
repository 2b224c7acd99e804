extension Audit {
  /// Whether an external audit had really taken place by a day: its last day has passed, or its report or findings are
  /// on file. A day that it was only planned for does not say so.
  package func wasHeld(by today: Day) -> Bool { heldDay(by: today) != nil }

  /// The last day of an external audit that had taken place by a day.
  package func heldDay(by today: Day) -> Day? {
    guard state != .cancelled else { return nil }
    let known = ends ?? starts ?? (state == .planned ? nil : planned ?? reported)
    return known.flatMap { $0 <= today ? $0 : nil }
  }

  /// The day for which an external audit is planned that has not taken place yet; from today on only.
  package func plannedDay(after today: Day) -> Day? {
    guard state != .cancelled, heldDay(by: today) == nil else { return nil }
    let day = ends ?? starts ?? planned
    return day.flatMap { $0 >= today ? $0 : nil }
  }
}

extension Organisation {
  /// The audits of a certification body that belong to a certificate, cancelled ones left out, in the order of their days.
  ///
  /// Those whose scope names its edition; a transition audit of its standard as well. Of an audit without a scope the body
  /// decides. An audit by another body belongs to the certificate of that body where there is one to the edition.
  package func externalAudits(of certificate: Certificate) -> [Audit] {
    audits.all.filter { belongs($0, to: certificate) }.sorted {
      ($0.lastDay ?? .never, $0.reference) < ($1.lastDay ?? .never, $1.reference)
    }
  }

  private func belongs(_ audit: Audit, to certificate: Certificate) -> Bool {
    guard audit.auditKind.isExternal, audit.state != .cancelled, audit.lastDay != nil,
      let edition = certificate.edition
    else { return false }
    let editions = Set(audit.clauses.map(\.edition))
    guard !editions.isEmpty else {
      if let body = audit.body, certificate.body == nil {
        return !certificates.all.contains { $0.body == body }
      }
      return audit.body == nil || audit.body == certificate.body
    }
    let isNamed =
      editions.contains(edition)
      || (audit.auditKind == .transition
        && editions.contains { $0.standard == edition.standard })
    guard isNamed else { return false }
    if let body = audit.body, let own = certificate.body, body != own {
      return !certificates.all.contains { $0.edition == edition && $0.body == body }
    }
    return true
  }

  /// Whether an external audit found majors at all, verified or not.
  func hasMajors(_ audit: Audit) -> Bool {
    nonconformitiesToAnswer(of: audit).contains { $0.grade == .major }
  }

  /// The majors of an external audit that the body has not verified yet.
  package func openMajors(of audit: Audit) -> [Action] {
    nonconformitiesToAnswer(of: audit).filter {
      $0.grade == .major && !$0.standing(of: .evidence).isAccepted
    }
  }

  /// The deadline by which certificates to an edition end, and the edition that takes its place.
  package func transition(
    of certificate: Certificate, library: Library?
  ) -> (edition: Edition?, by: Day?) {
    let succession = library?.standards.last { $0.succession?.supersedes == certificate.edition }
    return (
      succession?.edition, certificate.transitionBy ?? succession?.succession?.transition
    )
  }
}
