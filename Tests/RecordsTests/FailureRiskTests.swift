import Records
import Testing

@Suite("The risk of failing an external audit")
struct FailureRiskTests {
  private func organisation(
    _ found: [(grade: Action.Grade, clause: String, cause: String, area: String)],
    kind: Audit.Kind = .surveillance
  ) throws -> (Organisation, Audit) {
    var organisation = try bareOrganisation()
    var audit = Audit(id: try id("audit"))
    audit.auditKind = kind
    audit.ends = today - 10
    organisation.audits.put(audit)
    for (number, one) in found.enumerated() {
      var line = AuditLine(id: try id("line\(number)"))
      line.audit = audit.id
      line.order = number
      line.finding = one.grade == .major ? .major : .minor
      line.clause = try clause("9001:2015 \(one.clause)")
      var action = Action(id: try id("action\(number)"))
      action.reference = "NC-\(number + 1)"
      action.source = .externalAudit
      action.grade = one.grade
      action.clauses = [try clause("9001:2015 \(one.clause)")]
      action.causeCategory = one.cause
      action.area = RecordID(one.area)
      action.raised = today - 10
      action.line = line.id
      line.action = action.id
      organisation.auditLines.put(line)
      organisation.actions.put(action)
    }
    return (organisation, audit)
  }

  private func risks(_ organisation: Organisation, _ audit: Audit, on day: Day = today)
    -> [FailureRisk.Kind: String]
  {
    Dictionary(
      organisation.failureRisks(of: audit, today: day).map { ($0.kind, $0.text) },
      uniquingKeysWith: { "\($0); \($1)" })
  }

  @Test("a single minor is no risk of failing")
  func oneMinor() throws {
    let (organisation, audit) = try organisation([(.minor, "8.4.1", "", "")])
    #expect(risks(organisation, audit).isEmpty)
  }

  @Test("majors are named with the day of their verification, and stage 2 with the day of the next")
  func majors() throws {
    var (organisation, audit) = try organisation([(.major, "8.4.1", "", "")])
    #expect(
      risks(organisation, audit)[.majors]?.contains(
        "1 major not verified yet: to be verified by Tue 2 Feb 2027") == true)
    audit.auditKind = .stage2
    organisation.audits.put(audit)
    #expect(
      risks(organisation, audit)[.majors]?.contains(
        "after Mon 10 May 2027 stage 2 has to be done again (NC-1)") == true)
  }

  @Test("cancelling the action of a major does not take the risk away; only the body withdraws it")
  func cancelled() throws {
    var (organisation, audit) = try organisation([(.major, "8.4.1", "", "")])
    var action = try #require(organisation.actions[id("action0")])
    try action.move(to: .cancelled, by: "Mei Lim", on: today, reason: "Not ours")
    organisation.actions.put(action)
    #expect(risks(organisation, audit)[.majors]?.contains("NC-1") == true)
    var line = try #require(organisation.auditLines[id("line0")])
    line.dropped = "Withdrawn by the body"
    organisation.auditLines.put(line)
    #expect(risks(organisation, audit)[.majors] == nil)
  }

  @Test(
    "an earlier finding counts for the body that made it, and where a body is not named",
    arguments: [("one", "one", true), ("one", "other", false), (nil, "other", true)]
      as [(String?, String, Bool)])
  func otherBody(mine: String?, theirs: String, counts: Bool) throws {
    var (organisation, earlier) = try organisation([(.minor, "8.4.1", "", "")])
    earlier.body = try id(theirs)
    organisation.audits.put(earlier)
    var audit = Audit(id: try id("next"))
    audit.auditKind = .surveillance
    audit.ends = today
    audit.body = try mine.map { try id($0) }
    organisation.audits.put(audit)
    #expect((risks(organisation, audit)[.earlierOpen] != nil) == counts)
  }

  @Test("minors add up on a clause and those above it, and in all")
  func minors() throws {
    let (some, audit) = try organisation([
      (.minor, "8.4.1", "", ""), (.minor, "8.4.2", "", ""), (.minor, "8.4.3", "", ""),
      (.minor, "7.2", "", ""),
    ])
    let found = some.failureRisks(of: audit, today: today)
    #expect(found.map(\.kind) == [.minorsOnClause])
    #expect(found.first?.text.contains("3 minors on 9001:2015 8.4") == true)
    #expect(found.first?.actions.count == 3)
    let (many, _) = try organisation((1...6).map { (.minor, "\($0 + 3).1", "", "") })
    #expect(risks(many, audit)[.minors]?.contains("6 minors in one audit") == true)
  }

  @Test("one kind of cause in two areas is told of, with open findings of others")
  func causes() throws {
    var (organisation, audit) = try organisation([
      (.minor, "8.4.1", "communication", "stores"), (.minor, "7.2", "Communication ", "stores"),
    ])
    #expect(risks(organisation, audit)[.oneCause] == nil)
    var other = Action(id: try id("other"))
    other.reference = "NC-9"
    other.causeCategory = "communication"
    other.area = try id("welding")
    organisation.actions.put(other)
    #expect(risks(organisation, audit)[.oneCause]?.contains("in 2 areas") == true)
    other.stage = .closed
    organisation.actions.put(other)
    #expect(risks(organisation, audit)[.oneCause] == nil)
  }

  @Test(
    "earlier findings that are open or did not help are told of, whatever their age; withdrawn ones are not"
  )
  func earlier() throws {
    var (organisation, audit) = try organisation([])
    for (name, raised, stage, effective) in [
      ("open", "2025-11-20", Action.Stage.open, Bool?.none),
      ("failed", "2025-01-01", .inProgress, false), ("fine", "2025-11-20", .closed, true),
      ("old", "2024-12-31", .open, nil), ("withdrawn", "2025-11-20", .cancelled, nil),
    ] {
      var action = Action(id: try id(name))
      action.reference = name
      action.source = .externalAudit
      action.raised = try day(raised)
      action.stage = stage
      action.effective = effective
      organisation.actions.put(action)
    }
    let found = organisation.failureRisks(of: audit, today: today)
    #expect(found.map(\.kind) == [.earlierOpen, .earlierNotEffective])
    #expect(found.map { Set($0.actions.map(\.text)) } == [["open", "old"], ["failed"]])
    audit.ends = today - 700
    #expect(
      organisation.failureRisks(of: audit, today: today).allSatisfy {
        !$0.actions.contains { $0.text == "open" }
      })
  }

  @Test("answers past their day are told of")
  func overdue() throws {
    let (organisation, audit) = try organisation([(.minor, "8.4.1", "", "")])
    #expect(risks(organisation, audit, on: today + 20)[.overdue] == nil)
    #expect(risks(organisation, audit, on: today + 21)[.overdue]?.contains("(NC-1)") == true)
  }

  @Test("an earlier finding that did not help counts until what carried it on has helped")
  func carriedOn() throws {
    let (bare, audit) = try organisation([])
    var organisation = bare
    for (name, before, effective) in [("one", nil, false), ("two", "one", false)] {
      var action = Action(id: try id(name))
      action.reference = name
      action.source = .externalAudit
      action.raised = today - 2_000
      action.stage = .closed
      action.effective = effective
      action.recurrenceOf = try before.map { try id($0) }
      organisation.actions.put(action)
    }
    #expect(
      organisation.failureRisks(of: audit, today: today).map { $0.actions.count } == [2])
    var last = Action(id: try id("three"))
    last.recurrenceOf = try id("two")
    last.stage = .closed
    last.effective = true
    organisation.actions.put(last)
    #expect(organisation.failureRisks(of: audit, today: today).isEmpty)
  }

  @Test(
    "what is closed speaks against nothing any more: minors adding up, one cause, found again",
    arguments: [
      (Action.Stage.open, Bool?.none, true), (.verifying, nil, true), (.closed, nil, false),
      (.closed, true, false), (.closed, false, true),
    ])
  func settled(stage: Action.Stage, effective: Bool?, isTold: Bool) throws {
    let (bare, audit) = try organisation([
      (.minor, "8.4.1", "communication", "stores"), (.minor, "8.4.1", "communication", "welding"),
      (.minor, "8.4.1", "communication", "office"),
    ])
    var organisation = bare
    var before = Action(id: try id("before"))
    before.source = .externalAudit
    (before.stage, before.effective, before.raised) = (.closed, true, today - 400)
    organisation.actions.put(before)
    for number in 0..<3 {
      var action = try #require(organisation.actions[try id("action\(number)")])
      (action.stage, action.effective) = (stage, effective)
      action.recurrenceOf = before.id
      organisation.actions.put(action)
    }
    let kinds = organisation.failureRisks(of: audit, today: today).map(\.kind)
    #expect(kinds == (isTold ? [.minorsOnClause, .oneCause, .cameBack] : []))
  }
}
