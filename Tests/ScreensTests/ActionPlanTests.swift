import Records
import Testing

@testable import Screens

@Suite("Plan, effectiveness and closing on the screen")
struct ActionPlanTests {
  /// One nonconformity that waits for its effectiveness check; M. Lim did the step.
  private static func verifying(isStrict: Bool = false) -> Organisation {
    var organisation = Organisation.small()
    var profile = organisation.profile
    profile.isStrict = isStrict
    organisation.profiles.put(profile)
    var action = Action.complete()
    action.plan[0].owner = known("lim")
    action.stage = .verifying
    action.effective = nil
    action.effectiveBy = nil
    action.effectiveEvidence = ""
    action.effectivenessDue = day("2026-11-10")
    organisation.actions.put(action)
    return organisation
  }

  private func opened(_ organisation: Organisation, who: String = "M. Lim") -> Rig {
    var rig = Rig(organisation, columns: 100, rows: 50, who: who)
    rig.state.openAction(known("nc-2026-009"))
    return rig
  }

  @Test("the track shows each stage with its day, where it stands and what is to come")
  func track() {
    var rig = Rig(columns: 100)
    rig.press("2tcause⏎⏎")
    #expect(
      rig.prose.contains("● open 1 Sep → ● containment → ▶ cause 20 Nov → ○ plan → ○ in progress"))
    rig.press("tcancelled⏎Raised twice by mistakeⓢ")
    #expect(rig.prose.contains("✗ cancelled 20 Nov: Raised twice by mistake"))
  }

  @Test("what is missing is listed with the key that goes to each, and the key goes there")
  func gapKeys() {
    let gaps = [
      ("a correction", "c", "what fixed this occurrence"), ("a root cause", "w", "Why? – "),
      ("a completed corrective step", "p", "add a step"),
      ("a passed effectiveness check", "f", "did it stay away?"),
    ]
    for (gap, key, form) in gaps {
      var rig = Rig(columns: 100)
      rig.press("2⏎")
      #expect(rig.text.contains("○ \(key)  \(gap)"), "\(gap)")
      rig.press(key)
      #expect(rig.prose.contains(form), "\(key)")
      rig.press("⎋")
      rig.goDown(to: "○ \(key)  \(gap)")
      rig.press("⏎")
      #expect(rig.prose.contains(form), "Enter on \(gap)")
    }
  }

  @Test("a step due after its action is said beside the field; ^S again keeps it all the same")
  func lateStep() {
    var rig = Rig()
    rig.press("2pCall the suppliers⇥⇥+1w")
    #expect(rig.prose.contains("! after the action itself, which is due on Tue 20 Oct 2026"))
    rig.press("ⓢ")
    #expect(rig.action("NC-2026-001")?.plan.isEmpty == true)
    rig.press("ⓢ")
    #expect(rig.action("NC-2026-001")?.plan.first?.due == day("2026-11-27"))
  }

  @Test("a step is not done on a day to come")
  func futureStep() {
    var rig = Rig()
    rig.press("2pCall the suppliers⇥⇥⇥+1dⓢ")
    #expect(rig.action("NC-2026-001")?.plan.isEmpty == true)
    #expect(rig.prose.contains("still to come: leave Done empty until the step is done"))
  }

  @Test("a step shows its result and evidence")
  func stepResult() {
    var rig = Rig(columns: 100)
    rig.press("2pCall the suppliers⇥⇥⇥today⇥call log⇥all three answeredⓢ⏎")
    #expect(rig.prose.contains("done 20 Nov: all three answered (call log)"))
  }

  @Test(
    "the nine headings of a full change become steps; those left out do not, and none comes twice")
  func template() {
    var rig = Rig(columns: 100, rows: 40)
    rig.press("2P")
    for heading in [
      "plan", "timeline", "communicate", "test", "track", "record", "train", "feedback", "review",
    ] {
      #expect(rig.lines.contains { $0.contains("\(heading)  ") }, "\(heading)")
    }
    rig.press(" ⏎")
    #expect(rig.action("NC-2026-001")?.plan.count == 8)
    #expect(rig.message.contains("8 steps added"))
    rig.press("P⏎")
    #expect(rig.action("NC-2026-001")?.plan.count == 9)
    #expect(rig.message.contains("1 step added"))
    rig.press("P⏎")
    #expect(rig.message.contains("no step added"))
    rig.press("u")
    #expect(rig.action("NC-2026-001")?.plan.count == 8)
  }

  @Test("an owner or doer who judges is warned of once; ^S again keeps it, and it stays to be seen")
  func ownJudgement() {
    var rig = opened(Self.verifying())
    rig.press("fyes⏎none came back⇥three tools seen⇥lim⏎")
    #expect(rig.prose.contains("! owns the action or did a step: someone else should judge"))
    rig.press("ⓢ")
    #expect(rig.action("NC-2026-009")?.effective == nil)
    rig.press("ⓢ")
    #expect(rig.action("NC-2026-009")?.effective == true)
    #expect(rig.prose.contains("! judged by M. Lim, who owns it or did a step"))
    rig.press("tclosed⏎")
    #expect(rig.action("NC-2026-009")?.stage == .closed)
  }

  @Test("in strict mode it is refused")
  func strictJudgement() {
    var rig = opened(Self.verifying(isStrict: true))
    rig.press("fyes⏎none came back⇥three tools seen⇥lim⏎ⓢⓢ")
    #expect(rig.action("NC-2026-009")?.effective == nil)
    #expect(rig.prose.contains("✗ owns the action or did a step"))
    rig.press("⇥⌦⇥nov⏎ⓢ")
  }

  @Test("a failed check opens a new round at the cause, and what was tried stays to be read")
  func failedRound() throws {
    var rig = opened(Self.verifying(), who: "J. Novák")
    rig.press("fno⏎two wrenches past their day⇥tool store, 20 Novⓢ")
    let action = try #require(rig.action("NC-2026-009"))
    #expect(action.stage == .causeAnalysis && action.rounds.count == 1)
    #expect(rig.message.contains("a new round begins with its cause"))
    for text in [
      "round 1, ended 20 Nov: two wrenches past their day",
      "root cause then: Nobody adds tools bought locally to the list",
      "Buyers add tools to the list on purchase done 1 Aug",
      "judged NOT effective by J. Novák on 20 Nov (tool store, 20 Nov)",
      "a passed effectiveness check (the last one said: it came back)",
    ] {
      #expect(rig.prose.contains(text), "\(text)")
    }
    rig.press("u")
    #expect(rig.action("NC-2026-009")?.rounds.isEmpty == true)
  }

  @Test("a check is not planned before its last step has taken effect")
  func earlyCheck() {
    var organisation = Self.verifying()
    var action = Action.complete()
    action.plan[0].done = day("2026-11-20")
    action.effective = nil
    organisation.actions.put(action)
    var rig = opened(organisation)
    rig.press("f⇤+0dⓢ")
    #expect(rig.prose.contains("✗ before the last step has taken effect (Fri 20 Nov 2026)"))
    for _ in 0..<3 { rig.press("⌫") }
    rig.press("+1dⓢ")
    #expect(rig.action("NC-2026-009")?.effectivenessDue == day("2026-11-21"))
  }

  @Test("an extension is asked of the certification body, then agreed, which moves the due date")
  func extensions() {
    var rig = Rig(columns: 100)
    rig.press("2E2026-12-10ⓢ⏎")
    #expect(
      rig.prose.contains("asked of the certification body on 20 Nov, until 10 Dec: no answer yet"))
    rig.press("E⇤⇤agreed⏎ⓢ")
    #expect(rig.action("NC-2026-001")?.due == day("2026-12-10"))
    #expect(rig.prose.contains("agreed by the certification body until 10 Dec"))
    #expect(rig.prose.contains("↷ put off 1 time"))
  }

  @Test("evidence with a local file gets its SHA-256 in the same step")
  func fingerprint() {
    var rig = Rig(columns: 100)
    rig.press("2⏎vphotos/gate.jpg⇥the gate at nightⓢ")
    #expect(
      rig.effects == [
        .fingerprint(
          reference: "photos/gate.jpg", in: RecordPlace(kind: .action, id: known("nc-2026-001")))
      ])
    let sum = String(repeating: "ab", count: 32)
    rig.state.take(
      fingerprint: sum, of: "photos/gate.jpg",
      in: RecordPlace(kind: .action, id: known("nc-2026-001")))
    #expect(rig.action("NC-2026-001")?.evidence.first?.sha256 == sum)
    rig.goDown(to: "gate.jpg")
    #expect(rig.prose.contains("⊙ abababab"))
    rig.press("u")
    #expect(rig.action("NC-2026-001")?.evidence.isEmpty == true)
    rig.press("ⓡ")
    #expect(rig.action("NC-2026-001")?.evidence.first?.sha256 == sum)
  }

  @Test("a closed action says until when it is kept")
  func keeping() {
    var organisation = Organisation.small()
    var action = Action.complete()
    action.stage = .closed
    action.closed = day("2026-11-05")
    organisation.actions.put(action)
    let rig = opened(organisation)
    #expect(rig.prose.contains("Fri 5 Nov 2032, at least"))
  }

  @Test(
    "what was closed or cancelled is opened again only with a reason, which stays on record",
    arguments: [("closed", "cause"), ("cancelled", "open")])
  func reopens(from: String, to: String) throws {
    var organisation = Organisation.small()
    var action = Action.complete()
    action.stage = from == "closed" ? .closed : .cancelled
    if from == "closed" { action.closed = day("2026-11-05") }
    organisation.actions.put(action)
    var rig = opened(organisation)
    rig.press("t\(to)⏎ⓢ")
    #expect(rig.prose.contains("only opened again with a reason"))
    #expect(rig.action("NC-2026-009")?.stage == action.stage)
    rig.press("seen again at the gateⓢ")
    let reopened = try #require(rig.action("NC-2026-009"))
    #expect(!reopened.stage.isFinal && reopened.closed == nil)
    #expect(reopened.stageMoves.last?.why == "seen again at the gate")
    #expect(rig.prose.contains("seen again at the gate (M. Lim, 20 Nov)"))
    rig.press("u")
    #expect(rig.action("NC-2026-009")?.stage == action.stage)
  }

  @Test("the stages to choose from are those of the kind")
  func stagesOfKinds() {
    var organisation = Organisation.small()
    var action = Action.nonconformity("OFI-2026-001", "Label the shelves", owner: "lim")
    action.actionKind = .improvement
    action.grade = nil
    organisation.actions.put(action)
    var rig = Rig(organisation)
    rig.state.openAction(action.id)
    rig.press("t")
    #expect(!rig.text.contains("cause analysis") && rig.text.contains("action plan"))
    rig.press("closed⏎")
    #expect(rig.action("OFI-2026-001")?.stage == .closed)
  }

  @Test("o gives nothing open to someone who has left")
  func leftOwner() {
    var rig = Rig(.small(left: "novak", on: "2026-11-01"))
    rig.press("2onov⏎")
    #expect(rig.message.contains("J. Novák left on Sun 1 Nov 2026: choose someone who is here"))
    #expect(rig.action("NC-2026-001")?.owner == known("okafor"))
  }

  @Test("who will judge may be settled beforehand, and then owes the check")
  func plannedJudge() throws {
    var rig = opened(Self.verifying())
    rig.press("f⇥⇥⇥nov⏎⇥No tool past its day in three monthsⓢ")
    let action = try #require(rig.action("NC-2026-009"))
    #expect(action.effective == nil && action.effectiveBy == known("novak"))
    #expect(action.effectivenessCriterion == "No tool past its day in three months")
    #expect(rig.prose.contains("to be checked by Tue 10 Nov 2026, by J. Novák"))
    #expect(rig.prose.contains("criterion: No tool past its day in three months"))
    rig.press("1")
    #expect(rig.lines.contains { $0.contains("NC-2026-009") && $0.contains("Novák") })
  }

  @Test("a check that is only planned names nobody who was only proposed")
  func unplannedJudge() {
    var rig = opened(Self.verifying(), who: "J. Novák")
    rig.press("f⇤2026-12-24")
    for _ in 0..<10 { rig.press("←") }
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("ⓢ")
    #expect(rig.action("NC-2026-009")?.effectiveBy == nil)
    #expect(rig.action("NC-2026-009")?.effectivenessDue == day("2026-12-24"))
  }

  @Test("F shows the figures of the register by category and more")
  func figures() {
    var organisation = Organisation.small()
    var action = Action.complete()
    action.category = "processes"
    action.stage = .closed
    action.due = day("2026-08-01")
    action.closed = day("2026-11-05")
    action.raised = day("2026-07-01")
    organisation.actions.put(action)
    var rig = Rig(organisation)
    rig.press("2F")
    #expect(rig.prose.contains("By category open over closed in time days effective again"))
    #expect(rig.prose.contains("processes 0 1 100 % 127 100 %"))
    #expect(rig.prose.contains("none 2 1 0 – – –"))
    for _ in 0..<8 { rig.press(" ") }
    #expect(rig.prose.contains("Effective: judged so, of those judged."))
  }

  /// One closed nonconformity that lacks nothing.
  private static let closed: Organisation = {
    var organisation = Organisation.small()
    var action = Action.complete()
    action.stage = .closed
    action.closed = day("2026-11-05")
    organisation.actions.put(action)
    return organisation
  }()

  @Test(
    "nothing of what closing asked for is taken from a closed action",
    arguments: [
      ("c" + String(repeating: "⌫", count: 80) + "ⓢ", "a correction"), ("o⌦", "an owner"),
    ])
  func staysClosed(keys: String, what: String) throws {
    var rig = opened(Self.closed)
    let before = rig.records
    rig.press(keys)
    #expect(rig.prose.contains("NC-2026-009 is closed and would then lack \(what)"))
    #expect(rig.records == before)
  }

  @Test(
    "what goes on with an action asks for an open one", arguments: ["p", "P", "w", "x", "E", "m"])
  func asksForOpen(key: String) {
    var rig = opened(Self.closed)
    rig.press(key)
    #expect(rig.message.contains("NC-2026-009 is closed; t opens it again, with a reason"))
    #expect(rig.state.overlays.isEmpty)
  }

  @Test(
    "effectiveness is not judged before the last step was done; before the planned day is asked about"
  )
  func earlyJudgement() {
    var rig = opened(Self.verifying(), who: "J. Novák")
    rig.press("fyes⏎none came back⇥three tools seen⇥⇥")
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("2026-07-31ⓢ")
    #expect(rig.prose.contains("✗ before the last step was done (Sat 1 Aug 2026)"))
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("2026-08-02")
    #expect(rig.prose.contains("? before the day the check was planned for"))
    rig.press("ⓢ")
    #expect(rig.action("NC-2026-009")?.effectiveOn == day("2026-08-02"))
  }

  @Test("a local file that shows the effect becomes evidence with its SHA-256, in the same step")
  func evidenceOfEffect() throws {
    var rig = opened(Self.verifying(), who: "J. Novák")
    rig.press("fyes⏎none came back⇥walks/november.odsⓢ")
    let place = RecordPlace(kind: .action, id: known("nc-2026-009"))
    #expect(rig.effects.last == .fingerprint(reference: "walks/november.ods", in: place))
    rig.state.take(
      fingerprint: String(repeating: "cd", count: 32), of: "walks/november.ods", in: place)
    let evidence = try #require(rig.action("NC-2026-009")?.evidence.first)
    #expect(evidence.reference == "walks/november.ods" && evidence.by == "J. Novák")
    rig.press("u")
    #expect(rig.action("NC-2026-009")?.evidence.isEmpty == true)
    #expect(rig.action("NC-2026-009")?.effective == nil)
  }

  @Test("an earlier version is put back whole, also where something was closed with less")
  func putBack() {
    var rig = opened(Self.closed)
    var old = Self.closed
    if var action = old.actions[known("nc-2026-009")] {
      action.correction = ""
      old.actions.put(action)
    }
    rig.state.putBack(old, label: "Monday")
    #expect(rig.action("NC-2026-009")?.correction == "")
    rig.press("u")
    #expect(rig.action("NC-2026-009")?.correction.isEmpty == false)
  }
}
