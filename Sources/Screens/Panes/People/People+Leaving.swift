import Records

extension State {
  mutating func markLeft() {
    guard let person = organisation.people[people.list.selected] else { return }
    var field = FormField(
      key: "left", label: "Left", hint: "their last day; records stay, lists hide them",
      shape: .day,
      value: person.left.value, in: fieldText)
    if person.left == nil {
      field.content = .typed(TextBuffer(today.description, isProposal: true))
    }
    let fields = [field]
    let owned = organisation.actions.all.count { $0.owner == person.id && !$0.stage.isFinal }
    let areas = organisation.areas.all.count { $0.owner == person.id }
    let behind =
      "leaves behind \(owned) open action\(owned == 1 ? "" : "s") and \(areas) area\(areas == 1 ? "" : "s") to give to others"
    open(
      Form(
        title: "Last day of \(person.name)", fields: fields,
        checks: { _, _ in owned + areas == 0 ? [] : [FieldRemark("left", behind, .hint)] }
      ) {
        (state, values) throws(FormRefusal) in
        var changed = person
        try changed.take(values, of: fields)
        try state.check(changed)
        let title =
          changed.left.map { "\(person.name) marked as left on \($0)" }
          ?? "\(person.name) works here again"
        return FormStep(title: title, changes: state.organisation.changes(putting: changed))
      })
  }

  mutating func removeRequirement() {
    guard let rule = organisation.requirements[people.list.selected] else { return }
    let name = organisation.name(of: rule.id, .requirement) ?? "the requirement"
    overlays.append(
      .question(
        Question(
          title: "Take a requirement out?",
          lines: ["\(name) would no longer be required. Training records stay; u brings it back."],
          answers: [
            Question.Answer(key: "y", label: "take it out") { state in
              state.commit(
                "requirement \(name) taken out", state.organisation.changes(removing: rule))
            }
          ])))
  }
}
