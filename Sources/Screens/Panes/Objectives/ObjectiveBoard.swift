import Records

/// Everything about one objective: how it goes and why, its trend, every reading, the actions made of it.
struct ObjectiveBoard: ReadingBoard {
  static let pane = Pane.objectives
  static let place = Place.objective

  let objective: RecordID
  var title = ""
  var lines: [ReadingLine] = []
  var cursor = RowCursor()

  init(_ objective: RecordID) { self.objective = objective }

  func makeTitle(_ state: State) -> String {
    state.organisation.objectives[objective]?.name ?? "an objective"
  }

  func record(in state: State) -> RecordPlace? { RecordPlace(kind: .objective, id: objective) }

  func makeLines(_ state: State) -> [ReadingLine]? {
    guard let objective = state.organisation.objectives[objective] else { return nil }
    return state.factLines(of: objective) + state.trendLines(of: objective)
      + state.readingLines(of: objective)
      + [.blank, .heading("Actions")] + state.actionLines(of: objective)
  }

  /// The place of the selected reading among those of the objective; `nil` when the line is none.
  var selectedReading: Int? {
    guard lines.indices.contains(cursor.index), case .part(let place) = lines[cursor.index].target
    else { return nil }
    return place
  }

  func open(in state: inout State) {
    if let reading = selectedReading {
      if state.mayChange() { state.editReading(reading) }
    } else if lines.indices.contains(cursor.index) {
      state.follow(lines[cursor.index].target)
    }
  }

  private static let hasReading: @Sendable (State) -> String? = { state in
    state.board(ObjectiveBoard.self)?.selectedReading == nil
      ? "no reading is selected; ↓ goes to them" : nil
  }

  static let commands: [Command] =
    [
      Command(
        "objective.reading", [.character("r")], "Note a reading: r, the number, Enter",
        hint: "reading", in: .objective, changes: true, obstacle: ObjectivesPane.isOpen
      ) { $0.editReading(nil) },
      Command(
        "objective.open", [.enter], "To the record that the line names; a reading is corrected",
        hint: "open", in: .objective
      ) { ObjectivesPane.open(in: &$0) },
      Command(
        "objective.edit", [.character("e")], "Edit the selected reading, else the objective",
        hint: "edit", in: .objective, changes: true
      ) { state in
        if let reading = state.board(ObjectiveBoard.self)?.selectedReading {
          state.editReading(reading)
        } else {
          state.editObjective()
        }
      },
      Command(
        "objective.remove", [.character("D")], "Take the selected reading out; u brings it back",
        in: .objective, changes: true, obstacle: hasReading
      ) { state in
        if let reading = state.board(ObjectiveBoard.self)?.selectedReading {
          state.removeReading(reading)
        }
      },
    ] + ObjectivesPane.acting("objective", in: .objective)
}

extension State {
  fileprivate func factLines(of objective: Objective) -> [ReadingLine] {
    let standing = objective.standing(on: today)
    var lines = [
      ReadingLine(
        "\(standing.state.text): \(standing.why)", style: standing.state.style, indent: 3)
    ]
    if standing.isStale, standing.state == .offTrack {
      lines.append(
        ReadingLine("   not read for longer than every \(objective.frequency)", style: .dueSoon))
    } else if standing.state == .stale, standing.was != .stale {
      lines.append(ReadingLine("   before that: \(standing.was.rawValue)", style: .hint))
    }
    lines.append(
      ReadingLine(
        objective.outcome.isEmpty
          ? "Serves      nothing is said; e says what the business has from it"
          : "Serves      \(objective.outcome)", style: objective.outcome.isEmpty ? .hint : .strong,
        indent: 12))
    if !objective.measure.isEmpty {
      lines.append(ReadingLine("Measured    \(objective.measure)", indent: 12))
    }
    lines.append(ReadingLine("Target      \(aim(of: objective))", indent: 12))
    lines.append(
      ReadingLine(
        "Read        every \(objective.frequency)"
          + (standing.nextReading.map { "; next by \($0.full)" } ?? ""),
        style: standing.isStale ? .dueSoon : .plain, indent: 12))
    lines.append(personLine("Owner", objective.owner, nobody: "nobody owns it; e names one"))
    if objective.deputy != nil { lines.append(personLine("Deputy", objective.deputy, nobody: "")) }
    if !objective.clauses.isEmpty {
      let clauses = objective.clauses.map(\.description).joined(separator: "; ")
      lines.append(ReadingLine("Clauses     \(clauses)", indent: 12))
    }
    if let closed = objective.closed {
      lines.append(ReadingLine("Closed      \(closed.full)", indent: 12))
    }
    return lines + noteLines(objective.notes)
  }

  /// A person in a line of a board, with a mark when they have left.
  func personLine(_ label: String, _ person: RecordID?, nobody: String) -> ReadingLine {
    guard let person, let record = organisation.people[person] else {
      return ReadingLine("\(label.padded(to: 12))\(nobody)", style: .overdue, indent: 12)
    }
    let hasLeft = !record.isActive(on: today)
    let left = record.left.map { "! left on \($0.full)" } ?? ""
    return ReadingLine(
      "\(label.padded(to: 12))\(record.name)\(hasLeft ? "  \(left)" : "")",
      style: hasLeft ? .overdue : .plain, indent: 12, target: .record(.person, person))
  }

  /// Notes of a record, a line each.
  func noteLines(_ notes: String) -> [ReadingLine] {
    notes.split(whereSeparator: \.isNewline).enumerated().map { place, line in
      ReadingLine((place == 0 ? "Notes" : "").padded(to: 12) + line, indent: 12)
    }
  }

  /// "at least 98 % by 31 Dec 2026, from 90 % on 1 Jan 2026"
  private func aim(of objective: Objective) -> String {
    var text = objective.targetText.isEmpty ? "none; e sets one" : objective.targetText
    if let due = objective.due { text += " by \(due.full)" }
    if let baseline = objective.baseline { text += ", from \(objective.text(baseline))" }
    if let started = objective.started {
      text += objective.baseline == nil ? ", from \(started.full) on" : " on \(started.full)"
    }
    return text
  }

  fileprivate func trendLines(of objective: Objective) -> [ReadingLine] {
    let drawn = Trend.lines(
      objective, on: today, width: min(size.columns - 4, 96), height: size.rows > 32 ? 10 : 7)
    guard !drawn.isEmpty else { return [] }
    return [.blank, .heading("Trend (● a reading, ─ the target, · the way to it)")]
      + drawn.map { ReadingLine($0) }
  }

  fileprivate func readingLines(of objective: Objective) -> [ReadingLine] {
    let heading = ReadingLine.heading("Readings, newest first")
    guard !objective.readings.isEmpty else {
      return [.blank, heading, ReadingLine("  none yet; r notes one", style: .hint)]
    }
    let order = objective.readings.indices.sorted { left, right in
      let (a, b) = (objective.readings[left].on ?? .never, objective.readings[right].on ?? .never)
      return a == b ? left > right : a > b
    }
    return [.blank, heading]
      + order.map { place in
        let reading = objective.readings[place]
        let number = reading.reading.map { objective.text($0) } ?? "no number"
        let isMet = reading.reading.map { objective.isMet(by: $0) } ?? false
        var text =
          "  \((reading.on?.full ?? "no day").padded(to: 16)) \(number.padded(to: 10)) "
          + (objective.target == nil ? "" : isMet ? "✓ " : "  ") + reading.note
        if let on = reading.on, on > today { text += " (still to come, does not count)" }
        if !reading.by.isEmpty { text += "  (\(reading.by))" }
        return ReadingLine(text, indent: 30, target: .part(place))
      }
  }

  fileprivate func actionLines(of objective: Objective) -> [ReadingLine] {
    let actions = organisation.actions(forObjective: objective.id)
    guard !actions.isEmpty else {
      return [ReadingLine("  none; n makes one", style: .hint)]
    }
    return actions.map { madeActionLine($0) }
  }

  /// An action in a line of a board: "  OB-2026-001  title  in progress, due 1 Dec, J. Novák".
  func madeActionLine(_ action: Action) -> ReadingLine {
    var text = "  \(action.name)  \(action.title)  \(action.stage.rawValue)"
    if !action.stage.isFinal, let due = action.owedDay {
      text += action.isOverdue(on: today) ? ", overdue since " : ", due "
      text += due.spoken(today: today)
    }
    let owner = organisation.personName(action.owner)
    if !owner.isEmpty { text += ", \(owner)" }
    return ReadingLine(
      text,
      style: action.stage.isFinal ? .hint : action.isOverdue(on: today) ? .overdue : .plain,
      indent: 6, target: .record(.action, action.id))
  }
}
