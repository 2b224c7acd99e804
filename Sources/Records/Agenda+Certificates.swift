extension Organisation {
  /// What falls due in the certification cycles, where no audit in the register says so already.
  func certificateAgenda(today: Day, last: Day, library: Library?) -> [DueItem] {
    let cycles = certificates.all.map {
      cycle(of: $0, today: today, library: library, gaps: nil)
    }
    // What is valid again, or applied for again, is owed no more for the one that ended.
    let followed = Set(
      cycles.filter { $0.state == .valid || ($0.state.isOnTheWay && $0.application != nil) }
        .compactMap { $0.certificate.edition?.standard })
    return cycles.flatMap { cycle -> [DueItem] in
      let certificate = cycle.certificate
      if cycle.state.isOver, let standard = certificate.edition?.standard,
        followed.contains(standard)
      {
        return []
      }
      let owner = personName(certificate.owner)
      let reference = certificate.edition?.text ?? certificate.number
      return (cycle.owed.filter { $0.due <= last } + cycle.owedNow).map { title, due in
        DueItem(
          kind: .certificate, record: certificate.id, reference: reference, title: title,
          owner: owner, due: due, days: due - today)
      }
    }
  }
}

extension CertificateCycle {
  /// What is owed however far off its day: the certificate is gone, or about to be.
  var owedNow: [(title: String, due: Day)] {
    var owed: [(title: String, due: Day)] = []
    switch state {
    case .transitionOver:
      if application == nil, let endedOn {
        owed.append(
          ("ended with the transition to \(newEdition?.text ?? "the new edition")", endedOn))
      }
    case .withdrawn:
      if let endedOn { owed.append(("withdrawn: \(wayBack)", endedOn)) }
    case .refused:
      // Of a first certificate nothing is lost; nothing sets a day for another attempt.
      if let endedOn, validUntil != nil { owed.append(("refused: \(wayBack)", endedOn)) }
    case .suspended:
      if let until = suspendedUntil {
        owed.append(("suspended: lifted by \(until.spoken(today: today)), else withdrawal", until))
      }
    case .valid:
      if let refused = renewalRefused, let validUntil {
        owed.append(
          (
            "renewal refused on \(refused.spoken(today: today)): decided anew, else it expires",
            validUntil
          ))
      }
    case .moved:
      if lacksSuccessor, let edition = newEdition, let endedOn {
        owed.append(("no certificate to \(edition.text) on file", endedOn))
      }
    case .sought, .stage1Done, .awaitingDecision, .restorable, .lapsed: break
    }
    return owed
  }

  private var wayBack: String {
    appealPending.map { "appeal pending since \($0.spoken(today: today))" } ?? "apply again"
  }

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
        case .valid where renewalRefused != nil: return nil
        case .valid, .suspended: return ("expires: recertification decided by", to)
        case .restorable:
          let by = restorableUntil.map { " by \($0.spoken(today: today))" } ?? ""
          return ("expired: restored\(by), else a new stage 2", to)
        case .lapsed: return ("lapsed: at least a new stage 2", to)
        default: return nil
        }
      case .repair: return ("stage 1 concerns repaired", to)
      case .majors: return ("majors of stage 2 verified by", to)
      case .appealLodging: return ("appeal lodged by", to)
      case .transition: return (step.title + " by", to)
      case .contract: return step.isPressing ? ("contract ends", to) : nil
      // The expiry says until when it can be restored; what is owed now, when the suspension ends.
      case .application, .suspension, .stage1, .stage2, .decision, .restoration, .appealArgument,
        .appealDecision, .anew:
        return nil
      }
    }
  }
}
