/// What the figures of actions are told apart by.
package enum ActionGrouping: String, CaseIterable, Sendable {
  case category, cause, area, kind, owner, source
}

/// The figures of all actions, and of each group of them.
package struct ActionFiguresTable: Hashable, Sendable {
  package struct Group: Hashable, Sendable {
    /// What the group is called; empty for the actions that belong to none.
    package let name: String
    package let figures: ActionFigures
  }

  package let grouping: ActionGrouping
  /// The day as of which they are counted.
  package let day: Day
  package let all: ActionFigures
  /// Kinds and sources in the order of forms, others by name; those that belong to no group last.
  package let groups: [Group]
}

extension Organisation {
  /// The figures of actions by group.
  ///
  /// - Parameters:
  ///   - day: the day as of which they are counted.
  ///   - first: the first day of the period in which actions were raised, or closed, to count as such.
  ///   - last: its last day.
  package func actionFigures(
    by grouping: ActionGrouping, on day: Day, from first: Day? = nil, to last: Day? = nil
  ) -> ActionFiguresTable {
    let actions = actions.all
    let period = ActionFigures.Period(first: first, last: last)
    let cameBack = cameBack
    var all = ActionFigures()
    var figures: [ActionFigures] = []
    var names: [String] = []
    var places: [String: Int] = [:]
    var groups: [String: Int] = [:]
    for index in actions.indices {
      if !period.contains(actions[index].raised), !period.contains(actions[index].closed) {
        continue
      }
      if let raised = actions[index].raised, raised > day { continue }
      let hasRecurred = cameBack.contains(actions[index].id)
      // Where it lies: to copy an action takes longer than to count it.
      actions.span.withElement(at: index) {
        all.add($0, on: day, within: period, hasRecurred: hasRecurred)
      }
      var written = ""
      actions.span.withElement(at: index) { written = groupText(of: $0, by: grouping) }
      // Only a spelling that did not come before has to be looked at.
      let place = places[written] ?? groups[groupKey(of: written, by: grouping)] ?? figures.count
      if place == figures.count {
        groups[groupKey(of: written, by: grouping)] = place
        figures.append(ActionFigures())
        names.append(groupName(of: written, by: grouping))
      }
      places[written] = place
      actions.span.withElement(at: index) {
        figures[place].add($0, on: day, within: period, hasRecurred: hasRecurred)
      }
    }
    let order = ActionFiguresTable.order(of: names, by: grouping)
    return ActionFiguresTable(
      grouping: grouping, day: day, all: all,
      groups: order.map { .init(name: names[$0], figures: figures[$0]) })
  }

  /// The actions that another one, which was not cancelled, is a recurrence of.
  private var cameBack: Set<RecordID> {
    let actions = actions.all
    var found: Set<RecordID> = []
    for index in actions.indices where actions[index].stage != .cancelled {
      guard let earlier = actions[index].recurrenceOf, earlier != actions[index].id else {
        continue
      }
      found.insert(earlier)
    }
    return found
  }

  /// What an action says of its group.
  private func groupText(of action: borrowing Action, by grouping: ActionGrouping) -> String {
    switch grouping {
    case .category: action.category
    case .cause: action.causeCategory
    case .area: action.area?.text ?? ""
    case .owner: action.owner?.text ?? ""
    case .kind: action.actionKind.rawValue
    case .source: action.source.rawValue
    }
  }

  /// What tells a group from others; categories that differ in upper and lower case are one.
  private func groupKey(of text: String, by grouping: ActionGrouping) -> String {
    switch grouping {
    case .category, .cause: text.trimmed.lowercased()
    case .area: areas[RecordID(text)]?.id.text ?? ""
    case .owner: people[RecordID(text)]?.id.text ?? ""
    case .kind, .source: text
    }
  }

  private func groupName(of text: String, by grouping: ActionGrouping) -> String {
    switch grouping {
    case .category, .cause: text.trimmed
    case .area: areaName(RecordID(text))
    case .owner: personName(RecordID(text))
    case .kind, .source: text
    }
  }
}

extension ActionFiguresTable {
  fileprivate static func order(of names: [String], by grouping: ActionGrouping) -> [Int] {
    let usual: [String] =
      switch grouping {
      case .kind: Action.Kind.allCases.map(\.rawValue)
      case .source: Action.Source.allCases.map(\.rawValue)
      case .category, .cause, .area, .owner: []
      }
    func key(_ place: Int) -> (Int, Int, String, Int) {
      let name = names[place]
      return (name.isEmpty ? 1 : 0, usual.firstIndex(of: name) ?? 0, name.lowercased(), place)
    }
    return names.indices.sorted { key($0) < key($1) }
  }
}
