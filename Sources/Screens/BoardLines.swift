/// Which of some rows is selected that are no records of a register.
struct RowCursor: Hashable, Sendable {
  private(set) var index = 0
  private(set) var count = 0

  /// Fits the selection to as many rows as there are now.
  mutating func fit(to count: Int) {
    self.count = count
    select(index)
  }

  mutating func select(_ index: Int) { self.index = max(0, min(index, count - 1)) }

  mutating func move(_ movement: Movement, page: Int) {
    switch movement {
    case .up: select(index - 1)
    case .down: select(index + 1)
    case .pageUp: select(index - page)
    case .pageDown: select(index + page)
    case .home: select(0)
    case .end: select(count - 1)
    case .left, .right, .nextPart, .previousPart: break
    }
  }
}

/// One line of a board: a heading, or a row that can be selected.
struct BoardLine: Sendable {
  /// Text in one style.
  struct Part: Sendable {
    let text: String
    var style = Style.plain
  }

  var parts: [Part]
  /// The row that it shows; `nil` for headings.
  var row: Int?
  /// The columns from the line's start that are marked when it is selected; `nil` for all.
  var selection: Range<Int>?

  init(_ text: String, style: Style = .plain, row: Int? = nil) {
    parts = [Part(text: text, style: style)]
    self.row = row
  }

  init(_ parts: [Part], row: Int? = nil, selection: Range<Int>? = nil) {
    self.parts = parts
    self.row = row
    self.selection = selection
  }
}

extension RowCursor {
  /// Draws as many of the lines as fit, so that the selected row is in sight.
  func draw(_ lines: [BoardLine], on frame: inout Frame, in region: Region) {
    guard region.rows > 0 else { return }
    let selected = lines.firstIndex { $0.row == index } ?? 0
    let top = max(0, min(selected - region.rows / 2, lines.count - region.rows))
    for (offset, line) in lines[top...].prefix(region.rows).enumerated() {
      let row = region.row + offset
      var column = region.column
      for part in line.parts {
        column = frame.write(
          part.text, row: row, column: column, limit: region.endColumn, style: part.style)
      }
      guard line.row == index else { continue }
      let marked = line.selection.map {
        region.column + $0.lowerBound..<min(region.column + $0.upperBound, region.endColumn)
      }
      frame.select(row: row, columns: marked ?? region.column..<region.endColumn)
      frame.cursor = Frame.Position(
        column: marked?.lowerBound ?? region.column, row: row)
    }
  }
}

extension Frame {
  /// Writes lines of text broken at the edge, as many as fit; what goes on stands under where the text begins.
  mutating func writeWrapped(_ texts: [(String, Style)], in region: Region) {
    var row = region.row
    for (text, style) in texts {
      let indent = min(text.prefix { $0 == " " }.count, region.columns / 2)
      let lines = TextWrap.lines(String(text.dropFirst(indent)), width: region.columns - indent)
      for line in lines where row < region.endRow {
        write(line, row: row, column: region.column + indent, style: style)
        row += 1
      }
    }
  }
}

extension String {
  /// The text with blanks before it up to a width, cut to it.
  func rightAligned(_ width: Int) -> String {
    let shown = cut(to: width)
    return String(repeating: " ", count: max(0, width - shown.columns)) + shown
  }

  /// The text with blanks after it up to a width, cut to it.
  func fitted(_ width: Int) -> String { cut(to: width).padded(to: width) }
}
