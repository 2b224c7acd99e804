import Records

/// One person, one competence, one role; who may do something today.
extension TrainingPane {
  static let forViews: [Command] = []
}
