import Records

/// A screen that a pane shows in place of its own: coverage, the programme by quarter, a plan of trainings, ...
///
/// Each is a value of its own in a file of its own; a command opens it with `State.show(_:)`, Esc goes back to the pane.
protocol Board: Sendable {
  /// The pane that shows it.
  static var pane: Pane { get }
  /// Where its own commands hold.
  static var place: Place { get }
  /// Whether `/`, `s` and Space work on the list of the board's slot.
  var hasList: Bool { get }
  var sortTitles: [String] { get }
  /// Works out anew what is shown, after a change of the records, the day or the filter; rows go to the slot's list.
  mutating func refresh(_ state: inout State)
  func draw(_ state: State, on frame: inout Frame, in region: Region)
  /// Moves the selection; the board is put back into the state afterwards.
  mutating func move(_ movement: Movement, in state: inout State)
  /// What Enter does.
  func open(in state: inout State)
  /// The record that is selected.
  func record(in state: State) -> RecordPlace?
  /// What Esc does instead of going back to the pane; `false` when nothing.
  func leave(in state: inout State) -> Bool
}

extension Board {
  var hasList: Bool { false }
  var sortTitles: [String] { [] }
  mutating func move(_ movement: Movement, in state: inout State) {
    state[boardListOf: Self.pane].move(movement, page: state.page)
  }
  func open(in state: inout State) {}
  func record(in state: State) -> RecordPlace? { nil }
  func leave(in state: inout State) -> Bool { false }
}

/// What a pane shows in place of its own screen.
struct BoardSlot: Sendable {
  /// `nil` for the pane's own screen.
  var board: (any Board)?
  /// The list of the board, where it has one.
  var list = ListState()
  /// What the pane showed when this one was opened over it; at most one, which may have one below itself.
  var below: [BoardSlot] = []
  /// The pane from which the lowest of them was opened; `nil` for its own.
  var cameFrom: Pane?
}

extension State {
  /// Shows a board in place of its pane's own screen.
  mutating func show<Shown: Board>(_ board: Shown) {
    show(Shown.pane)
    if Shown.pane == .audits { audits.walk = nil }
    boards[Shown.pane] = BoardSlot(board: board)
    refreshBoard(of: Shown.pane)
  }

  /// Shows a board over what its pane shows, or over another pane: Esc comes back here.
  ///
  /// - Parameter home: the pane that shows it, for a board that several can show; its own when `nil`.
  mutating func showOver<Shown: Board>(_ board: Shown, in home: Pane? = nil) {
    let said = message
    let home = home ?? Shown.pane
    var slot = BoardSlot(board: board)
    if pane == home {
      let shown = boards[pane] ?? BoardSlot()
      slot.below = [shown]
      slot.cameFrom = shown.cameFrom
    } else {
      slot.cameFrom = pane
    }
    show(home)
    if home == .audits { audits.walk = nil }
    boards[home] = slot
    refreshBoard(of: home)
    message = said
  }

  mutating func refreshBoard(of pane: Pane) {
    guard var board = boards[pane]?.board else { return }
    board.refresh(&self)
    boards[pane]?.board = board
  }

  /// Back from the board of the pane shown to what it was opened over; a filter of the board is taken off first.
  mutating func leaveBoard() {
    guard let slot = boards[pane], let board = slot.board else { return }
    if board.leave(in: &self) { return }
    if board.hasList, !slot.list.filter.isEmpty {
      setFilter("")
    } else {
      let said = message
      boards[pane] = slot.below.last.flatMap { $0.board == nil ? nil : $0 }
      refreshBoard(of: pane)
      if slot.below.isEmpty, let origin = slot.cameFrom ?? arrivedFrom { show(origin) }
      message = said
    }
  }

  /// The board shown in its pane, when it is of a sort.
  func board<Shown: Board>(_ type: Shown.Type = Shown.self) -> Shown? {
    boards[Shown.pane]?.board as? Shown
  }

  /// Changes the board shown, when it is of a sort, and works it out anew.
  mutating func withBoard<Shown: Board>(
    _ type: Shown.Type = Shown.self, _ body: (inout Shown) -> Void
  ) {
    guard var board = board(type) else { return }
    body(&board)
    boards[Shown.pane]?.board = board
    refreshBoard(of: Shown.pane)
  }
}

extension State {
  /// The list of the board that a pane shows.
  subscript(boardListOf pane: Pane) -> ListState {
    get { boards[pane]?.list ?? ListState() }
    set { boards[pane, default: BoardSlot()].list = newValue }
  }

  /// The board that the pane shown shows.
  var currentBoard: (any Board)? { boards[pane]?.board }

  func boardPlaces(of pane: Pane) -> [Place]? {
    boards[pane]?.board.map { [type(of: $0).place] + ($0.hasList ? [.lists] : []) + [.boards] }
  }

  mutating func moveInBoard(_ movement: Movement) -> Bool {
    guard var board = currentBoard else { return false }
    board.move(movement, in: &self)
    // The movement may have left the board.
    if boards[pane]?.board != nil { boards[pane]?.board = board }
    return true
  }
}
