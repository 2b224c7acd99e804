import Records

/// Everything that can be owned in its groups, with owner and deputy, and how much hangs on whom.
struct OwnershipBoard: TrainingBoard {
  static let place = Place.ownership
  let hasList = true
  private(set) var things: [RecordID: OwnershipMap.Thing] = [:]
  /// How many of each group are owned by somebody who is here, and how many there are.
  private(set) var counts: [OwnershipMap.Group: (owned: Int, all: Int)] = [:]
  private(set) var figures: [(String, Style)] = []

  var sortTitles: [String] { ["Group", "Name", "Owner", "Deputy"] }

  private static func id(of subject: OwnershipMap.Subject) -> RecordID? {
    switch subject {
    case .standard(let edition): RecordID("standard \(edition.text)")
    case .clause(let clause): RecordID("clause \(clause)")
    case .area, .document, .objective, .competence:
      subject.record.flatMap { RecordID("\($0.kind.rawValue) \($0.id)") }
    }
  }

  mutating func refresh(_ state: inout State) {
    guard state.pane == .training else { return }
    let map = state.derived.ownership
    var all: [(id: RecordID, thing: OwnershipMap.Thing)] = []
    counts = [:]
    for thing in map.things {
      guard let id = OwnershipBoard.id(of: thing.subject) else { continue }
      all.append((id, thing))
      counts[thing.subject.group, default: (0, 0)].all += 1
      if thing.standing == .here { counts[thing.subject.group, default: (0, 0)].owned += 1 }
    }
    things = Dictionary(all.map { ($0.id, $0.thing) }, uniquingKeysWith: { first, _ in first })
    let list = state[boardListOf: .training]
    let filter = Filter(list.filter)
    let shown = all.filter { item in
      filter.terms.allSatisfy { OwnershipBoard.meets($0, item.thing, state) }
    }
    state[boardListOf: .training].show(sorted(shown, by: list, state).map(\.id), of: all.count)
    figures = state.ownershipFigures(map)
  }

  private func sorted(
    _ rows: [(id: RecordID, thing: OwnershipMap.Thing)], by list: ListState, _ state: State
  ) -> [(id: RecordID, thing: OwnershipMap.Thing)] {
    func key(_ thing: OwnershipMap.Thing) -> SortKey {
      switch list.sort {
      case 1: SortKey(state.organisation.name(of: thing.subject))
      case 2: SortKey(state.organisation.personName(thing.owner))
      case 3: SortKey(state.organisation.personName(thing.deputy))
      default:
        // Standards and clauses come in their order already.
        switch thing.subject {
        case .standard, .clause: .last
        default: SortKey(state.organisation.name(of: thing.subject))
        }
      }
    }
    let isGrouped = list.sort == 0
    let keyed = rows.enumerated().map { (key: key($1.thing), place: $0, row: $1) }
    return keyed.sorted { left, right in
      let (a, b) = (left.row.thing.subject.group.rawValue, right.row.thing.subject.group.rawValue)
      if isGrouped, a != b { return list.isAscending ? a < b : b < a }
      if left.key == right.key { return left.place < right.place }
      return list.isAscending ? left.key < right.key : right.key < left.key
    }.map(\.row)
  }

  private static func meets(
    _ term: Filter.Term, _ thing: OwnershipMap.Thing, _ state: State
  ) -> Bool {
    let organisation = state.organisation
    let group = thing.subject.group
    switch term {
    case .word(let word):
      return [
        organisation.name(of: thing.subject), state.ownershipTitle(of: thing),
        organisation.personName(thing.owner), organisation.personName(thing.deputy),
      ].contains { $0.folded.contains(word) }
    case .state(let word):
      switch word {
      case "none", "nobody": return thing.standing == .none
      case "left": return thing.standing == .left || thing.deputyStanding == .left
      case "unowned": return thing.standing != .here
      case "owned": return thing.standing == .here
      case "nodeputy", "alone": return thing.deputyStanding != .here
      default: return group.noun == word || group.title == word
      }
    case .field("owner", let wanted):
      return Self.person(thing.owner, is: wanted, organisation)
    case .field("deputy", let wanted):
      return Self.person(thing.deputy, is: wanted, organisation)
    case .field("clause", let wanted):
      guard case .clause(let clause) = thing.subject else { return false }
      return ClauseReference.isNumber(clause.number, within: wanted.uppercased())
    case .field: return false
    }
  }

  private static func person(
    _ person: RecordID?, is wanted: String, _ organisation: Organisation
  ) -> Bool {
    let name = organisation.personName(person).folded
    return wanted == "none" || wanted == "nobody" ? person == nil : name.contains(wanted)
  }

  /// The things that a command acts on: the marked ones, else the selected one.
  func acted(in state: State) -> [OwnershipMap.Thing] {
    state[boardListOf: .training].acted.compactMap { things[$0] }
  }

  func selected(in state: State) -> OwnershipMap.Thing? {
    state[boardListOf: .training].selected.flatMap { things[$0] }
  }

  func open(in state: inout State) {
    guard let thing = selected(in: state) else { return }
    if let record = thing.subject.record {
      return state.go(to: RecordPlace(kind: record.kind, id: record.id))
    }
    state.explainOwner(of: thing)
  }

  func record(in state: State) -> RecordPlace? {
    guard let thing = selected(in: state) else { return nil }
    return thing.subject.record.map { RecordPlace(kind: $0.kind, id: $0.id) }
      ?? thing.responsibility.map { RecordPlace(kind: .responsibility, id: $0) }
  }

  static let commands: [Command] = [
    Command(
      "ownership.open", [.enter], "Open the record, or say who answers for the clause and why",
      hint: "open", in: .ownership
    ) { $0.board(OwnershipBoard.self)?.open(in: &$0) },
    Command(
      "ownership.owner", [.character("o")], "Give what is marked or selected an owner",
      hint: "owner", in: .ownership, changes: true
    ) { $0.chooseForThings(.owner) },
    Command(
      "ownership.deputy", [.character("d")], "Give what is marked or selected a deputy",
      hint: "deputy", in: .ownership, changes: true
    ) { $0.chooseForThings(.deputy) },
    Command(
      "ownership.person", [.character("X")], "Everything that hangs on the owner",
      hint: "all of owner", in: .ownership,
      obstacle: { state in
        state.board(OwnershipBoard.self)?.selected(in: state)?.owner == nil
          ? "nobody owns this" : nil
      }
    ) { state in
      if let owner = state.board(OwnershipBoard.self)?.selected(in: state)?.owner {
        state.showLeaver(owner)
      }
    },
    Command(
      "ownership.leavers", [.character("L")], "Who has left, or will, and still owns something",
      in: .ownership
    ) { $0.chooseLeaver() },
  ]
}
