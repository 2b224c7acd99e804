import Records

extension State {
  /// Gives a person a role from a day, then shows what it asks of them by when.
  ///
  /// - Parameter role: the one that is proposed.
  mutating func giveRole(to person: Person, role: RecordID? = nil) {
    guard mayChange() else { return }
    let link = FormField(
      key: "role", label: "Role", hint: "what they do from then on; a new name adds a role",
      shape: .link(.role), value: role.value, in: fieldText)
    var from = FormField(
      key: "from", label: "From", hint: "the first day; what the role requires counts from then",
      shape: .day, value: nil, in: fieldText)
    let first = max(person.joined ?? today, today)
    from.content = .typed(TextBuffer(first.description, isProposal: true))
    let id = person.id
    open(
      Form(
        title: "\(person.name): a role from a day", fields: [link, from],
        checks: { state, values in
          state.organisation.people[id].map { state.takingRemarks($0, values) } ?? []
        }
      ) { (state, values) throws(FormRefusal) in
        guard let role = values.id("role") else {
          throw FormRefusal(message: "Role is needed: what they do from then on", field: "role")
        }
        guard let day = values.day("from") else {
          throw FormRefusal(message: "From is needed: the first day of the role", field: "from")
        }
        guard var changed = state.organisation.people[id] else {
          throw FormRefusal(message: "the person is no longer on file")
        }
        changed.take(role, from: day)
        return FormStep(
          title: "\(changed.name) has the role from \(day.spoken(today: state.today)) on",
          changes: state.organisation.changes(putting: changed)
        ) { $0.showInduction(of: id) }
      })
  }

  private func takingRemarks(_ person: Person, _ values: FormValues) -> [FieldRemark] {
    var remarks: [FieldRemark] = []
    if let day = values.day("from") {
      if let joined = person.joined, day < joined {
        remarks.append(
          FieldRemark(
            "from", "before they joined, on \(joined.full): choose that day or a later one",
            .refusal))
      }
      if let left = person.left, day > left {
        remarks.append(
          FieldRemark("from", "after their last day, \(left.full): choose an earlier day", .refusal)
        )
      }
    }
    guard let role = values.id("role") else { return remarks }
    let day = values.day("from")
    let terms = person.terms.filter { $0.role == role }
    if let ended = terms.first(where: { term in
      term.until.map { until in day.map { until >= $0 } ?? false } ?? false
    }), let until = ended.until {
      let from = ended.from.map { "from \($0.full) " } ?? ""
      remarks.append(
        FieldRemark(
          "from", "has it \(from)until \(until.full): choose \((until + 1).full) or later", .refusal
        ))
    }
    guard person.roles.contains(role) else { return remarks }
    guard let since = terms.first(where: { $0.until == nil })?.from else {
      // From a day to come they would be without it until then.
      let isLater = day.map { $0 > today } ?? false
      remarks.append(
        FieldRemark(
          "role",
          isLater
            ? "has it already, since a day not on file: give a day up to today, or end it first"
            : "has it already, since a day not on file: this day is noted as its first",
          isLater ? .refusal : .warning))
      return remarks
    }
    remarks.append(
      since > today
        ? FieldRemark(
          "role", "begins \(since.full) so far: it would begin on the new day instead", .warning)
        : FieldRemark(
          "role", "has it since \(since.full): end it first where it begins anew", .refusal))
    return remarks
  }

  /// Ends one of a person's roles with its last day; asks which where there are several.
  mutating func endRole(of person: Person) {
    guard mayChange() else { return }
    let held = person.rolesHeldOrToCome(on: today).filter { held in
      person.roles.contains(held.role)
    }
    guard !held.isEmpty else {
      return complain("\(person.name) has no role that could end; J gives one from a day")
    }
    if held.count == 1 { return endRole(held[0], of: person) }
    let items = held.map { held in
      Picker.Item(
        id: held.role.text, label: organisation.roles[held.role]?.name ?? "?",
        detail: held.since.map { "since \($0.spoken(today: today))" } ?? "")
    }
    overlays.append(
      .picker(
        Picker(title: "Which role of \(person.name) ends?", items: items) { state, chosen in
          guard let role = chosen.first.flatMap({ RecordID($0.id) }),
            let ending = held.first(where: { $0.role == role })
          else { return }
          state.endRole(ending, of: person)
        }))
  }

  private mutating func endRole(_ held: HeldRole, of person: Person) {
    let name = organisation.roles[held.role]?.name ?? "the role"
    var last = FormField(
      key: "until", label: "Last day", hint: "the last day on which they do it",
      shape: .day, value: nil, in: fieldText)
    last.content = .typed(TextBuffer(today.description, isProposal: true))
    let id = person.id
    open(
      Form(
        title: "\(person.name): last day as \(name)", fields: [last],
        checks: { _, values in
          guard let since = held.since, let day = values.day("until"), day < since else {
            return []
          }
          return [
            FieldRemark(
              "until", "before it was taken, on \(since.full): choose that day or a later one",
              .refusal)
          ]
        }
      ) { (state, values) throws(FormRefusal) in
        guard let day = values.day("until") else {
          throw FormRefusal(message: "Last day is needed", field: "until")
        }
        guard var changed = state.organisation.people[id] else {
          throw FormRefusal(message: "the person is no longer on file")
        }
        changed.giveUp(held.role, on: day)
        return FormStep(
          title: "\(changed.name): \(name) until \(day.spoken(today: state.today))",
          changes: state.organisation.changes(putting: changed))
      })
  }
}
