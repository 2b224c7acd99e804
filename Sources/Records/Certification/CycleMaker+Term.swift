/// The days of a time of validity: surveillance, recertification, expiry.
extension CycleMaker {
  /// Adds what belongs to the present term.
  mutating func addTerm(_ term: CertificateTerm) {
    let before = past.terms.dropLast().last
    if let start = term.start {
      addDecision(term, start, before: before)
      if let before, start > before.end + 1 { cycle.gapDays = start - before.end - 1 }
    }
    // What ended it ended its audits as well.
    let last = min(past.ending?.on ?? .never, cycle.validUntil ?? term.end)
    addSurveillance(term, until: last)
    if past.ending == nil {
      addRecertification(term)
      addExpiry(term)
    }
  }

  private mutating func addDecision(
    _ term: CertificateTerm, _ start: Day, before: CertificateTerm?
  ) {
    if term.kind == .granted {
      for (kind, title) in [(Audit.Kind.stage1, "stage 1"), (.stage2, "stage 2")] {
        let first = max(before?.end ?? start.adding(months: -36), start.adding(months: -36))
        guard let found = held(kind, after: first, until: start) else { continue }
        var step = Milestone(kind == .stage1 ? .stage1 : .stage2, title, .held)
        step.on = found.day
        step.audit = found.audit.id
        step.rule = "on its last day"
        step.source = "ISO/IEC 17021-1, 9.3.1"
        cycle.milestones.append(step)
      }
    }
    let title =
      switch term.kind {
      case .granted: "granted"
      case .renewed: "renewed"
      case .restored: "restored"
      }
    var step = Milestone(.decision, title, .held)
    step.on = start
    step.rule = "the three-year cycle runs from the decision"
    step.source = "ISO/IEC 17021-1, 9.1.3.2"
    if let before, start > before.end + 1 {
      let gap = start - before.end - 1
      step.note =
        "no certificate for \(gap.counted("day")), from \((before.end + 1).full) to \((start - 1).full)"
    }
    cycle.milestones.append(step)
  }

  /// The day on which the twelve months to the first surveillance begin, and what it is.
  private func anchor(_ start: Day) -> (day: Day, words: String) {
    if organisation.profile.surveillanceFrom == .stage2,
      let stage2 = held(.stage2, after: start.adding(months: -36), until: start)
    {
      return (stage2.day, "stage 2’s last day, \(stage2.day.full)")
    }
    let isMissing = organisation.profile.surveillanceFrom == .stage2
    return (
      start,
      "the decision, \(start.full)" + (isMissing ? " (no stage 2 on file to count from)" : "")
    )
  }

  /// Surveillance: the first within twelve months of an initial certification, then one in each calendar year, but none
  /// in a year of recertification (ISO/IEC 17021-1, 9.1.3.3).
  private mutating func addSurveillance(_ term: CertificateTerm, until last: Day) {
    let end = term.end
    let start = term.start ?? end.adding(months: -36) + 1
    var done: [Milestone] = []
    var excepted: Set<Int> = [end.year]
    for audit in audits where audit.auditKind == .recertification {
      if let day = audit.heldDay(by: today) ?? audit.plannedDay(after: today), day > start {
        excepted.insert(day.year)
      }
    }
    if term.kind == .granted {
      let (from, words) = anchor(start)
      let to = from.adding(CertificateRules.firstSurveillance)
      var step = surveillance(from: start + 1, to: to)
      step.rule = "the first at most 12 months after \(words): by \(to.full)"
      done.append(step)
    }
    let first = term.start == nil ? max(start.year + 1, today.year) : start.year + 1
    for year in first..<max(first, end.year) where !excepted.contains(year) {
      guard let from = Day(year: year, month: 1, day: 1),
        let to = Day(year: year, month: 12, day: 31)
      else { continue }
      if term.kind == .granted, year == start.year + 1, let one = done.first, let by = one.to {
        // The first one of an initial certification counts for the year in which it is held.
        let isIn = one.on.map { $0.year == year } ?? (one.state != .missed && by.year == year)
        if isIn { continue }
      }
      var step = surveillance(from: from, to: to)
      step.rule = "at least once in each calendar year but that of recertification: in \(year)"
      done.append(step)
    }
    // What was still open when the certificate ended is owed no more.
    let isEnded = past.ending != nil || today > last
    done = done.filter { step in
      step.isDone || step.on != nil && step.state == .missed
        || (isEnded ? step.to : step.from) ?? last <= last
    }
    for (place, step) in done.enumerated() {
      var numbered = Milestone(
        step.kind, "surveillance \(place + 1)", step.state, from: step.from, to: step.to)
      (numbered.on, numbered.audit) = (step.on, step.audit)
      (numbered.rule, numbered.source) = (step.rule, step.source)
      (numbered.ifMissed, numbered.note) = (step.ifMissed, step.note)
      // A body that audited later went on with it.
      numbered.isPressing =
        past.ending == nil
        && held(.surveillance, .recertification, after: step.to ?? today) == nil
      cycle.milestones.append(numbered)
      flagSurveillance(numbered, isEnded: isEnded)
    }
  }

  private func surveillance(from: Day, to: Day) -> Milestone {
    let inTime = audits.first { audit in
      guard audit.auditKind == .surveillance, let day = audit.heldDay(by: today) else {
        return false
      }
      return day >= from && day <= to
    }
    var step = Milestone(.surveillance, "surveillance", .coming, from: from, to: to)
    step.source = "ISO/IEC 17021-1, 9.1.3.3"
    step.ifMissed = "the certificate can be suspended or withdrawn"
    if let inTime {
      (step.state, step.on, step.audit) = (.held, inTime.heldDay(by: today), inTime.id)
    } else if today > to {
      step.state = .missed
      let late = audits.first { audit in
        audit.auditKind == .surveillance && (audit.heldDay(by: today) ?? to) > to
      }
      if let late, let day = late.heldDay(by: today) {
        step.note = "held late, on \(day.full)"
        (step.on, step.audit) = (day, late.id)
      } else {
        step.note = "none on file: note it with p if it was held"
      }
    } else if let plan = audits.first(where: {
      guard $0.auditKind == .surveillance, let day = $0.plannedDay(after: today) else {
        return false
      }
      return day >= from && day <= to
    }) {
      (step.state, step.on, step.audit) = (.planned, plan.plannedDay(after: today), plan.id)
    } else {
      step.state = today >= from ? .open : .coming
    }
    return step
  }

  private mutating func flagSurveillance(_ step: Milestone, isEnded: Bool) {
    guard !isEnded, let to = step.to else { return }
    switch step.state {
    case .missed where step.isPressing:
      flag(
        .danger,
        "\(step.title) was due by \(to.full), none on file: suspension or withdrawal threatens")
    case .missed:
      flag(
        .attention,
        "\(step.title) was due by \(to.full): \(step.note.isEmpty ? "missed" : step.note)")
    case .open where to - today <= organisation.profile.upcomingDays:
      flag(.danger, "\(step.title) by \(to.full), and none is planned: p plans it")
    case .open where to - today <= 90:
      flag(.attention, "\(step.title) by \(to.full), and none is planned: p plans it")
    default: break
    }
  }

  /// The last day of a recertification audit that leaves the body its time.
  func lastSafeDay(before expiry: Day) -> Day {
    expiry.subtracting(body.expiryMargin).subtracting(body.majorWithin)
  }

  private mutating func addRecertification(_ term: CertificateTerm) {
    let end = cycle.validUntil.map { min($0, term.end) } ?? term.end
    guard end == term.end else { return }
    let safe = lastSafeDay(before: end)
    let found = held(
      .recertification, after: term.start ?? end.adding(months: -36), until: end)
    let plan = planned(.recertification).flatMap { $0.day <= end ? $0 : nil }
    var step = Milestone(.recertification, "recertification audit", .coming, to: safe)
    step.on = found?.day ?? plan?.day
    step.audit = found?.audit.id ?? plan?.audit.id
    step.state =
      found != nil
      ? .held
      : plan != nil
        ? .planned
        : today > safe ? .missed : today > end.adding(months: -12) ? .open : .coming
    step.rule =
      "last safe day: expiry \(end.full), less \(body.expiryMargin) that \(bodyName) needs before it, less \(body.majorWithin) to verify majors: \(safe.full)"
    step.source = "ISO/IEC 17021-1, 9.6.3.2; the body’s own times"
    step.ifMissed =
      "a major may not be verified before the certificate expires; its validity is never extended"
    step.isPressing = today <= end
    if let late = step.on, late > safe {
      step.note = "\((late - safe).counted("day")) after the last safe day"
    }
    cycle.milestones.append(step)
    guard today <= end else { return }
    switch step.state {
    case .planned:
      if let day = step.on, day > safe {
        flag(
          .danger,
          "the recertification audit, \(day.full), is \(step.note): a major may not be verified by \(end.full)"
        )
      }
    case .missed:
      flag(
        .danger,
        "no recertification audit is booked, and its last safe day was \(safe.full); expires on \(end.full)"
      )
    case .open:
      if safe - today <= 90 {
        flag(
          safe - today <= organisation.profile.upcomingDays ? .danger : .attention,
          "recertification audit not booked: its last safe day is \(safe.full)")
      }
    case .held, .coming: break
    }
    if let later = planned(.recertification), later.day > end {
      flag(.danger, "the recertification audit is planned for \(later.day.full), after the expiry")
    }
    if let refused = past.renewalRefused {
      flag(.danger, "the renewal was refused on \(refused.full): valid until \(end.full) only")
    }
  }

  private mutating func addExpiry(_ term: CertificateTerm) {
    guard let end = cycle.validUntil, end == term.end else { return }
    var step = Milestone(
      .expiry, "expires", today > end ? .missed : today > end.adding(months: -12) ? .open : .coming,
      to: end)
    step.rule =
      "recertification, majors verified included, is decided by \(end.full), the last day of validity"
      + (term.isCounted
        ? " (counted: three years from the decision less a day; confirm it from the paper)" : "")
    step.source = "ISO/IEC 17021-1, 9.6.3.2.2 and 9.6.3.2.4"
    step.ifMissed =
      "no certificate from \((end + 1).full) on; restored by \(CertificateRules.restorable(after: end).full) at the latest, else a new stage 2"
    let held = held(.recertification, after: term.start ?? end.adding(months: -36))
    if let held, today <= end {
      step.audit = held.audit.id
      let majors = organisation.openMajors(of: held.audit)
      if !majors.isEmpty {
        step.note = "majors open: \(majors.map(\.name).joined(separator: ", "))"
        flag(
          .danger,
          "\(majors.count.counted("major")) of the recertification not verified: by \(end.full), decision included"
        )
      } else if end - today <= organisation.profile.upcomingDays {
        flag(.attention, "the recertification is not decided yet; expires on \(end.full)")
      }
    }
    cycle.milestones.append(step)
  }

  mutating func addRestoration(expired: Day, until: Day, state: Milestone.State) {
    var step = Milestone(.restoration, "restored by", state, from: expired + 1, to: until)
    let held =
      held(.recertification, after: expired) ?? held(.recertification, after: expired - 366)
    step.audit = held?.audit.id ?? planned(.recertification)?.audit.id
    step.rule =
      "restoration is decided within 6 months of the expiry, \(expired.full): \((expired + 1).full) to \(until.full); the certificate then ends as if the old cycle had gone on, on \(CertificateRules.expiry(after: expired).full)"
    step.source = "ISO/IEC 17021-1, 9.6.3.2.5"
    step.ifMissed = "at least a new stage 2 is needed"
    step.isPressing = false
    cycle.milestones.append(step)
  }

  mutating func addSuspension(from day: Day, until: Day?) {
    let limit = day.adding(CertificateRules.suspension)
    let to = min(until ?? limit, limit)
    cycle.state = .suspended
    cycle.suspendedUntil = to
    var step = Milestone(
      .suspension, "suspension ends", today > to ? .missed : .open, from: day, to: to)
    step.rule = "suspended since \(day.full): 6 months at most, until \(limit.full)"
    step.source = "ISO/IEC 17021-1, 9.6.5"
    step.ifMissed = "the certificate is withdrawn, or its scope made smaller"
    cycle.milestones.append(step)
    flag(
      .danger,
      today > to
        ? "the suspension was over on \(to.full): withdrawal, or a smaller scope; d records which"
        : "suspended since \(day.full): put right by \(to.full), else withdrawn or its scope made smaller"
    )
  }
}
