import Records

extension State {
  /// Opens the choices of a field; what was typed already filters them.
  mutating func openChoices(of field: FormField, typed: String) {
    guard var picker = picker(for: field) else { return }
    picker.text.insert(typed, allowsLines: false)
    if !typed.isEmpty { picker.index = 0 }
    overlays.append(.picker(picker))
  }

  private func picker(for field: FormField) -> Picker? {
    guard case .picked(let value) = field.content else { return nil }
    switch field.shape {
    case .choice(let words):
      let chosen = fieldText.text(of: value, field.shape)
      return Picker(
        title: field.label, items: words.map { Picker.Item(id: $0, label: $0) }, chosen: [chosen],
        allowsNone: true
      ) { $0.fill($1.first.map { .text($0.id) }) }
    case .term(let usual):
      let chosen = fieldText.text(of: value, field.shape)
      return Picker(
        title: field.label, items: terms(usual, of: field, chosen: chosen), chosen: [chosen],
        adding: field.label.lowercased(), allowsNone: true
      ) { $0.fill($1.first.map { .text($0.label) }) }
    case .yesNo:
      return Picker(
        title: field.label,
        items: [Picker.Item(id: "yes", label: "yes"), Picker.Item(id: "no", label: "no")],
        allowsNone: true
      ) { state, items in state.fill(items.first.map { .flag($0.id == "yes") }) }
    case .link(let kind):
      return Picker(
        title: field.label, items: linkItems(kind) + (field.canAdd ? pendingItems(kind) : []),
        chosen: fieldIDs(value), adding: kind.canBeAddedByName && field.canAdd ? kind.noun : "",
        allowsNone: true
      ) { state, items in
        state.fill(items.first.flatMap { state.identifier(of: $0, kind) }?.value)
      }
    case .links(let kind):
      return Picker(
        title: field.label, items: linkItems(kind) + pendingItems(kind), isMultiple: true,
        chosen: fieldIDs(value), adding: kind.canBeAddedByName ? kind.noun : ""
      ) { state, items in
        state.fill(items.compactMap { state.identifier(of: $0, kind) }.value)
      }
    case .clauses:
      return Picker(
        title: field.label, items: scopeItems(), isMultiple: true, chosen: fieldIDs(value)
      ) { state, items in
        state.fill(State.clauses(of: items).value)
      }
    default: return nil
    }
  }

  /// The usual terms of a field, then the organisation's own.
  private func terms(_ usual: [String], of field: FormField, chosen: String) -> [Picker.Item] {
    var own = field.source.map { organisation.texts(of: field.key, $0.kind) } ?? []
    if !chosen.isEmpty { own.insert(chosen) }
    let known = Set(usual.map(\.folded))
    let others = own.filter { !known.contains($0.folded) }.sorted()
    return (usual + others).map { Picker.Item(id: $0, label: $0) }
  }

  private func fieldIDs(_ value: Value?) -> [String] {
    switch value {
    case .text(let text)?: [text]
    case .list(let list)?: list.compactMap { if case .text(let text) = $0 { text } else { nil } }
    default: []
    }
  }

  private func pendingItems(_ kind: RecordKind) -> [Picker.Item] {
    guard case .form(let form)? = overlays.last else { return [] }
    return form.additions.filter { $0.kind == kind }.map {
      Picker.Item(id: $0.id.text, label: $0.name, detail: "new")
    }
  }

  /// The identifier of a chosen name; a new name becomes a record together with the form.
  private mutating func identifier(of item: Picker.Item, _ kind: RecordKind) -> RecordID? {
    if item.id != Picker.newID { return RecordID(item.id) }
    let id = newID()
    withForm { $0.additions.append(Form.Addition(kind: kind, id: id, name: item.label)) }
    return id
  }

  private mutating func fill(_ value: Value?) {
    withForm { form in
      form.fields[form.focus].content = .picked(value)
      form.refusal = ""
    }
    moveFocus(by: 1)
  }
}

extension RecordKind {
  /// Whether a name is enough for a new record of this kind.
  var canBeAddedByName: Bool {
    switch self {
    case .person, .area, .role, .competence, .body: true
    default: false
    }
  }
}
