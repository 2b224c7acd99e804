import Records

/// What differs in the edition that takes a held one's place, and what was done about it.
struct TransitionBoard: AuditsBoard {
  static let place = Place.transition

  private(set) var gaps: [TransitionGaps] = []
  private(set) var cursor = RowCursor()

  var items: [(gaps: TransitionGaps, item: TransitionGaps.Item)] {
    gaps.flatMap { part in part.items.map { (part, $0) } }
  }
  var selected: (gaps: TransitionGaps, item: TransitionGaps.Item)? {
    let items = items
    return items.indices.contains(cursor.index) ? items[cursor.index] : nil
  }

  mutating func refresh(_ state: inout State) {
    gaps = state.organisation.transitionGaps(library: state.library)
    cursor.fit(to: items.count)
  }

  mutating func move(_ movement: Movement, in state: inout State) {
    cursor.move(movement, page: state.page - 6)
  }

  func record(in state: State) -> RecordPlace? {
    selected?.item.actions.first.map { RecordPlace(kind: .action, id: $0) }
  }

  private static let hasItem: @Sendable (State) -> String? = { state in
    state.board(TransitionBoard.self)?.selected == nil
      ? "no held edition is superseded by one that a catalogue knows" : nil
  }

  static let commands: [Command] = [
    Command(
      "transition.open", [.enter], "What differs in the clause, and what was done", hint: "clause",
      in: .transition, obstacle: hasItem
    ) { state in
      guard let board = state.board(TransitionBoard.self), let (gaps, item) = board.selected else {
        return
      }
      let width = min(state.size.columns - 8, 90)
      let lines = state.transitionLines(gaps, item).flatMap { text, style in
        TextWrap.lines(text, width: width).map { Card.Line($0, style: style) }
      }
      state.overlays.append(.card(Card(title: "\(item.clause)  \(item.title)", lines: lines)))
    },
    Command(
      "transition.act", [.character("a")], "Add an action for the clause", hint: "action",
      in: .transition, changes: true, obstacle: hasItem
    ) { $0.addTransitionAction() },
    Command(
      "transition.plan", [.character("p")], "Plan a gap audit over all that is new or changed",
      hint: "gap audit", in: .transition, changes: true, obstacle: hasItem
    ) { $0.planGapAudit() },
  ]
}

extension State {
  /// An action over the selected clause of the edition that comes.
  mutating func addTransitionAction() {
    guard mayChange(), let (gaps, item) = board(TransitionBoard.self)?.selected else { return }
    var action = Action(id: newID())
    action.actionKind = .documentUpdate
    action.source = .selfCheck
    action.raised = today
    action.raisedBy = me
    action.clauses = [item.clause]
    action.title = "Transition to \(gaps.new): \(item.clause.number) \(item.title)"
    action.notes = item.change
    openAdding(action, title: "Add an action for \(item.clause)", more: { _, _ in [] })
  }

  /// An internal audit over what is new or changed in the edition that comes.
  mutating func planGapAudit() {
    guard let (gaps, _) = board(TransitionBoard.self)?.selected else { return }
    guard !gaps.gapClauses.isEmpty else {
      return complain("nothing is known to be new or changed in \(gaps.new)")
    }
    var audit = Audit(id: newID())
    audit.title = "Transition gaps to \(gaps.new)"
    audit.clauses = gaps.gapClauses
    audit.planned = today + 14
    planAudit(audit, title: "Plan a transition-gap audit")
  }

  /// The day until which the transition runs, and how far it is.
  func transitionText(_ gaps: TransitionGaps) -> String {
    guard let last = gaps.transition else {
      return "transition date not known: confirm with your certification body"
    }
    let days = last - today
    let left = days < 0 ? "\(-days) days past" : "\(days) days left"
    return "reported to \(last.spoken(today: today)), \(left): confirm with your certification body"
  }

  func transitionLines(
    _ gaps: TransitionGaps, _ item: TransitionGaps.Item
  ) -> [(String, Style)] {
    var lines: [(String, Style)] = [("\(item.clause)  \(item.title)", .heading)]
    let change: String =
      switch item.kind {
      case .removed: "Taken out: \(gaps.new) has no clause that goes on from it."
      case .new where item.change.isEmpty: "New: \(gaps.held) has nothing that it goes on from."
      default: item.change
      }
    lines.append(("Reported: \(change)", .plain))
    if let was = item.was { lines.append(("Was: \(was)  \(library.title(of: was) ?? "")", .plain)) }
    if item.kind != .removed {
      lines.append(
        item.assessed.map { ("Audit: assessed on \($0.full)", .done) }
          ?? ("Audit: no line has assessed it yet", item.isGap ? .dueSoon : .hint))
    }
    for action in item.actions.compactMap({ organisation.actions[$0] }) {
      lines.append(("Action: \(action.name) \(action.title), \(action.stage.rawValue)", .plain))
    }
    if item.actions.isEmpty, item.isGap { lines.append(("Action: none yet; a adds one", .hint)) }
    if !gaps.note.isEmpty { lines.append((gaps.note, .hint)) }
    return lines
  }
}

extension TransitionBoard {
  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    let column = frame.write("Transition", row: region.row, column: 1, style: .heading)
    guard !gaps.isEmpty else {
      state.drawEmpty(
        [
          "No edition that you hold is superseded by one that a catalogue knows.",
          "What differs in a new edition stands here, with what was done about it.",
        ], on: &frame, in: region)
      return
    }
    let open = items.count(where: \.item.isOpen)
    let all = items.count(where: \.item.isGap)
    frame.write(
      "  \(all) clauses new or changed, \(open) with neither audit nor action", row: region.row,
      column: column, limit: region.endColumn)
    let width = region.columns - 2
    let detail = min(9, max(4, region.rows / 3))
    cursor.draw(
      lines(state, width: width), on: &frame,
      in: Region(row: region.row + 1, column: 1, rows: region.rows - 2 - detail, columns: width))
    if let (gaps, item) = selected {
      frame.writeWrapped(
        state.transitionLines(gaps, item),
        in: Region(row: region.endRow - detail, column: 1, rows: detail, columns: width))
    }
  }

  private func lines(_ state: State, width: Int) -> [BoardLine] {
    var lines: [BoardLine] = []
    var row = 0
    for part in gaps {
      lines.append(
        BoardLine("\(part.held) to \(part.new)", style: .heading))
      lines += TextWrap.lines(state.transitionText(part), width: width)
        .map { BoardLine($0, style: .strong) }
      for item in part.items {
        lines.append(line(item, row: row, state, width: width))
        row += 1
      }
    }
    return lines
  }

  private func line(
    _ item: TransitionGaps.Item, row: Int, _ state: State, width: Int
  ) -> BoardLine {
    let title = max(10, width - 2 - 10 - 8 - 23 - 16)
    let seen = item.assessed.map { "seen \($0.spoken(today: state.today))" }
    let action = state.organisation.actions[item.actions.first].map {
      "\($0.name) \($0.stage.rawValue)"
    }
    let more = item.actions.count > 1 ? " +\(item.actions.count - 1)" : ""
    let isGap = item.isGap
    return BoardLine(
      [
        BoardLine.Part(text: item.isOpen ? "! " : "  ", style: .dueSoon),
        BoardLine.Part(
          text: item.kind.rawValue.fitted(10), style: item.kind == .new ? .strong : .plain),
        BoardLine.Part(text: item.clause.number.fitted(7) + " "),
        BoardLine.Part(text: item.title.fitted(title), style: isGap ? .plain : .hint),
        BoardLine.Part(
          text: " " + (isGap ? seen ?? "not audited" : seen ?? "").fitted(15),
          style: seen == nil ? .hint : .done),
        BoardLine.Part(
          text: (action.map { $0 + more } ?? (isGap ? "no action" : "")).fitted(23),
          style: action == nil ? .hint : .plain),
      ], row: row)
  }
}
