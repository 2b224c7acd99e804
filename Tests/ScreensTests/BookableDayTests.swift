import Records
import Testing

@testable import Screens

@Suite("The day that is proposed for a session")
struct BookableDayTests {
  @Test(
    "it is the working day at or before the one by which it is to be booked, not before tomorrow",
    arguments: [
      // Fri 20 Nov 2026 is today: the next working day is Monday.
      ("2026-11-20", "2026-11-20", "2026-11-23"), ("2026-11-20", "2026-11-21", "2026-11-23"),
      ("2026-11-20", "2026-11-22", "2026-11-23"), ("2026-11-20", "2026-11-23", "2026-11-23"),
      ("2026-11-20", "2026-11-27", "2026-11-27"), ("2026-11-20", "2026-11-28", "2026-11-27"),
      ("2026-11-20", "2026-11-29", "2026-11-27"), ("2026-11-20", "2026-11-30", "2026-11-30"),
      ("2026-11-19", "2026-11-19", "2026-11-20"), ("2026-11-19", "2026-11-22", "2026-11-20"),
      ("2026-11-21", "2026-11-22", "2026-11-23"), ("2026-11-22", "2026-11-22", "2026-11-23"),
      ("2026-12-31", "2027-01-03", "2027-01-01"),
    ])
  func days(today: String, by: String, proposed: String) {
    #expect(day(by).bookable(after: day(today)) == day(proposed))
  }
}
