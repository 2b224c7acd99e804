import Records

extension ActionsPane {
  static let commands: [Command] = forLists + forSeveral + forViews + forOne

  private static let hasAction: @Sendable (State) -> String? = { state in
    state.currentAction == nil ? "no action is selected" : nil
  }

  private static let forLists: [Command] = [
    Command(
      "action.add", [.character("a")], "Add an action", hint: "add", in: .actions, changes: true
    ) {
      $0.addAction()
    },
    Command(
      "action.edit", [.character("e")], "Edit the action", hint: "edit", in: .actions,
      changes: true,
      obstacle: hasAction
    ) { $0.editAction() },
    Command(
      "action.owner", [.character("o")], "Give it to another owner", hint: "owner", in: .actions,
      changes: true, obstacle: hasAction
    ) { $0.chooseOwner() },
    Command(
      "action.due", [.character("d")], "Set or move the due date, with the reason", hint: "due",
      in: .actions, changes: true, obstacle: hasAction
    ) { $0.moveDue() },
    Command(
      "action.stage", [.character("t")], "Take it to another stage; closing says what is missing",
      hint: "stage", in: .actions, changes: true, obstacle: hasAction
    ) { $0.chooseStage() },
    Command(
      "action.correction", [.character("c")], "Correction: what fixed this occurrence",
      in: .actions,
      changes: true, obstacle: hasAction
    ) { $0.editAction(only: "correction") },
    Command(
      "action.whys", [.character("w")], "Ask why, down to the root cause", hint: "whys",
      in: .actions,
      changes: true, obstacle: hasAction
    ) { $0.editAction(only: "root_cause") },
    Command(
      "action.step", [.character("p")], "Add a step to the plan", hint: "plan", in: .actions,
      changes: true, obstacle: hasAction
    ) { $0.editStep(nil) },
    Command(
      "action.done", [.character("x")], "Complete a step of the plan", hint: "done",
      in: .actions,
      changes: true, obstacle: hasAction
    ) { $0.completeStep() },
    Command(
      "action.evidence", [.character("v")], "Add evidence", in: .actions, changes: true,
      obstacle: hasAction
    ) { $0.editEvidence(nil) },
    Command(
      "action.effect", [.character("f")], "Effectiveness check: did it stay away?", hint: "effect",
      in: .actions, changes: true, obstacle: hasAction
    ) { $0.judgeEffectiveness() },
    Command(
      "action.similar", [.character("y")], "Similar elsewhere?", in: .actions, changes: true,
      obstacle: hasAction
    ) { $0.editAction(only: "similar") },
    Command(
      "action.recurrence", [.character("r")], "Say which earlier action this is again",
      in: .actions,
      changes: true, obstacle: hasAction
    ) { $0.editAction(only: "recurrence_of") },
  ]

  private static let forSeveral: [Command] = [
    Command(
      "action.area", [.character("A")], "Put it into another area", in: .actions, changes: true,
      obstacle: hasAction
    ) { $0.chooseArea() },
    Command(
      "action.clauses", [.character("C")], "Its clauses; with several marked, add clauses to each",
      in: .actions, changes: true, obstacle: hasAction
    ) { $0.chooseClauses() },
  ]

  private static let forOne: [Command] = [
    Command(
      "action.open", [.enter, .character("l")], "Edit the line, or open the record it names",
      hint: "edit line", in: .action
    ) {
      $0.openDetailLine()
    },
    Command(
      "action.next", [.character("]"), .character("n")], "The next action of the list",
      hint: "next", in: .action
    ) {
      $0.stepAction(.down)
    },
    Command(
      "action.previous", [.character("["), .character("N")], "The action before", in: .action
    ) {
      $0.stepAction(.up)
    },
    Command("action.list", [.escape], "Back to the list", hint: "list", in: .action) {
      $0.actions.detail = nil
    },
  ]
}

extension State {
  mutating func stepAction(_ movement: Movement) {
    actions.list.move(movement, page: 1)
    actions.detail = actions.list.selected
    actions.line = 0
  }

  /// What Enter does on a line of an action.
  mutating func openDetailLine() {
    guard let action = currentAction else { return }
    let lines = detailLines(of: action)
    guard lines.indices.contains(actions.line) else { return }
    switch lines[actions.line].target {
    case .none: say("this line is only for reading")
    case .field("owner"): chooseOwner()
    case .field(let key): editAction(only: key)
    case .conflict(let id): settle(id)
    case .step(let index): editStep(index)
    case .evidence(let index): editEvidence(index)
    case .gap(let gap): fill(gap)
    case .effectiveness: judgeEffectiveness()
    case .due: moveDue()
    case .stage: chooseStage()
    case .record(.auditLine, let id): openAuditLine(id)
    case .record(_, let id): openAction(id)
    }
  }

  /// Opens the form that supplies what is missing.
  mutating func fill(_ gap: ClosingGap) {
    switch gap {
    case .owner: chooseOwner()
    case .correction: editAction(only: "correction")
    case .rootCause, .rootCauseRestatesTitle: editAction(only: "root_cause")
    case .completedStep:
      if currentAction?.plan.contains(where: \.isOpen) == true {
        completeStep()
      } else {
        editStep(nil)
      }
    case .effectivenessCheck, .effectivenessFailed, .effectivenessEvidence, .effectivenessJudge,
      .effectivenessNotIndependent:
      judgeEffectiveness()
    }
  }
}
