import Records
import Testing

@Suite("What is not taken for something else")
struct StrictnessTests {
  @Test(
    "a moment, a day and a clause are read from plain figures only",
    arguments: [
      "2026-11-20T+1:02:33Z", "2026-11-20T01:02:3-Z",
    ])
  func moments(text: String) {
    #expect(Moment(text) == nil)
  }

  @Test(
    "a sign before a number is no day",
    arguments: ["+1.12.2026", "+1 dec", "1.12.+026", "1 dec +026"])
  func days(text: String) throws {
    let today = try #require(Day("2026-11-20"))
    #expect(Day(typed: text, today: today) == nil)
  }

  @Test(
    "a clause number has no leading noughts",
    arguments: ["9001:2015 08.4", "9001:2015 8.04", "9001:2015 0"])
  func clauses(text: String) {
    #expect(ClauseReference(text) == nil)
  }

  @Test(
    "a signed or endless number in a reference is not counted on from",
    arguments: [
      "NC-2026-+7", "NC-2026-9223372036854775807", "NC-2026-x",
    ])
  func references(reference: String) throws {
    var organisation = Organisation(profile: Profile(id: try #require(RecordID("o"))))
    var action = Action(id: try #require(RecordID("a")))
    action.reference = reference
    organisation.actions.put(action)
    #expect(organisation.nextReference(for: .nonconformity, year: 2026) == "NC-2026-001")
  }
}
