import Records
import Testing

@Suite("The training matrix")
struct TrainingMatrixTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let what: String
    /// The day something was met, the day it expires if that is overridden.
    var records: [(date: String?, expires: String?)] = []
    /// Months of refreshing, and whether it is mandatory.
    var rules: [(months: Int?, mandatory: Bool)] = [(12, true)]
    let state: CellState
    var expires: String?
    var booked: String?

    var testDescription: String { what }
  }

  static let cases: [Case] = [
    Case(what: "nothing on file", state: .missing),
    Case(what: "nothing required", rules: [], state: .notRequired),
    Case(
      what: "held without being required", records: [("2020-01-01", nil)], rules: [],
      state: .valid),
    Case(what: "desirable only", rules: [(12, false)], state: .desirable),
    Case(
      what: "desirable and expired", records: [("2020-01-01", nil)], rules: [(12, false)],
      state: .desirable, expires: "2021-01-01"),
    Case(
      what: "desirable and held", records: [("2026-11-01", nil)], rules: [(12, false)],
      state: .valid, expires: "2027-11-01"),
    Case(
      what: "mandatory for one role, desirable for another", rules: [(12, false), (12, true)],
      state: .missing),
    Case(
      what: "expires today, which still counts", records: [("2025-11-20", nil)], state: .dueSoon,
      expires: "2026-11-20"),
    Case(
      what: "expired yesterday", records: [("2025-11-19", nil)], state: .expired,
      expires: "2026-11-19"),
    Case(
      what: "expires in 60 days", records: [("2026-01-19", nil)], state: .dueSoon,
      expires: "2027-01-19"),
    Case(
      what: "expires in 61 days", records: [("2026-01-20", nil)], state: .valid,
      expires: "2027-01-20"),
    Case(
      what: "met today", records: [("2026-11-20", nil)], state: .valid, expires: "2027-11-20"),
    Case(
      what: "booked for tomorrow, nothing before", records: [("2026-11-21", nil)],
      state: .planned, booked: "2026-11-21"),
    Case(
      what: "expired and booked", records: [("2025-06-01", nil), ("2027-01-10", nil)],
      state: .planned, expires: "2026-06-01", booked: "2027-01-10"),
    Case(
      what: "valid and booked", records: [("2026-06-01", nil), ("2027-01-10", nil)],
      state: .valid, expires: "2027-06-01", booked: "2027-01-10"),
    Case(
      what: "booked twice", records: [("2027-02-10", nil), ("2027-01-10", nil)],
      state: .planned, booked: "2027-01-10"),
    Case(
      what: "booked without being required", records: [("2027-01-10", nil)], rules: [],
      state: .planned, booked: "2027-01-10"),
    Case(
      what: "an expiry day of its own, shorter", records: [("2026-06-01", "2026-11-19")],
      state: .expired, expires: "2026-11-19"),
    Case(
      what: "an expiry day of its own, longer", records: [("2020-06-01", "2029-06-01")],
      state: .valid, expires: "2029-06-01"),
    Case(
      what: "an expiry day of its own where once is enough",
      records: [("2020-06-01", "2026-12-01")],
      rules: [(nil, true)], state: .dueSoon, expires: "2026-12-01"),
    Case(
      what: "once is enough", records: [("1999-06-01", nil)], rules: [(nil, true)], state: .valid),
    Case(
      what: "no months are once as well", records: [("1999-06-01", nil)], rules: [(0, true)],
      state: .valid),
    Case(
      what: "the strictest of two roles", records: [("2025-10-01", nil)],
      rules: [(36, true), (12, true)], state: .expired, expires: "2026-10-01"),
    Case(
      what: "a refresher and once", records: [("2025-10-01", nil)],
      rules: [(nil, true), (36, true)], state: .valid, expires: "2028-10-01"),
    Case(
      what: "a desirable refresher is the strictest as well", records: [("2026-01-01", nil)],
      rules: [(36, true), (6, false)], state: .expired, expires: "2026-07-01"),
    Case(
      what: "the record that lasts longest counts",
      records: [("2024-01-01", nil), ("2026-03-01", nil), ("2025-01-01", nil)],
      state: .valid, expires: "2027-03-01"),
    Case(
      what: "a month that is too short", records: [("2027-08-31", nil), ("2026-05-31", nil)],
      rules: [(6, true)], state: .dueSoon, expires: "2026-11-30", booked: "2027-08-31"),
    Case(what: "a record without a day", records: [(nil, nil)], state: .missing),
    Case(
      what: "a record without a day but an expiry", records: [(nil, "2029-01-01")],
      state: .missing),
  ]

  @Test("a cell's state follows from the dates alone", arguments: cases)
  func states(row: Case) throws {
    let person = Person(id: try id("mei"))
    let records = try row.records.enumerated().map { index, dates in
      var record = TrainingRecord(id: try id("t\(index)"))
      record.date = try dates.date.map { try day($0) }
      record.expires = try dates.expires.map { try day($0) }
      return record
    }
    let rules = try row.rules.enumerated().map { index, rule in
      var requirement = Requirement(id: try id("r\(index)"))
      requirement.refreshMonths = rule.months
      requirement.isMandatory = rule.mandatory
      return requirement
    }
    let duties = try rules.map {
      Duty($0, of: person, holding: HeldRole(role: try id("driver"), since: nil))
    }
    var profile = Profile(id: try id("firm"))
    profile.dueSoonDays = 60
    let rule = CellRule(on: today, today: today, of: profile)
    for records in [records, records.reversed()] {
      let cell = rule.cell(of: person.id, try id("forklift"), records: records, duties: duties)
      #expect(cell.state == row.state)
      #expect(try cell.expires == row.expires.map { try day($0) })
      #expect(try cell.booked == row.booked.map { try day($0) })
      #expect(cell.isMandatory == row.rules.contains { $0.mandatory })
      #expect(cell.due == (cell.state == .planned ? cell.booked : cell.expires))
    }
  }

  @Test(
    "what counts as held and as a gap",
    arguments: [
      (CellState.valid, true, false), (.dueSoon, true, false), (.expired, false, true),
      (.missing, false, true), (.planned, false, true), (.desirable, false, false),
      (.notRequired, false, false),
    ])
  func meaning(state: CellState, isHeld: Bool, isGap: Bool) {
    #expect(state.isHeld == isHeld)
    #expect(state.isGap == isGap)
  }

  /// Drivers need forklift (yearly) and ADR (once); the clerk needs nothing.
  private func organisation() throws -> Organisation {
    var organisation = try bareOrganisation()
    for name in ["driver", "clerk"] {
      var role = Role(id: try id(name))
      role.name = name
      organisation.roles.put(role)
    }
    for (name, months) in [("forklift", 12), ("ADR", nil), ("archery", nil)] as [(String, Int?)] {
      var competence = Competence(id: try id(name))
      competence.name = name
      organisation.competences.put(competence)
      guard name != "archery" else { continue }
      var requirement = Requirement(id: try id("r-\(name)"))
      requirement.role = try id("driver")
      requirement.competence = competence.id
      requirement.refreshMonths = months
      organisation.requirements.put(requirement)
    }
    for (name, role) in [("okafor", "driver"), ("Mei", "driver"), ("Ana", "clerk")] {
      var person = Person(id: try id(name))
      person.name = name
      person.roles = [try id(role)]
      organisation.people.put(person)
    }
    return organisation
  }

  private func add(
    _ person: String, _ competence: String, _ date: String, to organisation: inout Organisation
  ) throws {
    var record = TrainingRecord(id: try id("\(person)-\(competence)-\(date)"))
    record.person = try id(person)
    record.competence = try id(competence)
    record.date = try day(date)
    organisation.trainings.put(record)
  }

  @Test("people and competences stand by name without regard to case")
  func layout() throws {
    let matrix = TrainingMatrix(of: try organisation(), today: today)
    #expect(matrix.people.map(\.name) == ["Ana", "Mei", "okafor"])
    #expect(matrix.competences.map(\.name) == ["ADR", "archery", "forklift"])
    let row = try #require(matrix.row(of: id("Mei")))
    let column = try #require(matrix.column(of: id("forklift")))
    let cell = matrix.cell(row: row, column: column)
    #expect(cell.person.text == "Mei" && cell.competence.text == "forklift")
    #expect(cell.state == .missing)
    #expect(matrix.cell(row: 0, column: column).state == .notRequired)
    #expect(matrix.gaps.count == 4)
    #expect(try matrix.row(of: id("ghost")) == nil)
  }

  @Test("records stand oldest first")
  func records() throws {
    var organisation = try organisation()
    for date in ["2026-05-01", "2024-05-01", "2027-05-01", "2025-05-01"] {
      try add("Mei", "forklift", date, to: &organisation)
    }
    let dates = try organisation.trainings(of: id("Mei"), id("forklift")).compactMap(\.date?.year)
    #expect(dates == [2024, 2025, 2026, 2027])
    #expect(try organisation.trainings(of: id("Ana"), id("forklift")).isEmpty)
  }

  @Test("someone who leaves counts on their last day and not after", arguments: [0, 1, -1])
  func leaver(shift: Int) throws {
    var organisation = try organisation()
    var person = try #require(organisation.people[id("Mei")])
    person.left = today
    organisation.people.put(person)
    let isThere = shift <= 0
    #expect(person.isActive(on: today + shift) == isThere)
    let matrix = TrainingMatrix(of: organisation, today: today + shift)
    #expect((matrix.row(of: person.id) != nil) == isThere)
    let everyone = TrainingMatrix(
      of: organisation, today: today + shift, includesLeavers: true)
    #expect(everyone.people.count == 3)
  }

  @Test("the window for due soon is a setting", arguments: [(0, 1), (1, 0), (30, 29), (90, 90)])
  func window(days: Int, ahead: Int) throws {
    var organisation = try organisation()
    var profile = organisation.profile
    profile.dueSoonDays = days
    organisation.profiles.put(profile)
    try add("Mei", "forklift", "2025-11-20", to: &organisation)
    let matrix = TrainingMatrix(of: organisation, today: try day("2026-11-20") - ahead)
    let row = try #require(matrix.row(of: id("Mei")))
    let column = try #require(matrix.column(of: id("forklift")))
    let expected = ahead <= days ? CellState.dueSoon : .valid
    #expect(matrix.cell(row: row, column: column).state == expected)
  }

  @Test("a required competence that one active person holds is held by one")
  func heldByOne() throws {
    var organisation = try organisation()
    func held(_ day: Day = today) -> [String] {
      TrainingMatrix(of: organisation, today: day).heldByOne.map(\.name)
    }
    #expect(held().isEmpty)
    try add("Ana", "archery", "2020-01-01", to: &organisation)
    #expect(held().isEmpty, "nobody requires archery")
    try add("Mei", "forklift", "2026-01-01", to: &organisation)
    #expect(held() == ["forklift"])
    try add("Mei", "ADR", "2020-01-01", to: &organisation)
    #expect(held() == ["ADR", "forklift"])
    try add("okafor", "forklift", "2026-11-21", to: &organisation)
    #expect(held() == ["ADR", "forklift"], "a booking holds nothing yet")
    #expect(held(today + 1) == ["ADR"])
    #expect(held(today + 43) == ["ADR", "forklift"], "one of two has expired")
    var person = try #require(organisation.people[id("okafor")])
    person.left = today - 1
    organisation.people.put(person)
    #expect(held(today + 1) == ["ADR", "forklift"])
  }

  @Test("what is owed are mandatory cells that run out, have run out or are booked")
  func owed() throws {
    var organisation = try organisation()
    try add("Mei", "forklift", "2025-12-01", to: &organisation)
    try add("okafor", "forklift", "2025-01-01", to: &organisation)
    try add("okafor", "ADR", "2026-12-01", to: &organisation)
    try add("Ana", "archery", "2026-12-01", to: &organisation)
    let owed = TrainingMatrix(of: organisation, today: today).owed
    #expect(
      owed.map { "\($0.person) \($0.competence) \($0.state.rawValue)" } == [
        "Mei forklift due soon", "okafor ADR planned", "okafor forklift expired",
      ])
  }
}
