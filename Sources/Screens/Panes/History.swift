import Records

/// Where the user is in the history.
struct HistoryState: Hashable, Sendable {
  /// The newest entry comes first, until the user turns it round.
  var list = {
    var list = ListState()
    list.isAscending = false
    return list
  }()
  /// The record whose history is shown; `nil` for everything.
  var record: RecordPlace?
  /// The pane that the record was selected in, to step back to.
  var origin = Pane.history
}

extension State {
  /// Shows what was done to the selected record.
  mutating func showHistoryOfSelected() {
    guard let place = pane.behaviour.record(in: self) else {
      return complain("no record is selected; 0 shows the history of everything")
    }
    history.origin = pane
    show(.history)
    history.list.filter = ""
    history.record = place
    refreshHistory()
  }

  mutating func refreshHistory() {
    guard pane == .history else { return }
    let filter = Filter(history.list.filter)
    let about = history.record?.id
    let all = organisation.history.all.reversed().filter { entry in
      about.map { entry.concerns($0) } ?? true
    }
    let rows = filter.isEmpty ? all : all.filter { entry($0, meets: filter) }
    history.list.show(
      (history.list.isAscending ? rows.reversed() : rows).map(\.id), of: all.count)
  }

  private func entry(_ entry: HistoryEntry, meets filter: Filter) -> Bool {
    filter.terms.allSatisfy { term in
      switch term {
      case .word(let word):
        entry.title.folded.contains(word) || entry.who.folded.contains(word)
          || recordNames(of: entry).folded.contains(word)
      case .field("who", let name), .field("person", let name):
        entry.who.folded.contains(name)
      case .field("record", let name): recordNames(of: entry).folded.contains(name)
      case .field("date", let day), .field("day", let day):
        Filter.day(entry.day, meets: day, today: today)
      case .field("field", let name):
        entry.changes.contains { change in
          change.field.contains(name)
            || (change.recordKind?.fieldLabel(change.field).folded.contains(name) ?? false)
        }
      case .state("mine"): entry.who == session.who
      default: false
      }
    }
  }

  /// The records that an entry tells of, by name.
  func recordNames(of entry: HistoryEntry) -> String {
    var names: [String] = []
    for change in entry.changes {
      guard let kind = change.recordKind else { continue }
      for id in (change.record.map { [$0] } ?? []) + change.added.prefix(3) {
        let name = organisation.name(of: id, kind) ?? removedName(change) ?? kind.noun
        if !names.contains(name) { names.append(name) }
      }
      if names.count > 3 { break }
    }
    return names.joined(separator: ", ")
  }

  private func removedName(_ change: HistoryChange) -> String? {
    for key in ["reference", "name", "title"] {
      if case .text(let text)? = change.removed?[key] { return text }
    }
    return nil
  }

  /// Everything that an entry says.
  mutating func openHistoryEntry() {
    guard let entry = organisation.history[history.list.selected] else { return }
    let width = size.columns - 8
    var lines = [
      Card.Line(
        "\(entry.who), \(entry.day?.full ?? ""); recorded \(entry.when?.description ?? "–")")
    ]
    lines.append(Card.Line(""))
    for change in entry.changes.prefix(200) {
      lines += TextWrap.lines(text(of: change), width: width).map { Card.Line($0) }
    }
    if entry.changes.count > 200 { lines.append(Card.Line("… \(entry.changes.count - 200) more")) }
    lines += [Card.Line(""), Card.Line("seal \(entry.seal)", style: .hint)]
    overlays.append(.card(Card(title: entry.title, lines: lines)))
  }

  private func text(of change: HistoryChange) -> String {
    guard let kind = change.recordKind else { return "something that a newer program did" }
    if !change.added.isEmpty {
      let names = change.added.prefix(5).map { organisation.name(of: $0, kind) ?? $0.text }
      let more = change.added.count > 5 ? " and \(change.added.count - 5) more" : ""
      return "\(kind.noun) added: \(names.joined(separator: ", "))\(more)"
    }
    let name = organisation.name(of: change.record, kind) ?? removedName(change) ?? "?"
    if change.removed != nil { return "\(kind.noun) taken out: \(name)" }
    let shape = kind.fieldShape(change.field)
    func shown(_ value: Value?) -> String {
      let text = fieldText.text(of: value, shape).split(whereSeparator: \.isNewline)
        .joined(separator: " / ")
      return text.isEmpty ? "nothing" : "“\(text)”"
    }
    return "\(name)  \(kind.fieldLabel(change.field)): \(shown(change.from)) → \(shown(change.to))"
  }

  /// Says whether the history is as it was written, and the records as it says.
  mutating func verifyHistory() {
    let flaws = organisation.historyFlaws()
    guard !flaws.isEmpty else {
      let seal = organisation.historySeal.prefix(16)
      return say(
        "the history is unbroken, \(organisation.history.count) entries, and the records stand as it says; seal \(seal)"
      )
    }
    complain("the history is not as it was written")
    overlays.append(
      .card(
        Card(
          title: "\(flaws.count) not as it should be",
          lines: flaws.prefix(500).flatMap {
            TextWrap.lines($0.description, width: size.columns - 8)
          }.map { Card.Line($0) })))
  }
}

/// 0: who changed what when, from what to what.
enum HistoryPane: PaneBehaviour {
  static let commands: [Command] = [
    Command(
      "history.open", [.enter], "What was changed, from what to what", hint: "open", in: .history
    ) { $0.openHistoryEntry() },
    Command(
      "history.verify", [.character("v")], "Check that the history was not altered", hint: "check",
      in: .history
    ) { $0.verifyHistory() },
    Command(
      "history.filter", [.character("/")],
      "Filter: words, who:lim, record:NC-2026-014, field:due, date:2026-11, date:>=2026-11-01",
      hint: "filter", in: .history
    ) { $0.startFilter() },
    Command(
      "history.order", [.character("s")], "The oldest or the newest first", hint: "order",
      in: .history
    ) { state in
      state.history.list.isAscending.toggle()
      state.refreshHistory()
    },
  ]

  static let columns: [Column<HistoryEntry>] = [
    Column(
      title: "Day", width: 11,
      text: { entry, _ in entry.day?.description ?? "" },
      sortKey: { entry, _ in SortKey(entry.day) }),
    Column(
      title: "UTC", width: 5, rank: 2,
      text: { entry, _ in String(entry.when?.description.dropFirst(11).prefix(5) ?? "") },
      sortKey: { _, _ in .last }),
    Column(
      title: "Who", width: 12, rank: 1, text: { entry, _ in entry.who },
      sortKey: { entry, _ in SortKey(entry.who) }),
    Column(
      title: "What", width: 20, isFlexible: true,
      text: { entry, state in
        entry.title.isEmpty ? state.recordNames(of: entry) : entry.title
      }, sortKey: { entry, _ in SortKey(entry.title) }),
  ]

  static func places(in state: State) -> [Place] { [.history] }
  static func refresh(_ state: inout State) { state.refreshHistory() }
  static func list(in state: State) -> WritableKeyPath<State, ListState>? { \.history.list }
  static func sortTitles(in state: State) -> [String] { [] }
  static func open(in state: inout State) { state.openHistoryEntry() }
  static func record(in state: State) -> RecordPlace? { state.history.record }

  static func back(in state: inout State) -> Bool {
    if !state.history.list.filter.isEmpty {
      state.setFilter("")
      return true
    }
    guard state.history.record != nil else { return false }
    state.show(state.history.origin)
    return true
  }

  static func move(_ movement: Movement, in state: inout State) {
    state.history.list.move(movement, page: state.page)
  }

  static func draw(_ state: State, on frame: inout Frame, in region: Region) {
    let about = state.history.record.flatMap { state.organisation.name(of: $0.id, $0.kind) }
    let filter = state.history.list.filter
    frame.write(
      "History\(about.map { " of \($0)" } ?? "")  \(state.history.list.count)"
        + (filter.isEmpty ? "" : "  filter: \(filter)"),
      row: region.row, column: 1, limit: region.endColumn, style: .heading)
    guard !state.history.list.rows.isEmpty else {
      frame.write(
        state.organisation.history.isEmpty
          ? "Every change will be kept here: who, when, from what to what."
          : "No entry fits; Esc shows them all.", row: region.row + 2, column: 1,
        limit: region.endColumn, style: .hint)
      return
    }
    state.history.list.draw(
      columns, row: { state.organisation.history[$0] }, state: state, hasFocus: true, on: &frame,
      in: Region(
        row: region.row + 1, column: region.column, rows: region.rows - 1, columns: region.columns))
  }
}
