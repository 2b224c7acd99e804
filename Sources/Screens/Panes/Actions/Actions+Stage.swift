import Records

/// The stage of one action, or of all marked ones: those that may go there do, the others are named with what keeps
/// them.
extension State {
  /// What an action still lacks before it can close here.
  func closingGaps(of action: Action) -> [ClosingGap] {
    action.closingGaps(isStrict: organisation.profile.isStrict)
  }

  mutating func chooseStage() {
    let acted = actedActions
    guard !acted.isEmpty, mayChange() else { return }
    let ways = Set(acted.flatMap(\.track)).union([.cancelled])
    let items = Action.Stage.allCases.filter(ways.contains).map { stage in
      Picker.Item(
        id: stage.rawValue, label: stage.rawValue,
        detail: acted.count == 1 ? detail(of: stage, for: acted[0]) : detail(of: stage, for: acted))
    }
    let stages = Set(acted.map(\.stage))
    overlays.append(
      .picker(
        Picker(
          title: "Stage of \(named(acted))", items: items,
          chosen: stages.count == 1 ? stages.map(\.rawValue) : []
        ) { state, chosen in
          guard let stage = chosen.first.flatMap({ Action.Stage(rawValue: $0.id) }) else { return }
          if acted.count == 1, stage == .closed, acted[0].stage != .closed {
            state.close(acted[0])
          } else {
            state.move(acted.map(\.id), to: stage)
          }
        }))
  }

  private func detail(of stage: Action.Stage, for action: Action) -> String {
    if stage == action.stage { return "now" }
    if stage == .closed {
      let gaps = closingGaps(of: action)
      return gaps.isEmpty ? "nothing is missing" : "\(gaps.count) missing"
    }
    if action.stage.isFinal { return stage.isFinal ? "" : "opens it again, with a reason" }
    return action.reached(stage).map { $0.spoken(today: today) } ?? ""
  }

  private func detail(of stage: Action.Stage, for acted: [Action]) -> String {
    let there = acted.count { $0.stage == stage }
    var details = there == 0 ? [] : ["\(there) of \(acted.count) now"]
    if stage == .closed {
      let missing = acted.count { $0.stage != stage && !closingGaps(of: $0).isEmpty }
      if missing > 0 { details.append("\(missing) cannot close yet") }
    }
    return details.joined(separator: ", ")
  }

  /// Closes an action, or says what is missing and opens what the user chooses to fill in.
  private mutating func close(_ action: Action) {
    let gaps = closingGaps(of: action)
    guard !gaps.isEmpty else { return move([action.id], to: .closed) }
    complain("\(action.name) is not closed: \(gaps.count) missing")
    overlays.append(
      .picker(
        Picker(
          title: "\(action.name) cannot close yet; it still needs",
          items: gaps.enumerated().map { place, gap in
            Picker.Item(
              id: String(place), label: gap.description,
              detail: remedy(for: gap, in: action).keyNames)
          }
        ) { state, chosen in
          if let place = chosen.first.flatMap({ Int($0.id) }) { state.fill(gaps[place]) }
        }))
  }

  /// Asks for the reason where cancelling or opening again needs one; then shows what will happen.
  private mutating func move(_ ids: [RecordID], to stage: Action.Stage) {
    let acted = ids.compactMap { organisation.actions[$0] }
    let reopened = stage.isFinal ? 0 : acted.count { $0.stage.isFinal }
    if stage == .cancelled, acted.contains(where: { $0.stage != .cancelled }) {
      askWhy(
        "Cancel \(named(acted))", hint: "why nothing will be done; it stays on record", acted,
        stage)
    } else if reopened > 0 {
      askWhy(
        acted.count == 1
          ? "Open \(named(acted)) again" : "Open \(reopened) of \(named(acted)) again",
        hint: "why what was closed or cancelled is opened again", acted, stage)
    } else {
      carryOut(stageChange(of: acted, to: stage, why: ""))
    }
  }

  private mutating func askWhy(
    _ title: String, hint: String, _ acted: [Action], _ stage: Action.Stage
  ) {
    let field = FormField(
      key: "why", label: "Reason", hint: hint, shape: .text, value: nil, in: fieldText)
    open(
      Form(title: title, fields: [field]) { (state, values) throws(FormRefusal) in
        let why = values.text("why")
        let change = state.stageChange(of: acted, to: stage, why: why)
        let preview = state.preview(change)
        if acted.count == 1, let problem = preview.refused.first {
          throw FormRefusal(message: problem, field: "why")
        }
        guard !why.trimmed.isEmpty else {
          throw FormRefusal(message: "a reason is needed; it stays on record", field: "why")
        }
        guard acted.count > 1 else {
          return FormStep(title: change.title(preview.name), changes: preview.changes)
        }
        return FormStep(title: "", changes: [], asks: state.look(at: change))
      })
  }

  private func stageChange(of acted: [Action], to stage: Action.Stage, why: String) -> Bulk {
    Bulk(
      actions: acted.map(\.id), asks: "Stage of \(named(acted)): \(stage.rawValue)",
      title: { stage == .cancelled ? "\($0) cancelled" : "\($0) now \(stage.rawValue)" }
    ) { action, state in
      guard action.stage != stage else { return .stays("is \(stage.rawValue) already") }
      let before = action.stage
      // The reason for opening some again is not that of the others.
      let reason = stage == .cancelled || before.isFinal ? why : ""
      do throws(ActionProblem) {
        try action.move(
          to: stage, by: state.session.who, on: state.today, reason: reason,
          isStrict: state.organisation.profile.isStrict)
      } catch {
        return .refused(error.description)
      }
      return .changes("\(before.rawValue) → \(stage.rawValue)")
    }
  }
}
