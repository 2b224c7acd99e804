import Records
import Testing

@Suite("Training anew")
struct RetrainingTests {
  private func yard(levels: [String] = []) throws -> Organisation {
    var organisation = try bareOrganisation()
    for key in ["welder", "driver"] {
      var role = Role(id: try id(key))
      role.name = key
      organisation.roles.put(role)
    }
    var document = Document(id: try id("sop"))
    document.reference = "SOP-07"
    document.title = "Handling"
    document.version = "4"
    document.roles = [try id("welder"), try id("driver")]
    organisation.documents.put(document)
    for (key, role) in [("ann", "welder"), ("bob", "driver"), ("cas", "welder")] {
      var person = Person(id: try id(key))
      person.name = key
      person.roles = [try id(role)]
      organisation.people.put(person)
    }
    return organisation
  }

  private func handling(in organisation: inout Organisation) throws {
    var competence = Competence(id: try id("handling"))
    competence.name = "Handling course"
    competence.teaches = try id("sop")
    organisation.competences.put(competence)
    var rule = Requirement(id: try id("rule"))
    rule.role = try id("welder")
    rule.competence = competence.id
    rule.refreshMonths = 24
    rule.level = "U"
    rule.isMandatory = false
    organisation.requirements.put(rule)
  }

  private func record(
    _ person: String, _ date: String, in organisation: inout Organisation, level: String = "U"
  ) throws {
    var record = TrainingRecord(id: try id("t-\(person)-\(date)"))
    record.person = try id(person)
    record.competence = try id("handling")
    record.date = try day(date)
    record.level = level
    organisation.trainings.put(record)
  }

  private func retraining(
    in organisation: Organisation, since: Day = today, within: Period? = Period(30, .days)
  ) throws -> Retraining {
    let document = try #require(organisation.documents[try id("sop")])
    return Retraining(
      of: document, in: organisation, since: since, within: within, newID: try id("new"))
  }

  private func after(_ retraining: Retraining, _ organisation: Organisation) throws -> Organisation
  {
    var organisation = organisation
    var count = 0
    let spare = try id("spare")
    let changes = retraining.changes(in: organisation) {
      count += 1
      return RecordID("r\(count)") ?? spare
    }
    try organisation.apply(Edit(who: "", when: Moment(seconds: 0), title: "", changes: changes))
    return organisation
  }

  @Test("a document that nothing teaches gets a competence of its name, and a gap for everyone")
  func makesCompetence() throws {
    let before = try yard()
    let retraining = try retraining(in: before)
    #expect(retraining.reason == "SOP-07 version 4")
    #expect(retraining.concerned(in: before, today: today).map(\.standing) == [.gap, .gap, .gap])
    let after = try after(retraining, before)
    let made = try #require(after.competences.all.first)
    #expect(made.name == "SOP-07 Handling")
    #expect(made.teaches == (try id("sop")))
    #expect(after.requirements.count == 2)
    #expect(TrainingMatrix(of: after, today: today).gaps.count == 3)
    #expect(TrainingMatrix(of: after, today: today).gaps.allSatisfy { $0.due == today + 30 })
  }

  @Test("a requirement on file is asked for anew and not doubled; its level and refreshing stay")
  func updates() throws {
    var before = try yard()
    try handling(in: &before)
    let after = try after(try retraining(in: before), before)
    #expect(after.requirements.count == 2)
    let rule = try #require(after.requirements[try id("rule")])
    #expect(rule.since == today)
    #expect(rule.within == Period(30, .days))
    #expect(rule.reason == "SOP-07 version 4")
    #expect((rule.level, rule.refreshMonths) == ("U", 24))
    #expect(rule.isMandatory)
    let again = try self.after(try retraining(in: after), after)
    #expect(again == after)
  }

  @Test("what already counts from a later day goes on doing so, for the sake of both")
  func keepsLater() throws {
    var before = try yard()
    try handling(in: &before)
    var rule = try #require(before.requirements[try id("rule")])
    rule.since = today + 10
    rule.reason = "NC-2026-014"
    before.requirements.put(rule)
    let after = try after(try retraining(in: before), before)
    let now = try #require(after.requirements[rule.id])
    #expect(now.since == today + 10)
    #expect(now.reason == "NC-2026-014; SOP-07 version 4")
    #expect(now.isBecause(of: "NC-2026-014"))
    #expect(now.isBecause(of: "SOP-07 version 4"))
    #expect(!now.isBecause(of: "SOP-07"))
    #expect(!now.isBecause(of: ""))
  }

  @Test("asked for a second time by the same, no gap is taken away and no day is moved")
  func twice() throws {
    var before = try yard()
    try handling(in: &before)
    try record("ann", "2026-01-10", in: &before)
    let first = try after(try retraining(in: before, since: today - 60), before)
    let gaps = TrainingMatrix(of: first, today: today).gaps
    #expect(gaps.contains { $0.person.text == "ann" })
    let second = try after(try retraining(in: first), first)
    #expect(second == first)
  }

  @Test("a later version gives those no more time who still lack what the earlier one asked for")
  func laterVersion() throws {
    var before = try yard()
    try handling(in: &before)
    try record("ann", "2026-01-10", in: &before)
    var first = try after(try retraining(in: before, since: today - 20), before)
    var document = try #require(first.documents[try id("sop")])
    document.version = "5"
    first.documents.put(document)
    let second = try after(try retraining(in: first), first)
    let rule = try #require(second.requirements[try id("rule")])
    #expect(rule.since == today)
    #expect(rule.anewBy == today + 10)
    #expect(rule.reason == "SOP-07 version 5")
    // Once all were trained since, the new version has its own time.
    for person in ["ann", "cas"] { try record(person, "2026-11-20", in: &first) }
    let rules = try after(try retraining(in: first, since: today + 1), first)
    #expect(rules.requirements[try id("rule")]?.anewBy == today + 31)
  }

  @Test("who was trained before has until the time is over, who was trained since is done")
  func concerned() throws {
    var organisation = try yard()
    try handling(in: &organisation)
    try record("ann", "2026-10-01", in: &organisation)
    try record("cas", "2026-11-20", in: &organisation)
    let concerned = try retraining(in: organisation).concerned(in: organisation, today: today)
    #expect(concerned.map(\.person.text) == ["ann", "bob", "cas"])
    #expect(concerned.map(\.standing) == [.until(today + 30), .gap, .done])
    let at = try retraining(in: organisation, within: nil)
      .concerned(in: organisation, today: today)
    #expect(at.map(\.standing) == [.gap, .gap, .done])
  }

  @Test(
    "they count from its date, in months as well",
    arguments: [
      ("2026-01-31", Period(1, .months), "2026-02-28"),
      ("2024-01-31", Period(1, .months), "2024-02-29"),
      ("2024-02-29", Period(12, .months), "2025-02-28"),
      ("2026-11-20", Period(2, .weeks), "2026-12-04"),
    ])
  func neededBy(since: String, within: Period, by: String) throws {
    var before = try yard()
    try handling(in: &before)
    let after = try after(
      try retraining(in: before, since: try day(since), within: within), before)
    let progress = after.retrained(because: "SOP-07 version 4", today: today)
    #expect(progress.count == 2)
    #expect(progress.allSatisfy { $0.neededBy?.description == by })
  }

  @Test("how many were trained since counts the day itself, the level, and only who has the role")
  func progress() throws {
    var before = try yard(levels: ["L", "U"])
    var profile = before.profile
    profile.levels = ["L", "U"]
    before.profiles.put(profile)
    try handling(in: &before)
    var organisation = try after(try retraining(in: before), before)
    func open() -> [[String]] {
      organisation.retrained(because: "SOP-07 version 4", today: today).map { $0.open.map(\.text) }
    }
    #expect(open() == [["ann", "cas"], ["bob"]])
    try record("ann", "2026-11-19", in: &organisation)
    try record("cas", "2026-11-20", in: &organisation, level: "L")
    #expect(open() == [["ann", "cas"], ["bob"]])
    try record("ann", "2026-11-20", in: &organisation)
    #expect(open() == [["cas"], ["bob"]])
    var gone = try #require(organisation.people[try id("cas")])
    gone.left = today - 1
    organisation.people.put(gone)
    #expect(open() == [[], ["bob"]])
  }

  @Test("an action proposes the document it names, else its clauses, else those of its area")
  func proposes() throws {
    var organisation = try yard()
    try handling(in: &organisation)
    var area = Area(id: try id("shop"))
    area.name = "Shop"
    organisation.areas.put(area)
    var bob = try #require(organisation.people[try id("bob")])
    bob.area = area.id
    organisation.people.put(bob)
    var document = try #require(organisation.documents[try id("sop")])
    document.roles = [try id("welder")]
    document.clauses = [try clause("9001:2015 8.5")]
    organisation.documents.put(document)
    var action = Action(id: try id("nc"))
    action.title = "sop-07 was not followed"
    #expect(
      organisation.proposedRetraining(for: action, today: today).roles.map(\.text) == ["welder"])
    #expect(
      organisation.proposedRetraining(for: action, today: today).competence?.text == "handling")
    action.title = "Crate dropped"
    action.clauses = [try clause("9001:2015 8.5.1")]
    #expect(
      organisation.proposedRetraining(for: action, today: today).roles.map(\.text) == ["welder"])
    action.clauses = []
    action.area = area.id
    #expect(
      organisation.proposedRetraining(for: action, today: today).roles.map(\.text) == ["driver"])
    document.withdrawn = today - 1
    organisation.documents.put(document)
    action.title = "SOP-07"
    action.area = nil
    #expect(organisation.proposedRetraining(for: action, today: today).roles.isEmpty)
  }
}
