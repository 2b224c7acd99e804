import Records

extension State {
  /// Asks where the plan of trainings goes; its ending says what it is.
  mutating func askForPlan(days: Int, _ path: String? = nil) {
    openForm(
      .trainingPlan(days: days), title: "Plan of trainings, \(days) days ahead",
      proposal: path ?? fileName("trainings.ics"), endings: [".ics", ".html", ".md"])
  }
}
