import Records

/// Trainings whose effect is to be judged, those of a session together; what is due first stands first.
struct EffectsBoard: TrainingBoard {
  static let place = Place.effects

  let hasList = true
  private(set) var groups: [Judgement] = []

  mutating func refresh(_ state: inout State) {
    let list = state[boardListOf: .training]
    let filter = Filter(list.filter)
    let all = state.organisation.judgements()
    let total = all.reduce(0) { $0 + $1.records.count }
    groups = all.filter { group in
      filter.terms.allSatisfy { EffectsBoard.group(group, meets: $0, state) }
    }
    state[boardListOf: .training].show(groups.flatMap(\.records), of: total)
  }

  private static func group(
    _ group: Judgement, meets term: Filter.Term, _ state: State
  ) -> Bool {
    let organisation = state.organisation
    let judge = organisation.personName(group.judge)
    let competence = organisation.competences[group.competence]?.name ?? ""
    switch term {
    case .word(let word):
      return ([competence, judge] + group.people.map(organisation.personName))
        .contains { $0.folded.contains(word) }
    case .state(let word): return "overdue".hasPrefix(word) && group.due < state.today
    case .field("judge", let wanted), .field("owner", let wanted):
      return judge.folded.contains(wanted)
    case .field("competence", let wanted): return competence.folded.contains(wanted)
    case .field("person", let wanted):
      return group.people.contains { organisation.personName($0).folded.contains(wanted) }
    case .field("due", let wanted): return Filter.day(group.due, meets: wanted, today: state.today)
    case .field: return false
    }
  }

  /// The group that the selected record is of.
  func group(of record: RecordID?) -> Judgement? {
    record.flatMap { id in groups.first { $0.records.contains(id) } }
  }

  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    let list = state[boardListOf: .training]
    state.drawListTitle("Effects to be judged", list, on: &frame, in: region)
    guard !list.rows.isEmpty else {
      state.drawEmpty(
        list.total == 0
          ? [
            "No training waits for its effect to be judged.",
            "A day to judge on is proposed for competences that say after how long (9).",
          ] : ["Nothing meets this filter.", "Esc shows all again."],
        on: &frame, in: region)
      return
    }
    var lines: [BoardLine] = []
    var row = 0
    for group in groups {
      lines.append(heading(of: group, state))
      for (record, person) in zip(group.records, group.people) {
        let mark = list.marked.contains(record) ? "* " : "  "
        lines.append(
          BoardLine(mark + "  " + state.organisation.personName(person), row: row))
        row += 1
      }
    }
    var cursor = RowCursor()
    cursor.fit(to: row)
    cursor.select(list.index)
    cursor.draw(
      lines, on: &frame,
      in: Region(
        row: region.row + 1, column: region.column, rows: region.rows - 1, columns: region.columns))
  }

  private func heading(of group: Judgement, _ state: State) -> BoardLine {
    let days = group.due - state.today
    let mark = days < 0 ? "!!" : days <= 7 ? " !" : "  "
    let style: Style = days < 0 ? .overdue : days <= 7 ? .dueSoon : .strong
    let judge =
      group.judge.map { "by \(state.organisation.personName($0))" } ?? "nobody named to judge"
    let competence = state.organisation.competences[group.competence]?.name ?? "?"
    return BoardLine([
      .init(text: "\(mark) due \(group.due.spoken(today: state.today))  ", style: style),
      .init(text: competence, style: .strong),
      .init(
        text: ", trained \(group.date?.spoken(today: state.today) ?? "?"), \(judge)", style: .hint),
    ])
  }

  func open(in state: inout State) { state.judgeEffects() }

  func record(in state: State) -> RecordPlace? {
    state[boardListOf: .training].selected.map { RecordPlace(kind: .training, id: $0) }
  }

  private static let hasRecord: @Sendable (State) -> String? = { state in
    state[boardListOf: .training].selected == nil ? "nothing waits to be judged" : nil
  }

  static let commands: [Command] = [
    Command(
      "effects.judge", [.enter, .character("f")], "Judge the effect, of all marked", hint: "judge",
      in: .effects, changes: true, obstacle: hasRecord
    ) { $0.judgeEffects() },
    Command(
      "effects.markSession", [.character("m")], "Mark all of the session", hint: "mark session",
      in: .effects, obstacle: hasRecord
    ) { state in
      let selected = state[boardListOf: .training].selected
      guard let group = state.board(EffectsBoard.self)?.group(of: selected) else { return }
      let marked = state[boardListOf: .training].marked
      if marked.isSuperset(of: group.records) {
        state[boardListOf: .training].marked.subtract(group.records)
      } else {
        state[boardListOf: .training].marked.formUnion(group.records)
      }
    },
    Command(
      "effects.postpone", [.character("d")], "Judge it on another day, or by someone else",
      hint: "day", in: .effects, changes: true, obstacle: hasRecord
    ) { $0.postponeJudging() },
    Command(
      "effects.write", [.character("C")], "Plan and judgements to a calendar or page",
      hint: "to a file", in: .effects
    ) { $0.askForPlan(days: TrainingPlan.usualDays) },
  ]
}

extension State {
  /// The trainings that a command on the board acts on.
  private var judgedTogether: [TrainingRecord] {
    self[boardListOf: .training].acted.compactMap { organisation.trainings[$0] }
  }

  private func title(of records: [TrainingRecord]) -> String {
    let names = Set(
      records.map { organisation.competences[$0.competence]?.name ?? "?" }
    ).sorted().inFew
    return "\(names): \(records.map { organisation.personName($0.person) }.inFew)"
  }

  /// A form for whether trainings changed what is done.
  mutating func judgeEffects() {
    let records = judgedTogether
    guard let first = records.first else { return }
    var proposal = first
    proposal.effect = nil
    proposal.judged = today
    if proposal.judgedBy == nil, !records.contains(where: { $0.person == me }) {
      proposal.judgedBy = me
    }
    var fields = FormField.fields(
      of: proposal, only: ["effect", "judgement", "judged", "judged_by"], in: fieldText)
    for place in fields.indices where fields[place].key == "judged_by" {
      fields[place].canAdd = false
    }
    for place in fields.indices where fields[place].key == "judged" { fields[place].propose() }
    let (shown, proposed) = (fields, proposal)
    let title = title(of: records)
    let ids = records.map(\.id)
    var form = Form(title: title, fields: fields, focus: "effect") {
      (state, values) throws(FormRefusal) in
      var typed = proposed
      try typed.take(values, of: shown)
      guard let effect = typed.effect else {
        throw FormRefusal(message: "yes, partly or no: do they do it as taught?", field: "effect")
      }
      var changes: [Change] = []
      for id in ids {
        guard var record = state.organisation.trainings[id] else { continue }
        do throws(JudgingProblem) {
          try record.judge(
            effect, by: typed.judgedBy, on: typed.judged ?? state.today,
            seenIn: typed.judgement, today: state.today, in: state.organisation)
        } catch {
          throw FormRefusal(message: error.description, field: error.field)
        }
        changes += state.organisation.changes(putting: record)
      }
      let again = effect == .no ? "; it counts no more" : ""
      return FormStep(title: "\(title) judged: \(effect.rawValue)\(again)", changes: changes) {
        $0[boardListOf: .training].marked = []
      }
    }
    form.checks = { state, values in
      var remarks: [FieldRemark] = []
      if values.text("effect") == "no" {
        remarks.append(
          FieldRemark("effect", "it counts no more from that day on: the gap is open again", .hint))
      }
      if let judge = values.id("judged_by"), records.contains(where: { $0.person == judge }) {
        remarks.append(
          FieldRemark(
            "judged_by",
            JudgingProblem.ownTraining(state.organisation.personName(judge)).description,
            .refusal))
      } else if values.id("judged_by") == nil {
        remarks.append(FieldRemark("judged_by", "nobody is named who judged it", .warning))
      }
      if let day = values.day("judged"), day > state.today {
        remarks.append(
          FieldRemark(
            "judged", JudgingProblem.toCome(day).description, .refusal))
      }
      return remarks
    }
    open(form)
  }

  /// A form for when judging is due, and whose it is.
  mutating func postponeJudging() {
    let records = judgedTogether
    guard let first = records.first else { return }
    var fields = FormField.fields(of: first, only: ["judge_on", "judged_by"], in: fieldText)
    for place in fields.indices {
      fields[place].canAdd = false
      fields[place].propose()
    }
    let shown = fields
    let title = title(of: records)
    var form = Form(title: title, fields: fields) { (state, values) throws(FormRefusal) in
      var typed = first
      try typed.take(values, of: shown)
      let changes = records.compactMap { state.organisation.trainings[$0.id] }
        .flatMap { record -> [Change] in
          var record = record
          record.judgeOn = typed.judgeOn
          record.judgedBy = typed.judgedBy
          return state.organisation.changes(putting: record)
        }
      let when =
        typed.judgeOn.map { "to be judged on \($0.spoken(today: state.today))" }
        ?? "is not judged"
      return FormStep(title: "\(title) \(when)", changes: changes) {
        $0[boardListOf: .training].marked = []
      }
    }
    form.checks = { state, values in
      var remarks: [FieldRemark] = []
      if let judge = values.id("judged_by"), records.contains(where: { $0.person == judge }) {
        remarks.append(
          FieldRemark(
            "judged_by",
            JudgingProblem.ownTraining(state.organisation.personName(judge)).description,
            .refusal))
      }
      guard let day = values.day("judge_on") else {
        return remarks + [
          FieldRemark("judge_on", "without a day its effect is not judged at all", .warning)
        ]
      }
      if let flaw = Organisation.mistypedDay(day, today: state.today) {
        remarks.append(FieldRemark("judge_on", flaw, .refusal))
      } else if records.contains(where: { ($0.date ?? day) > day }) {
        remarks.append(FieldRemark("judge_on", "before the training itself", .refusal))
      }
      return remarks
    }
    open(form)
  }
}
