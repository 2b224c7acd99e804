extension Organisation {
  /// What falls due in the certification cycles, where no audit in the register says so already.
  func certificateAgenda(today: Day, last: Day, library: Library?) -> [DueItem] {
    let cycles = certificates.all.map {
      cycle(of: $0, today: today, library: library, gaps: nil)
    }
    let certified = Set(
      cycles.filter { $0.state == .valid }.map { $0.certificate.edition?.standard })
    return cycles.flatMap { cycle -> [DueItem] in
      let certificate = cycle.certificate
      // Another certificate took its place long ago.
      if cycle.state == .lapsed, certified.contains(certificate.edition?.standard) { return [] }
      let owner = personName(certificate.owner)
      let reference = certificate.edition?.text ?? certificate.number
      return cycle.owed.compactMap { title, due in
        guard due <= last else { return nil }
        return DueItem(
          kind: .certificate, record: certificate.id, reference: reference, title: title,
          owner: owner, due: due, days: due - today)
      }
    }
  }
}

extension CertificateCycle {
  /// What is owed by which day: what an audit that is planned in time sees to is left out, since the audit says so itself.
  var owed: [(title: String, due: Day)] {
    milestones.compactMap { step in
      guard let to = step.to, !step.isDone, step.state != .missed || step.isPressing else {
        return nil
      }
      switch step.kind {
      case .surveillance:
        guard step.state != .planned, state == .valid || state == .suspended else { return nil }
        return (step.state == .missed ? "\(step.title) missed" : "\(step.title) held by", to)
      case .recertification:
        // Planned too late it is not seen to: majors may not be verified in time.
        let isSettled = step.state == .planned && (step.on.map { $0 <= to } ?? true)
        guard !isSettled, state == .valid || state == .suspended else { return nil }
        return (
          step.state == .planned
            ? "recertification audit planned too late: last safe day"
            : "no recertification audit: last safe day", to
        )
      case .expiry:
        switch state {
        case .valid, .suspended: return ("expires: recertification decided by", to)
        case .restorable:
          let by = restorableUntil.map { " by \($0.spoken(today: today))" } ?? ""
          return ("expired: restored\(by), else a new stage 2", to)
        case .lapsed: return ("lapsed: at least a new stage 2", to)
        default: return nil
        }
      case .suspension: return ("suspension ends", to)
      case .repair: return ("stage 1 concerns repaired", to)
      case .majors: return ("majors of stage 2 verified by", to)
      case .appealLodging: return ("appeal lodged by", to)
      case .transition: return (step.title + " by", to)
      case .contract: return step.isPressing ? ("contract ends", to) : nil
      // The expiry says until when it can be restored.
      case .application, .stage1, .stage2, .decision, .restoration, .appealArgument,
        .appealDecision, .anew:
        return nil
      }
    }
  }
}
