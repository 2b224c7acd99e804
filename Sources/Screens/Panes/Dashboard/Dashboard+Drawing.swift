import Records

extension DashboardPane {
  static func draw(_ state: State, on frame: inout Frame, in region: Region) {
    if let board = state.boards[.dashboard]?.board {
      return board.draw(state, on: &frame, in: region)
    }
    let rightWidth = max(32, min(72, region.columns * 2 / 5))
    let left = Region(
      row: region.row, column: 1, rows: region.rows, columns: region.columns - rightWidth - 3)
    let right = Region(
      row: region.row, column: region.columns - rightWidth, rows: region.rows,
      columns: rightWidth - 1)
    if state.organisation.actions.isEmpty, state.organisation.people.isEmpty,
      state.derived.agenda.isEmpty, state.organisation.conflicts.isEmpty
    {
      drawWelcome(on: &frame, in: left)
    } else {
      let used = drawConflicts(state, on: &frame, in: left)
      drawItems(
        state, on: &frame,
        in: Region(
          row: left.row + used, column: left.column, rows: left.rows - used, columns: left.columns))
    }
    drawReadiness(state, on: &frame, in: right)
  }

  private static func drawWelcome(on frame: inout Frame, in region: Region) {
    let lines = [
      ("Nothing is recorded yet.", Style.heading), ("", .plain),
      ("9  people, areas, roles, standards held", .plain),
      ("2  actions: a adds the first one", .plain),
      ("3  audits: a plans the first one", .plain),
      ("4  training: who can do what", .plain),
      ("5  objectives  6  documents  7  reviews  8  certificates", .plain), ("", .plain),
      ("I  imports a register from a spreadsheet (CSV)", .plain),
    ]
    for (row, line) in lines.enumerated() {
      frame.write(
        line.0, row: region.row + row, column: region.column, limit: region.endColumn, style: line.1
      )
    }
  }

  /// What two people changed at the same time; nothing where all is settled.
  ///
  /// - Returns: how many rows it takes.
  private static func drawConflicts(
    _ state: State, on frame: inout Frame, in region: Region
  ) -> Int {
    let lines = state.dashboard.lines.indices.filter {
      state.dashboard.lines[$0].section == .conflicts
    }
    guard !lines.isEmpty else { return 0 }
    // What is overdue keeps at least half of the rows.
    let room = max(1, min(lines.count, 4, region.rows / 2 - 3))
    let shown = lines.count > room ? ", \(room) shown" : ""
    frame.write(
      "CHANGED BY TWO AT ONCE \(lines.count)\(shown): Enter settles", row: region.row,
      column: region.column, limit: region.endColumn, style: .heading)
    let selected = lines.firstIndex(of: state.dashboard.index) ?? 0
    let top = max(0, min(selected - room / 2, lines.count - room))
    for (offset, index) in lines[top...].prefix(room).enumerated() {
      guard case .conflict(let id) = state.dashboard.lines[index].target,
        let conflict = state.organisation.conflicts[id]
      else { continue }
      let record = state.organisation.subject(of: conflict).record
      let row = region.row + 1 + offset
      frame.write("≠", row: row, column: region.column, style: .overdue)
      frame.write(
        "\(record) \(state.conflictText(conflict))".cut(
          to: region.columns - 3), row: row, column: region.column + 3, style: .overdue)
      if index == state.dashboard.index {
        frame.select(row: row, columns: region.column..<region.endColumn)
        frame.cursor = Frame.Position(column: region.column, row: row)
      }
    }
    return room + 2
  }

  private static func drawItems(_ state: State, on frame: inout Frame, in region: Region) {
    let lines = state.dashboard.lines
    let overdue = lines.indices.filter { lines[$0].section == .overdue }
    let upcoming = lines.indices.filter { lines[$0].section == .upcoming }
    let advice = lines.indices.filter { lines[$0].section == .advice }
    // A low screen has no room for advice beside what is due.
    let wanted = advice.isEmpty ? 0 : min(advice.count, max(2, region.rows / 6)) + 2
    let forAdvice = region.rows - wanted < 9 ? 0 : wanted
    let rows = max(2, region.rows - 3 - forAdvice)
    // Each part has half of the rows, and what the other one does not need.
    let forOverdue = min(max(1, overdue.count), max(rows / 2, rows - max(1, upcoming.count)))
    let overdueRegion = Region(
      row: region.row, column: region.column, rows: forOverdue + 1, columns: region.columns)
    drawSection(
      "OVERDUE \(overdue.count)\(filterNote(state))", overdue, empty: "Nothing is overdue.", state,
      on: &frame,
      in: overdueRegion)
    drawSection(
      "NEXT \(state.organisation.profile.upcomingDays) DAYS \(upcoming.count)", upcoming,
      empty: "Nothing falls due.", state, on: &frame,
      in: Region(
        row: region.row + forOverdue + 2, column: region.column, rows: rows - forOverdue + 1,
        columns: region.columns))
    guard forAdvice > 0 else { return }
    drawSection(
      "ADVICE \(advice.count)", advice, empty: "", state, on: &frame,
      in: Region(
        row: region.endRow - forAdvice + 1, column: region.column, rows: forAdvice - 1,
        columns: region.columns))
  }

  private static func filterNote(_ state: State) -> String {
    let filter = state.dashboard.list.filter
    return filter.isEmpty ? "" : "  filter: \(filter)"
  }

  private static func drawSection(
    _ title: String, _ indices: [Int], empty: String, _ state: State, on frame: inout Frame,
    in region: Region
  ) {
    guard region.rows > 1 else { return }
    frame.write(title, row: region.row, column: region.column, style: .heading)
    guard !indices.isEmpty else {
      frame.write(empty, row: region.row + 1, column: region.column + 1, style: .done)
      return
    }
    let page = region.rows - 1
    let selected = indices.firstIndex(of: state.dashboard.index)
    let hasMore = indices.count > page
    let room = max(0, hasMore ? page - 1 : page)
    let top = max(0, min((selected ?? 0) - room / 2, indices.count - room))
    for (offset, index) in indices[top...].prefix(room).enumerated() {
      let row = region.row + 1 + offset
      let isSelected = index == state.dashboard.index
      switch state.dashboard.lines[index].target {
      case .item(let item):
        draw(item, isSelected: isSelected, state, on: &frame, row: row, in: region)
      case .advice(let advisory):
        frame.write(
          "? " + advisory.finding.cut(to: region.columns - 2), row: row, column: region.column,
          style: .dueSoon)
        if isSelected { select(row, on: &frame, in: region) }
      case .conflict, .cause, .part, .certificate, .news: continue
      }
    }
    if hasMore {
      let rest = indices.count - room
      frame.write(
        "… \(rest) more", row: region.row + page, column: region.column + 1, style: .hint)
    }
  }

  private static func draw(
    _ item: DueItem, isSelected: Bool, _ state: State, on frame: inout Frame, row: Int,
    in region: Region
  ) {
    let style: Style = item.isOverdue ? .overdue : item.days <= 7 ? .dueSoon : .plain
    let mark = item.isOverdue ? "!!" : item.days <= 7 ? " !" : "  "
    let when =
      item.isOverdue
      ? "\(-item.days) d" : item.days == 0 ? "today" : item.due.spoken(today: state.today)
    let owner = item.kind == .competence ? "" : state.surname(item.owner)
    let ownerWidth = region.columns >= 60 ? 12 : 8
    let referenceWidth = min(20, max(12, region.columns / 4))
    var what = item.title
    switch item.kind {
    case .step: what = "step: " + what
    case .effectiveness: what = "check effect: " + what
    default: break
    }
    // The title and the owner have what the mark, the reference and the day leave, each with a blank.
    let room = region.columns - 3 - referenceWidth - 1 - max(7, when.columns + 1)
    let hasOwner = item.kind != .competence && room - ownerWidth - 1 >= 8
    let titleWidth = hasOwner ? room - ownerWidth - 1 : room
    frame.write(mark, row: row, column: region.column, style: style)
    var column = region.column + 3
    frame.write(item.reference.cut(to: referenceWidth), row: row, column: column, style: style)
    column += referenceWidth + 1
    // Less than a few letters say nothing.
    if titleWidth > 3 { frame.write(what.cut(to: titleWidth), row: row, column: column) }
    if hasOwner {
      frame.write(
        (owner.isEmpty ? "nobody" : owner).cut(to: ownerWidth), row: row,
        column: column + titleWidth + 1, style: owner.isEmpty ? .overdue : .plain)
    }
    frame.write(when, row: row, column: region.endColumn - when.columns, style: style)
    if isSelected { select(row, on: &frame, in: region) }
  }

  static func select(_ row: Int, on frame: inout Frame, in region: Region) {
    frame.select(row: row, columns: region.column..<region.endColumn)
    frame.cursor = Frame.Position(column: region.column, row: row)
  }
}
