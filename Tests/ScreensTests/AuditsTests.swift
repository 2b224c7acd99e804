import Records
import Testing

@testable import Screens

@Suite("Audits")
struct AuditsTests {
  /// Plans an audit over clause 8 and goes into it.
  private func walking() -> Rig {
    var rig = Rig()
    rig.press("3aOperation⇥8⏎ⓢ⏎")
    return rig
  }

  private func lines(_ rig: Rig) -> [AuditLine] {
    rig.organisation.audits.all.first.map { rig.organisation.lines(of: $0.id) } ?? []
  }

  @Test(
    "planning over a heading asks whether every clause under it is defined, followed, still fit")
  func plans() throws {
    var rig = Rig()
    rig.press("3aOperation⇥8⏎ⓢ")
    let audit = try #require(rig.organisation.audits.all.first)
    #expect(audit.reference == "IA-2026-01")
    #expect(audit.clauses == [clause("8")])
    #expect(audit.planned == day("2026-12-04"))
    #expect(
      lines(rig).map { $0.clause?.number } == ["8.4.1", "8.4.2", "8.10"].flatMap { [$0, $0, $0] })
    #expect(
      lines(rig).map(\.aspect) == (0..<3).flatMap { _ in [.defined, .followed, .forward] })
    #expect(rig.message.contains("IA-2026-01 planned with 9 lines"))
    rig.press("u")
    #expect(rig.organisation.audits.isEmpty)
    #expect(rig.organisation.auditLines.isEmpty)
  }

  @Test("one key a verdict, and on to the next line")
  func judges() {
    var rig = walking()
    rig.press("cns")
    #expect(lines(rig).prefix(4).map(\.finding) == [.conforming, .notApplicable, .strength, nil])
    #expect(lines(rig).first?.assessed == Rig.today)
    #expect(rig.organisation.audits.all.first?.state == .inProgress)
    #expect(rig.text.contains("3 of 9 assessed"))
    #expect(rig.text.contains("line 4 of 9"))
  }

  @Test("to investigate is a state of its own and does not count as assessed")
  func investigates() {
    var rig = walking()
    rig.press("i")
    #expect(lines(rig).first?.finding == .toInvestigate)
    #expect(rig.text.contains("0 of 9 assessed"))
  }

  @Test("a verdict is cleared with -, and the line is not yet assessed again")
  func clears() {
    var rig = walking()
    rig.press("c←-")
    #expect(lines(rig).first?.finding == nil)
    #expect(lines(rig).first?.assessed == nil)
    #expect(rig.text.contains("not yet assessed"))
  }

  @Test(
    "a finding becomes an action, linked both ways, in one step",
    arguments: [
      ("m", AuditLine.Finding.minor, Action.Kind.nonconformity, Action.Grade?.some(.minor)),
      ("M", .major, .nonconformity, .some(.major)), ("b", .observation, .improvement, nil),
      ("o", .ofi, .improvement, nil),
    ])
  func makesActions(
    key: String, finding: AuditLine.Finding, kind: Action.Kind, grade: Action.Grade?
  ) throws {
    var rig = walking()
    rig.press(key + "No list of suppliers⏎")
    let line = try #require(lines(rig).first)
    #expect(line.finding == finding)
    let action = try #require(rig.organisation.actions[line.action])
    #expect(action.line == line.id)
    #expect(action.title == "No list of suppliers")
    #expect(action.actionKind == kind)
    #expect(action.grade == grade)
    #expect(action.source == .internalAudit)
    #expect(action.clauses == [clause("8.4.1")])
    #expect(rig.text.contains("line 2 of 9"))
    rig.press("u")
    #expect(rig.organisation.actions.count == 2)
    #expect(lines(rig).first?.finding == nil)
  }

  @Test("the finding's words are proposed from the notes")
  func proposesNotes() throws {
    var rig = walking()
    rig.press("tThree of ten without a dateⓢm⏎")
    let action = try #require(rig.action("NC-2026-003"))
    #expect(action.title == "Three of ten without a date")
    #expect(action.notes == "Three of ten without a date")
  }

  @Test("grading a finding anew regrades its action instead of making another")
  func regrades() throws {
    var rig = walking()
    rig.press("mNo list⏎←M")
    #expect(rig.organisation.actions.count == 3)
    #expect(rig.action("NC-2026-003")?.grade == .major)
  }

  @Test("notes, evidence and who was asked are written without leaving the line")
  func writesNotes() throws {
    var rig = walking()
    rig.press("tSampled 3, all good⏎and one moreⓢvGR-1, GR-2ⓢwstore leadⓢz3⇥41ⓢ")
    let line = try #require(lines(rig).first)
    #expect(line.notes == "Sampled 3, all good\nand one more")
    #expect(line.evidence == "GR-1, GR-2")
    #expect(line.asked == "store lead")
    #expect(line.sample == 3)
    #expect(line.population == 41)
    #expect(rig.text.contains("sample 3 of 41"))
    #expect(rig.text.contains("line 1 of 9"))
  }

  @Test("leaving and coming back lands on the same line, also in another session")
  func resumes() {
    var rig = walking()
    rig.press("cc→⎋")
    #expect(rig.text.contains("Audits"))
    rig.press("⏎")
    #expect(rig.text.contains("line 4 of 9"))
    rig.press("q")
    #expect(rig.effects.contains(.quit))
    var later = Rig(rig.organisation)
    later.press("3⏎")
    #expect(later.text.contains("line 4 of 9"))
  }

  @Test("leaving a walk is not a step to undo")
  func leavingIsNoStep() {
    var rig = walking()
    rig.press("c→→⎋u")
    #expect(rig.message.contains("undone: IA-2026-01 8.4.1: conforming"))
  }

  @Test(
    "signing off says what is open; afterwards no line changes, only with a reason to open again")
  func signsOff() {
    var rig = walking()
    rig.press("cmX⏎R")
    #expect(rig.text.contains("7 of 9 lines are not yet assessed"))
    rig.press("⏎")
    #expect(rig.organisation.audits.all.first?.state == .inProgress)
    rig.press("Ry")
    #expect(rig.organisation.audits.all.first?.state == .reported)
    #expect(rig.organisation.audits.all.first?.reported == Rig.today)
    rig.press("c")
    #expect(rig.message.contains("signed off"))
    #expect(lines(rig).count { $0.finding == nil } == 7)
    rig.press("Rⓢ")
    #expect(rig.prose.contains("only opened again with a reason"))
    rig.press("Wrong clauseⓢc")
    #expect(rig.organisation.audits.all.first?.state == .inProgress)
    #expect(rig.organisation.audits.all.first?.reopenings == ["2026-11-20 M. Lim: Wrong clause"])
    #expect(lines(rig).count { $0.finding == nil } == 6)
  }

  @Test("an audit without a finding is flagged at sign-off, not cheered")
  func flagsNoFinding() {
    var rig = walking()
    rig.press("ccccccR")
    #expect(rig.prose.contains("No finding at all in 6 lines: was the audit deep enough?"))
  }

  @Test("an audit is put off only with a reason, and the postponements are counted")
  func postpones() throws {
    var rig = Rig()
    rig.press("3aOperation⇥8⏎ⓢd")
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("2027-01-15ⓢ")
    #expect(rig.organisation.audits.all.first?.planned == day("2026-12-04"))
    rig.press("auditor illⓢ")
    let audit = try #require(rig.organisation.audits.all.first)
    #expect(audit.planned == day("2027-01-15"))
    #expect(audit.postponements == 1)
    #expect(audit.moves.first?.why == "auditor ill")
  }

  @Test("an auditor who owns the area is warned about, and may still be chosen")
  func warnsOfPartiality() {
    var rig = Rig()
    rig.press("3aStores⇥8⏎Stores⏎Okafor⏎ⓢ")
    #expect(rig.prose.contains("A. Okafor owns Stores: choose someone else, or write the"))
    #expect(rig.organisation.audits.isEmpty)
    rig.press("ⓢ")
    #expect(rig.message.contains("impartiality: A. Okafor owns Stores"))
    #expect(rig.organisation.audits.all.first?.auditor == known("okafor"))
  }

  @Test("changing the scope adds lines and takes out untouched ones only")
  func rescopes() {
    var rig = walking()
    rig.press("cc⎋e")
    rig.press("⇥⏎ 9.2⏎")
    rig.press("ⓢ")
    let numbers = lines(rig).map { $0.clause?.number ?? "" }
    #expect(numbers.contains("9.2"))
    #expect(lines(rig).count { $0.finding == .conforming } == 2)
  }

  @Test("a line opens the action it led to, and the action opens the line")
  func opensBothWays() {
    var rig = walking()
    rig.press("mNo list⏎←⏎")
    #expect(rig.text.contains("NC-2026-003  No list"))
    rig.press("/")
    while !rig.lines.contains(where: { $0.contains("Found in") }) { rig.press("↓") }
    let lines = rig.state.currentAction.map { rig.state.detailLines(of: $0) } ?? []
    let index = lines.firstIndex { $0.label == "Found in" } ?? 0
    rig.press("g")
    for _ in 0..<index { rig.press("↓") }
    rig.press("⏎")
    #expect(rig.text.contains("line 1 of 9"))
  }
}
