import Records

/// One session: who is booked, what came of each, and the roll.
struct SessionBoard: TrainingBoard {
  static let place = Place.session

  let id: RecordID
  let hasList = true
  private(set) var records: [RecordID: TrainingRecord] = [:]

  init(id: RecordID) { self.id = id }

  var sortTitles: [String] { SessionBoard.columns.map(\.title) }

  static let columns: [Column<TrainingRecord>] = [
    Column(
      title: "Person", width: 18, isFlexible: true,
      text: { record, state in state.organisation.personName(record.person) },
      sortKey: { record, state in SortKey(state.organisation.personName(record.person)) }),
    Column(
      title: "Area", width: 14, rank: 3,
      text: { record, state in area(of: record, state) },
      sortKey: { record, state in SortKey(area(of: record, state)) }),
    Column(
      title: "Result", width: 9, text: { record, _ in record.result.rawValue },
      style: { record, _ in record.result.style },
      sortKey: { record, _ in SortKey(record.result.rawValue) }),
    Column(
      title: "Level", width: 6, rank: 2, text: { record, _ in record.level },
      sortKey: { record, _ in SortKey(record.level) }),
    Column(
      title: "Evidence", width: 14, rank: 1, text: { record, _ in record.evidence },
      sortKey: { record, _ in SortKey(record.evidence) }),
    Column(
      title: "Effect", width: 16, rank: 4,
      text: { record, state in
        record.effect?.rawValue ?? record.judgeOn.map { "judge \($0.spoken(today: state.today))" }
          ?? ""
      },
      sortKey: { record, _ in SortKey(record.judgeOn) }),
  ]

  private static func area(of record: TrainingRecord, _ state: State) -> String {
    state.organisation.areaName(state.organisation.people[record.person]?.area)
  }

  mutating func refresh(_ state: inout State) {
    let all = state.organisation.attendance(of: id)
    records = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let list = state[boardListOf: .training]
    let filter = Filter(list.filter)
    let column = SessionBoard.columns[min(list.sort, SessionBoard.columns.count - 1)]
    let shown = all.filter { record in
      filter.terms.allSatisfy { term in
        switch term {
        case .word(let word), .field("person", let word):
          state.organisation.personName(record.person).folded.contains(word)
            || SessionBoard.area(of: record, state).folded.contains(word)
        case .state(let word): record.result.rawValue.hasPrefix(word)
        case .field: false
        }
      }
    }.enumerated().map { (key: column.sortKey($1, state), place: $0, id: $1.id) }
      .sorted { left, right in
        if left.key == right.key { return left.place < right.place }
        return list.isAscending ? left.key < right.key : right.key < left.key
      }.map(\.id)
    state[boardListOf: .training].show(shown, of: all.count)
  }

  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    guard let session = state.organisation.sessions[id] else {
      state.drawEmpty(
        ["This session is no longer there.", "Esc shows the others."], on: &frame, in: region)
      return
    }
    let list = state[boardListOf: .training]
    state.drawListTitle(
      state.organisation.name(of: id, .session) ?? "", list, on: &frame, in: region)
    let (text, style) = facts(of: session, state)
    frame.write(
      text.cut(to: region.columns - 2), row: region.row + 1, column: region.column + 1, style: style
    )
    guard !list.rows.isEmpty else {
      state.drawEmpty(
        records.isEmpty
          ? ["Nobody is booked.", session.cancelled.isEmpty ? "a adds those who lack it." : ""]
          : ["Nobody meets this filter.", "Esc shows them all again."],
        on: &frame,
        in: Region(
          row: region.row + 1, column: region.column, rows: region.rows - 1,
          columns: region.columns))
      return
    }
    list.draw(
      SessionBoard.columns, row: { records[$0] }, state: state, hasFocus: true, on: &frame,
      in: Region(row: region.row + 2, column: 0, rows: region.rows - 2, columns: region.columns))
  }

  /// What the session is, in a line.
  private func facts(of session: TrainingSession, _ state: State) -> (String, Style) {
    let now = session.state(on: state.today)
    let open = records.values.count { $0.result == .booked }
    let word =
      switch now {
      case .cancelled: "cancelled: \(session.cancelled)"
      case .awaiting: "!! who came? \(open) to be said"
      case .held: "held, said on \(session.held?.spoken(today: state.today) ?? "")"
      case .toCome: "to come"
      }
    var seats: String?
    if let number = session.seats {
      let free = number - records.count
      seats =
        free > 0
        ? "\(records.count) of \(number) seats"
        : free == 0
          ? "full, \(number) seats"
          : "\(records.count) booked, \(-free) more than the \(number) seats"
    }
    let parts = [
      word, session.fullDays, session.starts, session.duration, session.place, session.trainer,
      session.provider, seats, session.evidence,
    ]
    let style: Style = now == .awaiting ? .overdue : now == .cancelled ? .hint : .plain
    return (parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · "), style)
  }

  func open(in state: inout State) {
    guard let id = state[boardListOf: .training].selected, let record = records[id] else { return }
    state.correct(record)
  }

  func record(in state: State) -> RecordPlace? {
    guard let id = state[boardListOf: .training].selected else {
      return RecordPlace(kind: .session, id: id)
    }
    return RecordPlace(kind: .training, id: id)
  }

  /// Back to the sessions; a filter is taken off first.
  func leave(in state: inout State) -> Bool {
    guard state[boardListOf: .training].filter.isEmpty else { return false }
    state.show(SessionsBoard())
    state[boardListOf: .training].select(id)
    return true
  }
}

extension TrainingRecord.Result {
  var style: Style {
    switch self {
    case .passed: .done
    case .failed: .overdue
    case .noShow: .dueSoon
    case .booked: .strong
    }
  }
}
