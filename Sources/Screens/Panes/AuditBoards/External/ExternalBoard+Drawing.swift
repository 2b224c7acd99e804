import Records

extension ExternalBoard {
  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    guard let record = state.organisation.audits[audit] else {
      return state.drawEmpty(
        ["This audit is no longer there; Esc goes back."], on: &frame, in: region)
    }
    let title = "\(record.name)  \(record.title)"
    frame.write(
      title, row: region.row, column: region.column + 1, limit: region.endColumn, style: .heading)
    var row = region.row + 1
    for (text, style) in header(of: record, state) where row < region.endRow - 4 {
      for line in TextWrap.lines(text, width: region.columns - 2).prefix(2)
      where row < region.endRow - 4 {
        frame.write(line, row: row, column: region.column + 1, style: style)
        row += 1
      }
    }
    row += 1
    let list = state.audits.boardList
    let room = region.endRow - row
    if list.rows.isEmpty {
      let lines =
        list.total == 0
        ? [
          "What the certification body found, and what it waits for.",
          "a adds a finding, p takes in findings from the text of its report.",
        ] : ["No finding meets this filter.", "Esc shows them all again."]
      for (offset, line) in lines.enumerated() {
        frame.write(
          line, row: row + offset, column: region.column + 3, limit: region.endColumn,
          style: offset == 0 ? .plain : .hint)
      }
      return
    }
    drawRows(
      state, list, on: &frame,
      in: Region(row: row, column: region.column, rows: room, columns: region.columns))
  }

  // MARK: Header

  private func header(of record: Audit, _ state: State) -> [(String, Style)] {
    let body = state.organisation.bodies[record.body]
    var who =
      "\(record.auditKind.rawValue) by \(body?.name ?? "a certification body not named yet: e")"
    if !record.lead.isEmpty { who += ", \(record.lead)" }
    who += record.bodyReference.isEmpty ? "" : ", their reference \(record.bodyReference)"
    var lines: [(String, Style)] = [(who, .plain)]
    if let body, !body.contacts.isEmpty {
      lines.append(("Contacts: \(body.contacts.joined(separator: " · "))", .hint))
    }
    var days = ""
    if let first = record.starts, first != record.ends { days += "\(first.full) to " }
    days += record.ends?.full ?? "no last day yet: e sets it"
    if record.ends == nil, let last = record.lastDay {
      days += " (counted from \(last.full))"
    }
    lines.append(("\(days) · \(record.state.rawValue)", .plain))
    if let deadlines {
      lines += deadlineLines(deadlines, record, state)
    }
    let late = state.organisation.lines(of: record.id).compactMap { line in
      state.organisation.actions[line.action].flatMap { action in
        state.organisation.deadlineBeforeDue(of: action).map { (action.name, $0) }
      }
    }
    if let (name, day) = late.first {
      let others = late.count == 1 ? "" : " and \(late.count - 1) more"
      lines.append(
        (
          "! due after the body’s deadline: \(name) (\(day.spoken(today: state.today)))\(others)",
          .dueSoon
        ))
    }
    return lines
  }

  private func deadlineLines(
    _ deadlines: ExternalDeadlines, _ record: Audit, _ state: State
  ) -> [(String, Style)] {
    let today = state.today
    func say(_ deadline: ExternalDeadlines.Deadline) -> String { deadline.day.spoken(today: today) }
    var parts = ["plan \(say(deadlines.plan))", "evidence \(say(deadlines.evidence))"]
    if record.auditKind != .stage1 {
      parts.append("majors verified \(say(deadlines.verification))")
    }
    let next = deadlines.nextAuditRecord.flatMap { state.organisation.audits[$0] }
    parts.append(
      "next audit \(say(deadlines.nextAudit))"
        + (next == nil ? ", not planned" : " \(next?.name ?? "")"))
    var lines: [(String, Style)] = [("Due: " + parts.joined(separator: " · "), .strong)]
    let all = [deadlines.plan, deadlines.evidence, deadlines.verification, deadlines.nextAudit]
    var caps: [String] = []
    for cap in all.compactMap(\.cap) where !caps.contains(cap.description) {
      caps.append(cap.description)
    }
    for cap in caps { lines.append(("! no later: \(cap)", .dueSoon)) }
    if let limit = deadlines.limit, limit < deadlines.lastDay {
      lines.append(("!! that is before the audit ended: speak with the body at once", .overdue))
    }
    if let again = deadlines.newStage2 {
      lines.append(
        (
          "Majors not verified by \(again.full) need a new stage 2 (ISO/IEC 17021-1, 9.5.3.2)",
          .hint
        ))
    }
    return lines
  }

  // MARK: Rows

  private func drawRows(
    _ state: State, _ list: ListState, on frame: inout Frame, in region: Region
  ) {
    // The heading of the risks takes a row of its own.
    let findings = list.rows.count { state.organisation.auditLines[$0] != nil }
    var drawn: [(id: RecordID?, text: [Piece])] = []
    if findings > 0 {
      drawn.append((nil, heading(width: region.columns)))
    } else if list.filter.isEmpty {
      let text = "Nothing found yet: a adds a finding, p takes in the text of their report."
      drawn.append((nil, [Piece(text, region.columns - 3, .hint)]))
    }
    for id in list.rows.prefix(findings) {
      if let line = state.organisation.auditLines[id] {
        drawn.append((id, pieces(of: line, state, width: region.columns)))
      }
    }
    if list.rows.count > findings {
      drawn.append((nil, [Piece("", 0)]))
      drawn.append((nil, [Piece("RISK OF FAILING", 30, .heading)]))
      for (offset, id) in list.rows.dropFirst(findings).enumerated() where offset < risks.count {
        for (place, text) in TextWrap.lines(risks[offset].text, width: region.columns - 6)
          .enumerated()
        {
          let mark = place == 0 ? "! " : "  "
          drawn.append((id, [Piece(mark + text, region.columns - 3, .dueSoon)]))
        }
      }
    }
    let at = drawn.firstIndex { $0.id == list.selected } ?? 0
    let first = max(0, min(at - region.rows / 2, drawn.count - region.rows))
    var hasCursor = false
    for (offset, entry) in drawn[first...].prefix(region.rows).enumerated() {
      let row = region.row + offset
      var column = region.column + 2
      for piece in entry.text {
        frame.write(
          piece.text.cut(to: piece.width), row: row, column: column, limit: region.endColumn,
          style: piece.style)
        column += piece.width + 1
      }
      guard let id = entry.id else { continue }
      if list.marked.contains(id) {
        frame.write("*", row: row, column: region.column, style: .strong)
      }
      if id == list.selected {
        frame.select(row: row, columns: region.column..<region.endColumn)
        if !hasCursor { frame.cursor = Frame.Position(column: region.column, row: row) }
        hasCursor = true
      }
    }
    if first + region.rows < drawn.count {
      frame.write("↓ more", row: region.row - 1, column: region.endColumn - 8, style: .hint)
    }
  }

  /// Some text in a column of its own.
  private struct Piece {
    let text: String
    let width: Int
    let style: Style

    init(_ text: String, _ width: Int, _ style: Style = .plain) {
      self.text = text
      self.width = width
      self.style = style
    }
  }

  /// The widths of the columns: reference, grade, clause, words, action, stage, standing.
  private func widths(_ width: Int) -> [Int] {
    let isWide = width >= 100
    let fixed = isWide ? [12, 11, 15, 12, 12, 20] : [9, 8, 7, 12, 9, 13]
    let words = max(8, width - 3 - fixed.reduce(0, +) - fixed.count)
    return [fixed[0], fixed[1], fixed[2], words, fixed[3], fixed[4], fixed[5]]
  }

  private func row(_ texts: [String], _ styles: [Style], width: Int) -> [Piece] {
    zip(zip(texts, styles), widths(width)).map { Piece($0.0, $1, $0.1) }
  }

  private func heading(width: Int) -> [Piece] {
    let titles = ["Theirs", "Grade", "Clause", "What they found", "Action", "Stage", "With them"]
    return row(titles, titles.map { _ in .hint }, width: width)
  }

  private func pieces(of line: AuditLine, _ state: State, width: Int) -> [Piece] {
    let organisation = state.organisation
    let action = organisation.actions[line.action]
    let isWide = width >= 100
    let grade = line.finding.map { $0 == .major ? "MAJOR" : $0.rawValue } ?? "–"
    let clause = line.clause.map { isWide ? $0.description : $0.number } ?? ""
    let more = line.also.isEmpty ? "" : "+\(line.also.count)"
    let (standing, style) = standing(of: action, line, state, isWide: isWide)
    return row(
      [
        line.reference, line.finding == .observation && !isWide ? "obs." : grade, clause + more,
        line.isDropped
          ? line.dropped : line.notes.split(whereSeparator: \.isWhitespace).joined(separator: " "),
        action?.name ?? "", action.map { $0.stage.track } ?? "",
        standing,
      ],
      [
        .plain, line.finding == .major ? .strong : .plain, .plain, line.isDropped ? .hint : .plain,
        .plain, action?.stage == .closed ? .done : .plain, style,
      ], width: width)
  }

  /// Whose turn it is with a finding: "plan 12 Dec", "sent", "accepted".
  private func standing(
    of action: Action?, _ line: AuditLine, _ state: State, isWide: Bool
  ) -> (String, Style) {
    if line.isDropped { return ("withdrawn", .hint) }
    guard let action, action.actionKind == .nonconformity else { return ("", .plain) }
    let owed = state.organisation.owedToBody(of: action).first { $0.what != .verification }
    if let owed {
      let what = owed.what == .plan ? "plan" : isWide ? "evidence" : "evid."
      let mark = owed.due < state.today ? "!! " : owed.isAgain ? "↻ " : ""
      // The year stands in the header, where there is no room for it here.
      let day = owed.due.spoken(today: isWide ? state.today : owed.due)
      return ("\(mark)\(what) \(day)", state.dueStyle(owed.due, isFinal: false))
    }
    switch action.standing(of: .evidence) {
    case .accepted: return ("accepted", .done)
    case .submitted: return ("evidence sent", .plain)
    case .owed, .rejected: return ("", .plain)
    }
  }
}
