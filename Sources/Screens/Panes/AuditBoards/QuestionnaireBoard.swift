import Records

/// All questions of internal audits by clause: those that come with the program, and the organisation's own.
struct QuestionnaireBoard: AuditsBoard {
  static let place = Place.questionnaire
  let hasList = true
  /// By what the list knows them by: the own record, or a place among those that come with the program.
  private(set) var entries: [RecordID: Questionnaire.Entry] = [:]
  private(set) var title = ""

  var sortTitles: [String] { QuestionnaireBoard.columns.map(\.title) }

  static let columns: [Column<Questionnaire.Entry>] = [
    Column(
      title: "Clause", width: 18, text: { entry, state in clauses(of: entry, state) },
      // The list comes in this order already.
      sortKey: { _, _ in .last }),
    Column(
      title: "Aspect", width: 8, rank: 1, text: { entry, _ in entry.question.aspect.rawValue },
      sortKey: { entry, _ in SortKey(entry.question.aspect.rawValue) }),
    Column(
      title: "Question", width: 24, isFlexible: true, text: { entry, _ in entry.question.question },
      style: { entry, _ in entry.isRetired ? .hint : .plain },
      sortKey: { entry, _ in SortKey(entry.question.question) }),
    Column(
      title: "Whose", width: 8,
      text: { entry, _ in entry.isRetired ? "retired" : entry.origin.rawValue },
      style: { entry, _ in entry.isRetired || entry.origin == .builtIn ? .hint : .strong },
      sortKey: { entry, _ in SortKey(entry.isRetired ? "retired" : entry.origin.rawValue) }),
    Column(
      title: "Changed", width: 11, alignsRight: true, rank: 2,
      text: { entry, state in entry.question.changed?.spoken(today: state.today) ?? "" },
      sortKey: { entry, _ in
        entry.question.changed.map { .number(-$0.number) } ?? .last
      }),
  ]

  private static func clauses(of entry: Questionnaire.Entry, _ state: State) -> String {
    guard let first = entry.clauses.first else {
      let area = state.organisation.areaName(entry.question.area)
      return area.isEmpty ? "any area" : area
    }
    let others = entry.clauses.count - 1
    let isOnly = state.organisation.profile.standards == [first.edition]
    return (isOnly ? first.number : first.description) + (others > 0 ? " +\(others)" : "")
  }

  mutating func refresh(_ state: inout State) {
    let questionnaire = state.organisation.questionnaire(library: state.library)
    var all: [(id: RecordID, entry: Questionnaire.Entry)] = []
    for (place, entry) in questionnaire.entries.enumerated() {
      guard let id = entry.question.own ?? RecordID("built-in \(place)") else { continue }
      all.append((id, entry))
    }
    entries = Dictionary(all.map { ($0.id, $0.entry) }, uniquingKeysWith: { first, _ in first })
    let filter = Filter(state[boardListOf: .audits].filter)
    var shown = all.filter { entry in
      filter.terms.allSatisfy { QuestionnaireBoard.entry(entry.entry, meets: $0, state) }
    }
    let list = state[boardListOf: .audits]
    let column = QuestionnaireBoard.columns[
      min(list.sort, QuestionnaireBoard.columns.count - 1)]
    if list.sort > 0 {
      let keys = shown.enumerated().map {
        (key: column.sortKey($1.entry, state), place: $0, row: $1)
      }
      shown = keys.sorted { left, right in
        if left.key == right.key { return left.place < right.place }
        return list.isAscending ? left.key < right.key : right.key < left.key
      }.map(\.row)
    } else if !list.isAscending {
      shown.reverse()
    }
    state[boardListOf: .audits].show(shown.map(\.id), of: all.count)
    title = heading(of: state)
  }

  /// `Questions, ours last changed 3 Nov (2 of 5); the program's are of 21 Oct`
  private func heading(of state: State) -> String {
    let count = state.organisation.questions.count
    let ours =
      state.organisation.questionnaireChange().map { change in
        "ours last changed \(change.day.spoken(today: state.today)) (\(change.questions) of \(count))"
      } ?? (count == 0 ? "none of our own" : "\(count) of our own")
    let theirs = entries.values.lazy.filter { $0.origin == .builtIn }
      .compactMap(\.question.changed).max()
    return "Questions, \(ours)"
      + (theirs.map { "; the program's are of \($0.spoken(today: state.today))" } ?? "")
  }

  private static func entry(
    _ entry: Questionnaire.Entry, meets term: Filter.Term, _ state: State
  ) -> Bool {
    let question = entry.question
    switch term {
    case .word(let word):
      return
        ([question.question, question.lookAt, state.organisation.areaName(question.area)]
        + entry.clauses.map(\.description)).contains { $0.folded.contains(word) }
    case .state(let word):
      return switch word {
      case "own", "ours": entry.origin != .builtIn
      case "retired": entry.isRetired
      case "replaced", "place": entry.origin == .inPlace
      case "builtin", "built-in": entry.origin == .builtIn
      case "general": entry.clauses.isEmpty
      default: false
      }
    case .field("clause", let wanted), .field("clauses", let wanted):
      return entry.clauses.contains {
        ClauseReference.isNumber($0.number, within: wanted.uppercased())
          || $0.description.folded.hasPrefix(wanted)
      }
    case .field("aspect", let wanted): return question.aspect.rawValue.hasPrefix(wanted)
    case .field("area", let wanted):
      return state.organisation.areaName(question.area).folded.contains(wanted)
    case .field("changed", let wanted):
      return Filter.day(question.changed, meets: wanted, today: state.today)
    case .field: return false
    }
  }

  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    let list = state[boardListOf: .audits]
    state.drawListTitle(title, list, on: &frame, in: region)
    guard !list.rows.isEmpty else {
      state.drawEmpty(
        ["No question meets this filter.", "Esc shows them all again."], on: &frame, in: region)
      return
    }
    list.draw(
      QuestionnaireBoard.columns, row: { entries[$0] }, state: state, hasFocus: true, on: &frame,
      in: Region(row: region.row + 1, column: 0, rows: region.rows - 1, columns: region.columns))
  }

  func open(in state: inout State) {
    guard let id = state[boardListOf: .audits].selected, let entry = entries[id] else { return }
    state.showQuestion(entry)
  }

  func record(in state: State) -> RecordPlace? {
    state[boardListOf: .audits].selected.flatMap { entries[$0]?.question.own }
      .map { RecordPlace(kind: .question, id: $0) }
  }
}

extension State {
  /// The question that is selected on the questionnaire.
  var currentQuestion: Questionnaire.Entry? {
    guard let board = boards[.audits]?.board as? QuestionnaireBoard else { return nil }
    return self[boardListOf: .audits].selected.flatMap { board.entries[$0] }
  }
}
