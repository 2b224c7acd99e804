import Records
import Testing

@Suite("What people need who are yet to start")
struct StartingNeedTests {
  struct Start: Sendable, CustomTestStringConvertible {
    let what: String
    var joins: Int?
    /// The first day of the role; `nil` where it is held as long as the person is here.
    var takes: Int?
    var leaves: Int?
    var within: Period?
    /// What is on file: a day and whether it is only booked.
    var trained: Int?
    var booked: Int?
    /// In how many days it is needed; `nil` when nothing is.
    let due: Int?
    var testDescription: String { what }
  }

  static let starts: [Start] = [
    Start(what: "joins tomorrow", joins: 1, due: 1),
    Start(what: "joins on the last day looked ahead", joins: 30, due: 30),
    Start(what: "joins the day after", joins: 31, due: nil),
    // A gap of who is here already has no day, and is told elsewhere.
    Start(what: "joined today", joins: 0, due: nil),
    Start(what: "takes the role tomorrow", takes: 1, due: 1),
    Start(what: "takes the role on the last day looked ahead", takes: 30, due: 30),
    Start(what: "takes the role the day after", takes: 31, due: nil),
    Start(what: "takes the role after joining", joins: 5, takes: 9, due: 9),
    Start(what: "joins into a role taken before", joins: 9, takes: 5, due: 9),
    Start(what: "has time after joining", joins: 5, within: Period(7, .days), due: 12),
    Start(what: "has time up to the last day", joins: 5, within: Period(25, .days), due: 30),
    Start(what: "has time beyond it", joins: 5, within: Period(26, .days), due: nil),
    Start(what: "is gone again before the role begins", takes: 9, leaves: 8, due: nil),
    Start(what: "brings it along", joins: 5, trained: -10, due: nil),
    Start(what: "runs out the day before", joins: 5, trained: -361, due: 5),
    Start(what: "counts on the first day", joins: 5, trained: -360, due: nil),
    Start(what: "is booked for the day before", joins: 5, booked: 4, due: nil),
    Start(what: "is booked for the first day", joins: 5, booked: 5, due: nil),
    Start(what: "is booked for the day after", joins: 5, booked: 6, due: 5),
    Start(
      what: "is booked within the time", joins: 5, within: Period(7, .days), booked: 12, due: nil),
    Start(
      what: "is booked after the time", joins: 5, within: Period(7, .days), booked: 13, due: 12),
  ]

  private func firm(_ start: Start) throws -> TrainingFirm {
    var firm = try TrainingFirm(people: ["ann"])
    try firm.rule { $0.within = start.within }
    try firm.person("ann") { person in
      person.joined = start.joins.map { today + $0 }
      person.left = start.leaves.map { today + $0 }
      if let takes = start.takes, let role = person.roles.first {
        person.take(role, from: today + takes)
      }
    }
    if let trained = start.trained {
      try firm.train("ann", today + trained, expires: today + trained + 365)
    }
    if let booked = start.booked { try firm.train("ann", today + booked, .booked) }
    return firm
  }

  @Test("the agenda and the plan say by which day they need it", arguments: starts)
  func needs(start: Start) throws {
    let firm = try firm(start)
    let needed = firm.organisation.agenda(today: today, days: 30)
      .filter { $0.title == "ann: needed" }
    #expect(needed.map(\.days) == (start.due.map { [$0] } ?? []))
    #expect(needed.allSatisfy { $0.reference == "Forklift" && $0.record == RecordID("ann") })
    let planned = firm.plan(days: 30).items.flatMap(\.needs).filter { !$0.isAtOnce }
    #expect(planned.map { $0.day - today } == (start.due.map { [$0] } ?? []))
    #expect(planned.allSatisfy { $0.reason == .neededBy })
  }

  @Test("what is asked of them today already is there once")
  func once() throws {
    var firm = try TrainingFirm(people: ["ann"])
    var other = Role(id: try id("loader"))
    other.name = "Loader"
    firm.organisation.roles.put(other)
    var rule = Requirement(id: try id("second"))
    (rule.role, rule.competence) = (other.id, try id("forklift"))
    firm.organisation.requirements.put(rule)
    try firm.person("ann") { $0.take(other.id, from: today + 5) }
    #expect(firm.organisation.startingNeeds(today: today, last: today + 90).isEmpty)
    #expect(firm.plan().items.flatMap(\.needs).map(\.reason) == [.missing])
  }

  @Test("what is only desirable is not needed")
  func desirable() throws {
    var firm = try TrainingFirm(people: ["ann"])
    try firm.rule { $0.isMandatory = false }
    try firm.person("ann") { $0.joined = today + 5 }
    #expect(firm.organisation.startingNeeds(today: today, last: today + 90).isEmpty)
  }
}
