import Records

enum ReviewsPane: RegisterPane {
  static let pane = Pane.reviews
  static let place = Place.reviews
  static let commands: [Command] = []
  static let columns: [Column<ManagementReview>] = [
    Column(
      title: "Review", width: 30, isFlexible: true, text: { record, _ in record.name },
      sortKey: { record, _ in SortKey(record.name) })
  ]
  static let emptyLines = [
    "Top management's reviews: what is looked at, what was decided, what became of it.",
    "a plans the first one.",
  ]

  static func `is`(_ record: ManagementReview, _ word: String, in facts: PaneFacts) -> Bool {
    false
  }

  static func show(_ record: RecordID, in state: inout State) {
    state.show(pane)
    state.boards[pane] = nil
    state[listOf: pane].select(record)
  }
}
