import Records

extension State {
  /// The first line of a list: what it is, how many, and the filter.
  func drawListTitle(_ title: String, _ list: ListState, on frame: inout Frame, in region: Region) {
    var column = frame.write(title, row: region.row, column: region.column + 1, style: .heading)
    column = frame.write(
      "  " + list.count, row: region.row, column: column, limit: region.endColumn)
    if !list.filter.isEmpty {
      column = frame.write(
        "  filter: \(list.filter)", row: region.row, column: column, limit: region.endColumn,
        style: .strong)
    }
    if !list.marked.isEmpty {
      frame.write(
        "  \(list.markedCount)", row: region.row, column: column, limit: region.endColumn,
        style: .strong)
    }
  }

  func drawEmpty(_ lines: [String], on frame: inout Frame, in region: Region) {
    frame.writeWrapped(
      lines.enumerated().map { ($1, $0 == 0 ? .plain : .hint) },
      in: Region(
        row: region.row + 2, column: region.column + 3, rows: region.rows - 2,
        columns: region.columns - 4))
  }
}
