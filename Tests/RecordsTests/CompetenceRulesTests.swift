import Records
import Testing

@Suite("What a requirement asks of a person")
struct CompetenceRulesTests {
  /// A requirement and what is on file, as people would say it.
  struct Case: Sendable, CustomTestStringConvertible {
    let what: String
    var level = ""
    var refresh: Int?
    var within: Period?
    var grace: Period?
    var since: String?
    /// The first day of the role; `nil` when only the day of joining is known.
    var role: String?
    var date: String?
    var expires: String?
    var reached = ""
    var result = TrainingRecord.Result.passed
    var noEffectOn: String?
    let state: CellState
    var due: String?
    var graceEnds: String?

    var testDescription: String { what }
  }

  // Today is Friday 20 November 2026; the person joined on 2 March 2026.
  static let cases: [Case] = [
    Case(what: "missing from a role held always has no day", state: .missing),
    Case(
      what: "missing from a role taken on a day is needed on it", role: "2026-11-30",
      state: .missing, due: "2026-11-30"),
    Case(
      what: "four weeks after the role was taken", within: Period(4, .weeks), role: "2026-11-02",
      state: .missing, due: "2026-11-30"),
    Case(
      what: "a month from 31 August ends with September", within: Period(1, .months),
      role: "2026-08-31", state: .missing, due: "2026-09-30"),
    Case(
      what: "a month from 31 January of a leap year ends on its 29 February",
      within: Period(1, .months), role: "2028-01-31", state: .missing, due: "2028-02-29"),
    Case(
      what: "a time given counts from joining where the role has no day",
      within: Period(90, .days), state: .missing, due: "2026-05-31"),
    Case(
      what: "the level reached is too low", level: "U", date: "2026-05-01", reached: "L",
      state: .missing),
    Case(
      what: "the level needed", level: "U", date: "2026-05-01", reached: "U", state: .valid),
    Case(
      what: "a higher level serves as well", level: "U", date: "2026-05-01", reached: "o",
      state: .valid),
    Case(what: "no level proves none", level: "I", date: "2026-05-01", state: .missing),
    Case(
      what: "a level that the scale does not have proves only itself", level: "Gold",
      date: "2026-05-01", reached: "gold", state: .valid),
    Case(what: "failed", date: "2026-11-01", result: .failed, state: .missing),
    Case(what: "not come", date: "2026-11-01", result: .noShow, state: .missing),
    Case(
      what: "booked for today", date: "2026-11-20", result: .booked, state: .planned,
      due: "2026-11-20"),
    Case(
      what: "booked for yesterday, and nobody said who came", date: "2026-11-19",
      result: .booked, state: .missing),
    Case(
      what: "without effect, judged today", date: "2026-05-01", noEffectOn: "2026-11-20",
      state: .expired, due: "2026-11-19"),
    Case(
      what: "without effect, judged after it had run out", refresh: 3, date: "2026-05-01",
      noEffectOn: "2026-11-20", state: .expired, due: "2026-08-01"),
    Case(
      what: "without effect, judged on the day itself", date: "2026-11-20",
      noEffectOn: "2026-11-20", state: .expired, due: "2026-11-19"),
    Case(
      what: "without effect, to be judged tomorrow", date: "2026-05-01",
      noEffectOn: "2026-11-21", state: .valid),
    Case(
      what: "the last day of grace", refresh: 12, grace: Period(30, .days), date: "2025-10-21",
      state: .dueSoon, due: "2026-10-21", graceEnds: "2026-11-20"),
    Case(
      what: "the day after grace", refresh: 12, grace: Period(30, .days), date: "2025-10-20",
      state: .expired, due: "2026-10-20"),
    Case(
      what: "29 February and a year is 28 February", refresh: 12, date: "2024-02-29",
      state: .expired, due: "2025-02-28"),
    Case(
      what: "29 February and four years is 29 February", refresh: 48, date: "2024-02-29",
      state: .valid, due: "2028-02-29"),
    Case(
      what: "learnt before the new version", since: "2026-11-20", date: "2026-11-19",
      state: .expired, due: "2026-11-19"),
    Case(
      what: "learnt on the day of the new version", since: "2026-11-20", date: "2026-11-20",
      state: .valid),
    Case(
      what: "a new version that leaves four weeks", within: Period(4, .weeks),
      since: "2026-11-20", date: "2026-01-05", state: .dueSoon, due: "2026-12-18"),
    Case(
      what: "a new version to come", since: "2026-12-01", date: "2026-01-05", state: .dueSoon,
      due: "2026-11-30"),
    Case(
      what: "a new version for somebody who never learnt the old one",
      within: Period(4, .weeks), since: "2026-11-20", state: .missing, due: "2026-12-18"),
    Case(
      what: "an expiry of its own before the new version", since: "2026-11-20",
      date: "2026-01-05", expires: "2026-10-01", state: .expired, due: "2026-10-01"),
  ]

  @Test("a cell's state and day", arguments: cases)
  func cells(row: Case) throws {
    var organisation = try bareOrganisation()
    var profile = organisation.profile
    profile.levels = ["I is instructed", "L with help", "U alone", "O teaches"]
    organisation.profiles.put(profile)
    var competence = Competence(id: try id("crane"))
    competence.name = "Crane"
    organisation.competences.put(competence)
    var person = Person(id: try id("mei"))
    person.name = "Mei"
    person.joined = try day("2026-03-02")
    person.take(try id("driver"), from: try row.role.map { try day($0) })
    organisation.people.put(person)
    var rule = Requirement(id: try id("rule"))
    rule.role = try id("driver")
    rule.competence = competence.id
    rule.level = row.level
    rule.refreshMonths = row.refresh
    rule.within = row.within
    rule.grace = row.grace
    rule.since = try row.since.map { try day($0) }
    organisation.requirements.put(rule)
    if let date = row.date {
      var record = TrainingRecord(id: try id("record"))
      record.person = person.id
      record.competence = competence.id
      record.date = try day(date)
      record.expires = try row.expires.map { try day($0) }
      record.level = row.reached
      record.result = row.result
      record.judged = try row.noEffectOn.map { try day($0) }
      record.effect = row.noEffectOn == nil ? nil : .no
      organisation.trainings.put(record)
    }
    // A role to come asks for nothing before its day, so it is looked at on that day.
    let start = try row.role.map { try day($0) } ?? today
    let looked = max(today, start)
    let cell = organisation.cell(of: person, competence.id, on: looked, today: looked)
    #expect(cell.state == row.state)
    #expect(try cell.due == row.due.map { try day($0) })
    #expect(try cell.graceEnds == row.graceEnds.map { try day($0) })
    let matrix = TrainingMatrix(of: organisation, today: looked)
    #expect(matrix.cell(of: person.id, competence.id) == cell)
  }

  struct Term: Sendable {
    let from: String?
    let until: String?
    let day: String
    let isHeld: Bool
  }

  @Test(
    "a role is held from its first day to its last, both included",
    arguments: [
      Term(from: "2026-03-01", until: nil, day: "2026-02-28", isHeld: false),
      Term(from: "2026-03-01", until: nil, day: "2026-03-01", isHeld: true),
      Term(from: "2024-02-29", until: "2026-02-28", day: "2026-02-28", isHeld: true),
      Term(from: "2024-02-29", until: "2026-02-28", day: "2026-03-01", isHeld: false),
      Term(from: "2024-02-29", until: "2026-02-28", day: "2024-02-28", isHeld: false),
      Term(from: nil, until: "2026-02-28", day: "2010-01-01", isHeld: true),
      Term(from: nil, until: nil, day: "2010-01-01", isHeld: true),
    ])
  func terms(row: Term) throws {
    var person = Person(id: try id("mei"))
    let role = try id("driver")
    person.take(role, from: try row.from.map { try day($0) })
    if let until = row.until { person.giveUp(role, on: try day(until)) }
    #expect(try person.roles(on: day(row.day)) == (row.isHeld ? [role] : []))
    #expect(person.roles == (row.until == nil ? [role] : []))
  }

  @Test("a role that is taken again counts beside the time before")
  func takenAgain() throws {
    var person = Person(id: try id("mei"))
    let role = try id("driver")
    person.take(role, from: try day("2020-01-01"))
    person.giveUp(role, on: try day("2021-12-31"))
    person.take(role, from: try day("2026-06-01"))
    let held = try ["2021-12-31", "2022-01-01", "2026-05-31", "2026-06-01"].map {
      try person.heldRoles(on: day($0)).map(\.since)
    }
    #expect(try held == [[day("2020-01-01")], [], [], [day("2026-06-01")]])
  }

  @Test("a role that is only among the roles is held, whatever ended before")
  func plainAfterEnded() throws {
    var person = Person(id: try id("mei"))
    let role = try id("driver")
    person.terms = [RoleTerm(role: role, from: nil, until: try day("2021-12-31"))]
    person.roles = [role]
    #expect(person.roles(on: today) == [role])
  }

  @Test("another day shows what is booked as met, but not what was never confirmed")
  func otherDays() throws {
    var organisation = try bareOrganisation()
    var competence = Competence(id: try id("crane"))
    competence.name = "Crane"
    organisation.competences.put(competence)
    var rule = Requirement(id: try id("rule"))
    rule.role = try id("driver")
    rule.competence = competence.id
    rule.refreshMonths = 12
    organisation.requirements.put(rule)
    var person = Person(id: try id("mei"))
    person.roles = [try id("driver")]
    person.joined = try day("2026-01-10")
    organisation.people.put(person)
    for (key, date) in [("past", "2026-11-18"), ("next", "2026-12-01")] {
      var record = TrainingRecord(id: try id(key))
      record.person = person.id
      record.competence = competence.id
      record.date = try day(date)
      record.result = .booked
      organisation.trainings.put(record)
    }
    let states = try ["2026-11-20", "2026-12-01", "2027-12-01", "2027-12-02"].map { text in
      try TrainingMatrix(of: organisation, today: today, on: day(text)).cell(row: 0, column: 0)
        .state
    }
    #expect(states == [.planned, .valid, .dueSoon, .expired])
    let before = try TrainingMatrix(of: organisation, today: today, on: day("2026-01-09"))
    #expect(before.people.isEmpty)
  }

  @Test("what follows a change is what would be worked out from the beginning")
  func follows() throws {
    var filler = Filler(seed: 3)
    var organisation = try filler.organisation(records: 30)
    var matrix = TrainingMatrix(of: organisation, today: today)
    let people = organisation.people.all.map(\.id)
    for (place, record) in organisation.trainings.all.enumerated() {
      var changed = record
      changed.date = today - place
      changed.result = .passed
      changed.person = people[place % people.count]
      organisation.trainings.put(changed)
      matrix.follow(Set([record.person, changed.person].compactMap(\.self)), in: organisation)
      #expect(matrix == TrainingMatrix(of: organisation, today: today))
    }
  }

  @Test("those who left or are yet to join are asked for nothing and counted nowhere")
  func absent() throws {
    var organisation = try bareOrganisation()
    var competence = Competence(id: try id("crane"))
    competence.name = "Crane"
    organisation.competences.put(competence)
    var rule = Requirement(id: try id("rule"))
    rule.role = try id("driver")
    rule.competence = competence.id
    organisation.requirements.put(rule)
    for (key, left) in [("ana", "2026-11-19"), ("mei", "2026-11-20")] {
      var person = Person(id: try id(key))
      person.name = key
      person.roles = [try id("driver")]
      person.left = try day(left)
      organisation.people.put(person)
    }
    for (key, joined) in [("pia", "2026-11-20"), ("zoe", "2026-11-21")] {
      var person = Person(id: try id(key))
      person.name = key
      person.roles = [try id("driver")]
      person.joined = try day(joined)
      organisation.people.put(person)
    }
    let matrix = TrainingMatrix(of: organisation, today: today, includesLeavers: true)
    #expect(matrix.people.map(\.name) == ["ana", "mei", "pia", "zoe"])
    #expect(matrix.gaps(column: 0) == 2)
    #expect((0..<4).map { matrix.gaps(row: $0) } == [0, 1, 1, 0])
    #expect(matrix.gaps.map(\.person.text) == ["mei", "pia"])
  }
}
