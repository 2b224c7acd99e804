import Records
import Testing

@testable import Screens

@Suite("Noting an action from anywhere")
struct CaptureTests {
  /// An audit of one area with two lines.
  private func audited() -> Organisation {
    var organisation = Organisation.small()
    var audit = Audit(id: known("audit"))
    audit.reference = "IA-2026-01"
    audit.title = "Purchasing"
    audit.areas = [known("stores")]
    audit.planned = day("2026-11-20")
    organisation.audits.put(audit)
    for (order, number) in [(1, "8.4.1"), (2, "8.4.2")] {
      var line = AuditLine(id: known("line-\(order)"))
      line.audit = audit.id
      line.order = order
      line.clause = clause(number)
      line.question = "How?"
      organisation.auditLines.put(line)
    }
    return organisation
  }

  @Test(
    "one key, the title and Enter are enough, and the pane is where it was",
    arguments: Pane.allCases)
  func fromEveryPane(pane: Pane) throws {
    var rig = Rig(audited())
    rig.press(String(pane.digit) + "↓")
    let tabs = rig.lines[1]
    rig.press("+Oil on the floor⏎")
    let added = try #require(rig.action("NC-2026-003"))
    #expect(added.title == "Oil on the floor")
    #expect(added.source == .staff)
    #expect(added.raisedBy == known("lim"))
    #expect(rig.message.hasPrefix("NC-2026-003 added"))
    #expect(rig.state.pane == pane)
    #expect(rig.state.overlays.isEmpty)
    #expect(rig.lines[1] == tabs)
    rig.press("u")
    #expect(rig.action("NC-2026-003") == nil)
  }

  @Test("in a walk the clause and the area are proposed, and the walk goes on at the same line")
  func inWalk() throws {
    var rig = Rig(audited())
    rig.press("3⏎j")
    let line = rig.state.currentLine?.id
    rig.press("+")
    #expect(rig.text.contains("Note an action (IA-2026-01 8.4.2)"))
    rig.press("Ladder without a label⏎")
    let added = try #require(rig.action("NC-2026-003"))
    #expect(added.clauses == [clause("8.4.2")])
    #expect(added.area == known("stores"))
    #expect(added.owner == known("okafor"))
    #expect(added.source == .staff)
    #expect(added.line == nil)
    #expect(rig.state.audits.walk != nil)
    #expect(rig.state.currentLine?.id == line)
    #expect(rig.state.currentLine?.finding == nil)
  }

  @Test("the selected action, its filter and marks are as before, and the list shows no other")
  func keepsPlace() {
    var rig = Rig()
    rig.press("2/calib⏎ +Something else⏎")
    #expect(rig.state.actions.list.filter == "calib")
    #expect(rig.state.actions.list.marked.count == 1)
    #expect(rig.state.currentAction?.reference == "NC-2026-002")
    rig.press("⏎+And more⏎")
    #expect(rig.state.actions.detail == known("nc-2026-002"))
  }

  @Test("an action shown in full lends its area, clauses and owner; a row of the list lends none")
  func lends() throws {
    var organisation = Organisation.small()
    var action = try #require(organisation.actions[known("nc-2026-001")])
    action.area = known("welding")
    action.clauses = [clause("8.4.1")]
    organisation.actions.put(action)
    var rig = Rig(organisation)
    rig.press("2+One⏎⏎+Two⏎")
    #expect(rig.action("NC-2026-003")?.area == nil)
    #expect(rig.action("NC-2026-004")?.area == known("welding"))
    #expect(rig.action("NC-2026-004")?.clauses == [clause("8.4.1")])
    #expect(rig.action("NC-2026-004")?.owner == known("okafor"))
  }

  @Test("a person selected is proposed as the owner, an area as the area")
  func fromPeople() {
    var rig = Rig()
    rig.press("9g+One⏎⇥G+Two⏎")
    #expect(rig.action("NC-2026-003")?.owner == known("okafor"))
    #expect(rig.action("NC-2026-004")?.area == known("welding"))
  }

  @Test("earlier matches show while one types, and Tab goes to the other fields")
  func matches() {
    var rig = Rig()
    rig.press("1+Unsigned delivery notes")
    #expect(rig.text.contains("↻ earlier: NC-2026-001"))
    rig.press("⇥nov⏎ⓢ")
    #expect(rig.action("NC-2026-003")?.owner == known("novak"))
  }

  @Test("Esc without a word leaves at once; without a title nothing is added")
  func leaves() {
    var rig = Rig()
    rig.press("1+⏎")
    #expect(rig.text.contains("Title is needed"))
    rig.press("⎋")
    #expect(rig.state.overlays.isEmpty)
    #expect(rig.organisation.actions.count == 2)
  }

  @Test("read-only says so")
  func readOnly() {
    var rig = Rig(isReadOnly: true)
    rig.press("3+")
    #expect(rig.message == "opened read-only: nothing can be changed")
    #expect(rig.state.overlays.isEmpty)
  }

  @Test("an owner who has left is not proposed")
  func leftOwner() {
    var rig = Rig(.small(left: "okafor", on: "2026-11-01"))
    rig.press("2⏎+Oil on the floor⏎")
    #expect(rig.action("NC-2026-003")?.title == "Oil on the floor")
    #expect(rig.action("NC-2026-003")?.owner == nil)
  }
}
