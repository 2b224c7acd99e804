import Records
import Testing

/// An organisation that holds ISO 9001:2015, with two areas.
func auditedOrganisation() throws -> Organisation {
  var organisation = try bareOrganisation()
  var profile = organisation.profile
  profile.standards = [try edition("9001:2015")]
  organisation.profiles.put(profile)
  for name in ["stores", "yard"] {
    var area = Area(id: try id(name))
    area.name = name
    organisation.areas.put(area)
  }
  return organisation
}

extension Organisation {
  mutating func addAudit(
    _ name: String, _ kind: Audit.Kind = .internal, areas: [String] = [], clauses: [String] = [],
    planned: String? = nil, state: Audit.State = .reported, auditor: String? = nil
  ) throws {
    var audit = Audit(id: try id(name))
    audit.title = name
    audit.auditKind = kind
    audit.areas = try areas.map { try id($0) }
    audit.clauses = try clauses.map { try clause("9001:2015 \($0)") }
    audit.planned = try planned.map { try day($0) }
    audit.state = state
    if state == .reported { audit.reported = audit.planned }
    audit.auditor = try auditor.map { try id($0) }
    audits.put(audit)
  }

  mutating func addLine(
    _ name: String, of audit: String, _ number: String?, also: [String] = [], area: String? = nil,
    _ finding: AuditLine.Finding? = .conforming, on text: String, dropped: String = ""
  ) throws {
    var line = AuditLine(id: try id(name))
    line.audit = try id(audit)
    line.clause = try number.map { try clause("9001:2015 \($0)") }
    line.also = try also.map { try clause($0) }
    line.area = try area.map { try id($0) }
    line.finding = finding
    line.assessed = try day(text)
    line.dropped = dropped
    auditLines.put(line)
  }
}

@Suite("Coverage, counted from lines assessed")
struct CoverageTests {
  private func coverage(_ organisation: Organisation, decision: Bool = true) throws -> Coverage {
    organisation.coverage(today: today, library: try smallLibrary(), fromDecision: decision)
  }

  private func row(_ number: String, _ coverage: Coverage) throws -> Coverage.Row {
    let wanted = Coverage.Subject.clause(try clause("9001:2015 \(number)"))
    return try #require(coverage.clauses.flatMap(\.rows).first { $0.subject == wanted })
  }

  private func area(_ name: String, _ coverage: Coverage) throws -> Coverage.Row {
    let wanted = Coverage.Subject.area(try id(name))
    return try #require(coverage.areas.rows.first { $0.subject == wanted })
  }

  @Test("a published matrix of three years is counted as it stands")
  func matrix() throws {
    // Clause, and how many lines were assessed of it in 2024, 2025 and 2026.
    let published: [(String, [Int])] = [
      ("8.1", [2, 0, 1]), ("8.4.1", [0, 3, 3]), ("8.4.2", [1, 0, 0]), ("8.10", [0, 0, 0]),
      ("9.2", [1, 1, 1]),
    ]
    var organisation = try auditedOrganisation()
    for (place, year) in ["2024", "2025", "2026"].enumerated() {
      let (name, on) = ("ia\(year)", "\(year)-0\(place + 3)-15")
      try organisation.addAudit(name, areas: place == 1 ? ["yard"] : ["stores"], planned: on)
      for (number, counts) in published {
        for count in 0..<counts[place] {
          try organisation.addLine("\(name)-\(number)-\(count)", of: name, number, on: on)
        }
      }
    }
    let coverage = try coverage(organisation)
    #expect(coverage.clauses.map(\.basis) == [.calendar])
    #expect(coverage.clauses[0].years.map(\.title) == ["2024", "2025", "2026"])
    for (number, counts) in published {
      #expect(try row(number, coverage).counts == counts, "\(number)")
    }
    #expect(coverage.blindClauses.map(\.number) == ["8.10"])
    #expect(try area("stores", coverage).counts == [4, 0, 5])
    #expect(try area("yard", coverage).counts == [0, 4, 0])
    #expect(coverage.blindAreas.isEmpty)
    #expect(try row("8.4.1", coverage).total == 6)
    #expect(
      organisation.clausesUnseen(
        today: today, library: try smallLibrary(), lines: AuditLineIndex(of: organisation))
        == coverage.blindClauses
    )
  }

  @Test(
    "only what an internal audit assessed and did not leave out counts",
    arguments: [
      (Audit.Kind.internal, AuditLine.Finding?.some(.conforming), "", 1),
      (.internal, .some(.major), "", 1), (.internal, .some(.notApplicable), "", 1),
      (.internal, .some(.toInvestigate), "", 0), (.internal, nil, "", 0),
      (.internal, .some(.conforming), "no time", 0), (.supplier, .some(.conforming), "", 0),
      (.surveillance, .some(.minor), "", 0),
    ])
  func counts(kind: Audit.Kind, finding: AuditLine.Finding?, dropped: String, expected: Int) throws
  {
    var organisation = try auditedOrganisation()
    try organisation.addAudit("ia", kind, areas: ["stores"], planned: "2026-05-01")
    try organisation.addLine("l", of: "ia", "8.1", finding, on: "2026-05-01", dropped: dropped)
    let coverage = try coverage(organisation)
    #expect(try row("8.1", coverage).counts == [0, 0, expected])
    #expect(try area("stores", coverage).counts == [0, 0, expected])
  }

  @Test("what was planned and not done never counts; it is marked as planned")
  func planned() throws {
    var organisation = try auditedOrganisation()
    try organisation.addAudit(
      "ia", areas: ["stores"], clauses: ["8.4"], planned: "2027-02-01", state: .planned)
    try organisation.addAudit(
      "later", areas: ["yard"], clauses: ["9"], planned: "2027-11-21", state: .planned)
    try organisation.addAudit(
      "off", areas: ["yard"], clauses: ["8.1"], planned: "2027-02-01", state: .cancelled)
    let coverage = try coverage(organisation)
    #expect(try row("8.4.1", coverage).planned == day("2027-02-01"))
    #expect(try row("8.4.1", coverage).isBlindSpot)
    #expect(try row("8.1", coverage).planned == nil)
    #expect(try row("9.2", coverage).planned == nil)
    #expect(try area("stores", coverage).planned == day("2027-02-01"))
    #expect(try area("yard", coverage).planned == nil)
    #expect(coverage.blindClauses.count == 5)
  }

  @Test(
    "a line counts for all its clauses, a finer one for the clause above it, a heading for none")
  func clausesOfLines() throws {
    var organisation = try auditedOrganisation()
    try organisation.addAudit("ia", planned: "2026-05-01")
    try organisation.addLine(
      "a", of: "ia", "8.1", also: ["9001:2015 9.2", "14001:2015 8.1"], on: "2026-05-01")
    try organisation.addLine("b", of: "ia", "8.4.2.7", on: "2026-05-01")
    try organisation.addLine("c", of: "ia", "8.4", on: "2026-05-01")
    let coverage = try coverage(organisation)
    #expect(try row("8.1", coverage).total == 1)
    #expect(try row("9.2", coverage).total == 1)
    #expect(try row("8.4.2", coverage).total == 1)
    #expect(try row("8.4.1", coverage).total == 0)
    #expect(coverage.blindClauses.map(\.number) == ["8.4.1", "8.10"])
    #expect(
      organisation.clausesUnseen(
        today: today, library: try smallLibrary(), lines: AuditLineIndex(of: organisation))
        == coverage.blindClauses)
    let behind = organisation.coveringLines(
      of: .clause(try clause("9001:2015 8.4.2")), from: try day("2026-01-01"),
      to: try day("2026-12-31"), library: try smallLibrary())
    #expect(behind.map(\.id.text) == ["b"])
  }

  @Test("a line with an area of its own counts for that area and not for the audit's")
  func areasOfLines() throws {
    var organisation = try auditedOrganisation()
    try organisation.addAudit("ia", areas: ["stores", "yard"], planned: "2026-05-01")
    try organisation.addLine("a", of: "ia", nil, area: "yard", on: "2026-05-01")
    try organisation.addLine("b", of: "ia", "8.1", on: "2026-05-01")
    let coverage = try coverage(organisation)
    #expect(try area("stores", coverage).total == 1)
    #expect(try area("yard", coverage).total == 2)
  }

  @Test(
    "with a certificate the years run from its decision, and go on as cycles do",
    arguments: [
      ("2026-01-10", "2026-01-10", [1, 0, 0]), ("2025-05-02", "2025-05-02", [2, 0, 0]),
      ("2025-05-01", "2025-05-01", [2, 1, 0]), ("2022-06-01", "2025-06-01", [2, 0, 0]),
      ("2024-02-29", "2024-02-29", [0, 2, 1]), ("2023-11-21", "2023-11-21", [0, 1, 2]),
    ])
  func decision(decided: String, start: String, counts: [Int]) throws {
    var organisation = try auditedOrganisation()
    var certificate = Certificate(id: try id("c"))
    certificate.edition = try edition("9001:2015")
    certificate.decided = try day(decided)
    organisation.certificates.put(certificate)
    try organisation.addAudit("ia", planned: "2026-05-01")
    for (name, on) in [("a", "2025-05-01"), ("b", "2025-12-31"), ("c", "2026-05-01")] {
      try organisation.addLine(name, of: "ia", "8.1", on: on)
    }
    let coverage = try coverage(organisation)
    #expect(coverage.clauses.map(\.basis) == [.decision(try day(start))])
    let years = coverage.clauses[0].years
    #expect(years[0].last + 1 == years[1].first)
    #expect(years[1].last + 1 == years[2].first)
    #expect(try row("8.1", coverage).counts == counts)
    #expect(try self.coverage(organisation, decision: false).clauses.map(\.basis) == [.calendar])
  }

  @Test(
    "36 months back from today count, the day itself included",
    arguments: [
      ("2023-11-20", false), ("2023-11-19", true), ("2026-11-20", false), ("2026-11-21", true),
    ])
  func window(on: String, isBlind: Bool) throws {
    var organisation = try auditedOrganisation()
    try organisation.addAudit("ia", areas: ["yard"], planned: on)
    try organisation.addLine("l", of: "ia", "8.1", on: on)
    let coverage = try coverage(organisation)
    #expect(try row("8.1", coverage).isBlindSpot == isBlind)
    #expect(try area("yard", coverage).isBlindSpot == isBlind)
  }
}
