import Records
import Testing

@Suite("Closing, stages, due dates and effectiveness of actions")
struct ClosingTests {
  /// A nonconformity that lacks nothing.
  static func closable() throws -> Action {
    var action = Action(id: try id("nc"))
    action.reference = "NC-2026-014"
    action.title = "Delivery notes unsigned"
    action.owner = try id("okafor")
    action.due = today
    action.stage = .verifying
    action.correction = "The eleven notes were signed"
    action.whys = ["Drivers leave before the customer signs", "Routes leave no waiting time"]
    var step = Step()
    step.title = "Plan ten minutes a stop"
    step.done = try day("2026-08-01")
    action.plan = [step]
    action.effectivenessDue = try day("2026-10-30")
    action.effective = true
    action.effectiveBy = try id("mei")
    action.effectiveOn = try day("2026-11-01")
    action.effectiveEvidence = "All 60 notes of October signed"
    return action
  }

  struct Lack: Sendable {
    let what: String
    let gap: ClosingGap
    let take: @Sendable (inout Action) -> Void
  }

  static let lacks: [Lack] = [
    Lack(what: "no owner", gap: .owner) { $0.owner = nil },
    Lack(what: "no correction", gap: .correction) { $0.correction = "" },
    Lack(what: "a correction that says nothing", gap: .correction) { $0.correction = "n/a" },
    Lack(what: "a dash for evidence", gap: .effectivenessEvidence) { $0.effectiveEvidence = "–" },
    Lack(what: "an unknown cause", gap: .rootCause) { $0.whys = ["Unknown."] },
    Lack(what: "a letter for a cause", gap: .rootCause) { $0.whys = ["x"] },
    Lack(what: "the title in a sentence", gap: .rootCauseRestatesTitle) {
      $0.title = "Pump seal leaks oil on bay floor"
      $0.whys = ["Oil was leaking from the pump's seal onto the bay's floor"]
    },
    Lack(what: "the title as a noun", gap: .rootCauseRestatesTitle) {
      $0.title = "Pump seal leaks oil on bay floor"
      $0.whys = ["Seal leakage"]
    },
    Lack(what: "the title with one character more", gap: .rootCauseRestatesTitle) {
      $0.title = "泵漏油"
      $0.whys = ["泵漏油了"]
    },
    Lack(what: "a check before the last step", gap: .effectivenessBeforeLastStep) {
      $0.effectiveOn = $0.plan[0].done.map { $0 - 1 }
    },
    Lack(what: "a blank correction", gap: .correction) { $0.correction = " \n " },
    Lack(what: "no why", gap: .rootCause) { $0.whys = [] },
    Lack(what: "a last why without words", gap: .rootCause) { $0.whys.append(" - ") },
    Lack(what: "a last why of empty words", gap: .rootCause) { $0.whys.append("it was so") },
    Lack(what: "the title again", gap: .rootCauseRestatesTitle) { $0.whys.append(Why($0.title)) },
    Lack(what: "the title in other words", gap: .rootCauseRestatesTitle) {
      $0.whys = ["The DELIVERY note was not signed."]
    },
    Lack(what: "no step", gap: .completedStep) { $0.plan = [] },
    Lack(what: "an open step only", gap: .completedStep) { $0.plan[0].done = nil },
    Lack(what: "a cancelled step only", gap: .completedStep) {
      $0.plan[0].cancelled = "too dear"
    },
    Lack(what: "a cancelled step that was never done", gap: .completedStep) {
      $0.plan[0].done = nil
      $0.plan[0].cancelled = "too dear"
    },
    Lack(what: "no check", gap: .effectivenessCheck) { $0.effective = nil },
    Lack(what: "a failed check", gap: .effectivenessFailed) { $0.effective = false },
    Lack(what: "no evidence", gap: .effectivenessEvidence) { $0.effectiveEvidence = "" },
    Lack(what: "blank evidence", gap: .effectivenessEvidence) { $0.effectiveEvidence = "  " },
    Lack(what: "no judge", gap: .effectivenessJudge) { $0.effectiveBy = nil },
    Lack(what: "a root of the same words, though the chain goes on", gap: .rootCauseRestatesTitle) {
      $0.whys = [Why("Unsigned delivery note", isRoot: true), "Routes leave no waiting time"]
    },
  ]

  @Test("a nonconformity that lacks one thing says exactly that", arguments: lacks)
  func gaps(lack: Lack) throws {
    var action = try ClosingTests.closable()
    #expect(action.closingGaps().isEmpty)
    lack.take(&action)
    #expect(action.closingGaps() == [lack.gap], "\(lack.what)")
    let before = action
    let problem = #expect(throws: ActionProblem.self) {
      try action.move(to: .closed, by: "Mei Lim", on: today)
    }
    #expect(problem == .cannotClose(reference: "NC-2026-014", gaps: [lack.gap]))
    #expect(problem?.description.contains(lack.gap.description) == true)
    #expect(action == before)
  }

  @Test("a new nonconformity lacks everything at once")
  func allGaps() throws {
    let action = Action(id: try id("nc"))
    #expect(
      action.closingGaps() == [
        .owner, .correction, .rootCause, .completedStep, .effectivenessCheck,
      ])
  }

  @Test("a cause that adds one word to the title says more than the title")
  func moreThanTitle() throws {
    var action = try ClosingTests.closable()
    action.whys = ["Delivery notes unsigned: rushed drivers"]
    #expect(action.closingGaps().isEmpty)
  }

  @Test("other kinds need only an owner", arguments: Action.Kind.allCases)
  func otherKinds(kind: Action.Kind) throws {
    var action = Action(id: try id("a"))
    action.actionKind = kind
    action.owner = try id("okafor")
    #expect(action.closingGaps().isEmpty == (kind != .nonconformity))
    guard kind != .nonconformity else { return }
    try action.move(to: .closed, by: "Mei Lim", on: today)
    #expect(action.closed == today)
    action.owner = nil
    #expect(action.closingGaps() == [.owner])
  }

  @Test("closing notes the day, and keeps it when closed again")
  func closing() throws {
    var action = try ClosingTests.closable()
    try action.move(to: .closed, by: "Mei Lim", on: today)
    #expect(action.stage == .closed)
    #expect(action.closed == today)
    try action.move(to: .closed, by: "Mei Lim", on: today + 5)
    #expect(action.closed == today)
  }

  @Test("cancelling needs a reason", arguments: ["", " ", "\n"])
  func cancelling(blank: String) throws {
    var action = try ClosingTests.closable()
    let before = action
    #expect(throws: ActionProblem.cancelNeedsReason(reference: "NC-2026-014")) {
      try action.move(to: .cancelled, by: "Mei Lim", on: today, reason: blank)
    }
    #expect(action == before)
    try action.move(to: .cancelled, by: "Mei Lim", on: today, reason: " raised twice ")
    #expect(action.stage == .cancelled)
    #expect(action.cancelReason == "raised twice")
    #expect(action.closed == nil)
  }

  @Test(
    "going back from a final stage opens the action again",
    arguments: [Action.Stage.open, .causeAnalysis, .inProgress, .verifying])
  func reopening(stage: Action.Stage) throws {
    var action = try ClosingTests.closable()
    try action.move(to: .closed, by: "Mei Lim", on: today)
    #expect(throws: ActionProblem.reopenNeedsReason(reference: "NC-2026-014")) {
      try action.move(to: stage, by: "Mei Lim", on: today + 1, reason: " ")
    }
    #expect(action.stage == .closed)
    try action.move(to: stage, by: "Mei Lim", on: today + 1, reason: " seen again ")
    #expect(action.stage == stage)
    #expect(action.closed == nil)
    try action.move(to: .cancelled, by: "Mei Lim", on: today, reason: "raised twice")
    try action.move(to: stage, by: "Mei Lim", on: today + 3, reason: "no twin after all")
    #expect(action.cancelReason.isEmpty)
    #expect(
      action.stageMoves.map(\.why) == ["", "seen again", "raised twice", "no twin after all"])
    #expect(action.stageMoves.map(\.to) == [.closed, stage, .cancelled, stage])
    #expect(action.stageMoves.map(\.on) == [today, today + 1, today, today + 3])
  }

  @Test("a closed action that is cancelled is no longer closed on a day")
  func cancellingClosed() throws {
    var action = try ClosingTests.closable()
    try action.move(to: .closed, by: "Mei Lim", on: today)
    try action.move(to: .cancelled, by: "Mei Lim", on: today, reason: "raised twice")
    #expect(action.closed == nil)
  }

  @Test("the first due date needs no reason and is no slip")
  func firstDue() throws {
    var action = Action(id: try id("a"))
    try action.moveDue(to: today, by: "Mei Lim", on: today, why: "")
    #expect(action.due == today)
    #expect(action.dueMoves.isEmpty)
    #expect(action.slips == 0)
  }

  @Test("a due date moves only with a reason, and keeps the old one", arguments: ["", "  ", "\t"])
  func reason(blank: String) throws {
    var action = try ClosingTests.closable()
    #expect(throws: ActionProblem.moveNeedsReason(reference: "NC-2026-014")) {
      try action.moveDue(to: today + 7, by: "Mei Lim", on: today, why: blank)
    }
    #expect(action.due == today)
    #expect(action.dueMoves.isEmpty)
    try action.moveDue(to: today + 7, by: "Mei Lim", on: today + 1, why: " parts late ")
    let move = try #require(action.dueMoves.first)
    #expect(action.due == today + 7)
    #expect(move.from == today && move.to == today + 7 && move.on == today + 1)
    #expect(move.by == "Mei Lim" && move.why == "parts late")
  }

  @Test("moving to the same day changes nothing and needs no reason")
  func sameDay() throws {
    var action = try ClosingTests.closable()
    let before = action
    try action.moveDue(to: today, by: "Mei Lim", on: today, why: "")
    #expect(action == before)
  }

  @Test(
    "only postponements count as slips",
    arguments: [
      ([7], 1), ([-7], 0), ([7, 14], 2), ([7, 0], 1), ([-7, -3], 1), ([7, nil], 2), ([nil, 9], 1),
    ] as [([Int?], Int)])
  func slips(days: [Int?], slips: Int) throws {
    var action = try ClosingTests.closable()
    for shift in days {
      try action.moveDue(to: shift.map { today + $0 }, by: "Mei Lim", on: today, why: "x")
    }
    #expect(action.slips == slips)
  }

  /// A nonconformity in progress with two open steps.
  private func inProgress() throws -> Action {
    var action = try ClosingTests.closable()
    action.stage = .inProgress
    action.plan[0].done = nil
    action.plan.append(action.plan[0])
    action.effective = nil
    action.effectivenessDue = nil
    return action
  }

  @Test("completing the last step queues the check, and only the last one")
  func lastStep() throws {
    var action = try inProgress()
    action.complete(step: 1, by: "Mei Lim", on: today, checkAfter: 90)
    #expect(action.plan[1].done == today)
    #expect(action.effectivenessDue == nil)
    #expect(action.stage == .inProgress)
    action.complete(step: 0, by: "Mei Lim", on: today + 1, checkAfter: 90)
    #expect(try action.effectivenessDue == day("2027-02-19"))
    #expect(action.stage == .verifying)
  }

  @Test("the check is counted from the last step done, in whatever order they are entered")
  func lastStepByItsDay() throws {
    var action = try inProgress()
    action.complete(step: 0, by: "Mei Lim", on: today, checkAfter: 90)
    action.complete(step: 1, by: "Mei Lim", on: today - 30, checkAfter: 90)
    #expect(action.effectivenessDue == today + 90)
  }

  @Test(
    "a passed check that is judged anew as failed stays to be read, also when the action is closed")
  func judgedAgain() throws {
    for isClosed in [true, false] {
      var action = try ClosingTests.closable()
      if isClosed { try action.move(to: .closed, by: "Mei Lim", on: today) }
      try action.judge(
        isEffective: false, by: try id("mei"), noted: "Mei Lim", on: today + 9,
        result: "3 of 40 unsigned", evidence: "notes of November")
      #expect(action.effective == false)
      #expect(action.rounds.first?.effective == true)
      #expect(action.rounds.first?.evidence == "All 60 notes of October signed")
      #expect(action.stage == (isClosed ? .closed : .causeAnalysis))
      #expect(action.plan.isEmpty != isClosed)
    }
  }

  @Test("a cancelled step is not waited for")
  func cancelledStep() throws {
    var action = try inProgress()
    action.plan[1].cancelled = "too dear"
    action.complete(step: 0, by: "Mei Lim", on: today, checkAfter: 90)
    #expect(try action.effectivenessDue == day("2027-02-18"))
    #expect(action.plan[1].isCompleted == false)
  }

  @Test("a cancelled step that is completed after all counts")
  func uncancelled() throws {
    var action = try inProgress()
    action.plan[0].cancelled = "too dear"
    action.complete(step: 0, by: "Mei Lim", on: today, checkAfter: 90)
    #expect(action.plan[0].isCompleted)
  }

  @Test("only nonconformities get a check", arguments: Action.Kind.allCases)
  func checkOfKinds(kind: Action.Kind) throws {
    var action = try inProgress()
    action.actionKind = kind
    action.complete(step: 0, by: "Mei Lim", on: today, checkAfter: 90)
    action.complete(step: 1, by: "Mei Lim", on: today, checkAfter: 90)
    #expect((action.effectivenessDue != nil) == (kind == .nonconformity))
    #expect((action.stage == .verifying) == (kind == .nonconformity))
    #expect(action.plan.allSatisfy { $0.isCompleted })
  }

  @Test("a step that is not there completes nothing", arguments: [-1, 2, 100])
  func noStep(index: Int) throws {
    var action = try inProgress()
    let before = action
    action.complete(step: index, by: "Mei Lim", on: today, checkAfter: 90)
    #expect(action == before)
  }

  @Test("a check that was planned already keeps its day")
  func plannedCheck() throws {
    var action = try inProgress()
    action.effectivenessDue = today + 30
    action.complete(step: 0, by: "Mei Lim", on: today, checkAfter: 90)
    action.complete(step: 1, by: "Mei Lim", on: today, checkAfter: 90)
    #expect(action.effectivenessDue == today + 30)
  }

  @Test("a failed check opens the question of the cause again; new steps bring a new check")
  func failedCheck() throws {
    var action = try inProgress()
    action.complete(step: 0, by: "Mei Lim", on: today, checkAfter: 90)
    action.complete(step: 1, by: "Mei Lim", on: today, checkAfter: 90)
    let whys = action.whys
    try action.judge(
      isEffective: false, by: try id("mei"), noted: "Mei Lim", on: today + 90, result: "4 of 60",
      evidence: "four notes unsigned")
    #expect(action.stage == .causeAnalysis)
    #expect(action.closingGaps() == [.completedStep, .effectivenessFailed])
    #expect(action.whys == whys)
    let round = try #require(action.rounds.first)
    #expect(round.effective == false && round.result == "4 of 60" && round.on == today + 90)
    #expect(round.evidence == "four notes unsigned" && round.whys == whys)
    #expect(round.plan.count == 2 && round.plan.allSatisfy { $0.isCompleted })
    action.plan.append(Step())
    action.complete(step: 0, by: "Mei Lim", on: today + 100, checkAfter: 90)
    #expect(action.rounds.count == 1)
    #expect(action.stage == .verifying)
    #expect(action.effective == nil)
    #expect(action.effectivenessDue == today + 190)
  }

  @Test("a passed check keeps the stage and lets the action close")
  func passedCheck() throws {
    var action = try inProgress()
    action.complete(step: 0, by: "Mei Lim", on: today, checkAfter: 90)
    action.complete(step: 1, by: "Mei Lim", on: today, checkAfter: 90)
    try action.judge(
      isEffective: true, by: try id("mei"), noted: "Mei Lim", on: today + 90,
      evidence: "all signed")
    #expect(action.stage == .verifying)
    #expect(action.effectiveOn == today + 90)
    try action.move(to: .closed, by: "Mei Lim", on: today + 90)
    #expect(action.closed == today + 90)
  }
}
