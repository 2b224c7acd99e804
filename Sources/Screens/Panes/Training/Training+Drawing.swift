import Records

extension TrainingPane {
  private static let cellWidth = 6
  private static let headingRows = 3

  static func draw(_ state: State, on frame: inout Frame, in region: Region) {
    if let board = state.boards[.training]?.board {
      return board.draw(state, on: &frame, in: region)
    }
    let matrix = state.derived.matrix
    let training = state.training
    drawTitle(state, on: &frame, in: region)
    guard !matrix.people.isEmpty, !matrix.competences.isEmpty else {
      state.drawEmpty(
        [
          "Who can do what, and until when: people down, competences across.",
          "It grows from people, roles, competences and requirements: 9 adds them.",
        ], on: &frame, in: region)
      return
    }
    guard !training.rows.isEmpty else {
      state.drawEmpty(
        ["Nobody meets this filter.", "Esc shows everyone again."], on: &frame, in: region)
      return
    }
    let nameWidth = min(24, max(14, region.columns / 5))
    let left = region.column + 2 + nameWidth + 1
    let gapsWidth = 5
    let columns = max(1, (region.columns - left - gapsWidth) / cellWidth)
    let firstColumn = max(0, min(training.column - columns / 2, matrix.competences.count - columns))
    let shownColumns = firstColumn..<min(firstColumn + columns, matrix.competences.count)
    drawHeadings(state, shownColumns, left: left, on: &frame, in: region)
    let top = region.row + 2 + headingRows
    let rows = region.endRow - top - 2
    let firstRow = max(0, min(training.row - rows / 2, training.rows.count - rows))
    for (offset, row) in training.rows[firstRow...].prefix(max(0, rows)).enumerated() {
      drawPerson(
        state, row: row, position: firstRow + offset, shownColumns, left: left,
        nameWidth: nameWidth,
        at: top + offset, on: &frame, in: region)
    }
    drawCounts(state, shownColumns, left: left, at: region.endRow - 2, on: &frame, in: region)
    drawLegend(at: region.endRow - 1, on: &frame, in: region)
  }

  private static func drawTitle(_ state: State, on frame: inout Frame, in region: Region) {
    let training = state.training
    var column = frame.write("Training", row: region.row, column: 1, style: .heading)
    let total = state.derived.matrix.people.count
    let count = training.rows.count == total ? "\(total)" : "\(training.rows.count) of \(total)"
    let gaps = state.derived.matrix.gaps.count
    column = frame.write(
      "  \(count) people by \(training.grouping.rawValue), \(gaps) gap\(gaps == 1 ? "" : "s")",
      row: region.row, column: column)
    if !training.list.filter.isEmpty {
      column = frame.write(
        "  filter: \(training.list.filter)", row: region.row, column: column, style: .strong)
    }
    if !training.marked.isEmpty {
      column = frame.write(
        "  \(training.marked.count) marked", row: region.row, column: column, style: .strong)
    }
    if let (_, competence, cell) = state.currentCell {
      let until = cell.state == .planned ? cell.booked : cell.expires
      let text =
        "\(competence.name): \(cell.state.rawValue)"
        + (until.map { " \($0.spoken(today: state.today))" } ?? "")
      let room = region.columns - column - 3
      if room > 12 {
        let shown = text.cut(to: room)
        frame.write(
          shown, row: region.row, column: region.columns - shown.columns - 1,
          style: cell.state.style)
      }
    }
  }

  /// The competences' names in pieces as wide as a cell, resting on the row of marks; the selected one stands in
  /// full above.
  private static func drawHeadings(
    _ state: State, _ columns: Range<Int>, left: Int, on frame: inout Frame, in region: Region
  ) {
    let single = Set(state.derived.matrix.heldByOne.map(\.id))
    let marks = region.row + 1 + headingRows
    for (offset, column) in columns.enumerated() {
      let competence = state.derived.matrix.competences[column]
      let at = left + offset * cellWidth
      let pieces = pieces(of: competence.name).prefix(headingRows)
      for (line, piece) in pieces.enumerated() {
        frame.write(
          piece, row: marks - pieces.count + line, column: at,
          style: column == state.training.column ? .strong : .hint)
      }
      if single.contains(competence.id) {
        frame.write("1", row: marks, column: at + 1, style: .dueSoon)
      }
    }
    frame.write("held by one: 1", row: marks, column: region.column + 2, style: .hint)
    if columns.lowerBound > 0 { frame.write("‹", row: marks, column: left - 1, style: .key) }
    if columns.upperBound < state.derived.matrix.competences.count {
      frame.write("›", row: marks, column: left + columns.count * cellWidth, style: .key)
    }
    frame.write("gaps", row: marks, column: region.endColumn - 5, style: .hint)
  }

  /// A name's words, each broken where it is wider than a cell.
  private static func pieces(of name: String) -> [String] {
    name.split(separator: " ").flatMap { TextWrap.lines(String($0), width: cellWidth - 1) }
  }

  private static func drawPerson(
    _ state: State, row: Int, position: Int, _ columns: Range<Int>, left: Int, nameWidth: Int,
    at: Int,
    on frame: inout Frame, in region: Region
  ) {
    let matrix = state.derived.matrix
    let person = matrix.people[row]
    let isCurrent = position == state.training.row
    frame.write(
      state.training.marked.contains(person.id) ? "*" : isCurrent ? "›" : " ", row: at,
      column: region.column,
      style: .strong)
    frame.write(
      person.name.cut(to: nameWidth), row: at, column: region.column + 2,
      style: isCurrent ? .strong : .plain)
    for (offset, column) in columns.enumerated() {
      let cell = matrix.cell(row: row, column: column)
      let x = left + offset * cellWidth
      frame.write(cell.state.mark, row: at, column: x + 1, style: cell.state.style)
      if isCurrent, column == state.training.column {
        frame.select(row: at, columns: x..<x + 3)
        frame.cursor = Frame.Position(column: x + 1, row: at)
      }
    }
    let gaps = state.gaps(row: row)
    let text = gaps == 0 ? "" : String(gaps)
    frame.write(text, row: at, column: region.endColumn - text.columns - 1, style: .overdue)
  }

  private static func drawCounts(
    _ state: State, _ columns: Range<Int>, left: Int, at row: Int, on frame: inout Frame,
    in region: Region
  ) {
    frame.write("gaps", row: row, column: region.column + 2, style: .hint)
    for (offset, column) in columns.enumerated() {
      let gaps = state.gaps(column: column)
      if gaps > 0 {
        frame.write(String(gaps), row: row, column: left + offset * cellWidth + 1, style: .overdue)
      }
    }
  }

  private static func drawLegend(at row: Int, on frame: inout Frame, in region: Region) {
    var column = region.column + 1
    let gap = region.columns < 90 ? 1 : 2
    for state in CellState.allCases {
      let text = " \(state.rawValue)"
      guard column + text.columns + 1 <= region.endColumn else { return }
      column = frame.write(state.mark, row: row, column: column, style: state.style)
      column = frame.write(text, row: row, column: column, style: .hint) + gap
    }
  }
}
