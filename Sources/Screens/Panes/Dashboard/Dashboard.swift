import Records

/// Where the user is on the dashboard.
struct DashboardState: Hashable, Sendable {
  /// The position among the lines that open something.
  var index = 0
  var lines: [DashboardLine] = []
  /// Worked out when it is to be shown and something changed, as it looks at every register.
  var readiness = Readiness(parts: [])
  var readinessBasis: AdviceState.Basis?
  /// Whether an audit would be passed today, in a few words.
  var verdict = Verdict()
  /// What went well this month, in a line.
  var good = ""
  /// Holds the filter and the order; the lines are the agenda's own.
  var list = ListState()

  /// What the lines are ordered by.
  static let orders = ["Due", "Owner", "Kind"]
}

/// One line of the dashboard, and what Enter on it opens.
struct DashboardLine: Hashable, Sendable {
  enum Target: Hashable, Sendable {
    case conflict(RecordID)
    case item(DueItem)
    case advice(Advisory)
    case cause(Readiness.Cause)
    /// A part of the readiness in which nothing is amiss.
    case part(ReadinessPart)
    case certificate(RecordID)
    /// What went well this month.
    case news
  }

  enum Section: Hashable, Sendable {
    case conflicts, overdue, upcoming, advice, readiness, certificates, news
  }

  let section: Section
  let target: Target
}

extension State {
  mutating func refreshDashboard() {
    if pane == .dashboard {
      followAdvice()
      followReadiness()
      dashboard.good = goodThisMonth
      dashboard.verdict = Verdict(
        organisation.failureReasons(
          today: today, library: library, readiness: dashboard.readiness, advice: advice.all))
    }
    let shown = dashboardItems
    var lines = organisation.conflicts.byIdentifier.map {
      DashboardLine(section: .conflicts, target: .conflict($0.id))
    }
    lines.reserveCapacity(lines.count + shown.count + 20)
    for item in shown where item.isOverdue {
      lines.append(DashboardLine(section: .overdue, target: .item(item)))
    }
    for item in shown where !item.isOverdue {
      lines.append(DashboardLine(section: .upcoming, target: .item(item)))
    }
    for advisory in advice.all.current {
      lines.append(DashboardLine(section: .advice, target: .advice(advisory)))
    }
    for part in dashboard.readiness.parts {
      let targets: [DashboardLine.Target] =
        part.causes.isEmpty ? [.part(part.part)] : part.causes.map { .cause($0) }
      lines += targets.map { DashboardLine(section: .readiness, target: $0) }
    }
    for certificate in organisation.certificates.all {
      lines.append(DashboardLine(section: .certificates, target: .certificate(certificate.id)))
    }
    lines.append(DashboardLine(section: .news, target: .news))
    dashboard.lines = lines
    dashboard.index = max(0, min(dashboard.index, dashboard.lines.count - 1))
  }

  private mutating func followReadiness() {
    let basis = AdviceState.Basis(revision: revision, today: today)
    guard basis != dashboard.readinessBasis else { return }
    dashboard.readinessBasis = basis
    dashboard.readiness = organisation.readiness(
      ReadinessBasis(
        of: organisation, today: today, library: library, matrix: derived.matrix,
        lines: derived.lines, ownership: derived.ownership,
        cycles: organisation.certificates.identifiers.compactMap { derived.cycles[$0] }))
  }

  /// The agenda as the filter and the order have it.
  private var dashboardItems: [DueItem] {
    let words = dashboard.list.filter.folded.split(whereSeparator: \.isWhitespace)
      .map { $0.hasPrefix("owner:") ? $0.dropFirst(6) : $0 }
    let items =
      words.isEmpty
      ? derived.agenda
      : derived.agenda.filter { item in
        let text = [item.reference, item.title, item.owner, item.kind.rawValue, "is:\(item.state)"]
          .joined(separator: " ").folded
        return words.allSatisfy { text.contains($0) }
      }
    let key: (DueItem) -> String
    switch dashboard.list.sort {
    case 1: key = { $0.owner.lowercased() }
    case 2: key = { $0.kind.rawValue }
    default: return dashboard.list.isAscending ? items : items.reversed()
    }
    let sorted = items.enumerated().sorted {
      (key($0.element), $0.offset) < (key($1.element), $1.offset)
    }.map(\.element)
    return dashboard.list.isAscending ? sorted : sorted.reversed()
  }

  /// Opens what is owed where it is kept.
  mutating func open(_ item: DueItem) {
    switch item.kind {
    case .action, .step, .effectiveness, .finding: openAction(item.record)
    case .audit:
      show(.audits)
      boards[.audits] = nil
      audits.list.filter = ""
      refreshAudits()
      audits.list.select(item.record)
    case .competence: openTraining(item)
    case .document: go(to: RecordPlace(kind: .document, id: item.record))
    case .objective: go(to: RecordPlace(kind: .objective, id: item.record))
    case .review:
      if organisation.selfChecks[item.record] != nil { return show(SelfChecksBoard()) }
      go(to: RecordPlace(kind: .review, id: item.record))
    case .certificate: go(to: RecordPlace(kind: .certificate, id: item.record))
    }
  }

  /// Opens the list that shows a cause's records.
  mutating func open(_ cause: Readiness.Cause) {
    let origin = pane
    showRecords(of: cause)
    if pane != origin, boards[pane]?.cameFrom == nil { arrivedFrom = origin }
  }

  private mutating func showRecords(of cause: Readiness.Cause) {
    switch cause.rule {
    case .leftBehind, .unowned, .tooMuchOnOne: return openOwnership(cause)
    case .clausesUnseen: return openUnseenClauses()
    case .nothingRequired: return openPeople(.requirements, filter: "")
    case .nothingToAudit: return openPeople(.organisation, filter: "")
    case .nobodyOwns: return openPeople(.areas, filter: "")
    case .noDocument: return show(.documents)
    case .noObjective: return show(.objectives)
    case .noReview: return show(.reviews)
    case .nothingRaised: return show(.actions)
    default: break
    }
    if cause.records.count == 1 { return go(to: cause.records[0]) }
    switch cause.kind {
    case .action where !cause.filter.isEmpty:
      show(.actions)
      actions.detail = nil
      setFilter(cause.filter)
    case .audit where !cause.filter.isEmpty:
      show(.audits)
      boards[.audits] = nil
      setFilter(cause.filter)
    default: openRecords(cause.records, of: cause.text)
    }
  }

  /// Shows what a leaver left behind, or the map of who owns what as far as a cause is about it.
  private mutating func openOwnership(_ cause: Readiness.Cause) {
    if cause.filter == "is:left" {
      let left = cause.records.map(\.id).filter { organisation.people[$0] != nil }
      return left.count == 1 ? showLeaver(left[0]) : chooseLeaver()
    }
    let owner = cause.kind == .person ? cause.records.first?.id : nil
    // Who owns nothing but actions is not on the map.
    if let owner, !derived.ownership.things.contains(where: { $0.owner == owner }) {
      return showLeaver(owner)
    }
    show(OwnershipBoard())
    setFilter(cause.filter)
  }

  /// Shows the clauses that no audit looked at in three years; from there an audit is planned over them.
  private mutating func openUnseenClauses() {
    show(CoverageBoard(showsBlindOnly: true))
  }
}

/// 1: the manager's ten seconds.
enum DashboardPane: PaneBehaviour {
  static let commands: [Command] =
    [
      Command(
        "dashboard.open", [.enter], "Open the record or the cause", hint: "open", in: .dashboard
      ) {
        open(in: &$0)
      },
      Command("dashboard.next", [.tab], "To the next heading", hint: "next heading", in: .dashboard)
      {
        move(.nextPart, in: &$0)
      },
      Command(
        "dashboard.filter", [.character("/")], "Filter by words: a name, a kind, a reference",
        hint: "filter", in: .dashboard
      ) { $0.startFilter() },
      Command(
        "dashboard.sort", [.character("s")], "Order by due day, owner or kind", hint: "sort",
        in: .dashboard
      ) { $0.openSort() },
    ] + ReadinessBoard.commands + CheckBoard.commands + SelfChecksBoard.commands
    + SelfCheckBoard.commands
    + NewsBoard.commands

  static func places(in state: State) -> [Place] {
    state.boardPlaces(of: .dashboard) ?? [.dashboard]
  }
  static func refresh(_ state: inout State) {
    state.refreshDashboard()
    state.refreshBoard(of: .dashboard)
  }
  static func list(in state: State) -> WritableKeyPath<State, ListState>? {
    guard let board = state.boards[.dashboard]?.board else { return \.dashboard.list }
    return board.hasList ? \.[boardListOf: .dashboard] : nil
  }
  static func sortTitles(in state: State) -> [String] {
    state.boards[.dashboard]?.board?.sortTitles ?? DashboardState.orders
  }
  static func record(in state: State) -> RecordPlace? {
    state.boards[.dashboard]?.board?.record(in: state)
  }

  static func back(in state: inout State) -> Bool {
    if state.boards[.dashboard]?.board != nil {
      state.leaveBoard()
      return true
    }
    guard !state.dashboard.list.filter.isEmpty else { return false }
    state.setFilter("")
    return true
  }

  static func open(in state: inout State) {
    if let board = state.boards[.dashboard]?.board { return board.open(in: &state) }
    guard state.dashboard.lines.indices.contains(state.dashboard.index) else { return }
    switch state.dashboard.lines[state.dashboard.index].target {
    case .conflict(let id): state.settle(id)
    case .item(let item): state.open(item)
    case .advice(let advisory): state.consider(advisory)
    case .cause(let cause): state.open(cause)
    case .part(let part): state.showReadiness(at: part)
    case .certificate(let id): state.go(to: RecordPlace(kind: .certificate, id: id))
    case .news: state.show(NewsBoard())
    }
  }

  static func move(_ movement: Movement, in state: inout State) {
    if state.moveInBoard(movement) { return }
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
    case .left: wanted = [.readiness, .certificates, .news].contains(section) ? 0 : index
    case .nextPart: wanted = starts.first { $0 > index } ?? 0
    case .previousPart: wanted = starts.last { $0 < index } ?? starts.last ?? 0
    }
    state.dashboard.index = max(0, min(wanted, lines.count - 1))
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
