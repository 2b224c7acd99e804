/// What should not be so in audits (clause 9.2).
extension Linter {
  mutating func lookAtAudits() {
    var unassessed: [RecordID: Int] = [:]
    var bare: [RecordID: [RecordID]] = [:]
    let lines = organisation.auditLines.all
    for place in lines.indices where !lines[place].isDropped {
      guard let audit = lines[place].audit else { continue }
      if !lines[place].isAssessed { unassessed[audit, default: 0] += 1 }
      if lines[place].finding?.makesAction ?? false,
        organisation.actions[lines[place].action] == nil
      {
        bare[audit, default: []].append(lines[place].id)
      }
    }
    let lately = today.adding(months: -12)
    for audit in organisation.audits.all {
      if audit.state == .reported, let count = unassessed[audit.id] {
        add(
          .unassessedLines, .audit, audit.id,
          "\(audit.name) is reported, and \(count) of its lines \(count == 1 ? "is" : "are") not assessed",
          remedy: "open it again with a reason (3, R) and assess them, or leave them out with one")
      }
      if audit.state == .reported || audit.auditKind.isExternal, let found = bare[audit.id] {
        let names = found.prefix(3).compactMap { organisation.auditLines[$0]?.name }
        let more = found.count > names.count ? " and \(found.count - names.count) more" : ""
        add(
          .findingWithoutAction, .audit, audit.id,
          "\(audit.name): \(found.count) finding\(found.count == 1 ? "" : "s") without an action: "
            + names.joined(separator: ", ") + more,
          remedy: "make an action of each (3, Enter)")
      }
      if audit.state == .reported, (audit.day ?? .never) >= lately, (audit.day ?? .never) <= today {
        lookAtFlags(audit)
      }
    }
  }

  private mutating func lookAtFlags(_ audit: Audit) {
    for flag in organisation.flags(of: audit, library: library) {
      switch flag {
      case .noFinding(let assessed):
        add(
          .auditWithoutFinding, .audit, audit.id,
          "\(audit.name) found nothing at all in \(assessed) line\(assessed == 1 ? "" : "s")",
          remedy: "another auditor or more samples next time, unless it is known why (waive it)")
      case .unchangedChecklist(let since, _):
        add(
          .checklistUnchanged, .audit, audit.id,
          "\(audit.name) asks the same as the two audits of its scope before (\(since.listed()))",
          remedy: "change its questions before the next one (3, Q)")
      }
    }
  }
}
