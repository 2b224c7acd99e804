/// How a person stands with a competence, computed from dates alone.
package enum CellState: String, Hashable, Sendable, CaseIterable {
  case valid
  case dueSoon = "due soon"
  case expired, missing, planned, desirable
  case notRequired = "not required"

  /// Whether the person can do it today.
  package var isHeld: Bool { self == .valid || self == .dueSoon }
  /// Whether a mandatory requirement is not met today.
  package var isGap: Bool { self == .expired || self == .missing || self == .planned }
}

/// One person and one competence.
package struct TrainingCell: Hashable, Sendable {
  package let person: RecordID
  package let competence: RecordID
  package let state: CellState
  /// Whether a role of the person requires the competence.
  package let isMandatory: Bool
  /// The last day on which what is on file counts; `nil` when it counts for ever, or nothing is on file.
  package let expires: Day?
  /// The first booked day from tomorrow on.
  package let booked: Day?

  /// The day by which something has to be done: the booked day, else the day it expires.
  package var due: Day? { state == .planned ? booked : expires }
}

/// Who can do what, and until when: people down, competences across.
package struct TrainingMatrix: Hashable, Sendable {
  /// Active people by name.
  package let people: [Person]
  /// Competences by name.
  package let competences: [Competence]
  private let cells: [TrainingCell]
  /// The records of each person and competence, oldest first.
  private let records: [Pair: [TrainingRecord]]
  private let rules: [Pair: [Requirement]]

  private struct Pair: Hashable, Sendable {
    /// A person for records, a role for requirements.
    let first: RecordID
    let competence: RecordID
  }

  /// - Parameter includesLeavers: whether people whose last day has passed are shown as well.
  package init(of organisation: Organisation, today: Day, includesLeavers: Bool = false) {
    people = organisation.people.all
      .filter { includesLeavers || $0.isActive(on: today) }
      .sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
    competences = organisation.competences.all
      .sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
    var records: [Pair: [TrainingRecord]] = [:]
    for record in organisation.trainings.all {
      guard let person = record.person, let competence = record.competence else { continue }
      records[Pair(first: person, competence: competence), default: []].append(record)
    }
    for key in records.keys {
      records[key]?.sort { ($0.date ?? .never, $0.id) < ($1.date ?? .never, $1.id) }
    }
    var rules: [Pair: [Requirement]] = [:]
    for requirement in organisation.requirements.all {
      guard let role = requirement.role, let competence = requirement.competence else { continue }
      rules[Pair(first: role, competence: competence), default: []].append(requirement)
    }
    self.records = records
    self.rules = rules
    let window = organisation.profile.dueSoonDays
    var cells: [TrainingCell] = []
    cells.reserveCapacity(people.count * competences.count)
    for person in people {
      for competence in competences {
        cells.append(
          TrainingMatrix.cell(
            of: person, competence: competence.id,
            records: records[Pair(first: person.id, competence: competence.id)] ?? [],
            rules: person.roles.flatMap {
              rules[Pair(first: $0, competence: competence.id)] ?? []
            }, today: today, window: window))
      }
    }
    self.cells = cells
  }

  /// The cell in a row and a column, both from 0.
  package func cell(row: Int, column: Int) -> TrainingCell {
    cells[row * competences.count + column]
  }

  package func row(of person: RecordID) -> Int? { people.firstIndex { $0.id == person } }
  package func column(of competence: RecordID) -> Int? {
    competences.firstIndex { $0.id == competence }
  }

  /// What is on file for a person and a competence, oldest first.
  package func records(of person: RecordID, _ competence: RecordID) -> [TrainingRecord] {
    records[Pair(first: person, competence: competence)] ?? []
  }

  /// The requirements that a person's roles bring.
  package func requirements(of person: Person, _ competence: RecordID) -> [Requirement] {
    person.roles.flatMap { rules[Pair(first: $0, competence: competence)] ?? [] }
  }

  /// The mandatory cells that have run out, will run out, or are booked.
  package var owed: [TrainingCell] {
    cells.filter {
      $0.isMandatory && ($0.state == .expired || $0.state == .dueSoon || $0.state == .planned)
    }
  }

  /// The mandatory cells that are not met today.
  package var gaps: [TrainingCell] { cells.filter { $0.isMandatory && $0.state.isGap } }

  /// How many people can do a competence today.
  package func holders(column: Int) -> [Person] {
    people.indices.filter { cell(row: $0, column: column).state.isHeld }.map { people[$0] }
  }

  /// Competences that only one active person holds, though a role requires them.
  package var heldByOne: [Competence] {
    competences.indices.filter { column in
      holders(column: column).count == 1
        && people.indices.contains { cell(row: $0, column: column).isMandatory }
    }.map { competences[$0] }
  }

  /// Clause 7.2: the state follows from the dates on file and from what the roles require, nothing else.
  ///
  /// A record counts up to and including the day it expires. Without a day of its own it expires so many
  /// months after its date as the strictest of the requirements says.
  package static func cell(
    of person: Person, competence: RecordID, records: [TrainingRecord], rules: [Requirement],
    today: Day, window: Int
  ) -> TrainingCell {
    let isMandatory = rules.contains(where: \.isMandatory)
    let refresh = rules.compactMap(\.refreshMonths).filter { $0 > 0 }.min()
    let past = records.filter { ($0.date ?? .never) <= today }
    let booked = records.compactMap(\.date).filter { $0 > today }.min()
    let ends = past.map { record in
      record.expires ?? refresh.flatMap { months in record.date?.adding(months: months) } ?? .never
    }
    let expires = ends.max()
    let state: CellState
    if let expires, expires >= today {
      state = expires != .never && expires - today <= window && !rules.isEmpty ? .dueSoon : .valid
    } else if rules.isEmpty {
      state = booked == nil ? .notRequired : .planned
    } else if booked != nil {
      state = .planned
    } else if !isMandatory {
      state = .desirable
    } else {
      state = expires == nil ? .missing : .expired
    }
    return TrainingCell(
      person: person.id, competence: competence, state: state, isMandatory: isMandatory,
      expires: expires == .never ? nil : expires, booked: booked)
  }
}

extension Day {
  /// A day after all others, for what never runs out.
  static let never = Day(number: Int(Int32.max))
}
