import Records

/// 5: what is aimed at, what the business has from it, and how it goes.
enum ObjectivesPane: RegisterPane {
  static let pane = Pane.objectives
  static let place = Place.objectives
  static let emptyLines = [
    "What is aimed at, what the business has from it, and how it goes.", "a adds the first one.",
  ]

  static let columns: [Column<Objective>] = [
    Column(
      title: "State", width: 12, text: { $0.standing(on: $1.today).state.text },
      style: { $0.standing(on: $1.today).state.style },
      sortKey: { record, state in
        let worst = ObjectiveStanding.State.worstFirst
        return .number(worst.firstIndex(of: record.standing(on: state.today).state) ?? 0)
      }),
    Column(
      title: "Objective", width: 16, isFlexible: true, text: { record, _ in record.name },
      sortKey: { record, _ in SortKey(record.name) }),
    Column(
      title: "Last", width: 8, alignsRight: true, rank: 1,
      text: { record, state in
        record.standing(on: state.today).last?.reading.map { record.text($0) } ?? "–"
      },
      sortKey: { record, state in SortKey(record.standing(on: state.today).last?.on) }),
    Column(
      title: "Target", width: 9, rank: 2,
      text: { record, _ in record.target.map { record.sign + record.text($0) } ?? "none" },
      sortKey: { record, _ in SortKey(record.targetText) }),
    Column(
      title: "Trend", width: 8, rank: 4, text: { Trend.marks($0, on: $1.today) },
      sortKey: { record, _ in .number(record.readings.count) }),
    Column(
      title: "Read by", width: 10, rank: 3,
      text: { $0.nextReadingText(today: $1.today) },
      style: { record, state in
        guard record.closed == nil, let next = record.nextReading(on: state.today) else {
          return .plain
        }
        return next < state.today ? .overdue : .plain
      },
      sortKey: { record, state in
        record.closed == nil ? SortKey(record.nextReading(on: state.today)) : .last
      }),
    Column(
      title: "Owner", width: 9, rank: 5,
      text: { record, state in
        record.owner == nil ? "nobody" : state.surname(state.organisation.personName(record.owner))
      },
      style: { record, state in state.here(record.owner) == nil ? .overdue : .plain },
      sortKey: { record, state in SortKey(state.organisation.personName(record.owner)) }),
  ]

  static func `is`(_ record: Objective, _ word: String, in facts: PaneFacts) -> Bool {
    let standing = record.standing(on: facts.today)
    return switch word {
    case "stale": standing.isStale
    case "off": standing.state == .offTrack
    case "risk": standing.state == .atRisk
    case "track": standing.state == .onTrack
    case "waiting": standing.state == .waiting
    case "achieved": standing.state == .achieved
    case "given-up": standing.state == .givenUp
    case "unowned":
      facts.organisation.people[record.owner].map { $0.isActive(on: facts.today) } != true
    case "open": record.isPursued(on: facts.today)
    case "closed": !record.isPursued(on: facts.today)
    default: false
    }
  }

  static func filterWords(in state: State) -> FilterWords {
    guard state.boards[pane] == nil else { return .none }
    return FilterWords(
      states: [
        ("off", "off track"), ("risk", "at risk"), ("track", "on track"),
        ("stale", "not read for longer than its frequency"),
        ("waiting", "no reading owed yet, or no target"), ("achieved", "reached"),
        ("given-up", "given up"), ("unowned", "nobody's, or of somebody who left"),
        ("open", "still pursued"), ("closed", "reached or given up"),
      ],
      fields: ["owner", "outcome", "measure", "unit", "target", "due", "clauses", "notes"])
  }

  static func show(_ record: RecordID, in state: inout State) {
    state[listOf: pane].select(record)
    state.showOver(ObjectiveBoard(record))
  }

  static func summary(of record: Objective, in state: State) -> [(String, Style)] {
    let standing = record.standing(on: state.today)
    var lines: [(String, Style)] = [
      ("\(standing.state.rawValue): \(standing.why)", standing.state.style)
    ]
    if standing.isStale, standing.state == .offTrack {
      lines.append(("and not read for longer than every \(record.frequency)", .dueSoon))
    }
    lines.append(
      record.outcome.isEmpty
        ? ("serves: nothing is said; e says what the business has from it", .hint)
        : ("serves: \(record.outcome)", .plain))
    let open = state.organisation.actions(forObjective: record.id).filter { !$0.stage.isFinal }
    if !open.isEmpty {
      lines.append(("brought back by \(open.map(\.name).joined(separator: ", "))", .plain))
    } else if standing.state == .offTrack {
      lines.append(("no action is open: n makes one", .hint))
    }
    return lines
  }

  static let commands: [Command] = listCommands + ObjectiveBoard.commands + MeetingBoard.commands

  /// Why nothing can be done with an objective at present.
  static let isSelected: @Sendable (State) -> String? = {
    current(in: $0) == nil ? "no objective is selected" : nil
  }

  /// Why nothing more can be done for an objective.
  static let isOpen: @Sendable (State) -> String? = { state in
    guard let objective = current(in: state) else { return "no objective is selected" }
    return objective.closed == nil
      ? nil : "\(objective.name) is closed; x pursues it again, by emptying the day"
  }

  /// What can be done with an objective, in the list and on its board.
  static func acting(_ prefix: String, in place: Place) -> [Command] {
    [
      Command(
        "\(prefix).action", [.character("n")], "Make an action that brings it back on track",
        hint: "action", in: place, changes: true, obstacle: isOpen
      ) { $0.addRecovery() },
      Command(
        "\(prefix).close", [.character("x")], "Say that it was reached, or given up and why",
        hint: "close", in: place, changes: true, obstacle: isSelected
      ) { $0.closeObjective() },
    ]
  }

  private static let listCommands: [Command] =
    [
      Command(
        "objectives.reading", [.character("r")], "Note a reading: r, the number, Enter",
        hint: "reading", in: .objectives, changes: true, obstacle: isOpen
      ) { $0.editReading(nil) },
      Command(
        "objectives.open", [.enter], "Everything about the objective", hint: "open",
        in: .objectives, obstacle: isSelected
      ) { open(in: &$0) },
      Command(
        "objectives.meeting", [.character("m")],
        "The list for a management meeting: the worst first, and what is asked of it",
        hint: "for a meeting", in: .objectives
      ) { $0.showOver(MeetingBoard()) },
      Command(
        "objectives.add", [.character("a")], "Add an objective", hint: "add", in: .objectives,
        changes: true
      ) { $0.addObjective() },
      Command(
        "objectives.edit", [.character("e")], "Edit the objective", hint: "edit",
        in: .objectives, changes: true, obstacle: isSelected
      ) { $0.editObjective() },
    ] + acting("objectives", in: .objectives)
}

extension ObjectiveStanding.State {
  /// The state with its mark: a glance is enough.
  var text: String { "\(mark) \(rawValue)" }

  private var mark: String {
    switch self {
    case .offTrack: "!!"
    case .atRisk: " !"
    case .stale: " ?"
    case .waiting: " …"
    case .onTrack: "  "
    case .achieved: " ✓"
    case .givenUp: " –"
    }
  }

  var style: Style {
    switch self {
    case .offTrack: .overdue
    case .atRisk, .stale: .dueSoon
    case .waiting, .givenUp: .hint
    case .onTrack: .plain
    case .achieved: .done
    }
  }
}

extension Objective {
  /// The direction before a target: "≥ " or "≤ ".
  var sign: String { direction == .atLeast ? "≥ " : "≤ " }

  /// By when it is to be read, as a list shows it: "30 Nov", "! 3 Nov"; a hyphen when no reading is owed.
  func nextReadingText(today: Day) -> String {
    guard isPursued(on: today), let next = nextReading(on: today) else { return "–" }
    return (next < today ? "! " : "") + next.spoken(today: today)
  }
}
