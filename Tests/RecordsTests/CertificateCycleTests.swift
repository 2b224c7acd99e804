import Records
import Testing

// Every table is counted by hand with a calendar.
@Suite("The certification cycle")
struct CertificateCycleTests {
  @Test(
    "the first surveillance is at most twelve months after the decision",
    arguments: [
      ("2024-03-01", "2025-03-01"), ("2024-02-29", "2025-02-28"), ("2023-02-28", "2024-02-28"),
      ("2024-01-31", "2025-01-31"), ("2024-12-31", "2025-12-31"), ("2024-01-01", "2025-01-01"),
    ])
  func firstSurveillance(decided: String, last: String) throws {
    var firm = try CertificateFirm()
    try firm.certify(decided, until: nil)
    let step = try #require(try firm.step("surveillance 1", decided))
    #expect(step.to == (try day(last)))
    #expect(step.from == (try day(decided)) + 1)
    // The last day is in time, the day after is not.
    #expect(try firm.step("surveillance 1", last)?.state == .open)
    let after = (try day(last)) + 1
    #expect(try firm.step("surveillance 1", after.description)?.isOverdue == true)
    #expect(try firm.cycle(after.description).standing == .danger)
  }

  @Test(
    "the twelve months run from the last day of stage 2 where the setting says so",
    arguments: [
      ("2024-01-20", "2024-03-01", "2025-01-20"), ("2024-02-29", "2024-03-15", "2025-02-28"),
      ("2023-12-20", "2024-01-15", "2024-12-20"),
    ])
  func anchor(stage2: String, decided: String, last: String) throws {
    var firm = try CertificateFirm()
    try firm.audit(.stage2, stage2)
    try firm.certify(decided, until: nil)
    firm.count(from: .stage2)
    let step = try #require(try firm.step("surveillance 1", decided))
    #expect(step.to == (try day(last)))
    #expect(step.rule.contains("stage 2’s last day"))
    firm.count(from: .decision)
    let from = try #require(Day(decided)?.adding(months: 12))
    #expect(try firm.step("surveillance 1", decided)?.to == from)
  }

  @Test("without a stage 2 on file the decision is counted from, and it is said")
  func noAnchor() throws {
    var firm = try CertificateFirm()
    try firm.certify("2024-03-01", until: nil)
    firm.count(from: .stage2)
    let step = try #require(try firm.step("surveillance 1", "2024-04-01"))
    #expect(step.to == (try day("2025-03-01")))
    #expect(step.rule.contains("no stage 2 on file"))
  }

  /// The years of the windows after the first, and their states.
  private func windows(_ firm: CertificateFirm, _ today: String) throws -> [String] {
    try firm.cycle(today).milestones.filter { $0.kind == .surveillance }.map {
      "\($0.from?.description ?? "")…\($0.to?.description ?? "") \($0.state.rawValue)"
    }
  }

  @Test("later there is one in each calendar year, but none in the year of expiry")
  func years() throws {
    var firm = try CertificateFirm()
    try firm.certify("2024-03-01", until: "2027-02-28")
    // Held before the decision year was over: the next calendar year wants one of its own.
    try firm.audit(.surveillance, "2024-12-10")
    #expect(
      try windows(firm, "2025-06-30") == [
        "2024-03-02…2025-03-01 held", "2025-01-01…2025-12-31 open",
        "2026-01-01…2026-12-31 to come",
      ])
    #expect(try windows(firm, "2025-12-31")[1].hasSuffix("open"))
    #expect(try windows(firm, "2026-01-01")[1].hasSuffix("missed"))
    #expect(try windows(firm, "2026-01-01")[2].hasSuffix("open"))
  }

  @Test("the first one counts for the calendar year in which it is held")
  func firstCounts() throws {
    var firm = try CertificateFirm()
    try firm.certify("2024-03-01", until: "2027-02-28")
    #expect(
      try windows(firm, "2024-06-30") == [
        "2024-03-02…2025-03-01 open", "2026-01-01…2026-12-31 to come",
      ])
    try firm.audit(.surveillance, "2025-03-01")
    #expect(
      try windows(firm, "2025-06-30") == [
        "2024-03-02…2025-03-01 held", "2026-01-01…2026-12-31 to come",
      ])
  }

  @Test("one held a day too late leaves its window missed, and is told; it is pressing no more")
  func late() throws {
    var firm = try CertificateFirm()
    try firm.certify("2024-03-01", until: "2027-02-28")
    try firm.audit(.surveillance, "2025-03-02")
    let step = try #require(try firm.step("surveillance 1", "2025-06-30"))
    #expect(step.state == .missed && !step.isOverdue)
    #expect(step.note == "held late, on Sun 2 Mar 2025")
    #expect(firm.organisation.agenda(today: try day("2025-06-30")).isEmpty)
  }

  @Test("a year in which the recertification audit is held or planned wants no surveillance")
  func recertificationYear() throws {
    var firm = try CertificateFirm()
    try firm.certify("2024-03-01", until: "2027-02-28")
    try firm.audit(.surveillance, "2025-02-01")
    #expect(try windows(firm, "2026-06-01").count == 2)
    try firm.audit(.recertification, "2026-11-30", held: false)
    #expect(try windows(firm, "2026-06-01") == ["2024-03-02…2025-03-01 held"])
    // Its day has passed and nobody says that it was held: the year wants its audit again.
    #expect(try windows(firm, "2026-12-15").count == 2)
  }

  @Test("after a renewal the calendar years count and not the twelve months")
  func afterRenewal() throws {
    var firm = try CertificateFirm()
    try firm.certify("2024-03-01", until: "2027-02-28")
    try firm.audit(.recertification, "2026-12-01")
    try firm.decide(.renewed, "2027-01-10")
    #expect(try firm.certificate.expires == (try day("2030-02-28")))
    #expect(try firm.certificate.certified == (try day("2024-03-01")))
    #expect(
      try windows(firm, "2027-06-01") == [
        "2028-01-01…2028-12-31 to come", "2029-01-01…2029-12-31 to come",
      ])
  }

  @Test("renewed in the year before the expiry, the year of the old expiry wants a surveillance")
  func earlyRenewal() throws {
    var firm = try CertificateFirm()
    try firm.certify("2024-03-01", until: "2027-02-28")
    try firm.audit(.recertification, "2026-09-01")
    try firm.decide(.renewed, "2026-12-20")
    #expect(
      try windows(firm, "2026-12-31").map { $0.prefix(4) } == ["2027", "2028", "2029"])
  }

  @Test("cancelled audits, other kinds, and audits of others' editions fill no window")
  func wrongAudits() throws {
    var firm = try CertificateFirm()
    try firm.certify("2024-03-01", until: "2027-02-28")
    try firm.audit(.followUp, "2024-09-01")
    try firm.audit(.surveillance, "2024-10-01", edition: "14001:2015")
    try firm.audit(.surveillance, "2024-11-01")
    var cancelled = try #require(firm.organisation.audits[id("surveillance 2024-11-01")])
    cancelled.state = .cancelled
    firm.organisation.audits.put(cancelled)
    #expect(try firm.step("surveillance 1", "2024-12-01")?.state == .open)
    try firm.audit(.surveillance, "2024-11-15", edition: nil)
    #expect(try firm.step("surveillance 1", "2024-12-01")?.state == .held)
    // Held by its last day, and not before it.
    #expect(try firm.step("surveillance 1", "2024-11-14")?.state == .planned)
    #expect(try firm.step("surveillance 1", "2024-11-15")?.state == .held)
  }

  @Test(
    "the last safe audit day is the expiry less the body's margin less its time for majors",
    arguments: [
      // 28 Feb 2027 less 30 days is 29 Jan, less 84 days 6 Nov 2026.
      ("2027-02-28", "30 days", "12 weeks", "2026-11-06"),
      // Less 45 days is 14 Jan 2027, less 84 days 22 Oct.
      ("2027-02-28", "45 days", "12 weeks", "2026-10-22"),
      ("2028-02-29", "1 month", "3 months", "2027-10-29"),
      ("2027-05-31", "3 months", "0 days", "2027-02-28"),
      ("2028-01-19", "30 days", "12 weeks", "2027-09-27"),
    ])
  func lastSafeDay(expires: String, margin: String, majors: String, safe: String) throws {
    var firm = try CertificateFirm()
    var body = try #require(firm.organisation.bodies.all.first)
    body.expiryMargin = try #require(Period(margin))
    body.majorWithin = try #require(Period(majors))
    firm.organisation.bodies.put(body)
    try firm.certify("2025-03-01", until: expires, since: "2022-03-01")
    let step = try #require(try firm.step("recertification audit", "2026-06-01"))
    #expect(step.to == (try day(safe)))
    #expect(step.rule.contains(margin) && step.rule.contains(majors))
    let (end, last) = (try day(expires).full, try day(safe).full)
    #expect(step.rule.contains(end) && step.rule.contains(last))
  }

  @Test("a recertification audit after the last safe day is told of, and still owed")
  func lateRecertification() throws {
    var firm = try CertificateFirm()
    try firm.certify("2024-03-01", until: "2027-02-28", since: "2021-03-01")
    try firm.audit(.surveillance, "2025-05-01")
    try firm.audit(.surveillance, "2026-05-01")
    #expect(try firm.cycle("2026-11-07").flags.first?.text.contains("no recertification") == true)
    #expect(try firm.cycle("2026-11-07").safety == "recert. audit not booked")
    #expect(try firm.cycle("2026-11-07").what == "expires in 113 days")
    try firm.audit(.recertification, "2026-11-20", held: false)
    #expect(try firm.cycle("2026-11-01").safety == "recert. audit late")
    #expect(
      try firm.step("recertification audit", "2026-11-01")?.note
        == "14 days after the last safe day")
    #expect(
      firm.organisation.agenda(today: try day("2026-11-01")).map(\.title).contains(
        "recertification audit planned too late: last safe day"))
    try firm.audit(.recertification, "2026-11-06", held: false)
    #expect(try firm.cycle("2026-11-01").standing == .safe)
    #expect(try firm.cycle("2026-11-01").safety == "safe")
  }

  @Test(
    "the expiry day is valid, six months after it one can restore, a day later not",
    arguments: [
      ("2027-02-28", "2027-08-28"), ("2026-08-31", "2027-02-28"), ("2027-08-31", "2028-02-29"),
      ("2028-02-29", "2028-08-29"), ("2026-12-31", "2027-06-30"),
    ])
  func expiry(expires: String, restorable: String) throws {
    var firm = try CertificateFirm()
    try firm.certify("2025-01-15", until: expires, since: "2022-01-15")
    let last = try day(expires)
    func state(_ day: Day) throws -> CertificateCycle.State {
      try firm.cycle(day.description).state
    }
    #expect(try state(last - 1) == .valid)
    #expect(try state(last) == .valid)
    #expect(try state(last + 1) == .restorable)
    #expect(try firm.cycle((last + 1).description).restorableUntil == (try day(restorable)))
    let end = try day(restorable)
    #expect(try state(end) == .restorable)
    #expect(try state(end + 1) == .lapsed)
    // Renewed until the last day, restored until the end of the six months.
    func refusals(_ kind: CertificateEvent.Kind, _ on: Day) throws -> [String] {
      try firm.remarks(kind, on.description).filter { $0.weight == .refusal }.map(\.text)
    }
    #expect(try refusals(.renewed, last).isEmpty)
    #expect(try refusals(.renewed, last + 1).first?.contains("choose “restored”") == true)
    #expect(try refusals(.restored, last).first?.contains("still valid") == true)
    #expect(try refusals(.restored, last + 1).isEmpty)
    #expect(try refusals(.restored, end).isEmpty)
    #expect(try refusals(.restored, end + 1).first?.contains("new stage 2") == true)
    #expect(try refusals(.renewed, end + 1).first?.contains("new stage 2") == true)
    try firm.decide(.restored, end.description)
    #expect(try firm.certificate.expires == last.adding(months: 36))
    #expect(try firm.cycle(end.description).gapDays == end - last - 1)
    #expect(try state(end - 1) == .restorable)
    #expect(try state(end) == .valid)
  }

  @Test(
    "an unknown expiry is three years from the decision less a day, and to be confirmed",
    arguments: [
      ("2024-03-01", "2027-02-28"), ("2025-01-20", "2028-01-19"), ("2024-02-29", "2027-02-27"),
      ("2025-03-01", "2028-02-29"), ("2024-01-01", "2026-12-31"),
    ])
  func countedExpiry(decided: String, expires: String) throws {
    var firm = try CertificateFirm()
    try firm.certify(decided, until: nil)
    let cycle = try firm.cycle(decided)
    #expect(cycle.expires == (try day(expires)))
    #expect(cycle.isExpiryCounted)
    #expect(cycle.flags.contains { $0.text.contains("confirm it from the paper") })
    #expect(try firm.certificate.proposedUntil(.granted, on: day(decided)) == (try day(expires)))
  }

  @Test(
    "where no expiry is on file a decision keeps the day that the form showed",
    arguments: [
      ("2023-03-01", CertificateEvent.Kind.renewed, "2026-01-10", "2029-02-28"),
      ("2024-02-29", .renewed, "2027-02-27", "2030-02-27"),
      ("2021-03-01", .restored, "2024-05-01", "2027-02-28"),
      ("2020-08-31", .restored, "2024-02-29", "2026-08-30"),
    ])
  func keptExpiry(
    decided: String, kind: CertificateEvent.Kind, on: String, expires: String
  ) throws {
    var firm = try CertificateFirm()
    try firm.certify(decided, until: nil)
    #expect(try firm.certificate.proposedUntil(kind, on: day(on)) == (try day(expires)))
    try firm.decide(kind, on)
    #expect(try firm.certificate.expires == (try day(expires)))
    #expect(try firm.certificate.events.last?.until == (try day(expires)))
    #expect(try firm.cycle(on).expires == (try day(expires)))
    #expect(try firm.certificate.certified == (try day(decided)))
  }

  @Test("only an expiry on file is valid until then, as it always was")
  func onlyExpiry() throws {
    var firm = try CertificateFirm()
    try firm.certify(nil, until: "2027-02-28")
    #expect(try firm.cycle("2027-02-28").state == .valid)
    #expect(try firm.cycle("2027-03-01").state == .restorable)
    #expect(try windows(firm, "2026-03-01") == ["2026-01-01…2026-12-31 open"])
  }

  @Test("an edition that no catalogue knows has the same days")
  func unknownEdition() throws {
    var firm = try CertificateFirm(edition: "22000:2018")
    try firm.certify("2024-03-01", until: nil)
    #expect(try firm.cycle("2024-06-01").next?.to == (try day("2025-03-01")))
    #expect(
      try firm.cycle("2024-06-01").line.text
        == "22000:2018  surveillance 1 by 1 Mar 2025  to be looked at !")
  }
}
