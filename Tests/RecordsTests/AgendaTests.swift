import Records
import Testing

@Suite("The agenda")
struct AgendaTests {
  private func action(
    _ name: String, due: Day?, stage: Action.Stage = .open
  ) throws -> Action {
    var action = Action(id: try id(name))
    action.reference = name
    action.title = "title of \(name)"
    action.owner = try id("mei")
    action.due = due
    action.stage = stage
    return action
  }

  private func organisation(_ actions: [Action]) throws -> Organisation {
    var organisation = try bareOrganisation()
    for name in ["mei", "okafor"] {
      var person = Person(id: try id(name))
      person.name = name
      organisation.people.put(person)
    }
    for action in actions { organisation.actions.put(action) }
    return organisation
  }

  @Test(
    "overdue starts the day after; the look-ahead takes in its last day",
    arguments: [
      (-400, "overdue"), (-1, "overdue"), (0, "due"), (1, "due"), (29, "due"), (30, "due"),
      (31, nil),
    ] as [(Int, String?)])
  func edges(shift: Int, state: String?) throws {
    let organisation = try organisation([action("NC-1", due: today + shift)])
    let items = organisation.agenda(today: today)
    #expect(items.map(\.state) == (state.map { [$0] } ?? []))
    #expect(items.allSatisfy { $0.days == shift && $0.isOverdue == (shift < 0) })
    #expect(items.allSatisfy { $0.owner == "mei" && $0.kind == .action })
  }

  @Test("how far to look ahead can be said, and is a setting", arguments: [0, 7, 365])
  func lookAhead(days: Int) throws {
    var organisation = try organisation([
      action("NC-1", due: today + days), action("NC-2", due: today + days + 1),
    ])
    #expect(organisation.agenda(today: today, days: days).map(\.reference) == ["NC-1"])
    var profile = organisation.profile
    profile.upcomingDays = days
    organisation.profiles.put(profile)
    #expect(organisation.agenda(today: today).map(\.reference) == ["NC-1"])
  }

  @Test("final stages and actions without a day owe nothing")
  func absent() throws {
    let organisation = try organisation([
      action("NC-1", due: today, stage: .closed), action("NC-2", due: today, stage: .cancelled),
      action("NC-3", due: nil),
    ])
    #expect(organisation.agenda(today: today).isEmpty)
  }

  @Test("while effectiveness is verified the check is owed and not the action")
  func verifying() throws {
    var action = try action("NC-1", due: today - 90, stage: .verifying)
    action.effectivenessDue = today + 10
    var items = try organisation([action]).agenda(today: today)
    #expect(items.map(\.kind) == [.effectiveness])
    #expect(items.first?.due == today + 10)
    action.stage = .inProgress
    items = try organisation([action]).agenda(today: today)
    #expect(items.map(\.kind) == [.action])
    action.stage = .verifying
    action.effectivenessDue = nil
    items = try organisation([action]).agenda(today: today)
    #expect(items.map(\.kind) == [.action])
    action.effectivenessDue = today + 31
    #expect(try organisation([action]).agenda(today: today).isEmpty)
  }

  @Test("open steps are owed by themselves, by their own owner or the action's")
  func steps() throws {
    var action = try action("NC-1", due: today + 300)
    var step = Step()
    step.title = "first"
    step.due = today - 2
    action.plan.append(step)
    step.title = "second"
    step.owner = try id("okafor")
    step.due = today + 30
    action.plan.append(step)
    step.title = "done"
    step.done = today
    action.plan.append(step)
    step.title = "cancelled"
    step.done = nil
    step.cancelled = "too dear"
    action.plan.append(step)
    step.title = "far"
    step.cancelled = ""
    step.due = today + 31
    action.plan.append(step)
    step.title = "no day"
    step.due = nil
    action.plan.append(step)
    let items = try organisation([action]).agenda(today: today)
    #expect(items.map(\.title) == ["first", "second"])
    #expect(items.map(\.owner) == ["mei", "okafor"])
    #expect(items.allSatisfy { $0.kind == .step && $0.record == action.id })
    action.stage = .cancelled
    #expect(try organisation([action]).agenda(today: today).isEmpty)
  }

  @Test(
    "audits are owed until they are reported",
    arguments: [
      (Audit.State.planned, 0, true), (.planned, 31, false), (.planned, 30, true),
      (.inProgress, -5, true), (.reported, -5, false), (.cancelled, -5, false),
    ])
  func audits(state: Audit.State, shift: Int, isOwed: Bool) throws {
    var organisation = try organisation([])
    var audit = Audit(id: try id("ia"))
    audit.title = "Purchasing"
    audit.state = state
    audit.auditor = try id("okafor")
    organisation.audits.put(audit)
    #expect(organisation.agenda(today: today).isEmpty)
    audit.planned = today + shift
    organisation.audits.put(audit)
    let items = organisation.agenda(today: today)
    #expect(items.map(\.kind) == (isOwed ? [.audit] : []))
    #expect(items.allSatisfy { $0.owner == "okafor" && $0.reference == "Purchasing" })
  }

  @Test(
    "required competences are owed when they run out, have run out or are booked",
    arguments: [
      ("2025-11-25", "mei: to be refreshed", 5), ("2025-11-20", "mei: to be refreshed", 0),
      ("2025-11-19", "mei: expired", -1), ("2026-11-30", "mei: booked", 10),
      ("2026-01-01", nil, 0),
    ] as [(String, String?, Int)])
  func competences(date: String, title: String?, days: Int) throws {
    var organisation = try organisation([])
    var person = try #require(organisation.people[id("mei")])
    person.roles = [try id("driver")]
    organisation.people.put(person)
    var competence = Competence(id: try id("forklift"))
    competence.name = "Forklift"
    organisation.competences.put(competence)
    var requirement = Requirement(id: try id("r"))
    requirement.role = try id("driver")
    requirement.competence = competence.id
    requirement.refreshMonths = 12
    organisation.requirements.put(requirement)
    #expect(organisation.agenda(today: today).isEmpty)
    var record = TrainingRecord(id: try id("t"))
    record.person = person.id
    record.competence = competence.id
    record.date = try day(date)
    organisation.trainings.put(record)
    let items = organisation.agenda(today: today)
    #expect(items.map(\.title) == (title.map { [$0] } ?? []))
    #expect(items.allSatisfy { $0.kind == .competence && $0.reference == "Forklift" })
    #expect(items.allSatisfy { $0.days == days && $0.record == person.id })
    requirement.isMandatory = false
    organisation.requirements.put(requirement)
    #expect(organisation.agenda(today: today).isEmpty)
  }

  @Test("the longest overdue comes first")
  func order() throws {
    let organisation = try organisation([
      action("NC-3", due: today + 3), action("NC-1", due: today - 9), action("NC-2", due: today),
      action("NC-0", due: today),
    ])
    let references = organisation.agenda(today: today).map(\.reference)
    #expect(references == ["NC-1", "NC-0", "NC-2", "NC-3"])
  }
}
