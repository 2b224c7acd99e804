package import Records

/// Takes registers from CSV.
package enum Import {
  /// Works out what a file's rows change, without changing anything.
  ///
  /// A row whose reference or name is on file updates the columns given; an empty cell leaves what
  /// is there, nothing is deleted, and importing the same file twice changes nothing.
  ///
  /// - Parameters:
  ///   - fileName: what the sentences call the file.
  ///   - library: the catalogues, to tell of clauses that no held edition has.
  ///   - audit: the reference of the audit that lines belong to whose row names none.
  ///   - who: whose import it is; kept with due dates that move.
  ///   - newID: makes the identifier of each new record.
  /// - Throws: everything that is wrong, row by row; one bad row is enough for nothing to be
  ///   imported.
  package static func plan(
    _ kind: RegisterKind, csv table: CSVTable, into organisation: Organisation, fileName: String,
    library: Library? = nil, audit: String? = nil, today: Day, who: String,
    newID: @escaping () -> RecordID
  ) throws(ImportProblem) -> ImportPlan {
    guard !table.rows.isEmpty else { throw .onlyHeader(file: fileName) }
    let columns = try ImportColumns(table, kind: kind, fileName: fileName)
    var run = ImportRun(
      kind: kind, table: table, columns: columns, organisation: organisation, fileName: fileName,
      library: library, audit: audit, today: today, who: who, newID: newID)
    return try run.plan()
  }

  /// Reads a file's bytes and works out what its rows change.
  package static func plan(
    _ kind: RegisterKind, csv bytes: [UInt8], into organisation: Organisation, fileName: String,
    library: Library? = nil, audit: String? = nil, today: Day, who: String,
    newID: @escaping () -> RecordID
  ) throws(ImportProblem) -> ImportPlan {
    let table: CSVTable
    do throws(CSVProblem) {
      table = try CSVTable(bytes: bytes)
    } catch {
      throw .unreadable(file: fileName, error)
    }
    return try plan(
      kind, csv: table, into: organisation, fileName: fileName, library: library, audit: audit,
      today: today, who: who, newID: newID)
  }
}
