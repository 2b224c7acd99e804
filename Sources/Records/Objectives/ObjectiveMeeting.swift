/// One objective as a management meeting hears of it (clause 9.3.2 c): how it goes, and what is asked of the meeting.
package struct ObjectiveForMeeting: Hashable, Sendable {
  package let objective: Objective
  package let standing: ObjectiveStanding
  /// Actions that bring it back on track and are not finished.
  package let openActions: [RecordID]
  /// What the meeting is asked for, a clause that begins with a verb; empty when nothing is.
  package let asked: String
}

extension ObjectiveStanding.State {
  /// The states as a meeting goes through them, the worst first.
  package static let worstFirst: [ObjectiveStanding.State] = [
    .offTrack, .atRisk, .stale, .waiting, .onTrack, .achieved, .givenUp,
  ]
}

extension Organisation {
  /// The actions that an objective was the reason of, in the order of the register.
  package func actions(forObjective objective: RecordID) -> [Action] {
    actions.all.filter { $0.objective == objective }
  }

  /// The actions that bring a document up to date: those that its reviews made, and those that name it.
  package func actions(forDocument document: Document) -> [Action] {
    let ofReviews = Set(document.reviews.compactMap(\.action))
    return actions.all.filter { $0.document == document.id || ofReviews.contains($0.id) }
  }

  /// The objectives as a management meeting goes through them: the worst first, then by name. Those closed more than a
  /// year before the day are left out.
  package func objectivesForMeeting(on day: Day) -> [ObjectiveForMeeting] {
    let states = ObjectiveStanding.State.worstFirst
    let yearAgo = day.adding(months: -12)
    let shown = objectives.all.filter { $0.closed.map { $0 > day || $0 >= yearAgo } ?? true }
    return shown.map { objective in
      let standing = objective.standing(on: day)
      let open = actions(forObjective: objective.id).filter { !$0.stage.isFinal }
      return ObjectiveForMeeting(
        objective: objective, standing: standing, openActions: open.map(\.id),
        asked: asked(of: objective, standing, open, on: day))
    }.sorted { left, right in
      let (a, b) = (
        states.firstIndex(of: left.standing.state) ?? 0,
        states.firstIndex(of: right.standing.state) ?? 0
      )
      if a != b { return a < b }
      return (left.objective.name.folded, left.objective.id)
        < (right.objective.name.folded, right.objective.id)
    }
  }

  private func asked(
    of objective: Objective, _ standing: ObjectiveStanding, _ open: [Action], on day: Day
  ) -> String {
    guard objective.isPursued(on: day) else { return "" }
    var parts: [String] = []
    switch standing.state {
    case .offTrack, .atRisk:
      if open.isEmpty {
        parts.append(
          standing.state == .offTrack
            ? "decide what is done about it: no action is open"
            : "say whether something is to be done: no action is open")
      } else {
        let names = open.map { action in
          action.name
            + (action.owedDay.map { $0 < day ? " (overdue)" : " by \($0.spoken(today: day))" }
              ?? "")
        }
        parts.append("see that this gets done: \(names.joined(separator: ", "))")
      }
      if standing.isStale { parts.append("have it read again") }
    case .stale: parts.append("have it read again, or give it up")
    case .achieved: parts.append("close it and set the next aim")
    case .waiting: if objective.target == nil { parts.append("set a target") }
    case .onTrack, .givenUp: break
    }
    if people[objective.owner].map({ $0.isActive(on: day) }) != true {
      parts.append("name an owner")
    }
    return parts.joined(separator: "; ")
  }
}
