/// How ready the organisation was on the same day of each of the last twelve months, worked out from the history.
package struct ReadinessTrend: Sendable {
  /// The readiness on a day.
  package struct Point: Hashable, Sendable {
    package let day: Day
    package let readiness: Readiness
  }

  /// How many months it looks back.
  package static let months = 12

  /// What there is so far, the oldest first; the last one is today's.
  package private(set) var points: [Point]
  /// Everything as it stood on the oldest of these days.
  private var past: Organisation
  private let today: Day
  private let library: Library
  /// The first day that the history tells of; no day before it can be worked out.
  private let begins: Day?
  private var next = 1

  /// Begins with the readiness of today.
  package init(of organisation: Organisation, today: Day, library: Library, now: Readiness) {
    points = [Point(day: today, readiness: now)]
    past = organisation
    self.today = today
    self.library = library
    begins = organisation.history.all.compactMap(\.day).min()
  }

  /// Whether all days are worked out that can be.
  package var isComplete: Bool {
    guard next <= ReadinessTrend.months, let begins else { return true }
    return today.adding(months: -next) < begins
  }

  /// Works out one more day, further back.
  package mutating func step() {
    guard !isComplete else { return }
    let day = today.adding(months: -next)
    next += 1
    past = past.standing(on: day) ?? past
    let readiness = past.readiness(ReadinessBasis(of: past, today: day, library: library))
    points.insert(Point(day: day, readiness: readiness), at: 0)
  }

  /// The points of a month ago; `nil` when that is not known.
  package var monthAgo: Point? { points.count > 1 ? points[points.count - 2] : nil }
}

extension Readiness {
  /// One cause that was not there, or cost something else.
  package struct Shift: Hashable, Sendable {
    /// As it is now, or as it was where it is gone.
    package let cause: Cause
    /// Points more (or, negative, fewer) than before.
    package let points: Int
    package let isGone: Bool
  }

  /// What moved the score since another one, the greatest loss first. By rule: the records behind it may be others.
  package func shifts(since earlier: Readiness) -> [Shift] {
    func sums(_ readiness: Readiness) -> [ReadinessRule: (cause: Cause, points: Int)] {
      readiness.causes.reduce(into: [:]) { sums, cause in
        sums[cause.rule] = (cause, (sums[cause.rule]?.points ?? 0) + cause.points)
      }
    }
    let (now, then) = (sums(self), sums(earlier))
    return ReadinessRule.allCases.compactMap { rule -> Shift? in
      let change = (then[rule]?.points ?? 0) - (now[rule]?.points ?? 0)
      guard change != 0, let cause = now[rule]?.cause ?? then[rule]?.cause else { return nil }
      return Shift(cause: cause, points: change, isGone: now[rule] == nil)
    }.sorted { $0.points < $1.points }
  }
}
