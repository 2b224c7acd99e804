import Records
import Testing

@Suite("Comparing audits")
struct AuditComparisonTests {
  /// Audits by name with lines such as `8.4.1 minor How?`.
  private func organisation(
    _ audits: [(name: String, reported: String?, scope: String, lines: [String])]
  ) throws -> Organisation {
    var organisation = try bareOrganisation()
    for row in audits {
      var audit = Audit(id: try id(row.name))
      audit.reference = row.name
      audit.clauses = [try clause("9001:2015 \(row.scope)")]
      audit.planned = try row.reported.map { try day($0) } ?? today
      if let reported = row.reported { audit.signOff(on: try day(reported)) }
      organisation.audits.put(audit)
      for (place, text) in row.lines.enumerated() {
        let words = text.split(separator: " ", maxSplits: 2).map(String.init)
        var line = AuditLine(id: try id("\(row.name)-\(place)"))
        line.audit = audit.id
        line.order = place
        line.clause = try clause("9001:2015 \(words[0])")
        line.finding = AuditLine.Finding(rawValue: words[1])
        line.question = words.count > 2 ? words[2] : "How?"
        organisation.auditLines.put(line)
      }
    }
    return organisation
  }

  private func audit(_ name: String, in organisation: Organisation) throws -> Audit {
    try #require(organisation.audits[try id(name)])
  }

  @Test(
    "the audit before is the latest reported one that shares a clause",
    arguments: [
      ("8.4", ["A 2025-01-01 8", "B 2026-01-01 9"], "A"),
      ("8.4.1", ["A 2025-01-01 8.4", "B 2025-06-01 8.4.1"], "B"),
      ("8", ["A 2025-01-01 8.4", "B 2024-06-01 8.4.1"], "A"),
      ("9.2", ["A 2025-01-01 8"], nil), ("9.2", [], nil),
    ] as [(String, [String], String?)])
  func previous(scope: String, others: [String], expected: String?) throws {
    let rows = others.map { $0.split(separator: " ").map(String.init) }
    let organisation = try organisation(
      rows.map { (name: $0[0], reported: $0[1], scope: $0[2], lines: []) }
        + [(name: "now", reported: nil, scope: scope, lines: [])])
    let comparison = try organisation.comparison(
      of: audit("now", in: organisation), library: smallLibrary())
    #expect(comparison?.previous.reference == expected)
  }

  @Test("what is only planned, or of another kind, is no audit before")
  func others() throws {
    var organisation = try organisation([
      ("A", nil, "8", []), ("B", "2026-01-01", "8", []), ("now", "2026-03-01", "8", []),
      ("later", "2026-04-01", "8", []),
    ])
    var supplier = try audit("B", in: organisation)
    supplier.auditKind = .supplier
    organisation.audits.put(supplier)
    #expect(
      try organisation.comparison(of: audit("now", in: organisation), library: smallLibrary())
        == nil)
  }

  @Test(
    "each clause says how its gravest verdict turned",
    arguments: [
      ("8.1 conforming", "8.1 minor", AuditComparison.Turn.worse),
      ("8.1 minor", "8.1 major", .worse), ("8.1 major", "8.1 observation", .better),
      ("8.1 conforming", "8.1 strength", .better), ("8.1 minor", "8.1 minor", .same),
      ("8.1 open", "8.1 minor", .new), ("8.2 minor", "8.1 conforming", .new),
      ("8.1 minor", "8.1 open", .notSeen),
    ])
  func turns(before: String, now: String, turn: AuditComparison.Turn) throws {
    let organisation = try organisation([
      ("then", "2025-01-01", "8", [before]), ("now", nil, "8", [now]),
    ])
    let comparison = try #require(
      try organisation.comparison(of: audit("now", in: organisation), library: smallLibrary()))
    let wanted = try clause("9001:2015 8.1")
    let row = try #require(
      comparison.rows.first { $0.topic == .clause(wanted) })
    #expect(row.turn == turn)
  }

  @Test("findings come back, are gone, or were not looked at again")
  func findings() throws {
    let organisation = try organisation([
      (
        "then", "2025-01-01", "8",
        ["8.1 minor", "8.4.1 major", "8.4.2 OFI", "8.10 conforming"]
      ),
      (
        "now", nil, "8",
        ["8.1 minor", "8.1 conforming", "8.4.1 conforming", "8.4.2 open", "8.10 minor"]
      ),
    ])
    let comparison = try #require(
      try organisation.comparison(of: audit("now", in: organisation), library: smallLibrary()))
    func numbers(_ lines: [AuditLine]) -> [String] { lines.compactMap { $0.clause?.number } }
    #expect(numbers(comparison.returned) == ["8.1"])
    #expect(numbers(comparison.gone) == ["8.4.1"])
    #expect(numbers(comparison.open) == ["8.4.2"])
    #expect(comparison.count(.worse) == 1)
  }

  @Test(
    "what the audit before saw beyond the scope is not missing, and an area alone is second choice")
  func scope() throws {
    var organisation = try organisation([
      ("then", "2025-01-01", "8", ["8.1 minor", "8.4.1 major", "8.4.2 conforming"]),
      ("place", "2025-06-01", "9.2", ["9.2 minor"]),
      ("now", nil, "8.4", ["8.4.1 conforming"]),
    ])
    for name in ["place", "now"] {
      var audit = try audit(name, in: organisation)
      audit.areas = [try id("stores")]
      organisation.audits.put(audit)
    }
    let now = try audit("now", in: organisation)
    let comparison = try #require(organisation.comparison(of: now, library: try smallLibrary()))
    #expect(comparison.previous.reference == "then")
    #expect(comparison.rows.map(\.turn) == [.better, .notSeen])
    #expect(comparison.open == [])
    // Once nobody looked at the clauses before, the place is all there is.
    _ = organisation.audits.remove(try id("then"))
    #expect(
      try organisation.comparison(of: now, library: smallLibrary())?.previous.reference == "place")
  }

  struct Age: Sendable {
    let lines: [[String]]
    var scopes = ["8", "8", "8"]
    let isUnchanged: Bool
  }

  @Test(
    "a checklist is unchanged when both audits before asked the same of the clauses they share",
    arguments: [
      Age(lines: [["8.1 conforming A"], ["8.1 minor A"], ["8.1 open A"]], isUnchanged: true),
      Age(lines: [["8.1 open A"], ["8.1 open B"], ["8.1 open B"]], isUnchanged: false),
      Age(lines: [["8.1 open B"], ["8.1 open A"], ["8.1 open B"]], isUnchanged: false),
      Age(
        lines: [["8.1 open A"], ["8.1 open A", "8.4.1 open X"], ["8.1 open A", "8.4.1 open Y"]],
        isUnchanged: false),
      Age(
        lines: [["8.1 open A", "8.10 open X"], ["8.1 open A"], ["8.1 open A", "8.4.1 open Y"]],
        isUnchanged: true),
      Age(lines: [["8.10 open A"], ["8.10 open A"], ["8.1 open A"]], isUnchanged: false),
      Age(lines: [[], ["8.1 open A"], ["8.1 open A"]], isUnchanged: false),
    ])
  func age(row: Age) throws {
    let organisation = try organisation([
      ("one", "2024-01-01", "8", row.lines[0]), ("two", "2025-01-01", "8", row.lines[1]),
      ("now", nil, "8", row.lines[2]),
    ])
    let age = try organisation.checklistAge(
      of: audit("now", in: organisation), library: smallLibrary())
    #expect(age.isUnchanged == row.isUnchanged)
  }

  @Test("follow-up lines and lines left out do not make a checklist another one")
  func followUps() throws {
    var organisation = try organisation([
      ("one", "2024-01-01", "8", ["8.1 open A"]), ("two", "2025-01-01", "8", ["8.1 open A"]),
      ("now", nil, "8", ["8.1 conforming A", "8.1 open Did it stay away?"]),
    ])
    var line = try #require(organisation.auditLines[try id("now-1")])
    line.earlier = try id("nc")
    organisation.auditLines.put(line)
    var question = OwnQuestion(id: try id("q"))
    question.clauses = [try clause("9001:2015 8.1")]
    question.changed = try day("2023-05-04")
    organisation.questions.put(question)
    let flags = try organisation.flags(
      of: audit("now", in: organisation), library: smallLibrary())
    #expect(
      flags.map(\.description) == [
        "No finding at all in 1 line: was the audit deep enough?",
        "The checklist asks the same as in the last two audits of this scope (two, one); the "
          + "questionnaire was last changed on Thu 4 May 2023: does it still look where the problems are?",
      ])
  }

  @Test(
    "a report does not tell of questions that changed after its audit, or of other areas",
    arguments: [
      ("2025-12-31", nil, true), ("2026-01-02", nil, false), ("2025-12-31", "yard", false),
    ]
      as [(String, String?, Bool)])
  func changedLater(on: String, area: String?, counts: Bool) throws {
    var organisation = try organisation([
      ("one", "2024-01-01", "8", ["8.1 open A"]), ("two", "2025-01-01", "8", ["8.1 open A"]),
      ("now", "2026-01-01", "8", ["8.1 conforming A"]),
    ])
    var question = OwnQuestion(id: try id("q"))
    question.clauses = [try clause("9001:2015 8.1")]
    question.changed = try day(on)
    question.area = try area.map { try id($0) }
    organisation.questions.put(question)
    let age = try organisation.checklistAge(
      of: audit("now", in: organisation), library: smallLibrary())
    #expect(age.isUnchanged)
    #expect(age.lastChanged == (counts ? try day(on) : nil))
  }

  @Test("an audit with a finding, or with nothing assessed, is not flagged for having none")
  func noFlag() throws {
    let organisation = try organisation([
      ("found", "2024-01-01", "8", ["8.1 OFI A"]), ("bare", nil, "9.2", ["9.2 open A"]),
    ])
    for name in ["found", "bare"] {
      #expect(
        try organisation.flags(of: audit(name, in: organisation), library: smallLibrary()) == [])
    }
  }

  @Test(
    "an audit is found by its reference or its title, and else the nearest are named",
    arguments: [
      ("ia-1", "IA-1"), (" IA-2 ", "IA-2"), ("Stores", "IA-2"), ("IA-4", nil), ("", nil),
    ] as [(String, String?)])
  func finds(name: String, expected: String?) throws {
    var organisation = try bareOrganisation()
    for (reference, title) in [("IA-1", "Purchasing"), ("IA-2", "Stores"), ("EA-9", "Cert")] {
      var audit = Audit(id: try id(reference))
      audit.reference = reference
      audit.title = title
      organisation.audits.put(audit)
    }
    let found = try? organisation.audit(called: name)
    #expect(found?.reference == expected)
    do {
      _ = try organisation.audit(called: "IA-4")
    } catch {
      #expect("\(error)" == "there is no audit IA-4; nearest are IA-2, IA-1, EA-9")
    }
  }
}
