import Records

/// What is done about it: containment, steps, and whether it helped.
extension State {
  func containmentLines(of action: Action) -> [DetailLine] {
    guard
      !action.containment.isEmpty || !action.containmentLimits.isEmpty
        || action.containmentUntil != nil || action.needsCauseAndEffectiveness
    else { return [] }
    var text = action.containment
    if let until = action.containmentUntil {
      text += "  holds until \(until.spoken(today: today))"
    }
    let hasLapsed = !action.stage.isFinal && (action.containmentUntil ?? today) < today
    var lines = [
      DetailLine(
        label: "Containment",
        text: text.isEmpty ? "none yet: m" : text + (hasLapsed ? ", which has passed" : ""),
        style: text.isEmpty ? .hint : hasLapsed ? .overdue : .plain, target: .containment)
    ]
    if !action.containmentLimits.isEmpty {
      lines.append(
        DetailLine(text: "limits: \(action.containmentLimits)", target: .containment))
    }
    return lines
  }

  func planLines(of action: Action) -> [DetailLine] {
    if action.plan.isEmpty {
      return [
        DetailLine(
          label: "Plan", text: "no steps yet: p adds one, P offers the headings of a full change",
          style: .hint)
      ]
    }
    return action.plan.enumerated().map { index, step in
      let mark = !step.cancelled.isEmpty ? "–" : step.done != nil ? "●" : "○"
      var text = "\(mark) \(step.title)"
      let owner = organisation.personName(step.owner)
      if !owner.isEmpty { text += "  \(owner)" }
      if !step.cancelled.isEmpty {
        text += "  cancelled: \(step.cancelled)"
      } else if let done = step.done {
        text += "  done \(done.spoken(today: today))"
        if !step.result.isEmpty { text += ": \(step.result)" }
        if !step.evidence.isEmpty { text += "  (\(step.evidence))" }
      } else if let due = step.due {
        text += "  due " + dueText(due, isFinal: false)
      }
      return DetailLine(
        label: index == 0 ? "Plan" : "", text: text,
        style: step.isOpen
          ? dueStyle(step.due, isFinal: action.stage.isFinal) : step.isCompleted ? .done : .hint,
        target: .step(index))
    }
  }

  func effectivenessLines(of action: Action) -> [DetailLine] {
    guard action.needsCauseAndEffectiveness || action.effectivenessDue != nil else { return [] }
    var text: String
    var style = Style.plain
    switch action.effective {
    case nil:
      text =
        action.effectivenessDue.map { "to be checked by \($0.full)" }
        ?? "checked after the last step"
      let checker = organisation.personName(action.effectiveBy)
      if !checker.isEmpty { text += ", by \(checker)" }
      style = action.effectivenessDue.map { dueStyle($0, isFinal: action.stage.isFinal) } ?? .hint
    case true?:
      text = "effective"
      style = .done
    case false?:
      text = action.effectiveOn == nil ? "NOT effective last time" : "NOT effective"
      style = .overdue
    }
    if action.effective != nil, action.effectiveOn != nil || action.effective == true {
      let judge = organisation.personName(action.effectiveBy)
      if !judge.isEmpty { text += ", judged by \(judge)" }
      if let day = action.effectiveOn { text += " on \(day.spoken(today: today))" }
      let (result, evidence) = (action.effectiveResult, action.effectiveEvidence)
      if !result.isEmpty { text += ": \(result)" }
      if evidence.isEmpty { text += ", no evidence" }
      if !evidence.isEmpty, !result.contains(evidence) { text += "  (\(evidence))" }
    }
    var lines = [
      DetailLine(label: "Effectiveness", text: text, style: style, target: .effectiveness)
    ]
    if !action.effectivenessCriterion.isEmpty {
      lines.append(
        DetailLine(text: "criterion: \(action.effectivenessCriterion)", target: .effectiveness))
    }
    return lines
  }

  /// What was tried before and did not last.
  func roundLines(of action: Action) -> [DetailLine] {
    action.rounds.enumerated().flatMap { place, round in
      var text = "round \(place + 1)"
      if let ended = round.ended { text += ", ended \(ended.spoken(today: today))" }
      if !round.why.isEmpty { text += ": \(round.why)" }
      var lines = [
        DetailLine(label: place == 0 ? "Earlier" : "", text: text, style: .hint)
      ]
      lines += round.whys.roots.map {
        DetailLine(text: "  root cause then: \(round.whys[$0].text)", style: .hint)
      }
      lines += round.plan.map { step in
        let state =
          step.done.map { "done \($0.spoken(today: today))" }
          ?? (step.cancelled.isEmpty ? "not done" : "cancelled")
        return DetailLine(text: "  \(step.title)  \(state)", style: .hint)
      }
      if let effective = round.effective {
        let judge = organisation.personName(round.by)
        var verdict = "  judged \(effective ? "effective" : "NOT effective")"
        if !judge.isEmpty { verdict += " by \(judge)" }
        if let on = round.on { verdict += " on \(on.spoken(today: today))" }
        if !round.result.isEmpty, round.result != round.why { verdict += ": \(round.result)" }
        if !round.evidence.isEmpty { verdict += "  (\(round.evidence))" }
        lines.append(DetailLine(text: verdict, style: .hint))
      }
      return lines
    }
  }

  func evidenceLines(of action: Action) -> [DetailLine] {
    if action.evidence.isEmpty {
      return [DetailLine(label: "Evidence", text: "none yet: v adds some", style: .hint)]
    }
    return action.evidence.enumerated().map { index, evidence in
      var text = evidence.reference
      if !evidence.shows.isEmpty { text += "  \(evidence.shows)" }
      if let date = evidence.date { text += "  \(date.spoken(today: today))" }
      if !evidence.by.isEmpty { text += "  \(evidence.by)" }
      if !evidence.sha256.isEmpty { text += "  ⊙ \(evidence.sha256.prefix(8))" }
      return DetailLine(label: index == 0 ? "Evidence" : "", text: text, target: .evidence(index))
    }
  }
}
