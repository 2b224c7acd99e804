import Records

/// A list of records as the user sees it: filtered, sorted, scrolled, with one record selected.
struct ListState: Hashable, Sendable {
  var filter = ""
  /// The column sorted by.
  var sort = 0
  var isAscending = true
  var marked: Set<RecordID> = []
  private(set) var selected: RecordID?
  /// The records shown, in their order.
  private(set) var rows: [RecordID] = []
  /// How many there are without the filter.
  private(set) var total = 0
  /// The position of the selected record.
  private(set) var index = 0
  /// The filter that a record of just that name was last looked for with.
  private var sought = ""

  /// Shows other rows, keeping the selected record, or else its place.
  mutating func show(_ rows: [RecordID], of total: Int) {
    self.rows = rows
    self.total = total
    if let selected, let position = rows.firstIndex(of: selected) {
      index = position
    } else {
      index = max(0, min(index, rows.count - 1))
      selected = rows.indices.contains(index) ? rows[index] : nil
    }
  }

  mutating func select(_ id: RecordID) {
    selected = id
    if let position = rows.firstIndex(of: id) { index = position }
  }

  /// The filter as the name of one record, when it is another one than before: one who then goes on to another record
  /// stays there, whatever is shown anew.
  mutating func newlySought() -> String? {
    guard filter != sought else { return nil }
    sought = filter
    let name = filter.trimmed.folded
    return name.isEmpty ? nil : name
  }

  mutating func move(_ movement: Movement, page: Int) {
    let last = rows.count - 1
    let wanted =
      switch movement {
      case .up: index - 1
      case .down: index + 1
      case .pageUp: index - page
      case .pageDown: index + page
      case .home: 0
      case .end: last
      case .left, .right, .nextPart, .previousPart: index
      }
    index = max(0, min(wanted, last))
    selected = rows.indices.contains(index) ? rows[index] : nil
  }

  mutating func toggleMark() {
    guard let selected else { return }
    if marked.remove(selected) == nil { marked.insert(selected) }
  }

  /// Marks everything shown; what is marked and not shown stays so.
  mutating func markShown() { marked.formUnion(rows) }

  /// How many are marked, and how many of them no command acts on because the filter hides them.
  var markedCount: String {
    let hidden = marked.count - rows.count(where: marked.contains)
    return "\(marked.count) marked" + (hidden == 0 ? "" : ", \(hidden) of them not shown")
  }

  /// The records a command acts on: the marked ones, else the selected one.
  var acted: [RecordID] {
    let shown = rows.filter(marked.contains)
    return shown.isEmpty ? selected.map { [$0] } ?? [] : shown
  }

  /// The first row to draw, so that the selected one is in sight.
  func top(page: Int) -> Int {
    guard rows.count > page, page > 0 else { return 0 }
    return max(0, min(index - page / 2, rows.count - page))
  }

  /// How many of how many: "12 of 348".
  var count: String { rows.count == total ? "\(total)" : "\(rows.count) of \(total)" }
}

/// One column of a list.
struct Column<Row>: Sendable {
  let title: String
  /// Columns it needs; the flexible one takes what is left.
  let width: Int
  var isFlexible = false
  var alignsRight = false
  /// The higher, the sooner the column is dropped where room is short; 0 stays.
  var rank = 0
  let text: @Sendable (Row, State) -> String
  var style: @Sendable (Row, State) -> Style = { _, _ in .plain }
  let sortKey: @Sendable (Row, State) -> SortKey
}

/// What a column is sorted by; what is empty comes last.
enum SortKey: Comparable, Sendable {
  case number(Int)
  case text(String)
  case last

  init(_ day: Day?) { self = day.map { .number($0.number) } ?? .last }
  init(_ text: String) { self = text.isEmpty ? .last : .text(text.lowercased()) }
}

extension ListState {
  /// Draws the heading and the rows of a list.
  func draw<Row>(
    _ columns: [Column<Row>], row find: (RecordID) -> Row?, state: State, hasFocus: Bool,
    on frame: inout Frame, in region: Region
  ) {
    let fitting = ListLayout.fit(columns, in: region.columns - 2, sort: sort)
    drawHeading(columns, fitting, on: &frame, in: region)
    let page = region.rows - 1
    let first = top(page: page)
    for line in 0..<max(0, min(page, rows.count - first)) {
      let id = rows[first + line]
      guard let record = find(id) else { continue }
      let row = region.row + 1 + line
      frame.write(marked.contains(id) ? "*" : " ", row: row, column: region.column, style: .strong)
      var column = region.column + 2
      for (position, width) in fitting {
        let text = columns[position].text(record, state)
        let style = columns[position].style(record, state)
        let shown = text.cut(to: width)
        let indent = columns[position].alignsRight ? width - shown.columns : 0
        frame.write(shown, row: row, column: column + indent, style: style)
        column += width + 1
      }
      if first + line == index {
        if hasFocus {
          frame.select(row: row, columns: region.column..<region.endColumn)
          frame.cursor = Frame.Position(column: region.column, row: row)
        } else {
          frame.write("›", row: row, column: region.column, style: .strong)
        }
      }
    }
  }

  private func drawHeading<Row>(
    _ columns: [Column<Row>], _ fitting: [(position: Int, width: Int)], on frame: inout Frame,
    in region: Region
  ) {
    var column = region.column + 2
    for (position, width) in fitting {
      let arrow = position == sort ? (isAscending ? "▲" : "▼") : ""
      let title = (columns[position].title + arrow).cut(to: width)
      let indent = columns[position].alignsRight ? max(0, width - title.columns) : 0
      frame.write(title, row: region.row, column: column + indent, style: .hint)
      column += width + 1
    }
  }
}

/// Which columns fit a width, and how wide each is.
enum ListLayout {
  /// - Parameter sort: the column sorted by, which stays and has room for its arrow.
  static func fit<Row>(
    _ columns: [Column<Row>], in width: Int, sort: Int
  ) -> [(position: Int, width: Int)] {
    var kept = Array(columns.indices)
    func least(_ position: Int) -> Int {
      let column = columns[position]
      return position == sort ? max(column.width, column.title.columns + 1) : column.width
    }
    func needed() -> Int { kept.reduce(0) { $0 + least($1) + 1 } - 1 }
    while needed() > width,
      let worst = kept.filter({ columns[$0].rank > 0 && $0 != sort }).max(by: {
        columns[$0].rank < columns[$1].rank
      })
    {
      kept.removeAll { $0 == worst }
    }
    let flexible = max(1, kept.count { columns[$0].isFlexible })
    let spare = max(0, width - needed())
    return kept.map { position in
      (position, least(position) + (columns[position].isFlexible ? spare / flexible : 0))
    }
  }
}
