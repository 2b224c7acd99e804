import Records

/// What is missing or runs out, as sessions that would close most.
struct PlanBoard: TrainingBoard {
  static let place = Place.trainingPlan

  /// How far it looks ahead, in days.
  private(set) var days = TrainingPlan.usualDays
  private(set) var items: [TrainingPlan.Item] = []
  private(set) var cursor = RowCursor()

  var selected: TrainingPlan.Item? {
    items.indices.contains(cursor.index) ? items[cursor.index] : nil
  }

  private static let spans = [30, 60, 90, 180, 365]

  mutating func look(ahead days: Int) { self.days = days }

  /// To the next or the previous of the usual spans.
  mutating func changeSpan(by step: Int) {
    let spans = PlanBoard.spans
    days =
      step > 0
      ? spans.first { $0 > days } ?? days : spans.last { $0 < days } ?? days
  }

  mutating func refresh(_ state: inout State) {
    items =
      TrainingPlan(
        of: state.organisation, today: state.today, days: days, matrix: state.derived.matrix
      ).items
    cursor.fit(to: items.count)
  }

  mutating func move(_ movement: Movement, in state: inout State) {
    cursor.move(movement, page: state.page - 6)
  }

  func record(in state: State) -> RecordPlace? {
    selected.map { item in
      item.session.map { RecordPlace(kind: .session, id: $0) }
        ?? RecordPlace(kind: .competence, id: item.competence)
    }
  }

  func open(in state: inout State) { state.showPlanned() }

  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    let column = frame.write("Plan of trainings", row: region.row, column: 1, style: .heading)
    let gaps = items.reduce(0) { $0 + $1.needs.count }
    let proposed = items.count { $0.session == nil }
    frame.write(
      "  \(days) days ahead ([ ] n): \(gaps) to train, \(proposed) session\(proposed == 1 ? "" : "s") to book",
      row: region.row, column: column, limit: region.endColumn)
    guard !items.isEmpty else {
      state.drawEmpty(
        [
          "Nothing that roles demand is missing or runs out within \(days) days.",
          "] looks further ahead; what is booked in time is left out.",
        ], on: &frame, in: region)
      return
    }
    let width = region.columns - 2
    let details = details(state)
    let rows = listRows(of: region.rows, details: details, width: width)
    cursor.draw(
      items.enumerated().map { line($1, row: $0, state, width: width) }, on: &frame,
      in: Region(row: region.row + 1, column: 1, rows: rows, columns: width))
    if rows < items.count {
      frame.write(hidden(rows), row: region.row + rows + 1, column: 1, style: .hint)
    }
    let below = region.row + rows + 2
    frame.writeWrapped(
      details,
      in: Region(row: below, column: 1, rows: region.endRow - below, columns: width))
  }

  /// How many rows the list has: half of the screen, and what the details below leave empty.
  private func listRows(of all: Int, details: [(String, Style)], width: Int) -> Int {
    let below = details.reduce(0) { $0 + TextWrap.lines($1.0, width: width).count }
    return min(items.count, max(4, all / 2 - 1, all - 2 - below))
  }

  /// What is out of sight of the list: "… 3 more above, 12 more below".
  private func hidden(_ rows: Int) -> String {
    let above = max(0, min(cursor.index - rows / 2, items.count - rows))
    let below = items.count - rows - above
    let parts = [
      above == 0 ? nil : "\(above) more above", below == 0 ? nil : "\(below) more below",
    ]
    return "… " + parts.compactMap(\.self).joined(separator: ", ")
  }

  private func line(
    _ item: TrainingPlan.Item, row: Int, _ state: State, width: Int
  ) -> BoardLine {
    let days = item.day - state.today
    let mark = item.isAtOnce ? "!!" : days <= 30 ? " !" : "  "
    let style: Style = item.isAtOnce ? .overdue : days <= 30 ? .dueSoon : .plain
    let when =
      item.session == nil
      ? item.isAtOnce ? "at once" : "by \(item.day.spoken(today: state.today))"
      : "on \(item.day.spoken(today: state.today))"
    let what = item.session == nil ? "book" : "fill"
    let count = "\(item.needs.count)" + (item.seats.map { "/\($0)" } ?? "")
    let site = state.organisation.areaName(item.site)
    let room = max(12, width - 3 - 5 - 15 - 8)
    let names = item.needs.map { state.surname(state.organisation.personName($0.person)) }
    let name = state.organisation.competences[item.competence]?.name ?? "?"
    let text = "\(name)\(site.isEmpty ? "" : ", \(site)")  \(names.inFew)"
    return BoardLine(
      [
        .init(text: "\(mark) ", style: style), .init(text: "\(what) ", style: .hint),
        .init(text: when.fitted(14) + " ", style: style),
        .init(text: count.rightAligned(6) + "  ", style: .strong), .init(text: text.fitted(room)),
      ], row: row)
  }

  /// Who is in the selected one, and why.
  fileprivate func details(_ state: State) -> [(String, Style)] {
    guard let item = selected else { return [] }
    let name = state.organisation.competences[item.competence]?.name ?? "?"
    var lines: [(String, Style)] = []
    if let session = item.session {
      lines.append(
        ("Free seats: \(state.organisation.name(of: session, .session) ?? name)", .heading))
    } else {
      let by = item.isAtOnce ? "at once" : "by \(item.day.full)"
      lines.append(("\(name): a session \(by)", .heading))
    }
    lines += item.needs.map { need in
      let booked =
        need.booked.map { ", booked only for \($0.spoken(today: state.today))" } ?? ""
      return (
        "\(state.organisation.personName(need.person)): \(need.words(need.day.spoken(today: state.today)))\(booked)",
        need.isAtOnce ? .overdue : .plain
      )
    }
    return lines
  }

  private static let hasItem: @Sendable (State) -> String? = { state in
    state.board(PlanBoard.self)?.selected == nil ? "nothing is proposed" : nil
  }

  static let commands: [Command] = [
    Command(
      "plan.book", [.character("b")], "Book it: a session with these people, or their free seats",
      hint: "book", in: .trainingPlan, changes: true, obstacle: hasItem
    ) { $0.bookPlanned() },
    Command(
      "plan.open", [.enter], "Who it is for, and why", hint: "who and why", in: .trainingPlan,
      obstacle: hasItem
    ) { $0.showPlanned() },
    Command(
      "plan.further", [.character("]")], "Look further ahead", hint: "further", in: .trainingPlan
    ) { $0.withBoard(PlanBoard.self) { $0.changeSpan(by: 1) } },
    Command(
      "plan.nearer", [.character("[")], "Look less far ahead", hint: "nearer", in: .trainingPlan
    ) { $0.withBoard(PlanBoard.self) { $0.changeSpan(by: -1) } },
    Command("plan.days", [.character("n")], "How many days to look ahead", in: .trainingPlan) {
      $0.askForPlanDays()
    },
    Command(
      "plan.write", [.character("C")], "The plan to a calendar or page", hint: "to a file",
      in: .trainingPlan
    ) { $0.askForPlan(days: $0.board(PlanBoard.self)?.days ?? TrainingPlan.usualDays) },
  ]
}

extension State {
  mutating func showPlanned() {
    guard let board = board(PlanBoard.self), let item = board.selected else { return }
    let name = organisation.competences[item.competence]?.name ?? "?"
    overlays.append(
      .card(Card(title: name, lines: board.details(self).map { Card.Line($0.0, style: $0.1) })))
  }

  /// Books what is proposed: the free seats of a session at once, a new session by its form.
  mutating func bookPlanned() {
    guard let item = board(PlanBoard.self)?.selected,
      let competence = organisation.competences[item.competence]
    else { return }
    let people = item.needs.map(\.person)
    if let session = item.session { return book(people, into: session) }
    // What is missing already cannot be taught yesterday: the next working day is a start.
    let day = item.isAtOnce ? today.nextWorkingDay : item.day.bookable(after: today)
    openSessionForm(newSession(of: competence, on: day), people: people)
  }

  fileprivate mutating func askForPlanDays() {
    guard let board = board(PlanBoard.self) else { return }
    var field = FormField(
      key: "days", label: "Days ahead", hint: "from 0 to 3660", shape: .number,
      value: .integer(board.days), in: fieldText)
    field.propose()
    // Nothing of the organisation changes: who may only read may look further as well.
    overlays.append(
      .form(
        Form(title: "How far ahead?", fields: [field]) { (_, values) throws(FormRefusal) in
          guard let days = values.number("days"), days <= 3660 else {
            throw FormRefusal(message: "a number from 0 to 3660 is needed", field: "days")
          }
          return FormStep(title: "", changes: []) { state in
            state.message = nil
            state.withBoard(PlanBoard.self) { $0.look(ahead: days) }
          }
        }))
  }
}

extension Day {
  /// The last working day up to this one on which something can still be booked: none on a weekend, none before
  /// tomorrow.
  func bookable(after today: Day) -> Day {
    let working = weekday > 5 ? self - (weekday - 5) : self
    return working > today ? working : today.nextWorkingDay
  }

  /// The first day after this one that is no Saturday or Sunday.
  var nextWorkingDay: Day {
    switch weekday {
    case 5: self + 3
    case 6: self + 2
    default: self + 1
    }
  }
}
