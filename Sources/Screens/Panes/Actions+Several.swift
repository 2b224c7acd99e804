import Records

/// The stage of an action, and the way to that of several.
extension State {
  /// Carries out a change of several records, after a look at what it will do.
  mutating func commitSeveral(_ title: String, _ preview: [String], _ changes: [Change]) {
    guard preview.count > 1 else {
      commit(title, changes)
      return
    }
    var lines = Array(preview.prefix(6))
    if preview.count > 6 { lines.append("… and \(preview.count - 6) more") }
    overlays.append(
      .question(
        Question(
          title: title, lines: lines,
          answers: [
            Question.Answer(key: "y", label: "yes, change these \(preview.count)") {
              $0.commit(title, changes)
            }
          ])))
  }

  mutating func chooseStage() {
    let acted = actedActions
    guard let first = acted.first, mayChange() else { return }
    guard acted.count == 1 else { return chooseStageOfSeveral(acted) }
    let items = Action.Stage.allCases.map { stage in
      var detail = ""
      if stage == .closed {
        let missing = acted.count { !closingGaps(of: $0).isEmpty }
        detail =
          missing == 0
          ? "nothing is missing"
          : acted.count == 1
            ? "\(closingGaps(of: first).count) missing"
            : "\(missing) of \(acted.count) cannot close yet"
      }
      return Picker.Item(
        id: stage.rawValue, label: stage.rawValue, detail: stage == first.stage ? "now" : detail)
    }
    overlays.append(
      .picker(
        Picker(
          title: acted.count == 1 ? "Stage of \(first.name)" : "Stage of \(acted.count) actions",
          items: items, chosen: [first.stage.rawValue]
        ) { state, chosen in
          if let stage = chosen.first.flatMap({ Action.Stage(rawValue: $0.id) }) {
            state.move(acted, to: stage)
          }
        }))
  }

  /// What an action still lacks before it can close here.
  func closingGaps(of action: Action) -> [ClosingGap] {
    action.closingGaps(isStrict: organisation.profile.isStrict)
  }

  private mutating func move(_ acted: [Action], to stage: Action.Stage) {
    if stage == .cancelled { return askWhyCancelled(acted) }
    var changes: [Change] = []
    var preview: [String] = []
    for var action in acted where action.stage != stage {
      let before = action.stage.rawValue
      do throws(ActionProblem) {
        try action.move(
          to: stage, by: session.who, on: today, isStrict: organisation.profile.isStrict)
      } catch {
        return refuse(error, acted)
      }
      preview.append("\(action.name): \(before) → \(stage.rawValue)")
      changes += organisation.changes(putting: action)
    }
    let what = acted.count == 1 ? acted[0].name : "\(preview.count) actions"
    commitSeveral("\(what) now \(stage.rawValue)", preview, changes)
  }

  /// Says what is missing before an action can close, and opens what the user chooses to fill in.
  private mutating func refuse(_ problem: ActionProblem, _ acted: [Action]) {
    guard acted.count == 1, case .cannotClose(let reference, let gaps) = problem else {
      return complain(problem.description)
    }
    complain("\(reference) is not closed: \(gaps.count) missing")
    overlays.append(
      .picker(
        Picker(
          title: "\(reference) cannot close yet; it still needs",
          items: gaps.enumerated().map {
            Picker.Item(id: String($0.offset), label: $0.element.description)
          }
        ) { state, chosen in
          if let index = chosen.first.flatMap({ Int($0.id) }) { state.fill(gaps[index]) }
        }))
  }

  private mutating func askWhyCancelled(_ acted: [Action]) {
    let fields = [
      FormField(
        key: "why", label: "Reason", hint: "why nothing will be done; it stays on record",
        shape: .text,
        value: nil, in: fieldText)
    ]
    let what = acted.count == 1 ? acted[0].name : "\(acted.count) actions"
    open(
      Form(title: "Cancel \(what)", fields: fields) { (state, values) throws(FormRefusal) in
        var changes: [Change] = []
        for var action in acted {
          do throws(ActionProblem) {
            try action.move(
              to: .cancelled, by: state.session.who, on: state.today, reason: values.text("why"))
          } catch {
            throw FormRefusal(message: error.description, field: "why")
          }
          changes += state.organisation.changes(putting: action)
        }
        return FormStep(title: "\(what) cancelled", changes: changes)
      })
  }
}
