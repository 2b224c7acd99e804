import Records

/// The registers that the people pane keeps, one at a time.
enum PeopleSection: String, Hashable, Sendable, CaseIterable {
  case people, areas, roles, competences, requirements, organisation

  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  var kind: RecordKind {
    switch self {
    case .people: .person
    case .areas: .area
    case .roles: .role
    case .competences: .competence
    case .requirements: .requirement
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
        record(row, meets: filter) { PeoplePane.is($0, $1, organisation, today: today) }
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

/// 9: people, areas, roles, competences, requirements and the organisation itself.
enum PeoplePane: PaneBehaviour {
  static let commands: [Command] = [
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
          state.fieldText.text(of: field.read(record) ?? field.initial, field.shape)
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
          SortKey(state.fieldText.text(of: field.read(record) ?? field.initial, field.shape))
        })
    }
  }

  static func draw(_ state: State, on frame: inout Frame, in region: Region) {
    var column = 1
    for section in PeopleSection.allCases {
      let isCurrent = section == state.people.section
      let count = state.people.lists[section]?.total ?? 0
      let text = section == .organisation ? section.title : "\(section.title) \(count)"
      column =
        frame.write(text, row: region.row, column: column, style: isCurrent ? .current : .hint) + 2
    }
    let list = state.people.list
    let below = Region(
      row: region.row + 1, column: 0, rows: region.rows - 1, columns: region.columns)
    if state.people.section == .organisation {
      drawOrganisation(state, on: &frame, in: below)
      return
    }
    var title = state.people.section.purpose
    if !list.filter.isEmpty { title = "\(list.count)  filter: \(list.filter)" }
    frame.write(
      title.cut(to: region.columns - 2), row: below.row, column: 1,
      style: list.filter.isEmpty ? .hint : .strong)
    if list.rows.isEmpty {
      state.drawEmpty(
        list.total == 0
          ? [state.people.section.purpose, "a adds the first one."]
          : ["Nothing meets this filter.", "Esc shows all again."],
        on: &frame, in: below)
      return
    }
    drawRows(
      state, list, of: state.people.section.kind.type, on: &frame,
      in: Region(row: below.row + 1, column: 0, rows: below.rows - 1, columns: below.columns))
  }

  private static func drawRows<R: Record>(
    _ state: State, _ list: ListState, of type: R.Type, on frame: inout Frame, in region: Region
  ) {
    list.draw(
      columns(of: type), row: { state.organisation[keyPath: R.register][$0] }, state: state,
      hasFocus: true,
      on: &frame, in: region)
  }

  private static func drawOrganisation(_ state: State, on frame: inout Frame, in region: Region) {
    let profile = state.organisation.profile
    frame.write(
      PeopleSection.organisation.purpose, row: region.row, column: 1, limit: region.endColumn,
      style: .hint)
    for (offset, field) in Profile.fields.all.enumerated() {
      let text = state.fieldText.text(of: field.read(profile) ?? field.initial, field.shape)
      let row = region.row + 2 + offset
      frame.write(field.label, row: row, column: 2, style: .hint)
      frame.write(text.isEmpty ? "–" : text, row: row, column: 28, limit: region.endColumn)
    }
    frame.write(
      "e edits them", row: region.row + 3 + Profile.fields.all.count, column: 2, style: .hint)
    frame.cursor = Frame.Position(column: 2, row: region.row + 2)
  }
}

extension State {
  mutating func editSelected() {
    guard let id = people.list.selected else {
      return say("nothing to edit here yet; a adds a record")
    }
    edit(id, as: people.section.kind.type)
  }

  private mutating func edit<R: Record>(_ id: RecordID, as type: R.Type) {
    guard let record = organisation[keyPath: R.register][id] else { return }
    openRecordForm(record, title: organisation.name(of: id, R.kind) ?? R.kind.noun, isNew: false)
  }

  mutating func addRecord() {
    guard people.section != .organisation else { return editSelected() }
    add(as: people.section.kind.type)
  }

  private mutating func add<R: Record>(as type: R.Type) {
    guard mayChange() else { return }
    let noun = R.kind.noun
    let article = "aeiou".contains(noun.prefix(1)) ? "an" : "a"
    openRecordForm(R(id: newID()), title: "Add \(article) \(noun)", isNew: true)
  }

  /// A form made of nothing but the kind's field table.
  private mutating func openRecordForm<R: Record>(_ record: R, title: String, isNew: Bool) {
    let fields = FormField.fields(of: record, in: fieldText)
    open(
      Form(title: title, fields: fields) { (state, values) throws(FormRefusal) in
        var changed = record
        try changed.take(values, of: fields)
        try state.check(changed)
        let kept = changed
        let changes = state.organisation.changes(putting: kept)
        let name = kept.name.isEmpty ? R.kind.noun : kept.name
        return FormStep(title: "\(name) \(isNew ? "added" : "changed")", changes: changes) {
          state in
          state.people.list.select(kept.id)
          state.refreshLists()
        }
      })
  }

  /// What no record of these kinds may be without.
  private func check<R: Record>(_ record: R) throws(FormRefusal) {
    if let rule = record as? Requirement {
      guard rule.role != nil else {
        throw FormRefusal(message: "Role is needed: who needs it", field: "role")
      }
      guard rule.competence != nil else {
        throw FormRefusal(message: "Competence is needed: what they need", field: "competence")
      }
      if organisation.requirements.all.contains(where: {
        $0.id != rule.id && $0.role == rule.role && $0.competence == rule.competence
      }) {
        throw FormRefusal(
          message: "this role requires this competence already", field: "competence")
      }
      return
    }
    guard !record.name.trimmed.isEmpty else {
      throw FormRefusal(message: "Name is needed", field: "name")
    }
    if let other = organisation.find(R.kind, named: record.name), other != record.id {
      throw FormRefusal(
        message: "there is a \(R.kind.noun) called \(record.name) already", field: "name")
    }
    if let person = record as? Person, let joined = person.joined, let left = person.left,
      left < joined
    {
      throw FormRefusal(message: "they would have left before they joined", field: "left")
    }
  }

  mutating func markLeft() {
    guard let person = organisation.people[people.list.selected] else { return }
    var field = FormField(
      key: "left", label: "Left", hint: "their last day; records stay, lists hide them",
      shape: .day,
      value: person.left.value, in: fieldText)
    if person.left == nil {
      field.content = .typed(TextBuffer(today.description, isProposal: true))
    }
    let fields = [field]
    let owned = organisation.actions.all.count { $0.owner == person.id && !$0.stage.isFinal }
    let areas = organisation.areas.all.count { $0.owner == person.id }
    let behind =
      "leaves behind \(owned) open action\(owned == 1 ? "" : "s") and \(areas) area\(areas == 1 ? "" : "s") to give to others"
    open(
      Form(
        title: "Last day of \(person.name)", fields: fields,
        checks: { _, _ in owned + areas == 0 ? [] : [FieldRemark("left", behind, .hint)] }
      ) {
        (state, values) throws(FormRefusal) in
        var changed = person
        try changed.take(values, of: fields)
        try state.check(changed)
        let title =
          changed.left.map { "\(person.name) marked as left on \($0)" }
          ?? "\(person.name) works here again"
        return FormStep(title: title, changes: state.organisation.changes(putting: changed))
      })
  }

  mutating func removeRequirement() {
    guard let rule = organisation.requirements[people.list.selected] else { return }
    let name = organisation.name(of: rule.id, .requirement) ?? "the requirement"
    overlays.append(
      .question(
        Question(
          title: "Take a requirement out?",
          lines: ["\(name) would no longer be required. Training records stay; u brings it back."],
          answers: [
            Question.Answer(key: "y", label: "take it out") { state in
              state.commit(
                "requirement \(name) taken out", state.organisation.changes(removing: rule))
            }
          ])))
  }
}
