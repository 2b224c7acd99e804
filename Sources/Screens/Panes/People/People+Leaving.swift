import Records

extension State {
  /// A form for the last day of the selected person.
  mutating func markLeft() {
    if let selected = people.list.selected { markLeft(selected) }
  }

  /// A form for somebody's last day, after which everything that they leave behind is shown.
  mutating func markLeft(_ id: RecordID) {
    guard let person = organisation.people[id] else { return }
    var field = FormField(
      key: "left", label: "Left", hint: "their last day; records stay, lists hide them",
      shape: .day,
      value: person.left.value, in: fieldText)
    if person.left == nil {
      field.content = .typed(TextBuffer(today.description, isProposal: true))
    }
    let fields = [field]
    let behind = leavesBehind(person)
    let origin = pane
    open(
      Form(
        title: "Last day of \(person.name)", fields: fields,
        checks: { _, _ in behind.isEmpty ? [] : [FieldRemark("left", behind, .hint)] }
      ) {
        (state, values) throws(FormRefusal) in
        var changed = person
        try changed.take(values, of: fields)
        try state.check(changed)
        let title =
          changed.left.map { "\(person.name) marked as left on \($0)" }
          ?? "\(person.name) works here again"
        return FormStep(title: title, changes: state.organisation.changes(putting: changed)) {
          state in
          guard let now = state.organisation.people[id], now.left != nil,
            state.board(LeaverBoard.self) == nil || state.pane != .training,
            !state.organisation.estate(
              of: now, today: state.today, matrix: state.derived.matrix
            ).isEmpty
          else { return }
          state.showLeaver(id, from: origin)
        }
      })
  }

  /// What somebody leaves behind in a sentence; empty when nothing.
  private func leavesBehind(_ person: Person) -> String {
    let all = organisation.estate(of: person, today: today, matrix: derived.matrix)
    func count(_ number: Int, _ one: String) -> String? {
      number == 0 ? nil : "\(number) \(one)\(number == 1 ? "" : "s")"
    }
    let actions = all.count { $0.group == .actions }
    let areas = all.count { $0.group == .areas && $0.part == .owner }
    let others = all.count - actions - areas
    let named = [
      count(actions, "open action"), count(areas, "area"),
      others == 0 ? nil : actions + areas == 0 ? count(others, "thing") : "\(others) more",
    ].compactMap(\.self)
    guard let last = named.last else { return "" }
    let first = named.dropLast().joined(separator: ", ")
    return "leaves behind \(first.isEmpty ? "" : first + " and ")\(last) to give to others"
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
