import Records
import Testing

@Suite("Deadlines of external audits")
struct ExternalDeadlinesTests {
  /// An organisation with one body, and an audit by it over ISO 9001:2015.
  private func organisation(
    ends: String?, kind: Audit.Kind = .surveillance, expires: [(String, String)] = [],
    _ fill: (inout CertificationBody, inout Audit) throws -> Void = { _, _ in }
  ) throws -> (Organisation, Audit) {
    var organisation = try bareOrganisation()
    var body = CertificationBody(id: try id("body"))
    body.name = "Veritas"
    var audit = Audit(id: try id("audit"))
    audit.reference = "EA-2026-01"
    audit.auditKind = kind
    audit.body = body.id
    audit.clauses = [try clause("9001:2015 8")]
    audit.ends = try ends.map { try day($0) }
    try fill(&body, &audit)
    organisation.bodies.put(body)
    organisation.audits.put(audit)
    for (number, (edition, expires)) in expires.enumerated() {
      var certificate = Certificate(id: try id("certificate\(number)"))
      certificate.edition = Edition(edition)
      certificate.number = "C\(number)"
      certificate.body = body.id
      certificate.expires = try day(expires)
      organisation.certificates.put(certificate)
    }
    return (organisation, audit)
  }

  // Counted by hand with a calendar.
  @Test(
    "the body's own time runs in calendar days from the audit's last day",
    arguments: [
      // Days: 30 and 90 after 20 Nov 2026; over a year's end and a leap day.
      ("2026-11-20", "30 days", "2026-12-20"), ("2026-11-20", "90 days", "2027-02-18"),
      ("2026-12-31", "1 day", "2027-01-01"), ("2027-12-02", "90 days", "2028-03-01"),
      ("2026-12-02", "90 days", "2027-03-02"), ("2028-02-28", "1 day", "2028-02-29"),
      ("2026-11-20", "0 days", "2026-11-20"),
      // Months end on the same day, or on the month's last.
      ("2027-01-31", "1 month", "2027-02-28"), ("2028-01-31", "1 month", "2028-02-29"),
      ("2026-11-30", "3 months", "2027-02-28"), ("2027-11-30", "3 months", "2028-02-29"),
      ("2026-08-31", "1 month", "2026-09-30"), ("2028-02-29", "12 months", "2029-02-28"),
      ("2026-12-31", "2 months", "2027-02-28"), ("2026-03-31", "12 months", "2027-03-31"),
      ("2026-02-28", "1 month", "2026-03-28"),
      // Weeks are seven days.
      ("2026-11-20", "6 weeks", "2027-01-01"), ("2026-12-25", "12 weeks", "2027-03-19"),
      ("2028-02-22", "1 week", "2028-02-29"),
    ])
  func runs(last: String, period: String, expected: String) throws {
    let time = try #require(Period(period))
    let (organisation, audit) = try organisation(ends: last) { body, _ in
      body.planWithin = time
      body.evidenceWithin = time
      body.majorWithin = time
    }
    let deadlines = try #require(organisation.externalDeadlines(of: audit))
    let wanted = try day(expected)
    #expect(deadlines.plan.day == wanted)
    #expect(deadlines.evidence.day == wanted)
    #expect(deadlines.verification.day == wanted)
    #expect(deadlines.plan.cap == nil)
  }

  @Test(
    "without a body the usual times hold: 30 days, 90 days, 12 weeks, and the next audit in a year")
  func usual() throws {
    let (organisation, audit) = try organisation(ends: "2026-11-20") { _, audit in audit.body = nil
    }
    let deadlines = try #require(organisation.externalDeadlines(of: audit))
    #expect(deadlines.plan.day.description == "2026-12-20")
    #expect(deadlines.evidence.day.description == "2027-02-18")
    #expect(deadlines.verification.day.description == "2027-02-12")
    #expect(deadlines.nextAudit.day.description == "2027-11-20")
    #expect(deadlines.newStage2 == nil)
    #expect(deadlines.isLastDayKnown)
    // A major is answered by the day of its verification, which is earlier here.
    #expect(deadlines.answer(to: .major).day == deadlines.verification.day)
    #expect(deadlines.answer(to: .minor).day == deadlines.evidence.day)
  }

  @Test(
    "no deadline is later than the expiry of the certificate less the body's margin",
    arguments: [
      // Expiry, margin, and what the 90 days from 20 Nov 2026 (18 Feb 2027) become.
      ("2027-03-20", "30 days", "2027-02-18", false),
      ("2027-03-19", "30 days", "2027-02-17", true), ("2027-03-01", "30 days", "2027-01-30", true),
      ("2027-03-31", "1 month", "2027-02-18", false), ("2027-03-15", "1 month", "2027-02-15", true),
      ("2027-02-17", "0 days", "2027-02-17", true), ("2027-01-31", "2 months", "2026-11-30", true),
      // It ends on the audit's last day, or the margin has begun: the day is past, and said so.
      ("2026-12-01", "30 days", "2026-11-01", true), ("2026-11-20", "30 days", "2026-10-21", true),
      // It had ended: it can be restored for six months, and then no longer counts.
      ("2026-10-01", "30 days", "2027-02-18", false), ("2026-07-31", "30 days", "2027-01-31", true),
      ("2026-08-31", "30 days", "2027-02-18", false), ("2026-08-17", "30 days", "2027-02-17", true),
      ("2026-05-20", "30 days", "2026-11-20", true), ("2026-05-19", "30 days", "2027-02-18", false),
    ])
  func capped(expires: String, margin: String, expected: String, isCapped: Bool) throws {
    let time = try #require(Period(margin))
    let (organisation, audit) = try organisation(
      ends: "2026-11-20", expires: [("9001:2015", expires)]
    ) { body, _ in body.expiryMargin = time }
    let deadlines = try #require(organisation.externalDeadlines(of: audit))
    #expect(deadlines.evidence.day.description == expected)
    #expect((deadlines.evidence.cap != nil) == isCapped)
    #expect(deadlines.evidence.usual.description == "2027-02-18")
    #expect(deadlines.plan.day <= deadlines.evidence.day)
  }

  /// A last day, and what follows from it by the calendar.
  struct Table: Sendable {
    let last: String
    let plan: String
    let evidence: String
    let verification: String
    var nextAudit = ""
    var newStage2 = ""
  }

  // Worked out by hand with a calendar: 30 and 90 days, 84 days, 12 and 6 months.
  static let byDefault: [Table] = [
    Table(
      last: "2027-01-31", plan: "2027-03-02", evidence: "2027-05-01", verification: "2027-04-25",
      nextAudit: "2028-01-31", newStage2: "2027-07-31"),
    Table(
      last: "2028-01-31", plan: "2028-03-01", evidence: "2028-04-30", verification: "2028-04-24",
      nextAudit: "2029-01-31", newStage2: "2028-07-31"),
    Table(
      last: "2026-11-30", plan: "2026-12-30", evidence: "2027-02-28", verification: "2027-02-22",
      nextAudit: "2027-11-30", newStage2: "2027-05-30"),
    Table(
      last: "2028-02-29", plan: "2028-03-30", evidence: "2028-05-29", verification: "2028-05-23",
      nextAudit: "2029-02-28", newStage2: "2028-08-29"),
    Table(
      last: "2026-08-31", plan: "2026-09-30", evidence: "2026-11-29", verification: "2026-11-23",
      nextAudit: "2027-08-31", newStage2: "2027-02-28"),
    Table(
      last: "2026-12-31", plan: "2027-01-30", evidence: "2027-03-31", verification: "2027-03-25",
      nextAudit: "2027-12-31", newStage2: "2027-06-30"),
    Table(
      last: "2027-12-31", plan: "2028-01-30", evidence: "2028-03-30", verification: "2028-03-24",
      nextAudit: "2028-12-31", newStage2: "2028-06-30"),
  ]

  @Test(
    "at month ends, leap days and year ends the usual times give the days of the calendar",
    arguments: byDefault, [true, false])
  func tableByDefault(table: Table, hasBody: Bool) throws {
    let (organisation, audit) = try organisation(ends: table.last, kind: .stage2) { _, audit in
      if !hasBody { audit.body = nil }
    }
    let deadlines = try #require(organisation.externalDeadlines(of: audit))
    #expect(deadlines.plan.day.description == table.plan)
    #expect(deadlines.evidence.day.description == table.evidence)
    #expect(deadlines.verification.day.description == table.verification)
    #expect(deadlines.nextAudit.day.description == table.nextAudit)
    #expect(deadlines.newStage2?.description == table.newStage2)
  }

  @Test(
    "and so do a body's own times: the plan in two weeks, evidence in 3 months, majors in 45 days",
    arguments: [
      Table(
        last: "2027-01-31", plan: "2027-02-14", evidence: "2027-04-30", verification: "2027-03-17"),
      Table(
        last: "2028-01-31", plan: "2028-02-14", evidence: "2028-04-30", verification: "2028-03-16"),
      Table(
        last: "2026-11-30", plan: "2026-12-14", evidence: "2027-02-28", verification: "2027-01-14"),
      Table(
        last: "2027-11-30", plan: "2027-12-14", evidence: "2028-02-29", verification: "2028-01-14"),
      Table(
        last: "2028-02-29", plan: "2028-03-14", evidence: "2028-05-29", verification: "2028-04-14"),
      Table(
        last: "2026-08-31", plan: "2026-09-14", evidence: "2026-11-30", verification: "2026-10-15"),
      Table(
        last: "2026-12-31", plan: "2027-01-14", evidence: "2027-03-31", verification: "2027-02-14"),
      Table(
        last: "2027-12-31", plan: "2028-01-14", evidence: "2028-03-31", verification: "2028-02-14"),
    ])
  func tableOfBody(table: Table) throws {
    let (organisation, audit) = try organisation(ends: table.last) { body, _ in
      body.planWithin = Period(2, .weeks)
      body.evidenceWithin = Period(3, .months)
      body.majorWithin = Period(45, .days)
    }
    let deadlines = try #require(organisation.externalDeadlines(of: audit))
    #expect(deadlines.plan.day.description == table.plan)
    #expect(deadlines.evidence.day.description == table.evidence)
    #expect(deadlines.verification.day.description == table.verification)
    // A major is answered by the earlier of the two, a minor by its own.
    #expect(deadlines.answer(to: .major).day.description == table.verification)
    #expect(deadlines.answer(to: .minor).day.description == table.evidence)
  }

  @Test(
    "the expiry less the margin counts when it is before the computed day, not on it and not after",
    arguments: [
      // Last day, expiry, margin (none: the usual 30 days without a body), the evidence's day, whether capped.
      ("2027-01-31", "2027-05-30", "", "2027-04-30", true),
      ("2027-01-31", "2027-05-31", "", "2027-05-01", false),
      ("2027-01-31", "2027-06-01", "", "2027-05-01", false),
      // A month before the 28th to the 31st of March is the 28th of February.
      ("2026-11-30", "2027-03-27", "1 month", "2027-02-27", true),
      ("2026-11-30", "2027-03-28", "1 month", "2027-02-28", false),
      ("2026-11-30", "2027-03-31", "1 month", "2027-02-28", false),
      ("2026-11-30", "2027-04-01", "1 month", "2027-02-28", false),
      ("2028-02-29", "2028-07-09", "6 weeks", "2028-05-28", true),
      ("2028-02-29", "2028-07-10", "6 weeks", "2028-05-29", false),
      ("2028-02-29", "2028-07-11", "6 weeks", "2028-05-29", false),
      ("2026-08-31", "2026-11-28", "0 days", "2026-11-28", true),
      ("2026-08-31", "2026-11-29", "0 days", "2026-11-29", false),
      ("2026-08-31", "2026-11-30", "0 days", "2026-11-29", false),
      ("2026-12-31", "2027-05-30", "2 months", "2027-03-30", true),
      ("2026-12-31", "2027-05-31", "2 months", "2027-03-31", false),
      ("2026-12-31", "2027-06-01", "2 months", "2027-03-31", false),
      ("2027-12-31", "2028-04-29", "1 month", "2028-03-29", true),
      ("2027-12-31", "2028-04-30", "1 month", "2028-03-30", false),
      ("2027-12-31", "2028-05-01", "1 month", "2028-03-30", false),
    ])
  func boundary(last: String, expires: String, margin: String, expected: String, isCapped: Bool)
    throws
  {
    let (organisation, audit) = try organisation(ends: last, expires: [("9001:2015", expires)]) {
      body, audit in
      if let time = Period(margin) { body.expiryMargin = time } else { audit.body = nil }
    }
    let deadlines = try #require(organisation.externalDeadlines(of: audit))
    #expect(deadlines.evidence.day.description == expected)
    #expect((deadlines.evidence.cap != nil) == isCapped)
    #expect(deadlines.plan.cap == nil)
  }

  @Test("what made a deadline earlier is said with the certificate's day and the margin")
  func saysCap() throws {
    let (organisation, audit) = try organisation(
      ends: "2026-11-20", expires: [("9001:2015", "2027-03-01")])
    let deadlines = try #require(organisation.externalDeadlines(of: audit))
    #expect(
      deadlines.evidence.cap?.description
        == "9001:2015 expires on Mon 1 Mar 2027, less 30 days")
  }

  @Test("the finding's own edition counts, else the audit's scope, else all of the body's")
  func concerned() throws {
    let (organisation, audit) = try organisation(
      ends: "2026-11-20", expires: [("9001:2015", "2027-02-28"), ("14001:2015", "2027-01-31")])
    func evidence(_ clauses: [String], _ audit: Audit) throws -> String? {
      organisation.externalDeadlines(of: audit, clauses: try clauses.map { try clause($0) })?
        .evidence.day.description
    }
    // The audit is over 9001 only: 28 Feb less 30 days; 31 Jan less 30 days.
    #expect(try evidence([], audit) == "2027-01-29")
    #expect(try evidence(["14001:2015 9.1.2"], audit) == "2027-01-01")
    #expect(try evidence(["9001:2015 8.4", "14001:2015 8.1"], audit) == "2027-01-01")
    // Nobody has a certificate to that one, and so it puts none at risk.
    #expect(try evidence(["45001:2018 8.1"], audit) == "2027-02-18")
    // A transition puts the certificate to the edition before at risk.
    #expect(try evidence(["14001:2026 8.1"], audit) == "2027-01-01")
    var without = audit
    without.clauses = []
    #expect(try evidence([], without) == "2027-01-01")
  }

  @Test(
    "of the certificates of one edition and body the latest decided one counts, whatever its scope says",
    arguments: [
      // Decided, expires and scope of the older and of the newer one; the cap's expiry.
      (["", "2026-12-15", ""], ["2026-11-01", "2029-12-15", ""], nil),
      (["", "2026-12-15", "Haulage"], ["2026-11-01", "2029-12-15", "Haulage and storage"], nil),
      (
        ["2023-12-01", "2026-12-15", "Site A"], ["2026-11-20", "2029-12-15", "The other site"], nil
      ),
      // Decided after the audit's last day, it did not stand in its place then.
      (["", "2026-12-15", ""], ["2026-12-01", "2029-12-15", ""], "2026-12-15"),
      (
        ["2023-12-01", "2026-12-15", ""], ["2026-11-21", "2029-12-15", ""], "2026-12-15"
      ),
      // The later decision counts also where it ends sooner: a scope was restricted.
      (["2024-01-01", "2027-12-15", ""], ["2026-06-01", "2027-01-15", ""], "2027-01-15"),
      // None is decided: the latest expiry.
      (["", "2026-12-15", ""], ["", "2029-12-15", ""], nil),
      (["", "2026-12-15", ""], ["", "2027-01-15", ""], "2027-01-15"),
      // Both of one decision stand beside each other.
      (
        ["2024-01-01", "2026-12-15", "A"], ["2024-01-01", "2029-12-15", "B"], "2026-12-15"
      ),
      // A first certificate follows the audit.
      (["2026-12-01", "2026-12-15", ""], ["2027-01-01", "2029-12-15", ""], "2026-12-15"),
    ] as [([String], [String], String?)])
  func replaced(older: [String], newer: [String], capped: String?) throws {
    var (organisation, audit) = try organisation(
      ends: "2026-11-20", expires: [("9001:2015", older[1]), ("9001:2015", newer[1])])
    for (number, texts) in [older, newer].enumerated() {
      var certificate = try #require(
        organisation.certificates[try id("certificate\(number)")])
      certificate.decided = Day(texts[0])
      certificate.scope = texts[2]
      organisation.certificates.put(certificate)
    }
    let cap = organisation.externalDeadlines(of: audit)?.evidence.cap
    let nine = try edition("9001:2015")
    let wanted = try capped.map { try day($0) }.map { expires in
      ExternalDeadlines.Cap.expiry(nine, expires, margin: Period(30, .days))
    }
    #expect(cap == wanted)
    // Another body's certificate is another one.
    var other = try #require(organisation.certificates[try id("certificate1")])
    other.body = try id("another")
    organisation.certificates.put(other)
    #expect(organisation.certificatesConcerned(by: audit).count == 2)
    audit.auditKind = .internal
    #expect(organisation.externalDeadlines(of: audit) == nil)
  }

  @Test("a certificate that had expired is restored within six months, and that is said")
  func saysRestoration() throws {
    let (organisation, audit) = try organisation(
      ends: "2026-11-20", expires: [("9001:2015", "2026-07-31")])
    let deadlines = try #require(organisation.externalDeadlines(of: audit))
    #expect(deadlines.limit == (try day("2027-01-31")))
    #expect(
      deadlines.evidence.cap?.description
        == "9001:2015 expired on Fri 31 Jul 2026: restoration within 6 months, until Sun 31 Jan 2027"
    )
  }

  @Test(
    "without a last day they run from the first, the planned or the reported day, and it is said")
  func noLastDay() throws {
    let (organisation, bare) = try organisation(ends: nil)
    #expect(organisation.externalDeadlines(of: bare) == nil)
    var audit = bare
    audit.reported = try day("2026-11-25")
    #expect(organisation.externalDeadlines(of: audit)?.lastDay.description == "2026-11-25")
    audit.planned = try day("2026-11-20")
    #expect(organisation.externalDeadlines(of: audit)?.lastDay.description == "2026-11-20")
    audit.starts = try day("2026-11-18")
    let deadlines = try #require(organisation.externalDeadlines(of: audit))
    #expect(deadlines.lastDay.description == "2026-11-18")
    #expect(!deadlines.isLastDayKnown)
  }

  @Test(
    "majors of a stage 2 that are not verified within six months need another stage 2",
    arguments: [
      ("2026-11-20", "2027-05-20"), ("2026-08-31", "2027-02-28"), ("2027-08-31", "2028-02-29"),
      ("2026-12-31", "2027-06-30"),
    ])
  func newStage2(last: String, expected: String) throws {
    let (organisation, audit) = try organisation(ends: last, kind: .stage2)
    #expect(organisation.externalDeadlines(of: audit)?.newStage2?.description == expected)
  }

  @Test("concerns of stage 1 are repaired before stage 2, or within six weeks")
  func stage1() throws {
    var (organisation, audit) = try organisation(ends: "2026-11-20", kind: .stage1)
    let usual = try #require(organisation.externalDeadlines(of: audit))
    #expect(usual.plan.day.description == "2026-12-20")
    #expect(usual.evidence.day.description == "2027-01-01")
    #expect(usual.evidence.cap == .usualRepair(Period(6, .weeks)))
    var next = Audit(id: try id("next"))
    next.auditKind = .stage2
    next.body = audit.body
    next.starts = try day("2026-12-15")
    next.ends = try day("2026-12-17")
    organisation.audits.put(next)
    let planned = try #require(organisation.externalDeadlines(of: audit))
    #expect(planned.plan.day.description == "2026-12-14")
    #expect(planned.evidence.day.description == "2026-12-14")
    #expect(planned.evidence.cap == .stage2(try day("2026-12-15")))
    #expect(planned.nextAudit.day.description == "2026-12-15")
  }

  @Test(
    "minors are looked at in the body's next audit; follow-up visits and cancelled ones do not count"
  )
  func nextAudit() throws {
    var (organisation, audit) = try organisation(
      ends: "2028-02-29", expires: [("9001:2015", "2030-01-31")])
    #expect(
      organisation.externalDeadlines(of: audit)?.nextAudit.day.description == "2029-02-28")
    for (name, kind, state, planned) in [
      ("visit", Audit.Kind.followUp, Audit.State.planned, "2028-05-01"),
      ("off", .surveillance, .cancelled, "2028-10-01"), ("ours", .internal, .planned, "2028-09-01"),
      ("before", .surveillance, .planned, "2028-02-29"),
      ("next", .surveillance, .planned, "2029-01-20"),
      ("later", .recertification, .planned, "2029-11-01"),
    ] {
      var other = Audit(id: try id(name))
      other.auditKind = kind
      other.state = state
      other.body = audit.body
      other.planned = try day(planned)
      organisation.audits.put(other)
    }
    let deadlines = try #require(organisation.externalDeadlines(of: audit))
    #expect(deadlines.nextAudit.day.description == "2029-01-20")
    #expect(deadlines.nextAuditRecord == (try id("next")))
    audit.body = try id("another")
    organisation.audits.put(audit)
    #expect(organisation.externalDeadlines(of: audit)?.nextAuditRecord == nil)
  }

  @Test(
    "the next audit stays on its planned day, and it is said when the certificate ends before",
    arguments: [
      // Expiry, the planned day, and whether the certificate has ended by then.
      ("2027-02-13", "2027-10-14", true), ("2027-10-13", "2027-10-14", true),
      ("2027-10-14", "2027-10-14", false), ("2027-10-15", "2027-10-14", false),
    ])
  func nextAuditIsNoDeadline(expires: String, planned: String, isBefore: Bool) throws {
    let (bare, audit) = try organisation(
      ends: "2026-11-20", expires: [("9001:2015", expires)])
    var organisation = bare
    var next = Audit(id: try id("next"))
    (next.auditKind, next.body, next.planned) = (.surveillance, audit.body, try day(planned))
    organisation.audits.put(next)
    var deadlines = try #require(organisation.externalDeadlines(of: audit))
    #expect(deadlines.nextAudit.day.description == planned)
    #expect(deadlines.nextAudit.cap == nil)
    #expect((deadlines.endsBeforeNextAudit != nil) == isBefore)
    // What is to be done until then is to be done before the certificate ends.
    let limit = try day(expires) - 30
    #expect(deadlines.improvement.day == min(limit, try day(planned)))
    // While none is planned there is but a deadline.
    next.state = .cancelled
    organisation.audits.put(next)
    deadlines = try #require(organisation.externalDeadlines(of: audit))
    #expect(deadlines.nextAudit.day == min(limit, try day("2027-11-20")))
    #expect(deadlines.endsBeforeNextAudit == nil)
  }
}
