extension Organisation {
  /// Where a certificate stands on a day, with every day that matters to it.
  ///
  /// - Parameter library: the catalogues, for the transition to a new edition and its gaps.
  package func cycle(of certificate: Certificate, today: Day, library: Library) -> CertificateCycle
  {
    cycle(of: certificate, today: today, library: library, gaps: transitionGaps(library: library))
  }

  /// The cycles of all certificates, in the order of the register.
  ///
  /// - Parameter countsGaps: whether the gaps of transitions are counted, for which all audit lines are gone through.
  package func certificateCycles(
    today: Day, library: Library, countsGaps: Bool = true
  ) -> [CertificateCycle] {
    guard !certificates.isEmpty else { return [] }
    let gaps = countsGaps ? transitionGaps(library: library) : nil
    return certificates.all.map {
      cycle(of: $0, today: today, library: library, gaps: gaps)
    }
  }

  /// - Parameter gaps: `nil` where the gaps of the transition are not counted.
  func cycle(
    of certificate: Certificate, today: Day, library: Library?, gaps: [TransitionGaps]?
  ) -> CertificateCycle {
    var maker = CycleMaker(of: certificate, in: self, today: today)
    maker.make(library: library, gaps: gaps)
    return maker.cycle
  }
}

/// Works out a certificate's cycle.
struct CycleMaker {
  let organisation: Organisation
  let certificate: Certificate
  let today: Day
  let past: CertificatePast
  let audits: [Audit]
  let body: CertificationBody
  var cycle: CertificateCycle

  init(of certificate: Certificate, in organisation: Organisation, today: Day) {
    self.organisation = organisation
    self.certificate = certificate
    self.today = today
    past = CertificatePast(of: certificate, on: today)
    audits = organisation.externalAudits(of: certificate)
    body = organisation.bodies[certificate.body] ?? CertificationBody(id: certificate.id)
    cycle = CertificateCycle(certificate: certificate, today: today, state: .sought)
  }

  /// How the body is called.
  var bodyName: String { body.name.isEmpty ? "the certification body" : body.name }

  mutating func make(library: Library?, gaps: [TransitionGaps]?) {
    let (newEdition, transitionBy) = organisation.transition(of: certificate, library: library)
    cycle.newEdition = newEdition
    cycle.transitionBy = transitionBy
    cycle.openGaps = gaps.map { gaps in
      gaps.filter { $0.held == certificate.edition }.flatMap(\.items).count(where: \.isOpen)
    }
    let term = past.terms.last
    cycle.decided = term?.start
    cycle.expires = term?.end
    cycle.isExpiryCounted = term?.isCounted ?? false
    cycle.validUntil = term.map { min($0.end, transitionBy ?? $0.end) }
    cycle.endedOn = past.ending?.on
    cycle.renewalRefused = past.renewalRefused
    cycle.application = past.application
    cycle.appealPending =
      certificate.appeals.last { appeal in
        appeal.lodged.map { $0 <= today } ?? false && (appeal.decided ?? .never) > today
      }?.lodged
    addApplication()
    if let term { addTerm(term) }
    switch (past.ending, term) {
    case ((.moved, let day)?, _):
      cycle.state = .moved
      cycle.validUntil = cycle.validUntil.map { min($0, day) }
      flagSuccessor()
    case (let ending?, _):
      let isRefused = ending.kind == .refused
      cycle.state = addWay(after: ending.on, otherwise: isRefused ? .refused : .withdrawn)
      cycle.monthsWithout = ending.on.wholeMonths(to: today)
    case (nil, let term?): judge(term)
    case (nil, nil):
      cycle.state = addWay(after: past.application.map { $0 - 1 }, otherwise: .sought)
    }
    addTransition()
    addContract()
    addAppeals()
    flagRecords()
    cycle.milestones = cycle.milestones.enumerated().sorted {
      ($0.element.day ?? .never, $0.offset) < ($1.element.day ?? .never, $1.offset)
    }.map(\.element)
    cycle.flags = cycle.flags.enumerated().sorted {
      ($1.element.standing, $0.offset) < ($0.element.standing, $1.offset)
    }.map(\.element)
  }

  mutating func flag(_ standing: CertificateCycle.Standing, _ text: String) {
    cycle.flags.append(.init(text: text, standing: standing))
  }

  /// What the present term makes of the certificate.
  private mutating func judge(_ term: CertificateTerm) {
    let until = cycle.validUntil ?? term.end
    guard today > until else {
      cycle.state = .valid
      if let suspended = past.suspended {
        addSuspension(from: suspended.on, until: suspended.until)
      }
      return
    }
    guard until == term.end else {
      cycle.state = .transitionOver
      cycle.endedOn = until
      cycle.monthsWithout = until.wholeMonths(to: today)
      flag(
        .danger,
        "ended on \(until.full) with the transition to \(cycle.newEdition?.text ?? "the new edition"): only a certificate to that one counts"
      )
      return
    }
    let restorable = min(
      CertificateRules.restorable(after: until), cycle.transitionBy ?? .never)
    cycle.restorableUntil = restorable
    cycle.monthsWithout = until.wholeMonths(to: today)
    guard today > restorable else {
      cycle.state = .restorable
      addRestoration(expired: until, until: restorable, state: .open)
      flag(
        .danger,
        "expired on \(until.full): no certificate for \((today - until).counted("day")); restoration decided by \(restorable.full), else a new stage 2"
      )
      return
    }
    addRestoration(expired: until, until: restorable, state: .missed)
    cycle.state = addWay(after: until, otherwise: .lapsed)
    if cycle.state == .lapsed {
      flag(
        .danger,
        "lapsed: expired on \(until.full), not restored by \(restorable.full): at least a new stage 2"
      )
    }
  }

  /// Moved to the new edition there is a certificate to that one, which has days of its own.
  private mutating func flagSuccessor() {
    guard let edition = cycle.newEdition,
      !organisation.certificates.all.contains(where: { $0.edition == edition })
    else { return }
    cycle.lacksSuccessor = true
    flag(.danger, "no certificate to \(edition.text) on file: a adds it")
  }

  /// What on file cannot be counted.
  private mutating func flagRecords() {
    for event in certificate.events where event.on == nil {
      flag(
        .attention, "“\(event.event.rawValue)” has no day and does not count: d notes it with one")
    }
    if certificate.edition == nil {
      flag(.attention, "names no edition: e sets it; no audit can belong to it before")
    }
    if cycle.isExpiryCounted, cycle.state == .valid, let end = cycle.expires {
      flag(
        .attention, "its expiry, \(end.full), is counted: confirm it from the paper, e sets it")
    }
  }
}

extension Day {
  /// How many whole months lie between this day and a later one; 0 when it is not later.
  package func wholeMonths(to later: Day) -> Int {
    let (ours, theirs) = (parts, later.parts)
    var months = (theirs.year - ours.year) * 12 + theirs.month - ours.month
    while months > 0, adding(months: months) > later { months -= 1 }
    return max(0, months)
  }
}

extension Int {
  /// The number with its noun: "1 day", "31 days".
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
