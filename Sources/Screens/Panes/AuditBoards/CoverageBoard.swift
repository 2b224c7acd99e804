import Records

/// Which clauses and areas were looked at, by year: counted from lines assessed.
struct CoverageBoard: AuditsBoard {
  static let place = Place.coverage

  var showsAreas = false
  var showsBlindOnly = false
  /// Whether years run from the certification decision where there is one.
  var fromDecision = true
  /// 0 to 2 for the years, 3 for all of them.
  var column = 3
  private(set) var coverage: Coverage?
  private(set) var cursor = RowCursor()

  init(showsBlindOnly: Bool = false) { self.showsBlindOnly = showsBlindOnly }

  /// The sections shown with their rows.
  var sections: [Coverage.Section] {
    guard let coverage else { return [] }
    return (showsAreas ? [coverage.areas] : coverage.clauses).map { section in
      guard showsBlindOnly else { return section }
      return section.keeping { $0.isBlindSpot }
    }
  }

  var rows: [(section: Coverage.Section, row: Coverage.Row)] {
    sections.flatMap { section in section.rows.map { (section, $0) } }
  }

  var selected: (section: Coverage.Section, row: Coverage.Row)? {
    let rows = rows
    return rows.indices.contains(cursor.index) ? rows[cursor.index] : nil
  }

  mutating func refresh(_ state: inout State) {
    coverage = state.organisation.coverage(
      today: state.today, library: state.library, fromDecision: fromDecision)
    cursor.fit(to: rows.count)
  }

  mutating func move(_ movement: Movement, in state: inout State) {
    switch movement {
    case .left: column = max(0, column - 1)
    case .right: column = min(3, column + 1)
    default: cursor.move(movement, page: state.page - 3)
    }
  }

  func record(in state: State) -> RecordPlace? {
    guard case .area(let area)? = selected?.row.subject else { return nil }
    return RecordPlace(kind: .area, id: area)
  }

  static let commands: [Command] = [
    Command(
      "coverage.open", [.enter], "The audits and lines behind the cell", hint: "lines",
      in: .coverage
    ) { $0.openCoverageCell() },
    Command(
      "coverage.blind", [.character("b")], "Blind spots only: nothing assessed in 36 months",
      hint: "blind spots", in: .coverage
    ) { $0.withBoard(CoverageBoard.self) { $0.showsBlindOnly.toggle() } },
    Command(
      "coverage.areas", [.tab], "Areas by year, or clauses by year", hint: "areas/clauses",
      in: .coverage
    ) { state in
      state.withBoard(CoverageBoard.self) { board in
        board.showsAreas.toggle()
        board.goToTop()
      }
    },
    Command(
      "coverage.plan", [.character("a")],
      "Plan an audit over what is selected; over all blind spots when only they are shown",
      hint: "plan", in: .coverage, changes: true
    ) { $0.planCoverage() },
    Command(
      "coverage.years", [.character("y")],
      "Calendar years, or years from the certification decision", hint: "years", in: .coverage
    ) { $0.withBoard(CoverageBoard.self) { $0.fromDecision.toggle() } },
  ]

  mutating func goToTop() { cursor.select(0) }
}

extension Coverage.Section {
  /// The section with some of its rows.
  fileprivate func keeping(_ isWanted: (Coverage.Row) -> Bool) -> Coverage.Section {
    var section = self
    section.rows = rows.filter(isWanted)
    return section
  }
}

extension State {
  /// Plans an audit over the selected row, or over all blind spots shown.
  mutating func planCoverage() {
    guard let board = board(CoverageBoard.self) else { return }
    let rows = board.showsBlindOnly ? board.rows.map(\.row) : board.selected.map { [$0.row] } ?? []
    guard !rows.isEmpty else {
      return complain(
        board.showsBlindOnly ? "there is no blind spot to plan over" : "nothing is selected")
    }
    var audit = Audit(id: newID())
    audit.planned = today + 14
    var clauses: Set<ClauseReference> = []
    for row in rows {
      switch row.subject {
      case .clause(let clause): clauses.insert(clause)
      case .area(let area): audit.areas.append(area)
      }
    }
    audit.clauses = library.condensed(clauses)
    audit.title = board.showsBlindOnly ? "Blind spots" : rows[0].title
    planAudit(
      audit,
      title: board.showsBlindOnly
        ? "Plan an audit over \(rows.count) blind spot\(rows.count == 1 ? "" : "s")"
        : "Plan an audit")
  }

  /// Shows what was assessed behind the selected cell.
  mutating func openCoverageCell() {
    guard let board = board(CoverageBoard.self), let (section, row) = board.selected,
      let first = section.years.first, let last = section.years.last
    else { return }
    let year = section.years.indices.contains(board.column) ? section.years[board.column] : nil
    let (from, to) = (year?.first ?? first.first, year?.last ?? last.last)
    let lines = organisation.coveringLines(of: row.subject, from: from, to: to, library: library)
    let width = min(size.columns - 6, 110)
    let count = lines.count
    var text = [
      Card.Line(
        "\(count) line\(count == 1 ? "" : "s") assessed from \(from) to \(to)", style: .strong)
    ]
    var audit: RecordID?
    for line in lines {
      if text.count == 1 || line.audit != audit {
        audit = line.audit
        let about = organisation.audits[audit]
        text.append(
          Card.Line(
            "\(about?.name ?? "no audit")  \(about?.title ?? "")".cut(to: width), style: .heading))
      }
      let day = line.assessed?.description ?? ""
      let mark = State.verdictMark(line.finding).padded(to: 5)
      text.append(
        Card.Line("\(day) \(mark) \(line.clause?.number ?? "") \(line.question)".cut(to: width)))
    }
    let planned = plannedAudits(over: row.subject)
    if !planned.isEmpty {
      text += [Card.Line(""), Card.Line("Planned, not counted", style: .heading)]
      text += planned.map { audit in
        Card.Line(
          "\(audit.planned?.description ?? "no day")  \(audit.name)  \(audit.title)".cut(to: width))
      }
    }
    let name: String =
      switch row.subject {
      case .clause(let clause): "\(clause)  \(row.title)"
      case .area: row.title
      }
    overlays.append(.card(Card(title: name, lines: text)))
  }

  /// The internal audits still to come that have a clause or area in their scope.
  private func plannedAudits(over subject: Coverage.Subject) -> [Audit] {
    organisation.audits.all.filter { audit in
      guard audit.auditKind == .internal, !audit.state.isFinal else { return false }
      switch subject {
      case .clause(let clause): return audit.clauses.contains { clause.isWithin($0) }
      case .area(let area): return audit.areas.contains(area)
      }
    }.sorted { ($0.planned ?? .last, $0.name) < ($1.planned ?? .last, $1.name) }
  }
}

extension Day {
  /// After all others.
  fileprivate static let last = Day(number: Int(Int32.max))
}
