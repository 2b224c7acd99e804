/// One thing that speaks against a certificate being given or kept, with the records behind it.
package struct FailureRisk: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case majors, minorsOnClause, minors, oneCause, earlierOpen, earlierNotEffective, cameBack
    case overdue
  }

  package let kind: Kind
  /// One sentence that says what it is and why it counts.
  package let text: String
  /// The actions behind it.
  package let actions: [RecordID]
}

extension Organisation {
  /// What speaks against passing an external audit, the gravest first.
  ///
  /// It is shown for what it is: facts from the register with what certification bodies make of them, no probability. A
  /// major must be verified before a certificate is given or renewed, and within a limit kept up (ISO/IEC 17021-1, 9.5.2 and
  /// 9.6.3); several related minors may be one major (3.12); and each audit looks at what became of the one before (9.6.2.2).
  /// No standard says how many minors are too many: the settings' count does for a clause, twice that for all.
  /// What is closed counts no more, unless it did not help; only majors and answers are the body's to close.
  package func failureRisks(of audit: Audit, today: Day, library: Library? = nil) -> [FailureRisk] {
    let found = nonconformitiesToAnswer(of: audit)
    let unsettled = found.filter { !$0.stage.isFinal || $0.effective == false }
    return majorRisks(found, audit, today: today)
      + overdueRisks(found, today: today) + minorRisks(unsettled, library)
      + causeRisks(unsettled) + earlierRisks(audit, found, unsettled, today: today)
  }

  private func named(_ actions: [Action]) -> String {
    let names = actions.prefix(4).map(\.name)
    return names.joined(separator: ", ")
      + (actions.count > names.count ? " and \(actions.count - names.count) more" : "")
  }

  private func risk(_ kind: FailureRisk.Kind, _ text: String, _ actions: [Action]) -> FailureRisk {
    FailureRisk(kind: kind, text: "\(text) (\(named(actions)))", actions: actions.map(\.id))
  }

  private func majorRisks(_ found: [Action], _ audit: Audit, today: Day) -> [FailureRisk] {
    let majors = found.filter { $0.grade == .major && !$0.standing(of: .evidence).isAccepted }
    guard !majors.isEmpty else { return [] }
    let days = majors.compactMap { externalDeadlines(of: $0) }
    let by = days.map(\.verification.day).min()
    var text = "\(majors.count) major\(majors.count == 1 ? "" : "s") not verified yet"
    if let by {
      text += by < today ? ": was due by \(by.full)" : ": to be verified by \(by.full)"
    }
    if let again = days.compactMap(\.newStage2).min() {
      text +=
        again < today
        ? "; stage 2 has to be done again since \(again.full)"
        : "; after \(again.full) stage 2 has to be done again"
    } else {
      text += "; the certificate hangs on it"
    }
    return [risk(.majors, text, majors)]
  }

  private func overdueRisks(_ found: [Action], today: Day) -> [FailureRisk] {
    let late = found.filter { action in
      owedToBody(of: action).contains { $0.what != .verification && $0.due < today }
    }
    guard !late.isEmpty else { return [] }
    return [
      risk(
        .overdue,
        "answers to \(late.count) finding\(late.count == 1 ? "" : "s") are past their day",
        late)
    ]
  }

  private func minorRisks(_ found: [Action], _ library: Library?) -> [FailureRisk] {
    let enough = max(2, profile.advisoryCount)
    let minors = found.filter { $0.grade == .minor }
    var byClause: [ClauseReference: [Action]] = [:]
    for minor in minors {
      var counted: Set<ClauseReference> = []
      for clause in minor.clauses.flatMap({ [$0] + $0.requirementsAbove })
      where counted.insert(clause).inserted {
        byClause[clause, default: []].append(minor)
      }
    }
    var told: [(clause: ClauseReference, actions: [Action])] = []
    // The deeper a clause, the closer to what is wrong; one above is told of when it has more than what is told already.
    for (clause, actions) in byClause.sorted(by: { $1.key < $0.key }) where actions.count >= enough
    {
      let known = told.filter { $0.clause.isWithin(clause) }.map(\.actions.count).max() ?? 0
      if actions.count > known { told.append((clause, actions)) }
    }
    var risks = told.sorted { $0.clause < $1.clause }.map { clause, actions in
      let title = library?.title(of: clause).map { " (\($0))" } ?? ""
      return risk(
        .minorsOnClause,
        "\(actions.count) minors on \(clause)\(title): together they may be taken for a major",
        actions)
    }
    if minors.count >= 2 * enough {
      risks.append(
        risk(
          .minors,
          "\(minors.count) minors in one audit: the system, and not the case, is in question",
          minors))
    }
    return risks
  }

  /// One kind of cause behind findings of this audit and open ones of others, in several areas.
  private func causeRisks(_ found: [Action]) -> [FailureRisk] {
    let mine = Set(found.map(\.id))
    let causes = Set(found.map { $0.causeCategory.trimmed.lowercased() }.filter { !$0.isEmpty })
    guard !causes.isEmpty else { return [] }
    var byCause: [String: [Action]] = [:]
    for action in actions.all
    where action.actionKind == .nonconformity && action.stage != .cancelled
      && (mine.contains(action.id) || !action.stage.isFinal)
    {
      let cause = action.causeCategory.trimmed.lowercased()
      if causes.contains(cause) { byCause[cause, default: []].append(action) }
    }
    return byCause.sorted { $0.key < $1.key }.compactMap { cause, actions in
      let areas = Set(actions.compactMap(\.area))
      guard areas.count >= 2 else { return nil }
      return risk(
        .oneCause, "one cause, \(cause), in \(areas.count) areas: the system is at fault", actions)
    }
  }

  /// What became of the external findings before, whatever their age: the body has all of its own on file.
  ///
  /// - Parameter unsettled: those of the audit's own that are open or did not help.
  private func earlierRisks(
    _ audit: Audit, _ found: [Action], _ unsettled: [Action], today: Day
  ) -> [FailureRisk] {
    let start = audit.lastDay ?? today
    let mine = Set(found.map(\.id))
    let earlier = actions.all.filter { action in
      action.source == .externalAudit && action.actionKind == .nonconformity
        && action.stage != .cancelled && !mine.contains(action.id)
        && auditLines[action.line]?.audit != audit.id && isKnown(action, toBodyOf: audit)
        && (action.raised.map { $0 < start } ?? true)
    }
    var risks: [FailureRisk] = []
    let open = earlier.filter { !$0.stage.isFinal && $0.effective != false }
    if !open.isEmpty {
      risks.append(
        risk(
          .earlierOpen,
          "\(open.count) earlier external finding\(open.count == 1 ? "" : "s") still open: a minor not dealt with becomes a major",
          open))
    }
    let failed = earlier.filter { $0.effective == false && !isCarriedOn($0) }
    if !failed.isEmpty {
      risks.append(
        risk(
          .earlierNotEffective,
          "\(failed.count) earlier external finding\(failed.count == 1 ? "" : "s") not dealt with effectively",
          failed))
    }
    let again = unsettled.filter { action in
      guard let before = actions[action.recurrenceOf] else { return false }
      return before.source == .externalAudit
    }
    if !again.isEmpty {
      risks.append(
        risk(.cameBack, "\(again.count) found again after an earlier external audit", again))
    }
    return risks
  }

  /// Whether the body of an audit knows of an earlier finding: another body's are not its own; where one of them is not
  /// named, they may be.
  private func isKnown(_ action: Action, toBodyOf audit: Audit) -> Bool {
    guard let body = audit.body, let other = audits[auditLines[action.line]?.audit]?.body else {
      return true
    }
    return body == other
  }

  /// Whether an action that was closed without helping was carried on by one that did help.
  private func isCarriedOn(_ action: Action) -> Bool {
    guard action.stage.isFinal else { return false }
    let all = actions.all.filter { $0.recurrenceOf != nil }
    var seen: Set<RecordID> = []
    var waiting = [action.id]
    while let id = waiting.popLast() {
      guard seen.insert(id).inserted else { continue }
      for next in all where next.recurrenceOf == id && next.stage.isFinal {
        if next.effective == true { return true }
        waiting.append(next.id)
      }
    }
    return false
  }
}
