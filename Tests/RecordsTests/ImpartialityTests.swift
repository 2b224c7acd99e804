import Records
import Testing

@Suite("Who may audit what")
struct ImpartialityTests {
  private func audit(_ scope: [String], areas: [String] = []) throws -> Audit {
    var audit = Audit(id: try id("ia"))
    audit.clauses = try scope.map { try clause($0) }
    audit.areas = try areas.map { try id($0) }
    audit.planned = today
    return audit
  }

  @Test(
    "whether an auditor is competent is told of the day of the audit",
    arguments: [
      (
        "2026-03-20", nil, "2026-05-04",
        "Mei had no Internal audit on file on that day, 2026-03-20, met only on 2026-05-04"
      ),
      ("2026-06-20", nil, "2026-05-04", nil),
      (
        "2026-12-01", nil, "2027-01-10",
        "Mei has no Internal audit on file, booked for 2027-01-10"
      ),
      (
        "2026-07-01", "2026-06-01", "2026-05-04",
        "Mei's Internal audit had expired on that day, 2026-07-01: it counted to 2026-06-01"
      ),
      (
        "2026-12-01", "2026-11-25", "2026-05-04", "Mei's Internal audit expired on 2026-11-25"
      ),
    ] as [(String, String?, String, String?)])
  func competence(on: String, expires: String?, trained: String, expected: String?) throws {
    var organisation = try bareOrganisation()
    var competence = Competence(id: try id("audit"))
    competence.name = "Internal audit"
    organisation.competences.put(competence)
    var person = Person(id: try id("mei"))
    person.name = "Mei"
    organisation.people.put(person)
    var training = TrainingRecord(id: try id("t"))
    (training.person, training.competence) = (person.id, competence.id)
    training.date = try day(trained)
    training.expires = try expires.map { try day($0) }
    organisation.trainings.put(training)
    var audit = try audit(["9001:2015 8"])
    audit.auditor = person.id
    audit.planned = try day(on)
    let found = organisation.concerns(aboutAuditorsOf: audit, today: today)
    #expect(found.map(\.text) == (expected.map { [$0] } ?? []))
  }

  @Test("a justification is said once, after all that it justifies")
  func justifiedOnce() throws {
    var organisation = try bareOrganisation()
    for name in ["yard", "office"] {
      var area = Area(id: try id(name))
      area.name = name
      area.owner = try id("mei")
      organisation.areas.put(area)
    }
    var person = Person(id: try id("mei"))
    person.name = "Mei"
    organisation.people.put(person)
    var audit = try audit(["9001:2015 8"], areas: ["yard", "office"])
    audit.auditor = person.id
    audit.justification = "Nobody else can."
    let remarks = try organisation.signOffReview(
      of: audit, library: smallLibrary(), today: today
    ).remarks
    #expect(remarks.prefix(2) == ["Mei owns yard.", "Mei owns office."])
    #expect(
      remarks.filter { $0.contains("Nobody else") } == ["That is justified: Nobody else can."])
  }
}
