import Records
import Testing

@Suite("Who may do this today")
struct EntitledTests {
  /// Welders need MIG at level U, every 12 months with 30 days of grace.
  private func yard() throws -> Organisation {
    var organisation = try bareOrganisation()
    var profile = organisation.profile
    profile.levels = ["I instructed", "L with help", "U alone", "O teaches"]
    organisation.profiles.put(profile)
    for (key, above) in [("site", nil), ("shop", "site"), ("office", nil)] as [(String, String?)] {
      var area = Area(id: try id(key))
      area.name = key
      area.site = try above.map { try id($0) }
      organisation.areas.put(area)
    }
    for key in ["welder", "reader"] {
      var role = Role(id: try id(key))
      role.name = key
      organisation.roles.put(role)
    }
    var competence = Competence(id: try id("mig"))
    competence.name = "MIG"
    organisation.competences.put(competence)
    var rule = Requirement(id: try id("rule"))
    rule.role = try id("welder")
    rule.competence = competence.id
    rule.refreshMonths = 12
    rule.grace = Period(30, .days)
    rule.level = "U"
    organisation.requirements.put(rule)
    return organisation
  }

  private func add(
    _ name: String, to organisation: inout Organisation, role: String? = "welder",
    met: String? = nil, level: String = "U", result: TrainingRecord.Result = .passed,
    change: (inout Person) -> Void = { _ in }
  ) throws {
    var person = Person(id: try id(name))
    person.name = name
    person.roles = try role.map { [try id($0)] } ?? []
    change(&person)
    organisation.people.put(person)
    guard let met else { return }
    var record = TrainingRecord(id: try id("t-\(name)"))
    record.person = person.id
    record.competence = try id("mig")
    record.date = try day(met)
    record.level = level
    record.result = result
    organisation.trainings.put(record)
  }

  @Test("of a competence: who holds it until when, who soon may not, who is booked, who lacks it")
  func competence() throws {
    var organisation = try yard()
    try add("ann", to: &organisation, met: "2026-06-01")
    try add("bob", to: &organisation, met: "2025-12-01")
    try add("cas", to: &organisation, met: "2026-06-01", level: "L")
    try add("dan", to: &organisation, met: "2025-11-01")
    try add("eve", to: &organisation)
    try add("fay", to: &organisation, role: nil, met: "2026-06-01", level: "L")
    try add("gus", to: &organisation, role: nil, met: "2026-12-01", result: .booked)
    try add("hal", to: &organisation, met: "2026-06-01") { $0.left = today - 1 }
    try add("ida", to: &organisation, met: "2026-06-01") { $0.joined = today + 1 }
    try add("jon", to: &organisation, met: "2026-06-01") { $0.left = today }
    let entitled = Entitled(.competence(try id("mig")), in: organisation, today: today)
    #expect(entitled.may.map(\.person.name) == ["ann", "bob", "dan", "jon", "fay"])
    #expect(
      entitled.may.map { $0.until?.description } == [
        "2027-06-01", "2026-12-01", "2026-12-01", "2027-06-01", nil,
      ])
    #expect(entitled.soonNot.map(\.person.name) == ["bob", "dan"])
    #expect(entitled.mayNot.map(\.person.name) == ["cas", "eve"])
    #expect(entitled.mayNot[0].lacks.map(\.level) == ["U"])
    #expect(entitled.mayNot[0].lacks.map(\.cell.level) == ["L"])
    #expect(entitled.booked.map(\.person.name) == ["gus"])
    #expect(entitled.booked.map(\.booked) == [try day("2026-12-01")])
  }

  @Test("of a role: holders who may and may not with the reason, and others who could")
  func role() throws {
    var organisation = try yard()
    try add("ann", to: &organisation, met: "2026-06-01")
    try add("bob", to: &organisation, met: "2025-01-01")
    try add("cas", to: &organisation, role: "reader", met: "2026-06-01")
    try add("dan", to: &organisation, role: "reader", met: "2026-06-01", level: "I")
    let entitled = Entitled(.role(try id("welder")), in: organisation, today: today)
    #expect(entitled.may.map(\.person.name) == ["ann", "cas"])
    #expect(entitled.may.map(\.isTheirs) == [true, false])
    #expect(entitled.mayNot.map(\.person.name) == ["bob"])
    #expect(entitled.mayNot[0].lacks.map(\.cell.state) == [.expired])
    let readers = Entitled(.role(try id("reader")), in: organisation, today: today)
    #expect(readers.may.map(\.person.name) == ["cas", "dan"])
  }

  @Test(
    "a role is held on its first and on its last day, and on no other",
    arguments: [
      ("2026-11-20", nil, true), ("2026-11-21", nil, false), ("2026-01-01", "2026-11-20", true),
      ("2026-01-01", "2026-11-19", false),
    ] as [(String, String?, Bool)])
  func ends(from: String, until: String?, isHolder: Bool) throws {
    var organisation = try yard()
    let (from, until) = (try day(from), try until.map { try day($0) })
    let welder = try id("welder")
    try add("ann", to: &organisation, role: nil) { person in
      person.take(welder, from: from)
      if let until { person.giveUp(welder, on: until) }
    }
    let entitled = Entitled(.role(welder), in: organisation, today: today)
    #expect(entitled.mayNot.map(\.person.name) == (isHolder ? ["ann"] : []))
  }

  @Test("of an area: those who work there or in a part of it, with all that their roles ask")
  func area() throws {
    var organisation = try yard()
    let (shop, office) = (try id("shop"), try id("office"))
    try add("ann", to: &organisation, met: "2026-06-01") { $0.area = shop }
    try add("bob", to: &organisation) { $0.area = shop }
    try add("cas", to: &organisation) { $0.area = office }
    let entitled = Entitled(.area(try id("site")), in: organisation, today: today)
    #expect(entitled.may.map(\.person.name) == ["ann"])
    #expect(entitled.mayNot.map(\.person.name) == ["bob"])
    #expect(entitled.mayNot[0].lacks.count == 1)
  }
}
