/// What an action still lacks before it can be closed; a sentence for the person who closes it.
package enum ClosingGap: Hashable, Sendable, CustomStringConvertible {
  case owner, correction, rootCause, rootCauseRestatesTitle, completedStep
  case effectivenessCheck, effectivenessFailed, effectivenessEvidence, effectivenessJudge
  case effectivenessJudgedByOwner

  package var description: String {
    switch self {
    case .owner: "an owner"
    case .correction: "a correction (what fixed this occurrence)"
    case .rootCause: "a root cause (the last of the whys)"
    case .rootCauseRestatesTitle: "a root cause that says more than the title"
    case .completedStep: "a completed corrective step (cancelled ones do not count)"
    case .effectivenessCheck: "a passed effectiveness check"
    case .effectivenessFailed: "a passed effectiveness check (the last one said: it came back)"
    case .effectivenessEvidence: "evidence for the effectiveness check"
    case .effectivenessJudge: "who judged the effectiveness"
    case .effectivenessJudgedByOwner: "an effectiveness check by someone other than the owner"
    }
  }
}

extension Action {
  /// Whether the full way of clause 10.2 applies: cause analysis and effectiveness included.
  package var needsCauseAndEffectiveness: Bool { actionKind == .nonconformity }

  /// What is missing before the action can close (ISO 9001, 14001, 45001 and ISO/IEC 27001, clause 10.2).
  ///
  /// Other kinds than nonconformities need an owner only.
  package var closingGaps: [ClosingGap] {
    var gaps: [ClosingGap] = []
    if owner == nil { gaps.append(.owner) }
    guard needsCauseAndEffectiveness else { return gaps }
    if correction.trimmed.isEmpty { gaps.append(.correction) }
    if let rootCause = whys.last, !Action.significantWords(rootCause).isEmpty {
      if Action.significantWords(rootCause).isSubset(of: Action.significantWords(title)) {
        gaps.append(.rootCauseRestatesTitle)
      }
    } else {
      gaps.append(.rootCause)
    }
    if !plan.contains(where: \.isCompleted) { gaps.append(.completedStep) }
    switch effective {
    case nil: gaps.append(.effectivenessCheck)
    case false?: gaps.append(.effectivenessFailed)
    case true?:
      if effectiveEvidence.trimmed.isEmpty { gaps.append(.effectivenessEvidence) }
      if effectiveBy == nil {
        gaps.append(.effectivenessJudge)
      } else if effectiveBy == owner {
        gaps.append(.effectivenessJudgedByOwner)
      }
    }
    return gaps
  }

  /// The words of a text that carry meaning, in lower case.
  package static func significantWords(_ text: String) -> Set<String> {
    Set(
      text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
        .filter { !emptyWords.contains($0) })
  }

  private static let emptyWords: Set<String> = [
    "a", "an", "and", "are", "as", "at", "be", "been", "because", "by", "did", "do", "does", "for",
    "from", "had", "has", "have", "in", "is", "it", "its", "no", "not", "of", "on", "or", "so",
    "that", "the", "there", "they", "this", "to", "was", "we", "were", "with",
  ]
}

/// Why an action may not take a step; a sentence that says what to do.
package enum ActionProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case cannotClose(reference: String, gaps: [ClosingGap])
  case cancelNeedsReason(reference: String)
  case moveNeedsReason(reference: String)

  package var description: String {
    switch self {
    case .cannotClose(let reference, let gaps):
      "\(reference) cannot close yet; it needs "
        + gaps.map(\.description).joined(separator: "; ")
    case .cancelNeedsReason(let reference):
      "\(reference) is only cancelled with a reason; write why"
    case .moveNeedsReason(let reference):
      "the due date of \(reference) is only moved with a reason; write why"
    }
  }
}

extension Action {
  /// Takes the action to another stage.
  ///
  /// Closing asks for all that is missing, cancelling for a reason; going back from a final stage opens
  /// the action again.
  package mutating func move(
    to stage: Stage, on today: Day, reason: String = ""
  ) throws(ActionProblem) {
    switch stage {
    case .closed:
      let gaps = closingGaps
      guard gaps.isEmpty else { throw .cannotClose(reference: name, gaps: gaps) }
      closed = closed ?? today
    case .cancelled:
      let why = reason.trimmed.isEmpty ? cancelReason : reason.trimmed
      guard !why.isEmpty else { throw .cancelNeedsReason(reference: name) }
      cancelReason = why
      closed = nil
    default:
      closed = nil
      cancelReason = ""
    }
    self.stage = stage
  }

  /// Moves the due date, keeping the old one with who, when and why; the first date needs no reason.
  package mutating func moveDue(
    to day: Day?, by who: String, on today: Day, why: String
  ) throws(ActionProblem) {
    guard day != due else { return }
    if let old = due {
      guard !why.trimmed.isEmpty else { throw .moveNeedsReason(reference: name) }
      dueMoves.append(DateMove(from: old, to: day, by: who, on: today, why: why.trimmed))
    }
    due = day
  }

  /// Completes a step; when no step of a nonconformity is open any more, queues the effectiveness check.
  ///
  /// - Parameter checkAfter: days from the last step to the check.
  package mutating func complete(step index: Int, on today: Day, checkAfter days: Int) {
    guard plan.indices.contains(index) else { return }
    plan[index].done = today
    plan[index].cancelled = ""
    guard needsCauseAndEffectiveness, !stage.isFinal, !plan.contains(where: \.isOpen) else {
      return
    }
    if effectivenessDue == nil || effective == false { effectivenessDue = today + days }
    effective = effective == false ? nil : effective
    stage = .verifying
  }

  /// Notes the outcome of the effectiveness check; a failed one opens the question of the cause again.
  package mutating func judge(
    isEffective: Bool, by judge: RecordID?, on today: Day, evidence: String
  ) {
    effective = isEffective
    effectiveBy = judge
    effectiveOn = today
    effectiveEvidence = evidence
    if !isEffective, !stage.isFinal { stage = .causeAnalysis }
  }
}
