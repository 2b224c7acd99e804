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
    let (levels, roots) = (action.whys.levels, action.whys.roots)
    for (place, why) in action.whys.enumerated() {
      let isRoot = roots.contains(place)
      let isBranch = place > 0 && levels[place] <= levels[place - 1]
      let indent = String(repeating: "  ", count: min(levels[place], 6) - 1)
      lines.append(
        DetailLine(
          label: place == 0 ? "Whys" : "",
          text: "\(indent)\(isBranch ? "└" : "")\(levels[place]) \(why.text)"
            + (isRoot ? "  ← root cause" : ""),
          style: isRoot ? .strong : .plain, target: .why(place)))
      if let hint = action.hint(on: place) {
        lines.append(
          DetailLine(text: "\(indent)  ? \(hint)", style: .dueSoon, target: .why(place)))
      }
    }
    if action.needsCauseAndEffectiveness || !action.causeCategory.isEmpty {
      lines.append(field("cause_category", of: action, empty: "not said yet"))
    }
    return lines
  }
}
