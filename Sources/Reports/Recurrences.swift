internal import Records

/// Which action says that it is an earlier one again.
struct Recurrences {
  private let organisation: Organisation
  /// The names of those that say so of an action on file.
  private var later: [RecordID: [String]] = [:]

  init(in organisation: Organisation) {
    self.organisation = organisation
    for action in organisation.actions.all {
      if let earlier = action.recurrenceOf { later[earlier, default: []].append(action.name) }
    }
  }

  /// An action on file as it was before it was marked not effective because it came back; `nil` when it was not.
  ///
  /// A register that is imported again says what it said the first time, which must not undo the mark.
  func withdrawn(from action: Action, who: String, today: Day) -> Action? {
    guard var names = later[action.id] else { return nil }
    var before = action
    // Each mark lies over the one before, so that they come off one after the other.
    while let place = names.firstIndex(where: { name in
      var copy = before
      copy.withdrawRecurrence(as: name, noted: who, on: today)
      guard copy != before else { return false }
      before = copy
      return true
    }) {
      names.remove(at: place)
    }
    return before == action ? nil : before
  }

  /// The actions that a chain of recurrences leads over until it is back where it began, by name; `nil` when it ends.
  ///
  /// - Parameters:
  ///   - changed: actions that take the place of those on file, or are new.
  ///   - ending: those whose chain is known to end; more are added, so that a long chain is walked only once.
  func ring(
    from action: Action, with changed: [RecordID: Action], ending: inout Set<RecordID>
  ) -> [String]? {
    func find(_ id: RecordID?) -> Action? { id.flatMap { changed[$0] ?? organisation.actions[$0] } }
    var names = [action.name]
    var seen: Set<RecordID> = []
    var place = find(action.recurrenceOf)
    while let next = place, !ending.contains(next.id), seen.insert(next.id).inserted {
      names.append(next.name)
      if next.id == action.id { return names }
      place = find(next.recurrenceOf)
    }
    if place.map({ ending.contains($0.id) }) ?? true { ending.formUnion(seen) }
    return nil
  }

  /// Marks the actions that came back as not effective, where it is said for the first time.
  ///
  /// One that is new itself and still open, or not effective as it came in, stays so: what it says of its check is
  /// the latest there is.
  ///
  /// - Parameter actions: as they will be; those marked are changed.
  /// - Returns: others on file that were marked.
  func mark(_ actions: inout [Action], who: String, today: Day) -> [Action] {
    var places: [RecordID: Int] = [:]
    for (place, action) in actions.enumerated()
    where organisation.actions[action.id] != nil
      || action.stage == .closed && action.effective != false
    {
      places[action.id] = place
    }
    var others: [Action] = []
    func change(_ id: RecordID, _ body: (inout Action) -> Void) {
      if let place = places[id] {
        body(&actions[place])
      } else if let place = others.firstIndex(where: { $0.id == id }) {
        body(&others[place])
      } else if var earlier = organisation.actions[id] {
        body(&earlier)
        if earlier != organisation.actions[id] { others.append(earlier) }
      }
    }
    for action in actions {
      let before = organisation.actions[action.id]?.recurrenceOf
      guard let id = action.recurrenceOf, id != action.id, before != id else { continue }
      if let before {
        change(before) { $0.withdrawRecurrence(as: action.name, noted: who, on: today) }
      }
      change(id) { earlier in
        // What is over was marked too late; what goes on goes on from today.
        let on = earlier.stage.isFinal ? min(today, action.raised ?? today) : today
        earlier.noteRecurrence(as: action.name, noted: who, on: on)
      }
    }
    return others
  }
}
