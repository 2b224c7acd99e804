import Records

extension State {
  /// A form for one step of the plan; `nil` adds one.
  mutating func editStep(_ index: Int?) {
    guard let action = currentAction else { return }
    var step = Step()
    step.owner = here(action.owner)
    if let index, action.plan.indices.contains(index) { step = action.plan[index] }
    let before = step
    let fields = FormField.fields(
      of: step, in: RecordPlace(kind: .action, id: action.id), fieldText)
    var form = Form(
      title: index == nil ? "\(action.name): add a step" : "\(action.name): step", fields: fields
    ) { (state, values) throws(FormRefusal) in
      var changed = before
      try changed.take(values)
      guard !changed.title.isEmpty else {
        throw FormRefusal(message: "Step is needed: what will be done", field: "title")
      }
      var planned = action
      let position = index ?? planned.plan.count
      if index == nil { planned.plan.append(changed) } else { planned.plan[position] = changed }
      if before.isOpen, !changed.isOpen {
        planned.planCheck(
          by: state.session.who, on: changed.done ?? state.today,
          after: state.organisation.profile.effectivenessDays)
      }
      let title = index == nil ? "\(action.name): step added" : "\(action.name): step changed"
      let reference = changed.evidence == before.evidence ? "" : changed.evidence
      return FormStep(
        title: title,
        changes: state.organisation.changes(
          goingOnWith: planned, by: state.session.who, on: state.today)
      ) {
        $0.tellOfCheck(action.id)
        $0.lookForFile(reference, of: action.id)
      }
    }
    form.checks = { state, values in
      var remarks: [FieldRemark] = []
      if let flaw = action.flaw(ofStepDue: values.day("due")) {
        remarks.append(FieldRemark("due", flaw.description, .warning))
      }
      if values.day("done") == nil,
        let flaw = state.organisation.flaw(ofOwner: values.id("owner"), on: state.today)
      {
        remarks.append(FieldRemark("owner", flaw.description, .warning))
      }
      if let done = values.day("done"), done > state.today {
        remarks.append(
          FieldRemark("done", "still to come: leave Done empty until the step is done", .refusal))
      }
      return remarks
    }
    open(form)
  }

  /// Completes the selected step, the only open one, or the one the user chooses.
  mutating func completeStep() {
    guard let action = currentAction, mayChange() else { return }
    let lines = detailLines(of: action)
    if actions.detail != nil, lines.indices.contains(actions.line),
      case .step(let index) = lines[actions.line].target
    {
      return complete(index, of: action)
    }
    let open = action.plan.indices.filter { action.plan[$0].isOpen }
    guard !open.isEmpty else { return complain("\(action.name) has no open step; p adds one") }
    if open.count == 1 { return complete(open[0], of: action) }
    overlays.append(
      .picker(
        Picker(
          title: "Which step is done?",
          items: open.map { Picker.Item(id: String($0), label: action.plan[$0].title) }
        ) { state, chosen in
          if let index = chosen.first.flatMap({ Int($0.id) }) { state.complete(index, of: action) }
        }))
  }

  private mutating func complete(_ index: Int, of action: Action) {
    var changed = action
    if action.plan[index].isCompleted {
      changed.reopen(step: index, by: session.who, on: today)
      commit("\(action.name): step open again", organisation.changes(putting: changed))
      return
    }
    changed.complete(
      step: index, by: session.who, on: today, checkAfter: organisation.profile.effectivenessDays)
    if commit(
      "\(action.name): step done",
      organisation.changes(goingOnWith: changed, by: session.who, on: today))
    {
      tellOfCheck(action.id)
    }
  }

  /// Says that the last step queued the effectiveness check.
  private mutating func tellOfCheck(_ id: RecordID) {
    guard let action = organisation.actions[id], action.stage == .verifying,
      let due = action.effectivenessDue
    else { return }
    say("last step done: effectiveness to be checked by \(due.spoken(today: today)); u undoes")
  }
}
