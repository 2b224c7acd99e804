import Records
import Testing

@Suite("What should not be so in the records")
struct LinterTests {
  static func library() throws -> Library {
    Library(
      standards: [
        Standard(
          edition: try edition("9001:2015"), name: "ISO 9001:2015", title: "Quality", clauses: [])
      ], checklists: [])
  }

  static func flaws(_ organisation: Organisation) throws -> [RecordFlaw] {
    organisation.recordFlaws(
      today: today, library: try library(), matrix: TrainingMatrix(of: organisation, today: today))
  }

  @Test("an organisation in order has none, nor has one with nothing on file")
  func clean() throws {
    #expect(try LinterTests.flaws(LinterTests.orderly()).map(\.text) == [])
    #expect(try LinterTests.flaws(bareOrganisation()).map(\.text) == [])
  }

  struct Planted: Sendable, CustomTestStringConvertible {
    let kind: String
    /// A part of what is found.
    let found: String
    let plant: @Sendable (inout Organisation) throws -> Void
    var testDescription: String { "\(kind): \(found)" }

    init(
      _ kind: String, _ found: String,
      _ plant: @escaping @Sendable (inout Organisation) throws -> Void
    ) {
      (self.kind, self.found, self.plant) = (kind, found, plant)
    }
  }

  /// Changes one record of the organisation.
  private static func change<R: Record>(
    _ organisation: inout Organisation, _ name: String, _ change: (inout R) throws -> Void
  ) throws {
    var record = try #require(organisation[keyPath: R.register][try id(name)])
    try change(&record)
    organisation[keyPath: R.register].put(record)
  }

  private static func leave(_ organisation: inout Organisation, _ name: String, on day: Day) throws
  {
    try change(&organisation, name) { (person: inout Person) in person.left = day }
  }

  static let planted: [Planted] = [
    Planted("dangling", "NC-2, Owner: names a person that is not there") {
      try change(&$0, "open") { (action: inout Action) in action.owner = try id("gone") }
    },
    Planted("dangling", "NC-2, Plan 1, Owner: names a person that is not there") {
      try change(&$0, "open") { (action: inout Action) in
        var step = Step()
        step.owner = try id("gone")
        action.plan = [step]
      }
    },
    Planted("dangling", "audit line Loading, Audit: names an audit that is not there") {
      try change(&$0, "line") { (line: inout AuditLine) in
        line.audit = try id("gone")
      }
    },
    Planted("dangling", "management review MR-1, Decisions 1, Action: names an action") {
      try change(&$0, "review") { (review: inout ManagementReview) in
        review.decisions[0].action = try id("gone")
      }
    },
    Planted("conflict", "Stores, Name: changed on both sides") {
      var conflict = Conflict(id: try id("conflict"))
      (conflict.recordKindWord, conflict.record, conflict.field) = (
        "area", try id("stores"), "name"
      )
      $0.conflicts.put(conflict)
    },
    Planted("same-link", "document SOP-07, Roles: names role Dispatcher twice") {
      try change(&$0, "sop") { (document: inout Document) in document.roles += document.roles }
    },
    Planted("recurred", "NC-1 was judged as effective, and came back as NC-2") {
      try change(&$0, "open") { (action: inout Action) in action.recurrenceOf = try id("nc") }
    },
    Planted("nothing-done", "NC-1 is closed without a completed corrective step") {
      try change(&$0, "nc") { (action: inout Action) in action.plan = [] }
    },
    Planted("nothing-done", "NC-2 is closed, and nothing says what was done") {
      try change(&$0, "open") { (action: inout Action) in
        (action.actionKind, action.stage, action.closed) = (.improvement, .closed, today - 1)
      }
    },
    Planted("closed-ineffective", "its check said that it came back") {
      try change(&$0, "nc") { (action: inout Action) in action.effective = false }
    },
    Planted("closed-unchecked", "NC-1 is closed without a passed effectiveness check") {
      try change(&$0, "nc") { (action: inout Action) in action.effective = nil }
    },
    Planted("closed-open-steps", "1 of its steps is open: Look again") {
      try change(&$0, "nc") { (action: inout Action) in
        var step = Step()
        step.title = "Look again"
        action.plan.append(step)
      }
    },
    Planted("closed-incomplete", "NC-1 is closed without a correction") {
      try change(&$0, "nc") { (action: inout Action) in action.correction = "" }
    },
    Planted("step-unshown", "NC-1: 1 step is done, and nothing says what came of it") {
      try change(&$0, "nc") { (action: inout Action) in action.plan[0].result = "" }
    },
    Planted("done-not-closed", "NC-2 is past its due day") {
      try change(&$0, "open") { (action: inout Action) in
        var step = Step()
        (step.title, step.done, step.result) = ("Do it", today - 2, "done")
        (action.plan, action.due) = ([step], today - 1)
      }
    },
    Planted("finding-without-deadline", "NC-2 is a finding of an external audit without") {
      try change(&$0, "open") { (action: inout Action) in
        (action.source, action.due) = (.externalAudit, nil)
      }
    },
    Planted("closed-day-open", "NC-2 has the closed day \((today - 1).full), and its stage is") {
      try change(&$0, "open") { (action: inout Action) in action.closed = today - 1 }
    },
    Planted("recurrence-ring", "NC-2 is a recurrence of itself") {
      try change(&$0, "open") { (action: inout Action) in action.recurrenceOf = action.id }
    },
    Planted("recurrence-ring", "NC-2 is in the end a recurrence of itself, by way of OFI-3") {
      try change(&$0, "open") { (action: inout Action) in action.recurrenceOf = try id("ofi") }
      var other = Action(id: try id("ofi"))
      (other.reference, other.title, other.actionKind) = ("OFI-3", "Again", .improvement)
      (other.raised, other.due, other.recurrenceOf) = (today - 2, today + 9, try id("open"))
      $0.actions.put(other)
    },
    Planted("certificate-twice", "ISO 9001:2015 C-2, both of Certify Ltd, are in force at once") {
      let first = try #require($0.certificates.all.first)
      try addCertificate(to: &$0, scope: "", decided: first.decided, expires: first.expires)
    },
    Planted("dangling", "training record Forklift, \((today - 100)), Person: names a person that") {
      var training = TrainingRecord(id: try id("lost"))
      (training.person, training.competence) = (try id("gone"), try id("forklift"))
      training.date = today - 100
      $0.trainings.put(training)
    },
    Planted("impossible-dates", "NC-1, Closed: before it was raised") {
      try change(&$0, "nc") { (action: inout Action) in
        (action.raised, action.effectiveOn, action.plan[0].done) = (
          today - 1, today - 2, today - 2
        )
        action.raised = today - 1
        action.due = today
        action.plan[0].done = today - 1
        action.effectiveOn = today - 1
        action.closed = today - 2
      }
    },
    Planted("impossible-dates", "NC-1: step 1 done ") {
      try change(&$0, "nc") { (action: inout Action) in action.plan[0].done = today - 50 }
    },
    Planted("impossible-dates", "person Bob: left ") {
      try change(&$0, "bob") { (person: inout Person) in
        (person.joined, person.left) = (today + 600, today + 500)
      }
    },
    Planted("impossible-dates", "IA-1: last day ") {
      try change(&$0, "audit") { (audit: inout Audit) in audit.ends = today - 51 }
    },
    Planted("impossible-dates", "certificate ISO 9001:2015 C-1: expires ") {
      try change(&$0, "certificate") { (certificate: inout Certificate) in
        certificate.decided = today - 1
        certificate.expires = today - 2
      }
    },
    Planted("impossible-dates", "objective On time: due ") {
      try change(&$0, "time") { (objective: inout Objective) in objective.due = today - 301 }
    },
    Planted("impossible-dates", "management review MR-1: minuted ") {
      try change(&$0, "review") { (review: inout ManagementReview) in review.minuted = today - 61 }
    },
    Planted("impossible-dates", "document SOP-07: withdrawn ") {
      try change(&$0, "sop") { (document: inout Document) in document.withdrawn = today - 201 }
    },
    Planted("day-to-come", "NC-1, Closed: still to come") {
      try change(&$0, "nc") { (action: inout Action) in action.closed = today + 1 }
    },
    Planted("day-to-come", "audit line Loading: assessed ") {
      try change(&$0, "line") { (line: inout AuditLine) in line.assessed = today + 1 }
    },
    Planted("day-to-come", "management review MR-1: minuted ") {
      try change(&$0, "review") { (review: inout ManagementReview) in review.minuted = today + 1 }
    },
    Planted("owner-left", "document SOP-07: its owner, Cid, left on") {
      try addLeaver(to: &$0)
      try change(&$0, "sop") { (document: inout Document) in document.owner = try id("cid") }
    },
    Planted("owner-left", "area Stores: its deputy, Cid, left on") {
      try addLeaver(to: &$0)
      try change(&$0, "stores") { (area: inout Area) in area.deputy = try id("cid") }
    },
    Planted("owner-left", "objective On time: its owner, Cid, left on") {
      try addLeaver(to: &$0)
      try change(&$0, "time") { (objective: inout Objective) in objective.owner = try id("cid") }
    },
    Planted("owner-left", "competence Forklift: its owner, Cid, left on") {
      try addLeaver(to: &$0)
      try change(&$0, "forklift") { (record: inout Competence) in record.owner = try id("cid") }
    },
    Planted("due-on-leaver", "NC-2 is open, due on") {
      try addLeaver(to: &$0)
      try change(&$0, "open") { (action: inout Action) in action.owner = try id("cid") }
    },
    Planted("due-on-leaver", "by Bob, who leaves on") {
      try leave(&$0, "bob", on: today + 29)
    },
    Planted("due-on-leaver", "NC-2 waits for its effectiveness check by Cid") {
      try addLeaver(to: &$0)
      try change(&$0, "open") { (action: inout Action) in action.effectiveBy = try id("cid") }
    },
    Planted("competence-untrained", "competence Forklift is required of Dispatcher") {
      $0.trainings = Register()
    },
    Planted("role-unheld", "role Cleaner is held by nobody, and named by document SOP-07") {
      var role = Role(id: try id("cleaner"))
      role.name = "Cleaner"
      $0.roles.put(role)
      try change(&$0, "sop") { (document: inout Document) in document.roles.append(role.id) }
    },
    Planted("person-without-role", "person Bob has no role") {
      try change(&$0, "bob") { (person: inout Person) in person.roles = [] }
    },
    Planted("training-outside-employment", "person Cid: Forklift on") {
      try addLeaver(to: &$0)
      try change(&$0, "training") { (training: inout TrainingRecord) in
        (training.person, training.date) = (try id("cid"), today - 19)
      }
    },
    Planted("same-person", "person Bob is on file twice with Bob@Example.com") {
      try change(&$0, "bob") { (person: inout Person) in person.email = "bob@example.com" }
      var twin = try #require($0.people[try id("bob")]).copied(as: try id("twin"))
      twin.email = "Bob@Example.com"
      $0.people.put(twin)
    },
    Planted("unassessed-lines", "IA-1 is reported, and 1 of its lines is not assessed") {
      try change(&$0, "line") { (line: inout AuditLine) in
        line.assessed = nil
        line.finding = nil
      }
    },
    Planted("finding-without-action", "IA-1: 1 finding without an action: Loading") {
      try change(&$0, "line") { (line: inout AuditLine) in line.action = nil }
    },
    Planted("audit-without-finding", "IA-1 found nothing at all in 1 line") {
      try change(&$0, "line") { (line: inout AuditLine) in line.finding = .conforming }
    },
    Planted("objective-incomplete", "objective On time lacks a target and a unit") {
      try change(&$0, "time") { (objective: inout Objective) in
        (objective.target, objective.unit) = (nil, " ")
      }
    },
    Planted("objective-unread", "was last read on") {
      try change(&$0, "time") { (objective: inout Objective) in
        objective.readings[0].on = today.adding(months: -1) - 1
      }
    },
    Planted("objective-unread", "was never read since") {
      try change(&$0, "time") { (objective: inout Objective) in objective.readings = [] }
    },
    Planted("document-incomplete", "SOP-07 lacks an owner, the place where it is kept and a day") {
      try change(&$0, "sop") { (document: inout Document) in
        (document.owner, document.place, document.reviewEvery) = (nil, "", nil)
      }
    },
    Planted("document-outdated", "document SOP-07: does not match practice") {
      try change(&$0, "sop") { (document: inout Document) in
        var review = DocumentReview()
        (review.on, review.matches) = (today - 9, false)
        document.reviews = [review]
      }
    },
    Planted("certificate-at-risk", "ISO 9001:2015 C-1") {
      try change(&$0, "certificate") { (certificate: inout Certificate) in
        (certificate.decided, certificate.expires) = (today - 1200, today - 105)
      }
    },
    Planted("certificate-decisions", "it is not suspended on that day") {
      try change(&$0, "certificate") { (certificate: inout Certificate) in
        var event = CertificateEvent()
        (event.event, event.on) = (.reinstated, today - 10)
        certificate.events = [event]
      }
    },
    Planted("review-unminuted", "MR-1 was held on") {
      try change(&$0, "review") { (review: inout ManagementReview) in review.minuted = nil }
    },
    Planted("review-without-decision", "decided nothing") {
      try change(&$0, "review") { (review: inout ManagementReview) in review.decisions = [] }
    },
    Planted("review-incomplete", "MR-1 was minuted with 1 input empty") {
      try change(&$0, "review") { (review: inout ManagementReview) in
        review.write("", to: "audits")
      }
    },
    Planted("review-incomplete", "MR-1 was held just before SV-1") {
      var audit = Audit(id: try id("visit"))
      (audit.reference, audit.auditKind, audit.starts) = ("SV-1", .surveillance, today - 55)
      $0.audits.put(audit)
    },
    Planted("certificate-incomplete", "lacks a certification body and its last day") {
      try change(&$0, "certificate") { (certificate: inout Certificate) in
        (certificate.body, certificate.expires) = (nil, nil)
      }
    },
    Planted("edition-unknown", "no catalogue has ISO 99:2020") {
      var profile = $0.profile
      profile.standards.append(try edition("99:2020"))
      $0.profiles.put(profile)
      var certificate = Certificate(id: try id("other"))
      (certificate.number, certificate.edition) = ("C-2", try edition("99:2020"))
      (certificate.body, certificate.expires) = (try id("body"), today + 500)
      $0.certificates.put(certificate)
    },
    Planted("standard-uncertified", "ISO 14001:2015 is held, and no certificate of it is on file") {
      var profile = $0.profile
      profile.standards.append(try edition("14001:2015"))
      $0.profiles.put(profile)
    },
    Planted("certificate-unheld", "9001:2015 is not among the standards held") {
      var profile = $0.profile
      profile.standards = []
      $0.profiles.put(profile)
    },
    Planted("same-reference", "2 actions have the reference nc-1") {
      try change(&$0, "open") { (action: inout Action) in action.reference = "NC-1 " }
      try change(&$0, "nc") { (action: inout Action) in action.reference = "nc-1" }
    },
    Planted("same-name", "2 areas have the name Stores") {
      var area = Area(id: try id("stores2"))
      (area.name, area.owner) = ("stores", try id("ann"))
      $0.areas.put(area)
    },
  ]

  private static func addLeaver(to organisation: inout Organisation) throws {
    var person = Person(id: try id("cid"))
    (person.name, person.left) = ("Cid", today - 20)
    organisation.people.put(person)
  }

  private static func addCertificate(
    to organisation: inout Organisation, scope: String, decided: Day?, expires: Day?
  ) throws {
    var certificate = Certificate(id: try id("second"))
    (certificate.number, certificate.edition) = ("C-2", try edition("9001:2015"))
    (certificate.body, certificate.owner) = (try id("body"), try id("ann"))
    (certificate.scope, certificate.decided, certificate.expires) = (scope, decided, expires)
    organisation.certificates.put(certificate)
  }

  @Test("a certificate that ran out before the next was decided, or of another scope, is no second")
  func certificatesInTurn() throws {
    for (scope, decided, expires) in [
      ("", today - 1500, today - 405), ("The yard", today - 200, today + 895),
    ] {
      var organisation = try LinterTests.orderly()
      try LinterTests.change(&organisation, "certificate") { (certificate: inout Certificate) in
        certificate.scope = "The stores"
      }
      try LinterTests.addCertificate(
        to: &organisation, scope: scope, decided: decided, expires: expires)
      #expect(
        try LinterTests.flaws(organisation).filter { $0.kind == .certificateTwice }.map(\.text)
          == [])
    }
  }

  @Test("every remedy that names a key names the digit of its pane as well", arguments: planted)
  func panes(_ planted: Planted) throws {
    var organisation = try LinterTests.orderly()
    try planted.plant(&organisation)
    for flaw in try LinterTests.flaws(organisation) { #expect(!flaw.remedy.contains("(e)")) }
  }

  @Test("one flaw planted is the one found", arguments: planted)
  func plant(_ planted: Planted) throws {
    var organisation = try LinterTests.orderly()
    try planted.plant(&organisation)
    let flaws = try LinterTests.flaws(organisation)
    #expect(flaws.map(\.kind.rawValue) == [planted.kind], "\(flaws.map(\.text))")
    #expect(flaws.first?.finding.contains(planted.found) == true, "\(flaws.map(\.text))")
    #expect(flaws.allSatisfy { !$0.remedy.isEmpty && !$0.finding.hasSuffix(".") })
  }

  @Test("every kind that the records alone can show is planted above")
  func kinds() {
    let elsewhere: Set<RecordFlaw.Kind> = [
      .history, .evidenceChanged, .evidenceGone, .evidenceUnreadable, .waiverIdle,
      .checklistUnchanged,
    ]
    let told = Set(LinterTests.planted.map(\.kind))
    #expect(
      RecordFlaw.Kind.allCases.filter { !told.contains($0.rawValue) && !elsewhere.contains($0) }
        == [])
  }

  @Test("what is allowed is no flaw")
  func allowed() throws {
    var organisation = try LinterTests.orderly()
    // Due on the last day that somebody is here, a reading on the last day of its period, a licence brought along.
    try LinterTests.leave(&organisation, "bob", on: today + 30)
    try LinterTests.change(&organisation, "time") { (objective: inout Objective) in
      objective.readings[0].on = today.adding(months: -1)
    }
    try LinterTests.change(&organisation, "training") { (training: inout TrainingRecord) in
      training.date = today - 1000
    }
    // Closed, came back, and the later one goes on with it.
    try LinterTests.change(&organisation, "nc") { (action: inout Action) in
      action.effective = false
    }
    try LinterTests.change(&organisation, "open") { (action: inout Action) in
      action.recurrenceOf = try id("nc")
    }
    #expect(try LinterTests.flaws(organisation).map(\.text) == [])
  }

  @Test("the gravest come first")
  func order() throws {
    var organisation = try LinterTests.orderly()
    for planted in LinterTests.planted.reversed()
    where ["same-name", "owner-left", "recurred"].contains(planted.kind) {
      try planted.plant(&organisation)
    }
    let ranks = try LinterTests.flaws(organisation).map(\.kind.rank)
    #expect(ranks.count > 3 && ranks == ranks.sorted())
  }
}

extension Person {
  /// The same person on file a second time.
  fileprivate func copied(as id: RecordID) -> Person {
    var copy = Person(id: id)
    (copy.name, copy.roles, copy.joined) = (self.name, roles, joined)
    return copy
  }
}
