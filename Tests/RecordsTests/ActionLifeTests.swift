import Records
import Testing

@Suite("The life of an action")
struct ActionLifeTests {
  @Test("a nonconformity has the whole way of clause 10.2 before it, other kinds a shorter one")
  func tracks() throws {
    var action = Action(id: try id("a"))
    #expect(
      action.track == [
        .open, .containment, .causeAnalysis, .actionPlan, .inProgress, .verifying, .closed,
      ])
    action.actionKind = .improvement
    #expect(action.track == [.open, .actionPlan, .inProgress, .closed])
    action.stage = .verifying
    #expect(action.track == [.open, .actionPlan, .inProgress, .verifying, .closed])
  }

  @Test("each stage is noted with the day, who and why; the last day counts")
  func moves() throws {
    var action = try ClosingTests.closable()
    action.raised = today - 90
    action.stage = .open
    try action.move(to: .causeAnalysis, by: "Mei Lim", on: today - 9)
    try action.move(to: .open, by: "Mei Lim", on: today - 8)
    try action.move(to: .causeAnalysis, by: "A. Okafor", on: today - 7)
    try action.move(to: .causeAnalysis, by: "A. Okafor", on: today)
    #expect(action.stageMoves.map(\.to) == [.causeAnalysis, .open, .causeAnalysis])
    #expect(action.reached(.causeAnalysis) == today - 7)
    #expect(action.reached(.open) == today - 8)
    #expect(action.reached(.verifying) == nil)
    action.stageMoves = []
    #expect(action.reached(.open) == today - 90)
    action.closed = today - 1
    #expect(action.reached(.closed) == today - 1)
  }

  @Test("opened again at its cause it begins a new round; at its steps it goes on with the same")
  func newRound() throws {
    for (stage, isNew) in [(Action.Stage.causeAnalysis, true), (.verifying, false)] {
      var action = try ClosingTests.closable()
      let before = action
      try action.move(to: .closed, by: "Mei Lim", on: today)
      try action.move(to: stage, by: "Mei Lim", on: today + 40, reason: "found again at the gate")
      #expect(action.rounds.count == (isNew ? 1 : 0))
      #expect(action.plan.isEmpty == isNew)
      #expect((action.effective == nil) == isNew)
      #expect(action.whys == before.whys && action.correction == before.correction)
      guard isNew else { continue }
      let round = action.rounds[0]
      #expect(round.closed == today && round.ended == today + 40)
      #expect(round.why == "found again at the gate")
      #expect(round.effective == true && round.plan == before.plan)
      #expect(action.closingGaps() == [.completedStep, .effectivenessCheck])
    }
  }

  struct Going: Sendable {
    let what: String
    let to: Action.Stage
    var from = Action.Stage.open
    var kind = Action.Kind.nonconformity
    let write: @Sendable (inout Action) -> Void
  }

  @Test(
    "an action comes to the stage that what is written belongs to, never back and never to an end",
    arguments: [
      Going(what: "a title", to: .open) { $0.title = "Seam cracked" },
      Going(what: "a correction", to: .containment) { $0.correction = "Welded anew" },
      Going(what: "a containment", to: .containment) { $0.containment = "Each seam is looked at" },
      Going(what: "a why", to: .causeAnalysis) { $0.whys = ["Gas was off"] },
      Going(what: "a why, later on", to: .inProgress, from: .inProgress) { $0.whys = ["Gas"] },
      Going(what: "a step", to: .actionPlan) { $0.plan.append(Step()) },
      Going(what: "a step after a failed check", to: .actionPlan, from: .causeAnalysis) {
        $0.plan.append(Step())
      },
      Going(what: "a completed step", to: .inProgress) {
        $0.plan.append(Step())
        $0.plan[0].done = today
      },
      Going(what: "a correction of an improvement", to: .open, kind: .improvement) {
        $0.correction = "Label made"
      },
      Going(what: "a step of an improvement", to: .actionPlan, kind: .improvement) {
        $0.plan.append(Step())
      },
      Going(what: "a correction of a cancelled one", to: .cancelled, from: .cancelled) {
        $0.correction = "Welded anew"
      },
    ])
  func goesOn(going: Going) throws {
    var organisation = try bareOrganisation()
    var action = Action(id: try id("a"))
    (action.stage, action.actionKind) = (going.from, going.kind)
    organisation.actions.put(action)
    going.write(&action)
    let changes = organisation.changes(goingOnWith: action, by: "Mei Lim", on: today)
    try organisation.apply(Edit(who: "", when: Moment(seconds: 0), title: "", changes: changes))
    let after = try #require(organisation.actions[action.id])
    #expect(after.stage == going.to, "\(going.what)")
    #expect(after.stageMoves.map(\.to) == (going.to == going.from ? [] : [going.to]))
    #expect(after.stageMoves.allSatisfy { $0.by == "Mei Lim" && $0.on == today })
  }

  @Test("the owner, and who did a step, are no independent judges; who owns a cancelled one is")
  func independence() throws {
    var action = try ClosingTests.closable()
    action.plan[0].owner = try id("novak")
    var cancelled = Step()
    cancelled.owner = try id("reyes")
    cancelled.cancelled = "too dear"
    action.plan.append(cancelled)
    let isIndependent = try ["okafor", "novak", "reyes", "mei"].map {
      action.isIndependent(try id($0))
    }
    #expect(isIndependent == [false, false, true, true])
    action.plan[0].owner = nil
    action.owner = try id("mei")
    #expect(try action.isIndependent(id("mei")) == false)
  }

  @Test("a judge who is not independent closes it unless the organisation is strict")
  func strictness() throws {
    for judge in ["okafor", "novak"] {
      var action = try ClosingTests.closable()
      action.plan[0].owner = try id("novak")
      action.effectiveBy = try id(judge)
      #expect(action.closingGaps().isEmpty)
      #expect(action.closingGaps(isStrict: true) == [.effectivenessNotIndependent])
      #expect(throws: ActionProblem.self) {
        try action.move(to: .closed, by: "Mei Lim", on: today, isStrict: true)
      }
      var unjudged = try ClosingTests.closable()
      unjudged.plan[0].owner = try id("novak")
      unjudged.effective = nil
      #expect(throws: ActionProblem.judgeNotIndependent(reference: "NC-2026-014")) {
        try unjudged.judge(
          isEffective: true, by: try id(judge), noted: "x", on: today, evidence: "all signed",
          isStrict: true)
      }
      #expect(unjudged.effective == nil)
    }
  }

  @Test(
    "a recurrence marks a closed action not effective, keeps what was judged, and can be withdrawn")
  func recurrenceOfClosed() throws {
    var action = try ClosingTests.closable()
    try action.move(to: .closed, by: "Mei Lim", on: today)
    let before = action
    action.noteRecurrence(as: "NC-2027-003", noted: "Mei Lim", on: today + 50)
    #expect(action.effective == false && action.stage == .closed && action.closed == today)
    #expect(action.effectiveResult == "came back as NC-2027-003")
    #expect(action.rounds.first?.evidence == "All 60 notes of October signed")
    #expect(action.plan == before.plan)
    let marked = action
    action.noteRecurrence(as: "NC-2027-003", noted: "Mei Lim", on: today + 60)
    #expect(action == marked)
    action.withdrawRecurrence(as: "NC-2027-009", noted: "Mei Lim", on: today + 60)
    #expect(action == marked)
    action.withdrawRecurrence(as: "NC-2027-003", noted: "Mei Lim", on: today + 60)
    #expect(action == before)
  }

  @Test("a recurrence while effectiveness is being verified opens the question of the cause")
  func recurrenceOfVerifying() throws {
    var action = try ClosingTests.closable()
    action.effective = nil
    action.effectiveBy = nil
    action.effectiveOn = nil
    action.effectiveEvidence = ""
    let before = action
    action.noteRecurrence(as: "NC-2027-003", noted: "Mei Lim", on: today)
    #expect(action.stage == .causeAnalysis && action.effective == false)
    #expect(action.plan.isEmpty && action.rounds.first?.plan == before.plan)
    action.withdrawRecurrence(as: "NC-2027-003", noted: "Mei Lim", on: today + 1)
    #expect(action.stage == .verifying && action.plan == before.plan && action.rounds.isEmpty)
    #expect(action.effectivenessDue == before.effectivenessDue)
  }

  @Test("a link between two actions changes both, and taking it away changes both back")
  func linking() throws {
    var organisation = try bareOrganisation()
    var earlier = try ClosingTests.closable()
    try earlier.move(to: .closed, by: "Mei Lim", on: today - 100)
    organisation.actions.put(earlier)
    var later = Action(id: try id("later"))
    later.reference = "NC-2027-003"
    later.recurrenceOf = earlier.id
    let changes = organisation.changes(goingOnWith: later, by: "Mei Lim", on: today)
    try organisation.apply(Edit(who: "", when: Moment(seconds: 0), title: "", changes: changes))
    #expect(organisation.actions[earlier.id]?.effective == false)
    #expect(organisation.recurrences == [earlier.id: [later.id]])
    later.recurrenceOf = nil
    let back = organisation.changes(goingOnWith: later, by: "Mei Lim", on: today)
    try organisation.apply(Edit(who: "", when: Moment(seconds: 0), title: "", changes: back))
    #expect(organisation.actions[earlier.id] == earlier)
    #expect(organisation.recurrences.isEmpty)
  }

  @Test("a completed step that is opened again takes the action back from verifying")
  func stepOpenAgain() throws {
    var action = try ClosingTests.closable()
    action.reopen(step: 0, by: "Mei Lim", on: today)
    #expect(action.stage == .inProgress && action.plan[0].isOpen)
    action.reopen(step: 7, by: "Mei Lim", on: today)
    action.effective = nil
    action.effectivenessDue = today + 3
    action.complete(step: 0, by: "Mei Lim", on: today + 10, checkAfter: 90)
    #expect(action.effectivenessDue == today + 100)
  }

  @Test("an extension is asked, agreed until a day, which moves the due date, or refused")
  func extensions() throws {
    var action = try ClosingTests.closable()
    try action.noteExtension(.asked, asked: today, until: today + 30, by: "Mei Lim", on: today)
    #expect(action.extensionState == .asked && action.due == today && action.slips == 0)
    #expect(throws: ActionProblem.extensionNeedsDay(reference: "NC-2026-014")) {
      try action.noteExtension(.agreed, asked: today, until: nil, by: "Mei Lim", on: today)
    }
    try action.noteExtension(.agreed, asked: today, until: today + 20, by: "Mei Lim", on: today)
    #expect(action.due == today + 20 && action.slips == 1)
    #expect(action.dueMoves.last?.why == "extension agreed by the certification body")
    try action.noteExtension(.agreed, asked: today, until: today + 20, by: "Mei Lim", on: today)
    #expect(action.dueMoves.count == 1)
    try action.noteExtension(.refused, asked: nil, until: today + 90, by: "Mei Lim", on: today)
    #expect(action.due == today + 20 && action.extensionAsked == today)
    try action.noteExtension(nil, asked: today, until: today, by: "Mei Lim", on: today)
    #expect(action.extensionAsked == nil && action.extensionUntil == nil)
  }

  @Test(
    "is kept for years from its end, and never fewer than two certification cycles",
    arguments: [
      ("2026-11-20", 6, "2032-11-20"), ("2026-11-20", 10, "2036-11-20"),
      ("2026-11-20", 0, "2032-11-20"), ("2024-02-29", 6, "2030-02-28"),
      ("2024-02-29", 8, "2032-02-29"),
    ])
  func keeping(closed: String, years: Int, until: String) throws {
    var action = try ClosingTests.closable()
    #expect(action.keepUntil(years: years) == nil)
    try action.move(to: .closed, by: "Mei Lim", on: try day(closed))
    #expect(try action.keepUntil(years: years) == day(until))
    try action.move(to: .cancelled, by: "Mei Lim", on: try day(closed), reason: "raised twice")
    #expect(try action.keepUntil(years: years) == day(until))
  }
}

@Suite("What is closed")
struct ClosedActionTests {
  /// A closed nonconformity that lacks nothing.
  private func closed() throws -> (Organisation, Action) {
    var organisation = try bareOrganisation()
    var action = try ClosingTests.closable()
    try action.move(to: .closed, by: "Mei Lim", on: today)
    organisation.actions.put(action)
    return (organisation, action)
  }

  @Test("stays with all that closing asked for", arguments: ClosingTests.lacks)
  func keepsEverything(lack: ClosingTests.Lack) throws {
    var (organisation, action) = try closed()
    lack.take(&action)
    let problem = organisation.problem(leavingClosedIn: organisation.changes(putting: action))
    // That it came back is told by a new action, and takes nothing away.
    let isAllowed = lack.gap == .effectivenessFailed
    #expect(
      problem
        == (isAllowed ? nil : .closedWouldLack(reference: "NC-2026-014", gaps: [lack.gap])),
      "\(lack.what)")
    // Opened again, it may lack it.
    action.stage = .causeAnalysis
    let changes = organisation.changes(putting: action)
    #expect(organisation.problem(leavingClosedIn: changes) == nil)
  }

  @Test("of another kind does not become a nonconformity that lacks everything")
  func kind() throws {
    var organisation = try bareOrganisation()
    var action = Action(id: try id("ofi"))
    action.reference = "OFI-2026-001"
    action.actionKind = .improvement
    action.owner = try id("okafor")
    try action.move(to: .closed, by: "Mei Lim", on: today)
    organisation.actions.put(action)
    action.actionKind = .nonconformity
    let problem = organisation.problem(leavingClosedIn: organisation.changes(putting: action))
    #expect(problem?.description.contains("t opens it again, with a reason") == true)
  }

  @Test("what came in closed without all of it may be changed, but lose nothing more")
  func history() throws {
    var organisation = try bareOrganisation()
    var action = Action(id: try id("old"))
    (action.stage, action.closed) = (.closed, today - 900)
    action.correction = "Welded anew"
    organisation.actions.put(action)
    action.title = "Seam cracked"
    action.owner = try id("okafor")
    #expect(
      organisation.problem(leavingClosedIn: organisation.changes(putting: action)) == nil)
    action.correction = ""
    #expect(
      organisation.problem(leavingClosedIn: organisation.changes(putting: action))
        == .closedWouldLack(reference: "Seam cracked", gaps: [.correction]))
  }

  @Test("days that cannot be are told with the field, the others are not")
  func dates() throws {
    let fits = try ClosingTests.closable()
    #expect(fits.dateFlaws(on: today).isEmpty)
    let cases: [(String, (inout Action) -> Void)] = [
      ("raised", { $0.raised = today + 1 }), ("due", { ($0.raised, $0.due) = (today, today - 1) }),
      ("plan", { ($0.plan[0].done, $0.effectiveOn) = (today + 1, nil) }),
      ("effective_on", { $0.effectiveOn = $0.plan[0].done.map { $0 - 1 } }),
      ("effective_on", { $0.effectiveOn = today + 1 }),
      ("effectiveness_due", { $0.effectivenessDue = $0.plan[0].done }),
      ("closed", { $0.closed = today + 1 }),
      ("closed", { ($0.raised, $0.closed) = (today, today - 1) }),
    ]
    for (field, change) in cases {
      var action = try ClosingTests.closable()
      change(&action)
      #expect(action.dateFlaws(on: today).map(\.field).contains(field), "\(field)")
    }
  }
}

@Suite("What does not fit in an action")
struct ActionFlawTests {
  @Test("an action is no recurrence of one that was raised later; the same day is early enough")
  func laterOnes() throws {
    var organisation = try bareOrganisation()
    for (name, raised) in [("a", today), ("b", today), ("c", today + 1)] {
      var action = Action(id: try id(name))
      action.raised = raised
      organisation.actions.put(action)
    }
    #expect(organisation.flaw(of: try id("a"), recurringOf: try id("b")) == nil)
    #expect(organisation.flaw(of: try id("c"), recurringOf: try id("b")) == nil)
    #expect(
      organisation.flaw(of: try id("a"), recurringOf: try id("c"))
        == .recursFromLater(reference: "", raised: today + 1))
    #expect(
      organisation.flaw(of: try id("a"), recurringOf: try id("c"), raised: today + 1) == nil)
  }

  @Test(
    "a step is due no later than its action",
    arguments: [(nil, nil, false), (0, 0, false), (0, 1, true), (0, -1, false), (nil, 9, false)]
      as [(Int?, Int?, Bool)])
  func steps(due: Int?, stepDue: Int?, isFlawed: Bool) throws {
    var action = try ClosingTests.closable()
    action.due = due.map { today + $0 }
    #expect((action.flaw(ofStepDue: stepDue.map { today + $0 }) != nil) == isFlawed)
  }

  @Test(
    "effectiveness is checked after the last step, whether done or still due; a cancelled one does not count"
  )
  func checks() throws {
    var action = try ClosingTests.closable()
    let last = try #require(action.plan[0].done)
    #expect(action.flaw(ofCheckDue: last) == .checkBeforeLastStep(last: last))
    #expect(action.flaw(ofCheckDue: last + 1) == nil)
    var open = Step()
    open.due = today + 5
    action.plan.append(open)
    #expect(action.flaw(ofCheckDue: today + 5) == .checkBeforeLastStep(last: today + 5))
    #expect(action.flaw(ofCheckDue: today + 6) == nil)
    action.plan[1].cancelled = "too dear"
    #expect(action.flaw(ofCheckDue: today + 5) == nil)
  }

  @Test("someone who left owns nothing new from the day after their last")
  func owners() throws {
    var organisation = try bareOrganisation()
    var person = Person(id: try id("reyes"))
    person.name = "S. Reyes"
    person.left = today
    organisation.people.put(person)
    #expect(organisation.flaw(ofOwner: person.id, on: today) == nil)
    #expect(
      organisation.flaw(ofOwner: person.id, on: today + 1)
        == .ownerHasLeft(name: "S. Reyes", left: today))
    #expect(organisation.flaw(ofOwner: nil, on: today) == nil)
    #expect(organisation.flaw(ofOwner: try id("nobody"), on: today) == nil)
  }

  @Test("an action is no recurrence of itself, nor of one that is a recurrence of it")
  func rings() throws {
    var organisation = try bareOrganisation()
    for (name, earlier) in [("a", nil), ("b", "a"), ("c", "b"), ("x", "y"), ("y", "x")] {
      var action = Action(id: try id(name))
      action.reference = name.uppercased()
      action.recurrenceOf = try earlier.map { try id($0) }
      organisation.actions.put(action)
    }
    func flaw(_ action: String, _ earlier: String) throws -> ActionFlaw? {
      organisation.flaw(of: try id(action), recurringOf: try id(earlier))
    }
    #expect(try flaw("a", "a") == .recursInRing(reference: "A"))
    #expect(try flaw("a", "c") == .recursInRing(reference: "C"))
    #expect(try flaw("c", "a") == nil)
    #expect(try flaw("a", "x") == nil)
    #expect(organisation.flaw(of: try id("a"), recurringOf: nil) == nil)
  }
}
