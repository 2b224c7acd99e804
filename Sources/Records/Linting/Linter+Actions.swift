/// What should not be so in the register of actions (clause 10.2).
extension Linter {
  mutating func lookAtActions() {
    lookAtRings()
    let recurrences = organisation.recurrences
    let actions = organisation.actions.all
    // Places are gone through and not actions, which are large to copy.
    for place in actions.indices {
      switch actions[place].stage {
      case .closed:
        let later = recurrences[actions[place].id] ?? []
        lookAtClosed(actions[place], hasRecurrence: !later.isEmpty)
      case .cancelled: break
      default: lookAtOpen(actions[place])
      }
      if let closed = actions[place].closed, !actions[place].stage.isFinal {
        add(
          .closedDayOpen, .action, actions[place].id, field: "closed",
          "\(actions[place].name) has the closed day \(closed.full), and its stage is \(actions[place].stage.rawValue)",
          remedy:
            "close it with that day, or take it to another stage, which empties the day (2, t)")
      }
      if actions[place].effective == true, let later = recurrences[actions[place].id] {
        lookAtRecurrence(actions[place], later)
      }
    }
  }

  /// Actions that in the end are recurrences of themselves: each ring is told of once, at the first action in it.
  private mutating func lookAtRings() {
    var seen: Set<RecordID> = []
    for action in organisation.actions.all where action.recurrenceOf != nil {
      var way: [RecordID] = []
      var next: RecordID? = action.id
      while let id = next, seen.insert(id).inserted {
        way.append(id)
        next = organisation.actions[id]?.recurrenceOf
      }
      guard let back = next, let start = way.firstIndex(of: back),
        let first = organisation.actions[back]
      else { continue }
      let others = way[(start + 1)...].compactMap { organisation.actions[$0]?.name }
      add(
        .recurrenceRing, .action, back, field: "recurrence_of",
        others.isEmpty
          ? "\(first.name) is a recurrence of itself"
          : "\(first.name) is in the end a recurrence of itself, by way of \(others.listed())",
        remedy: others.isEmpty
          ? "empty its field Recurrence of (2, e)"
          : "empty the field Recurrence of in the one that came first (2, e)")
    }
  }

  private mutating func lookAtRecurrence(_ action: Action, _ later: [RecordID]) {
    let again = later.filter { organisation.actions[$0]?.stage != .cancelled }
    guard !again.isEmpty else { return }
    add(
      .recurred, .action, action.id,
      "\(action.name) was judged as effective, and came back as \(organisation.names(of: again))",
      remedy: "judge it again (2, f), and look for the cause that was missed")
  }

  /// One flaw for all that it lacks, named by the gravest.
  private mutating func lookAtClosed(_ action: Action, hasRecurrence: Bool) {
    let open = action.plan.filter(\.isOpen)
    if !open.isEmpty {
      let first = open.first?.title ?? ""
      add(
        .closedOpenSteps, .action, action.id,
        "\(action.name) is closed, and \(open.count) of its steps \(open.count == 1 ? "is" : "are") open"
          + (first.isEmpty ? "" : ": \(first)"),
        remedy: "say when it was done, or why it is not done (2, Enter, p)")
    }
    // The closing itself refuses what strict mode refuses; before it was strict such a check was allowed.
    let gaps = action.closingGaps()
    let words = Linter.joined(
      gaps.filter { $0 != .effectivenessFailed }.map(\.description))
    let remedy = "open it again (2, t) and do what is missing, or write down what was done (2, e)"
    if action.needsCauseAndEffectiveness {
      if gaps.contains(.completedStep) {
        add(
          .nothingDone, .action, action.id, "\(action.name) is closed without \(words)",
          remedy: remedy)
      } else if gaps.contains(.effectivenessCheck) {
        add(
          .closedUnchecked, .action, action.id, "\(action.name) is closed without \(words)",
          remedy: remedy)
      } else if gaps.contains(.effectivenessFailed), !hasRecurrence {
        add(
          .closedIneffective, .action, action.id,
          "\(action.name) is closed, though its check said that it came back, and no later action goes on with it",
          remedy: "open it again (2, t), or link the later one to it (2, e)")
      } else if !words.isEmpty {
        add(
          .closedIncomplete, .action, action.id, "\(action.name) is closed without \(words)",
          remedy: remedy)
      } else {
        lookAtSteps(action)
      }
      return
    }
    if !action.plan.contains(where: \.isCompleted), open.isEmpty,
      !ActionWords.saySomething(action.correction), action.evidence.isEmpty,
      action.effectiveResult.isEmpty
    {
      add(
        .nothingDone, .action, action.id,
        "\(action.name) is closed, and nothing says what was done",
        remedy: "write down what was done (2, e), or open it again (2, t)")
    } else {
      if !words.isEmpty {
        add(
          .closedIncomplete, .action, action.id, "\(action.name) is closed without \(words)",
          remedy: "write it down (2, e)")
      }
      lookAtSteps(action)
    }
  }

  private mutating func lookAtOpen(_ action: Action) {
    lookAtSteps(action)
    if action.isOverdue(on: today), action.stage != .verifying, !action.plan.isEmpty,
      action.plan.contains(where: \.isCompleted), !action.plan.contains(where: \.isOpen)
    {
      add(
        .doneNotClosed, .action, action.id,
        "\(action.name) is past its due day (\((action.due ?? today).full)) with every step done, and not closed",
        remedy: "take it on: its effectiveness check, or close it (2, t)")
    }
    if action.source == .externalAudit, action.owedDay == nil {
      add(
        .findingWithoutDeadline, .action, action.id,
        "\(action.name) is a finding of an external audit without a due day",
        remedy: "give it the body's deadline (2, e)")
    }
  }

  /// Steps that are done, of which neither the step nor the action shows anything.
  private mutating func lookAtSteps(_ action: Action) {
    guard action.evidence.isEmpty else { return }
    let bare = action.plan.count {
      $0.isCompleted && !ActionWords.saySomething($0.evidence)
        && !ActionWords.saySomething($0.result)
    }
    guard bare > 0 else { return }
    add(
      .stepUnshown, .action, action.id,
      "\(action.name): \(bare) step\(bare == 1 ? " is" : "s are") done, and nothing says what came of \(bare == 1 ? "it" : "them") or shows it",
      remedy: "write the result or the evidence to the step (2, Enter, p)")
  }
}
