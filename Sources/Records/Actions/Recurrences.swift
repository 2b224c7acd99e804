extension Organisation {
  /// The later actions that say which one they are a recurrence of, by that one; the oldest first.
  ///
  /// One pass over the register: to be kept until an action changes.
  package var recurrences: [RecordID: [RecordID]] {
    var found: [RecordID: [(raised: Day, id: RecordID)]] = [:]
    let actions = actions.all
    for place in actions.indices {
      guard let earlier = actions[place].recurrenceOf, earlier != actions[place].id else {
        continue
      }
      found[earlier, default: []].append((actions[place].raised ?? .never, actions[place].id))
    }
    return found.mapValues { later in
      later.sorted { ($0.raised, $0.id) < ($1.raised, $1.id) }.map(\.id)
    }
  }

  /// What an action is a recurrence of, and what that was one of, back to the first; each once.
  package func recurrenceChain(of action: RecordID) -> [RecordID] {
    recurrenceChain(from: actions[action]?.recurrenceOf, without: action)
  }

  /// The chain from an action on, that one included, until it ends or comes back to where it has been.
  func recurrenceChain(from first: RecordID?, without start: RecordID) -> [RecordID] {
    var chain: [RecordID] = []
    var seen: Set<RecordID> = [start]
    var next = first
    while let id = next, seen.insert(id).inserted {
      chain.append(id)
      next = actions[id]?.recurrenceOf
    }
    return chain
  }

  /// Whether an action that were made a recurrence of another would in the end be one of itself.
  package func wouldMakeRing(_ action: RecordID, recurringOf earlier: RecordID) -> Bool {
    if action == earlier { return true }
    var seen: Set<RecordID> = []
    var next: RecordID? = earlier
    // A ring that is on file already, without the action in it, is none of this one's making.
    while let id = next, seen.insert(id).inserted {
      if id == action { return true }
      next = actions[id]?.recurrenceOf
    }
    return false
  }

  /// What changes when an action goes on as it is here: it comes to the stage that what is new in it belongs to, the
  /// action that it is a recurrence of is marked as not effective, and one that it is no longer a recurrence of is so no
  /// more.
  ///
  /// - Parameter who: under whose name stages move.
  package func changes(goingOnWith action: Action, by who: String, on today: Day) -> [Change] {
    var action = action
    action.advance(since: actions[action.id], by: who, on: today)
    let before = actions[action.id]?.recurrenceOf
    var changed = changes(putting: action)
    guard before != action.recurrenceOf else { return changed }
    if var earlier = actions[before] {
      earlier.withdrawRecurrence(as: action.name, noted: who, on: today)
      changed += changes(putting: earlier)
    }
    if var earlier = actions[action.recurrenceOf] {
      earlier.noteRecurrence(as: action.name, noted: who, on: today)
      changed += changes(putting: earlier)
    }
    return changed
  }
}
