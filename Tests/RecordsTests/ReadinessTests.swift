import Records
import Testing

@Suite("Readiness and clauses not seen")
struct ReadinessTests {
  private func organisation() throws -> Organisation {
    var organisation = try bareOrganisation()
    var profile = organisation.profile
    profile.standards = [try edition("9001:2015")]
    organisation.profiles.put(profile)
    return organisation
  }

  private func readiness(_ organisation: Organisation) throws -> Readiness {
    organisation.readiness(
      ReadinessBasis(of: organisation, today: today, library: try smallLibrary()))
  }

  private func part(_ name: String, of organisation: Organisation) throws -> Readiness.Part {
    try #require(readiness(organisation).parts.first { $0.name == name })
  }

  @Test("points stay within their range and every lost point has a cause", arguments: 1...20)
  func range(seed: Int) throws {
    var filler = Filler(seed: UInt64(seed))
    var organisation = try filler.organisation(records: seed)
    var profile = organisation.profile
    profile.standards = [try edition("9001:2015")]
    organisation.profiles.put(profile)
    let readiness = try readiness(organisation)
    #expect(readiness.parts.map(\.part) == ReadinessPart.allCases)
    #expect(readiness.parts.map(\.outOf) == [20, 20, 15, 15, 10, 10, 10])
    for part in readiness.parts {
      #expect((0...part.outOf).contains(part.points))
      #expect(!part.reason.isEmpty)
      #expect((part.points == part.outOf) == part.causes.isEmpty, "\(part)")
    }
    #expect(readiness.points == 100 - readiness.causes.reduce(0) { $0 + $1.points })
    #expect(readiness.outOf == 100)
  }

  @Test("an organisation that did nothing yet is not praised for it")
  func nothingYet() throws {
    let readiness = try readiness(bareOrganisation())
    #expect(readiness.points == 0)
    #expect(
      readiness.parts.map(\.reason) == [
        "no action raised yet",
        "no standard named", "nothing required yet", "no document registered yet",
        "no objective set yet", "no management review held yet", "nobody owns anything yet",
      ])
  }

  @Test("what is wrong with actions is named, with the records to open")
  func actions() throws {
    var organisation = try organisation()
    var action = Action(id: try id("a1"))
    action.owner = try id("mei")
    action.due = today
    organisation.actions.put(action)
    #expect(try part("Actions", of: organisation).points == 20)
    #expect(try part("Actions", of: organisation).reason == "1 open, all in time")
    action.due = today - 1
    organisation.actions.put(action)
    var other = Action(id: try id("a2"))
    other.recurrenceOf = action.id
    var move = DateMove()
    move.from = today
    other.dueMoves = [move, move]
    organisation.actions.put(other)
    let part = try part("Actions", of: organisation)
    #expect(
      part.reason == "1 overdue, 1 without owner, 1 moved twice or more, 1 recurring")
    #expect(part.causes.map { $0.records.map(\.id.text) } == [["a1"], ["a2"], ["a2"], ["a2"]])
    #expect(part.points == 20 - 1 - 1 - 1 - 1)
  }

  @Test("an action whose effect is verified is overdue by its check")
  func verifying() throws {
    var organisation = try organisation()
    var action = Action(id: try id("a1"))
    action.owner = try id("mei")
    action.due = today - 50
    action.stage = .verifying
    action.effectivenessDue = today
    organisation.actions.put(action)
    #expect(try part("Actions", of: organisation).points == 20)
    action.effectivenessDue = today - 1
    organisation.actions.put(action)
    #expect(try part("Actions", of: organisation).reason == "1 overdue")
  }

  @Test("who owns too much and who left is named")
  func ownership() throws {
    var organisation = try organisation()
    for name in ["mei", "okafor", "ana"] {
      var person = Person(id: try id(name))
      person.name = name
      if name == "ana" { person.left = today }
      organisation.people.put(person)
    }
    for (index, owner) in ["mei", "okafor", "ana", "mei", "okafor"].enumerated() {
      var area = Area(id: try id("area\(index)"))
      area.owner = try id(owner)
      organisation.areas.put(area)
    }
    #expect(try part("Ownership", of: organisation).reason == "well spread")
    var ana = try #require(organisation.people[id("ana")])
    ana.left = today - 1
    organisation.people.put(ana)
    #expect(try part("Ownership", of: organisation).reason == "1 owned by someone who left")
    var area = try #require(organisation.areas[id("area1")])
    area.owner = try id("mei")
    organisation.areas.put(area)
    #expect(try part("Ownership", of: organisation).reason.hasSuffix("60 % hangs on mei"))
  }

  private func addLine(
    _ number: String, _ finding: AuditLine.Finding?, on day: Day,
    to organisation: inout Organisation
  ) throws {
    var line = AuditLine(id: try id("l-\(number)"))
    line.audit = try id("ia")
    line.clause = try clause("9001:2015 \(number)")
    line.finding = finding
    line.assessed = day
    organisation.auditLines.put(line)
  }

  @Test(
    "a clause is seen when a line of the last 36 months assessed it",
    arguments: [
      (AuditLine.Finding.conforming, "2026-11-20", true), (.conforming, "2023-11-20", true),
      (.conforming, "2023-11-19", false), (.major, "2026-11-20", true),
      (.notApplicable, "2026-11-20", true), (.toInvestigate, "2026-11-20", false),
      (nil, "2026-11-20", false),
    ] as [(AuditLine.Finding?, String, Bool)])
  func seen(finding: AuditLine.Finding?, on: String, isSeen: Bool) throws {
    var organisation = try organisation()
    let library = try smallLibrary()
    let all = organisation.clausesUnseen(
      today: today, library: library, lines: AuditLineIndex(of: organisation))
    #expect(all.map(\.number) == ["8.1", "8.4.1", "8.4.2", "8.10", "9.2"])
    try addLine("8.4.1", finding, on: day(on), to: &organisation)
    let unseen = organisation.clausesUnseen(
      today: today, library: library, lines: AuditLineIndex(of: organisation)
    ).map(\.number)
    #expect(unseen == (isSeen ? ["8.1", "8.4.2", "8.10", "9.2"] : all.map(\.number)))
  }

  @Test("clauses not seen cost points until all of them are seen")
  func unseenPoints() throws {
    var organisation = try organisation()
    #expect(try part("Audits", of: organisation).reason == "5 clauses unseen in 3 years")
    var points = [try part("Audits", of: organisation).points]
    for number in ["8.1", "8.4.1", "8.4.2", "8.10"] {
      try addLine(number, .conforming, on: today, to: &organisation)
      points.append(try part("Audits", of: organisation).points)
    }
    #expect(points == points.sorted())
    #expect(points.first == 6)
    #expect(try part("Audits", of: organisation).reason == "1 clause unseen in 3 years")
    try addLine("9.2", .minor, on: today, to: &organisation)
    let part = try part("Audits", of: organisation)
    #expect(part.points == 20)
    #expect(part.reason == "every clause seen in 3 years")
  }
}
