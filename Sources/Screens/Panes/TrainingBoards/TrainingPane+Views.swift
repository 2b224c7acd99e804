import Records

/// One person, one competence, one role; who may do something today.
extension TrainingPane {
  static let forViews: [Command] =
    [
      Command(
        "training.role", [.character("R")], "One role: who holds it, what it requires, what lacks",
        hint: "role", in: .training,
        obstacle: {
          $0.organisation.roles.isEmpty ? "there is no role yet; 9 adds roles" : nil
        }
      ) { $0.chooseRoleToRead() },
      Command(
        "training.joiner", [.character("J")],
        "Give the person a role from a day, and show what it asks by when", hint: "joiner",
        in: .training, changes: true,
        obstacle: { $0.currentCell == nil ? "no person is selected; 9 adds people" : nil }
      ) { state in
        if let person = state.currentCell?.person { state.giveRole(to: person) }
      },
    ] + PersonBoard.commands + CompetenceBoard.commands + RoleBoard.commands
}

extension State {
  /// Shows one of the selected person's roles, or the one that the user chooses.
  mutating func chooseRoleToRead() {
    let own = currentCell.map { $0.person.roles(on: today) } ?? []
    let all = organisation.roles.all.sorted { $0.name.lowercased() < $1.name.lowercased() }
    let roles = all.filter { own.contains($0.id) } + all.filter { !own.contains($0.id) }
    let items = roles.map { role in
      let count = organisation.people.all.count {
        $0.isActive(on: today) && $0.roles(on: today).contains(role.id)
      }
      return Picker.Item(
        id: role.id.text, label: role.name,
        detail: count == 0 ? "held by nobody" : "held by \(count)")
    }
    overlays.append(
      .picker(
        Picker(title: "Which role?", items: items) { state, chosen in
          if let role = chosen.first.flatMap({ RecordID($0.id) }) {
            state.showOver(RoleBoard(role))
          }
        }))
  }

  /// Everything about the person of the selected cell.
  mutating func openPersonCard() {
    if let (person, _, _) = currentCell { showOver(PersonBoard(person.id)) }
  }

  /// Who can do the competence of the selected cell.
  mutating func openCompetenceCard() {
    if let (_, competence, _) = currentCell { showOver(CompetenceBoard(competence.id)) }
  }
}
