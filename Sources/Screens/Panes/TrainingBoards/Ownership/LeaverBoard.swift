import Records

/// Everything that a person owns, has to do or alone can do, with who could take it: for one who leaves, and for one on
/// whom too much hangs.
struct LeaverBoard: TrainingBoard {
  static let place = Place.leaver
  let hasList = true
  let person: RecordID
  /// Where Esc goes back to.
  let origin: Pane
  private(set) var holdings: [RecordID: Holding] = [:]
  private(set) var proposals: [RecordID: Succession.Proposal] = [:]
  /// What was there since the view was opened, in its order: what is gone from it is crossed off.
  private var seen: [Holding] = []
  /// What was handed over since.
  private(set) var done: Set<RecordID> = []

  init(person: RecordID, origin: Pane) {
    self.person = person
    self.origin = origin
  }

  var sortTitles: [String] { ["Kind", "Due", "Reference", "Successor"] }
  /// How many are left to hand over.
  var openCount: Int { holdings.count - done.count }

  mutating func refresh(_ state: inout State) {
    guard state.pane == .training, let person = state.organisation.people[person] else { return }
    let current = state.organisation.estate(
      of: person, today: state.today, matrix: state.derived.matrix)
    let there = Set(current.map(\.id))
    let known = Set(seen.map(\.id))
    // Days and titles may have changed.
    let byID = Dictionary(current.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    seen = seen.map { byID[$0.id] ?? $0 } + current.filter { !known.contains($0.id) }
    done = Set(seen.lazy.map(\.id).filter { !there.contains($0) })
    holdings = Dictionary(seen.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var succession = state.succession(of: person)
    proposals = succession.proposals(for: current)
    let list = state[boardListOf: .training]
    let filter = Filter(list.filter)
    let shown = seen.filter { holding in
      filter.terms.allSatisfy { meets($0, holding, state) }
    }
    state[boardListOf: .training].show(sorted(shown, by: list, state).map(\.id), of: seen.count)
  }

  private func sorted(_ rows: [Holding], by list: ListState, _ state: State) -> [Holding] {
    func key(_ holding: Holding) -> SortKey {
      switch list.sort {
      case 0: .number(holding.group.rawValue)
      case 1: SortKey(holding.due)
      case 2: SortKey(state.organisation.name(of: holding))
      default: SortKey(taker(of: holding.id, state))
      }
    }
    let keyed = rows.enumerated().map { (key: key($1), place: $0, row: $1) }
    return keyed.sorted { left, right in
      if left.key == right.key { return left.place < right.place }
      return list.isAscending ? left.key < right.key : right.key < left.key
    }.map(\.row)
  }

  private func meets(_ term: Filter.Term, _ holding: Holding, _ state: State) -> Bool {
    switch term {
    case .word(let word):
      return [
        state.organisation.name(of: holding), state.organisation.title(of: holding),
        holding.words, holding.group.title, taker(of: holding.id, state),
      ].contains { $0.folded.contains(word) }
    case .state("done"): return done.contains(holding.id)
    case .state("open"): return !done.contains(holding.id)
    case .state("stays"):
      if case .stays? = proposals[holding.id] { return true } else { return false }
    case .state("overdue"):
      return !done.contains(holding.id) && (holding.due.map { $0 < state.today } ?? false)
    case .state(let word): return holding.group.title.hasPrefix(word)
    case .field("due", let wanted):
      return Filter.day(holding.due, meets: wanted, today: state.today)
    case .field("to", let wanted): return taker(of: holding.id, state).folded.contains(wanted)
    case .field: return false
    }
  }

  /// Who is proposed for a row, in a word.
  func taker(of id: RecordID, _ state: State) -> String {
    switch proposals[id] {
    case .give(let person, _)?: state.organisation.personName(person)
    case .takeOut?: "take it out"
    case .stays?, nil: ""
    }
  }

  func selected(in state: State) -> Holding? {
    state[boardListOf: .training].selected.flatMap { holdings[$0] }
  }

  /// What a command acts on, in the order of the view, without what is handed over.
  func acted(in state: State) -> [Holding] {
    let acted = Set(state[boardListOf: .training].acted)
    return seen.filter { acted.contains($0.id) && !done.contains($0.id) }
  }

  /// All that are shown and not handed over, in the order of the view.
  func shown(in state: State) -> [Holding] {
    let rows = Set(state[boardListOf: .training].rows)
    return seen.filter { rows.contains($0.id) && !done.contains($0.id) }
  }

  func record(in state: State) -> RecordPlace? {
    selected(in: state).map { RecordPlace(kind: $0.kind, id: $0.record) }
  }

  func leave(in state: inout State) -> Bool {
    guard state[boardListOf: .training].filter.isEmpty, origin != .training else { return false }
    state.boards[.training] = nil
    state.show(origin)
    return true
  }

  func open(in state: inout State) {
    guard let holding = selected(in: state) else { return }
    if holding.part == .onlyOne, holding.kind == .competence, !done.contains(holding.id) {
      return state.chooseTrainee(holding)
    }
    state.go(to: RecordPlace(kind: holding.kind, id: holding.record))
  }

  static let commands: [Command] = [
    Command(
      "leaver.open", [.enter],
      "Open the record; of what only they can do, book somebody to learn it",
      hint: "open", in: .leaver
    ) { $0.board(LeaverBoard.self)?.open(in: &$0) },
    Command(
      "leaver.give", [.character("o")], "Give what is marked or selected to somebody",
      hint: "give to", in: .leaver, changes: true
    ) { $0.giveHoldings() },
    Command(
      "leaver.propose", [.character("p")],
      "Take the proposals for what is marked, or for all that are shown", hint: "take proposals",
      in: .leaver, changes: true
    ) { $0.takeProposals() },
    Command(
      "leaver.day", [.character("x")], "Set or change the last day", hint: "last day", in: .leaver,
      changes: true
    ) { state in
      if let person = state.board(LeaverBoard.self)?.person { state.markLeft(person) }
    },
    Command(
      "leaver.others", [.character("L")], "Who has left, or will, and still owns something",
      hint: "leavers", in: .leaver
    ) { $0.chooseLeaver() },
  ]
}

extension State {
  func succession(of person: Person) -> Succession {
    Succession(
      of: person, in: organisation, today: today, matrix: derived.matrix,
      ownership: derived.ownership, lines: derived.lines)
  }

  /// Shows everything that hangs on a person.
  mutating func showLeaver(_ person: RecordID, from origin: Pane? = nil) {
    guard organisation.people[person] != nil else { return complain("this person is not on file") }
    let said = message
    show(LeaverBoard(person: person, origin: origin ?? pane))
    message = said
  }

  /// Lets the user choose among those who have left, or will, and still own something.
  mutating func chooseLeaver() {
    let leavers = organisation.leaversWithEstate(today: today, matrix: derived.matrix)
    guard !leavers.isEmpty else {
      return say("nobody who has left, or whose last day is known, owns anything")
    }
    let origin = board(LeaverBoard.self)?.origin ?? pane
    overlays.append(
      .picker(
        Picker(
          title: "Who has left, or will, and still owns something",
          items: leavers.map { person, things in
            let day = person.left.map(\.full) ?? ""
            let verb = person.isActive(on: today) ? "leaves on" : "left on"
            return Picker.Item(
              id: person.id.text, label: person.name,
              detail: "\(verb) \(day): \(things.count) thing\(things.count == 1 ? "" : "s")")
          }
        ) { state, chosen in
          if let id = chosen.first.flatMap({ RecordID($0.id) }) {
            state.showLeaver(id, from: origin)
          }
        }))
  }
}
