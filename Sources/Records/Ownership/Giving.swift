/// Gives things of the map an owner or a deputy, on a copy.
struct Giving {
  private let before: Organisation
  private(set) var after: Organisation
  private(set) var source: SeededGenerator
  private(set) var changes: [Change] = []
  private let part: OwnershipPart
  private let person: RecordID?
  private let today: Day
  /// Clauses to be answered for alike.
  private var clauses: [Pair: [ClauseReference]] = [:]
  /// Clauses above those that changed hands: perhaps none of theirs is left.
  private var above: Set<ClauseReference> = []

  private struct Pair: Hashable, Comparable {
    let owner: RecordID
    let deputy: RecordID?

    static func < (left: Pair, right: Pair) -> Bool {
      (left.owner.text, left.deputy?.text ?? "") < (right.owner.text, right.deputy?.text ?? "")
    }
  }

  init(
    _ organisation: Organisation, _ part: OwnershipPart, to person: RecordID?, today: Day,
    _ source: SeededGenerator
  ) {
    before = organisation
    after = organisation
    self.part = part
    self.person = person
    self.today = today
    self.source = source
  }

  /// Takes one thing on.
  ///
  /// - Returns: why it stays as it is; `nil` when it does not.
  mutating func take(_ thing: OwnershipMap.Thing) -> String? {
    if part == .deputy {
      if case .competence = thing.subject { return "has an owner, and no deputy" }
      if person != nil, thing.owner == nil { return "has no owner yet; give it one first" }
      if person != nil, thing.owner == person { return "is theirs: nobody is their own deputy" }
    }
    switch thing.subject {
    case .area(let id): set(id, Area.self, owner: \.owner, deputy: \.deputy)
    case .document(let id): set(id, Document.self, owner: \.owner, deputy: \.deputy)
    case .objective(let id): set(id, Objective.self, owner: \.owner, deputy: \.deputy)
    case .competence(let id):
      if var competence = after.competences[id] {
        competence.owner = person
        after.competences.put(competence)
        changes += before.changes(putting: competence)
      }
    case .standard(let edition): set(edition, thing)
    case .clause(let clause): return take(clause, thing)
    }
    return nil
  }

  private mutating func set<R: Record>(
    _ id: RecordID, _ type: R.Type, owner: WritableKeyPath<R, RecordID?>,
    deputy: WritableKeyPath<R, RecordID?>
  ) {
    guard var record = after[keyPath: R.register][id] else { return }
    record[keyPath: part == .owner ? owner : deputy] = person
    // Nobody stands in for themselves.
    if part == .owner, person != nil, record[keyPath: deputy] == person {
      record[keyPath: deputy] = nil
    }
    after[keyPath: R.register].put(record)
    changes += before.changes(putting: record)
  }

  private mutating func set(_ edition: Edition, _ thing: OwnershipMap.Thing) {
    var record =
      after.responsibilities[thing.responsibility]
      ?? after.responsibilities.byIdentifier.first { $0.edition == edition }
      ?? Responsibility(id: RecordID(using: &source))
    if !record.clauses.isEmpty, record.edition == edition {
      // Its clauses stay with whom they are.
      var rest = record
      rest.edition = nil
      after.responsibilities.put(rest)
      record = Responsibility(id: RecordID(using: &source))
      (record.owner, record.deputy) = (rest.owner, rest.deputy)
    }
    record.edition = edition
    if part == .owner {
      record.owner = person
      if person != nil, record.deputy == person { record.deputy = nil }
    } else {
      record.deputy = person
    }
    after.responsibilities.put(record)
  }

  private mutating func take(_ clause: ClauseReference, _ thing: OwnershipMap.Thing) -> String? {
    if part == .owner ? thing.owner == person : thing.deputy == person { return nil }
    let isNamed = thing.from == clause
    let owner = part == .owner ? person : thing.owner
    guard let owner else {
      if let from = thing.from, !isNamed { return "is answered for with \(from)" }
      removeClause(clause)
      return nil
    }
    let deputy = part == .owner ? (thing.deputy == person ? nil : thing.deputy) : person
    if isNamed { removeClause(clause) } else if let from = thing.from { above.insert(from) }
    clauses[Pair(owner: owner, deputy: deputy), default: []].append(clause)
    return nil
  }

  private mutating func removeClause(_ clause: ClauseReference) {
    for var record in after.responsibilities.all where record.clauses.contains(clause) {
      record.clauses.removeAll { $0 == clause }
      after.responsibilities.put(record)
    }
  }

  // MARK: Responsibilities

  /// Writes the clauses into records of responsibility, and gathers what changed.
  mutating func finish(library: Library) {
    var targets: [RecordID] = []
    for (pair, added) in clauses.sorted(by: { $0.key < $1.key }) {
      var record = target(for: pair, besides: targets)
      (record.owner, record.deputy) = (pair.owner, pair.deputy)
      record.clauses = (record.clauses + added).sorted()
      after.responsibilities.put(record)
      targets.append(record.id)
    }
    if !above.isEmpty { removeVacated(library) }
    for id in targets { condense(id, library) }
    for record in after.responsibilities.all
    where record.edition == nil && record.clauses.isEmpty
      && before.responsibilities[record.id]?.clauses.isEmpty == false
    {
      after.responsibilities.remove(record.id)
    }
    for record in after.responsibilities.byIdentifier {
      changes += before.changes(putting: record)
    }
    for record in before.responsibilities.byIdentifier
    where after.responsibilities[record.id] == nil {
      changes += before.changes(removing: record)
    }
  }

  /// A record of the same owner and deputy to extend, else one that has just lost all of its clauses, else a new one.
  private mutating func target(for pair: Pair, besides taken: [RecordID]) -> Responsibility {
    let all = after.responsibilities.byIdentifier.filter {
      $0.edition == nil && !taken.contains($0.id)
    }
    return all.first {
      $0.owner == pair.owner && $0.deputy == pair.deputy && !$0.clauses.isEmpty
    } ?? all.first { record in
      record.clauses.isEmpty && before.responsibilities[record.id]?.clauses.isEmpty == false
    } ?? Responsibility(id: RecordID(using: &source))
  }

  /// Takes clauses out of records that are nobody's any more, because all below them are answered for by themselves.
  private mutating func removeVacated(_ library: Library) {
    let map = OwnershipMap(of: after, today: today, library: library)
    let used = Set(map.things.compactMap(\.from))
    for clause in above where !used.contains(clause) { removeClause(clause) }
  }

  /// Names a clause with all below it by one reference, where that means the same.
  private mutating func condense(_ id: RecordID, _ library: Library) {
    guard var record = after.responsibilities[id] else { return }
    let short = library.condensed(Set(record.clauses))
    guard short.count < record.clauses.count else { return }
    var trial = after
    record.clauses = short
    trial.responsibilities.put(record)
    func holders(_ organisation: Organisation) -> [[RecordID?]] {
      OwnershipMap(of: organisation, today: today, library: library).things
        .map { [$0.owner, $0.deputy] }
    }
    if holders(trial) == holders(after) { after = trial }
  }
}
