import Records
import Testing

@Suite("A certificate that is gone, or about to be")
struct CertificateGoneTests {
  /// Valid from 1 Mar 2025 to 29 Feb 2028, with its surveillance of 2025 held.
  private func firm() throws -> CertificateFirm {
    var firm = try CertificateFirm()
    try firm.certify("2025-03-01", until: "2028-02-29", since: "2022-03-01")
    try firm.audit(.surveillance, "2026-02-01")
    return firm
  }

  /// What the agenda of a day says of certificates.
  private func owed(_ firm: CertificateFirm, _ today: String) throws -> [String] {
    firm.organisation.agenda(today: try day(today), library: firm.library)
      .filter { $0.kind == .certificate }.map { "\($0.title) \($0.due) \($0.state)" }
  }

  /// A second certificate to the same standard.
  private func add(
    to firm: inout CertificateFirm, decided: String?, applied: String? = nil
  ) throws {
    var other = Certificate(id: try id("d"))
    other.edition = try edition("9001:2026")
    other.decided = try decided.map { try day($0) }
    other.applied = try applied.map { try day($0) }
    firm.organisation.certificates.put(other)
  }

  @Test("withdrawn it is overdue from the day after, until it is applied for again")
  func withdrawn() throws {
    var firm = try firm()
    try firm.decide(.withdrawn, "2026-06-01")
    #expect(try owed(firm, "2026-05-31") == [])
    #expect(try owed(firm, "2026-06-01") == ["withdrawn: apply again 2026-06-01 due"])
    #expect(try owed(firm, "2026-06-02") == ["withdrawn: apply again 2026-06-01 overdue"])
    #expect(try owed(firm, "2027-06-02") == ["withdrawn: apply again 2026-06-01 overdue"])
    var applied = firm
    try applied.decide(.appliedAgain, "2026-07-01")
    #expect(try owed(applied, "2026-06-30").count == 1)
    #expect(try owed(applied, "2026-07-01") == [])
  }

  @Test("another certificate to the standard, valid or applied for, settles it")
  func settled() throws {
    var firm = try firm()
    try firm.decide(.withdrawn, "2026-06-01")
    var other = firm
    try add(to: &other, decided: "2026-08-01")
    #expect(try owed(other, "2026-07-31").count == 1)
    #expect(try owed(other, "2026-08-01") == [])
    other = firm
    try add(to: &other, decided: nil, applied: "2026-07-10")
    #expect(try owed(other, "2026-07-09").count == 1)
    #expect(try owed(other, "2026-07-10") == [])
    other = firm
    try add(to: &other, decided: nil)
    #expect(try owed(other, "2026-07-10").count == 1)
  }

  @Test("ended with the transition it is overdue from the day after the last day")
  func transition() throws {
    var firm = try firm()
    try firm.change { $0.transitionBy = try day("2027-04-30") }
    try firm.audit(.surveillance, "2027-03-01")
    #expect(try owed(firm, "2027-04-30") == ["transition to the new edition by 2027-04-30 due"])
    #expect(
      try owed(firm, "2027-05-01")
        == ["ended with the transition to the new edition 2027-04-30 overdue"])
    try firm.decide(.appliedAgain, "2027-06-01")
    #expect(try owed(firm, "2027-06-01") == [])
  }

  @Test("a renewal that was refused is told at once, and after the expiry it can be restored")
  func refused() throws {
    var firm = try firm()
    try firm.audit(.surveillance, "2027-03-01")
    try firm.audit(.recertification, "2027-10-01")
    try firm.decide(.refused, "2027-10-20")
    #expect(
      try owed(firm, "2027-10-20")
        == ["renewal refused on 20 Oct: decided anew, else it expires 2028-02-29 due"])
    #expect(try owed(firm, "2028-03-01").first?.hasPrefix("expired: restored") == true)
    try firm.decide(.refused, "2028-04-01")
    #expect(try owed(firm, "2028-04-02") == ["refused: apply again 2028-04-01 overdue"])
  }

  @Test("a first certificate that was refused is not gone")
  func neverHeld() throws {
    var firm = try CertificateFirm()
    try firm.decide(.refused, "2026-04-01")
    #expect(try owed(firm, "2026-06-01") == [])
  }

  @Test("suspended it is owed from the first day on, by the last day of the suspension")
  func suspended() throws {
    var firm = try firm()
    try firm.decide(.suspended, "2026-03-01")
    #expect(
      try owed(firm, "2026-03-01")
        == ["suspended: lifted by 1 Sep, else withdrawal 2026-09-01 due"])
    #expect(
      try owed(firm, "2026-09-02").contains {
        $0.hasPrefix("suspended") && $0.hasSuffix("overdue")
      })
    try firm.decide(.reinstated, "2026-05-01")
    #expect(try owed(firm, "2026-05-01") == [])
  }

  /// The small catalogue and the edition that takes its place, published on 16 Sep 2026.
  private func newLibrary() throws -> Library {
    let small = try smallLibrary()
    let new = Standard(
      edition: try edition("9001:2026"), name: "ISO 9001:2026", title: "Quality", clauses: [],
      succession: .init(
        supersedes: try edition("9001:2015"), published: try day("2026-09-16"),
        transition: try day("2029-09-30"), note: ""))
    return Library(standards: small.standards + [new], checklists: small.checklists)
  }

  @Test("moving to an edition that is not published yet is warned of")
  func movesTooEarly() throws {
    let firm = try firm()
    func said(_ on: String) throws -> [CertificateDecision.Remark] {
      try firm.certificate.remarks(
        on: CertificateDecision(.movedToEdition, on: day(on)), today: day("2026-12-01"),
        in: firm.organisation, library: newLibrary())
    }
    #expect(try said("2026-09-15").map(\.weight) == [.warning])
    #expect(try said("2026-09-15").first?.text.contains("Wed 16 Sep 2026") == true)
    #expect(try said("2026-09-16").isEmpty)
  }

  @Test("moved, a certificate to the new edition is owed until it is on file")
  func moved() throws {
    var firm = try firm()
    try firm.decide(.movedToEdition, "2026-11-01")
    func state(_ firm: CertificateFirm) throws -> (flags: [String], owed: [String]) {
      let (today, library) = (try day("2026-11-20"), try newLibrary())
      let cycle = firm.organisation.cycle(of: try firm.certificate, today: today, library: library)
      return (
        cycle.flags.filter { $0.standing == .danger }.map(\.text),
        firm.organisation.agenda(today: today, library: library).filter {
          $0.reference == "9001:2015"
        }.map { "\($0.title) \($0.due) \($0.state)" }
      )
    }
    #expect(try state(firm).flags == ["no certificate to 9001:2026 on file: a adds it"])
    #expect(try state(firm).owed == ["no certificate to 9001:2026 on file 2026-11-01 overdue"])
    try add(to: &firm, decided: "2026-11-01")
    #expect(try state(firm).flags == [])
    #expect(try state(firm).owed == [])
  }

  @Test("a renewal without its audit, or with open majors, is warned of")
  func renewal() throws {
    var firm = try firm()
    func said(_ kind: CertificateEvent.Kind = .renewed, _ on: String = "2028-01-10") throws
      -> [String]
    {
      try firm.remarks(kind, on).filter { $0.weight == .warning }.map(\.text)
    }
    #expect(try said().first?.hasPrefix("no recertification audit is on file") == true)
    #expect(try said(.restored, "2028-04-01").count == 1)
    try firm.audit(.recertification, "2028-01-20", held: false)
    #expect(try said().first?.contains("is only planned, for Thu 20 Jan 2028") == true)
    try firm.audit(.recertification, "2028-01-10")
    #expect(try said() == [])
    #expect(try said(.renewed, "2028-01-09").count == 1)
    try firm.major(of: .recertification, "2028-01-10", isVerified: false)
    #expect(try said() == ["majors of the recertification audit not verified: NC-1"])
    #expect(try said(.restored, "2028-04-01").count == 1)
    try firm.major(of: .recertification, "2028-01-10", isVerified: true)
    #expect(try said() == [])
  }

  @Test(
    "an external audit was held when its real days have passed, whatever it was planned for",
    arguments: [
      ("2026-12-01", "2026-11-10", "2026-11-12", "2026-11-12"),
      ("2026-12-01", "", "2026-11-20", "2026-11-20"), ("2026-12-01", "", "2026-11-21", ""),
      ("2026-12-01", "2026-11-20", "", "2026-11-20"), ("2026-11-10", "2026-11-21", "", ""),
      ("2026-11-10", "2026-11-19", "2026-11-21", ""), ("2026-11-10", "", "", ""),
    ])
  func realDays(planned: String, starts: String, ends: String, held: String) throws {
    var audit = Audit(id: try id("a"))
    audit.auditKind = .surveillance
    (audit.planned, audit.starts, audit.ends) = (Day(planned), Day(starts), Day(ends))
    let today = try day("2026-11-20")
    #expect(audit.heldDay(by: today) == Day(held))
    audit.state = .cancelled
    #expect(audit.heldDay(by: today) == nil)
  }

  @Test("the days agreed with the body move along with the planned day, as long as they were")
  func movesAlong() throws {
    var audit = Audit(id: try id("a"))
    audit.auditKind = .surveillance
    audit.planned = try day("2026-11-10")
    (audit.starts, audit.ends) = (try day("2026-11-10"), try day("2026-11-12"))
    try audit.move(to: day("2026-12-08"), by: "M", on: day("2026-11-01"), why: "ill")
    #expect(audit.starts == (try day("2026-12-08")))
    #expect(audit.ends == (try day("2026-12-10")))
    #expect(audit.heldDay(by: try day("2026-11-20")) == nil)
    try audit.move(to: nil, by: "M", on: day("2026-11-02"), why: "not agreed")
    #expect(audit.starts == nil && audit.ends == nil)
  }

  @Test("reinstated after the six months is warned of, after the expiry it is refused")
  func reinstated() throws {
    var firm = try firm()
    try firm.decide(.suspended, "2026-03-01")
    #expect(try firm.remarks(.reinstated, "2026-09-01").isEmpty)
    let late = try firm.remarks(.reinstated, "2026-09-02")
    #expect(late.map(\.weight) == [.warning])
    #expect(late.first?.text.contains("choose “withdrawn” or “scope reduced”") == true)
    #expect(try firm.remarks(.reinstated, "2028-03-01").map(\.weight) == [.refusal])
  }

  @Test("an appeal that is pending is said where it would be offered")
  func appealPending() throws {
    var firm = try firm()
    try firm.decide(.withdrawn, "2026-06-01")
    #expect(try firm.cycle("2026-06-10").flags.first?.text.hasSuffix("A appeals") == true)
    try firm.change {
      var appeal = Appeal()
      appeal.lodged = try day("2026-06-10")
      appeal.decided = try day("2026-07-01")
      $0.appeals = [appeal]
    }
    let text = try firm.cycle("2026-06-10").flags.first?.text ?? ""
    #expect(text.contains("appeal pending since Wed 10 Jun 2026") && !text.contains("A appeals"))
    #expect(
      try owed(firm, "2026-06-30") == [
        "withdrawn: appeal pending since 10 Jun 2026-06-01 overdue"
      ])
    #expect(try owed(firm, "2026-07-01") == ["withdrawn: apply again 2026-06-01 overdue"])
  }

  @Test("applied for again on the day of the withdrawal it is on its way")
  func appliedSameDay() throws {
    var firm = try firm()
    try firm.decide(.withdrawn, "2026-06-01")
    try firm.change { $0.applied = try day("2026-06-01") }
    #expect(try firm.cycle("2026-06-02").state == .sought)
  }

  @Test("majors that nobody found have no day")
  func noMajors() throws {
    var firm = try CertificateFirm()
    try firm.audit(.stage2, "2026-03-02")
    #expect(try firm.step("majors of stage 2 verified", "2026-03-10") == nil)
    try firm.major(of: .stage2, "2026-03-02", isVerified: true)
    #expect(try firm.step("majors of stage 2 verified", "2026-03-10")?.state == .held)
  }

  @Test("what ended wants no surveillance that was still open")
  func noOpenSurveillance() throws {
    var firm = try firm()
    func surveillance(_ today: String) throws -> [String] {
      try firm.cycle(today).milestones.filter { $0.kind == .surveillance }.map(\.state.rawValue)
    }
    #expect(try surveillance("2027-05-31") == ["held", "open"])
    try firm.decide(.withdrawn, "2027-06-01")
    #expect(try surveillance("2027-06-01") == ["held"])
    #expect(try surveillance("2028-06-01") == ["held"])
  }

  /// What the check says of a certificate with these decisions and nothing else.
  private func flaws(
    _ events: [(CertificateEvent.Kind, String, String?)],
    _ change: (inout Certificate) throws -> Void = { _ in }
  ) throws -> [String] {
    var firm = try CertificateFirm()
    try firm.change { certificate in
      certificate.number = "C-1"
      certificate.events = try events.map { kind, on, until in
        var event = CertificateEvent()
        (event.event, event.on) = (kind, try day(on))
        event.until = try until.map { try day($0) }
        return event
      }
      try change(&certificate)
    }
    let today = try day("2026-11-20")
    let matrix = TrainingMatrix(of: firm.organisation, today: today)
    return firm.organisation.recordFlaws(today: today, library: firm.library, matrix: matrix)
      .filter { $0.kind == .certificateDecisions }.map(\.finding)
  }

  @Test("check tells of decisions that the form would have refused")
  func decisionFlaws() throws {
    let granted = (CertificateEvent.Kind.granted, "2020-03-01", nil as String?)
    for (events, says) in [
      ([granted, (.restored, "2023-08-30", nil)], "too late to be restored"),
      ([granted, (.renewed, "2023-03-01", nil)], "choose “restored”"),
      ([granted, (.granted, "2021-03-01", nil)], "it was granted already"),
      (
        [granted, (.suspended, "2021-03-01", nil), (.suspended, "2021-04-01", nil)],
        "it is suspended already"
      ),
      ([granted, (.reinstated, "2021-04-01", nil)], "it is not suspended on that day"),
      (
        [granted, (.withdrawn, "2021-03-01", nil), (.renewed, "2021-04-01", nil)],
        "it is not valid any more"
      ),
      ([(.granted, "2024-03-01", "2029-02-28")], "by the rule Sun 28 Feb 2027"),
    ] as [([(CertificateEvent.Kind, String, String?)], String)] {
      let found = try flaws(events)
      #expect(found.count == 1 && found.first?.contains(says) == true, "\(says): \(found)")
    }
    var appeal = Appeal()
    appeal.outcome = .rejected
    #expect(try flaws([]) { $0.appeals = [appeal] }.first?.contains("no day says when") == true)
    (appeal.outcome, appeal.lodged) = (nil, try day("2026-11-21"))
    #expect(try flaws([]) { $0.appeals = [appeal] }.first?.contains("a day to come") == true)
  }

  @Test("check says nothing of decisions that follow each other")
  func noDecisionFlaws() throws {
    #expect(
      try flaws([
        (.granted, "2020-03-01", nil), (.suspended, "2021-03-01", nil),
        (.reinstated, "2021-06-01", nil), (.renewed, "2023-02-01", nil),
        (.refused, "2026-01-10", nil), (.restored, "2026-08-28", nil),
      ]) == [])
    var firm = try CertificateFirm()
    try firm.certify("2023-03-01", until: nil)
    try firm.decide(.renewed, "2026-01-10")
    let certificate = try firm.certificate
    #expect(try flaws([]) { $0 = certificate } == [])
    // The days of an earlier cycle alone, and a renewal whose old expiry is kept with it.
    #expect(
      try flaws([(.renewed, "2025-02-01", nil)]) {
        $0.certified = try day("2019-03-01")
        $0.events[0].before = try day("2025-02-28")
        ($0.decided, $0.expires) = (try day("2025-02-01"), try day("2028-02-28"))
      } == [])
  }
}
