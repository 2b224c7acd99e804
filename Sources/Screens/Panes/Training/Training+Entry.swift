import Records

/// The form in which trainings are recorded, booked and corrected.
extension State {
  mutating func openEntry(_ entry: TrainingEntry) {
    let fields = entryFields(of: entry)
    let competence = organisation.competences[entry.record.competence]
    let name = competence?.name ?? "?"
    let who =
      entry.people.count == 1
      ? organisation.personName(entry.people.first) : "\(entry.people.count) people"
    var form = Form(title: "\(name): \(who)", fields: fields, focus: "date") {
      (state, values) throws(FormRefusal) in
      let typed = try entry.filled(with: values, fields, competence)
      guard let date = typed.record.date else {
        throw FormRefusal(
          message: "Date is needed: the day it was met; a day to come books it", field: "date")
      }
      guard !typed.people.isEmpty else {
        throw FormRefusal(message: "nobody is left to record it for", field: "people")
      }
      let organisation = state.organisation
      let changes = organisation.changes(keeping: typed, today: state.today) { state.newID() }
      let whose =
        typed.people.count == 1
        ? organisation.personName(typed.people.first) : "\(typed.people.count) people"
      if entry.corrects != nil {
        return FormStep(title: "\(name) of \(whose) corrected", changes: changes)
      }
      let verb = date > state.today || typed.record.result == .booked ? "booked" : "recorded"
      return FormStep(title: "\(name) \(verb) for \(whose)", changes: changes) {
        $0.training.marked = []
      }
    }
    form.checks = { state, values in
      guard let typed = try? entry.filled(with: values, fields, competence) else { return [] }
      var remarks = state.organisation.remarks(on: typed, today: state.today)
        .map(FieldRemark.init)
      if let day = typed.record.judgeOn, day != values.day("judge_on") {
        remarks.append(
          FieldRemark("judge_on", "with that day of the training: \(day.full)", .hint))
      }
      if let session = state.organisation.sessions[entry.corrects?.session],
        typed.record.date != session.lastDay
      {
        remarks.append(
          FieldRemark(
            "date", "its session is on \(session.fullDays ?? "no day"): S moves all of it",
            .warning))
      }
      return remarks
    }
    open(form)
  }

  private func entryFields(of entry: TrainingEntry) -> [FormField] {
    let text = fieldText
    func fields(_ keys: [String]) -> [FormField] {
      FormField.fields(of: entry.record, only: keys, in: text)
    }
    var all = fields(["date", "evidence", "expires"])
    if entry.corrects == nil, entry.people.count > 1 {
      all.append(
        FormField(
          key: "people", label: "People", hint: "Enter shows them; Space takes one off or adds one",
          shape: .links(.person), value: entry.people.value, in: text))
    }
    all += fields(["result"])
    let marks = LevelScale(organisation.profile.levels).levels.map(\.mark)
    if marks.isEmpty {
      all += fields(["level"])
    } else {
      all.append(
        FormField(
          key: "level", label: "Level", hint: "the level reached: \(marks.joined(separator: ", "))",
          shape: .choice(marks), value: entry.record.level.value,
          source: RecordPlace(kind: .training, id: entry.record.id), in: text))
    }
    all += fields(["trainer", "duration"])
    if entry.corrects == nil {
      all += FormField.fields(
        of: TrainingSession(id: entry.record.id), only: ["starts", "place", "seats"], in: text)
    }
    all += fields(["judged_by", "judge_on"])
    if entry.corrects != nil { all += fields(["effect", "judged", "judgement"]) }
    all += fields(["notes"])
    if entry.corrects == nil {
      for place in all.indices where ["date", "judge_on"].contains(all[place].key) {
        all[place].propose()
      }
    }
    // Whoever judges is someone on file, not a name made for it.
    for place in all.indices where all[place].key == "judged_by" { all[place].canAdd = false }
    return all
  }
}

extension TrainingEntry {
  /// The entry with what a form holds.
  ///
  /// A day for judging that nobody touched follows the day of the training.
  func filled(
    with values: FormValues, _ fields: [FormField], _ competence: Competence?
  ) throws(FormRefusal) -> TrainingEntry {
    var entry = self
    try entry.record.take(values, of: fields)
    if fields.contains(where: { $0.key == "people" }) { entry.people = values.ids("people") }
    entry.starts = values.text("starts")
    entry.place = values.text("place")
    if case .integer(let seats)? = values["seats"] { entry.seats = seats }
    if entry.record.judgeOn == record.judgeOn,
      record.judgeOn != nil || corrects == nil && record.date == nil,
      let date = entry.record.date, date != record.date, let period = competence?.judgeAfter,
      record.effect == nil
    {
      entry.record.judgeOn = date.adding(period)
    }
    return entry
  }
}

extension FieldRemark {
  init(_ remark: TrainingRemark) {
    let weight: Weight =
      switch remark.weight {
      case .hint: .hint
      case .warning: .warning
      case .refusal: .refusal
      }
    self.init(remark.field, remark.text, weight)
  }
}
