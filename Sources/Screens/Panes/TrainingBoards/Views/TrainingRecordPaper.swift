import Records

extension State {
  /// Asks where the training record of a person is written.
  mutating func askForTrainingRecord(of person: Person, _ path: String? = nil) {
    let id = person.id
    openForm(
      title: "\(person.name): training record to a file",
      stem: "Training-\(person.name.asFileName)", proposal: path
    ) { .trainingRecord(person: id, isHTML: $1) }
  }
}
