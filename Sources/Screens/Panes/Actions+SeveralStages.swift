import Records

/// The stage of all marked actions: those that may go there do, the others are named with what keeps them.
extension State {
  mutating func chooseStageOfSeveral(_ acted: [Action]) {
    let items = Action.Stage.allCases.map { stage in
      let there = acted.count { $0.stage == stage }
      var details = there == 0 ? [] : ["\(there) of \(acted.count) now"]
      if stage == .closed {
        let missing = acted.count { $0.stage != stage && !closingGaps(of: $0).isEmpty }
        if missing > 0 { details.append("\(missing) cannot close yet") }
      }
      return Picker.Item(
        id: stage.rawValue, label: stage.rawValue, detail: details.joined(separator: ", "))
    }
    let stages = Set(acted.map(\.stage))
    overlays.append(
      .picker(
        Picker(
          title: "Stage of \(named(acted))", items: items,
          chosen: stages.count == 1 ? stages.map(\.rawValue) : []
        ) { state, chosen in
          if let stage = chosen.first.flatMap({ Action.Stage(rawValue: $0.id) }) {
            state.moveSeveral(acted.map(\.id), to: stage)
          }
        }))
  }

  /// Asks for the reason where cancelling or opening again needs one; then shows what will happen.
  private mutating func moveSeveral(_ ids: [RecordID], to stage: Action.Stage) {
    let acted = ids.compactMap { organisation.actions[$0] }
    let reopened = stage.isFinal ? 0 : acted.count { $0.stage.isFinal }
    if stage == .cancelled, acted.contains(where: { $0.stage != .cancelled }) {
      askWhy(
        "Cancel \(named(acted))", hint: "why nothing will be done; it stays on record", acted,
        stage)
    } else if reopened > 0 {
      askWhy(
        "Open \(reopened) of \(named(acted)) again",
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
        guard !why.trimmed.isEmpty else {
          throw FormRefusal(message: "a reason is needed; it stays on record", field: "why")
        }
        return FormStep(
          title: "", changes: [],
          asks: state.look(at: state.stageChange(of: acted, to: stage, why: why)))
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
