import Records

/// The objectives for a management meeting on one screen: the worst first, what the business has from each, and what is
/// asked of the meeting.
struct MeetingBoard: ReadingBoard {
  static let pane = Pane.objectives
  static let place = Place.meeting

  var title = ""
  var lines: [ReadingLine] = []
  var cursor = RowCursor()

  func makeTitle(_ state: State) -> String { "Objectives for a meeting, \(state.today.full)" }

  func record(in state: State) -> RecordPlace? {
    guard lines.indices.contains(cursor.index),
      case .record(.objective, let id) = lines[cursor.index].target
    else { return nil }
    return RecordPlace(kind: .objective, id: id)
  }

  func makeLines(_ state: State) -> [ReadingLine]? {
    let list = state.organisation.objectivesForMeeting(on: state.today)
    guard !list.isEmpty else {
      return [
        ReadingLine("No objective is on file; Esc, then a adds the first one.", style: .hint)
      ]
    }
    let counts = ObjectiveStanding.State.worstFirst.compactMap { wanted in
      let count = list.count { $0.standing.state == wanted }
      return count == 0 ? nil : "\(count) \(wanted.rawValue)"
    }
    var lines = [ReadingLine(counts.joined(separator: ", "), style: .strong)]
    for place in list.indices {
      let item = list[place]
      if place == 0 || list[place - 1].standing.state != item.standing.state {
        lines.append(.heading(item.standing.state.text))
      }
      lines += state.meetingLines(item)
    }
    return lines
  }

  static let commands: [Command] = [
    Command(
      "meeting.open", [.enter], "Everything about the objective", hint: "open", in: .meeting
    ) { ObjectivesPane.open(in: &$0) },
    Command(
      "meeting.paper", [.character("p")], "Write the list to a file, to print it or send it",
      hint: "to a file", in: .meeting
    ) { $0.askForObjectives() },
    Command(
      "meeting.action", [.character("n")], "Make an action that brings it back on track",
      hint: "action", in: .meeting, changes: true, obstacle: ObjectivesPane.isOpen
    ) { $0.addRecovery() },
  ]
}

extension State {
  fileprivate func meetingLines(_ item: ObjectiveForMeeting) -> [ReadingLine] {
    let objective = item.objective
    let target = ReadingLine.Target.record(.objective, objective.id)
    let last = item.standing.last?.reading.map { objective.text($0) } ?? "no reading"
    let aim = objective.target.map { " (\(objective.sign)\(objective.text($0)))" } ?? ""
    let owner = organisation.personName(objective.owner)
    let figures = "\(last)\(aim) \(Trend.marks(objective, on: today, count: 6))"
    let room = size.columns - 4
    let left = max(16, room - figures.columns - 3)
    let name = objective.name + (owner.isEmpty ? "" : ", \(surname(owner))")
    var lines = [
      ReadingLine(
        "  \(name.fitted(left)) \(figures)", style: item.standing.state.style, target: target)
    ]
    let parts = [
      objective.outcome,
      item.asked.isEmpty ? "" : "asked: \(item.asked)",
    ].filter { !$0.isEmpty }
    if !parts.isEmpty {
      lines.append(
        ReadingLine("    " + parts.joined(separator: " · "), indent: 4, target: target))
    }
    return lines
  }

  /// A form for the file that the list is written to.
  mutating func askForObjectives(_ proposal: String? = nil) {
    openForm(
      title: "Objectives for a meeting to a file", stem: fileName("objectives-\(today)"),
      proposal: proposal
    ) { _, isHTML in .objectives(isHTML: isHTML) }
  }
}
