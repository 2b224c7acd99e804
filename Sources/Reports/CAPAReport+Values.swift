internal import Records

/// What the placeholders stand for. What is missing is said as missing and never left blank.
extension CAPAReport {
  func day(_ day: Day?) -> String { day.map { "\($0.description)" } ?? "" }

  /// Parts in one line. Each but the last gives up the mark that ends it, as another follows; `...` says something.
  static func joined(_ parts: [String]) -> String {
    parts.enumerated().map { place, part in
      let part = part.trimmed
      guard place < parts.count - 1, let last = part.last, ".;,".contains(last),
        !part.hasSuffix("..")
      else { return part }
      return part.dropLast().trimmed
    }.joined(separator: "; ")
  }

  private func orMissing(_ text: String, _ missing: String) -> [String] {
    text.trimmed.isEmpty ? [missing] : text.split(whereSeparator: \.isNewline).map(\.trimmed)
  }

  /// What stands for the report as a whole, line by line.
  func values(of part: Part) -> [String: [String]] {
    let audit = part.audit
    let body = organisation.bodies[audit?.body]
    return [
      "organisation": orMissing(organisation.name, "organisation without a name"),
      "body": orMissing(body?.name ?? "", "certification body not named"),
      "body_contacts": body.map { $0.contacts.isEmpty ? ["no contacts on file"] : $0.contacts }
        ?? ["no contacts on file"],
      "audit": orMissing(audit?.name ?? "", "audit not on file"),
      "audit_title": orMissing(audit?.title ?? "", "audit not on file"),
      "audit_kind": [audit?.auditKind.rawValue ?? "external audit"],
      "their_audit_reference": orMissing(audit?.bodyReference ?? "", "not given"),
      "their_auditor": orMissing(audit?.lead ?? "", "not named"),
      "first_day": orMissing(day(audit.flatMap { $0.starts ?? $0.lastDay }), "first day not noted"),
      "last_day": orMissing(day(audit?.lastDay), "last day not noted"), "today": [day(today)],
      "count": ["\(part.actions.count)"],
    ]
  }

  /// What stands for one finding, line by line.
  func values(of action: Action, number: Int) -> [String: [String]] {
    let line = organisation.auditLines[action.line]
    let titles = action.clauses.map { clause in
      "\(clause.edition) \(clause.number)" + (library.title(of: clause).map { " \($0)" } ?? "")
    }
    var values: [String: [String]] = [
      "number": ["\(number)"], "reference": [action.name], "title": [action.title],
      "their_reference": orMissing(line?.reference ?? "", "no reference of theirs"),
      "grade": [action.grade?.rawValue ?? "not graded"],
      "clause": [titles.isEmpty ? "not named" : CAPAReport.joined(titles)],
      "area": orMissing(organisation.areaName(action.area), "not named"),
      "finding": orMissing(line?.notes ?? action.notes, "wording not on file"),
      "owner": orMissing(organisation.personName(action.owner), "nobody yet"),
      "raised": orMissing(day(action.raised), "not noted"), "stage": [stage(of: action)],
      "correction": orMissing(action.correction, "not yet written"),
      "containment": containment(of: action), "whys": whys(of: action),
      "root_cause": action.rootCauses.isEmpty ? ["not yet written"] : action.rootCauses,
      "cause_category": orMissing(action.causeCategory, "not yet said"),
      "similar": orMissing(action.similar, "not yet looked at"), "plan": plan(of: action),
      "evidence": evidence(of: action), "effectiveness": effectiveness(of: action),
      "submissions": submissions(of: action),
    ]
    values.merge(deadlines(of: action)) { first, _ in first }
    return values
  }

  private func stage(of action: Action) -> String {
    guard action.stage == .cancelled else { return action.stage.rawValue }
    let reason = action.cancelReason.trimmed
    return "the action is cancelled" + (reason.isEmpty ? "" : ": \(reason)")
  }

  private func containment(of action: Action) -> [String] {
    var lines = orMissing(action.containment, "none noted")
    if !action.containmentLimits.isEmpty {
      lines += orMissing(action.containmentLimits, "").map { "its limits: \($0)" }
    }
    if let until = action.containmentUntil { lines.append("holds until \(until)") }
    return lines
  }

  /// The chain with its levels; branches carry the number of their level.
  private func whys(of action: Action) -> [String] {
    guard !action.whys.isEmpty else { return ["Why: not yet asked"] }
    let roots = action.whys.roots
    return zip(action.whys.indices, action.whys.levels).map { place, level in
      "Why \(level): \(action.whys[place].text)" + (roots.contains(place) ? " (root cause)" : "")
    }
  }

  private func plan(of action: Action) -> [String] {
    guard !action.plan.isEmpty else { return ["no corrective action planned yet"] }
    return action.plan.map { step in
      var parts = [step.title]
      let owner = organisation.personName(step.owner ?? action.owner)
      parts.append(owner.isEmpty ? "owner: nobody yet" : "owner: \(owner)")
      if !step.cancelled.isEmpty {
        parts.append("cancelled: \(step.cancelled)")
      } else {
        parts.append(step.due.map { "due \($0)" } ?? "no due day")
        parts.append(step.done.map { "done \($0)" } ?? "not done yet")
        if !step.result.isEmpty { parts.append(step.result) }
        if !step.evidence.isEmpty { parts.append("evidence: \(step.evidence)") }
      }
      return CAPAReport.joined(parts)
    }
  }

  private func evidence(of action: Action) -> [String] {
    guard !action.evidence.isEmpty else { return ["no evidence added yet"] }
    return action.evidence.map { evidence in
      CAPAReport.joined(
        [evidence.reference, evidence.shows, day(evidence.date)].filter { !$0.isEmpty })
    }
  }

  private func effectiveness(of action: Action) -> [String] {
    var lines: [String] = []
    if !action.effectivenessCriterion.isEmpty {
      lines.append("Criterion: \(action.effectivenessCriterion)")
    }
    guard let effective = action.effective else {
      let until = action.effectivenessDue.map { "to be checked by \($0)" }
      return lines + [until.map { "not yet judged, \($0)" } ?? "not yet judged"]
    }
    var text = effective ? "effective" : "not effective"
    let judge = organisation.personName(action.effectiveBy)
    if !judge.isEmpty { text += ", judged by \(judge)" }
    if let on = action.effectiveOn { text += " on \(on)" }
    if !action.effectiveResult.isEmpty { text += ": \(action.effectiveResult)" }
    let shown = action.effectiveEvidence.isEmpty ? "no evidence of it" : action.effectiveEvidence
    return lines + [CAPAReport.joined([text, shown])]
  }

  private func submissions(of action: Action) -> [String] {
    guard !action.submissions.isEmpty else { return ["nothing submitted yet"] }
    return action.submissions.map { submission in
      var text = "\(submission.what.rawValue) \(submission.state.rawValue)"
      if let on = submission.day { text += " \(on)" }
      if let until = submission.until { text += ", again until \(until)" }
      if !submission.notes.isEmpty { text += ": \(submission.notes)" }
      return text
    }
  }

  private func deadlines(of action: Action) -> [String: [String]] {
    guard let deadlines = organisation.externalDeadlines(of: action) else {
      let none = ["the audit's last day is not known"]
      return [
        "due_plan": none, "due_evidence": none, "due_verification": none, "next_audit": none,
      ]
    }
    func text(_ deadline: ExternalDeadlines.Deadline) -> String {
      "\(deadline.day)" + (deadline.cap.map { " (\($0))" } ?? "")
    }
    var evidence = text(deadlines.answer(to: action.grade))
    if action.extensionState == .agreed, let until = action.extensionUntil {
      evidence = "\(min(until, deadlines.limit ?? until)) (extension agreed)"
    }
    let next = organisation.audits[deadlines.nextAuditRecord]
    var verification = action.grade == .major ? text(deadlines.verification) : "not a major"
    if action.grade == .major, let again = deadlines.newStage2 {
      verification += "; after \(again) stage 2 has to be done again"
    }
    return [
      "due_plan": [text(deadlines.plan)], "due_evidence": [evidence],
      "due_verification": [verification],
      "next_audit": [
        text(deadlines.nextAudit)
          + (next.map { ", \($0.auditKind.rawValue)" } ?? ", not planned yet")
          + (deadlines.endsBeforeNextAudit.map { "; before that \($0)" } ?? "")
      ],
    ]
  }
}
