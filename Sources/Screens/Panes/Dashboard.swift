import Records

/// Where the user is on the dashboard.
struct DashboardState: Hashable, Sendable {
  /// The position among the lines that open something.
  var index = 0
  var lines: [DashboardLine] = []
}

/// One line of the dashboard, and what Enter on it opens.
struct DashboardLine: Hashable, Sendable {
  enum Target: Hashable, Sendable {
    case item(DueItem)
    case cause(Readiness.Cause)
  }

  enum Section: Hashable, Sendable {
    case overdue, upcoming, readiness
  }

  let section: Section
  let target: Target
}

extension State {
  mutating func refreshDashboard() {
    let overdue = derived.agenda.filter(\.isOverdue)
    let upcoming = derived.agenda.filter { !$0.isOverdue }
    dashboard.lines =
      overdue.map { DashboardLine(section: .overdue, target: .item($0)) }
      + upcoming.map { DashboardLine(section: .upcoming, target: .item($0)) }
      + derived.readiness.parts.flatMap(\.causes)
      .map { DashboardLine(section: .readiness, target: .cause($0)) }
    dashboard.index = max(0, min(dashboard.index, dashboard.lines.count - 1))
  }

  /// Opens what is owed where it is kept.
  mutating func open(_ item: DueItem) {
    switch item.kind {
    case .action, .step, .effectiveness, .finding: openAction(item.record)
    case .audit:
      show(.audits)
      audits.list.filter = ""
      refreshAudits()
      audits.list.select(item.record)
    case .competence:
      show(.training)
      selectCell(
        person: item.record, competence: organisation.find(.competence, named: item.reference))
    case .document, .objective, .review, .certificate: break
    }
  }

  /// Opens the list that shows a cause's records.
  mutating func open(_ cause: Readiness.Cause) {
    switch cause.kind {
    case .action:
      if cause.records.count == 1 {
        openAction(cause.records[0])
      } else {
        show(.actions)
        actions.detail = nil
        actions.list.filter = cause.filter
        refreshActions()
      }
    case .audit:
      if cause.records.isEmpty {
        openUnseenClauses()
      } else {
        show(.audits)
        audits.list.filter = cause.filter
        refreshAudits()
      }
    case .person, .competence:
      if cause.filter.isEmpty {
        show(.training)
        let person = cause.kind == .person ? cause.records.first : nil
        let competence = cause.kind == .competence ? cause.records.first : nil
        selectCell(person: person, competence: competence)
      } else {
        openPeople(.people, filter: cause.filter)
      }
    case .area: openPeople(.areas, filter: cause.filter)
    case .requirement: openPeople(.requirements, filter: "")
    case .organisation: openPeople(.organisation, filter: "")
    default: break
    }
  }

  private mutating func openUnseenClauses() {
    let unseen = organisation.clausesUnseen(today: today, library: session.library)
    overlays.append(
      .card(
        Card(
          title: "Clauses no audit has looked at in three years",
          lines: unseen.map { clause in
            Card.Line("\(clause)  \(session.library.title(of: clause) ?? "")")
          } + [
            Card.Line(""), Card.Line("3 Audits, then a, plans an audit over them.", style: .hint),
          ])))
  }
}

/// 1: the manager's ten seconds.
enum DashboardPane: PaneBehaviour {
  static let commands: [Command] = [
    Command(
      "dashboard.open", [.enter], "Open the record or the cause", hint: "open", in: .dashboard
    ) {
      open(in: &$0)
    },
    Command("dashboard.next", [.tab], "To the next heading", hint: "next heading", in: .dashboard) {
      move(.nextPart, in: &$0)
    },
  ]

  static func places(in state: State) -> [Place] { [.dashboard] }
  static func refresh(_ state: inout State) { state.refreshDashboard() }
  static func list(in state: State) -> WritableKeyPath<State, ListState>? { nil }
  static func sortTitles(in state: State) -> [String] { [] }
  static func back(in state: inout State) -> Bool { false }

  static func open(in state: inout State) {
    guard state.dashboard.lines.indices.contains(state.dashboard.index) else { return }
    switch state.dashboard.lines[state.dashboard.index].target {
    case .item(let item): state.open(item)
    case .cause(let cause): state.open(cause)
    }
  }

  static func move(_ movement: Movement, in state: inout State) {
    let lines = state.dashboard.lines
    guard !lines.isEmpty else { return }
    let index = state.dashboard.index
    let section = lines[index].section
    let starts = lines.indices.filter { $0 == 0 || lines[$0].section != lines[$0 - 1].section }
    let wanted: Int
    switch movement {
    case .up: wanted = index - 1
    case .down: wanted = index + 1
    case .pageUp: wanted = index - state.page
    case .pageDown: wanted = index + state.page
    case .home: wanted = 0
    case .end: wanted = lines.count - 1
    case .right: wanted = lines.firstIndex { $0.section == .readiness } ?? index
    case .left: wanted = section == .readiness ? 0 : index
    case .nextPart: wanted = starts.first { $0 > index } ?? 0
    case .previousPart: wanted = starts.last { $0 < index } ?? starts.last ?? 0
    }
    state.dashboard.index = max(0, min(wanted, lines.count - 1))
  }

  static func draw(_ state: State, on frame: inout Frame, in region: Region) {
    let rightWidth = max(32, min(52, region.columns * 2 / 5))
    let left = Region(
      row: region.row, column: 1, rows: region.rows, columns: region.columns - rightWidth - 3)
    let right = Region(
      row: region.row, column: region.columns - rightWidth, rows: region.rows,
      columns: rightWidth - 1)
    if state.organisation.actions.isEmpty, state.organisation.people.isEmpty {
      drawWelcome(on: &frame, in: left)
    } else {
      drawItems(state, on: &frame, in: left)
    }
    drawReadiness(state, on: &frame, in: right)
  }

  private static func drawWelcome(on frame: inout Frame, in region: Region) {
    let lines = [
      ("Nothing is recorded yet.", Style.heading), ("", .plain),
      ("9  people, areas, roles, standards held", .plain),
      ("2  actions: a adds the first one", .plain),
      ("3  audits: a plans the first one", .plain),
      ("4  training: who can do what", .plain), ("", .plain),
      ("I  imports a register from a spreadsheet (CSV)", .plain),
    ]
    for (row, line) in lines.enumerated() {
      frame.write(
        line.0, row: region.row + row, column: region.column, limit: region.endColumn, style: line.1
      )
    }
  }

  private static func drawItems(_ state: State, on frame: inout Frame, in region: Region) {
    let lines = state.dashboard.lines
    let overdue = lines.indices.filter { lines[$0].section == .overdue }
    let upcoming = lines.indices.filter { lines[$0].section == .upcoming }
    let rows = region.rows - 3
    // Each part has half of the rows, and what the other one does not need.
    let forOverdue = min(max(1, overdue.count), max(rows / 2, rows - max(1, upcoming.count)))
    let overdueRegion = Region(
      row: region.row, column: region.column, rows: forOverdue + 1, columns: region.columns)
    drawSection(
      "OVERDUE \(overdue.count)", overdue, empty: "Nothing is overdue.", state, on: &frame,
      in: overdueRegion)
    drawSection(
      "NEXT \(state.organisation.profile.upcomingDays) DAYS \(upcoming.count)", upcoming,
      empty: "Nothing falls due.", state, on: &frame,
      in: Region(
        row: region.row + forOverdue + 2, column: region.column, rows: rows - forOverdue + 1,
        columns: region.columns))
  }

  private static func drawSection(
    _ title: String, _ indices: [Int], empty: String, _ state: State, on frame: inout Frame,
    in region: Region
  ) {
    frame.write(title, row: region.row, column: region.column, style: .heading)
    guard !indices.isEmpty else {
      frame.write(empty, row: region.row + 1, column: region.column + 1, style: .done)
      return
    }
    let page = region.rows - 1
    let selected = indices.firstIndex(of: state.dashboard.index)
    let hasMore = indices.count > page
    let room = hasMore ? page - 1 : page
    let top = max(0, min((selected ?? 0) - room / 2, indices.count - room))
    for (offset, index) in indices[top...].prefix(room).enumerated() {
      guard case .item(let item) = state.dashboard.lines[index].target else { continue }
      draw(
        item, isSelected: index == state.dashboard.index, state, on: &frame,
        row: region.row + 1 + offset, in: region)
    }
    if hasMore {
      let rest = indices.count - room
      frame.write(
        "… \(rest) more", row: region.row + page, column: region.column + 1, style: .hint)
    }
  }

  private static func draw(
    _ item: DueItem, isSelected: Bool, _ state: State, on frame: inout Frame, row: Int,
    in region: Region
  ) {
    let style: Style = item.isOverdue ? .overdue : item.days <= 7 ? .dueSoon : .plain
    let mark = item.isOverdue ? "!!" : item.days <= 7 ? " !" : "  "
    let when =
      item.isOverdue
      ? "\(-item.days) d" : item.days == 0 ? "today" : item.due.spoken(today: state.today)
    let owner = item.kind == .competence ? "" : state.surname(item.owner)
    let ownerWidth = region.columns >= 60 ? 12 : 8
    let referenceWidth = min(20, max(12, region.columns / 4))
    var what = item.title
    switch item.kind {
    case .step: what = "step: " + what
    case .effectiveness: what = "check effect: " + what
    default: break
    }
    let titleWidth = region.columns - 3 - referenceWidth - 1 - ownerWidth - 1 - 7
    frame.write(mark, row: row, column: region.column, style: style)
    var column = region.column + 3
    frame.write(item.reference.cut(to: referenceWidth), row: row, column: column, style: style)
    column += referenceWidth + 1
    if item.kind == .competence {
      frame.write(what.cut(to: titleWidth + ownerWidth + 1), row: row, column: column)
    } else {
      frame.write(what.cut(to: titleWidth), row: row, column: column)
      frame.write(
        (owner.isEmpty ? "nobody" : owner).cut(to: ownerWidth), row: row,
        column: column + titleWidth + 1, style: owner.isEmpty ? .overdue : .plain)
    }
    frame.write(when, row: row, column: region.endColumn - when.columns, style: style)
    if isSelected {
      frame.select(row: row, columns: region.column..<region.endColumn)
      frame.cursor = Frame.Position(column: region.column, row: row)
    }
  }

  private static func drawReadiness(_ state: State, on frame: inout Frame, in region: Region) {
    let readiness = state.derived.readiness
    let score = "\(readiness.points) of \(readiness.outOf)"
    let title = region.columns < 36 ? "READY TODAY?" : "READY FOR AN AUDIT TODAY?"
    frame.write(title, row: region.row, column: region.column, style: .heading)
    frame.write(
      score, row: region.row, column: region.endColumn - score.columns, style: .strong)
    var index = state.dashboard.lines.firstIndex { $0.section == .readiness } ?? 0
    var row = region.row + 1
    for part in readiness.parts {
      let points = "\(part.points)/\(part.outOf)"
      frame.write(part.name, row: row, column: region.column)
      frame.write(
        points, row: row, column: region.column + 16 - points.columns,
        style: part.points == part.outOf ? .done : .strong)
      for cause in part.causes {
        guard row < region.endRow else { return }
        frame.write(
          cause.text.cut(to: region.columns - 17), row: row, column: region.column + 17,
          style: cause.records.isEmpty && part.points == part.outOf ? .done : .plain)
        if index == state.dashboard.index {
          frame.select(row: row, columns: region.column + 17..<region.endColumn)
          frame.cursor = Frame.Position(column: region.column + 17, row: row)
        }
        index += 1
        row += 1
      }
    }
    let notes = TextWrap.lines(
      "Counted from what is recorded here. Not kept here yet: "
        + readiness.unrecorded.joined(separator: ", ") + ".", width: region.columns)
    for note in notes where row < region.endRow {
      frame.write(note, row: row, column: region.column, style: .hint)
      row += 1
    }
    drawMonths(state, on: &frame, row: row + 1, in: region)
  }

  /// Actions opened and closed in each of the last six months.
  private static func drawMonths(_ state: State, on frame: inout Frame, row: Int, in region: Region)
  {
    guard row + 1 < region.endRow else { return }
    let today = state.today.parts
    func months(_ day: (Action) -> Day?) -> [Int] {
      var counts = Array(repeating: 0, count: 6)
      for action in state.organisation.actions.all {
        guard let parts = day(action)?.parts else { continue }
        let ago = (today.year - parts.year) * 12 + today.month - parts.month
        if (0..<6).contains(ago) { counts[5 - ago] += 1 }
      }
      return counts
    }
    let opened = months(\.raised)
    let closed = months(\.closed)
    let text = "opened \(bars(opened)) closed \(bars(closed)) 6 months"
    frame.write(text.cut(to: region.columns), row: row, column: region.column, style: .hint)
    let good = "closed this month \(closed[5]), opened \(opened[5])"
    frame.write(good.cut(to: region.columns), row: row + 1, column: region.column, style: .done)
  }

  static func bars(_ counts: [Int]) -> String {
    let marks = Array("▁▂▃▄▅▆▇█")
    let highest = max(1, counts.max() ?? 1)
    return String(counts.map { marks[min(7, $0 * 7 / highest)] })
  }
}

extension State {
  /// The part of a name that lists have room for: "A. Okafor" and "Amara Okafor" are "Okafor".
  func surname(_ name: String) -> String {
    guard let last = name.split(separator: " ").last, last.first?.isLetter == true else {
      return name
    }
    return String(last)
  }
}
