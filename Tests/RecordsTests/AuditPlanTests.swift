import Records
import Testing

/// A small library: ISO 9001 with a checklist for 8.4.1 only, and no other catalogue.
func smallLibrary() throws -> Library {
  let edition = try edition("9001:2015")
  func clause(_ number: String, _ title: String, isHeading: Bool = false) -> Standard.Clause {
    Standard.Clause(number: number, title: title, isHeading: isHeading)
  }
  return Library(
    standards: [
      Standard(
        edition: edition, name: "ISO 9001:2015", title: "Quality",
        clauses: [
          clause("8.10", "Late"), clause("8", "Operation", isHeading: true),
          clause("8.1", "Planning"), clause("8.4", "External providers", isHeading: true),
          clause("8.4.1", "General"), clause("8.4.2", "Control"), clause("9.2", "Internal audit"),
        ])
    ],
    checklists: [
      Checklist(
        name: "Quality",
        questions: [
          Checklist.Question(
            clauses: [ClauseReference(edition: edition, number: "8.4.1")], aspect: .defined,
            question: "How are suppliers chosen?",
            lookAt: "the list"),
          Checklist.Question(
            clauses: [ClauseReference(edition: edition, number: "8.4.1")], aspect: .followed,
            question: "Show me the last three.",
            lookAt: "orders"),
          Checklist.Question(
            clauses: [ClauseReference(edition: edition, number: "8.4.1")], aspect: .forward,
            question: "Will they still be there?",
            lookAt: "news"),
        ])
    ])
}

@Suite("The checklist of an audit")
struct AuditPlanTests {
  private func audit(_ scope: [String], areas: [String] = []) throws -> Audit {
    var audit = Audit(id: try id("ia"))
    audit.title = "Purchasing"
    audit.clauses = try scope.map { try clause($0) }
    audit.areas = try areas.map { try id($0) }
    audit.planned = today
    return audit
  }

  private func plan(
    _ audit: Audit, in organisation: Organisation, prefix: String = "l"
  ) throws -> [AuditLine] {
    var ids = try (1...200).map { try id("\(prefix)\($0)") }[...]
    let spare = try id("spare")
    return organisation.plannedLines(
      for: audit, library: try smallLibrary(), today: today
    ) { ids.popFirst() ?? spare }
  }

  @Test(
    "a heading in the scope stands for the clauses under it, each once and in order",
    arguments: [
      (["9001:2015 8"], ["8.1", "8.4.1", "8.4.2", "8.10"]),
      (["9001:2015 8.4"], ["8.4.1", "8.4.2"]), (["9001:2015 8.4.2"], ["8.4.2"]),
      (["9001:2015 9.2", "9001:2015 8.4", "9001:2015 8.4.1"], ["8.4.1", "8.4.2", "9.2"]),
      (["9001:2015 8.1"], ["8.1"]), (["9001:2015 7"], []), ([], []),
      (["house-rules 3.2"], ["3.2"]),
    ])
  func headings(scope: [String], expected: [String]) throws {
    let clauses = try bareOrganisation().auditableClauses(
      within: scope.map { try clause($0) }, library: smallLibrary())
    #expect(clauses.map(\.number) == expected)
  }

  @Test(
    "every clause is asked whether it is defined, whether it is followed, and whether it is still fit"
  )
  func aspects() throws {
    let audit = try audit(["9001:2015 8", "9001:2015 9", "house-rules 3.2"])
    let lines = try plan(audit, in: bareOrganisation())
    let clauses = Set(lines.map(\.clause))
    #expect(clauses.count == 6)
    for clause in clauses {
      let aspects = lines.filter { $0.clause == clause }.compactMap(\.aspect)
      #expect(aspects == [.defined, .followed, .forward])
    }
    let known = lines.filter { $0.clause?.number == "8.4.1" }
    #expect(known.map(\.lookAt) == ["the list", "orders", "news"])
    let unknown = lines.filter { $0.clause?.number == "8.1" }
    #expect(unknown.map { $0.question.contains("Planning") } == [true, true, true])
    #expect(
      lines.compactMap(\.clause?.number).filter { $0 != "3.2" }
        == ["8.1", "8.4.1", "8.4.2", "8.10", "9.2"].flatMap { [$0, $0, $0] })
  }

  @Test("lines are numbered, belong to the audit, and carry no result over")
  func fresh() throws {
    let lines = try plan(audit(["9001:2015 8"]), in: bareOrganisation())
    #expect(lines.map(\.order) == Array(1...lines.count))
    #expect(lines.map(\.id.text) == (1...lines.count).map { "l\($0)" })
    for line in lines {
      #expect(line.audit?.text == "ia")
      #expect(line.finding == nil && line.assessed == nil && line.notes.isEmpty)
      #expect(!line.question.isEmpty && !line.lookAt.isEmpty)
    }
  }

  private func nonconformity(
    _ reference: String, raised: Day?, source: Action.Source = .externalAudit
  ) throws -> Action {
    var action = Action(id: try id(reference))
    action.reference = reference
    action.title = "Problem \(reference)"
    action.source = source
    action.raised = raised
    action.clauses = [try clause("9001:2015 8.4.1")]
    return action
  }

  struct FollowUp: Sendable {
    let what: String
    var raised: String? = "2025-06-01"
    var source = Action.Source.externalAudit
    var kind = Action.Kind.nonconformity
    var stage = Action.Stage.open
    var isFollowed = true
  }

  static let followUps: [FollowUp] = [
    FollowUp(what: "of last year"),
    FollowUp(what: "of 1 January of last year", raised: "2025-01-01"),
    FollowUp(what: "of the day before", raised: "2024-12-31", isFollowed: false),
    FollowUp(what: "of today", raised: "2026-11-20"),
    FollowUp(what: "without a day", raised: nil, isFollowed: false),
    FollowUp(what: "closed", stage: .closed),
    FollowUp(what: "cancelled", stage: .cancelled, isFollowed: false),
    FollowUp(what: "of staff", source: .staff, isFollowed: false),
    FollowUp(what: "an improvement", kind: .improvement, isFollowed: false),
  ]

  @Test(
    "every external nonconformity since 1 January of last year is followed up",
    arguments: followUps)
  func external(row: FollowUp) throws {
    var organisation = try bareOrganisation()
    var action = try nonconformity(
      "NC-1", raised: row.raised.map { try day($0) }, source: row.source)
    action.actionKind = row.kind
    action.stage = row.stage
    organisation.actions.put(action)
    let lines = try plan(audit(["9001:2015 9.2"]), in: organisation)
    let followed = lines.filter { $0.aspect == .followUp }
    #expect(followed.map(\.earlier?.text) == (row.isFollowed ? ["NC-1"] : []), "\(row.what)")
    #expect(followed.allSatisfy { $0.clause?.number == "8.4.1" && $0.finding == nil })
    #expect(followed.allSatisfy { $0.question.contains("Problem NC-1") })
    #expect(lines.count == followed.count + 3)
  }

  /// A reported internal audit whose one line led to a nonconformity.
  private func addReported(
    _ name: String, scope: [String], areas: [String] = [], reported: Day,
    kind: Audit.Kind = .internal, state: Audit.State = .reported,
    to organisation: inout Organisation
  ) throws {
    var earlier = Audit(id: try id(name))
    earlier.clauses = try scope.map { try clause($0) }
    earlier.areas = try areas.map { try id($0) }
    earlier.auditKind = kind
    earlier.state = state
    earlier.reported = reported
    organisation.audits.put(earlier)
    let action = try nonconformity("NC-\(name)", raised: reported, source: .internalAudit)
    organisation.actions.put(action)
    var line = AuditLine(id: try id("line-\(name)"))
    line.audit = earlier.id
    line.finding = .minor
    line.action = action.id
    organisation.auditLines.put(line)
  }

  @Test("the previous internal audit of the same scope is followed up, older ones are not")
  func previous() throws {
    var organisation = try bareOrganisation()
    try addReported(
      "old", scope: ["9001:2015 8.4"], reported: today - 700, to: &organisation)
    try addReported(
      "last", scope: ["9001:2015 8"], reported: today - 300, to: &organisation)
    try addReported(
      "other", scope: ["9001:2015 9.2"], reported: today - 10, to: &organisation)
    try addReported(
      "supplier", scope: ["9001:2015 8"], reported: today - 5, kind: .supplier, to: &organisation)
    try addReported(
      "open", scope: ["9001:2015 8"], reported: today - 4, state: .inProgress, to: &organisation)
    let lines = try plan(audit(["9001:2015 8.4.1"]), in: organisation)
    #expect(lines.compactMap(\.earlier?.text) == ["NC-last"])
    #expect(lines.first?.aspect == .followUp)
  }

  @Test("the same area is the same scope as well")
  func sameArea() throws {
    var organisation = try bareOrganisation()
    try addReported(
      "last", scope: ["9001:2015 9.2"], areas: ["yard"], reported: today - 300,
      to: &organisation)
    let here = try plan(audit(["9001:2015 8.1"], areas: ["yard"]), in: organisation)
    #expect(here.compactMap(\.earlier?.text) == ["NC-last"])
    let elsewhere = try plan(audit(["9001:2015 8.1"], areas: ["office"]), in: organisation)
    #expect(elsewhere.allSatisfy { $0.earlier == nil })
  }

  @Test(
    "an audit of a supplier comes back to what was found at that supplier, and to nothing of our own",
    arguments: [
      ("Purchasing", ["yard"], ["NC-same"]), ("Another", ["yard"], ["NC-other"]),
      ("Another", ["office"], []),
    ] as [(String, [String], [String])])
  func supplier(title: String, areas: [String], expected: [String]) throws {
    var organisation = try bareOrganisation()
    organisation.actions.put(try nonconformity("NC-external", raised: today - 50))
    try addReported(
      "home", scope: ["9001:2015 8"], areas: ["yard"], reported: today - 40, to: &organisation)
    try addReported(
      "same", scope: ["9001:2015 9.2"], reported: today - 30, kind: .supplier, to: &organisation)
    try addReported(
      "other", scope: ["9001:2015 8"], areas: ["yard"], reported: today - 20, kind: .supplier,
      to: &organisation)
    var same = try #require(organisation.audits[id("same")])
    same.title = "purchasing "
    organisation.audits.put(same)
    var audit = try audit(["9001:2015 8.4.1"], areas: areas)
    audit.auditKind = .supplier
    audit.title = title
    #expect(try plan(audit, in: organisation).compactMap(\.earlier?.text) == expected)
  }

  @Test("follow-ups come first, by reference, each once")
  func order() throws {
    var organisation = try bareOrganisation()
    organisation.actions.put(try nonconformity("NC-2", raised: today - 100))
    organisation.actions.put(try nonconformity("NC-1", raised: today - 50))
    try addReported("3", scope: ["9001:2015 8"], reported: today - 30, to: &organisation)
    var both = try #require(organisation.actions[id("NC-3")])
    both.source = .externalAudit
    organisation.actions.put(both)
    let lines = try plan(audit(["9001:2015 8.4"]), in: organisation)
    #expect(lines.prefix(3).map(\.earlier?.text) == ["NC-1", "NC-2", "NC-3"])
    #expect(lines.dropFirst(3).allSatisfy { $0.earlier == nil && $0.aspect != .followUp })
    let numbers = lines.dropFirst(3).compactMap(\.clause?.number)
    #expect(numbers == ["8.4.1", "8.4.1", "8.4.1", "8.4.2", "8.4.2", "8.4.2"])
  }

  private func rescope(
    to scope: [String], in organisation: Organisation
  ) throws -> (added: [AuditLine], removed: [AuditLine]) {
    var ids = try (1...50).map { try id("new\($0)") }[...]
    let spare = try id("spare")
    return organisation.rescopedLines(
      for: try audit(scope), library: try smallLibrary(), today: today
    ) { ids.popFirst() ?? spare }
  }

  @Test("an unchanged scope changes no line")
  func sameScope() throws {
    var organisation = try bareOrganisation()
    for line in try plan(audit(["9001:2015 8"]), in: organisation) {
      organisation.auditLines.put(line)
    }
    let (added, removed) = try rescope(to: ["9001:2015 8"], in: organisation)
    #expect(added.isEmpty && removed.isEmpty)
  }

  struct Written: Sendable {
    let what: String
    let write: @Sendable (inout AuditLine) -> Void
  }

  static let writings: [Written] = [
    Written(what: "a finding") { $0.finding = .conforming },
    Written(what: "to investigate") { $0.finding = .toInvestigate },
    Written(what: "notes") { $0.notes = "x" },
    Written(what: "evidence") { $0.evidence = "x" },
    Written(what: "who was asked") { $0.asked = "dispatcher" },
    Written(what: "how many were looked at") { $0.sample = 5 },
  ]

  @Test("a changed scope keeps every line on which something was written", arguments: writings)
  func rescoping(written: Written) throws {
    var organisation = try bareOrganisation()
    var lines = try plan(audit(["9001:2015 8.1", "9001:2015 8.4.1"]), in: organisation)
    written.write(&lines[0])
    for line in lines { organisation.auditLines.put(line) }
    let (added, removed) = try rescope(
      to: ["9001:2015 8.4.1", "9001:2015 9.2"], in: organisation)
    #expect(removed.map(\.id) == [lines[1].id, lines[2].id], "\(written.what)")
    #expect(added.compactMap(\.clause?.number) == ["9.2", "9.2", "9.2"])
    #expect(added.map(\.order) == Array(lines.count + 1...lines.count + 3))
  }

  @Test("lines of other audits are left alone")
  func otherAudits() throws {
    var organisation = try bareOrganisation()
    var line = AuditLine(id: try id("foreign"))
    line.audit = try id("another")
    organisation.auditLines.put(line)
    let (added, removed) = try rescope(to: ["9001:2015 8.1"], in: organisation)
    #expect(removed.isEmpty)
    #expect(added.map(\.order) == [1, 2, 3])
  }

  @Test("how far an audit was walked: to investigate is not assessed")
  func progress() throws {
    var organisation = try bareOrganisation()
    let findings: [AuditLine.Finding?] = [
      .conforming, .minor, .toInvestigate, nil, .notApplicable, .minor,
    ]
    for (index, finding) in findings.enumerated() {
      var line = AuditLine(id: try id("l\(index)"))
      line.audit = try id("ia")
      line.finding = finding
      organisation.auditLines.put(line)
    }
    let progress = try #require(organisation.progress[id("ia")])
    #expect(progress.total == 6)
    #expect(progress.assessed == 4)
    #expect(
      progress.counts == [.conforming: 1, .minor: 2, .toInvestigate: 1, .notApplicable: 1])
  }

  @Test("findings that go into the action register", arguments: AuditLine.Finding.allCases)
  func makesAction(finding: AuditLine.Finding) {
    #expect(finding.makesAction == [.minor, .major, .observation, .ofi].contains(finding))
    #expect(finding.isAssessed == (finding != .toInvestigate))
  }

  @Test(
    "an auditor who owns or works in an audited area is not impartial",
    arguments: [
      (nil, nil, []), ("mei", nil, ["Mei Lim owns Yard"]), (nil, "yard", ["Mei Lim works in Yard"]),
      ("mei", "yard", ["Mei Lim owns Yard", "Mei Lim works in Yard"]), ("okafor", "office", []),
    ] as [(String?, String?, [String])])
  func impartiality(owner: String?, worksIn: String?, expected: [String]) throws {
    var organisation = try bareOrganisation()
    for (name, title) in [("yard", "Yard"), ("office", "Office")] {
      var area = Area(id: try id(name))
      area.name = title
      if name == "yard" { area.owner = try owner.map { try id($0) } }
      organisation.areas.put(area)
    }
    var person = Person(id: try id("mei"))
    person.name = "Mei Lim"
    person.area = try worksIn.map { try id($0) }
    organisation.people.put(person)
    var audit = try audit(["9001:2015 8"], areas: ["yard"])
    #expect(organisation.impartialityConcerns(of: audit).isEmpty)
    audit.auditor = person.id
    #expect(organisation.impartialityConcerns(of: audit) == expected)
  }
}
