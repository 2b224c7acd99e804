import Records

extension ExternalBoard {
  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    guard let record = state.organisation.audits[audit] else {
      return state.drawEmpty(
        ["This audit is no longer there; Esc goes back."], on: &frame, in: region)
    }
    frame.write(
      "\(record.name)  \(record.title)", row: region.row, column: region.column + 1,
      limit: region.endColumn, style: .heading)
    let width = region.columns - 2
    let rows = drawnRows(state, width: region.columns)
    // Little room is for what matters first: the header gives way to some rows of findings.
    let most = max(0, region.rows - 6)
    let header = header(of: record, state)
    var shown = header.flatMap { $0.lines(width: width) }
    if !risks.isEmpty, rows.count > region.rows - 2 - min(most, shown.count) {
      // They stand below what is on screen, and are what one comes for.
      let more = risks.count == 1 ? "" : ", 1 of \(risks.count) (G shows all)"
      let line = HeaderLine("RISK OF FAILING\(more): \(risks[0].text)", .dueSoon, isCut: true)
      let place = header.prefix { $0.isUrgent }.flatMap { $0.lines(width: width) }.count
      shown.insert(contentsOf: line.lines(width: width), at: place)
    }
    var row = region.row + 1
    for (text, style) in shown.prefix(most) {
      frame.write(text, row: row, column: region.column + 1, style: style)
      row += 1
    }
    row += 1
    let list = state[boardListOf: .audits]
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
    draw(
      rows, list, on: &frame,
      in: Region(
        row: row, column: region.column, rows: region.endRow - row, columns: region.columns))
  }

  // MARK: Header

  /// A text of the header.
  private struct HeaderLine {
    let text: String
    let style: Style
    /// Whether it has one row and no more.
    let isCut: Bool
    /// Whether it goes before who and when.
    let isUrgent: Bool

    init(_ text: String, _ style: Style, isCut: Bool = false, isUrgent: Bool = false) {
      self.text = text
      self.style = style
      self.isCut = isCut
      self.isUrgent = isUrgent
    }

    func lines(width: Int) -> [(text: String, style: Style)] {
      let lines =
        isCut ? [text.cut(to: width)] : Array(TextWrap.lines(text, width: width).prefix(2))
      return lines.map { ($0, style) }
    }
  }

  /// What is due first, then who and when; the contacts last, in one row.
  private func header(of record: Audit, _ state: State) -> [HeaderLine] {
    var lines: [HeaderLine] = []
    if let deadlines { lines = deadlineLines(deadlines, record, state) }
    let body = state.organisation.bodies[record.body]
    var who =
      "\(record.auditKind.rawValue) by \(body?.name ?? "a certification body not named yet: E")"
    if !record.lead.isEmpty { who += ", \(record.lead)" }
    who += record.bodyReference.isEmpty ? "" : ", their reference \(record.bodyReference)"
    lines.append(HeaderLine(who, .plain))
    var days = ""
    if let first = record.starts, first != record.ends { days += "\(first.full) to " }
    days += record.ends?.full ?? "no last day yet: E sets it"
    if record.ends == nil, let last = record.lastDay {
      days += " (counted from \(last.full))"
    }
    lines.append(HeaderLine("\(days) · \(record.state.rawValue)", .plain))
    if let body, !body.contacts.isEmpty {
      let text = "Contacts (c: all): \(body.contacts.joined(separator: " · "))"
      lines.append(HeaderLine(text, .hint, isCut: true))
    }
    if let (name, day) = late.first {
      let others = late.count == 1 ? "" : " and \(late.count - 1) more"
      lines.append(
        HeaderLine(
          "! due after the body’s deadline: \(name) (\(day.spoken(today: state.today)))\(others)",
          .dueSoon, isUrgent: true))
    }
    return lines
  }

  private func deadlineLines(
    _ deadlines: ExternalDeadlines, _ record: Audit, _ state: State
  ) -> [HeaderLine] {
    func say(_ deadline: ExternalDeadlines.Deadline) -> String {
      deadline.day.spoken(today: state.today)
    }
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
    if case .expiry(let edition, let day, _)? = deadlines.endsBeforeNextAudit {
      let text = "! next audit: the certificate expires before that, \(edition.text) on \(day.full)"
      lines.append((text, .dueSoon))
    }
    if let limit = deadlines.limit, limit < deadlines.lastDay {
      lines.append(("!! that is before the audit ended: speak with the body at once", .overdue))
    }
    if let again = deadlines.newStage2 {
      let text =
        "Majors not verified by \(again.full) need a new stage 2 (ISO/IEC 17021-1, 9.5.3.2)"
      lines.append((text, .hint))
    }
    return lines.map { HeaderLine($0, $1, isUrgent: true) }
  }
}
