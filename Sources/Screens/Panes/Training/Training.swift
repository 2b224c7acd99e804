import Records

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
        hint: "cell", in: .training, obstacle: hasCell
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
        "Filter: name, role:welder, area:stores, is:gap; competence:, kind: choose columns",
        hint: "filter", in: .training
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
        "training.markShown", [.character("*")], "Mark everyone who is shown", in: .training,
        obstacle: hasCell
      ) { state in
        let shown = state.training.rows.map { state.matrix.people[$0].id }
        state.training.marked.formUnion(shown)
        state.say("\(state.training.marked.count) marked; U unmarks all")
      },
      Command("training.unmark", [.character("U")], "Unmark all", in: .training) {
        $0.training.marked = []
      },
      Command(
        "training.gap", [.tab], "To the next gap", hint: "next gap", in: .training,
        obstacle: hasCell
      ) {
        $0.moveToGap()
      },
    ] + looks + forBoards

  /// How the matrix is looked at.
  private static let looks: [Command] = [
    Command(
      "training.sort", [.character("s")], "Order people by name, gaps or next day due",
      hint: "sort", in: .training
    ) { state in
      state.training.order = next(state.training.order)
      state.refreshTraining()
      state.say("people by \(state.training.order.rawValue)")
    },
    Command(
      "training.group", [.character("b")], "Group people by area, site or role", hint: "group",
      in: .training
    ) { state in
      state.training.grouping = next(state.training.grouping)
      state.refreshTraining()
      let grouping = state.training.grouping
      state.say(grouping == .none ? "people in one list" : "people by \(grouping.rawValue)")
    },
    Command(
      "training.columns", [.character("o")], "Competences with the most gaps first, or by name",
      in: .training
    ) { state in
      state.training.putsGapsFirst.toggle()
      state.refreshTraining()
      state.say(
        state.training.putsGapsFirst
          ? "competences with the most gaps first" : "competences by name")
    },
    Command(
      "training.concerned", [.character("c")],
      "Only competences that concern somebody shown, or all", in: .training
    ) { state in
      state.training.hidesEmptyColumns.toggle()
      state.refreshTraining()
      state.say(
        state.training.hidesEmptyColumns
          ? "only competences that concern somebody shown" : "all competences")
    },
    Command(
      "training.narrow", [.character("z")], "Narrow cells, headings downwards, or wide ones",
      hint: "narrow", in: .training
    ) { $0.training.isNarrow.toggle() },
    Command(
      "training.day", [.character("d")], "Show the matrix as of another day", hint: "day",
      in: .training
    ) {
      $0.askForMatrixDay()
    },
    Command(
      "training.leavers", [.character("L")], "Show or hide people who have left", in: .training
    ) { state in
      state.training.showsLeavers.toggle()
      state.refreshTraining()
      state.say(
        state.training.showsLeavers
          ? "people who have left are shown" : "people who have left are hidden")
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
  ]

  private static func next<Case: CaseIterable & Equatable>(_ value: Case) -> Case {
    let all = Array(Case.allCases)
    let index = all.firstIndex(of: value) ?? 0
    return all[(index + 1) % all.count]
  }

  static func places(in state: State) -> [Place] {
    state.boardPlaces(of: .training) ?? [.training]
  }

  static func refresh(_ state: inout State) {
    state.refreshTraining()
    state.refreshBoard(of: .training)
  }

  static func list(in state: State) -> WritableKeyPath<State, ListState>? {
    guard let board = state.boards[.training]?.board else { return \.training.list }
    return board.hasList ? \.[boardListOf: .training] : nil
  }

  static func filterWords(in state: State) -> FilterWords {
    guard state.boards[.training] == nil else { return .none }
    return FilterWords(
      states: [
        ("gap", "lacks something mandatory"), ("expired", "has something that ran out"),
        ("missing", "lacks something and never had it"), ("duesoon", "has to refresh something"),
        ("planned", "is booked for something"), ("marked", "is marked"),
        ("left", "has left (L shows them)"), ("joining", "is yet to join"),
      ],
      fields: [
        "name", "role", "area", "site", "level", "competence", "kind", "provider",
      ])
  }

  static func record(in state: State) -> RecordPlace? {
    if let board = state.boards[.training]?.board { return board.record(in: state) }
    return state.currentCell.map { RecordPlace(kind: .person, id: $0.person.id) }
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
    } else if state.training.day != nil {
      state.training.day = nil
      state.refreshTraining()
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
    case .end: row = state.training.rows.count - 1
    case .nextPart, .previousPart: break
    }
    state.moveCell(row: row, column: column)
  }
}

extension State {
  fileprivate mutating func askForMatrixDay() {
    var field = FormField(
      key: "day", label: "As of", hint: "any day, past or to come; empty: today", shape: .day,
      value: nil, in: fieldText)
    field.content = .typed(TextBuffer((training.day ?? today).description, isProposal: true))
    var form = Form(title: "The matrix as of a day", fields: [field]) {
      (state, values) throws(FormRefusal) in
      let text = values.text("day")
      let day = values.day("day")
      guard text.isEmpty || day != nil else {
        throw FormRefusal(message: "is not a day: \(text)", field: "day")
      }
      state.training.day = day == state.today ? nil : day
      state.refreshTraining()
      return FormStep(title: "", changes: []) { $0.message = nil }
    }
    form.enterKeeps = true
    overlays.append(.form(form))
  }
}
