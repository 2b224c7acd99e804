import Records

extension State {
  /// A form for a reading, of which mostly nothing but the number is typed; `nil` adds one.
  mutating func editReading(_ index: Int?) {
    guard let objective = currentObjective else { return }
    let before = index.flatMap {
      objective.readings.indices.contains($0) ? objective.readings[$0] : nil
    }
    var proposed = before ?? Reading()
    if before == nil {
      proposed.on = today
      proposed.by = session.who
    }
    let by = proposed.by
    let all = FormField.fields(
      of: proposed, in: RecordPlace(kind: .objective, id: objective.id), fieldText)
    var fields = ["reading", "on", "note"].compactMap { key in all.first { $0.key == key } }
    if before == nil, fields.count > 1 { fields[1].propose() }
    let id = objective.id
    var form = Form(
      title: "\(objective.name): \(before == nil ? "a reading" : "the reading")", fields: fields
    ) { (state, values) throws(FormRefusal) in
      guard var changed = state.organisation.objectives[id] else {
        throw FormRefusal(message: "the objective is no longer on file")
      }
      var reading = before ?? Reading()
      try reading.take(values)
      reading.by = by
      guard let number = reading.reading else {
        throw FormRefusal(message: "Reading is needed: a number such as 98.5", field: "reading")
      }
      guard let on = reading.on else {
        throw FormRefusal(message: "On is needed: the day that it is of", field: "on")
      }
      if let before {
        guard let place = changed.readings.firstIndex(of: before) else {
          throw FormRefusal(message: "a colleague changed this reading meanwhile; Esc, and look")
        }
        changed.readings[place] = reading
      } else {
        changed.readings.append(reading)
      }
      let kept = changed
      return FormStep(
        title: "\(changed.name): \(changed.text(number)) noted for \(on.full)",
        changes: state.organisation.changes(putting: changed)
      ) { $0.sayHowItGoes(kept, after: number) }
    }
    form.enterKeeps = true
    form.context = readingContext(objective, isNew: before == nil)
    form.checks = { state, values in state.readingRemarks(values, of: objective, but: before) }
    open(form)
  }

  /// What one should have before one's eyes: the measure, the target, the last reading.
  private func readingContext(_ objective: Objective, isNew: Bool) -> [String] {
    let standing = objective.standing(on: today)
    let last = standing.last.flatMap { last in
      last.reading.map {
        "last: \(objective.text($0)) on \(last.on?.spoken(today: today) ?? "?")"
      }
    }
    let aim = objective.targetText.isEmpty ? nil : "target: \(objective.targetText)"
    let lines = [
      objective.measure.isEmpty ? "" : "Measured: \(objective.measure)",
      [aim, last].compactMap(\.self).joined(separator: "; "),
      isNew ? "The number, then Enter; Tab for another day or a note." : "",
    ]
    return lines.filter { !$0.isEmpty }
  }

  private func readingRemarks(
    _ values: FormValues, of objective: Objective, but before: Reading?
  ) -> [FieldRemark] {
    guard let on = values.day("on") else { return [] }
    if on > today {
      return [FieldRemark("on", "still to come: a reading is of today or before", .refusal)]
    }
    var remarks: [FieldRemark] = []
    if let started = objective.started, on < started {
      remarks.append(
        FieldRemark(
          "on", "before the objective begins (\(started.full)): right year?", .warning))
    }
    let others = objective.readings.filter { $0 != before && $0.on == on }
    if let other = others.last?.reading {
      remarks.append(
        FieldRemark(
          "on",
          "\(objective.text(other)) is noted for this day already: the later one counts, Enter corrects the other",
          .warning))
    }
    return remarks
  }

  /// Says how an objective goes once a reading was noted, and offers an action where it is off track.
  private mutating func sayHowItGoes(_ objective: Objective, after number: Quantity) {
    let standing = objective.standing(on: today)
    var text = "\(objective.text(number)) noted: \(standing.state.rawValue)"
    let isAnswered = organisation.actions(forObjective: objective.id).contains {
      !$0.stage.isFinal
    }
    if standing.state == .offTrack, !isAnswered { text += "; n makes an action" }
    say("\(text); u undoes")
  }

  /// Takes a reading out; `u` brings it back.
  mutating func removeReading(_ index: Int) {
    guard var objective = currentObjective, objective.readings.indices.contains(index) else {
      return
    }
    let reading = objective.readings.remove(at: index)
    let number = reading.reading.map { objective.text($0) } ?? "without a number"
    commit(
      "\(objective.name): reading of \(reading.on?.full ?? "no day"), \(number), taken out",
      organisation.changes(putting: objective))
  }
}
