/// What a line of an audit is about: a clause, or an area as a whole.
package enum AuditTopic: Hashable, Comparable, Sendable {
  case clause(ClauseReference)
  case area(RecordID)
}

extension AuditLine {
  /// The clauses that the line asks about, else its area; empty for a line about neither.
  package var topics: [AuditTopic] {
    clauses.isEmpty ? area.map { [.area($0)] } ?? [] : clauses.map(AuditTopic.clause)
  }
}

extension AuditLine.Finding {
  /// How grave a finding is, the gravest the highest; `nil` for what says nothing of the requirement.
  package var gravity: Int? {
    switch self {
    case .major: 5
    case .minor: 4
    case .observation: 3
    case .ofi: 2
    case .conforming: 1
    case .strength: 0
    case .notApplicable, .toInvestigate: nil
    }
  }
}

extension Organisation {
  /// The reported audits of the same kind that looked at part of an audit's scope before it, the latest first.
  ///
  /// A clause of a superseded edition counts as the one that goes on from it.
  package func earlierAudits(ofScopeOf audit: Audit, library: Library) -> [Audit] {
    let areas = Set(audit.areas)
    let clauses = audit.clauses + audit.clauses.compactMap(library.predecessor)
    // What is not reported yet comes after all that is.
    let key = audit.state == .reported ? audit.reportedOrder : (.never, .never, audit.reference)
    return audits.all.filter { other in
      other.id != audit.id && other.state == .reported && other.auditKind == audit.auditKind
        && other.reportedOrder < key
        && (!areas.isDisjoint(with: other.areas)
          || other.clauses.contains { theirs in
            clauses.contains { $0.isWithin(theirs) || theirs.isWithin($0) }
          })
    }.sorted { $1.reportedOrder < $0.reportedOrder }
  }
}

extension Audit {
  fileprivate var reportedOrder: (Day, Day, String) {
    (day ?? Day(number: 0), reported ?? day ?? Day(number: 0), reference)
  }
}
