import Records

/// What the sample's own records tell of their past, as its history: when actions were raised, put off and closed, when
/// readings and reviews were written down, when trainings were recorded.
struct SampleHistory {
  private struct Step {
    let day: Day
    let who: String
    let title: String
    let changes: [Change]
  }

  private var steps: [Step] = []

  init(of organisation: Organisation) {
    for action in organisation.actions.all { collect(action, in: organisation) }
    guard let first = steps.map(\.day).min().map({ $0 - 30 }) else { return }
    let others = RecordKind.allCases.filter { $0 != .action }
    var additions: [Change] = []
    for kind in others { additions += takenOver(kind.type, by: first, in: organisation) }
    steps.append(
      Step(
        day: first, who: SampleOrganisation.user, title: "taken over from the spreadsheets",
        changes: additions))
  }

  /// The lists that grow, with the day of each of their parts; what is later than the beginning is added on its day.
  private static let growing: [RecordKind: (field: String, day: String)] = [
    .objective: ("readings", "on"), .document: ("reviews", "on"), .certificate: ("events", "on"),
  ]

  /// The day on which a record of a kind came in, where its own fields say so.
  private static let made: [RecordKind: String] = [
    .training: "date", .review: "held", .selfCheck: "finished", .waiver: "on",
  ]

  /// What was there at the beginning; what came later is noted as steps of its own.
  private mutating func takenOver<R: Record>(
    _ type: R.Type, by first: Day, in organisation: Organisation
  ) -> [Change] {
    organisation[keyPath: R.register].byIdentifier.compactMap { record in
      var table = record.table
      if let key = SampleHistory.made[R.kind], let day = SampleHistory.day(table[key]), day > first,
        day <= organisation.latestDay
      {
        let name = organisation.name(of: record.id, R.kind) ?? R.kind.noun
        add(day, SampleOrganisation.user, "\(name) added", [.add(R.kind, record.id, table)])
        return nil
      }
      guard let (field, key) = SampleHistory.growing[R.kind], case .list(let parts)? = table[field]
      else { return .add(R.kind, record.id, table) }
      let dated = parts.map { part -> (day: Day, part: Value) in
        if case .table(let table) = part, let day = SampleHistory.day(table[key]) {
          return (day, part)
        }
        return (first, part)
      }
      var grown = dated.filter { $0.day <= first }.map(\.part)
      func value(_ parts: [Value]) -> Value? { parts.isEmpty ? nil : .list(parts) }
      table[field] = value(grown)
      for (day, part) in dated where day > first {
        let before = value(grown)
        grown.append(part)
        add(
          day, SampleOrganisation.user, "\(record.name): \(field)",
          [.set(R.kind, record.id, field: field, before: before, after: value(grown))])
      }
      return .add(R.kind, record.id, table)
    }
  }

  private static func day(_ value: Value?) -> Day? {
    if case .text(let text)? = value { Day(text) } else { nil }
  }

  private mutating func collect(_ action: Action, in organisation: Organisation) {
    guard let raised = action.raised else { return }
    var past = action
    past.dueMoves = []
    past.due = action.dueMoves.first.map(\.from) ?? action.due
    past.stageMoves = []
    if !action.stageMoves.isEmpty {
      past.stage = .open
    } else if action.closed != nil {
      past.stage = action.actionKind == .nonconformity ? .verifying : .inProgress
    }
    past.closed = nil
    add(
      raised, organisation.personName(action.raisedBy), "\(action.name) added",
      [.add(.action, action.id, past.table)])
    for move in SampleHistory.moves(of: action) {
      var later = past
      switch move {
      case .due(let move):
        later.due = move.to
        later.dueMoves.append(move)
        add(move.on, move.by, "\(action.name) due date moved", changes(from: past, to: later))
      case .stage(let move):
        later.stage = move.to
        later.stageMoves.append(move)
        add(
          move.on, move.by, "\(action.name) now \(move.to.rawValue)",
          changes(from: past, to: later))
      }
      past = later
    }
    add(
      action.closed, organisation.personName(action.owner),
      "\(action.name) now \(action.stage.rawValue)", changes(from: past, to: action))
  }

  private enum Move {
    case due(DateMove)
    case stage(StageMove)

    var on: Day? {
      switch self {
      case .due(let move): move.on
      case .stage(let move): move.on
      }
    }
  }

  /// Everything that moved, in the order of its days.
  private static func moves(of action: Action) -> [Move] {
    let all = action.dueMoves.map(Move.due) + action.stageMoves.map(Move.stage)
    let dated = all.enumerated().compactMap { place, move in
      move.on.map { (day: $0, place: place, move: move) }
    }
    return dated.sorted { ($0.day, $0.place) < ($1.day, $1.place) }.map(\.move)
  }

  /// Notes a step; one without a day, or without anything that changes, is none.
  private mutating func add(_ day: Day?, _ who: String, _ title: String, _ changes: [Change]) {
    guard let day, !changes.isEmpty else { return }
    steps.append(
      Step(day: day, who: who.isEmpty ? "someone" : who, title: title, changes: changes))
  }

  private func changes(from past: Action, to later: Action) -> [Change] {
    Action.fields.all.compactMap { field in
      let (before, after) = (field.read(past), field.read(later))
      return before == after
        ? nil : .set(.action, past.id, field: field.key, before: before, after: after)
    }
  }

  /// Writes the history into the organisation, the oldest step first.
  func write(into organisation: inout Organisation) {
    var random = SystemRandomNumberGenerator()
    var writers: [String: HistoryWriter] = [:]
    let ordered = steps.enumerated().sorted {
      ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
    }
    for (_, step) in ordered {
      let writer = writers[step.who] ?? HistoryWriter(who: step.who, using: &random)
      writers[step.who] = writer
      // At noon: the sample keeps no hours.
      let moment = Moment(seconds: step.day.number * 86_400 + 43_200)
      organisation.note(
        Edit(who: step.who, when: moment, title: step.title, changes: step.changes), as: writer,
        on: step.day)
    }
  }
}

extension Organisation {
  /// The last day on which an action was raised: what is dated later is still to come.
  fileprivate var latestDay: Day { actions.all.compactMap(\.raised).max() ?? .never }
}
