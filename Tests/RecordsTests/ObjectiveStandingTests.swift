import Records
import Testing

@Suite("How an objective goes")
struct ObjectiveStandingTests {
  /// 90 to 100 in 100 days from 1 January 2026: one more every ten days; due on 11 April.
  private func way(_ readings: [(String, String)]) throws -> Objective {
    var objective = Objective(id: try id("otif"))
    objective.name = "OTIF"
    objective.unit = "%"
    objective.baseline = Quantity("90")
    objective.target = Quantity("100")
    objective.started = try day("2026-01-01")
    objective.due = try day("2026-04-11")
    objective.frequency = Period(200, .days)
    objective.readings = try readings.map(reading)
    return objective
  }

  private func reading(_ on: String, _ number: String) throws -> Reading {
    var reading = Reading()
    reading.on = try day(on)
    reading.reading = Quantity(number)
    return reading
  }

  @Test(
    "a reading is held against the straight way on its own day, exactly",
    arguments: [
      // The start: nothing is expected yet.
      ("2026-01-01", "90", "on track"), ("2026-01-01", "89.9", "off track"),
      // Ten days on, one is expected: the edge of the way and of half of it.
      ("2026-01-11", "91", "on track"), ("2026-01-11", "90.999", "at risk"),
      ("2026-01-11", "90.5", "at risk"), ("2026-01-11", "90.499999", "off track"),
      // One day on, a tenth; no binary number is 90.1.
      ("2026-01-02", "90.1", "on track"), ("2026-01-02", "90.09999999999", "at risk"),
      ("2026-01-02", "90.05", "at risk"), ("2026-01-02", "90.049", "off track"),
      // The due day itself: the target is expected.
      ("2026-04-11", "100", "on track"), ("2026-04-11", "99.9", "at risk"),
      ("2026-04-11", "95", "at risk"), ("2026-04-11", "94.9", "off track"),
      // The target met early is on track, and so is more than it.
      ("2026-01-05", "100", "on track"), ("2026-01-05", "250", "on track"),
      // No better than where it stood.
      ("2026-01-11", "90", "off track"), ("2026-01-11", "80", "off track"),
      // A reading of before the start is held against where it stood.
      ("2025-12-01", "90", "on track"), ("2025-12-01", "89", "off track"),
    ])
  func onTheWay(on: String, number: String, state: String) throws {
    let objective = try way([(on, number)])
    #expect(objective.standing(on: try day(on)).state.rawValue == state)
    // Held against its own day, it is the same later, as long as no reading is owed and it is not due.
    #expect(objective.standing(on: try day("2026-04-11")).state.rawValue == state)
  }

  @Test("what is to fall is judged like what is to rise")
  func falling() throws {
    for (number, state) in [
      ("11.0", "on track"), ("11.1", "at risk"), ("11.5", "at risk"), ("11.6", "off track"),
    ] {
      var objective = try way([("2026-01-11", number)])
      objective.direction = .atMost
      objective.baseline = Quantity("12")
      objective.target = Quantity("2")
      #expect(objective.standing(on: try day("2026-01-11")).state.rawValue == state)
    }
  }

  @Test(
    "after the due day a miss is off track; meeting the target is achieved",
    arguments: [
      ("2026-04-01", "99", "2026-04-11", "on track"),
      ("2026-04-01", "99", "2026-04-12", "off track"),
      ("2026-04-01", "100", "2026-04-11", "on track"),
      ("2026-04-01", "100", "2026-04-12", "achieved"),
    ])
  func due(on: String, number: String, asked: String, state: String) throws {
    #expect(
      try way([(on, number)]).standing(on: try day(asked)).state.rawValue == state)
  }

  @Test("a target met long before the due day is not achieved by it: it was not looked at since")
  func metAndForgotten() throws {
    var objective = try way([("2026-01-05", "100")])
    objective.frequency = Period(1, .months)
    let standing = objective.standing(on: try day("2026-04-12"))
    #expect(standing.state == .stale)
    #expect(standing.was == .onTrack)
    // One within a month of the due day says so.
    objective.readings = [try reading("2026-03-11", "100")]
    #expect(objective.standing(on: try day("2026-04-12")).state == .achieved)
    objective.readings = [try reading("2026-03-10", "100")]
    #expect(objective.standing(on: try day("2026-04-12")).state == .stale)
  }

  @Test(
    "an aim to be kept up: the first miss is at risk, the second running off track",
    arguments: [
      (["98"], "on track"), (["97.9"], "at risk"), (["97", "98"], "on track"),
      (["98", "97"], "at risk"), (["97", "97.5"], "off track"),
      (["97", "98", "97"], "at risk"), (["98", "97", "96"], "off track"),
    ])
  func keptUp(numbers: [String], state: String) throws {
    var objective = try way([])
    objective.baseline = nil
    objective.due = nil
    objective.target = Quantity("98")
    objective.readings = try numbers.enumerated().map {
      try reading("2026-01-\(10 + $0.offset)", $0.element)
    }
    #expect(objective.standing(on: try day("2026-02-01")).state.rawValue == state)
  }

  @Test("where the baseline meets the target there is a level to keep, and no way")
  func baselineMeetsTarget() throws {
    var objective = try way([("2026-01-11", "99")])
    objective.baseline = Quantity("100")
    #expect(objective.standing(on: try day("2026-01-11")).state == .atRisk)
    objective.readings = [try reading("2026-01-11", "100")]
    #expect(objective.standing(on: try day("2026-01-11")).state == .onTrack)
  }

  @Test(
    "stale from the day after the frequency; months end with the month",
    arguments: [
      ("2026-01-31", "1 month", "2026-02-28", "2026-02-28", false),
      ("2026-01-31", "1 month", "2026-02-28", "2026-03-01", true),
      ("2028-01-31", "1 month", "2028-02-29", "2028-02-29", false),
      ("2028-01-31", "1 month", "2028-02-29", "2028-03-01", true),
      ("2028-02-29", "12 months", "2029-02-28", "2029-03-01", true),
      ("2026-01-10", "2 weeks", "2026-01-24", "2026-01-24", false),
      ("2026-01-10", "2 weeks", "2026-01-24", "2026-01-25", true),
      ("2026-01-10", "1 day", "2026-01-11", "2026-01-12", true),
    ])
  func stale(on: String, every: String, next: String, asked: String, isStale: Bool) throws {
    var objective = try way([(on, "100")])
    objective.due = nil
    objective.frequency = try #require(Period(every))
    let standing = objective.standing(on: try day(asked))
    #expect(standing.nextReading == (try day(next)))
    #expect(standing.isStale == isStale)
    #expect(standing.state == (isStale ? .stale : .onTrack))
    #expect(standing.was == .onTrack)
    // Off track is worse than not read, and stays.
    objective.baseline = nil
    objective.readings = try [reading(on, "2"), reading(on, "1")]
    let off = objective.standing(on: try day(asked))
    #expect(off.state == .offTrack)
    #expect(off.isStale == isStale)
  }

  @Test("without a reading the start counts, and without that nobody can say since when")
  func neverRead() throws {
    var objective = try way([])
    objective.frequency = Period(1, .months)
    #expect(objective.standing(on: try day("2025-12-31")).state == .waiting)
    #expect(objective.standing(on: try day("2026-02-01")).state == .waiting)
    let stale = objective.standing(on: try day("2026-02-02"))
    #expect(stale.state == .stale)
    #expect(stale.was == .waiting)
    #expect(stale.nextReading == (try day("2026-02-01")))
    #expect(stale.why == "never read; the first reading was due on 1 Feb")
    #expect(objective.standing(on: try day("2026-04-11")).state == .stale)
    #expect(objective.standing(on: try day("2026-04-12")).state == .offTrack)
    objective.started = nil
    objective.due = nil
    #expect(objective.standing(on: try day("2026-02-02")).state == .stale)
    #expect(objective.standing(on: try day("2026-02-02")).nextReading == nil)
  }

  @Test("readings of days to come do not count, nor those without a day or a number")
  func doesNotCount() throws {
    var objective = try way([("2026-01-11", "91"), ("2026-01-12", "80")])
    objective.readings += [Reading(), Reading()]
    objective.readings[2].on = try day("2026-01-11")
    objective.readings[3].reading = Quantity("1")
    let then = objective.standing(on: try day("2026-01-11"))
    #expect(then.state == .onTrack)
    #expect(then.last?.reading == Quantity("91"))
    #expect(objective.standing(on: try day("2026-01-12")).state == .offTrack)
  }

  @Test("closed, it is achieved, or given up for a reason; from the day of closing on")
  func closed() throws {
    var objective = try way([("2026-01-11", "80")])
    objective.closed = try day("2026-02-01")
    #expect(objective.standing(on: try day("2026-01-31")).state == .offTrack)
    #expect(objective.standing(on: try day("2026-02-01")).state == .achieved)
    #expect(
      objective.standing(on: try day("2026-02-01")).why.hasPrefix("closed as reached, though"))
    objective.givenUp = "the customer is gone"
    let standing = objective.standing(on: try day("2026-02-01"))
    #expect(standing.state == .givenUp)
    #expect(standing.why == "the customer is gone")
    #expect(standing.nextReading == nil)
  }

  @Test("without a target nothing can be said, but that it is not read can")
  func noTarget() throws {
    var objective = try way([("2026-01-11", "80")])
    objective.target = nil
    objective.frequency = Period(1, .weeks)
    #expect(objective.standing(on: try day("2026-01-18")).state == .waiting)
    #expect(objective.standing(on: try day("2026-01-19")).state == .stale)
  }

  @Test("why is said in words, with as many figures as it takes to see the difference")
  func why() throws {
    var objective = try way([("2026-01-11", "90.6")])
    #expect(
      objective.standing(on: try day("2026-01-11")).why
        == "90.6 % against 91 % expected by now; target at least 100 %")
    objective.target = Quantity("100.001")
    objective.readings = [try reading("2026-01-11", "91")]
    #expect(
      objective.standing(on: try day("2026-01-12")).why
        == "91 % against 91.0001 % expected by then; target at least 100.001 %")
    objective.target = Quantity("100.0001")
    #expect(
      objective.standing(on: try day("2026-01-11")).why.hasPrefix("91 % against 91.00001 %"))
    objective.baseline = Quantity("-100")
    objective.target = Quantity("-50")
    objective.readings = [try reading("2026-01-11", "-98")]
    #expect(
      objective.standing(on: try day("2026-01-11")).why.hasPrefix("-98 % against -95 % expected"))
  }

  @Test("the largest and smallest numbers that can be written down do no harm")
  func extremes() throws {
    var objective = try way([("9999-12-30", "0.00000000000001")])
    objective.started = try day("0001-01-01")
    objective.due = try day("9999-12-31")
    objective.baseline = Quantity("-999999999999999")
    objective.target = Quantity("999999999999999")
    #expect(objective.standing(on: try day("9999-12-30")).state == .atRisk)
    objective.readings = [try reading("9999-12-30", "-300000000")]
    #expect(objective.standing(on: try day("9999-12-30")).state == .offTrack)
  }

  @Test("the agenda has the next reading and the due day; nothing of what is closed")
  func agenda() throws {
    var organisation = try bareOrganisation()
    var objective = try way([("2026-01-11", "91")])
    objective.frequency = Period(1, .weeks)
    organisation.objectives.put(objective)
    let items = organisation.agenda(today: try day("2026-01-19"), days: 100)
    #expect(items.map(\.kind) == [.objective, .objective])
    #expect(items.map(\.days) == [-1, 82])
    #expect(items.map(\.title) == ["reading", "to be reached: at least 100 %"])
    #expect(organisation.agenda(today: try day("2026-01-17"), days: 0).isEmpty)
    #expect(organisation.agenda(today: try day("2026-01-18"), days: 0).map(\.days) == [0])
    // Met, it is only to be read; met at the end, only to be closed.
    objective.readings = [try reading("2026-04-10", "100")]
    organisation.objectives.put(objective)
    #expect(
      organisation.agenda(today: try day("2026-04-11"), days: 100).map(\.title) == ["reading"])
    #expect(
      organisation.agenda(today: try day("2026-04-12"), days: 100).map(\.title)
        == ["reached: to be closed"])
    objective.closed = try day("2026-04-12")
    organisation.objectives.put(objective)
    #expect(organisation.agenda(today: try day("2026-04-12"), days: 100).isEmpty)
  }
}
