internal import Records

extension ImportRun {
  /// The actions that the rows describe, each once; and other actions on file that came back as one of them.
  mutating func actions() -> (rows: [Action], others: [Action]) {
    let rows = table.rows
    let titles = rows.map(title)
    let matched = ActionRows(
      zip(rows, titles).map(actionName), number: { rows[$0].number }, in: organisation)
    for (index, field, message) in matched.problems { report(message, in: rows[index], field) }
    let ids = matched.existing.map { $0?.id ?? names.makeID() }
    // Every row can be named by every other, also by one before it.
    for (row, id) in zip(rows, ids) { names.add(text("reference", in: row), id, .action) }
    for index in rows.indices where text("reference", in: rows[index]).isEmpty {
      names.add(titles[index], ids[index], .action)
    }
    let returns = Recurrences(in: organisation)
    var actions: [Action] = []
    actions.reserveCapacity(rows.count)
    let newFields = fields(of: Action.self, except: ["reference"])
    let oldFields = fields(of: Action.self, except: ["reference", "due", "stage", "closed"])
    let oldFieldsByTitle = oldFields.filter { $0.key != "title" }
    for (index, row) in rows.enumerated() {
      if let old = matched.existing[index] {
        let isByTitle = text("reference", in: row).isEmpty
        let fields = isByTitle ? oldFieldsByTitle : oldFields
        let before = returns.withdrawn(from: old, who: who, today: today)
        actions.append(updated(old, from: row, with: fields, before: before))
      } else {
        actions.append(new(ids[index], titled: titles[index], from: row, with: newFields))
      }
      complete(&actions[index], from: row)
    }
    checkRecurrences(of: actions)
    giveReferences(to: &actions)
    noteHistory(actions)
    noteTitles(of: actions)
    noteClauses(of: actions)
    let others = markReturned(in: &actions)
    return (actions, others)
  }

  private func actionName(of row: CSVTable.Row, title: String) -> ActionRows.Name {
    ActionRows.Name(
      reference: ImportNames.key(text("reference", in: row)),
      title: ImportNames.key(title),
      raised: Day(written: CellDay.plain(text("raised", in: row), today: today)))
  }

  // MARK: New actions

  private mutating func new(
    _ id: RecordID, titled title: String, from row: CSVTable.Row, with fields: [Field<Action>]
  ) -> Action {
    var action = Action(id: id)
    action.reference = ImportNames.tidy(text("reference", in: row))
    action.actionKind = ImportRun.kind(ofReference: action.reference)
    fill(&action, with: fields, from: row, isNew: true)
    if action.title.isEmpty { action.title = title }
    if action.title.isEmpty {
      if columns["title"] != nil {
        report("is empty; a new action needs one", in: row, "title")
      } else {
        let what = action.reference.isEmpty ? "is empty" : "\(action.reference) is not on file"
        report(what + ", and there is no column title for a new action", in: row, "reference")
      }
    }
    if action.grade == nil { action.grade = ChoiceWords.grade(withinKind: text("kind", in: row)) }
    takeOver(&action, from: row)
    if action.closed != nil, text("stage", in: row).isEmpty { action.stage = .closed }
    if action.raised == nil { action.raised = min(action.closed ?? today, today) }
    if action.stage == .closed, action.closed == nil { action.closed = today }
    return action
  }

  /// What the letters of a reference say: `OFI-2026-003` is an improvement.
  static func kind(ofReference reference: String) -> Action.Kind {
    let letters = reference.prefix { $0 != "-" }.uppercased()
    return Action.Kind.allCases.first { $0.prefix == letters } ?? .nonconformity
  }

  private mutating func giveReferences(to actions: inout [Action]) {
    guard actions.contains(where: \.reference.isEmpty) else { return }
    var numbers = ReferenceNumbers(
      organisation.actions.all.map(\.reference) + actions.map(\.reference))
    for index in actions.indices
    where actions[index].reference.isEmpty && organisation.actions[actions[index].id] == nil {
      actions[index].reference = numbers.next(
        for: actions[index].actionKind, year: (actions[index].raised ?? today).year)
    }
  }

  private mutating func noteHistory(_ actions: [Action]) {
    let history = actions.count {
      $0.stage == .closed && organisation.actions[$0.id] == nil && !$0.closingGaps().isEmpty
    }
    if history > 0 {
      notes.append(
        "\(kind.counted(history)) closed in the file came in as history, without all "
          + "that closing asks for here")
    }
    let dated = actions.count { !$0.stage.isFinal && $0.closed != nil }
    if dated > 0 {
      notes.append(
        "\(kind.counted(dated)) not closed, though there is a day in the column closed")
    }
  }

  // MARK: Actions on file

  /// An action on file with what a row says; its due date moves and its stage changes by the rules.
  private mutating func updated(
    _ old: Action, from row: CSVTable.Row, with fields: [Field<Action>], before: Action?
  ) -> Action {
    var action = old
    fill(&action, with: fields, from: row, isNew: false, before: before)
    if let grade = ChoiceWords.grade(withinKind: text("kind", in: row)),
      text("grade", in: row).isEmpty
    {
      action.grade = grade
    }
    if let due = day("due", in: row, of: Action.self) {
      attempt(in: row, "due") { [who, today, fileName] () throws(ActionProblem) in
        try action.moveDue(to: due, by: who, on: today, why: "import of \(fileName)")
      }
    }
    let closed = day("closed", in: row, of: Action.self)
    var stage = stage(in: row) ?? (closed == nil || old.stage.isFinal ? old.stage : .closed)
    if stage == before?.stage { stage = old.stage }
    if stage != old.stage {
      if stage == .closed { action.closed = closed ?? action.closed }
      attempt(in: row, columns["stage"] == nil ? "closed" : "stage") {
        [who, today, fileName, organisation, stage] () throws(ActionProblem) in
        let reason = stage == .cancelled ? action.cancelReason : "import of \(fileName)"
        try action.move(
          to: stage, by: who, on: today, reason: reason,
          isStrict: organisation.profile.isStrict)
      }
    }
    if let closed { action.closed = closed }
    if let problem = organisation.problem(
      leavingClosedIn: organisation.changes(putting: action))
    {
      report(problem.description, in: row, "reference")
    }
    return action
  }

  private mutating func stage(in row: CSVTable.Row) -> Action.Stage? {
    guard case .text(let word)? = value("stage", in: row, of: Action.self) else { return nil }
    return Action.Stage(rawValue: word)
  }

  private mutating func attempt(
    in row: CSVTable.Row, _ key: String, _ step: () throws(ActionProblem) -> Void
  ) {
    do throws(ActionProblem) {
      try step()
    } catch {
      report(error.description, in: row, key)
    }
  }
}
