import Records

extension State {
  /// A form for one step of the plan; `nil` adds one.
  mutating func editStep(_ index: Int?) {
    guard let action = currentAction else { return }
    var step = Step()
    step.owner = action.owner
    if let index, action.plan.indices.contains(index) { step = action.plan[index] }
    let before = step
    let fields = FormField.fields(
      of: step, in: RecordPlace(kind: .action, id: action.id), fieldText)
    open(
      Form(
        title: index == nil ? "\(action.name): add a step" : "\(action.name): step", fields: fields
      ) {
        (state, values) throws(FormRefusal) in
        var changed = before
        try changed.take(values)
        guard !changed.title.isEmpty else {
          throw FormRefusal(message: "Step is needed: what will be done", field: "title")
        }
        var planned = action
        let position = index ?? planned.plan.count
        if index == nil { planned.plan.append(changed) } else { planned.plan[position] = changed }
        if let done = changed.done, before.done == nil {
          planned.complete(
            step: position, by: state.session.who, on: done,
            checkAfter: state.organisation.profile.effectivenessDays)
        }
        let title = index == nil ? "\(action.name): step added" : "\(action.name): step changed"
        return FormStep(title: title, changes: state.organisation.changes(putting: planned)) {
          $0.tellOfCheck(action.id)
        }
      })
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
      changed.plan[index].done = nil
      commit("\(action.name): step open again", organisation.changes(putting: changed))
      return
    }
    changed.complete(
      step: index, by: session.who, on: today, checkAfter: organisation.profile.effectivenessDays)
    if commit("\(action.name): step done", organisation.changes(putting: changed)) {
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

  /// A form for one piece of evidence; `nil` adds one.
  mutating func editEvidence(_ index: Int?) {
    guard let action = currentAction else { return }
    var evidence = Evidence()
    evidence.date = today
    evidence.by = session.who
    if let index, action.evidence.indices.contains(index) { evidence = action.evidence[index] }
    let before = evidence
    let fields = FormField.fields(
      of: evidence, in: RecordPlace(kind: .action, id: action.id), fieldText)
    open(
      Form(title: "\(action.name): evidence", fields: fields) {
        (state, values) throws(FormRefusal) in
        var changed = before
        try changed.take(values)
        guard !changed.reference.isEmpty else {
          throw FormRefusal(
            message: "Reference is needed: a path, an address, a number", field: "reference")
        }
        var action = action
        if let index { action.evidence[index] = changed } else { action.evidence.append(changed) }
        return FormStep(
          title: "\(action.name): evidence noted",
          changes: state.organisation.changes(putting: action))
      })
  }

  /// A form for the effectiveness check.
  mutating func judgeEffectiveness() {
    guard var action = currentAction else { return }
    if action.effectiveOn == nil { action.effectiveOn = today }
    if action.effectiveBy == nil, me != action.owner { action.effectiveBy = me }
    let before = action
    let fields = FormField.fields(
      of: action,
      only: [
        "effective", "effective_evidence", "effective_by", "effective_on", "effectiveness_due",
      ],
      in: fieldText)
    open(
      Form(title: "\(action.name): did it stay away?", fields: fields) {
        (state, values) throws(FormRefusal) in
        var changed = before
        try changed.take(values, of: fields)
        guard let isEffective = changed.effective else {
          changed.effectiveBy = before.effectiveBy == state.me ? nil : before.effectiveBy
          changed.effectiveOn = nil
          return FormStep(
            title: "\(changed.name): check planned",
            changes: state.organisation.changes(putting: changed))
        }
        do throws(ActionProblem) {
          try changed.judge(
            isEffective: isEffective, by: changed.effectiveBy, noted: state.session.who,
            on: changed.effectiveOn ?? state.today, result: changed.effectiveResult,
            evidence: changed.effectiveEvidence, isStrict: state.organisation.profile.isStrict)
        } catch {
          throw FormRefusal(message: error.description, field: "effective_by")
        }
        return FormStep(
          title: "\(changed.name) judged \(isEffective ? "effective" : "not effective")",
          changes: state.organisation.changes(putting: changed))
      })
  }
}
