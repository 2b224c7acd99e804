/// Which rows under the headings are people, and which are totals, legends and headings of groups.
struct MatrixRows {
  private(set) var people: [CSVTable.Row] = []
  private(set) var problems: [RowProblem] = []
  private var leftOut: [String] = []

  private let layout: MatrixLayout
  private let reader: MatrixCellReader
  private let finder: PersonFinder

  init(_ layout: MatrixLayout, reader: MatrixCellReader, finder: PersonFinder) {
    self.layout = layout
    self.reader = reader
    self.finder = finder
    var isLegend = false
    for row in layout.rows {
      let name = MatrixImport.name(in: row, layout)
      isLegend = isLegend || (!layout.isOwn && MatrixHeadings.beginsLegend(firstText(of: row)))
      if isLegend || isNoPerson(row, name) {
        if !isHeading(name) { leftOut.append("\(row.number) (\(firstText(of: row).prefix(40)))") }
      } else if let message = flaw(of: row, name) {
        problems.append(
          RowProblem(
            row: row.number, column: name.isEmpty ? nil : layout.column(.name)?.heading,
            message: message))
      } else {
        people.append(row)
      }
    }
  }

  /// Which rows were left out, in a sentence.
  var note: String? {
    guard !leftOut.isEmpty else { return nil }
    return "rows that are no person, left out: \(shortened(leftOut, limit: 20))"
  }

  /// The headings once more, as on a next page.
  private func isHeading(_ name: String) -> Bool {
    layout.people.contains { $0.heading == name && $0.field != .ignored }
  }

  private func firstText(of row: CSVTable.Row) -> String {
    row.cells.indices.lazy.map { ImportNames.tidy(CSVSheet.cell(row, $0)) }.first { !$0.isEmpty }
      ?? ""
  }

  private func texts(of row: CSVTable.Row) -> [String] {
    layout.competences.flatMap { competence in
      competence.columns.map { CSVSheet.cell(row, $0.index) }
    }.filter { !$0.isEmpty }
  }

  /// Whether the row has a day or a tick; a figure may be a count.
  private func isTrained(_ row: CSVTable.Row) -> Bool {
    texts(of: row).contains { text in
      guard case .cell(let cell) = reader.read(text) else { return false }
      return cell.entries.contains { $0.day != nil || $0.expires != nil || cell.level.isEmpty }
        && !text.allSatisfy(\.isNumber)
    }
  }

  private func personTexts(of row: CSVTable.Row, but fields: Set<MatrixHeadings.PersonField>)
    -> [String]
  {
    layout.people.filter { !fields.contains($0.field) && $0.field != .ignored }
      .map { CSVSheet.cell(row, $0.index) }.filter { !$0.isEmpty }
  }

  private func isNoPerson(_ row: CSVTable.Row, _ name: String) -> Bool {
    guard !layout.isOwn, !finder.has(name) else { return false }
    if isHeading(name) { return true }
    let isTrained = isTrained(row)
    if name.isEmpty {
      let number = layout.column(.number).map { CSVSheet.cell(row, $0.index) } ?? ""
      if case .person = finder.find(.init(name: "", number: number)) { return false }
      return !isTrained
        || MatrixHeadings.isNoPerson(firstText(of: row), isTrained: false)
    }
    if MatrixHeadings.isNoPerson(name, isTrained: isTrained) { return true }
    let others = personTexts(of: row, but: [.name, .first, .last])
    if !texts(of: row).isEmpty || !others.isEmpty { return false }
    // Nothing but a name: a new colleague, or the heading of a group.
    let hasOthers = layout.people.contains { ![.name, .first, .last, .ignored].contains($0.field) }
    return hasOthers || MatrixHeadings.crowd(name) != nil || !name.contains(" ")
      || name.contains(where: \.isNumber)
  }

  private func flaw(of row: CSVTable.Row, _ name: String) -> String? {
    // Perhaps a comma in a name, after which every cell stands in the wrong column.
    if row.cells.indices.dropFirst(layout.width).contains(where: { !CSVSheet.cell(row, $0).isEmpty }
    ) {
      return
        "has more cells than the \(layout.width) of the header; put a cell that contains the separator in quotes"
    }
    if layout.isOwn || finder.has(name) { return name.isEmpty ? "has no name" : nil }
    if name.isEmpty {
      let number = layout.column(.number).map { CSVSheet.cell(row, $0.index) } ?? ""
      if case .person = finder.find(.init(name: "", number: number)) { return nil }
      return "has days or ticks and names nobody; give the person's name, or leave the row out"
    }
    return MatrixHeadings.crowd(name)
  }
}
