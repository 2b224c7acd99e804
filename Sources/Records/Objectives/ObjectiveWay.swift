/// The straight way from where an objective stood to its target: what a reading on a day is compared with.
///
/// Worked out in whole numbers, so that nothing is rounded where a reading lies on the way itself.
struct ObjectiveWay: Hashable, Sendable {
  private let baseline: ExactQuantity
  private let target: ExactQuantity
  private let started: Day
  private let due: Day

  /// `nil` without a baseline, a target, a first and a later last day; also where the baseline meets the target, as there
  /// is then a level to be kept and no way to go.
  init?(of objective: Objective) {
    guard let baseline = objective.baseline, let target = objective.target,
      let started = objective.started, let due = objective.due, started < due,
      !objective.isMet(by: baseline)
    else { return nil }
    self.baseline = ExactQuantity(baseline)
    self.target = ExactQuantity(target)
    self.started = started
    self.due = due
  }

  /// How much of what was expected by a day was gained.
  enum Gain: Hashable, Sendable {
    case asExpected, half, less
  }

  func gain(of reading: Quantity, on day: Day) -> Gain {
    let exact = ExactQuantity(reading)
    let places = max(baseline.places, target.places, exact.places)
    let from = baseline.counted(inPlaces: places)
    let toTarget = target.counted(inPlaces: places) - from
    // Towards the target is upwards, whichever way it lies.
    let sign: Int128 = toTarget < 0 ? -1 : 1
    let gained = sign * (exact.counted(inPlaces: places) - from) * length
    let expected = sign * toTarget * elapsed(by: day)
    if gained >= expected { return .asExpected }
    return gained > 0 && 2 * gained >= expected ? .half : .less
  }

  /// What is expected by a day, rounded to one place more than what it is made of and is compared with, and to more where
  /// it would look like the reading.
  func expectedText(on day: Day, against reading: Quantity) -> String {
    let places = max(baseline.places, target.places)
    let from = baseline.counted(inPlaces: places)
    let toTarget = target.counted(inPlaces: places) - from
    func text(rounded figures: Int) -> String {
      ExactQuantity.text(
        from * length + toTarget * elapsed(by: day), over: length, places: places, rounded: figures)
    }
    let first = min(15, max(places, ExactQuantity(reading).places) + 1)
    return (first...15).lazy.map { text(rounded: $0) }.first { $0 != reading.description }
      ?? text(rounded: first)
  }

  private var length: Int128 { Int128(due - started) }

  private func elapsed(by day: Day) -> Int128 { Int128(min(max(day, started), due) - started) }
}
