/// What does not fit in an action, with the way out; a sentence for the person who types.
package enum ActionFlaw: Hashable, Sendable, CustomStringConvertible {
  case stepAfterAction(due: Day)
  case checkBeforeLastStep(last: Day)
  case ownerHasLeft(name: String, left: Day)
  case clauseNotHeld(ClauseReference, held: String)
  case recursInRing(reference: String)
  case recursFromLater(reference: String, raised: Day)

  package var description: String {
    switch self {
    case .stepAfterAction(let due):
      "after the action itself, which is due on \(due.full): an earlier day, or d moves the action"
    case .checkBeforeLastStep(let last):
      "before the last step has taken effect (\(last.full)): choose a later day"
    case .ownerHasLeft(let name, let left):
      "\(name) left on \(left.full): choose someone who is here"
    case .clauseNotHeld(let clause, let held):
      "no held edition has \(clause): choose a clause that one has (\(held))"
    case .recursFromLater(let reference, let raised):
      "\(reference) was raised later, on \(raised.full): it is \(reference) that is this one again; link it there"
    case .recursInRing(let reference):
      "\(reference) is itself a recurrence of this one, which would make a ring: choose the earliest"
    }
  }
}

extension Organisation {
  /// Whether a person who should own something has left; `nil` when they are here, or nobody is named.
  package func flaw(ofOwner owner: RecordID?, on today: Day) -> ActionFlaw? {
    guard let owner, let person = people[owner], let left = person.left,
      !person.isActive(on: today)
    else { return nil }
    return .ownerHasLeft(name: person.name, left: left)
  }

  /// The first clause that no held edition has; see `HeldClauses`.
  package func flaw(ofClauses clauses: [ClauseReference], library: Library) -> ActionFlaw? {
    guard !clauses.isEmpty else { return nil }
    let held = HeldClauses(
      library, held: profile.standards, sought: certificates.all.compactMap(\.edition))
    return clauses.first { !held.has($0) }.map { .clauseNotHeld($0, held: held.inWords) }
  }

  /// Whether an action cannot be a recurrence of another: because it would be its own earlier occurrence, or because
  /// the other was raised later.
  ///
  /// - Parameter raised: the day on which the action was raised; that on file when `nil`.
  package func flaw(
    of action: RecordID, recurringOf earlier: RecordID?, raised: Day? = nil
  ) -> ActionFlaw? {
    guard let earlier else { return nil }
    let name = actions[earlier]?.name ?? ""
    if wouldMakeRing(action, recurringOf: earlier) { return .recursInRing(reference: name) }
    if let first = actions[earlier]?.raised, let raised = raised ?? actions[action]?.raised,
      first > raised
    {
      return .recursFromLater(reference: name, raised: first)
    }
    return nil
  }
}

extension Action {
  /// Whether a step is due later than the action that it belongs to.
  package func flaw(ofStepDue stepDue: Day?) -> ActionFlaw? {
    guard let due, let stepDue, stepDue > due else { return nil }
    return .stepAfterAction(due: due)
  }

  /// Whether the effectiveness check is planned for a day on which the last step is not done yet.
  package func flaw(ofCheckDue check: Day?) -> ActionFlaw? {
    let days = plan.filter { $0.cancelled.isEmpty }.compactMap { $0.done ?? $0.due }
    guard let check, let last = days.max(), check <= last else { return nil }
    return .checkBeforeLastStep(last: last)
  }
}
