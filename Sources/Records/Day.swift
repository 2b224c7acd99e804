/// A calendar day without a clock or a zone (ISO 8601), in the Gregorian calendar.
package struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Half the size of an `Int`: a record has a handful of days, an organisation a million.
  private let stored: Int32

  /// Days since 1970-01-01.
  package var number: Int { Int(stored) }

  /// The day so many days after 1970-01-01; the first or last one that there is, when it is beyond.
  package init(number: Int) {
    stored = Int32(clamping: number)
  }

  /// The day of a date; `nil` when there is no such day or the year is not within 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Day.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    self.init(number: Day.number(year: year, month: month, day: day))
  }

  /// Reads `2026-11-20` and nothing else.
  package init?(_ text: String) {
    let digits = text.utf8.span
    guard digits.count == 10, digits[4] == 0x2D, digits[7] == 0x2D else { return nil }
    func value(_ range: Range<Int>) -> Int? {
      var result = 0
      for index in range {
        guard (0x30...0x39).contains(digits[index]) else { return nil }
        result = result * 10 + Int(digits[index] - 0x30)
      }
      return result
    }
    guard let year = value(0..<4), let month = value(5..<7), let day = value(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// The year, the month (1 to 12) and the day of the month (1 to 31).
  package var parts: (year: Int, month: Int, day: Int) {
    // Days are counted from 1 March of year 0 in eras of 400 years, so that a leap day ends its year.
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  package var year: Int { parts.year }

  /// The day of the week, Monday 1 to Sunday 7 (weeks start on Monday).
  package var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  /// The same day of the month some months later, or the month's last day where it has no such day:
  /// 31 January and one month is 28 or 29 February.
  package func adding(months: Int) -> Day {
    let (year, month, day) = parts
    let total = year * 12 + (month - 1) + months
    let newYear = (total >= 0 ? total : total - 11) / 12
    let newMonth = total - newYear * 12 + 1
    let last = Day.length(ofMonth: newMonth, year: newYear)
    return Day(number: Day.number(year: newYear, month: newMonth, day: min(day, last)))
  }

  package static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
  package static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }
  /// The number of days from `right` to `left`.
  package static func - (left: Day, right: Day) -> Int { left.number - right.number }
  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// The day as `yyyy-mm-dd`.
  package var description: String {
    let (year, month, day) = parts
    guard (0...9999).contains(year) else { return "\(year)-\(twoDigits(month))-\(twoDigits(day))" }
    func digit(_ number: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(number % 10) }
    let dash = UInt8(ascii: "-")
    return String(
      decoding: [
        digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), dash,
        digit(month / 10), digit(month), dash, digit(day / 10), digit(day),
      ], as: UTF8.self)
  }

  /// The day as people say it, with the year only when it is not the current one: `20 Nov`, `4 Jan 2027`.
  package func spoken(today: Day) -> String {
    let (year, month, day) = parts
    return "\(day) \(Day.monthNames[month - 1])" + (year == today.year ? "" : " \(year)")
  }

  /// The day with its weekday and year: `Fri 20 Nov 2026`.
  package var full: String {
    let (year, month, day) = parts
    return "\(Day.weekdayNames[weekday - 1]) \(day) \(Day.monthNames[month - 1]) \(year)"
  }

  static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  static let weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func number(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let ofEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear
    return era * 146_097 + ofEra - 719_468
  }
}
