import Records

/// Sessions, the plan of trainings, and judging their effect.
extension TrainingPane {
  static let forSessions: [Command] =
    [
      Command(
        "training.recordGaps", [.character("A")],
        "Record or book one session for everyone who lacks the competence", hint: "all gaps",
        in: .training, changes: true,
        obstacle: { $0.currentCell == nil ? "there is no cell yet" : nil }
      ) { $0.recordForGaps() },
      Command(
        "training.sessions", [.character("S")], "Sessions: to come, who came, held",
        hint: "sessions", in: .training
      ) { $0.show(SessionsBoard()) },
      Command(
        "training.plan", [.character("P")], "Plan: sessions that would close most gaps",
        hint: "plan", in: .training
      ) { $0.show(PlanBoard()) },
      Command(
        "training.effects", [.character("E")], "Effects of trainings that are to be judged",
        hint: "effects", in: .training
      ) { $0.show(EffectsBoard()) },
    ] + SessionsBoard.commands + SessionBoard.commands + PlanBoard.commands + EffectsBoard.commands
}

extension State {
  /// Opens what is owed of a training: a session, effects to be judged, a booking or a cell.
  mutating func openTraining(_ item: DueItem) {
    if organisation.sessions[item.record] != nil {
      show(SessionBoard(id: item.record))
    } else if let record = organisation.trainings[item.record] {
      if record.awaitsJudgement {
        show(EffectsBoard())
        self[boardListOf: .training].select(record.id)
      } else {
        boards[.training] = nil
        show(.training)
        selectCell(person: record.person, competence: record.competence)
      }
    } else {
      boards[.training] = nil
      show(.training)
      selectCell(
        person: item.record, competence: organisation.find(.competence, named: item.reference))
    }
  }
}
