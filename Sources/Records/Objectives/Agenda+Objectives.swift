extension Organisation {
  /// Readings that are owed of the objectives that are pursued, and the objectives' own due days; see `standing(on:)`.
  func objectiveAgenda(today: Day, last: Day) -> [DueItem] {
    var items: [DueItem] = []
    for objective in objectives.all where objective.closed == nil {
      let standing = objective.standing(on: today)
      func add(_ title: String, _ due: Day?) {
        guard let due, due <= last else { return }
        items.append(
          DueItem(
            kind: .objective, record: objective.id, reference: objective.name, title: title,
            owner: personName(objective.owner), due: due, days: due - today))
      }
      guard !standing.state.isFinal else {
        // Reached, it is still to be said so.
        add("reached: to be closed", objective.due)
        continue
      }
      add("reading", standing.nextReading)
      if objective.target != nil, !standing.isMet {
        add("to be reached: \(objective.targetText)", objective.due)
      }
    }
    return items
  }
}
