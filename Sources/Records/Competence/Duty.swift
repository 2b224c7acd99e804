/// A requirement that a person is under, because of a role held since a day.
package struct Duty: Hashable, Sendable {
  package let requirement: Requirement
  /// The first day of the role; `nil` when it is not known.
  package let since: Day?
  /// Whether ``since`` is only the day on which the person joined.
  package let sinceJoining: Bool

  /// What a role that a person holds asks of them.
  package init(_ requirement: Requirement, of person: Person, holding held: HeldRole) {
    self.requirement = requirement
    since = held.since ?? person.joined
    sinceJoining = held.since == nil
  }

  /// The day by which the requirement is to be met for the first time, or anew; `nil` when no day is known.
  ///
  /// Somebody who was always here has none: that they lack it is a gap, but nobody said by when it has to be closed.
  package var neededBy: Day? {
    let start = sinceJoining && requirement.within == nil ? nil : since
    let from = [start, requirement.since].compactMap(\.self).max()
    return from.map { requirement.within.map($0.adding) ?? $0 }
  }

  /// The last day on which a record counts for the requirement, its grace left out; `nil` when its level is too low.
  ///
  /// Without a day of its own it expires so many months after its date as the requirement says. What was learnt before
  /// the requirement counts until the day by which it has to be learnt anew.
  func end(of record: TrainingRecord, met date: Day, seenOn day: Day, _ scale: LevelScale) -> Day? {
    guard scale.isMet(requirement.level, by: record.level) else { return nil }
    let refresh = requirement.refreshMonths.flatMap { $0 > 0 ? $0 : nil }
    let end = record.lastDay(
      until: record.expires ?? refresh.map { date.adding(months: $0) } ?? .never, seenOn: day)
    guard let since = requirement.since, date < since else { return end }
    return min(end, requirement.within.map(since.adding) ?? since - 1)
  }

  /// The last day on which what counts until a day may be made up for.
  func graceEnd(of end: Day) -> Day {
    guard end != .never, let grace = requirement.grace else { return end }
    return end.adding(grace)
  }
}

extension Sequence<Duty> {
  /// The day by which a competence is first needed: what is only desirable sets no day for what is mandatory.
  var neededBy: Day? {
    let mandatory = filter(\.requirement.isMandatory)
    return (mandatory.isEmpty ? Array(self) : mandatory).compactMap(\.neededBy).min()
  }
}

extension Sequence<Requirement> {
  /// What they ask on a day of a person who holds their role.
  func duties(of person: Person, holding held: HeldRole, on day: Day) -> [Duty] {
    filter { $0.isAsked(on: day) }.map { Duty($0, of: person, holding: held) }
  }
}

extension Organisation {
  /// What roles ask of a person on a day, by competence.
  func duties(
    of person: Person, in roles: [HeldRole], on day: Day
  ) -> [RecordID: [Duty]] {
    var found: [RecordID: [Duty]] = [:]
    for held in roles {
      let rules = requirements.all.filter { $0.role == held.role }
      for duty in rules.duties(of: person, holding: held, on: day) {
        if let competence = duty.requirement.competence {
          found[competence, default: []].append(duty)
        }
      }
    }
    return found
  }

  /// How a person stands on a day with every competence that is on file for them or that their roles ask for; of those
  /// who are not here nothing is asked.
  package func cells(of person: Person, on day: Day, today: Day) -> [RecordID: TrainingCell] {
    let roles = person.isHere(on: day) ? person.heldRoles(on: day) : []
    let duties = duties(of: person, in: roles, on: day)
    let records = trainingsByCompetence(of: person.id)
    let rule = CellRule(on: day, today: today, of: profile)
    var cells: [RecordID: TrainingCell] = [:]
    for competence in Set(duties.keys).union(records.keys) where competences[competence] != nil {
      cells[competence] = rule.cell(
        of: person.id, competence, records: records[competence] ?? [],
        duties: duties[competence] ?? [])
    }
    return cells
  }

  /// How a person stands with one competence on a day.
  package func cell(
    of person: Person, _ competence: RecordID, on day: Day, today: Day
  ) -> TrainingCell {
    let roles = person.isHere(on: day) ? person.heldRoles(on: day) : []
    return CellRule(on: day, today: today, of: profile).cell(
      of: person.id, competence, records: trainings(of: person.id, competence),
      duties: duties(of: person, in: roles, on: day)[competence] ?? [])
  }
}
