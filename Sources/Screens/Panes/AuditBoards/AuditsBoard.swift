import Records

/// A screen of the audits pane in place of the list: coverage, the programme by quarter, ...
///
/// Each is a value of its own in a file of its own; a command opens it with `State.show(_:)`, Esc goes back to the list.
protocol AuditsBoard: Sendable {
  /// Where its own commands hold.
  static var place: Place { get }
  /// Whether `/`, `s` and Space work on `audits.boardList`.
  var hasList: Bool { get }
  var sortTitles: [String] { get }
  /// Works out anew what is shown, after a change of the records, the day or the filter; rows go to `audits.boardList`.
  mutating func refresh(_ state: inout State)
  func draw(_ state: State, on frame: inout Frame, in region: Region)
  /// Moves the selection; the board is put back into the state afterwards.
  mutating func move(_ movement: Movement, in state: inout State)
  /// What Enter does.
  func open(in state: inout State)
  /// The record that is selected.
  func record(in state: State) -> RecordPlace?
  /// What Esc does instead of going back to the list; `false` when nothing.
  func leave(in state: inout State) -> Bool
}

extension AuditsBoard {
  var hasList: Bool { false }
  var sortTitles: [String] { [] }
  mutating func move(_ movement: Movement, in state: inout State) {
    state.audits.boardList.move(movement, page: state.page)
  }
  func open(in state: inout State) {}
  func record(in state: State) -> RecordPlace? { nil }
  func leave(in state: inout State) -> Bool { false }
}

extension State {
  /// Shows a board in place of the list of audits.
  mutating func show(_ board: some AuditsBoard) {
    show(.audits)
    audits.walk = nil
    audits.boardList = ListState()
    audits.board = board
    refreshBoard()
  }

  mutating func refreshBoard() {
    guard var board = audits.board else { return }
    board.refresh(&self)
    audits.board = board
  }

  /// Back to the list of audits; a filter of the board is taken off first.
  mutating func leaveBoard() {
    if audits.board?.leave(in: &self) == true { return }
    if audits.board?.hasList == true, !audits.boardList.filter.isEmpty {
      setFilter("")
    } else {
      audits.board = nil
    }
  }
}

extension State {
  /// The board shown, when it is of a sort.
  func board<Board: AuditsBoard>(_ type: Board.Type = Board.self) -> Board? {
    audits.board as? Board
  }

  /// Changes the board shown, when it is of a sort, and works it out anew.
  mutating func withBoard<Board: AuditsBoard>(
    _ type: Board.Type = Board.self, _ body: (inout Board) -> Void
  ) {
    guard var board = audits.board as? Board else { return }
    body(&board)
    audits.board = board
    refreshBoard()
  }
}

extension AuditsPane {
  static let forBoards: [Command] =
    [
      Command(
        "board.coverage", [.character("C")], "Coverage: clauses and areas by year, blind spots",
        hint: "coverage", in: .audits
      ) { $0.show(CoverageBoard()) },
      Command(
        "board.programme", [.character("P")], "Programme: the year by quarter, and a proposal",
        hint: "programme", in: .audits
      ) { $0.show(ProgrammeBoard(year: $0.today.year)) },
      Command(
        "board.auditors", [.character("A")], "Auditors: competence, record, rotation, load",
        hint: "auditors", in: .audits
      ) { $0.show(AuditorsBoard()) },
      Command(
        "board.transition", [.character("T")], "Transition: gaps to the edition that comes",
        in: .audits
      ) { $0.show(TransitionBoard()) },
      Command("board.leave", [.escape], "Back to the audits", hint: "back", in: .boards) {
        $0.leaveBoard()
      },
    ] + CoverageBoard.commands + ProgrammeBoard.commands + ProposalBoard.commands
    + AuditorsBoard.commands + TransitionBoard.commands
}
