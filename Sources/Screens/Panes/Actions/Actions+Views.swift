import Records

/// A filter with a name: one that comes with the program, or one of the user's own.
struct NamedFilter: Hashable, Sendable {
  let name: String
  let filter: String
  /// The record of the user's own one.
  var id: RecordID?

  /// What is asked for so often that everybody has it.
  static let usual = [
    NamedFilter(name: "mine", filter: "is:mine is:open"),
    NamedFilter(name: "overdue", filter: "is:overdue"),
    NamedFilter(name: "waiting for verification", filter: "is:waiting"),
    NamedFilter(name: "external findings", filter: "is:external"),
    NamedFilter(name: "recurring", filter: "is:recurring"),
  ]
}

extension ActionsPane {
  static let forViews: [Command] = [
    Command(
      "action.views", [.character("V")], "Views: mine, overdue, external findings, your own …",
      hint: "views", in: .actions
    ) { $0.chooseView() },
    Command(
      "view.keep", [], "Keep this filter as a view", in: .actions, changes: true,
      obstacle: {
        Filter($0.actions.list.filter).isEmpty ? "no filter is set; / sets one" : nil
      }
    ) { $0.keepView() },
    Command(
      "view.forget", [], "Forget a view of your own", in: .actions, changes: true,
      obstacle: {
        $0.ownViews.isEmpty ? "you have kept no view; V keeps the present filter as one" : nil
      }
    ) { $0.chooseViewToForget() },
  ]
}

extension State {
  /// The views that the user has kept, by name.
  var ownViews: [NamedFilter] {
    organisation.views.all
      .filter { $0.registerName == Pane.actions.rawValue && $0.by == session.who }
      .map { NamedFilter(name: $0.name, filter: $0.filter, id: $0.id) }
      .sorted { ($0.name.lowercased(), $0.name) < ($1.name.lowercased(), $1.name) }
  }

  /// The view whose filter is the present one.
  var viewShown: NamedFilter? {
    let present = Filter(actions.list.filter)
    guard !present.isEmpty else { return nil }
    return (NamedFilter.usual + ownViews).first { Filter($0.filter) == present }
  }

  /// How many actions meet a filter at present.
  private mutating func count(meeting text: String) -> Int {
    let filter = Filter(text)
    let (me, today, all) = (me, today, organisation.actions.all)
    let ids = organisation.actions.identifiers
    return all.indices.count { place in
      record(ids[place], at: place, of: all, meets: filter) {
        ActionsPane.is($0, $1, today: today, me: me)
      }
    }
  }

  mutating func chooseView() {
    let views = NamedFilter.usual + ownViews
    var items: [Picker.Item] = []
    for (index, view) in views.enumerated() {
      let own = view.id == nil ? "" : "  yours: \(view.filter)"
      items.append(
        Picker.Item(
          id: String(index), label: view.name, detail: "\(count(meeting: view.filter))\(own)"))
    }
    let filter = actions.list.filter
    let present = Filter(filter)
    let shown = views.firstIndex { !present.isEmpty && Filter($0.filter) == present }
    items.append(
      Picker.Item(id: "all", label: "all actions", detail: "\(organisation.actions.count)"))
    if !session.isReadOnly {
      if !present.isEmpty, shown == nil {
        items.append(
          Picker.Item(id: "keep", label: "keep the present filter as …", detail: filter))
      }
      if !ownViews.isEmpty { items.append(Picker.Item(id: "forget", label: "forget a view …")) }
    }
    overlays.append(
      .picker(
        Picker(
          title: "Views: how many each shows now", items: items,
          chosen: [shown.map(String.init) ?? (present.isEmpty ? "all" : "")]
        ) { state, chosen in
          switch chosen.first?.id {
          case "keep"?: state.keepView()
          case "forget"?: state.chooseViewToForget()
          case "all"?: state.show(filter: "")
          case let id?: if let index = Int(id) { state.show(filter: views[index].filter) }
          case nil: break
          }
        }))
  }

  /// Shows the list of actions that meet a filter.
  private mutating func show(filter: String) {
    actions.detail = nil
    actions.list.filter = filter
    refreshActions()
  }

  // MARK: One's own

  mutating func keepView() {
    let filter = actions.list.filter.trimmed
    let field = FormField(
      key: "name", label: "Name", hint: "what the view is called; V shows it again",
      shape: .line, value: nil, in: fieldText)
    open(
      Form(title: "Keep as a view: \(filter)", fields: [field], checks: State.viewOfThatName) {
        (state, values) throws(FormRefusal) in
        let name = values.text("name").trimmed
        guard !name.isEmpty else {
          throw FormRefusal(message: "a name is needed, to find the view again", field: "name")
        }
        if NamedFilter.usual.contains(where: { $0.name == name.lowercased() }) {
          throw FormRefusal(
            message: "“\(name)” comes with the program; choose another name", field: "name")
        }
        guard let old = state.ownView(named: name) else {
          return state.stepKeeping(SavedView(id: state.newID()), as: name, filter)
        }
        let step = state.stepKeeping(old, as: name, filter)
        let answer = Question.Answer(key: "r", label: "replace it") { state in
          state.overlays.removeLast()
          state.commit(step.title, step.changes)
        }
        return FormStep(
          title: "", changes: [],
          asks: Question(
            title: "Replace the view “\(old.name)”?",
            lines: ["It shows now: \(old.filter)", "It would show: \(filter)"], answers: [answer]))
      })
  }

  private static let viewOfThatName: @Sendable (State, FormValues) -> [FieldRemark] = {
    state, values in
    state.ownView(named: values.text("name").trimmed).map {
      [FieldRemark("name", "you have a view “\($0.name)” already: \($0.filter)", .hint)]
    } ?? []
  }

  private func ownView(named name: String) -> SavedView? {
    let id = ownViews.first { $0.name.lowercased() == name.lowercased() }?.id
    return organisation.views[id]
  }

  private func stepKeeping(_ view: SavedView, as name: String, _ filter: String) -> FormStep {
    var view = view
    view.name = name
    view.registerName = Pane.actions.rawValue
    view.filter = filter
    view.by = session.who
    return FormStep(
      title: "view “\(name)” kept; V shows it", changes: organisation.changes(putting: view))
  }

  mutating func chooseViewToForget() {
    let views = ownViews
    let items = views.compactMap { view in
      view.id.map { Picker.Item(id: $0.text, label: view.name, detail: view.filter) }
    }
    overlays.append(
      .picker(
        Picker(title: "Forget which view?", items: items) { state, chosen in
          guard let id = chosen.first.flatMap({ RecordID($0.id) }),
            let view = state.organisation.views[id]
          else { return }
          let answer = Question.Answer(key: "f", label: "forget it") { state in
            state.commit(
              "view “\(view.name)” forgotten", state.organisation.changes(removing: view))
          }
          state.overlays.append(
            .question(
              Question(
                title: "Forget the view “\(view.name)”?",
                lines: ["It shows: \(view.filter)", "No action changes; only the view goes."],
                answers: [answer])))
        }))
  }
}
