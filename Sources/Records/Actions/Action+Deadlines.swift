extension Action {
  /// Moves the due date, keeping the old one with who, when and why; the first date needs no reason.
  package mutating func moveDue(
    to day: Day?, by who: String, on today: Day, why: String
  ) throws(ActionProblem) {
    guard day != due else { return }
    if let old = due {
      guard !why.trimmed.isEmpty else { throw .moveNeedsReason(reference: name) }
      dueMoves.append(DateMove(from: old, to: day, by: who, on: today, why: why.trimmed))
    }
    due = day
  }

  /// Notes where an extension of the deadline stands that was asked of the certification body.
  ///
  /// An agreed one moves the due date, like any other move; a refused one leaves it.
  ///
  /// - Parameter until: the day asked for, or agreed to.
  package mutating func noteExtension(
    _ state: Extension?, asked: Day?, until: Day?, by who: String, on today: Day
  ) throws(ActionProblem) {
    if state == .agreed, until == nil { throw .extensionNeedsDay(reference: name) }
    let isNew = extensionState != state || extensionUntil != until
    extensionState = state
    extensionAsked = state == nil ? nil : asked ?? today
    extensionUntil = state == nil ? nil : until
    if state == .agreed, isNew, let until {
      try moveDue(
        to: until, by: who, on: today, why: "extension agreed by the certification body")
    }
  }

  /// The day until which the record is kept: so many years from closure, and never fewer than two full certification
  /// cycles of three years; `nil` while the action is open.
  package func keepUntil(years: Int) -> Day? {
    guard stage.isFinal else { return nil }
    let ended = closed ?? stageMoves.last { $0.to == stage }?.on
    return ended.map { $0.adding(months: 12 * max(years, 2 * 3)) }
  }
}
