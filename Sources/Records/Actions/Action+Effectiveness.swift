extension Action {
  /// Completes a step; when no step of a nonconformity is open any more, plans the effectiveness check.
  ///
  /// - Parameter checkAfter: days from the last step to the check.
  package mutating func complete(
    step index: Int, by who: String, on today: Day, checkAfter days: Int
  ) {
    guard plan.indices.contains(index) else { return }
    plan[index].done = today
    plan[index].cancelled = ""
    planCheck(by: who, on: today, after: days)
  }

  /// Opens a completed step again, and with it the plan.
  package mutating func reopen(step index: Int, by who: String, on today: Day) {
    guard plan.indices.contains(index) else { return }
    plan[index].done = nil
    if stage == .verifying { note(.inProgress, by: who, on: today) }
  }

  /// Plans the effectiveness check once no step is open any more and one was completed.
  package mutating func planCheck(by who: String, on today: Day, after days: Int) {
    guard needsCauseAndEffectiveness, !stage.isFinal, !plan.contains(where: \.isOpen),
      plan.contains(where: \.isCompleted)
    else { return }
    // A failed check stands among the rounds; this is a new one.
    if effective == false { forgetCheck() }
    // A check that was planned already keeps its day, unless the last step was done after it.
    if flaw(ofCheckDue: effectivenessDue) != nil || effectivenessDue == nil {
      effectivenessDue = max(today, lastCompletion ?? today) + days
    }
    note(.verifying, by: who, on: today)
  }

  /// Notes the outcome of the effectiveness check.
  ///
  /// A failed one opens the question of the cause again: what was tried is kept as a round, and the plan begins anew.
  ///
  /// - Parameter isStrict: whether a check by the owner or a doer is refused.
  package mutating func judge(
    isEffective: Bool, by judge: RecordID?, noted who: String, on today: Day, result: String = "",
    evidence: String, isStrict: Bool = false
  ) throws(ActionProblem) {
    if isStrict, !isIndependent(judge) { throw .judgeNotIndependent(reference: name) }
    if effective == true, !isEffective {
      // What was found before stays to be read.
      let due = effectivenessDue
      endRound(on: today, why: "judged again", keepsPlan: true)
      effectivenessDue = due
    }
    effective = isEffective
    effectiveBy = judge
    effectiveOn = today
    effectiveResult = result
    effectiveEvidence = evidence
    guard !isEffective, !stage.isFinal else { return }
    let why = result.trimmed.isEmpty ? "the effectiveness check failed" : result.trimmed
    endRound(on: today, why: why)
    effective = false
    note(.causeAnalysis, by: who, on: today, why: why)
  }

  /// Marks the action as not effective because the same thing happened again, which another action tells of.
  ///
  /// What the check said before is kept as a round. A closed action stays closed, as the new one carries on; one that
  /// is being verified goes back to its cause.
  package mutating func noteRecurrence(as reference: String, noted who: String, on today: Day) {
    let result = Action.recurred(as: reference)
    guard effective != false || effectiveResult != result else { return }
    if stage == .verifying {
      endRound(on: today, why: result)
      note(.causeAnalysis, by: who, on: today, why: result)
    } else if effective != nil {
      endRound(on: today, why: result, keepsPlan: true)
    }
    effective = false
    effectiveOn = today
    effectiveResult = result
    effectiveEvidence = reference
  }

  /// Takes back that the same thing happened again, where nothing was done about it since: what the check said
  /// before holds again.
  package mutating func withdrawRecurrence(as reference: String, noted who: String, on today: Day) {
    let result = Action.recurred(as: reference)
    guard effective == false, effectiveResult == result else { return }
    forgetCheck()
    guard let round = rounds.last, round.why == result else { return }
    if stage == .causeAnalysis, plan.isEmpty, round.closed == nil {
      plan = round.plan
      note(.verifying, by: who, on: today, why: "no recurrence after all")
    } else if !stage.isFinal {
      return
    }
    rounds.removeLast()
    effectivenessDue = round.due
    effective = round.effective
    effectiveBy = round.by
    effectiveOn = round.on
    effectiveResult = round.result
    effectiveEvidence = round.evidence
  }

  private static func recurred(as reference: String) -> String { "came back as \(reference)" }

  /// Keeps what was tried as a round, and begins a new one: the whys stay to go on from, the steps and the check do not.
  mutating func endRound(on today: Day, why: String, keepsPlan: Bool = false) {
    var round = EffectivenessRound()
    round.whys = whys
    round.plan = keepsPlan ? [] : plan
    round.due = effectivenessDue
    round.criterion = effectivenessCriterion
    round.effective = effective
    round.result = effectiveResult
    round.evidence = effectiveEvidence
    round.by = effectiveBy
    round.on = effectiveOn
    round.closed = closed
    round.ended = today
    round.why = why
    rounds.append(round)
    if !keepsPlan { plan = [] }
    effectivenessDue = nil
    forgetCheck()
  }

  private mutating func forgetCheck() {
    effective = nil
    effectiveBy = nil
    effectiveOn = nil
    effectiveResult = ""
    effectiveEvidence = ""
  }
}
