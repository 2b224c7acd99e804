import Records

/// An action noted in one line from anywhere.
extension State {
  /// Opens the one-line form; afterwards everything is where it was.
  mutating func capture() {
    guard mayChange() else { return }
    var action = Action(id: newID())
    action.raised = today
    action.raisedBy = me
    let origin = proposeOrigin(for: &action)
    let place = actions
    openAdding(
      action, title: origin.isEmpty ? "Note an action" : "Note an action (\(origin))",
      keys: ["title", "owner", "due", "area", "clauses", "kind", "grade", "notes"],
      more: { _, _ in [] },
      then: { state in
        // Adding selects what is new in the register; the user is in the middle of something else.
        state.actions = place
        state.refreshActions()
      })
    withForm { $0.enterKeeps = true }
  }

  /// Fills in what is plain from what the user has in front of them; returns what it was taken from.
  ///
  /// A row that the cursor only happens to stand on says nothing about what comes to mind: in the lists of actions and
  /// audits nothing is proposed.
  private func proposeOrigin(for action: inout Action) -> String {
    switch pane {
    case .audits:
      guard let line = currentLine, let audit = currentAudit else { return "" }
      action.clauses = line.clause.map { [$0] } ?? []
      if audit.areas.count == 1 { propose(area: audit.areas[0], for: &action) }
      return "\(audit.name) \(line.clause?.number ?? "line \(line.order)")"
    case .actions:
      guard actions.detail != nil, let current = currentAction else { return "" }
      action.area = current.area
      action.clauses = current.clauses
      action.owner = here(current.owner)
      return current.name
    case .people:
      guard let selected = people.list.selected else { return "" }
      if let person = organisation.people[selected], people.section == .people {
        action.owner = here(person.id)
        action.area = person.area
        return person.name
      }
      guard let area = organisation.areas[selected], people.section == .areas else { return "" }
      propose(area: area.id, for: &action)
      return area.name
    default: return ""
    }
  }

  private func propose(area: RecordID, for action: inout Action) {
    action.area = area
    action.owner = here(organisation.areas[area]?.owner)
  }
}
