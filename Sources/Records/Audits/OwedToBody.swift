/// Something that a certification body waits for about one nonconformity.
package struct OwedToBody: Hashable, Sendable {
  package enum What: Hashable, Sendable {
    case plan, evidence
    /// A major is to be verified; that the body accepted the evidence is its end.
    case verification
  }

  package let what: What
  /// The last day on which it is in time.
  package let due: Day
  /// Why that is earlier than the body's own time would have it; `nil` when it is not.
  package let cap: ExternalDeadlines.Cap?
  /// Whether it was rejected and is wanted once more.
  package let isAgain: Bool
  /// The body's name; "certification body" where none is on file.
  package let body: String

  /// What is owed to whom: "plan to Veritas", "evidence to Veritas, again".
  package var words: String {
    let again = isAgain ? ", again" : ""
    return switch what {
    case .plan: "plan to \(body)\(again)"
    case .evidence: "evidence to \(body)\(again)"
    case .verification: "major verified by \(body)"
    }
  }
}

extension Action {
  /// Whether a look at what a certification body waits for is worth while: most actions have nothing to do with one.
  var mayBeOwedToBody: Bool {
    source == .externalAudit && actionKind == .nonconformity && line != nil
  }
}

extension Organisation {
  /// The nonconformities of an external audit that its body wants an answer to, in the order of its lines; those whose
  /// action is cancelled as well, but none that was withdrawn or became a strength.
  package func nonconformitiesToAnswer(of audit: Audit) -> [Action] {
    lines(of: audit.id).filter { !$0.isDropped && $0.finding?.makesAction != false }
      .compactMap { actions[$0.action] }.filter { $0.actionKind == .nonconformity }
  }

  /// What a certification body still waits for about a nonconformity that it found, the earliest first.
  ///
  /// The plan until it was submitted, then the evidence until it was submitted, and again what was rejected; a major's
  /// verification until the evidence was accepted. Closing or cancelling the action ends none of it: the body still waits;
  /// only that the finding was withdrawn, or became a strength, does.
  package func owedToBody(of action: Action) -> [OwedToBody] {
    let evidence = action.standing(of: .evidence)
    // Looked at first: of a long register most findings are long accepted.
    guard action.mayBeOwedToBody, !evidence.isAccepted, let line = auditLines[action.line],
      !line.isDropped, line.finding?.makesAction != false,
      let audit = audits[line.audit], audit.state != .cancelled,
      let deadlines = externalDeadlines(of: action)
    else { return [] }
    let body = bodies[audit.body]?.name ?? "certification body"
    var owed: [OwedToBody] = []
    func add(_ what: OwedToBody.What, _ standing: Standing, _ deadline: ExternalDeadlines.Deadline)
    {
      var due = deadline.day
      var cap = deadline.cap
      var isAgain = false
      if case .rejected(_, let until) = standing {
        isAgain = true
        if let until { (due, cap) = (until, nil) }
      } else if what == .evidence, action.extensionState == .agreed,
        let until = action.extensionUntil
      {
        (due, cap) = (until, nil)
      }
      if let limit = deadlines.limit, limit < due {
        (due, cap) = (limit, deadlines.limitCap)
      }
      owed.append(OwedToBody(what: what, due: due, cap: cap, isAgain: isAgain, body: body))
    }
    let plan = action.standing(of: .plan)
    // Who has the evidence asks for no plan that was never sent, but still waits for one that was rejected.
    let isAnswered = !action.submissions(of: .evidence).isEmpty
    // One rejected report is asked for once.
    let isOneReport =
      plan.isRejected
      && action.submissions(of: .plan).last == action.submissions(of: .evidence).last
    if plan.isOwed, !isOneReport, plan.isRejected || !isAnswered {
      add(.plan, plan, deadlines.plan)
    }
    if evidence.isRejected || (evidence.isOwed && owed.isEmpty) {
      add(.evidence, evidence, deadlines.answer(to: action.grade))
    }
    if action.grade == .major { add(.verification, .owed, deadlines.verification) }
    return owed.sorted { $0.due < $1.due }
  }
}
