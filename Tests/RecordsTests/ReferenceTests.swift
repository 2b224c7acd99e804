import Records
import Testing

@Suite("References and earlier actions alike")
struct ReferenceTests {
  private func organisation(with references: [String]) throws -> Organisation {
    var organisation = try bareOrganisation()
    for (index, reference) in references.enumerated() {
      var action = Action(id: try id("a\(index)"))
      action.reference = reference
      organisation.actions.put(action)
      var audit = Audit(id: try id("i\(index)"))
      audit.reference = reference
      organisation.audits.put(audit)
    }
    return organisation
  }

  @Test(
    "the next reference of a kind follows the highest of its year",
    arguments: [
      ([], "NC-2026-001"), (["NC-2026-014"], "NC-2026-015"),
      (["NC-2026-014", "NC-2026-002"], "NC-2026-015"), (["NC-2025-099"], "NC-2026-001"),
      (["OFI-2026-007"], "NC-2026-001"), (["NC-2026-999"], "NC-2026-1000"),
      (["NC-2026-7"], "NC-2026-008"), (["NC-2026-x", "NC-2026-"], "NC-2026-001"),
      (["NC-2026-99999999999999999999"], "NC-2026-001"), (["XNC-2026-5"], "NC-2026-001"),
      (["NC-2026-009", "NC-2026-010"], "NC-2026-011"),
    ])
  func actions(references: [String], expected: String) throws {
    let organisation = try organisation(with: references)
    #expect(organisation.nextReference(for: Action.Kind.nonconformity, year: 2026) == expected)
  }

  @Test("every kind of action counts by itself")
  func kinds() throws {
    let organisation = try organisation(with: ["NC-2026-014"])
    let references = Action.Kind.allCases.map { organisation.nextReference(for: $0, year: 2026) }
    #expect(
      references == [
        "NC-2026-015", "IN-2026-001", "CO-2026-001", "OFI-2026-001", "RT-2026-001",
        "RD-2026-001", "OB-2026-001", "DU-2026-001", "TR-2026-001",
      ])
  }

  @Test(
    "audits count as internal, supplier and external ones",
    arguments: [
      (Audit.Kind.internal, "IA-2026-04"), (.supplier, "SA-2026-01"), (.stage1, "EA-2026-100"),
      (.surveillance, "EA-2026-100"), (.transition, "EA-2026-100"),
    ])
  func audits(kind: Audit.Kind, expected: String) throws {
    let organisation = try organisation(with: ["IA-2026-03", "EA-2026-99", "SA-2025-07"])
    #expect(organisation.nextReference(for: kind, year: 2026) == expected)
  }

  struct Pair: Sendable {
    let what: String
    var title = "Delivery notes unsigned"
    var clauses = ["9001:2015 8.5.1"]
    var area: String? = "goods-in"
    var reason: String?
  }

  static let pairs: [Pair] = [
    Pair(
      what: "all alike",
      reason: "same words: delivery, notes, unsigned; same clause 8.5.1; same area"),
    Pair(
      what: "two words", title: "Notes of the delivery lost", clauses: [], area: nil,
      reason: "same words: delivery, notes"),
    Pair(what: "one word", title: "Delivery late", clauses: [], area: nil),
    Pair(
      what: "one word and the clause", title: "Delivery late", area: nil,
      reason: "same words: delivery; same clause 8.5.1"),
    Pair(what: "one word and the area", title: "Delivery late", clauses: []),
    Pair(
      what: "clause and area", title: "Scales", reason: "same clause 8.5.1; same area"),
    Pair(what: "the clause only", title: "Scales", area: nil),
    Pair(what: "the area only", title: "Scales", clauses: []),
    Pair(
      what: "a clause above", title: "Scales", clauses: ["9001:2015 8.5"],
      reason: "same clause 8.5.1; same area"),
    Pair(
      what: "a clause below", title: "Scales", clauses: ["9001:2015 8.5.1.2"],
      reason: "same clause 8.5.1; same area"),
    Pair(what: "a neighbour clause", title: "Scales", clauses: ["9001:2015 8.5.10"]),
    Pair(what: "another edition", title: "Scales", clauses: ["9001:2026 8.5.1"]),
    Pair(what: "empty words", title: "It was not there for us", clauses: [], area: nil),
  ]

  private func action(_ pair: Pair, id text: String) throws -> Action {
    var action = Action(id: try id(text))
    action.title = pair.title
    action.clauses = try pair.clauses.map { try clause($0) }
    action.area = try pair.area.map { try id($0) }
    action.raised = today - 100
    return action
  }

  @Test("an earlier action alike is named with the reason", arguments: pairs)
  func matches(pair: Pair) throws {
    var organisation = try bareOrganisation()
    organisation.actions.put(try action(pair, id: "old"))
    let new = try action(Pair(what: "new"), id: "new")
    let found = organisation.earlierMatches(of: new, today: today)
    #expect(found.map(\.reason) == (pair.reason.map { [$0] } ?? []), "\(pair.what)")
  }

  @Test(
    "the look-back reaches to the same day some months ago",
    arguments: [
      (24, "2024-11-20", true), (24, "2024-11-19", false), (12, "2025-11-20", true),
      (12, "2025-11-19", false), (36, "2023-11-20", true), (36, "2023-11-19", false),
    ])
  func lookBack(months: Int, raised: String, isFound: Bool) throws {
    var organisation = try bareOrganisation()
    var profile = organisation.profile
    profile.lookBackMonths = months
    organisation.profiles.put(profile)
    var old = try action(Pair(what: "old"), id: "old")
    old.raised = try day(raised)
    organisation.actions.put(old)
    var new = try action(Pair(what: "new"), id: "new")
    // It is reckoned back from the day that the new one was raised.
    new.raised = today
    #expect(organisation.earlierMatches(of: new, today: today).isEmpty != isFound)
  }

  @Test("cancelled actions, the action itself and ones without a day are no match")
  func noMatches() throws {
    var organisation = try bareOrganisation()
    var old = try action(Pair(what: "old"), id: "old")
    old.stage = .cancelled
    organisation.actions.put(old)
    var dateless = try action(Pair(what: "old"), id: "dateless")
    dateless.raised = nil
    organisation.actions.put(dateless)
    let new = try action(Pair(what: "new"), id: "new")
    organisation.actions.put(new)
    #expect(organisation.earlierMatches(of: new, today: today).isEmpty)
  }

  @Test("closed actions match, the likeliest first, then the latest, no more than asked for")
  func order() throws {
    var organisation = try bareOrganisation()
    for (index, name) in ["words", "older", "all", "newer"].enumerated() {
      var old = try action(Pair(what: name), id: name)
      old.stage = .closed
      if name == "words" { old.clauses = [] }
      old.raised = today - (name == "older" ? 300 : 100 + index)
      if name != "all" { old.area = nil }
      organisation.actions.put(old)
    }
    let new = try action(Pair(what: "new"), id: "new")
    let all = organisation.earlierMatches(of: new, today: today, limit: 9)
    #expect(all.map(\.action.text) == ["all", "newer", "older", "words"])
    #expect(organisation.earlierMatches(of: new, today: today).count == 3)
  }
}
