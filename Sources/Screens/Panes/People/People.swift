import Records

/// The registers that the people pane keeps, one at a time.
enum PeopleSection: String, Hashable, Sendable, CaseIterable {
  case people, areas, roles, competences, requirements
  case bodies, standards
  case responsibilities
  case organisation

  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  var kind: RecordKind {
    switch self {
    case .people: .person
    case .areas: .area
    case .roles: .role
    case .competences: .competence
    case .requirements: .requirement
    case .responsibilities: .responsibility
    case .bodies: .body
    case .standards: .standard
    case .organisation: .organisation
    }
  }

  /// What an empty register is for.
  var purpose: String {
    switch self {
    case .people: "Who works here, in which roles and area."
    case .areas: "Departments, processes and sites that can be audited and owned."
    case .roles: "What people do; competence is required by role."
    case .competences: "Skills, qualifications and trainings."
    case .requirements: "Which role needs which competence, refreshed how often."
    case .responsibilities:
      "Who answers for each standard held and its clauses; clauses below included."
    case .bodies: "Certification bodies: their people, the time they give, their report layout."
    case .standards: "Standards of your own: house rules, a customer's; their clauses, one a line."
    case .organisation: "The organisation's name, the standards it holds, and the settings."
    }
  }
}

/// Where the user is in the people pane.
struct PeopleState: Hashable, Sendable {
  var section = PeopleSection.people
  var lists: [PeopleSection: ListState] = [:]
  var list: ListState {
    get { lists[section] ?? ListState() }
    set { lists[section] = newValue }
  }
  /// Whether people who have left are shown.
  var showsLeavers = false
}

extension State {
  mutating func refreshPeople() {
    for section in PeopleSection.allCases { refreshPeople(section, as: section.kind.type) }
  }

  private mutating func refreshPeople<R: Record>(_ section: PeopleSection, as type: R.Type) {
    var list = people.lists[section] ?? ListState()
    let filter = Filter(list.filter)
    let today = today
    let showsLeavers = people.showsLeavers || filter.terms.contains(.state("left"))
    var rows = organisation[keyPath: R.register].all.filter { record in
      guard let person = record as? Person, !showsLeavers else { return true }
      return person.isActive(on: today)
    }
    let total = rows.count
    if !filter.isEmpty {
      let organisation = organisation
      rows = rows.filter { row in
        if let person = row as? Person { return meets(filter, person) }
        if let area = row as? Area { return meets(filter, area) }
        return record(row, meets: filter) { PeoplePane.is($0, $1, organisation, today: today) }
      }
    }
    let columns = PeoplePane.columns(of: R.self)
    let key = columns[min(list.sort, columns.count - 1)].sortKey
    let isAscending = list.isAscending
    let sorted = rows.map { (key: key($0, self), record: $0) }.sorted { left, right in
      if left.key == right.key { return left.record.id < right.record.id }
      return isAscending ? left.key < right.key : right.key < left.key
    }
    list.show(sorted.map(\.record.id), of: total)
    people.lists[section] = list
  }

  mutating func openPeople(_ section: PeopleSection, filter: String) {
    show(.people)
    people.section = section
    setFilter(filter)
  }
}

/// 9: people, areas, roles, competences, requirements, certification and the organisation itself.
enum PeoplePane: PaneBehaviour {
  static let commands: [Command] =
    [
      Command(
        "people.edit", [.character("e"), .enter], "Edit the record", hint: "edit", in: .people,
        changes: true
      ) {
        $0.editSelected()
      },
      Command(
        "people.add", [.character("a")], "Add a record", hint: "add", in: .people, changes: true
      ) {
        $0.addRecord()
      },
      Command(
        "people.left", [.character("x")], "Mark the person as left; records stay", hint: "left",
        in: .people,
        changes: true,
        obstacle: { $0.people.section == .people ? nil : "only people leave; Tab goes to People" }
      ) { $0.markLeft() },
      Command(
        "people.leaver", [.character("X")],
        "Everything the person owns or alone can do, to be handed over", hint: "leaver",
        in: .people,
        obstacle: { $0.people.section == .people ? nil : "only people leave; Tab goes to People" }
      ) { state in
        if let person = state.people.list.selected { state.showLeaver(person) }
      },
      Command(
        "people.leavers", [.character("L")], "Show or hide people who have left", hint: "leavers",
        in: .people
      ) { state in
        state.people.showsLeavers.toggle()
        state.refreshPeople()
        state.say(
          state.people.showsLeavers
            ? "people who have left are shown" : "people who have left are hidden")
      },
      Command(
        "people.remove", [.character("D")], "Take a requirement out", in: .people, changes: true,
        obstacle: {
          $0.people.section == .requirements
            ? nil : "only requirements are taken out; nothing else is ever deleted"
        }
      ) { $0.removeRequirement() },
    ] + forCompetence + [
      Command("people.next", [.tab], "Next register", hint: "next register", in: .people) {
        turn(1, in: &$0)
      },
      Command("people.previous", [.backTab], "Register before", in: .people) { turn(-1, in: &$0) },
    ]

  private static func turn(_ step: Int, in state: inout State) {
    let all = PeopleSection.allCases
    let index = all.firstIndex(of: state.people.section) ?? 0
    state.people.section = all[(index + step + all.count) % all.count]
  }

  static func places(in state: State) -> [Place] { [.people, .lists] }
  static func refresh(_ state: inout State) { state.refreshPeople() }
  static func list(in state: State) -> WritableKeyPath<State, ListState>? { \.people.list }
  static func open(in state: inout State) { state.editSelected() }

  static func back(in state: inout State) -> Bool {
    guard !state.people.list.filter.isEmpty else { return false }
    state.setFilter("")
    return true
  }

  static func move(_ movement: Movement, in state: inout State) {
    switch movement {
    case .right: turn(1, in: &state)
    case .left: turn(-1, in: &state)
    default: state.people.list.move(movement, page: state.page)
    }
  }

  static func record(in state: State) -> RecordPlace? {
    state.people.list.selected.map { RecordPlace(kind: state.people.section.kind, id: $0) }
  }

  static func sortTitles(in state: State) -> [String] { titles(of: state.people.section.kind.type) }

  private static func titles<R: Record>(of type: R.Type) -> [String] {
    columns(of: type).map(\.title)
  }

  /// What `is:` words mean here.
  static func `is`<R: Record>(_ record: R, _ word: String, _ organisation: Organisation, today: Day)
    -> Bool
  {
    switch (record, word) {
    case (let person as Person, "left"): !person.isActive(on: today)
    case (let person as Person, "active"): person.isActive(on: today)
    case (let person as Person, "joining"): person.isJoining(on: today)
    case (let responsibility as Responsibility, "unowned"): responsibility.owner == nil
    case (let competence as Competence, "unowned"): competence.owner == nil
    case (let area as Area, "unowned"): area.owner == nil
    case (let rule as Requirement, "mandatory"): rule.isMandatory
    case (let rule as Requirement, "desirable"): !rule.isMandatory
    default: false
    }
  }

  /// One column for each field of a kind, as wide as the field usually is.
  static func columns<R: Record>(of type: R.Type) -> [Column<R>] {
    R.fields.all.enumerated().compactMap { index, field in
      let width: Int
      switch field.shape {
      case .inner, .parts: return nil
      case .day: width = 11
      case .number, .yesNo: width = 8
      case .line, .text, .editions: width = index == 0 ? 20 : 16
      default: width = 18
      }
      return Column<R>(
        title: field.label, width: width, isFlexible: index < 2, rank: index,
        text: { record, state in
          if let person = record as? Person, field.key == "roles" {
            return state.heldRoleNames(of: person)
          }
          return state.fieldText.text(of: field.read(record) ?? field.initial, field.shape)
            .split(whereSeparator: \.isNewline).joined(separator: " ")
        },
        style: { record, state in
          if let person = record as? Person, !person.isActive(on: state.today) {
            .hint
          } else {
            .plain
          }
        },
        sortKey: { record, state in
          if let person = record as? Person, field.key == "roles" {
            return SortKey(state.heldRoleNames(of: person))
          }
          return SortKey(state.fieldText.text(of: field.read(record) ?? field.initial, field.shape))
        })
    }
  }
}
