/// A quarter of a calendar year, as audit programmes are planned by.
package struct Quarter: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let year: Int
  /// 1 to 4.
  package let number: Int

  /// The quarter of a year; `nil` unless the number is 1 to 4 and the year 1 to 9999.
  package init?(year: Int, number: Int) {
    guard (1...4).contains(number), (1...9999).contains(year) else { return nil }
    self.year = year
    self.number = number
  }

  /// The quarter that a day lies in.
  package init(of day: Day) {
    let (year, month, _) = day.parts
    self.year = year
    number = (month - 1) / 3 + 1
  }

  /// The four quarters of a year.
  package static func all(of year: Int) -> [Quarter] {
    (1...4).compactMap { Quarter(year: year, number: $0) }
  }

  package var first: Day {
    Day(year: year, month: number * 3 - 2, day: 1) ?? Day(number: 0)
  }

  package var last: Day { first.adding(months: 3) - 1 }

  package var description: String { "Q\(number) \(year)" }

  /// The quarter as people say it, with the year only when it is another one: `Q2`, `Q1 2027`.
  package func spoken(in year: Int) -> String { self.year == year ? "Q\(number)" : description }

  package static func < (left: Quarter, right: Quarter) -> Bool {
    (left.year, left.number) < (right.year, right.number)
  }
}
