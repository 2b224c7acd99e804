import Records

extension SessionBoard {
  private static let isOpen: @Sendable (State) -> String? = { state in
    guard let session = state.currentTrainingSession else { return "this session is not there" }
    return session.cancelled.isEmpty ? nil : "it was cancelled: a new one is needed"
  }

  private static let hasPerson: @Sendable (State) -> String? = { state in
    isOpen(state)
      ?? (state[boardListOf: .training].selected == nil
        ? "nobody is booked; a adds people" : nil)
  }

  /// Why the roll cannot be called yet.
  private static let canCallRoll: @Sendable (State) -> String? = { state in
    if let obstacle = hasPerson(state) { return obstacle }
    guard let session = state.currentTrainingSession, let last = session.lastDay else {
      return "it has no day yet; d sets it"
    }
    guard last > state.today else { return nil }
    return last == session.date
      ? "it is on \(last.full): the roll is called on the day"
      : "it goes on to \(last.full): the roll is called on the last day"
  }

  static let commands: [Command] =
    [
      mark("passed", "p", "Came and passed, all marked", .passed),
      mark("failed", "f", "Came and failed: on file, and still a gap", .failed),
      mark("noShow", "n", "Did not come", .noShow, hint: "no-show"),
      Command(
        "session.others", [.character("O")], "All others came and passed", hint: "others passed",
        in: .session, changes: true, obstacle: canCallRoll
      ) { $0.markOthers() },
      mark("again", "-", "Nothing said yet: booked again", .booked, hint: ""),
      Command(
        "session.add", [.character("a")], "Add people, who lack it first", hint: "add",
        in: .session, changes: true, obstacle: isOpen
      ) { $0.addToSession() },
      Command(
        "session.remove", [.character("x")], "Take a person off, all marked", hint: "take off",
        in: .session, changes: true, obstacle: hasPerson
      ) { $0.takeOffSession() },
      Command(
        "session.record", [.enter], "The person's record of it: level, evidence, judging",
        hint: "record", in: .session, obstacle: hasPerson
      ) { $0.board(SessionBoard.self)?.open(in: &$0) },
      Command(
        "session.level", [.character("L")], "Level reached, of all marked", hint: "level",
        in: .session, changes: true, obstacle: hasPerson
      ) { $0.askForLevel() },
      Command(
        "session.evidence", [.character("v")], "Evidence of the session, for all who came",
        hint: "evidence", in: .session, changes: true, obstacle: isOpen
      ) { $0.askForSessionEvidence() },
      Command(
        "session.edit", [.character("e")], "Edit the session", hint: "edit", in: .session,
        changes: true, obstacle: isOpen
      ) { $0.editTrainingSession() },
      Command(
        "session.move", [.character("d")], "Move it to another day, with its bookings",
        hint: "move", in: .session, changes: true, obstacle: isOpen
      ) { $0.moveTrainingSession() },
      Command(
        "session.cancel", [.character("c")], "Cancel it, with the reason", hint: "cancel",
        in: .session, changes: true, obstacle: isOpen
      ) { $0.cancelTrainingSession() },
      Command(
        "session.write", [.character("C")], "Plan and sessions to a calendar or page",
        in: .session
      ) { $0.askForPlan(days: TrainingPlan.usualDays) },
    ]

  private static func mark(
    _ id: String, _ key: Character, _ title: String, _ result: TrainingRecord.Result,
    hint: String? = nil
  ) -> Command {
    Command(
      "session.\(id)", [.character(key)], title, hint: hint ?? id, in: .session, changes: true,
      obstacle: canCallRoll
    ) { $0.mark($0[boardListOf: .training].acted, as: result) }
  }
}

extension State {
  /// Says what came of people of the session, and goes on to the next.
  mutating func mark(_ records: [RecordID], as result: TrainingRecord.Result) {
    guard let session = currentTrainingSession else { return }
    let changes = organisation.changes(
      marking: records, as: result, in: session, today: today)
    let who =
      records.count == 1
      ? organisation.personName(organisation.trainings[records.first]?.person)
      : "\(records.count) people"
    guard commit("\(who): \(result.rawValue)", changes) else { return }
    self[boardListOf: .training].marked = []
    if records.count == 1 { self[boardListOf: .training].move(.down, page: 1) }
    if let now = organisation.sessions[session.id], now.held != nil, session.held == nil {
      message?.text = "\(who): \(result.rawValue); all are said, it was held; u undoes"
    }
  }

  mutating func markOthers() {
    guard let session = currentTrainingSession else { return }
    let others = organisation.attendance(of: session.id).filter { $0.result == .booked }.map(\.id)
    guard !others.isEmpty else { return say("it was said of everyone already") }
    mark(others, as: .passed)
  }

  /// People for the session: who lacks it first.
  mutating func addToSession() {
    guard let session = currentTrainingSession, let competence = session.competence else { return }
    let present = Set(organisation.attendance(of: session.id).compactMap(\.person))
    let gaps = gapItems(of: competence)
    let known = Set(gaps.map(\.item.id))
    let day = session.lastDay ?? today
    let others = linkItems(.person).filter { !known.contains($0.id) }
    let items = (gaps.map(\.item) + others).filter { item in
      guard let id = RecordID(item.id), !present.contains(id) else { return false }
      return organisation.people[id]?.isActive(on: day) ?? false
    }
    guard !items.isEmpty else { return say("everyone is in it already") }
    let free = session.seats.map { max(0, $0 - present.count) }
    let seats =
      free.map { $0 == 0 ? ": it is full" : ": \($0) seat\($0 == 1 ? " is" : "s are") free" } ?? ""
    overlays.append(
      .picker(
        Picker(title: "Who takes part\(seats)", items: items, isMultiple: true) { state, taken in
          state.book(taken.compactMap { RecordID($0.id) }, into: session.id)
        }))
  }

  /// Books people into a session; asks first when there are not as many seats.
  mutating func book(_ people: [RecordID], into id: RecordID, isAsked: Bool = false) {
    guard let session = organisation.sessions[id], !people.isEmpty else { return }
    let count = organisation.attendance(of: id).count + people.count
    if let seats = session.seats, count > seats, !isAsked {
      overlays.append(
        .question(
          Question(
            title: "More people than seats", lines: ["\(count) people for \(seats) seats."],
            answers: [
              Question.Answer(key: "y", label: "book them all the same") {
                $0.book(people, into: id, isAsked: true)
              }
            ])))
      return
    }
    let (now, judge) = (organisation, me)
    let changes = now.changes(booking: people, into: session, judge: judge) { newID() }
    let who =
      people.count == 1 ? organisation.personName(people.first) : "\(people.count) people"
    let verb = session.held == nil ? "booked for" : "came to"
    commit("\(who) \(verb) \(organisation.name(of: id, .session) ?? "")", changes)
  }

  mutating func takeOffSession() {
    guard let session = currentTrainingSession else { return }
    let records = self[boardListOf: .training].acted
    let said = records.compactMap { organisation.trainings[$0] }.filter { $0.result != .booked }
    let who =
      records.count == 1
      ? organisation.personName(organisation.trainings[records.first]?.person)
      : "\(records.count) people"
    let title = "\(who) taken off \(organisation.name(of: session.id, .session) ?? "")"
    guard !said.isEmpty else {
      commit(title, organisation.changes(takingOff: records))
      self[boardListOf: .training].marked = []
      return
    }
    overlays.append(
      .question(
        Question(
          title: "Take \(who) off?",
          lines: [
            "What came of it is on file, and goes as well. Only for mistakes; n is for who did not come."
          ],
          answers: [
            Question.Answer(key: "y", label: "take off") { state in
              state.commit(title, state.organisation.changes(takingOff: records))
              state[boardListOf: .training].marked = []
            }
          ])))
  }

  mutating func askForLevel() {
    let records = self[boardListOf: .training].acted
    let scale = LevelScale(organisation.profile.levels)
    guard !scale.levels.isEmpty else {
      return complain("there are no levels; 9, organisation, names them")
    }
    let items = scale.levels.map { Picker.Item(id: $0.mark, label: $0.mark, detail: $0.meaning) }
    overlays.append(
      .picker(
        Picker(title: "Level reached", items: items, allowsNone: true) { state, chosen in
          let level = chosen.first?.id ?? ""
          let changes = records.compactMap { state.organisation.trainings[$0] }
            .flatMap { record -> [Change] in
              var record = record
              record.level = level
              return state.organisation.changes(putting: record)
            }
          let who =
            records.count == 1
            ? state.organisation.personName(state.organisation.trainings[records.first]?.person)
            : "\(records.count) people"
          state.commit("\(who): level \(level.isEmpty ? "none" : level)", changes)
        }))
  }

  mutating func askForSessionEvidence() {
    guard let session = currentTrainingSession else { return }
    let fields = FormField.fields(of: session, only: ["evidence"], in: fieldText)
    open(
      Form(title: "Evidence for all who came", fields: fields) {
        (state, values) throws(FormRefusal) in
        FormStep(
          title: "evidence noted for all who came",
          changes: state.organisation.changes(evidence: values.text("evidence"), of: session))
      })
  }
}
