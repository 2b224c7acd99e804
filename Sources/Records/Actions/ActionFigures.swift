/// What became of a set of actions, as people who judge a system ask for it.
///
/// Cancelled actions count in nothing but their own count. All figures are as of a day: what was raised later does not
/// count, and what was closed or judged later was open or not judged yet.
package struct ActionFigures: Hashable, Sendable {
  /// Actions that were not cancelled; each is open or closed.
  package private(set) var count = 0
  package private(set) var cancelled = 0
  /// Not closed; one that was closed and opened again is open.
  package private(set) var open = 0
  package private(set) var closed = 0
  /// Owed before the day (`Action.owedDay`, as on the dashboard), and not closed by then; one that was closed later was
  /// overdue on the day all the same.
  package private(set) var overdue = 0
  /// Came back: another action that was not cancelled names it as the one that it is a recurrence of.
  package private(set) var recurred = 0
  /// Effective according to the last check, of all that were judged. One that was judged and then opened again for
  /// another round is not judged any more; one that stayed closed though its check failed, or though it came back, is
  /// judged not effective.
  package private(set) var effective = Share()
  /// Done on the due day or before (`Action.doneOn`), of all closed ones that have both days. The due day is the one
  /// that held in the end: moves are counted elsewhere.
  package private(set) var onTime = Share()
  /// Days from raised to closed of each closed one that has both; the same day is 0.
  private var daysToClose: [Int32] = []

  package init() {}

  /// So many of so many.
  package struct Share: Hashable, Sendable {
    package private(set) var part = 0
    package private(set) var whole = 0

    package init() {}

    package mutating func count(_ isPart: Bool) {
      whole += 1
      if isPart { part += 1 }
    }

    /// In hundredths, with so many decimals (0 to 6), halves rounded up: `85.7`; `nil` of none.
    package func percent(decimals: Int = 0) -> String? {
      guard whole > 0 else { return nil }
      let unit = (0..<min(max(0, decimals), 6)).reduce(1) { product, _ in product * 10 }
      let scaled = (2 * part * 100 * unit + whole) / (2 * whole)
      guard unit > 1 else { return String(scaled) }
      let fraction = String(scaled % unit)
      let zeros = String(repeating: "0", count: String(unit).count - 1 - fraction.count)
      return "\(scaled / unit).\(zeros)\(fraction)"
    }
  }

  /// Twice the median of the days from raised to closed, which may end in a half; `nil` when none was closed.
  package var medianHalfDays: Int? {
    guard !daysToClose.isEmpty else { return nil }
    let sorted = daysToClose.sorted()
    return Int(sorted[(sorted.count - 1) / 2]) + Int(sorted[sorted.count / 2])
  }

  /// The median of the days from raised to closed: `34`, `34.5`; the mean of the two in the middle of an even number.
  package var medianDays: String? {
    medianHalfDays.map { half in
      let sign = half < 0 ? "-" : ""
      return half % 2 == 0 ? String(half / 2) : "\(sign)\(abs(half) / 2).5"
    }
  }

  /// The days within which something has to lie to be counted; open ends are `nil`.
  struct Period: Hashable, Sendable {
    var first: Day?
    var last: Day?

    func contains(_ day: Day?) -> Bool {
      guard first != nil || last != nil else { return true }
      guard let day else { return false }
      return day >= first ?? day && day <= last ?? day
    }
  }

  /// Counts an action in.
  ///
  /// - Parameters:
  ///   - day: the day as of which it counts.
  ///   - period: what was raised within it counts as raised, open, overdue and recurred, what was closed within it as closed.
  ///   - hasRecurred: whether another action names it as what it is a recurrence of.
  mutating func add(
    _ action: borrowing Action, on day: Day, within period: Period, hasRecurred: Bool
  ) {
    if let raised = action.raised, raised > day { return }
    let isRaisedWithin = period.contains(action.raised)
    guard action.stage != .cancelled else {
      if isRaisedWithin { cancelled += 1 }
      return
    }
    if isRaisedWithin {
      count += 1
      if hasRecurred { recurred += 1 }
    }
    let isClosed = action.stage == .closed && (action.closed ?? day) <= day
    let counts = isClosed ? period.contains(action.closed) : isRaisedWithin
    guard counts else { return }
    if let isEffective = action.effective, (action.effectiveOn ?? day) <= day {
      effective.count(isEffective)
    }
    guard isClosed else {
      open += 1
      if action.wasOverdue(on: day) { overdue += 1 }
      return
    }
    closed += 1
    guard let closedOn = action.closed else { return }
    if let due = action.due { onTime.count((action.doneOn ?? closedOn) <= due) }
    if let raised = action.raised { daysToClose.append(Int32(clamping: closedOn - raised)) }
  }

}

extension Action {
  /// Whether an action that is open on a day was overdue on it; one that was closed since was owed until it was done.
  borrowing func wasOverdue(on day: Day) -> Bool {
    guard stage == .closed else { return (owedDay ?? .never) < day }
    return (due ?? .never) < day && (doneOn ?? .never) > day
  }
}
