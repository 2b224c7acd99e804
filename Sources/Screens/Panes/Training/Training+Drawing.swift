import Records

/// How the matrix fits the screen: names at the left and headings on top stay in sight.
private struct MatrixLayout {
  let region: Region
  let isNarrow: Bool
  let nameWidth: Int
  /// Rows that headings take.
  let headingRows: Int
  /// The places of the columns shown.
  let columns: Range<Int>

  /// Columns of the screen that a cell takes.
  let cellWidth: Int
  /// Where the first cell begins.
  var left: Int { region.column + 2 + nameWidth + 1 }
  /// The row on which the marks of columns stand, under their headings.
  var marksRow: Int { region.row + 1 + headingRows }
  var firstRow: Int { marksRow + 1 }
  /// How many lines of people and groups there is room for; counts and the legend take three rows.
  var rows: Int { max(0, region.endRow - firstRow - 3) }

  func x(_ place: Int) -> Int { left + (place - columns.lowerBound) * cellWidth }

  init(_ state: State, in region: Region) {
    self.region = region
    isNarrow = state.training.isNarrow
    nameWidth = min(24, max(14, region.columns / 5))
    headingRows = isNarrow ? min(14, max(5, region.rows / 3)) : 3
    // Counts of three digits must not touch each other.
    cellWidth = !isNarrow ? 6 : state.matrix.people.count > 99 ? 4 : 3
    let gapsWidth = 5
    let room = region.columns - (region.column + 2 + nameWidth + 1) - gapsWidth
    let total = state.training.columns.count
    let count = min(total, max(1, room / cellWidth))
    let first = max(0, min(state.training.column - count / 2, total - count))
    columns = first..<first + count
  }
}

extension TrainingPane {
  static func draw(_ state: State, on frame: inout Frame, in region: Region) {
    if let board = state.boards[.training]?.board {
      return board.draw(state, on: &frame, in: region)
    }
    drawTitle(state, on: &frame, in: region)
    guard !state.matrix.people.isEmpty, !state.matrix.competences.isEmpty else {
      state.drawEmpty(
        [
          "Who can do what, and until when: people down, competences across.",
          "It grows from people, roles, competences and requirements: 9 adds them,",
          "I imports them from a spreadsheet.",
        ], on: &frame, in: region)
      return
    }
    guard !state.training.rows.isEmpty, !state.training.columns.isEmpty else {
      let nobody = state.training.rows.isEmpty
      state.drawEmpty(
        [
          nobody ? "Nobody meets this filter." : "No competence is left to show.",
          nobody || !state.training.hidesEmptyColumns
            ? "Esc shows everyone again." : "c shows all of them again.",
        ], on: &frame, in: region)
      return
    }
    let layout = MatrixLayout(state, in: region)
    drawHeadings(state, layout, on: &frame)
    drawPeople(state, layout, on: &frame)
    drawCounts(state, layout, on: &frame)
    drawLegend(at: region.endRow - 1, on: &frame, in: region)
  }

  private static func drawTitle(_ state: State, on frame: inout Frame, in region: Region) {
    let training = state.training
    var column = frame.write("Training", row: region.row, column: 1, style: .heading)
    if let day = training.day {
      column = frame.write(
        "  as of \(day.full)", row: region.row, column: column, style: .strong)
    }
    let total = state.matrix.people.count
    let shown = Set(training.rows).count
    let count = shown == total ? "\(total)" : "\(shown) of \(total)"
    let order = training.order == .name ? "" : " by \(training.order.rawValue)"
    let gaps = training.gapsByRow.values.reduce(0, +)
    column = frame.write(
      "  \(count) people\(order), \(gaps) gap\(gaps == 1 ? "" : "s")", row: region.row,
      column: column)
    if training.columns.count < state.matrix.competences.count {
      column = frame.write(
        ", \(training.columns.count) of \(state.matrix.competences.count) competences",
        row: region.row, column: column)
    }
    if !training.list.filter.isEmpty {
      column = frame.write(
        "  filter: \(training.list.filter)", row: region.row, column: column, style: .strong)
    }
    if !training.marked.isEmpty {
      column = frame.write(
        "  \(training.marked.count) marked", row: region.row, column: column, style: .strong)
    }
    guard let (_, competence, cell) = state.currentCell else { return }
    let text = "\(competence.name): \(state.words(cell))"
    let room = region.columns - column - 3
    guard room > 12 else { return }
    let cut = text.cut(to: room)
    frame.write(
      cut, row: region.row, column: region.columns - cut.columns - 1, style: cell.state.style)
  }

  // MARK: Headings

  /// The competences' names in pieces as wide as a cell, or downwards, resting on the row of marks; the selected
  /// one stands in full above.
  private static func drawHeadings(_ state: State, _ layout: MatrixLayout, on frame: inout Frame) {
    for place in layout.columns {
      let column = state.training.columns[place]
      let name = state.matrix.competences[column].name
      let pieces = (layout.isNarrow ? letters(of: name) : pieces(of: name, layout.cellWidth - 1))
        .prefix(layout.headingRows)
      let first = layout.marksRow - pieces.count
      for (line, piece) in pieces.enumerated() {
        frame.write(
          piece, row: first + line, column: layout.x(place),
          style: place == state.training.column ? .strong : .hint)
      }
      if state.matrix.isHeldByOne(column: column) {
        frame.write(
          "1", row: layout.marksRow, column: layout.x(place) + (layout.isNarrow ? 0 : 1),
          style: .dueSoon)
      }
    }
    let region = layout.region
    frame.write(
      "1: held by one", row: layout.marksRow, column: region.column + 2, style: .hint)
    if layout.columns.lowerBound > 0 {
      frame.write("‹", row: layout.marksRow, column: layout.left - 1, style: .key)
    }
    if layout.columns.upperBound < state.training.columns.count {
      frame.write(
        "›", row: layout.marksRow, column: layout.x(layout.columns.upperBound), style: .key)
    }
    frame.write("gaps", row: layout.marksRow, column: region.endColumn - 5, style: .hint)
  }

  /// A name's words, each broken where it is wider than a cell.
  private static func pieces(of name: String, _ width: Int) -> [String] {
    name.split(separator: " ").flatMap { TextWrap.lines(String($0), width: width) }
  }

  private static func letters(of name: String) -> [String] { name.map(String.init) }

  // MARK: People

  /// A line of the matrix: the heading of a group, or the place of a person among the rows.
  private enum Line: Equatable {
    case group(TrainingState.Group)
    case person(Int)
  }

  /// As many lines as fit, the person under the cursor about in the middle; the group that the first of them
  /// belongs to stands on top.
  private static func lines(_ training: TrainingState, fitting rows: Int) -> [Line] {
    guard rows > 0 else { return [] }
    let starts = training.groups.map(\.start)
    // A group's heading takes a line before its first person.
    func line(of place: Int) -> Int { place + starts.count { $0 <= place } }
    let total = training.rows.count + training.groups.count
    let top = max(0, min(line(of: training.row) - rows / 2, total - rows))
    var lines: [Line] = []
    var place = 0
    var group = 0
    var number = 0
    while number < top + rows, number < total {
      let isHeading = group < starts.count && starts[group] == place
      if number >= top {
        lines.append(isHeading ? .group(training.groups[group]) : .person(place))
      }
      if isHeading { group += 1 } else { place += 1 }
      number += 1
    }
    if case .person(let first)? = lines.first,
      let current = training.groups.last(where: { $0.start <= first }),
      first != training.row, case .person? = lines.dropFirst().first
    {
      // The heading stays in sight while its people scroll under it, but never in place of the cursor or with nobody
      // under it.
      lines[0] = .group(current)
    }
    return lines
  }

  private static func drawPeople(_ state: State, _ layout: MatrixLayout, on frame: inout Frame) {
    for (offset, line) in lines(state.training, fitting: layout.rows).enumerated() {
      let row = layout.firstRow + offset
      switch line {
      case .group(let group):
        let rows = state.training.rows[group.start..<group.start + group.count]
        let gaps = rows.reduce(0) { $0 + state.training.gaps(row: $1) }
        let people = group.count == 1 ? "1 person" : "\(group.count) people"
        frame.write(
          "\(group.title): \(people), \(gaps) gap\(gaps == 1 ? "" : "s")", row: row,
          column: layout.region.column + 1, limit: layout.region.endColumn, style: .heading)
      case .person(let place): drawPerson(state, at: place, row: row, layout, on: &frame)
      }
    }
  }

  private static func drawPerson(
    _ state: State, at place: Int, row: Int, _ layout: MatrixLayout, on frame: inout Frame
  ) {
    let matrix = state.matrix
    let matrixRow = state.training.rows[place]
    let person = matrix.people[matrixRow]
    let isCurrent = place == state.training.row
    frame.write(
      state.training.marked.contains(person.id) ? "*" : isCurrent ? "›" : " ", row: row,
      column: layout.region.column, style: .strong)
    frame.write(
      person.name.cut(to: layout.nameWidth), row: row, column: layout.region.column + 2,
      style: isCurrent ? .strong : person.isActive(on: matrix.day) ? .plain : .hint)
    for column in layout.columns {
      let cell = matrix.cell(row: matrixRow, column: state.training.columns[column])
      let x = layout.x(column)
      // Narrow cells have room for the mark and one letter, wide ones for a blank before and more after.
      let at = layout.isNarrow ? x : x + 1
      frame.write(
        cell.mark(width: layout.isNarrow ? 2 : 4), row: row, column: at, style: cell.state.style)
      if isCurrent, column == state.training.column {
        frame.select(row: row, columns: x..<x + (layout.isNarrow ? 2 : 3))
        frame.cursor = Frame.Position(column: at, row: row)
      }
    }
    let gaps = state.training.gaps(row: matrixRow)
    let text = gaps == 0 ? "" : String(gaps)
    frame.write(
      text, row: row, column: layout.region.endColumn - text.columns - 1, style: .overdue)
  }

  // MARK: Counts

  private static func drawCounts(_ state: State, _ layout: MatrixLayout, on frame: inout Frame) {
    let first = layout.region.endRow - 3
    frame.write("can do it", row: first, column: layout.region.column + 2, style: .hint)
    frame.write("gaps", row: first + 1, column: layout.region.column + 2, style: .hint)
    for place in layout.columns {
      let column = state.training.columns[place]
      let x = layout.isNarrow ? layout.x(place) : layout.x(place) + 1
      frame.write(
        String(state.training.holders(column: column)), row: first, column: x, style: .hint)
      let gaps = state.training.gaps(column: column)
      if gaps > 0 { frame.write(String(gaps), row: first + 1, column: x, style: .overdue) }
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
