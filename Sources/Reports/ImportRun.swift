internal import Records

/// One import on its way: the file, the organisation, what was found wrong, what has to be made.
struct ImportRun {
  /// What stands in cells that have nothing to say.
  static let placeholders: Set<String> = [
    "-", "--", "\u{2013}", "\u{2014}", "n/a", "tbd", "?",
  ]
  /// Kinds whose days are read however registers of people write them.
  private static let looseDays: Set<RecordKind> = [
    .person, .training, .requirement, .session, .document,
  ]
  /// The longest cell that is shown whole in a sentence.
  private static let longestQuote = 60

  let kind: RegisterKind
  let table: CSVTable
  let columns: ImportColumns
  let organisation: Organisation
  let fileName: String
  let library: Library?
  /// The catalogues with the organisation's own standards and questions.
  let ownLibrary: Library?
  /// The audit that lines belong to whose row names none.
  let auditName: String?
  let today: Day
  let who: String
  var names: ImportNames
  var problems: [RowProblem] = []
  var notes: [String]
  /// Sessions that training records name and that are not on file.
  var newSessions: [TrainingSession] = []
  /// People on file who are given the number or the e-mail address of a row.
  var toldPeople: [Person] = []
  let reader: FieldText

  init(
    kind: RegisterKind, table: CSVTable, columns: ImportColumns, organisation: Organisation,
    fileName: String, library: Library?, audit: String? = nil, today: Day, who: String,
    newID: @escaping () -> RecordID
  ) {
    self.kind = kind
    self.table = table
    self.columns = columns
    self.organisation = organisation
    self.fileName = fileName
    self.library = library
    ownLibrary = library.map(organisation.library)
    auditName = audit
    self.today = today
    self.who = who
    names = ImportNames(organisation, newID: newID)
    notes = table.notes + columns.notes
    reader = FieldText(organisation: organisation, today: today, place: .cell)
  }

  /// Notes what is wrong with a row, or with its cell in the column of a field.
  mutating func report(_ message: String, in row: CSVTable.Row, _ key: String? = nil) {
    problems.append(
      RowProblem(row: row.number, column: key.flatMap { columns[$0]?.heading }, message: message))
  }

  // MARK: Cells

  /// What a row says in the column of a field; empty where there is no such column.
  func text(_ key: String, in row: CSVTable.Row) -> String {
    columns[key].map { row.cells[$0.index].trimmed } ?? ""
  }

  /// The fields of a kind of record that have a column, but those that the caller reads by itself.
  func fields<R: Record>(of type: R.Type, except keys: [String]) -> [Field<R>] {
    columns.all.filter { !keys.contains($0.key) }.compactMap { R.fields[$0.key] }
  }

  /// Writes a row's cells into a record; those that are empty, or say what is there, change
  /// nothing.
  ///
  /// - Parameter before: the record without what the program itself made of it since; cells that say what it was
  ///   then change nothing either.
  mutating func fill<R: Record>(
    _ record: inout R, with fields: [Field<R>], from row: CSVTable.Row, isNew: Bool,
    before: R? = nil
  ) {
    for field in fields where isNew || !says(field, of: record, in: row) {
      guard let value = value(field, in: row) else { continue }
      if let before, value == field.read(before) ?? field.initial { continue }
      do throws(FieldProblem) {
        try field.write(&record, value)
      } catch {
        report(error.message, in: row, field.key)
      }
    }
  }

  /// Whether a cell says what a record on file holds already, read or not: what was exported comes
  /// back as it was, even where two people have one name.
  func says<R: Record>(_ field: Field<R>, of record: R, in row: CSVTable.Row) -> Bool {
    reader.text(of: field, in: record).trimmed == text(field.key, in: row)
  }

  /// The value of a row's cell; `nil` when it is empty or wrong, and then that is reported.
  mutating func value<R: Record>(_ field: Field<R>, in row: CSVTable.Row) -> Value? {
    let text = text(field.key, in: row)
    let reader = reader
    do throws(FieldProblem) {
      let usual = ImportRun.usual(text, for: field, today: today)
      return try reader.value(of: usual, field.shape) { kind, name in
        names.resolve(kind, name)
      }
    } catch {
      report(ImportRun.quoting(text, in: error.message), in: row, field.key)
      return nil
    }
  }

  /// The value of a row's cell in the column of a field, as ``value(_:in:)``.
  mutating func value<R: Record>(_ key: String, in row: CSVTable.Row, of type: R.Type) -> Value? {
    R.fields[key].flatMap { value($0, in: row) }
  }

  /// The day that a row gives for a field; a wrong one is reported.
  mutating func day<R: Record>(_ key: String, in row: CSVTable.Row, of type: R.Type) -> Day? {
    guard case .text(let text)? = value(key, in: row, of: type) else { return nil }
    return Day(text)
  }

  /// The record that a row has to name in the column of a field; one that it does not is reported.
  mutating func link<R: Record>(_ key: String, in row: CSVTable.Row, of type: R.Type) -> RecordID? {
    let known = problems.count
    if case .text(let text)? = value(key, in: row, of: type) { return RecordID(text) }
    if problems.count == known { report("is empty", in: row, key) }
    return nil
  }

  /// A cell's text in the words of its field.
  static func usual<R: Record>(_ text: String, for field: Field<R>, today: Day) -> String {
    switch field.shape {
    case .line, .term, .text, .lines, .edition, .parts, .inner: return text
    default: break
    }
    if ImportRun.placeholders.contains(text.lowercased()) { return "" }
    return switch field.shape {
    case .number where field.key == "refresh_months":
      IntervalWords.months(in: text).map(String.init) ?? (IntervalWords.isOnce(text) ? "" : text)
    case .period: IntervalWords.period(in: text) ?? text
    case .choice(let words): ChoiceWords.word(for: text, field: field.key, choices: words)
    case .yesNo: ChoiceWords.yesNo(for: text, field: field.key)
    case .day where ImportRun.looseDays.contains(R.kind):
      CellDay.registerDay(text, of: field.key, today: today)
    case .day: CellDay.plain(text, today: today)
    default: text
    }
  }

  /// A message with a long cell cut short, in one line.
  static func quoting(_ cell: String, in message: String) -> String {
    let line = ImportNames.tidy(cell)
    guard line.count > ImportRun.longestQuote else { return ImportNames.tidy(message) }
    let short = line.prefix(ImportRun.longestQuote) + "\u{2026}"
    return ImportNames.tidy(message).replacing(line, with: short)
  }

  // MARK: The plan

  /// What all rows change.
  mutating func plan() throws(ImportProblem) -> ImportPlan {
    // Read first, as a call takes its own values before it looks at those it is given.
    switch kind {
    case .people:
      let records = people()
      return try plan(putting: records)
    case .actions:
      let (records, others) = actions()
      return try plan(putting: records, and: others)
    case .training:
      let records = trainings()
      return try plan(putting: records, and: newSessions, toldPeople)
    case .requirements:
      let records = requirements()
      return try plan(putting: records)
    case .audits:
      let (records, lines) = audits()
      return try plan(putting: records, and: lines)
    case .lines: return try planOfAnswers()
    case .questions:
      let records = questions()
      return try plan(putting: records)
    case .standards:
      let records = standards()
      return try plan(putting: records)
    case .competences:
      let records = named(Competence.self, setting: \.name)
      return try plan(putting: records)
    case .roles:
      let records = named(Role.self, setting: \.name)
      return try plan(putting: records)
    case .areas:
      let records = named(Area.self, setting: \.name)
      return try plan(putting: records)
    case .objectives:
      let records = objectives()
      return try plan(putting: records)
    case .documents:
      let records = documents()
      return try plan(putting: records)
    case .responsibilities:
      let records = responsibilities()
      return try plan(putting: records)
    case .sessions:
      let records = sessions()
      return try plan(putting: records)
    case .reviews:
      let records = reviews()
      return try plan(putting: records)
    case .certificates:
      let records = certificates()
      return try plan(putting: records)
    case .bodies:
      let records = named(CertificationBody.self, setting: \.name)
      return try plan(putting: records)
    case .waivers:
      let records = waivers()
      return try plan(putting: records)
    case .selfchecks:
      let records = named(SelfCheck.self, by: "title", setting: \.title)
      return try plan(putting: records)
    case .matrix: throw .noMatrix(file: fileName)
    }
  }

  /// What the records change, unless a row was wrong.
  func plan<R: Record>(putting records: [R]) throws(ImportProblem) -> ImportPlan {
    try plan(putting: records, and: [R]())
  }

  /// What the records change, and others with them, unless a row was wrong.
  ///
  /// - Parameter others: records that no row is, and that change because of one that is.
  private func plan<R: Record, Other: Record>(
    putting records: [R], and others: [Other], _ people: [Person] = []
  ) throws(ImportProblem) -> ImportPlan {
    guard problems.isEmpty else {
      throw .rows(file: fileName, problems.sorted { $0.row < $1.row })
    }
    var changes = names.changes + people.flatMap(organisation.changes(putting:))
    var added = 0
    var updated = 0
    for record in records {
      let isNew = organisation[keyPath: R.register][record.id] == nil
      let difference = organisation.changes(putting: record)
      changes += difference
      if isNew { added += 1 } else if !difference.isEmpty { updated += 1 }
    }
    changes += others.flatMap(organisation.changes(putting:))
    changes += organisation.changes(followingDeadlinesAfter: changes, by: who, on: today)
    let created = names.createdByKind
    return ImportPlan(
      kind: kind, fileName: fileName, who: who, changes: changes, added: added, updated: updated,
      unchanged: records.count - added - updated, created: created,
      notes: notes + created.map(\.note))
  }
}
