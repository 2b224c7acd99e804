/// Advice on actions that nobody takes care of.
extension Organisation {
  /// Open actions, open steps, and whatever else is owned by people who do not work here any more: one for each person.
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
    let others = namesOwned(by: left, today: today)
    return Set(owned.keys).union(others.keys).compactMap { people[$0] }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
      .map { person in
        let found = (owned[person.id]?.places ?? []).map { actions[$0].id }
        let names = others[person.id] ?? []
        let day = person.left.map { " on \($0.spoken)" } ?? ""
        let answers =
          names.isEmpty
          ? ""
          : "answers for \(names.prefix(4).joined(separator: ", "))"
            + (names.count > 4 ? " and \(names.count - 4) more" : "")
        let has = found.isEmpty ? "" : "has \(self.names(of: found))"
        let still = [has, answers].filter { !$0.isEmpty }.joined(separator: ", and ")
        return Advisory(
          .ownerLeft, about: person.id.text, actions: found,
          other: RecordPlace(kind: .person, id: person.id),
          .sentence(
            finding: "\(person.name) left\(day), and still \(still)",
            suggestion:
              "give \(found.count + names.count == 1 ? "it" : "them") to someone who works here"))
      }
  }

  /// The areas, documents, objectives and responsibilities that some people own, by name.
  private func namesOwned(by left: Set<RecordID>, today: Day) -> [RecordID: [String]] {
    var found: [RecordID: [String]] = [:]
    func add(_ owner: RecordID?, _ name: String) {
      if let owner, left.contains(owner) { found[owner, default: []].append(name) }
    }
    for area in areas.all { add(area.owner, area.name) }
    for document in documents.all where document.isInForce(on: today) {
      add(document.owner, document.name)
    }
    for objective in objectives.all where objective.closed == nil {
      add(objective.owner, objective.name)
    }
    for record in responsibilities.all { add(record.owner, record.name) }
    return found
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
