/// Advice on actions that nobody takes care of.
extension Organisation {
  /// Open actions, and open steps, of people who do not work here any more: one for each person.
  func ownersLeft(today: Day) -> [Advisory] {
    let left = Set(people.all.lazy.filter { !$0.isActive(on: today) }.map(\.id))
    guard !left.isEmpty else { return [] }
    let actions = actions.all
    var owned: [RecordID: ActionPlaces] = [:]
    for place in actions.indices where !actions[place].stage.isFinal {
      var owners: Set<RecordID> = []
      if let owner = actions[place].owner { owners.insert(owner) }
      for step in actions[place].plan where step.isOpen {
        if let owner = step.owner { owners.insert(owner) }
      }
      for owner in owners where left.contains(owner) {
        owned[owner, default: ActionPlaces()].add(place, raised: actions[place].raised)
      }
    }
    return owned.compactMap { id, places in people[id].map { (person: $0, places: places) } }
      .sorted { ($0.person.name, $0.person.id) < ($1.person.name, $1.person.id) }
      .map { person, places in
        let found = places.places.map { actions[$0].id }
        let day = person.left.map { " on \($0.spoken)" } ?? ""
        return Advisory(
          .ownerLeft, about: person.id.text, actions: found,
          other: Advisory.Subject(kind: .person, id: person.id),
          .sentence(
            finding: "\(person.name) left\(day), and still has \(names(of: found))",
            suggestion: "give \(found.count == 1 ? "it" : "them") to someone who works here"))
      }
  }

  /// Open actions that nothing was done about for as many days as the settings say, the longest first.
  ///
  /// One that only waits for the day of its effectiveness check is left in peace.
  func idleActions(today: Day) -> [Advisory] {
    guard profile.idleDays > 0 else { return [] }
    let cutoff = today - profile.idleDays
    let actions = actions.all
    var found: [(since: Day, place: Int)] = []
    for place in actions.indices where !actions[place].stage.isFinal {
      if actions[place].stage == .verifying, let due = actions[place].effectivenessDue, due >= today
      {
        continue
      }
      guard let last = actions[place].lastDayOnRecord, last <= cutoff else { continue }
      found.append((last, place))
    }
    guard !found.isEmpty else { return [] }
    let changed = lastChanges
    found = found.compactMap { since, place in
      let last = max(since, changed[actions[place].id] ?? since)
      return last <= cutoff ? (last, place) : nil
    }
    found.sort {
      $0.since != $1.since ? $0.since < $1.since : actions[$0.place].id < actions[$1.place].id
    }
    return found.map { since, place in
      Advisory(
        .idle, about: actions[place].id.text, actions: [actions[place].id],
        .idle(name: actions[place].name, since: since, days: today - since))
    }
  }

  /// The last day on which the history tells of each action; one pass over the history.
  var lastChanges: [RecordID: Day] {
    var days: [RecordID: Day] = [:]
    days.reserveCapacity(actions.count)
    let entries = history.all
    for place in entries.indices {
      guard let day = entries[place].day ?? entries[place].when?.day else { continue }
      for change in entries[place].changes where change.kind == RecordKind.action.rawValue {
        if let record = change.record { note(day, of: record, in: &days) }
        for record in change.added { note(day, of: record, in: &days) }
      }
    }
    return days
  }

  private func note(_ day: Day, of record: RecordID, in days: inout [RecordID: Day]) {
    let last = days[record]
    if last.map({ $0 < day }) ?? true { days[record] = day }
  }
}

extension Action {
  /// The last day on which something was done about the action, as far as the action itself knows.
  package var lastDayOnRecord: Day? {
    var last = raised
    func take(_ day: Day?) {
      guard let day, day > last ?? Day(number: .min) else { return }
      last = day
    }
    take(effectiveOn)
    take(extensionAsked)
    for move in dueMoves { take(move.on) }
    for move in stageMoves { take(move.on) }
    for step in plan { take(step.done) }
    for item in evidence { take(item.date) }
    for round in rounds { take(round.ended) }
    return last
  }
}
