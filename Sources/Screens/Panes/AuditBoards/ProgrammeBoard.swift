import Records

/// The audits of a year by quarter.
struct ProgrammeBoard: AuditsBoard {
  static let place = Place.programme

  private(set) var year: Int
  private(set) var programme: Programme?
  private(set) var cursor = RowCursor()

  init(year: Int) { self.year = year }

  var entries: [Programme.Entry] { programme?.parts.flatMap(\.entries) ?? [] }
  var selected: Programme.Entry? {
    let entries = entries
    return entries.indices.contains(cursor.index) ? entries[cursor.index] : nil
  }

  mutating func refresh(_ state: inout State) {
    programme = state.organisation.programme(of: year)
    cursor.fit(to: entries.count)
  }

  mutating func move(_ movement: Movement, in state: inout State) {
    cursor.move(movement, page: state.page - 3)
  }

  mutating func turn(by years: Int) {
    year = max(1, min(year + years, 9999))
    cursor.select(0)
  }

  func record(in state: State) -> RecordPlace? {
    selected.map { RecordPlace(kind: .audit, id: $0.audit) }
  }

  static let commands: [Command] = [
    Command(
      "programme.open", [.enter], "Go to the audit in the list", hint: "audit", in: .programme
    ) { state in
      guard let audit = state.board(ProgrammeBoard.self)?.selected?.audit else { return }
      state.goToAudit(audit)
    },
    Command(
      "programme.before", [.left, .character("h")], "The year before", hint: "year", in: .programme
    ) { $0.withBoard(ProgrammeBoard.self) { $0.turn(by: -1) } },
    Command("programme.next", [.right, .character("l")], "The next year", in: .programme) {
      $0.withBoard(ProgrammeBoard.self) { $0.turn(by: 1) }
    },
    Command(
      "programme.propose", [.character("p")],
      "Propose audits for the year, from coverage, risk and who may audit", hint: "propose",
      in: .programme
    ) { state in
      guard let year = state.board(ProgrammeBoard.self)?.year else { return }
      state.propose(for: year)
    },
    Command(
      "programme.plan", [.character("a")], "Plan an audit in the quarter selected", hint: "plan",
      in: .programme, changes: true
    ) { $0.planInQuarter() },
  ]
}

extension State {
  /// Shows an audit in the list of audits; a filter that hides it is taken off.
  mutating func goToAudit(_ id: RecordID) {
    boards[.audits] = nil
    audits.list.select(id)
    if !audits.list.rows.contains(id) {
      audits.list.filter = ""
      refreshAudits()
    }
  }

  /// Plans an audit by the end of the quarter that the cursor stands in.
  mutating func planInQuarter() {
    guard let board = board(ProgrammeBoard.self) else { return }
    var audit = Audit(id: newID())
    let quarters = Quarter.all(of: board.year)
    let here = board.programme?.parts.first { part in
      board.selected.map { part.entries.contains($0) } ?? false
    }?.quarter
    let quarter = [here, Quarter(of: today)].compactMap { $0 }
      .first { quarters.contains($0) && $0.last >= today }
    audit.planned = (quarter ?? quarters.first { $0.last >= today })?.last ?? today + 14
    planAudit(audit)
  }
}

extension ProgrammeBoard {
  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    guard let programme else { return }
    let column = frame.write("Programme \(year)", row: region.row, column: 1, style: .heading)
    frame.write(
      "  " + summary(programme, state), row: region.row, column: column,
      limit: region.endColumn)
    let detail = min(7, max(0, region.rows / 3))
    cursor.draw(
      lines(programme, state, width: region.columns - 2), on: &frame,
      in: Region(
        row: region.row + 1, column: 1, rows: region.rows - 2 - detail,
        columns: region.columns - 2))
    frame.writeWrapped(
      details(state),
      in: Region(
        row: region.endRow - detail, column: 1, rows: detail, columns: region.columns - 2))
  }

  private func summary(_ programme: Programme, _ state: State) -> String {
    let here = programme.parts.flatMap(\.entries).filter(\.isHere)
      .compactMap { state.organisation.audits[$0.audit] }
    let done = here.count { $0.state == .reported }
    let times = programme.postponements
    return "\(here.count) audit\(here.count == 1 ? "" : "s"), \(done) reported, put off \(times)"
      + " time\(times == 1 ? "" : "s")"
  }

  private func lines(_ programme: Programme, _ state: State, width: Int) -> [BoardLine] {
    var lines: [BoardLine] = []
    var row = 0
    for part in programme.parts {
      let name = part.quarter?.description ?? "Without a day"
      let isNow = part.quarter == Quarter(of: state.today)
      lines.append(
        BoardLine([
          BoardLine.Part(text: name, style: .heading),
          BoardLine.Part(
            text: (isNow ? "  now" : "") + (part.entries.isEmpty ? "  nothing planned" : ""),
            style: .hint),
        ]))
      for entry in part.entries {
        lines.append(line(entry, row: row, state, width: width))
        row += 1
      }
    }
    return lines
  }

  private func line(
    _ entry: Programme.Entry, row: Int, _ state: State, width: Int
  ) -> BoardLine {
    guard let audit = state.organisation.audits[entry.audit] else { return BoardLine("", row: row) }
    let isWide = width >= 110
    let title = max(8, width - (isWide ? 105 : 63))
    guard entry.isHere else {
      let to = entry.movedTo.map { "moved to \($0.spoken(in: year))" } ?? "lost its day"
      return BoardLine(
        [
          BoardLine.Part(
            text: "  ↷ \(audit.name)  \(audit.title): \(to), \(entry.why)".cut(to: width),
            style: .hint)
        ], row: row)
    }
    let auditor = state.auditorText(of: audit)
    var parts = [
      BoardLine.Part(
        text: "  " + state.dueText(audit.planned, isFinal: audit.state.isFinal).fitted(11),
        style: state.dueStyle(audit.planned, isFinal: audit.state.isFinal)),
      BoardLine.Part(text: " " + audit.reference.fitted(11)),
      BoardLine.Part(text: " " + audit.title.fitted(title)),
    ]
    if isWide {
      parts.append(
        BoardLine.Part(text: " " + state.scopeText(of: audit).fitted(26), style: .hint))
    }
    parts += [
      BoardLine.Part(text: " " + audit.auditKind.rawValue.fitted(isWide ? 14 : 8)),
      BoardLine.Part(text: " " + auditor.fitted(isWide ? 12 : 7)),
      BoardLine.Part(
        text: " " + audit.state.rawValue.fitted(isWide ? 11 : 8),
        style: audit.state == .reported ? .done : .plain),
    ]
    let put = audit.postponements == 0 ? "" : "↷\(audit.postponements)"
    parts.append(BoardLine.Part(text: " " + put.fitted(2), style: .dueSoon))
    if let notice = audit.owedNotice, notice <= state.today {
      // The day itself is still in time.
      let style: Style = notice < state.today ? .overdue : .dueSoon
      parts.append(BoardLine.Part(text: " notice!", style: style))
    }
    return BoardLine(parts, row: row)
  }

  private func details(_ state: State) -> [(String, Style)] {
    guard let entry = selected, let audit = state.organisation.audits[entry.audit] else {
      return [("a plans an audit, p proposes audits for the year.", .hint)]
    }
    var lines: [(String, Style)] = [
      ("\(audit.name)  \(audit.title)", .heading),
      (
        "\(audit.auditKind.rawValue) audit, \(audit.state.rawValue), \(auditorsText(audit, state))",
        .plain
      ), ("Scope: \(state.scopeText(of: audit))", .plain),
    ]
    if let notice = audit.notice {
      let given = audit.noticeGiven.map { "given on \($0.spoken(today: state.today))" }
      lines.append(
        (
          "Notice by \(notice.spoken(today: state.today)), \(given ?? "not given yet")",
          audit.owedNotice.map { $0 < state.today } == true ? .overdue : .plain
        ))
    }
    if !entry.movedFrom.isEmpty {
      lines.append(
        ("From \(entry.movedFrom.map { $0.spoken(in: year) }.joined(separator: ", "))", .plain))
    }
    lines += audit.moves.filter(\.isPostponement).suffix(3).map { move in
      (
        "↷ \(move.from?.description ?? "") to \(move.to?.description ?? "no day"): \(move.why)",
        .hint
      )
    }
    if audit.moves.isEmpty, let reasons = programme?.reasons, !reasons.isEmpty {
      let all = reasons.prefix(3).map { "\($0.count) × \($0.why)" }.joined(separator: "; ")
      lines.append(("Put off in \(year): \(all)", .hint))
    }
    return lines
  }
}

extension ProgrammeBoard {
  private func auditorsText(_ audit: Audit, _ state: State) -> String {
    let names = audit.auditors.map { state.organisation.personName($0) }
    return names.isEmpty
      ? (audit.auditKind.isExternal ? "by the certification body" : "nobody audits yet")
      : "by " + names.joined(separator: ", ")
  }
}

extension State {
  /// Who audits, in a word: an auditor by surname, or the certification body.
  func auditorText(of audit: Audit) -> String {
    audit.auditKind.isExternal && audit.auditor == nil
      ? "CB" : audit.auditor == nil ? "nobody" : surname(organisation.personName(audit.auditor))
  }

  /// What an audit looks at: areas, then clauses.
  func scopeText(of audit: Audit) -> String {
    let areas = audit.areas.map { organisation.areaName($0) }
    let clauses = Dictionary(grouping: audit.clauses, by: \.edition).sorted { $0.key < $1.key }
      .map { edition, clauses in
        "\(edition.text) \(clauses.sorted().map(\.number).joined(separator: ", "))"
      }
    let text = ((areas.isEmpty ? [] : [areas.joined(separator: ", ")]) + clauses)
      .joined(separator: "; ")
    return text.isEmpty ? "nothing yet" : text
  }
}
