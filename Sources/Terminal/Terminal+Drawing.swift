internal import CNcurses
package import Screens

extension Terminal {
  /// Shows a frame; only rows that differ from the one before are written.
  package func show(_ frame: Frame) {
    let before = shown?.size == frame.size ? shown : nil
    if before == nil { erase_screen() }
    for (row, cells) in frame.rows.enumerated() where before?.rows[row] != cells {
      draw(cells, row: row, isLast: row == frame.size.rows - 1)
    }
    set_attributes(0)
    if let cursor = frame.cursor {
      move_cursor(Int32(cursor.row), Int32(cursor.column))
    } else {
      move_cursor(Int32(frame.size.rows - 1), Int32(frame.size.columns - 1))
    }
    curs_set(frame.isCursorVisible ? 1 : 0)
    refresh_screen()
    shown = frame
  }

  private func draw(_ cells: [Frame.Cell], row: Int, isLast: Bool) {
    var column = 0
    // Writing the last cell of the last row would scroll the screen.
    let end = isLast ? cells.count - 1 : cells.count
    while column < end {
      let start = column
      let style = colours.attributes(of: cells[start])
      var text = ""
      while column < end, colours.attributes(of: cells[column]) == style {
        text += shape(cells[column].glyph)
        column += 1
      }
      set_attributes(style)
      write_text(Int32(row), Int32(start), text)
    }
    if isLast, let corner = cells.last, !corner.glyph.isEmpty {
      set_attributes(colours.attributes(of: corner))
      insert_text(Int32(row), Int32(end), shape(corner.glyph))
    }
  }

  private func shape(_ glyph: String) -> String {
    canShowUnicode ? glyph : CharacterSet.plain(glyph)
  }
}
