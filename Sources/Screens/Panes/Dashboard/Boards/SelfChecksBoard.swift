import Records

/// The self-checks that were kept, the latest first.
struct SelfChecksBoard: Board {
  static let pane = Pane.dashboard
  static let place = Place.selfChecks

  let hasList = true

  mutating func refresh(_ state: inout State) {
    let words = state[boardListOf: .dashboard].filter.folded.split(whereSeparator: \.isWhitespace)
    let all = state.organisation.selfChecks.all.sorted {
      ($1.begun ?? .never, $1.id) < ($0.begun ?? .never, $0.id)
    }
    let shown = all.filter { check in words.allSatisfy { check.title.folded.contains($0) } }
    state[boardListOf: .dashboard].show(shown.map(\.id), of: all.count)
  }

  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    let list = state[boardListOf: .dashboard]
    state.drawListTitle("Self-checks", list, on: &frame, in: region)
    guard !list.rows.isEmpty else {
      state.drawEmpty(
        list.total == 0
          ? [
            "No self-check is on file.",
            "a begins one: \(SelfCheckQuestion.all.count) questions whether the system still works,",
            "with what the registers say beside each. Twelve months later it is due again.",
          ] : ["Nothing meets this filter.", "Esc shows all again."],
        on: &frame, in: region)
      return
    }
    let top = list.top(page: region.rows - 1)
    for (offset, id) in list.rows[top...].prefix(region.rows - 1).enumerated() {
      guard let check = state.organisation.selfChecks[id] else { continue }
      let row = region.row + 1 + offset
      let day = (check.finished ?? check.begun)?.spoken(today: state.today) ?? ""
      let score = check.score().map { "\($0) of 100" } ?? ""
      let how =
        check.finished == nil
        ? "goes on: \(check.answeredOfAll)"
        : check.answeredOfAll + SelfChecksBoard.change(check, state)
      let title = check.title.fitted(region.columns >= 100 ? 28 : 20)
      frame.write(
        "\(day.padded(to: 12)) \(title) \(score.padded(to: 10)) \(how)", row: row,
        column: region.column + 1, limit: region.endColumn)
      guard top + offset == list.index else { continue }
      frame.select(row: row, columns: region.column..<region.endColumn)
      frame.cursor = Frame.Position(column: region.column, row: row)
    }
  }

  /// `, 62 before`; where the one before answered other questions, only how those stand which both did.
  private static func change(_ check: SelfCheck, _ state: State) -> String {
    guard let before = state.organisation.selfCheck(before: check) else { return "" }
    let item = check.compared(with: before)
    guard let then = item.before, let change = item.change else { return "" }
    return check.asksTheSame(as: before) ? ", \(then) before" : ", \(change.rawValue) in both"
  }

  func open(in state: inout State) {
    if let selected = state[boardListOf: .dashboard].selected { state.openSelfCheck(selected) }
  }

  func record(in state: State) -> RecordPlace? {
    state[boardListOf: .dashboard].selected.map { RecordPlace(kind: .selfCheck, id: $0) }
  }

  static let commands: [Command] = [
    Command(
      "selfChecks.show", [.character("K")],
      "Self-checks: does the system still work? Begin one, go on, compare", hint: "self-check",
      in: .dashboard
    ) { $0.show(SelfChecksBoard()) },
    Command(
      "selfChecks.open", [.enter], "Go on with it, or read what came of it", hint: "open",
      in: .selfChecks
    ) { $0.pane.behaviour.open(in: &$0) },
    Command(
      "selfChecks.add", [.character("a")], "Begin a self-check", hint: "begin", in: .selfChecks,
      changes: true
    ) { $0.beginSelfCheck() },
    Command(
      "selfChecks.again", [.character("e")], "Go through its answers again", hint: "answers",
      in: .selfChecks,
      obstacle: { $0.selfCheckShown == nil ? "no self-check is selected" : nil }
    ) { state in
      if let id = state.selfCheckShown { state.walkSelfCheck(id) }
    },
  ]
}

extension State {
  /// The self-check that is selected, or whose result is read.
  var selfCheckShown: RecordID? {
    if let result = board(SelfCheckResultBoard.self) { return result.selfCheck }
    return board(SelfChecksBoard.self) == nil ? nil : self[boardListOf: .dashboard].selected
  }

  /// Goes on with a self-check, or shows what came of one that is finished.
  mutating func openSelfCheck(_ id: RecordID) {
    guard let check = organisation.selfChecks[id] else { return }
    if check.finished == nil {
      walkSelfCheck(id)
    } else {
      showOver(SelfCheckResultBoard(id))
    }
  }

  mutating func walkSelfCheck(_ id: RecordID) {
    guard let check = organisation.selfChecks[id] else { return }
    var board = SelfCheckBoard(selfCheck: id)
    board.cursor.fit(to: SelfCheckQuestion.all.count)
    // It goes on where the first answer lacks.
    board.cursor.select(
      SelfCheckQuestion.all.firstIndex { check.answer(to: $0.key)?.verdict == nil } ?? 0)
    showOver(board)
  }

  /// Begins a self-check, or goes on with the one that was begun.
  mutating func beginSelfCheck() {
    if let open = organisation.selfChecks.all.last(where: { $0.finished == nil }) {
      walkSelfCheck(open.id)
      return say("\(open.title) is not finished yet: it goes on")
    }
    var check = SelfCheck(id: newID())
    check.title = "Self-check, \(today.monthAndYear)"
    (check.begun, check.by) = (today, me)
    if commit("\(check.title) begun", organisation.changes(putting: check)) {
      walkSelfCheck(check.id)
      say("\(check.title) begun: y, p, n or x answers and goes on")
    }
  }
}

extension SelfCheck {
  /// `7 of 29 answered`
  var answeredOfAll: String { "\(answered) of \(SelfCheckQuestion.all.count) answered" }
}

extension Day {
  /// `November 2026` would be long; `Nov 2026`.
  fileprivate var monthAndYear: String {
    full.split(separator: " ").suffix(2).joined(separator: " ")
  }
}
