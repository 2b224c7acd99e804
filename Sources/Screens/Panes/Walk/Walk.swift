import Records

/// An audit being walked line by line.
struct Walk: Sendable {
  let audit: RecordID
  /// The lines that are shown, in the order of the checklist.
  var lines: [RecordID]
  var index = 0
  var shows = WalkFilter.all
  var clock = WalkClock()

  var current: RecordID? { lines.indices.contains(index) ? lines[index] : nil }
}

/// Which lines of a checklist are shown.
enum WalkFilter: String, Hashable, Sendable, CaseIterable {
  case all = "all lines"
  case unassessed = "not yet assessed"
  case toInvestigate = "to investigate"
  case findings
  case followUps = "follow-ups"
  case leftOut = "left out"

  func shows(_ line: AuditLine) -> Bool {
    switch self {
    case .all: true
    case .unassessed: line.finding == nil && !line.isDropped
    case .toInvestigate: line.finding == .toInvestigate && !line.isDropped
    case .findings: line.finding?.makesAction ?? false || line.finding == .strength
    case .followUps: line.isFollowUp
    case .leftOut: line.isDropped
    }
  }
}

extension State {
  /// The line being looked at.
  var currentLine: AuditLine? { organisation.auditLines[audits.walk?.current] }

  /// Why nothing can be noted on the line; `nil` when it can.
  var obstacleToWalking: String? {
    currentLine == nil ? "this audit has no lines; e sets its scope, a adds one" : obstacleToLines
  }

  /// Why no line of the audit can be changed; `nil` when they can.
  var obstacleToLines: String? {
    guard let audit = currentAudit else { return "no audit is selected" }
    switch audit.state {
    case .reported: return "\(audit.name) is signed off; R opens it again with a reason"
    case .cancelled: return "\(audit.name) was cancelled"
    case .planned, .inProgress: break
    }
    if organisation.profile.isStrict,
      let concern = impartialityConcerns(of: audit).first
    {
      return "strict mode: \(concern); e names another auditor"
    }
    return nil
  }

  /// Goes into the selected audit, to the line last looked at.
  mutating func startWalk() {
    guard let audit = currentAudit else { return }
    if audit.auditKind.isExternal { return showExternal(audit.id) }
    addMissingFollowUps(to: audit)
    let lines = derived.lines.lines(of: audit.id)
    guard !lines.isEmpty else {
      return complain("\(audit.name) has no lines yet: e sets the clauses of its scope")
    }
    var walk = Walk(audit: audit.id, lines: lines)
    walk.index = startingPlace(among: lines, of: audit)
    walk.clock.start(at: now)
    audits.walk = walk
    tellOfUnfinished()
  }

  /// The line with something unfinished, the one last looked at, or the first that is not assessed; the first of all
  /// once the audit is signed off, as there is nothing left to go on with.
  private func startingPlace(among lines: [RecordID], of audit: Audit) -> Int {
    if audit.state.isFinal { return 0 }
    return lines.firstIndex {
      organisation.auditLines[$0].map { !unfinished(on: $0).isEmpty } ?? false
    }
      ?? audit.position(of: session.who).flatMap { lines.firstIndex(of: $0) }
      ?? lines.firstIndex { organisation.auditLines[$0]?.finding == nil } ?? 0
  }

  /// Adds the follow-ups of findings that were made since the audit was planned.
  mutating func addMissingFollowUps(to audit: Audit) {
    guard !session.isReadOnly else { return }
    var source = identifiers
    let lines = organisation.missingFollowUps(in: audit, today: today) {
      RecordID(using: &source)
    }
    guard !lines.isEmpty else { return }
    identifiers = source
    commitAsTheyAre(
      "\(audit.name): \(lines.count) follow-up \(lines.count == 1 ? "line" : "lines") added for findings made since",
      lines.flatMap { organisation.changes(putting: $0) })
  }

  /// Works out anew which lines are shown; the present one stays where it is shown at all.
  mutating func refreshWalk() {
    guard var walk = audits.walk else { return }
    guard organisation.audits[walk.audit] != nil else {
      audits.walk = nil
      return
    }
    let current = walk.current
    let all = derived.lines.lines(of: walk.audit)
    walk.lines =
      walk.shows == .all
      ? all : all.filter { organisation.auditLines[$0].map(walk.shows.shows) ?? false }
    walk.index =
      current.flatMap { walk.lines.firstIndex(of: $0) }
      ?? min(walk.index, max(0, walk.lines.count - 1))
    audits.walk = walk
  }

  /// Shows one line of an audit.
  mutating func openAuditLine(_ id: RecordID) {
    guard let line = organisation.auditLines[id], let audit = line.audit else { return }
    show(.audits)
    boards[.audits] = nil
    audits.list.select(audit)
    startWalk()
    if let index = audits.walk?.lines.firstIndex(of: id) { audits.walk?.index = index }
    if externalBoard != nil { self[boardListOf: .audits].select(id) }
  }

  /// Back to the programme; the line is kept, to come back to it.
  mutating func leaveWalk() {
    guard audits.walk != nil else { return }
    stopClock()
    commitQuietly(positionChanges(currentLine?.id))
    audits.walk = nil
  }

  /// The changes that keep a line as the one to come back to.
  func positionChanges(_ line: RecordID?) -> [Change] {
    guard let line, var audit = currentAudit, !audit.state.isFinal else { return [] }
    audit.setPosition(of: session.who, to: line)
    return organisation.changes(putting: audit)
  }

  mutating func moveInWalk(_ movement: Movement) {
    guard let walk = audits.walk else { return }
    let wanted =
      switch movement {
      case .up, .left: walk.index - 1
      case .down, .right: walk.index + 1
      case .pageUp: walk.index - 10
      case .pageDown: walk.index + 10
      case .home: 0
      case .end: walk.lines.count - 1
      case .nextPart, .previousPart: walk.index
      }
    goToLine(at: max(0, min(wanted, walk.lines.count - 1)))
    if wanted >= walk.lines.count { tellOfEnd() }
  }

  mutating func goToLine(at index: Int) {
    guard index != audits.walk?.index else { return }
    let left = timedLine()
    audits.walk?.index = index
    // On file at once, so that a dead battery does not take one's place.
    commitQuietly(
      (left.map { organisation.changes(putting: $0) } ?? []) + positionChanges(currentLine?.id))
  }

  mutating func moveToUnassessed() {
    guard let walk = audits.walk, !walk.lines.isEmpty else { return }
    let after = Array(walk.lines.indices.dropFirst(walk.index + 1)) + Array(0...walk.index)
    guard
      let next = after.first(where: { index in
        organisation.auditLines[walk.lines[index]].map { !$0.isAssessed && !$0.isDropped } ?? false
      })
    else { return say("every line is assessed; R signs the audit off") }
    goToLine(at: next)
  }

  /// What is left to do, said at the last line.
  mutating func tellOfEnd() {
    guard let walk = audits.walk else { return }
    let progress = derived.progress[walk.audit] ?? AuditProgress()
    let investigate = progress.counts[.toInvestigate] ?? 0
    let open = progress.total - progress.assessed - investigate
    say(
      open + investigate == 0
        ? "the last line; every line is assessed, R signs the audit off"
        : "the last line; \(open) not yet assessed, \(investigate) to investigate; Tab goes there")
  }

  /// Shows the next of the filters that shows any line.
  mutating func turnWalkFilter() {
    guard var walk = audits.walk else { return }
    let lines = derived.lines.lines(of: walk.audit).compactMap { organisation.auditLines[$0] }
    let all = WalkFilter.allCases
    let place = all.firstIndex(of: walk.shows) ?? 0
    let next = (all[(place + 1)...] + all[...place]).first {
      $0 == .all || lines.contains(where: $0.shows)
    }
    walk.shows = next ?? .all
    audits.walk = walk
    refreshWalk()
    let count = audits.walk?.lines.count ?? 0
    say("\(walk.shows.rawValue): \(count) of \(lines.count) lines; f shows others")
  }

  /// Asks for a clause and goes to its first line.
  mutating func jumpToClause() {
    guard let walk = audits.walk else { return }
    var items: [Picker.Item] = []
    var counts: [String: (line: RecordID, title: String, lines: Int, open: Int)] = [:]
    var order: [String] = []
    for line in walk.lines.compactMap({ organisation.auditLines[$0] }) {
      let number = line.clause?.number ?? line.isFollowUpTitle
      if counts[number] == nil {
        order.append(number)
        let title =
          line.clause.flatMap { library.title(of: $0) } ?? organisation.areaName(line.area)
        counts[number] = (line.id, title, 0, 0)
      }
      counts[number]?.lines += 1
      if !line.isAssessed { counts[number]?.open += 1 }
    }
    for number in order {
      guard let found = counts[number] else { continue }
      let open = found.open == 0 ? "all assessed" : "\(found.open) open"
      items.append(
        Picker.Item(
          id: found.line.text, label: number,
          detail: "\(found.title)  (\(found.lines) \(found.lines == 1 ? "line" : "lines"), \(open))"
        ))
    }
    overlays.append(
      .picker(
        Picker(title: "Go to a clause", items: items) { state, chosen in
          guard let id = chosen.first.flatMap({ RecordID($0.id) }),
            let index = state.audits.walk?.lines.firstIndex(of: id)
          else { return }
          state.goToLine(at: index)
        }))
  }

  mutating func openLineLink() {
    guard let line = currentLine else { return }
    if let action = line.action ?? line.earlier {
      leaveWalk()
      openAction(action)
      actions.cameFrom = line.id
    } else {
      say("this line led to no action; c m M b o s n i are the verdicts")
    }
  }
}

extension AuditLine {
  /// What a line without a clause is called among the clauses.
  fileprivate var isFollowUpTitle: String { isFollowUp ? "follow-up" : "area" }

  /// What a line is called in a message: its clause, or its place.
  var spoken: String { clause?.number ?? "line \(number)" }
}
