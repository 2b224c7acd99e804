/// Who answers for what: every standard held and its clauses, areas, documents in force, open objectives, competences.
package struct OwnershipMap: Hashable, Sendable {
  /// The order is that of the map.
  package enum Group: Int, Hashable, Sendable, CaseIterable {
    case standards, clauses, areas, documents, objectives, competences
  }

  /// What is owned.
  package enum Subject: Hashable, Sendable {
    case standard(Edition)
    case clause(ClauseReference)
    case area(RecordID)
    case document(RecordID)
    case objective(RecordID)
    case competence(RecordID)

    package var group: Group {
      switch self {
      case .standard: .standards
      case .clause: .clauses
      case .area: .areas
      case .document: .documents
      case .objective: .objectives
      case .competence: .competences
      }
    }
  }

  /// Whether there is an owner, or a deputy, who works here.
  package enum Standing: Hashable, Sendable {
    case here
    /// Named is somebody who has left: as good as none, but told apart.
    case left
    case none
  }

  package struct Thing: Hashable, Sendable {
    package let subject: Subject
    package let owner: RecordID?
    package let deputy: RecordID?
    package let standing: Standing
    package let deputyStanding: Standing
    /// The record that says so, of a standard or a clause; `nil` when none does.
    package var responsibility: RecordID?
    /// The clause that the record names: the one itself, or the nearest above it.
    package var from: ClauseReference?
  }

  /// What somebody still has to see through.
  package struct OpenWork: Hashable, Sendable {
    package internal(set) var actions = 0
    package internal(set) var steps = 0
    package internal(set) var audits = 0
    package internal(set) var objectives = 0

    package var total: Int { actions + steps + audits + objectives }
  }

  /// What one person has of all that is owned.
  package struct Share: Hashable, Sendable {
    package let person: RecordID
    package let count: Int
    package let of: Int

    /// Rounded down, 0 to 100.
    package var percent: Int { of == 0 ? 0 : count * 100 / of }
  }

  /// Group by group; standards and clauses in their order, the others in that of their register.
  package private(set) var things: [Thing] = []
  /// How many things each person owns: areas, documents, objectives, standards, competences and open actions, and of
  /// clauses each record that gives them some, because one that names a whole annex is not a hundred things.
  package private(set) var owned: [RecordID: Int] = [:]
  package private(set) var work: [RecordID: OpenWork] = [:]
  /// Those among the owners who have left or are not on file.
  package private(set) var left: [RecordID] = []

  package init(of organisation: Organisation, today: Day, library: Library) {
    let here = Set(organisation.people.all.lazy.filter { $0.isActive(on: today) }.map(\.id))
    readResponsibilities(of: organisation, library: library, here)
    func add(_ subject: Subject, _ owner: RecordID?, _ deputy: RecordID?) {
      things.append(OwnershipMap.thing(subject, owner, deputy, here))
      if let owner { owned[owner, default: 0] += 1 }
    }
    for area in organisation.areas.all { add(.area(area.id), area.owner, area.deputy) }
    for document in organisation.documents.all where document.isInForce(on: today) {
      add(.document(document.id), document.owner, document.deputy)
    }
    for objective in organisation.objectives.all where objective.closed == nil {
      add(.objective(objective.id), objective.owner, objective.deputy)
      if let owner = objective.owner { work[owner, default: OpenWork()].objectives += 1 }
    }
    // Who sees to it that a competence is taught need not be said.
    for competence in organisation.competences.all where competence.owner != nil {
      add(.competence(competence.id), competence.owner, nil)
    }
    readActions(of: organisation)
    for audit in organisation.audits.all where !audit.state.isFinal {
      if let auditor = audit.auditor { work[auditor, default: OpenWork()].audits += 1 }
    }
    left = owned.keys.filter { !here.contains($0) }.sorted()
  }

  private static func thing(
    _ subject: Subject, _ owner: RecordID?, _ deputy: RecordID?, _ here: Set<RecordID>
  ) -> Thing {
    func standing(_ person: RecordID?) -> Standing {
      person.map { here.contains($0) ? .here : .left } ?? .none
    }
    return Thing(
      subject: subject, owner: owner, deputy: deputy, standing: standing(owner),
      // Nobody stands in for themselves.
      deputyStanding: standing(deputy == owner ? nil : deputy))
  }

  /// Who answers for each standard held and its clauses (clause 5.3): a clause's owner is named with it, or with the
  /// nearest clause above it; that of the whole standard answers for the standard and not for each of its clauses.
  private mutating func readResponsibilities(
    of organisation: Organisation, library: Library, _ here: Set<RecordID>
  ) {
    var byEdition: [Edition: Responsibility] = [:]
    var byClause: [ClauseReference: Responsibility] = [:]
    // Of several records that name the same, one whose owner works here counts.
    func isBetter(_ new: Responsibility, _ old: Responsibility?) -> Bool {
      guard let old, let known = old.owner, let owner = new.owner else { return old == nil }
      return !here.contains(known) && here.contains(owner)
    }
    for record in organisation.responsibilities.byIdentifier {
      guard let owner = record.owner else { continue }
      if let edition = record.edition {
        owned[owner, default: 0] += 1
        if isBetter(record, byEdition[edition]) { byEdition[edition] = record }
      }
      if !record.clauses.isEmpty { owned[owner, default: 0] += 1 }
      for clause in record.clauses where isBetter(record, byClause[clause]) {
        byClause[clause] = record
      }
    }
    let held = organisation.profile.standards
    func add(_ subject: Subject, _ record: Responsibility?, from clause: ClauseReference? = nil) {
      var thing = OwnershipMap.thing(subject, record?.owner, record?.deputy, here)
      thing.responsibility = record?.id
      thing.from = clause
      things.append(thing)
    }
    for edition in held { add(.standard(edition), byEdition[edition]) }
    let named = Set(byClause.keys)
    for clause in held.compactMap({ library[$0] }).flatMap(\.auditableClauses) {
      let from = named.isEmpty ? nil : clause.nearest(among: named)
      add(.clause(clause), from.flatMap { byClause[$0] }, from: from)
    }
  }

  /// Counts open actions and steps by owner: twenty thousand actions are gone through at each change, so that each person
  /// is looked for once an action.
  private mutating func readActions(of organisation: Organisation) {
    var places: [RecordID: Int] = [:]
    var counts: [(person: RecordID, actions: Int, steps: Int)] = []
    func place(of person: RecordID) -> Int {
      if let known = places[person] { return known }
      places[person] = counts.count
      counts.append((person, 0, 0))
      return counts.count - 1
    }
    // Places are passed on and not actions, which are large to copy.
    let all = organisation.actions.all
    for index in all.indices where !all[index].stage.isFinal {
      let owner = all[index].owner
      let ofOwner = owner.map(place)
      if let ofOwner { counts[ofOwner].actions += 1 }
      let plan = all[index].plan
      for step in plan.indices where plan[step].isOpen {
        if let doer = plan[step].owner, doer != owner {
          counts[place(of: doer)].steps += 1
        } else if let ofOwner {
          counts[ofOwner].steps += 1
        }
      }
    }
    for count in counts {
      work[count.person, default: OpenWork()].actions += count.actions
      work[count.person, default: OpenWork()].steps += count.steps
      if count.actions > 0 { owned[count.person, default: 0] += count.actions }
    }
  }

  // MARK: Figures

  /// How many things are owned in all.
  package var total: Int { owned.values.reduce(0, +) }

  /// Who has how much of all that is owned, the most first.
  package var shares: [Share] {
    let total = total
    return owned.map { Share(person: $0.key, count: $0.value, of: total) }
      .sorted { ($1.count, $0.person) < ($0.count, $1.person) }
  }

  /// What a person has of all that is owned.
  package func share(of person: RecordID) -> Share {
    Share(person: person, count: owned[person] ?? 0, of: total)
  }

  /// Who has how much of the open work, the most first.
  package var workShares: [Share] {
    let total = work.values.reduce(0) { $0 + $1.total }
    return work.map { Share(person: $0.key, count: $0.value.total, of: total) }
      .sorted { ($1.count, $0.person) < ($0.count, $1.person) }
  }

  /// The things of a group that nobody answers for.
  package func unowned(_ group: Group) -> [Thing] {
    things.filter { $0.subject.group == group && $0.standing == .none }
  }

  /// From what share on, in percent, and of how many things on, too much hangs on one person.
  package static let tooMuch = (percent: 40, things: 5)
}

extension OwnershipMap.Share {
  /// Whether more hangs on the person than on one should.
  package var isTooMuch: Bool {
    percent > OwnershipMap.tooMuch.percent && of >= OwnershipMap.tooMuch.things
  }
}

extension OwnershipMap.Subject {
  /// The record that holds its owner and deputy; `nil` for what responsibilities tell of.
  package var record: (kind: RecordKind, id: RecordID)? {
    switch self {
    case .standard, .clause: nil
    case .area(let id): (.area, id)
    case .document(let id): (.document, id)
    case .objective(let id): (.objective, id)
    case .competence(let id): (.competence, id)
    }
  }
}

extension OwnershipMap.Group {
  /// `standards`
  package var title: String { String(describing: self) }
  /// `standard`
  package var noun: String { String(title.dropLast()) }
}

extension Organisation {
  /// What people call a thing that is owned: `9001:2015 8.4.1`, `Stores`, `SOP-07`.
  package func name(of subject: OwnershipMap.Subject) -> String {
    switch subject {
    case .standard(let edition): edition.description
    case .clause(let clause): clause.description
    case .area, .document, .objective, .competence:
      subject.record.flatMap { name(of: $0.id, $0.kind) } ?? "?"
    }
  }
}
