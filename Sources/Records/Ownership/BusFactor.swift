/// What would stand still if one person were not there.
package struct BusFactor: Hashable, Sendable {
  /// Something that hangs on one person.
  package enum Subject: Hashable, Sendable {
    /// Only one person can do it, though a role requires it.
    case competence(RecordID)
    /// It has an owner and nobody who could take it over at once.
    case thing(OwnershipMap.Subject)
    /// All open actions of an area, or on a standard, are one person's.
    case areaActions(RecordID)
    case standardActions(Edition)
  }

  package struct Item: Hashable, Sendable {
    package let subject: Subject
    /// On whom it hangs.
    package let person: RecordID
    /// How many actions it is, of a list of actions; else 1.
    package let count: Int
  }

  /// How many open actions make a list.
  package static let leastActions = 3

  /// Competences, then things without a deputy, then lists of actions.
  package let items: [Item]

  package init(
    of organisation: Organisation, matrix: TrainingMatrix, ownership: OwnershipMap
  ) {
    var items: [Item] = []
    for (column, competence) in matrix.competences.enumerated()
    where matrix.isHeldByOne(column: column) {
      guard let holder = matrix.holders(column: column).first else { continue }
      items.append(Item(subject: .competence(competence.id), person: holder.id, count: 1))
    }
    for thing in ownership.things where thing.standing == .here && thing.deputyStanding != .here {
      switch thing.subject {
      // A clause goes with the record that names it, and a competence's owner only sees to its teaching.
      case .clause, .competence: continue
      case .standard, .area, .document, .objective: break
      }
      guard let owner = thing.owner else { continue }
      items.append(Item(subject: .thing(thing.subject), person: owner, count: 1))
    }
    self.items = items + BusFactor.actionLists(of: organisation)
  }

  private static func actionLists(of organisation: Organisation) -> [Item] {
    struct List {
      var count = 0
      var owners: Set<RecordID?> = []
      mutating func add(_ owner: RecordID?) {
        count += 1
        owners.insert(owner)
      }
    }
    var areas: [RecordID: List] = [:]
    var standards: [Edition: List] = [:]
    let all = organisation.actions.all
    for place in all.indices where !all[place].stage.isFinal {
      let owner = all[place].owner
      if let area = all[place].area { areas[area, default: List()].add(owner) }
      for edition in Set(all[place].clauses.map(\.edition)) {
        standards[edition, default: List()].add(owner)
      }
    }
    func item(_ subject: Subject, _ list: List) -> Item? {
      guard list.count >= leastActions, list.owners.count == 1,
        let owner = list.owners.first.flatMap({ $0 }), organisation.people[owner] != nil
      else { return nil }
      return Item(subject: subject, person: owner, count: list.count)
    }
    return areas.sorted { $0.key < $1.key }.compactMap { item(.areaActions($0.key), $0.value) }
      + standards.sorted { $0.key < $1.key }
      .compactMap { item(.standardActions($0.key), $0.value) }
  }
}

/// Somebody who could be trained, be deputy or take over, with what speaks for it in words.
package struct Proposed: Hashable, Sendable {
  package let person: RecordID
  package let reason: String
  /// Whether anything speaks for them beyond their being here.
  package let isNear: Bool
}

extension Organisation {
  /// Who could be trained in a competence that one person holds: those who need it for a role first, then those of
  /// the same area who can do some of the same, then the others, the nearest first; never who can do it, has left, or is booked for it already.
  package func trainees(
    in competence: RecordID, besides holder: RecordID?, matrix: TrainingMatrix,
    colleagues: Colleagues
  ) -> [Proposed] {
    guard matrix.column(of: competence) != nil else { return [] }
    let known = people[holder]
    let area = known?.area
    let wanted = known.map { colleagues.competences(of: $0) } ?? []
    let all = colleagues.candidates(
      besides: holder, near: area, sharing: wanted.subtracting([competence])
    ).compactMap { candidate -> (candidate: Colleagues.Candidate, cell: TrainingCell)? in
      guard let cell = matrix.cell(of: candidate.person, competence), !cell.state.isHeld,
        cell.booked == nil
      else { return nil }
      return (candidate, cell)
    }
    return all.enumerated().sorted { left, right in
      func key(
        _ entry: (offset: Int, element: (candidate: Colleagues.Candidate, cell: TrainingCell))
      )
        -> (Int, Int, Int)
      {
        (
          entry.element.cell.isMandatory
            ? 0
            : entry.element.candidate.nearness == .area
              && !entry.element.candidate.shared.isEmpty ? 1 : 2,
          entry.element.candidate.nearness.rawValue, entry.offset
        )
      }
      return key(left) < key(right)
    }.map { _, entry in
      var words = [colleagues.reason(for: entry.candidate, area: area)]
      if entry.cell.isMandatory {
        words.insert(
          entry.cell.expires == nil ? "needs it for a role" : "could do it until it expired", at: 0)
        if !entry.candidate.isNear { words.removeLast() }
      }
      return Proposed(
        person: entry.candidate.person, reason: words.joined(separator: "; "),
        isNear: entry.candidate.isNear || entry.cell.isMandatory)
    }
  }

  /// Who could be deputy of something: who works in the same area or site, has the owner's roles, or can do most of the
  /// same; never the owner.
  ///
  /// - Parameter area: the area that it is, or belongs to; the owner's own when `nil`.
  package func deputies(
    of owner: RecordID, in area: RecordID?, today: Day, colleagues: Colleagues
  ) -> [Proposed] {
    let known = people[owner]
    let area = area ?? known?.area
    let roles = Set(known?.roles(on: today) ?? [])
    let wanted = known.map { colleagues.competences(of: $0) } ?? []
    let all = colleagues.candidates(besides: owner, near: area, sharing: wanted).map {
      candidate in
      (
        candidate,
        Set(people[candidate.person]?.roles(on: today) ?? []).intersection(roles).sorted()
      )
    }
    return all.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.0.nearness != b.0.nearness { return a.0.nearness < b.0.nearness }
      if a.1.count != b.1.count { return a.1.count > b.1.count }
      return left.offset < right.offset
    }.map { _, entry in
      let (candidate, shared) = entry
      var words: [String] = []
      if candidate.isNear || shared.isEmpty {
        words.append(colleagues.reason(for: candidate, area: area))
      }
      let names = shared.compactMap { self.roles[$0]?.name }
      if !names.isEmpty { words.append("is \(names.joined(separator: ", ")) as well") }
      return Proposed(
        person: candidate.person, reason: words.joined(separator: "; "),
        isNear: candidate.isNear || !shared.isEmpty)
    }
  }

  /// Who could stand in for the one person that something hangs on.
  package func proposals(
    for item: BusFactor.Item, today: Day, matrix: TrainingMatrix, colleagues: Colleagues
  ) -> [Proposed] {
    switch item.subject {
    case .competence(let id):
      trainees(in: id, besides: item.person, matrix: matrix, colleagues: colleagues)
    case .thing(.area(let id)), .areaActions(let id):
      deputies(of: item.person, in: id, today: today, colleagues: colleagues)
    case .thing(.document(let id)):
      deputies(of: item.person, in: documents[id]?.area, today: today, colleagues: colleagues)
    case .thing, .standardActions:
      deputies(of: item.person, in: nil, today: today, colleagues: colleagues)
    }
  }
}
