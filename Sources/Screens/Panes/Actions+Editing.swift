import Records

extension State {
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
}
