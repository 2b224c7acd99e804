/// What stands in the way of signing an audit off, and what is worth a second look before.
package struct SignOffReview: Hashable, Sendable {
  /// Sentences that say what has to be done first; empty when the audit can be signed off.
  package fileprivate(set) var obstacles: [String] = []
  /// Sentences to think over; they do not keep the audit from being signed off.
  package fileprivate(set) var remarks: [String] = []

  package init() {}
}

extension Organisation {
  /// Looks at an audit as it would be signed off on a day.
  ///
  /// Follow-ups have to be answered (clause 9.2.2; ISO/IEC 17021-1, 9.6.2); an auditor who is not impartial needs a
  /// justification, and does not do at all in strict mode (clause 9.2.2 c).
  package func signOffReview(of audit: Audit, library: Library, today: Day) -> SignOffReview {
    var review = SignOffReview()
    let lines = lines(of: audit.id)
    let asked = lines.filter { !$0.isDropped }
    reviewFollowUps(asked, &review)
    reviewAuditors(audit, lines, today: today, &review)
    reviewLines(asked, &review)
    reviewActions(asked, &review)
    review.remarks += flags(of: audit, library: library).map(\.description)
    return review
  }

  private func reviewFollowUps(_ lines: [AuditLine], _ review: inout SignOffReview) {
    let open = lines.filter { $0.isFollowUp && !$0.isAssessed }
    guard !open.isEmpty else { return }
    let names = open.compactMap { actions[$0.earlier]?.name }
    review.obstacles.append(
      "\(open.count == 1 ? "A follow-up is" : "\(open.count) follow-ups are") not answered yet: \(names.joined(separator: ", "))."
    )
  }

  private func reviewAuditors(
    _ audit: Audit, _ lines: [AuditLine], today: Day, _ review: inout SignOffReview
  ) {
    if !audit.auditKind.isExternal, audit.auditors.isEmpty {
      review.remarks.append("Nobody is named as the auditor.")
    }
    var isJustified = false
    for concern in concerns(aboutAuditorsOf: audit, today: today, lines: lines) {
      guard concern.kind == .impartiality else {
        review.remarks.append("\(concern.text).")
        continue
      }
      if profile.isStrict {
        review.obstacles.append("\(concern.text): strict mode wants another auditor.")
      } else if audit.justification.isEmpty {
        review.obstacles.append(
          "\(concern.text): write in the audit (e) why it can stand all the same.")
      } else {
        review.remarks.append("\(concern.text).")
        isJustified = true
      }
    }
    if isJustified { review.remarks.append("That is justified: \(audit.justification)") }
  }

  private func reviewLines(_ lines: [AuditLine], _ review: inout SignOffReview) {
    let open = lines.count { $0.finding == nil }
    let investigate = lines.count { $0.finding == .toInvestigate }
    if open > 0 {
      review.remarks.append("\(open) of \(lines.count) lines are not yet assessed.")
    }
    if investigate > 0 {
      review.remarks.append(
        "\(investigate) \(investigate == 1 ? "line is" : "lines are") still to investigate.")
    }
  }

  /// Whether the register says what the lines say.
  private func reviewActions(_ lines: [AuditLine], _ review: inout SignOffReview) {
    let found = lines.filter { $0.finding?.makesAction ?? false }
    let bare = found.count { actions[$0.action] == nil }
    if bare > 0 {
      review.remarks.append(
        "\(bare) \(bare == 1 ? "finding has" : "findings have") no action yet.")
    }
    for line in found {
      guard let action = actions[line.action], let finding = line.finding else { continue }
      if action.stage == .cancelled {
        review.remarks.append(
          "\(action.name) is cancelled, but its line still says \(finding.rawValue).")
      } else if !action.fits(finding) {
        review.remarks.append(
          "\(action.name) is \(action.kindText), but its line says \(finding.rawValue).")
      }
    }
  }

  /// The first change among some that would alter a line of an audit that is signed off; `nil` when there is none.
  ///
  /// Where somebody last was, and how long, may change; so may all lines in the step that opens the audit again.
  package func problem(inSignedOff changes: [Change]) -> AuditProblem? {
    for change in changes where change.kind == .auditLine {
      guard case .set(_, _, let field, _, _) = change, RecordKind.auditLine.isFleeting(field) else {
        let line = auditLines[change.record]
        guard let line, let audit = audits[line.audit], audit.state == .reported,
          !changes.contains(where: { $0.opensAgain(audit.id) })
        else { continue }
        return .signedOff(audit: audit.name, line: line.name)
      }
    }
    return nil
  }
}

extension Action {
  /// Whether kind and grade are those that a finding stands for.
  fileprivate func fits(_ finding: AuditLine.Finding) -> Bool {
    switch finding {
    case .major: actionKind == .nonconformity && grade == .major
    case .minor: actionKind == .nonconformity && grade == .minor
    default: actionKind != .nonconformity
    }
  }
}

extension Change {
  /// Whether the change takes a reported audit back to another state, or out.
  fileprivate func opensAgain(_ audit: RecordID) -> Bool {
    switch self {
    case .set(.audit, audit, field: "state", before: .text(Audit.State.reported.rawValue)?, _): true
    case .remove(.audit, audit, _): true
    default: false
    }
  }
}
