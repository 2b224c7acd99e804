import Records

extension State {
  func drawOverlay(on frame: inout Frame, in region: Region) {
    switch overlays.last {
    case .picker(let picker)?: draw(picker, on: &frame, in: region)
    case .question(let question)?: question.draw(self, on: &frame, in: region)
    case .card(let card)?: draw(card, on: &frame, in: region)
    case .form?, .filter?, nil: break
    }
  }

  /// Draws an empty box with a title in the middle of the pane; returns what is inside it.
  func box(
    _ title: String, columns: Int, rows: Int, on frame: inout Frame, in region: Region
  ) -> Region {
    let width = min(columns + 4, region.columns)
    let height = min(rows + 2, region.rows)
    let left = region.column + (region.columns - width) / 2
    let top = region.row + (region.rows - height) / 2
    let right = left + width - 1
    for row in top..<top + height { frame.fill(row: row, columns: left..<right + 1) }
    for row in [top, top + height - 1] {
      frame.fill(row: row, columns: left..<right + 1, with: "─", style: .line)
    }
    for row in top..<top + height {
      frame.write("│", row: row, column: left, style: .line)
      frame.write("│", row: row, column: right, style: .line)
    }
    frame.write("┌", row: top, column: left, style: .line)
    frame.write("┐", row: top, column: right, style: .line)
    frame.write("└", row: top + height - 1, column: left, style: .line)
    frame.write("┘", row: top + height - 1, column: right, style: .line)
    frame.write(" \(title.cut(to: width - 6)) ", row: top, column: left + 2, style: .heading)
    return Region(row: top + 1, column: left + 2, rows: height - 2, columns: width - 4)
  }

  private func draw(_ picker: Picker, on frame: inout Frame, in region: Region) {
    let shown = picker.shown
    let detailWidth = picker.items.lazy.map(\.detail.columns).max() ?? 0
    let widest = (picker.items.lazy.map(\.label.columns).max() ?? 8) + 1
    let labelWidth = min(max(8, widest), region.columns - 14 - min(detailWidth, region.columns / 3))
    let width = min(
      region.columns - 4, max(labelWidth + detailWidth + 6, picker.title.columns + 6, 44))
    let inner = box(
      picker.title, columns: width, rows: max(4, picker.items.count + 2), on: &frame, in: region)
    frame.write("type to filter: ", row: inner.row, column: inner.column, style: .hint)
    let typed = frame.write(
      picker.text.text, row: inner.row, column: inner.column + 16, limit: inner.endColumn)
    let page = inner.rows - 2
    let top = max(0, min(picker.index - page / 2, shown.count - page))
    if shown.isEmpty {
      frame.write("nothing is called that", row: inner.row + 1, column: inner.column, style: .hint)
    }
    for line in 0..<max(0, min(page, shown.count - top)) {
      let item = shown[top + line]
      let row = inner.row + 1 + line
      let mark = picker.isMultiple ? (picker.chosen.contains(item.id) ? "[x] " : "[ ] ") : ""
      var column = frame.write(mark, row: row, column: inner.column)
      frame.write(item.label.cut(to: labelWidth), row: row, column: column, limit: inner.endColumn)
      column += labelWidth + 1
      frame.write(
        item.detail.cut(to: max(0, inner.endColumn - column)), row: row, column: column,
        style: .hint)
      if top + line == picker.index {
        frame.select(row: row, columns: inner.column..<inner.endColumn)
      }
    }
    frame.cursor = Frame.Position(column: min(typed, inner.endColumn - 1), row: inner.row)
    frame.isCursorVisible = true
    let none = picker.allowsNone ? "  Delete none" : ""
    let text =
      picker.isMultiple ? "Space marks  Enter takes  Esc leaves" : "Enter takes  Esc leaves\(none)"
    // What is offered to be added is none of those that are there.
    let found = shown.count { $0.id != Picker.newID }
    frame.write(
      "\(found) of \(picker.items.count)  \(text)", row: inner.endRow - 1,
      column: inner.column,
      limit: inner.endColumn, style: .hint)
  }

  private func draw(_ card: Card, on frame: inout Frame, in region: Region) {
    let width = min(region.columns - 4, max(40, card.lines.map(\.text.columns).max() ?? 0))
    let inner = box(card.title, columns: width, rows: card.lines.count, on: &frame, in: region)
    let top = max(0, min(card.top, card.lines.count - inner.rows))
    for (offset, line) in card.lines[top...].prefix(inner.rows).enumerated() {
      frame.write(
        line.text.cut(to: inner.columns), row: inner.row + offset, column: inner.column,
        style: line.style)
    }
    if top + inner.rows < card.lines.count {
      frame.write(" ↓ more ", row: inner.endRow, column: inner.endColumn - 10, style: .hint)
    }
    if top > 0 {
      frame.write(" ↑ more ", row: inner.row - 1, column: inner.endColumn - 10, style: .hint)
    }
    frame.cursor = Frame.Position(column: inner.column, row: inner.row)
  }
}
