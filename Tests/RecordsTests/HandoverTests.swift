import Records
import Testing

@Suite("What somebody leaves behind")
struct HandoverTests {
  /// 500 people in ten areas; one of them owns a third of everything.
  static func firm(people count: Int = 500, things: Int = 600) throws -> Organisation {
    var organisation = try bareOrganisation()
    var profile = organisation.profile
    profile.standards = [try edition("9001:2015")]
    organisation.profiles.put(profile)
    for number in 0..<10 {
      var area = Area(id: try id("area\(number)"))
      area.name = "Area \(number)"
      organisation.areas.put(area)
    }
    for key in ["audit", "weld", "crane"] {
      var competence = Competence(id: try id(key))
      competence.name = key == "audit" ? "Internal audit" : key
      organisation.competences.put(competence)
    }
    for number in 0..<count {
      var person = Person(id: try id("p\(number)"))
      person.name = "P. Person\(number)"
      person.area = try id("area\(number % 10)")
      organisation.people.put(person)
      for key in ["audit", "weld"] where number % 4 == 0 {
        var record = TrainingRecord(id: try id("t\(number)\(key)"))
        (record.person, record.competence, record.date) = (person.id, try id(key), today - 9)
        organisation.trainings.put(record)
      }
    }
    for number in 0..<things {
      let owner = try id(number % 3 == 0 ? "p0" : "p\(number % (count - 1) + 1)")
      switch number % 5 {
      case 0:
        var document = Document(id: try id("d\(number)"))
        (document.reference, document.owner) = ("SOP-\(number)", owner)
        organisation.documents.put(document)
      case 1:
        var objective = Objective(id: try id("o\(number)"))
        (objective.name, objective.owner) = ("Objective \(number)", owner)
        organisation.objectives.put(objective)
      default:
        var action = Action(id: try id("a\(number)"))
        (action.reference, action.owner, action.due) = ("NC-\(number)", owner, today + 30)
        action.area = try id("area\(number % 10)")
        action.stage = number % 7 == 0 ? .closed : .inProgress
        var done = Step()
        (done.title, done.done) = ("was done", today - 3)
        var open = Step()
        (open.title, open.owner) = ("to do", owner)
        action.plan = [done, open]
        action.effectiveBy = number % 2 == 0 ? try id("p0") : nil
        organisation.actions.put(action)
      }
    }
    return organisation
  }

  private func proposals(
    _ person: Person, _ holdings: [Holding], in organisation: Organisation
  ) throws -> [RecordID: Succession.Proposal] {
    var succession = Succession(
      of: person, in: organisation, today: today,
      matrix: TrainingMatrix(of: organisation, today: today),
      ownership: OwnershipMap(of: organisation, today: today, library: try smallLibrary()),
      lines: AuditLineIndex(of: organisation))
    return succession.proposals(for: holdings)
  }

  private func estate(_ person: Person, _ organisation: Organisation) -> [Holding] {
    organisation.estate(
      of: person, today: today, matrix: TrainingMatrix(of: organisation, today: today))
  }

  private func handover(
    _ assignments: [Assignment], of person: String, in organisation: Organisation
  ) throws -> Handover {
    organisation.handover(
      assignments, of: try id(person), today: today, library: try smallLibrary(),
      lines: AuditLineIndex(of: organisation))
  }

  @Test(
    "a leaver who owned a third of everything hands all of it over in one step, and one undo brings it back"
  )
  func third() throws {
    var organisation = try Self.firm()
    var leaver = try #require(organisation.people[try id("p0")])
    leaver.left = today
    organisation.people.put(leaver)
    let before = organisation
    let holdings = estate(leaver, organisation)
    #expect(holdings.count > 400)
    let proposed = try proposals(leaver, holdings, in: organisation)
    let assignments = holdings.compactMap { holding in
      if case .give(let taker, _)? = proposed[holding.id] {
        Assignment(holding, to: taker)
      } else {
        nil
      }
    }
    #expect(assignments.count == holdings.count)
    let handover = try handover(assignments, of: "p0", in: organisation)
    #expect(handover.refused == [])
    #expect(handover.warnings == [])
    #expect(handover.given.count == holdings.count)
    let edit = Edit(
      who: "mei", when: Moment(seconds: 0), title: "all of it", changes: handover.changes)
    try organisation.apply(edit)
    #expect(estate(leaver, organisation) == [])
    // It is spread, and nobody judges their own work.
    let shares = OwnershipMap(of: organisation, today: today, library: try smallLibrary()).shares
    #expect((shares.first?.percent ?? 100) < 10)
    for action in organisation.actions.all {
      let old = try #require(before.actions[action.id])
      if old.stage == .closed {
        #expect(action == old)
      } else {
        #expect(action.effectiveBy == nil || action.effectiveBy != action.owner)
        #expect(action.effectiveBy != leaver.id)
        // What was done was done by the owner of that time.
        #expect(action.plan[0].owner == (old.owner == leaver.id ? leaver.id : nil))
        #expect(action.plan[0].done == old.plan[0].done)
      }
    }
    #expect(organisation.trainings == before.trainings)
    try organisation.apply(edit.inverse)
    #expect(organisation == before)
  }

  /// Ana, who leaves, with one of each kind; Ben is deputy, Cem works beside her, Dee is elsewhere.
  private func small(strict: Bool = false) throws -> Organisation {
    var organisation = try bareOrganisation()
    var profile = organisation.profile
    profile.isStrict = strict
    organisation.profiles.put(profile)
    for key in ["stores", "office"] {
      var area = Area(id: try id(key))
      area.name = key
      if key == "stores" { (area.owner, area.deputy) = (try id("ana"), try id("ben")) }
      organisation.areas.put(area)
    }
    var audit = Competence(id: try id("audit"))
    audit.name = "Internal audit"
    organisation.competences.put(audit)
    for (name, area) in [
      ("ana", "stores"), ("ben", "office"), ("cem", "stores"), ("dee", "office"),
    ] {
      var person = Person(id: try id(name))
      (person.name, person.area) = (name, try id(area))
      if name == "ana" { person.left = today + 10 }
      organisation.people.put(person)
    }
    for name in ["ana", "ben", "dee"] {
      var record = TrainingRecord(id: try id("audit-\(name)"))
      (record.person, record.competence, record.date) = (try id(name), audit.id, today - 5)
      organisation.trainings.put(record)
    }
    return organisation
  }

  private func ana(_ organisation: Organisation) throws -> Person {
    try #require(organisation.people[try id("ana")])
  }

  @Test("the deputy comes first, and is then no deputy any more")
  func deputyFirst() throws {
    let organisation = try small()
    let ana = try ana(organisation)
    let area = try #require(estate(ana, organisation).first { $0.group == .areas })
    let proposed = try proposals(ana, [area], in: organisation)
    #expect(proposed[area.id] == .give(try id("ben"), why: "is its deputy"))
    let result = try handover([Assignment(area, to: try id("ben"))], of: "ana", in: organisation)
    #expect(result.given == ["stores owner: ana → ben, who was deputy; it has no deputy now"])
    #expect(result.changes.count == 2)
  }

  @Test("audits go to an auditor who is trained and impartial, or stay and say why")
  func audits() throws {
    var organisation = try small()
    var audit = Audit(id: try id("ia"))
    (audit.reference, audit.auditor, audit.planned) = ("IA-1", try id("ana"), today + 30)
    audit.areas = [try id("stores")]
    organisation.audits.put(audit)
    let ana = try ana(organisation)
    let held = try #require(estate(ana, organisation).first { $0.group == .audits })
    guard case .give(let taker, let why)? = try proposals(ana, [held], in: organisation)[held.id]
    else {
      Issue.record("nobody is proposed")
      return
    }
    #expect(taker.text == "ben")
    #expect(why == "trained as auditor, impartial, audits nothing else")
    audit.areas = [try id("office")]
    organisation.audits.put(audit)
    #expect(
      try proposals(ana, [held], in: organisation)[held.id]
        == .stays(
          why: "nobody else is trained as an auditor and impartial on \((today + 30).full)"))
    let given = try handover([Assignment(held, to: try id("dee"))], of: "ana", in: organisation)
    #expect(given.warnings == ["dee works in office, and would audit it in IA-1"])
    var strict = organisation
    var profile = strict.profile
    profile.isStrict = true
    strict.profiles.put(profile)
    #expect(
      try handover([Assignment(held, to: try id("dee"))], of: "ana", in: strict).refused
        == ["IA-1: dee works in office (strict mode)"])
  }

  @Test("who is given an area and audits it already is warned of")
  func wouldAuditOwnArea() throws {
    var organisation = try small()
    var audit = Audit(id: try id("ia"))
    (audit.reference, audit.auditor, audit.planned) = ("IA-1", try id("ben"), today + 30)
    audit.areas = [try id("stores")]
    organisation.audits.put(audit)
    let area = try #require(estate(ana(organisation), organisation).first { $0.group == .areas })
    let given = try handover([Assignment(area, to: try id("ben"))], of: "ana", in: organisation)
    #expect(given.warnings == ["ben owns stores, and would audit it in IA-1"])
  }

  @Test("an effect is not judged by the owner, nor owned by its judge")
  func judges() throws {
    var organisation = try small()
    var action = Action(id: try id("nc"))
    (action.reference, action.owner, action.effectiveBy) = ("NC-1", try id("cem"), try id("ana"))
    organisation.actions.put(action)
    let ana = try ana(organisation)
    let check = try #require(estate(ana, organisation).first { $0.group == .checks })
    // Cem works beside her and owns it: one who is elsewhere and has a competence in common judges.
    #expect(
      try proposals(ana, [check], in: organisation)[check.id]
        == .give(try id("ben"), why: "shares Internal audit; has nothing else"))
    let toOwner = [Assignment(check, to: try id("cem"))]
    #expect(
      try handover(toOwner, of: "ana", in: organisation).warnings
        == ["cem would judge their own work in NC-1"])
    var strict = try small(strict: true)
    strict.actions.put(action)
    #expect(
      try handover(toOwner, of: "ana", in: strict).refused
        == ["NC-1: cem would judge their own work in NC-1 (strict mode)"])
    (action.owner, action.effectiveBy) = (ana.id, try id("cem"))
    organisation.actions.put(action)
    let owned = try #require(estate(ana, organisation).first { $0.group == .actions })
    #expect(
      try proposals(ana, [owned], in: organisation)[owned.id]
        == .give(try id("ben"), why: "shares Internal audit; has nothing else"))
    #expect(
      try handover([Assignment(owned, to: try id("cem"))], of: "ana", in: organisation).warnings
        == ["cem would judge their own work in NC-1"])
  }

  @Test(
    "who takes something over and has a last day is warned of, due or not; who has left is refused",
    arguments: [
      (20, 30, "warning"), (30, 30, "warning"), (-1, 30, "refused"), (0, 30, "warning"),
      (0, -5, "warning"),
    ] as [(Int, Int, String)])
  func edges(left: Int, due: Int, expected: String) throws {
    var organisation = try small()
    var dee = try #require(organisation.people[try id("dee")])
    dee.left = today + left
    organisation.people.put(dee)
    var action = Action(id: try id("nc"))
    (action.reference, action.owner, action.due) = ("NC-1", try id("ana"), today + due)
    organisation.actions.put(action)
    let held = try #require(
      estate(ana(organisation), organisation).first { $0.group == .actions })
    let result = try handover([Assignment(held, to: dee.id)], of: "ana", in: organisation)
    #expect(
      (result.refused.isEmpty ? result.warnings.isEmpty ? "" : "warning" : "refused") == expected)
  }

  @Test(
    "bookings after the last day are taken out, those up to it stay",
    arguments: [(10, false), (11, true)])
  func bookings(days: Int, isOffered: Bool) throws {
    var organisation = try small()
    var record = TrainingRecord(id: try id("booked"))
    (record.person, record.competence) = (try id("ana"), try id("audit"))
    (record.date, record.result) = (today + days, .booked)
    organisation.trainings.put(record)
    let ana = try ana(organisation)
    let held = estate(ana, organisation).filter { $0.group == .trainings }
    #expect(held.count == (isOffered ? 1 : 0))
    guard let booking = held.first else { return }
    guard case .takeOut? = try proposals(ana, held, in: organisation)[booking.id] else {
      Issue.record("it is not offered to be taken out")
      return
    }
    let result = try handover([Assignment(booking, to: nil)], of: "ana", in: organisation)
    #expect(result.changes == [.remove(.training, record.id, record.table)])
    #expect(
      try handover([Assignment(booking, to: try id("ben"))], of: "ana", in: organisation)
        .refused.count == 1)
  }

  @Test("the past is nobody's to hand over")
  func past() throws {
    var organisation = try small()
    for (key, stage) in [("closed", Action.Stage.closed), ("cancelled", .cancelled)] {
      var action = Action(id: try id(key))
      (action.owner, action.effectiveBy, action.stage) = (try id("ana"), try id("ana"), stage)
      organisation.actions.put(action)
    }
    var judged = Action(id: try id("judged"))
    (judged.owner, judged.effectiveBy, judged.effective) = (try id("cem"), try id("ana"), true)
    var step = Step()
    (step.owner, step.done) = (try id("ana"), today)
    judged.plan = [step]
    organisation.actions.put(judged)
    var audit = Audit(id: try id("ia"))
    (audit.auditor, audit.state) = (try id("ana"), .reported)
    organisation.audits.put(audit)
    #expect(try estate(ana(organisation), organisation).map(\.group) == [.areas])
  }

  @Test(
    "what only one can do stays until somebody has learnt it, a role goes to who can do most of it")
  func alone() throws {
    var organisation = try small()
    var role = Role(id: try id("keeper"))
    role.name = "Keeper"
    organisation.roles.put(role)
    var crane = Competence(id: try id("crane"))
    crane.name = "Crane"
    organisation.competences.put(crane)
    var rule = Requirement(id: try id("rule"))
    (rule.role, rule.competence) = (role.id, try id("audit"))
    organisation.requirements.put(rule)
    var ana = try ana(organisation)
    ana.roles = [role.id]
    organisation.people.put(ana)
    var record = TrainingRecord(id: try id("crane-ana"))
    (record.person, record.competence, record.date) = (ana.id, crane.id, today - 1)
    organisation.trainings.put(record)
    let held = estate(ana, organisation).filter { $0.part == .onlyOne }
    #expect(held.map(\.kind) == [.competence, .role])
    let proposed = try proposals(ana, held, in: organisation)
    guard case .stays(let why)? = proposed[held[0].id] else {
      Issue.record("a competence is proposed to be given")
      return
    }
    #expect(why.hasPrefix("to be learnt: Enter books cem"))
    #expect(
      proposed[held[1].id]
        == .give(try id("ben"), why: "can do 1 of 1 that the role asks for"))
    let taker = try id("ben")
    let result = try handover(
      held.map { Assignment($0, to: taker) }, of: "ana", in: organisation)
    #expect(result.refused == ["Crane: has to be learnt: Enter on it books a training"])
    try organisation.apply(
      Edit(who: "", when: Moment(seconds: 0), title: "", changes: result.changes))
    let ben = try #require(organisation.people[try id("ben")])
    #expect(ben.terms == [RoleTerm(role: role.id, from: today + 11)])
    #expect(estate(ana, organisation).filter { $0.part == .onlyOne }.map(\.kind) == [.competence])
    // A last day that has passed takes nothing away from what they could do then.
    ana.left = today - 1
    organisation.people.put(ana)
    #expect(estate(ana, organisation).contains { $0.record == crane.id })
  }

  @Test("who left long ago and still owns something is found; who owns nothing is not")
  func longGone() throws {
    var organisation = try small()
    for (name, day) in [("cem", today - 400), ("dee", today - 5), ("ana", today - 5)] {
      var person = try #require(organisation.people[try id(name)])
      person.left = day
      organisation.people.put(person)
    }
    var objective = Objective(id: try id("o"))
    (objective.name, objective.deputy) = ("On time", try id("cem"))
    organisation.objectives.put(objective)
    let found = organisation.leaversWithEstate(today: today)
    #expect(found.map { "\($0.person.name) \($0.things.count)" } == ["cem 1", "ana 1"])
  }

  @Test("an area given along makes its audit's new auditor partial, whatever the order")
  func areaAlong() throws {
    for strict in [false, true] {
      var organisation = try small(strict: strict)
      var audit = Audit(id: try id("ia"))
      (audit.reference, audit.auditor, audit.planned) = ("IA-1", try id("ana"), today + 30)
      audit.areas = [try id("stores")]
      organisation.audits.put(audit)
      let held = estate(try ana(organisation), organisation)
        .filter { $0.group == .audits || $0.group == .areas }
      #expect(held.count == 2)
      let taker = try id("ben")
      for order in [held, held.reversed()] {
        let result = try handover(
          order.map { Assignment($0, to: taker) }, of: "ana", in: organisation)
        #expect(result.given.count == (strict ? 1 : 2))
        #expect(result.refused == (strict ? ["IA-1: ben owns stores (strict mode)"] : []))
        #expect(
          result.warnings == (strict ? [] : ["ben owns stores, and would audit it in IA-1"]))
      }
    }
  }

  @Test("nobody is proposed who goes no later than the leaver; chosen by hand they are warned of")
  func lastDays() throws {
    for (days, isProposed) in [(5, false), (10, false), (11, true)] {
      var organisation = try small()
      var ben = try #require(organisation.people[try id("ben")])
      ben.left = today + days
      organisation.people.put(ben)
      let ana = try ana(organisation)
      let area = try #require(estate(ana, organisation).first { $0.group == .areas })
      let proposed = try proposals(ana, [area], in: organisation)[area.id]
      #expect((proposed == .give(ben.id, why: "is its deputy")) == isProposed)
      let result = try handover([Assignment(area, to: ben.id)], of: "ana", in: organisation)
      let order = isProposed ? "" : ", not after that of ana"
      #expect(result.warnings == ["ben has a last day, \((today + days).full)\(order)"])
    }
  }

  @Test("most of what one had going to one other, and far more work than others have, is warned of")
  func tooMuchAtOnce() throws {
    let organisation = try Self.firm()
    let leaver = try #require(organisation.people[try id("p0")])
    let held = estate(leaver, organisation).filter { $0.group == .actions || $0.group == .steps }
    let taker = try id("p7")
    let half = try handover(
      held.map { Assignment($0, to: taker) }, of: "p0", in: organisation
    ).warnings.filter { $0.contains("take over") || $0.contains("open actions") }
    #expect(half.count == 1)
    #expect(half.first?.contains("P. Person7 would have") == true)
    let all = try handover(
      estate(leaver, organisation).map { Assignment($0, to: taker) }, of: "p0", in: organisation)
    #expect(all.warnings.contains { $0.contains("P. Person7 would take over") })
  }

  @Test("the list of leavers counts what only they can do, as their own view does")
  func leaverCount() throws {
    var organisation = try small()
    var crane = Competence(id: try id("crane"))
    crane.name = "Crane"
    organisation.competences.put(crane)
    var record = TrainingRecord(id: try id("crane-ana"))
    (record.person, record.competence, record.date) = (try id("ana"), crane.id, today - 1)
    organisation.trainings.put(record)
    let matrix = TrainingMatrix(of: organisation, today: today)
    let found = organisation.leaversWithEstate(today: today, matrix: matrix)
    #expect(found.map(\.things.count) == [estate(try ana(organisation), organisation).count])
    #expect(found.first?.things.count == 2)
  }

  @Test("an owner who is their own deputy has none")
  func ownDeputy() throws {
    var organisation = try small()
    var stores = try #require(organisation.areas[try id("stores")])
    stores.deputy = stores.owner
    organisation.areas.put(stores)
    let map = OwnershipMap(of: organisation, today: today, library: try smallLibrary())
    #expect(
      map.things.first { $0.subject == .area(stores.id) }?.deputyStanding
        == OwnershipMap.Standing.none)
  }

  @Test("what would hang more than 40 % on one is warned of")
  func tooMuch() throws {
    var organisation = try small()
    for number in 0..<6 {
      var document = Document(id: try id("d\(number)"))
      (document.title, document.owner) = ("D\(number)", try id(number < 3 ? "ana" : "ben"))
      organisation.documents.put(document)
    }
    let held = estate(try ana(organisation), organisation).filter { $0.group == .documents }
    let taker = try id("ben")
    let result = try handover(
      held.map { Assignment($0, to: taker) }, of: "ana", in: organisation)
    #expect(result.warnings == ["85 % of everything would hang on ben, 6 of 7 things"])
  }
}
