/// What runs beside the cycle: the transition, the contract, appeals.
extension CycleMaker {
  mutating func addTransition() {
    guard let by = cycle.transitionBy, !cycle.state.isOver, !cycle.state.isOnTheWay else { return }
    let edition = cycle.newEdition?.text ?? "the new edition"
    let isMoved = cycle.state == .moved || isCertifiedToNewEdition
    var step = Milestone(
      .transition, "transition to \(edition)",
      isMoved ? .held : today > by ? .missed : .coming, to: by)
    if case (.moved, let day)? = past.ending { step.on = day }
    step.rule =
      (certificate.transitionBy == nil
        ? "reported by the catalogue as \(by.full)" : "noted here as \(by.full)")
      + ": confirm with your certification body"
    step.source = "the transition arrangements of the edition"
    step.ifMissed = "the certificate to \(certificate.edition?.text ?? "the old edition") ends"
    if let gaps = cycle.openGaps, !isMoved {
      step.note =
        gaps == 0
        ? "every gap has an audit or an action"
        : "\(gaps.counted("clause")) with neither audit nor action: t lists them"
    }
    let plan = planned(.transition)
    step.audit = held(.transition, after: nil)?.audit.id ?? plan?.audit.id
    cycle.milestones.append(step)
    guard !isMoved, today <= by else { return }
    if by - today <= 180 {
      flag(
        by - today <= organisation.profile.upcomingDays ? .danger : .attention,
        "transition to \(edition) by \(by.full): confirm with your certification body")
    }
  }

  /// Whether there is a valid certificate to the edition that takes this one's place.
  private var isCertifiedToNewEdition: Bool {
    guard let edition = cycle.newEdition else { return false }
    return organisation.certificates.all.contains { other in
      guard other.edition == edition else { return false }
      let past = CertificatePast(of: other, on: today)
      return past.ending == nil && past.terms.last.map { $0.end >= today } ?? false
    }
  }

  mutating func addContract() {
    guard let until = certificate.contractUntil else { return }
    var step = Milestone(
      .contract, "contract until", today > until ? .missed : .coming, to: until)
    step.rule = "the contract with \(bodyName) runs until \(until.full)"
    step.source = certificate.contract.isEmpty ? "the contract" : "contract \(certificate.contract)"
    step.ifMissed = "who leaves a contract of three years applies again; nobody audits without one"
    step.isPressing = cycle.state == .valid || cycle.state == .suspended
    cycle.milestones.append(step)
    if step.isOverdue {
      flag(.attention, "the contract ended on \(until.full): agree a new one, e notes it")
    }
  }

  mutating func addAppeals() {
    for (place, appeal) in certificate.appeals.enumerated() {
      let what = appeal.against.isEmpty ? "the decision" : appeal.against
      let lodged = appeal.lodged.flatMap { $0 <= today ? $0 : nil }
      let argued = appeal.argued.flatMap { $0 <= today ? $0 : nil }
      let decided = appeal.decided.flatMap { $0 <= today ? $0 : nil }
      func step(
        _ kind: Milestone.Kind, _ title: String, _ on: Day?, to: Day?, planned: Day?
      ) -> Milestone {
        let isMissed = to.map { today > $0 } ?? false
        var step = Milestone(
          kind, title,
          on != nil ? .held : isMissed ? .missed : planned != nil ? .planned : .open, to: to)
        step.on = on ?? planned
        step.appeal = place
        step.source = "ISO/IEC 17021-1, 9.7; the body’s own procedure"
        return step
      }
      if decided == nil || appeal.lodged != nil || appeal.lodgeBy != nil {
        var lodge = step(
          .appealLodging, "appeal lodged", lodged, to: appeal.lodgeBy, planned: appeal.lodged)
        lodge.rule = "against \(what)" + (appeal.lodgeBy.map { ": by \($0.full)" } ?? "")
        lodge.ifMissed = "the decision stands; applying again is what is left"
        if lodged == nil, decided != nil { lodge.isPressing = false }
        cycle.milestones.append(lodge)
        if lodge.isOverdue, let by = appeal.lodgeBy {
          flag(.attention, "the appeal was not lodged by \(by.full): the decision stands")
        }
      }
      guard lodged != nil || decided != nil else { continue }
      if argued != nil || decided == nil {
        var argue = step(.appealArgument, "appeal argued", argued, to: nil, planned: appeal.argued)
        argue.rule = "heard, or argued in writing, by people who took no part in the decision"
        argue.ifMissed = "it is decided on what was handed in alone"
        cycle.milestones.append(argue)
      }
      let outcome = decided == nil ? nil : appeal.outcome
      var ruling = step(
        .appealDecision, "appeal " + (outcome?.rawValue ?? "decided"), decided, to: nil,
        planned: appeal.decided)
      ruling.rule = "upheld: the decision falls; rejected: it stands, and applying again is left"
      ruling.ifMissed = "until it is decided the decision holds"
      if outcome == .upheld || outcome == .partly {
        ruling.note = "d records what the body decided then"
      }
      cycle.milestones.append(ruling)
    }
  }
}
