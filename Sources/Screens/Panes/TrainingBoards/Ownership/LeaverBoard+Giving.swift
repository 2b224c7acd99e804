import Records

/// Handing over what a person leaves behind.
extension State {
  /// Gives what is marked or selected to a person to be chosen.
  mutating func giveHoldings() {
    guard let board = board(LeaverBoard.self), mayChange(),
      let person = organisation.people[board.person]
    else { return }
    let acted = board.acted(in: self)
    guard let first = acted.first else {
      return say("this is handed over already; u takes that back")
    }
    if acted.count == 1, first.part == .onlyOne, first.kind == .competence {
      return chooseTrainee(first)
    }
    if acted.count == 1, first.part == .trainee {
      return complain("nobody is trained in another's place; p takes the booking out")
    }
    var succession = succession(of: person)
    let what = acted.count == 1 ? organisation.name(of: first) : "\(acted.count) things"
    let title = "\(what) of \(person.name) to"
    chooseTaker(
      title, succession.candidates(for: first).filter(\.isNear), besides: person.id
    ) { state, taker in
      guard let taker else { return }
      let name = state.organisation.personName(taker)
      state.handOver(
        "\(title) \(name)",
        done: { given in
          let count = "\(given) thing\(given == 1 ? "" : "s")"
          return "\(acted.count == 1 ? what : count) of \(person.name) handed over to \(name)"
        }
      ) { state in
        state.handover(acted.map { Assignment($0, to: taker) }, of: person.id)
      }
    }
  }

  /// Takes what is proposed for the marked rows, or for all that are shown.
  mutating func takeProposals() {
    guard let board = board(LeaverBoard.self), mayChange() else { return }
    let name = organisation.personName(board.person)
    let isMarked = !self[boardListOf: .training].marked.isEmpty
    let meant = isMarked ? board.acted(in: self) : board.shown(in: self)
    var assignments: [Assignment] = []
    var stays: [String] = []
    for holding in meant {
      switch board.proposals[holding.id] {
      case .give(let taker, _)?: assignments.append(Assignment(holding, to: taker))
      case .takeOut?: assignments.append(Assignment(holding, to: nil))
      case .stays(let why)?: stays.append("\(organisation.name(of: holding)): \(why)")
      case nil: break
      }
    }
    guard !assignments.isEmpty else {
      return complain(stays.first ?? "everything is handed over")
    }
    let person = board.person
    let work = assignments
    look(
      "What \(name) leaves behind, as proposed",
      done: { "\($0) thing\($0 == 1 ? "" : "s") of \(name) handed over" },
      stays: stays
    ) { $0.handover(work, of: person) }
  }

  private func handover(_ assignments: [Assignment], of person: RecordID) -> Handover {
    organisation.handover(
      assignments, of: person, today: today, library: library, lines: derived.lines)
  }

  /// Lets the user choose who learns what only this person can do, and books it.
  mutating func chooseTrainee(_ holding: Holding) {
    guard let board = board(LeaverBoard.self), let person = organisation.people[board.person],
      mayChange()
    else { return }
    var succession = succession(of: person)
    let name = organisation.name(of: holding)
    let proposed = succession.candidates(for: holding)
    guard !proposed.isEmpty else {
      return complain("nobody is left to be trained in \(name): all are booked")
    }
    chooseTaker("Train in \(name): Enter books it", proposed, onlyProposed: true) {
      state, trainee in
      if let trainee { state.bookTraining(holding.record, for: trainee) }
    }
  }
}
