import Records

enum ObjectivesPane: RegisterPane {
  static let pane = Pane.objectives
  static let place = Place.objectives
  static let commands: [Command] = []
  static let columns: [Column<Objective>] = [
    Column(
      title: "Objective", width: 30, isFlexible: true, text: { record, _ in record.name },
      sortKey: { record, _ in SortKey(record.name) })
  ]
  static let emptyLines = [
    "What is aimed at, what the business has from it, and how it goes.", "a adds the first one.",
  ]

  static func `is`(_ record: Objective, _ word: String, in facts: PaneFacts) -> Bool { false }

  static func show(_ record: RecordID, in state: inout State) {
    state.show(pane)
    state.boards[pane] = nil
    state[listOf: pane].select(record)
  }
}
