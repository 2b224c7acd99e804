import Records

/// How far an action has come, and what keeps it from closing.
extension State {
  /// The stages of the action's way with the day it came to each.
  func trackLine(of action: Action) -> DetailLine {
    let track = action.track
    let current = track.firstIndex(of: action.stage)
    var pieces = track.indices.map { place in
      let stage = track[place]
      let day = action.reached(stage).map { " " + $0.spoken(today: today) } ?? ""
      if place == current { return (action.stage == .closed ? "● " : "▶ ") + stage.track + day }
      let isPast = current.map { place < $0 } ?? (action.reached(stage) != nil)
      return isPast ? "● \(stage.track)\(day)" : "○ \(stage.track)"
    }
    if action.stage == .cancelled {
      pieces = pieces.filter { $0.hasPrefix("●") }
      let day = action.reached(.cancelled).map { " " + $0.spoken(today: today) } ?? ""
      pieces.append("✗ cancelled\(day): \(action.cancelReason)")
    }
    return DetailLine(
      label: "Stage", text: pieces.joined(separator: " → "),
      style: action.stage == .closed ? .done : .strong, target: .stage)
  }

  /// What is missing before the action can close, each with the key that goes to it.
  func gapLines(of action: Action) -> [DetailLine] {
    guard !action.stage.isFinal else { return [] }
    let gaps = closingGaps(of: action)
    guard !gaps.isEmpty else {
      return [
        DetailLine(
          label: "To close", text: "nothing is missing: t closes it", style: .done, target: .stage)
      ] + independenceLines(of: action)
    }
    return [DetailLine(label: "To close", text: "\(gaps.count) missing", style: .dueSoon)]
      + gaps.map { gap in
        let key = remedy(for: gap, in: action).keyNames
        return DetailLine(text: "○ \(key)  \(gap)", style: .dueSoon, target: .gap(gap))
      } + independenceLines(of: action)
  }

  /// A check by the owner or a doer is pointed out; in strict mode it is among what is missing.
  private func independenceLines(of action: Action) -> [DetailLine] {
    guard !organisation.profile.isStrict, action.needsCauseAndEffectiveness,
      action.effective != nil, !action.isIndependent(action.effectiveBy)
    else { return [] }
    return [
      DetailLine(
        text:
          "! judged by \(organisation.personName(action.effectiveBy)), who owns it or did a step",
        style: .dueSoon, target: .effectiveness)
    ]
  }

  /// The command that supplies what is missing.
  func remedy(for gap: ClosingGap, in action: Action) -> Command {
    let id =
      switch gap {
      case .owner: "action.owner"
      case .correction: "action.correction"
      case .rootCause, .rootCauseRestatesTitle: "action.whys"
      case .completedStep: action.plan.contains(where: \.isOpen) ? "action.done" : "action.step"
      case .effectivenessCheck, .effectivenessFailed, .effectivenessEvidence, .effectivenessJudge,
        .effectivenessNotIndependent, .effectivenessBeforeLastStep:
        "action.effect"
      }
    return Command.action(id)
  }

  /// Opens what supplies what is missing.
  mutating func fill(_ gap: ClosingGap) {
    guard let action = currentAction else { return }
    run(remedy(for: gap, in: action))
  }
}

extension Action.Stage {
  /// The stage in few letters, for the track.
  var track: String {
    switch self {
    case .causeAnalysis: "cause"
    case .actionPlan: "plan"
    case .inProgress: "in progress"
    case .verifying: "verifying"
    default: rawValue
    }
  }
}
