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
  /// The cause is the same when its category is; where none is given, when the root causes say the same in the same
  /// words.
  func causesAcrossAreas(today: Day) -> [Advisory] {
    let enough = max(2, profile.advisoryCount)
    let since = lookBackStart(today)
    let actions = actions.all
    // By the texts as they are written: there are few, and only they need be put into one form.
    var written: [String: ActionPlaces] = [:]
    for place in actions.indices
    where actions[place].area != nil && actions[place].actionKind == .nonconformity
      && actions[place].stage != .cancelled
    {
      guard let raised = actions[place].raised, raised >= since, raised <= today else { continue }
      if !actions[place].causeCategory.isEmpty {
        written[actions[place].causeCategory, default: ActionPlaces()].add(place, raised: raised)
      } else if !actions[place].whys.isEmpty {
        for cause in actions[place].rootCauses where !cause.isEmpty {
          written["“\(cause.trimmed)”", default: ActionPlaces()].add(place, raised: raised)
        }
      }
    }
    var causes: [String: (name: String, places: [ActionPlaces])] = [:]
    for (text, places) in written {
      let name = text.trimmed
      if name.isEmpty { continue }
      let known = causes[name.lowercased()]
      causes[name.lowercased()] = (
        min(known?.name ?? name, name), (known?.places ?? []) + [places]
      )
    }
    return causes.sorted { $0.key < $1.key }.compactMap { key, cause in
      let places = ActionPlaces(cause.places)
      guard places.count >= enough else { return nil }
      let areas = Set(places.places.map { actions[$0].area })
      guard areas.count >= enough else { return nil }
      let found = places.places.map { actions[$0].id }
      return Advisory(
        .causeAcrossAreas, about: key, actions: found,
        .sentence(
          finding: "one cause, \(cause.name), in \(areas.count) areas within "
            + "\(profile.lookBackMonths) months (\(names(of: found)))",
          suggestion: "consider the system and not the area: one action for all of them"))
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
