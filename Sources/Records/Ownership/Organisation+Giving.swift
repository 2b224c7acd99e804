extension Organisation {
  /// What it means to give things of the map an owner, or a deputy, or none.
  ///
  /// For clauses, records of responsibility are made, extended or cut down, so that each clause marked is answered for as
  /// wanted and no other one changes hands.
  ///
  /// - Parameters:
  ///   - map: who owns them now.
  ///   - person: the new owner or deputy; `nil` for none.
  ///   - source: makes identifiers for records to be added.
  package func giving(
    _ subjects: [OwnershipMap.Subject], _ part: OwnershipPart, to person: RecordID?,
    map: OwnershipMap, today: Day, library: Library, using source: inout SeededGenerator
  ) -> Handover {
    var result = Handover()
    if let flaw = flaw(ofOwner: person, on: today) {
      result.refused = ["\(flaw)"]
      return result
    }
    var giving = Giving(self, part, to: person, today: today, source)
    let wanted = Set(subjects)
    for thing in map.things where wanted.contains(thing.subject) {
      let name = name(of: thing.subject)
      if let why = giving.take(thing) {
        result.refused.append("\(name): \(why)")
        continue
      }
      let old = part == .owner ? thing.owner : thing.deputy
      guard old != person else { continue }
      let promoted = part == .owner && person != nil && thing.deputy == person
      result.given.append(
        "\(name) \(part.rawValue): \(nameOrNobody(old)) → \(nameOrNobody(person))"
          + (promoted ? ", who was deputy; it has no deputy now" : ""))
    }
    giving.finish(library: library)
    source = giving.source
    result.changes = giving.changes
    guard let person, part == .owner, !result.changes.isEmpty else { return result }
    let share = OwnershipMap(of: giving.after, today: today, library: library).share(of: person)
    if share.isTooMuch, share.count > map.share(of: person).count {
      result.warnings.append(
        "\(share.percent) % of everything would hang on \(personName(person)), \(share.count) of \(share.of) things"
      )
    }
    return result
  }

  private func nameOrNobody(_ person: RecordID?) -> String {
    person == nil ? "nobody" : personName(person)
  }
}

/// What somebody is for a thing.
package enum OwnershipPart: String, Hashable, Sendable {
  case owner, deputy
}
