/// Why the due day of an external audit's finding was moved along with the body's deadline.
package enum DeadlineReason: Hashable, Sendable, CustomStringConvertible {
  case lastDay(Day)
  case grade(AuditLine.Finding)
  /// The body gives other times; by its name.
  case times(String)
  case certificates
  /// The audit is by another body, or about something else.
  case audit
  /// The finding is about other clauses, and so about other certificates.
  case clauses

  package var description: String {
    switch self {
    case .lastDay(let day): "the audit's last day is now \(day.full)"
    case .grade(let finding):
      "now \(finding == .observation || finding == .ofi ? "an" : "a") \(finding.rawValue)"
    case .times(let body): "the times of \(body) changed"
    case .certificates: "the certificates changed"
    case .clauses: "the finding's clauses changed"
    case .audit: "the audit's body or scope changed"
    }
  }

  /// Whether the reason of a move is one of these, and so nobody moved the day by hand.
  static func isReason(_ why: String) -> Bool {
    why.hasPrefix("the audit's last day is now ") || why == certificates.description
      || why == audit.description || why == clauses.description
      || (why.hasPrefix("the times of ") && why.hasSuffix(" changed"))
      || AuditLine.Finding.allCases.contains { why == DeadlineReason.grade($0).description }
  }
}

extension Action {
  /// Takes another deadline over as due day, with the reason, where the due day still was the one before and nobody
  /// moved it by hand.
  package mutating func follow(
    from before: Day?, to deadline: Day?, by who: String, on today: Day, why: DeadlineReason
  ) {
    guard due == before, due != deadline,
      dueMoves.last.map({ DeadlineReason.isReason($0.why) }) ?? true
    else { return }
    if let due {
      dueMoves.append(
        DateMove(from: due, to: deadline, by: who, on: today, why: why.description))
    }
    due = deadline
  }
}

extension Organisation {
  /// The fields of an audit and of a body that deadlines follow from.
  private static let auditKeys: Set<String> = [
    "ends", "starts", "planned", "reported", "body", "clauses", "kind",
  ]
  private static let bodyKeys: Set<String> = [
    "plan_within", "evidence_within", "major_within", "expiry_margin",
  ]

  /// What has to change after some changes to audits, bodies and certificates, in the same step: the due days of open
  /// findings of external audits that were the deadline before, and the day on which they were raised.
  ///
  /// - Returns: nothing when the changes do not fit, or set those days themselves.
  package func changes(
    followingDeadlinesAfter changes: [Change], by who: String, on today: Day
  ) -> [Change] {
    var audits: Set<RecordID> = []
    var bodies: Set<RecordID> = []
    var areCertificatesChanged = false
    for change in changes {
      switch change {
      case .set(.audit, let id, let field, _, _):
        if Organisation.auditKeys.contains(field) { audits.insert(id) }
      case .set(.body, let id, let field, _, _):
        if Organisation.bodyKeys.contains(field) { bodies.insert(id) }
      default:
        if change.kind == .body { bodies.insert(change.record) }
        if change.kind == .certificate { areCertificatesChanged = true }
      }
    }
    guard !audits.isEmpty || !bodies.isEmpty || areCertificatesChanged else { return [] }
    var after = self
    for change in changes {
      do throws(EditProblem) { try after.apply(change) } catch { return [] }
    }
    return self.audits.all.flatMap { before -> [Change] in
      guard before.auditKind.isExternal, let audit = after.audits[before.id],
        audit.auditKind.isExternal
      else { return [] }
      let reason: DeadlineReason
      if audits.contains(audit.id) {
        reason =
          before.lastDay == audit.lastDay ? .audit : audit.lastDay.map { .lastDay($0) } ?? .audit
      } else if let body = audit.body, bodies.contains(body) {
        reason = .times(after.bodies[body]?.name ?? "the certification body")
      } else if areCertificatesChanged {
        reason = .certificates
      } else {
        return []
      }
      return after.follow(audit, since: before, in: self, by: who, on: today, why: reason)
    }
  }

  private func follow(
    _ audit: Audit, since before: Audit, in earlier: Organisation, by who: String, on today: Day,
    why: DeadlineReason
  ) -> [Change] {
    lines(of: audit.id).flatMap { line -> [Change] in
      guard !line.isDropped, var action = actions[line.action], !action.stage.isFinal,
        let old = earlier.actions[line.action], old.due == action.due
      else { return [] }
      if old.raised == action.raised, let day = before.lastDay, let new = audit.lastDay,
        action.raised == min(day, today),
        action.submissions.allSatisfy({ ($0.day ?? .never) >= min(new, today) })
      {
        action.raised = min(new, today)
      }
      action.follow(
        from: earlier.externalDue(of: old, in: before), to: externalDue(of: action, in: audit),
        by: who, on: today, why: why)
      return changes(putting: action)
    }
  }

  /// The body's deadline, where an action is due only after it; `nil` when it is in time, or was put off with the
  /// body's consent.
  package func deadlineBeforeDue(of action: Action) -> Day? {
    guard action.mayBeOwedToBody, !action.stage.isFinal, let due = action.due,
      !action.standing(of: .evidence).isAccepted, let line = auditLines[action.line],
      !line.isDropped, let audit = audits[line.audit],
      let deadline = externalDue(of: action, in: audit), deadline < due
    else { return nil }
    if action.extensionState == .agreed, let until = action.extensionUntil, due <= until {
      return nil
    }
    return deadline
  }
}
