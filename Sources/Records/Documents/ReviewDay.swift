/// A day on which a document is to be held against practice, whatever the last review: a day of each year, or one day.
package enum ReviewDay: Hashable, Sendable, CustomStringConvertible {
  /// 29 February is 28 February in years that have none.
  case yearly(month: Int, day: Int)
  case once(Day)

  /// Reads `31 mar`, `mar 31`, `03-31`, `31.3.`, also with `every year` or `yearly` after it, and `2027-06-01`,
  /// `1 jun 2027`, `1.6.2027`, also with `once`; `nil` for anything else and for days that no year has.
  package init?(_ text: String) {
    var words = text.lowercased().split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
    var isOnce: Bool?
    if words.suffix(2) == ["every", "year"] {
      words.removeLast(2)
      isOnce = false
    } else if let last = words.last, ["yearly", "annually", "once"].contains(last) {
      words.removeLast()
      isOnce = last == "once"
    }
    let rest = words.joined(separator: " ")
    guard rest.first?.isLetter == true || rest.first?.isNumber == true else { return nil }
    if let (month, day) = ReviewDay.monthAndDay(rest) {
      guard isOnce != true else { return nil }
      self = .yearly(month: month, day: day)
    } else if rest.split(whereSeparator: { !$0.isNumber }).contains(where: { $0.count == 4 }),
      let day = Day(typed: rest, today: ReviewDay.leapYear)
    {
      if isOnce == false {
        let (_, month, day) = day.parts
        self = .yearly(month: month, day: day)
      } else {
        self = .once(day)
      }
    } else {
      return nil
    }
  }

  /// A day in a leap year, so that 29 February is a day.
  private static let leapYear = Day(number: 10_957)

  /// Reads a day of the year without the year.
  private static func monthAndDay(_ text: String) -> (month: Int, day: Int)? {
    var found: Day?
    let numbers = text.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
    let isFigures = text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "-" || $0 == ".") }
    if isFigures, numbers.count == 2, text.contains("."), !text.contains("-") {
      found = Day(year: 2000, month: numbers[1], day: numbers[0])
    } else if isFigures, numbers.count == 2, text.count <= 5, !text.contains(".") {
      found = Day(year: 2000, month: numbers[0], day: numbers[1])
    } else if !isFigures, text.contains(" "), numbers.count == 1, numbers[0] < 32,
      let day = Day(typed: text, today: leapYear)
    {
      found = day
    }
    return found.map { ($0.parts.month, $0.parts.day) }
  }

  /// The first such day after another; `nil` when there is none.
  package func next(after day: Day) -> Day? {
    switch self {
    case .once(let only): return only > day ? only : nil
    case .yearly:
      return (day.year...day.year + 1).lazy.compactMap { self.day(in: $0) }.first { $0 > day }
    }
  }

  /// The last such day before another; `nil` when there is none.
  private func last(before day: Day) -> Day? {
    [day.year, day.year - 1].lazy.compactMap { self.day(in: $0) }.first { $0 < day }
      ?? { if case .once(let only) = self, only < day { only } else { nil } }()
  }

  /// Days before a fixed day within which a review counts for it.
  static let countsWithin = 30

  /// The first of several fixed days after another.
  static func next(of fixed: [ReviewDay], after day: Day) -> Day? {
    fixed.compactMap { $0.next(after: day) }.min()
  }

  /// The first of several fixed days after a review for which the review itself does not count.
  static func next(of fixed: [ReviewDay], afterReview held: Day) -> Day? {
    guard let first = next(of: fixed, after: held) else { return nil }
    // Where fixed days follow one another closely, a review in the middle between two counts for none of them.
    let before = fixed.compactMap { $0.last(before: first) }.max()
    let lead = min(countsWithin, before.map { (first - $0) / 4 } ?? countsWithin)
    return first - held <= lead ? next(of: fixed, after: first) : first
  }

  private func day(in year: Int) -> Day? {
    switch self {
    case .once(let only): only.year == year ? only : nil
    case .yearly(let month, let day):
      Day(year: year, month: month, day: day)
        ?? (month == 2 ? Day(year: year, month: 2, day: 28) : nil)
    }
  }

  /// As people say it: "31 Mar every year", "1 Jun 2027".
  package var description: String {
    switch self {
    case .once(let day):
      let (year, month, number) = day.parts
      return "\(number) \(Day.monthNames[month - 1]) \(year)"
    case .yearly(let month, let day): return "\(day) \(Day.monthNames[month - 1]) every year"
    }
  }
}
