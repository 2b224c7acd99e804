/// What a person's roles ask of them, by when, and how far they are: what a joiner has before them (clause 7.2).
package struct Induction: Hashable, Sendable {
  /// One competence.
  package struct Item: Hashable, Sendable {
    package let competence: Competence
    /// How it stands today, as far as the roles ask for it.
    package let cell: TrainingCell
    /// What asks for it, the strictest first.
    package let duties: [Duty]
    /// What is on file and counts, or did; the newest. `nil` when nothing is.
    package let record: TrainingRecord?
    /// Where it is taught next.
    package let sessions: [SessionOffer]
    /// The document that it teaches.
    package let document: Document?

    package var isMandatory: Bool { cell.isMandatory }
    /// Whether it is met today.
    package var isMet: Bool { cell.state.isHeld }
    /// The level needed; empty for any.
    package var level: String { duties.lazy.map(\.requirement.level).first { !$0.isEmpty } ?? "" }

    /// The day by which it is to be met; `nil` when no day is known, or it is met.
    package var neededBy: Day? {
      isMet ? nil : duties.neededBy
    }
  }

  package let person: Person
  /// The roles that it is about, held today or to come.
  package let roles: [HeldRole]
  /// Mandatory before desirable, what is needed first at the top, what is met at the end.
  package let items: [Item]
  /// The documents in force that name one of the roles.
  package let documents: [Document]

  /// - Parameter role: only what this role asks for; `nil` for all that the person holds, or will.
  package init(of person: Person, in organisation: Organisation, role: RecordID? = nil, today: Day)
  {
    self.person = person
    roles = person.rolesHeldOrToCome(on: today).filter { role == nil || $0.role == role }
    let held = roles
    let duties = held.flatMap { held in
      organisation.requirements.all.filter { $0.role == held.role }
        .map { Duty($0, of: person, holding: held) }
    }
    let rule = CellRule(on: today, today: today, of: organisation.profile)
    let offers = Dictionary(
      grouping: organisation.sessionsToCome(today: today), by: \.session.competence)
    let onFile = organisation.trainingsByCompetence(of: person.id)
    let asked = Set(duties.compactMap(\.requirement.competence))
    items = organisation.competences.all.filter { asked.contains($0.id) }.map { competence in
      let own = duties.filter { $0.requirement.competence == competence.id }
        .sorted { Induction.strictness($0) < Induction.strictness($1) }
      let records = onFile[competence.id] ?? []
      return Item(
        competence: competence,
        cell: rule.cell(of: person.id, competence.id, records: records, duties: own), duties: own,
        record: records.last { $0.counts(on: today, today: today) },
        sessions: offers[competence.id] ?? [],
        document: organisation.documents[competence.teaches])
    }
    .sorted { Induction.place($0) < Induction.place($1) }
    let roleIDs = Set(roles.map(\.role))
    documents = organisation.documents.all.filter {
      $0.isInForce(on: today) && !roleIDs.isDisjoint(with: $0.roles)
    }
    .sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
  }

  /// What still has to be learnt.
  package var open: [Item] { items.filter { !$0.isMet } }

  private static func strictness(_ duty: Duty) -> (Int, Day, RecordID) {
    (duty.requirement.isMandatory ? 0 : 1, duty.neededBy ?? .never, duty.requirement.id)
  }

  private static func place(_ item: Item) -> (Int, Int, Day, String) {
    (
      item.isMet ? 1 : 0, item.isMandatory ? 0 : 1, item.neededBy ?? .never,
      item.competence.name.lowercased()
    )
  }
}

extension Person {
  /// The roles that the person holds on a day, and those that begin later.
  package func rolesHeldOrToCome(on day: Day) -> [HeldRole] {
    var held = heldRoles(on: day)
    let later = terms.filter { ($0.from ?? day) > day && ($0.until ?? .never) >= day }
      .sorted { ($0.from ?? .never) < ($1.from ?? .never) }
    for term in later {
      guard let role = term.role, !held.contains(where: { $0.role == role }) else { continue }
      // An open term counts only as long as the role is among the person's.
      if term.until == nil, !roles.contains(role) { continue }
      held.append(HeldRole(role: role, since: term.from))
    }
    return held
  }

  /// Ends the open terms of roles that the person no longer has.
  ///
  /// A role that is taken off today was held until yesterday; a term that had not begun by then never was.
  package mutating func endTermsOfRolesTakenOff(today: Day) {
    let last = today - 1
    let held = Set(roles)
    func isTakenOff(_ term: RoleTerm) -> Bool {
      term.until == nil && term.role.map { !held.contains($0) } == true
    }
    terms.removeAll { isTakenOff($0) && ($0.from ?? last) > last }
    for place in terms.indices where isTakenOff(terms[place]) { terms[place].until = last }
  }

  /// The first and the last day of every time a role was, is or will be held; the latest first.
  package var roleTimes: [RoleTerm] {
    let open = Set(terms.filter { $0.until == nil }.compactMap(\.role))
    let bare = roles.filter { !open.contains($0) }.map { RoleTerm(role: $0, from: nil) }
    return (bare + terms).filter { $0.role != nil }.sorted {
      ($0.until ?? .never, $0.from ?? Day(number: 0)) > (
        $1.until ?? .never, $1.from ?? Day(number: 0)
      )
    }
  }
}
