/// What somebody will lack on the day on which they join, a role of theirs begins, or a requirement does (clause 7.2).
package struct StartingNeed: Hashable, Sendable {
  package let person: RecordID
  package let competence: RecordID
  /// The day on which it begins to be asked of them.
  package let start: Day
  /// The day by which they need it: the start, unless the requirement gives them time.
  package let due: Day
  /// The first day from the start on for which it is booked; `nil` when it is not.
  package let booked: Day?
  /// Whether what they had will have run out by then.
  package let hasExpired: Bool

  /// Whether it is booked for a day that is early enough.
  package var isBookedInTime: Bool { booked.map { $0 <= due } ?? false }
}

extension Person {
  /// The days after one, up to another, on which the person joins or begins a role, in order.
  ///
  /// - Parameter others: further days on which something begins to be asked.
  func starts(after today: Day, through last: Day, and others: Set<Day> = []) -> [Day] {
    let days = [joined].compactMap(\.self) + terms.compactMap(\.from)
    return others.union(days).filter { today < $0 && $0 <= last && isHere(on: $0) }.sorted()
  }
}

extension Organisation {
  /// What people will lack who join, or whose roles or requirements begin, after today; each competence of a person once.
  ///
  /// What roles ask of them today already is no part of it.
  ///
  /// - Parameter last: the last day on which somebody may start to be looked at.
  package func startingNeeds(today: Day, last: Day) -> [StartingNeed] {
    var needs: [StartingNeed] = []
    let asked = Set(requirements.all.compactMap(\.from))
    for person in people.all {
      let starts = person.starts(after: today, through: last, and: asked)
      guard !starts.isEmpty else { continue }
      let heldNow = person.isHere(on: today) ? person.heldRoles(on: today).map(\.role) : []
      var seen = mandatory(of: heldNow, on: today)
      for start in starts {
        let held = person.heldRoles(on: start)
        for competence in mandatory(of: held.map(\.role), on: start).subtracting(seen).sorted() {
          if let need = need(of: person, competence, held, on: start, today: today) {
            needs.append(need)
          }
          seen.insert(competence)
        }
      }
    }
    return needs
  }

  /// The competences that roles demand on a day.
  private func mandatory(of roles: [RecordID], on day: Day) -> Set<RecordID> {
    Set(
      requirements.all.filter {
        $0.isMandatory && $0.isAsked(on: day) && $0.role.map(roles.contains) ?? false
      }.compactMap(\.competence))
  }

  private func need(
    of person: Person, _ competence: RecordID, _ held: [HeldRole], on start: Day, today: Day
  ) -> StartingNeed? {
    let cell = cell(of: person, competence, on: start, today: today)
    guard cell.isGap else { return nil }
    let duties = duties(of: person, in: held, on: start)[competence] ?? []
    return StartingNeed(
      person: person.id, competence: competence, start: start,
      due: max(start, duties.neededBy ?? start), booked: cell.booked,
      hasExpired: cell.expires != nil)
  }
}
