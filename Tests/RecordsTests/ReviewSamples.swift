import Records
import Testing

@testable import Records

/// A firm with something in every register that a management review looks at.
func reviewedOrganisation() throws -> Organisation {
  var organisation = try bareOrganisation()
  var profile = organisation.profile
  profile.standards = [try edition("9001:2015"), try edition("45001:2018")]
  organisation.profiles.put(profile)
  for (key, name) in [("lim", "M. Lim"), ("novak", "J. Novák"), ("okafor", "A. Okafor")] {
    var person = Person(id: try id(key))
    person.name = name
    if key == "novak" { person.joined = try day("2026-08-01") }
    organisation.people.put(person)
  }
  var last = ManagementReview(id: try id("mr1"))
  last.reference = "MR-2026-1"
  last.title = "Spring review"
  last.held = try day("2026-05-12")
  last.minuted = try day("2026-05-20")
  last.chair = try id("lim")
  last.present = [try id("lim"), try id("novak")]
  for (text, action) in [("Buy a scale", "rd1"), ("Hire", "rd2"), ("Think it over", "")] {
    var decision = ReviewDecision()
    decision.text = text
    decision.owner = try id("lim")
    decision.due = try day("2026-09-30")
    if !action.isEmpty { decision.action = try id(action) }
    last.decisions.append(decision)
  }
  last.inputs = try (ReviewTopic.all(for: profile.standards) + ReviewTopic.questions).map { topic in
    var input = ReviewInput()
    (input.key, input.text) = (topic.key, "said")
    _ = try id(topic.key)
    return input
  }
  organisation.reviews.put(last)
  for action in try reviewedActions() { organisation.actions.put(action) }
  try addAudits(to: &organisation)
  try addObjectives(to: &organisation)
  return organisation
}

private func reviewedActions() throws -> [Action] {
  func action(
    _ key: String, _ kind: Action.Kind, _ source: Action.Source, raised: String,
    due: String? = nil, closed: String? = nil, grade: Action.Grade? = nil
  ) throws -> Action {
    var action = Action(id: try id(key))
    (action.reference, action.title) = (key.uppercased(), "Title of \(key)")
    (action.actionKind, action.source, action.grade) = (kind, source, grade)
    action.raised = try day(raised)
    action.due = try due.map { try day($0) }
    if let closed { (action.stage, action.closed) = (.closed, try day(closed)) }
    return action
  }
  var failed = try action(
    "nc3", .nonconformity, .internalAudit, raised: "2026-06-10", due: "2026-10-01", grade: .major)
  failed.effective = false
  failed.effectiveOn = try day("2026-11-01")
  var again = try action(
    "nc4", .nonconformity, .customer, raised: "2026-09-10", due: "2026-12-24", grade: .minor)
  again.recurrenceOf = try id("nc1")
  var good = try action(
    "nc1", .nonconformity, .internalAudit, raised: "2026-03-01", due: "2026-06-30",
    closed: "2026-06-20", grade: .minor)
  good.effective = true
  good.effectiveOn = try day("2026-06-19")
  var gone = try action("nc5", .nonconformity, .staff, raised: "2026-07-01")
  gone.stage = .cancelled
  return [
    try action(
      "rd1", .reviewDecision, .managementReview, raised: "2026-05-12", due: "2026-09-30",
      closed: "2026-10-02"),
    try action("rd2", .reviewDecision, .managementReview, raised: "2026-05-12", due: "2026-09-30"),
    good, failed, again, gone,
    try action("co1", .complaint, .customer, raised: "2026-08-08", due: "2026-11-19"),
    try action("in1", .incident, .incident, raised: "2026-10-10", closed: "2026-10-20"),
    try action("su1", .nonconformity, .supplier, raised: "2026-10-11", grade: .minor),
    try action("ofi", .improvement, .staff, raised: "2026-11-20"),
    // Raised the day after, which a review of 20 November knows nothing of.
    try action("later", .complaint, .customer, raised: "2026-11-21"),
  ]
}

private func addAudits(to organisation: inout Organisation) throws {
  for (key, kind, planned, state) in [
    ("ia1", Audit.Kind.internal, "2026-09-01", Audit.State.reported),
    ("ia2", .internal, "2026-11-01", .planned), ("ia0", .internal, "2026-02-01", .reported),
    ("sv", .surveillance, "2026-10-05", .reported), ("sa", .supplier, "2026-07-07", .reported),
  ] {
    var audit = Audit(id: try id(key))
    audit.reference = key
    audit.auditKind = kind
    audit.planned = try day(planned)
    audit.state = state
    if state == .reported { audit.reported = try day(planned) }
    if key == "ia2" {
      audit.moves = [
        DateMove(
          from: try day("2026-10-01"), to: try day("2026-11-01"), by: "M. Lim",
          on: try day("2026-09-20"), why: "ill")
      ]
    }
    organisation.audits.put(audit)
  }
  for (key, audit, finding) in [
    ("l1", "ia1", AuditLine.Finding.minor), ("l2", "ia1", .strength), ("l3", "sv", .minor),
    ("l4", "ia0", .major), ("l5", "sa", .major), ("l6", "sv", .observation),
  ] {
    var line = AuditLine(id: try id(key))
    line.audit = try id(audit)
    line.finding = finding
    line.assessed = try day("2026-10-05")
    line.clause = try clause("9001:2015 8.4.1")
    organisation.auditLines.put(line)
  }
}

private func addObjectives(to organisation: inout Organisation) throws {
  for (key, reading, on) in [
    ("met", 98, "2026-11-10"), ("missed", 80, "2026-11-10"), ("stale", 99, "2026-08-01"),
  ] {
    var objective = Objective(id: try id(key))
    objective.name = key
    objective.target = Quantity(95)
    objective.started = try day("2026-01-01")
    var taken = Reading()
    taken.reading = Quantity(reading)
    taken.on = try day(on)
    objective.readings = [taken]
    organisation.objectives.put(objective)
  }
  var document = Document(id: try id("sop"))
  document.reference = "SOP-07"
  document.issued = try day("2025-01-01")
  document.reviewEvery = Period(12, .months)
  organisation.documents.put(document)
}
