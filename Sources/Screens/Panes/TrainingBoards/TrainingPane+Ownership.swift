import Records

/// Who owns what, what hangs on one person, what is left behind when someone goes.
extension TrainingPane {
  static let forOwnership: [Command] =
    [
      Command(
        "training.ownership", [.character("O")],
        "Who owns what: standards, clauses, areas, documents, objectives", hint: "owners",
        in: .training
      ) { $0.show(OwnershipBoard()) },
      Command(
        "training.heldByOne", [.character("B")],
        "Held by one: what would stand still without one person", hint: "held by one",
        in: .training
      ) { $0.show(HeldByOneBoard()) },
      Command(
        "training.leaver", [.character("X")],
        "Everything the person owns or alone can do, to be handed over", hint: "leaver",
        in: .training,
        obstacle: { state in
          TrainingPane.record(in: state) == nil ? "there is nobody to look at yet" : nil
        }
      ) { state in
        if let person = TrainingPane.record(in: state)?.id { state.showLeaver(person) }
      },
    ] + OwnershipBoard.commands + HeldByOneBoard.commands + LeaverBoard.commands
}
