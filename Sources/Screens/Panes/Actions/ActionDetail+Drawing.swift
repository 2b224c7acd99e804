import Records

extension State {
  /// Notes what the selected line is about.
  mutating func noteDetailLine() {
    guard pane == .actions, actions.detail != nil, let action = currentAction else { return }
    let lines = detailLines(of: action)
    actions.target = lines.indices.contains(actions.line) ? lines[actions.line].target : .none
  }

  /// Finds the line again that was selected before the records changed.
  mutating func findDetailLine() {
    guard actions.detail != nil, actions.target != .none, let action = currentAction else { return }
    let lines = detailLines(of: action)
    let isThere =
      lines.indices.contains(actions.line) && lines[actions.line].target == actions.target
    if !isThere, let place = lines.firstIndex(where: { $0.target == actions.target }) {
      actions.line = place
    }
  }

  mutating func moveInDetail(_ movement: Movement) {
    guard let action = currentAction else { return }
    let lines = detailLines(of: action)
    let step =
      switch movement {
      case .up: -1
      case .down, .nextPart, .right: 1
      case .previousPart, .left: -1
      case .pageUp: -page
      case .pageDown: page
      case .home: -lines.count
      case .end: lines.count
      }
    actions.line = max(0, min(actions.line + step, lines.count - 1))
  }

  /// Draws the action under the cursor in full.
  func drawDetail(hasFocus: Bool, on frame: inout Frame, in region: Region) {
    guard let action = currentAction else { return }
    let title = action.reference.isEmpty ? action.title : "\(action.reference)  \(action.title)"
    let titleLines = TextWrap.lines(title, width: region.columns - 2).prefix(2)
    for (offset, line) in titleLines.enumerated() {
      frame.write(line, row: region.row + offset, column: region.column + 1, style: .heading)
    }
    let labelWidth = region.columns >= 50 ? 17 : 11
    let width = region.columns - labelWidth - 4
    var rows: [(line: Int, label: String, text: String, style: Style)] = []
    for (index, line) in detailLines(of: action).enumerated() {
      for (offset, text) in TextWrap.lines(line.text, width: width).enumerated() {
        rows.append((index, offset == 0 ? line.label : "", text, line.style))
      }
    }
    let top = region.row + titleLines.count + 1
    let room = region.endRow - top
    let selected = hasFocus ? rows.firstIndex { $0.line == actions.line } ?? 0 : 0
    let start = max(0, min(selected - room / 2, rows.count - room))
    for (offset, row) in rows[start...].prefix(max(0, room)).enumerated() {
      let at = top + offset
      frame.write(
        row.label.cut(to: labelWidth), row: at, column: region.column + 1, style: .hint)
      frame.write(
        row.text, row: at, column: region.column + labelWidth + 2, limit: region.endColumn,
        style: row.style)
      if hasFocus, row.line == actions.line {
        frame.select(row: at, columns: region.column..<region.endColumn)
        if start + offset == selected {
          frame.cursor = Frame.Position(column: region.column, row: at)
        }
      }
    }
    if start + room < rows.count {
      frame.write("↓ more", row: top - 1, column: region.endColumn - 8, style: .hint)
    }
  }
}
