import Records
import Testing

@Suite("A proposed programme")
struct ProposalTests {
  /// Two areas, two trained auditors of whom one works in the stores, and one who is not trained.
  private func organisation() throws -> Organisation {
    var organisation = try auditedOrganisation()
    var competence = Competence(id: try id("audit"))
    competence.name = "Internal audit"
    organisation.competences.put(competence)
    for name in ["ana", "ben", "cho"] {
      var person = Person(id: try id(name))
      person.name = name
      if name == "ana" { person.area = try id("stores") }
      organisation.people.put(person)
      guard name != "cho" else { continue }
      var training = TrainingRecord(id: try id("t-\(name)"))
      training.person = person.id
      training.competence = competence.id
      training.date = try day("2025-01-10")
      organisation.trainings.put(training)
    }
    return organisation
  }

  /// Everything was assessed on a day, by an audit of both areas.
  private func seen(on: String, auditor: String = "ana") throws -> Organisation {
    var organisation = try organisation()
    try organisation.addAudit("ia", areas: ["stores", "yard"], planned: on, auditor: auditor)
    for number in ["8.1", "8.4.1", "8.4.2", "8.10", "9.2"] {
      try organisation.addLine("l\(number)", of: "ia", number, on: on)
    }
    return organisation
  }

  private func proposal(
    _ organisation: Organisation, _ year: Int = 2027, on: String = "2026-11-20"
  ) throws -> AuditProposal {
    organisation.auditProposal(for: year, today: try day(on), library: try smallLibrary())
  }

  private func clauses(_ proposal: AuditProposal) throws -> [String] {
    let library = try smallLibrary()
    return try auditedOrganisation().auditableClauses(
      within: proposal.items.flatMap(\.clauses), library: library
    ).map(\.number)
  }

  @Test("what was never assessed is proposed, every clause and every area, with the reasons")
  func never() throws {
    let proposal = try proposal(organisation())
    #expect(Set(proposal.items.flatMap(\.areas).map(\.text)) == ["stores", "yard"])
    #expect(try clauses(proposal) == ["8.1", "8.4.1", "8.4.2", "8.10", "9.2"])
    #expect(proposal.items.contains { $0.reasons.contains("stores never assessed") })
    #expect(
      proposal.items.contains { $0.reasons.contains("2 clauses never assessed: 8.4.1, 8.4.2") })
    #expect(proposal.items.count <= 8)
    #expect(proposal.items.allSatisfy { $0.planned.year == 2027 && $0.reasons.count >= 2 })
    #expect(proposal.items.map(\.planned) == proposal.items.map(\.planned).sorted())
    #expect(proposal.remarks.isEmpty)
  }

  @Test(
    "an area whose three years are up by the end of the year is proposed, others by turns",
    arguments: [
      ("2024-12-31", true), ("2025-01-01", false), ("2026-11-01", false), ("2023-06-01", true),
    ])
  func due(on: String, isDue: Bool) throws {
    let proposal = try proposal(seen(on: on))
    let areas = proposal.items.flatMap(\.areas).count
    // A third of what there is falls to each year all the same.
    #expect(areas == (isDue ? 2 : 1))
    let reasons: [String] = proposal.items.flatMap(\.reasons)
    #expect(reasons.contains { $0.contains("three years are up") } == isDue)
    #expect(reasons.contains { $0.contains("unseen longest") } == !isDue)
    if isDue { #expect(try clauses(proposal).count == 5) }
  }

  @Test(
    "trouble brings an area and its clauses into each year, and the reason says how much",
    arguments: [
      (
        Action.Kind.nonconformity, Action.Stage.open, true,
        "1 open nonconformity (x), 1 of them major"
      ),
      (.nonconformity, .closed, false, ""),
      (.incident, .open, true, "1 open incident or complaint (x)"),
      (.improvement, .open, false, ""), (.documentUpdate, .open, false, ""),
    ])
  func risk(kind: Action.Kind, stage: Action.Stage, isRisky: Bool, reason: String) throws {
    var organisation = try seen(on: "2026-06-01", auditor: "cho")
    var action = Action(id: try id("x"))
    action.reference = "x"
    action.actionKind = kind
    action.grade = kind == .nonconformity ? .major : nil
    action.stage = stage
    action.raised = try day("2026-10-01")
    action.area = try id("yard")
    action.clauses = [try clause("9001:2015 8.4.2")]
    organisation.actions.put(action)
    let items = try proposal(organisation).items
    let yard = items.first { $0.areas.map(\.text) == ["yard"] && $0.reasons.contains(reason) }
    #expect((yard != nil) == isRisky)
    if let yard { #expect(yard.clauses.contains(try clause("9001:2015 8.4.2"))) }
  }

  @Test("what recurs and what audits found counts as risk, with its number")
  func recurrences() throws {
    var organisation = try seen(on: "2026-06-01")
    var earlier = Action(id: try id("first"))
    earlier.stage = .closed
    organisation.actions.put(earlier)
    var again = Action(id: try id("again"))
    again.reference = "again"
    again.stage = .closed
    again.raised = try day("2026-07-01")
    again.recurrenceOf = earlier.id
    again.area = try id("stores")
    organisation.actions.put(again)
    for number in ["8.1", "8.4.1", "9.2"] {
      var line = try #require(organisation.auditLines[id("l\(number)")])
      line.finding = .minor
      organisation.auditLines.put(line)
    }
    let reasons = try proposal(organisation).items.flatMap(\.reasons)
    #expect(reasons.contains("1 recurrence in 24 months (again)"))
    #expect(reasons.contains("3 findings in audits of the last 24 months"))
  }

  @Test("what open audits of the year have in their scope is not proposed twice")
  func taken() throws {
    var organisation = try organisation()
    try organisation.addAudit(
      "p", areas: ["stores", "yard"], clauses: ["8"], planned: "2027-03-01", state: .planned)
    let some = try proposal(organisation)
    #expect(some.items.flatMap(\.areas).isEmpty)
    #expect(try clauses(some) == ["9.2"])
    try organisation.addAudit("q", clauses: ["9.2"], planned: "2027-06-01", state: .planned)
    let none = try proposal(organisation)
    #expect(none.items.isEmpty)
    #expect(none.remarks.first?.hasPrefix("Nothing to add") == true)
    // What an audit dropped is open again.
    try organisation.addAudit("q", clauses: ["9.2"], planned: "2027-06-01", state: .cancelled)
    #expect(try clauses(proposal(organisation)) == ["9.2"])
  }

  @Test("an auditor is trained, here, impartial and not for the third time running")
  func auditors() throws {
    var organisation = try organisation()
    func auditors(_ area: String) throws -> [String?] {
      try proposal(organisation).items.filter { $0.areas.map(\.text) == [area] }
        .map { $0.auditor?.text }
    }
    // Ana works in the stores; Cho is not trained.
    #expect(try auditors("stores") == ["ben"])
    for year in ["2022", "2023"] {
      try organisation.addAudit(
        "ia\(year)", areas: ["stores"], planned: "\(year)-05-01", auditor: "ben")
    }
    #expect(try auditors("stores") == [nil])
    let reasons = try proposal(organisation).items.flatMap(\.reasons)
    #expect(
      reasons.contains {
        $0.hasPrefix("no auditor suits: 2 trained and here on 2027")
          && $0.hasSuffix("1 own or work in the area, 1 audited it twice running")
      })
    var ben = try #require(organisation.people[id("ben")])
    ben.left = try day("2027-01-31")
    organisation.people.put(ben)
    let items = try proposal(organisation).items
    #expect(!items.contains { $0.auditor?.text == "ben" })
  }

  @Test("the audits that an auditor reported in the year count as work done in it")
  func loadOfReported() throws {
    var organisation = try organisation()
    try organisation.addAudit(
      "p", areas: ["stores", "yard"], clauses: ["8"], planned: "2026-12-01",
      state: .planned)
    for name in ["a", "b"] {
      try organisation.addAudit(name, planned: "2026-03-01", auditor: "ben")
    }
    let items = try proposal(organisation, 2026).items
    #expect(items.map { $0.auditor?.text } == ["ana"])
    #expect(items.flatMap(\.reasons).contains { $0.hasSuffix("no other audit in 2026") })
    var ana = try #require(organisation.people[id("ana")])
    ana.left = try day("2026-11-30")
    organisation.people.put(ana)
    let reasons = try proposal(organisation, 2026).items.flatMap(\.reasons)
    #expect(reasons.contains { $0.hasSuffix("2 other audits in 2026") })
  }

  /// An open major nonconformity over some clauses.
  private func trouble(_ name: String, _ clauses: [String], in area: String? = nil) throws -> Action
  {
    var action = Action(id: try id(name))
    action.reference = name
    action.actionKind = .nonconformity
    action.grade = .major
    action.raised = try day("2026-10-01")
    action.area = try area.map { try id($0) }
    action.clauses = try clauses.map { try clause("9001:2015 \($0)") }
    return action
  }

  @Test("trouble with a clause that the year looks at anyway is no reason to look at another")
  func reasonsOfScope() throws {
    var organisation = try seen(on: "2026-06-01")
    for number in ["8.4.1", "8.4.2"] {
      organisation.actions.put(try trouble("NC-\(number)", [number]))
    }
    try organisation.addAudit("p", clauses: ["8.4.1"], planned: "2027-03-01", state: .planned)
    let item = try #require(
      proposal(organisation).items.first { $0.clauses.contains(try clause("9001:2015 8.4.2")) })
    #expect(item.reasons.contains { $0.contains("NC-8.4.2") })
    #expect(!item.reasons.contains { $0.contains("NC-8.4.1") })
  }

  @Test("an area is asked about the clauses that were audited there, and each clause named once")
  func workOfAreas() throws {
    var organisation = try organisation()
    try organisation.addAudit("s", areas: ["stores"], planned: "2022-06-01")
    try organisation.addLine("s1", of: "s", "8.10", on: "2022-06-01")
    try organisation.addAudit("y", areas: ["yard"], planned: "2022-07-01")
    for number in ["8.1", "8.4.1", "8.4.2"] {
      try organisation.addLine("y\(number)", of: "y", number, on: "2022-07-01")
    }
    let titles = try proposal(organisation).items.map(\.title)
    #expect(titles.contains("stores: 8.10"))
    #expect(titles.contains("yard: 8.1, 8.4"))
  }

  @Test("a proposal over several areas says of each reason which of them it is about")
  func severalAreas() throws {
    var organisation = try seen(on: "2026-06-01")
    for number in 1...14 {
      var area = Area(id: try id("a\(number)"))
      area.name = "Area \(number)"
      organisation.areas.put(area)
      organisation.actions.put(try trouble("NC-\(number)", [], in: "a\(number)"))
    }
    let joined = try proposal(organisation).items.filter { $0.areas.count > 1 }
    #expect(!joined.isEmpty && joined.allSatisfy { $0.areas.count == 2 })
    for item in joined {
      for area in item.areas where area.text.hasPrefix("a") {
        let number = area.text.dropFirst()
        #expect(
          item.reasons.contains {
            $0.hasPrefix("Area \(number): ") && $0.contains("(NC-\(number))")
          })
      }
      let numbers = item.title.split(separator: ":").last?.split(separator: ",").map(\.self) ?? []
      #expect(Set(numbers).count == numbers.count)
    }
  }

  @Test("the load is spread over auditors and over the quarters still to come")
  func spread() throws {
    var organisation = try organisation()
    for name in ["a1", "a2", "a3", "a4", "a5", "a6"] {
      var area = Area(id: try id(name))
      area.name = name
      organisation.areas.put(area)
    }
    let proposal = try proposal(organisation)
    let quarters = Dictionary(grouping: proposal.items, by: \.quarter).mapValues(\.count)
    #expect(quarters.count == 4)
    #expect(quarters.values.allSatisfy { $0 == 2 })
    let load = Dictionary(grouping: proposal.items.compactMap(\.auditor), by: \.text)
      .mapValues(\.count)
    #expect(abs((load["ana"] ?? 0) - (load["ben"] ?? 0)) <= 2)
    #expect(Set(proposal.items.flatMap(\.areas)).count == 8)
  }

  @Test(
    "only quarters with time left to plan are used",
    arguments: [
      ("2026-11-20", 2026, [4]), ("2026-06-20", 2026, [3, 4]), ("2026-05-20", 2026, [2, 3, 4]),
      ("2026-12-30", 2026, [4]), ("2027-01-01", 2026, []),
    ])
  func quarters(on: String, year: Int, expected: [Int]) throws {
    let proposal = try proposal(organisation(), year, on: on)
    #expect(Set(proposal.items.map(\.quarter.number)) == Set(expected))
    if expected.isEmpty { #expect(proposal.remarks == ["2026 is over: → shows the next year"]) }
  }

  @Test("without a standard or an area it says why nothing, or not all, is proposed")
  func nothing() throws {
    let bare = try proposal(bareOrganisation())
    #expect(bare.items.isEmpty)
    #expect(bare.remarks.count == 3)
    #expect(bare.remarks[0].hasPrefix("No standard is held"))
    #expect(bare.remarks[1].hasPrefix("No area is on file"))
    #expect(bare.remarks[2].hasPrefix("No competence for auditors is on file"))
    var unknown = try bareOrganisation()
    var profile = unknown.profile
    profile.standards = [try edition("7777:2020")]
    unknown.profiles.put(profile)
    #expect(try proposal(unknown).remarks[0].hasPrefix("No catalogue knows ISO 7777:2020"))
  }
}
