import Records

/// The recurrence radar: earlier actions that may be the same thing, with the reason, and the key that links them.
extension State {
  /// How many earlier actions are shown.
  static let alikeShown = 3

  /// Looks for earlier actions like the one under the cursor, while it is open and no recurrence yet.
  mutating func lookForAlike() {
    guard pane == .actions, let action = currentAction, !action.stage.isFinal,
      action.recurrenceOf == nil
    else {
      alike = []
      return
    }
    alike = organisation.earlierMatches(of: action, today: today, limit: State.alikeShown)
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
      organisation.changes(puttingWithRecurrence: linked, by: session.who, on: today))
  }

  /// In the form of an action: takes the next of the earlier actions shown as what this one is again; after the last,
  /// none.
  mutating func linkNextAlike() {
    guard case .form(let form)? = overlays.last,
      let place = form.fields.firstIndex(where: { $0.key == "recurrence_of" }), form.remarks != nil
    else { return say("this form links no earlier action") }
    let found = draftMatches(form.values(in: fieldText), id: form.about?.id).map(\.action)
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

  /// Earlier actions like the one being typed.
  func draftMatches(_ values: FormValues, id: RecordID?) -> [EarlierMatch] {
    var draft = Action(id: id ?? RecordID("draft") ?? organisation.profile.id)
    draft.title = values.text("title")
    guard draft.title.utf8.count > 3 else { return [] }
    draft.area = values.id("area")
    draft.category = values.text("category")
    draft.causeCategory = values.text("cause_category")
    draft.clauses = values.clauses("clauses")
    return organisation.earlierMatches(of: draft, today: today, limit: State.alikeShown)
  }

  /// Earlier actions like the one being typed, a line each with the reason.
  static let earlierMatches: @Sendable (State, FormValues) -> [String] = { state, values in
    let linked = values.id("recurrence_of")
    return state.draftMatches(values, id: nil).compactMap { match in
      state.organisation.actions[match.action].map {
        (match.action == linked ? "↻ AGAIN: " : "↻ earlier: ") + state.alikeText($0, match)
      }
    }
  }
}
