/// A verdict on a line of an audit, and what was written with it.
package struct LineAnswer: Hashable, Sendable {
  /// The line with everything that is to be in it, its verdict too.
  package let line: AuditLine

  package init(line: AuditLine) { self.line = line }
}

/// What answering several lines at once comes to.
package struct AnsweredLines: Hashable, Sendable {
  package internal(set) var changes: [Change] = []
  /// References of the actions that findings led to.
  package internal(set) var added: [String] = []
  /// References of actions whose findings the answers withdrew: cancelled, unless they were closed.
  package internal(set) var withdrawn: [String] = []
}

extension Organisation {
  /// The changes that answer lines of an audit: each verdict by the rules of the walk, findings with their linked actions.
  ///
  /// - Parameters:
  ///   - answers: the lines as they are to be; one whose verdict is as on file keeps its day.
  ///   - who: under whose name.
  ///   - me: who raises the actions where the audit has no lead auditor.
  ///   - newID: makes the identifier of each action.
  package func changes(
    answering answers: [LineAnswer], of audit: Audit, library: Library, who: String, me: RecordID?,
    today: Day, newID: () -> RecordID
  ) throws(EditProblem) -> AnsweredLines {
    var copy = self
    var result = AnsweredLines()
    func take(_ changes: [Change]) throws(EditProblem) {
      for change in changes { try copy.apply(change) }
      result.changes += changes
    }
    for answer in answers {
      var line = answer.line
      let old = auditLines[line.id]
      if line.finding != old?.finding {
        line.assessed = line.finding == nil ? nil : today
        line.by = line.finding == nil ? "" : who
      }
      guard line != old else { continue }
      let isJudged = line.finding != old?.finding
      if let finding = line.finding, finding.makesAction, isJudged {
        if var action = copy.actions[line.action] {
          action.findAgain(by: who, on: today)
          let wasDue = copy.externalDue(of: action, in: audit)
          action.take(finding, on: line)
          if audit.auditKind.isExternal {
            action.follow(
              from: wasDue, to: copy.externalDue(of: action, in: audit), by: who, on: today,
              why: .grade(finding))
          }
          try take(copy.changes(goingOnWith: action, by: who, on: today))
        } else {
          var action = copy.action(
            newID(), for: finding, on: line, of: audit, raisedBy: audit.auditor ?? me,
            library: library, today: today)
          if audit.auditKind.isExternal {
            action.raised = min(audit.lastDay ?? today, today)
            action.due = copy.externalDue(of: action, in: audit)
          }
          action.reference = copy.nextReference(for: action.actionKind, year: today.year)
          line.action = action.id
          result.added.append(action.reference)
          try take(copy.changes(goingOnWith: action, by: who, on: today))
        }
      } else if isJudged, var action = copy.actions[line.action], action.stage != .cancelled {
        let answer = line.finding?.rawValue ?? "not assessed"
        action.loseFinding(by: who, on: today, why: "a later answer says \(answer)")
        result.withdrawn.append(action.name)
        try take(copy.changes(goingOnWith: action, by: who, on: today))
      }
      try take(copy.changes(putting: line))
    }
    if !result.changes.isEmpty, var begun = copy.audits[audit.id], begun.state == .planned {
      begun.state = .inProgress
      try take(copy.changes(putting: begun))
    }
    return result
  }
}
