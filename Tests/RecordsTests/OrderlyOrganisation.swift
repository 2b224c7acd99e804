import Records
import Testing

extension LinterTests {
  /// An organisation of every kind of record, all of them in order.
  static func orderly() throws -> Organisation {
    var organisation = try bareOrganisation()
    var profile = organisation.profile
    profile.standards = [try edition("9001:2015")]
    organisation.profiles.put(profile)
    var role = Role(id: try id("dispatcher"))
    role.name = "Dispatcher"
    organisation.roles.put(role)
    for name in ["Ann", "Bob"] {
      var person = Person(id: try id(name.lowercased()))
      (person.name, person.roles, person.joined) = (name, [role.id], today - 900)
      organisation.people.put(person)
    }
    var area = Area(id: try id("stores"))
    (area.name, area.owner) = ("Stores", try id("ann"))
    organisation.areas.put(area)
    var competence = Competence(id: try id("forklift"))
    competence.name = "Forklift"
    organisation.competences.put(competence)
    var requirement = Requirement(id: try id("needs"))
    (requirement.role, requirement.competence) = (role.id, competence.id)
    organisation.requirements.put(requirement)
    var training = TrainingRecord(id: try id("training"))
    (training.person, training.competence) = (try id("ann"), competence.id)
    training.date = today - 100
    organisation.trainings.put(training)
    try addRegisters(to: &organisation)
    try addAudit(to: &organisation)
    return organisation
  }

  private static func addRegisters(to organisation: inout Organisation) throws {
    var document = Document(id: try id("sop"))
    (document.reference, document.title, document.place) = ("SOP-07", "Loading", "S:/sop-07")
    (document.owner, document.roles) = (try id("ann"), [try id("dispatcher")])
    (document.issued, document.reviewEvery) = (today - 200, Period(12, .months))
    organisation.documents.put(document)
    var objective = Objective(id: try id("time"))
    (objective.name, objective.unit, objective.outcome) = ("On time", "%", "fewer penalties")
    (objective.target, objective.owner) = (try Quantity(value: .text("98")), try id("ann"))
    objective.started = today - 300
    var reading = Reading()
    (reading.on, reading.reading) = (today - 5, try Quantity(value: .text("97")))
    objective.readings = [reading]
    organisation.objectives.put(objective)
    var review = ManagementReview(id: try id("review"))
    (review.reference, review.held, review.minuted) = ("MR-1", today - 60, today - 58)
    var decision = ReviewDecision()
    decision.text = "A second forklift"
    review.decisions = [decision]
    review.standards = organisation.profile.standards
    for topic in organisation.topics(of: review) { review.write("Said.", to: topic.key) }
    organisation.reviews.put(review)
    var body = CertificationBody(id: try id("body"))
    body.name = "Certify Ltd"
    organisation.bodies.put(body)
    var certificate = Certificate(id: try id("certificate"))
    (certificate.number, certificate.edition) = ("C-1", try edition("9001:2015"))
    (certificate.body, certificate.owner) = (body.id, try id("ann"))
    (certificate.decided, certificate.expires) = (today - 200, today + 895)
    organisation.certificates.put(certificate)
  }

  private static func addAudit(to organisation: inout Organisation) throws {
    var audit = Audit(id: try id("audit"))
    (audit.reference, audit.state, audit.auditor) = ("IA-1", .reported, try id("bob"))
    (audit.starts, audit.ends, audit.reported) = (today - 50, today - 49, today - 45)
    organisation.audits.put(audit)
    var line = AuditLine(id: try id("line"))
    (line.audit, line.question, line.finding) = (audit.id, "Loading", .minor)
    (line.assessed, line.action) = (today - 49, try id("nc"))
    organisation.auditLines.put(line)
    organisation.actions.put(try closed(line: line.id))
    var open = Action(id: try id("open"))
    (open.reference, open.title, open.owner) = ("NC-2", "Late", try id("bob"))
    (open.raised, open.due) = (today - 3, today + 30)
    organisation.actions.put(open)
  }

  /// A nonconformity that was closed as clause 10.2 has it.
  private static func closed(line: RecordID) throws -> Action {
    var action = Action(id: try id("nc"))
    (action.reference, action.title, action.stage) = ("NC-1", "Notes unsigned", .closed)
    (action.owner, action.raised, action.closed) = (try id("ann"), today - 49, today - 2)
    (action.due, action.line, action.correction) = (today - 10, line, "The notes were signed")
    action.whys = [Why("The late shift was never shown the form")]
    var step = Step()
    (step.title, step.done, step.result) = ("Show it", today - 30, "all six were shown")
    action.plan = [step]
    (action.effective, action.effectiveEvidence) = (true, "20 notes of May")
    (action.effectiveBy, action.effectiveOn) = (try id("bob"), today - 3)
    return action
  }
}
