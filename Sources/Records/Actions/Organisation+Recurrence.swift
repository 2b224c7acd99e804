extension Organisation {
  /// For each action the later ones that are recurrences of it, in the order of the register.
  package var recurrences: [RecordID: [RecordID]] {
    var found: [RecordID: [RecordID]] = [:]
    let all = actions.all
    for place in all.indices {
      if let earlier = all[place].recurrenceOf { found[earlier, default: []].append(all[place].id) }
    }
    return found
  }

  /// What changes when an action takes the place of the one on file, the action that it is a recurrence of included:
  /// that one is marked as not effective, and one that it is no longer a recurrence of is so no more.
  ///
  /// - Parameter who: under whose name the earlier action's stage moves.
  package func changes(
    puttingWithRecurrence action: Action, by who: String, on today: Day
  ) -> [Change] {
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
