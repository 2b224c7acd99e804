import Records
import Testing

@testable import Screens

@Suite("The recurrence radar on the screen")
struct RecurrenceTests {
  /// A closed nonconformity of last year, judged effective, and a new one like it.
  private static func again() -> Organisation {
    var organisation = Organisation.small()
    var old = Action.nonconformity("NC-2025-009", "Delivery notes not signed at the gate")
    old.raised = day("2025-09-01")
    old.stage = .closed
    old.closed = day("2025-12-01")
    old.effective = true
    old.effectiveEvidence = "30 notes seen"
    old.clauses = [clause("8.4.1")]
    old.area = known("stores")
    organisation.actions.put(old)
    var new = Action.nonconformity("NC-2026-003", "Unsigned delivery notes at the gate")
    new.clauses = [clause("8.4.1")]
    new.area = known("stores")
    organisation.actions.put(new)
    return organisation
  }

  @Test("an open nonconformity shows earlier ones like it, and one key links the likeliest")
  func links() throws {
    var rig = Rig(Self.again(), columns: 100, rows: 40)
    rig.state.openAction(known("nc-2026-003"))
    let line = try #require(rig.lines.first { $0.contains("Again?") })
    #expect(line.contains("NC-2025-009"))
    #expect(rig.prose.contains("same clause 8.4.1"))
    rig.press("r")
    #expect(rig.action("NC-2026-003")?.recurrenceOf == known("nc-2025-009"))
    let old = try #require(rig.action("NC-2025-009"))
    #expect(old.effective == false && old.stage == .closed)
    #expect(rig.message.contains("NC-2026-003 is NC-2025-009 again, which is marked not effective"))
    #expect(rig.prose.contains("↻ Recurrence of NC-2025-009"))
    #expect(!rig.prose.contains("Again?"))
    rig.state.openAction(old.id)
    #expect(rig.prose.contains("↻ Came back as NC-2026-003"))
    #expect(rig.prose.contains("NOT effective on 20 Nov: came back as NC-2026-003"))
    rig.press("u")
    #expect(
      rig.records
        == {
          var all = Self.again(); all.history = Register(); return all
        }())
  }

  @Test("Enter on an earlier one opens it, to be read before it is linked")
  func opens() {
    var rig = Rig(Self.again(), columns: 100, rows: 40)
    rig.state.openAction(known("nc-2026-003"))
    rig.goDown(to: "Again?")
    rig.press("⏎")
    #expect(rig.state.currentAction?.reference == "NC-2025-009")
  }

  @Test("^G links the earlier action shown while the title is typed, then the next, then none")
  func linksWhileTyping() throws {
    var rig = Rig(Self.again())
    rig.press("2aDelivery notes unsigned at the gate")
    #expect(rig.prose.contains("↻ earlier: NC-2025-009"))
    _ = rig.state.update(.key(.control("g")))
    let first = try #require(rig.lines.first { $0.contains("AGAIN:") })
    rig.press("ⓢ")
    let added = try #require(rig.action("NC-2026-004"))
    let earlier = try #require(rig.organisation.actions[added.recurrenceOf])
    #expect(first.contains(earlier.reference))
    #expect(earlier.effective == false)
  }

  @Test("a recurrence that would make a ring is refused beside the field")
  func ring() {
    var organisation = Self.again()
    var new = organisation.actions[known("nc-2026-003")]
    new?.recurrenceOf = known("nc-2025-009")
    if let new { organisation.actions.put(new) }
    var rig = Rig(organisation)
    rig.state.openAction(known("nc-2025-009"))
    rig.press("rNC-2026-003⏎")
    #expect(rig.prose.contains("✗ NC-2026-003 is itself a recurrence of this one"))
    rig.press("ⓢⓢ")
    #expect(rig.action("NC-2025-009")?.recurrenceOf == nil)
  }

  @Test("an owner who has left is said beside the field; ^S again keeps it all the same")
  func leftOwner() {
    var rig = Rig(.small(left: "novak", on: "2026-11-01"))
    rig.press("2aOil on the floor⇥⇥⇥nov⏎")
    #expect(rig.prose.contains("! J. Novák left on Sun 1 Nov 2026: choose someone who is here"))
    rig.press("ⓢ")
    #expect(rig.action("NC-2026-003") == nil)
    rig.press("ⓢ")
    #expect(rig.action("NC-2026-003")?.owner == known("novak"))
  }

  @Test("a clause that no edition held has is said beside the field")
  func unheldClause() {
    var organisation = Organisation.small()
    var action = organisation.actions[known("nc-2026-001")]
    action?.clauses = [clause("8.99")]
    if let action { organisation.actions.put(action) }
    var rig = Rig(organisation)
    rig.press("2e")
    rig.goDown(to: "Clauses")
    #expect(
      rig.prose.contains(
        "! no held edition has 9001:2015 8.99: choose a clause that one has (held is ISO 9001:2015)"
      ))
  }
}
