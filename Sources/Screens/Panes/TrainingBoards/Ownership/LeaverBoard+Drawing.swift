import Records

extension LeaverBoard {
  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    guard let person = state.organisation.people[person] else {
      return state.drawEmpty(["This person is no longer on file."], on: &frame, in: region)
    }
    let list = state[boardListOf: .training]
    state.drawListTitle(title(person, state), list, on: &frame, in: region)
    frame.write(
      summary(person, state), row: region.row + 1, column: 1, limit: region.endColumn, style: .hint)
    guard !list.rows.isEmpty else {
      state.drawEmpty(
        list.total == 0
          ? ["Nothing is owned or done by this person alone.", "Nothing has to be handed over."]
          : ["Nothing meets this filter.", "Esc shows everything again."],
        on: &frame,
        in: Region(
          row: region.row + 1, column: region.column, rows: region.rows - 1,
          columns: region.columns))
      return
    }
    let detail = region.rows >= 14 ? 3 : 2
    let widths = Widths(region.columns - 3)
    frame.write(
      widths.row(["Is", "What", "Title", "Due", "Could take it"]), row: region.row + 2, column: 2,
      limit: region.endColumn, style: .hint)
    GroupedRows(list) { id in
      list.sort == 0 ? holdings[id]?.group.title.uppercased() ?? "" : ""
    }.draw(
      list, on: &frame,
      in: Region(
        row: region.row + 3, column: 0, rows: region.rows - 4 - detail, columns: region.columns)
    ) { id in
      holdings[id].map { parts(of: $0, widths, state) } ?? []
    }
    frame.writeWrapped(
      details(state),
      in: Region(
        row: region.endRow - detail, column: 1, rows: detail, columns: region.columns - 2))
  }

  /// How wide the columns are.
  private struct Widths {
    let all: [Int]

    init(_ width: Int) {
      let isWide = width >= 100
      let words = 14
      let name = isWide ? 20 : 13
      let due = 11
      let taker = isWide ? 24 : 16
      all = [words, name, max(4, width - words - name - due - taker - 4), due, taker]
    }

    func row(_ cells: [String]) -> String {
      zip(cells, all).map { $0.fitted($1) }.joined(separator: " ")
    }
  }

  private func title(_ person: Person, _ state: State) -> String {
    let name = person.name
    guard let left = person.left else { return "What hangs on \(name)" }
    let verb = person.isActive(on: state.today) ? "leaves on" : "left on"
    return "\(name) \(verb) \(left.full):"
  }

  private func summary(_ person: Person, _ state: State) -> String {
    let share = state.derived.ownership.share(of: person.id)
    let open = openCount
    let stays = proposals.values.count { if case .stays = $0 { true } else { false } }
    return [
      open == 0 ? "everything is handed over" : "\(open) to hand over",
      stays == 0 ? nil : "\(stays) nobody can take yet",
      done.isEmpty ? nil : "\(done.count) done",
      share.count == 0
        ? nil : "\(share.percent) % of everything owned (\(share.count) of \(share.of))",
      person.left == nil ? "no last day set" : nil,
    ].compactMap(\.self).joined(separator: ", ")
  }

  private func parts(of holding: Holding, _ widths: Widths, _ state: State) -> [BoardLine.Part] {
    let isDone = done.contains(holding.id)
    let due = state.dueText(holding.due, isFinal: isDone)
    let dueStyle = state.dueStyle(holding.due, isFinal: isDone)
    let name = state.organisation.name(of: holding)
    let title = state.organisation.title(of: holding)
    var cells = [
      isDone ? "✓ " + holding.words : holding.words, name, title, due,
    ]
    // A name without a title has the room of both.
    var all = widths.all
    if title.isEmpty {
      cells.remove(at: 2)
      all[1] += all[2] + 1
      all.remove(at: 2)
    }
    var parts: [BoardLine.Part] = []
    for (place, cell) in cells.enumerated() {
      let style: Style = isDone ? .done : place == cells.count - 1 ? dueStyle : .plain
      parts.append(BoardLine.Part(text: cell.fitted(all[place]) + " ", style: style))
    }
    let taker = isDone ? "handed over" : self.taker(of: holding.id, state)
    let stays = taker.isEmpty
    parts.append(
      BoardLine.Part(
        text: (stays ? "nobody yet" : taker).fitted(widths.all[4]),
        style: isDone ? .done : stays ? .dueSoon : .plain))
    return parts
  }

  /// Why the one is proposed, of the row that is selected.
  private func details(_ state: State) -> [(String, Style)] {
    guard let holding = selected(in: state) else { return [] }
    if done.contains(holding.id) {
      return [("Handed over; u takes the last step back.", .done)]
    }
    guard let proposal = proposals[holding.id] else { return [] }
    switch proposal {
    case .give(let taker, let why):
      return [("\(state.organisation.personName(taker)): \(why)", .plain)]
    case .takeOut(let why): return [("Take it out: \(why)", .plain)]
    case .stays(let why): return [("Nobody can take it yet: \(why)", .dueSoon)]
    }
  }
}
