extension ReviewFacts {
  /// What is known of changes inside and outside: standards, certificates, people.
  var issues: [ReviewFigure] {
    var figures: [ReviewFigure] = []
    for standard in library.successors(of: organisation.profile.standards) {
      // Before it was published it took nothing's place.
      guard let succession = standard.succession, succession.published.map({ $0 <= day }) ?? true
      else { continue }
      let until = succession.transition.map { ", transition until \($0.full)" } ?? ""
      figures.append(
        ReviewFigure(
          text: "\(standard.edition) takes the place of \(succession.supersedes)\(until)",
          count: nil, records: []))
    }
    let cycles = organisation.certificateCycles(today: day, library: library, countsGaps: false)
    let ending = cycles.filter { cycle in
      guard let last = cycle.validUntil, cycle.state != .moved else { return false }
      return last <= day.adding(months: 12)
    }.map(\.certificate)
    // Of a first review everybody would have joined since.
    let people =
      last == nil ? [] : organisation.people.all.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    return figures + [
      figure(
        "certificate", nil, "that ended or ends within 12 months", .certificate,
        ending.map(\.id))
    ]
      + (last == nil
        ? []
        : [
          figure(
            "person", "people", "joined \(period)", .person,
            people.filter { $0.joined != nil && isNew($0.joined) }.map(\.id)),
          figure(
            "person", "people", "left \(period)", .person,
            people.filter { $0.left.map { isNew($0) && $0 < day } ?? false }.map(\.id)),
        ]) + about("context of the business", clauses: ["4.1"])
  }

  var resources: [ReviewFigure] {
    let gaps = matrix.gaps
    let expired = gaps.filter { $0.state == .expired }
    let areas = organisation.areas.all.filter { area in
      !(organisation.people[area.owner]?.isActive(on: day) ?? false)
    }
    return [
      figure("person", "people", "with a training gap", .person, gaps.map(\.person)),
      figure("person", "people", "with a training expired", .person, expired.map(\.person)),
      figure(
        "competence", nil, "that only one person has", .competence, matrix.heldByOne.map(\.id)),
      figure("area", nil, "that nobody owns", .area, areas.map(\.id)),
    ]
  }

  var monitoring: [ReviewFigure] {
    let checks = actions.filter { $0.stage == .verifying && !$0.isClosed(by: day) }
    return [
      figure(
        "objective", nil, "without a reading in time", .objective, unreadObjectives.map(\.id)),
      figure("check of effectiveness", "checks of effectiveness", "to come", checks),
      figure(
        "of these overdue", "of these overdue", "",
        checks.filter { ($0.effectivenessDue ?? .never) < day }),
    ] + documents
  }
}
