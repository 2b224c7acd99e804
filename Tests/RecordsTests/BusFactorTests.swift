import Records
import Testing

@Suite("What hangs on one person")
struct BusFactorTests {
  /// A yard with stores and workshop, an office; only Ana can drive the crane.
  private func organisation() throws -> Organisation {
    var organisation = try bareOrganisation()
    for (key, site) in [("yard", nil), ("stores", "yard"), ("workshop", "yard"), ("office", nil)]
      as [(String, String?)]
    {
      var area = Area(id: try id(key))
      (area.name, area.site) = (key, try site.map { try id($0) })
      organisation.areas.put(area)
    }
    var role = Role(id: try id("driver"))
    role.name = "Driver"
    organisation.roles.put(role)
    for key in ["crane", "forklift", "adr", "first aid"] {
      var competence = Competence(id: try id(key))
      competence.name = key
      organisation.competences.put(competence)
    }
    var rule = Requirement(id: try id("rule"))
    (rule.role, rule.competence) = (role.id, try id("crane"))
    organisation.requirements.put(rule)
    let people: [(String, String, [String], [String])] = [
      ("ana", "stores", ["driver"], ["crane", "forklift", "adr"]),
      ("ben", "stores", [], []), ("cem", "workshop", [], []),
      ("dee", "office", [], ["forklift", "adr"]), ("eve", "office", [], ["forklift"]),
      ("fay", "office", [], ["first aid"]), ("gus", "stores", [], []), ("hal", "stores", [], []),
      ("ivo", "office", ["driver"], []),
    ]
    for (name, area, roles, can) in people {
      var person = Person(id: try id(name))
      (person.name, person.area) = (name, try id(area))
      person.roles = try roles.map { try id($0) }
      if name == "gus" { person.left = today - 1 }
      organisation.people.put(person)
      for competence in can { try train(name, competence, on: today - 10, in: &organisation) }
    }
    try train("hal", "crane", on: today + 10, .booked, in: &organisation)
    return organisation
  }

  private func train(
    _ person: String, _ competence: String, on day: Day, _ result: TrainingRecord.Result = .passed,
    in organisation: inout Organisation
  ) throws {
    var record = TrainingRecord(id: try id("\(person)-\(competence)"))
    (record.person, record.competence) = (try id(person), try id(competence))
    (record.date, record.result) = (day, result)
    organisation.trainings.put(record)
  }

  private func items(_ organisation: Organisation) throws -> [BusFactor.Item] {
    BusFactor(
      of: organisation, matrix: TrainingMatrix(of: organisation, today: today),
      ownership: OwnershipMap(of: organisation, today: today, library: try smallLibrary())
    ).items
  }

  @Test(
    "to be trained are those who need it, then those of the area, then of the site, then with the nearest competences; never who can, left or is booked"
  )
  func trainees() throws {
    let organisation = try organisation()
    let matrix = TrainingMatrix(of: organisation, today: today)
    let colleagues = Colleagues(of: organisation, today: today, matrix: matrix)
    #expect(try items(organisation).map(\.subject) == [.competence(try id("crane"))])
    let proposed = organisation.trainees(
      in: try id("crane"), besides: try id("ana"), matrix: matrix, colleagues: colleagues)
    #expect(
      proposed.map { "\($0.person.text): \($0.reason)" } == [
        "ivo: needs it for a role", "ben: works in stores", "cem: same site, yard",
        "dee: shares adr, forklift", "eve: shares forklift",
        "fay: no area or competence in common",
      ])
    #expect(proposed.map(\.isNear) == [true, true, true, true, true, false])
  }

  @Test("what has an owner and no deputy who is here hangs on one, and the nearest are proposed")
  func withoutDeputy() throws {
    var organisation = try organisation()
    for (key, deputy) in [("stores", nil), ("workshop", "gus"), ("office", "dee")]
      as [(String, String?)]
    {
      var area = try #require(organisation.areas[try id(key)])
      (area.owner, area.deputy) = (try id("ana"), try deputy.map { try id($0) })
      organisation.areas.put(area)
    }
    var document = Document(id: try id("sop"))
    (document.title, document.owner, document.area) = ("SOP", try id("ana"), try id("office"))
    organisation.documents.put(document)
    let items = try items(organisation).dropFirst()
    #expect(
      items.map(\.subject) == [
        .thing(.area(try id("stores"))), .thing(.area(try id("workshop"))),
        .thing(.document(try id("sop"))),
      ])
    let matrix = TrainingMatrix(of: organisation, today: today)
    let colleagues = Colleagues(of: organisation, today: today, matrix: matrix)
    let forDocument = organisation.proposals(
      for: try #require(items.last), today: today, matrix: matrix, colleagues: colleagues)
    #expect(forDocument.first?.person.text == "ivo")
    #expect(forDocument.first?.reason == "works in office; is Driver as well")
    #expect(!forDocument.contains { ["ana", "gus"].contains($0.person.text) })
  }

  @Test(
    "open actions of an area are a list from three on, when all of them are one person's",
    arguments: [
      (["ana", "ana"], false), (["ana", "ana", "ana"], true), (["ana", "ana", "ben"], false),
      (["ana", "ana", "ana", nil], false),
    ] as [([String?], Bool)])
  func lists(owners: [String?], isList: Bool) throws {
    var organisation = try organisation()
    for (number, owner) in owners.enumerated() {
      var action = Action(id: try id("a\(number)"))
      (action.area, action.owner) = (try id("stores"), try owner.map { try id($0) })
      action.clauses = [try clause("9001:2015 8.1"), try clause("9001:2015 8.4")]
      organisation.actions.put(action)
    }
    var closed = Action(id: try id("closed"))
    (closed.area, closed.owner, closed.stage) = (try id("stores"), try id("ben"), .closed)
    organisation.actions.put(closed)
    let found = try items(organisation).dropFirst()
    #expect(
      found.map(\.subject)
        == (isList
          ? [.areaActions(try id("stores")), .standardActions(try edition("9001:2015"))] : [])
    )
    #expect(found.allSatisfy { $0.count == 3 && $0.person.text == "ana" })
  }

  @Test("a ring of areas that belong to each other ends")
  func ring() throws {
    var organisation = try organisation()
    var yard = try #require(organisation.areas[try id("yard")])
    yard.site = try id("stores")
    organisation.areas.put(yard)
    let matrix = TrainingMatrix(of: organisation, today: today)
    let colleagues = Colleagues(of: organisation, today: today, matrix: matrix)
    let ben = try #require(organisation.people[try id("ben")])
    #expect(colleagues.nearness(of: ben, to: try id("workshop")) == .site)
  }
}
