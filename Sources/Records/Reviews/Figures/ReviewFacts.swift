/// What the registers say on a day, for the topics of a management review.
struct ReviewFacts {
  let organisation: Organisation
  let day: Day
  let last: ManagementReview?
  /// The actions that the review itself decided.
  let own: Set<RecordID>
  let library: Library
  let matrix: TrainingMatrix
  /// The actions that count on the day: raised by then, and not cancelled.
  let actions: [Action]
  /// "since 12 May", or "so far" when there was no review before.
  let period: String

  init(
    of organisation: Organisation, on day: Day, last: ManagementReview?, own: Set<RecordID>,
    library: Library
  ) {
    self.organisation = organisation
    self.day = day
    self.last = last
    self.own = own
    self.library = library
    matrix = TrainingMatrix(of: organisation, today: day)
    actions = organisation.actions.all.filter { $0.counts(on: day) }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    period = last?.held.map { "since \($0.spoken(today: day))" } ?? "so far"
  }

  func figures(of key: String) -> [ReviewFigure] {
    switch key {
    case "actions": earlierActions
    case "issues": issues
    case "parties": about("needs of interested parties", clauses: ["4.2"])
    case "feedback": feedback
    case "objectives": objectives
    case "nonconformities": nonconformities
    case "monitoring": monitoring
    case "audits": audits
    case "suppliers": suppliers
    case "compliance": compliance
    case "workers": workers
    case "risk": risk
    case "resources": resources
    case "riskActions": riskActions
    case "improvement": improvement
    default: []
    }
  }

  /// Whether something that happened on a day is new: after the review before, and by the day of this one.
  func isNew(_ happened: Day?) -> Bool {
    guard let happened, happened <= day else { return false }
    return last?.held.map { happened > $0 } ?? true
  }

  /// Whether an action was raised since the review before; of one whose day nobody wrote down nobody can tell.
  func isRaisedNew(_ action: Action) -> Bool {
    action.raised == nil ? last == nil : isNew(action.raised)
  }

  /// A figure that counts records: "3 actions overdue", "1 action overdue", "no actions overdue".
  func figure(
    _ noun: String, _ plural: String? = nil, _ rest: String = "", _ kind: RecordKind,
    _ records: [RecordID]
  ) -> ReviewFigure {
    var seen: Set<RecordID> = []
    let places = records.filter { seen.insert($0).inserted }
      .map { RecordPlace(kind: kind, id: $0) }
    let what = places.count == 1 ? noun : plural ?? noun + "s"
    let number = places.isEmpty ? what.hasPrefix("of ") ? "none" : "no" : "\(places.count)"
    return ReviewFigure(
      text: [number, what, rest].filter { !$0.isEmpty }.joined(separator: " "),
      count: places.count, records: places)
  }

  func figure(
    _ noun: String, _ plural: String? = nil, _ rest: String, _ actions: [Action]
  ) -> ReviewFigure {
    figure(noun, plural, rest, .action, actions.map(\.id))
  }

  /// So many of so many: "8 of 10 closed in time"; the records are the ones counted first.
  func share(_ rest: String, _ part: [Action], of whole: Int) -> ReviewFigure {
    ReviewFigure(
      text: "\(part.count) of \(whole) \(rest)", count: part.count,
      records: part.map { RecordPlace(kind: .action, id: $0.id) })
  }

  func open(_ actions: [Action]) -> [Action] { actions.filter { !$0.isClosed(by: day) } }
  func overdue(_ actions: [Action]) -> [Action] { open(actions).filter { $0.wasOverdue(on: day) } }
  func closedNew(_ actions: [Action]) -> [Action] {
    actions.filter { $0.isClosed(by: day) && isNew($0.closed) }
  }
  func raisedNew(_ actions: [Action]) -> [Action] { actions.filter { isRaisedNew($0) } }

  /// What was raised since, is open and is overdue of some actions: what most topics ask of theirs.
  func course(of actions: [Action], _ noun: String, _ plural: String? = nil) -> [ReviewFigure] {
    [
      figure(noun, plural, "raised \(period)", raisedNew(actions)),
      figure(noun, plural, "open", open(actions)),
      figure(noun, plural, "overdue", overdue(actions)),
    ]
  }

  /// The actions about clauses with certain numbers, in any of some standards.
  func actions(citing numbers: [String], of standards: [String]? = nil) -> [Action] {
    actions.filter { action in
      action.clauses.contains { clause in
        if let standards, !standards.contains(where: { clause.edition.text.hasPrefix($0 + ":") }) {
          return false
        }
        return numbers.contains { ClauseReference.isNumber(clause.number, within: $0) }
      }
    }
  }

  func about(_ what: String, clauses: [String], of standards: [String]? = nil) -> [ReviewFigure] {
    let found = actions(citing: clauses, of: standards)
    return [
      figure("action", nil, "about the \(what) raised \(period)", raisedNew(found)),
      figure("action", nil, "about the \(what) open", open(found)),
    ]
  }
}
