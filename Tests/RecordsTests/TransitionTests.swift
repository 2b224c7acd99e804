import Records
import Testing

@Suite("Transition to the edition that comes")
struct TransitionTests {
  /// The small standard and one that supersedes it: 8.1 stays, 8.4.1 changed, 8.4.2 is as before, 9.2 moved, 6.4 is new,
  /// 8.10 is gone.
  private func library() throws -> Library {
    let small = try smallLibrary()
    let new = Standard(
      edition: try edition("9001:2026"), name: "ISO 9001:2026", title: "Quality",
      clauses: [
        .init(number: "8", title: "Operation", isHeading: true),
        .init(number: "6.4", title: "Change", change: "A clause of its own."),
        .init(number: "6.5", title: "Culture"), .init(number: "8.1", title: "Planning", was: "8.1"),
        .init(number: "8.4.1", title: "General", was: "8.4.1", change: "Asks for more."),
        .init(
          number: "8.4.2", title: "Control", was: "8.4.2",
          change: "Nothing new is reported: other words."),
        .init(number: "9.3", title: "Internal audit", was: "9.2", change: "Moved."),
      ],
      succession: .init(
        supersedes: try edition("9001:2015"), published: try day("2026-09-16"),
        transition: try day("2029-09-30"), note: "as reported"))
    return Library(standards: small.standards + [new], checklists: small.checklists)
  }

  @Test("what is new, changed, as before and taken out is listed; what only goes on is not")
  func lists() throws {
    let gaps = try #require(
      auditedOrganisation().transitionGaps(library: library()).first)
    #expect(gaps.new == (try edition("9001:2026")))
    #expect(gaps.transition == (try day("2029-09-30")))
    #expect(
      gaps.items.map { "\($0.clause.number) \($0.kind.rawValue)" } == [
        "6.4 new", "6.5 new", "8.4.1 changed", "8.4.2 as before", "9.3 changed", "8.10 taken out",
      ])
    #expect(gaps.gapClauses.map(\.number) == ["6.4", "6.5", "8.4.1", "9.3"])
    #expect(gaps.items[4].was == (try clause("9001:2015 9.2")))
    #expect(gaps.items[5].clause == (try clause("9001:2015 8.10")))
  }

  @Test("a clause is followed by the lines that assessed it and the actions that name it")
  func follows() throws {
    var organisation = try auditedOrganisation()
    try organisation.addAudit("ia", planned: "2026-10-01", state: .inProgress)
    try organisation.addLine("a", of: "ia", "8.1", also: ["9001:2026 8.4.1"], on: "2026-10-01")
    try organisation.addLine(
      "b", of: "ia", "8.1", also: ["9001:2026 6.4"], .toInvestigate, on: "2026-10-01")
    for (name, number, stage) in [
      ("x", "6", Action.Stage.open), ("y", "9.3", .cancelled), ("z", "9.3", .closed),
    ] {
      var action = Action(id: try id(name))
      action.clauses = [try clause("9001:2026 \(number)")]
      action.stage = stage
      organisation.actions.put(action)
    }
    let items = try #require(organisation.transitionGaps(library: library()).first).items
    #expect(items.map(\.assessed) == [nil, nil, try day("2026-10-01"), nil, nil, nil])
    #expect(items.map { $0.actions.map(\.text) } == [["x"], ["x"], [], [], ["z"], []])
    #expect(items.map(\.isOpen) == [false, false, false, false, false, false])
  }

  @Test("there is no gap where the old edition is not held, or the new one is held already")
  func none() throws {
    #expect(try bareOrganisation().transitionGaps(library: library()).isEmpty)
    var organisation = try auditedOrganisation()
    var profile = organisation.profile
    profile.standards.append(try edition("9001:2026"))
    organisation.profiles.put(profile)
    #expect(organisation.transitionGaps(library: try library()).isEmpty)
  }

  @Test(
    "a clause of the edition that supersedes a held one may be named",
    arguments: [
      ("9001:2015", "9001:2026 6.4", true), ("9001:2015", "9001:2026 8.10", false),
      ("9001:2015", "9001:2015 8.10", true), ("9001:2026", "9001:2026 6.4", true),
      ("9001:2026", "9001:2015 8.10", false), ("14001:2015", "9001:2026 6.4", false),
    ])
  func known(held: String, number: String, isKnown: Bool) throws {
    let clauses = HeldClauses(try library(), held: [try edition(held)])
    #expect(clauses.has(try clause(number)) == isKnown)
    #expect(clauses.inWords == "held is \(try edition(held))")
  }
}
