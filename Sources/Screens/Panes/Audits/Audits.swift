import Records

/// Where the user is among the audits.
struct AuditsState: Sendable {
  var list = ListState()
  /// The audit being walked.
  var walk: Walk?
}

extension State {
  mutating func refreshAudits() {
    let filter = Filter(audits.list.filter)
    var rows = organisation.audits.all
    let total = rows.count
    if !filter.isEmpty {
      let today = today
      rows = rows.filter { audit in
        record(audit, meets: filter) { AuditsPane.is($0, $1, today: today) }
      }
    }
    let column = AuditsPane.columns[min(audits.list.sort, AuditsPane.columns.count - 1)]
    let isAscending = audits.list.isAscending
    let sorted = rows.map { (key: column.sortKey($0, self), audit: $0) }.sorted { left, right in
      if left.key == right.key { return left.audit.reference > right.audit.reference }
      return isAscending ? left.key < right.key : right.key < left.key
    }
    audits.list.show(sorted.map(\.audit.id), of: total)
    if let wanted = audits.list.newlySought(),
      let found = rows.first(where: { $0.reference.folded == wanted })
    {
      audits.list.select(found.id)
    }
    refreshBoard(of: .audits)
    refreshWalk()
  }

  /// The lines of an audit in order, without a pass over those of all others.
  func lines(of audit: RecordID) -> [AuditLine] {
    derived.lines.lines(of: audit).compactMap { organisation.auditLines[$0] }
  }

  /// Why the auditors of an audit may not be impartial; quick enough to be asked at every frame.
  func impartialityConcerns(of audit: Audit) -> [String] {
    organisation.impartialityConcerns(of: audit, lines: lines(of: audit.id))
  }

  var currentAudit: Audit? {
    organisation.audits[audits.walk?.audit ?? externalBoard?.audit ?? audits.list.selected]
  }
}

/// 3: the programme of audits, and the walk.
enum AuditsPane: PaneBehaviour {
  static let columns: [Column<Audit>] = [
    Column(
      title: "Planned for", width: 12, alignsRight: true,
      text: { audit, state in state.dueText(audit.planned, isFinal: audit.state.isFinal) },
      style: { audit, state in state.dueStyle(audit.planned, isFinal: audit.state.isFinal) },
      sortKey: { audit, _ in
        // What is still to come first, the nearest on top; what is done after it, the latest on top.
        guard let planned = audit.planned else { return .last }
        return .number(audit.state.isFinal ? 2_000_000 - planned.number : planned.number)
      }),
    Column(
      title: "Reference", width: 11, text: { audit, _ in audit.reference },
      sortKey: { audit, _ in SortKey(audit.reference) }),
    Column(
      title: "Title", width: 16, isFlexible: true, text: { audit, _ in audit.title },
      sortKey: { audit, _ in SortKey(audit.title) }),
    Column(
      title: "Kind", width: 13, rank: 3, text: { audit, _ in audit.auditKind.rawValue },
      sortKey: { audit, _ in SortKey(audit.auditKind.rawValue) }),
    Column(
      title: "Auditor", width: 10, rank: 2,
      text: { audit, state in
        audit.auditKind.isExternal && audit.auditor == nil
          ? "CB" : state.surname(state.organisation.personName(audit.auditor))
      },
      sortKey: { audit, state in SortKey(state.organisation.personName(audit.auditor)) }),
    Column(
      title: "State", width: 11, rank: 1, text: { audit, _ in audit.state.rawValue },
      style: { audit, _ in
        audit.state == .inProgress ? .strong : audit.state == .reported ? .done : .plain
      },
      sortKey: { audit, _ in .number(Audit.State.allCases.firstIndex(of: audit.state) ?? 0) }),
    Column(
      title: "Assessed", width: 9, alignsRight: true,
      text: { audit, state in
        let progress = state.derived.progress[audit.id] ?? AuditProgress()
        return progress.total == 0 ? "no lines" : "\(progress.assessed)/\(progress.total)"
      },
      sortKey: { audit, state in .number(state.derived.progress[audit.id]?.assessed ?? 0) }),
    Column(
      title: "Findings", width: 22, rank: 4,
      text: { audit, state in
        let progress = state.derived.progress[audit.id] ?? AuditProgress()
        // Flagged and not cheered.
        if audit.state == .reported, progress.assessed > 0, counted(progress) == 0 {
          return "! no finding at all"
        }
        return findings(progress)
      },
      sortKey: { audit, state in
        .number(-(state.derived.progress[audit.id].map { counted($0) } ?? 0))
      }),
    Column(
      title: "Put off", width: 7, alignsRight: true, rank: 5,
      text: { audit, _ in audit.postponements == 0 ? "" : "↷\(audit.postponements)" },
      sortKey: { audit, _ in .number(-audit.postponements) }),
  ]

  /// "1 major 2 minor 1 OFI".
  static func findings(_ progress: AuditProgress) -> String {
    let shown: [AuditLine.Finding] = [
      .major, .minor, .observation, .ofi, .strength, .toInvestigate,
    ]
    return shown.compactMap { finding in
      progress.counts[finding].map { count in
        let word =
          finding == .observation
          ? "obs." : finding == .toInvestigate ? "to investigate" : finding.rawValue
        return "\(count) \(word)"
      }
    }.joined(separator: " ")
  }

  private static func counted(_ progress: AuditProgress) -> Int {
    progress.counts.reduce(0) { $0 + ($1.key.makesAction ? $1.value : 0) }
  }

  static func `is`(_ audit: Audit, _ word: String, today: Day) -> Bool {
    let isOpen = !audit.state.isFinal
    return switch word {
    case "overdue": audit.isOverdue(on: today)
    case "open": isOpen
    case "planned": audit.state == .planned
    case "reported": audit.state == .reported
    case "postponed": isOpen && audit.postponements >= 2
    case "internal": audit.auditKind == .internal
    case "external": audit.auditKind.isExternal
    default: false
    }
  }

  static func places(in state: State) -> [Place] {
    if state.audits.walk != nil { return [.walk] }
    return state.boardPlaces(of: .audits) ?? [.audits, .lists]
  }

  static func refresh(_ state: inout State) { state.refreshAudits() }
  static func list(in state: State) -> WritableKeyPath<State, ListState>? {
    if state.audits.walk != nil { return nil }
    guard let board = state.boards[.audits]?.board else { return \.audits.list }
    return board.hasList ? \.[boardListOf: .audits] : nil
  }

  static func record(in state: State) -> RecordPlace? {
    if state.audits.walk == nil, let board = state.boards[.audits]?.board {
      return board.record(in: state)
    }
    return currentRecord(in: state)
  }

  private static func currentRecord(in state: State) -> RecordPlace? {
    state.currentLine.map { RecordPlace(kind: .auditLine, id: $0.id) }
      ?? state.currentAudit.map { RecordPlace(kind: .audit, id: $0.id) }
  }

  static func sortTitles(in state: State) -> [String] {
    state.boards[.audits]?.board?.sortTitles ?? columns.map(\.title)
  }

  static func open(in state: inout State) {
    if state.audits.walk != nil {
      state.openLineLink()
    } else if let board = state.boards[.audits]?.board {
      board.open(in: &state)
    } else {
      state.startWalk()
    }
  }

  static func back(in state: inout State) -> Bool {
    if state.audits.walk != nil {
      state.leaveWalk()
    } else if state.boards[.audits]?.board != nil {
      state.leaveBoard()
    } else if !state.audits.list.filter.isEmpty {
      state.setFilter("")
    } else {
      return false
    }
    return true
  }

  static func move(_ movement: Movement, in state: inout State) {
    if state.audits.walk != nil {
      state.moveInWalk(movement)
    } else if !state.moveInBoard(movement) {
      state.audits.list.move(movement, page: state.page)
    }
  }

  static func draw(_ state: State, on frame: inout Frame, in region: Region) {
    if state.audits.walk != nil {
      state.drawWalk(on: &frame, in: region)
      return
    }
    if let board = state.boards[.audits]?.board {
      board.draw(state, on: &frame, in: region)
      return
    }
    let list = state.audits.list
    state.drawListTitle("Audits", list, on: &frame, in: region)
    if list.rows.isEmpty {
      state.drawEmpty(
        list.total == 0
          ? [
            "What is audited when, over which clauses and areas, by whom.",
            "a plans the first audit.",
          ]
          : ["No audit meets this filter.", "Esc shows them all again."], on: &frame, in: region)
      return
    }
    let listRows = min(list.rows.count + 1, max(6, region.rows - 7))
    list.draw(
      columns, row: { state.organisation.audits[$0] }, state: state, hasFocus: true, on: &frame,
      in: Region(row: region.row + 1, column: 0, rows: listRows, columns: region.columns))
    drawSummary(
      state, on: &frame,
      in: Region(
        row: region.row + listRows + 2, column: 1, rows: region.rows - listRows - 2,
        columns: region.columns - 2))
  }

  /// The selected audit under the list.
  private static func drawSummary(_ state: State, on frame: inout Frame, in region: Region) {
    guard region.rows > 1, let audit = state.organisation.audits[state.audits.list.selected] else {
      return
    }
    var lines: [(String, Style)] = [("\(audit.name)  \(audit.title)", .heading)]
    let areas = audit.areas.map { state.organisation.areaName($0) }.joined(separator: ", ")
    let clauses = audit.clauses.map(\.description).joined(separator: "; ")
    lines.append(
      (
        "Scope: \(clauses.isEmpty ? "no clauses" : clauses)\(areas.isEmpty ? "" : " · " + areas)",
        .plain
      ))
    let progress = state.derived.progress[audit.id] ?? AuditProgress()
    let found = findings(progress)
    if !found.isEmpty { lines.append(("Found: \(found)", .plain)) }
    let concerns = state.impartialityConcerns(of: audit)
    for concern in concerns { lines.append(("Impartiality: \(concern)", .dueSoon)) }
    if !concerns.isEmpty, !audit.justification.isEmpty {
      lines.append(("justified: \(audit.justification)", .plain))
    }
    if let move = audit.moves.last {
      let times = audit.postponements == 1 ? "1 time" : "\(audit.postponements) times"
      lines.append(("Put off \(times), last: \(move.why)", .hint))
    }
    if !audit.notes.isEmpty { lines.append((audit.notes, .hint)) }
    var row = region.row
    for (text, style) in lines {
      for line in TextWrap.lines(text, width: region.columns) where row < region.endRow {
        frame.write(line, row: row, column: region.column, style: style)
        row += 1
      }
    }
  }
}
