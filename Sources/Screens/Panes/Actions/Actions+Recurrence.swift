import Records

/// The recurrence radar: earlier actions that may be the same thing, with the reason, and the key that links them.
extension State {
  /// How many earlier actions are shown.
  static let alikeShown = 3

  /// Whether there is something to read ahead while nobody presses a key, so that the first title typed is answered
  /// as fast as any other. A huge register is read when it is first asked for, to spare the memory.
  package var canReadAhead: Bool {
    isTrendWanted || (!radar.isComplete && organisation.actions.count <= 50_000)
  }

  mutating func readAhead() {
    guard canReadAhead else { return }
    if isTrendWanted { stepTrend() } else { radar.readAhead(organisation) }
  }

  /// Works out what the form in front says beside its fields, and which earlier actions are like the one typed.
  private mutating func followForm() {
    guard case .form(var form)? = overlays.last else { return }
    let values = form.values(in: fieldText)
    form.remarks = form.checks?(self, values) ?? []
    if let filled = form.draft?.filled(with: values) {
      // A word or two are not enough to go by.
      form.earlier =
        filled.title.utf8.count < 4
        ? []
        : radar.matches(of: filled, in: organisation, today: today, limit: State.alikeShown)
    }
    overlays[overlays.count - 1] = .form(form)
  }

  /// Works out what is shown with the action under the cursor, and with the form in front: advice, and earlier ones
  /// like it.
  mutating func followAction() {
    followForm()
    guard pane == .actions, isActionShown, let action = currentAction else { return }
    followAdvice()
    adviceShown = advice.all.current.filter { $0.actions.contains(action.id) }
    guard !action.stage.isFinal, action.recurrenceOf == nil else {
      alike = []
      return
    }
    alike = Array(
      radar.matches(of: action, in: organisation, today: today, limit: 2 * State.alikeShown)
        .filter { !$0.isLinked }.prefix(State.alikeShown))
  }

  func alikeLines(of action: Action) -> [DetailLine] {
    alike.enumerated().compactMap { place, match in
      guard let earlier = organisation.actions[match.action] else { return nil }
      return DetailLine(
        label: place == 0 ? "↻ Again?" : "",
        text: alikeText(earlier, match) + (place == 0 ? "  r links" : ""), style: .dueSoon,
        target: .alike(match.action))
    }
  }

  func alikeText(_ earlier: Action, _ match: EarlierMatch) -> String {
    "\(earlier.name) \(earlier.title) (\(earlier.stage.rawValue)) – \(match.reason)"
  }

  /// Links the selected, or else the likeliest, earlier action; where none is alike, one is chosen from all.
  mutating func linkRecurrence() {
    guard let action = currentAction else { return }
    var chosen = alike.first?.action
    if actions.detail != nil {
      let lines = detailLines(of: action)
      if lines.indices.contains(actions.line), case .alike(let id) = lines[actions.line].target {
        chosen = id
      }
    }
    // From the list one sees no reason for a match, and so chooses.
    guard let chosen, actions.detail != nil, action.recurrenceOf == nil,
      let earlier = organisation.actions[chosen]
    else { return editAction(only: "recurrence_of") }
    if let flaw = organisation.flaw(of: action.id, recurringOf: chosen) {
      return complain(flaw.description)
    }
    var linked = action
    linked.recurrenceOf = chosen
    commit(
      "\(action.name) is \(earlier.name) again, which is marked not effective",
      organisation.changes(goingOnWith: linked, by: session.who, on: today))
  }

  /// In the form of an action: takes the next of the earlier actions shown as what this one is again; after the last,
  /// none.
  mutating func linkNextAlike() {
    guard case .form(let form)? = overlays.last,
      let place = form.fields.firstIndex(where: { $0.key == "recurrence_of" }), form.draft != nil
    else { return say("this form links no earlier action") }
    let found = form.earlier.filter { !$0.isLinked }.map(\.action)
    guard !found.isEmpty else { return say("no earlier action is like this one") }
    var next = 0
    if case .picked(let value) = form.fields[place].content,
      let present = found.firstIndex(where: { $0.value == value })
    {
      next = present + 1
    }
    withForm { form in
      form.fields[place].content = .picked(next < found.count ? found[next].value : nil)
      form.refusal = ""
    }
    let name = next < found.count ? organisation.actions[found[next]]?.name : nil
    say(name.map { "a recurrence of \($0), once it is kept" } ?? "no recurrence")
  }
}

extension Action {
  /// The action with what a form holds of that by which earlier ones are found.
  fileprivate func filled(with values: FormValues) -> Action {
    var action = self
    action.title = values.text("title")
    if let kind = Kind(rawValue: values.text("kind")) { action.actionKind = kind }
    action.area = values.id("area")
    action.clauses = values.clauses("clauses")
    action.category = values.text("category")
    // Not in the form of a new action.
    if values["cause_category"] != nil { action.causeCategory = values.text("cause_category") }
    return action
  }
}
