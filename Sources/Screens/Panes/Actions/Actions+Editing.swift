import Records

extension State {
  private static let addingKeys = [
    "title", "kind", "grade", "owner", "due", "area", "clauses", "source", "category", "notes",
    "correction", "recurrence_of", "reference",
  ]
  private static let editingKeys = [
    "title", "kind", "grade", "source", "category", "area", "clauses", "raised_by", "raised",
    "notes", "containment", "containment_limits", "containment_until", "correction", "root_cause",
    "cause_category", "similar", "recurrence_of", "reference",
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
    var form = Form(title: title, fields: fields) {
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
        changes: state.organisation.changes(
          goingOnWith: added, by: state.session.who, on: state.today)
          + more(state, added)
      ) { state in
        state.actions.list.select(added.id)
        state.refreshLists()
        then?(&state)
      }
    }
    form.enterKeeps = proposal != nil
    form.checks = State.actionChecks(of: action.id)
    form.draft = action
    open(form)
  }

  /// A form for one field of the action.
  mutating func editAction(only key: String) { editAction(fields: [key]) }

  /// A form for some fields of the action, or all that a form can show.
  mutating func editAction(fields keys: [String]? = nil) {
    guard let action = currentAction else { return }
    let fields = FormField.fields(of: action, only: keys ?? State.editingKeys, in: fieldText)
    guard let first = fields.first else { return }
    var form = Form(title: "\(action.name)  \(action.title)", fields: fields) {
      (state, values) throws(FormRefusal) in
      var changed = action
      try changed.take(values, of: fields)
      guard !changed.title.isEmpty else {
        throw FormRefusal(message: "Title is needed", field: "title")
      }
      if changed.reference.isEmpty { changed.reference = action.reference }
      try state.checkReference(of: changed)
      let label = keys == nil ? "" : first.label.lowercased()
      var title = "\(changed.name) \(label) changed".replacing("  ", with: " ")
      if changed.recurrenceOf != action.recurrenceOf,
        let earlier = state.organisation.actions[changed.recurrenceOf]
      {
        title = "\(changed.name) is \(earlier.name) again, which is marked not effective"
      }
      return FormStep(
        title: title,
        changes: state.organisation.changes(
          goingOnWith: changed, by: state.session.who, on: state.today))
    }
    form.checks = State.actionChecks(of: action.id)
    if keys == nil { form.draft = action }
    open(form)
  }
}

extension State {
  /// What is said beside the fields of an action: an owner who left, a clause that is not held, a ring of recurrences.
  static func actionChecks(of id: RecordID) -> @Sendable (State, FormValues) -> [FieldRemark] {
    { state, values in
      let organisation = state.organisation
      var remarks: [FieldRemark] = []
      if let flaw = organisation.flaw(ofOwner: values.id("owner"), on: state.today) {
        remarks.append(FieldRemark("owner", flaw.description, .warning))
      }
      let clauses = values.clauses("clauses")
      if let flaw = organisation.flaw(ofClauses: clauses, library: state.library) {
        remarks.append(FieldRemark("clauses", flaw.description, .warning))
      }
      var dated = organisation.actions[id] ?? Action(id: id)
      dated.raised = values.day("raised") ?? dated.raised
      dated.due = values.day("due") ?? dated.due
      remarks += dated.dateFlaws(on: state.today)
        .filter { values[$0.field] != nil && ["raised", "due"].contains($0.field) }
        .map { FieldRemark($0.field, $0.text, .warning) }
      let raised = values.day("raised")
      if let flaw = organisation.flaw(
        of: id, recurringOf: values.id("recurrence_of"), raised: raised)
      {
        remarks.append(FieldRemark("recurrence_of", flaw.description, .refusal))
      }
      return remarks
    }
  }
}
