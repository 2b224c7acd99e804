import Records
import Testing

@testable import Screens

@Suite("Cause analysis and containment")
struct CauseAnalysisTests {
  @Test("w asks why again and again, each answer explaining the one before, until Esc")
  func asksOn() throws {
    var rig = Rig()
    rig.press("2⏎w")
    #expect(rig.text.contains("Why? – Delivery notes unsigned"))
    rig.press("Signing comes last⏎")
    #expect(rig.text.contains("Why? – Signing comes last"))
    rig.press("Routes leave no waiting time⏎Routes are planned by distance alone⏎⎋")
    let action = try #require(rig.action("NC-2026-001"))
    #expect(
      action.whys == [
        "Signing comes last", "Routes leave no waiting time",
        "Routes are planned by distance alone",
      ])
    #expect(rig.text.contains("3 Routes are planned by distance alone  ← root cause"))
    rig.press("u")
    #expect(rig.action("NC-2026-001")?.whys.count == 2)
  }

  @Test("Ctrl-S keeps an answer and ends the asking; nothing typed keeps nothing")
  func ends() {
    var rig = Rig()
    rig.press("2⏎wSigning comes lastⓢ")
    #expect(rig.state.overlays.isEmpty)
    rig.press("w⏎")
    #expect(rig.text.contains("write why, or Esc leaves it here"))
    rig.press("⎋")
    #expect(rig.action("NC-2026-001")?.whys == ["Signing comes last"])
  }

  @Test(
    "an answer that only restates, or stops at a person's mistake, is pointed out while one types",
    arguments: [
      ("The delivery note was not signed", "says the same as what it answers"),
      ("The driver forgot", "stops at a person's mistake"),
    ])
  func hints(answer: String, hint: String) {
    var rig = Rig()
    rig.press("2⏎w" + answer)
    #expect(rig.text.contains(hint))
    rig.press("ⓢ")
    #expect(rig.action("NC-2026-001")?.whys.count == 1)
    #expect(rig.text.contains(hint))
  }

  /// Shown in full, with the cursor on its second why of three.
  private func onSecondWhy() -> Rig {
    var organisation = Organisation.small()
    var action = Action.nonconformity("NC-2026-003", "Seam cracked", owner: "lim")
    action.whys = ["Gas was off", "The valve sticks", "Nobody services it"]
    organisation.actions.put(action)
    var rig = Rig(organisation, rows: 40)
    rig.state.openAction(action.id)
    rig.goDown(to: "2 The valve sticks")
    return rig
  }

  private func whys(_ rig: Rig) -> [String] {
    rig.action("NC-2026-003")?.whys.map(\.line) ?? []
  }

  @Test("i puts a why between, b adds another answer, Enter edits one")
  func changes() {
    var rig = onSecondWhy()
    rig.press("i")
    #expect(rig.text.contains("What lies between? – Gas was off"))
    rig.press("No gas came through⏎")
    #expect(
      whys(rig) == ["Gas was off", "No gas came through", "The valve sticks", "Nobody services it"])
    rig.press("b")
    #expect(rig.text.contains("Why else? – Gas was off"))
    rig.press("The bottle was empty⏎")
    #expect(whys(rig).last == "[2] The bottle was empty")
    #expect(rig.text.contains("└2 The bottle was empty  ← root cause"))
    rig.press("⏎ at noon⏎")
    #expect(whys(rig).last == "[2] The bottle was empty at noon")
  }

  @Test("* marks a root cause, and marks it no more")
  func marks() {
    var rig = onSecondWhy()
    rig.press("*")
    #expect(whys(rig)[1] == "[root] The valve sticks")
    #expect(rig.text.contains("2 The valve sticks  ← root cause"))
    #expect(!rig.text.contains("3 Nobody services it  ← root cause"))
    rig.press("*")
    #expect(whys(rig)[1] == "The valve sticks")
  }

  @Test("a why is taken out only after a question, and comes back with u")
  func takesOut() {
    var rig = onSecondWhy()
    rig.press("⌦⏎")
    #expect(whys(rig).count == 3)
    rig.press("⌦y")
    #expect(whys(rig) == ["Gas was off", "Nobody services it"])
    rig.press("u")
    #expect(whys(rig).count == 3)
  }

  @Test("away from the whys these keys say what to do first", arguments: ["i", "b", "*", "⌦"])
  func needWhy(key: String) {
    var rig = Rig()
    rig.press("2⏎" + key)
    #expect(rig.message.contains("select one of the whys first"))
  }

  @Test("w on an answer that is answered already adds another answer to it")
  func answersAgain() {
    var rig = onSecondWhy()
    rig.press("wThe spare is missing⏎⎋")
    #expect(
      whys(rig) == [
        "Gas was off", "The valve sticks", "Nobody services it", "[3] The spare is missing",
      ])
  }

  @Test("the cause category is one of the usual or the organisation's own")
  func category() {
    var rig = Rig()
    rig.press("2Kmeasure⏎ⓢ")
    #expect(rig.action("NC-2026-001")?.causeCategory == "measurement")
    rig.press("↓KTides⏎ⓢ")
    #expect(rig.action("NC-2026-002")?.causeCategory == "Tides")
    rig.press("↑K⏎tid⏎ⓢ")
    #expect(rig.action("NC-2026-001")?.causeCategory == "Tides")
  }

  @Test("containment is kept with its limits and how long it holds, and shows when that has passed")
  func containment() throws {
    var rig = Rig(columns: 100)
    rig.press("2mEach van is checked at the gateⓢ⏎")
    #expect(rig.text.contains("Each van is checked at the gate"))
    rig.press("m⇥Day shift only⇥2026-11-19ⓢ")
    let action = try #require(rig.action("NC-2026-001"))
    #expect(action.containmentLimits == "Day shift only")
    #expect(action.containmentUntil == day("2026-11-19"))
    #expect(rig.text.contains("holds until 19 Nov, which has passed"))
    #expect(rig.text.contains("limits: Day shift only"))
  }
}
