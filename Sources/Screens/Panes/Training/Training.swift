import Records

/// Where the user is in the training matrix.
struct TrainingState: Hashable, Sendable {
  var row = 0
  var column = 0
  /// The people marked for a session.
  var marked: Set<RecordID> = []
  /// Holds the filter; the rows are the matrix's own.
  var list = ListState()
  var grouping = Grouping.name
  /// The people shown, as rows of the matrix.
  var rows: [Int] = []

  /// How the people are ordered.
  enum Grouping: String, Hashable, Sendable, CaseIterable {
    case name, role, area, gaps
  }
}

extension State {
  mutating func refreshTraining() {
    let matrix = derived.matrix
    let filter = Filter(training.list.filter)
    let keyed = matrix.people.indices.compactMap { row -> (row: Int, key: String)? in
      let person = matrix.people[row]
      guard meets(filter, row: row, person) else { return nil }
      let roles = person.roles.compactMap { organisation.roles[$0]?.name }.joined(separator: ", ")
      let key =
        switch training.grouping {
        case .name: ""
        case .role: roles.lowercased()
        case .area: organisation.areaName(person.area).lowercased()
        case .gaps: String(1_000_000 - gaps(row: row))
        }
      return (row, key)
    }
    training.rows = keyed.sorted { ($0.key, $0.row) < ($1.key, $1.row) }.map(\.row)
    training.row = max(0, min(training.row, training.rows.count - 1))
    training.column = max(0, min(training.column, matrix.competences.count - 1))
  }

  private func meets(_ filter: Filter, row: Int, _ person: Person) -> Bool {
    guard !filter.isEmpty else { return true }
    let roles = person.roles.compactMap { organisation.roles[$0]?.name }.joined(separator: " ")
      .folded
    let area = organisation.areaName(person.area).folded
    return filter.terms.allSatisfy { term in
      switch term {
      case .word(let word): (person.name.folded + " " + roles + " " + area).contains(word)
      case .field("role", let value): roles.contains(value)
      case .field("area", let value): area.contains(value)
      case .field("person", let value), .field("name", let value):
        person.name.folded.contains(value)
      case .state("gap"): gaps(row: row) > 0
      case .state(let word):
        derived.matrix.competences.indices.contains { column in
          let state = derived.matrix.cell(row: row, column: column).state.rawValue
          return state.replacing(" ", with: "") == word || state.hasPrefix(word)
        }
      case .field: false
      }
    }
  }

  /// How many mandatory competences a person of the matrix lacks today.
  func gaps(row: Int) -> Int {
    derived.matrix.competences.indices.count { column in
      let cell = derived.matrix.cell(row: row, column: column)
      return cell.isMandatory && cell.state.isGap
    }
  }

  /// How many people lack a mandatory competence today.
  func gaps(column: Int) -> Int {
    derived.matrix.people.indices.count { row in
      let cell = derived.matrix.cell(row: row, column: column)
      return cell.isMandatory && cell.state.isGap
    }
  }

  mutating func selectCell(person: RecordID?, competence: RecordID?) {
    training.list.filter = ""
    refreshTraining()
    if let person, let row = derived.matrix.row(of: person),
      let position = training.rows.firstIndex(of: row)
    {
      training.row = position
    }
    if let competence, let column = derived.matrix.column(of: competence) {
      training.column = column
    }
  }

  var currentCell: (person: Person, competence: Competence, cell: TrainingCell)? {
    let matrix = derived.matrix
    guard training.rows.indices.contains(training.row),
      matrix.competences.indices.contains(training.column)
    else { return nil }
    let row = training.rows[training.row]
    return (
      matrix.people[row], matrix.competences[training.column],
      matrix.cell(row: row, column: training.column)
    )
  }
}

extension CellState {
  /// The cell's mark; colour only repeats it.
  var mark: String {
    switch self {
    case .valid: "●"
    case .dueSoon: "◐"
    case .expired: "✗"
    case .missing: "○"
    case .planned: "◇"
    case .desirable: "+"
    case .notRequired: "·"
    }
  }

  var style: Style {
    switch self {
    case .valid: .done
    case .dueSoon: .dueSoon
    case .expired, .missing: .overdue
    case .planned: .strong
    case .desirable: .plain
    case .notRequired: .hint
    }
  }
}

/// 4: who can do what, and until when.
enum TrainingPane: PaneBehaviour {
  private static let hasCell: @Sendable (State) -> String? = { state in
    state.currentCell == nil
      ? "there is no cell yet; 9 adds people, roles, competences and requirements" : nil
  }

  static let commands: [Command] =
    [
      Command(
        "training.open", [.enter], "What is on file for the cell, and what requires it",
        hint: "cell",
        in: .training, obstacle: hasCell
      ) {
        $0.openCell()
      },
      Command(
        "training.record", [.character("r"), .character("a")],
        "Record a training, for all marked people", hint: "record", in: .training, changes: true,
        obstacle: hasCell
      ) {
        $0.recordTraining()
      },
      Command(
        "training.edit", [.character("e")], "Correct the last record of the cell", hint: "edit",
        in: .training, changes: true, obstacle: hasCell
      ) {
        $0.editTraining()
      },
      Command(
        "training.remove", [.character("D")], "Take out a record made by mistake", in: .training,
        changes: true, obstacle: hasCell
      ) {
        $0.removeTraining()
      },
      Command(
        "training.filter", [.character("/")],
        "Filter people: name, role:welder, area:stores, is:gap, is:expired", hint: "filter",
        in: .training
      ) {
        $0.startFilter()
      },
      Command(
        "training.mark", [.character(" ")], "Mark the person; a session is recorded for all marked",
        hint: "mark", in: .training, obstacle: hasCell
      ) { state in
        guard let id = state.currentCell?.person.id else { return }
        if state.training.marked.remove(id) == nil { state.training.marked.insert(id) }
        move(.down, in: &state)
      },
      Command(
        "training.sort", [.character("s")], "Order people by name, role, area or gaps",
        hint: "sort",
        in: .training
      ) { state in
        let all = TrainingState.Grouping.allCases
        let index = all.firstIndex(of: state.training.grouping) ?? 0
        state.training.grouping = all[(index + 1) % all.count]
        state.refreshTraining()
        state.say("people by \(state.training.grouping.rawValue)")
      },
      Command(
        "training.person", [.character("p")], "Everything about the person", hint: "person",
        in: .training, obstacle: hasCell
      ) {
        $0.openPersonCard()
      },
      Command(
        "training.who", [.character("w")], "Who can do it", hint: "who", in: .training,
        obstacle: hasCell
      ) {
        $0.openCompetenceCard()
      },
      Command(
        "training.gap", [.tab], "To the next gap", hint: "next gap", in: .training,
        obstacle: hasCell
      ) {
        $0.moveToGap()
      },
    ] + forBoards

  static func places(in state: State) -> [Place] { state.boardPlaces(of: .training) ?? [.training] }
  static func refresh(_ state: inout State) {
    state.refreshTraining()
    state.refreshBoard(of: .training)
  }

  static func list(in state: State) -> WritableKeyPath<State, ListState>? {
    guard let board = state.boards[.training]?.board else { return \.training.list }
    return board.hasList ? \.[boardListOf: .training] : nil
  }

  static func record(in state: State) -> RecordPlace? {
    if let board = state.boards[.training]?.board { return board.record(in: state) }
    guard state.training.rows.indices.contains(state.training.row) else { return nil }
    let person = state.derived.matrix.people[state.training.rows[state.training.row]]
    return RecordPlace(kind: .person, id: person.id)
  }

  static func sortTitles(in state: State) -> [String] {
    state.boards[.training]?.board?.sortTitles ?? []
  }

  static func open(in state: inout State) {
    if let board = state.boards[.training]?.board {
      board.open(in: &state)
    } else {
      state.openCell()
    }
  }

  static func back(in state: inout State) -> Bool {
    if state.boards[.training]?.board != nil {
      state.leaveBoard()
    } else if !state.training.list.filter.isEmpty {
      state.setFilter("")
    } else if !state.training.marked.isEmpty {
      state.training.marked = []
    } else {
      return false
    }
    return true
  }

  static func move(_ movement: Movement, in state: inout State) {
    if state.moveInBoard(movement) { return }
    var row = state.training.row
    var column = state.training.column
    switch movement {
    case .up: row -= 1
    case .down: row += 1
    case .left: column -= 1
    case .right: column += 1
    case .pageUp: row -= state.page - 3
    case .pageDown: row += state.page - 3
    case .home: (row, column) = (0, 0)
    case .end: (row, column) = (state.training.rows.count - 1, column)
    case .nextPart, .previousPart: break
    }
    state.training.row = max(0, min(row, state.training.rows.count - 1))
    state.training.column = max(0, min(column, state.derived.matrix.competences.count - 1))
  }
}
