import Records

/// Records whose texts hold everything that a CSV file could trip over.
enum HardCases {
  static let texts = [
    "plain", "a; b, c", "one > two -> three >4", "x | y | due tomorrow", "back\\slash\\",
    "\\; marked already \\> \\|", "say \"yes\"", "'quoted'",
    "\u{5317}\u{4EAC} \u{1F469}\u{200D}\u{1F527}",
    "Zo\u{EB} e\u{301}", "=1+2", "tab\there", "C:\\dir\\; D:\\", "\"", ",", ";",
  ]

  /// An organisation with a record of every kind for each of the texts.
  static func organisation() -> Organisation {
    var organisation = emptyOrganisation()
    for (index, text) in texts.enumerated() {
      addPeople(index, text, to: &organisation)
      organisation.actions.put(action(index, text))
    }
    for (index, _) in texts.enumerated() {
      var training = TrainingRecord(id: id("t\(index)"))
      training.person = id("p\(index)")
      training.competence = id("c\(index)")
      training.date = index == 0 ? nil : today + index
      training.expires = index == 1 ? today + 400 : nil
      training.evidence = texts[index]
      training.notes = "first line\n\(texts[index])"
      organisation.trainings.put(training)
      var requirement = Requirement(id: id("q\(index)"))
      requirement.role = id("r\(index)")
      requirement.competence = id("c\(index)")
      requirement.refreshMonths = index == 0 ? nil : index
      requirement.isMandatory = index.isMultiple(of: 2)
      organisation.requirements.put(requirement)
      addAudit(index, texts[index], to: &organisation)
      addOwned(index, texts[index], to: &organisation)
      organisation.reviews.put(review(index, texts[index]))
      addDecisions(index, texts[index], to: &organisation)
    }
    return organisation
  }

  private static func review(_ index: Int, _ text: String) -> ManagementReview {
    var review = ManagementReview(id: id("m\(index)"))
    review.reference = "MR-\(index)"
    review.title = text
    review.planned = today - index
    review.held = index.isMultiple(of: 3) ? today - index : nil
    review.minuted = index.isMultiple(of: 6) ? today : nil
    review.chair = id("p\(index)")
    review.present = index == 0 ? [] : [id("p0"), id("p\(index)")]
    review.cancelled = index.isMultiple(of: 5) ? text : ""
    review.guests = text
    review.notes = "\(text)\nand more"
    review.write("\(text)\nand \(text)", to: "audits")
    review.write(text, to: "own words")
    review.inputs[0].figures = ["\(text) open", "2 \(text) overdue"]
    var decision = ReviewDecision()
    (decision.text, decision.owner, decision.due) = (text, id("p\(index)"), today + index)
    decision.action = id("n\(index)")
    review.decisions = [decision]
    return review
  }

  private static func addDecisions(
    _ index: Int, _ text: String, to organisation: inout Organisation
  ) {
    var waiver = Waiver(id: id("w\(index)"))
    (waiver.about, waiver.reason) = ("dangling: action \(index)", text)
    (waiver.until, waiver.on, waiver.by) = (today + index, today, "M. Lim")
    organisation.waivers.put(waiver)
    var check = SelfCheck(id: id("sc\(index)"))
    (check.title, check.begun, check.notes) = ("Self-check \(index)", today + index, text)
    var answer = SelfCheckAnswer()
    (answer.question, answer.verdict) = ("practice-asked", .partly)
    answer.note = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    check.answers = [answer]
    organisation.selfChecks.put(check)
  }

  private static func addAudit(_ index: Int, _ text: String, to organisation: inout Organisation) {
    var audit = Audit(id: id("ia\(index)"))
    audit.reference = "IA-2026-\(10 + index)"
    audit.title = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    audit.auditKind = Audit.Kind.allCases[index % Audit.Kind.allCases.count]
    audit.clauses = ["9001:2015 8.4.1", "27001:2022 A.8.12"].compactMap { ClauseReference($0) }
    audit.areas = [id("a\(index)"), id("a0")].prefix(index == 0 ? 1 : 2).map(\.self)
    audit.auditor = id("p\(index)")
    audit.team = [id("p0")]
    audit.planned = today + index
    audit.starts = index == 2 ? nil : today + index
    audit.ends = index == 2 ? nil : today + index + 1
    audit.state = Audit.State.allCases[index % Audit.State.allCases.count]
    audit.reported = audit.state == .reported ? today : nil
    audit.notes = "\(text)\nand more"
    organisation.audits.put(audit)
    var line = AuditLine(id: id("l\(index)"))
    line.audit = audit.id
    line.question = text
    line.clause = audit.clauses.first
    line.finding = index == 0 ? nil : .conforming
    line.notes = "\(text)\n\(text)"
    line.evidence = text
    line.sample = index
    line.population = 100
    organisation.auditLines.put(line)
    var question = OwnQuestion(id: id("oq\(index)"))
    question.question = "Q\(index) \(text)\nand \(text)"
    question.lookAt = text
    question.clauses = index == 0 ? [] : audit.clauses
    question.area = index == 0 ? id("a1") : nil
    question.aspect = index.isMultiple(of: 2) ? .forward : .defined
    question.isRetired = index == 3
    organisation.questions.put(question)
    var standard = OwnStandard(id: id("s\(index)"))
    standard.editionText = "house-\(index):2026"
    standard.title = index == 1 ? "" : ImportedText.tidy(text)
    standard.clauses = ["1 \(ImportedText.tidy(text))", "2.1", "10 Last"]
    organisation.standards.put(standard)
  }

  private static func addOwned(_ index: Int, _ text: String, to organisation: inout Organisation) {
    let line = ImportedText.tidy(text)
    var document = Document(id: id("d\(index)"))
    document.reference = index == 2 ? "" : "SOP-\(index) \(line)"
    document.title = "T\(index) \(line)"
    document.sort = line
    document.version = line
    document.issued = today - 100
    document.owner = id("p\(index)")
    document.deputy = id("p0")
    document.area = id("a\(index)")
    document.roles = [id("r\(index)"), id("r0")].prefix(index == 0 ? 1 : 2).map(\.self)
    document.clauses = ["9001:2015 8.4.1"].compactMap { ClauseReference($0) }
    document.withdrawn = index == 3 ? today : nil
    document.notes = "\(text)\nand more"
    organisation.documents.put(document)
    var objective = Objective(id: id("o\(index)"))
    objective.name = "O\(index) \(line)"
    objective.measure = line
    objective.outcome = line
    objective.owner = id("p\(index)")
    objective.due = today + index
    objective.closed = index == 4 ? today : nil
    organisation.objectives.put(objective)
    var responsibility = Responsibility(id: id("rs\(index)"))
    responsibility.edition = index == 0 ? Edition("9001:2015") : nil
    responsibility.clauses =
      index == 0
      ? [] : ["9001:2015 8.\(index)", "27001:2022 A.8.12"].compactMap { ClauseReference($0) }
    responsibility.owner = id("p\(index)")
    responsibility.notes = text
    organisation.responsibilities.put(responsibility)
    var body = CertificationBody(id: id("cb\(index)"))
    body.name = "CB\(index) \(line)"
    body.contacts = [line]
    body.planWithin = Period(index, .weeks)
    body.notes = text
    organisation.bodies.put(body)
    var certificate = Certificate(id: id("cert\(index)"))
    certificate.edition = Edition("9001:20\(10 + index)")
    certificate.number = index == 0 ? "" : "C\(index) \(line)"
    certificate.body = body.id
    certificate.scope = text
    certificate.decided = today - 100
    certificate.expires = index == 1 ? nil : today + index
    certificate.owner = id("p\(index)")
    certificate.notes = text
    organisation.certificates.put(certificate)
    var session = TrainingSession(id: id("ts\(index)"))
    session.competence = id("c\(index)")
    session.date = today + index
    session.starts = index == 1 ? "" : "09:00"
    session.place = line
    session.seats = index == 0 ? nil : index
    session.held = index == 2 ? today : nil
    session.cancelled = index == 3 ? line : ""
    organisation.sessions.put(session)
  }

  private enum ImportedText {
    static func tidy(_ text: String) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  private static func addPeople(_ index: Int, _ text: String, to organisation: inout Organisation) {
    let name = "N\(index) " + text.split(separator: "\t").joined(separator: " ")
    var area = Area(id: id("a\(index)"))
    area.name = name
    organisation.areas.put(area)
    var role = Role(id: id("r\(index)"))
    role.name = name
    organisation.roles.put(role)
    var competence = Competence(id: id("c\(index)"))
    competence.name = name
    organisation.competences.put(competence)
    var person = Person(id: id("p\(index)"))
    person.name = name
    person.roles = [id("r\(index)"), id("r0")].prefix(index == 0 ? 1 : 2).map(\.self)
    person.area = id("a\(index)")
    person.email = "n\(index)@example.org"
    person.joined = day("2020-02-29")
    person.left = index == 3 ? today : nil
    organisation.people.put(person)
  }

  private static func action(_ index: Int, _ text: String) -> Action {
    var action = Action(id: id("n\(index)"))
    action.reference = "NC-2026-\(100 + index)"
    action.title = text
    action.actionKind = Action.Kind.allCases[index % Action.Kind.allCases.count]
    action.grade = index == 1 ? .major : nil
    action.source = Action.Source.allCases[index % Action.Source.allCases.count]
    action.category = text
    action.area = id("a\(index)")
    action.clauses = ["9001:2015 8.4.1", "27001:2022 A.8.12"].compactMap { ClauseReference($0) }
    action.owner = id("p\(index)")
    action.raisedBy = id("p0")
    action.raised = today - 100
    action.due = today + index
    action.stage = Action.Stage.allCases[index % Action.Stage.allCases.count]
    action.closed = action.stage == .closed ? today - 1 : nil
    action.correction = "\(text)\n\n\(text)"
    action.whys = [Why(text), "because of \(text)", Why(text)]
    action.plan = texts.map { other in
      var step = Step()
      step.title = other
      step.owner = id("p\(index)")
      step.due = today
      step.done = other == text ? today : nil
      step.cancelled = other == "plain" ? text : ""
      return step
    }
    action.effectivenessDue = today + 90
    action.effective = index == 2 ? true : index == 3 ? false : nil
    action.recurrenceOf = index == 0 ? id("n5") : nil
    action.evidence = [text, ""].map { reference in
      var evidence = Evidence()
      evidence.reference = reference
      evidence.shows = text
      evidence.date = today
      evidence.by = "Lim"
      return evidence
    }
    action.notes = "\(text)\nand more"
    return action
  }

  /// The people with the names of their roles and areas instead of identifiers.
  static func people(in organisation: Organisation) -> [[String]] {
    organisation.people.all.map { person in
      [person.name, person.email, "\(person.joined as Day?)", "\(person.left as Day?)"]
        + person.roles.map { organisation.roles[$0]?.name ?? "?" }
        + [organisation.areaName(person.area)]
    }.sorted { $0[0] < $1[0] }
  }

  /// The actions with names instead of identifiers, by reference.
  static func actions(in organisation: Organisation) -> [Action] {
    organisation.actions.all.map { renamed($0, in: organisation) }
      .sorted { $0.reference < $1.reference }
  }

  private static func renamed(_ action: Action, in organisation: Organisation) -> Action {
    func person(_ link: RecordID?) -> RecordID? { link.map { id(organisation.personName($0)) } }
    var copy = (try? Action(id: id(action.reference), table: action.table)) ?? action
    copy.owner = person(action.owner)
    copy.raisedBy = person(action.raisedBy)
    copy.area = action.area.map { id(organisation.areaName($0)) }
    copy.recurrenceOf = action.recurrenceOf.map { id(organisation.actions[$0]?.reference ?? "?") }
    copy.plan = action.plan.map { step in
      var plain = step
      plain.owner = person(step.owner)
      return plain
    }
    return copy
  }
}
