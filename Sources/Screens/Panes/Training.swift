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
      .lowercased()
    let area = organisation.areaName(person.area).lowercased()
    return filter.terms.allSatisfy { term in
      switch term {
      case .word(let word): (person.name.lowercased() + " " + roles + " " + area).contains(word)
      case .field("role", let value): roles.contains(value)
      case .field("area", let value): area.contains(value)
      case .field("person", let value), .field("name", let value):
        person.name.lowercased().contains(value)
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

  static let commands: [Command] = [
    Command(
      "training.open", [.enter], "What is on file for the cell, and what requires it", hint: "cell",
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
      "training.sort", [.character("s")], "Order people by name, role, area or gaps", hint: "sort",
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
      "training.gap", [.tab], "To the next gap", hint: "next gap", in: .training, obstacle: hasCell
    ) {
      $0.moveToGap()
    },
  ]

  static func places(in state: State) -> [Place] { [.training] }
  static func refresh(_ state: inout State) { state.refreshTraining() }
  static func list(in state: State) -> WritableKeyPath<State, ListState>? { \.training.list }
  static func sortTitles(in state: State) -> [String] { [] }
  static func open(in state: inout State) { state.openCell() }

  static func back(in state: inout State) -> Bool {
    if !state.training.list.filter.isEmpty {
      state.setFilter("")
    } else if !state.training.marked.isEmpty {
      state.training.marked = []
    } else {
      return false
    }
    return true
  }

  static func move(_ movement: Movement, in state: inout State) {
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

extension State {
  // MARK: Cards

  mutating func openCell() {
    guard let (person, competence, cell) = currentCell else { return }
    var lines = [
      Card.Line(
        "\(cell.state.mark) \(cell.state.rawValue)\(cell.isMandatory ? " (mandatory)" : "")",
        style: cell.state.style)
    ]
    if let expires = cell.expires { lines.append(Card.Line("counts until \(expires.full)")) }
    if let booked = cell.booked { lines.append(Card.Line("booked for \(booked.full)")) }
    lines.append(Card.Line(""))
    let rules = derived.matrix.requirements(of: person, competence.id)
    lines.append(Card.Line("Required by", style: .heading))
    if rules.isEmpty { lines.append(Card.Line("  no role of \(person.name)", style: .hint)) }
    for rule in rules {
      let role = organisation.roles[rule.role]?.name ?? "?"
      let refresh = rule.refreshMonths.map { "every \($0) months" } ?? "once"
      lines.append(
        Card.Line("  \(role): \(refresh), \(rule.isMandatory ? "mandatory" : "desirable")"))
    }
    lines.append(Card.Line(""))
    lines.append(Card.Line("On file", style: .heading))
    let records = derived.matrix.records(of: person.id, competence.id)
    if records.isEmpty { lines.append(Card.Line("  nothing; r records a training", style: .hint)) }
    for record in records.reversed() {
      var text = "  \(record.date?.full ?? "no date")"
      if let expires = record.expires { text += ", expires \(expires)" }
      if !record.evidence.isEmpty { text += "  \(record.evidence)" }
      if !record.notes.isEmpty { text += "  \(record.notes)" }
      lines.append(Card.Line(text))
    }
    overlays.append(.card(Card(title: "\(person.name): \(competence.name)", lines: lines)))
  }

  mutating func openPersonCard() {
    guard let (person, _, _) = currentCell, let row = derived.matrix.row(of: person.id) else {
      return
    }
    let roles = person.roles.compactMap { organisation.roles[$0]?.name }.joined(separator: ", ")
    var lines = [
      Card.Line(
        [roles, organisation.areaName(person.area)].filter { !$0.isEmpty }.joined(separator: " · ")),
      Card.Line(""), Card.Line("Competences", style: .heading),
    ]
    for column in derived.matrix.competences.indices {
      let cell = derived.matrix.cell(row: row, column: column)
      guard cell.state != .notRequired else { continue }
      let until = cell.state == .planned ? cell.booked : cell.expires
      lines.append(
        Card.Line(
          "  \(cell.state.mark) \(derived.matrix.competences[column].name.padded(to: 30)) "
            + "\(cell.state.rawValue.padded(to: 9)) \(until?.spoken(today: today) ?? "")",
          style: cell.state.style))
    }
    let owned = organisation.actions.all.filter { $0.owner == person.id && !$0.stage.isFinal }
    let areas = organisation.areas.all.filter { $0.owner == person.id }
    lines += [Card.Line(""), Card.Line("Owns", style: .heading)]
    if owned.isEmpty && areas.isEmpty { lines.append(Card.Line("  nothing", style: .hint)) }
    lines += areas.map { Card.Line("  area \($0.name)") }
    lines += owned.map {
      Card.Line("  \($0.name) \($0.title)  \(dueText($0.owedDay, isFinal: false))")
    }
    overlays.append(.card(Card(title: person.name, lines: lines)))
  }

  mutating func openCompetenceCard() {
    guard let (_, competence, _) = currentCell else { return }
    var lines: [Card.Line] = []
    for state in CellState.allCases where state != .notRequired {
      let rows = derived.matrix.people.indices.filter {
        derived.matrix.cell(row: $0, column: training.column).state == state
      }
      guard !rows.isEmpty else { continue }
      lines.append(Card.Line("\(state.mark) \(state.rawValue)", style: .heading))
      for row in rows {
        let cell = derived.matrix.cell(row: row, column: training.column)
        let until = state == .planned ? cell.booked : cell.expires
        lines.append(
          Card.Line(
            "  \(derived.matrix.people[row].name.padded(to: 26)) \(until?.spoken(today: today) ?? "")"
          ))
      }
    }
    if lines.isEmpty {
      lines = [Card.Line("Nobody has it, and no role requires it.", style: .hint)]
    }
    if derived.matrix.heldByOne.contains(competence) {
      lines.insert(Card.Line("1 held by one person only", style: .dueSoon), at: 0)
    }
    overlays.append(.card(Card(title: "Who can do it: \(competence.name)", lines: lines)))
  }

  mutating func moveToGap() {
    let matrix = derived.matrix
    let columns = matrix.competences.count
    let total = training.rows.count * columns
    guard total > 0 else { return }
    let start = training.row * columns + training.column
    for offset in 1...total {
      let position = (start + offset) % total
      let cell = matrix.cell(row: training.rows[position / columns], column: position % columns)
      if cell.isMandatory, cell.state.isGap {
        training.row = position / columns
        training.column = position % columns
        return
      }
    }
    say("no gap: everyone shown has what their roles require")
  }

  // MARK: Records

  /// Records a training in the cell, or for everyone who is marked.
  mutating func recordTraining() {
    guard let (person, competence, _) = currentCell else { return }
    let marked = derived.matrix.people.filter { training.marked.contains($0.id) }
    let attendees = marked.isEmpty ? [person] : marked
    var record = TrainingRecord(id: newID())
    record.date = today
    let template = record
    let fields = FormField.fields(
      of: record, only: ["date", "evidence", "expires", "notes"], in: fieldText)
    let who = attendees.count == 1 ? person.name : "\(attendees.count) people"
    let name = attendees.count == 1 ? attendees[0].name : who
    open(
      Form(title: "\(competence.name): \(name)", fields: fields) {
        (state, values) throws(FormRefusal) in
        var filled = template
        try filled.take(values, of: fields)
        guard let date = filled.date else {
          throw FormRefusal(
            message: "Date is needed: the day it was met; a day to come books it", field: "date")
        }
        if let expires = filled.expires, expires < date {
          throw FormRefusal(message: "it would expire before it was met", field: "expires")
        }
        var changes: [Change] = []
        for attendee in attendees {
          var record = TrainingRecord(id: state.newID())
          record.person = attendee.id
          record.competence = competence.id
          record.date = filled.date
          record.expires = filled.expires
          record.evidence = filled.evidence
          record.notes = filled.notes
          changes += state.organisation.changes(putting: record)
        }
        let verb = date > state.today ? "booked" : "recorded"
        return FormStep(title: "\(competence.name) \(verb) for \(name)", changes: changes) {
          $0.training.marked = []
        }
      })
  }

  private var lastRecord: TrainingRecord? {
    currentCell.flatMap { derived.matrix.records(of: $0.person.id, $0.competence.id).last }
  }

  mutating func editTraining() {
    guard let record = lastRecord, let (person, competence, _) = currentCell else {
      return complain("nothing is on file for this cell; r records a training")
    }
    let fields = FormField.fields(
      of: record, only: ["date", "evidence", "expires", "notes"], in: fieldText)
    open(
      Form(title: "\(competence.name): \(person.name)", fields: fields) {
        (state, values) throws(FormRefusal) in
        var changed = record
        try changed.take(values, of: fields)
        guard let date = changed.date else {
          throw FormRefusal(message: "Date is needed", field: "date")
        }
        if let expires = changed.expires, expires < date {
          throw FormRefusal(message: "it would expire before it was met", field: "expires")
        }
        return FormStep(
          title: "\(competence.name) of \(person.name) corrected",
          changes: state.organisation.changes(putting: changed))
      })
  }

  mutating func removeTraining() {
    guard let record = lastRecord, let (person, competence, _) = currentCell else {
      return complain("nothing is on file for this cell")
    }
    overlays.append(
      .question(
        Question(
          title: "Take out a training record?",
          lines: [
            "\(competence.name) of \(person.name), \(record.date?.full ?? "no date"). Only for what was recorded by mistake; u brings it back."
          ],
          answers: [
            Question.Answer(key: "y", label: "take it out") { state in
              state.commit(
                "\(competence.name) of \(person.name) taken out",
                state.organisation.changes(removing: record))
            }
          ])))
  }
}
