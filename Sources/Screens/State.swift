package import Records

/// Everything the screen shows and the keys change, as one value.
package struct State {
  package internal(set) var organisation: Organisation
  package var session: Session
  package internal(set) var today: Day
  /// The present moment; the loop sets it before each event.
  package var now: Moment
  package internal(set) var size: Size
  package var save: SaveStatus = .saved(at: "")
  /// Grows by one with every change of the organisation.
  package internal(set) var revision = 0

  var identifiers: IdentifierSource
  var history = EditHistory()
  var derived: Derived
  var search = SearchIndex()
  var message: Message?
  var effects: [Effect] = []
  var overlays: [Overlay] = []

  package internal(set) var pane = Pane.dashboard
  var dashboard = DashboardState()
  var actions = ActionsState()
  var audits = AuditsState()
  var training = TrainingState()
  var people = PeopleState()

  package init(
    organisation: Organisation, session: Session, today: Day, now: Moment, size: Size, seed: UInt64
  ) {
    self.organisation = organisation
    self.session = session
    self.today = today
    self.now = now
    self.size = size
    identifiers = IdentifierSource(seed: seed)
    derived = Derived(organisation, today: today, library: session.library)
    refreshLists()
  }

  /// One line above the footer.
  struct Message: Hashable, Sendable {
    var text: String
    var isError = false
  }

  /// What is computed anew after every change and shown in many places.
  struct Derived {
    var matrix: TrainingMatrix
    var agenda: [DueItem]
    var readiness: Readiness
    var progress: [RecordID: AuditProgress]
    var months: MonthlyCounts
    /// Overdue items by pane.
    var overdue: [Pane: Int] = [:]

    init(_ organisation: Organisation, today: Day, library: Library) {
      matrix = TrainingMatrix(of: organisation, today: today)
      agenda = organisation.agenda(today: today, matrix: matrix)
      readiness = organisation.readiness(today: today, library: library, matrix: matrix)
      for item in agenda where item.isOverdue { overdue[Pane(of: item.kind), default: 0] += 1 }
      progress = organisation.progress
      months = MonthlyCounts(of: organisation, today: today)
    }
  }

  /// The person on file with the name that changes are made under.
  var me: RecordID? { organisation.find(.person, named: session.who) }

  mutating func newID() -> RecordID { RecordID(using: &identifiers) }

  /// Tells the user on the message line what was done outside the state.
  package mutating func report(_ text: String) { say(text) }

  /// Tells the user something on the message line that went wrong outside the state.
  package mutating func tell(_ text: String) { complain(text) }

  mutating func say(_ text: String) { message = Message(text: text) }
  mutating func complain(_ text: String) { message = Message(text: text, isError: true) }

  /// Turns values into text and back for forms and lists.
  var fieldText: FieldText { FieldText(organisation: organisation, today: today, place: .form) }

  /// Shows the organisation as it stands on another day (midnight passed).
  package mutating func setToday(_ day: Day) {
    guard day != today else { return }
    today = day
    refresh()
  }

  mutating func refresh() {
    derived = Derived(organisation, today: today, library: session.library)
    refreshLists()
  }

  mutating func refreshLists() {
    for pane in Pane.allCases { pane.behaviour.refresh(&self) }
  }
}

// MARK: Changes

extension State {
  /// Carries out changes as one step that `u` takes back.
  ///
  /// - Returns: whether anything changed; the message says why not.
  @discardableResult
  mutating func commit(_ title: String, _ changes: [Change]) -> Bool {
    guard mayChange() else { return false }
    guard !changes.isEmpty else {
      say("nothing changed")
      return false
    }
    guard perform(Edit(who: session.who, when: now, title: title, changes: changes), noting: true)
    else { return false }
    say("\(title); u undoes")
    return true
  }

  /// Keeps where the user is without making it a step to undo.
  mutating func commitQuietly(_ changes: [Change]) {
    guard !session.isReadOnly, !changes.isEmpty else { return }
    _ = perform(Edit(who: session.who, when: now, title: "", changes: changes), noting: false)
  }

  mutating func mayChange() -> Bool {
    if session.isReadOnly { complain("opened read-only: nothing can be changed") }
    return !session.isReadOnly
  }

  mutating func undo() {
    guard mayChange() else { return }
    guard let edit = history.undo() else { return say("nothing to undo") }
    if perform(edit.inverse, noting: false) { say("undone: \(edit.title); Ctrl-R redoes") }
  }

  mutating func redo() {
    guard mayChange() else { return }
    guard let edit = history.redo() else { return say("nothing to redo") }
    if perform(edit, noting: false) { say("redone: \(edit.title); u undoes") }
  }

  private mutating func perform(_ edit: Edit, noting: Bool) -> Bool {
    do throws(EditProblem) {
      try organisation.apply(edit)
    } catch {
      complain(
        "not changed: \(error.kind.noun), field \(error.failure.field) \(error.failure.problem.message)"
      )
      return false
    }
    if noting { history.record(edit) }
    revision += 1
    for change in edit.changes where change.kind == .action { search.forget(change.record) }
    if edit.changes.contains(where: { $0.kind == .person || $0.kind == .area }) {
      search = SearchIndex()
    }
    refresh()
    return true
  }
}
