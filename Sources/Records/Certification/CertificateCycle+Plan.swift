extension CertificateCycle {
  /// The audit that comes next by the cycle, and a day for it that lies in its time and not in the past.
  package var nextAudit: (kind: Audit.Kind, day: Day) {
    let soon = today + 28
    func before(_ last: Day, by days: Int) -> Day { max(today, min(max(last - days, soon), last)) }
    switch state {
    case .refused, .withdrawn, .transitionOver: return (.stage1, soon)
    case .lapsed: return (.stage2, soon)
    case .sought:
      return (.stage1, soon)
    case .stage1Done:
      let usual = milestones.first { $0.kind == .stage2 }?.from ?? soon
      return (.stage2, max(usual, today))
    case .awaitingDecision:
      guard let majors = milestones.first(where: { $0.kind == .majors }), !majors.isDone,
        let to = majors.to
      else { return (.followUp, soon) }
      return majors.state == .missed ? (.stage2, soon) : (.followUp, before(to, by: 30))
    case .restorable:
      let to = restorableUntil ?? soon
      return (.recertification, before(to, by: 90))
    case .suspended: return (.followUp, before(suspendedUntil ?? soon, by: 60))
    case .moved: return (.surveillance, soon)
    case .valid:
      let open = milestones.filter {
        ($0.kind == .surveillance || $0.kind == .recertification) && !$0.isDone
          && $0.state != .planned && ($0.state != .missed || $0.isPressing)
      }
      // A surveillance that nobody has on file yet comes before what is only to come.
      let step =
        open.first { $0.kind == .recertification && $0.state == .missed }
        ?? open.min { ($0.to ?? .never) < ($1.to ?? .never) }
      guard let step, let to = step.to else { return (.followUp, soon) }
      if step.kind == .recertification { return (.recertification, before(to, by: 30)) }
      return (.surveillance, max(step.from ?? today, before(to, by: 60)))
    }
  }
}
