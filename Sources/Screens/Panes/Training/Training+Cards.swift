import Records

extension State {
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
    let records = organisation.trainings(of: person.id, competence.id)
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
}
