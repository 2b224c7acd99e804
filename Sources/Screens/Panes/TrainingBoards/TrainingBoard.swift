import Records

/// A screen of the training pane in place of the matrix.
protocol TrainingBoard: Board {}

extension TrainingBoard {
  static var pane: Pane { .training }
}

extension TrainingPane {
  /// What opens the boards from the matrix, and what can be done on each.
  static let forBoards: [Command] = forSessions + forViews + forOwnership
}
