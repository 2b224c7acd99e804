import Records

extension State {
  /// The objective that is selected in the list, or that a board shows or has selected.
  var currentObjective: Objective? { ObjectivesPane.current(in: self) }

  mutating func addObjective() {
    guard mayChange() else { return }
    var objective = Objective(id: newID())
    objective.started = today
    openRecordForm(
      objective, title: "Add an objective", isNew: true, leavingOut: ["closed", "given_up"]
    ) { $0[listOf: .objectives].select($1) }
  }

  mutating func editObjective() {
    guard let objective = currentObjective else { return }
    openRecordForm(objective, title: objective.name, isNew: false) {
      $0[listOf: .objectives].select($1)
    }
  }

  /// What no objective may be.
  func checkObjective(_ objective: Objective) throws(FormRefusal) {
    let values = FormValues(
      values: Dictionary(
        Objective.fields.all.compactMap { field in
          field.read(objective).map { (field.key, $0) }
        }, uniquingKeysWith: { first, _ in first }))
    if let refusal = objectiveRemarks(values).first(where: { $0.weight == .refusal }) {
      throw FormRefusal(message: refusal.text, field: refusal.field)
    }
  }

  /// What is said beside the fields of an objective.
  func objectiveRemarks(_ values: FormValues) -> [FieldRemark] {
    var remarks: [FieldRemark] = []
    let (started, due) = (values.day("started"), values.day("due"))
    if let started, let due, due <= started {
      remarks.append(
        FieldRemark(
          "due", "due when it begins (\(started.full)) or before: choose a later day", .refusal))
    }
    if let period = Period(values.text("frequency")), period.count == 0 {
      remarks.append(FieldRemark("frequency", "never read: 1 month, 2 weeks, 90 days", .refusal))
    }
    remarks += aimRemarks(values) + closingRemarks(values, started: started)
    if let flaw = organisation.flaw(ofClauses: values.clauses("clauses"), library: library) {
      remarks.append(FieldRemark("clauses", flaw.description, .warning))
    }
    return remarks
  }

  private func aimRemarks(_ values: FormValues) -> [FieldRemark] {
    guard let target = Quantity(values.text("target")) else {
      return [FieldRemark("target", "without one nobody can say how it goes", .hint)]
    }
    guard let baseline = Quantity(values.text("baseline")) else { return [] }
    let isAtMost = values.text("direction") == Objective.Direction.atMost.rawValue
    if isAtMost ? baseline <= target : baseline >= target {
      return [
        FieldRemark(
          "baseline", "meets the target already: right direction? it is then a level to be kept up",
          .hint)
      ]
    }
    guard values.day("due") == nil || values.day("started") == nil else { return [] }
    return [
      FieldRemark(
        values.day("due") == nil ? "due" : "started",
        "without From and Due no way is drawn from the baseline to the target", .hint)
    ]
  }

  private func closingRemarks(_ values: FormValues, started: Day?) -> [FieldRemark] {
    guard let closed = values.day("closed") else {
      return values.text("given_up").isEmpty
        ? [] : [FieldRemark("closed", "needed with a reason: the day it was given up", .refusal)]
    }
    if closed > today {
      return [FieldRemark("closed", "still to come: close it on the day, or later", .refusal)]
    }
    if let started, closed < started {
      return [
        FieldRemark(
          "closed", "before it began (\(started.full)): choose a later day", .refusal)
      ]
    }
    return []
  }

  // MARK: Closing

  /// A form that says an objective was reached, or given up and why; emptied, it is pursued again.
  mutating func closeObjective() {
    guard let objective = currentObjective else { return }
    var proposed = objective
    if proposed.closed == nil { proposed.closed = today }
    var fields = FormField.fields(of: proposed, only: ["closed", "given_up"], in: fieldText)
    if objective.closed == nil { fields[0].propose() }
    let shown = fields
    let standing = objective.standing(on: today)
    let title =
      objective.closed == nil
      ? "\(objective.name): reached, or given up?"
      : "\(objective.name): closed; an empty day pursues it again"
    var form = Form(title: title, fields: fields, focus: "given_up") {
      (state, values) throws(FormRefusal) in
      guard var changed = state.organisation.objectives[objective.id] else {
        throw FormRefusal(message: "the objective is no longer on file")
      }
      try changed.take(values, of: shown)
      if changed.closed == nil { changed.givenUp = "" }
      try state.checkObjective(changed)
      let what =
        changed.closed == nil ? "pursued again" : changed.givenUp.isEmpty ? "reached" : "given up"
      return FormStep(
        title: "\(changed.name) \(what)", changes: state.organisation.changes(putting: changed))
    }
    form.enterKeeps = true
    form.checks = { state, values in
      var remarks = state.closingRemarks(values, started: objective.started).filter { _ in
        values.day("closed") != nil
      }
      if values.day("closed") != nil, values.text("given_up").isEmpty, !standing.isMet,
        objective.target != nil
      {
        let last = standing.last?.reading.map { "the last reading, \(objective.text($0)), misses" }
        remarks.append(
          FieldRemark(
            "given_up",
            "\(last ?? "no reading shows") the target; empty says that it was reached all the same",
            .warning))
      }
      return remarks
    }
    open(form)
  }

  // MARK: Actions

  /// A form for an action that brings the objective back on track; where one is open already it asks first.
  mutating func addRecovery() {
    guard let objective = currentObjective, mayChange() else { return }
    let open = organisation.actions(forObjective: objective.id).filter { !$0.stage.isFinal }
    guard let first = open.first else { return openRecovery(of: objective) }
    let lines = open.map { action in
      let owner = organisation.personName(action.owner)
      let due = action.owedDay.map { "due \($0.spoken(today: today))" } ?? "no day"
      return "\(action.name)  \(action.title) · \(owner.isEmpty ? "nobody’s" : owner) · \(due)"
    }
    overlays.append(
      .question(
        Question(
          title:
            "\(objective.name): \(open.count == 1 ? "an action is" : "actions are") open already",
          lines: lines,
          answers: [
            Question.Answer(key: "o", label: "open \(first.name)") {
              $0.go(to: RecordPlace(kind: .action, id: first.id))
            },
            Question.Answer(key: "n", label: "another action") { $0.openRecovery(of: objective) },
          ])))
  }

  private mutating func openRecovery(of objective: Objective) {
    let standing = objective.standing(on: today)
    var action = Action(id: newID())
    action.actionKind = .objectiveRecovery
    action.source = .objective
    action.raised = today
    action.raisedBy = me
    action.owner = here(objective.owner)
    action.clauses = objective.clauses
    action.objective = objective.id
    action.notes = "\(standing.state.rawValue): \(standing.why)"
    let aim = objective.targetText.isEmpty ? "back on track" : "back to \(objective.targetText)"
    openAdding(
      action, title: "\(objective.name): an action",
      keys: ["title", "owner", "due", "kind", "area", "clauses", "notes"],
      proposal: "\(objective.name): \(aim)", more: { _, _ in [] })
  }
}
