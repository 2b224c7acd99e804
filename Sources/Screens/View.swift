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
    drawBanner(on: &frame)
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
    Region(row: 3, column: 0, rows: size.rows - 4 - footerRows, columns: size.columns)
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
    let mode: (String, Style) =
      session.isPast
      ? ("AS IT STOOD", .strong) : session.isReadOnly ? ("READ-ONLY", .strong) : saved
    let right = "\(whoIsHere)\(today.full) · "
    let rightColumn = max(0, size.columns - right.columns - mode.0.columns - 1)
    let name = organisation.name.isEmpty ? session.fileName : organisation.name
    var column = frame.write(
      name.cut(to: max(8, rightColumn - 3)), row: 0, column: 1, limit: rightColumn - 1,
      style: .heading)
    let standards = organisation.profile.standards.map(\.description).joined(separator: " · ")
    let room = rightColumn - column - 4
    let short = organisation.profile.standards.map(\.text).joined(separator: " ")
    let shown = standards.columns <= room ? standards : short.columns <= room ? short : ""
    column = frame.write(shown, row: 0, column: column + 2, style: .hint)
    column = frame.write(right, row: 0, column: rightColumn)
    frame.write(mode.0, row: 0, column: column, style: mode.1)
  }

  /// Who works here, and who else has the file open.
  private var whoIsHere: String {
    var names = session.who
    if !others.isEmpty {
      let all = others.joined(separator: ", ")
      // The organisation's name matters more than everybody's.
      names += size.columns - all.columns >= 100 ? " with \(all)" : " +\(others.count)"
    }
    return names.isEmpty ? "" : names + " · "
  }

  /// Every pane with its digit and what is overdue in it; titles are shortened where they do not all fit.
  private func drawTabs(on frame: inout Frame) {
    let layouts: [(gap: Int, title: (Pane) -> String)] =
      (0..<4).flatMap { length in
        [3, 2, 1].map { ($0, { $0.titles[length] }) }
      } + [(1, { [pane] in $0 == pane ? $0.titles[3] : "" })]
    func width(_ layout: (gap: Int, title: (Pane) -> String)) -> Int {
      Pane.allCases.reduce(1) { sum, pane in
        sum + tabTexts(pane, layout.title(pane)).reduce(0) { $0 + $1.columns } + layout.gap
      } - layout.gap
    }
    let layout = layouts.first { width($0) <= size.columns } ?? layouts[layouts.count - 1]
    var column = 1
    for pane in Pane.allCases {
      let texts = tabTexts(pane, layout.title(pane))
      let styles: [Style] = [.key, pane == self.pane ? .current : .plain, .overdue]
      for (text, style) in zip(texts, styles) {
        column = frame.write(text, row: 1, column: column, style: style)
      }
      column += layout.gap
    }
  }

  /// The digit of a pane, its title, and how much of it is overdue.
  private func tabTexts(_ pane: Pane, _ title: String) -> [String] {
    let count = derived.overdue[pane] ?? 0
    return [
      String(pane.digit), title.isEmpty ? "" : " " + title, count > 0 ? " \(count)" : "",
    ]
  }

  /// A rule; or, for as long as something is not saved, why.
  private func drawBanner(on frame: inout Frame) {
    if case .failed(let why) = save, !session.isReadOnly {
      frame.write(why.cut(to: size.columns - 2), row: 2, column: 1, style: .error)
    } else {
      frame.fill(row: 2, columns: 0..<size.columns, with: "─", style: .line)
    }
  }

  private func drawMessage(on frame: inout Frame) {
    let row = size.rows - 1 - footerRows
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
    }
  }

  /// The rows of the footer: two where there is room for them.
  var footerRows: Int { size.rows >= 20 ? 2 : 1 }

  /// The keys that matter here, from the command table; those of the innermost place first.
  private func drawFooter(on frame: inout Frame) {
    let rows = footerRows
    var row = size.rows - rows
    var column = 1
    let lasting = FooterHint.lasting
    let hints = footerHints
    // Help and leaving are the last to be dropped when room is short.
    let reserved = hints.filter { lasting.contains($0.text) }.reduce(0) { $0 + $1.columns + 2 }
    for hint in hints where !lasting.contains(hint.text) {
      let isLastRow = row == size.rows - 1
      if column + hint.columns + (isLastRow ? reserved : 0) > size.columns {
        guard !isLastRow else { break }
        row += 1
        column = 1
        guard column + hint.columns + reserved <= size.columns else { break }
      }
      column = hint.draw(on: &frame, row: row, column: column)
    }
    if row < size.rows - 1, hints.contains(where: { lasting.contains($0.text) }),
      column + reserved > size.columns
    {
      row += 1
      column = 1
    }
    for hint in hints where lasting.contains(hint.text) && column + hint.columns <= size.columns {
      column = hint.draw(on: &frame, row: row, column: column)
    }
  }

  private var footerHints: [FooterHint] {
    if case .filter(let buffer)? = overlays.last { return filterHints(buffer.text) }
    if case .question(let question)? = overlays.last {
      let scrolls = question.scrolls(in: region) ? [FooterHint(key: "↑↓", text: "scroll")] : []
      return question.answers.map { FooterHint(key: String($0.key), text: $0.label) }
        + [FooterHint(key: "Esc", text: "leave it")] + scrolls
    }
    return places.flatMap { Command.of($0) }.filter { command in
      !command.hint.isEmpty && !(command.changes && session.isReadOnly)
    }.map { FooterHint(key: $0.keys.first?.name ?? "", text: $0.hint) }
  }
}

extension State {
  /// What can be typed in a filter, in as many rows as there are, and how it ends.
  private func filterHints(_ typed: String) -> [FooterHint] {
    let words = pane.behaviour.filterWords(in: self)
    let keys = [FooterHint(key: "Enter", text: "keep"), FooterHint(key: "Esc", text: "clear")]
    let proposals = words.proposals(after: typed)
    let more = words.states.isEmpty ? "" : "; is: shows all such words"
    let text =
      proposals.isEmpty
      ? "words, owner:name, due:<30d, is:overdue" + more : proposals.joined(separator: " ")
    // The last row has to hold the keys as well.
    let room = size.columns - 7
    let last = room - keys.reduce(0) { $0 + $1.columns + 2 }
    guard footerRows > 1 else { return [FooterHint(key: "type", text: text.cut(to: last))] + keys }
    let rows = TextWrap.lines(text, width: room)
    let rest = rows.dropFirst().joined(separator: " ")
    return [FooterHint(key: "type", text: rows[0])]
      + (rest.isEmpty ? [] : [FooterHint(key: "    ", text: rest.cut(to: last))]) + keys
  }
}

/// A key and what it does, in the footer.
private struct FooterHint {
  static let lasting: Set<String> = ["help", "quit", "commands"]

  let key: String
  let text: String

  var columns: Int { key.columns + text.columns + 1 }

  func draw(on frame: inout Frame, row: Int, column: Int) -> Int {
    let next = frame.write(key, row: row, column: column, style: .key)
    return frame.write(" " + text, row: row, column: next) + 2
  }
}
