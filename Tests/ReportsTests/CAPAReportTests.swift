import Records
import Reports
import Testing

@Suite("The CAPA report")
struct CAPAReportTests {
  private let library =
    Edition("9001:2015").map { edition in
      Library(
        standards: [
          Standard(
            edition: edition, name: "ISO 9001:2015", title: "Quality",
            clauses: [Standard.Clause(number: "8.4.1", title: "General")])
        ], checklists: [])
    } ?? Library(standards: [], checklists: [])

  /// Two findings of one surveillance audit, the first all written and the second bare.
  private func organisation(template: String = "") -> Organisation {
    var organisation = smallOrganisation()
    var body = CertificationBody(id: id("body"))
    body.name = "Veritas <Ltd>"
    body.contacts = ["A. Berg", "office@example.org"]
    body.template = template
    organisation.bodies.put(body)
    var audit = Audit(id: id("audit"))
    audit.reference = "EA-2026-01"
    audit.title = "Surveillance"
    audit.auditKind = .surveillance
    audit.body = body.id
    audit.bodyReference = "BV-117"
    audit.lead = "K. Auer"
    audit.starts = day("2026-11-17")
    audit.ends = day("2026-11-19")
    organisation.audits.put(audit)
    for number in 1...2 {
      var line = AuditLine(id: id("line\(number)"))
      line.audit = audit.id
      line.order = number
      line.reference = "NC-0\(number)"
      line.finding = .minor
      line.clause = ClauseReference("9001:2015 8.4.1")
      line.notes = number == 1 ? "Two suppliers <b>not</b> evaluated & listed" : "No list"
      line.action = id("nc\(number)")
      organisation.auditLines.put(line)
      var action = Action(id: id("nc\(number)"))
      action.reference = "NC-2026-02\(number)"
      action.title = "Finding \(number)"
      action.source = .externalAudit
      action.grade = .minor
      action.clauses = line.clauses
      action.raised = day("2026-11-19")
      action.line = line.id
      if number == 1 { fill(&action) }
      organisation.actions.put(action)
    }
    return organisation
  }

  private func fill(_ action: inout Action) {
    action.owner = id("Okafor")
    action.correction = "Both evaluated."
    action.containment = "Nothing ordered from them"
    action.whys = ["No date in the list", "The list was made by hand"]
    action.causeCategory = "procedure or method"
    action.similar = "Checked for carriers: none"
    var step = Step()
    step.title = "Dates in the list"
    step.owner = id("Mei Lim")
    step.due = day("2026-12-10")
    step.done = day("2026-12-05")
    var second = Step()
    second.title = "Reminder"
    action.plan = [step, second]
    var evidence = Evidence()
    evidence.reference = "list.pdf"
    evidence.shows = "dates"
    action.evidence = [evidence]
    action.effective = true
    action.effectiveOn = day("2027-01-10")
    action.effectiveEvidence = "ten of ten"
    action.submissions = [Submission(.plan, .submitted, on: day("2026-12-06"))]
  }

  private func report(
    _ subject: CAPAReport.Subject, _ organisation: Organisation, layout: String? = nil,
    _ format: CAPAReport.Format = .md
  ) throws -> String {
    try CAPAReport(
      of: subject, in: organisation, library: library, today: today, layout: layout
    ).text(as: format)
  }

  private func problem(_ body: () throws -> Void) -> String {
    do {
      try body()
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test("everything about a finding is in it, with the body's deadlines")
  func complete() throws {
    let text = try report(.action(id("nc1")), organisation())
    for part in [
      "# Corrective action report: Harbour Engineering Ltd", "To: Veritas \\<Ltd\\>",
      "surveillance, 2026-11-17 to 2026-11-19", "your reference BV-117, auditor K. Auer",
      "## 1. NC-01 (minor): Finding 1", "Our reference: NC-2026-021. Owner: Okafor.",
      "Clause: ISO 9001:2015 8.4.1 General",
      "Two suppliers \\<b\\>not\\</b\\> evaluated \\& listed",
      "Both evaluated.", "Containment: Nothing ordered from them", "- Why 1: No date in the list",
      "- Why 2: The list was made by hand (root cause)", "Root cause: The list was made by hand",
      "Kind of cause: procedure or method", "Similar cases elsewhere: Checked for carriers: none",
      "- Dates in the list; owner: Mei Lim; due 2026-12-10; done 2026-12-05",
      "- Reminder; owner: Okafor; no due day; not done yet", "- list.pdf; dates",
      "effective on 2027-01-10; ten of ten", "Plan due: 2026-12-19", "Evidence due: 2027-02-17",
      "Major to be verified by: not a major", "- plan submitted 2026-12-06",
    ] {
      #expect(text.contains(part), "\(part) is missing:\n\(text)")
    }
    #expect(!text.contains("NC-02"))
  }

  @Test("what is missing is said as missing, never left blank")
  func missing() throws {
    let text = try report(.action(id("nc2")), organisation())
    for part in [
      "Owner: nobody yet", "Root cause: not yet written", "Why: not yet asked",
      "no corrective action planned yet", "no evidence added yet", "not yet judged",
      "nothing submitted yet", "Kind of cause: not yet said", "Area: not named",
    ] {
      #expect(text.contains(part), "\(part) is missing:\n\(text)")
    }
    #expect(!text.contains("{"))
    for line in text.split(separator: "\n") {
      #expect(!line.hasSuffix(":") && !line.trimmed.hasSuffix(": "), "blank: \(line)")
    }
  }

  @Test("every placeholder has something to say, of a bare finding and of one without an audit")
  func everyPlaceholder() throws {
    let names = CAPALayout.placeholders.map(\.name)
    #expect(Set(names).count == names.count)
    let layout =
      "{each finding}\n" + names.map { "\($0)=[{\($0)}]" }.joined(separator: "\n") + "\n{end}"
    var bare = Organisation(profile: Profile(id: id("profile")))
    var action = Action(id: id("only"))
    action.source = .externalAudit
    action.title = "Only"
    bare.actions.put(action)
    for (organisation, subject) in [
      (organisation(), CAPAReport.Subject.action(id("nc2"))), (bare, .allOpen),
    ] {
      let text = try report(subject, organisation, layout: layout)
      for name in names {
        #expect(text.contains("\(name)=["), "\(name)")
        #expect(!text.contains("\(name)=[]"), "\(name) says nothing")
      }
    }
  }

  @Test(
    "an audit's report has all its nonconformities, a page each in HTML, and nothing is taken for a mark"
  )
  func html() throws {
    let page = try report(.audit(id("audit")), organisation(), .html)
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.split(separator: "<section class=\"finding\">").count == 3)
    #expect(page.contains("section.finding + section.finding"))
    #expect(page.contains("break-before: page"))
    #expect(page.contains("Two suppliers &lt;b&gt;not&lt;/b&gt; evaluated &amp; listed"))
    #expect(page.contains("Veritas &lt;Ltd&gt;"))
    #expect(page.contains("<h2>1. NC-01 (minor): Finding 1</h2>"))
    #expect(page.contains("<li>Why 1: No date in the list</li>"))
    #expect(!page.contains("<b>not"))
  }

  @Test("the body's own layout is used, and one that is given wins")
  func layouts() throws {
    let own = organisation(
      template: "For {body}\n{each finding}\n* {their_reference}: {plan}\n{end}\nsigned")
    let text = try report(.audit(id("audit")), own)
    #expect(text.hasPrefix("For Veritas"))
    #expect(text.contains("signed"))
    #expect(text.contains("* NC-01: Dates in the list; owner: Mei Lim"))
    let given = try report(.audit(id("audit")), own, layout: "{each finding}\n{grade}\n{end}")
    #expect(given == "minor\nminor\n" || given == "minor  \nminor\n")
  }

  @Test("a page in HTML of the body's own is filled in as it is")
  func ownPage() throws {
    let own = organisation(
      template:
        "<html><style>p { color: red }</style>\n{each finding}\n<p>{finding}</p>\n{end}\n</html>")
    let page = try report(.audit(id("audit")), own, .html)
    #expect(page.contains("p { color: red }"))
    #expect(page.contains("<p>Two suppliers &lt;b&gt;not&lt;/b&gt; evaluated &amp; listed</p>"))
    #expect(problem { _ = try report(.audit(id("audit")), own) }.contains("--format html"))
  }

  @Test(
    "a layout that cannot be says why and where",
    arguments: [
      (
        "{each finding}\nx\n{colour}\n{end}",
        "line 3: {colour} is not known; known are {organisation}, {body}"
      ),
      ("{finding}\n{each finding}\n{end}", "line 1: {finding} belongs to a finding"),
      ("{each finding}\nx", "line 2: {end} is missing"),
      ("just text", "{each finding} and {end} are missing"),
      ("{end}", "line 1: {end} stands once, after {each finding}"),
      ("{each finding}\n{each finding}\n{end}", "line 2: {each finding} stands once"),
    ])
  func badLayouts(layout: String, says: String) {
    let text = problem { _ = try report(.audit(id("audit")), organisation(), layout: layout) }
    #expect(text.contains("the layout, line"))
    #expect(text.contains(says), "\(text)")
    let own = problem { _ = try report(.audit(id("audit")), organisation(template: layout)) }
    #expect(own.contains("the report layout of Veritas <Ltd>, line"))
  }

  @Test(
    "a reference names a finding, an audit, or theirs of either; without one it is all that is open",
    arguments: [
      ("NC-2026-021", CAPAReport.Subject.action(id("nc1"))), ("nc-02", .action(id("nc2"))),
      ("ea-2026-01", .audit(id("audit"))), ("BV-117", .audit(id("audit"))), ("", .allOpen),
    ])
  func subjects(reference: String, subject: CAPAReport.Subject) throws {
    #expect(try CAPAReport.subject(named: reference, in: organisation()) == subject)
  }

  @Test("what is not there, or not external, is refused in a sentence")
  func noSubject() {
    #expect(
      problem { _ = try CAPAReport.subject(named: "XY-1", in: organisation()) }
        == "no action and no audit has the reference XY-1")
    var ours = organisation()
    var audit = Audit(id: id("ours"))
    audit.reference = "IA-1"
    ours.audits.put(audit)
    #expect(
      problem { _ = try CAPAReport.subject(named: "IA-1", in: ours) }.contains("no external audit"))
    #expect(
      problem { _ = try report(.allOpen, emptyOrganisation()) }.contains("is open"))
  }

  @Test("what was submitted goes out as a column and comes in again")
  func roundTrip() throws {
    var before = organisation()
    var action = try before.action("NC-2026-021")
    action.submissions = [
      Submission(.plan, .submitted, on: day("2026-11-19")),
      Submission(.plan, .rejected, on: day("2026-11-20"), until: day("2026-12-01")),
      Submission(.report, .submitted, on: day("2026-11-20")),
    ]
    action.submissions[0].notes = "by mail; twice | once"
    before.actions.put(action)
    let csv = Export.csv(of: .actions, in: before, today: today, hasAllColumns: true)
    var bare = before
    action.submissions = []
    bare.actions.put(action)
    let after = try importing(.actions, csv, into: bare).organisation
    #expect(
      try after.action("NC-2026-021").submissions == before.action("NC-2026-021").submissions)
  }

  @Test(
    "a finding whose action was cancelled is still told of, and that it was; a withdrawn one is not"
  )
  func cancelledAction() throws {
    var cancelled = organisation()
    if var action = cancelled.actions[id("nc1")] {
      action.submissions = []
      try action.move(to: .cancelled, by: "Mei Lim", on: today, reason: "no time")
      cancelled.actions.put(action)
    }
    for subject in [CAPAReport.Subject.audit(id("audit")), .allOpen] {
      let text = try report(subject, cancelled)
      #expect(text.contains("Stage: the action is cancelled: no time."), "\(text)")
      #expect(text.contains("Nonconformities: 2."))
    }
    if var line = cancelled.auditLines[id("line1")] {
      line.dropped = "was there after all"
      cancelled.auditLines.put(line)
    }
    for subject in [CAPAReport.Subject.audit(id("audit")), .allOpen] {
      #expect(try report(subject, cancelled).contains("Nonconformities: 1."))
    }
  }

  @Test("all open ones are told of, audit by audit; closed ones are not")
  func allOpen() throws {
    var later = organisation()
    if var closed = later.actions[id("nc1")] {
      closed.stage = .closed
      later.actions.put(closed)
    }
    let text = try report(.allOpen, later)
    #expect(text.contains("NC-02") && !text.contains("NC-01"))
    #expect(text.contains("Nonconformities: 1."))
  }

  @Test("parts that end as sentences do are joined without doubling the marks")
  func joins() throws {
    var own = organisation()
    var action = try #require(own.actions[id("nc1")])
    action.containment = "Oil runs into the separator."
    action.containmentLimits = "Emptied twice a week; by hand."
    action.containmentUntil = day("2026-12-31")
    action.plan[0].result = "Done..."
    action.plan[0].evidence = "list.pdf."
    action.evidence[0].shows = "All dates."
    action.evidence[0].date = day("2026-12-05")
    action.effectiveResult = "Ten looked at."
    own.actions.put(action)
    var owner = try #require(own.people[id("Okafor")])
    owner.name = "Okafor Jr."
    own.people.put(owner)
    let text = try report(.action(id("nc1")), own)
    for part in [
      "Containment: Oil runs into the separator; its limits: Emptied twice a week; by hand; holds until 2026-12-31",
      "done 2026-12-05; Done...; evidence: list.pdf", "- list.pdf; All dates; 2026-12-05",
      "effective on 2027-01-10: Ten looked at; ten of ten", "Owner: Okafor Jr. Stage: open.",
    ] {
      #expect(text.contains(part), "\(part) is missing:\n\(text)")
    }
    let ends = try report(
      .action(id("nc1")), own, layout: "{each finding}\n{containment}.\n{correction}..\n{end}")
    #expect(ends.contains("2026-12-31."))
    #expect(ends.contains("Both evaluated..."))
  }
}
