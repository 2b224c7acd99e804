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
  /// One's own steps that the file may not hold yet.
  package internal(set) var unsaved = UnsavedSteps()
  /// The revision that was saved as a copy; `nil` when there is none.
  var copiedRevision: Int?
  /// Who else has the file open.
  package var others: [String] = []

  var identifiers: SeededGenerator
  /// Marks the entries that this run of the program makes in the history.
  let writer: HistoryWriter
  var steps = UndoSteps()
  /// What the user had before them when the form or question in front was opened, once colleagues changed it.
  var seen: Organisation?
  /// Where what is being typed into a form is on file.
  var draftsOnFile: OpenDrafts?
  var derived: Derived
  var search = SearchIndex()
  var message: Message?
  var effects: [Effect] = []
  var radar = Radar()
  var advice = AdviceState()
  var trend = TrendState()
  /// The advice that the action under the cursor is part of.
  var adviceShown: [Advisory] = []
  /// Earlier actions like the one under the cursor.
  var alike: [EarlierMatch] = []
  var overlays: [Overlay] = []

  package internal(set) var pane = Pane.dashboard
  var dashboard = DashboardState()
  var actions = ActionsState()
  var audits = AuditsState()
  var training = TrainingState()
  var people = PeopleState()
  var history = HistoryState()
  /// The pane from which a record of the one shown was opened, for Esc to go back to.
  var arrivedFrom: Pane?
  /// The lists of panes that keep one register each.
  var lists: [Pane: ListState] = [:]
  /// What panes show in place of their own screens.
  var boards: [Pane: BoardSlot] = [:]

  package init(
    organisation: Organisation, session: Session, today: Day, now: Moment, size: Size, seed: UInt64
  ) {
    self.organisation = organisation
    self.session = session
    self.today = today
    self.now = now
    self.size = size
    identifiers = SeededGenerator(seed: seed)
    writer = HistoryWriter(who: session.who, using: &identifiers)
    derived = Derived(
      organisation, today: today, library: organisation.library(extending: session.library))
    refreshLists()
  }

  /// One line above the footer.
  struct Message: Hashable, Sendable {
    var text: String
    var isError = false
  }

  /// What is computed anew after every change and shown in many places.
  struct Derived {
    /// The catalogues and questions, those of the organisation's own included.
    var library: Library
    var matrix: TrainingMatrix
    var agenda: [DueItem]
    /// Where each certificate stands; the gaps of transitions are not counted.
    var cycles: [RecordID: CertificateCycle]
    /// Who owns what, and how much hangs on each.
    var ownership: OwnershipMap
    /// The lines of every audit, and how far it was walked.
    var lines: AuditLineIndex
    var progress: [RecordID: AuditProgress] { lines.progress }
    var months: MonthlyCounts
    /// The later actions that are recurrences of each.
    var recurrences: [RecordID: [RecordID]]
    /// What is wrong with each document.
    var documentFlaws: [RecordID: [DocumentFlaw]]
    /// Overdue items by pane.
    var overdue: [Pane: Int] = [:]

    init(
      _ organisation: Organisation, today: Day, library: Library, lines: AuditLineIndex? = nil,
      matrix: TrainingMatrix? = nil
    ) {
      self.lines = lines ?? AuditLineIndex(of: organisation)
      self.library = library
      self.matrix = matrix ?? TrainingMatrix(of: organisation, today: today)
      agenda = organisation.agenda(
        today: today, matrix: self.matrix, library: library)
      cycles = Dictionary(
        organisation.certificateCycles(today: today, library: library, countsGaps: false)
          .map { ($0.certificate.id, $0) }, uniquingKeysWith: { first, _ in first })
      ownership = OwnershipMap(of: organisation, today: today, library: library)
      for item in agenda where item.isOverdue { overdue[Pane(of: item.kind), default: 0] += 1 }
      months = MonthlyCounts(of: organisation, today: today)
      recurrences = organisation.recurrences
      documentFlaws = Dictionary(
        grouping: organisation.documentFlaws(today: today), by: \.document)
    }
  }

  /// The person on file with the name that changes are made under.
  var me: RecordID? { organisation.find(.person, named: session.who) }

  /// The catalogues and questions, those of the organisation's own included.
  var library: Library { derived.library }

  /// A person to propose as an owner; `nil` when they have left.
  func here(_ person: RecordID?) -> RecordID? {
    organisation.people[person].flatMap { $0.isActive(on: today) ? $0.id : nil }
  }

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
    derived = Derived(
      organisation, today: today, library: organisation.library(extending: session.library))
    refreshLists()
  }

  /// Works out anew what follows from the records after a change of some of them.
  mutating func refresh(after changes: [Change]) {
    var lines = derived.lines
    lines.follow(Set(changes.lazy.filter { $0.kind == .auditLine }.map(\.record)), in: organisation)
    let ownChanged = changes.contains { $0.kind == .question || $0.kind == .standard }
    let library =
      ownChanged ? organisation.library(extending: session.library) : derived.library
    derived = Derived(
      organisation, today: today, library: library, lines: lines,
      matrix: matrix(after: changes))
    refreshLists()
  }

  /// The matrix after a change; `nil` when all of it has to be worked out anew.
  private func matrix(after changes: [Change]) -> TrainingMatrix? {
    let deciding: Set<RecordKind> = [.person, .competence, .requirement, .organisation]
    guard !changes.contains(where: { deciding.contains($0.kind) }) else { return nil }
    var people: Set<RecordID> = []
    for change in changes where change.kind == .training {
      var before: Value?
      switch change {
      case .remove(_, _, let table): before = table["person"]
      case .set(_, _, field: "person", let value, _): before = value
      default: break
      }
      if case .text(let text)? = before, let person = RecordID(text) { people.insert(person) }
      if let person = organisation.trainings[change.record]?.person { people.insert(person) }
    }
    var matrix = derived.matrix
    matrix.follow(people, in: organisation)
    return matrix
  }

  mutating func refreshLists() {
    for pane in Pane.allCases { pane.behaviour.refresh(&self) }
    followAction()
    findDetailLine()
  }
}
