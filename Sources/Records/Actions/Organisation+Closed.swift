extension Organisation {
  /// What keeps changes from being made because an action that stays closed would lack what closing asks for.
  ///
  /// What came in closed without all of that, from another register, lacks it all the same and may be changed; only
  /// nothing more may be taken from it. Clause 10.2 asks for evidence of what was done, which nobody takes away by the way.
  package func problem(leavingClosedIn changes: [Change]) -> ActionProblem? {
    var closed: [RecordID: Action] = [:]
    for change in changes {
      guard case .set(.action, let id, let key, _, let after) = change,
        var action = closed[id] ?? actions[id], let field = Action.fields[key],
        (try? field.write(&action, after)) != nil
      else { continue }
      closed[id] = action
    }
    let isStrict = profile.isStrict
    for (id, after) in closed.sorted(by: { $0.key < $1.key }) {
      guard let before = actions[id], before.stage == .closed, after.stage == .closed else {
        continue
      }
      let known = Set(before.closingGaps(isStrict: isStrict))
      // That it came back says so of the check, and of nothing that was done.
      let gaps = after.closingGaps(isStrict: isStrict).filter {
        !known.contains($0) && $0 != .effectivenessFailed
      }
      if !gaps.isEmpty { return .closedWouldLack(reference: after.name, gaps: gaps) }
    }
    return nil
  }
}
