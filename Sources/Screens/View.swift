import Records

extension State {
  /// The smallest screen that can be worked on.
  static let smallest = Size(columns: 60, rows: 16)

  /// The whole screen.
  package func view() -> Frame {
    var frame = Frame(size: size)
    guard size.columns >= State.smallest.columns, size.rows >= State.smallest.rows else {
      let text =
        "Evenkeel needs \(State.smallest.columns)x\(State.smallest.rows); this is \(size.columns)x\(size.rows). "
        + "Make the window larger; nothing is lost."
      for (row, line) in TextWrap.lines(text, width: max(1, size.columns)).enumerated() {
        frame.write(line, row: row, column: 0)
      }
      return frame
    }
    drawHeader(on: &frame)
    drawTabs(on: &frame)
    frame.fill(row: 2, columns: 0..<size.columns, with: "─", style: .line)
    let region = self.region
    let isForm = overlays.last { if case .form = $0 { true } else { false } }
    if case .form(let form)? = isForm {
      form.draw(self, on: &frame, in: region)
    } else {
      pane.behaviour.draw(self, on: &frame, in: region)
    }
    drawOverlay(on: &frame, in: region)
    drawMessage(on: &frame)
    drawFooter(on: &frame)
    return frame
  }

  /// Where the pane is drawn.
  var region: Region {
    Region(row: 3, column: 0, rows: size.rows - 5, columns: size.columns)
  }

  /// The rows of a list in the pane.
  var page: Int { max(1, region.rows - 3) }

  private func drawHeader(on frame: inout Frame) {
    let saved: (String, Style) =
      switch save {
      case .saved(let at): (at.isEmpty ? "saved" : "saved \(at)", .done)
      case .saving: ("saving", .hint)
      case .failed: ("NOT SAVED", .error)
      }
    let mode: (String, Style) = session.isReadOnly ? ("READ-ONLY", .strong) : saved
    let who = session.who.isEmpty ? "" : session.who + " · "
    let right = "\(who)\(today.full) · "
    let rightColumn = max(0, size.columns - right.columns - mode.0.columns - 1)
    let name = organisation.name.isEmpty ? session.fileName : organisation.name
    var column = frame.write(
      name.cut(to: max(8, rightColumn - 3)), row: 0, column: 1, limit: rightColumn - 1, style: .heading)
    let standards = organisation.profile.standards.map(\.description).joined(separator: " · ")
    let room = rightColumn - column - 4
    let short = organisation.profile.standards.map(\.text).joined(separator: " ")
    let shown = standards.columns <= room ? standards : short.columns <= room ? short : ""
    column = frame.write(shown, row: 0, column: column + 2, style: .hint)
    column = frame.write(right, row: 0, column: rightColumn)
    frame.write(mode.0, row: 0, column: column, style: mode.1)
  }

  private func drawTabs(on frame: inout Frame) {
    var column = 1
    for pane in Pane.allCases {
      let isCurrent = pane == self.pane
      let count = derived.overdue[pane] ?? 0
      column = frame.write(String(pane.digit), row: 1, column: column, style: .key)
      column = frame.write(
        " " + pane.title, row: 1, column: column, style: isCurrent ? .current : .plain)
      if count > 0 { column = frame.write(" \(count)", row: 1, column: column, style: .overdue) }
      column += 3
    }
  }

  private func drawMessage(on frame: inout Frame) {
    let row = size.rows - 2
    if case .filter(let buffer)? = overlays.last {
      var column = frame.write("/", row: row, column: 1, style: .key)
      frame.write(buffer.text, row: row, column: column + 1)
      column += 1 + String(buffer.characters[..<buffer.cursor]).columns
      frame.cursor = Frame.Position(column: min(column, size.columns - 1), row: row)
      frame.isCursorVisible = true
      return
    }
    if let message {
      frame.write(
        message.text.cut(to: size.columns - 2), row: row, column: 1,
        style: message.isError ? .error : .strong)
    } else if case .failed(let why) = save {
      frame.write(why.cut(to: size.columns - 2), row: row, column: 1, style: .error)
    }
  }

  /// The keys that matter here, from the command table; those of the innermost place first.
  private func drawFooter(on frame: inout Frame) {
    let row = size.rows - 1
    var hints: [(String, String)] = []
    if case .filter? = overlays.last {
      hints = [("type", "words, owner:name, is:overdue, due:<30d"), ("Enter", "keep"), ("Esc", "clear")]
    } else if case .question(let question)? = overlays.last {
      hints = question.answers.map { (String($0.key), $0.label) } + [("Esc", "leave it")]
    } else {
      for place in places {
        for command in Command.of(place) where !command.hint.isEmpty {
          if command.changes && session.isReadOnly { continue }
          hints.append((command.keys.first?.name ?? "", command.hint))
        }
      }
    }
    // Help and leaving are the last to be dropped when room is short.
    let lasting = Set(["help", "quit", "commands"])
    let fixed = hints.filter { lasting.contains($0.1) }
    let fixedWidth = fixed.reduce(0) { $0 + $1.0.columns + $1.1.columns + 3 }
    var column = 1
    func write(_ hint: (String, String), on frame: inout Frame) {
      column = frame.write(hint.0, row: row, column: column, style: .key)
      column = frame.write(" " + hint.1, row: row, column: column) + 2
    }
    for hint in hints where !lasting.contains(hint.1) {
      guard column + hint.0.columns + hint.1.columns + 1 + fixedWidth <= size.columns else { break }
      write(hint, on: &frame)
    }
    for hint in fixed where column + hint.0.columns + hint.1.columns + 1 <= size.columns {
      write(hint, on: &frame)
    }
  }
}
