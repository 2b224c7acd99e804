extension Action {
  /// Takes the kind and the grade that a finding stands for: a nonconformity is minor or major, an observation or an
  /// OFI is an improvement.
  ///
  /// A nonconformity on a follow-up line is the earlier one again.
  package mutating func take(_ finding: AuditLine.Finding, on line: AuditLine) {
    switch finding {
    case .major, .minor:
      actionKind = .nonconformity
      grade = finding == .major ? .major : .minor
      recurrenceOf = line.earlier ?? recurrenceOf
    default:
      actionKind = .improvement
      grade = nil
      if recurrenceOf == line.earlier { recurrenceOf = nil }
    }
  }
}

extension Action {
  /// Takes the finding back that the action came from: it is cancelled, with the reason, and stays on file.
  ///
  /// What is closed already stays closed; that the finding was withdrawn is noted with what happened.
  package mutating func withdrawFinding(
    by who: String, on today: Day, why: String
  ) throws(AuditProblem) {
    let why = why.trimmed
    guard !why.isEmpty else { throw .withdrawalNeedsReason(reference: name) }
    loseFinding(by: who, on: today, why: why)
  }

  /// Takes the finding back for a reason that is known.
  mutating func loseFinding(by who: String, on today: Day, why: String) {
    let reason = "Finding withdrawn: \(why)"
    // What was not found did not come back either.
    recurrenceOf = nil
    if stage == .closed {
      notes += (notes.isEmpty ? "" : "\n") + "\(today) \(who): \(reason)"
    } else {
      cancelReason = reason
      closed = nil
      note(.cancelled, by: who, on: today, why: reason)
    }
  }

  /// Opens the action again when its finding, once withdrawn, is made again.
  package mutating func findAgain(by who: String, on today: Day) {
    guard stage == .cancelled else { return }
    cancelReason = ""
    note(.open, by: who, on: today, why: "The finding was made again")
  }
}
