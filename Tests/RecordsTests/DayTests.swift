import Records
import Testing

@Suite("Calendar days")
struct DayTests {
  @Test("today of these tests is Friday, 20 November 2026")
  func fixedToday() throws {
    #expect(try day("2026-11-20") == today)
    #expect(today.full == "Fri 20 Nov 2026")
  }

  @Test(
    "a day is read and written as yyyy-mm-dd",
    arguments: [
      ("0001-01-01", -719_162), ("1969-12-31", -1), ("1970-01-01", 0), ("2000-02-29", 11_016),
      ("2026-11-20", 20_777), ("9999-12-31", 2_932_896),
    ])
  func written(text: String, number: Int) throws {
    let day = try day(text)
    #expect(day.number == number)
    #expect(day.description == text)
  }

  @Test(
    "what is not a day of the calendar is refused",
    arguments: [
      "", "2026-13-01", "2026-00-10", "2026-11-31", "2026-02-29", "1900-02-29", "2100-02-29",
      "2026-11-00", "0000-01-01", "2026-1-1", "2026-11-20 ", " 2026-11-20", "2026/11/20",
      "20261120", "10000-01-01", "+026-11-20", "２０２６-11-20", "2026-11-2O",
    ])
  func refused(text: String) {
    #expect(Day(text) == nil)
  }

  @Test(
    "29 February is there in leap years only",
    arguments: [
      (1900, false), (1996, true), (2000, true), (2023, false), (2024, true), (2026, false),
      (2100, false), (2400, true), (4, true), (9996, true), (9999, false),
    ])
  func leapYears(year: Int, isLeap: Bool) {
    #expect((Day(year: year, month: 2, day: 29) != nil) == isLeap)
  }

  @Test(
    "a date outside the calendar is no day",
    arguments: [
      (0, 1, 1), (10_000, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 4, 31), (2026, 1, 0),
      (2026, 1, 32), (-1, 1, 1), (2026, 1, -1),
    ])
  func outside(year: Int, month: Int, dayOfMonth: Int) {
    #expect(Day(year: year, month: month, day: dayOfMonth) == nil)
  }

  @Test(
    "the ends of the calendar are days like others", arguments: [(1, 1, 1), (9999, 12, 31)])
  func ends(year: Int, month: Int, dayOfMonth: Int) throws {
    let day = try #require(Day(year: year, month: month, day: dayOfMonth))
    #expect(day.parts == (year, month, dayOfMonth))
    #expect(Day(day.description) == day)
  }

  @Test("every day of four centuries follows the one before, in parts and in weekday")
  func everyDay() throws {
    let first = try day("1799-12-31")
    let last = try day("2200-03-01")
    var before = first
    for number in first.number + 1...last.number {
      let day = Day(number: number)
      let (year, month, ofMonth) = day.parts
      let again = try #require(Day(year: year, month: month, day: ofMonth), "\(number)")
      guard again == day else {
        Issue.record("\(number) became \(again.number)")
        return
      }
      let old = before.parts
      let follows =
        (year, month, ofMonth) == (old.year, old.month, old.day + 1)
        || (year, month, ofMonth) == (old.year, old.month + 1, 1)
        || (year, month, ofMonth, old.month) == (old.year + 1, 1, 1, 12)
      guard follows, day.weekday == before.weekday % 7 + 1 else {
        Issue.record("\(day) does not follow \(before)")
        return
      }
      before = day
    }
    #expect(before == last)
  }

  @Test(
    "weeks start on Monday",
    arguments: [
      ("2026-11-16", 1), ("2026-11-20", 5), ("2026-11-22", 7), ("1970-01-01", 4),
      ("1969-12-31", 3), ("2000-02-29", 2), ("0001-01-01", 1), ("9999-12-31", 5),
    ])
  func weekday(text: String, weekday: Int) throws {
    #expect(try day(text).weekday == weekday)
  }

  @Test(
    "some months later is the same day of the month, or the month's last",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"),
      ("2028-02-29", 12, "2029-02-28"), ("2028-02-29", 48, "2032-02-29"),
      ("2026-01-31", 3, "2026-04-30"), ("2026-01-31", 2, "2026-03-31"),
      ("2026-12-15", 1, "2027-01-15"), ("2026-11-30", 14, "2028-01-30"),
      ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"),
      ("2026-01-15", -13, "2024-12-15"), ("2026-11-20", 0, "2026-11-20"),
      ("2028-02-29", -12, "2027-02-28"), ("2026-12-31", 12, "2027-12-31"),
      ("2026-11-20", 36, "2029-11-20"), ("2000-02-29", -1200, "1900-02-28"),
    ])
  func addingMonths(from: String, months: Int, to: String) throws {
    #expect(try day(from).adding(months: months) == day(to))
  }

  @Test(
    "days are counted over the ends of months and years",
    arguments: [
      ("2026-12-31", 1, "2027-01-01"), ("2028-02-28", 1, "2028-02-29"),
      ("2026-02-28", 1, "2026-03-01"), ("2026-11-20", 90, "2027-02-18"),
      ("2027-01-01", -1, "2026-12-31"), ("2026-11-20", 0, "2026-11-20"),
    ])
  func addingDays(from: String, days: Int, to: String) throws {
    let start = try day(from)
    let end = try day(to)
    #expect(start + days == end)
    #expect(end - days == start)
    #expect(end - start == days)
    #expect((start < end) == (days > 0))
  }

  @Test(
    "a day is spoken with its year only when that is another one",
    arguments: [
      ("2026-11-20", "20 Nov"), ("2026-01-01", "1 Jan"), ("2027-01-04", "4 Jan 2027"),
      ("2025-12-31", "31 Dec 2025"),
    ])
  func spoken(text: String, spoken: String) throws {
    #expect(try day(text).spoken(today: today) == spoken)
  }
}

@Suite("Quarters")
struct QuarterTests {
  @Test(
    "a quarter is three months, from its first day to its last",
    arguments: [
      ("2026-01-01", "Q1 2026", "2026-01-01", "2026-03-31"),
      ("2026-03-31", "Q1 2026", "2026-01-01", "2026-03-31"),
      ("2026-04-01", "Q2 2026", "2026-04-01", "2026-06-30"),
      ("2026-11-20", "Q4 2026", "2026-10-01", "2026-12-31"),
      ("2024-02-29", "Q1 2024", "2024-01-01", "2024-03-31"),
    ])
  func holds(of: String, name: String, first: String, last: String) throws {
    let quarter = Quarter(of: try day(of))
    #expect(quarter.description == name)
    #expect(quarter.first == (try day(first)))
    #expect(quarter.last == (try day(last)))
  }

  @Test("there is no fifth quarter")
  func none() {
    #expect(Quarter(year: 2026, number: 5) == nil)
    #expect(Quarter(year: 2026, number: 0) == nil)
    #expect(Quarter.all(of: 2026).map(\.number) == [1, 2, 3, 4])
  }
}

@Suite("Days as people type them")
struct TypedDayTests {
  @Test(
    "what people type on Friday, 20 November 2026, is understood",
    arguments: [
      ("2026-12-01", "2026-12-01"), ("today", "2026-11-20"), ("Tomorrow", "2026-11-21"),
      ("yesterday", "2026-11-19"), ("fri", "2026-11-27"), ("Friday", "2026-11-27"),
      ("sat", "2026-11-21"), ("thu", "2026-11-26"), ("thurs", "2026-11-26"),
      ("mon", "2026-11-23"), ("sun", "2026-11-22"), ("+2w", "2026-12-04"),
      ("+ 2 w", "2026-12-04"), ("+1d", "2026-11-21"), ("+10", "2026-11-30"),
      ("-3d", "2026-11-17"), ("-3", "2026-11-17"), ("+1m", "2026-12-20"), ("+1y", "2027-11-20"),
      ("+0d", "2026-11-20"), ("1 dec", "2026-12-01"), ("1 Dec", "2026-12-01"),
      ("01 december", "2026-12-01"), ("dec 1", "2026-12-01"), ("1 dec 2027", "2027-12-01"),
      ("dec 1, 2027", "2027-12-01"), ("20 nov", "2026-11-20"), ("19 nov", "2027-11-19"),
      ("1 jan", "2027-01-01"), ("29 feb", "2028-02-29"), ("31 dec", "2026-12-31"),
      ("1.12.2026", "2026-12-01"), ("01.12.2026", "2026-12-01"), ("1/12/2026", "2026-12-01"),
      ("13/12/2026", "2026-12-13"), ("2026/12/01", "2026-12-01"), ("29.02.2028", "2028-02-29"),
      ("  1   dec  ", "2026-12-01"), ("1 jan 2020", "2020-01-01"), ("9999-12-31", "9999-12-31"),
      ("q4", "2026-12-31"), ("Q1", "2027-03-31"), ("q3", "2027-09-30"), ("q1 2027", "2027-03-31"),
      ("2027 q3", "2027-09-30"), ("Q2, 2026", "2026-06-30"), ("q4 2020", "2020-12-31"),
    ])
  func understood(typed: String, expected: String) throws {
    #expect(try Day(typed: typed, today: today) == day(expected))
  }

  @Test(
    "what is no day, or not said clearly, is refused",
    arguments: [
      "", " ", "soon", "fr", "fridays", "32 dec", "30 feb", "0 dec", "1 de", "1 decem ber",
      "29.02.2026", "12/13/2026", "1.12.26", "1.12", "2026-13-01", "+", "+w", "-", "+2x", "++2d",
      "+-2d", "2w", "+100000d", "+9000y", "-3000y", "dec", "1 dec 26", "1 dec 2026 noon", "todayy",
      "q", "q0", "q5", "q11", "q1 27", "q1 q2", "q1 2027 x", "1q", "q1 02027", "2027",
      "+99999999999999999999d", "1 2 2026", "0.12.2026", "1.12.0000", "29 feb 2027",
    ])
  func refused(typed: String) {
    #expect(Day(typed: typed, today: today) == nil)
  }

  @Test(
    "one month on from a month's last day stays in the next month",
    arguments: [
      ("2026-01-31", "+1m", "2026-02-28"), ("2028-01-31", "+1m", "2028-02-29"),
      ("2028-02-29", "+1y", "2029-02-28"), ("2026-03-31", "-1m", "2026-02-28"),
    ])
  func clamped(today: String, typed: String, expected: String) throws {
    #expect(try Day(typed: typed, today: day(today)) == day(expected))
  }

  @Test(
    "a day without a year is the next one from today on",
    arguments: [
      ("2026-12-31", "31 dec", "2026-12-31"), ("2026-12-31", "1 jan", "2027-01-01"),
      ("2028-02-29", "29 feb", "2028-02-29"), ("2028-03-01", "29 feb", "2032-02-29"),
      ("2096-03-01", "29 feb", "2104-02-29"),
    ])
  func nextFromToday(today: String, typed: String, expected: String) throws {
    #expect(try Day(typed: typed, today: day(today)) == day(expected))
  }

  @Test("a weekday is the next one after today, a week ahead at most", arguments: 0..<7)
  func weekdayAhead(shift: Int) throws {
    let start = today + shift
    for (index, name) in ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].enumerated() {
      let found = try #require(Day(typed: name, today: start))
      #expect(found.weekday == index + 1)
      #expect((1...7).contains(found - start))
    }
  }

  @Test("nothing relative leaves the calendar at its end")
  func calendarEnd() throws {
    let last = try day("9999-12-31")
    #expect(Day(typed: "+1d", today: last) == nil)
    #expect(Day(typed: "+1m", today: last) == nil)
    #expect(try Day(typed: "-1d", today: last) == day("9999-12-30"))
    #expect(try Day(typed: "-1d", today: day("0001-01-01")) == nil)
  }

  @Test(
    "a CSV cell takes written days and nothing relative",
    arguments: [
      ("2026-12-01", "2026-12-01"), ("01.12.2026", "2026-12-01"), ("1/12/2026", "2026-12-01"),
      ("2026-12-01T00:00:00", "2026-12-01"), ("2026-12-01 08:30", "2026-12-01"),
      ("2026-12-01T08:30:00Z", "2026-12-01"), ("fri", nil), ("+2w", nil), ("today", nil),
      ("1 dec", nil), ("2026-12-01 soon", nil), ("", nil), ("12/13/2026", nil),
    ] as [(String, String?)])
  func cells(text: String, expected: String?) throws {
    #expect(try Day(written: text) == expected.map { try day($0) })
  }
}

@Suite("Moments")
struct MomentTests {
  @Test(
    "a moment is read and written to the second, in UTC",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1),
      ("2026-11-20T14:02:33Z", 1_795_183_353), ("2028-02-29T23:59:59Z", 1_835_481_599),
    ])
  func roundTrip(text: String, seconds: Int) throws {
    let moment = try #require(Moment(text))
    #expect(moment.seconds == seconds)
    #expect(moment.description == text)
  }

  @Test(
    "what is not written as a moment is refused",
    arguments: [
      "", "2026-11-20", "2026-11-20T14:02:33", "2026-11-20 14:02:33Z", "2026-11-20T24:00:00Z",
      "2026-11-20T14:60:00Z", "2026-11-20T14:02:60Z", "2026-11-20T14:02Z", "2026-11-31T14:02:33Z",
      "2026-11-20T14:02:33+01:00", "2026-11-20T4:02:33Z", "2026-11-20T14:02:33.5Z",
      "2026-11-20T-1:02:33Z", "2026-11-20TT4:02:33Z",
    ])
  func refused(text: String) {
    #expect(Moment(text) == nil)
  }

  @Test("moments of sixty years, apart by odd steps, read back as themselves")
  func many() throws {
    var seconds = -100_000_000
    for _ in 0..<2_000 {
      let moment = Moment(seconds: seconds)
      #expect(Moment(moment.description) == moment)
      #expect(moment.day.number * 86_400 <= seconds && seconds < (moment.day.number + 1) * 86_400)
      seconds += 1_000_003
    }
  }

  @Test("a moment before another is before it in text as well")
  func order() {
    let first = Moment(seconds: 1_795_183_353)
    let second = Moment(seconds: 1_795_183_354)
    #expect(first < second)
    #expect(first.description < second.description)
  }
}
