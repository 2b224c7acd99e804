import Records

extension ActionsPane {
  static let commands: [Command] = forLists + forOne

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
      "action.step", [.character("p")], "Add a step to the plan", hint: "plan step", in: .actions,
      changes: true, obstacle: hasAction
    ) { $0.editStep(nil) },
    Command(
      "action.done", [.character("x")], "Complete a step of the plan", hint: "step done",
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
      .effectivenessJudgedByOwner:
      judgeEffectiveness()
    }
  }

  // MARK: Adding and editing

  private static let addingKeys = [
    "title", "kind", "grade", "owner", "due", "area", "clauses", "source", "category", "notes",
    "correction", "recurrence_of", "reference",
  ]
  private static let editingKeys = [
    "title", "kind", "grade", "source", "category", "area", "clauses", "raised_by", "raised",
    "notes",
    "correction", "root_cause", "similar", "recurrence_of", "reference",
  ]

  mutating func addAction() {
    guard mayChange() else { return }
    var action = Action(id: newID())
    action.raised = today
    action.raisedBy = me
    openAdding(action, title: "Add an action") { _, _ in [] }
  }

  /// A form for a new action that is filled in so far.
  ///
  /// - Parameter more: changes that belong to the same step.
  mutating func openAdding(
    _ action: Action, title: String, keys: [String] = addingKeys, proposal: String? = nil,
    more: @escaping @Sendable (State, Action) -> [Change],
    then: (@Sendable (inout State) -> Void)? = nil
  ) {
    var fields = FormField.fields(of: action, only: keys, in: fieldText)
    if let proposal, let index = fields.firstIndex(where: { $0.key == "title" }) {
      fields[index] = FormField(
        key: "title", label: fields[index].label, hint: fields[index].hint, proposal: proposal)
    }
    let shape = fields
    var form = Form(title: title, fields: fields, remarks: State.earlierMatches) {
      (state, values) throws(FormRefusal) in
      var new = action
      try new.take(values, of: shape)
      guard !new.title.isEmpty else {
        throw FormRefusal(message: "Title is needed: what is wrong, in one line", field: "title")
      }
      let year = (new.raised ?? state.today).year
      if new.reference.isEmpty {
        new.reference = state.organisation.nextReference(for: new.actionKind, year: year)
      }
      try state.checkReference(of: new)
      if new.actionKind == .nonconformity, new.grade == nil { new.grade = .minor }
      let added = new
      return FormStep(
        title: "\(new.reference) added",
        changes: state.organisation.changes(putting: added) + more(state, added)
      ) { state in
        state.actions.list.select(added.id)
        state.refreshLists()
        then?(&state)
      }
    }
    form.enterKeeps = proposal != nil
    open(form)
  }

  func checkReference(of action: Action) throws(FormRefusal) {
    let wanted = action.reference.lowercased()
    if let other = organisation.actions.all.first(where: {
      $0.id != action.id && $0.reference.lowercased() == wanted
    }) {
      throw FormRefusal(
        message: "Reference \(action.reference) belongs to “\(other.title)” already",
        field: "reference")
    }
  }

  /// Earlier actions like the one being typed, with the reason.
  static let earlierMatches: @Sendable (State, FormValues) -> [String] = { state, values in
    var draft = Action(id: RecordID("draft") ?? state.organisation.profile.id)
    draft.title = values.text("title")
    guard draft.title.utf8.count > 3 else { return [] }
    draft.area = values.id("area")
    if case .list(let list)? = values["clauses"] {
      draft.clauses = list.compactMap {
        if case .text(let text) = $0 { ClauseReference(text) } else { nil }
      }
    }
    return state.organisation.earlierMatches(of: draft, today: state.today).compactMap { match in
      state.organisation.actions[match.action].map {
        "↻ earlier: \($0.reference) \($0.title) (\($0.stage.rawValue)) – \(match.reason)"
      }
    }
  }

  mutating func editAction(only key: String? = nil) {
    guard let action = currentAction else { return }
    let keys = key.map { [$0] } ?? State.editingKeys
    let fields = FormField.fields(of: action, only: keys, in: fieldText)
    guard !fields.isEmpty else { return }
    open(
      Form(title: "\(action.name)  \(action.title)", fields: fields) {
        (state, values) throws(FormRefusal) in
        var changed = action
        try changed.take(values, of: fields)
        guard !changed.title.isEmpty else {
          throw FormRefusal(message: "Title is needed", field: "title")
        }
        if changed.reference.isEmpty { changed.reference = action.reference }
        try state.checkReference(of: changed)
        let label = key.flatMap { Action.fields[$0]?.label.lowercased() }
        return FormStep(
          title: "\(changed.name) \(label ?? "") changed".replacing("  ", with: " "),
          changes: state.organisation.changes(putting: changed))
      })
  }

  // MARK: Owner, due date, stage: for one or for all marked

  /// Carries out a change of several records, after a look at what it will do.
  mutating func commitSeveral(_ title: String, _ preview: [String], _ changes: [Change]) {
    guard preview.count > 1 else {
      commit(title, changes)
      return
    }
    var lines = Array(preview.prefix(6))
    if preview.count > 6 { lines.append("… and \(preview.count - 6) more") }
    overlays.append(
      .question(
        Question(
          title: title, lines: lines,
          answers: [
            Question.Answer(key: "y", label: "yes, change these \(preview.count)") {
              $0.commit(title, changes)
            }
          ])))
  }

  mutating func chooseOwner() {
    let acted = actedActions
    guard let first = acted.first, mayChange() else { return }
    let title = acted.count == 1 ? "Owner of \(first.name)" : "Owner of \(acted.count) actions"
    overlays.append(
      .picker(
        Picker(
          title: title, items: linkItems(.person), chosen: [first.owner?.text ?? ""],
          adding: RecordKind.person.noun, allowsNone: true
        ) { state, chosen in
          var changes: [Change] = []
          var owner: RecordID?
          if let item = chosen.first {
            owner = RecordID(item.id) ?? state.newID()
            if item.id == Picker.newID, let owner {
              changes.append(.add(.person, owner, ["name": .text(item.label)]))
            }
          }
          let name = chosen.first?.label ?? "nobody"
          var preview: [String] = []
          for var action in acted where action.owner != owner {
            let before = state.organisation.personName(action.owner)
            preview.append("\(action.name): \(before.isEmpty ? "nobody" : before) → \(name)")
            action.owner = owner
            changes += state.organisation.changes(putting: action)
          }
          let what = acted.count == 1 ? first.name : "\(preview.count) actions"
          state.commitSeveral("\(what) given to \(name)", preview, changes)
        }))
  }

  mutating func moveDue() {
    let acted = actedActions
    guard let first = acted.first else { return }
    let title =
      acted.count == 1 ? "Due date of \(first.name)" : "Due date of \(acted.count) actions"
    let needsWhy = acted.contains { $0.due != nil }
    var fields = [
      FormField(
        key: "due", label: "Due", hint: "the last day on which it is in time", shape: .day,
        value: acted.count == 1 ? first.due.value : nil, in: fieldText)
    ]
    if needsWhy {
      fields.append(
        FormField(
          key: "why", label: "Why is it moved", hint: "kept with the old date, who and when",
          shape: .line, value: nil, in: fieldText))
    }
    open(
      Form(title: title, fields: fields) { (state, values) throws(FormRefusal) in
        var changes: [Change] = []
        let day = values.day("due")
        for var action in acted {
          do throws(ActionProblem) {
            try action.moveDue(
              to: day, by: state.session.who, on: state.today, why: values.text("why"))
          } catch {
            throw FormRefusal(message: error.description, field: "why")
          }
          changes += state.organisation.changes(putting: action)
        }
        let to = day?.spoken(today: state.today) ?? "none"
        let what = acted.count == 1 ? first.name : "\(acted.count) actions"
        return FormStep(title: "\(what) due date moved to \(to)", changes: changes)
      })
  }

  mutating func chooseStage() {
    let acted = actedActions
    guard let first = acted.first, mayChange() else { return }
    let items = Action.Stage.allCases.map { stage in
      var detail = ""
      if stage == .closed {
        let missing = acted.count { !$0.closingGaps.isEmpty }
        detail =
          missing == 0
          ? "nothing is missing"
          : acted.count == 1
            ? "\(first.closingGaps.count) missing" : "\(missing) of \(acted.count) cannot close yet"
      }
      return Picker.Item(
        id: stage.rawValue, label: stage.rawValue, detail: stage == first.stage ? "now" : detail)
    }
    overlays.append(
      .picker(
        Picker(
          title: acted.count == 1 ? "Stage of \(first.name)" : "Stage of \(acted.count) actions",
          items: items, chosen: [first.stage.rawValue]
        ) { state, chosen in
          if let stage = chosen.first.flatMap({ Action.Stage(rawValue: $0.id) }) {
            state.move(acted, to: stage)
          }
        }))
  }

  private mutating func move(_ acted: [Action], to stage: Action.Stage) {
    if stage == .cancelled { return askWhyCancelled(acted) }
    var changes: [Change] = []
    var preview: [String] = []
    for var action in acted where action.stage != stage {
      let before = action.stage.rawValue
      do throws(ActionProblem) {
        try action.move(to: stage, on: today)
      } catch {
        return refuse(error, acted)
      }
      preview.append("\(action.name): \(before) → \(stage.rawValue)")
      changes += organisation.changes(putting: action)
    }
    let what = acted.count == 1 ? acted[0].name : "\(preview.count) actions"
    commitSeveral("\(what) now \(stage.rawValue)", preview, changes)
  }

  /// Says what is missing before an action can close, and opens what the user chooses to fill in.
  private mutating func refuse(_ problem: ActionProblem, _ acted: [Action]) {
    guard acted.count == 1, case .cannotClose(let reference, let gaps) = problem else {
      return complain(problem.description)
    }
    complain("\(reference) is not closed: \(gaps.count) missing")
    overlays.append(
      .picker(
        Picker(
          title: "\(reference) cannot close yet; it still needs",
          items: gaps.enumerated().map {
            Picker.Item(id: String($0.offset), label: $0.element.description)
          }
        ) { state, chosen in
          if let index = chosen.first.flatMap({ Int($0.id) }) { state.fill(gaps[index]) }
        }))
  }

  private mutating func askWhyCancelled(_ acted: [Action]) {
    let fields = [
      FormField(
        key: "why", label: "Reason", hint: "why nothing will be done; it stays on record",
        shape: .text,
        value: nil, in: fieldText)
    ]
    let what = acted.count == 1 ? acted[0].name : "\(acted.count) actions"
    open(
      Form(title: "Cancel \(what)", fields: fields) { (state, values) throws(FormRefusal) in
        var changes: [Change] = []
        for var action in acted {
          do throws(ActionProblem) {
            try action.move(to: .cancelled, on: state.today, reason: values.text("why"))
          } catch {
            throw FormRefusal(message: error.description, field: "why")
          }
          changes += state.organisation.changes(putting: action)
        }
        return FormStep(title: "\(what) cancelled", changes: changes)
      })
  }
}
