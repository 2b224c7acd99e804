/// Why an audit may not take a step; a sentence that says what to do.
package enum AuditProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case moveNeedsReason, reopeningNeedsReason, cancellingNeedsReason
  case withdrawalNeedsReason(reference: String)
  case leavingOutNeedsReason
  case followUpCannotBeLeftOut(earlier: String)
  case signedOff(audit: String, line: String)

  package var description: String {
    switch self {
    case .moveNeedsReason: "an audit is only moved with a reason; write why"
    case .reopeningNeedsReason:
      "a signed-off audit is only opened again with a reason: R asks for it"
    case .cancellingNeedsReason: "an audit is only cancelled with a reason; write why"
    case .withdrawalNeedsReason(let reference):
      "a finding is only withdrawn with a reason, which stays with \(reference); write why"
    case .leavingOutNeedsReason: "a line is only left out with a reason; write why"
    case .followUpCannotBeLeftOut(let earlier):
      "the follow-up of \(earlier) cannot be left out, only answered"
    case .signedOff(let audit, let line):
      "\(audit) is signed off: its line \(line) cannot be changed; R opens the audit again with a reason"
    }
  }
}

extension Audit {
  /// The day by which the audit is to take place; `nil` when it needs no more, or has no day.
  ///
  /// The certification body writes the report of an external one: it was held once its last day has passed, or findings
  /// are on file. While it lasts its last day is the one.
  package func owedDay(on today: Day) -> Day? {
    guard !state.isFinal else { return nil }
    guard auditKind.isExternal else { return planned }
    guard state == .planned else { return nil }
    if let ends {
      let first = starts ?? planned ?? ends
      // Once its last day has passed it was held, whatever day it was planned for.
      return ends < today ? nil : first >= today && first <= ends ? first : ends
    }
    return starts ?? planned
  }

  /// Whether the day by which it is to take place has passed; the day itself is still in time.
  package func isOverdue(on today: Day) -> Bool { (owedDay(on: today) ?? .never) < today }

  /// Moves the planned day, keeping the old one with who, when and why; the first day needs no reason.
  package mutating func move(
    to day: Day?, by who: String, on today: Day, why: String
  ) throws(AuditProblem) {
    guard day != planned else { return }
    if let old = planned {
      guard !why.trimmed.isEmpty else { throw .moveNeedsReason }
      moves.append(DateMove(from: old, to: day, by: who, on: today, why: why.trimmed))
      moveAgreedDays(to: day)
    }
    planned = day
  }

  /// The days agreed with a certification body go along, as long as they were; else the old ones would count as held.
  private mutating func moveAgreedDays(to day: Day?) {
    guard auditKind.isExternal, state == .planned else { return }
    guard let day else { return (starts, ends) = (nil, nil) }
    let length = starts.flatMap { first in ends.map { max(0, $0 - first) } } ?? 0
    if starts != nil { starts = day }
    if ends != nil { ends = day + length }
  }

  /// Signs the audit off: its lines can no longer be changed.
  package mutating func signOff(on today: Day) {
    state = .reported
    reported = today
  }

  /// Opens a signed-off audit again; the reason stays on record.
  package mutating func reopen(by who: String, on today: Day, why: String) throws(AuditProblem) {
    guard !why.trimmed.isEmpty else { throw .reopeningNeedsReason }
    state = .inProgress
    reported = nil
    reopenings.append("\(today) \(who): \(why.trimmed)")
  }

  /// Cancels the audit; the reason stays in its notes.
  package mutating func cancel(why: String) throws(AuditProblem) {
    guard !why.trimmed.isEmpty else { throw .cancellingNeedsReason }
    state = .cancelled
    notes += (notes.isEmpty ? "" : "\n") + "Cancelled: \(why.trimmed)"
  }
}
