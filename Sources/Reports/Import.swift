package import Records

/// Takes registers from CSV.
package enum Import {
  /// Works out what a file's rows change, without changing anything.
  ///
  /// A row whose reference or name is on file updates the columns given; an empty cell leaves what
  /// is there, nothing is deleted, and importing the same file twice changes nothing. Training may be a list, a row a
  /// training, or a wide matrix, a row a person: the headings say which.
  ///
  /// - Parameters:
  ///   - fileName: what the sentences call the file.
  ///   - library: the catalogues, to tell of clauses that no held edition has.
  ///   - audit: the reference of the audit that lines belong to whose row names none.
  ///   - who: whose import it is; kept with due dates that move.
  ///   - newID: makes the identifier of each new record.
  /// - Throws: everything that is wrong, row by row; one bad row is enough for nothing to be
  ///   imported, unless the options leave out what is bad.
  package static func plan(
    _ kind: RegisterKind, csv table: CSVTable, into organisation: Organisation, fileName: String,
    library: Library? = nil, audit: String? = nil, today: Day, who: String,
    options: ImportOptions = ImportOptions(), newID: @escaping () -> RecordID
  ) throws(ImportProblem) -> ImportPlan {
    if var layout = matrix(kind, table.sheet, organisation, today: today) {
      let problems = layout.turnSlashDates()
      var run = MatrixImport(
        layout, organisation: organisation, options: options, fileName: fileName, today: today,
        who: who, newID: newID)
      run.problems = problems
      return try run.plan()
    }
    guard kind != .matrix else { throw .noMatrix(file: fileName) }
    guard !table.rows.isEmpty else { throw .onlyHeader(file: fileName) }
    let joined = NameColumns.joined(table, kind)
    let columns = try ImportColumns(joined, kind: kind, fileName: fileName)
    let (totals, table) = withoutTotals(joined, kind, organisation)
    // Decided once for all rows, whichever of them are left out later.
    let (slashes, allRows) = slashDates(of: table, columns, kind)
    var bad: Set<Int> = []
    var leftOut: [RowProblem] = []
    while true {
      let rows = allRows.filter { !bad.contains($0.number) }
      let notes = totals + leftOut.map { "left out: " + $0.place + ": " + $0.message }
      var run = ImportRun(
        kind: kind,
        table: CSVTable(
          header: table.header, rows: rows, like: table,
          notes: [slashes.note].compactMap(\.self) + notes),
        columns: columns, organisation: organisation, fileName: fileName, library: library,
        audit: audit, today: today, who: who, newID: newID)
      run.problems = slashes.problems.filter { !bad.contains($0.row) }
      do throws(ImportProblem) {
        return try run.plan()
      } catch {
        guard options.leavesOutBad, case .rows(_, let problems) = error else { throw error }
        // What is wrong only because of a row that is left out shows once it is.
        let more = Set(problems.map(\.row)).subtracting(bad)
        guard !more.isEmpty, rows.contains(where: { !more.contains($0.number) }) else {
          throw .rows(file: fileName, (leftOut + problems).sorted { $0.row < $1.row })
        }
        bad.formUnion(more)
        leftOut = (leftOut + problems).sorted { $0.row < $1.row }
      }
    }
  }

  /// Reads a file's bytes and works out what its rows change.
  package static func plan(
    _ kind: RegisterKind, csv bytes: [UInt8], into organisation: Organisation, fileName: String,
    library: Library? = nil, audit: String? = nil, today: Day, who: String,
    options: ImportOptions = ImportOptions(), newID: @escaping () -> RecordID
  ) throws(ImportProblem) -> ImportPlan {
    let table: CSVTable
    do throws(CSVProblem) {
      let decoded = try CSVText(bytes: bytes)
      table = try ImportSheet.table(
        of: decoded, kind, leavesOutBad: options.leavesOutBad
      ) { matrix(kind, $0, organisation, today: today) != nil }
    } catch {
      throw .unreadable(file: fileName, error)
    }
    return try plan(
      kind, csv: table, into: organisation, fileName: fileName, library: library, audit: audit,
      today: today, who: who, options: options, newID: newID)
  }

  /// Takes out the rows of a list under whose people something is summed up or signed.
  ///
  /// - Returns: a note on them, where there are any, and the table without them.
  private static func withoutTotals(
    _ table: CSVTable, _ kind: RegisterKind, _ organisation: Organisation
  ) -> (notes: [String], rest: CSVTable) {
    guard kind == .people || kind == .training else { return ([], table) }
    let known = Set(organisation.people.all.map { ImportNames.key($0.name) })
    var left: [String] = []
    let rows = table.rows.filter { row in
      let texts = row.cells.map(ImportNames.tidy).filter { !$0.isEmpty }
      guard texts.count == 1, !known.contains(ImportNames.key(texts[0])),
        MatrixHeadings.isNoPerson(texts[0], isTrained: false)
      else { return true }
      left.append("\(row.number) (\(texts[0].prefix(40)))")
      return false
    }
    guard !left.isEmpty, !rows.isEmpty else { return ([], table) }
    return (
      ["rows that are no person, left out: \(shortened(left, limit: 20))"],
      CSVTable(header: table.header, rows: rows, like: table)
    )
  }

  /// Which way round a list of people or of what they learn writes its days, and its rows with them the usual way.
  private static func slashDates(
    of table: CSVTable, _ columns: ImportColumns, _ kind: RegisterKind
  ) -> (SlashDates, [CSVTable.Row]) {
    let keys: Set =
      [.people, .training, .sessions].contains(kind)
      ? ["date", "expires", "joined", "left", "judge_on", "judged", "held", "cancelled"] : []
    let days = columns.all.filter { keys.contains($0.key) }.map {
      (index: $0.index, heading: $0.heading)
    }
    var slashes = SlashDates(table.rows, columns: days)
    let rows = slashes.rewritten(table.rows, columns: days)
    return (slashes, rows)
  }

  /// The wide matrix that a sheet is; `nil` when it is a list, or not of training.
  private static func matrix(
    _ kind: RegisterKind, _ sheet: CSVSheet, _ organisation: Organisation, today: Day
  ) -> MatrixLayout? {
    guard kind == .matrix || kind == .training, let layout = MatrixLayout(sheet) else { return nil }
    if layout.isOwn { return layout }
    let plain = MatrixCellReader(
      levels: MatrixLevels(LevelScale(organisation.profile.levels), cells: []), today: today)
    if layout.looksLikeList(plain) { return nil }
    if kind == .matrix { return layout }
    if let place = ImportColumns.headerPlace(in: sheet, kind) {
      let words = sheet.rows[place].cells.map(HeadingWords.normal)
      let isList = ["date", "expires", "result"].contains { key in
        words.contains { $0 == key || HeadingWords.fields(of: $0, .training).contains(key) }
      }
      if isList { return nil }
    }
    let columns = layout.competences.flatMap(\.columns).filter { $0.part != .ignored }
    let cells = layout.rows.lazy.flatMap { row in columns.lazy.map { CSVSheet.cell(row, $0.index) }
    }
    let reader = MatrixCellReader(
      levels: MatrixLevels(LevelScale(organisation.profile.levels), cells: cells), today: today)
    let isRead = cells.contains { cell in
      if case .cell = reader.read(cell) { true } else { false }
    }
    return isRead || layout.competences.count > 1 ? layout : nil
  }
}
