import Records

/// A choice among names, which filters as one types.
struct Picker: Sendable {
  /// One thing to choose.
  struct Item: Hashable, Sendable {
    let id: String
    let label: String
    var detail = ""
  }

  let title: String
  var items: [Item]
  /// Whether Space marks several.
  var isMultiple = false
  var chosen: [String] = []
  /// What a name that is not there would be added as: "person"; empty when nothing can be added.
  var adding = ""
  var text = TextBuffer("")
  var index = 0
  /// Whether anything was marked or unmarked since it was opened: then only what is marked is taken.
  private(set) var isMarked = false
  /// Whether nothing chosen is an answer too.
  var allowsNone = false
  let then: @Sendable (inout State, [Item]) -> Void

  init(
    title: String, items: [Item], isMultiple: Bool = false, chosen: [String] = [],
    adding: String = "", allowsNone: Bool = false,
    then: @escaping @Sendable (inout State, [Item]) -> Void
  ) {
    self.title = title
    self.items = items
    self.isMultiple = isMultiple
    self.chosen = chosen
    self.adding = adding
    self.allowsNone = allowsNone
    self.then = then
    if !isMultiple, let first = chosen.first,
      let position = items.firstIndex(where: { $0.id == first })
    {
      index = position
    }
  }

  /// The identifier of the line that adds what was typed.
  static let newID = ""

  /// The items that contain every typed word, then the offer to add what was typed.
  var shown: [Item] {
    let typed = text.text.trimmed
    let wanted = typed.folded
    let words = wanted.split(whereSeparator: \.isWhitespace)
    guard let first = words.first else { return items }
    // By how well the label is met; the order is kept otherwise.
    var ranked: [[Item]] = Array(repeating: [], count: 5)
    for item in items {
      let label = item.label.folded
      let text = item.detail.isEmpty ? label : label + " " + item.detail.folded
      guard words.allSatisfy({ text.contains($0) }) else { continue }
      let rank =
        if label == wanted {
          item.label.lowercased() == typed.lowercased() ? 0 : 1
        } else if label.hasPrefix(wanted) {
          2
        } else {
          label.hasPrefix(first) ? 3 : 4
        }
      ranked[rank].append(item)
    }
    var found = ranked.flatMap(\.self)
    // A name that differs by accents or case alone would be the same one again.
    if !adding.isEmpty, ranked[0].isEmpty, ranked[1].isEmpty {
      found.append(Item(id: Picker.newID, label: typed, detail: "add as a new \(adding)"))
    }
    return found
  }

  mutating func toggle() {
    let shown = shown
    guard shown.indices.contains(index) else { return }
    let id = shown[index].id
    if id != Picker.newID { isMarked = true }
    if let position = chosen.firstIndex(of: id) {
      chosen.remove(at: position)
    } else if id != Picker.newID {
      chosen.append(id)
    }
  }

  static let commands: [Command] = [
    Command("choice.take", [.enter], "Take what is selected", hint: "take", in: .choices) {
      $0.takeChoice()
    },
    Command("choice.mark", [.tab], "Mark one of several (Space too)", in: .choices) { state in
      state.withPicker { if $0.isMultiple { $0.toggle() } }
      state.movePicker(by: 1)
    },
    Command("choice.none", [.delete], "Take none", in: .choices) { $0.takeNoChoice() },
    Command("choice.leave", [.escape], "Leave without choosing", hint: "leave", in: .choices) {
      $0.overlays.removeLast()
    },
    Command("choice.down", [.down, .control("n")], "Down", in: .choices) { $0.movePicker(by: 1) },
    Command("choice.up", [.up, .control("p")], "Up", in: .choices) { $0.movePicker(by: -1) },
    Command("choice.pageDown", [.pageDown], "A page down", in: .choices) { $0.movePicker(by: 10) },
    Command("choice.pageUp", [.pageUp], "A page up", in: .choices) { $0.movePicker(by: -10) },
    Command("choice.home", [.home], "To the first", in: .choices) { $0.movePicker(by: -100_000) },
    Command("choice.end", [.end], "To the last", in: .choices) { $0.movePicker(by: 100_000) },
  ]
}

extension State {
  mutating func withPicker(_ body: (inout Picker) -> Void) {
    guard case .picker(var picker)? = overlays.last else { return }
    body(&picker)
    overlays[overlays.count - 1] = .picker(picker)
  }

  mutating func movePicker(by step: Int) {
    withPicker { picker in
      picker.index = max(0, min(picker.index + step, picker.shown.count - 1))
    }
  }

  mutating func takeChoice() {
    guard case .picker(let picker)? = overlays.last else { return }
    let shown = picker.shown
    var taken = picker.items.filter { picker.chosen.contains($0.id) }
    if shown.indices.contains(picker.index) {
      let current = shown[picker.index]
      if !picker.isMultiple {
        taken = [current]
      } else if taken.isEmpty || (!picker.text.text.isEmpty && !picker.isMarked) {
        if !taken.contains(current) { taken.append(current) }
      }
    } else if !picker.isMultiple {
      return complain("nothing here is called that; Backspace shows more, Esc leaves")
    }
    overlays.removeLast()
    picker.then(&self, taken)
  }

  mutating func takeNoChoice() {
    guard case .picker(let picker)? = overlays.last, picker.allowsNone || picker.isMultiple else {
      return
    }
    overlays.removeLast()
    picker.then(&self, [])
  }

  /// The choices for a link to a kind of record; people who have left come last and say so.
  func linkItems(_ kind: RecordKind) -> [Picker.Item] {
    if kind == .person {
      let sorted = organisation.people.all.sorted { $0.name.lowercased() < $1.name.lowercased() }
      let active = sorted.filter { $0.isActive(on: today) }
      let gone = sorted.filter { !$0.isActive(on: today) }
      return active.map { person in
        Picker.Item(
          id: person.id.text, label: person.name,
          detail: person.roles.compactMap { organisation.roles[$0]?.name }.joined(separator: ", "))
      } + gone.map { Picker.Item(id: $0.id.text, label: $0.name, detail: "has left") }
    }
    if kind == .action {
      return organisation.actions.all.sorted { $0.reference > $1.reference }.map {
        Picker.Item(id: $0.id.text, label: $0.name, detail: $0.title)
      }
    }
    return organisation.names(of: kind).sorted { $0.name.lowercased() < $1.name.lowercased() }
      .map { Picker.Item(id: $0.id.text, label: $0.name) }
  }
}
