import Records

/// Making, changing, moving and cancelling sessions.
extension State {
  /// Asks for the competence, then for the session.
  mutating func addTrainingSession() {
    let items = organisation.competences.all
      .sorted { $0.name.lowercased() < $1.name.lowercased() }
      .map { competence in
        let column = derived.matrix.column(of: competence.id)
        let gaps = column.map { derived.matrix.gaps(column: $0) } ?? 0
        return Picker.Item(
          id: competence.id.text, label: competence.name,
          detail: gaps == 0 ? "" : "\(gaps) gap\(gaps == 1 ? "" : "s")")
      }
    guard !items.isEmpty else {
      return complain("there is no competence yet; 9 adds them")
    }
    overlays.append(
      .picker(
        Picker(title: "What is taught?", items: items) { state, chosen in
          guard
            let competence = state.organisation.competences[
              chosen.first.flatMap {
                RecordID($0.id)
              }]
          else { return }
          state.openSessionForm(state.newSession(of: competence, on: nil), people: [])
        }))
  }

  /// A session as the competence proposes it.
  mutating func newSession(of competence: Competence, on day: Day?) -> TrainingSession {
    var session = TrainingSession(id: newID())
    session.competence = competence.id
    session.date = day
    session.provider = competence.provider
    session.duration = competence.duration
    session.seats = competence.seats
    return session
  }

  private static let sessionKeys = [
    "date", "ends", "starts", "place", "trainer", "provider", "duration", "seats", "notes",
  ]

  /// Opens the form for a new session, with the people who are to be booked for it.
  mutating func openSessionForm(_ session: TrainingSession, people: [RecordID]) {
    var fields = FormField.fields(of: session, only: State.sessionKeys, in: fieldText)
    fields.insert(
      FormField(
        key: "people", label: "People", hint: "who is booked; Space takes one off or adds one",
        shape: .links(.person), value: people.value, in: fieldText), at: 2)
    for place in fields.indices where fields[place].key == "date" { fields[place].propose() }
    let shown = fields
    let name = organisation.competences[session.competence]?.name ?? "?"
    var form = Form(title: "\(name): new session", fields: fields, focus: "date") {
      (state, values) throws(FormRefusal) in
      var filled = session
      try filled.take(values, of: shown)
      guard filled.date != nil else {
        throw FormRefusal(message: "Date is needed: the day it is held", field: "date")
      }
      let people = values.ids("people")
      let (organisation, judge) = (state.organisation, state.me)
      let changes =
        organisation.changes(putting: filled)
        + organisation.changes(booking: people, into: filled, judge: judge) { state.newID() }
      let booked = people.isEmpty ? "" : ", \(people.count) booked"
      return FormStep(
        title: "\(name) on \(filled.spoken(today: state.today))\(booked)", changes: changes
      ) { [id = filled.id] state in
        // From the plan one goes on to the next of it.
        guard state.board(SessionsBoard.self) != nil else { return }
        let said = state.message
        state.show(SessionBoard(id: id))
        state.message = said
      }
    }
    form.checks = { state, values in
      State.sessionRemarks(session, values, people: values.ids("people"), state)
    }
    open(form)
  }

  /// What is to be said of a session's fields.
  private static func sessionRemarks(
    _ session: TrainingSession, _ values: FormValues, people: [RecordID], _ state: State
  ) -> [FieldRemark] {
    var record = TrainingRecord(id: session.id)
    record.competence = session.competence
    record.date = State.lastDay(values)
    record.result = .booked
    var entry = TrainingEntry(record, for: people)
    entry.seats = values.number("seats")
    var remarks = state.organisation.remarks(on: entry, today: state.today)
      .filter {
        !["result", "judge_on"].contains($0.field) && !($0.field == "date" && $0.weight == .hint)
      }
      .map(FieldRemark.init)
    if let date = record.date, date < state.today {
      remarks.append(FieldRemark("date", "has passed: say then who came", .hint))
    }
    // Nobody is stopped by a warning only to be told then that the day is needed.
    if record.date == nil {
      remarks = remarks.map { FieldRemark($0.field, $0.text, .hint) }
    }
    return remarks + State.lastDayRemarks(values, state)
  }

  /// The day on which a session that is filled in ends.
  private static func lastDay(_ values: FormValues) -> Day? {
    values.day("date").map { max($0, values.day("ends") ?? $0) }
  }

  private static func lastDayRemarks(_ values: FormValues, _ state: State) -> [FieldRemark] {
    guard let ends = values.day("ends"),
      let flaw = TrainingSession.flaw(
        ofLastDay: ends, from: values.day("date"), today: state.today)
    else { return [] }
    return [FieldRemark("ends", flaw, .refusal)]
  }

  mutating func editTrainingSession() {
    guard let session = currentTrainingSession else { return }
    let keys =
      session.isOpen ? State.sessionKeys : Array(State.sessionKeys.dropFirst(2)) + ["evidence"]
    let fields = FormField.fields(of: session, only: keys, in: fieldText)
    let name = organisation.name(of: session.id, .session) ?? ""
    let people = organisation.attendance(of: session.id).compactMap(\.person)
    var form = Form(title: name, fields: fields) { (state, values) throws(FormRefusal) in
      var changed = session
      try changed.take(values, of: fields)
      guard changed.date != nil else {
        throw FormRefusal(message: "Date is needed: c cancels a session", field: "date")
      }
      return FormStep(
        title: "\(name) corrected",
        changes: state.organisation.changes(correcting: session, to: changed))
    }
    form.checks = { state, values in
      guard session.isOpen else { return [] }
      var entry = TrainingEntry(TrainingRecord(id: session.id), for: people)
      entry.record.date = State.lastDay(values)
      entry.record.result = .booked
      entry.seats = values.number("seats")
      return state.organisation.remarks(on: entry, today: state.today)
        .filter { ($0.field == "date" && $0.weight == .refusal) || $0.field == "seats" }
        .map(FieldRemark.init) + State.lastDayRemarks(values, state)
    }
    open(form)
  }

  mutating func moveTrainingSession() {
    guard let session = currentTrainingSession else { return }
    guard session.isOpen else {
      return complain("it was \(session.state(on: today).rawValue) and stays on its day")
    }
    let name = organisation.competences[session.competence]?.name ?? "?"
    let records = organisation.attendance(of: session.id)
    let people = records.filter { $0.result == .booked }.compactMap(\.person)
    guard people.count == records.count else {
      return complain("it was said of some who came: it stays on its day")
    }
    var fields = FormField.fields(of: session, only: ["date"], in: fieldText)
    for place in fields.indices { fields[place].propose() }
    var form = Form(title: "\(name): on which day instead?", fields: fields) {
      (state, values) throws(FormRefusal) in
      guard let date = values.day("date") else {
        throw FormRefusal(message: "Date is needed: c cancels a session", field: "date")
      }
      let count = people.isEmpty ? "" : ", with \(people.count) booked"
      return FormStep(
        title: "\(name) moved to \(session.moved(to: date).spoken(today: state.today))\(count)",
        changes: state.organisation.changes(moving: session, to: date))
    }
    form.checks = { state, values in
      var record = TrainingRecord(id: session.id)
      record.date = values.day("date").flatMap { session.moved(to: $0).lastDay }
      record.result = .booked
      let entry = TrainingEntry(record, for: people)
      var remarks = state.organisation.remarks(on: entry, today: state.today)
        .filter { $0.field == "date" && $0.weight == .refusal }
      if let date = record.date {
        let gone = people.compactMap { state.organisation.people[$0] }
          .filter { !$0.isActive(on: date) }.map(\.name)
        if !gone.isEmpty {
          return remarks.map(FieldRemark.init) + [
            FieldRemark("date", "\(gone.inFew) will have left by then", .warning)
          ]
        }
      }
      remarks.removeAll { $0.weight == .hint }
      return remarks.map(FieldRemark.init)
    }
    open(form)
  }

  mutating func cancelTrainingSession() {
    guard let session = currentTrainingSession else { return }
    let name = organisation.name(of: session.id, .session) ?? ""
    guard session.isOpen else {
      return complain("\(name) was \(session.state(on: today).rawValue) already")
    }
    let records = organisation.attendance(of: session.id)
    guard records.allSatisfy({ $0.result == .booked }) else {
      return complain("it was said of some who came: it is not cancelled")
    }
    let field = FormField(
      key: "reason", label: "Why", hint: "why it does not take place", shape: .line, value: nil,
      in: fieldText)
    var form = Form(title: "Cancel \(name)", fields: [field]) {
      (state, values) throws(FormRefusal) in
      let reason = values.text("reason").trimmed
      guard !reason.isEmpty else {
        throw FormRefusal(message: "a reason is needed", field: "reason")
      }
      let count = records.count
      return FormStep(
        title: "\(name) cancelled"
          + (count == 0 ? "" : ", \(count) booking\(count == 1 ? "" : "s") taken off"),
        changes: state.organisation.changes(cancelling: session, because: reason))
    }
    form.context = records.isEmpty ? [] : ["\(records.count) booked, who are so no more."]
    open(form)
  }
}
