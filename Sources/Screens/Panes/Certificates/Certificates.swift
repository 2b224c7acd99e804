import Records

enum CertificatesPane: RegisterPane {
  static let pane = Pane.certificates
  static let place = Place.certificates
  static let commands: [Command] = []
  static let columns: [Column<Certificate>] = [
    Column(
      title: "Certificate", width: 30, isFlexible: true, text: { record, _ in record.name },
      sortKey: { record, _ in SortKey(record.name) })
  ]
  static let emptyLines = [
    "One certificate for each standard held or sought; its dates follow from the rules.",
    "a adds the first one.",
  ]

  static func `is`(_ record: Certificate, _ word: String, in facts: PaneFacts) -> Bool { false }

  static func show(_ record: RecordID, in state: inout State) {
    state.show(pane)
    state.boards[pane] = nil
    state[listOf: pane].select(record)
  }
}
