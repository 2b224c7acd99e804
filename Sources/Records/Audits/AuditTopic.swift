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
  /// Those that share a clause, or, where none does, those that share an area: an audit of other clauses in the same
  /// place says little of this one. A clause of a superseded edition counts as the one that goes on from it.
  package func earlierAudits(ofScopeOf audit: Audit, library: Library) -> [Audit] {
    // What is not reported yet comes after all that is.
    let key = audit.state == .reported ? audit.reportedOrder : (.never, .never, audit.reference)
    let earlier = audits.all.filter { other in
      other.id != audit.id && other.state == .reported && other.auditKind == audit.auditKind
        && other.reportedOrder < key
    }.sorted { $1.reportedOrder < $0.reportedOrder }
    let clauses = audit.clauses + audit.clauses.compactMap(library.predecessor)
    let byClause = earlier.filter { other in
      other.clauses.contains { theirs in
        clauses.contains { $0.isWithin(theirs) || theirs.isWithin($0) }
      }
    }
    guard byClause.isEmpty else { return byClause }
    // An area alone is a scope only where the clauses of both could be the same: not quality beside environment.
    let editions = Set(clauses.map(\.edition))
    return earlier.filter { other in
      !Set(other.areas).isDisjoint(with: audit.areas)
        && (editions.isEmpty || other.clauses.isEmpty
          || other.clauses.contains { editions.contains($0.edition) })
    }
  }
}

extension Audit {
  fileprivate var reportedOrder: (Day, Day, String) {
    (day ?? Day(number: 0), reported ?? day ?? Day(number: 0), reference)
  }
}
