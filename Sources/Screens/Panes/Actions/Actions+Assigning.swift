import Records

/// Owner, due date, area and clauses: for one action at once, for all marked ones after a look.
extension State {
  /// "NC-2026-014", "12 actions".
  func named(_ actions: [Action]) -> String {
    actions.count == 1 ? actions[0].name : "\(actions.count) actions"
  }

  mutating func chooseOwner() {
    let acted = actedActions
    guard !acted.isEmpty, mayChange() else { return }
    let title = "Owner of \(named(acted))"
    chooseRecord(.person, title: title, chosen: common(acted.map(\.owner))) {
      (state, owner, name, additions) in
      let name = name.isEmpty ? "nobody" : name
      state.carryOut(
        Bulk(
          actions: acted.map(\.id), asks: "\(title): \(name)", title: { "\($0) given to \(name)" },
          additions: additions
        ) { action, state in
          guard action.owner != owner else {
            return .stays(owner == nil ? "has no owner" : "is \(name)’s already")
          }
          if acted.count > 1, action.stage.isFinal {
            return .refused("\(action.name) is \(action.stage.rawValue) already; its owner stays")
          }
          if !action.stage.isFinal,
            let flaw = state.organisation.flaw(ofOwner: owner, on: state.today)
          {
            return .refused("\(action.name): \(flaw)")
          }
          let before = state.organisation.personName(action.owner)
          action.owner = owner
          return .changes("\(before.isEmpty ? "nobody" : before) → \(name)")
        })
    }
  }

  mutating func chooseArea() {
    let acted = actedActions
    guard !acted.isEmpty, mayChange() else { return }
    let title = "Area of \(named(acted))"
    chooseRecord(.area, title: title, chosen: common(acted.map(\.area))) {
      (state, area, name, additions) in
      let name = name.isEmpty ? "none" : name
      state.carryOut(
        Bulk(
          actions: acted.map(\.id), asks: "\(title): \(name)", title: { "\($0) area now \(name)" },
          additions: additions
        ) { action, state in
          guard action.area != area else {
            return .stays(area == nil ? "has no area" : "is in \(name) already")
          }
          let before = state.organisation.areaName(action.area)
          action.area = area
          return .changes("\(before.isEmpty ? "none" : before) → \(name)")
        })
    }
  }

  /// The clauses of one action; for several, clauses that each gets besides its own, because what each has was
  /// chosen for it alone.
  mutating func chooseClauses() {
    let acted = actedActions
    guard let first = acted.first, mayChange() else { return }
    let isOne = acted.count == 1
    let items = clauseItems()
    let title = isOne ? "Clauses of \(first.name)" : "Clauses to add to those of \(named(acted))"
    // A clause that the held editions do not have cannot be shown, and is not taken away unseen.
    let shown = Set(items.map(\.id))
    let unseen = isOne ? first.clauses.filter { !shown.contains($0.description) } : []
    overlays.append(
      .picker(
        Picker(
          title: title, items: items, isMultiple: true,
          chosen: isOne ? first.clauses.map(\.description) : []
        ) { state, chosen in
          let clauses = chosen.compactMap { ClauseReference($0.id) }
          guard isOne || !clauses.isEmpty else { return state.say("nothing changed") }
          let names = state.text(of: clauses)
          state.carryOut(
            Bulk(
              actions: acted.map(\.id), asks: "\(title): \(names)",
              title: { isOne ? "\($0) clauses changed" : "\($0): \(names) added to the clauses" }
            ) { action, state in
              let before = action.clauses
              let added = clauses.filter { !before.contains($0) }
              if isOne {
                action.clauses = (unseen + clauses).sorted()
                guard Set(action.clauses) != Set(before) else {
                  return .stays("has these clauses already")
                }
                return .changes("\(state.text(of: before)) → \(state.text(of: action.clauses))")
              }
              guard !added.isEmpty else { return .stays("has these clauses already") }
              action.clauses += added
              return .changes("+ \(state.text(of: added))")
            })
        }))
  }

  private func text(of clauses: [ClauseReference]) -> String {
    clauses.isEmpty ? "none" : fieldText.text(of: clauses.value, .clauses)
  }

  mutating func moveDue() {
    let acted = actedActions
    guard let first = acted.first else { return }
    if acted.count == 1, first.stage.isFinal {
      return complain("\(first.name) is \(first.stage.rawValue); its due date stays as it was")
    }
    var fields = [
      FormField(
        key: "due", label: "Due", hint: "the last day on which it is in time", shape: .day,
        value: acted.count == 1 ? first.due.value : nil, in: fieldText
      ).proposing()
    ]
    if acted.contains(where: { $0.due != nil }) {
      fields.append(
        FormField(
          key: "why", label: "Why is it moved", hint: "kept with the old date, who and when",
          shape: .line, value: nil, in: fieldText))
    }
    open(
      Form(title: "Due date of \(named(acted))", fields: fields) {
        (state, values) throws(FormRefusal) in
        let day = values.day("due")
        guard acted.count == 1 else { return try state.stepMovingDue(of: acted, to: day, values) }
        var action = first
        do throws(ActionProblem) {
          try action.moveDue(
            to: day, by: state.session.who, on: state.today, why: values.text("why"))
        } catch {
          throw FormRefusal(message: error.description, field: "why")
        }
        let to = day?.spoken(today: state.today) ?? "none"
        return FormStep(
          title: "\(first.name) due date moved to \(to)",
          changes: state.organisation.changes(putting: action))
      })
  }

  /// Moves the due date of several, each with its own old date and the reason, once it was looked at.
  private func stepMovingDue(
    of acted: [Action], to day: Day?, _ values: FormValues
  ) throws(FormRefusal) -> FormStep {
    let why = values.text("why")
    let to = day?.spoken(today: today) ?? "none"
    let moves = acted.contains { !$0.stage.isFinal && $0.due != nil && $0.due != day }
    if moves, why.trimmed.isEmpty {
      throw FormRefusal(message: "due dates are only moved with a reason; write why", field: "why")
    }
    let bulk = Bulk(
      actions: acted.map(\.id), asks: "Due date of \(named(acted)): \(to)",
      title: { "\($0) due date moved to \(to)" }
    ) { action, state in
      guard action.due != day else {
        return .stays(day == nil ? "has no due date" : "is due \(to) already")
      }
      // Moved along with others it would count as a slip of something that was done long ago.
      guard !action.stage.isFinal else {
        return .refused("\(action.name) is \(action.stage.rawValue) already; its due date stays")
      }
      let before = action.due?.spoken(today: state.today) ?? "none"
      do throws(ActionProblem) {
        try action.moveDue(to: day, by: state.session.who, on: state.today, why: why)
      } catch {
        return .refused(error.description)
      }
      return .changes("due \(before) → \(to)")
    }
    return FormStep(title: "", changes: [], asks: look(at: bulk))
  }

  /// Lets the user choose a record of a kind, a new one by its name, or none.
  private mutating func chooseRecord(
    _ kind: RecordKind, title: String, chosen: RecordID?,
    then: @escaping @Sendable (inout State, RecordID?, String, [Change]) -> Void
  ) {
    overlays.append(
      .picker(
        Picker(
          title: title, items: linkItems(kind), chosen: [chosen?.text ?? ""], adding: kind.noun,
          allowsNone: true
        ) { state, items in
          guard let item = items.first else { return then(&state, nil, "", []) }
          if let known = RecordID(item.id) { return then(&state, known, item.label, []) }
          let id = state.newID()
          then(&state, id, item.label, [.add(kind, id, ["name": .text(item.label)])])
        }))
  }

  /// What all have alike; `nil` when they differ.
  private func common(_ links: [RecordID?]) -> RecordID? {
    links.allSatisfy { $0 == links.first } ? links.first ?? nil : nil
  }
}
