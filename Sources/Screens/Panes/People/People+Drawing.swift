import Records

extension PeoplePane {
  static func draw(_ state: State, on frame: inout Frame, in region: Region) {
    drawTabs(state, on: &frame, in: region)
    let list = state.people.list
    let below = Region(
      row: region.row + 1, column: 0, rows: region.rows - 1, columns: region.columns)
    if state.people.section == .organisation {
      drawOrganisation(state, on: &frame, in: below)
      return
    }
    var title = state.people.section.purpose
    if !list.filter.isEmpty { title = "\(list.count)  filter: \(list.filter)" }
    frame.write(
      title.cut(to: region.columns - 2), row: below.row, column: 1,
      style: list.filter.isEmpty ? .hint : .strong)
    if list.rows.isEmpty {
      state.drawEmpty(
        list.total == 0
          ? [state.people.section.purpose, "a adds the first one."]
          : ["Nothing meets this filter.", "Esc shows all again."],
        on: &frame, in: below)
      return
    }
    drawRows(
      state, list, of: state.people.section.kind.type, on: &frame,
      in: Region(row: below.row + 1, column: 0, rows: below.rows - 1, columns: below.columns))
  }

  /// The registers; where they do not all fit, those around the one shown.
  private static func drawTabs(_ state: State, on frame: inout Frame, in region: Region) {
    let all = PeopleSection.allCases
    let current = all.firstIndex(of: state.people.section) ?? 0
    let texts = all.map { section in
      let count = state.people.lists[section]?.total ?? 0
      return section == .organisation ? section.title : "\(section.title) \(count)"
    }
    func width(_ range: Range<Int>) -> Int { texts[range].reduce(-2) { $0 + $1.columns + 2 } }
    var shown = texts.indices
    // A mark at either end takes two columns.
    while width(shown) > region.columns - 6, shown.count > 1 {
      let isLeft = current - shown.lowerBound > shown.upperBound - 1 - current
      shown = isLeft ? shown.dropFirst() : shown.dropLast()
    }
    var column = region.column + 1
    if shown.lowerBound > 0 {
      column = frame.write("‹ ", row: region.row, column: column, style: .hint)
    }
    for place in shown {
      column =
        frame.write(
          texts[place], row: region.row, column: column, limit: region.endColumn,
          style: place == current ? .current : .hint) + 2
    }
    if shown.upperBound < texts.count {
      frame.write("›", row: region.row, column: column, style: .hint)
    }
  }

  private static func drawRows<R: Record>(
    _ state: State, _ list: ListState, of type: R.Type, on frame: inout Frame, in region: Region
  ) {
    list.draw(
      columns(of: type), row: { state.organisation[keyPath: R.register][$0] }, state: state,
      hasFocus: true,
      on: &frame, in: region)
  }

  private static func drawOrganisation(_ state: State, on frame: inout Frame, in region: Region) {
    let profile = state.organisation.profile
    frame.write(
      PeopleSection.organisation.purpose, row: region.row, column: 1, limit: region.endColumn,
      style: .hint)
    for (offset, field) in Profile.fields.all.enumerated() {
      let text = state.fieldText.text(of: field.read(profile) ?? field.initial, field.shape)
      let row = region.row + 2 + offset
      frame.write(field.label, row: row, column: 2, style: .hint)
      frame.write(text.isEmpty ? "–" : text, row: row, column: 28, limit: region.endColumn)
    }
    frame.write(
      "e edits them", row: region.row + 3 + Profile.fields.all.count, column: 2, style: .hint)
    frame.cursor = Frame.Position(column: 2, row: region.row + 2)
  }
}
