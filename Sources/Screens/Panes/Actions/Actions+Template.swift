import Records

/// A heading under which a full change is planned, and what its step asks for.
private struct PlanHeading {
  let name: String
  let step: String

  /// The nine headings of a full change, in their order.
  static let all = [
    PlanHeading(name: "plan", step: "Plan: settle what changes, where, and what it may upset"),
    PlanHeading(name: "timeline", step: "Timeline: agree the days with those who do it"),
    PlanHeading(name: "communicate", step: "Communicate: tell everyone it touches, and why"),
    PlanHeading(name: "test", step: "Test: try it on a small scale before it becomes the rule"),
    PlanHeading(name: "track", step: "Track: watch the figure that shows whether it works"),
    PlanHeading(name: "record", step: "Record: change the documents and forms that say otherwise"),
    PlanHeading(name: "train", step: "Train: those who work by it can do it, and show it"),
    PlanHeading(name: "feedback", step: "Feedback: ask those who work by it what gets in the way"),
    PlanHeading(name: "review", step: "Review: look back together, and settle what stays"),
  ]
}

extension State {
  /// Offers the headings of a full change; those taken become steps of the plan.
  mutating func offerTemplate() {
    guard let action = currentAction, mayChange() else { return }
    let items = PlanHeading.all.map {
      Picker.Item(id: $0.name, label: $0.name, detail: $0.step)
    }
    overlays.append(
      .picker(
        Picker(
          title: "\(action.name): steps for a full change (Space leaves one out)", items: items,
          isMultiple: true, chosen: items.map(\.id)
        ) { state, chosen in
          guard var planned = state.organisation.actions[action.id] else { return }
          let wanted = Set(chosen.map(\.id))
          let steps = PlanHeading.all.filter { heading in
            wanted.contains(heading.name) && !planned.plan.contains { $0.title == heading.step }
          }
          guard !steps.isEmpty else { return state.say("no step added") }
          for heading in steps {
            var step = Step()
            step.title = heading.step
            step.owner = state.here(planned.owner)
            planned.plan.append(step)
          }
          state.commit(
            "\(planned.name): \(steps.count) step\(steps.count == 1 ? "" : "s") added",
            state.organisation.changes(
              goingOnWith: planned, by: state.session.who, on: state.today))
        }))
  }
}
