/// A decision of a management review and what became of it.
package struct ReviewOutcome: Hashable, Sendable {
  /// The raw values are what lists say.
  package enum State: String, Hashable, Sendable, CaseIterable {
    case done, open, overdue, cancelled
    /// Nothing was made of it.
    case noAction = "no action"
  }

  package let text: String
  /// Whom the decision named; once the minutes are closed nothing changes it.
  package let decidedOwner: RecordID?
  /// The day that the decision named.
  package let decidedDue: Day?
  /// The action's owner, or whom the decision named.
  package let owner: RecordID?
  /// The day on which the action is owed, or the one that the decision named.
  package let due: Day?
  /// `nil` when nothing was made of it, or the action is not on file any more.
  package let action: RecordID?
  package let state: State
  /// The day it was done.
  package let done: Day?
}

extension ReviewOutcome {
  /// How it stands as against what was decided: "open, due 2026-12-31; owner M. Lim". The day and the owner are only
  /// named where they are not the decided ones.
  ///
  /// - Parameters:
  ///   - owner: the name of the owner; empty for nobody.
  ///   - day: how a day is written.
  package func standing(owner: String, day: (Day) -> String) -> String {
    var text = state.rawValue + (done.map { " \(day($0))" } ?? "")
    if state == .open || state == .overdue, due != decidedDue {
      text += ", due " + (due.map(day) ?? "no day")
    }
    if action != nil, self.owner != decidedOwner {
      text += "; owner " + (owner.isEmpty ? "nobody" : owner)
    }
    return text
  }
}

extension Organisation {
  /// What was decided in a review and what became of each by a day, in the order of the decisions.
  package func outcomes(of review: ManagementReview, on day: Day) -> [ReviewOutcome] {
    review.decisions.map { decision in
      guard let action = actions[decision.action] else {
        return ReviewOutcome(
          text: decision.text, decidedOwner: decision.owner, decidedDue: decision.due,
          owner: decision.owner, due: decision.due, action: nil, state: .noAction, done: nil)
      }
      let state: ReviewOutcome.State =
        action.stage == .cancelled
        ? .cancelled
        : action.isClosed(by: day) ? .done : action.wasOverdue(on: day) ? .overdue : .open
      return ReviewOutcome(
        text: decision.text, decidedOwner: decision.owner, decidedDue: decision.due,
        owner: action.owner ?? decision.owner,
        due: action.owedDay ?? decision.due, action: action.id, state: state,
        done: state == .done ? action.doneOn ?? action.closed : nil)
    }
  }
}

extension Action {
  /// Whether it was closed by the end of a day.
  func isClosed(by day: Day) -> Bool { stage == .closed && (closed ?? day) <= day }

  /// Whether it was raised by a day, and not cancelled.
  func counts(on day: Day) -> Bool { stage != .cancelled && (raised ?? day) <= day }

  /// Whether it was neither closed nor cancelled at the end of a day.
  func isOpen(on day: Day) -> Bool { counts(on: day) && !isClosed(by: day) }
}
