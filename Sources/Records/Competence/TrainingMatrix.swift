/// Who can do what, and until when: people down, competences across.
package struct TrainingMatrix: Hashable, Sendable {
  /// One person's cells.
  private struct Row: Hashable, Sendable {
    var cells: [TrainingCell]
    var gaps: Int
  }

  /// What a column adds up to.
  private struct Column: Hashable, Sendable {
    var gaps = 0
    var holders = 0
    var mandatory = 0
  }

  /// The people who are here on the day, by name.
  package let people: [Person]
  /// Competences by name.
  package let competences: [Competence]
  /// The day that it is about.
  package let day: Day
  private var rows: [Row]
  private var columns: [Column]
  private let rowOfPerson: [RecordID: Int]
  private let columnOfCompetence: [RecordID: Int]
  private let rules: [RecordID: [Requirement]]
  private let rule: CellRule

  /// - Parameters:
  ///   - today: the day that it is about, unless another is given.
  ///   - day: the day that it is about; bookings for days up to it are taken as kept.
  ///   - includesLeavers: whether people whose last day has passed are shown as well.
  package init(
    of organisation: Organisation, today: Day, on day: Day? = nil, includesLeavers: Bool = false
  ) {
    let day = day ?? today
    self.day = day
    people = organisation.people.all
      .filter { person in
        // Somebody who is yet to join is seen today, but was not here in the past.
        (includesLeavers || person.isActive(on: day))
          && (day >= today || person.joined.map { $0 <= day } ?? true)
      }
      .sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
    competences = organisation.competences.all
      .sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
    rowOfPerson = Dictionary(
      people.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    columnOfCompetence = Dictionary(
      competences.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var rules: [RecordID: [Requirement]] = [:]
    for requirement in organisation.requirements.all {
      if let role = requirement.role { rules[role, default: []].append(requirement) }
    }
    self.rules = rules
    rule = CellRule(on: day, today: today, of: organisation.profile)
    rows = []
    columns = Array(repeating: Column(), count: competences.count)
    let records = TrainingMatrix.records(in: organisation, of: Set(people.map(\.id)))
    rows.reserveCapacity(people.count)
    for person in people {
      rows.append(row(of: person, records[person.id] ?? []))
      count(rows.count - 1, adding: 1)
    }
  }

  /// Works out anew the rows of people whose training records changed.
  ///
  /// - Parameter people: those whose records were added, changed or taken out.
  package mutating func follow(_ people: Set<RecordID>, in organisation: Organisation) {
    let records = TrainingMatrix.records(in: organisation, of: people)
    for id in people {
      guard let place = rowOfPerson[id] else { continue }
      count(place, adding: -1)
      rows[place] = row(of: self.people[place], records[id] ?? [])
      count(place, adding: 1)
    }
  }

  /// Adds a row to the sums of the columns, or takes it off; those who are not here stand in none.
  private mutating func count(_ place: Int, adding sign: Int) {
    guard people[place].isHere(on: day) else { return }
    for (column, cell) in rows[place].cells.enumerated() {
      if cell.isGap { columns[column].gaps += sign }
      if cell.state.isHeld { columns[column].holders += sign }
      if cell.isMandatory { columns[column].mandatory += sign }
    }
  }

  /// The training records of some people, by person.
  private static func records(
    in organisation: Organisation, of people: Set<RecordID>
  ) -> [RecordID: [TrainingRecord]] {
    let all = organisation.trainings.all
    var records: [RecordID: [TrainingRecord]] = [:]
    for place in all.indices {
      guard let person = all[place].person, people.contains(person) else { continue }
      records[person, default: []].append(all[place])
    }
    return records
  }

  private func row(of person: Person, _ records: [TrainingRecord]) -> Row {
    var byColumn: [Int: [TrainingRecord]] = [:]
    for record in records {
      guard let column = record.competence.flatMap({ columnOfCompetence[$0] }) else { continue }
      byColumn[column, default: []].append(record)
    }
    var duties: [Int: [Duty]] = [:]
    for duty in self.duties(of: person) {
      guard let column = duty.requirement.competence.flatMap({ columnOfCompetence[$0] }) else {
        continue
      }
      duties[column, default: []].append(duty)
    }
    var gaps = 0
    let cells = competences.indices.map { column in
      let cell = rule.cell(
        of: person.id, competences[column].id, records: byColumn[column] ?? [],
        duties: duties[column] ?? [])
      if cell.isGap { gaps += 1 }
      return cell
    }
    return Row(cells: cells, gaps: gaps)
  }

  // MARK: Looking at it

  /// The cell in a row and a column, both from 0.
  package func cell(row: Int, column: Int) -> TrainingCell { rows[row].cells[column] }

  /// The cell of a person and a competence; `nil` when either is not shown.
  package func cell(of person: RecordID, _ competence: RecordID) -> TrainingCell? {
    guard let row = rowOfPerson[person], let column = columnOfCompetence[competence] else {
      return nil
    }
    return cell(row: row, column: column)
  }

  /// The cells of a row, one for each competence.
  package func cells(row: Int) -> [TrainingCell] { rows[row].cells }

  package func row(of person: RecordID) -> Int? { rowOfPerson[person] }
  package func column(of competence: RecordID) -> Int? { columnOfCompetence[competence] }

  /// How many mandatory competences a person lacks.
  package func gaps(row: Int) -> Int { rows[row].gaps }
  /// How many people lack a mandatory competence.
  package func gaps(column: Int) -> Int { columns[column].gaps }
  /// How many people can do a competence.
  package func holderCount(column: Int) -> Int { columns[column].holders }

  /// The requirements that a person's roles bring on the matrix's day, with the day each role was taken.
  package func duties(of person: Person) -> [Duty] {
    // Nothing is asked of those who left, nor as yet of those who are to join.
    guard person.isHere(on: day) else { return [] }
    return person.heldRoles(on: rule.day).flatMap { held in
      (rules[held.role] ?? []).duties(of: person, holding: held, on: day)
    }
  }

  /// The requirements of a competence that a person's roles bring.
  package func requirements(of person: Person, _ competence: RecordID) -> [Requirement] {
    duties(of: person).map(\.requirement).filter { $0.competence == competence }
  }

  /// The mandatory cells for which there is a day: run out, about to, booked, or needed by a day.
  package var owed: [TrainingCell] {
    mandatory { $0.due != nil && $0.state != .valid }
  }

  /// The mandatory cells that are not met.
  package var gaps: [TrainingCell] { mandatory(where: \.state.isGap) }

  /// The mandatory cells that are not met, and of which no day says by when they are to be.
  package var undatedGaps: [TrainingCell] { mandatory { $0.state.isGap && $0.due == nil } }

  private func mandatory(where isWanted: (TrainingCell) -> Bool) -> [TrainingCell] {
    rows.flatMap { row in row.cells.filter { $0.isMandatory && isWanted($0) } }
  }

  /// The people who can do a competence.
  package func holders(column: Int) -> [Person] {
    people.indices.filter {
      cell(row: $0, column: column).state.isHeld && people[$0].isHere(on: day)
    }.map { people[$0] }
  }

  /// Whether only one person holds a competence, though a role requires it.
  package func isHeldByOne(column: Int) -> Bool {
    columns[column].holders == 1 && columns[column].mandatory > 0
  }

  /// Competences that only one person holds, though a role requires them.
  package var heldByOne: [Competence] {
    competences.indices.filter(isHeldByOne).map { competences[$0] }
  }
}
