import Records

/// All sessions: to come, waiting for who came, held, cancelled.
struct SessionsBoard: TrainingBoard {
  static let place = Place.sessions

  /// A session with what the list shows of it.
  struct Row: Sendable {
    let session: TrainingSession
    let state: TrainingSession.State
    let records: [TrainingRecord]

    /// `5/8` booked of seats, `6/4, 2 too many`; `5 came` once it was held.
    var booked: String {
      if state == .held { return "\(records.count { $0.result != .noShow }) came" }
      guard let seats = session.seats else { return "\(records.count)" }
      let over = records.count - seats
      return "\(records.count)/\(seats)" + (over > 0 ? ", \(over) too many" : "")
    }
    var isFull: Bool { session.isOpen && session.seats.map { records.count >= $0 } ?? false }
  }

  let hasList = true
  private(set) var rows: [RecordID: Row] = [:]

  var sortTitles: [String] { SessionsBoard.columns.map(\.title) }

  static let columns: [Column<Row>] = [
    // The list comes in this order already: what is overdue, what comes next, what was last.
    Column(
      title: "Date", width: 12,
      text: { row, state in row.session.spoken(today: state.today) },
      sortKey: { _, _ in .last }),
    Column(
      title: "Competence", width: 18, isFlexible: true, text: { row, state in name(row, state) },
      sortKey: { row, state in SortKey(name(row, state)) }),
    Column(
      title: "Place", width: 14, rank: 2, text: { row, _ in row.session.place },
      sortKey: { row, _ in SortKey(row.session.place) }),
    Column(
      title: "Trainer", width: 14, rank: 1, text: { row, _ in row.session.trainer },
      sortKey: { row, _ in SortKey(row.session.trainer) }),
    Column(
      title: "Booked", width: 15, alignsRight: true, text: { row, _ in row.booked },
      sortKey: { row, _ in .number(-row.records.count) }),
    Column(
      title: "State", width: 13,
      text: { row, _ in row.state == .toCome && row.isFull ? "to come, full" : row.state.rawValue },
      style: { row, _ in row.style }, sortKey: { row, _ in SortKey(row.state.rawValue) }),
  ]

  private static func name(_ row: Row, _ state: State) -> String {
    state.organisation.competences[row.session.competence]?.name ?? "?"
  }

  mutating func refresh(_ state: inout State) {
    let attendance = Attendance(of: state.organisation)
    let all = state.organisation.sessions.all.map { session in
      Row(
        session: session, state: session.state(on: state.today), records: attendance[session.id])
    }
    rows = Dictionary(all.map { ($0.session.id, $0) }, uniquingKeysWith: { first, _ in first })
    let filter = Filter(state[boardListOf: .training].filter)
    var shown = all.filter { row in
      filter.terms.allSatisfy { SessionsBoard.row(row, meets: $0, state) }
    }.sorted { $0.place < $1.place }
    let list = state[boardListOf: .training]
    if list.sort > 0 {
      let column = SessionsBoard.columns[min(list.sort, SessionsBoard.columns.count - 1)]
      let keyed = shown.enumerated().map {
        (key: column.sortKey($1, state), place: $0, row: $1)
      }
      shown = keyed.sorted { left, right in
        if left.key == right.key { return left.place < right.place }
        return list.isAscending ? left.key < right.key : right.key < left.key
      }.map(\.row)
    } else if !list.isAscending {
      shown.reverse()
    }
    state[boardListOf: .training].show(shown.map(\.session.id), of: all.count)
  }

  private static func row(_ row: Row, meets term: Filter.Term, _ state: State) -> Bool {
    let session = row.session
    switch term {
    case .word(let word):
      return [name(row, state), session.place, session.trainer, session.provider, session.notes]
        .contains { $0.folded.contains(word) }
    case .state(let word):
      return switch word {
      case "open": session.isOpen
      case "overdue", "awaiting": row.state == .awaiting
      case "coming", "tocome": row.state == .toCome
      case "held": row.state == .held
      case "cancelled": row.state == .cancelled
      case "full": row.isFull
      default: false
      }
    case .field("competence", let wanted): return name(row, state).folded.contains(wanted)
    case .field("place", let wanted): return session.place.folded.contains(wanted)
    case .field("trainer", let wanted): return session.trainer.folded.contains(wanted)
    case .field("person", let wanted):
      return row.records.contains {
        state.organisation.personName($0.person).folded.contains(wanted)
      }
    case .field("date", let wanted), .field("due", let wanted):
      return Filter.day(session.date, meets: wanted, today: state.today)
    case .field: return false
    }
  }

  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    let list = state[boardListOf: .training]
    let waiting = rows.values.count { $0.state == .awaiting }
    let title = waiting == 0 ? "Sessions" : "Sessions, \(waiting) to say who came"
    state.drawListTitle(title, list, on: &frame, in: region)
    guard !list.rows.isEmpty else {
      state.drawEmpty(
        rows.isEmpty
          ? [
            "Days on which people are trained together, to come and held.",
            "a adds the first one; P on the matrix proposes what to book.",
          ] : ["No session meets this filter.", "Esc shows them all again."],
        on: &frame, in: region)
      return
    }
    list.draw(
      SessionsBoard.columns, row: { rows[$0] }, state: state, hasFocus: true, on: &frame,
      in: Region(row: region.row + 1, column: 0, rows: region.rows - 1, columns: region.columns))
  }

  func open(in state: inout State) {
    guard let id = state[boardListOf: .training].selected else { return }
    state.show(SessionBoard(id: id))
  }

  func record(in state: State) -> RecordPlace? {
    state[boardListOf: .training].selected.map { RecordPlace(kind: .session, id: $0) }
  }
}

extension SessionsBoard.Row {
  var style: Style {
    switch state {
    case .awaiting: .overdue
    case .toCome: .plain
    case .held: .done
    case .cancelled: .hint
    }
  }

  /// What is overdue comes first, then what is next; of what is over the latest.
  fileprivate var place: (Int, Int, RecordID) {
    let day = session.date?.number ?? Int.max
    return switch state {
    case .awaiting: (0, day, session.id)
    case .toCome: (1, day, session.id)
    case .held: (2, -day, session.id)
    case .cancelled: (3, -day, session.id)
    }
  }
}

extension SessionsBoard {
  private static let hasSession: @Sendable (State) -> String? = { state in
    state.currentTrainingSession == nil ? "no session is selected; a adds one" : nil
  }

  static let commands: [Command] = [
    Command(
      "sessions.open", [.enter], "Who is booked, the roll, the session's day", hint: "open",
      in: .sessions, obstacle: hasSession
    ) { $0.board(SessionsBoard.self)?.open(in: &$0) },
    Command(
      "sessions.add", [.character("a")], "New session", hint: "new", in: .sessions, changes: true
    ) { $0.addTrainingSession() },
    Command(
      "sessions.edit", [.character("e")], "Edit the session", hint: "edit", in: .sessions,
      changes: true, obstacle: hasSession
    ) { $0.editTrainingSession() },
    Command(
      "sessions.move", [.character("d")], "Move it to another day, with its bookings",
      hint: "move", in: .sessions, changes: true, obstacle: hasSession
    ) { $0.moveTrainingSession() },
    Command(
      "sessions.cancel", [.character("c")], "Cancel it, with the reason", hint: "cancel",
      in: .sessions, changes: true, obstacle: hasSession
    ) { $0.cancelTrainingSession() },
    Command(
      "sessions.write", [.character("C")], "Plan and sessions to a calendar or page",
      hint: "to a file", in: .sessions
    ) { $0.askForPlan(days: TrainingPlan.usualDays) },
  ]
}

extension State {
  /// The session of the board that is shown.
  var currentTrainingSession: TrainingSession? {
    if let board = board(SessionBoard.self) { return organisation.sessions[board.id] }
    guard board(SessionsBoard.self) != nil else { return nil }
    return organisation.sessions[self[boardListOf: .training].selected]
  }
}
