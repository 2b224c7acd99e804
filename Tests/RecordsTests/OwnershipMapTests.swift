import Records
import Testing

@Suite("Who owns what")
struct OwnershipMapTests {
  /// Two people who are here and one who left yesterday.
  private func organisation() throws -> Organisation {
    var organisation = try bareOrganisation()
    var profile = organisation.profile
    profile.standards = [try edition("9001:2015")]
    organisation.profiles.put(profile)
    for name in ["mei", "okafor", "ana"] {
      var person = Person(id: try id(name))
      person.name = name
      if name == "ana" { person.left = today - 1 }
      organisation.people.put(person)
    }
    return organisation
  }

  private func map(_ organisation: Organisation) throws -> OwnershipMap {
    OwnershipMap(of: organisation, today: today, library: try smallLibrary())
  }

  private func respond(
    _ key: String, _ clauses: [String], owner: String?, deputy: String? = nil,
    edition text: String? = nil, in organisation: inout Organisation
  ) throws {
    var record = Responsibility(id: try id(key))
    record.clauses = try clauses.map { try clause("9001:2015 \($0)") }
    record.edition = try text.map { try edition($0) }
    record.owner = try owner.map { try id($0) }
    record.deputy = try deputy.map { try id($0) }
    organisation.responsibilities.put(record)
  }

  private func owner(_ number: String, in map: OwnershipMap) throws -> String {
    let wanted = try clause("9001:2015 \(number)")
    let thing = try #require(map.things.first { $0.subject == .clause(wanted) })
    return thing.owner?.text ?? "nobody"
  }

  @Test(
    "a clause's owner is named with it, or with the nearest clause above it, never with the standard",
    arguments: [
      ("8.4.1", "mei"), ("8.4.2", "okafor"), ("8.1", "ana"), ("8.10", "ana"), ("9.2", "nobody"),
    ])
  func nearest(number: String, expected: String) throws {
    var organisation = try organisation()
    try respond("whole", [], owner: "okafor", edition: "9001:2015", in: &organisation)
    try respond("8", ["8"], owner: "ana", in: &organisation)
    try respond("8.4", ["8.4"], owner: "okafor", in: &organisation)
    try respond("8.4.1", ["8.4.1"], owner: "mei", in: &organisation)
    try respond("nobody's", ["8.4.2"], owner: nil, in: &organisation)
    let map = try map(organisation)
    #expect(try owner(number, in: map) == expected)
    #expect(map.things.first?.subject == .standard(try edition("9001:2015")))
    #expect(map.things.first?.owner == (try id("okafor")))
  }

  @Test(
    "who has left is told apart from nobody, and of two records the one with an owner who is here counts"
  )
  func standing() throws {
    var organisation = try organisation()
    try respond("a", ["8.1"], owner: "ana", in: &organisation)
    try respond("b", ["8.10"], owner: "ana", in: &organisation)
    try respond("c", ["8.10"], owner: "mei", deputy: "ana", in: &organisation)
    let map = try map(organisation)
    let standings = map.things.filter { $0.subject.group == .clauses }.map(\.standing)
    #expect(standings == [.left, .none, .none, .here, .none])
    #expect(map.things.first { $0.owner?.text == "mei" }?.deputyStanding == .left)
    #expect(map.left.map(\.text) == ["ana"])
  }

  @Test("withdrawn documents, closed objectives and closed actions are nobody's any more")
  func past() throws {
    var organisation = try organisation()
    for (key, day) in [("in", nil), ("today", today), ("out", today - 1)] as [(String, Day?)] {
      var document = Document(id: try id("d-\(key)"))
      (document.title, document.withdrawn, document.owner) = (key, day, try id("mei"))
      organisation.documents.put(document)
      var objective = Objective(id: try id("o-\(key)"))
      (objective.name, objective.closed, objective.owner) = (key, day, try id("okafor"))
      organisation.objectives.put(objective)
      var action = Action(id: try id("a-\(key)"))
      (action.owner, action.stage) = (try id("mei"), day == nil ? .open : .closed)
      var step = Step()
      step.owner = try id("okafor")
      var own = Step()
      own.title = "the owner's own"
      action.plan = [step, own]
      organisation.actions.put(action)
    }
    let map = try map(organisation)
    #expect(map.things.count { $0.subject.group == .documents } == 2)
    #expect(map.things.count { $0.subject.group == .objectives } == 1)
    #expect(map.owned == [try id("mei"): 3, try id("okafor"): 1])
    #expect(map.share(of: try id("mei")).percent == 75)
    let work = try #require(map.work[try id("okafor")])
    #expect([work.actions, work.steps, work.objectives, work.total] == [0, 1, 1, 2])
    #expect(map.work[try id("mei")]?.total == 2)
    #expect(map.workShares.map { [$0.count, $0.of] } == [[2, 4], [2, 4]])
  }

  @Test("what nobody owns costs readiness points and is named with its records")
  func readiness() throws {
    var organisation = try organisation()
    func reason() throws -> String {
      let basis = ReadinessBasis(of: organisation, today: today, library: try smallLibrary())
      return try #require(organisation.readiness(basis).parts.last).reason
    }
    for key in ["a1", "a2"] {
      var area = Area(id: try id(key))
      (area.name, area.owner) = (key, key == "a1" ? try id("mei") : nil)
      organisation.areas.put(area)
    }
    #expect(try reason() == "1 area unowned")
    var document = Document(id: try id("d"))
    document.title = "SOP"
    organisation.documents.put(document)
    var objective = Objective(id: try id("o"))
    objective.name = "On time"
    organisation.objectives.put(objective)
    #expect(try reason() == "1 area unowned, 1 document unowned, 1 objective unowned")
    // Until somebody says for anything who answers for it, the register is not kept.
    try respond("r", ["8.1"], owner: "mei", in: &organisation)
    let map = try map(organisation)
    #expect(
      try reason().hasSuffix(
        "1 objective unowned, 1 standard unowned, \(map.unowned(.clauses).count) clauses unowned"))
  }

  // MARK: Giving

  private func give(
    _ numbers: [String], _ part: OwnershipPart = .owner, to person: String?,
    in organisation: inout Organisation
  ) throws -> Handover {
    var source = SeededGenerator(seed: 4)
    let handover = organisation.giving(
      try numbers.map { .clause(try clause("9001:2015 \($0)")) }, part,
      to: try person.map { try id($0) }, map: try map(organisation), today: today,
      library: try smallLibrary(), using: &source)
    let edit = Edit(
      who: "mei", when: Moment(seconds: 0), title: "", changes: handover.changes)
    try organisation.apply(edit)
    return handover
  }

  @Test(
    "several clauses are given in one record, named by the clause above where that means the same")
  func givesClauses() throws {
    var organisation = try organisation()
    let handover = try give(["8.4.1", "8.4.2"], to: "mei", in: &organisation)
    #expect(handover.given.count == 2)
    #expect(organisation.responsibilities.all.map(\.name) == ["9001:2015 8.4"])
    _ = try give(["8.1"], to: "mei", in: &organisation)
    #expect(organisation.responsibilities.all.map(\.name) == ["9001:2015 8.1; 9001:2015 8.4"])
  }

  @Test("a clause given to another leaves its fellows with whom they are, and its deputy stays")
  func splits() throws {
    var organisation = try organisation()
    try respond("r", ["8"], owner: "okafor", deputy: "mei", in: &organisation)
    _ = try give(["8.4.1"], .deputy, to: nil, in: &organisation)
    var map = try map(organisation)
    #expect(try owner("8.4.1", in: map) == "okafor")
    #expect(map.things.filter { $0.deputy?.text == "mei" }.count == 3)
    let refused = try give(["8.4.2"], to: nil, in: &organisation)
    #expect(refused.refused == ["9001:2015 8.4.2: is answered for with 9001:2015 8"])
    let given = try give(["8.4.1", "8.4.2", "8.1", "8.10"], to: "mei", in: &organisation)
    map = try self.map(organisation)
    for number in ["8.4.1", "8.4.2", "8.1", "8.10"] {
      #expect(try owner(number, in: map) == "mei")
    }
    // Mei was deputy of what she now owns; nobody stands in for themselves.
    #expect(map.things.allSatisfy { $0.deputy == nil })
    #expect(
      given.given.first?.hasSuffix("okafor → mei, who was deputy; it has no deputy now") == true)
    #expect(organisation.responsibilities.all.map(\.name) == ["9001:2015 8"])
  }

  @Test(
    "nobody is their own deputy, has a deputy without an owner, or is given something after they left"
  )
  func refuses() throws {
    var organisation = try organisation()
    try respond("r", ["8.1"], owner: "okafor", in: &organisation)
    #expect(
      try give(["8.1", "9.2"], .deputy, to: "okafor", in: &organisation).refused == [
        "9001:2015 8.1: is theirs: nobody is their own deputy",
        "9001:2015 9.2: has no owner yet; give it one first",
      ])
    #expect(try give(["8.1"], to: "ana", in: &organisation).refused.count == 1)
    #expect(try owner("8.1", in: map(organisation)) == "okafor")
  }

  @Test("a record for a standard and clauses is split when the standard is given to another")
  func splitsStandard() throws {
    var organisation = try organisation()
    try respond("r", ["8.1"], owner: "okafor", edition: "9001:2015", in: &organisation)
    var source = SeededGenerator(seed: 4)
    let handover = organisation.giving(
      [.standard(try edition("9001:2015"))], .owner, to: try id("mei"),
      map: try map(organisation), today: today, library: try smallLibrary(), using: &source)
    try organisation.apply(
      Edit(who: "", when: Moment(seconds: 0), title: "", changes: handover.changes))
    let map = try map(organisation)
    #expect(map.things.first?.owner?.text == "mei")
    #expect(try owner("8.1", in: map) == "okafor")
  }
}
