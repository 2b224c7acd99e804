import Records
import Testing

@testable import Screens

@Suite("Boards of the audits: coverage, programme, proposal, auditors, transition")
struct AuditBoardsTests {
  /// One reported audit of the stores whose lines over 8.4 were assessed in March 2026 by A. Okafor.
  private func audited() -> Organisation {
    var organisation = Organisation.small()
    var audit = Audit(id: known("ia"))
    audit.reference = "IA-2026-01"
    audit.title = "Purchasing"
    audit.areas = [known("stores")]
    audit.clauses = [clause("8.4")]
    audit.planned = day("2026-03-20")
    audit.reported = day("2026-03-20")
    audit.state = .reported
    audit.auditor = known("novak")
    organisation.audits.put(audit)
    for (order, (number, finding)) in [
      ("8.4.1", AuditLine.Finding.conforming), ("8.4.1", .minor), ("8.4.2", .conforming),
    ].enumerated() {
      var line = AuditLine(id: known("l\(order)"))
      line.audit = audit.id
      line.order = order
      line.clause = clause(number)
      line.question = "Question \(order)"
      line.finding = finding
      line.assessed = day("2026-03-18")
      organisation.auditLines.put(line)
    }
    return organisation
  }

  private func trained(_ organisation: Organisation, _ people: [String]) -> Organisation {
    var organisation = organisation
    for person in people {
      var training = TrainingRecord(id: known("t-\(person)"))
      training.person = known(person)
      training.competence = known("audit")
      training.date = day("2026-01-10")
      organisation.trainings.put(training)
    }
    return organisation
  }

  /// The line of the screen with a text, its blanks made one.
  private func row(_ text: String, _ rig: Rig) -> String {
    rig.lines.first { $0.contains(text) }?.split(separator: " ").joined(separator: " ") ?? ""
  }

  @Test("coverage is a grid of clauses by years, with a word for what was not seen")
  func coverage() {
    var rig = Rig(audited())
    rig.press("3C")
    #expect(row("calendar years", rig).hasSuffix("2024 2025 2026 total planned"))
    #expect(row("8.4.1", rig) == "8.4.1 General – – 2 2")
    #expect(row("9.2", rig) == "!! 9.2 Internal audit – – – unseen")
    #expect(row("all ", rig) == "all 0 0 3 3")
    #expect(rig.text.contains("9001:2015 2 of 4 unseen"))
    rig.press("b")
    #expect(!rig.text.contains("8.4.1"))
    #expect(rig.text.contains("8.10"))
    rig.press("⇥")
    #expect(row("Welding", rig) == "!! Welding – – – unseen")
    #expect(!rig.text.contains("Stores"))
    rig.press("b")
    #expect(row("Stores", rig) == "Stores – – 3 3")
    rig.press("⎋")
    #expect(rig.text.contains("IA-2026-01"))
  }

  @Test("Enter on a cell shows the audits and lines behind it, and what is planned beside it")
  func cell() {
    var rig = Rig(audited())
    rig.press("3C⏎")
    #expect(rig.text.contains("9001:2015 8.4.1  General"))
    #expect(rig.text.contains("2 lines assessed from 2024-01-01 to 2026-12-31"))
    #expect(rig.text.contains("IA-2026-01  Purchasing"))
    #expect(rig.text.contains("2026-03-18 minor 8.4.1 Question 1"))
    rig.press("⎋←←⏎")
    #expect(rig.text.contains("0 lines assessed from 2025-01-01 to 2025-12-31"))
  }

  @Test("one key plans an audit over all blind spots, as one step")
  func plansBlindSpots() throws {
    var rig = Rig(audited())
    let before = rig.records
    rig.press("3Cba")
    #expect(rig.text.contains("Plan an audit over 2 blind spots"))
    rig.press("ⓢ")
    let audit = try #require(rig.organisation.audits.all.last)
    #expect(audit.title == "Blind spots")
    #expect(audit.clauses == [clause("8.10"), clause("9.2")])
    #expect(row("9.2 ", rig).hasSuffix("unseen 4 Dec"))
    rig.press("u")
    #expect(rig.records == before)
    rig.press("⇥a")
    #expect(rig.text.contains("Welding"))
    rig.press("⎋bb⇥ga")
    #expect(rig.prose.contains("Plan an audit"))
  }

  @Test("the dashboard's unseen clauses open the blind spots")
  func fromDashboard() {
    var rig = Rig(audited(), columns: 120)
    rig.press("1⇥⇥")
    rig.goDown(to: "unseen")
    rig.press("⏎")
    #expect(rig.text.contains("blind spots only"))
  }

  @Test("with a certificate the years run from its decision, and y goes back to the calendar")
  func decision() {
    var organisation = audited()
    var certificate = Certificate(id: known("c"))
    certificate.edition = edition("9001:2015")
    certificate.decided = day("2026-02-01")
    organisation.certificates.put(certificate)
    var rig = Rig(organisation)
    rig.press("3C")
    #expect(row("cycle from", rig).contains("cycle from 2026-02-01 year 1 year 2 year 3"))
    #expect(row("8.4.1", rig) == "8.4.1 General 2 · · 2")
    rig.press("y")
    #expect(row("8.4.1", rig) == "8.4.1 General – – 2 2")
  }

  @Test("the programme shows the year by quarter, what fell out of one, and notices not given")
  func programme() throws {
    var organisation = audited()
    var audit = Audit(id: known("later"))
    audit.reference = "IA-2026-02"
    audit.title = "Welding shop"
    audit.auditor = known("lim")
    audit.planned = day("2026-09-30")
    audit.notice = day("2026-11-13")
    try audit.move(to: day("2026-12-11"), by: "M. Lim", on: day("2026-09-01"), why: "two ill")
    organisation.audits.put(audit)
    var rig = Rig(organisation)
    rig.press("3P")
    #expect(rig.text.contains("Programme 2026  2 audits, 1 reported, put off 1 time"))
    #expect(rig.text.contains("↷ IA-2026-02  Welding shop: moved to Q4, two ill"))
    #expect(row("11 Dec", rig).contains("↷1 notice!"))
    #expect(rig.text.contains("nothing planned"))
    rig.goDown(to: "11 Dec")
    #expect(rig.text.contains("Notice by 13 Nov, not given yet"))
    #expect(rig.text.contains("2026-09-30 to 2026-12-11: two ill"))
    rig.press("→")
    #expect(rig.text.contains("Programme 2027  0 audits"))
    rig.press("←")
    rig.goDown(to: "11 Dec")
    rig.press("⏎d")
    #expect(rig.text.contains("Move IA-2026-02"))
    rig.press("⎋1")
    #expect(rig.text.contains("notice: Weld"))
  }

  @Test("a quarter is typed as a day")
  func typesQuarter() {
    var rig = Rig()
    rig.press("3aYard⇥⇥⇥⇥⇥")
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("q1 2027")
    #expect(rig.text.contains("= Wed 31 Mar 2027"))
    rig.press("ⓢ")
    #expect(rig.organisation.audits.all.first?.planned == day("2027-03-31"))
  }

  @Test("a proposal is edited, parts are taken out, and the rest is planned in one step")
  func proposes() throws {
    var rig = Rig(trained(audited(), ["lim", "novak"]))
    let before = rig.records
    rig.press("3P→p")
    #expect(rig.text.contains("Proposed programme 2027"))
    #expect(rig.text.contains("nothing is planned before ^S"))
    #expect(rig.text.contains("• Welding never assessed") || rig.text.contains("never assessed"))
    let board = try #require(rig.state.board(ProposalBoard.self))
    let count = board.drafts.count
    #expect(count >= 2)
    rig.press("g ")
    #expect(rig.text.contains("\(count - 1) of \(count) audits in"))
    rig.press("e!ⓢ")
    #expect(rig.records == before)
    let edited = try #require(rig.state.board(ProposalBoard.self)?.drafts[1].audit.title)
    #expect(edited.hasSuffix("!"))
    rig.press("⎋")
    #expect(rig.text.contains("Leave the proposal?"))
    rig.press("⎋ⓢ")
    #expect(rig.message.contains("\(count - 1) audit"))
    #expect(rig.text.contains("Programme 2027"))
    let planned = rig.organisation.audits.all.dropFirst()
    #expect(planned.count == count - 1)
    #expect(planned.contains { $0.title == edited })
    #expect(Set(planned.map(\.reference)).count == planned.count)
    #expect(planned.allSatisfy { $0.reference.hasPrefix("IA-2027-") && $0.state == .planned })
    #expect(planned.allSatisfy { !rig.organisation.lines(of: $0.id).isEmpty })
    rig.press("u")
    #expect(rig.records == before)
  }

  @Test("where nothing can be proposed it says why")
  func proposesNothing() {
    var rig = Rig()
    rig.press("3P←p")
    #expect(rig.prose.contains("2025 is over"))
    rig.press("ⓢ")
    #expect(rig.message.contains("nothing is proposed"))
    rig.press("⎋")
    #expect(rig.text.contains("Programme 2025"))
  }

  @Test("the auditors' record says what they did, found, and where they should take turns")
  func auditors() {
    var organisation = trained(audited(), ["novak"])
    if var second = organisation.audits[known("ia")] {
      second = Audit(id: known("ib"))
      second.title = "Stores again"
      second.areas = [known("stores")]
      second.auditor = known("novak")
      second.planned = day("2026-06-20")
      second.reported = day("2026-06-20")
      second.state = .reported
      organisation.audits.put(second)
    }
    var rig = Rig(organisation, columns: 120)
    rig.press("3A")
    #expect(row("J. Novák", rig) == "J. Novák valid 2 0 3 1m !Stores ×2 none")
    rig.press("⏎")
    #expect(rig.text.contains("Stores: the last 2 audits running"))
    #expect(rig.prose.contains("3 lines assessed: 1 minor"))
    #expect(rig.text.contains("Led:  2026-03-20  IA-2026-01  Purchasing"))
    rig = Rig()
    rig.press("3A")
    #expect(rig.text.contains("Nobody is trained as an internal auditor"))
  }

  @Test("why somebody may not audit stands in full where there is room, and what is in progress")
  func roomForReasons() throws {
    var organisation = trained(audited(), ["novak"])
    var training = try #require(organisation.trainings[known("t-novak")])
    training.expires = day("2026-05-31")
    organisation.trainings.put(training)
    var audit = Audit(id: known("now"))
    audit.reference = "IA-2026-04"
    audit.title = "Stores"
    audit.planned = day("2026-11-24")
    audit.state = .inProgress
    audit.auditor = known("novak")
    organisation.audits.put(audit)
    var rig = Rig(organisation, columns: 120)
    rig.press("3A")
    #expect(row("J. Novák", rig).hasPrefix("J. Novák expired on 2026-05-31 1 0 3"))
    #expect(rig.prose.contains("Next: 2026-11-24 IA-2026-04 Stores, in progress"))
    #expect(!rig.prose.contains("Led: 2026-11-24"))
    rig.resize(80, 24)
    #expect(rig.lines.allSatisfy { $0.columns <= 80 })
  }

  /// The small library with an edition that supersedes its standard.
  private var succeeded: Library {
    Library(
      standards: Library.small.standards + [
        Standard(
          edition: edition("9001:2026"), name: "ISO 9001:2026", title: "Quality",
          clauses: [
            .init(number: "6.4", title: "Changes", change: "A clause of its own."),
            .init(number: "8.4.1", title: "General", was: "8.4.1", change: "Asks for more."),
            .init(number: "8.4.2", title: "Control", was: "8.4.2"),
            .init(number: "9.2", title: "Internal audit", was: "9.2"),
          ],
          succession: .init(
            supersedes: edition("9001:2015"), published: day("2026-09-16"),
            transition: day("2029-09-30"), note: "Differences as reported."))
      ], checklists: Library.small.checklists)
  }

  @Test("the transition's gaps, an action over one of them, and an audit over all")
  func transition() throws {
    var rig = Rig(audited(), library: succeeded)
    rig.press("3T")
    #expect(rig.text.contains("ISO 9001:2015 to ISO 9001:2026"))
    #expect(rig.prose.contains("1045 days left: confirm with your certification body"))
    #expect(row("8.4.1", rig) == "! changed 8.4.1 General not audited no action")
    #expect(row("8.10", rig) == "taken out 8.10 Later clause")
    rig.press("a")
    #expect(rig.text.contains("9001:2026 6.4"))
    rig.press("ⓢ")
    let action = try #require(rig.organisation.actions.all.last)
    #expect(action.clauses.map(\.description) == ["9001:2026 6.4"])
    #expect(action.actionKind == .documentUpdate)
    #expect(row("6.4 ", rig).hasSuffix("not audited DU-2026-001 open"))
    rig.press("pⓢ")
    let audit = try #require(rig.organisation.audits.all.last)
    #expect(audit.clauses.map(\.description) == ["9001:2026 6.4", "9001:2026 8.4.1"])
    #expect(audit.auditKind == .internal)
    let lines = rig.organisation.lines(of: audit.id)
    #expect(lines.contains { $0.question == "How is General settled?" })
    rig = Rig(audited())
    rig.press("3T")
    #expect(rig.text.contains("No edition that you hold is superseded"))
    rig.press("a")
    #expect(rig.message.contains("no held edition is superseded"))
  }

  @Test("days that do not fit and clauses that no edition has keep an audit from being kept")
  func refuses() throws {
    var organisation = audited()
    var audit = Audit(id: known("x"))
    audit.reference = "IA-2026-09"
    audit.title = "Yard"
    audit.planned = day("2026-12-10")
    audit.starts = day("2026-12-10")
    organisation.audits.put(audit)
    func typed(_ label: String, _ text: String) -> Rig {
      var rig = Rig(organisation)
      rig.press("3/yard⏎e")
      for _ in 0..<20 {
        guard case .form(let form)? = rig.state.overlays.last,
          form.fields[form.focus].label != label
        else { break }
        rig.press("⇥")
      }
      rig.press(text + "ⓢ")
      return rig
    }
    var rig = typed("Last day", "2026-12-09")
    #expect(rig.prose.contains("an audit ends after it starts"))
    #expect(rig.organisation.audits[known("x")]?.ends == nil)
    rig = typed("Last day", "2026-12-10")
    #expect(rig.organisation.audits[known("x")]?.ends == day("2026-12-10"))
    rig = typed("Notice given", "tomorrow")
    #expect(rig.prose.contains("still to come: note it on the day they are told"))
    rig = typed("Notice by", "2026-12-11")
    #expect(rig.prose.contains("after the audit itself"))
    var wrong = Rig(organisation)
    var unknown = Audit(id: known("y"))
    unknown.title = "Nowhere"
    unknown.clauses = [clause("99")]
    wrong.press("3")
    wrong.state.planAudit(unknown)
    wrong.press("ⓢ")
    #expect(wrong.prose.contains("no held edition has 9001:2015 99"))
    #expect(wrong.organisation.audits[known("y")] == nil)
  }

  @Test("an auditor who left, or has no competence, is warned of; strict mode refuses partiality")
  func concerns() throws {
    var organisation = trained(
      Organisation.small(left: "novak", on: "2026-11-30"), ["lim", "okafor"])
    var audit = Audit(id: known("y"))
    audit.title = "Stores"
    audit.areas = [known("stores")]
    audit.planned = day("2026-12-10")
    func planned(_ auditor: String, _ organisation: Organisation) -> Rig {
      var rig = Rig(organisation)
      var new = audit
      new.auditor = known(auditor)
      rig.press("3")
      rig.state.planAudit(new)
      rig.press("ⓢ")
      return rig
    }
    #expect(planned("lim", organisation).organisation.audits.count == 1)
    var rig = planned("novak", organisation)
    #expect(rig.prose.contains("J. Novák has left by then, on 2026-11-30"))
    #expect(rig.organisation.audits.isEmpty)
    rig.press("ⓢ")
    #expect(rig.organisation.audits.count == 1)
    var profile = organisation.profile
    profile.isStrict = true
    organisation.profiles.put(profile)
    rig = planned("okafor", organisation)
    rig.press("ⓢⓢ")
    #expect(rig.prose.contains("(strict mode)"))
    #expect(rig.organisation.audits.isEmpty)
    audit.justification = "Counts stock of another site"
    #expect(planned("okafor", organisation).organisation.audits.isEmpty)
    profile.isStrict = false
    organisation.profiles.put(profile)
    #expect(planned("okafor", organisation).organisation.audits.count == 1)
  }
}
