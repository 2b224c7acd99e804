import Records

extension PeoplePane {
  private static func section(
    _ sections: [PeopleSection], _ what: String
  ) -> @Sendable (State) -> String? {
    { state in
      guard sections.contains(state.people.section) else { return what }
      return state.people.list.selected == nil ? "nothing is selected" : nil
    }
  }

  /// Roles from a day to a day, and the views of the training pane.
  static let forCompetence: [Command] = [
    Command(
      "people.view", [.character("v")],
      "Everything about the person, competence or role, as pane 4 shows it", hint: "view",
      in: .people,
      obstacle: section(
        [.people, .competences, .roles], "people, competences and roles have a view; Tab goes there"
      )
    ) { state in
      guard let id = state.people.list.selected else { return }
      switch state.people.section {
      case .people: state.showOver(PersonBoard(id))
      case .competences: state.showOver(CompetenceBoard(id))
      case .roles: state.showOver(RoleBoard(id))
      default: break
      }
    },
    Command(
      "people.joiner", [.character("J")],
      "Give the person a role from a day, and show what it asks by when", hint: "give role",
      in: .people, changes: true,
      obstacle: section([.people], "people have roles; Tab goes to People")
    ) { state in
      if let person = state.organisation.people[state.people.list.selected] {
        state.giveRole(to: person)
      }
    },
    Command(
      "people.term", [.character("t")], "End a role of the person with its last day", in: .people,
      changes: true, obstacle: section([.people], "people have roles; Tab goes to People")
    ) { state in
      if let person = state.organisation.people[state.people.list.selected] {
        state.endRole(of: person)
      }
    },
  ]

  static func filterWords(in state: State) -> FilterWords {
    switch state.people.section {
    case .people:
      FilterWords(
        states: [
          ("active", "works here"), ("left", "their last day has passed"),
          ("joining", "their first day, or that of a role, is to come"),
        ], fields: ["role", "area", "site", "name", "number", "email", "joined", "left", "notes"])
    case .areas:
      FilterWords(
        states: [("unowned", "nobody's")], fields: ["kind", "site", "owner", "deputy", "notes"])
    case .requirements:
      FilterWords(
        states: [("mandatory", "must be met"), ("desirable", "should be met")],
        fields: ["role", "competence", "level", "since", "reason", "notes"])
    default: .none
    }
  }
}

extension Person {
  /// Whether their first day, or that of a role, is still to come.
  func isJoining(on today: Day) -> Bool {
    (joined ?? today) > today
      || rolesHeldOrToCome(on: today).contains { ($0.since ?? today) > today }
  }
}

extension State {
  /// The roles held today: "Welder, Internal auditor".
  func heldRoleNames(of person: Person) -> String {
    person.roles(on: today).compactMap { organisation.roles[$0]?.name }.joined(separator: ", ")
  }

  /// Whether a person meets a filter: roles are those held today, an area counts with all that it belongs to.
  mutating func meets(_ filter: Filter, _ person: Person) -> Bool {
    let rest = filter.without { key in
      key == "role" || key == "roles" || key == "area" || key == "site"
    }
    let organisation = organisation
    let today = today
    let above = organisation.areaAndAbove(person.area)
    for case .field(let key, let value) in filter.terms {
      let names: [String]
      switch key {
      case "role", "roles": names = [heldRoleNames(of: person).folded]
      case "area": names = above.prefix(1).map(\.name.folded)
      case "site": names = above.map(\.name.folded)
      default: continue
      }
      let isNone = (value == "none" || value == "nobody") && names.allSatisfy(\.isEmpty)
      guard isNone || names.contains(where: { $0.contains(value) }) else { return false }
    }
    return record(person, meets: rest) { PeoplePane.is($0, $1, organisation, today: today) }
  }

  /// Whether an area meets a filter: `site:` finds all that belong to it, at whatever depth.
  mutating func meets(_ filter: Filter, _ area: Area) -> Bool {
    let rest = filter.without { $0 == "site" }
    let organisation = organisation
    let today = today
    let above = organisation.areaAndAbove(area.id).map(\.name.folded)
    for case .field("site", let value) in filter.terms {
      let isNone = value == "none" && above.count < 2
      guard isNone || above.contains(where: { $0.contains(value) }) else { return false }
    }
    return record(area, meets: rest) { PeoplePane.is($0, $1, organisation, today: today) }
  }
}

extension Filter {
  /// The filter without the conditions on some fields.
  func without(_ isLeftOut: (String) -> Bool) -> Filter {
    var filter = self
    filter.terms.removeAll { if case .field(let key, _) = $0 { isLeftOut(key) } else { false } }
    return filter
  }
}
