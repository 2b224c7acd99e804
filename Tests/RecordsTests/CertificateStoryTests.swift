import Records
import Testing

@Suite("The story of a certificate")
struct CertificateStoryTests {
  /// Failure, repair, appeal, certification, surveillance, lapse and restoration, all written down.
  private func story() throws -> CertificateFirm {
    var firm = try CertificateFirm()
    try firm.change { $0.applied = try day("2023-09-01") }
    try firm.audit(.stage1, "2023-10-10")
    try firm.audit(.stage2, "2023-11-21")
    try firm.decide(.refused, "2023-12-15")
    try firm.change {
      var appeal = Appeal()
      appeal.against = "refused on 15 Dec 2023"
      appeal.lodgeBy = try day("2024-01-14")
      appeal.lodged = try day("2024-01-10")
      appeal.argued = try day("2024-01-25")
      appeal.decided = try day("2024-02-05")
      appeal.outcome = .rejected
      $0.appeals = [appeal]
    }
    try firm.decide(.appliedAgain, "2024-02-10")
    try firm.audit(.stage2, "2024-03-20")
    try firm.decide(.granted, "2024-04-12")
    try firm.audit(.surveillance, "2025-04-10")
    try firm.audit(.surveillance, "2026-04-09")
    try firm.decide(.suspended, "2026-06-01")
    try firm.decide(.reinstated, "2026-07-15")
    try firm.audit(.recertification, "2027-04-01")
    try firm.decide(.restored, "2027-06-30")
    return firm
  }

  @Test(
    "is told by moving today",
    arguments: [
      ("2023-08-31", "sought"), ("2023-09-01", "sought"), ("2023-10-09", "sought"),
      ("2023-10-10", "stage 1 done"), ("2023-11-20", "stage 1 done"),
      ("2023-11-21", "awaiting decision"), ("2023-12-14", "awaiting decision"),
      ("2023-12-15", "refused"), ("2024-02-09", "refused"), ("2024-02-10", "sought"),
      ("2024-03-20", "awaiting decision"), ("2024-04-11", "awaiting decision"),
      ("2024-04-12", "valid"), ("2026-05-31", "valid"), ("2026-06-01", "suspended"),
      ("2026-07-14", "suspended"), ("2026-07-15", "valid"), ("2027-04-11", "valid"),
      ("2027-04-12", "expired, restorable"), ("2027-06-29", "expired, restorable"),
      ("2027-06-30", "valid"), ("2030-04-11", "valid"), ("2030-04-12", "expired, restorable"),
      ("2030-10-11", "expired, restorable"), ("2030-10-12", "lapsed"),
    ])
  func states(today: String, state: String) throws {
    #expect(try story().cycle(today).state.rawValue == state)
  }

  @Test("the days of the decisions follow from each other, and none is lost")
  func days() throws {
    let firm = try story()
    let certificate = try firm.certificate
    #expect(certificate.decided == (try day("2027-06-30")))
    #expect(certificate.expires == (try day("2030-04-11")))
    #expect(certificate.certified == (try day("2024-04-12")))
    let restored = try #require(certificate.events.last)
    #expect(restored.before == (try day("2027-04-11")))
    #expect(restored.until == (try day("2030-04-11")))
    #expect(try firm.cycle("2026-01-01").expires == (try day("2027-04-11")))
    // 12 Apr to 29 Jun 2027: 19 + 31 + 29 days.
    #expect(try firm.cycle("2027-06-30").gapDays == 79)
    #expect(
      try firm.step("restored", "2027-06-30")?.note
        == "no certificate for 79 days, from Mon 12 Apr 2027 to Tue 29 Jun 2027")
  }

  @Test("stage 1's concerns are repaired three to six weeks after it")
  func repair() throws {
    let firm = try story()
    func repair(_ today: String) throws -> CertificateCycle.Milestone {
      try #require(try firm.step("stage 1 concerns repaired", today))
    }
    #expect(try repair("2023-10-15").from == (try day("2023-10-31")))
    #expect(try repair("2023-10-15").to == (try day("2023-11-21")))
    #expect(try repair("2023-10-30").state == .coming)
    #expect(try repair("2023-10-31").state == .open)
    #expect(try repair("2023-11-21").state == .held)
    var alone = firm
    _ = alone.organisation.audits.remove(try id("stage 2 2023-11-21"))
    _ = alone.organisation.audits.remove(try id("stage 2 2024-03-20"))
    #expect(try alone.step("stage 1 concerns repaired", "2023-11-21")?.state == .open)
    #expect(try alone.step("stage 1 concerns repaired", "2023-11-22")?.isOverdue == true)
    #expect(try alone.cycle("2023-11-10").nextAudit.day == (try day("2023-11-21")))
  }

  @Test(
    "majors of stage 2 are verified within six months of its last day, else it is done again",
    arguments: [("2023-11-21", "2024-05-21"), ("2023-08-31", "2024-02-29")])
  func majors(stage2: String, last: String) throws {
    var firm = try CertificateFirm()
    try firm.audit(.stage2, stage2)
    try firm.major(of: .stage2, stage2, isVerified: false)
    let step = try #require(try firm.step("majors of stage 2 verified", last))
    #expect(step.to == (try day(last)) && step.state == .open)
    let after = (try day(last)) + 1
    #expect(try firm.step("majors of stage 2 verified", after.description)?.isOverdue == true)
    #expect(try firm.cycle(after.description).safety == "new stage 2 needed")
    #expect(try firm.cycle(after.description).nextAudit.kind == .stage2)
    #expect(try firm.remarks(.granted, after.description).map(\.weight) == [.warning])
    try firm.major(of: .stage2, stage2, isVerified: true)
    #expect(try firm.step("majors of stage 2 verified", after.description)?.state == .held)
    #expect(try firm.remarks(.granted, after.description).isEmpty)
  }

  @Test("an appeal is told with its days; not lodged in time it is missed")
  func appeal() throws {
    var firm = try story()
    func titles(_ today: String) throws -> [String] {
      try firm.cycle(today).milestones.filter { $0.appeal != nil }
        .map { "\($0.title) \($0.state.rawValue)" }
    }
    #expect(try titles("2024-01-09") == ["appeal lodged planned"])
    #expect(
      try titles("2024-01-10") == [
        "appeal lodged held", "appeal argued planned", "appeal decided planned",
      ])
    #expect(
      try titles("2024-02-05") == [
        "appeal lodged held", "appeal argued held", "appeal rejected held",
      ])
    try firm.change {
      $0.appeals[0].lodged = nil; $0.appeals[0].argued = nil; $0.appeals[0].decided = nil
    }
    #expect(try titles("2024-01-14") == ["appeal lodged open"])
    #expect(try titles("2024-01-15") == ["appeal lodged missed"])
    #expect(try firm.cycle("2024-01-15").monthsWithout == 1)
  }

  @Test(
    "a suspension lasts six months at most",
    arguments: [
      ("2025-06-01", nil, "2025-12-01"), ("2025-08-31", nil, "2026-02-28"),
      ("2025-06-01", "2025-09-01", "2025-09-01"), ("2025-06-01", "2026-03-01", "2025-12-01"),
    ] as [(String, String?, String)])
  func suspension(on: String, until: String?, last: String) throws {
    var firm = try CertificateFirm()
    try firm.certify("2024-03-01", until: "2027-02-28")
    try firm.decide(.suspended, on, until: until)
    #expect(try firm.cycle(on).suspendedUntil == (try day(last)))
    let after = (try day(last)) + 1
    #expect(try firm.step("suspension ends", last)?.state == .open)
    #expect(try firm.step("suspension ends", after.description)?.isOverdue == true)
    #expect(
      try firm.remarks(.suspended, after.description).contains {
        $0.text.contains("suspended already")
      })
    try firm.decide(.withdrawn, after.description)
    #expect(try firm.cycle(after.description).state == .withdrawn)
    #expect(
      try firm.remarks(.suspended, (after + 1).description).contains {
        $0.text == "only a valid certificate is suspended"
      })
    try firm.decide(.appliedAgain, (after + 40).description)
    #expect(try firm.cycle((after + 40).description).state == .sought)
    #expect(try firm.cycle((after + 40).description).monthsWithout == 1)
  }

  @Test("what cannot be is refused, with what to do")
  func refusals() throws {
    var firm = try CertificateFirm()
    try firm.change { $0.applied = try day("2024-01-10") }
    try firm.audit(.stage2, "2024-02-20")
    func first(
      _ kind: CertificateEvent.Kind, _ on: String, until: String? = nil, today: String? = nil
    ) throws -> String {
      try firm.remarks(kind, on, until: until, today: today).first { $0.weight == .refusal }?.text
        ?? ""
    }
    #expect(
      try first(.granted, "2024-01-09", today: "2024-03-01").contains("before the application"))
    #expect(try first(.granted, "2024-02-19", today: "2024-03-01").contains("before stage 2"))
    #expect(try first(.granted, "2024-03-02", today: "2024-03-01").contains("after today"))
    #expect(try first(.granted, "2024-03-01", until: "2024-02-29").contains("before the decision"))
    #expect(try first(.renewed, "2024-03-01").contains("never granted"))
    #expect(try first(.suspended, "2024-03-01").contains("only a valid certificate"))
    #expect(try first(.reinstated, "2024-03-01").contains("not suspended"))
    #expect(try first(.withdrawn, "2024-03-01").contains("choose “refused”"))
    #expect(try first(.granted, "2024-03-01").isEmpty)
    try firm.decide(.granted, "2024-03-01")
    #expect(try first(.granted, "2024-03-01").contains("on file already"))
    #expect(try first(.granted, "2024-06-01").contains("it was granted already"))
  }

  @Test("the transition ends the certificate to the old edition, the last day included")
  func transition() throws {
    var firm = try CertificateFirm()
    try firm.certify("2025-03-01", until: "2028-02-29", since: "2022-03-01")
    try firm.change { $0.transitionBy = try day("2027-04-30") }
    #expect(try firm.cycle("2027-04-30").state == .valid)
    #expect(try firm.cycle("2027-04-30").validUntil == (try day("2027-04-30")))
    #expect(try firm.cycle("2027-05-01").state == .transitionOver)
    #expect(
      firm.organisation.agenda(today: try day("2027-04-20")).contains {
        $0.kind == .certificate && $0.due.description == "2027-04-30"
      })
    try firm.decide(.movedToEdition, "2027-03-01")
    #expect(try firm.cycle("2027-02-28").state == .valid)
    #expect(try firm.cycle("2027-05-01").state == .moved)
    #expect(
      firm.organisation.agenda(today: try day("2027-04-20")).filter { $0.kind == .certificate }
        .isEmpty)
  }

  @Test("the agenda says once what falls due, and nothing that a planned audit says")
  func agenda() throws {
    var firm = try CertificateFirm()
    try firm.certify("2024-03-01", until: "2027-02-28")
    try firm.change { $0.contractUntil = try day("2025-02-20") }
    func titles(_ today: String) throws -> [String] {
      firm.organisation.agenda(today: try day(today)).filter { $0.kind == .certificate }
        .map { "\($0.reference) \($0.title) \($0.due)" }
    }
    #expect(try titles("2025-01-10") == [])
    #expect(
      try titles("2025-02-10") == [
        "9001:2015 contract ends 2025-02-20", "9001:2015 surveillance 1 held by 2025-03-01",
      ])
    try firm.audit(.surveillance, "2025-02-25", held: false)
    #expect(try titles("2025-02-10") == ["9001:2015 contract ends 2025-02-20"])
    #expect(
      firm.organisation.agenda(today: try day("2025-02-10")).map(\.kind) == [.certificate, .audit])
    // Expired it is overdue until it is restored, however far off the last day for that is.
    #expect(
      try titles("2027-03-05").contains(
        "9001:2015 expired: restored by 28 Aug, else a new stage 2 2027-02-28"))
    #expect(
      try titles("2027-08-29").contains("9001:2015 lapsed: at least a new stage 2 2027-02-28"))
    // Its planned day has passed: what the certificate wants is owed again.
    #expect(try titles("2025-02-26").contains("9001:2015 surveillance 1 held by 2025-03-01"))
  }
}
