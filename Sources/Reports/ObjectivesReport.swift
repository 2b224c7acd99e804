package import Records

/// The objectives for a management meeting, for `evenkeel report objectives` (clause 9.3.2 c).
package struct ObjectivesReport: Sendable {
  let organisation: Organisation
  let today: Day

  package init(of organisation: Organisation, today: Day) {
    self.organisation = organisation
    self.today = today
  }

  package var markdown: String { document.markdown }
  package var html: String { document.html }

  private var document: ReportDocument {
    let of = organisation.name.isEmpty ? "" : ", \(organisation.name)"
    var report = ReportDocument(title: "Objectives\(of)")
    let list = organisation.objectivesForMeeting(on: today)
    let states = ObjectiveStanding.State.worstFirst
    let counts = states.compactMap { state in
      let count = list.count { $0.standing.state == state }
      return count == 0 ? nil : "\(count) \(state.rawValue)"
    }
    report.blocks.append(
      .facts([
        .init("As of", today.full),
        .init("Objectives", list.isEmpty ? "none" : counts.joined(separator: ", ")),
      ]))
    report.add("What is asked of the meeting", asked(list))
    for state in states {
      let items = list.filter { $0.standing.state == state }
      report.add(state.heading, items.map(card))
    }
    return report
  }

  private func asked(_ list: [ObjectiveForMeeting]) -> [ReportDocument.Block] {
    let items = list.filter { !$0.asked.isEmpty }.map { "\($0.objective.name): \($0.asked)" }
    return items.isEmpty ? [] : [.list(items)]
  }

  private func card(_ item: ObjectiveForMeeting) -> ReportDocument.Block {
    let objective = item.objective
    var facts: [ReportDocument.Fact] = []
    func add(_ label: String, _ text: String) {
      if !text.isEmpty { facts.append(.init(label, text)) }
    }
    add("Serves", objective.outcome)
    add("Measured", objective.measure)
    add(
      "Target",
      objective.targetText.isEmpty
        ? "none" : objective.targetText + (objective.due.map { ", by \($0.full)" } ?? ""))
    add("Why", item.standing.why)
    let readings = objective.readings(by: today).suffix(6).reversed()
    add(
      "Readings",
      readings.map { reading in
        let note = reading.note.isEmpty ? "" : ": \(reading.note)"
        return
          "\(reading.on?.full ?? "no day")  \(reading.reading.map { objective.text($0) } ?? "")\(note)"
      }.joined(separator: "\n"))
    add("Next reading", item.standing.nextReading?.full ?? "")
    let owner = organisation.personName(objective.owner)
    add("Owner", owner.isEmpty ? "nobody" : owner)
    add(
      "Open actions",
      item.openActions.compactMap { words(organisation.actions[$0]) }.joined(separator: "\n"))
    add("Asked", item.asked)
    return .card(title: objective.name, facts)
  }

  private func words(_ action: Action?) -> String? {
    action.map { action in
      "\(action.name) \(action.title), \(action.stage.rawValue)"
        + (action.owedDay.map {
          ", due \($0.full)\(action.isOverdue(on: today) ? " (overdue)" : "")"
        } ?? "")
    }
  }
}

extension ObjectiveStanding.State {
  fileprivate var heading: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
