import Records
import Testing

@testable import Screens

/// An audit over clause 8 that is being walked, with a nonconformity of last year's external audit to follow up.
private func walking(
  followingUp: Bool = false, who: String = "M. Lim", change: (inout Organisation) -> Void = { _ in }
) -> Rig {
  var organisation = Organisation.small()
  if followingUp {
    var earlier = Action.nonconformity("NC-2025-007", "Suppliers never judged again", owner: "lim")
    earlier.source = .externalAudit
    earlier.raised = day("2025-10-01")
    earlier.clauses = [clause("8.4.1")]
    organisation.actions.put(earlier)
  }
  change(&organisation)
  var rig = Rig(organisation, who: who)
  rig.press("3aOperation⇥8⏎ⓢ⏎")
  return rig
}

private func lines(_ rig: Rig) -> [AuditLine] {
  rig.organisation.audits.all.first.map { rig.organisation.lines(of: $0.id) } ?? []
}

private func text(_ rig: Rig, contains parts: String...) -> Bool {
  parts.allSatisfy { rig.prose.contains($0) }
}

@Suite("A finding and its action stay in step")
struct FindingConsistencyTests {
  @Test(
    "a finding is withdrawn with a reason: its action is cancelled and stays on file",
    arguments: [
      ("c", AuditLine.Finding.conforming), ("s", .strength), ("n", .notApplicable),
      ("i", .toInvestigate), ("-", nil),
    ] as [(String, AuditLine.Finding?)])
  func withdrawn(key: String, finding: AuditLine.Finding?) throws {
    var rig = walking()
    rig.press("mNo list⏎←" + key)
    #expect(text(rig, contains: "Withdraw NC-2026-003?"))
    rig.press("⏎")
    #expect(text(rig, contains: "only withdrawn with a reason"))
    #expect(lines(rig).first?.finding == .minor)
    rig.press("The list hangs in the office⏎")
    let action = try #require(rig.action("NC-2026-003"))
    #expect(action.stage == .cancelled)
    #expect(action.cancelReason == "Finding withdrawn: The list hangs in the office")
    #expect(lines(rig).first?.finding == finding)
    #expect(lines(rig).first?.action == action.id)
    rig.press("u")
    #expect(rig.action("NC-2026-003")?.stage == .open)
    #expect(lines(rig).first?.finding == .minor)
  }

  @Test("a finding made again after it was withdrawn opens its action again instead of another")
  func madeAgain() {
    var rig = walking()
    rig.press("mNo list⏎←cA mistake⏎←M")
    #expect(rig.organisation.actions.count == 3)
    #expect(rig.action("NC-2026-003")?.stage == .open)
    #expect(rig.action("NC-2026-003")?.grade == .major)
    #expect(rig.message.contains("NC-2026-003 is open again"))
  }

  @Test("another grade regrades the action in the same step")
  func regraded() {
    var rig = walking()
    rig.press("mNo list⏎←b")
    #expect(rig.action("NC-2026-003")?.actionKind == .improvement)
    #expect(rig.action("NC-2026-003")?.grade == nil)
    rig.press("u")
    #expect(rig.action("NC-2026-003")?.grade == .minor)
    #expect(lines(rig).first?.finding == .minor)
  }

  @Test("a closed action stays closed when its finding is withdrawn, and says so")
  func closed() throws {
    var rig = walking()
    rig.press("oLabel the shelves⏎")
    var action = try #require(rig.organisation.actions.all.last)
    action.owner = known("lim")
    action.stage = .closed
    action.closed = Rig.today
    var organisation = rig.organisation
    organisation.actions.put(action)
    rig.takeIn(organisation)
    rig.press("←cNot ours⏎")
    #expect(rig.organisation.actions[action.id]?.stage == .closed)
    #expect(
      rig.organisation.actions[action.id]?.notes
        .contains("2026-11-20 M. Lim: Finding withdrawn: Not ours") == true)
  }

  @Test("a follow-up that failed marks the earlier action; withdrawn, it takes that back")
  func recurrence() {
    var rig = walking(followingUp: true)
    rig.press("mStill not judged⏎")
    #expect(rig.action("NC-2026-003")?.recurrenceOf == known("nc-2025-007"))
    #expect(rig.action("NC-2025-007")?.effective == false)
    rig.press("←cThey were judged⏎")
    #expect(rig.action("NC-2026-003")?.recurrenceOf == nil)
    #expect(rig.action("NC-2025-007")?.effective != false)
  }
}

@Suite("What is written on a finding's line later")
struct LaterNotesTests {
  @Test("goes to its action as well")
  func later() throws {
    var rig = walking()
    rig.press("mNo list⏎←tThree of tenⓢvGR-1ⓢppics/a.jpg⏎ⓢ")
    let action = try #require(rig.action("NC-2026-003"))
    #expect(action.notes == "Three of ten")
    #expect(action.evidence.map(\.reference) == ["GR-1", "pics/a.jpg"])
    rig.press("t, and moreⓢ")
    #expect(rig.action("NC-2026-003")?.notes == "Three of ten, and more")
  }

  @Test("leaves what somebody wrote in the action meanwhile")
  func meanwhile() throws {
    var rig = walking()
    rig.press("mNo list⏎←tThree of tenⓢ")
    var organisation = rig.organisation
    var action = try #require(rig.action("NC-2026-003"))
    action.notes = "Rewritten"
    organisation.actions.put(action)
    rig = Rig(organisation)
    rig.press("3⏎")
    rig.press("t, and moreⓢ")
    #expect(rig.action("NC-2026-003")?.notes == "Rewritten\n, and more")
  }
}

@Suite("Follow-up lines cannot be left out, only answered")
struct FollowUpTests {
  @Test("they come first, and x refuses to leave them out")
  func notLeftOut() {
    var rig = walking(followingUp: true)
    #expect(lines(rig).first?.earlier == known("nc-2025-007"))
    rig.press("x")
    #expect(
      rig.message.contains("the follow-up of NC-2025-007 cannot be left out, only answered"))
  }

  @Test("an audit with an unanswered follow-up cannot be signed off")
  func unanswered() {
    var rig = walking(followingUp: true)
    rig.press("→cccccccccR")
    #expect(text(rig, contains: "cannot be signed off yet", "NC-2025-007"))
    rig.press("y")
    #expect(rig.organisation.audits.all.first?.state == .inProgress)
    rig.press("⎋gcRy")
    #expect(rig.organisation.audits.all.first?.state == .reported)
  }

  @Test("to investigate is no answer yet")
  func investigate() {
    var rig = walking(followingUp: true)
    rig.press("iR")
    #expect(text(rig, contains: "cannot be signed off yet"))
  }

  @Test("a finding made after the audit was planned gets its line when the walk begins")
  func addedLater() {
    var rig = walking()
    rig.press("⎋")
    var organisation = rig.organisation
    var earlier = Action.nonconformity("NC-2026-050", "Scales out of date", owner: "lim")
    earlier.source = .externalAudit
    organisation.actions.put(earlier)
    rig.takeIn(organisation)
    rig.press("⏎")
    #expect(lines(rig).count == 10)
    #expect(lines(rig).first?.earlier == known("nc-2026-050"))
    #expect(rig.message.contains("1 follow-up line added"))
    rig.press("⎋⏎")
    #expect(lines(rig).count == 10)
  }
}

@Suite("What is being typed survives")
struct DraftTests {
  @Test("a note is on file at each key, and goes on where it stopped after the battery died")
  func note() {
    var rig = walking()
    rig.press("tThree of ten")
    #expect(lines(rig).first?.drafts.map(\.text) == ["Three of ten"])
    #expect(lines(rig).first?.notes == "")
    var later = Rig(rig.organisation)
    later.press("3⏎")
    #expect(text(later, contains: "Unfinished notes: “Three of ten”; t goes on with it"))
    later.press("t without a dateⓢ")
    #expect(lines(later).first?.notes == "Three of ten without a date")
    #expect(lines(later).first?.drafts == [])
  }

  @Test("a finding's words are, too")
  func finding() {
    var rig = walking()
    rig.press("mCrates without")
    var later = Rig(rig.organisation)
    later.press("3⏎")
    #expect(text(later, contains: "Unfinished minor: “Crates without”; m goes on with it"))
    later.press("m label⏎")
    #expect(later.action("NC-2026-003")?.title == "Crates without label")
    #expect(lines(later).first?.drafts == [])
  }

  @Test(
    "what one types about a line does not touch what was unfinished about another of its fields")
  func several() {
    var rig = walking()
    rig.press("mHalf title⇥⇥⇥⌫and a story")
    var later = Rig(rig.organisation)
    later.press("3⏎tA noteⓢvGR-1")
    later = Rig(later.organisation)
    later.press("3⏎")
    #expect(text(later, contains: "Unfinished minor: “Half title”", "Unfinished evidence: “GR-1”"))
    later.press("m⏎")
    #expect(later.action("NC-2026-003")?.title == "Half title")
    #expect(later.action("NC-2026-003")?.notes.contains("and a story") == true)
    #expect(lines(later).first?.drafts.map(\.of) == ["evidence"])
  }

  @Test("a colleague's unfinished text is theirs: one sees that they write, and types one's own")
  func colleague() {
    var lim = walking()
    lim.press("tLead half")
    var novak = Rig(lim.organisation, who: "J. Novák")
    novak.press("3⏎")
    #expect(!text(novak, contains: "Unfinished"))
    #expect(text(novak, contains: "M. Lim is writing here"))
    novak.press("tMineⓢ")
    #expect(lines(novak).first?.notes == "Mine")
    #expect(lines(novak).first?.drafts.map(\.who) == ["M. Lim"])
  }

  @Test("the place is on file at each move, and a line with something unfinished comes first")
  func place() {
    var rig = walking()
    rig.press("c→→→")
    var later = Rig(rig.organisation)
    later.press("3⏎")
    #expect(text(later, contains: "line 5 of 9"))
    later.press("→tHalf")
    later = Rig(later.organisation)
    later.press("3⏎")
    #expect(text(later, contains: "line 6 of 9", "Unfinished notes: “Half”"))
  }

  @Test("what was left on purpose is gone")
  func left() {
    var rig = walking()
    rig.press("tThree⎋L")
    #expect(lines(rig).first?.drafts == [])
  }

  @Test("it is no step to undo, and no entry of the history")
  func quiet() {
    var rig = walking()
    rig.press("ctThree")
    let entries = rig.organisation.history.count
    rig.press(" more")
    #expect(rig.organisation.history.count == entries)
    rig.press("⎋Lu")
    #expect(rig.message.contains("undone: IA-2026-01 8.4.1: conforming"))
  }
}

@Suite("The lines of a checklist")
struct ChecklistLineTests {
  @Test("a line is added after the present one, counts for its clause and can be judged")
  func added() {
    var rig = walking()
    rig.press("c" + "aWho checks the scales?ⓢ")
    #expect(lines(rig).count == 10)
    #expect(lines(rig)[2].question == "Who checks the scales?")
    #expect(lines(rig)[2].clause == clause("8.4.1"))
    #expect(text(rig, contains: "line 3 of 10", "added by hand"))
    rig.press("c")
    #expect(lines(rig)[2].finding == .conforming)
  }

  @Test("several lines added after one stand in the order in which they were put there")
  func order() {
    var rig = walking()
    rig.press("aFirst?ⓢ←aSecond?ⓢ")
    #expect(lines(rig).map(\.question)[1...2] == ["Second?", "First?"])
    rig.press("J")
    #expect(lines(rig).map(\.question)[1...2] == ["First?", "Second?"])
    rig.press("K")
    #expect(lines(rig).map(\.question)[1...2] == ["Second?", "First?"])
    rig.press("gK")
    #expect(rig.message.contains("it is the first line"))
  }

  @Test("a split line asks the same again, for another finding")
  func split() {
    var rig = walking()
    rig.press("mNo list⏎←Sⓢ")
    #expect(lines(rig).count == 10)
    #expect(lines(rig)[1].question == lines(rig)[0].question)
    rig.press("bShelf full⏎")
    #expect(rig.organisation.actions.count == 4)
  }

  @Test("a line is left out with a reason, does not count, and is taken in again")
  func leftOut() {
    var rig = walking()
    rig.press("x⏎")
    #expect(text(rig, contains: "only left out with a reason"))
    rig.press("No such work here⏎")
    #expect(lines(rig).first?.dropped == "No such work here")
    #expect(text(rig, contains: "0 of 8 assessed"))
    rig.press("gc")
    #expect(rig.message.contains("this line is left out: No such work here; x takes it in again"))
    rig.press("x")
    #expect(lines(rig).first?.dropped == "")
    #expect(text(rig, contains: "0 of 9 assessed"))
  }

  @Test("an assessed line is not left out")
  func assessed() {
    var rig = walking()
    rig.press("c←x")
    #expect(rig.message.contains("the line is assessed (conforming); - clears that first"))
  }

  @Test("a photo is kept with the line and goes with its finding")
  func file() throws {
    var rig = walking()
    rig.press("pphotos/shelf.jpg⇥the top shelf⏎ⓢ")
    let line = try #require(lines(rig).first)
    #expect(line.files.map(\.reference) == ["photos/shelf.jpg"])
    let place = RecordPlace(kind: .auditLine, id: line.id)
    #expect(rig.effects.last == .fingerprint(reference: "photos/shelf.jpg", in: place))
    rig.state.take(fingerprint: "ab", of: "photos/shelf.jpg", in: place)
    #expect(lines(rig).first?.files.first?.sha256 == "ab")
    rig.press("mShelf overloaded⏎")
    let action = try #require(rig.action("NC-2026-003"))
    #expect(action.evidence.map(\.reference) == ["photos/shelf.jpg"])
    #expect(action.evidence.first?.shows == "the top shelf")
  }
}

@Suite("Finding one's way through a checklist")
struct WalkMovementTests {
  @Test("f shows what is not assessed, to investigate, findings, and all again")
  func filters() {
    var rig = walking()
    rig.press("cmX⏎i" + "f")
    #expect(rig.message.contains("not yet assessed: 6 of 9 lines"))
    rig.press("c")
    #expect(lines(rig)[3].finding == .conforming)
    #expect(text(rig, contains: "line 1 of 5"))
    rig.press("f")
    #expect(rig.message.contains("to investigate: 1 of 9"))
    rig.press("f")
    #expect(rig.message.contains("findings: 1 of 9"))
    rig.press("f")
    #expect(rig.message.contains("all lines: 9 of 9"))
  }

  @Test("judging the last of the filtered lines says that none is left")
  func emptied() {
    var rig = walking()
    rig.press("cccccccc" + "f" + "c")
    #expect(text(rig, contains: "No line is not yet assessed any more", "f shows others"))
    rig.press("c")
    #expect(lines(rig).allSatisfy { $0.finding == .conforming })
  }

  @Test(
    "Esc on an action that a line opened goes back to the line, and on one of the list to the list")
  func backToLine() {
    var rig = walking()
    rig.press("cmNo list⏎←⏎")
    #expect(text(rig, contains: "NC-2026-003 No list"))
    rig.press("⎋")
    #expect(text(rig, contains: "line 2 of 9"))
    rig.press("2⏎⎋")
    #expect(text(rig, contains: "Actions 3"))
  }

  @Test("/ goes to a clause as it is typed")
  func jump() {
    var rig = walking()
    rig.press("/8.10")
    #expect(text(rig, contains: "Later clause (3 lines, 3 open)"))
    rig.press("⏎")
    #expect(text(rig, contains: "line 7 of 9"))
  }

  @Test("the clock counts the time between keys, but no pause of more than five minutes")
  func clock() {
    var rig = walking()
    rig.wait(seconds: 100)
    rig.press("c")
    #expect(lines(rig).first?.spent == 100)
    rig.wait(seconds: 4000)
    rig.press("t")
    rig.wait(seconds: 60)
    rig.press("x⎋L→")
    #expect(lines(rig)[1].spent == 360)
    #expect(text(rig, contains: "7 min"))
  }

  @Test("each of two auditors comes back to a line of their own, and their verdicts merge")
  func twoAuditors() throws {
    let start = walking()
    var lim = Rig(start.organisation)
    lim.press("3⏎cc⎋")
    var novak = Rig(start.organisation, who: "J. Novák")
    novak.press("3⏎Gc←mX⏎⎋")
    lim.takeIn(
      Merge(base: start.organisation, ours: lim.organisation, theirs: novak.organisation)
        .organisation)
    #expect(
      lines(lim).map { $0.finding != nil } == [true, true] + Array(repeating: false, count: 5) + [
        true, true,
      ])
    #expect(
      lines(lim).map(\.by).filter { !$0.isEmpty } == ["M. Lim", "M. Lim", "J. Novák", "J. Novák"])
    lim.press("⏎")
    #expect(text(lim, contains: "line 3 of 9"))
  }
}

@Suite("Signing off")
struct SignOffTests {
  private func owned(_ organisation: inout Organisation, strict: Bool = false) {
    var audit = Audit(id: known("ia"))
    audit.reference = "IA-2026-09"
    audit.title = "Stores"
    audit.areas = [known("stores")]
    audit.auditor = known("okafor")
    audit.planned = Rig.today
    organisation.audits.put(audit)
    var line = AuditLine(id: known("line"))
    line.audit = audit.id
    line.clause = clause("8.4.1")
    line.question = "Who?"
    organisation.auditLines.put(line)
    var profile = organisation.profile
    profile.isStrict = strict
    organisation.profiles.put(profile)
  }

  @Test("an auditor who owns the area needs a justification before the report")
  func justification() throws {
    var organisation = Organisation.small()
    owned(&organisation)
    var rig = Rig(organisation)
    rig.press("3⏎cR")
    #expect(text(rig, contains: "cannot be signed off yet", "A. Okafor owns Stores"))
    var audit = try #require(rig.organisation.audits[known("ia")])
    audit.justification = "Nobody else is trained; Lim looked at three lines as well"
    organisation = rig.organisation
    organisation.audits.put(audit)
    rig.press("⎋")
    rig.takeIn(organisation)
    rig.press("R")
    #expect(text(rig, contains: "Sign off IA-2026-09?", "justified: Nobody else is trained"))
  }

  @Test("a signed-off audit opens at its first line and offers no key that does nothing there")
  func signedOff() throws {
    var organisation = Organisation.small()
    owned(&organisation)
    var first = try #require(organisation.auditLines[known("line")])
    first.finding = .conforming
    first.assessed = Rig.today
    first.by = "M. Lim"
    organisation.auditLines.put(first)
    var left = AuditLine(id: known("left"))
    left.audit = known("ia")
    left.order = 2
    left.question = "What else?"
    left.dropped = "done in spring"
    organisation.auditLines.put(left)
    var audit = try #require(organisation.audits[known("ia")])
    audit.signOff(on: Rig.today)
    audit.justification = "Nobody else can"
    organisation.audits.put(audit)
    var rig = Rig(organisation)
    rig.press("3")
    #expect(rig.prose.contains("A. Okafor owns Stores justified: Nobody else can"))
    rig.press("⏎")
    #expect(rig.text.contains("line 1 of 2"))
    #expect(rig.text.contains("● conforming"))
    #expect(!rig.text.contains("- clears"))
    rig.press("↓")
    #expect(rig.text.contains("Left out: done in spring"))
    #expect(!rig.text.contains("(x takes it in again)"))
    #expect(!rig.text.contains("not yet assessed"))
    #expect(!rig.text.contains("t writes"))
  }

  @Test("strict mode does not let such an auditor judge at all")
  func strict() {
    var organisation = Organisation.small()
    owned(&organisation, strict: true)
    var rig = Rig(organisation)
    rig.press("3⏎c")
    #expect(rig.message.contains("strict mode: A. Okafor owns Stores; e names another auditor"))
    #expect(rig.organisation.auditLines[known("line")]?.finding == nil)
  }

  @Test(
    "after the report nothing changes a line: no verdict, no undo of one, no colleague's script")
  func frozen() {
    var rig = walking()
    rig.press("ccccccccc" + "Ry" + "⎋")
    #expect(rig.organisation.audits.all.first?.state == .reported)
    let before = rig.organisation.auditLines
    rig.press("⏎c")
    #expect(rig.message.contains("signed off"))
    rig.press("xJKStpa")
    #expect(rig.organisation.auditLines.all.map(\.finding) == before.all.map(\.finding))
    #expect(rig.organisation.auditLines.count == before.count)
  }

  @Test("a verdict is not undone under a report that a colleague signed off")
  func undoUnderReport() throws {
    var rig = walking()
    rig.press("c")
    rig = Rig(rig.organisation)
    rig.press("3⏎c")
    var organisation = rig.organisation
    var audit = try #require(organisation.audits.all.first)
    audit.signOff(on: Rig.today)
    organisation.audits.put(audit)
    rig.takeIn(organisation)
    rig.press("u")
    #expect(rig.message.contains("nothing was done: IA-2026-01 is signed off"))
    #expect(lines(rig)[1].finding == .conforming)
  }

  @Test("what the register says differently from the lines is told")
  func inconsistent() throws {
    var rig = walking()
    rig.press("mNo list⏎⎋2/NC-2026-003⏎")
    var organisation = rig.organisation
    var action = try #require(rig.action("NC-2026-003"))
    try action.move(to: .cancelled, by: "M. Lim", on: Rig.today, reason: "Not ours")
    organisation.actions.put(action)
    rig.takeIn(organisation)
    rig.press("3R")
    #expect(text(rig, contains: "NC-2026-003 is cancelled, but its line still says minor"))
  }
}

@Suite("Signing off asks what was overlooked")
struct SignOffReviewTests {
  @Test("an audit in which nothing was assessed has nothing to report")
  func nothing() {
    var rig = walking()
    rig.press("R")
    #expect(text(rig, contains: "cannot be signed off yet", "Nothing was assessed"))
  }

  @Test("a follow-up is not waved away as not applicable without a note")
  func waved() {
    var rig = walking(followingUp: true)
    rig.press("nR")
    #expect(text(rig, contains: "Not applicable needs a note", "NC-2025-007"))
    rig.press("⎋gtThe supplier is goneⓢR")
    #expect(text(rig, contains: "Sign off IA-2026-01?"))
  }

  @Test("a follow-up answered conforming while its finding is still open is told")
  func stillOpen() {
    var rig = walking(followingUp: true)
    rig.press("cR")
    #expect(
      text(rig, contains: "Answered conforming, though still open in the register: NC-2025-007"))
  }

  @Test("signing off is not undone: opening again asks for a reason")
  func notUndone() {
    var rig = walking()
    rig.press("cRy" + "u")
    #expect(rig.organisation.audits.all.first?.state == .reported)
    #expect(rig.message.contains("a signed-off audit is only opened again with a reason"))
  }

  @Test("what two auditors judged differently is settled first")
  func disputed() {
    let start = walking()
    var lim = Rig(start.organisation)
    lim.press("3⏎mLim says minor⏎")
    var novak = Rig(start.organisation, who: "J. Novák")
    // Another program hands out other identifiers.
    _ = novak.state.newID()
    novak.press("3⏎MNovák says major⏎")
    let merge = Merge(
      base: start.organisation, ours: lim.organisation, theirs: novak.organisation)
    var rig = Rig(merge.organisation, columns: 120, rows: 40)
    #expect(!rig.organisation.conflicts.isEmpty)
    rig.press("3R")
    #expect(text(rig, contains: "Two auditors noted different things on 9001:2015 8.4.1"))
    #expect(text(rig, contains: "came from a line that has another action now"))
  }

  @Test(
    "a low screen shows what two changed at once beside what is due",
    arguments: [(60, 16), (80, 16), (80, 18), (80, 20), (80, 24), (120, 40)])
  func lowScreen(columns: Int, rows: Int) {
    let start = walking()
    var lim = Rig(start.organisation)
    lim.press("3⏎ccccccccc")
    var novak = Rig(start.organisation, who: "J. Novák")
    novak.press("3⏎nnnnnnnnn")
    let merge = Merge(
      base: start.organisation, ours: lim.organisation, theirs: novak.organisation)
    let rig = Rig(merge.organisation, columns: columns, rows: rows)
    #expect(rig.organisation.conflicts.count >= 7)
    #expect(rig.text.contains("CHANGED BY TWO AT ONCE"))
    #expect(rig.text.contains("OVERDUE"))
  }
}
