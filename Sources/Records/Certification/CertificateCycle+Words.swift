extension CertificateCycle {
  /// What the cycle says in one line of a dashboard.
  package struct Line: Hashable, Sendable {
    /// The edition; the certificate's number where it names none.
    package let edition: String
    /// What comes next: "surveillance 2 by 31 Dec".
    package let what: String
    /// Two or three words on how safe it is: "safe", "recert. audit not booked".
    package let words: String
    package let standing: Standing

    /// All in one line: "9001:2015  surveillance 2 by 31 Dec  safe".
    package var text: String {
      [edition, what, words + (standing.mark.isEmpty ? "" : " \(standing.mark)")]
        .filter { !$0.isEmpty }.joined(separator: "  ")
    }
  }

  package var line: Line {
    Line(
      edition: certificate.edition?.text ?? certificate.number, what: what, words: safety,
      standing: standing)
  }

  /// What comes next, with its day.
  package var what: String {
    switch state {
    case .refused, .withdrawn, .lapsed, .transitionOver:
      let months = monthsWithout ?? 0
      return "no certificate for \(months.counted("month"))"
    case .moved: return "a certificate to \(newEdition?.text ?? "the new edition") counts"
    case .restorable:
      let days = validUntil.map { today - $0 } ?? 0
      let by = restorableUntil.map { ", restore by \($0.spoken(today: today))" } ?? ""
      return "expired \(days.counted("day")) ago\(by)"
    case .suspended:
      return "suspended" + (suspendedUntil.map { " until \($0.spoken(today: today))" } ?? "")
    case .valid:
      if let missed = milestones.first(where: { $0.isOverdue && $0.kind == .surveillance }) {
        return "\(missed.title) was due by \((missed.to ?? today).spoken(today: today))"
      }
      if let expires, !isRecertificationHeld, isRecertificationDue {
        return "expires in \((expires - today).counted("day"))"
      }
    case .sought, .stage1Done, .awaitingDecision: break
    }
    guard let next else {
      return state == .awaitingDecision
        ? "decision to come" : state == .sought ? "stage 1 to come" : state.rawValue
    }
    return next.words(today: today)
  }

  /// Two or three words on how safe it is.
  package var safety: String {
    switch state {
    case .valid: break
    case .sought, .stage1Done, .awaitingDecision:
      if milestones.contains(where: { $0.kind == .majors && $0.state == .missed }) {
        return "new stage 2 needed"
      }
      if milestones.contains(where: { $0.kind == .repair && $0.isOverdue }) {
        return "stage 2 not booked"
      }
      return state.rawValue
    default: return state.rawValue
    }
    if milestones.contains(where: { $0.kind == .surveillance && $0.isOverdue }) {
      return "surveillance missed"
    }
    if let step = milestones.first(where: { $0.kind == .recertification }), isRecertificationDue {
      switch step.state {
      case .missed, .open: return "recert. audit not booked"
      case .planned where step.on.map({ $0 > step.to ?? $0 }) ?? false:
        return "recert. audit late"
      case .held where milestones.contains { $0.kind == .expiry && !$0.note.isEmpty }:
        return "majors open"
      default: break
      }
    }
    switch standing {
    case .safe: return "safe"
    case .attention, .danger:
      return milestones.contains {
        $0.kind == .surveillance && $0.state == .open && ($0.to ?? .never) - today <= 90
      } ? "not booked" : flags.first?.standing == .attention ? "to be looked at" : "at risk"
    }
  }

  private var isRecertificationHeld: Bool {
    milestones.contains { $0.kind == .recertification && $0.state == .held }
  }

  /// Whether its recertification has to be thought of: a few months from the last safe day, or after it.
  private var isRecertificationDue: Bool {
    milestones.contains {
      $0.kind == .recertification && ($0.state == .planned || ($0.to ?? .never) - today <= 90)
    }
  }
}

extension CertificateCycle.Milestone {
  /// What it is with its day: "surveillance 2 by 31 Dec", "stage 2 on 4 Jan 2027".
  package func words(today: Day) -> String {
    let title = kind == .recertification ? "recert. audit" : title
    if let on { return "\(title) on \(on.spoken(today: today))" }
    guard let to else {
      return title + (from.map { " about \($0.spoken(today: today))" } ?? "")
    }
    switch kind {
    case .expiry: return "expires on \(to.spoken(today: today))"
    case .suspension: return "\(title) on \(to.spoken(today: today))"
    case .restoration, .contract: return "\(title) \(to.spoken(today: today))"
    default: return "\(title) by \(to.spoken(today: today))"
    }
  }
}
