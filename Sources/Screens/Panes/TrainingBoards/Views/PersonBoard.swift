import Records

/// Everything about one person: roles, competences, what is to be learnt by when, every training, what they own.
struct PersonBoard: TrainingBoard, ReadingBoard {
  static let place = Place.person

  let person: RecordID
  var title = ""
  var lines: [ReadingLine] = []
  var cursor = RowCursor()
  /// Whether the induction list shows what is met as well.
  var showsInduction = false

  init(_ person: RecordID, showsInduction: Bool = false) {
    self.person = person
    self.showsInduction = showsInduction
  }

  func makeTitle(_ state: State) -> String {
    state.organisation.personName(person) + state.asOfToday
  }

  func record(in state: State) -> RecordPlace? { RecordPlace(kind: .person, id: person) }

  func makeLines(_ state: State) -> [ReadingLine]? {
    guard let person = state.organisation.people[person] else { return nil }
    let induction = Induction(of: person, in: state.organisation, today: state.today)
    let list =
      [.blank, .heading(showsInduction ? "Induction list" : "To be learnt")]
      + state.inductionLines(induction, isFull: showsInduction)
    return state.personFacts(person)
      + (showsInduction ? list : []) + state.competenceLines(of: person)
      + (showsInduction ? [] : list) + state.historyLines(of: person)
      + state.ownedLines(of: person)
  }

  static let commands: [Command] = [
    Command(
      "person.open", [.enter], "To the cell, or to the record that the line names", hint: "open",
      in: .person
    ) { TrainingPane.open(in: &$0) },
    Command(
      "person.role", [.character("J")],
      "Give the person a role from a day, and show what it asks by when", hint: "give role",
      in: .person, changes: true
    ) { state in state.boardPerson.map { state.giveRole(to: $0) } },
    Command(
      "person.term", [.character("t")], "End a role of the person with its last day",
      hint: "end role", in: .person, changes: true
    ) { state in state.boardPerson.map { state.endRole(of: $0) } },
    Command(
      "person.induction", [.character("i")], "The whole induction list, or only what is open",
      hint: "induction", in: .person
    ) { state in
      state.withBoard(PersonBoard.self) { $0.showsInduction.toggle() }
      state.toInduction()
    },
    Command(
      "person.paper", [.character("p")], "Write the training record to a file, to print it",
      hint: "to a file", in: .person
    ) { state in state.boardPerson.map { state.askForTrainingRecord(of: $0) } },
    Command(
      "person.edit", [.character("e")], "Edit the person", hint: "edit", in: .person,
      changes: true
    ) { state in state.boardPerson.map { state.editPerson($0) } },
  ]
}

extension State {
  /// The person whose board is shown.
  var boardPerson: Person? { organisation.people[board(PersonBoard.self)?.person] }

  /// Goes to the heading of the induction list.
  mutating func toInduction() {
    withBoard(PersonBoard.self) { board in
      let place = board.lines.firstIndex {
        $0.style == .heading && ($0.text == "Induction list" || $0.text == "To be learnt")
      }
      if let place { board.cursor.select(place) }
    }
  }

  /// Shows what a person has to learn by when.
  mutating func showInduction(of person: RecordID) {
    if board(PersonBoard.self)?.person == person, pane == .training {
      withBoard(PersonBoard.self) { $0.showsInduction = true }
    } else {
      showOver(PersonBoard(person, showsInduction: true))
    }
    toInduction()
  }
}
