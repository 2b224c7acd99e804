internal import Records

/// What registers of other programs lay out otherwise: titles that are missing, corrective actions apart from
/// nonconformities, clauses of editions that are not held.
extension ImportRun {
  // MARK: Titles

  /// What a row calls its action: its title, or else what it says otherwise; empty when it says nothing to go by.
  func title(of row: CSVTable.Row) -> String {
    let title = text("title", in: row)
    guard title.isEmpty else { return title }
    let texts = [
      text("notes", in: row), lastWhy(in: row), linkedTitle(in: row), text("plan", in: row),
      text("correction", in: row), text("containment", in: row), causeTitle(in: row),
    ]
    return TitleText.title(texts.lazy.map(TitleText.firstLine).first { !$0.isEmpty } ?? "")
  }

  private func lastWhy(in row: CSVTable.Row) -> String {
    guard let field = Action.fields["root_cause"],
      case .list(let whys)? = try? reader.value(
        of: text(field.key, in: row), field.shape, resolve: { _, _ in nil }),
      case .text(let last)? = whys.last
    else { return "" }
    return Why(line: last).text
  }

  /// The nonconformity that a corrective action is about, where it is on file.
  private func linkedNonconformity(in row: CSVTable.Row) -> Action? {
    let number = text(HeadingWords.linkedNonconformity, in: row)
    return number.isEmpty ? nil : organisation.actions[names.id(of: number, .action)]
  }

  private func linkedTitle(in row: CSVTable.Row) -> String {
    linkedNonconformity(in: row)?.title ?? ""
  }

  /// Takes from the nonconformity what the row of its corrective action does not say: where it was, how grave, and
  /// against which clauses.
  func takeOver(_ action: inout Action, from row: CSVTable.Row) {
    guard let nonconformity = linkedNonconformity(in: row) else { return }
    if action.area == nil { action.area = nonconformity.area }
    if action.clauses.isEmpty { action.clauses = nonconformity.clauses }
    if action.grade == nil { action.grade = nonconformity.grade }
    if action.category.isEmpty { action.category = nonconformity.category }
    if text("source", in: row).isEmpty { action.source = nonconformity.source }
  }

  private func causeTitle(in row: CSVTable.Row) -> String {
    let cause = text("cause_category", in: row)
    let number = text(HeadingWords.linkedNonconformity, in: row)
    guard !number.isEmpty else { return cause }
    return cause.isEmpty
      ? "corrective action for \(number)" : "\(cause): corrective action for \(number)"
  }

  /// Tells how many new actions were named after something else than a title.
  mutating func noteTitles(of actions: [Action]) {
    let count = zip(table.rows, actions).count { row, action in
      organisation.actions[action.id] == nil && text("title", in: row).isEmpty
    }
    guard count > 0 else { return }
    notes.append(
      "\(kind.counted(count)) without a title in the file \(count == 1 ? "is" : "are") named after what "
        + "the row says otherwise")
  }

  // MARK: What belongs together

  /// Adds what a row says of an action beside its fields.
  mutating func complete(_ action: inout Action, from row: CSVTable.Row) {
    let number = ImportNames.tidy(text(HeadingWords.linkedNonconformity, in: row))
    if !number.isEmpty {
      let line = "nonconformity \(number)"
      let lines = action.notes.split(whereSeparator: \.isNewline).map(\.trimmed)
      if !lines.contains(line) {
        action.notes += (action.notes.isEmpty ? "" : "\n") + line
      }
    }
    // A column of checks says when one was judged, once it was.
    if let column = columns["effectiveness_due"], action.effective != nil,
      action.effectiveOn == nil,
      HeadingWords.checkDates.contains(HeadingWords.normal(column.heading)),
      let judged = day(column.key, in: row, of: Action.self), judged <= today
    {
      action.effectiveOn = judged
    }
  }

  // MARK: Recurrences

  /// Reports the rows whose action would be a recurrence of itself, over however many others.
  mutating func checkRecurrences(of actions: [Action]) {
    guard columns["recurrence_of"] != nil else { return }
    let recurrences = Recurrences(in: organisation)
    let changed = Dictionary(actions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var ending: Set<RecordID> = []
    for (row, action) in zip(table.rows, actions)
    where action.recurrenceOf != organisation.actions[action.id]?.recurrenceOf {
      if action.recurrenceOf == action.id {
        report("is the action itself", in: row, "recurrence_of")
      } else if let ring = recurrences.ring(from: action, with: changed, ending: &ending) {
        report(
          "leads back to the action itself: \(shortened(ring, limit: 6)); "
            + "leave it out of the one that came first", in: row, "recurrence_of")
      }
    }
  }

  /// Marks the actions that came back, in rows and beside them, as not effective.
  ///
  /// - Returns: those that no row is.
  mutating func markReturned(in actions: inout [Action]) -> [Action] {
    guard columns["recurrence_of"] != nil else { return [] }
    let before = actions
    let others = Recurrences(in: organisation).mark(&actions, who: who, today: today)
    let changed = zip(before, actions).filter { $0 != $1 }.map(\.1) + others
    let marked = changed.filter { $0.effective == false }
    if !marked.isEmpty {
      notes.append(
        "marked not effective, as \(marked.count == 1 ? "it" : "they") came back: "
          + shortened(marked.map(\.name), limit: 10))
    }
    return others
  }

  // MARK: Clauses

  /// Tells of clauses that no held edition has; the registers of others hold such.
  mutating func noteClauses(of actions: [Action]) {
    guard let library, columns["clauses"] != nil else { return }
    let held = HeldClauses(
      organisation.library(extending: library), held: organisation.profile.standards)
    var rows: [ClauseReference: [Int]] = [:]
    for (row, action) in zip(table.rows, actions) where !text("clauses", in: row).isEmpty {
      for clause in action.clauses where !held.has(clause) {
        rows[clause, default: []].append(row.number)
      }
    }
    guard !rows.isEmpty else { return }
    let places = rows.sorted { $0.key < $1.key }.map { clause, numbers in
      "\(clause) (\(numbers.count == 1 ? "row" : "rows") "
        + "\(shortened(numbers.map(String.init), limit: 5)))"
    }
    notes.append(
      "clauses that no held edition has came in as they are: \(shortened(places, limit: 10)); "
        + held.inWords)
  }
}
