/// How far an audit has been walked.
package struct AuditProgress: Hashable, Sendable {
  package var total = 0
  /// Lines with a verdict other than "to investigate".
  package var assessed = 0
  package var counts: [AuditLine.Finding: Int] = [:]

  package init() {}

  /// Takes one more line into account.
  package mutating func count(_ line: AuditLine) {
    // What was left out, or withdrawn, is neither owed nor found.
    if line.isDropped { return }
    total += 1
    if line.isAssessed { assessed += 1 }
    if let finding = line.finding { counts[finding, default: 0] += 1 }
  }
}

extension Organisation {
  /// How far each audit has been walked.
  package var progress: [RecordID: AuditProgress] {
    var progress: [RecordID: AuditProgress] = [:]
    for line in auditLines.all {
      guard let audit = line.audit else { continue }
      progress[audit, default: AuditProgress()].count(line)
    }
    return progress
  }
}
