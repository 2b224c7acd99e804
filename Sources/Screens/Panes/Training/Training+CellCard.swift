import Records

extension State {
  /// Everything about the cell under the cursor: how it stands, what requires it, what is on file.
  mutating func openCell() {
    guard let (person, competence, cell) = currentCell else { return }
    var lines = standing(cell)
    lines += [Card.Line(""), Card.Line("Required by", style: .heading)]
    let duties = matrix.duties(of: person).filter { $0.requirement.competence == competence.id }
    if duties.isEmpty { lines.append(Card.Line("  no role of \(person.name)", style: .hint)) }
    for duty in duties { lines += self.lines(of: duty) }
    lines += [Card.Line(""), Card.Line("On file", style: .heading)]
    let records = organisation.trainings(of: person.id, competence.id)
    if records.isEmpty { lines.append(Card.Line("  nothing; r records a training", style: .hint)) }
    for record in records.reversed() { lines += self.lines(of: record) }
    overlays.append(.card(Card(title: "\(person.name): \(competence.name)", lines: lines)))
  }

  private func standing(_ cell: TrainingCell) -> [Card.Line] {
    var lines = [
      Card.Line(
        "\(cell.state.mark) \(cell.state.rawValue)\(cell.isMandatory ? " (mandatory)" : "")",
        style: cell.state.style)
    ]
    if let day = training.day { lines.append(Card.Line("as of \(day.full)")) }
    if let expires = cell.expires { lines.append(Card.Line("counts until \(expires.full)")) }
    if let graceEnds = cell.graceEnds {
      lines.append(Card.Line("in grace until \(graceEnds.full)"))
    }
    if let booked = cell.booked { lines.append(Card.Line("booked for \(booked.full)")) }
    if cell.state == .missing, let due = cell.due {
      lines.append(Card.Line("needed by \(due.full)"))
    }
    if !cell.level.isEmpty { lines.append(Card.Line("level \(levelWords(cell.level))")) }
    return lines
  }

  private func lines(of duty: Duty) -> [Card.Line] {
    let rule = duty.requirement
    let role = organisation.roles[rule.role]?.name ?? "?"
    var words = [
      rule.refreshMonths.map { "every \($0) months" } ?? "once",
      rule.isMandatory ? "mandatory" : "desirable",
    ]
    if !rule.level.isEmpty { words.append("level \(levelWords(rule.level))") }
    if let within = rule.within { words.append("within \(within)") }
    if let grace = rule.grace { words.append("\(grace) of grace") }
    var lines = [Card.Line("  \(role): \(words.joined(separator: ", "))")]
    if let since = rule.since {
      let reason = rule.reason.isEmpty ? "" : " because of \(rule.reason)"
      lines.append(Card.Line("    counts from \(since.full) on\(reason)"))
    }
    return lines
  }

  private func lines(of record: TrainingRecord) -> [Card.Line] {
    var words = [record.date?.full ?? "no date, so it proves nothing"]
    if record.isUnconfirmed(on: today) {
      words.append("booked, and nobody said who came")
    } else if record.result != .passed {
      words.append(record.result.rawValue)
    }
    if let expires = record.expires { words.append("expires \(expires)") }
    if !record.level.isEmpty { words.append("level \(record.level)") }
    if !record.trainer.isEmpty { words.append("by \(record.trainer)") }
    if !record.duration.isEmpty { words.append(record.duration) }
    var lines = [
      Card.Line(
        "  " + words.joined(separator: ", ")
          + (record.evidence.isEmpty ? "" : "  \(record.evidence)"))
    ]
    if !record.notes.isEmpty { lines.append(Card.Line("    \(record.notes)")) }
    if let effect = record.effect {
      let judged = record.judged.map { " on \($0)" } ?? ""
      let by = organisation.personName(record.judgedBy)
      lines.append(
        Card.Line(
          "    effective: \(effect.rawValue)\(judged)\(by.isEmpty ? "" : ", judged by \(by)")"
            + (record.judgement.isEmpty ? "" : ": \(record.judgement)"),
          style: effect == .no ? .overdue : .plain))
    } else if let judgeOn = record.judgeOn, record.awaitsJudgement {
      let by = organisation.personName(record.judgedBy)
      lines.append(
        Card.Line(
          "    effect to be judged by \(judgeOn)\(by.isEmpty ? "" : ", \(by)")", style: .dueSoon))
    }
    return lines
  }

  /// A level with what it means, as far as the organisation's scale says.
  func levelWords(_ level: String) -> String {
    let scale = LevelScale(organisation.profile.levels)
    guard let rank = scale.rank(level), !scale.levels[rank].meaning.isEmpty else { return level }
    return "\(scale.levels[rank].mark) (\(scale.levels[rank].meaning))"
  }
}
