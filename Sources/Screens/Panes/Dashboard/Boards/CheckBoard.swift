import Records

/// What should not be so in the records, the gravest first, with what to do about each.
struct CheckBoard: Board {
  static let pane = Pane.dashboard
  static let place = Place.recordCheck

  /// A flaw, and the decision to leave it when there is one.
  struct Row: Sendable {
    let flaw: RecordFlaw
    let waiver: Waiver?
  }

  let hasList = true
  let sortTitles = ["Weight", "Kind", "Record"]
  var showsWaived = false
  private(set) var check = RecordCheck()
  /// What the check follows from; it is only worked out anew when it is shown and something changed.
  private var basis: AdviceState.Basis?
  private var rows: [RecordID: Row] = [:]

  mutating func refresh(_ state: inout State) {
    guard state.pane == .dashboard else { return }
    let basis = AdviceState.Basis(revision: state.revision, today: state.today)
    if basis != self.basis {
      self.basis = basis
      check = state.organisation.recordCheck(
        today: state.today, library: state.library, matrix: state.derived.matrix)
    }
    show(in: &state)
  }

  private mutating func show(in state: inout State) {
    let list = state[boardListOf: .dashboard]
    var all = check.current.map { Row(flaw: $0, waiver: nil) }
    if showsWaived { all += check.waived.map { Row(flaw: $0.flaw, waiver: $0.waiver) } }
    let filter = Filter(list.filter)
    var shown = all.filter { row in filter.terms.allSatisfy { CheckBoard.row(row, meets: $0) } }
    switch list.sort {
    case 1: shown.sort { $0.flaw.kind.rawValue < $1.flaw.kind.rawValue }
    case 2: shown.sort { $0.flaw.finding < $1.flaw.finding }
    default: break
    }
    if !list.isAscending { shown.reverse() }
    rows = [:]
    rows.reserveCapacity(shown.count)
    var ids: [RecordID] = []
    ids.reserveCapacity(shown.count)
    for row in shown {
      guard let id = RecordID(row.flaw.key), rows.updateValue(row, forKey: id) == nil else {
        continue
      }
      ids.append(id)
    }
    state[boardListOf: .dashboard].show(ids, of: all.count)
  }

  private static func row(_ row: Row, meets term: Filter.Term) -> Bool {
    switch term {
    case .word(let word):
      row.flaw.finding.folded.contains(word) || row.flaw.kind.rawValue.contains(word)
    case .state(let word): "waived".hasPrefix(word) && row.waiver != nil
    case .field("kind", let wanted): row.flaw.kind.rawValue.contains(wanted)
    case .field("record", let wanted): row.flaw.record.kind.noun.contains(wanted)
    case .field: false
    }
  }

  func selected(in state: State) -> Row? {
    state[boardListOf: .dashboard].selected.flatMap { rows[$0] }
  }

  func open(in state: inout State) {
    guard let flaw = selected(in: state)?.flaw else { return }
    state.go(to: flaw)
  }

  func record(in state: State) -> RecordPlace? {
    selected(in: state).map { RecordPlace(kind: $0.flaw.record.kind, id: $0.flaw.record.id) }
  }

  // MARK: Drawing

  /// What the records alone cannot tell; it fits into 80 columns.
  private static let elsewhere =
    "Evidence files and history: see `evenkeel check FILE` (history also v in 0)."

  func draw(_ state: State, on frame: inout Frame, in whole: Region) {
    frame.write(
      CheckBoard.elsewhere, row: whole.endRow - 1, column: whole.column + 1, limit: whole.endColumn,
      style: .hint)
    var region = whole
    region.rows -= 1
    let list = state[boardListOf: .dashboard]
    let waived = check.waived.isEmpty ? "" : ", \(check.waived.count) waived"
    state.drawListTitle("What is wrong in the records\(waived)", list, on: &frame, in: region)
    guard !list.rows.isEmpty else {
      state.drawEmpty(empty(list), on: &frame, in: region)
      return
    }
    let below = detail(state, columns: region.columns - 2)
    let room = max(4, region.rows - min(below.count, region.rows / 2) - 2)
    let top = list.top(page: room)
    let width = region.columns >= 100 ? 28 : 22
    for (offset, id) in list.rows[top...].prefix(room).enumerated() {
      guard let flaw = rows[id]?.flaw else { continue }
      let row = region.row + 1 + offset
      let mark = rows[id]?.waiver == nil ? CheckBoard.mark(flaw.kind) : "~ "
      frame.write(
        mark + flaw.kind.rawValue.fitted(width), row: row, column: region.column + 1,
        style: flaw.kind.isGrave ? .overdue : .plain)
      frame.write(
        flaw.finding, row: row, column: region.column + 4 + width, limit: region.endColumn - 1)
      guard top + offset == list.index else { continue }
      frame.select(row: row, columns: region.column..<region.endColumn)
      frame.cursor = Frame.Position(column: region.column, row: row)
    }
    let start = region.row + 2 + min(room, list.rows.count)
    frame.writeWrapped(
      below,
      in: Region(
        row: start, column: region.column + 1, rows: max(0, region.endRow - start),
        columns: region.columns - 2))
  }

  private static func mark(_ kind: RecordFlaw.Kind) -> String { kind.isGrave ? "! " : "  " }

  private func empty(_ list: ListState) -> [String] {
    if !list.filter.isEmpty { return ["Nothing meets this filter.", "Esc shows all again."] }
    if !check.waived.isEmpty {
      return [
        "Nothing is wrong but \(check.waived.count) that you decided to leave.",
        "A shows what is waived.",
      ]
    }
    return ["Nothing is wrong in the records."]
  }

  /// The selected flaw in full, broken into lines.
  private func detail(_ state: State, columns: Int) -> [(String, Style)] {
    guard let row = selected(in: state) else { return [] }
    var texts: [(String, Style)] = [(check.finding(of: row.flaw) + ".", .strong)]
    texts.append(("What to do: \(row.flaw.remedy).", .plain))
    if let waiver = row.waiver {
      let by = waiver.by.isEmpty ? "" : ", \(waiver.by)"
      texts.append(
        (
          "Waived until \(waiver.until?.spoken(today: state.today) ?? "?")\(by): \(waiver.reason)",
          .hint
        ))
    }
    return texts.flatMap { text, style in
      TextWrap.lines(text, width: columns).map { ($0, style) }
    }
  }

  // MARK: Commands

  private static let hasFlaw: @Sendable (State) -> String? = { state in
    state.board(CheckBoard.self)?.selected(in: state) == nil ? "nothing is selected" : nil
  }

  static let commands: [Command] = [
    Command(
      "check.show", [.character("c")], "What is wrong in the records, and what to do about it",
      hint: "check", in: .dashboard
    ) { $0.show(CheckBoard()) },
    Command(
      "check.open", [.enter], "Open the record", hint: "open", in: .recordCheck, obstacle: hasFlaw
    ) { state in state.board(CheckBoard.self)?.open(in: &state) },
    Command(
      "check.waive", [.character("w")],
      "Leave it for a while, with a reason; on a waived one: tell of it again", hint: "waive",
      in: .recordCheck, changes: true, obstacle: hasFlaw
    ) { $0.waiveFlaw() },
    Command(
      "check.waived", [.character("A")], "Show or hide what is waived", hint: "waived",
      in: .recordCheck
    ) { state in state.withBoard(CheckBoard.self) { $0.showsWaived.toggle() } },
  ]
}

extension RecordFlaw.Kind {
  /// Whether a certificate or the truth of the records hangs on it; the screen marks it.
  var isGrave: Bool { rank <= Self.closedIncomplete.rank }
}

extension State {
  /// Opens the record of a flaw, or what settles it.
  mutating func go(to flaw: RecordFlaw) {
    switch flaw.record.kind {
    case .conflict: settle(flaw.record.id)
    case .waiver: waiveFlaw()
    default:
      if flaw.kind == .conflict, let conflict = RecordID(flaw.field) { return settle(conflict) }
      go(to: RecordPlace(kind: flaw.record.kind, id: flaw.record.id))
      guard pane == .dashboard, board(CheckBoard.self) != nil, overlays.isEmpty else { return }
      complain("a \(flaw.record.kind.noun) has no screen of its own: what to do stands below")
    }
  }

  /// A form to leave the selected flaw for a while; on a waived one the decision is taken back.
  mutating func waiveFlaw() {
    guard let row = board(CheckBoard.self)?.selected(in: self) else { return }
    if let waiver = row.waiver
      ?? (row.flaw.kind == .waiverIdle ? organisation.waivers[row.flaw.record.id] : nil)
    {
      commit("told of again: \(row.flaw.finding)", organisation.changes(removing: waiver))
      return
    }
    guard row.flaw.kind.isWaivable else {
      return complain("this is to be settled, not waived: Enter opens it")
    }
    openWaiver(
      about: row.flaw.key, finding: row.flaw.finding, title: "Waive", done: "waived",
      last: today.adding(months: 12))
  }
}
