import Records

/// One line of an action shown in full, and what Enter on it does.
struct DetailLine: Hashable, Sendable {
  enum Target: Hashable, Sendable {
    case none
    case field(String)
    case step(Int)
    case evidence(Int)
    case gap(ClosingGap)
    case effectiveness
    case due
    case stage
    case conflict(RecordID)
    case record(RecordKind, RecordID)
  }

  var label = ""
  var text: String
  var style = Style.plain
  var target = Target.none
}

extension State {
  /// An action in full: what is missing first, then its story in the order of clause 10.2.
  func detailLines(of action: Action) -> [DetailLine] {
    var lines: [DetailLine] = []
    let owed = action.owedDay
    lines += conflictLines(of: action)
    lines.append(
      DetailLine(
        label: "Stage",
        text: action.stage.rawValue
          + (action.closed.map { " on \($0.spoken(today: today))" } ?? "")
          + (action.cancelReason.isEmpty ? "" : ": \(action.cancelReason)"),
        style: action.stage == .closed ? .done : .strong, target: .stage))
    lines.append(
      DetailLine(
        label: "Due", text: dueLine(of: action),
        style: dueStyle(owed, isFinal: action.stage.isFinal),
        target: .due))
    lines.append(field("owner", of: action, empty: "nobody yet: o gives it to someone"))
    if !action.stage.isFinal {
      let gaps = closingGaps(of: action)
      lines.append(
        gaps.isEmpty
          ? DetailLine(
            label: "To close", text: "nothing is missing: t closes it", style: .done, target: .stage
          )
          : DetailLine(label: "To close", text: "\(gaps.count) missing", style: .dueSoon))
      lines += gaps.map { DetailLine(text: "○ \($0)", style: .dueSoon, target: .gap($0)) }
    }
    lines.append(field("notes", of: action, empty: "not described yet"))
    lines.append(
      field("correction", of: action, empty: action.needsCauseAndEffectiveness ? "none yet" : "–"))
    if action.whys.isEmpty {
      lines.append(
        DetailLine(
          label: "Whys", text: action.needsCauseAndEffectiveness ? "none yet: w asks why" : "–",
          style: .hint, target: .field("root_cause")))
    }
    for (index, why) in action.whys.enumerated() {
      let isLast = index == action.whys.count - 1
      lines.append(
        DetailLine(
          label: index == 0 ? "Whys" : "",
          text: "\(index + 1) \(why.text)" + (isLast ? "  ← root cause" : ""),
          style: isLast ? .strong : .plain, target: .field("root_cause")))
    }
    lines.append(field("similar", of: action, empty: "could it occur elsewhere? not asked yet"))
    lines += planLines(of: action) + effectivenessLines(of: action) + evidenceLines(of: action)
    lines += linkLines(of: action)
    for key in ["kind", "grade", "source", "category", "area", "clauses", "raised_by", "raised"] {
      lines.append(field(key, of: action, empty: "–"))
    }
    for move in action.dueMoves {
      lines.append(
        DetailLine(
          label: "Due moved",
          text:
            "\(move.from?.spoken(today: today) ?? "–") → \(move.to?.spoken(today: today) ?? "none"): \(move.why)"
            + " (\(move.by), \(move.on?.spoken(today: today) ?? ""))", style: .hint))
    }
    return lines + historyLines(of: action)
  }

  /// What two people changed at the same time, until somebody settles it.
  private func conflictLines(of action: Action) -> [DetailLine] {
    organisation.conflicts.all.filter { $0.record == action.id }.map { conflict in
      DetailLine(
        label: "≠ Settle", text: conflictText(conflict) + "; Enter settles",
        style: .overdue, target: .conflict(conflict.id))
    }
  }

  /// What was done to the action last.
  private func historyLines(of action: Action) -> [DetailLine] {
    organisation.history(of: action.id, limit: 6).enumerated().map { index, entry in
      DetailLine(
        label: index == 0 ? "History" : "",
        text: "\(entry.day?.spoken(today: today) ?? "")  \(entry.title) (\(entry.who))",
        style: .hint)
    }
  }

  private func field(_ key: String, of action: Action, empty: String) -> DetailLine {
    guard let field = Action.fields[key] else { return DetailLine(text: "") }
    let text = fieldText.text(of: field.read(action) ?? field.initial, field.shape)
    return DetailLine(
      label: field.label, text: text.isEmpty ? empty : text, style: text.isEmpty ? .hint : .plain,
      target: .field(key))
  }

  private func dueLine(of action: Action) -> String {
    var text = action.due?.full ?? "no date yet: d sets one"
    if let due = action.due, !action.stage.isFinal, action.stage != .verifying {
      let days = due - today
      text += days < 0 ? "  \(-days) days over" : days == 0 ? "  today" : "  in \(days) days"
    }
    let slips = action.slips
    return text + (slips == 0 ? "" : "  ↷ put off \(slips) time\(slips == 1 ? "" : "s")")
  }

  private func planLines(of action: Action) -> [DetailLine] {
    if action.plan.isEmpty {
      return [DetailLine(label: "Plan", text: "no steps yet: p adds one", style: .hint)]
    }
    return action.plan.enumerated().map { index, step in
      let mark = !step.cancelled.isEmpty ? "–" : step.done != nil ? "●" : "○"
      var text = "\(mark) \(step.title)"
      let owner = organisation.personName(step.owner)
      if !owner.isEmpty { text += "  \(owner)" }
      if !step.cancelled.isEmpty {
        text += "  cancelled: \(step.cancelled)"
      } else if let done = step.done {
        text += "  done \(done.spoken(today: today))"
      } else if let due = step.due {
        text += "  due " + dueText(due, isFinal: false)
      }
      return DetailLine(
        label: index == 0 ? "Plan" : "", text: text,
        style: step.isOpen
          ? dueStyle(step.due, isFinal: action.stage.isFinal) : step.isCompleted ? .done : .hint,
        target: .step(index))
    }
  }

  private func effectivenessLines(of action: Action) -> [DetailLine] {
    guard action.needsCauseAndEffectiveness || action.effectivenessDue != nil else { return [] }
    var text: String
    var style = Style.plain
    switch action.effective {
    case nil:
      text =
        action.effectivenessDue.map { "to be checked by \($0.full)" }
        ?? "checked after the last step"
      style = action.effectivenessDue.map { dueStyle($0, isFinal: action.stage.isFinal) } ?? .hint
    case true?:
      text = "effective"
      style = .done
    case false?:
      text = "NOT effective: it came back"
      style = .overdue
    }
    if action.effective != nil {
      let judge = organisation.personName(action.effectiveBy)
      if !judge.isEmpty { text += ", judged by \(judge)" }
      if let day = action.effectiveOn { text += " on \(day.spoken(today: today))" }
      text += action.effectiveEvidence.isEmpty ? ", no evidence" : ": \(action.effectiveEvidence)"
    }
    return [DetailLine(label: "Effectiveness", text: text, style: style, target: .effectiveness)]
  }

  private func evidenceLines(of action: Action) -> [DetailLine] {
    if action.evidence.isEmpty {
      return [DetailLine(label: "Evidence", text: "none yet: v adds some", style: .hint)]
    }
    return action.evidence.enumerated().map { index, evidence in
      var text = evidence.reference
      if !evidence.shows.isEmpty { text += "  \(evidence.shows)" }
      if let date = evidence.date { text += "  \(date.spoken(today: today))" }
      return DetailLine(label: index == 0 ? "Evidence" : "", text: text, target: .evidence(index))
    }
  }

  private func linkLines(of action: Action) -> [DetailLine] {
    var lines: [DetailLine] = []
    if let id = action.recurrenceOf, let earlier = organisation.actions[id] {
      lines.append(
        DetailLine(
          label: "↻ Recurrence of", text: "\(earlier.name) \(earlier.title)", style: .dueSoon,
          target: .record(.action, id)))
    }
    if let id = action.line, let line = organisation.auditLines[id],
      let audit = organisation.audits[line.audit]
    {
      lines.append(
        DetailLine(
          label: "Found in", text: "\(audit.name), \(line.clause?.number ?? ""): \(line.question)",
          target: .record(.auditLine, id)))
    }
    for later in organisation.actions.all where later.recurrenceOf == action.id {
      lines.append(
        DetailLine(
          label: "↻ Came back as", text: "\(later.name) \(later.title)", style: .overdue,
          target: .record(.action, later.id)))
    }
    return lines
  }
}

extension State {
  mutating func moveInDetail(_ movement: Movement) {
    guard let action = currentAction else { return }
    let lines = detailLines(of: action)
    let step =
      switch movement {
      case .up: -1
      case .down, .nextPart, .right: 1
      case .previousPart, .left: -1
      case .pageUp: -page
      case .pageDown: page
      case .home: -lines.count
      case .end: lines.count
      }
    actions.line = max(0, min(actions.line + step, lines.count - 1))
  }

  /// Draws the action under the cursor in full.
  func drawDetail(hasFocus: Bool, on frame: inout Frame, in region: Region) {
    guard let action = currentAction else { return }
    let title = action.reference.isEmpty ? action.title : "\(action.reference)  \(action.title)"
    let titleLines = TextWrap.lines(title, width: region.columns - 2).prefix(2)
    for (offset, line) in titleLines.enumerated() {
      frame.write(line, row: region.row + offset, column: region.column + 1, style: .heading)
    }
    let labelWidth = region.columns >= 50 ? 17 : 11
    let width = region.columns - labelWidth - 4
    var rows: [(line: Int, label: String, text: String, style: Style)] = []
    for (index, line) in detailLines(of: action).enumerated() {
      for (offset, text) in TextWrap.lines(line.text, width: width).enumerated() {
        rows.append((index, offset == 0 ? line.label : "", text, line.style))
      }
    }
    let top = region.row + titleLines.count + 1
    let room = region.endRow - top
    let selected = hasFocus ? rows.firstIndex { $0.line == actions.line } ?? 0 : 0
    let start = max(0, min(selected - room / 2, rows.count - room))
    for (offset, row) in rows[start...].prefix(max(0, room)).enumerated() {
      let at = top + offset
      frame.write(
        row.label.cut(to: labelWidth), row: at, column: region.column + 1, style: .hint)
      frame.write(
        row.text, row: at, column: region.column + labelWidth + 2, limit: region.endColumn,
        style: row.style)
      if hasFocus, row.line == actions.line {
        frame.select(row: at, columns: region.column..<region.endColumn)
        if start + offset == selected {
          frame.cursor = Frame.Position(column: region.column, row: at)
        }
      }
    }
    if start + room < rows.count {
      frame.write("↓ more", row: top - 1, column: region.endColumn - 8, style: .hint)
    }
  }
}
