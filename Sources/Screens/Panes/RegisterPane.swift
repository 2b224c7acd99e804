import Records

/// A pane that lists one register; Enter opens a record in a board of its own.
protocol RegisterPane: PaneBehaviour {
  associatedtype Row: Record
  static var pane: Pane { get }
  /// Where the commands of the list hold.
  static var place: Place { get }
  static var columns: [Column<Row>] { get }
  /// What an empty list is for, and which key adds the first record.
  static var emptyLines: [String] { get }
  /// What `is:` words mean.
  static func `is`(_ record: Row, _ word: String, in facts: PaneFacts) -> Bool
  /// Shows a record in full.
  static func show(_ record: RecordID, in state: inout State)
  /// What stands under the list about the selected record.
  static func summary(of record: Row, in state: State) -> [(String, Style)]
}

/// What the words of a filter are answered from.
struct PaneFacts: Sendable {
  let organisation: Organisation
  let today: Day
  let library: Library
  let documentFlaws: [RecordID: [DocumentFlaw]]
}

extension State {
  /// The list of a pane that keeps one register.
  subscript(listOf pane: Pane) -> ListState {
    get { lists[pane] ?? ListState() }
    set { lists[pane] = newValue }
  }

  var facts: PaneFacts {
    PaneFacts(
      organisation: organisation, today: today, library: library,
      documentFlaws: derived.documentFlaws)
  }
}

extension RegisterPane {
  static func summary(of record: Row, in state: State) -> [(String, Style)] { [] }

  static func places(in state: State) -> [Place] { state.boardPlaces(of: pane) ?? [place, .lists] }

  static func list(in state: State) -> WritableKeyPath<State, ListState>? {
    guard let board = state.boards[pane]?.board else { return \.[listOf: pane] }
    return board.hasList ? \.[boardListOf: pane] : nil
  }

  static func sortTitles(in state: State) -> [String] {
    state.boards[pane]?.board?.sortTitles ?? columns.map(\.title)
  }

  static func record(in state: State) -> RecordPlace? {
    if let board = state.boards[pane]?.board { return board.record(in: state) }
    return state[listOf: pane].selected.map { RecordPlace(kind: Row.kind, id: $0) }
  }

  static func refresh(_ state: inout State) {
    var list = state[listOf: pane]
    let filter = Filter(list.filter)
    var rows = state.organisation[keyPath: Row.register].all
    let total = rows.count
    if !filter.isEmpty {
      let facts = state.facts
      rows = rows.filter { record in
        state.record(record, meets: filter) { `is`($0, $1, in: facts) }
      }
    }
    let column = columns[min(list.sort, columns.count - 1)]
    let isAscending = list.isAscending
    let sorted = rows.map { (key: column.sortKey($0, state), record: $0) }.sorted { left, right in
      if left.key == right.key { return left.record.name < right.record.name }
      if left.key == .last || right.key == .last { return right.key == .last }
      return isAscending ? left.key < right.key : right.key < left.key
    }
    list.show(sorted.map(\.record.id), of: total)
    state[listOf: pane] = list
    state.refreshBoard(of: pane)
  }

  static func move(_ movement: Movement, in state: inout State) {
    if !state.moveInBoard(movement) { state[listOf: pane].move(movement, page: state.page) }
  }

  static func open(in state: inout State) {
    if let board = state.boards[pane]?.board {
      board.open(in: &state)
    } else if let selected = state[listOf: pane].selected {
      show(selected, in: &state)
    }
  }

  static func back(in state: inout State) -> Bool {
    if state.boards[pane]?.board != nil {
      state.leaveBoard()
    } else if !state[listOf: pane].filter.isEmpty {
      state.setFilter("")
    } else {
      return false
    }
    return true
  }

  static func draw(_ state: State, on frame: inout Frame, in region: Region) {
    if let board = state.boards[pane]?.board {
      board.draw(state, on: &frame, in: region)
      return
    }
    let list = state[listOf: pane]
    state.drawListTitle(pane.title, list, on: &frame, in: region)
    guard !list.rows.isEmpty else {
      state.drawEmpty(
        list.total == 0 ? emptyLines : ["Nothing meets this filter.", "Esc shows all again."],
        on: &frame, in: region)
      return
    }
    let register = state.organisation[keyPath: Row.register]
    let about = register[list.selected].map { summary(of: $0, in: state) } ?? []
    let room = about.isEmpty ? region.rows - 1 : max(6, region.rows - 8)
    let listRows = min(list.rows.count + 1, room)
    list.draw(
      columns, row: { register[$0] }, state: state, hasFocus: true, on: &frame,
      in: Region(
        row: region.row + 1, column: region.column, rows: listRows, columns: region.columns))
    let below = region.row + listRows + 2
    guard below < region.endRow else { return }
    frame.writeWrapped(
      about,
      in: Region(
        row: below, column: region.column + 1, rows: region.endRow - below,
        columns: region.columns - 2))
  }

  /// The record that is shown in full, or selected in the list.
  static func current(in state: State) -> Row? {
    guard let place = record(in: state), place.kind == Row.kind else { return nil }
    return state.organisation[keyPath: Row.register][place.id]
  }
}
