import Records
import Testing

@testable import Screens

@Suite("New versions, causes and training anew")
struct RetrainingTests {
  private static let documents = "9" + String(repeating: "⇥", count: 7)

  @Test("a new version asks whether its roles are trained anew, shows whom, and is one step")
  func issues() throws {
    var rig = Rig(.trained(), columns: 120, rows: 40)
    let before = rig.records
    rig.press(Self.documents + "n")
    #expect(rig.text.contains("SOP-07: new version"))
    rig.press("ⓢ")
    #expect(rig.prose.contains("2 people, 1 gap at once, 1 later"))
    #expect(rig.prose.contains("Welder: MIG welding, required already, counts anew"))
    #expect(rig.prose.contains("A. Okafor: what they learnt counts until Sun 20 Dec 2026"))
    #expect(rig.prose.contains("J. Novák: a gap at once"))
    rig.press("y")
    let rule = try #require(rig.organisation.requirements[known("rule")])
    #expect(rule.since == Rig.today)
    #expect(rule.within == Period(30, .days))
    #expect(rule.reason == "SOP-07 version 4")
    #expect(rig.organisation.documents[known("sop")]?.version == "4")
    #expect(rig.message.contains("SOP-07 version 4 issued, to be trained anew"))
    rig.press("u")
    #expect(rig.records == before)
  }

  @Test("a new version can be issued without training anybody anew")
  func issuesOnly() {
    var rig = Rig(.trained())
    rig.press(Self.documents + "nⓢn")
    #expect(rig.organisation.documents[known("sop")]?.version == "4")
    #expect(rig.organisation.requirements[known("rule")]?.since == nil)
    #expect(rig.state.overlays.isEmpty)
  }

  @Test("the version on file is refused as the new one, and an earlier day warned of")
  func refuses() {
    var rig = Rig(.trained())
    rig.press(Self.documents + "n3ⓢ")
    #expect(rig.prose.contains("version 3 is the one on file: give the new one"))
  }

  @Test("the cause of a nonconformity trains roles anew, with a step, and tells how far it is")
  func action() throws {
    var organisation = Organisation.trained()
    if var action = organisation.actions[known("nc-2026-001")] {
      action.notes = "SOP-07 was not known"
      organisation.actions.put(action)
    }
    var rig = Rig(organisation, columns: 120, rows: 40)
    let before = rig.records
    rig.press("2/NC-2026-001⏎R")
    #expect(rig.text.contains("NC-2026-001: re-training"))
    #expect(rig.text.contains("MIG welding"))
    #expect(rig.text.contains("Welder"))
    rig.press("ⓢ")
    #expect(rig.prose.contains("Train anew because of NC-2026-001?"))
    rig.press("y")
    let action = try #require(rig.action("NC-2026-001"))
    #expect(action.plan.map(\.title) == ["re-training MIG welding, 2 people"])
    #expect(action.plan.first?.due == Rig.today + 30)
    rig.press("⏎")
    rig.goDown(to: "Re-training")
    #expect(rig.selected.contains("MIG welding, Welder: 0 of 2"))
    rig.press("⏎")
    #expect(rig.text.contains("Who can do it: MIG welding"))
    rig.press("⎋u")
    #expect(rig.records == before)
  }

  @Test("an action without a competence or a role says what is needed")
  func needs() {
    var rig = Rig()
    rig.press("2Rⓢ")
    #expect(rig.prose.contains("Competence is needed: what is to be learnt"))
    rig.press("Torque wrench⏎ⓢ")
    #expect(rig.prose.contains("Roles are needed: who learns it"))
    rig.press("weld⏎ⓢy")
    #expect(rig.organisation.find(.competence, named: "torque wrench") != nil)
    #expect(rig.organisation.requirements.count == 2)
    rig.press("u")
    #expect(rig.organisation.find(.competence, named: "torque wrench") == nil)
  }
}
