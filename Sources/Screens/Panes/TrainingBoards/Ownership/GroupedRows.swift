import Records

/// Draws a list's rows under the headings of their groups; only those in sight are made.
struct GroupedRows {
  /// A heading, or a row of the list by its place.
  private enum Line: Hashable {
    case heading(String)
    case row(Int)
  }

  private var lines: [Line] = []
  private var selected = 0

  /// - Parameter heading: the heading of a row's group; a row whose heading is that of the row before has none.
  init(_ list: ListState, heading: (RecordID) -> String) {
    lines.reserveCapacity(list.rows.count + 12)
    var last: String?
    for (place, id) in list.rows.enumerated() {
      let text = heading(id)
      if text != last, !text.isEmpty { lines.append(.heading(text)) }
      last = text
      if place == list.index { selected = lines.count }
      lines.append(.row(place))
    }
  }

  func draw(
    _ list: ListState, on frame: inout Frame, in region: Region,
    row parts: (RecordID) -> [BoardLine.Part]
  ) {
    guard region.rows > 0 else { return }
    let top = max(0, min(selected - region.rows / 2, lines.count - region.rows))
    for (offset, line) in lines[top...].prefix(region.rows).enumerated() {
      let row = region.row + offset
      switch line {
      case .heading(let text):
        frame.write(
          text, row: row, column: region.column + 1, limit: region.endColumn, style: .heading)
      case .row(let place):
        let id = list.rows[place]
        frame.write(
          list.marked.contains(id) ? "*" : " ", row: row, column: region.column, style: .strong)
        var column = region.column + 2
        for part in parts(id) {
          column = frame.write(
            part.text, row: row, column: column, limit: region.endColumn, style: part.style)
        }
        guard place == list.index else { continue }
        frame.select(row: row, columns: region.column..<region.endColumn)
        frame.cursor = Frame.Position(column: region.column, row: row)
      }
    }
  }
}
