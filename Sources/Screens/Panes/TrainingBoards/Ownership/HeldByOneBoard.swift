import Records

/// What hangs on one person, and who could be trained or be deputy.
struct HeldByOneBoard: TrainingBoard {
  static let place = Place.heldByOne

  private(set) var items: [BusFactor.Item] = []
  private(set) var cursor = RowCursor()
  /// Who could stand in for the one who is selected.
  private(set) var proposed: [Proposed] = []
  private var shown: BusFactor.Item?
  private var colleagues: Colleagues?

  var selected: BusFactor.Item? {
    items.indices.contains(cursor.index) ? items[cursor.index] : nil
  }

  mutating func refresh(_ state: inout State) {
    guard state.pane == .training else { return }
    items =
      BusFactor(
        of: state.organisation, matrix: state.derived.matrix, ownership: state.derived.ownership
      ).items
    cursor.fit(to: items.count)
    colleagues = Colleagues(
      of: state.organisation, today: state.today, matrix: state.derived.matrix)
    shown = nil
    propose(state)
  }

  mutating func move(_ movement: Movement, in state: inout State) {
    cursor.move(movement, page: state.page - 6)
    propose(state)
  }

  private mutating func propose(_ state: State) {
    guard selected != shown || shown == nil else { return }
    shown = selected
    guard let selected, let colleagues else { return proposed = [] }
    proposed = state.organisation.proposals(
      for: selected, today: state.today, matrix: state.derived.matrix, colleagues: colleagues)
  }

  func record(in state: State) -> RecordPlace? {
    switch selected?.subject {
    case .competence(let id): RecordPlace(kind: .competence, id: id)
    case .thing(let subject): subject.record.map { RecordPlace(kind: $0.kind, id: $0.id) }
    case .areaActions(let id): RecordPlace(kind: .area, id: id)
    case .standardActions, nil: nil
    }
  }

  static let commands: [Command] = [
    Command(
      "heldByOne.open", [.enter],
      "Who could be trained (books it), be deputy, or the list of actions", hint: "candidates",
      in: .heldByOne
    ) { $0.openHeldByOne() },
    Command(
      "heldByOne.first", [.character("p")], "Take the first proposal", hint: "first proposal",
      in: .heldByOne, changes: true
    ) { state in
      guard let board = state.board(HeldByOneBoard.self), let item = board.selected else { return }
      guard let first = board.proposed.first(where: \.isNear) else {
        return state.complain("nobody is near to it; Enter lists everyone")
      }
      state.standIn(first.person, for: item)
    },
    Command(
      "heldByOne.person", [.character("X")], "Everything that hangs on the person",
      hint: "all of theirs", in: .heldByOne
    ) { state in
      if let person = state.board(HeldByOneBoard.self)?.selected?.person {
        state.showLeaver(person)
      }
    },
  ]
}

extension State {
  fileprivate mutating func openHeldByOne() {
    guard let board = board(HeldByOneBoard.self), let item = board.selected else { return }
    switch item.subject {
    case .areaActions(let area):
      openActions(of: item.person, "area:\(organisation.areaName(area).lastWord)")
    case .standardActions(let edition): openActions(of: item.person, edition.text)
    case .competence(let id):
      let name = organisation.competences[id]?.name ?? ""
      guard !board.proposed.isEmpty else {
        return complain("nobody is left to be trained in \(name): all can, or are booked")
      }
      chooseTaker("Train in \(name): Enter books it", board.proposed, onlyProposed: true) {
        state, person in
        if let person { state.standIn(person, for: item) }
      }
    case .thing(let subject):
      let title = "Deputy of \(organisation.name(of: subject))"
      chooseTaker(title, board.proposed, onlyProposed: true) { state, person in
        if let person { state.standIn(person, for: item) }
      }
    }
  }

  /// Books somebody for the training, or makes them deputy.
  fileprivate mutating func standIn(_ person: RecordID, for item: BusFactor.Item) {
    switch item.subject {
    case .competence(let id): bookTraining(id, for: person)
    case .thing(let subject):
      let name = organisation.name(of: subject)
      handOver("Deputy of \(name)", done: { _ in "deputy of \(name) named" }) { state in
        var source = state.identifiers
        defer { state.identifiers = source }
        return state.organisation.giving(
          [subject], .deputy, to: person, map: state.derived.ownership, today: state.today,
          library: state.library, using: &source)
      }
    case .areaActions, .standardActions:
      complain("Enter shows the actions: mark some there and give them with o")
    }
  }

  private mutating func openActions(of person: RecordID, _ more: String) {
    let owner = organisation.personName(person).lastWord
    show(.actions)
    actions.detail = nil
    actions.list.filter = "owner:\(owner) is:open \(more)"
    refreshActions()
  }
}

extension String {
  /// The last word in lower case, for a filter, which takes no blanks.
  var lastWord: String { folded.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? "" }
}

extension HeldByOneBoard {
  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    let column = frame.write("Held by one", row: region.row, column: 1, style: .heading)
    frame.write(
      "  \(items.count) thing\(items.count == 1 ? "" : "s") that would stand still without one person",
      row: region.row, column: column, limit: region.endColumn)
    guard !items.isEmpty else {
      state.drawEmpty(
        [
          "Nothing hangs on one person alone.",
          "Counted are competences that a role requires, what has an owner and no deputy, and lists of actions.",
        ], on: &frame, in: region)
      return
    }
    let width = region.columns - 2
    let detail = min(8, max(3, region.rows / 3))
    var lines: [BoardLine] = []
    var last = ""
    for (place, item) in items.enumerated() {
      let heading = state.heading(of: item)
      if heading != last { lines.append(BoardLine(heading, style: .heading)) }
      last = heading
      let name = max(16, width - 38)
      let who = state.organisation.personName(item.person)
      let note = item.count > 1 ? "\(item.count) open actions" : ""
      lines.append(
        BoardLine(
          "  " + state.heldName(of: item).fitted(name) + " " + who.fitted(20) + " " + note,
          row: place))
    }
    cursor.draw(
      lines, on: &frame,
      in: Region(
        row: region.row + 1, column: 1, rows: region.rows - detail - 2, columns: width))
    frame.writeWrapped(
      details(state),
      in: Region(row: region.endRow - detail, column: 1, rows: detail, columns: width))
  }

  private func details(_ state: State) -> [(String, Style)] {
    guard let selected else { return [] }
    let what: String
    switch selected.subject {
    case .competence: what = "Could be trained:"
    case .thing: what = "Could be deputy:"
    case .areaActions, .standardActions: what = "Could take some of them:"
    }
    let near = proposed.filter(\.isNear)
    var lines: [(String, Style)] = [(what, .heading)]
    if near.isEmpty {
      lines.append(
        (
          proposed.isEmpty
            ? "nobody: everyone else can, is booked, or has left"
            : "nobody near; Enter lists all \(proposed.count)", .hint
        ))
    }
    lines += near.prefix(5).map {
      ("  \(state.organisation.personName($0.person)): \($0.reason)", .plain)
    }
    return lines
  }
}

extension State {
  fileprivate func heading(of item: BusFactor.Item) -> String {
    switch item.subject {
    case .competence: "COMPETENCES that one person holds"
    case .thing(let subject): "\(subject.group.title.uppercased()) without a deputy"
    case .areaActions, .standardActions: "ACTIONS that are all one person's"
    }
  }

  fileprivate func heldName(of item: BusFactor.Item) -> String {
    switch item.subject {
    case .competence(let id): organisation.competences[id]?.name ?? ""
    case .thing(let subject): organisation.name(of: subject)
    case .areaActions(let id): "in \(organisation.areaName(id))"
    case .standardActions(let edition): "on \(edition)"
    }
  }
}
