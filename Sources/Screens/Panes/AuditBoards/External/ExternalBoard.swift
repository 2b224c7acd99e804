import Records

/// One audit of a certification body: what it found, what it waits for, and what speaks against a certificate.
struct ExternalBoard: AuditsBoard {
  static let place = Place.external

  let audit: RecordID
  /// What speaks against a certificate; the rows after the findings.
  private(set) var risks: [FailureRisk] = []
  private(set) var deadlines: ExternalDeadlines?
  /// The actions that are due only after the body's deadline, by their names, with it.
  private(set) var late: [(name: String, deadline: Day)] = []

  init(audit: RecordID) { self.audit = audit }

  var hasList: Bool { true }

  mutating func refresh(_ state: inout State) {
    guard let record = state.organisation.audits[audit] else {
      // A colleague took it out.
      risks = []
      state[boardListOf: .audits].show([], of: 0)
      return
    }
    let lines = state.organisation.lines(of: audit)
    let filter = Filter(state[boardListOf: .audits].filter)
    let shown =
      filter.isEmpty
      ? lines
      : lines.filter { line in
        state.record(line, meets: filter) { line, word in
          line.finding?.rawValue.lowercased() == word
        }
      }
    deadlines = state.organisation.externalDeadlines(of: record)
    late = lines.compactMap { line in
      state.organisation.actions[line.action].flatMap { action in
        state.organisation.deadlineBeforeDue(of: action).map { (action.name, $0) }
      }
    }
    risks = state.organisation.failureRisks(of: record, today: state.today, library: state.library)
    let rows = shown.map(\.id) + risks.indices.compactMap(ExternalBoard.riskID)
    state[boardListOf: .audits].show(rows, of: lines.count + risks.count)
  }

  /// The row of a risk has no record, and so an identifier of its own.
  private static func riskID(_ place: Int) -> RecordID? { RecordID("risk.\(place)") }

  /// The risk that is selected.
  func risk(in state: State) -> FailureRisk? {
    let selected = state[boardListOf: .audits].selected
    return risks.indices.first { ExternalBoard.riskID($0) == selected }.map { risks[$0] }
  }

  /// The finding that is selected.
  func line(in state: State) -> AuditLine? {
    state.organisation.auditLines[state[boardListOf: .audits].selected]
  }

  func record(in state: State) -> RecordPlace? {
    guard let line = line(in: state) else { return RecordPlace(kind: .audit, id: audit) }
    return line.action.map { RecordPlace(kind: .action, id: $0) }
      ?? RecordPlace(kind: .auditLine, id: line.id)
  }

  func open(in state: inout State) {
    if let risk = risk(in: state) {
      state.choose(among: risk)
    } else if let line = line(in: state) {
      if let action = line.action {
        state.openAction(action)
      } else {
        state.say("a strength leads to no action; e shows its words")
      }
    } else {
      state.say("nothing was found yet: a adds a finding, p takes in the report’s text")
    }
  }
}

extension State {
  /// The board of an external audit, if it is in front.
  var externalBoard: ExternalBoard? { boards[.audits]?.board as? ExternalBoard }

  /// The audit that the board is about.
  var externalAudit: Audit? { externalBoard.flatMap { organisation.audits[$0.audit] } }

  /// The finding that commands act on.
  var externalLine: AuditLine? { externalBoard?.line(in: self) }

  /// Shows what a certification body found, and what it waits for.
  mutating func showExternal(_ audit: RecordID) {
    audits.list.select(audit)
    show(ExternalBoard(audit: audit))
  }

  /// Opens the one action behind a risk, or lets the user choose among several.
  fileprivate mutating func choose(among risk: FailureRisk) {
    guard risk.actions.count > 1 else {
      if let only = risk.actions.first { openAction(only) }
      return
    }
    let items = risk.actions.compactMap { organisation.actions[$0] }.map { action in
      Picker.Item(
        id: action.id.text, label: "\(action.name)  \(action.title)", detail: action.stage.rawValue)
    }
    overlays.append(
      .picker(
        Picker(title: risk.text, items: items) { state, chosen in
          if let id = chosen.first.flatMap({ RecordID($0.id) }) { state.openAction(id) }
        }))
  }
}
