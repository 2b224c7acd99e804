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
    if !audit.auditKind.isExternal, !asked.contains(where: \.isAssessed) {
      review.obstacles.append("Nothing was assessed: there is nothing to report.")
    }
    reviewDisputes(lines, &review)
    reviewFollowUps(asked, &review)
    reviewAuditors(audit, lines, today: today, &review)
    reviewLines(asked, &review)
    reviewActions(asked, &review)
    if audit.conclusion.isEmpty { review.remarks.append("No conclusion is written yet (e).") }
    review.remarks += flags(of: audit, library: library).map(\.description)
    return review
  }

  private func reviewFollowUps(_ lines: [AuditLine], _ review: inout SignOffReview) {
    func names(_ lines: [AuditLine]) -> String {
      lines.compactMap { actions[$0.earlier]?.name }.joined(separator: ", ")
    }
    let open = lines.filter { $0.isFollowUp && !$0.isAssessed }
    if !open.isEmpty {
      review.obstacles.append(
        "\(open.count == 1 ? "A follow-up is" : "\(open.count) follow-ups are") not answered yet: \(names(open))."
      )
    }
    // "Not applicable" without a word would be a way to leave one out.
    let waved = lines.filter { $0.isFollowUp && $0.finding == .notApplicable && $0.notes.isEmpty }
    if !waved.isEmpty {
      review.obstacles.append(
        "Not applicable needs a note that says why, in the follow-up of \(names(waved)).")
    }
    let early = lines.filter { line in
      line.isFollowUp && line.finding == .conforming
        && actions[line.earlier].map { !$0.stage.isFinal && $0.stage != .verifying } ?? false
    }
    if !early.isEmpty {
      review.remarks.append(
        "Answered conforming, though still open in the register: \(names(early)).")
    }
  }

  /// What two auditors judged differently is settled before it is reported, and no finding is left without its line.
  private func reviewDisputes(_ lines: [AuditLine], _ review: inout SignOffReview) {
    let own = Set(lines.map(\.id))
    let disputed = Set(
      conflicts.all.lazy.filter { $0.recordKind == .auditLine }.compactMap(\.record)
    ).intersection(own)
    if !disputed.isEmpty {
      let names = lines.filter { disputed.contains($0.id) }.map(\.name)
      review.obstacles.append(
        "Two auditors noted different things on \(names.joined(separator: ", ")): settle it on the dashboard (1)."
      )
    }
    let kept = Set(lines.compactMap(\.action))
    let lost = actions.all.filter { action in
      action.line.map { own.contains($0) } ?? false && !kept.contains(action.id)
        && action.stage != .cancelled
    }
    if !lost.isEmpty {
      review.obstacles.append(
        "\(lost.map(\.name).joined(separator: ", ")) came from a line that has another action now: cancel what is there twice (2, t)."
      )
    }
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
    for change in changes where change.kind == .audit {
      guard case .set = change, change.opensAgain(change.record),
        let audit = audits[change.record],
        !changes.contains(where: { $0.givesReason(forOpening: audit.id) })
      else { continue }
      return .reopeningNeedsReason
    }
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
  /// Whether the change writes down why an audit is opened again.
  fileprivate func givesReason(forOpening audit: RecordID) -> Bool {
    guard case .set(.audit, audit, field: "reopenings", let before, let after) = self else {
      return false
    }
    return (before?.count ?? 0) < (after?.count ?? 0)
  }

  /// Whether the change takes a reported audit back to another state, or out.
  fileprivate func opensAgain(_ audit: RecordID) -> Bool {
    switch self {
    case .set(.audit, audit, field: "state", before: .text(Audit.State.reported.rawValue)?, _): true
    case .remove(.audit, audit, _): true
    default: false
    }
  }
}

extension Value {
  /// How many items a list has.
  fileprivate var count: Int { if case .list(let items) = self { items.count } else { 0 } }
}
