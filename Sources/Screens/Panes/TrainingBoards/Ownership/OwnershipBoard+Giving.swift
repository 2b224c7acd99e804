import Records

extension State {
  /// Gives what is marked or selected on the map an owner or a deputy.
  mutating func chooseForThings(_ part: OwnershipPart) {
    guard let board = board(OwnershipBoard.self), mayChange() else { return }
    let acted = board.acted(in: self)
    guard let first = acted.first else { return say("there is nothing to give yet") }
    let subjects = acted.map(\.subject)
    let what = acted.count == 1 ? organisation.name(of: first.subject) : "\(acted.count) things"
    let title = "\(part == .owner ? "Owner" : "Deputy") of \(what)"
    var proposed: [Proposed] = []
    if let owner = first.owner, organisation.people[owner] != nil {
      let colleagues = Colleagues(of: organisation, today: today, matrix: derived.matrix)
      var area: RecordID?
      if case .area(let id) = first.subject { area = id }
      if case .document(let id) = first.subject { area = organisation.documents[id]?.area }
      proposed = organisation.deputies(of: owner, in: area, today: today, colleagues: colleagues)
        .filter(\.isNear)
    }
    chooseTaker(title, proposed, allowsNone: true) { state, person in
      let name = person == nil ? "nobody" : state.organisation.personName(person)
      let role = part == .owner ? "Owner" : "Deputy"
      state.handOver(
        "\(title): \(name)",
        done: { given in
          acted.count == 1
            ? "\(title) now \(name)"
            : "\(role) of \(given) thing\(given == 1 ? "" : "s") now \(name)"
        }
      ) { state in
        var source = state.identifiers
        defer { state.identifiers = source }
        return state.organisation.giving(
          subjects, part, to: person, map: state.derived.ownership, today: state.today,
          library: state.library, using: &source)
      }
    }
  }
}
