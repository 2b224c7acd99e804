import Records
import Testing

@Suite("The programme by quarter, and notice")
struct ProgrammeTests {
  @Test("audits stand in the quarter of their planned day, those put off where they stood as well")
  func quarters() throws {
    var organisation = try auditedOrganisation()
    try organisation.addAudit("a", planned: "2026-03-31", state: .planned)
    try organisation.addAudit("b", .surveillance, planned: "2026-04-01", state: .planned)
    try organisation.addAudit("c", planned: "2026-02-10", state: .planned)
    try organisation.addAudit("d", state: .planned)
    try organisation.addAudit("e", planned: "2027-01-05", state: .planned)
    var moved = try #require(organisation.audits[id("c")])
    try moved.move(to: day("2026-05-10"), by: "M. Lim", on: today, why: "auditor ill")
    try moved.move(to: day("2026-06-10"), by: "M. Lim", on: today, why: "auditor ill")
    try moved.move(to: day("2026-06-01"), by: "M. Lim", on: today, why: "well again")
    organisation.audits.put(moved)
    let programme = organisation.programme(of: 2026)
    let names = programme.parts.map { $0.entries.map { $0.audit.text + ($0.isHere ? "" : "→") } }
    #expect(names == [["a", "c→"], ["b", "c"], [], [], ["d"]])
    #expect(programme.parts.map(\.quarter?.number) == [1, 2, 3, 4, nil])
    let gone = try #require(programme.parts[0].entries.last)
    #expect(gone.movedTo == Quarter(year: 2026, number: 2))
    #expect(gone.why == "auditor ill")
    #expect(programme.parts[1].entries[1].movedFrom.map(\.description) == ["Q1 2026"])
    #expect(programme.postponements == 2)
    #expect(programme.reasons.map { "\($0.count) × \($0.why)" } == ["2 × auditor ill"])
    #expect(organisation.programme(of: 2027).parts[0].entries.map(\.audit.text) == ["e"])
  }

  @Test(
    "a notice is owed from its day until it is given, and not once the audit has begun",
    arguments: [
      ("2026-11-19", nil, Audit.State.planned, true), ("2026-11-20", nil, .planned, true),
      ("2026-11-21", nil, .planned, false), ("2026-11-19", "2026-11-18", .planned, false),
      ("2026-11-19", nil, .inProgress, false), ("2026-11-19", nil, .cancelled, false),
    ] as [(String, String?, Audit.State, Bool)])
  func notice(by: String, given: String?, state: Audit.State, isOwed: Bool) throws {
    var organisation = try auditedOrganisation()
    try organisation.addAudit("a", planned: "2027-06-01", state: state)
    var audit = try #require(organisation.audits[id("a")])
    audit.notice = try day(by)
    audit.noticeGiven = try given.map { try day($0) }
    organisation.audits.put(audit)
    #expect((audit.owedNotice.map { $0 <= today } ?? false) == isOwed)
    let items = organisation.agenda(today: today, days: 0)
    #expect(items.map(\.title) == (isOwed ? ["notice: a"] : []))
    #expect(items.allSatisfy { $0.kind == .audit && $0.due == audit.notice })
  }
}

@Suite("What auditors did")
struct AuditorRecordTests {
  private func organisation() throws -> Organisation {
    var organisation = try auditedOrganisation()
    for name in ["lim", "novak", "gone"] {
      var person = Person(id: try id(name))
      person.name = name
      if name == "gone" { person.left = try day("2026-01-31") }
      organisation.people.put(person)
    }
    var competence = Competence(id: try id("audit"))
    competence.name = "Internal audit"
    organisation.competences.put(competence)
    var training = TrainingRecord(id: try id("t"))
    training.person = try id("lim")
    training.competence = try id("audit")
    training.date = try day("2025-01-10")
    training.expires = try day("2027-01-10")
    organisation.trainings.put(training)
    // What is only booked makes nobody an auditor yet.
    var booked = TrainingRecord(id: try id("b"))
    booked.person = try id("novak")
    booked.competence = try id("audit")
    booked.date = try day("2026-12-01")
    organisation.trainings.put(booked)
    return organisation
  }

  @Test("led, in the team, lines and findings by who judged them, runs and what comes next")
  func record() throws {
    var organisation = try organisation()
    for (name, on) in [("a", "2025-03-01"), ("b", "2026-03-01")] {
      try organisation.addAudit(name, areas: ["stores"], planned: on, auditor: "lim")
      try organisation.addLine("\(name)1", of: name, "8.1", .minor, on: on)
      try organisation.addLine("\(name)2", of: name, "9.2", .strength, on: on)
      try organisation.addLine("\(name)3", of: name, "8.4.1", .toInvestigate, on: on)
    }
    var line = try #require(organisation.auditLines[id("b1")])
    line.by = "Novak"
    organisation.auditLines.put(line)
    var audit = try #require(organisation.audits[id("b")])
    audit.team = [try id("novak"), try id("gone")]
    organisation.audits.put(audit)
    try organisation.addAudit("old", areas: ["yard"], planned: "2020-03-01", auditor: "novak")
    try organisation.addAudit("c", planned: "2027-03-01", state: .planned, auditor: "novak")
    let records = organisation.auditorRecords(today: today)
    #expect(records.map(\.person.text) == ["lim", "novak", "gone"])
    #expect(records.map { $0.led.map(\.text) } == [["b", "a"], [], []])
    #expect(records.map { $0.inTeam.map(\.text) } == [[], ["b"], ["b"]])
    #expect(records.map(\.lines) == [3, 1, 0])
    #expect(records[0].findings == [.minor: 1, .strength: 2])
    #expect(records[1].findings == [.minor: 1])
    #expect(records[0].validUntil == (try day("2027-01-10")))
    #expect(records[0].gap == nil)
    #expect(records[1].gap == "booked for 2026-12-01")
    #expect(records[2].gap == "left on 2026-01-31")
    #expect(records[0].runs.map(\.times) == [2])
    #expect(records[0].runs[0].asksForRotation)
    #expect(Set(records[1].runs.map(\.area.text)) == ["stores", "yard"])
    #expect(records[1].upcoming.map(\.text) == ["c"])
  }

  @Test("who left is never valid, and an audit in progress is not led yet")
  func leftAndInProgress() throws {
    var organisation = try organisation()
    var training = TrainingRecord(id: try id("t-gone"))
    training.person = try id("gone")
    training.competence = try id("audit")
    training.date = try day("2025-01-10")
    organisation.trainings.put(training)
    try organisation.addAudit("done", planned: "2025-12-01", auditor: "gone")
    try organisation.addAudit(
      "now", planned: "2026-11-24", state: .inProgress, auditor: "lim")
    let records = organisation.auditorRecords(today: today)
    let gone = try #require(records.first { $0.person.text == "gone" })
    #expect(gone.gap == "left on 2026-01-31")
    #expect(gone.validUntil == nil)
    let lim = try #require(records.first { $0.person.text == "lim" })
    #expect(lim.led.isEmpty)
    #expect(lim.upcoming.map(\.text) == ["now"])
  }

  @Test(
    "who may audit: trained and here on the day",
    arguments: [
      ("lim", "2027-01-10", true), ("lim", "2027-01-11", false), ("lim", "2025-01-09", false),
      ("novak", "2026-11-20", false),
      ("novak", "2027-01-01", false), ("gone", "2026-11-20", false),
    ])
  func ready(name: String, on: String, isReady: Bool) throws {
    let organisation = try organisation()
    let person = try #require(organisation.people[id(name)])
    #expect(AuditorPool(of: organisation, today: today).isReady(person, on: try day(on)) == isReady)
  }
}
