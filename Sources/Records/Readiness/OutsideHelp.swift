/// A sign that help from outside would pay: what it is, what it could be, and the records that say so.
package struct OutsideHelp: Hashable, Sendable {
  package let text: String
  /// What kind of help.
  package let help: String
  package let records: [RecordPlace]
}

extension Organisation {
  /// From how many of the same findings on internal audits are said to find the same again and again.
  private static let sameAgain = 3
  /// How many days before an external audit it is late to find out by it.
  private static let soon = 90
  /// Below how many points an audit that is near is worth a look from outside first.
  private static let low = 60
  /// By how many points within half a year the system is said to be losing ground.
  private static let fall = 10

  /// The signs of a day: reviews that decide nothing, audits that find the same, confidence lost, a change or an audit
  /// ahead that the system is not ready for.
  ///
  /// - Parameter halfYearAgo: the readiness of about six months ago, where the history tells it.
  package func outsideHelp(
    today: Day, library: Library, readiness: Readiness, halfYearAgo: Readiness? = nil
  ) -> [OutsideHelp] {
    reviewHelp(today: today) + auditHelp(today: today)
      + confidenceHelp(readiness, halfYearAgo: halfYearAgo)
      + changeHelp(today: today, library: library) + gapHelp(today: today, readiness)
  }

  private func reviewHelp(today: Day) -> [OutsideHelp] {
    let held = reviews.all.filter { ($0.held ?? .never) <= today && $0.cancelled.isEmpty }
      .sorted { ($0.held ?? .never, $0.id) < ($1.held ?? .never, $1.id) }.suffix(2)
    guard held.count == 2, held.allSatisfy(\.decisions.isEmpty) else { return [] }
    return [
      OutsideHelp(
        text:
          "the last two management reviews decided nothing (\(held.map(\.name).joined(separator: ", ")))",
        help: "someone who has seen other reviews to lead the next one",
        records: held.map { RecordPlace(kind: .review, id: $0.id) })
    ]
  }

  private func auditHelp(today: Day) -> [OutsideHelp] {
    let since = lookBackStart(today)
    let all = actions.all
    let again = all.indices.filter { place in
      all[place].source == .internalAudit && all[place].recurrenceOf != nil
        && all[place].stage != .cancelled
        && all[place].raised.map { $0 >= since && $0 <= today } ?? false
    }.map { all[$0].id }
    guard again.count >= Organisation.sameAgain else { return [] }
    return [
      OutsideHelp(
        text: "internal audits found the same again \(again.count) times (\(names(of: again)))",
        help: "a cause analysis led by someone who does not know the answer already",
        records: again.map { RecordPlace(kind: .action, id: $0) })
    ]
  }

  private func confidenceHelp(_ readiness: Readiness, halfYearAgo: Readiness?) -> [OutsideHelp] {
    let signs: Set<ReadinessRule> = [.unread, .auditsPutOff, .actionsSlipping]
    let causes = readiness.causes.filter { signs.contains($0.rule) }
    let lost = halfYearAgo.map { $0.points - readiness.points } ?? 0
    if lost >= Organisation.fall {
      return [
        OutsideHelp(
          text: "\(lost) points lost within six months",
          help: "a look at the whole from outside: what the system costs and what it gives",
          records: causes.flatMap(\.records))
      ]
    }
    guard causes.count == signs.count else { return [] }
    return [
      OutsideHelp(
        text:
          "objectives unread, audits put off, actions that slip: nobody seems to count on the system",
        help: "a look at the whole from outside: what the system costs and what it gives",
        records: causes.flatMap(\.records))
    ]
  }

  private func changeHelp(today: Day, library: Library) -> [OutsideHelp] {
    transitionGaps(library: library).compactMap { gaps in
      guard let by = gaps.transition, by >= today, by <= today.adding(months: 12) else {
        return nil
      }
      let open = gaps.items.count(where: \.isOpen)
      guard open > 0 else { return nil }
      return OutsideHelp(
        text:
          "\(open) clauses of \(gaps.new.text) untouched, and the transition ends on \(by.full)",
        help: "a gap analysis against the new edition", records: [])
    }
  }

  private func gapHelp(today: Day, _ readiness: Readiness) -> [OutsideHelp] {
    guard readiness.points < Organisation.low else { return [] }
    let near = audits.all.filter { audit in
      guard audit.auditKind.isExternal, audit.auditKind != .followUp, audit.state == .planned,
        let day = audit.starts ?? audit.planned
      else { return false }
      return day >= today && day - today <= Organisation.soon
    }
    return near.min { ($0.starts ?? $0.planned ?? .never) < ($1.starts ?? $1.planned ?? .never) }
      .map { audit in
        OutsideHelp(
          text: "\(audit.name) is near, and readiness is at \(readiness.points)",
          help: "a gap analysis before the audit",
          records: [RecordPlace(kind: .audit, id: audit.id)])
      }.map { [$0] } ?? []
  }
}
