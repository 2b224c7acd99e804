import Records

/// One line of a board that is read from top to bottom, and what Enter on it opens.
struct ReadingLine: Sendable {
  enum Target: Hashable, Sendable {
    case none
    /// The cell of a person and a competence in the matrix.
    case cell(person: RecordID, competence: RecordID)
    /// A record where it is kept.
    case record(RecordKind, RecordID)
    /// Several records, with what they are.
    case records(String, [RecordPlace])
    /// The coverage of clauses, with what no internal audit saw.
    case blindSpots
    /// A cause of the readiness, where its records are listed.
    case cause(Readiness.Cause)
    /// A record of the people pane.
    case register(PeopleSection, RecordID)
    /// What a line of a certificate's board is about.
    case certificate(CertificateTarget)
    /// A part of the record that the board is about, by its place among them; the board itself knows what to do.
    case part(Int)
    /// What is written to an input of the management review shown, by its key.
    case reviewInput(String)
    /// A decision of the management review shown that became no action, by its place.
    case reviewDecision(Int)
  }

  let text: String
  var style = Style.plain
  /// Where it goes on when it is broken at the edge.
  var indent = 0
  var target = Target.none

  init(_ text: String, style: Style = .plain, indent: Int = 4, target: Target = .none) {
    self.text = text
    self.style = style
    self.indent = indent
    self.target = target
  }

  static func heading(_ text: String) -> ReadingLine { ReadingLine(text, style: .heading) }
  static let blank = ReadingLine("")
}

/// A board that is read from top to bottom; Enter goes to what a line names, Esc back to where one came from.
protocol ReadingBoard: Board {
  var title: String { get set }
  var lines: [ReadingLine] { get set }
  var cursor: RowCursor { get set }
  func makeTitle(_ state: State) -> String
  /// Works out the lines; `nil` when what it is about is no longer there.
  func makeLines(_ state: State) -> [ReadingLine]?
}

extension ReadingBoard {
  mutating func refresh(_ state: inout State) {
    title = makeTitle(state)
    lines =
      makeLines(state) ?? [ReadingLine("no longer on file; Esc goes back", style: .hint)]
    cursor.fit(to: lines.count)
  }

  mutating func move(_ movement: Movement, in state: inout State) {
    cursor.move(movement, page: state.page - 1)
  }

  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    frame.write(
      title.cut(to: region.columns - 20), row: region.row, column: 1, style: .heading)
    let inner = Region(
      row: region.row + 1, column: 1, rows: region.rows - 1, columns: region.columns - 2)
    let drawn = lines.enumerated().flatMap { row, line in
      line.broken(at: inner.columns).map { BoardLine($0, style: line.style, row: row) }
    }
    cursor.draw(drawn, on: &frame, in: inner)
    if drawn.count > inner.rows {
      frame.write(
        "line \(cursor.index + 1) of \(lines.count)".rightAligned(17), row: region.row,
        column: region.endColumn - 18, style: .hint)
    }
  }

  func open(in state: inout State) {
    guard lines.indices.contains(cursor.index) else { return }
    state.follow(lines[cursor.index].target)
  }
}

extension ReadingLine {
  /// The line broken at the edge of so many columns; its columns stay as they are in the first piece.
  func broken(at columns: Int) -> [String] {
    guard text.columns > columns else { return [text] }
    let margin = String(repeating: " ", count: min(indent, columns / 2))
    var width = 0
    var end = text.startIndex
    for place in text.indices {
      width += String(text[place]).columns
      if width > columns { break }
      if text[place] == " " { end = place }
    }
    let first = String(text[..<end])
    let isBreakable = first.contains { $0 != " " }
    // A word wider than the screen is broken in the middle.
    guard isBreakable else {
      return TextWrap.lines(text, width: columns)
    }
    let rest = String(text[end...]).trimmed
    return [first] + TextWrap.lines(rest, width: columns - margin.count).map { margin + $0 }
  }
}

extension State {
  /// Goes to what a line names.
  mutating func follow(_ target: ReadingLine.Target) {
    switch target {
    case .none, .part: say("this line is only for reading")
    case .cell(let person, let competence):
      show(.training)
      boards[.training] = nil
      selectCell(person: person, competence: competence)
      guard currentCell?.person.id == person, currentCell?.competence.id == competence else {
        let name = organisation.personName(person)
        return complain("the matrix does not show this cell of \(name); L shows who has left")
      }
      openCell()
    case .record(let kind, let id): go(to: RecordPlace(kind: kind, id: id))
    case .records(let title, let records): openRecords(records, of: title)
    case .blindSpots: showOver(CoverageBoard(showsBlindOnly: true))
    case .cause(let cause): open(cause)
    case .reviewInput(let key): writeReviewInput(key)
    case .reviewDecision(let place): actOnReviewDecision(place)
    case .register(let section, let id):
      openPeople(section, filter: "")
      people.list.select(id)
      refreshPeople()
    case .certificate(let target): follow(target)
    }
  }

  /// Said where the matrix behind a board shows another day.
  var asOfToday: String { matrixDay == today ? "" : ", as of today" }

  /// How a cell stands, in words with the day that matters: "valid until 20 Nov 2027", "missing, needed by 1 Dec".
  func words(_ cell: TrainingCell, neededBy: Day? = nil) -> String {
    let needed = (neededBy ?? cell.due).map { ", needed by \($0.spoken(today: today))" } ?? ""
    switch cell.state {
    case .valid: return "valid" + (cell.expires.map { " until \($0.spoken(today: today))" } ?? "")
    case .dueSoon:
      if let end = cell.graceEnds { return "due soon, in grace until \(end.spoken(today: today))" }
      return "due soon" + (cell.expires.map { ", until \($0.spoken(today: today))" } ?? "")
    case .expired:
      return "expired" + (cell.expires.map { " on \($0.spoken(today: today))" } ?? "")
    case .missing: return "missing" + needed
    case .planned:
      return "planned" + (cell.booked.map { ", booked for \($0.spoken(today: today))" } ?? "")
    case .desirable:
      return "desirable" + (neededBy.map { ", by \($0.spoken(today: today))" } ?? "")
    case .notRequired: return "not required"
    }
  }
}
