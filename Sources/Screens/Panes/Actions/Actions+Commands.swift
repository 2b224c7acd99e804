import Records

extension ActionsPane {
  static let commands: [Command] = forLists + forSeveral + forRetraining + forViews + forOne

  private static let hasAction: @Sendable (State) -> String? = { state in
    state.currentAction == nil ? "no action is selected" : nil
  }

  /// What goes on with an action asks for one that is not closed or cancelled.
  private static let hasOpenAction: @Sendable (State) -> String? = { state in
    guard let action = state.currentAction else { return "no action is selected" }
    guard action.stage.isFinal else { return nil }
    return "\(action.name) is \(action.stage.rawValue); t opens it again, with a reason"
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
      "action.extension", [.character("E")],
      "Extension of the deadline: asked of the certification body, agreed or refused",
      in: .actions, changes: true, obstacle: hasOpenAction
    ) { $0.editExtension() },
    Command(
      "action.containment", [.character("m")],
      "Containment: what keeps it from doing more harm, and its limits", in: .actions,
      changes: true, obstacle: hasOpenAction
    ) {
      $0.editAction(fields: ["containment", "containment_limits", "containment_until"])
    },
    Command(
      "action.correction", [.character("c")], "Correction: what fixed this occurrence",
      in: .actions, changes: true, obstacle: hasAction
    ) { $0.editAction(only: "correction") },
    Command(
      "action.whys", [.character("w")], "Ask why, again and again, down to the root cause",
      hint: "whys", in: .actions, changes: true, obstacle: hasOpenAction
    ) { $0.askWhy() },
    Command(
      "action.cause", [.character("K")], "Kind of cause: its category", in: .actions, changes: true,
      obstacle: hasAction
    ) { $0.editAction(only: "cause_category") },
    Command(
      "action.similar", [.character("y")],
      "Similar elsewhere: do such cases exist, or could they occur?", in: .actions, changes: true,
      obstacle: hasAction
    ) { $0.editAction(only: "similar") },
    Command(
      "action.step", [.character("p")], "Add a step to the plan", hint: "plan", in: .actions,
      changes: true, obstacle: hasOpenAction
    ) { $0.editStep(nil) },
    Command(
      "action.template", [.character("P")], "Plan with the nine headings of a full change",
      in: .actions, changes: true, obstacle: hasOpenAction
    ) { $0.offerTemplate() },
    Command(
      "action.done", [.character("x")], "Complete a step of the plan", hint: "done",
      in: .actions, changes: true, obstacle: hasOpenAction
    ) { $0.completeStep() },
    Command(
      "action.effect", [.character("f")],
      "Effectiveness: plan the check, or judge whether it stayed away", hint: "effect",
      in: .actions, changes: true, obstacle: hasAction
    ) { $0.judgeEffectiveness() },
    Command(
      "action.evidence", [.character("v")], "Add evidence", in: .actions, changes: true,
      obstacle: hasAction
    ) { $0.editEvidence(nil) },
    Command(
      "action.submission", [.character("B")],
      "To and from the certification body: submitted, accepted, rejected", in: .actions,
      changes: true, obstacle: hasAction
    ) { state in
      if let action = state.currentAction { state.editSubmission(of: action, at: nil) }
    },
    Command(
      "action.recurrence", [.character("r")],
      "Again: link the earlier action that this is a recurrence of", in: .actions, changes: true,
      obstacle: hasAction
    ) { $0.linkRecurrence() },
  ]

  private static let forSeveral: [Command] = [
    Command(
      "action.figures", [.character("F")],
      "Figures: closed, in time, effective, came back, by category and more", in: .actions
    ) { $0.showFigures() },
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
      "why.insert", [.character("i")], "Insert a why before the selected one", in: .action,
      changes: true, obstacle: hasOpenAction
    ) { $0.insertWhy() },
    Command(
      "why.branch", [.character("b")], "Branch: another answer beside the selected why",
      in: .action, changes: true, obstacle: hasOpenAction
    ) { $0.branchWhy() },
    Command(
      "why.root", [.character("*")], "Mark the selected why as a root cause", in: .action,
      changes: true, obstacle: hasOpenAction
    ) { $0.markRoot() },
    Command(
      "why.remove", [.delete], "Take the selected why out", in: .action, changes: true,
      obstacle: hasOpenAction
    ) { $0.takeOutWhy() },
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
    Command(
      "action.list", [.escape], "Back to the list, or to the audit line it was opened from",
      hint: "back", in: .action
    ) { $0.leaveAction() },
  ]
}

extension Command {
  /// A command of this pane by its name, which is in the table above.
  static func action(_ id: String) -> Command {
    ActionsPane.commands.first { $0.id == id } ?? ActionsPane.commands[0]
  }
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
    case .field("root_cause"): askWhy()
    case .field(let key): editAction(only: key)
    case .conflict(let id): settle(id)
    case .why(let place): editWhy(place)
    case .step(let index): editStep(index)
    case .evidence(let index): editEvidence(index)
    case .submission(let place): editSubmission(of: action, at: place)
    case .gap(let gap): fill(gap)
    case .containment: run(Command.action("action.containment"))
    case .effectiveness: judgeEffectiveness()
    case .extensionAsked: editExtension()
    case .alike(let id): openAction(id)
    case .advice(let advisory): consider(advisory)
    case .due: moveDue()
    case .stage: chooseStage()
    case .record(.auditLine, let id): openAuditLine(id)
    case .record(.competence, let id): showOver(CompetenceBoard(id))
    case .record(_, let id): openAction(id)
    }
  }
}
