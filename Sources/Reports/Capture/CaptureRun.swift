internal import Records

/// New actions on their way: the organisation, what was found wrong.
struct CaptureRun {
  /// The longest text of a field, in characters; a book is evidence and no note.
  private static let longestText = 200_000
  /// The most actions that are added at once.
  private static let most = 10_000

  let organisation: Organisation
  let today: Day
  let who: String
  let fingerprint: (String) -> String?
  let clauses: HeldClauses
  var values: CaptureValues
  var names: ImportNames
  var problems: [String] = []

  init(
    organisation: Organisation, library: Library, today: Day, who: String,
    newID: @escaping () -> RecordID, fingerprint: @escaping (String) -> String?
  ) {
    self.organisation = organisation
    self.today = today
    self.who = who
    self.fingerprint = fingerprint
    clauses = HeldClauses(
      organisation.library(extending: library), held: organisation.profile.standards)
    values = CaptureValues(organisation: organisation, today: today)
    names = ImportNames(organisation, newID: newID)
  }

  /// What the entries add, unless something was wrong.
  mutating func plan(_ entries: [CaptureEntry]) throws(CaptureProblem) -> CapturePlan {
    guard entries.count <= CaptureRun.most else {
      throw CaptureProblem(
        "\(entries.count) actions are more than the \(CaptureRun.most) that are added at once; "
          + "hand them over in parts")
    }
    let ids = entries.map { _ in names.makeID() }
    takeReferences(of: entries, ids)
    var actions: [Action] = []
    for (entry, id) in zip(entries, ids) { actions.append(action(id, entry)) }
    checkRecurrences(actions, entries)
    guard problems.isEmpty else { throw CaptureProblem(problems) }
    var numbers = ReferenceNumbers(
      organisation.actions.all.map(\.reference) + actions.map(\.reference))
    for index in actions.indices where actions[index].reference.isEmpty {
      actions[index].reference = numbers.next(
        for: actions[index].actionKind, year: (actions[index].raised ?? today).year)
    }
    let others = Recurrences(in: organisation).mark(&actions, who: who, today: today)
    let references = actions.map(\.reference)
    return CapturePlan(
      added: ids, who: who,
      title: references.count == 1
        ? "\(references[0]) added"
        : "\(references.count) actions added: \(shortened(references, limit: 10))",
      changes: (actions + others).flatMap(organisation.changes(putting:)),
      notes: others.isEmpty
        ? []
        : ["marked not effective, as it came back: \(shortened(others.map(\.name), limit: 10))"])
  }

  mutating func report(_ message: String, _ place: String) {
    let gap = place.isEmpty || ":,".contains(message.prefix(1)) ? "" : " "
    problems.append(PlainText.line(place + gap + message))
  }

  // MARK: References

  /// Notes the references that entries give, so that others can name them; those on file are refused.
  private mutating func takeReferences(of entries: [CaptureEntry], _ ids: [RecordID]) {
    var onFile: Set<String> = []
    for action in organisation.actions.all { onFile.insert(ImportNames.key(action.reference)) }
    var given: Set<String> = []
    for (entry, id) in zip(entries, ids) {
      guard let said = entry["reference"], case .text(let text) = said.value else { continue }
      let key = ImportNames.key(text)
      guard !key.isEmpty else { continue }
      if onFile.contains(key) {
        report(
          "\(ImportNames.tidy(text)) is on file already; leave the reference out to get the next one, "
            + "or change that action (evenkeel import)", said.place)
      } else if !given.insert(key).inserted {
        report("\(ImportNames.tidy(text)) is given twice; each action has its own", said.place)
      } else {
        names.add(text, id, .action)
      }
    }
  }

  private mutating func checkRecurrences(_ actions: [Action], _ entries: [CaptureEntry]) {
    let recurrences = Recurrences(in: organisation)
    let changed = Dictionary(actions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var ending: Set<RecordID> = []
    for (action, entry) in zip(actions, entries) {
      guard let said = entry["recurrence_of"] else { continue }
      if let ring = recurrences.ring(from: action, with: changed, ending: &ending) {
        report("leads back to the action itself: \(shortened(ring, limit: 6))", said.place)
      } else if let flaw = organisation.flaw(
        of: action.id, recurringOf: action.recurrenceOf, raised: action.raised)
      {
        report(": \(flaw)", said.place)
      }
    }
  }

  // MARK: One action

  private mutating func action(_ id: RecordID, _ entry: CaptureEntry) -> Action {
    var action = Action(id: id)
    for said in entry.said { take(said, into: &action) }
    action.reference = ImportNames.tidy(action.reference)
    if entry["kind"] == nil { action.actionKind = ImportRun.kind(ofReference: action.reference) }
    if case .text(let kind)? = entry["kind"]?.value, action.grade == nil {
      action.grade = ChoiceWords.grade(withinKind: kind)
    }
    if action.actionKind == .nonconformity, action.grade == nil { action.grade = .minor }
    if action.raised == nil { action.raised = today }
    if action.raisedBy == nil, entry["raised_by"] == nil {
      action.raisedBy = names.id(of: who, .person)
    }
    (action.title, action.notes) = TitleText.fitted(title: action.title, notes: action.notes)
    if action.title.isEmpty {
      if let said = entry["title"] {
        guard case .text = said.value else { return action }
        report("is empty; say in one line what is wrong", said.place)
      } else {
        report(
          entry.place.isEmpty
            ? "--title is missing; say in one line what is wrong"
            : "has no title; say in one line what is wrong", entry.place)
      }
    }
    checkOwner(of: action, entry)
    checkClauses(of: action, entry)
    addEvidence(to: &action)
    checkDates(of: action, entry)
    end(&action, entry)
    return action
  }

  private mutating func checkDates(of action: Action, _ entry: CaptureEntry) {
    for flaw in action.dateFlaws(on: today) {
      report(": \(flaw.text)", entry[flaw.field]?.place ?? "\(entry.place) \(flaw.field)".trimmed)
    }
  }

  private mutating func take(_ said: CaptureEntry.Said, into action: inout Action) {
    guard let field = Action.fields[said.key] else { return }
    do throws(FieldProblem) {
      guard let value = try values.value(of: said.value, for: field, names) else { return }
      try field.write(&action, value)
      if case .text(let text) = value, text.count > CaptureRun.longestText {
        throw FieldProblem(
          "is longer than \(CaptureRun.longestText) characters; keep it as a file, and add that as evidence"
        )
      }
    } catch {
      report(error.message, said.place)
    }
  }

  private mutating func checkOwner(of action: Action, _ entry: CaptureEntry) {
    guard let said = entry["owner"], let owner = organisation.people[action.owner],
      let left = owner.left, !owner.isActive(on: today)
    else { return }
    report(
      "names \(owner.name), who left on \(left); name someone who works here", said.place)
  }

  private mutating func checkClauses(of action: Action, _ entry: CaptureEntry) {
    guard let said = entry["clauses"] else { return }
    for clause in action.clauses where !clauses.has(clause) {
      report(
        "names \(clause), which is no clause of an edition held (\(clauses.inWords)); "
          + "check its number, or leave it out", said.place)
    }
  }

  private func addEvidence(to action: inout Action) {
    for index in action.evidence.indices {
      action.evidence[index].date = action.evidence[index].date ?? today
      if action.evidence[index].by.isEmpty { action.evidence[index].by = who }
      if action.evidence[index].sha256.isEmpty {
        action.evidence[index].sha256 = fingerprint(action.evidence[index].reference) ?? ""
      }
    }
  }

  /// Takes an action that is over already to its end, as any other: nothing closes without what closing asks for.
  private mutating func end(_ action: inout Action, _ entry: CaptureEntry) {
    let stage = action.stage
    let wanted = action.closed != nil && entry["stage"] == nil ? .closed : stage
    guard wanted.isFinal || action.closed != nil else { return }
    let place = (entry["stage"] ?? entry["closed"])?.place ?? entry.place
    guard wanted.isFinal else {
      return report("is \(stage.rawValue), though there is a day on which it was closed", place)
    }
    action.stage = .open
    do throws(ActionProblem) {
      try action.move(
        to: wanted, by: who, on: action.closed ?? today, reason: action.cancelReason,
        isStrict: organisation.profile.isStrict)
    } catch {
      report(": \(error.description)", place)
    }
  }
}
