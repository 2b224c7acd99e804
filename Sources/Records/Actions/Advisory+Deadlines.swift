/// Advice on what the certification body will look at next.
extension Organisation {
  /// A day on which the certificate is at stake.
  struct CertificateDate {
    let day: Day
    /// `EA-2026-02 (recertification) is planned for 3 Dec 2026`
    let sentence: String
    let subject: RecordPlace
  }

  /// A major takes up to six weeks to be put right and looked at again.
  private static let daysForMajor = 42

  /// The days on which the certificate is at stake, the first one first: audits to come, and those that should have
  /// been.
  func certificateDates(until last: Day) -> [CertificateDate] {
    audits.all.filter { $0.auditKind.looksAtEarlierFindings && !$0.state.isFinal }
      .compactMap { audit in audit.planned.map { (planned: $0, audit: audit) } }
      .filter { $0.planned <= last }
      .sorted { ($0.planned, $0.audit.id) < ($1.planned, $1.audit.id) }
      .map { planned, audit in
        CertificateDate(
          day: planned,
          sentence: "\(audit.name) (\(audit.auditKind.rawValue)) is planned for \(planned.spoken)",
          subject: RecordPlace(kind: .audit, id: audit.id))
      }
  }

  /// Minors from an external audit that are still open while the next one is near or past: they become majors.
  func minorsAtNextAudit(today: Day) -> [Advisory] {
    let dates = certificateDates(until: today + max(0, profile.upcomingDays))
    guard !dates.isEmpty else { return [] }
    return open { $0.grade == .minor && $0.source == .externalAudit }.compactMap { action in
      guard let date = dates.first(where: { ($0.day) > action.raised ?? Day(number: .min) }) else {
        return nil
      }
      return Advisory(
        .minorAtNextAudit, about: "\(action.id) \(date.subject.id)", actions: [action.id],
        other: date.subject,
        .sentence(
          finding: "minor \(action.name) is still open, and \(date.sentence)",
          suggestion: "close it before; a minor that is open at the next audit becomes a major"))
    }
  }

  /// Open majors with little time left, or that are due with little time left, before the certificate is at stake.
  func majorsNearDate(today: Day) -> [Advisory] {
    let days = max(profile.upcomingDays, Organisation.daysForMajor)
    let dates = certificateDates(until: .never)
    return open { $0.grade == .major }.compactMap { action in
      if let late = followUpTooLate(for: action, today: today) { return late }
      let raised = action.raised ?? Day(number: .min)
      guard let date = dates.first(where: { $0.day > raised }) else { return nil }
      let isLate = action.due.map { date.day - $0 <= days } ?? false
      guard date.day - today <= days || isLate else { return nil }
      let due =
        if let due = action.due, due > today { ", due \(due.spoken)," } else { "" }
      return Advisory(
        .majorNearDate, about: "\(action.id) \(date.subject.id)", actions: [action.id],
        other: date.subject,
        .sentence(
          finding: "major \(action.name)\(due) is still open, and \(date.sentence)",
          suggestion:
            "have it verified before, or agree a follow-up visit with the certification body"))
    }
  }

  /// An open major whose day of verification has passed, while the follow-up visit that is to verify it is still to
  /// come, or had found it itself: the visit is the remedy, unless it comes too late.
  private func followUpTooLate(for action: Action, today: Day) -> Advisory? {
    guard !action.standing(of: .evidence).isAccepted,
      let found = audits[auditLines[action.line]?.audit],
      let day = externalDeadlines(of: action)?.verification.day, day < today,
      let visit = found.auditKind == .followUp ? found : followUp(of: found)
    else { return nil }
    let which = "\(visit.name) (\(visit.auditKind.rawValue))"
    let planned = visit.planned.map { " is planned for \($0.spoken)" } ?? " has no day yet"
    return Advisory(
      .majorNearDate, about: "\(action.id) \(visit.id)", actions: [action.id],
      other: RecordPlace(kind: .audit, id: visit.id),
      .sentence(
        finding: "major \(action.name) was to be verified by \(day.spoken), and "
          + (visit.id == found.id ? "\(which) found it" : which + planned),
        suggestion: "speak with the certification body at once: the certificate hangs on it"))
  }

  /// The follow-up visit to come after an audit, of the same body where both name one.
  private func followUp(of audit: Audit) -> Audit? {
    audits.all.filter { other in
      other.auditKind == .followUp && !other.state.isFinal
        && (other.body == nil || audit.body == nil || other.body == audit.body)
        && (other.lastDay ?? .never) > (audit.lastDay ?? .never)
    }.min { ($0.planned ?? .never, $0.id) < ($1.planned ?? .never, $1.id) }
  }

  /// The nonconformities that are open and meet a condition, the oldest first.
  private func open(where isMeant: (borrowing Action) -> Bool) -> [Action] {
    let actions = actions.all
    var found = ActionPlaces()
    for place in actions.indices
    where !actions[place].stage.isFinal && actions[place].actionKind == .nonconformity
      && isMeant(actions[place])
    {
      found.add(place, raised: actions[place].raised)
    }
    return found.places.map { actions[$0] }
  }
}

extension Audit.Kind {
  /// Whether the certification body looks at what it found before, and judges by it; a follow-up visit is there to close
  /// it and so is the remedy.
  var looksAtEarlierFindings: Bool {
    switch self {
    case .stage2, .surveillance, .recertification, .transition: true
    case .internal, .supplier, .stage1, .followUp: false
    }
  }
}
