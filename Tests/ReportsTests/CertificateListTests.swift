import Records
import Reports
import Testing

@Suite("Lists of certificates and certification bodies")
struct CertificateListTests {
  @Test("with all columns a certificate goes out and comes in with its decisions and appeals")
  func allColumns() throws {
    var organisation = emptyOrganisation()
    var body = CertificationBody(id: id("cb"))
    body.name = "Veritas"
    body.contacts = ["A. Berg, planning", "office@example.org"]
    body.expiryMargin = Period(2, .months)
    organisation.bodies.put(body)
    var certificate = Certificate(id: id("c"))
    certificate.edition = Edition("9001:2015")
    certificate.number = "C-1"
    certificate.body = body.id
    certificate.contacts = ["M. Lim", "=1+2"]
    certificate.take(
      CertificateDecision(.granted, on: today - 400, why: "all closed; two minors"), by: "M. Lim")
    certificate.take(CertificateDecision(.suspended, on: today - 9), by: "M. Lim")
    var appeal = Appeal()
    appeal.against = "suspended"
    appeal.grounds = "nobody asked; two lines\nof it"
    appeal.lodged = today
    appeal.outcome = .partly
    certificate.appeals = [appeal]
    organisation.certificates.put(certificate)
    var copy = emptyOrganisation()
    for kind in [RegisterKind.bodies, .certificates] {
      let text = Export.csv(of: kind, in: organisation, today: today, hasAllColumns: true)
      #expect(try plan(kind, text, into: organisation).changes == [])
      copy = try importing(kind, text, into: copy, ids: kind.rawValue).organisation
      #expect(Export.csv(of: kind, in: copy, today: today, hasAllColumns: true) == text)
    }
    let taken = try #require(copy.certificates.all.first)
    #expect(taken.events == certificate.events)
    #expect(taken.appeals == certificate.appeals)
    #expect(taken.contacts == certificate.contacts)
    #expect(copy.bodies.all.first?.expiryMargin == Period(2, .months))
  }

  @Test("a certificate that was sought gets its number; a row without an edition is refused")
  func number() throws {
    var organisation = emptyOrganisation()
    var certificate = Certificate(id: id("c"))
    certificate.edition = Edition("9001:2015")
    organisation.certificates.put(certificate)
    let (after, plan) = try importing(
      .certificates, "Standard,Certificate no,Valid until\nISO 9001:2015,C-1,2029-02-28\n",
      into: organisation)
    #expect(plan.updated == 1)
    #expect(after.certificates.all.first?.number == "C-1")
    #expect(after.certificates.all.first?.expires?.description == "2029-02-28")
    #expect(throws: ImportProblem.self) {
      try importing(.certificates, "edition,number\n,C-9\n", into: organisation)
    }
    #expect(throws: ImportProblem.self) {
      try importing(
        .certificates, "edition,decided,expires\n9001:2015,2026-03-01,2026-02-28\n",
        into: organisation)
    }
  }
}
