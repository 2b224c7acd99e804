import Records
import Testing

@testable import Screens

@Suite("Advice on the screen")
struct AdviceTests {
  /// A firm with three minors on one clause.
  private static let minors: Organisation = {
    var organisation = Organisation.small()
    for number in 3...5 {
      var action = Action.nonconformity("NC-2026-00\(number)", "Fault \(number)", owner: "lim")
      action.raised = day("2026-11-0\(number)")
      action.clauses = [clause("8.4.1")]
      organisation.actions.put(action)
    }
    return organisation
  }()

  /// The cursor on the advice about the minors.
  private func rig(rows: Int = 30) -> Rig {
    var rig = Rig(Self.minors, rows: rows)
    rig.goDown(to: "3 minors on 9001:2015 8.4.1")
    return rig
  }

  @Test("the dashboard lists advice; Enter names its records and what to consider")
  func shows() {
    var rig = rig()
    #expect(rig.text.contains("ADVICE"))
    #expect(rig.selected.contains("? 3 minors on 9001:2015 8.4.1"))
    rig.press("⏎")
    for number in 3...5 { #expect(rig.prose.contains("NC-2026-00\(number) Fault \(number)")) }
    #expect(rig.prose.contains("consider a major"))
    rig.press("⏎")
    #expect(rig.state.overlays.isEmpty)
    #expect(rig.records == Rig(Self.minors).records)
  }

  @Test("o opens one of its records")
  func opens() {
    var rig = rig()
    rig.press("⏎o004⏎")
    #expect(rig.state.currentAction?.reference == "NC-2026-004")
    #expect(rig.prose.contains("Advice ? 3 minors on 9001:2015 8.4.1"))
    rig.goDown(to: "? 3 minors")
    rig.press("⏎")
    #expect(rig.prose.contains("open one of them"))
  }

  @Test("it is dismissed only with a reason and a day to come, and comes back the day after")
  func dismisses() throws {
    var rig = rig()
    rig.press("⏎dⓢ")
    #expect(rig.text.contains("a reason is needed"))
    rig.press("One cause, NC-2026-003 sees to it⇥")
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("2026-11-19ⓢ")
    #expect(rig.text.contains("✗ has passed already"))
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("2026-11-30ⓢ")
    #expect(!rig.text.contains("? 3 minors"))
    let waiver = try #require(rig.organisation.waivers.all.first)
    #expect(waiver.by == "M. Lim" && waiver.on == Rig.today && waiver.until == day("2026-11-30"))
    rig.state.setToday(day("2026-11-30"))
    #expect(!rig.text.contains("? 3 minors"))
    rig.state.setToday(day("2026-12-01"))
    #expect(rig.text.contains("3 minors"))
    rig.state.setToday(Rig.today)
    rig.press("u")
    #expect(rig.text.contains("3 minors"))
  }

  @Test("what was dismissed is listed in the palette, and told of again when wanted")
  func tellsAgain() {
    var rig = rig()
    rig.resize(130, 30)
    rig.press(":dismissed⏎")
    #expect(rig.message.contains("no advice is dismissed"))
    rig.press("⏎dOne causeⓢ:dismissed⏎")
    #expect(rig.prose.contains("until 18 Feb 2027, M. Lim: One cause"))
    rig.press("⏎")
    #expect(rig.organisation.waivers.isEmpty)
    #expect(rig.text.contains("3 minors"))
  }

  @Test("read-only, advice can be read and not dismissed")
  func readOnly() {
    var rig = Rig(Self.minors, rows: 30, isReadOnly: true)
    rig.goDown(to: "3 minors")
    rig.press("⏎")
    #expect(!rig.text.contains("dismiss it"))
    rig.press("d")
    #expect(rig.organisation.waivers.isEmpty)
  }
}
