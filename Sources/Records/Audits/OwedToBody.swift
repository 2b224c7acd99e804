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
    source == .externalAudit && actionKind == .nonconformity && stage != .cancelled && line != nil
  }
}

extension Organisation {
  /// What a certification body still waits for about a nonconformity that it found, the earliest first.
  ///
  /// The plan until it was submitted, then the evidence until it was submitted, and again what was rejected; a major's
  /// verification until the evidence was accepted. Closing the action ends none of it; cancelling, which is how a finding is
  /// withdrawn, ends it all.
  package func owedToBody(of action: Action) -> [OwedToBody] {
    let evidence = action.standing(of: .evidence)
    // Looked at first: of a long register most findings are long accepted.
    guard action.mayBeOwedToBody, !evidence.isAccepted, let line = auditLines[action.line],
      !line.isDropped,
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
    // Who has the evidence no longer asks for a plan.
    let isAnswered = !action.submissions(of: .evidence).isEmpty
    if plan.isOwed, !isAnswered {
      add(.plan, plan, deadlines.plan)
    } else if evidence.isOwed {
      add(.evidence, evidence, deadlines.answer(to: action.grade))
    }
    if action.grade == .major { add(.verification, .owed, deadlines.verification) }
    return owed.sorted { $0.due < $1.due }
  }
}
