/// A whole screen as a value: rows of cells, and where the cursor is.
package struct Frame: Hashable, Sendable {
  /// What one column of a row shows.
  package struct Cell: Hashable, Sendable {
    /// One glyph: a spacing scalar with the marks that combine with it. Empty for the second column of a
    /// wide glyph.
    package var glyph: String
    package var style: Style
    /// Whether the cell is part of the selection (shown in reverse video).
    package var isSelected: Bool

    package init(glyph: String = " ", style: Style = .plain, isSelected: Bool = false) {
      self.glyph = glyph
      self.style = style
      self.isSelected = isSelected
    }
  }

  /// A column and a row, counted from 0.
  package struct Position: Hashable, Sendable {
    package var column: Int
    package var row: Int

    package init(column: Int, row: Int) {
      self.column = column
      self.row = row
    }
  }

  package let size: Size
  /// `size.rows` rows of `size.columns` cells.
  package private(set) var rows: [[Cell]]
  /// Where the terminal's cursor stands: on the selection, or in the field being typed in.
  package var cursor: Position?
  /// Whether the cursor is to be seen (a field is being typed in).
  package var isCursorVisible = false

  package init(size: Size) {
    self.size = size
    rows = Array(
      repeating: Array(repeating: Cell(), count: max(size.columns, 0)), count: max(size.rows, 0))
  }

  /// Writes text from a column on, cutting it at `limit` (exclusive) or at the right edge.
  ///
  /// - Returns: the column after the last one written.
  @discardableResult
  package mutating func write(
    _ text: some StringProtocol, row: Int, column: Int, limit: Int? = nil, style: Style = .plain,
    isSelected: Bool = false
  ) -> Int {
    guard rows.indices.contains(row), column >= 0 else { return column }
    let end = min(limit ?? size.columns, size.columns)
    var at = column
    for glyph in Glyphs(text) {
      guard at + glyph.width <= end else { break }
      put(Cell(glyph: glyph.text, style: style, isSelected: isSelected), row: row, column: at)
      if glyph.width == 2 {
        put(Cell(glyph: "", style: style, isSelected: isSelected), row: row, column: at + 1)
      }
      at += glyph.width
    }
    return at
  }

  /// Sets one cell; half of a wide glyph that is written over leaves a blank, never a row that is too long.
  private mutating func put(_ cell: Cell, row: Int, column: Int) {
    let isSecondHalf = cell.glyph.isEmpty
    if rows[row][column].glyph.isEmpty, !isSecondHalf, column > 0 {
      rows[row][column - 1].glyph = " "
    }
    rows[row][column] = cell
    if !isSecondHalf, column + 1 < size.columns, rows[row][column + 1].glyph.isEmpty {
      rows[row][column + 1].glyph = " "
    }
  }

  /// Fills part of a row with one glyph of one column.
  package mutating func fill(
    row: Int, columns: Range<Int>, with glyph: String = " ", style: Style = .plain,
    isSelected: Bool = false
  ) {
    guard rows.indices.contains(row) else { return }
    for column in columns.clamped(to: 0..<size.columns) {
      put(Cell(glyph: glyph, style: style, isSelected: isSelected), row: row, column: column)
    }
  }

  /// Marks part of a row as selected, keeping what it shows.
  package mutating func select(row: Int, columns: Range<Int>) {
    guard rows.indices.contains(row) else { return }
    for column in columns.clamped(to: 0..<size.columns) { rows[row][column].isSelected = true }
  }

  /// The screen as lines of text without the blanks at their ends.
  package var text: String {
    rows.map { row in
      var line = row.map(\.glyph).joined()
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
