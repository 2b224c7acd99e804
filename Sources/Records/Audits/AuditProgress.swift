/// How far an audit has been walked; lines that are left out do not count.
package struct AuditProgress: Hashable, Sendable {
  package var total = 0
  /// Lines with a verdict other than "to investigate".
  package var assessed = 0
  package var counts: [AuditLine.Finding: Int] = [:]
  /// Lines that are left out, with a reason.
  package var dropped = 0
  /// Seconds that the auditors spent on the lines.
  package var spent = 0

  package init() {}

  /// Takes one more line into account.
  package mutating func count(_ line: AuditLine) {
    spent += line.spent
    guard !line.isDropped else {
      dropped += 1
      return
    }
    total += 1
    if line.isAssessed { assessed += 1 }
    if let finding = line.finding { counts[finding, default: 0] += 1 }
  }
}

extension Organisation {
  /// How far each audit has been walked.
  package var progress: [RecordID: AuditProgress] { AuditLineIndex(of: self).progress }
}
