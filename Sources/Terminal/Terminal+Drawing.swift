internal import CNcurses
package import Screens

extension Terminal {
  /// Shows a frame; only rows that differ from the one before are written.
  package func show(_ frame: Frame) {
    let before = shown?.size == frame.size ? shown : nil
    if before == nil { screen_erase() }
    let rowCount = Int(screen_rows())
    for (row, cells) in frame.rows.prefix(rowCount).enumerated() where before?.rows[row] != cells {
      draw(cells.prefix(Int(screen_columns())), row: row)
    }
    set_attributes(0)
    // With no place of its own the cursor waits where it is least in the way.
    let cursor = frame.cursor ?? Frame.Position(column: 0, row: rowCount - 1)
    move_cursor(Int32(clamping: cursor.row), Int32(clamping: cursor.column))
    curs_set(frame.isCursorVisible ? 1 : 0)
    screen_refresh()
    shown = frame
  }

  /// Writes a row in runs of equal looks.
  private func draw(_ cells: ArraySlice<Frame.Cell>, row: Int) {
    var column = 0
    while column < cells.count {
      let start = column
      let attributes = colours.attributes(of: cells[start])
      var text: [UInt32] = []
      while column < cells.count, colours.attributes(of: cells[column]) == attributes {
        let glyph = cells[column].glyph
        let isWide = column + 1 < cells.count && cells[column + 1].glyph.isEmpty
        // Half a wide glyph, of which the other half is not there.
        let shape =
          glyph.isEmpty ? " " : characters.shape(of: glyph, columns: isWide ? 2 : 1)
        text.append(contentsOf: shape.unicodeScalars.lazy.map(\.value))
        column += isWide ? 2 : 1
        // Should the terminal count a glyph otherwise, the rest of the row keeps its place.
        if isWide || shape.unicodeScalars.count > 1 { break }
      }
      set_attributes(attributes)
      write_text(Int32(row), Int32(start), text, Int32(text.count))
    }
  }
}
