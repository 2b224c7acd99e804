/// People beside each other: who works near whom, and who can do much the same; for who could take something over.
package struct Colleagues: Sendable {
  /// How near somebody works to an area; the nearest first.
  package enum Nearness: Int, Hashable, Sendable, Comparable {
    case area, site, elsewhere

    package static func < (left: Nearness, right: Nearness) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// Somebody who could do it, and what speaks for them.
  package struct Candidate: Hashable, Sendable {
    package let person: RecordID
    package let nearness: Nearness
    /// What both can do.
    package let shared: [RecordID]

    /// Whether anything speaks for them.
    package var isNear: Bool { nearness != .elsewhere || !shared.isEmpty }
  }

  private let organisation: Organisation
  private let today: Day
  /// Those who work here and have joined, by name.
  package let people: [Person]
  /// What each can do today.
  private let held: [RecordID: Set<RecordID>]
  /// An area with all that it is part of.
  private let chains: [RecordID: [RecordID]]

  /// - Parameter matrix: that of today.
  package init(of organisation: Organisation, today: Day, matrix: TrainingMatrix) {
    self.organisation = organisation
    self.today = today
    people = matrix.people.filter { $0.isHere(on: today) }
    var held: [RecordID: Set<RecordID>] = [:]
    for person in people {
      guard let row = matrix.row(of: person.id) else { continue }
      held[person.id] = Set(
        matrix.cells(row: row).lazy.filter(\.state.isHeld).map(\.competence))
    }
    self.held = held
    chains = Dictionary(
      organisation.areas.identifiers.map { ($0, organisation.areaAndAbove($0).map(\.id)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What a person can do today, or could on their last day.
  package func competences(of person: Person) -> Set<RecordID> {
    held[person.id] ?? organisation.heldCompetences(of: person, today: today)
  }

  /// How near a person works to an area: in it, in one of the same site or department, or elsewhere.
  package func nearness(of person: Person, to area: RecordID?) -> Nearness {
    guard let area, let own = person.area else { return .elsewhere }
    if own == area { return .area }
    let chain = chains[area] ?? []
    return (chains[own] ?? []).contains(where: chain.contains) ? .site : .elsewhere
  }

  /// Everyone but one, the nearest first: those of the same area, those of the same site, then those who can do most of
  /// the same.
  package func candidates(
    besides person: RecordID?, near area: RecordID?, sharing wanted: Set<RecordID>
  ) -> [Candidate] {
    people.filter { $0.id != person }.map { other in
      Candidate(
        person: other.id, nearness: nearness(of: other, to: area),
        shared: (held[other.id] ?? []).intersection(wanted).sorted())
    }.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.nearness != b.nearness { return a.nearness < b.nearness }
      if a.shared.count != b.shared.count { return a.shared.count > b.shared.count }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// What speaks for somebody in words: `works in Stores too, can do MIG welding, Crane as well`.
  ///
  /// - Parameter area: the area that they were compared with.
  package func reason(for candidate: Candidate, area: RecordID?) -> String {
    var words: [String] = []
    switch candidate.nearness {
    case .area: words.append("works in \(organisation.areaName(area))")
    case .site:
      let chain = chains[area ?? candidate.person] ?? []
      let own = organisation.people[candidate.person].flatMap { $0.area }
      let common = chain.first { (own.flatMap { chains[$0] } ?? []).contains($0) }
      words.append("same site, \(organisation.areaName(common))")
    case .elsewhere: break
    }
    if !candidate.shared.isEmpty {
      words.append("shares \(organisation.competenceNames(candidate.shared))")
    }
    return words.isEmpty ? "no area or competence in common" : words.joined(separator: "; ")
  }
}

extension Organisation {
  /// The names of some competences in a sentence: `Crane, MIG welding and 3 more`.
  func competenceNames(_ ids: [RecordID], atMost limit: Int = 2) -> String {
    let names = ids.compactMap { competences[$0]?.name }.sorted()
    let more = names.count - limit
    return more > 0
      ? names.prefix(limit).joined(separator: ", ") + " and \(more) more"
      : names.joined(separator: ", ")
  }

  /// What a person can do today; of one who has left, what they could on their last day.
  package func heldCompetences(of person: Person, today: Day) -> Set<RecordID> {
    Set(
      cells(of: person, on: min(person.left ?? today, today), today: today)
        .filter { $1.state.isHeld }.keys)
  }
}
