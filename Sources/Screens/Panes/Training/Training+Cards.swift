import Records

extension State {
  mutating func openPersonCard() {
    guard let (person, _, _) = currentCell, let row = matrix.row(of: person.id) else {
      return
    }
    let roles = person.roles.compactMap { organisation.roles[$0]?.name }.joined(separator: ", ")
    var lines = [
      Card.Line(
        [roles, organisation.areaName(person.area)].filter { !$0.isEmpty }.joined(separator: " · ")),
      Card.Line(""), Card.Line("Competences", style: .heading),
    ]
    for column in matrix.competences.indices {
      let cell = matrix.cell(row: row, column: column)
      guard cell.state != .notRequired else { continue }
      let until = cell.state == .planned ? cell.booked : cell.expires
      lines.append(
        Card.Line(
          "  \(cell.state.mark) \(matrix.competences[column].name.padded(to: 30)) "
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
      let rows = matrix.people.indices.filter {
        matrix.cell(row: $0, column: training.columns[training.column]).state == state
      }
      guard !rows.isEmpty else { continue }
      lines.append(Card.Line("\(state.mark) \(state.rawValue)", style: .heading))
      for row in rows {
        let cell = matrix.cell(row: row, column: training.columns[training.column])
        let until = state == .planned ? cell.booked : cell.expires
        lines.append(
          Card.Line(
            "  \(matrix.people[row].name.padded(to: 26)) \(until?.spoken(today: today) ?? "")"
          ))
      }
    }
    if lines.isEmpty {
      lines = [Card.Line("Nobody has it, and no role requires it.", style: .hint)]
    }
    if matrix.heldByOne.contains(competence) {
      lines.insert(Card.Line("1 held by one person only", style: .dueSoon), at: 0)
    }
    overlays.append(.card(Card(title: "Who can do it: \(competence.name)", lines: lines)))
  }
}
