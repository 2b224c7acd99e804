/// What became of what the audit of the same scope before found.
package struct AuditComparison: Hashable, Sendable {
  /// How the verdict on a clause or an area changed.
  package enum Turn: String, Hashable, Sendable, CaseIterable {
    case worse, better, same
    /// Assessed now and not then.
    case new
    /// Assessed then and not now.
    case notSeen = "not assessed now"
  }

  /// A clause, or an area as a whole, and the gravest verdict on it.
  package struct Row: Hashable, Sendable {
    package let topic: AuditTopic
    package let before: AuditLine.Finding?
    package let now: AuditLine.Finding?

    package var turn: Turn {
      guard let now = now?.gravity else { return .notSeen }
      guard let before = before?.gravity else { return .new }
      return now > before ? .worse : now < before ? .better : .same
    }
  }

  package let previous: Audit
  /// Sorted by clause, areas last; those that neither audit assessed are left out.
  package let rows: [Row]
  /// Findings on what had findings before.
  package let returned: [AuditLine]
  /// Earlier findings on what was assessed again, without a finding this time.
  package let gone: [AuditLine]
  /// Earlier findings on what was not assessed this time: nobody knows.
  package let open: [AuditLine]

  package func count(_ turn: Turn) -> Int { rows.count { $0.turn == turn } }
}

extension Organisation {
  /// The comparison of an audit with the last one of its scope; `nil` when there was none.
  package func comparison(of audit: Audit, library: Library) -> AuditComparison? {
    guard let previous = earlierAudits(ofScopeOf: audit, library: library).first else { return nil }
    let present = lines(of: audit.id).filter { !$0.isDropped }
    let earlier = lines(of: previous.id).filter { !$0.isDropped }
    let known = Set(present.flatMap(\.topics))
    // What was found against the superseded edition stands beside the clause that goes on from it.
    var successor: [AuditTopic: AuditTopic] = [:]
    for case .clause(let clause) in known {
      guard let old = library.predecessor(of: clause) else { continue }
      if !known.contains(.clause(old)) { successor[.clause(old)] = .clause(clause) }
    }
    func topics(_ line: AuditLine) -> [AuditTopic] { line.topics.map { successor[$0] ?? $0 } }
    let now = gravest(present, topics: \.topics)
    let before = gravest(earlier, topics: topics)
    let found = { (finding: AuditLine.Finding?) in finding?.makesAction ?? false }
    let findings = earlier.filter { found($0.finding) }
    return AuditComparison(
      previous: previous,
      rows: Set(now.keys).union(before.keys).sorted().map {
        AuditComparison.Row(topic: $0, before: before[$0], now: now[$0])
      },
      returned: present.filter { line in
        found(line.finding) && line.topics.contains { found(before[$0]) }
      },
      gone: findings.filter { line in
        let seen = topics(line).compactMap { now[$0] }
        return !seen.isEmpty && !seen.contains { found($0) }
      },
      open: findings.filter { line in !topics(line).contains { now[$0] != nil } })
  }

  /// The gravest verdict on each clause or area of some lines.
  private func gravest(
    _ lines: [AuditLine], topics: (AuditLine) -> [AuditTopic]
  ) -> [AuditTopic: AuditLine.Finding] {
    var verdicts: [AuditTopic: AuditLine.Finding] = [:]
    for line in lines {
      guard let finding = line.finding, let gravity = finding.gravity else { continue }
      for topic in topics(line) where (verdicts[topic]?.gravity ?? -1) < gravity {
        verdicts[topic] = finding
      }
    }
    return verdicts
  }
}
