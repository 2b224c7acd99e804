/// How an objective goes on a day (clauses 6.2 and 9.1), and why that is said.
package struct ObjectiveStanding: Hashable, Sendable {
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// No reading is owed yet, or there is no target to compare one with.
    case waiting
    case onTrack = "on track"
    case atRisk = "at risk"
    case offTrack = "off track"
    case achieved
    /// No reading for longer than its frequency.
    case stale
    case givenUp = "given up"

    /// Whether nothing more is to be done for it.
    package var isFinal: Bool { self == .achieved || self == .givenUp }
  }

  package let state: State
  /// What the readings alone say; of a stale objective what it was before nobody looked any longer.
  package let was: State
  /// Why, a clause in words: "94 % against 96.5 % expected by then; target 98 %".
  package let why: String
  /// The last day on which the next reading is in time; `nil` when none is owed.
  package let nextReading: Day?
  /// The last reading up to the day.
  package let last: Reading?
  /// The reading before it.
  package let before: Reading?
  /// Whether the last reading meets the target.
  package let isMet: Bool
  /// Whether no reading was taken for longer than the frequency; an objective that is off track may be that as well.
  package let isStale: Bool
}

extension Objective {
  /// The readings up to a day, oldest first; of two of one day the one that was written down later comes last.
  ///
  /// Those without a day or a number say nothing and do not count.
  package func readings(by day: Day) -> [Reading] {
    readings.enumerated().filter { reading in
      reading.element.reading != nil && reading.element.on.map { $0 <= day } == true
    }.sorted { left, right in
      let (a, b) = (left.element.on ?? .never, right.element.on ?? .never)
      return a == b ? left.offset < right.offset : a < b
    }.map(\.element)
  }

  /// Whether a number meets the target: the target itself does. Never without a target.
  package func isMet(by reading: Quantity) -> Bool {
    guard let target else { return false }
    return direction == .atLeast ? reading >= target : reading <= target
  }

  /// Whether the objective is still pursued on a day: until the day before it was closed.
  package func isPursued(on day: Day) -> Bool { closed.map { day < $0 } ?? true }

  /// A number with the objective's unit: "94 %", "12 days".
  package func text(_ quantity: Quantity) -> String { text(quantity.description) }

  private func text(_ number: String) -> String { unit.isEmpty ? number : "\(number) \(unit)" }

  /// The target in words: "at least 98 %"; empty without one.
  package var targetText: String { target.map { "\(direction.rawValue) \(text($0))" } ?? "" }

  /// The last day on which the next reading is in time: the frequency after the last reading, or after the start where
  /// there is none. Readings after the day do not count; `nil` where neither is known or the frequency is nothing.
  package func nextReading(on day: Day) -> Day? {
    guard frequency.count > 0 else { return nil }
    return (readings(by: day).last?.on ?? started)?.adding(frequency)
  }

  /// How the objective stands on a day.
  ///
  /// Closed (the day of closing included): given up with a reason for it, achieved without.
  ///
  /// Otherwise the last reading up to the day is judged by itself:
  /// - meeting the target, it is on track; and achieved once the due day has passed, if no reading was owed before it;
  /// - missing the target after the due day, it is off track;
  /// - with a baseline, a start and a due day it is compared with the straight way from baseline to target, on the day on
  ///   which it was taken: as good or better is on track, worse but with at least half of the gain that is expected by
  ///   then at risk, anything else off track;
  /// - without them (an aim to be kept up), a first miss is at risk, and two misses running are off track;
  /// - without a target nothing can be said.
  ///
  /// Stale, no reading for longer than the frequency, takes the place of waiting, on track and at risk; off track is
  /// worse and stays. The day of the frequency itself is in time. An objective that was never read and has no day from
  /// which it is pursued is stale, as nobody can say since when a reading is owed.
  package func standing(on day: Day) -> ObjectiveStanding {
    let readings = readings(by: day)
    let last = readings.last
    let next = nextReading(on: day)
    let isMet = last?.reading.map { self.isMet(by: $0) } ?? false
    func standing(
      _ state: ObjectiveStanding.State, was: ObjectiveStanding.State? = nil, _ why: String,
      next: Day? = nil, isStale: Bool = false
    ) -> ObjectiveStanding {
      ObjectiveStanding(
        state: state, was: was ?? state, why: why, nextReading: next, last: last,
        before: readings.dropLast().last, isMet: isMet, isStale: isStale)
    }
    if !isPursued(on: day) {
      return givenUp.trimmed.isEmpty
        ? standing(.achieved, whyAchieved(last)) : standing(.givenUp, givenUp.trimmed)
    }
    let (was, why) = judgement(readings, on: day)
    if was == .achieved { return standing(was, why) }
    let isStale = next.map { $0 < day } ?? (readings.isEmpty && started == nil)
    guard isStale, was != .offTrack else {
      return standing(was, why, next: next, isStale: isStale)
    }
    return standing(.stale, was: was, staleWords(last, next, on: day), next: next, isStale: true)
  }

  private func whyAchieved(_ last: Reading?) -> String {
    guard let number = last?.reading, target != nil, !isMet(by: number) else { return "reached" }
    return "closed as reached, though its last reading was \(text(number)); target \(targetText)"
  }

  private func staleWords(_ last: Reading?, _ next: Day?, on day: Day) -> String {
    guard let last, let on = last.on, let number = last.reading else {
      guard let next else { return "never read, and no day from which it is pursued" }
      return "never read; the first reading was due on \(next.spoken(today: day))"
    }
    return
      "not read since \(on.spoken(today: day)), when it was \(text(number)); every \(frequency) is said"
  }

  /// What the readings say by themselves, and why.
  private func judgement(
    _ readings: [Reading], on day: Day
  ) -> (ObjectiveStanding.State, String) {
    let aim = target == nil ? "no target is set" : "target \(targetText)"
    guard let last = readings.last, let number = last.reading, let on = last.on else {
      if let due, due < day, target != nil {
        return (.offTrack, "never read, and due since \(due.spoken(today: day)); \(aim)")
      }
      if let started, day < started {
        return (.waiting, "pursued from \(started.spoken(today: day)) on; \(aim)")
      }
      return (.waiting, "no reading yet; \(aim)")
    }
    guard target != nil else {
      return (.waiting, "\(text(number)) on \(on.spoken(today: day)); \(aim)")
    }
    if isMet(by: number) {
      let met = "\(text(number)) meets the target, \(targetText)"
      guard let due, due < day, frequency.count == 0 || on.adding(frequency) >= due else {
        return (.onTrack, met)
      }
      return (.achieved, "\(met), and it was due on \(due.spoken(today: day))")
    }
    if let due, due < day {
      return (.offTrack, "\(text(number)), and due since \(due.spoken(today: day)); \(aim)")
    }
    if let way = ObjectiveWay(of: self) {
      let expected = text(way.expectedText(on: on, against: number))
      let why =
        "\(text(number)) against \(expected) expected by \(on == day ? "now" : "then"); \(aim)"
      switch way.gain(of: number, on: on) {
      case .asExpected: return (.onTrack, why)
      case .half: return (.atRisk, why)
      case .less: return (.offTrack, why)
      }
    }
    guard let before = readings.dropLast().last?.reading, !isMet(by: before) else {
      return (.atRisk, "\(text(number)) misses it for the first time; \(aim)")
    }
    return (.offTrack, "\(text(before)), then \(text(number)): missed twice running; \(aim)")
  }
}
