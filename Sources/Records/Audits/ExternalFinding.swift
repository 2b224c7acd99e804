/// One finding of a certification body as its report words it, to be put on file.
package struct ExternalFinding: Hashable, Sendable {
  /// The body's reference of it; may be empty.
  package var reference = ""
  /// One of minor, major, observation, OFI and strength.
  package var finding = AuditLine.Finding.minor
  package var clauses: [ClauseReference] = []
  /// The body's own words.
  package var wording = ""
  /// What the register calls it; the first sentence of the wording when empty.
  package var title = ""
  package var area: RecordID?
  package var owner: RecordID?
  /// The line of the report that it begins in, from 1; `nil` when it was typed.
  package var place: Int?

  package init() {}

  /// The findings that a certification body's report has.
  package static let grades: [AuditLine.Finding] = [.minor, .major, .observation, .ofi, .strength]

  /// What the register calls it.
  package var proposedTitle: String {
    title.trimmed.isEmpty ? ExternalFinding.title(from: wording) : title.trimmed
  }

  /// The first sentence of a text in one line, cut between words where it is long.
  package static func title(from wording: String) -> String {
    let line = wording.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var sentence = line
    var place = line.startIndex
    while let mark = line[place...].firstIndex(where: { ".!?;".contains($0) }) {
      let after = line.index(after: mark)
      // A full stop in a number, a reference or an abbreviation is followed by something else than a blank and a capital.
      let rest = line[after...].drop(while: \.isWhitespace)
      let isEnd =
        rest.isEmpty || (line[after].isWhitespace && rest.first?.isUppercase == true)
      if isEnd, line[..<mark].split(separator: " ").count > 2 {
        sentence = String(line[..<mark])
        break
      }
      guard after < line.endIndex else { break }
      place = after
    }
    guard sentence.count > 100 else {
      return sentence.last == "." ? String(sentence.dropLast()) : sentence
    }
    let start = sentence.prefix(99)
    let words = start.lastIndex(of: " ").map { start[..<$0] } ?? start
    return (words.count > 50 ? words : start) + "…"
  }
}

extension Organisation {
  /// What changes when findings of a certification body are put on file, all in one step.
  ///
  /// Each becomes a line of the audit, assessed on its last day, and, but for strengths, an action that is due by the
  /// body's deadlines; both know each other.
  ///
  /// - Returns: the changes, the new lines, and the names of the new actions.
  package func changes(
    adding findings: [ExternalFinding], to audit: Audit, by who: String, today: Day,
    newID: () -> RecordID
  ) -> (changes: [Change], lines: [AuditLine], actions: [Action]) {
    var after = self
    var order = lines(of: audit.id).map(\.order).max() ?? 0
    var added: (changes: [Change], lines: [AuditLine], actions: [Action]) = ([], [], [])
    for finding in findings {
      order += 1
      var line = AuditLine(id: newID())
      line.audit = audit.id
      line.order = order
      line.isByHand = true
      line.assessed = min(audit.lastDay ?? today, today)
      line.by = audit.lead
      line.take(finding)
      if finding.finding.makesAction {
        let action = after.action(for: finding, on: line, of: audit, today: today, id: newID())
        line.action = action.id
        after.actions.put(action)
        added.actions.append(action)
        added.changes += changes(goingOnWith: action, by: who, on: today)
      }
      added.lines.append(line)
      added.changes += changes(putting: line)
    }
    if var current = audits[audit.id], current.state == .planned, !findings.isEmpty {
      current.state = .inProgress
      added.changes += changes(putting: current)
    }
    return added
  }

  /// The action for a finding, with a reference of its own and due by the body's deadlines.
  package func action(
    for finding: ExternalFinding, on line: AuditLine, of audit: Audit, today: Day, id: RecordID
  ) -> Action {
    var action = Action(id: id)
    action.take(finding.finding, on: line)
    action.source = .externalAudit
    action.title = finding.proposedTitle
    action.clauses = finding.clauses
    action.notes = finding.wording
    action.area = finding.area ?? (audit.areas.count == 1 ? audit.areas.first : nil)
    let owner = finding.owner ?? areas[action.area]?.owner
    action.owner = owner.flatMap { people[$0]?.isActive(on: today) == true ? $0 : nil }
    action.raised = min(audit.lastDay ?? today, today)
    action.line = line.id
    action.due = externalDue(of: action, in: audit)
    action.reference = nextReference(
      for: action.actionKind, year: (action.raised ?? today).year)
    return action
  }

  /// The day by which a finding is answered: a nonconformity by the body's evidence or major deadline, anything else
  /// when the body comes again, but before a certificate ends.
  package func externalDue(of action: Action, in audit: Audit) -> Day? {
    guard let deadlines = externalDeadlines(of: audit, clauses: action.clauses) else { return nil }
    return action.actionKind == .nonconformity
      ? deadlines.answer(to: action.grade).day : deadlines.improvement.day
  }
}

extension AuditLine {
  /// Takes what a certification body found.
  package mutating func take(_ found: ExternalFinding) {
    finding = found.finding
    clause = found.clauses.first
    also = Array(found.clauses.dropFirst())
    reference = found.reference
    notes = found.wording
    area = found.area
    // What a list of lines calls it; the report's own words stand in the notes.
    question = found.proposedTitle
  }
}
