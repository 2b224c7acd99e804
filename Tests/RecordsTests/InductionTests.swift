import Records
import Testing

@Suite("Induction, roles from a day to a day")
struct InductionTests {
  /// A welder to be, two competences, a document.
  private func yard() throws -> Organisation {
    var organisation = try bareOrganisation()
    for (key, name) in [("welder", "Welder"), ("driver", "Driver")] {
      var role = Role(id: try id(key))
      role.name = name
      organisation.roles.put(role)
    }
    var document = Document(id: try id("sop"))
    document.reference = "SOP-07"
    document.roles = [try id("welder")]
    organisation.documents.put(document)
    for (key, name) in [("mig", "MIG welding"), ("aid", "First aid"), ("fork", "Forklift")] {
      var competence = Competence(id: try id(key))
      competence.name = name
      if key == "mig" { competence.teaches = document.id }
      organisation.competences.put(competence)
    }
    for (key, role, competence, within, isMandatory) in [
      ("r1", "welder", "mig", Period?.none, true),
      ("r2", "welder", "aid", Period(1, .months), false),
      ("r3", "driver", "fork", Period(4, .weeks), true),
    ] {
      var rule = Requirement(id: try id(key))
      rule.role = try id(role)
      rule.competence = try id(competence)
      rule.within = within
      rule.isMandatory = isMandatory
      organisation.requirements.put(rule)
    }
    var person = Person(id: try id("mei"))
    person.name = "Mei"
    organisation.people.put(person)
    return organisation
  }

  private func mei(_ organisation: Organisation) throws -> Person {
    try #require(organisation.people[try id("mei")])
  }

  @Test(
    "what is needed by when counts from the role's first day, to come or past",
    arguments: [
      ("2026-11-20", "2026-11-20", "2026-12-20"), ("2027-01-31", "2027-01-31", "2027-02-28"),
      ("2024-02-29", "2024-02-29", "2024-03-29"), ("2027-12-31", "2027-12-31", "2028-01-31"),
    ])
  func neededBy(from: String, mig: String, aid: String) throws {
    let organisation = try yard()
    var person = try mei(organisation)
    person.take(try id("welder"), from: try day(from))
    let list = Induction(of: person, in: organisation, today: today)
    #expect(list.items.map(\.competence.name) == ["MIG welding", "First aid"])
    #expect(list.items.map(\.isMandatory) == [true, false])
    #expect(list.items.map { $0.neededBy?.description } == [mig, aid])
    #expect(list.items[0].document?.reference == "SOP-07")
    #expect(list.documents.map(\.name) == ["SOP-07"])
  }

  @Test("what is met stands at the end, with what is on file, and is not needed by a day")
  func met() throws {
    var organisation = try yard()
    var record = TrainingRecord(id: try id("t"))
    record.person = try id("mei")
    record.competence = try id("mig")
    record.date = today - 100
    organisation.trainings.put(record)
    var person = try mei(organisation)
    person.take(try id("welder"), from: today)
    let list = Induction(of: person, in: organisation, today: today)
    #expect(list.items.map(\.competence.name) == ["First aid", "MIG welding"])
    #expect(list.items[1].record?.id == record.id)
    #expect(list.items[1].neededBy == nil)
    #expect(list.open.map(\.competence.name) == ["First aid"])
  }

  @Test("only sessions to come are offered, with the seats that are left")
  func sessions() throws {
    var organisation = try yard()
    for (key, date, cancelled) in [
      ("past", today - 1, ""), ("now", today, ""), ("later", today + 30, ""),
      ("off", today + 5, "trainer ill"),
    ] {
      var session = TrainingSession(id: try id(key))
      session.competence = try id("mig")
      session.date = date
      session.seats = 2
      session.cancelled = cancelled
      organisation.sessions.put(session)
    }
    for (key, result) in [("b1", TrainingRecord.Result.booked), ("b2", .booked), ("b3", .noShow)] {
      var record = TrainingRecord(id: try id(key))
      record.person = try id(key)
      record.session = try id(key == "b2" ? "later" : "now")
      record.result = result
      organisation.trainings.put(record)
    }
    var person = try mei(organisation)
    person.take(try id("welder"), from: today)
    let list = Induction(of: person, in: organisation, today: today)
    let offers = list.items[0].sessions
    #expect(offers.map(\.session.id.text) == ["now", "later"])
    #expect(offers.map(\.free) == [1, 1])
    #expect(offers[0].seatsText == "1 of 2 seats free")
  }

  @Test("the list of one role leaves out what others ask for")
  func oneRole() throws {
    let organisation = try yard()
    var person = try mei(organisation)
    person.take(try id("welder"), from: today)
    person.take(try id("driver"), from: today)
    let list = Induction(of: person, in: organisation, role: try id("driver"), today: today)
    #expect(list.items.map(\.competence.name) == ["Forklift"])
    #expect(list.items[0].neededBy == today + 28)
  }

  @Test("a role taken off in a form was held until yesterday, unless it had not begun")
  func takenOff() throws {
    var person = Person(id: try id("mei"))
    person.take(try id("a"), from: today - 10)
    person.take(try id("b"), from: today)
    person.take(try id("c"), from: today + 5)
    person.terms.append(RoleTerm(role: try id("d"), from: nil))
    person.terms.append(RoleTerm(role: try id("a"), from: today - 99, until: today - 50))
    person.roles = []
    person.endTermsOfRolesTakenOff(today: today)
    #expect(
      person.terms == [
        RoleTerm(role: try id("a"), from: today - 10, until: today - 1),
        RoleTerm(role: try id("d"), from: nil, until: today - 1),
        RoleTerm(role: try id("a"), from: today - 99, until: today - 50),
      ])
    #expect(person.roles(on: today).isEmpty)
    #expect(person.roles(on: today - 1).count == 2)
  }

  @Test("a role to come is known as such, one that has ended is not")
  func toCome() throws {
    var person = Person(id: try id("mei"))
    person.take(try id("a"), from: today + 5)
    person.terms.append(RoleTerm(role: try id("b"), from: today + 1, until: today + 9))
    person.terms.append(RoleTerm(role: try id("c"), from: today - 9, until: today - 1))
    #expect(person.roles(on: today).isEmpty)
    #expect(person.rolesHeldOrToCome(on: today).map(\.role.text) == ["b", "a"])
    #expect(person.roleTimes.map { $0.role?.text } == ["a", "b", "c"])
  }
}

@Suite("Areas within areas, people of one name")
struct AreaTreeTests {
  @Test("an area is on the site that it belongs to at whatever depth, and a ring does no harm")
  func tree() throws {
    var organisation = try bareOrganisation()
    for (key, sort, above) in [
      ("hamburg", Area.Sort.site, nil), ("works", .department, "hamburg"),
      ("welding", .process, "works"), ("loop", .department, "loop2"),
      ("loop2", .department, "loop"),
    ] as [(String, Area.Sort, String?)] {
      var area = Area(id: try id(key))
      area.name = key
      area.sort = sort
      area.site = try above.map { try id($0) }
      organisation.areas.put(area)
    }
    #expect(
      organisation.areaAndAbove(try id("welding")).map(\.name) == ["welding", "works", "hamburg"])
    #expect(organisation.site(of: try id("welding"))?.name == "hamburg")
    #expect(organisation.areaAndBelow(try id("hamburg")).count == 3)
    #expect(organisation.areaAndAbove(try id("loop")).count == 2)
    #expect(organisation.wouldMakeRing(try id("hamburg"), partOf: try id("welding")))
    #expect(organisation.wouldMakeRing(try id("works"), partOf: try id("works")))
    #expect(!organisation.wouldMakeRing(try id("welding"), partOf: try id("hamburg")))
    var person = Person(id: try id("mei"))
    person.area = try id("welding")
    #expect(organisation.whereabouts(of: person) == "welding, hamburg")
  }

  @Test(
    "a person is found by name, number or e-mail; else the sentence names the way out",
    arguments: [
      ("j. novak", "J. Novák"), ("117", "Ann Lee"), ("ANN@x.example", "Ann Lee"),
      (
        "ann lee",
        "2 people are called Ann Lee: give the number or e-mail of one (number 117; ann@x.example)"
      ), ("Novac", "there is no person Novac; nearest are J. Novák, Ann Lee"),
      ("", "there is no person ; nearest are"),
    ])
  func finds(text: String, expected: String) throws {
    var organisation = try bareOrganisation()
    for (key, name, number, mail) in [
      ("1", "Ann Lee", "117", ""), ("2", "Ann Lee", "", "ann@x.example"), ("3", "J. Novák", "", ""),
    ] {
      var person = Person(id: try id(key))
      person.name = name
      person.number = number
      person.email = mail
      organisation.people.put(person)
    }
    let found: String
    do throws(PersonNotFound) {
      found = try organisation.person(called: text).name
    } catch {
      found = error.description
    }
    #expect(found.hasPrefix(expected))
  }
}
