/// Why an action may not take a step; a sentence that says what to do.
package enum ActionProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case cannotClose(reference: String, gaps: [ClosingGap])
  case cancelNeedsReason(reference: String)
  case reopenNeedsReason(reference: String)
  case moveNeedsReason(reference: String)
  case extensionNeedsDay(reference: String)
  case judgeNotIndependent(reference: String)
  case closedWouldLack(reference: String, gaps: [ClosingGap])

  package var description: String {
    switch self {
    case .cannotClose(let reference, let gaps):
      "\(reference) cannot close yet; it needs "
        + gaps.map(\.description).joined(separator: "; ")
    case .cancelNeedsReason(let reference):
      "\(reference) is only cancelled with a reason; write why"
    case .reopenNeedsReason(let reference):
      "\(reference) is only opened again with a reason; write why"
    case .moveNeedsReason(let reference):
      "the due date of \(reference) is only moved with a reason; write why"
    case .extensionNeedsDay(let reference):
      "the extension of \(reference) is agreed until a day; write which"
    case .closedWouldLack(let reference, let gaps):
      "\(reference) is closed and would then lack \(gaps.map(\.description).joined(separator: "; ")); "
        + "t opens it again, with a reason"
    case .judgeNotIndependent(let reference):
      "the effectiveness of \(reference) is judged by someone other than its owner and those who did the steps; "
        + "choose another person"
    }
  }
}
