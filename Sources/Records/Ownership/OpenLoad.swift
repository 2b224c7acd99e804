/// How much each still has to do, before and after something is handed over: open actions, steps, judgements of effect and
/// audits.
struct OpenLoad {
  /// From how many pieces of work on somebody is compared with the others.
  private static let least = Handover.many
  /// How many times what the one in the middle has is too much.
  private static let times = 3

  private let before: [RecordID: Int]
  private let after: [RecordID: Int]
  /// Of all who have something to do afterwards.
  private let median: Int

  init(before: Organisation, after: Organisation) {
    self.before = before.openWork
    self.after = after.openWork
    let counts = self.after.values.sorted()
    median = counts.isEmpty ? 0 : counts[counts.count / 2]
  }

  /// What is too much for one, with figures; `nil` when it is not.
  func warning(of person: RecordID, name: String) -> String? {
    let count = after[person] ?? 0
    guard count >= OpenLoad.least, count > median * OpenLoad.times, count > before[person] ?? 0
    else { return nil }
    return
      "\(name) would have \(count) open actions, steps, judgements and audits; half of the \(after.count) people who have any have \(median) or fewer"
  }
}

extension Organisation {
  /// How many open actions, steps, judgements of effect and audits each person has.
  fileprivate var openWork: [RecordID: Int] {
    var found: [RecordID: Int] = [:]
    let all = actions.all
    for place in all.indices where !all[place].stage.isFinal {
      if let owner = all[place].owner { found[owner, default: 0] += 1 }
      for step in all[place].plan where step.isOpen {
        if let owner = step.owner { found[owner, default: 0] += 1 }
      }
      if let judge = all[place].effectiveBy, all[place].effective == nil {
        found[judge, default: 0] += 1
      }
    }
    for audit in audits.all where !audit.state.isFinal {
      for auditor in audit.auditors { found[auditor, default: 0] += 1 }
    }
    return found
  }
}
