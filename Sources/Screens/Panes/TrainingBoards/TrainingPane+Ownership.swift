import Records

/// Who owns what, what hangs on one person, what is left behind when someone goes.
extension TrainingPane {
  static let forOwnership: [Command] = []
}
