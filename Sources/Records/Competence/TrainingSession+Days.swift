extension TrainingSession {
  /// The day on which it ends, and what it teaches is met; its only day where no later one is named.
  package var lastDay: Day? { date.map { max($0, ends ?? $0) } }

  /// Its days as people say them: "18 Nov", "18–19 Nov", "30 Nov–2 Dec"; "no day" without one.
  package func spoken(today: Day) -> String {
    guard let date, let lastDay else { return "no day" }
    return date.spoken(to: lastDay, today: today)
  }

  /// Its days with weekdays and year: "Wed 18 Nov 2026", "Wed 18 – Thu 19 Nov 2026"; `nil` without one.
  package var fullDays: String? {
    guard let date, let lastDay else { return nil }
    return date.full(to: lastDay)
  }

  /// Moved so that it begins on a day; it takes as many days as before.
  package func moved(to day: Day) -> TrainingSession {
    var moved = self
    moved.date = day
    moved.ends = lastDay.flatMap { last in date.flatMap { last > $0 ? day + (last - $0) : nil } }
    return moved
  }

  /// Why a day cannot be the last one; `nil` when it can.
  package static func flaw(ofLastDay ends: Day, from date: Day?, today: Day) -> String? {
    if let date, ends < date { return "before the first day, \(date.full)" }
    return Organisation.mistypedDay(ends, today: today)
  }
}

extension Day {
  /// This day to a later one, the month and the year once where both are of the same: "18–19 Nov".
  package func spoken(to last: Day, today: Day) -> String {
    guard last > self else { return spoken(today: today) }
    let (from, to) = (parts, last.parts)
    let end = last.spoken(today: today)
    if from.year != to.year { return "\(spoken(today: today))–\(end)" }
    let month = from.month == to.month ? "" : " \(Day.monthNames[from.month - 1])"
    return "\(from.day)\(month)–\(end)"
  }

  /// This day to a later one with weekdays: "Wed 18 – Thu 19 Nov 2026".
  package func full(to last: Day) -> String {
    guard last > self else { return full }
    let (from, to) = (parts, last.parts)
    if from.year != to.year { return "\(full) – \(last.full)" }
    let month = from.month == to.month ? "" : " \(Day.monthNames[from.month - 1])"
    return "\(Day.weekdayNames[weekday - 1]) \(from.day)\(month) – \(last.full)"
  }
}
