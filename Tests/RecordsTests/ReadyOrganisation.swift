import Records
import Testing

extension Organisation {
  mutating func settings(_ change: (inout Profile) -> Void) {
    var profile = profile
    change(&profile)
    profiles.put(profile)
  }
}

/// An organisation in which nothing is amiss today.
func readyOrganisation() throws -> Organisation {
  var organisation = try bareOrganisation()
  organisation.settings {
    $0.standards = [ClauseReference("9001:2015 8.1")?.edition].compactMap(\.self)
  }
  var role = Role(id: try id("driver"))
  role.name = "Driver"
  organisation.roles.put(role)
  var competence = Competence(id: try id("licence"))
  competence.name = "Licence"
  organisation.competences.put(competence)
  var requirement = Requirement(id: try id("needs"))
  (requirement.role, requirement.competence) = (role.id, competence.id)
  organisation.requirements.put(requirement)
  for name in ["mei", "okafor", "ana", "jan", "rosa"] {
    var person = Person(id: try id(name))
    (person.name, person.roles) = (name, [role.id])
    organisation.people.put(person)
    var record = TrainingRecord(id: try id("t-\(name)"))
    (record.person, record.competence, record.date) = (person.id, competence.id, today - 200)
    organisation.trainings.put(record)
    for number in 1...2 {
      var area = Area(id: try id("\(name)-\(number)"))
      (area.name, area.owner) = ("\(name) \(number)", person.id)
      organisation.areas.put(area)
    }
  }
  var audit = Audit(id: try id("ia"))
  (audit.title, audit.state, audit.ends) = ("All of it", .reported, today - 100)
  organisation.audits.put(audit)
  for number in ["8.1", "8.4.1", "8.4.2", "8.10", "9.2"] {
    var line = AuditLine(id: try id("line-\(number)"))
    (line.audit, line.clause, line.finding) = (
      audit.id, try clause("9001:2015 \(number)"), .conforming
    )
    line.assessed = today - 100
    organisation.auditLines.put(line)
  }
  organisation.documents.put(try soundDocument())
  organisation.objectives.put(try soundObjective())
  try addAction("rd", to: &organisation) { $0.actionKind = .reviewDecision }
  organisation.reviews.put(try soundReview(of: organisation))
  return organisation
}

private func soundDocument() throws -> Document {
  var document = Document(id: try id("sop"))
  (document.title, document.place, document.owner) = ("Loading", "shelf", try id("mei"))
  (document.roles, document.reviewEvery) = ([try id("driver")], Period(12, .months))
  var review = DocumentReview()
  (review.on, review.matches, review.asked) = (today - 30, true, [try id("jan")])
  document.reviews = [review]
  return document
}

private func soundObjective() throws -> Objective {
  var objective = Objective(id: try id("on-time"))
  (objective.name, objective.target, objective.owner) = ("On time", Quantity(98), try id("okafor"))
  objective.readings = [try reading(99, daysAgo: 10)]
  return objective
}

func reading(_ number: Int, daysAgo: Int) throws -> Reading {
  var reading = Reading()
  (reading.on, reading.reading) = (today - daysAgo, Quantity(number))
  return reading
}

private func soundReview(of organisation: Organisation) throws -> ManagementReview {
  var review = ManagementReview(id: try id("mr"))
  (review.title, review.held, review.minuted) = ("Spring", today - 60, today - 50)
  (review.chair, review.present) = (try id("rosa"), [try id("rosa")])
  for topic in organisation.topics(of: review) { review.write("looked at", to: topic.key) }
  var decision = ReviewDecision()
  (decision.text, decision.owner, decision.due) = ("Another bay", try id("ana"), today + 90)
  decision.action = try id("rd")
  review.decisions = [decision]
  return review
}

/// Adds a sound action, then changes it.
func addAction(
  _ name: String, to organisation: inout Organisation, _ change: (inout Action) throws -> Void
) throws {
  var action = Action(id: try id(name))
  (action.reference, action.title, action.owner) = (name, name, try id("mei"))
  action.due = today + 30
  try change(&action)
  organisation.actions.put(action)
}

extension Register {
  /// Changes one record.
  mutating func change(_ name: String, _ change: (inout R) throws -> Void) throws {
    var record = try #require(self[id(name)])
    try change(&record)
    put(record)
  }
}

extension PlantedCausesTests {
  /// One thing amiss for each rule.
  static let planted: [Planted] = [
    Planted(.majorsOpen, 3) { try addAction("nc", to: &$0) { $0.grade = .major } },
    Planted(.actionsOverdue, 1) { try addAction("nc", to: &$0) { $0.due = today - 1 } },
    Planted(.actionsUnowned, 1) { try addAction("nc", to: &$0) { $0.owner = nil } },
    Planted(.actionsSlipping, 1) {
      try addAction("nc", to: &$0) {
        let move = DateMove(from: today, to: today + 30, by: "mei", on: today, why: "busy")
        $0.dueMoves = [move, move]
      }
    },
    Planted(.sameFindingAgain, 1) { organisation in
      try addAction("nc-1", to: &organisation) { ($0.stage, $0.closed) = (.closed, today - 90) }
      try addAction("nc-2", to: &organisation) { $0.recurrenceOf = try id("nc-1") }
    },
    Planted(.nothingToAudit, 20) { $0.settings { $0.standards = [] } },
    Planted(.auditsOverdue, 2) { organisation in
      var audit = Audit(id: try id("late"))
      (audit.title, audit.planned) = ("Stores", today - 1)
      organisation.audits.put(audit)
    },
    Planted(.auditsPutOff, 1) { organisation in
      var audit = Audit(id: try id("moved"))
      (audit.title, audit.planned) = ("Stores", today + 10)
      let move = DateMove(from: today, to: today + 10, by: "mei", on: today, why: "busy")
      audit.moves = [move, move]
      organisation.audits.put(audit)
    },
    // One of five clauses: 14 / 5, rounded up.
    Planted(.clausesUnseen, 3, records: 0) { organisation in
      try organisation.auditLines.change("line-9.2") { $0.assessed = today.adding(months: -36) - 1 }
    },
    Planted(.evidenceScrambled, 2, records: 10) { organisation in
      var visit = Audit(id: try id("visit"))
      (visit.title, visit.auditKind, visit.state) = ("Surveillance", .surveillance, .reported)
      (visit.starts, visit.ends) = (today - 200, today - 199)
      organisation.audits.put(visit)
      for index in 0..<9 {
        try addAction("done-\(index)", to: &organisation) { action in
          (action.stage, action.closed) = (.closed, today - 205)
          var evidence = Evidence()
          (evidence.reference, evidence.date) = ("photo", today - 205 - index % 3)
          action.evidence = [evidence]
        }
      }
    },
    Planted(.trainingExpired, 1) { organisation in
      try organisation.trainings.change("t-ana") { $0.expires = today - 1 }
    },
    Planted(.nothingRequired, 15, records: 0) { $0.requirements.remove(try id("needs")) },
    Planted(.heldByOne, 1) { organisation in
      var competence = Competence(id: try id("crane"))
      competence.name = "Crane"
      organisation.competences.put(competence)
      var role = Role(id: try id("crane driver"))
      role.name = "Crane driver"
      organisation.roles.put(role)
      try organisation.people.change("ana") { $0.roles.append(role.id) }
      var requirement = Requirement(id: try id("needs-crane"))
      (requirement.role, requirement.competence) = (role.id, competence.id)
      organisation.requirements.put(requirement)
      var record = TrainingRecord(id: try id("t-crane"))
      (record.person, record.competence, record.date) = (try id("ana"), competence.id, today - 9)
      organisation.trainings.put(record)
    },
    Planted(.noDocument, 15, records: 0) { organisation in
      try organisation.documents.change("sop") { $0.withdrawn = today - 1 }
    },
    Planted(.reviewsPastDue, 1) { organisation in
      try organisation.documents.change("sop") {
        $0.reviews[0].on = today.adding(months: -12) - 1
      }
    },
    Planted(.rolesNobodyHolds, 1) { organisation in
      var role = Role(id: try id("foreman"))
      role.name = "Foreman"
      organisation.roles.put(role)
      try organisation.documents.change("sop") { $0.roles.append(role.id) }
    },
    Planted(.notWhatIsDone, 2) { organisation in
      try organisation.documents.change("sop") { $0.reviews[0].matches = false }
    },
    Planted(.replacedStillUsed, 1) { organisation in
      var form = Document(id: try id("form"))
      (form.title, form.sort, form.withdrawn, form.owner) = (
        "Sheet", "form", today - 9, try id("ana")
      )
      organisation.documents.put(form)
    },
    Planted(.noObjective, 10, records: 0) { $0.objectives.remove(try id("on-time")) },
    Planted(.offTrack, 2) { organisation in
      try organisation.objectives.change("on-time") {
        $0.readings = [try reading(90, daysAgo: 40), try reading(91, daysAgo: 10)]
      }
    },
    Planted(.unread, 1) { organisation in
      try organisation.objectives.change("on-time") {
        $0.readings[0].on = today.adding(months: -1) - 1
      }
    },
    Planted(.atRisk, 1) { organisation in
      try organisation.objectives.change("on-time") {
        $0.readings = [try reading(99, daysAgo: 40), try reading(97, daysAgo: 10)]
      }
    },
    Planted(.notMeasurable, 1) { organisation in
      try organisation.objectives.change("on-time") { $0.target = nil }
    },
    Planted(.noReview, 10, records: 0) { $0.reviews.remove(try id("mr")) },
    Planted(.noReview, 10) { organisation in
      try organisation.reviews.change("mr") {
        ($0.held, $0.minuted) = (today.adding(months: -12) - 1, today - 300)
      }
    },
    Planted(.reviewOverdue, 2) { organisation in
      var review = ManagementReview(id: try id("next"))
      (review.title, review.planned) = ("Autumn", today - 1)
      organisation.reviews.put(review)
    },
    Planted(.decidesNothing, 2) { organisation in
      try organisation.reviews.change("mr") { $0.decisions = [] }
    },
    Planted(.onlyBeforeSurveillance, 2) { organisation in
      var visit = Audit(id: try id("visit"))
      (visit.title, visit.auditKind, visit.state) = ("Surveillance", .surveillance, .reported)
      (visit.starts, visit.ends) = (today - 45, today - 44)
      organisation.audits.put(visit)
    },
    Planted(.inputsEmpty, 1) { organisation in
      try organisation.reviews.change("mr") { $0.write("", to: "objectives") }
    },
    Planted(.notMinuted, 1) { organisation in
      try organisation.reviews.change("mr") { $0.minuted = nil }
    },
    Planted(.notActedOn, 1) { organisation in
      try organisation.reviews.change("mr") { $0.decisions[0].action = nil }
    },
    Planted(.chairAbsent, 1) { organisation in
      try organisation.reviews.change("mr") { $0.present = [] }
    },
    Planted(.unowned, 1) { organisation in
      try organisation.areas.change("mei-1") { $0.owner = nil }
    },
    Planted(.leftBehind, 1) { organisation in
      var gone = Person(id: try id("gone"))
      (gone.name, gone.left) = ("gone", today - 1)
      organisation.people.put(gone)
      try organisation.areas.change("mei-1") { $0.owner = gone.id }
    },
    // Of 13 things 8 are hers, 61 %: 6 areas, the document and the decision of the review.
    Planted(.tooMuchOnOne, 4) { organisation in
      for name in ["okafor-1", "ana-1", "jan-1", "rosa-1"] {
        try organisation.areas.change(name) { $0.owner = try id("mei") }
      }
    },
  ]
}
