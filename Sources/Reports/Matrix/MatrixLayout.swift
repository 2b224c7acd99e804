internal import Records

/// Where in a sheet the people, the competences and the cells of a wide matrix are.
struct MatrixLayout: Sendable {
  struct PersonColumn: Hashable, Sendable {
    let field: MatrixHeadings.PersonField
    let index: Int
    /// What the file calls it.
    let heading: String
  }

  /// A competence with its columns.
  struct Competence: Hashable, Sendable {
    struct Column: Hashable, Sendable {
      let part: MatrixPart
      let index: Int
    }

    let name: String
    var columns: [Column]
  }

  let people: [PersonColumn]
  private(set) var competences: [Competence]
  /// The rows under the headings, people or not.
  private(set) var rows: [CSVTable.Row]
  /// How many cells the headings have.
  let width: Int
  /// The headings as they stand in their row.
  let header: [String]
  /// Whether there are headings above or below that row.
  let isGrouped: Bool
  /// Whether it is a matrix that was exported, and says exactly what it says.
  let isOwn: Bool
  private(set) var notes: [String]

  /// How far down the headings are looked for.
  static let deepest = 25

  func column(_ field: MatrixHeadings.PersonField) -> PersonColumn? {
    people.first { $0.field == field }
  }

  /// What the file calls a column under a competence: its name, with what the column holds.
  static func heading(_ competence: Competence, _ column: Competence.Column) -> String {
    let word: String? =
      switch column.part {
      case .value, .ignored: nil
      case .expires: "expiry"
      case .booked: "planned"
      case .evidence: "evidence"
      case .level: "level"
      }
    return word.map { "\(competence.name) (\($0))" } ?? competence.name
  }

  /// Finds the headings of a wide matrix; `nil` when the sheet has none.
  init?(_ sheet: CSVSheet) {
    for place in sheet.rows.indices.prefix(MatrixLayout.deepest) {
      if let layout = MatrixLayout(sheet, headerAt: place) {
        self = layout
        return
      }
    }
    for place in sheet.rows.indices.prefix(MatrixLayout.deepest)
    where MatrixLayout.isCornered(sheet, place) {
      self.init(sheet, headerAt: place, isCornered: true)
      return
    }
    return nil
  }

  /// Whether a row names competences and leaves the corner over the names empty.
  private static func isCornered(_ sheet: CSVSheet, _ place: Int) -> Bool {
    let header = cells(of: sheet.rows[place])
    guard place + 1 < sheet.rows.count, header.first?.isEmpty == true else { return false }
    let names = header.filter { !$0.isEmpty }
    let first = CSVSheet.cell(sheet.rows[place + 1], 0)
    return names.count > 1 && names.allSatisfy { $0.contains(where: \.isLetter) }
      && first.contains(where: \.isLetter)
  }

  private init?(_ sheet: CSVSheet, headerAt place: Int, isCornered: Bool = false) {
    let header = MatrixLayout.cells(of: sheet.rows[place])
    self.header = header
    isOwn = header.starts(with: RegisterKind.matrix.columns)
    let below = place + 1 < sheet.rows.count ? sheet.rows[place + 1] : nil
    let above = place > 0 ? MatrixLayout.cells(of: sheet.rows[place - 1]) : []
    let wider = max(header.count, below?.cells.count ?? 0)
    var people = isOwn ? MatrixLayout.ownPeople(header) : MatrixLayout.people(header)
    if isCornered {
      people.append(PersonColumn(field: .name, index: 0, heading: "1 (without a heading)"))
    }
    people += MatrixLayout.counts(header, in: sheet.rows.dropFirst(place + 1))
    self.people = people
    guard MatrixLayout.hasName(people) else { return nil }
    let taken = Set(people.map(\.index))
    let free = (0..<wider).filter { !taken.contains($0) }
    var headings = MatrixHeadingRows(header, width: wider, free: free)
    if !isOwn {
      let isBelow = headings.join(above: above)
      if let below, headings.join(below: MatrixLayout.cells(of: below), names: people) {
        width = wider
        rows = Array(sheet.rows.dropFirst(place + 2))
        isGrouped = isBelow || !headings.hasIntervals
        competences = headings.competences()
        notes = MatrixLayout.notes(sheet, place, people, headings, rows)
        if headings.hasIntervals {
          notes.append(
            "how often trainings are repeated is not taken from a matrix, the requirements of roles say so: row \(below.number)"
          )
        }
        if competences.isEmpty { return nil }
        return
      }
      isGrouped = isBelow
    } else {
      isGrouped = false
    }
    width = header.count
    rows = Array(sheet.rows.dropFirst(place + 1))
    competences = isOwn ? headings.plain() : headings.competences()
    notes = MatrixLayout.notes(sheet, place, people, headings, rows)
    if competences.isEmpty && !isOwn { return nil }
  }

  /// Leaves out the columns before the first competence that hold nothing but words: what else was noted of people.
  mutating func leaveOutWords(_ reader: MatrixCellReader) {
    guard !isOwn else { return }
    var words: [String] = []
    for competence in competences {
      let texts = competence.columns.flatMap { column in
        rows.map { CSVSheet.cell($0, column.index) }.filter { !$0.isEmpty }
      }
      let isRefused = texts.allSatisfy { text in
        guard case .refused = reader.read(text) else { return false }
        return !text.contains(where: \.isNumber) && !text.contains("%")
      }
      guard isRefused, texts.count > 2 else { break }
      words.append(competence.name)
    }
    guard !words.isEmpty, words.count < competences.count else { return }
    competences.removeFirst(words.count)
    notes.append(
      "columns with words only, taken for no competence and left out: \(shortened(words, limit: 20))"
    )
  }

  /// Writes days with slashes the day first where the sheet shows that it has the month first.
  ///
  /// - Returns: the cells that may be either, where it has both.
  mutating func turnSlashDates() -> [RowProblem] {
    let own = people.filter { [.joined, .left].contains($0.field) }.map {
      (index: $0.index, heading: $0.heading)
    }
    let columns =
      own
      + competences.flatMap { competence in
        competence.columns.filter { ![.evidence, .ignored].contains($0.part) }.map {
          (index: $0.index, heading: MatrixLayout.heading(competence, $0))
        }
      }
    var slashes = SlashDates(rows, columns: columns)
    rows = slashes.rewritten(rows, columns: columns)
    if let note = slashes.note { notes.append(note) }
    return slashes.problems
  }

  private static func cells(of row: CSVTable.Row) -> [String] {
    row.cells.indices.map { ImportNames.tidy(unwrapped(CSVSheet.cell(row, $0))) }
  }

  /// A heading without the hyphens at which it was broken: "Brand-(line end)schutz".
  private static func unwrapped(_ text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }
    guard var joined = lines.first else { return text }
    for line in lines.dropFirst() {
      if joined.hasSuffix("-"), line.first?.isLowercase == true {
        joined = joined.dropLast() + line
      } else {
        joined += " " + line
      }
    }
    return joined
  }

  private static func ownPeople(_ header: [String]) -> [PersonColumn] {
    let own: [(String, MatrixHeadings.PersonField)] = [
      ("name", .name), ("roles", .role), ("area", .area), ("number", .number), ("email", .email),
    ]
    let count = header.dropFirst(3).starts(with: ["number", "email"]) ? 5 : 3
    return own.prefix(count).enumerated().map {
      PersonColumn(field: $1.1, index: $0, heading: $1.0)
    }
  }

  /// The columns of the person; the first of each kind, as "Name" beside "Vorname" is the last name.
  private static func people(_ header: [String]) -> [PersonColumn] {
    var found: [PersonColumn] = []
    for (index, heading) in header.enumerated() {
      guard var field = MatrixHeadings.person(heading) else { continue }
      if field == .role, found.contains(where: { $0.field == .role }) { continue }
      if field != .ignored, found.contains(where: { $0.field == field }) { field = .ignored }
      found.append(PersonColumn(field: field, index: index, heading: heading))
    }
    guard found.contains(where: { $0.field == .first }),
      !found.contains(where: { $0.field == .last }),
      let place = found.firstIndex(where: { $0.field == .name })
    else { return found }
    let column = found[place]
    found[place] = PersonColumn(field: .last, index: column.index, heading: column.heading)
    return found
  }

  /// Columns of totals, whatever is counted in them.
  private static func counts(_ header: [String], in rows: some Collection<CSVTable.Row>)
    -> [PersonColumn]
  {
    header.indices.filter { index in
      guard MatrixHeadings.mayCount(header[index]), MatrixHeadings.person(header[index]) == nil
      else {
        return false
      }
      let cells = rows.map { CSVSheet.cell($0, index) }.filter { !$0.isEmpty }
      return !cells.isEmpty
        && cells.allSatisfy { $0.allSatisfy { $0.isNumber || "%/., ".contains($0) } }
    }.map { PersonColumn(field: .ignored, index: $0, heading: header[$0]) }
  }

  private static func hasName(_ people: [PersonColumn]) -> Bool {
    let fields = Set(people.map(\.field))
    return fields.contains(.name) || fields.isSuperset(of: [.first, .last])
      || fields.contains(.last)
  }

  private static func notes(
    _ sheet: CSVSheet, _ place: Int, _ people: [PersonColumn], _ headings: MatrixHeadingRows,
    _ rows: [CSVTable.Row]
  ) -> [String] {
    var notes = sheet.notes
    let left =
      people.filter { column in
        column.field == .ignored && rows.contains { !CSVSheet.cell($0, column.index).isEmpty }
      }.map(\.heading)
      + headings.leftOut.filter { index in rows.contains { !CSVSheet.cell($0, index).isEmpty } }
      .map { headings.name(at: $0) }
    if !left.isEmpty {
      notes.append("columns that are no competence, left out: \(shortened(left, limit: 20))")
    }
    return notes
  }
}
