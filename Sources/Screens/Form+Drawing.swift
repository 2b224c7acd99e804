import Records

extension Form {
  private static let labelWidth = 19

  /// Draws the form over the whole pane.
  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    frame.write(
      title.cut(to: region.columns - 2), row: region.row, column: region.column + 1, style: .heading
    )
    let shown = context.flatMap { TextWrap.lines($0, width: region.columns - 4) }
      .suffix(max(0, region.rows / 2 - 2))
    for (offset, line) in shown.enumerated() {
      frame.write(line, row: region.row + 1 + offset, column: region.column + 2, style: .hint)
    }
    var below = region
    below.row += shown.count
    below.rows -= shown.count
    drawFields(state, on: &frame, in: below)
  }

  private func drawFields(_ state: State, on frame: inout Frame, in region: Region) {
    let alike = earlierLines(state, width: region.columns - 4)
    let help = helpLines(state, width: region.columns - 4)
    let foot = alike.count + help.count + 1
    let room = max(1, region.rows - 2 - foot)
    let textWidth = region.columns - Form.labelWidth - 4
    let beside = Dictionary(grouping: remarks, by: \.field)
    let blocks = fields.indices.map { index in
      lines(of: index, state, width: textWidth, room: room)
        + (beside[fields[index].key] ?? []).flatMap { remark in
          TextWrap.lines(remark.line, width: textWidth).map {
            DrawnLine(text: $0, style: remark.style)
          }
        }
    }
    var top = 0
    let focusStart = blocks[..<focus].reduce(0) { $0 + $1.count }
    let focusEnd = focusStart + blocks[focus].count
    if focusEnd > room { top = min(focusStart, focusEnd - room) }
    var line = 0
    for (index, block) in blocks.enumerated() {
      for (offset, text) in block.enumerated() {
        defer { line += 1 }
        let row = region.row + 2 + line - top
        guard line >= top, row < region.row + 2 + room else { continue }
        if offset == 0 {
          let isFocused = index == focus
          frame.write(isFocused ? "›" : " ", row: row, column: region.column, style: .strong)
          frame.write(
            fields[index].label.padded(to: Form.labelWidth), row: row, column: region.column + 2,
            style: isFocused ? .strong : .hint)
        }
        frame.write(
          text.text, row: row, column: region.column + 3 + Form.labelWidth,
          limit: region.endColumn - 1,
          style: text.style, isSelected: text.isSelected)
        if let column = text.cursor {
          frame.cursor = Frame.Position(
            column: min(region.column + 3 + Form.labelWidth + column, region.endColumn - 1),
            row: row)
          frame.isCursorVisible = true
        }
      }
    }
    if top > 0 {
      frame.write("↑ more", row: region.row + 1, column: region.endColumn - 8, style: .hint)
    }
    if line - top > room {
      frame.write("↓ more", row: region.row + 2 + room, column: region.endColumn - 8, style: .hint)
    }
    var row = region.endRow - foot + 1
    for (text, style) in alike.map({ ($0, Style.dueSoon) }) + help {
      frame.write(
        text, row: row, column: region.column + 2, limit: region.endColumn - 1, style: style)
      row += 1
    }
  }

  private struct DrawnLine {
    var text: String
    var style = Style.plain
    var isSelected = false
    var cursor: Int?
  }

  private func lines(of index: Int, _ state: State, width: Int, room: Int) -> [DrawnLine] {
    let field = fields[index]
    let isFocused = index == focus
    switch field.content {
    case .picked(let value):
      let shown = shown(value, field.shape, state)
      if shown.isEmpty {
        return [
          DrawnLine(
            text: isFocused ? " choose… " : "–", style: .hint, isSelected: isFocused,
            cursor: isFocused ? 0 : nil)
        ]
      }
      var lines = TextWrap.lines(shown, width: width - 2).map {
        DrawnLine(text: $0, isSelected: isFocused)
      }
      if isFocused { lines[0].cursor = 0 }
      return lines + meanwhileLines(of: field, width: width)
    case .typed(let buffer):
      var lines =
        isFocused
        ? typedLines(buffer, width: width, hasLines: field.hasLines, room: room)
        : restingLines(buffer, width: width, hasLines: field.hasLines)
      let problem = field.problem(in: state.fieldText)
      if !problem.isEmpty { lines.append(DrawnLine(text: "✗ " + problem, style: .error)) }
      return lines + meanwhileLines(of: field, width: width)
    }
  }

  private func meanwhileLines(of field: FormField, width: Int) -> [DrawnLine] {
    guard !field.meanwhile.isEmpty else { return [] }
    return TextWrap.lines("↻ " + field.meanwhile, width: width).map {
      DrawnLine(text: $0, style: .dueSoon)
    }
  }

  private func restingLines(_ buffer: TextBuffer, width: Int, hasLines: Bool) -> [DrawnLine] {
    guard !buffer.text.isEmpty else { return [DrawnLine(text: "–", style: .hint)] }
    guard hasLines else { return [DrawnLine(text: buffer.text.cut(to: width))] }
    let all = TextWrap.lines(buffer.text, width: width)
    var shown = all.prefix(3).map { DrawnLine(text: $0) }
    if all.count > 3 { shown[2].text = (all[2] + " …").cut(to: width) }
    return shown
  }

  /// The focused text with the cursor in it: one line scrolls sideways, several break at the edge.
  private func typedLines(
    _ buffer: TextBuffer, width: Int, hasLines: Bool, room: Int
  ) -> [DrawnLine] {
    guard hasLines else {
      var start = 0
      let before = buffer.characters[..<buffer.cursor]
      while before[start...].reduce(0, { $0 + String($1).columns }) > width - 1 { start += 1 }
      let text = String(buffer.characters[start...])
      return [
        DrawnLine(
          text: text.isEmpty ? "" : text, isSelected: buffer.isProposal,
          cursor: String(before[start...]).columns)
      ]
    }
    var lines = [DrawnLine(text: "")]
    var used = 0
    for position in 0...buffer.characters.count {
      if position == buffer.cursor { lines[lines.count - 1].cursor = used }
      guard position < buffer.characters.count else { break }
      let character = buffer.characters[position]
      let columns = String(character).columns
      if character.isNewline || used + columns > width - 1 {
        lines.append(DrawnLine(text: ""))
        used = 0
        if character.isNewline { continue }
      }
      lines[lines.count - 1].text.append(character)
      used += columns
    }
    // A text longer than the screen shows the part with the cursor.
    let cursorLine = lines.firstIndex { $0.cursor != nil } ?? 0
    let limit = max(3, room - 1)
    guard lines.count > limit else { return lines }
    let start = max(0, min(cursorLine - limit / 2, lines.count - limit))
    return Array(lines[start..<start + limit])
  }

  private func shown(_ value: Value?, _ shape: FieldShape, _ state: State) -> String {
    func name(_ value: Value, _ kind: RecordKind) -> String {
      guard case .text(let id) = value else { return "" }
      if let addition = additions.first(where: { $0.id.text == id }) {
        return addition.name + " (new)"
      }
      return state.fieldText.text(of: value, .link(kind))
    }
    switch (shape, value) {
    case (.link(let kind), let value?): return name(value, kind)
    case (.links(let kind), .list(let list)?):
      return list.map { name($0, kind) }.joined(separator: "; ")
    default: return state.fieldText.text(of: value, shape)
    }
  }

  private func helpLines(_ state: State, width: Int) -> [(String, Style)] {
    if !refusal.isEmpty {
      return TextWrap.lines(refusal, width: width).prefix(3).map { ($0, .error) }
    }
    if !notice.isEmpty {
      return TextWrap.lines("↻ " + notice, width: width).prefix(2).map { ($0, .dueSoon) }
    }
    let field = fields[focus]
    if case .day = field.shape, case .typed(let buffer) = field.content,
      let day = Day(typed: buffer.text, today: state.today),
      field.problem(in: state.fieldText).isEmpty
    {
      let days = day - state.today
      let distance = days == 0 ? "today" : days > 0 ? "in \(days) days" : "\(-days) days ago"
      return [("= \(day.full), \(distance)", .hint)]
    }
    var hint = field.hint
    if keepsByEnter(in: field) {
      hint += (hint.isEmpty ? "" : "; ") + "Enter keeps it, Tab goes to the other fields"
    } else if case .day = field.shape {
      hint += (hint.isEmpty ? "" : "; ") + "2026-12-01, 1 dec, fri, +2w, q1 or today"
    } else if field.isPicked {
      hint += (hint.isEmpty ? "" : "; ") + "type or Enter to choose, Backspace empties"
    } else if field.hasLines {
      hint += (hint.isEmpty ? "" : "; ") + "Enter: new line, Tab: next field, ^E: your editor"
    }
    return TextWrap.lines(hint, width: width).prefix(2).map { ($0, .hint) }
  }

  /// Earlier actions like the one being typed, with the reason; the likeliest in full, and the key that links it.
  private func earlierLines(_ state: State, width: Int) -> [String] {
    let linked = values(in: state.fieldText).id("recurrence_of")
    return earlier.enumerated().flatMap { place, match -> [String] in
      guard let action = state.organisation.actions[match.action] else { return [] }
      let mark = match.action == linked ? "↻ AGAIN: " : "↻ earlier: "
      let text = mark + state.alikeText(action, match)
      guard place == 0 else { return [text.cut(to: width)] }
      return Array(TextWrap.lines(text + "  ^G links", width: width).prefix(3))
    }
  }
}
