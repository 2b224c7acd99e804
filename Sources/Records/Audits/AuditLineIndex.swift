/// The lines of every audit in order, how far each was walked, and which clauses were assessed when.
///
/// A file may hold tens of thousands of lines of which one changes at a time: only the audits whose lines changed are read
/// again.
package struct AuditLineIndex: Sendable {
  private var lineIDs: [RecordID: [RecordID]] = [:]
  private var auditOfLine: [RecordID: RecordID] = [:]
  private var assessedOn: [RecordID: [ClauseReference: Day]] = [:]
  /// How far each audit has been walked; audits without lines are left out.
  package private(set) var progress: [RecordID: AuditProgress] = [:]

  package init(of organisation: Organisation) {
    let lines = organisation.auditLines.all
    for place in lines.indices {
      guard let audit = lines[place].audit else { continue }
      auditOfLine[lines[place].id] = audit
      lineIDs[audit, default: []].append(lines[place].id)
    }
    for audit in lineIDs.keys { read(audit, in: organisation) }
  }

  /// Follows a change of some lines: changed, added or taken out.
  package mutating func follow(
    _ changed: some Sequence<RecordID>, in organisation: Organisation
  ) {
    var stale: Set<RecordID> = []
    for line in changed {
      let before = auditOfLine[line]
      let now = organisation.auditLines[line]?.audit
      stale.formUnion([before, now].compactMap { $0 })
      guard before != now else { continue }
      auditOfLine[line] = now
      if let before { lineIDs[before]?.removeAll { $0 == line } }
      if let now { lineIDs[now, default: []].append(line) }
    }
    for audit in stale { read(audit, in: organisation) }
  }

  /// The lines of an audit in the order of its checklist.
  package func lines(of audit: RecordID?) -> [RecordID] { audit.flatMap { lineIDs[$0] } ?? [] }

  /// The clauses that a line of an internal audit assessed, the last time between two days.
  package func clausesAssessed(
    from first: Day, to last: Day, in organisation: Organisation
  ) -> Set<ClauseReference> {
    var clauses: Set<ClauseReference> = []
    for (audit, days) in assessedOn
    where organisation.audits[audit]?.countsForCoverage ?? true {
      for (clause, day) in days where first <= day && day <= last { clauses.insert(clause) }
    }
    return clauses
  }

  private mutating func read(_ audit: RecordID, in organisation: Organisation) {
    let lines = (lineIDs[audit] ?? []).compactMap { organisation.auditLines[$0] }
      .sorted { $0.precedes($1) }
    guard !lines.isEmpty else {
      lineIDs[audit] = nil
      progress[audit] = nil
      assessedOn[audit] = nil
      return
    }
    lineIDs[audit] = lines.map(\.id)
    var walked = AuditProgress()
    var days: [ClauseReference: Day] = [:]
    for line in lines {
      walked.count(line)
      guard line.isAssessed, !line.isDropped, let day = line.assessed else { continue }
      for clause in line.clauses { days[clause] = max(days[clause] ?? day, day) }
    }
    progress[audit] = walked
    assessedOn[audit] = days
  }
}
