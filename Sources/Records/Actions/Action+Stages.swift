extension Action {
  /// The stages that an action of its kind passes through on its way to being closed (clause 10.2).
  ///
  /// Other kinds than nonconformities take a shorter way, but for stages that this one has been in all the same.
  package var track: [Stage] {
    let whole = Stage.allCases.filter { $0 != .cancelled }
    guard !needsCauseAndEffectiveness else { return whole }
    let short: [Stage] = [.open, .actionPlan, .inProgress, .closed]
    return whole.filter { short.contains($0) || $0 == stage }
  }

  /// The day on which the action last came to a stage, as far as it is on record.
  package func reached(_ stage: Stage) -> Day? {
    if stage == .closed, let closed { return closed }
    if let move = stageMoves.last(where: { $0.to == stage }) { return move.on }
    return stage == .open ? raised : nil
  }

  /// The day on which a closed action was done; `nil` for one that is not closed, or has no day.
  ///
  /// A nonconformity waits for its effectiveness check after its last step, which is in time by a day of its own: what
  /// is due is the last step. Where no step is on record, closing is what was due.
  package var doneOn: Day? {
    guard stage == .closed, let closed else { return nil }
    guard needsCauseAndEffectiveness, effective != nil else { return closed }
    return lastCompletion.map { min($0, closed) } ?? closed
  }

  /// Takes the action to another stage, and notes who did and when.
  ///
  /// Closing asks for all that is missing; cancelling, and opening a closed or cancelled action again, for a reason.
  ///
  /// - Parameter isStrict: whether a check by the owner or a doer keeps it from closing.
  package mutating func move(
    to stage: Stage, by who: String, on today: Day, reason: String = "", isStrict: Bool = false
  ) throws(ActionProblem) {
    let why = reason.trimmed
    switch stage {
    case .closed:
      let gaps = closingGaps(isStrict: isStrict)
      guard gaps.isEmpty else { throw .cannotClose(reference: name, gaps: gaps) }
      closed = closed ?? today
      cancelReason = ""
    case .cancelled:
      guard !why.isEmpty || (self.stage == .cancelled && !cancelReason.isEmpty) else {
        throw .cancelNeedsReason(reference: name)
      }
      if !why.isEmpty { cancelReason = why }
      closed = nil
    default:
      if self.stage.isFinal {
        guard !why.isEmpty else { throw .reopenNeedsReason(reference: name) }
        // Back to the cause or the plan is a new round; on with the same steps or check is the same one.
        if self.stage == .closed, stage < .inProgress { endRound(on: today, why: why) }
      }
      closed = nil
      cancelReason = ""
    }
    note(stage, by: who, on: today, why: why)
  }

  /// Takes the action on to the stage that what was written since belongs to: a correction, the first why, a plan, a
  /// completed step. It never goes back, and never to an end.
  mutating func advance(since before: Action?, by who: String, on today: Day) {
    guard !stage.isFinal else { return }
    let before = before ?? Action(id: id)
    var reached = stage
    func reach(_ stage: Stage, if isNew: Bool) {
      if isNew, track.contains(stage) { reached = max(reached, stage) }
    }
    reach(
      .containment,
      if: (before.correction.isEmpty && !correction.isEmpty)
        || (before.containment.isEmpty && !containment.isEmpty))
    reach(.causeAnalysis, if: before.whys.isEmpty && !whys.isEmpty)
    reach(.actionPlan, if: before.plan.count < plan.count)
    reach(
      .inProgress,
      if: before.plan.count(where: \.isCompleted) < plan.count(where: \.isCompleted))
    note(reached, by: who, on: today)
  }

  /// Goes to a stage and notes it; one that the action is in already is not noted again.
  mutating func note(_ stage: Stage, by who: String, on today: Day, why: String = "") {
    guard stage != self.stage else { return }
    self.stage = stage
    stageMoves.append(StageMove(to: stage, by: who, on: today, why: why))
  }
}
