import Records

extension State {
  /// Who it is: number, area, since when here, and every role from when until when.
  func personFacts(_ person: Person) -> [ReadingLine] {
    var facts = [
      person.number.isEmpty ? "" : "number \(person.number)",
      organisation.whereabouts(of: person), person.email,
      person.joined.map { $0 > today ? "joins on \($0.full)" : "joined \($0.spoken(today: today))" }
        ?? "",
    ]
    if let left = person.left {
      facts.append(left < today ? "left on \(left.full)" : "last day \(left.full)")
    }
    let shown = facts.filter { !$0.isEmpty }.joined(separator: " · ")
    var lines = shown.isEmpty ? [] : [ReadingLine(shown, indent: 2)]
    lines.append(.heading("Roles"))
    let times = person.roleTimes
    if times.isEmpty {
      lines.append(ReadingLine("  none; J gives one from a day", style: .hint))
    }
    return lines
      + times.map { term in
        let isHeld = term.covers(today)
        return ReadingLine(
          "  \(organisation.roles[term.role]?.name ?? "?"), \(termText(term))",
          style: isHeld ? .plain : .hint,
          target: term.role.map { .record(.role, $0) } ?? .none)
      }
  }

  /// "since 3 Mar 2024", "3 Mar 2024 to 20 Nov 2026", "from 1 Dec on"
  func termText(_ term: RoleTerm) -> String {
    switch (term.from, term.until) {
    case (nil, nil): "for as long as is on file"
    case (let from?, nil):
      from > today
        ? "from \(from.spoken(today: today)) on" : "since \(from.spoken(today: today))"
    case (nil, let until?): "until \(until.spoken(today: today))"
    case (let from?, let until?):
      "\(from.spoken(today: today)) to \(until.spoken(today: today))"
    }
  }

  /// Every competence that the person has, or a role of theirs asks for.
  func competenceLines(of person: Person) -> [ReadingLine] {
    let cells = organisation.competences.all
      .sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
      .map { (competence: $0, cell: cell(of: person, $0.id)) }
      .filter { $0.cell.state != .notRequired }
    let gaps = cells.count { $0.cell.isGap }
    let count = gaps == 0 ? "" : ", \(gaps) gap\(gaps == 1 ? "" : "s")"
    var lines: [ReadingLine] = [.blank, .heading("Competences\(count)")]
    if cells.isEmpty {
      lines.append(ReadingLine("  none on file, and none required today", style: .hint))
    }
    let onFile = organisation.trainingsByCompetence(of: person.id)
    let width = min(28, cells.map(\.competence.name.columns).max() ?? 0)
    for (competence, cell) in cells {
      let last = onFile[competence.id]?.last { $0.counts(on: today, today: today) }
      var text = "  \(cell.state.mark) \(competence.name.padded(to: width))  \(words(cell))"
      if !cell.level.isEmpty { text += "  level \(cell.level)" }
      if let last {
        text += "  met \(last.date?.spoken(today: today) ?? "")"
        if !last.evidence.isEmpty { text += ", \(last.evidence)" }
      }
      lines.append(
        ReadingLine(
          text, style: cell.state.style, indent: 6,
          target: .cell(person: person.id, competence: competence.id)))
    }
    return lines
  }

  /// The cell as the matrix has it; worked out for those whom it does not show.
  func cell(of person: Person, _ competence: RecordID) -> TrainingCell {
    derived.matrix.cell(of: person.id, competence)
      ?? organisation.cell(of: person, competence, on: today, today: today)
  }

  /// Every training, the newest first.
  func historyLines(of person: Person) -> [ReadingLine] {
    let records = organisation.trainings.all.filter { $0.person == person.id }
      .sorted { ($0.date ?? Day(number: 0), $0.id) > ($1.date ?? Day(number: 0), $1.id) }
    var lines: [ReadingLine] = [.blank, .heading("Trainings, \(records.count)")]
    if records.isEmpty { lines.append(ReadingLine("  nothing on file", style: .hint)) }
    lines += records.map { record in
      ReadingLine(
        "  \(trainingText(record))", style: record.result == .passed ? .plain : .hint, indent: 6,
        target: record.competence.map { .cell(person: person.id, competence: $0) } ?? .none)
    }
    return lines
  }

  /// "12 Mar 2026  MIG welding: passed, level U, by J. Novák, WQ-17; effective, judged by M. Lim"
  func trainingText(_ record: TrainingRecord) -> String {
    let session = organisation.sessions[record.session]
    let day = record.date?.spoken(today: today) ?? "no date"
    var text = "\(day)  \(organisation.competences[record.competence]?.name ?? "?"): "
    text +=
      record.isUnconfirmed(on: today) ? "booked, nobody said who came" : record.result.rawValue
    if !record.level.isEmpty { text += ", level \(record.level)" }
    let trainer = record.trainer.isEmpty ? session?.trainer ?? "" : record.trainer
    if !trainer.isEmpty { text += ", by \(trainer)" }
    if !record.duration.isEmpty { text += ", \(record.duration)" }
    if let expires = record.expires { text += ", expires \(expires.spoken(today: today))" }
    if !record.evidence.isEmpty { text += ", \(record.evidence)" }
    switch record.effect {
    case let effect?:
      text += "; effective: \(effect.rawValue)"
      let judge = organisation.personName(record.judgedBy)
      if !judge.isEmpty { text += ", judged by \(judge)" }
      if let judged = record.judged { text += " on \(judged.spoken(today: today))" }
      if !record.judgement.isEmpty { text += ": \(record.judgement)" }
    case nil:
      if record.awaitsJudgement, let day = record.judgeOn {
        text += "; effect to be judged on \(day.spoken(today: today))"
      }
    }
    return record.notes.isEmpty ? text : text + "; \(record.notes)"
  }

  /// What hangs on the person, in short.
  func ownedLines(of person: Person) -> [ReadingLine] {
    var lines: [ReadingLine] = [.blank, .heading("Owns")]
    func list(_ noun: String, _ items: [(String, ReadingLine.Target)]) {
      lines += items.map { ReadingLine("  \(noun) \($0.0)", target: $0.1) }
    }
    let id = person.id
    list(
      "area",
      organisation.areas.all.filter { $0.owner == id }.map { ($0.name, .register(.areas, $0.id)) })
    list(
      "document",
      organisation.documents.all.filter { $0.owner == id && $0.isInForce(on: today) }
        .map { (documentText($0), .record(.document, $0.id)) })
    list(
      "objective",
      organisation.objectives.all.filter { $0.owner == id && $0.closed == nil }
        .map { ($0.name, .record(.objective, $0.id)) })
    list(
      "answers for",
      organisation.responsibilities.all.filter { $0.owner == id }
        .map { ($0.name, .register(.responsibilities, $0.id)) })
    list(
      "competence",
      organisation.competences.all.filter { $0.owner == id }.map {
        ($0.name, .record(.competence, $0.id))
      })
    let open = organisation.actions.all.filter { $0.owner == id && !$0.stage.isFinal }
    lines += open.map {
      ReadingLine(
        "  \($0.name) \($0.title)  \(dueText($0.owedDay, isFinal: false))",
        style: dueStyle($0.owedDay, isFinal: false), target: .record(.action, $0.id))
    }
    if lines.count == 2 { lines.append(ReadingLine("  nothing", style: .hint)) }
    return lines
  }
}
