import Records
import Testing

@testable import Screens

@Suite("Certificates")
struct CertificatesTests {
  @Test("a certificate that expires before it was decided is refused; a second one is told of")
  func certificates() {
    var rig = Rig(rows: 40)
    rig.press("8aC-1⇥9001:2015⇥Veritas⏎⇥2026-03-01⇥2026-02-28")
    #expect(rig.prose.contains("it would expire before it was decided (Sun 1 Mar 2026)"))
    rig.press("ⓢ")
    #expect(rig.organisation.certificates.isEmpty)
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("2029-02-28ⓢ")
    #expect(rig.organisation.certificates.all.first?.expires == day("2029-02-28"))
    #expect(rig.organisation.bodies.all.first?.name == "Veritas")
    rig.press("aC-1⇥9001:2015⇥")
    #expect(rig.prose.contains("there is one to this edition already: ISO 9001:2015 C-1"))
    rig.press("ⓢ")
    #expect(rig.organisation.certificates.count == 2)
    rig.press("aC-3ⓢ")
    #expect(rig.prose.contains("Edition is needed"))
  }

  /// A rig with one certificate to ISO 9001:2015, on its board.
  private func rig(
    today: String = "2026-11-20", columns: Int = 80, rows: Int = 24,
    _ fill: (inout Certificate) -> Void = { _ in }
  ) -> Rig {
    var organisation = Organisation.small()
    var body = CertificationBody(id: known("veritas"))
    body.name = "Veritas"
    body.contacts = ["A. Berg, planning, office@example.org"]
    organisation.bodies.put(body)
    var certificate = Certificate(id: known("c1"))
    certificate.number = "C-1"
    certificate.edition = edition("9001:2015")
    certificate.body = body.id
    certificate.decided = day("2025-03-01")
    certificate.certified = day("2022-03-01")
    certificate.expires = day("2028-02-29")
    fill(&certificate)
    organisation.certificates.put(certificate)
    return Rig(organisation, today: day(today), columns: columns, rows: rows)
  }

  @Test("the list says the state, what comes next and the expiry; below stands what is wrong")
  func list() {
    var rig = rig()
    rig.press("8")
    let line = rig.lines.first { $0.contains("surveillance 1 by 31 Dec") } ?? ""
    #expect(line.contains("9001:2015") && line.contains("valid"))
    #expect(line.contains("2028-02-29"))
    #expect(rig.prose.contains("valid until Tue 29 Feb 2028, 466 days left"))
    #expect(
      rig.prose.contains("surveillance 1 by Thu 31 Dec 2026, and none is planned: p plans it"))
    rig.press("/is:safe⏎")
    #expect(rig.prose.contains("Nothing meets this filter"))
  }

  @Test("Enter opens the cycle with a time line and today on it; the rule stands under a line")
  func board() {
    var rig = rig()
    rig.press("8⏎")
    #expect(rig.prose.contains("▲ today, 20 Nov 2026"))
    #expect(rig.lines.contains { $0.contains("┼") && $0.contains("▲") })
    rig.goDown(to: "surveillance 1")
    #expect(rig.selected.contains("2026-12-31") && rig.selected.contains("41 days left"))
    #expect(rig.prose.contains("Rule: at least once in each calendar year"))
    #expect(rig.prose.contains("If missed: the certificate can be suspended or withdrawn"))
    rig.press("⎋")
    #expect(rig.lines.contains { $0.contains("What comes next") })
  }

  @Test("p plans the audit that comes next in its window, and the board says it is planned")
  func plans() throws {
    var rig = rig()
    rig.press("8⏎pⓢ")
    let audit = try #require(rig.organisation.audits.all.last)
    #expect(audit.auditKind == .surveillance && audit.body == known("veritas"))
    let planned = try #require(audit.planned)
    #expect(planned >= Rig.today && planned <= day("2026-12-31"))
    #expect(rig.prose.contains("surveillance 1") && rig.prose.contains("planned"))
    rig.press("g")
    rig.goDown(to: "surveillance 1")
    rig.press("⏎")
    #expect(rig.text.contains(audit.reference))
    rig.press("⎋")
    #expect(rig.prose.contains("What was, and what comes"))
  }

  @Test("days that were typed take the place of the day that p proposed")
  func plansHeld() throws {
    var rig = rig(rows: 40)
    rig.press("8⏎p")
    for _ in 0..<5 { rig.press("⇥") }
    rig.press("2026-10-05ⓢ")
    let audit = try #require(rig.organisation.audits.all.last)
    let typed = try #require(audit.ends ?? audit.starts)
    #expect(typed == day("2026-10-05"))
    #expect(audit.planned == typed)
  }

  @Test("d records a renewal with the expiry by the rule, as one step, keeping the day before")
  func renews() throws {
    var rig = rig(today: "2028-02-29")
    rig.press("8⏎d")
    #expect(rig.prose.contains("Fri 28 Feb 2031 by the rule") || rig.prose.contains("28 Feb 2031"))
    // No recertification audit is on file: that is said, and kept all the same with a second ^S.
    #expect(rig.prose.contains("no recertification audit is on file"))
    rig.press("ⓢ")
    #expect(rig.organisation.certificates.all.first?.events.isEmpty == true)
    rig.press("ⓢ")
    let certificate = try #require(rig.organisation.certificates.all.first)
    #expect(certificate.decided == day("2028-02-29"))
    #expect(certificate.expires == day("2031-02-28"))
    #expect(certificate.events.last?.before == day("2028-02-29"))
    #expect(certificate.events.count == 2)
    rig.press("u")
    #expect(rig.organisation.certificates.all.first?.events.isEmpty == true)
    #expect(rig.organisation.certificates.all.first?.expires == day("2028-02-29"))
  }

  @Test("what cannot be is said beside the field, and nothing is kept")
  func refuses() {
    var rig = rig(today: "2028-03-01")
    rig.press("8⏎d")
    #expect(rig.prose.contains("no certificate for 0 days"))
    for (kind, text) in [
      ("renewed", "it had expired on Tue 29 Feb 2028: choose “restored”"),
      ("suspended", "only a valid certificate is suspended"),
    ] {
      var rig = self.rig(today: "2028-03-01")
      rig.press("8⏎d⇤\(kind)⏎")
      #expect(rig.prose.contains(text), "\(kind)")
      rig.press("ⓢ")
      #expect(rig.organisation.certificates.all.first?.events.isEmpty == true)
    }
  }

  @Test("an appeal is lodged, argued and decided in that order")
  func appeals() throws {
    var rig = rig(rows: 40)
    rig.press("8⏎A")
    rig.press("suspended⇥⇥2026-11-10⇥⇥2026-11-09")
    #expect(rig.prose.contains("before it was lodged, Tue 10 Nov 2026"))
    rig.press("ⓢ")
    #expect(rig.organisation.certificates.all.first?.appeals.isEmpty == true)
    rig.press("⌫⌫12ⓢ")
    let appeal = try #require(rig.organisation.certificates.all.first?.appeals.first)
    #expect(appeal.argued == day("2026-11-12"))
    #expect(rig.prose.contains("appeal argued"))
  }

  @Test("a certificate that is sought begins with stage 1; an edition nobody knows works")
  func sought() {
    var rig = Rig(rows: 40)
    rig.press("8a⇥22000:2018")
    #expect(rig.prose.contains("no catalogue knows 22000:2018"))
    rig.press("ⓢ")
    #expect(rig.organisation.certificates.count == 1)
    #expect(rig.prose.contains("sought"))
    rig.press("⏎")
    #expect(rig.prose.contains("no catalogue knows 22000:2018: its days are counted all the same"))
    rig.press("p")
    #expect(rig.prose.contains("stage 1"))
  }

  @Test("read-only nothing changes, and an empty pane says what it is for")
  func empty() {
    var rig = Rig(isReadOnly: true)
    rig.press("8a")
    #expect(rig.organisation.certificates.isEmpty)
    #expect(rig.prose.contains("One certificate for each standard held or sought."))
    rig.press("⏎dpAPtb")
    #expect(rig.organisation.certificates.isEmpty)
  }
}
