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
    openRecordForm(record, title: organisation.name(of: id, R.kind) ?? R.kind.noun, isNew: false)
  }

  mutating func addRecord() {
    guard people.section != .organisation else { return editSelected() }
    add(as: people.section.kind.type)
  }

  private mutating func add<R: Record>(as type: R.Type) {
    guard mayChange() else { return }
    let noun = R.kind.noun
    let article = "aeiou".contains(noun.prefix(1)) ? "an" : "a"
    openRecordForm(R(id: newID()), title: "Add \(article) \(noun)", isNew: true)
  }

  /// A form made of nothing but the kind's field table.
  private mutating func openRecordForm<R: Record>(_ record: R, title: String, isNew: Bool) {
    let fields = FormField.fields(of: record, in: fieldText)
    let id = record.id
    open(
      Form(
        title: title, fields: fields,
        checks: { state, values in state.remarks(on: R.kind, id, values) }
      ) { (state, values) throws(FormRefusal) in
        var changed = record
        try changed.take(values, of: fields)
        try state.check(changed)
        let kept = changed
        let changes = state.organisation.changes(putting: kept)
        let name = kept.name.isEmpty ? R.kind.noun : kept.name
        return FormStep(title: "\(name) \(isNew ? "added" : "changed")", changes: changes) {
          state in
          state.people.list.select(kept.id)
          state.refreshLists()
        }
      })
  }
}
