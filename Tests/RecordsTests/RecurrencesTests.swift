import Records
import Testing

@Suite("Recurrences")
struct RecurrencesTests {
  /// Actions by name with what each is a recurrence of.
  private func organisation(_ links: [(String, String?)]) throws -> Organisation {
    var organisation = try bareOrganisation()
    for (index, link) in links.enumerated() {
      var action = Action(id: try id(link.0))
      action.recurrenceOf = try link.1.map { try id($0) }
      action.raised = today - index
      organisation.actions.put(action)
    }
    return organisation
  }

  @Test(
    "a recurrence that leads back to itself would make a ring",
    arguments: [
      ("a", "a", true), ("a", "b", true), ("a", "c", true), ("b", "c", true), ("c", "a", false),
      ("c", "b", false), ("d", "c", false), ("c", "d", false), ("a", "x", false), ("x", "a", false),
      // r and s are in a ring of their own already.
      ("a", "r", false), ("r", "a", false), ("r", "s", true), ("t", "r", false),
    ])
  func ring(action: String, earlier: String, isRing: Bool) throws {
    let organisation = try organisation([
      ("a", nil), ("b", "a"), ("c", "b"), ("d", nil), ("r", "s"), ("s", "r"), ("t", "gone"),
    ])
    #expect(
      organisation.wouldMakeRing(try id(action), recurringOf: try id(earlier)) == isRing)
  }

  @Test("the chain leads back to the first, each once")
  func chain() throws {
    let organisation = try organisation([
      ("a", nil), ("b", "a"), ("c", "b"), ("r", "s"), ("s", "r"), ("t", "gone"),
    ])
    #expect(organisation.recurrenceChain(of: try id("c")).map(\.text) == ["b", "a"])
    #expect(organisation.recurrenceChain(of: try id("r")).map(\.text) == ["s"])
    #expect(organisation.recurrenceChain(of: try id("t")).map(\.text) == ["gone"])
    #expect(organisation.recurrenceChain(of: try id("a")).isEmpty)
    #expect(organisation.recurrenceChain(of: try id("x")).isEmpty)
  }

  @Test("later actions are found by the one that they name, the oldest first")
  func index() throws {
    let organisation = try organisation([
      ("a", nil), ("b", "a"), ("c", "a"), ("d", "b"), ("e", "e"),
    ])
    let found = organisation.recurrences
    #expect(found.count == 2)
    #expect(found[try id("a")]?.map(\.text) == ["c", "b"])
    #expect(found[try id("b")]?.map(\.text) == ["d"])
  }
}
