/// What an action still lacks before it can be closed; a sentence for the person who closes it.
package enum ClosingGap: Hashable, Sendable, CustomStringConvertible {
  case owner, correction, rootCause, rootCauseRestatesTitle, completedStep
  case effectivenessCheck, effectivenessFailed, effectivenessEvidence, effectivenessJudge
  case effectivenessNotIndependent, effectivenessBeforeLastStep

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
    case .effectivenessBeforeLastStep: "an effectiveness check after the last step was done"
    case .effectivenessNotIndependent:
      "an effectiveness check by someone other than the owner and those who did the steps"
    }
  }
}

extension Action {
  /// Whether the full way of clause 10.2 applies: cause analysis and effectiveness included.
  package var needsCauseAndEffectiveness: Bool { actionKind == .nonconformity }

  /// What is missing before the action can close (ISO 9001, 14001, 45001 and ISO/IEC 27001, clause 10.2).
  ///
  /// Other kinds than nonconformities need an owner only.
  ///
  /// - Parameter isStrict: whether a check by the owner or a doer is refused and not only warned of.
  package func closingGaps(isStrict: Bool = false) -> [ClosingGap] {
    var gaps: [ClosingGap] = []
    if owner == nil { gaps.append(.owner) }
    guard needsCauseAndEffectiveness else { return gaps }
    if !ActionWords.saySomething(correction) { gaps.append(.correction) }
    let causes = rootCauses.filter {
      ActionWords.saySomething($0) && !ActionWords.stems($0).isEmpty
    }
    if causes.isEmpty {
      gaps.append(.rootCause)
    } else if causes.allSatisfy({ ActionWords.restates($0, title) }) {
      gaps.append(.rootCauseRestatesTitle)
    }
    if !plan.contains(where: \.isCompleted) { gaps.append(.completedStep) }
    switch effective {
    case nil: gaps.append(.effectivenessCheck)
    case false?: gaps.append(.effectivenessFailed)
    case true?:
      if !ActionWords.saySomething(effectiveEvidence) { gaps.append(.effectivenessEvidence) }
      if let effectiveOn, let last = lastCompletion, effectiveOn < last {
        gaps.append(.effectivenessBeforeLastStep)
      }
      if effectiveBy == nil {
        gaps.append(.effectivenessJudge)
      } else if isStrict, !isIndependent(effectiveBy) {
        gaps.append(.effectivenessNotIndependent)
      }
    }
    return gaps
  }

  /// The day on which the last step was done; `nil` when none was.
  package var lastCompletion: Day? {
    plan.compactMap { $0.cancelled.isEmpty ? $0.done : nil }.max()
  }

  /// The root causes in the user's words: what is marked as one, or else the end of the chain of whys.
  package var rootCauses: [String] { whys.roots.map { whys[$0].text } }

  /// Whether a person may judge the effectiveness without judging their own work: neither the owner nor one who
  /// did a step.
  package func isIndependent(_ person: RecordID?) -> Bool {
    guard let person else { return true }
    return person != owner
      && !plan.contains { $0.isCompleted && ($0.owner ?? owner) == person }
  }
}
