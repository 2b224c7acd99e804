import Records

/// Sessions, the plan of trainings, and judging their effect.
extension TrainingPane {
  static let forSessions: [Command] = []
}
