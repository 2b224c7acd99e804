/// A decision of a management review and what became of it.
package struct ReviewOutcome: Hashable, Sendable {
  /// The raw values are what lists say.
  package enum State: String, Hashable, Sendable, CaseIterable {
    case done, open, overdue, cancelled
    /// Nothing was made of it.
    case noAction = "no action"
  }

  package let text: String
  /// The action's owner, or whom the decision named.
  package let owner: RecordID?
  package let due: Day?
  /// `nil` when nothing was made of it, or the action is not on file any more.
  package let action: RecordID?
  package let state: State
  /// The day it was done.
  package let done: Day?
}

extension Organisation {
  /// What was decided in a review and what became of each by a day, in the order of the decisions.
  package func outcomes(of review: ManagementReview, on day: Day) -> [ReviewOutcome] {
    review.decisions.map { decision in
      guard let action = actions[decision.action] else {
        return ReviewOutcome(
          text: decision.text, owner: decision.owner, due: decision.due, action: nil,
          state: .noAction, done: nil)
      }
      let state: ReviewOutcome.State =
        action.stage == .cancelled
        ? .cancelled
        : action.isClosed(by: day) ? .done : action.wasOverdue(on: day) ? .overdue : .open
      return ReviewOutcome(
        text: decision.text, owner: action.owner ?? decision.owner,
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
