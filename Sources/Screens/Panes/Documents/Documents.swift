import Records

enum DocumentsPane: RegisterPane {
  static let pane = Pane.documents
  static let place = Place.documents
  static let commands: [Command] = []
  static let columns: [Column<Document>] = [
    Column(
      title: "Document", width: 30, isFlexible: true, text: { record, _ in record.name },
      sortKey: { record, _ in SortKey(record.name) })
  ]
  static let emptyLines = [
    "Procedures, instructions, policies, forms: who keeps each true, and when it is held against practice.",
    "a adds the first one.",
  ]

  static func `is`(_ record: Document, _ word: String, in facts: PaneFacts) -> Bool { false }

  static func show(_ record: RecordID, in state: inout State) {
    state.show(pane)
    state.boards[pane] = nil
    state[listOf: pane].select(record)
  }
}
