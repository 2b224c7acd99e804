import Records

/// What the columns say of one finding, in few letters and in more.
struct ExternalCells {
  /// Reference, grade, clause, words, action, stage, whose turn it is.
  let short: [String]
  let long: [String]
  let styles: [Style]
  /// What has no room in the columns, under the words: why it was withdrawn, or what was submitted and waits.
  var remark = ""

  static let heading: ExternalCells = {
    let titles = ["Theirs", "Grade", "Clause", "What they found", "Action", "Stage", "With them"]
    return ExternalCells(short: titles, long: titles, styles: titles.map { _ in .hint })
  }()

  private init(short: [String], long: [String], styles: [Style]) {
    self.short = short
    self.long = long
    self.styles = styles
  }

  init(of line: AuditLine, _ state: State) {
    let action = state.organisation.actions[line.action]
    let grade = line.finding.map { $0 == .major ? "MAJOR" : $0.rawValue } ?? "–"
    let more = line.also.isEmpty ? "" : "+\(line.also.count)"
    let words = line.notes.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let owed = action.flatMap { action in
      line.isDropped || action.actionKind != .nonconformity
        ? nil : state.organisation.owedToBody(of: action).first { $0.what != .verification }
    }
    func texts(isLong: Bool) -> [String] {
      [
        line.reference, line.finding == .observation && !isLong ? "obs." : grade,
        (line.clause.map { isLong ? $0.description : $0.number } ?? "") + more, words,
        action?.name ?? "", action.map { $0.stage.track } ?? "",
        ExternalCells.standing(of: action, line, owed, today: state.today, isLong: isLong),
      ]
    }
    short = texts(isLong: false)
    long = texts(isLong: true)
    let isAccepted = action?.standing(of: .evidence).isAccepted ?? false
    let standing: Style =
      line.isDropped
      ? .hint
      : owed.map { state.dueStyle($0.due, isFinal: false) } ?? (isAccepted ? .done : .plain)
    styles = [
      .plain, line.finding == .major && !line.isDropped ? .strong : .plain, .plain,
      line.isDropped ? .hint : .plain, .plain, action?.stage == .closed ? .done : .plain, standing,
    ]
    if line.isDropped {
      remark = "withdrawn: \(line.dropped)"
    } else if let owed, owed.what == .evidence,
      case .submitted(let on)? = action?.standing(of: .plan)
    {
      let sent = on.map { " \($0.spoken(today: state.today))" } ?? ""
      let due = owed.due.spoken(today: state.today)
      remark = "plan submitted\(sent), evidence\(owed.isAgain ? " again" : "") \(due)"
    }
  }

  /// Whose turn it is with a finding: "plan 12 Dec", "sent", "accepted".
  private static func standing(
    of action: Action?, _ line: AuditLine, _ owed: OwedToBody?, today: Day, isLong: Bool
  ) -> String {
    if line.isDropped { return "withdrawn" }
    guard let action, action.actionKind == .nonconformity else { return "" }
    if let owed {
      let what = owed.what == .plan ? "plan" : isLong ? "evidence" : "evid."
      let mark = owed.due < today ? "!! " : owed.isAgain ? "↻ " : ""
      // The year stands in the header, where there is no room for it here.
      return "\(mark)\(what) \(owed.due.spoken(today: isLong ? today : owed.due))"
    }
    return switch action.standing(of: .evidence) {
    case .accepted: "accepted"
    case .submitted: "evidence sent"
    case .owed, .rejected: ""
    }
  }
}

/// The widths of the columns: each as wide as it needs, what was found has the rest.
struct ExternalColumns {
  private static let words = 3
  /// At most, in few letters and in more: reference, grade, clause, words, action, stage, standing.
  private static let narrow = [9, 8, 9, 0, 12, 9, 15]
  private static let wide = [14, 11, 18, 0, 14, 12, 24]
  /// The columns that say more where there is room, what helps most first.
  private static let order = [6, 2, 1, 0, 5, 4]
  /// What the words keep before another column says more.
  private static let least = 40

  private(set) var widths: [Int]
  private var isLong: [Bool]

  init(_ cells: [ExternalCells], width: Int) {
    func need(_ column: Int, _ texts: (ExternalCells) -> [String], _ most: [Int]) -> Int {
      min(most[column], (cells + [.heading]).map { texts($0)[column].columns }.max() ?? 0)
    }
    widths = ExternalColumns.narrow.indices.map { need($0, \.short, ExternalColumns.narrow) }
    isLong = widths.map { _ in false }
    let gaps = widths.count - 1
    func room() -> Int { width - gaps - widths.reduce(0, +) }
    for column in ExternalColumns.order {
      let wanted = need(column, \.long, ExternalColumns.wide)
      guard room() - (wanted - widths[column]) >= ExternalColumns.least else { continue }
      widths[column] = wanted
      isLong[column] = true
    }
    widths[ExternalColumns.words] = max(8, room())
  }

  func pieces(of cells: ExternalCells) -> [ExternalBoard.Piece] {
    widths.indices.map { column in
      let text = isLong[column] ? cells.long[column] : cells.short[column]
      return ExternalBoard.Piece(text, widths[column], cells.styles[column])
    }
  }

  /// A remark in up to two rows that begin under the words.
  func remark(_ text: String) -> [[ExternalBoard.Piece]] {
    guard !text.isEmpty else { return [] }
    let before = widths[..<ExternalColumns.words].reduce(0) { $0 + $1 + 1 }
    let width = widths[ExternalColumns.words...].reduce(0) { $0 + $1 + 1 } - 1
    let lines = TextWrap.lines(text, width: width)
    let shown =
      lines.prefix(1) + (lines.count > 1 ? [lines.dropFirst().joined(separator: " ")] : [])
    return shown.map { [.init("", before - 1), .init($0, width, .hint)] }
  }
}
