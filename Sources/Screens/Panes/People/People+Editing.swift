import Records

extension State {
  mutating func editSelected() {
    guard let id = people.list.selected else {
      return say("nothing to edit here yet; a adds a record")
    }
    edit(id, as: people.section.kind.type)
  }

  private mutating func edit<R: Record>(_ id: RecordID, as type: R.Type) {
    guard let record = organisation[keyPath: R.register][id] else { return }
    openRecordForm(record, title: organisation.name(of: id, R.kind) ?? R.kind.noun, isNew: false) {
      $0.people.list.select($1)
    }
  }

  /// The form of a person, from wherever they are shown.
  mutating func editPerson(_ person: Person) { edit(person.id, as: Person.self) }

  /// The form of a certification body, from wherever it is named.
  mutating func editBody(_ body: CertificationBody) { edit(body.id, as: CertificationBody.self) }

  /// The level of a requirement is chosen from the organisation's scale, where it has one.
  private func withChoices(_ field: FormField) -> FormField {
    let marks = LevelScale(organisation.profile.levels).levels.map(\.mark)
    guard field.key == "level", field.source?.kind == .requirement, !marks.isEmpty,
      case .typed(let typed) = field.content
    else { return field }
    let value: Value? = typed.text.isEmpty ? nil : .text(typed.text)
    return FormField(
      key: field.key, label: field.label, hint: field.hint, shape: .choice(marks), value: value,
      source: field.source, in: fieldText)
  }

  mutating func addRecord() {
    guard people.section != .organisation else { return editSelected() }
    add(as: people.section.kind.type)
  }

  private mutating func add<R: Record>(as type: R.Type) {
    guard mayChange() else { return }
    let noun = R.kind.noun
    let article = "aeiou".contains(noun.prefix(1)) ? "an" : "a"
    openRecordForm(R(id: newID()), title: "Add \(article) \(noun)", isNew: true) {
      $0.people.list.select($1)
    }
  }

  /// A form made of nothing but the kind's field table.
  ///
  /// - Parameters:
  ///   - keys: fields that it does not ask for.
  ///   - select: selects the record where it is listed, once it is kept.
  mutating func openRecordForm<R: Record>(
    _ record: R, title: String, isNew: Bool, leavingOut keys: Set<String> = [],
    select: @escaping @Sendable (inout State, RecordID) -> Void
  ) {
    let fields = FormField.fields(of: record, in: fieldText)
      .filter { !keys.contains($0.key) }.map { withChoices($0) }
    let id = record.id
    open(
      Form(
        title: title, fields: fields,
        checks: { state, values in state.remarks(on: R.kind, id, values) }
      ) { (state, values) throws(FormRefusal) in
        var changed = record
        try changed.take(values, of: fields)
        try state.check(changed)
        if var person = changed as? Person {
          person.endTermsOfRolesTakenOff(today: state.today)
          changed = person as? R ?? changed
        }
        let kept = changed
        let changes = state.organisation.changes(putting: kept)
        let name = kept.name.isEmpty ? R.kind.noun : kept.name
        return FormStep(title: "\(name) \(isNew ? "added" : "changed")", changes: changes) {
          state in
          select(&state, kept.id)
          state.refreshLists()
        }
      })
  }
}
