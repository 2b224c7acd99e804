/// The way to a certificate: application, stage 1, stage 2, decision.
extension CycleMaker {
  typealias Milestone = CertificateCycle.Milestone

  mutating func addApplication() {
    guard let day = past.application else { return }
    var step = Milestone(.application, past.ending == nil ? "applied" : "applied again", .held)
    step.on = day
    step.rule = "applying begins the way to a certificate; nothing sets the days of it"
    step.source = "ISO/IEC 17021-1, 9.1.1"
    cycle.milestones.append(step)
  }

  /// An audit of a kind that was held after a day, the last one.
  func held(_ kinds: Audit.Kind..., after day: Day?, until last: Day = .never) -> (
    audit: Audit, day: Day
  )? {
    audits.compactMap { audit -> (audit: Audit, day: Day)? in
      guard kinds.contains(audit.auditKind), let held = audit.heldDay(by: today),
        day.map({ held > $0 }) ?? true, held <= last
      else { return nil }
      return (audit, held)
    }.max { $0.day < $1.day }
  }

  /// The first audit of a kind that is planned from today on.
  func planned(_ kinds: Audit.Kind...) -> (audit: Audit, day: Day)? {
    audits.compactMap { audit -> (audit: Audit, day: Day)? in
      guard kinds.contains(audit.auditKind) else { return nil }
      return audit.plannedDay(after: today).map { (audit, $0) }
    }.min { $0.day < $1.day }
  }

  /// Adds what leads to a decision, from what was held after a day.
  ///
  /// - Returns: how far it is.
  mutating func addWay(
    after day: Day?, otherwise: CertificateCycle.State
  ) -> CertificateCycle.State {
    let stage1 = held(.stage1, after: day)
    let stage2 = held(.stage2, after: day)
    let next = planned(.stage2)
    addStage1(stage1?.audit, on: stage1?.day, isNeeded: stage2 == nil && otherwise != .lapsed)
    if let stage1, stage2 == nil || (stage2?.day ?? stage1.day) >= stage1.day {
      addRepair(after: stage1.day, stage1.audit, stage2: stage2?.day, planned: next?.day)
    }
    addStage2(stage2?.audit, on: stage2?.day, planned: next, after: stage1?.day)
    guard let stage2 else {
      if stage1 != nil { return .stage1Done }
      guard otherwise.isOver else { return otherwise }
      if past.application != nil { return .sought }
      addAnew(otherwise)
      return otherwise
    }
    addMajors(of: stage2.audit, on: stage2.day, isAgainPlanned: next != nil)
    var decision = Milestone(.decision, "decision", .open)
    decision.audit = stage2.audit.id
    decision.rule = "whoever did not audit decides, once every major is verified; d records it"
    decision.source = "ISO/IEC 17021-1, 9.5.1"
    decision.ifMissed = "without a decision there is no certificate, however well stage 2 went"
    cycle.milestones.append(decision)
    return .awaitingDecision
  }

  private mutating func addStage1(_ audit: Audit?, on day: Day?, isNeeded: Bool) {
    let next = planned(.stage1)
    guard day != nil || next != nil || isNeeded else { return }
    var step = Milestone(
      .stage1, "stage 1", day != nil ? .held : next != nil ? .planned : .coming)
    step.on = day ?? next?.day
    step.audit = audit?.id ?? next?.audit.id
    step.rule = "stage 1 looks whether the system is ready for stage 2; it comes first"
    step.source = "ISO/IEC 17021-1, 9.3.1.2"
    step.ifMissed = "without it there is no stage 2"
    cycle.milestones.append(step)
  }

  private mutating func addRepair(after day: Day, _ audit: Audit, stage2: Day?, planned: Day?) {
    let window = CertificateRules.repair
    let (from, to) = (day + window.lowerBound, day + window.upperBound)
    let state: Milestone.State =
      stage2 != nil
      ? .held
      : today > to ? (planned == nil ? .missed : .open) : today >= from ? .open : .coming
    var step = Milestone(.repair, "stage 1 concerns repaired", state, from: from, to: to)
    step.audit = audit.id
    step.rule =
      "3 to 6 weeks after stage 1’s last day, \(day.full): \(from.full) to \(to.full), and before stage 2"
    step.source = "usual with certification bodies; ISO/IEC 17021-1, 9.3.1.2.4"
    step.ifMissed =
      "stage 2 finds the concerns again, as nonconformities; after long, stage 1 is done again"
    if let planned { step.note = "stage 2 is planned for \(planned.full)" }
    cycle.milestones.append(step)
    if state == .missed {
      flag(
        .danger,
        "the time to repair stage 1’s concerns ended on \(to.full), and no stage 2 is planned: p plans it"
      )
    }
  }

  private mutating func addStage2(
    _ audit: Audit?, on day: Day?, planned next: (audit: Audit, day: Day)?, after stage1: Day?
  ) {
    var step = Milestone(
      .stage2, "stage 2", day != nil ? .held : next != nil ? .planned : .coming)
    step.on = day ?? next?.day
    step.audit = audit?.id ?? next?.audit.id
    if day == nil, let stage1 {
      step.from = stage1 + CertificateRules.repair.upperBound
      if step.state == .coming, today >= stage1 + CertificateRules.repair.upperBound {
        step.state = .open
      }
    }
    step.rule =
      "stage 2 looks whether the system is followed and works: usually 6 weeks after stage 1"
    step.source = "ISO/IEC 17021-1, 9.3.1.3"
    step.ifMissed = "no stage 2, no decision; nothing else breaks, but each month costs"
    if step.on == nil || step.state == .coming { step.isPressing = false }
    cycle.milestones.append(step)
    if day != nil, let next, next.day > day ?? next.day {
      var again = Milestone(.stage2, "stage 2 again", .planned)
      again.on = next.day
      again.audit = next.audit.id
      again.rule = step.rule
      again.source = step.source
      again.ifMissed = step.ifMissed
      cycle.milestones.append(again)
    }
  }

  private mutating func addMajors(of audit: Audit, on day: Day, isAgainPlanned: Bool) {
    guard organisation.hasMajors(audit) else { return }
    let majors = organisation.openMajors(of: audit)
    let to = day.adding(CertificateRules.stage2Validity)
    let state: Milestone.State = majors.isEmpty ? .held : today > to ? .missed : .open
    var step = Milestone(.majors, "majors of stage 2 verified", state, to: to)
    step.audit = audit.id
    step.rule = "6 months after stage 2’s last day, \(day.full): by \(to.full)"
    step.source = "ISO/IEC 17021-1, 9.5.3.2"
    step.ifMissed = "stage 2 has to be done again before anything can be decided"
    step.note =
      majors.isEmpty
      ? "no open major on file" : "open: \(majors.map(\.name).joined(separator: ", "))"
    cycle.milestones.append(step)
    if !majors.isEmpty {
      let text = "\(majors.count.counted("major")) of stage 2 not verified"
      if state == .missed {
        flag(
          .danger,
          "\(text) by \(to.full): a new stage 2 is needed\(isAgainPlanned ? "" : "; p plans it")")
      } else {
        flag(
          to - today <= organisation.profile.upcomingDays ? .danger : .attention,
          "\(text): by \(to.full), else a new stage 2")
      }
    }
  }

  private mutating func addAnew(_ state: CertificateCycle.State) {
    var step = Milestone(.anew, state == .lapsed ? "new stage 2" : "apply again", .open)
    let since = past.ending?.on ?? cycle.validUntil ?? today
    let months = since.wholeMonths(to: today)
    step.rule =
      "no fixed dates: nothing forces it, and each month without a certificate costs; so far \(months.counted("month"))"
    step.source =
      state == .lapsed
      ? "ISO/IEC 17021-1, 9.6.3.2.5" : "the body’s own rules; ISO/IEC 17021-1, 9.1.1"
    step.ifMissed = "there is no certificate until a body has decided anew"
    cycle.milestones.append(step)
    if state != .lapsed {
      let way =
        cycle.appealPending.map { "P applies again; appeal pending since \($0.full)" }
        ?? "P applies again, A appeals"
      flag(.danger, "\(state.rawValue) \(months.counted("month")) ago: \(way)")
    }
  }
}
