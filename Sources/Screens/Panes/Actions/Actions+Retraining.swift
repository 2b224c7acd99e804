import Records

extension ActionsPane {
  static let forRetraining: [Command] = [
    Command(
      "action.retrain", [.character("R")],
      "Re-training: the cause asks for roles to be trained anew", in: .actions, changes: true,
      obstacle: { state in
        guard let action = state.currentAction else { return "no action is selected" }
        guard action.stage.isFinal else { return nil }
        return "\(action.name) is \(action.stage.rawValue); t opens it again, with a reason"
      }
    ) { $0.askForRetraining() }
  ]
}

extension State {
  /// Asks who is to be trained anew because of an action, in what and by when.
  mutating func askForRetraining() {
    guard let action = currentAction, mayChange() else { return }
    let proposed = organisation.proposedRetraining(for: action, today: today)
    var since = FormField(
      key: "since", label: "Counts from", hint: "what was learnt before no longer counts",
      shape: .day, value: nil, in: fieldText)
    since.content = .typed(TextBuffer(today.description, isProposal: true))
    var within = FormField(
      key: "within", label: "Within", hint: "from that day; empty: at once", shape: .period,
      value: nil, in: fieldText)
    within.content = .typed(TextBuffer("30 days", isProposal: true))
    let fields = [
      FormField(
        key: "competence", label: "Competence", hint: "what is to be learnt; a new name adds one",
        shape: .link(.competence), value: proposed.competence.value, in: fieldText),
      FormField(
        key: "roles", label: "Roles",
        hint: "who learns it; proposed from document, clauses or area",
        shape: .links(.role), value: proposed.roles.value, in: fieldText),
      since, within,
      FormField(
        key: "step", label: "Step in the plan", hint: "a step that is done when all are trained",
        shape: .yesNo, value: .flag(true), in: fieldText),
    ]
    let id = action.id
    open(
      Form(title: "\(action.name): re-training", fields: fields) {
        (state, values) throws(FormRefusal) in
        guard let competence = values.id("competence") else {
          throw FormRefusal(
            message: "Competence is needed: what is to be learnt", field: "competence")
        }
        let roles = values.ids("roles")
        guard !roles.isEmpty else {
          throw FormRefusal(message: "Roles are needed: who learns it", field: "roles")
        }
        guard let since = values.day("since") else {
          throw FormRefusal(message: "Counts from is needed", field: "since")
        }
        guard let action = state.organisation.actions[id] else {
          throw FormRefusal(message: "the action is no longer on file")
        }
        let retraining = Retraining(
          roles.map { Retraining.Part(role: $0, competence: competence) }, since: since,
          within: Period(values.text("within")), reason: action.name)
        let addsStep = values.flag("step") ?? false
        return FormStep(
          title: "", changes: [],
          asks: state.question(about: retraining, title: "Train anew because of \(action.name)?") {
            $0.make(retraining, of: id, addsStep: addsStep)
          })
      })
  }

  /// Makes the requirements, and the step of the plan, as one step; the form that asked is behind.
  private mutating func make(_ retraining: Retraining, of id: RecordID, addsStep: Bool) {
    var additions: [Change] = []
    if case .form(let form)? = overlays.last {
      additions = form.additions.filter { addition in
        form.fields.contains { $0.mentions(addition.id) }
      }.map(\.change)
      overlays.removeLast()
    }
    guard var action = organisation.actions[id] else { return }
    let added = additions.first { $0.record == retraining.parts.first?.competence }
    var name = organisation.competences[retraining.parts.first?.competence]?.name ?? ""
    if case .add(_, _, let table)? = added, case .text(let text)? = table["name"] { name = text }
    let now = organisation
    var changes = additions + retraining.changes(in: now, today: today) { newID() }
    // Asked for twice, it is done once.
    let isPlanned = action.plan.contains {
      $0.isOpen && $0.title.hasPrefix("re-training \(name), ")
    }
    if addsStep, !isPlanned {
      let people = Set(retraining.concerned(in: now, today: today).map(\.person)).count
      var step = Step()
      step.title = "re-training \(name), \(people) \(people == 1 ? "person" : "people")"
      step.owner = here(action.owner)
      step.due = retraining.within.map(retraining.since.adding) ?? retraining.since
      action.plan.append(step)
      changes += organisation.changes(goingOnWith: action, by: session.who, on: today)
    }
    guard !changes.isEmpty else {
      return say("\(action.name) asks for re-training \(name) already; nothing changed")
    }
    commit("\(action.name): re-training \(name)", changes)
  }

  /// How many were trained since an action asked for it.
  func retrainingLines(of action: Action) -> [DetailLine] {
    organisation.retrained(because: action.name, today: today).enumerated().map { place, progress in
      let rule = progress.requirement
      let all = progress.trained.count + progress.open.count
      var text =
        "\(organisation.competences[rule.competence]?.name ?? "?"), \(organisation.roles[rule.role]?.name ?? "?"): \(progress.trained.count) of \(all) trained"
      if let since = rule.since { text += " since \(since.spoken(today: today))" }
      if !progress.open.isEmpty {
        text +=
          "; open: "
          + progress.open.prefix(6).map { organisation.personName($0) }
          .joined(separator: ", ")
        if progress.open.count > 6 { text += " and \(progress.open.count - 6) more" }
        if let due = progress.neededBy { text += ", by \(due.spoken(today: today))" }
      }
      let isLate = !progress.open.isEmpty && (progress.neededBy ?? .never) < today
      return DetailLine(
        label: place == 0 ? "Re-training" : "", text: text,
        style: progress.open.isEmpty ? .done : isLate ? .overdue : .plain,
        target: rule.competence.map { .record(.competence, $0) } ?? .none)
    }
  }
}
