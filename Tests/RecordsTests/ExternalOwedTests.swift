import Records
import Testing

@Suite("What a certification body waits for")
struct ExternalOwedTests {
  /// An audit that ended on 20 Nov 2026, with one finding of a grade.
  private func finding(_ grade: AuditLine.Finding) throws -> (Organisation, Action) {
    var organisation = try bareOrganisation()
    var body = CertificationBody(id: try id("body"))
    body.name = "Veritas"
    organisation.bodies.put(body)
    var audit = Audit(id: try id("audit"))
    audit.auditKind = .surveillance
    audit.body = body.id
    audit.ends = today
    organisation.audits.put(audit)
    var found = ExternalFinding()
    found.reference = "NC-01"
    found.finding = grade
    found.clauses = [try clause("9001:2015 8.4.1")]
    found.wording = "Two of five suppliers were not evaluated. The list is from 2024."
    var count = 0
    let spare = RecordID("spare")
    let added = organisation.changes(adding: [found], to: audit, by: "Mei", today: today) {
      count += 1
      return RecordID("new\(count)") ?? spare ?? audit.id
    }
    try organisation.apply(
      Edit(who: "Mei", when: Moment(seconds: 0), title: "added", changes: added.changes))
    let action = try #require(
      organisation.actions[added.actions.first?.id] ?? organisation.actions.all.first)
    return (organisation, action)
  }

  private func owed(_ action: Action, _ organisation: Organisation) -> [String] {
    organisation.owedToBody(of: action).map { "\($0.words) \($0.due)" }
  }

  @Test("a finding becomes a line and an action, linked both ways, due by the body's deadline")
  func makesAction() throws {
    let (organisation, action) = try finding(.minor)
    let line = try #require(organisation.auditLines[action.line])
    #expect(line.action == action.id)
    #expect(line.reference == "NC-01")
    #expect(line.assessed == today)
    #expect(line.clause == (try clause("9001:2015 8.4.1")))
    #expect(action.title == "Two of five suppliers were not evaluated")
    #expect(action.notes == line.notes)
    #expect(action.reference == "NC-2026-001")
    #expect(action.source == .externalAudit)
    #expect(action.grade == .minor)
    #expect(action.raised == today)
    #expect(action.due == today + 90)
    #expect(organisation.audits.all.first?.state == .inProgress)
    #expect(try finding(.major).1.due == today + 84)
  }

  @Test("strengths make no action, observations an improvement that nobody waits for")
  func noNonconformity() throws {
    var organisation = try finding(.minor).0
    let audit = try #require(organisation.audits.all.first)
    for (number, grade) in [AuditLine.Finding.strength, .observation, .ofi].enumerated() {
      var found = ExternalFinding()
      found.finding = grade
      found.wording = "Well kept"
      let ids = [try id("line\(number)"), try id("action\(number)")]
      var next = 0
      let added = organisation.changes(adding: [found], to: audit, by: "Mei", today: today) {
        next += 1
        return ids[min(next, 2) - 1]
      }
      #expect(added.actions.count == (grade == .strength ? 0 : 1))
      try organisation.apply(
        Edit(who: "Mei", when: Moment(seconds: 0), title: "added", changes: added.changes))
      for action in added.actions {
        #expect(action.actionKind == .improvement)
        #expect(organisation.owedToBody(of: action).isEmpty)
      }
    }
  }

  @Test("the plan is owed until it was submitted, then the evidence; accepted ends it")
  func inTurn() throws {
    var (organisation, action) = try finding(.minor)
    #expect(owed(action, organisation) == ["plan to Veritas \(today + 30)"])
    try action.note(Submission(.plan, .submitted, on: today), on: today)
    #expect(owed(action, organisation) == ["evidence to Veritas \(today + 90)"])
    try action.note(Submission(.plan, .rejected, on: today, until: today + 7), on: today)
    #expect(owed(action, organisation) == ["plan to Veritas, again \(today + 7)"])
    try action.note(Submission(.plan, .submitted, on: today), on: today)
    try action.note(Submission(.plan, .accepted, on: today), on: today)
    try action.note(Submission(.evidence, .submitted, on: today), on: today)
    #expect(owed(action, organisation) == [])
    try action.note(Submission(.evidence, .rejected, on: today), on: today)
    #expect(owed(action, organisation) == ["evidence to Veritas, again \(today + 90)"])
    try action.note(Submission(.evidence, .submitted, on: today), on: today)
    try action.note(Submission(.evidence, .accepted, on: today), on: today)
    #expect(owed(action, organisation) == [])
    // Who withdraws a finding waits for nothing.
    let withdrawn = try finding(.minor).1
    var line = try #require(organisation.auditLines[withdrawn.line])
    line.dropped = "Evidence was there after all"
    organisation.auditLines.put(line)
    #expect(organisation.owedToBody(of: withdrawn).isEmpty)
  }

  @Test("cancelling the action takes nothing from what the body waits for; a strength does")
  func cancelledAction() throws {
    var (organisation, action) = try finding(.minor)
    try action.move(to: .cancelled, by: "Mei", on: today, reason: "no time")
    organisation.actions.put(action)
    #expect(owed(action, organisation) == ["plan to Veritas \(today + 30)"])
    #expect(organisation.agenda(today: today, days: 90).map(\.kind).contains(.finding))
    var line = try #require(organisation.auditLines[action.line])
    line.finding = .strength
    organisation.auditLines.put(line)
    #expect(owed(action, organisation) == [])
  }

  @Test(
    "what was rejected stays owed until it is submitted again, whatever else was",
    arguments: [
      ("plan s, plan r+7, evidence s", ["plan to Veritas, again 7"]),
      ("plan s, plan r, evidence s", ["plan to Veritas, again 30"]),
      (
        "plan s, plan r+7, evidence s, evidence r+9",
        ["plan to Veritas, again 7", "evidence to Veritas, again 9"]
      ),
      ("plan s, plan r+7, evidence s, plan s", []), ("plan s, plan r+7, report s", []),
      ("plan s, plan r+7, evidence s, evidence a", []),
      ("plan s, plan r+7, report s, report a", []),
      ("plan s, evidence s, evidence r+9", ["evidence to Veritas, again 9"]),
      // A rejected report is asked for once.
      ("report s, report r+7", ["evidence to Veritas, again 7"]), ("evidence s", []),
    ])
  func rejectedStays(story: String, expected: [String]) throws {
    var (organisation, action) = try finding(.minor)
    for part in story.split(separator: ", ") {
      let words = part.split(separator: " ")
      let what = try #require(Submission.What(rawValue: String(words[0])))
      let ends = words[1].split(separator: "+")
      let state: Submission.State =
        ends[0] == "s" ? .submitted : ends[0] == "a" ? .accepted : .rejected
      let until = ends.count > 1 ? Int(ends[1]).map { today + $0 } : nil
      try action.note(Submission(what, state, on: today, until: until), on: today)
    }
    organisation.actions.put(action)
    let found = organisation.owedToBody(of: action).map { "\($0.words) \($0.due - today)" }
    #expect(found == expected, "\(story)")
  }

  @Test("a report stands for plan and evidence, and a major is owed until it is verified")
  func majors() throws {
    var (organisation, action) = try finding(.major)
    #expect(
      owed(action, organisation) == [
        "plan to Veritas \(today + 30)", "major verified by Veritas \(today + 84)",
      ])
    try action.note(Submission(.report, .submitted, on: today), on: today)
    #expect(owed(action, organisation) == ["major verified by Veritas \(today + 84)"])
    try action.note(Submission(.report, .accepted, on: today), on: today)
    #expect(owed(action, organisation) == [])
    organisation.actions.put(action)
    #expect(
      organisation.failureRisks(of: try #require(organisation.audits.all.first), today: today)
        .isEmpty)
  }

  /// The organisation after some changes and all that follows them.
  private func after(_ changes: [Change], _ organisation: Organisation) throws -> Organisation {
    let following = organisation.changes(
      followingDeadlinesAfter: changes, by: "Mei", on: today + 1)
    var after = organisation
    try after.apply(
      Edit(who: "Mei", when: Moment(seconds: 0), title: "", changes: changes + following))
    return after
  }

  @Test(
    "due days follow the audit's last day, the body's times and the certificates, with a reason")
  func follows() throws {
    var (organisation, action) = try finding(.minor)
    func due() -> Int? { organisation.actions[action.id]?.due.map { $0 - today } }
    func why() -> String? { organisation.actions[action.id]?.dueMoves.last?.why }
    var audit = try #require(organisation.audits.all.first)
    audit.ends = today - 3
    organisation = try after(organisation.changes(putting: audit), organisation)
    #expect(due() == 87)
    #expect(why() == "the audit's last day is now \((today - 3).full)")
    #expect(organisation.actions[action.id]?.raised == today - 3)
    var body = try #require(organisation.bodies.all.first)
    body.evidenceWithin = Period(60, .days)
    organisation = try after(organisation.changes(putting: body), organisation)
    #expect(due() == 57)
    #expect(why() == "the times of Veritas changed")
    var certificate = Certificate(id: try id("certificate"))
    certificate.edition = Edition("9001:2015")
    certificate.body = body.id
    certificate.expires = today + 70
    organisation = try after(organisation.changes(putting: certificate), organisation)
    #expect(due() == 40)
    organisation = try after(organisation.changes(removing: certificate), organisation)
    #expect(due() == 57)
    #expect(why() == "the certificates changed")
    #expect(organisation.actions[action.id]?.dueMoves.map(\.by) == ["Mei", "Mei", "Mei", "Mei"])
    #expect(organisation.actions[action.id]?.dueMoves.last?.from == today + 40)
    // What somebody moved stays, also on the deadline itself.
    action = try #require(organisation.actions.all.first)
    try action.moveDue(to: today + 50, by: "Mei", on: today, why: "sooner")
    try action.moveDue(to: today + 57, by: "Mei", on: today, why: "as before")
    organisation.actions.put(action)
    body.evidenceWithin = Period(30, .days)
    let kept = try after(organisation.changes(putting: body), organisation)
    #expect(kept.actions[action.id] == action)
    // It is said that the deadline is earlier now.
    #expect(organisation.deadlineBeforeDue(of: action) == nil)
    #expect(kept.deadlineBeforeDue(of: action) == today + 27)
    action.stage = .closed
    #expect(kept.deadlineBeforeDue(of: action) == nil)
  }

  @Test("names and notes of a body move nothing, nor does another body")
  func followsOnlyTimes() throws {
    let (organisation, action) = try finding(.minor)
    var body = try #require(organisation.bodies.all.first)
    body.notes = "Call first"
    #expect(
      organisation.changes(
        followingDeadlinesAfter: organisation.changes(putting: body), by: "Mei", on: today
      ).isEmpty)
    var other = CertificationBody(id: try id("other"))
    other.planWithin = Period(1, .days)
    let kept = try after(organisation.changes(putting: other), organisation)
    #expect(kept.actions[action.id] == action)
  }

  @Test(
    "a closed action still owes its evidence; an agreed extension moves it, but never past the expiry"
  )
  func closedAndExtended() throws {
    var (organisation, action) = try finding(.minor)
    try action.note(Submission(.plan, .submitted, on: today), on: today)
    action.stage = .closed
    organisation.actions.put(action)
    let items = organisation.agenda(today: today, days: 90)
    #expect(items.map(\.kind) == [.audit, .finding].filter { $0 == .finding })
    #expect(items.first?.title == "evidence to Veritas: Two of five suppliers were not evaluated")
    #expect(items.first?.record == action.id)
    action.extensionState = .agreed
    action.extensionUntil = today + 120
    #expect(owed(action, organisation) == ["evidence to Veritas \(today + 120)"])
    var certificate = Certificate(id: try id("certificate"))
    certificate.edition = Edition("9001:2015")
    certificate.expires = today + 140
    organisation.certificates.put(certificate)
    #expect(owed(action, organisation) == ["evidence to Veritas \(today + 110)"])
    let cap = organisation.owedToBody(of: action).first?.cap?.description
    #expect(cap?.hasPrefix("9001:2015 expires on") == true)
  }

  @Test("nothing stands in the agenda twice on one day: the action's own due day says it already")
  func onceOnly() throws {
    var (organisation, action) = try finding(.minor)
    func kinds() -> [String] {
      organisation.agenda(today: today, days: 100).map { "\($0.kind.rawValue) \($0.due - today)" }
    }
    #expect(kinds() == ["finding 30", "action 90"])
    try action.note(Submission(.plan, .submitted, on: today), on: today)
    organisation.actions.put(action)
    #expect(kinds() == ["action 90"])
    action.due = today + 60
    organisation.actions.put(action)
    #expect(kinds() == ["action 60", "finding 90"])
    // A plan is something else, also on the same day.
    action.submissions = []
    action.due = today + 30
    organisation.actions.put(action)
    #expect(kinds() == ["action 30", "finding 30"])
  }

  @Test(
    "what cannot have happened in that order is refused in a sentence",
    arguments: [
      ([], Submission(.plan, .accepted, on: today), "cannot be accepted before it was submitted"),
      ([], Submission(.plan, .rejected, on: today), "cannot be rejected before it was submitted"),
      ([], Submission(.plan, .submitted, on: today + 1), "still to come"),
      ([], Submission(.plan, .submitted, on: today - 1), "the finding was made on"),
      ([], Submission(.plan, .submitted, on: today, until: today + 3), "only what is rejected"),
      (
        [Submission(.plan, .submitted, on: today)], Submission(.evidence, .accepted, on: today),
        "the evidence cannot be accepted before"
      ),
      (
        [Submission(.plan, .submitted, on: today), Submission(.plan, .accepted, on: today)],
        Submission(.plan, .rejected, on: today), "is accepted already: submit it again first"
      ),
      (
        [Submission(.plan, .submitted, on: today)],
        Submission(.plan, .rejected, on: today, until: today), "not after the rejection"
      ),
    ])
  func refuses(before: [Submission], submission: Submission, says: String) throws {
    var (_, action) = try finding(.minor)
    for earlier in before { try action.note(earlier, on: today) }
    let kept = action
    do {
      try action.note(submission, on: today)
      Issue.record("it was taken: \(submission)")
    } catch {
      #expect(error.description.contains(says), "\(error.description)")
    }
    #expect(action == kept)
  }

  @Test("an entry is corrected in its place, and an answer is not before what it answers")
  func corrects() throws {
    var (_, action) = try finding(.minor)
    try action.note(Submission(.plan, .submitted, on: today + 2), on: today + 5)
    try action.note(Submission(.plan, .submitted, on: today + 1), at: 0, on: today + 5)
    #expect(action.submissions.map(\.day) == [today + 1])
    #expect(throws: SubmissionProblem.beforeLast(.plan, .submitted, today + 1)) {
      try action.note(Submission(.plan, .accepted, on: today), on: today + 5)
    }
  }

  @Test(
    "the title is the first sentence",
    arguments: [
      (
        "Two of five suppliers were not evaluated. The list is old.",
        "Two of five suppliers were not evaluated"
      ),
      ("No record of 8.4.1 was kept.", "No record of 8.4.1 was kept"),
      ("At 3.5 bar the valve opened. It should not.", "At 3.5 bar the valve opened"),
      ("Nr. 4 was not signed. Nr. 5 was.", "Nr. 4 was not signed"),
      ("short", "short"), ("", ""),
    ])
  func titles(wording: String, title: String) {
    #expect(ExternalFinding.title(from: wording) == title)
  }
}
