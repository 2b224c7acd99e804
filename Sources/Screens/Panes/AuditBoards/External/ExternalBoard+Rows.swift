import Records

/// The rows of the board: what was found, and what speaks against a certificate.
extension ExternalBoard {
  /// A row of the screen, and the row of the list that it belongs to.
  struct DrawnRow {
    let id: RecordID?
    let pieces: [Piece]
  }

  /// Some text in a column of its own.
  struct Piece {
    let text: String
    let width: Int
    let style: Style

    init(_ text: String, _ width: Int, _ style: Style = .plain) {
      self.text = text
      self.width = width
      self.style = style
    }
  }

  /// All rows, also those for which the screen has no room.
  func drawnRows(_ state: State, width: Int) -> [DrawnRow] {
    let list = state[boardListOf: .audits]
    let organisation = state.organisation
    let found = list.rows.compactMap { organisation.auditLines[$0] }
    var drawn: [DrawnRow] = []
    if !found.isEmpty {
      let cells = found.map { ExternalCells(of: $0, state) }
      let columns = ExternalColumns(cells, width: width - 3)
      drawn.append(DrawnRow(id: nil, pieces: columns.pieces(of: .heading)))
      for (line, cells) in zip(found, cells) {
        drawn.append(DrawnRow(id: line.id, pieces: columns.pieces(of: cells)))
        drawn += columns.remark(cells.remark).map { DrawnRow(id: line.id, pieces: $0) }
      }
    } else if list.filter.isEmpty {
      let text = "Nothing found yet: a adds a finding, p takes in the text of their report."
      drawn.append(DrawnRow(id: nil, pieces: [Piece(text, width - 3, .hint)]))
    }
    let ids = list.rows.dropFirst(found.count)
    if !ids.isEmpty {
      drawn.append(DrawnRow(id: nil, pieces: [Piece("", 0)]))
      drawn.append(DrawnRow(id: nil, pieces: [Piece("RISK OF FAILING", 30, .heading)]))
      for (risk, id) in zip(risks, ids) {
        for (place, text) in TextWrap.lines(risk.text, width: width - 6).enumerated() {
          let mark = place == 0 ? "! " : "  "
          drawn.append(DrawnRow(id: id, pieces: [Piece(mark + text, width - 3, .dueSoon)]))
        }
      }
    } else if organisation.isSettled(audit) {
      drawn.append(DrawnRow(id: nil, pieces: [Piece("", 0)]))
      let text = "Nothing speaks against it any more: all that was found is closed."
      drawn.append(DrawnRow(id: nil, pieces: [Piece(text, width - 3, .done)]))
    }
    return drawn
  }

  /// Draws as many rows as there is room for, those around the selection.
  func draw(_ drawn: [DrawnRow], _ list: ListState, on frame: inout Frame, in region: Region) {
    let at = drawn.firstIndex { $0.id == list.selected } ?? 0
    let first = max(0, min(at - region.rows / 2, drawn.count - region.rows))
    var hasCursor = false
    for (offset, entry) in drawn[first...].prefix(region.rows).enumerated() {
      let row = region.row + offset
      var column = region.column + 2
      for piece in entry.pieces {
        frame.write(
          piece.text.cut(to: piece.width), row: row, column: column, limit: region.endColumn,
          style: piece.style)
        column += piece.width + 1
      }
      guard let id = entry.id else { continue }
      if list.marked.contains(id) {
        frame.write("*", row: row, column: region.column, style: .strong)
      }
      if id == list.selected {
        frame.select(row: row, columns: region.column..<region.endColumn)
        if !hasCursor { frame.cursor = Frame.Position(column: region.column, row: row) }
        hasCursor = true
      }
    }
    if first + region.rows < drawn.count {
      frame.write("↓ more", row: region.row - 1, column: region.endColumn - 8, style: .hint)
    }
  }
}

extension Organisation {
  /// Whether an external audit found something, and all of it is closed.
  fileprivate func isSettled(_ audit: RecordID) -> Bool {
    guard let audit = audits[audit] else { return false }
    let found = nonconformitiesToAnswer(of: audit)
    return !found.isEmpty && found.allSatisfy(\.stage.isFinal)
  }
}
