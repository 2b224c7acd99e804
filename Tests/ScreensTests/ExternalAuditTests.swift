import Records
import Testing

@testable import Screens

@Suite("External audits")
struct ExternalAuditTests {
  static let noted = "3x⇥Veritas⏎BV-117⇥K. Auer⇥2026-11-17⇥2026-11-19⇥8⏎ⓢ"
  static let finding = "aNC-01⏎⇥8.4.1⏎Two suppliers were not evaluated. The list is old.ⓢ"

  /// The board of an audit that ended on 19 Nov 2026.
  private func board(_ keys: String = "", columns: Int = 80, rows: Int = 24) -> Rig {
    var rig = Rig(columns: columns, rows: rows)
    rig.press(Self.noted + "⏎" + keys)
    return rig
  }

  private func lines(_ rig: Rig) -> [AuditLine] {
    rig.organisation.audits.all.first.map { rig.organisation.lines(of: $0.id) } ?? []
  }

  @Test("an external audit is noted with its body, which is added by name")
  func notes() throws {
    let rig = board()
    let audit = try #require(rig.organisation.audits.all.first)
    #expect(audit.auditKind == .surveillance)
    #expect(rig.organisation.bodies[audit.body]?.name == "Veritas")
    #expect(audit.reference == "EA-2026-01")
    #expect(audit.title == "Surveillance by Veritas 2026")
    #expect(audit.bodyReference == "BV-117")
    #expect(audit.lead == "K. Auer")
    #expect(audit.planned == day("2026-11-17"))
    #expect(rig.organisation.auditLines.isEmpty)
    #expect(rig.prose.contains("surveillance by Veritas, K. Auer, their reference BV-117"))
    #expect(rig.prose.contains("plan 19 Dec · evidence 17 Feb 2027 · majors verified 11 Feb 2027"))
    #expect(rig.text.contains("a adds a finding"))
  }

  @Test("what makes a deadline earlier is said, and that it was over before the audit ended")
  func saysCaps() {
    for (expires, says) in [
      ("2027-01-31", "! no later: 9001:2015 expires on Sun 31 Jan 2027, less 30 days"),
      ("2026-12-01", "!! that is before the audit ended: speak with the body at once"),
    ] {
      var organisation = Organisation.small()
      var certificate = Certificate(id: known("certificate"))
      certificate.edition = edition("9001:2015")
      certificate.expires = day(expires)
      organisation.certificates.put(certificate)
      var rig = Rig(organisation, columns: 100, rows: 30)
      rig.press(Self.noted + "⏎")
      #expect(rig.prose.contains(says), "\(rig.prose)")
      rig.press("aNC-01⏎⇥8.4.1⏎")
      #expect(rig.prose.contains("9001:2015 expires on"))
    }
  }

  @Test("an audit that ends before it starts is refused at the field")
  func endsBeforeStart() {
    var rig = Rig()
    rig.press("3x⇥⇥⇥⇥2026-11-17⇥2026-11-16")
    #expect(rig.prose.contains("the audit would end before it starts (Tue 17 Nov 2026)"))
    rig.press("ⓢ")
    #expect(rig.organisation.audits.isEmpty)
    rig.press("⌫7ⓢ")
    #expect(rig.organisation.audits.count == 1)
  }

  @Test("findings are typed one after the other; each is a line and an action in one step")
  func addsFindings() throws {
    var rig = board(Self.finding)
    let line = try #require(lines(rig).first)
    let action = try #require(rig.organisation.actions[line.action])
    #expect(action.reference == "NC-2026-003")
    #expect(action.title == "Two suppliers were not evaluated")
    #expect(action.source == .externalAudit)
    #expect(action.due == day("2027-02-17"))
    #expect(action.line == line.id)
    #expect(line.clause == clause("8.4.1"))
    #expect(line.assessed == day("2026-11-19"))
    // The next one stands ready.
    #expect(rig.text.contains("finding 2 of their report"))
    rig.press("⇥→→→→⇥⇥Clear work instructions⇥⏎")
    #expect(lines(rig).map(\.finding) == [.minor, .strength])
    #expect(rig.organisation.actions.count == 3)
    rig.press("⎋u")
    #expect(lines(rig).map(\.finding) == [.minor])
    rig.press("u")
    #expect(lines(rig).isEmpty)
    #expect(rig.organisation.actions.count == 2)
  }

  @Test("the board names reference, grade, clause, words, action, stage and whose turn it is")
  func shows() {
    let rig = board(Self.finding + "⎋")
    let row = rig.lines.first { $0.contains("NC-01") } ?? ""
    for text in ["minor", "8.4.1", "Two supp", "NC-2026-003", "open", "plan 19 Dec"] {
      #expect(row.contains(text), "\(row)")
    }
    let wide = board(Self.finding + "⎋", columns: 120, rows: 40)
    #expect(wide.text.contains("9001:2015 8.4.1"))
    #expect(wide.text.contains("Two suppliers were not"))
  }

  @Test("a nonconformity without a clause, and a reference given twice, are refused")
  func refuses() {
    var rig = board("aNC-01⇥⇥⇥Some wordsⓢ")
    #expect(rig.prose.contains("a nonconformity is against a clause: which one"))
    rig.press("8.4.1⏎ⓢ")
    #expect(lines(rig).count == 1)
    rig.press("NC-01⇥⇥8.4.2⏎Moreⓢ")
    #expect(rig.prose.contains("this audit has it already: NC-2026-003"))
    #expect(lines(rig).count == 1)
  }

  @Test("a finding is edited with its action; graded a strength, its action is cancelled for that")
  func edits() throws {
    var rig = board(Self.finding + "⎋e⇥→ⓢ")
    #expect(rig.action("NC-2026-003")?.grade == .major)
    #expect(rig.action("NC-2026-003")?.due == day("2027-02-11"))
    #expect(rig.text.contains("MAJOR"))
    #expect(rig.prose.contains("1 major not verified yet"))
    rig.press("ge⇥→→→ⓢ")
    #expect(rig.action("NC-2026-003")?.stage == .cancelled)
    #expect(rig.action("NC-2026-003")?.cancelReason.contains("strength") == true)
    rig.press("u")
    #expect(rig.action("NC-2026-003")?.stage == .open)
  }

  @Test(
    "a finding that was a strength for a while is made again: its action is open again",
    arguments: [("←", AuditLine.Finding.ofi), ("←←←←", .minor), ("←←←", .major)])
  func regradesBack(keys: String, grade: AuditLine.Finding) {
    var rig = board(Self.finding + "⎋e⇥→→→→ⓢ")
    #expect(rig.action("NC-2026-003")?.stage == .cancelled)
    rig.press("e⇥\(keys)ⓢ")
    #expect(lines(rig).first?.finding == grade)
    #expect(rig.action("NC-2026-003")?.stage == .open)
    #expect(rig.action("NC-2026-003")?.cancelReason == "")
    rig.press("u")
    #expect(rig.action("NC-2026-003")?.stage == .cancelled)
  }

  @Test("a finding is withdrawn with a reason: the line stays, the action is cancelled for it")
  func withdraws() {
    var rig = board(Self.finding + "⎋xⓢ")
    #expect(rig.prose.contains("only withdrawn with a reason"))
    rig.press("Evidence was there after allⓢ")
    #expect(rig.action("NC-2026-003")?.stage == .cancelled)
    #expect(rig.action("NC-2026-003")?.cancelReason == "Evidence was there after all")
    #expect(lines(rig).first?.dropped == "Evidence was there after all")
    #expect(rig.text.contains("withdrawn"))
    #expect(rig.state.derived.progress.values.allSatisfy { $0.counts.isEmpty })
    rig.press("u")
    #expect(rig.action("NC-2026-003")?.stage == .open)
    #expect(lines(rig).first?.isDropped == false)
  }

  @Test("a pasted report is read into a preview, and added in one step after a look")
  func pastes() {
    var rig = board()
    rig.paste(
      "Minor nonconformities\n1. NC-1, 8.4.1: Not evaluated\n2. NC-2, 9.2: No audit\nStrengths\n- Clear signs\n"
    )
    #expect(rig.text.contains("Add 3 findings to EA-2026-01?"))
    #expect(rig.text.contains("NC-1  minor  9001:2015 8.4.1  Not evaluated"))
    #expect(lines(rig).isEmpty)
    // Enter never adds; what was pasted is still in the form.
    rig.press("⏎")
    #expect(lines(rig).isEmpty)
    #expect(rig.text.contains("3 findings read"))
    rig.press("ⓢy")
    #expect(lines(rig).map(\.finding) == [.minor, .minor, .strength])
    #expect(rig.organisation.actions.count == 4)
    #expect(rig.state.overlays.isEmpty)
    rig.press("u")
    #expect(lines(rig).isEmpty)
    #expect(rig.organisation.actions.count == 2)
  }

  @Test("a table with tabs keeps its cells, also empty ones, on its way through the form")
  func pastesTable() {
    let table =
      "No.\tGrade\tClause\tFinding\n\tOFI\t\tNumber the forms\nNC-1\tminor\t8.4.1\tNot evaluated\n"
    for keys in ["", "p"] {
      var rig = board(keys)
      rig.paste(table)
      rig.press(keys.isEmpty ? "y" : "ⓢy")
      #expect(lines(rig).map(\.finding) == [.ofi, .minor])
      #expect(lines(rig).map(\.reference) == ["", "NC-1"])
      #expect(lines(rig).map(\.notes) == ["Number the forms", "Not evaluated"])
    }
  }

  @Test("of a pasted text that cannot be read as a whole nothing is added, and the lines are named")
  func pastesBadText() {
    var rig = board("p")
    rig.paste("NC-1 minor 8.4.1: Not evaluated\nNC-2 minor 8.9.9: What is that")
    #expect(rig.prose.contains("line 2: NC-2 names a clause that no edition has: 8.9.9"))
    rig.press("ⓢ")
    #expect(rig.prose.contains("line 2: NC-2 names"))
    #expect(lines(rig).isEmpty)
    #expect(rig.organisation.actions.count == 2)
  }

  @Test("submissions are noted with B, in order, and seen on the board and in the action")
  func submits() throws {
    var rig = board(Self.finding + "⎋B")
    #expect(rig.prose.contains("owed: plan to Veritas by Sat 19 Dec 2026"))
    rig.press("by mailⓢ")
    let first = try #require(rig.action("NC-2026-003")?.submissions.first)
    #expect(first.what == .plan && first.state == .submitted && first.day == Rig.today)
    #expect(first.who == "M. Lim" && first.notes == "by mail")
    #expect((rig.lines.first { $0.contains("NC-01") } ?? "").contains("evid. 17 Feb"))
    // What comes next is proposed: their answer.
    rig.press("Bⓢ")
    #expect(rig.action("NC-2026-003")?.submissions.map(\.state) == [.submitted, .accepted])
    rig.press("B⇤⇤⇤→ⓢ")
    #expect(rig.prose.contains("the evidence cannot be accepted before it was submitted"))
    rig.press("⎋L⏎")
    #expect(rig.text.contains("NC-2026-003  Two suppliers"))
    rig.goDown(to: "With the body")
    #expect(rig.text.contains("plan submitted 20 Nov: by mail"))
    rig.press("u")
    #expect(rig.action("NC-2026-003")?.submissions.map(\.state) == [.submitted])
  }

  @Test("the dashboard lists what is owed to the body, and Enter opens the action")
  func dashboard() {
    var rig = board(Self.finding + "⎋1/plan to⏎", columns: 120)
    #expect(rig.text.contains("plan to Veritas"))
    rig.press("⏎")
    #expect(rig.text.contains("NC-2026-003  Two suppliers"))
    rig.goDown(to: "Their reference")
    #expect(rig.selected.contains("NC-01"))
    rig.press("⏎")
    #expect(rig.text.contains("surveillance by Veritas"))
    #expect(rig.selected.contains("NC-01"))
  }

  @Test("another last day moves the due days of open findings that nobody moved by hand")
  func followsLastDay() {
    var rig = board(Self.finding + "⎋E")
    rig.press("⇥⇥⇥⇥⇥")
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("2026-11-18ⓢ")
    #expect(rig.action("NC-2026-003")?.due == day("2027-02-16"))
    #expect(
      rig.action("NC-2026-003")?.dueMoves.map(\.why) == [
        "the audit's last day is now Wed 18 Nov 2026"
      ])
    #expect(rig.action("NC-2026-003")?.raised == day("2026-11-18"))
    // So they do with another grade, and one u takes it back with it.
    rig.press("ge⇥→ⓢ")
    #expect(rig.action("NC-2026-003")?.due == day("2027-02-10"))
    #expect(rig.action("NC-2026-003")?.dueMoves.last?.why == "now a major")
    rig.press("uu")
    #expect(rig.action("NC-2026-003")?.due == day("2027-02-17"))
    #expect(rig.action("NC-2026-003")?.dueMoves.isEmpty == true)
  }

  @Test("changed times of a body and a new certificate move due days in the same step")
  func followsBody() throws {
    var rig = board(Self.finding + "⎋")
    var body = try #require(rig.organisation.bodies.all.first)
    body.evidenceWithin = Period(60, .days)
    rig.state.commit("times", rig.organisation.changes(putting: body))
    #expect(rig.action("NC-2026-003")?.due == day("2027-01-18"))
    #expect(rig.action("NC-2026-003")?.dueMoves.map(\.why) == ["the times of Veritas changed"])
    var certificate = Certificate(id: known("certificate"))
    certificate.edition = edition("9001:2015")
    certificate.body = body.id
    certificate.expires = day("2027-01-31")
    rig.state.commit("certificate", rig.organisation.changes(putting: certificate))
    #expect(rig.action("NC-2026-003")?.due == day("2027-01-01"))
    rig.press("uu")
    #expect(rig.action("NC-2026-003")?.due == day("2027-02-17"))
    #expect(rig.organisation.certificates.isEmpty)
    #expect(rig.organisation.bodies.all.first?.evidenceWithin == Period(90, .days))
  }

  @Test("the risks are rows as well: Enter goes to what is behind them")
  func risks() {
    var rig = board()
    rig.paste("NC-1 minor 8.4.1: One\nNC-2 minor 8.4.2: Two\nNC-3 minor 8.4.1: Three")
    rig.press("y")
    #expect(rig.text.contains("RISK OF FAILING"))
    #expect(rig.prose.contains("3 minors on 9001:2015 8.4"))
    rig.press("G⏎")
    #expect(rig.text.contains("NC-2026-004  Two"))
    rig.press("↓⏎")
    #expect(rig.state.pane == .actions)
  }

  @Test("signing off freezes the findings; opening again needs a reason")
  func signsOff() {
    var rig = board(Self.finding + "⎋ry")
    #expect(rig.organisation.audits.all.first?.state == .reported)
    rig.press("a")
    #expect(rig.message.contains("signed off; r opens it again with a reason"))
    rig.paste("NC-9 minor 8.4.1: x")
    #expect(rig.message.contains("signed off"))
    rig.press("rLate findingⓢ")
    #expect(rig.organisation.audits.all.first?.state == .inProgress)
  }

  @Test(
    "the CAPA report asks for a file and is written outside; without nonconformities it says so")
  func asksForReport() {
    var rig = board("R")
    #expect(rig.message.contains("no nonconformity"))
    rig = board(Self.finding + "⎋R")
    #expect(rig.text.contains("harbour-EA-2026-01-CAPA.md"))
    rig.press("report.txt⏎")
    #expect(rig.prose.contains("ends in .md or .html"))
    rig.press("⌫⌫⌫html⏎")
    #expect(
      rig.effects.contains { effect in
        if case .write(.capa, to: "report.html", overwrites: false) = effect { true } else { false }
      })
    if let audit = rig.organisation.audits.all.first {
      rig.state.askToOverwrite("report.html", with: .capa(audit: audit.id), as: "report.html")
    }
    rig.press("⏎")
    #expect(
      !rig.effects.contains { effect in
        if case .write(_, to: _, overwrites: true) = effect { true } else { false }
      })
  }

  @Test("a report that cannot be written leaves its form open with the path")
  func asksAgain() throws {
    var rig = board(Self.finding + "⎋R⏎")
    let audit = try #require(rig.organisation.audits.all.first)
    rig.state.ask(
      for: .capa(audit: audit.id), again: "none/report.md", why: "there is no folder none")
    #expect(rig.text.contains("none/report.md"))
    #expect(rig.prose.contains("there is no folder none"))
  }

  @Test("an answer that is submitted without correction, cause or plan is warned of")
  func warnsOfGaps() {
    var rig = board(Self.finding + "⎋B")
    #expect(
      rig.prose.contains(
        "not written yet: correction, cause and plan; bodies send such answers back"))
    rig.press("ⓢ")
    #expect(rig.action("NC-2026-003")?.submissions.count == 1)
    rig.press("B")
    #expect(!rig.prose.contains("not written yet"))
  }

  @Test(
    "an action that is due after the body's deadline, or cancelled, is named as owed on the board")
  func dueTooLate() throws {
    var organisation = board(Self.finding + "⎋").organisation
    var action = try #require(
      organisation.actions.all.first { $0.reference == "NC-2026-003" })
    try action.moveDue(to: day("2027-03-01"), by: "M. Lim", on: Rig.today, why: "holidays")
    organisation.actions.put(action)
    var rig = Rig(organisation, columns: 100, rows: 30)
    rig.press("3⏎")
    #expect(rig.prose.contains("! due after the body’s deadline: NC-2026-003 (17 Feb 2027)"))
    rig.press("⏎")
    #expect(rig.prose.contains("! due after the body’s deadline, 17 Feb 2027"))
    try action.move(to: .cancelled, by: "M. Lim", on: Rig.today, reason: "no time")
    organisation.actions.put(action)
    rig = Rig(organisation, columns: 100, rows: 30)
    rig.press("3⏎")
    #expect((rig.lines.first { $0.contains("NC-01") } ?? "").contains("plan 19 Dec"))
    #expect(!rig.prose.contains("due after"))
  }

  @Test("the board is drawn at every size", arguments: EveryScreenTests.sizes)
  func sizes(columns: Int, rows: Int) {
    var rig = board(columns: columns, rows: rows)
    rig.paste("NC-1 minor 8.4.1: One\nNC-2 Major 8.4.2: Two\nNC-3 minor 8.4.1: Three")
    #expect(rig.frame.rows.count == rows)
    rig.press("y")
    for keys in ["", "G", "g", "a", "⎋B", "⎋x", "⎋p", "⎋E", "⎋e", "⎋R", "⎋", "/minor⏎"] {
      rig.press(keys)
      for row in rig.frame.rows { #expect(row.map(\.glyph).joined().columns == columns, "\(keys)") }
    }
  }

  /// How much of a finding's words stands on its row.
  private func room(columns: Int) -> Int {
    let words = String(repeating: "abcdefghij ", count: 9)
    var rig = board(columns: columns, rows: 30)
    rig.paste("NC-1 minor 8.4.1: \(words)\nNC-2 Major 8.4.2: Two\nOBS-3 observation 8.4.1: Three")
    rig.press("y")
    let row = rig.lines.first { $0.contains("NC-1 ") } ?? ""
    return row.filter { ("a"..."j").contains($0) && $0 != "d" }.count
  }

  @Test("what they found has the room that the other columns do not need, and more on more columns")
  func wordsHaveRoom() {
    let rooms = [80, 100, 120, 160].map { room(columns: $0) }
    #expect(rooms[0] >= 15, "\(rooms)")
    #expect(rooms[1] > rooms[0] + 10, "\(rooms)")
    #expect(rooms[2] >= 30 && rooms[3] > rooms[2], "\(rooms)")
  }

  @Test(
    "a withdrawn finding still says what was found, and why it was withdrawn", arguments: [80, 120])
  func withdrawnSaysBoth(columns: Int) {
    let rig = board(Self.finding + "⎋xEvidence was there after allⓢ", columns: columns, rows: 24)
    let row = rig.lines.firstIndex { $0.contains("NC-01") } ?? 0
    #expect(rig.lines[row].contains("Two suppliers"))
    #expect(rig.lines[row].contains("withdrawn"))
    #expect(rig.lines[row + 1].contains("withdrawn: Evidence was there after all"))
  }

  @Test("a plan that waits for an answer is said with its day, beside the evidence that is due")
  func planWaits() {
    var rig = board(Self.finding + "⎋Bⓢ")
    #expect(rig.text.contains("plan submitted 20 Nov, evidence 17 Feb 2027"))
    rig.press("Bⓢ")
    #expect(!rig.text.contains("plan submitted"))
  }

  @Test("long contacts take one row, and c shows them all; what is due and the risk come first")
  func contacts() {
    var rig = Rig(columns: 80, rows: 24)
    rig.press(Self.noted)
    var body = rig.organisation.bodies.all.first ?? CertificationBody(id: known("body"))
    body.contacts = (1...4).map {
      "Person \($0), client desk, person.\($0)@certification.example.org, +49 30 123456\($0)"
    }
    rig.state.organisation.bodies.put(body)
    rig.press("⏎c")
    for number in 1...4 { #expect(rig.text.contains("123456\(number)")) }
    #expect(rig.prose.contains("plan within 30 days"))
    rig.press("⎋")
    rig.paste((1...9).map { "NC-\($0) minor 8.4.1: Number \($0)" }.joined(separator: "\n"))
    rig.press("yg")
    #expect(rig.lines.filter { $0.contains("example.org") }.count == 1)
    let due = rig.lines.firstIndex { $0.contains("Due: plan") } ?? 99
    let risk = rig.lines.firstIndex { $0.contains("RISK OF FAILING") } ?? 99
    let who = rig.lines.firstIndex { $0.contains("surveillance by Veritas") } ?? 99
    #expect(due < risk && risk < who && who < 24, "\(rig.text)")
  }

  @Test("without a certification body there are no contacts, which is said")
  func noBody() {
    var rig = Rig()
    rig.press("3x⇥⇥⇥⇥2026-11-17⇥2026-11-19ⓢ⏎")
    #expect(rig.text.contains("not named yet: E"))
    rig.press("c")
    #expect(rig.message.contains("names no certification body yet: E sets it"))
  }

  @Test("when all that was found is closed, nothing speaks against it any more, and that is said")
  func settled() {
    var rig = board()
    rig.paste("NC-1 minor 8.4.1: One\nNC-2 minor 8.4.2: Two\nNC-3 minor 8.4.1: Three")
    rig.press("y")
    #expect(rig.text.contains("RISK OF FAILING"))
    for var action in rig.organisation.actions.all where action.source == .externalAudit {
      (action.stage, action.effective) = (.closed, true)
      rig.state.organisation.actions.put(action)
    }
    rig.state.refreshLists()
    #expect(!rig.text.contains("RISK OF FAILING"))
    #expect(rig.text.contains("Nothing speaks against it any more"))
  }

  @Test("the next audit stays on its planned day; that the certificate expires before is said")
  func nextAudit() {
    var organisation = Organisation.small()
    var certificate = Certificate(id: known("certificate"))
    certificate.edition = edition("9001:2015")
    certificate.expires = day("2027-02-13")
    organisation.certificates.put(certificate)
    var next = Audit(id: known("next"))
    next.reference = "EA-2027-03"
    (next.auditKind, next.planned) = (.surveillance, day("2027-10-14"))
    organisation.audits.put(next)
    var rig = Rig(organisation, columns: 80, rows: 24)
    rig.press(Self.noted + "⏎")
    #expect(rig.prose.contains("next audit 14 Oct 2027 EA-2027-03"))
    #expect(
      rig.prose.contains("the certificate expires before that, 9001:2015 on Sat 13 Feb 2027"))
  }
}
