import Records

/// Why it happened: the chain of whys as the detail shows it.
extension State {
  func causeLines(of action: Action) -> [DetailLine] {
    var lines: [DetailLine] = []
    if action.whys.isEmpty {
      lines.append(
        DetailLine(
          label: "Whys", text: action.needsCauseAndEffectiveness ? "none yet: w asks why" : "–",
          style: .hint, target: .field("root_cause")))
    }
    let roots = action.whys.roots
    for (place, text) in causeOutline(of: action).enumerated() {
      let isRoot = roots.contains(place)
      lines.append(
        DetailLine(
          label: place == 0 ? "Whys" : "", text: text + (isRoot ? "  ← root cause" : ""),
          style: isRoot ? .strong : .plain, target: .why(place)))
      if let hint = action.hint(on: place) {
        lines.append(DetailLine(text: "  ? \(hint)", style: .dueSoon, target: .why(place)))
      }
    }
    if !action.stage.isFinal, let round = action.rounds.last, round.effective == false,
      round.whys == action.whys, !action.whys.isEmpty
    {
      lines.append(
        DetailLine(
          text: "  ? the check failed with this cause: is it the right one, and deep enough?",
          style: .dueSoon, target: .why(action.whys.count - 1)))
    }
    if action.needsCauseAndEffectiveness || !action.causeCategory.isEmpty {
      lines.append(field("cause_category", of: action, empty: "not said yet"))
    }
    return lines
  }

  /// The whys, a line each, with their levels; a branch is set back.
  func causeOutline(of action: Action) -> [String] {
    let levels = action.whys.levels
    return action.whys.enumerated().map { place, why in
      let isBranch = place > 0 && levels[place] <= levels[place - 1]
      return String(repeating: "  ", count: min(levels[place], 6) - 1)
        + "\(isBranch ? "└" : "")\(levels[place]) \(why.text)"
    }
  }
}
