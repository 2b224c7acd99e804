/// Who may do something today: a competence, the work of a role, or the work of an area (clause 7.2).
package struct Entitled: Hashable, Sendable {
  /// What is asked about.
  package enum Subject: Hashable, Sendable {
    case competence(RecordID), role(RecordID), area(RecordID)
  }

  /// One competence that a person lacks, and how it stands.
  package struct Lack: Hashable, Sendable {
    package let competence: RecordID
    package let cell: TrainingCell
    /// The level that is needed; empty for any.
    package let level: String
  }

  /// One person who is here.
  package struct Entry: Hashable, Sendable {
    package let person: Person
    /// Whether they may do it today.
    package let may: Bool
    /// The level reached of the competence asked about; empty for roles and areas.
    package let level: String
    /// The last day on which they may, the grace included; `nil` when no end is known, or they may not.
    package let until: Day?
    /// Whether they may only because there is time after a refresher was due.
    package let isInGrace: Bool
    /// Whether it runs out within the time that counts as soon.
    package let isSoonOver: Bool
    /// Whether they hold the role, work in the area, or have a role that asks for the competence.
    package let isTheirs: Bool
    /// What keeps them from it.
    package let lacks: [Lack]
    /// The first day for which what they lack, or what runs out, is booked.
    package let booked: Day?
  }

  package let subject: Subject
  package let day: Day
  /// Those who may, theirs first, by name.
  package let may: [Entry]
  /// Those whose work it is and who may not, by name.
  package let mayNot: [Entry]
  /// Those whose work it is not, and who are booked to learn it.
  package let booked: [Entry]

  /// Those who may today, and soon no longer, the first to run out at the top.
  package var soonNot: [Entry] {
    may.filter(\.isSoonOver).sorted { ($0.until ?? .never) < ($1.until ?? .never) }
  }

  package init(_ subject: Subject, in organisation: Organisation, today: Day) {
    self.subject = subject
    day = today
    let maker = Maker(organisation, subject, today: today)
    let here = organisation.people.all.filter { $0.isHere(on: today) }
    let entries = here.compactMap(maker.entry)
      .sorted {
        ($0.isTheirs ? 0 : 1, $0.person.name.lowercased(), $0.person.id)
          < ($1.isTheirs ? 0 : 1, $1.person.name.lowercased(), $1.person.id)
      }
    may = entries.filter(\.may)
    mayNot = entries.filter { !$0.may && $0.isTheirs }
    booked = entries.filter { !$0.may && !$0.isTheirs && $0.booked != nil }
  }
}

/// Works out one person after the other.
private struct Maker {
  let organisation: Organisation
  let subject: Entitled.Subject
  let rule: CellRule
  /// The areas asked about, with those that belong to them.
  let areas: Set<RecordID>
  let names: [RecordID: String]
  let requirements: [RecordID: [Requirement]]
  /// What is on file, by person and competence.
  let records: [RecordID: [RecordID: [TrainingRecord]]]

  init(_ organisation: Organisation, _ subject: Entitled.Subject, today: Day) {
    self.organisation = organisation
    self.subject = subject
    names = Dictionary(
      organisation.competences.all.map { ($0.id, $0.name.lowercased()) },
      uniquingKeysWith: { first, _ in first })
    rule = CellRule(on: today, today: today, of: organisation.profile)
    if case .area(let area) = subject {
      areas = organisation.areaAndBelow(area)
    } else {
      areas = []
    }
    requirements = Dictionary(
      grouping: organisation.requirements.all.filter { $0.role != nil }, by: { $0.role ?? $0.id })
    let all = organisation.trainings.all
    var records: [RecordID: [RecordID: [TrainingRecord]]] = [:]
    for place in all.indices {
      guard let person = all[place].person, let competence = all[place].competence else { continue }
      records[person, default: [:]][competence, default: []].append(all[place])
    }
    self.records = records
  }

  func entry(of person: Person) -> Entitled.Entry? {
    switch subject {
    case .competence(let competence): entry(of: person, competence: competence)
    case .role(let role): entry(of: person, role: role)
    case .area:
      person.area.map(areas.contains) == true
        ? entry(of: person, under: duties(of: person), isTheirs: true) : nil
    }
  }

  private func duties(of person: Person) -> [Duty] {
    person.heldRoles(on: rule.day).flatMap { held in
      (requirements[held.role] ?? []).duties(of: person, holding: held, on: rule.day)
    }
  }

  private func cell(of person: Person, _ competence: RecordID, _ duties: [Duty]) -> TrainingCell {
    rule.cell(
      of: person.id, competence,
      records: records[person.id]?[competence] ?? [], duties: duties)
  }

  private func entry(of person: Person, competence: RecordID) -> Entitled.Entry? {
    let duties = duties(of: person).filter { $0.requirement.competence == competence }
    let cell = cell(of: person, competence, duties)
    let lacks =
      cell.state.isHeld
      ? []
      : [Entitled.Lack(competence: competence, cell: cell, level: Maker.level(of: duties))]
    guard cell.state.isHeld || !duties.isEmpty || cell.booked != nil else { return nil }
    return Entitled.Entry(
      person: person, may: cell.state.isHeld, level: cell.level,
      until: cell.state.isHeld ? cell.lastDay : nil, isInGrace: cell.graceEnds != nil,
      isSoonOver: cell.state.isHeld && runsOutSoon(cell.lastDay), isTheirs: !duties.isEmpty,
      lacks: lacks, booked: cell.booked)
  }

  /// Who holds the role is judged by what it asks of them, everybody else as if they held it.
  private func entry(of person: Person, role: RecordID) -> Entitled.Entry? {
    let held = person.heldRoles(on: rule.day).first { $0.role == role }
    let rules = requirements[role] ?? []
    let duties = rules.duties(
      of: person, holding: held ?? HeldRole(role: role, since: nil), on: rule.day)
    let entry = entry(of: person, under: duties, isTheirs: held != nil)
    if held != nil { return entry }
    // A role that asks for nothing is nobody's but its holders'.
    return rules.contains(where: \.isMandatory) && entry.may ? entry : nil
  }

  /// Whether a person meets every mandatory requirement.
  private func entry(of person: Person, under duties: [Duty], isTheirs: Bool) -> Entitled.Entry {
    let mandatory = duties.filter(\.requirement.isMandatory)
    let byCompetence = Dictionary(grouping: duties, by: \.requirement.competence)
    let competences = Set(mandatory.compactMap(\.requirement.competence))
    let cells = competences.map { cell(of: person, $0, byCompetence[$0] ?? []) }
      .sorted { (names[$0.competence] ?? "") < (names[$1.competence] ?? "") }
    let lacking = cells.filter { !$0.state.isHeld }
    let until = lacking.isEmpty ? cells.compactMap(\.lastDay).min() : nil
    let bookedCells =
      lacking.isEmpty ? cells.filter { $0.lastDay != nil && $0.lastDay == until } : lacking
    return Entitled.Entry(
      person: person, may: lacking.isEmpty, level: "", until: until,
      isInGrace: lacking.isEmpty && cells.contains { $0.lastDay == until && $0.graceEnds != nil },
      isSoonOver: runsOutSoon(until), isTheirs: isTheirs,
      lacks: lacking.map { cell in
        Entitled.Lack(
          competence: cell.competence, cell: cell,
          level: Maker.level(of: mandatory.filter { $0.requirement.competence == cell.competence }))
      }, booked: bookedCells.compactMap(\.booked).min())
  }

  private func runsOutSoon(_ day: Day?) -> Bool {
    day.map { $0 - rule.day <= rule.window } ?? false
  }

  private static func level(of duties: [Duty]) -> String {
    duties.lazy.map(\.requirement.level).first { !$0.isEmpty } ?? ""
  }
}

extension TrainingCell {
  /// The last day on which it counts, the grace included; `nil` when it counts for ever, or nothing is on file.
  package var lastDay: Day? { graceEnds ?? expires }
}
