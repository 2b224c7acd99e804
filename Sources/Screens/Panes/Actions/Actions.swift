import Records

/// Where the user is in the action register.
struct ActionsState: Hashable, Sendable {
  var list = ListState()
  /// The action shown in full, when the user has gone into it.
  var detail: RecordID?
  /// The line of the detail that is selected.
  var line = 0
  /// What that line is about, to find it again when lines come and go above it.
  var target = DetailLine.Target.none
  var order = ActionsOrder()
  /// The audit line that the action was opened from, to go back to.
  var cameFrom: RecordID?
}

/// The whole register in the order of the list, kept until something changes.
struct ActionsOrder: Hashable, Sendable {
  /// What the order follows from.
  struct Basis: Hashable, Sendable {
    let revision: Int
    let count: Int
    let today: Day
    let sort: Int
    let isAscending: Bool
  }

  var basis: Basis?
  /// Places in the register.
  var places: [Int] = []
  /// The last filter, where it was of words only, and what met it.
  private var words: String?
  private var met: [Int] = []

  init(basis: Basis? = nil, places: [Int] = []) {
    self.basis = basis
    self.places = places
  }

  /// The places that may meet a filter: when the user types on at words, those that met what was typed before.
  func places(before filter: String) -> [Int] {
    let now = Filter(filter)
    // A word that turned into the beginning of `is:…` is none any more.
    guard let words, filter.hasPrefix(words), now.hasWordsOnly,
      now.terms.count >= Filter(words).terms.count
    else { return places }
    return met
  }

  mutating func note(_ met: [Int], meeting filter: String) {
    words = Filter(filter).hasWordsOnly ? filter : nil
    self.met = words == nil ? [] : met
  }
}

extension State {
  mutating func refreshActions() {
    let filter = Filter(actions.list.filter)
    let all = organisation.actions.all
    let (me, today) = (me, today)
    sortActions()
    let ids = organisation.actions.identifiers
    var places: [Int] = []
    for place in actions.order.places(before: actions.list.filter) {
      let meets =
        filter.isEmpty
        || record(ids[place], at: place, of: all, meets: filter) {
          ActionsPane.is($0, $1, today: today, me: me)
        }
      if meets { places.append(place) }
    }
    actions.order.note(places, meeting: actions.list.filter)
    actions.list.show(places.map { ids[$0] }, of: all.count)
    // A reference has a number in it: at other words nobody goes through all of them.
    if let wanted = actions.list.newlySought(), wanted.contains(where: \.isNumber),
      let place = places.first(where: { all[$0].reference.folded == wanted })
    {
      actions.list.select(ids[place])
    }
    if let detail = actions.detail, organisation.actions[detail] == nil { actions.detail = nil }
  }

  /// Sorts the register as the list shows it, unless it is sorted that way already: a filter is typed key by key.
  private mutating func sortActions() {
    let list = actions.list
    let basis = ActionsOrder.Basis(
      revision: revision, count: organisation.actions.count, today: today, sort: list.sort,
      isAscending: list.isAscending)
    guard actions.order.basis != basis else { return }
    let all = organisation.actions.all
    let column = ActionsPane.columns[min(list.sort, ActionsPane.columns.count - 1)]
    // Only places and keys are moved about: an action is a large value to copy.
    var keyed: [(key: SortKey, reference: String, place: Int)] = []
    keyed.reserveCapacity(all.count)
    for place in all.indices {
      keyed.append((column.sortKey(all[place], self), all[place].reference, place))
    }
    keyed.sort { left, right in
      if left.key == right.key { return left.reference < right.reference }
      if left.key == .last || right.key == .last { return right.key == .last }
      return list.isAscending ? left.key < right.key : right.key < left.key
    }
    actions.order = ActionsOrder(basis: basis, places: keyed.map(\.place))
  }

  /// Shows an action in full.
  mutating func openAction(_ id: RecordID) {
    show(.actions)
    if !actions.list.rows.contains(id) {
      actions.list.filter = ""
      refreshActions()
    }
    actions.list.select(id)
    actions.detail = id
    actions.cameFrom = nil
    actions.line = 0
    followAction()
  }

  /// Back to the list, or to the audit line that the action was opened from.
  mutating func leaveAction() {
    let line = actions.cameFrom
    actions.detail = nil
    actions.cameFrom = nil
    if let line {
      openAuditLine(line)
    } else if let origin = arrivedFrom {
      show(origin)
    }
  }

  /// Whether the list and an action in full stand side by side.
  var isActionsPaneWide: Bool { size.columns >= 110 }

  /// Whether an action is shown in full.
  var isActionShown: Bool { actions.detail != nil || isActionsPaneWide }

  /// The action that commands act on: the one shown in full, else the selected one.
  var currentAction: Action? {
    organisation.actions[actions.detail ?? actions.list.selected]
  }

  /// The actions that a command for several acts on.
  var actedActions: [Action] {
    if let detail = organisation.actions[actions.detail] { return [detail] }
    return actions.list.acted.compactMap { organisation.actions[$0] }
  }

  /// How a due day looks: days over in figures, or the day.
  func dueText(_ due: Day?, isFinal: Bool) -> String {
    guard let due else { return "" }
    if isFinal || due >= today { return due == today ? "today" : due.spoken(today: today) }
    return "\(today - due) d over"
  }

  func dueStyle(_ due: Day?, isFinal: Bool) -> Style {
    guard let due, !isFinal else { return .plain }
    return due < today ? .overdue : due - today <= 7 ? .dueSoon : .plain
  }
}

/// 2: the register of actions.
enum ActionsPane: PaneBehaviour {
  static let columns: [Column<Action>] = [
    Column(
      title: "", width: 2, rank: 0, text: { action, state in mark(action, state) },
      style: { action, state in state.dueStyle(action.owedDay, isFinal: action.stage.isFinal) },
      sortKey: { action, _ in SortKey(action.stage.isFinal ? nil : action.owedDay) }),
    Column(
      title: "Reference", width: 12, text: { action, _ in action.reference },
      sortKey: { action, _ in SortKey(action.reference) }),
    Column(
      title: "Title", width: 18, isFlexible: true, text: { action, _ in action.title },
      sortKey: { action, _ in SortKey(action.title) }),
    Column(
      title: "Kind", width: 12, rank: 3, text: { action, _ in action.kindText },
      style: { action, _ in action.grade == .major ? .strong : .plain },
      sortKey: { action, _ in SortKey(action.kindText) }),
    Column(
      title: "Owner", width: 10, rank: 1,
      text: { action, state in
        action.owner == nil ? "nobody" : state.surname(state.organisation.personName(action.owner))
      },
      style: { action, _ in action.owner == nil ? .dueSoon : .plain },
      sortKey: { action, state in SortKey(state.organisation.personName(action.owner)) }),
    Column(
      title: "Due", width: 11, alignsRight: true,
      text: { action, state in state.dueText(action.owedDay, isFinal: action.stage.isFinal) },
      style: { action, state in state.dueStyle(action.owedDay, isFinal: action.stage.isFinal) },
      sortKey: { action, _ in SortKey(action.owedDay) }),
    Column(
      title: "Stage", width: 14, rank: 2, text: { action, _ in action.stage.rawValue },
      style: { action, _ in action.stage == .closed ? .done : .plain },
      sortKey: { action, _ in
        .number(Action.Stage.allCases.firstIndex(of: action.stage) ?? 0)
      }),
    Column(
      title: "Slips", width: 5, alignsRight: true, rank: 4,
      text: { action, _ in action.slips == 0 ? "" : "↷\(action.slips)" },
      sortKey: { action, _ in .number(-action.slips) }),
    Column(
      title: "Again", width: 5, rank: 5,
      text: { action, _ in action.recurrenceOf == nil ? "" : "↻" },
      sortKey: { action, _ in .number(action.recurrenceOf == nil ? 1 : 0) }),
    Column(
      title: "Area", width: 14, rank: 6,
      text: { action, state in state.organisation.areaName(action.area) },
      sortKey: { action, state in SortKey(state.organisation.areaName(action.area)) }),
  ]

  private static func mark(_ action: Action, _ state: State) -> String {
    guard !action.stage.isFinal, let due = action.owedDay else { return "" }
    return due < state.today ? "!!" : due - state.today <= 7 ? " !" : ""
  }

  static func places(in state: State) -> [Place] {
    state.actions.detail == nil ? [.actions, .lists] : [.action, .actions]
  }

  static func refresh(_ state: inout State) { state.refreshActions() }
  static func list(in state: State) -> WritableKeyPath<State, ListState>? {
    state.actions.detail == nil ? \.actions.list : nil
  }

  static func record(in state: State) -> RecordPlace? {
    state.currentAction.map { RecordPlace(kind: .action, id: $0.id) }
  }

  static func sortTitles(in state: State) -> [String] {
    columns.map { $0.title.isEmpty ? "Urgency" : $0.title }
  }

  static func open(in state: inout State) {
    if state.actions.detail == nil {
      guard let selected = state.actions.list.selected else { return }
      state.actions.detail = selected
      state.actions.line = 0
    } else {
      state.openDetailLine()
    }
  }

  static func back(in state: inout State) -> Bool {
    if state.actions.detail != nil {
      state.leaveAction()
    } else if !state.actions.list.filter.isEmpty {
      state.setFilter("")
    } else if !state.actions.list.marked.isEmpty {
      state.actions.list.marked = []
    } else {
      return false
    }
    return true
  }

  static func move(_ movement: Movement, in state: inout State) {
    guard state.actions.detail != nil else {
      state.actions.list.move(movement, page: state.page)
      return
    }
    switch movement {
    case .left: _ = back(in: &state)
    default: state.moveInDetail(movement)
    }
  }

  static func draw(_ state: State, on frame: inout Frame, in region: Region) {
    let isWide = state.isActionsPaneWide
    if state.actions.detail != nil, !isWide {
      state.drawDetail(hasFocus: true, on: &frame, in: region)
      return
    }
    let listWidth = isWide ? region.columns * 11 / 20 : region.columns
    let list = Region(row: region.row, column: 0, rows: region.rows, columns: listWidth)
    drawList(state, on: &frame, in: list)
    if isWide {
      for row in region.row..<region.endRow {
        frame.write("│", row: row, column: listWidth, style: .line)
      }
      state.drawDetail(
        hasFocus: state.actions.detail != nil, on: &frame,
        in: Region(
          row: region.row, column: listWidth + 1, rows: region.rows,
          columns: region.columns - listWidth - 1))
    }
  }

  private static func drawList(_ state: State, on frame: inout Frame, in region: Region) {
    let list = state.actions.list
    let view = state.viewShown.map { " · \($0.name)" } ?? ""
    state.drawListTitle("Actions\(view)", list, on: &frame, in: region)
    if list.rows.isEmpty {
      state.drawEmpty(
        list.total == 0
          ? [
            "What went wrong or could go better, and what is done about it.",
            "a adds the first action.",
          ]
          : unknownWords(list.filter) + Filter(list.filter).unknownFields(Action.self) + [
            "No action meets this filter.", "Esc shows them all again.",
          ],
        on: &frame, in: region)
      return
    }
    list.draw(
      columns, row: { state.organisation.actions[$0] }, state: state,
      hasFocus: state.actions.detail == nil, on: &frame,
      in: Region(
        row: region.row + 1, column: region.column, rows: region.rows - 1, columns: region.columns))
  }
}
