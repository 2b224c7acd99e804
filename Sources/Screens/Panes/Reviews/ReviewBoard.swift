import Records

/// One management review: flags, inputs with their figures and lines, bigger questions, decisions.
struct ReviewBoard: ReadingBoard {
  static let pane = Pane.reviews
  static let place = Place.review
  let review: RecordID
  var title = ""
  var lines: [ReadingLine] = []
  var cursor = RowCursor()
  /// What it looks at, kept until something changes.
  private(set) var pack: ReviewPack?

  init(_ review: RecordID) { self.review = review }

  mutating func refresh(_ state: inout State) {
    pack = state.organisation.reviews[review].map {
      state.organisation.reviewPack(of: $0, today: state.today, library: state.library)
    }
    title = makeTitle(state)
    let target = lines.indices.contains(cursor.index) ? lines[cursor.index].target : .none
    lines =
      makeLines(state) ?? [ReadingLine("no longer on file; Esc goes back", style: .hint)]
    cursor.fit(to: lines.count)
    // Lines that came or went above do not take the cursor elsewhere.
    if target != .none, lines[cursor.index].target != target,
      let place = lines.firstIndex(where: { $0.target == target })
    {
      cursor.select(place)
    }
  }

  func makeTitle(_ state: State) -> String {
    guard let pack else { return "Management review" }
    let name = pack.review.reference.isEmpty ? "" : "\(pack.review.reference)  "
    return "\(name)\(pack.review.title)  \(pack.state.mark) \(pack.state.rawValue)"
  }

  func record(in state: State) -> RecordPlace? { RecordPlace(kind: .review, id: review) }

  func makeLines(_ state: State) -> [ReadingLine]? {
    guard let pack else { return nil }
    return state.flagLines(of: pack) + state.factLines(of: pack) + state.outcomeLines(of: pack)
      + [
        .blank,
        .heading(
          "Inputs and questions, \(pack.written) of \(pack.items.count) written"
            + (pack.isFrozen ? "; figures as minuted" : "")),
      ] + pack.inputs.flatMap { state.lines(of: $0) }
      + [.blank, .heading("The bigger questions")]
      + pack.questions.flatMap { state.lines(of: $0) } + state.decisionLines(of: pack)
      + state.noteLines(of: pack.review)
  }

  /// Tab goes from input to input; the first line that names one is that.
  mutating func move(_ movement: Movement, in state: inout State) {
    switch movement {
    case .nextPart: select(lines.indices.first { $0 > cursor.index && isStart($0) })
    case .previousPart: select(lines.indices.last { $0 < cursor.index && isStart($0) })
    default: cursor.move(movement, page: state.page - 1)
    }
  }

  private mutating func select(_ place: Int?) { if let place { cursor.select(place) } }

  private func isStart(_ place: Int) -> Bool {
    guard case .reviewInput = lines[place].target else { return false }
    return place == 0 || lines[place - 1].target != lines[place].target
  }

  /// The input that a line belongs to: its own, or the one above it.
  func key(at line: Int?) -> String? {
    let line = line ?? cursor.index
    guard lines.indices.contains(line) else { return nil }
    for place in stride(from: line, through: 0, by: -1) {
      if case .reviewInput(let key) = lines[place].target { return key }
      if lines[place].style == .heading || lines[place].text.isEmpty { return nil }
    }
    return nil
  }
}
