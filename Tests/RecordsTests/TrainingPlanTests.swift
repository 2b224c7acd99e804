import Records
import Testing

/// A firm whose drivers need a forklift licence for twelve months at a time.
struct TrainingFirm {
  var organisation: Organisation

  init(people: [String] = ["ann", "bob"], refresh: Int? = 12, seats: Int? = nil) throws {
    organisation = try bareOrganisation()
    var role = Role(id: try id("driver"))
    role.name = "Driver"
    organisation.roles.put(role)
    var competence = Competence(id: try id("forklift"))
    competence.name = "Forklift"
    competence.seats = seats
    organisation.competences.put(competence)
    var requirement = Requirement(id: try id("rule"))
    requirement.role = role.id
    requirement.competence = competence.id
    requirement.refreshMonths = refresh
    organisation.requirements.put(requirement)
    for name in people { try add(name) }
  }

  mutating func add(_ name: String, area: String? = nil) throws {
    var person = Person(id: try id(name))
    person.name = name
    person.roles = [try id("driver")]
    person.area = try area.map { try id($0) }
    organisation.people.put(person)
  }

  mutating func add(
    area name: String, _ sort: Area.Sort = .department, in outer: String? = nil
  ) throws {
    var area = Area(id: try id(name))
    area.name = name
    area.sort = sort
    area.site = try outer.map { try id($0) }
    organisation.areas.put(area)
  }

  /// Puts a record on file; booked when its day is to come, unless said otherwise.
  @discardableResult
  mutating func train(
    _ name: String, _ date: Day, _ result: TrainingRecord.Result = .passed, expires: Day? = nil,
    session: String? = nil
  ) throws -> RecordID {
    var record = TrainingRecord(id: try id("\(name) \(date) \(result.rawValue)"))
    record.person = try id(name)
    record.competence = try id("forklift")
    record.date = date
    record.result = result
    record.expires = expires
    record.session = try session.map { try id($0) }
    organisation.trainings.put(record)
    return record.id
  }

  @discardableResult
  mutating func plan(_ name: String, _ date: Day, seats: Int? = nil) throws -> TrainingSession {
    var session = TrainingSession(id: try id(name))
    session.competence = try id("forklift")
    session.date = date
    session.seats = seats
    organisation.sessions.put(session)
    return session
  }

  /// Changes the requirement.
  mutating func rule(_ change: (inout Requirement) -> Void) throws {
    var rule = try #require(organisation.requirements.all.first)
    change(&rule)
    organisation.requirements.put(rule)
  }

  mutating func person(_ name: String, _ change: (inout Person) -> Void) throws {
    var person = try #require(organisation.people[try id(name)])
    change(&person)
    organisation.people.put(person)
  }

  func plan(days: Int = 90, on day: Day = today) -> TrainingPlan {
    TrainingPlan(of: organisation, today: day, days: days)
  }

  mutating func carryOut(_ changes: [Change]) throws {
    try organisation.apply(Edit(who: "x", when: Moment(seconds: 0), title: "x", changes: changes))
  }
}

extension TrainingPlan {
  /// Who is in which item: `book: ann bob`.
  var words: [String] {
    items.map {
      ($0.session == nil ? "book" : "fill") + ": "
        + $0.needs.map(\.person.text).joined(separator: " ")
    }
  }
}

@Suite("The plan of trainings")
struct TrainingPlanTests {
  @Test(
    "what runs out on the last day looked ahead is in it, what runs out the day after is not",
    arguments: [(0, true), (1, true), (89, true), (90, true), (91, false), (-1, true)])
  func edges(shift: Int, isIn: Bool) throws {
    var firm = try TrainingFirm(people: ["ann"])
    try firm.train("ann", today - 300, expires: today + shift)
    let items = firm.plan(days: 90).items
    #expect(items.count == (isIn ? 1 : 0))
    guard let item = items.first else { return }
    #expect(item.isAtOnce == (shift < 0))
    #expect(item.day == max(today, today + shift))
    #expect(item.needs[0].reason == (shift < 0 ? .expired : .runsOut))
  }

  @Test(
    "month ends and leap days are kept to the day",
    arguments: [
      // Met, today, days ahead, the last day; 0 when it is not in it.
      ("2024-02-29", "2024-11-30", 90, "2025-02-28"), ("2024-02-29", "2024-11-30", 89, ""),
      ("2023-02-28", "2024-02-28", 0, "2024-02-28"), ("2023-02-28", "2024-02-29", 0, "at once"),
      ("2027-08-31", "2028-07-31", 31, "2028-08-31"), ("2027-08-31", "2028-07-31", 30, ""),
      ("2027-03-31", "2028-02-29", 31, "2028-03-31"),
    ])
  func calendarEdges(met: String, on: String, days: Int, last: String) throws {
    var firm = try TrainingFirm(people: ["ann"])
    try firm.train("ann", try day(met))
    let item = firm.plan(days: days, on: try day(on)).items.first
    #expect((item.map { $0.isAtOnce ? "at once" : $0.day.description } ?? "") == last)
  }

  @Test("one session of any size takes everyone, on the earliest day on which something runs out")
  func together() throws {
    var firm = try TrainingFirm(people: ["ann", "bob", "cy"])
    try firm.train("ann", today - 300, expires: today + 40)
    try firm.train("bob", today - 300, expires: today + 20)
    try firm.train("cy", today - 10)
    let plan = firm.plan()
    #expect(plan.words == ["book: bob ann"])
    #expect(plan.items[0].day == today + 20)
    #expect(!plan.items[0].isAtOnce)
    #expect(plan.gapCount == 2)
  }

  @Test("what is missing already makes it at once")
  func atOnce() throws {
    var firm = try TrainingFirm()
    try firm.train("ann", today - 300, expires: today + 40)
    let item = try #require(firm.plan().items.first)
    #expect(item.isAtOnce)
    #expect(item.day == today)
    #expect(item.needs.map(\.person.text) == ["bob", "ann"])
  }

  @Test("who is booked in time is left out; a booking that comes too late is named")
  func booked() throws {
    var firm = try TrainingFirm(people: ["ann", "bob", "cy", "dee", "eve"])
    try firm.train("ann", today - 300, expires: today + 20)
    try firm.train("ann", today + 20, .booked)
    try firm.train("bob", today - 300, expires: today + 20)
    try firm.train("bob", today + 21, .booked)
    // Missing: any booking in the time looked ahead helps, none beyond it.
    try firm.train("cy", today + 90, .booked)
    try firm.train("dee", today + 91, .booked)
    // What was booked and never confirmed is no booking.
    try firm.train("eve", today - 3, .booked)
    let needs = firm.plan().items.flatMap(\.needs)
    #expect(needs.map(\.person.text).sorted() == ["bob", "dee", "eve"])
    #expect(needs.first { $0.person.text == "bob" }?.booked == today + 21)
    #expect(needs.first { $0.person.text == "dee" }?.booked == today + 91)
  }

  @Test("a role just taken, a joiner, a leaver and a grace count with their days")
  func people() throws {
    var firm = try TrainingFirm(people: ["ann", "bob", "cy", "dee"])
    try firm.rule {
      $0.within = Period(4, .weeks)
      $0.grace = Period(30, .days)
    }
    try firm.person("ann") { $0.joined = today - 7 }
    try firm.person("bob") { $0.left = today + 10 }
    try firm.train("bob", today - 300, expires: today + 10)
    try firm.train("cy", today - 370, expires: today - 5)
    try firm.person("dee") { $0.left = today + 16 }
    try firm.train("dee", today - 300, expires: today + 15)
    let needs = firm.plan().items.flatMap(\.needs)
    #expect(
      needs.map { "\($0.person) \($0.reason.rawValue) \($0.day - today)" } == [
        "dee runs out 15", "ann needed 21", "cy grace 25",
      ])
    #expect(needs.allSatisfy { !$0.isAtOnce })
  }

  @Test(
    "who leaves within 14 days is not planned for, that day included",
    arguments: [(0, false), (13, false), (14, false), (15, true), (400, true)])
  func leaving(days: Int, isIn: Bool) throws {
    var firm = try TrainingFirm(people: ["ann"])
    try firm.person("ann") { $0.left = today + days }
    #expect(firm.plan().words == (isIn ? ["book: ann"] : []))
  }

  @Test("what is only desirable is left out")
  func desirable() throws {
    var firm = try TrainingFirm()
    try firm.rule { $0.isMandatory = false }
    #expect(firm.plan().items.isEmpty)
  }

  @Test("free seats of sessions to come are filled first, by those for whom they come in time")
  func fills() throws {
    var firm = try TrainingFirm(people: ["ann", "bob", "cy", "dee"])
    try firm.plan("early", today + 5, seats: 2)
    try firm.train("dee", today + 5, .booked, session: "early")
    try firm.plan("late", today + 60)
    try firm.plan("beyond", today + 91)
    var gone = try firm.plan("gone", today + 6)
    gone.cancelled = "trainer ill"
    firm.organisation.sessions.put(gone)
    try firm.train("bob", today - 300, expires: today + 59)
    try firm.train("cy", today - 300, expires: today + 60)
    // Ann lacks it and takes the one seat; the late one is too late for bob by a day.
    #expect(firm.plan().words == ["fill: ann", "fill: cy", "book: bob"])
  }

  @Test("a group larger than the seats is split by site, and rests of sites are joined")
  func splits() throws {
    var firm = try TrainingFirm(people: [], seats: 3)
    try firm.add(area: "north", .site)
    try firm.add(area: "south", .site)
    try firm.add(area: "dock", in: "north")
    try firm.add(area: "store", in: "north")
    for (name, area) in [
      ("n1", "dock"), ("n2", "store"), ("n3", "dock"), ("n4", "dock"), ("s1", "south"),
      ("s2", "south"), ("x1", nil),
    ] { try firm.add(name, area: area) }
    let plan = firm.plan()
    #expect(plan.words == ["book: n1 n3 n4", "book: n2 s1 s2", "book: x1"])
    #expect(plan.items.map { $0.site?.text } == ["north", nil, nil])
    #expect(plan.items.allSatisfy { $0.needs.count <= 3 })
  }

  @Test("the most urgent of a site come into its first session", arguments: [1, 2, 4, 7])
  func urgentFirst(seats: Int) throws {
    var firm = try TrainingFirm(people: ["a", "b", "c", "d", "e", "f", "g"], seats: seats)
    for (place, name) in ["g", "f", "e", "d", "c", "b", "a"].enumerated() {
      try firm.train(name, today - 300, expires: today + 10 + place)
    }
    let plan = firm.plan()
    #expect(plan.items.flatMap(\.needs).count == 7)
    #expect(plan.items.count == (7 + seats - 1) / seats)
    let days = plan.items.sorted { $0.day < $1.day }.flatMap { $0.needs.map(\.day) }
    #expect(days == days.sorted())
  }

  @Test("people stand by day, and those of one day by name, whatever their identifiers")
  func names() throws {
    var firm = try TrainingFirm(people: ["a", "b", "c", "d"])
    for (name, called) in [("a", "Zoe"), ("b", "Yann"), ("c", "ann"), ("d", "Bea")] {
      try firm.person(name) { $0.name = called }
    }
    try firm.train("d", today - 300, expires: today + 5)
    try firm.train("c", today - 300, expires: today + 6)
    #expect(firm.plan().words == ["book: b a d c"])
    try firm.plan("one", today + 3)
    #expect(firm.plan().words == ["fill: b a d c"])
  }

  @Test("what closes most comes first; seats of zero are any number")
  func order() throws {
    var firm = try TrainingFirm(people: ["ann", "bob"], seats: 0)
    var other = Competence(id: try id("crane"))
    other.name = "Crane"
    firm.organisation.competences.put(other)
    var role = Role(id: try id("craner"))
    role.name = "Craner"
    firm.organisation.roles.put(role)
    var rule = Requirement(id: try id("rule2"))
    rule.role = role.id
    rule.competence = other.id
    firm.organisation.requirements.put(rule)
    try firm.person("ann") { $0.roles.append(role.id) }
    #expect(firm.plan().items.map(\.competence.text) == ["forklift", "crane"])
    #expect(firm.plan().items[0].needs.count == 2)
  }

  @Test("areas that belong to each other in a circle do not keep it from being made")
  func circle() throws {
    var firm = try TrainingFirm(people: [], seats: 1)
    try firm.add(area: "one", in: "two")
    try firm.add(area: "two", in: "one")
    try firm.add("ann", area: "one")
    try firm.add("bob", area: "two")
    #expect(firm.plan().gapCount == 2)
  }
}
