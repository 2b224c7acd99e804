/// What stands between a held edition and the one that takes its place.
package struct TransitionGaps: Hashable, Sendable {
  /// How a clause differs from the edition that is held.
  package enum Kind: String, Hashable, Sendable {
    case new, changed
    /// Known to ask for what it asked for before, under words of its own.
    case same = "as before"
    case removed = "taken out"
  }

  /// One clause that differs.
  package struct Item: Hashable, Sendable {
    package let kind: Kind
    /// Of the new edition; of the old one where it was taken out.
    package let clause: ClauseReference
    package let title: String
    /// The clause of the old edition that it goes on from.
    package let was: ClauseReference?
    /// What differs, in our own words; empty when only that it is new is known.
    package let change: String
    /// The last day a line of an audit assessed the new clause.
    package internal(set) var assessed: Day?
    /// The actions that name the clause, those not cancelled.
    package internal(set) var actions: [RecordID] = []

    /// Whether somebody has to look at it.
    package var isGap: Bool { kind == .new || kind == .changed }
    /// Whether neither an audit nor an action has it.
    package var isOpen: Bool { isGap && assessed == nil && actions.isEmpty }
  }

  package let held: Edition
  package let new: Edition
  package let published: Day?
  /// The last day of the transition, as reported; to be confirmed with the certification body.
  package let transition: Day?
  /// How sure the differences are.
  package let note: String
  package internal(set) var items: [Item]

  /// The clauses of the new edition that a transition-gap audit looks at.
  package var gapClauses: [ClauseReference] { items.filter(\.isGap).map(\.clause) }
}

extension Organisation {
  /// The gaps of each edition held that another has superseded; an edition held already leaves none.
  package func transitionGaps(library: Library) -> [TransitionGaps] {
    let held = profile.standards
    var gaps = library.standards.compactMap { standard -> TransitionGaps? in
      guard let succession = standard.succession, held.contains(succession.supersedes),
        !held.contains(standard.edition),
        // Of an edition that the organisation keeps a catalogue of as well, the last counts.
        library[standard.edition] == standard
      else { return nil }
      return TransitionGaps(
        held: succession.supersedes, new: standard.edition, published: succession.published,
        transition: succession.transition, note: succession.note,
        items: items(of: standard, after: library[succession.supersedes]))
    }
    guard !gaps.isEmpty else { return [] }
    follow(&gaps)
    return gaps
  }

  private func items(of new: Standard, after old: Standard?) -> [TransitionGaps.Item] {
    guard let succession = new.succession else { return [] }
    func earlier(_ number: String) -> ClauseReference {
      ClauseReference(edition: succession.supersedes, number: number)
    }
    let present = new.clauses.filter { !$0.isHeading }.compactMap {
      clause -> TransitionGaps.Item? in
      guard let kind = kind(of: clause) else { return nil }
      return TransitionGaps.Item(
        kind: kind, clause: ClauseReference(edition: new.edition, number: clause.number),
        title: clause.title, was: clause.was.map(earlier), change: clause.change)
    }
    let goneOn = Set(new.clauses.compactMap(\.was))
    let numbers = Set(new.clauses.filter(\.isHeading).map(\.number))
    let removed = (old?.clauses ?? []).filter {
      // A heading that was given no predecessor is still a heading.
      !$0.isHeading && !goneOn.contains($0.number) && !numbers.contains($0.number)
    }.map {
      TransitionGaps.Item(
        kind: .removed, clause: earlier($0.number), title: $0.title, was: nil, change: "")
    }
    return present + removed
  }

  private func kind(of clause: Standard.Clause) -> TransitionGaps.Kind? {
    if clause.was == nil { return .new }
    if clause.change.isEmpty { return nil }
    return clause.change.hasPrefix("Nothing new is reported") ? .same : .changed
  }

  /// Finds out which of the clauses audits and actions have looked at, in one pass over each.
  private func follow(_ gaps: inout [TransitionGaps]) {
    var places: [ClauseReference: (gap: Int, item: Int)] = [:]
    for (gap, part) in gaps.enumerated() {
      for (item, entry) in part.items.enumerated() where entry.kind != .removed {
        places[entry.clause] = (gap, item)
      }
    }
    let editions = Set(gaps.map(\.new))
    let lines = auditLines.all
    for place in lines.indices {
      guard lines[place].isAssessed, !lines[place].isDropped, let day = lines[place].assessed else {
        continue
      }
      for clause in lines[place].clauses where editions.contains(clause.edition) {
        guard let (gap, item) = places[clause] else { continue }
        let last = gaps[gap].items[item].assessed
        gaps[gap].items[item].assessed = last.map { max($0, day) } ?? day
      }
    }
    let actions = actions.all
    for place in actions.indices where actions[place].stage != .cancelled {
      for clause in actions[place].clauses where editions.contains(clause.edition) {
        // An action over a heading is about all that stands under it.
        for (known, found) in places where known.isWithin(clause) {
          gaps[found.gap].items[found.item].actions.append(actions[place].id)
        }
      }
    }
  }
}
