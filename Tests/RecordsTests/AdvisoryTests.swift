import Records
import Testing

@Suite("Advice that follows from the records")
struct AdvisoryTests {
  private func action(_ name: String, _ change: (inout Action) throws -> Void = { _ in }) throws
    -> Action
  {
    var action = Action(id: try id(name))
    action.reference = "NC-\(name)"
    action.title = "Something \(name)"
    action.grade = .minor
    action.raised = today - 10
    try change(&action)
    return action
  }

  private func organisation(_ actions: [Action]) throws -> Organisation {
    var organisation = try bareOrganisation()
    for action in actions { organisation.actions.put(action) }
    return organisation
  }

  private func audit(_ kind: Audit.Kind, in days: Int, state: Audit.State = .planned) throws
    -> Audit
  {
    var audit = Audit(id: try id("audit"))
    audit.reference = "EA-2026-02"
    (audit.auditKind, audit.planned, audit.state) = (kind, today + days, state)
    return audit
  }

  private func advice(_ organisation: Organisation, _ kind: Advisory.Kind) -> [Advisory] {
    organisation.advisories(today: today).filter { $0.kind == kind }
  }

  @Test("an organisation in order gets no advice")
  func nothing() throws {
    #expect(try organisation([action("1")]).advisories(today: today).isEmpty)
    #expect(try bareOrganisation().advisories(today: today).isEmpty)
  }

  struct Minors: Sendable {
    let what: String
    let clauses: [[String]]
    var told: [String: [String]] = [:]
    var change: @Sendable (inout Action) -> Void = { _ in }
  }

  static let minors: [Minors] = [
    Minors(
      what: "three on one", clauses: [["8.4"], ["8.4"], ["8.4"]],
      told: ["9001:2015 8.4": ["0", "1", "2"]]),
    Minors(what: "two on one", clauses: [["8.4"], ["8.4"]]),
    Minors(
      what: "one below, closed ones", clauses: [["8.4.1"], ["8.4"], ["8.4.2"]],
      told: ["9001:2015 8.4": ["0", "1", "2"]], change: { $0.stage = .closed }),
    Minors(
      what: "all on the clause below", clauses: [["8.4.1"], ["8.4.1"], ["8.4.1"], ["8.4"]],
      told: ["9001:2015 8.4.1": ["0", "1", "2"]]),
    Minors(what: "a chapter", clauses: [["8.4"], ["8.5"], ["8.6"]]),
    Minors(what: "neighbours in an annex", clauses: [["A.8.1"], ["A.8.2"], ["A.8.3"]]),
    Minors(
      what: "one action with several of its clauses",
      clauses: [["8.4.1", "8.4.2"], ["8.4"], ["8.4.3"]],
      told: ["9001:2015 8.4": ["0", "1", "2"]]),
    Minors(what: "one action thrice", clauses: [["8.4.1", "8.4.2", "8.4.3"]]),
    Minors(what: "majors", clauses: [["8.4"], ["8.4"], ["8.4"]], change: { $0.grade = .major }),
    Minors(
      what: "cancelled", clauses: [["8.4"], ["8.4"], ["8.4"]], change: { $0.stage = .cancelled }),
    Minors(
      what: "before the look-back", clauses: [["8.4"], ["8.4"], ["8.4"]],
      change: { $0.raised = today.adding(months: -24) - 1 }),
    Minors(
      what: "on its first day", clauses: [["8.4"], ["8.4"], ["8.4"]],
      told: ["9001:2015 8.4": ["0", "1", "2"]],
      change: {
        $0.raised = today.adding(months: -24)
        $0.stage = .closed
      }),
  ]

  @Test("several minors on one clause may be a major", arguments: minors)
  func severalMinors(minors: Minors) throws {
    let actions = try minors.clauses.enumerated().map { index, numbers in
      try action("\(index)") { action in
        action.clauses = try numbers.map { try clause("9001:2015 \($0)") }
        minors.change(&action)
      }
    }
    let told = advice(try organisation(actions), .severalMinors)
    let found = Dictionary(
      uniqueKeysWithValues: told.map {
        ($0.key.split(separator: ": ").last, $0.actions.map(\.text))
      })
    #expect(
      found == Dictionary(uniqueKeysWithValues: minors.told.map { (Substring($0), $1) }),
      "\(minors.what)")
  }

  @Test("the advice names the clause, its title, the records and what to consider")
  func text() throws {
    let actions = try (1...6).map { number in
      try action("\(number)") {
        $0.clauses = [try clause("9001:2015 8.4")]
        $0.raised = today - 10 + number
      }
    }
    let library = Library(
      standards: [
        Standard(
          edition: try edition("9001:2015"), name: "ISO 9001:2015", title: "Quality",
          clauses: [Standard.Clause(number: "8.4", title: "External providers")])
      ], checklists: [])
    let told = try organisation(actions).advisories(today: today, library: library)
    #expect(
      told.map(\.text) == [
        "6 minors on 9001:2015 8.4 (External providers) within 24 months (NC-1, NC-2, NC-3, NC-4 and 2 more): "
          + "consider a major, and one cause behind them"
      ])
    #expect(told.first?.key == "several minors on one clause: 9001:2015 8.4")
    #expect(told.first?.records.count == 6)
  }

  @Test(
    "one cause in several areas may be the system's",
    arguments: [
      (["a", "b", "c"], "Design", "", ["one cause across areas: design"]),
      (["a", "b", "b"], "Design", "", []),
      (["a", "b", nil], "Design", "", []),
      (["a", "b", "c"], "", "Nobody is told", ["one cause across areas: “nobody is told”"]),
      (["a", "b", "c"], "Design", "Nobody is told", ["one cause across areas: design"]),
      (["a", "b", "c"], "", "", []), (["a", "b", "c"], "  ", "", []),
    ])
  func causes(areas: [String?], category: String, root: String, keys: [String]) throws {
    let actions = try areas.enumerated().map { index, area in
      try action("\(index)") {
        $0.area = try area.map { try id($0) }
        $0.causeCategory = index == 0 ? category.uppercased() : category
        if category == "Design", index == 0 { $0.causeCategory = "Design" }
        if !root.isEmpty { $0.whys = ["So it was", Why(root)] }
      }
    }
    #expect(advice(try organisation(actions), .causeAcrossAreas).map(\.key) == keys)
  }

  @Test(
    "a minor from an external audit that is open while the next one is near is pointed out",
    arguments: [
      (Audit.Kind.surveillance, 30, Audit.State.planned, true),
      (.surveillance, 31, .planned, false),
      (.recertification, -5, .inProgress, true), (.followUp, 0, .planned, false),
      (.transition, 0, .planned, true),
      (.stage2, 3, .planned, true), (.surveillance, 3, .reported, false),
      (.surveillance, 3, .cancelled, false), (.internal, 3, .planned, false),
      (.supplier, 3, .planned, false), (.surveillance, -10, .inProgress, false),
    ])
  func minorAtNextAudit(kind: Audit.Kind, days: Int, state: Audit.State, isTold: Bool) throws {
    var organisation = try organisation([
      action("open") { $0.source = .externalAudit },
      action("own") { $0.source = .internalAudit },
      action("done") { ($0.source, $0.stage) = (.externalAudit, .closed) },
      action("grave") { ($0.source, $0.grade) = (.externalAudit, .major) },
    ])
    organisation.audits.put(try audit(kind, in: days, state: state))
    let told = advice(organisation, .minorAtNextAudit)
    #expect(told.flatMap(\.actions).map(\.text) == (isTold ? ["open"] : []))
    #expect(told.allSatisfy { $0.text.contains("NC-open") && $0.text.contains("EA-2026-02") })
  }

  @Test(
    "an open major is pointed out when the audit is near, or when it is due too late",
    arguments: [
      (42, nil, true), (43, nil, false), (100, 57, false), (100, 58, true), (100, 200, true),
      (-1, nil, true),
    ])
  func majorNearDate(auditIn days: Int, dueIn due: Int?, isTold: Bool) throws {
    var organisation = try organisation([
      action("grave") {
        $0.grade = .major
        $0.due = due.map { today + $0 }
      }, action("minor"),
    ])
    organisation.audits.put(try audit(.recertification, in: days))
    #expect(
      advice(organisation, .majorNearDate).flatMap(\.actions).map(\.text)
        == (isTold ? ["grave"] : []))
  }

  @Test("what somebody who left still has is pointed out, once for each person")
  func ownerLeft() throws {
    let owner = try id("okafor")
    var step = Step()
    step.owner = owner
    var doneStep = step
    doneStep.done = today
    var organisation = try organisation([
      action("owned") { $0.owner = owner }, action("step") { $0.plan = [step] },
      action("done step") { $0.plan = [doneStep] },
      action("closed") { ($0.owner, $0.stage) = (owner, .closed) }, action("nobody"),
    ])
    var person = Person(id: owner)
    person.name = "A. Okafor"
    person.left = today
    organisation.people.put(person)
    #expect(advice(organisation, .ownerLeft).isEmpty)
    person.left = today - 1
    organisation.people.put(person)
    #expect(
      advice(organisation, .ownerLeft).map(\.text) == [
        "A. Okafor left on 19 Nov 2026, and still has NC-owned, NC-step: give them to someone who works here"
      ])
  }

  static let moves: [(String, @Sendable (inout Action) -> Void, Bool)] = [
    ("nothing", { _ in }, true),
    ("raised a day later", { $0.raised = today - 29 }, false),
    (
      "due moved",
      { $0.dueMoves = [DateMove(from: today, to: today, by: "", on: today - 3, why: "")] }, false
    ),
    (
      "stage moved", { $0.stageMoves = [StageMove(to: .open, by: "", on: today - 3, why: "")] },
      false
    ),
    (
      "step done",
      {
        var step = Step()
        step.done = today - 3
        $0.plan = [step]
      }, false
    ),
    (
      "evidence",
      {
        var evidence = Evidence()
        evidence.date = today - 3
        $0.evidence = [evidence]
      }, false
    ),
    ("closed", { $0.stage = .closed }, false),
    (
      "waits for its check",
      {
        $0.stage = .verifying
        $0.effectivenessDue = today
      }, false
    ),
    (
      "its check is late",
      {
        $0.stage = .verifying
        $0.effectivenessDue = today - 1
      }, true
    ),
    ("no day at all", { $0.raised = nil }, false),
  ]

  @Test("an open action without a move for so many days is pointed out", arguments: moves.indices)
  func idle(place: Int) throws {
    let (what, change, isTold) = AdvisoryTests.moves[place]
    let organisation = try organisation([
      action("1") {
        $0.raised = today - 30
        change(&$0)
      }
    ])
    let told = advice(organisation, .idle)
    #expect(told.map(\.key) == (isTold ? ["no move: 1"] : []), "\(what)")
    if isTold { #expect(told[0].finding == "NC-1 has not moved for 30 days, since 21 Oct 2026") }
  }

  @Test("a change that the history tells of is a move")
  func history() throws {
    var organisation = try organisation([
      action("1") { $0.raised = today - 90 }, action("2") { $0.raised = today - 60 },
    ])
    #expect(advice(organisation, .idle).map(\.actions.first?.text) == ["1", "2"])
    var source = SeededGenerator(seed: 1)
    let edit = Edit(
      who: "Lim", when: Moment(seconds: 0), title: "notes",
      changes: [.set(.action, try id("1"), field: "notes", before: nil, after: .text("asked"))])
    _ = try organisation.carryOut(
      edit, as: HistoryWriter(who: "Lim", using: &source), on: today - 40)
    let told = advice(organisation, .idle)
    #expect(told.map(\.actions.first?.text) == ["2", "1"])
    #expect(told.last?.finding == "NC-1 has not moved for 40 days, since 11 Oct 2026")
  }

  @Test("what is waived is left out until the waiver ends, and told again after")
  func waived() throws {
    var organisation = try organisation([action("1") { $0.raised = today - 30 }])
    let key = try #require(advice(organisation, .idle).first?.key)
    for (name, until) in [("short", today - 1), ("long", today + 5), ("longer", today + 9)] {
      var waiver = Waiver(id: try id(name))
      (waiver.about, waiver.until) = (key, until)
      organisation.waivers.put(waiver)
    }
    let advice = organisation.advice(today: today)
    #expect(advice.current.isEmpty)
    #expect(advice.waived.map(\.waiver.id.text) == ["longer"])
    #expect(organisation.advisories(today: today + 9).isEmpty)
    #expect(organisation.advisories(today: today + 10).map(\.key) == [key])
  }

  @Test("kinds come in the order of gravity, with keys of their own")
  func order() throws {
    var organisation = try organisation([
      action("1") { $0.raised = today - 40 },
      action("2") { ($0.grade, $0.raised) = (.major, today - 40) },
      action("3") { ($0.source, $0.raised) = (.externalAudit, today - 40) },
    ])
    organisation.audits.put(try audit(.surveillance, in: 5))
    let told = organisation.advisories(today: today)
    #expect(told.map(\.kind) == [.majorNearDate, .minorAtNextAudit, .idle, .idle, .idle])
    #expect(Set(told.map(\.key)).count == told.count)
  }

  @Test(
    "a follow-up visit is the remedy for a major, unless it comes after the day of verification",
    arguments: [
      // Days since the audit, of 84 for the verification; where it was found; accepted already.
      (83, Audit.Kind.surveillance, false, false), (84, .surveillance, false, false),
      (85, .surveillance, false, true), (85, .surveillance, true, false),
      (84, .followUp, false, false), (85, .followUp, false, true),
    ])
  func followUps(since days: Int, foundIn kind: Audit.Kind, isAccepted: Bool, isTold: Bool) throws {
    var organisation = try bareOrganisation()
    var found = try audit(kind, in: -days, state: .reported)
    found.ends = today - days
    organisation.audits.put(found)
    var line = AuditLine(id: try id("line"))
    line.audit = found.id
    organisation.auditLines.put(line)
    organisation.actions.put(
      try action("grave") {
        ($0.grade, $0.raised, $0.line) = (.major, today - days, line.id)
        $0.source = .externalAudit
        if isAccepted {
          $0.submissions = [
            Submission(.report, .submitted, on: today - 9),
            Submission(.report, .accepted, on: today - 8),
          ]
        }
      })
    if kind != .followUp {
      var visit = Audit(id: try id("visit"))
      visit.reference = "EA-2026-03"
      (visit.auditKind, visit.planned) = (.followUp, today + 20)
      organisation.audits.put(visit)
    }
    let told = advice(organisation, .majorNearDate)
    #expect(told.flatMap(\.actions).map(\.text) == (isTold ? ["grave"] : []))
    #expect(
      told.allSatisfy {
        $0.finding.hasPrefix("major NC-grave was to be verified by 19 Nov 2026, and EA-2026-0")
      })
  }
}
