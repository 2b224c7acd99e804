/// Advice on what several actions say together: the system may be at fault and not the single case.
extension Organisation {
  /// Several minors on one clause, open or closed, within the look-back: a system that fails (ISO/IEC 17021-1, 3.12,
  /// allows several related minors to be taken for a major).
  ///
  /// A minor counts for its clause and those above it, but for whole chapters: one on 8.4.1 counts for 8.4, not for 8.
  /// A clause above is told of only where enough minors are not told of already.
  func severalMinors(today: Day, library: Library?) -> [Advisory] {
    let enough = max(2, profile.advisoryCount)
    let since = lookBackStart(today)
    let actions = actions.all
    var byClause: [ClauseReference: ActionPlaces] = [:]
    for place in actions.indices
    where actions[place].grade == .minor && actions[place].actionKind == .nonconformity
      && actions[place].stage != .cancelled
    {
      guard let raised = actions[place].raised, raised >= since, raised <= today else { continue }
      for clause in actions[place].clauses {
        byClause[clause, default: ActionPlaces()].add(place, raised: raised)
      }
    }
    var parts: [ClauseReference: [ClauseReference]] = [:]
    for clause in byClause.keys {
      parts[clause, default: []].append(clause)
      for above in clause.requirementsAbove { parts[above, default: []].append(clause) }
    }
    var told: [(clause: ClauseReference, places: ActionPlaces)] = []
    // The deeper a clause, the closer to what is wrong.
    for (clause, parts) in parts.sorted(by: { $1.key < $0.key }) {
      let places = ActionPlaces(parts.compactMap { byClause[$0] })
      let below = told.filter { $0.clause.isWithin(clause) }.map(\.places)
      guard places.count >= enough, places.count(without: below) >= enough else { continue }
      told.append((clause, places))
    }
    return told.sorted { $0.clause < $1.clause }.map { clause, places in
      let found = places.places.map { actions[$0].id }
      let title = library?.title(of: clause).map { " (\($0))" } ?? ""
      return Advisory(
        .severalMinors, about: clause.description, actions: found,
        .sentence(
          finding:
            "\(found.count) minors on \(clause)\(title) within \(profile.lookBackMonths) months "
            + "(\(names(of: found)))",
          suggestion: "consider a major, and one cause behind them"))
    }
  }

  /// Nonconformities with one cause in several areas within the look-back: what caused them is not the area's own.
  ///
  /// The cause is the same when its category is, or when root causes say the same in the same words.
  func causesAcrossAreas(today: Day) -> [Advisory] {
    let enough = max(2, profile.advisoryCount)
    let since = lookBackStart(today)
    let actions = actions.all
    var byCategory: [String: Cause] = [:]
    var byText: [String: Cause] = [:]
    for place in actions.indices
    where actions[place].area != nil && actions[place].actionKind == .nonconformity
      && actions[place].stage != .cancelled
    {
      guard let area = actions[place].area, let raised = actions[place].raised, raised >= since,
        raised <= today
      else { continue }
      let category = actions[place].causeCategory.trimmed
      if !category.isEmpty {
        byCategory[category.lowercased(), default: Cause(name: category)]
          .add(place, area: area, raised: raised)
      }
      let whys = actions[place].whys
      for root in whys.roots.map({ whys[$0].text.trimmed }) where !root.isEmpty {
        byText[root.lowercased(), default: Cause(name: "“\(root)”")]
          .add(place, area: area, raised: raised)
      }
    }
    let categories = byCategory.filter { $0.value.areas.count >= enough }
    // What its category tells of already is not told of twice.
    let texts = byText.filter { cause in
      cause.value.areas.count >= enough
        && !categories.values.contains { cause.value.places.count(without: [$0.places]) == 0 }
    }
    return [categories, texts].flatMap { causes in
      causes.sorted { $0.key < $1.key }.map { key, cause in
        let found = cause.places.places.map { actions[$0].id }
        return Advisory(
          .causeAcrossAreas, about: key, actions: found,
          .sentence(
            finding: "one cause, \(cause.name), in \(cause.areas.count) areas within "
              + "\(profile.lookBackMonths) months (\(names(of: found)))",
            suggestion: "consider the system and not the area: one action for all of them"))
      }
    }
  }

  private struct Cause {
    let name: String
    var places = ActionPlaces()
    var areas: Set<RecordID> = []

    mutating func add(_ place: Int, area: RecordID, raised: Day) {
      places.add(place, raised: raised)
      areas.insert(area)
    }
  }
}

extension ClauseReference {
  /// The clauses that this one is part of, but for whole chapters: 8.5.1 and 8.5 of 8.5.1.2.
  var requirementsAbove: [ClauseReference] {
    let segments = number.split(separator: ".")
    let least = segments.first == "A" ? 3 : 2
    guard segments.count > least else { return [] }
    return (least..<segments.count).reversed().map {
      ClauseReference(edition: edition, number: segments.prefix($0).joined(separator: "."))
    }
  }
}
