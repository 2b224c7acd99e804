internal import Records

/// The import of a wide matrix on its way: people down, competences across.
struct MatrixImport {
  let layout: MatrixLayout
  let organisation: Organisation
  let options: ImportOptions
  let fileName: String
  let today: Day
  let who: String
  let reader: MatrixCellReader
  var names: ImportNames
  var problems: [RowProblem] = []
  var notes: [String]
  var finder: PersonFinder
  /// People who are new or changed, by identifier; new ones also in the order of the file.
  var people: [RecordID: Person] = [:]
  var newPeople: [RecordID] = []
  /// Places that the file calls sites, and which areas it says belong to them.
  var sites: Set<RecordID> = []
  var siteOfArea: [RecordID: RecordID] = [:]
  var rowOfPerson: [RecordID: Int] = [:]
  var ledger: MatrixLedger
  var tally = MatrixTally()

  init(
    _ layout: MatrixLayout, organisation: Organisation, options: ImportOptions, fileName: String,
    today: Day, who: String, newID: @escaping () -> RecordID
  ) {
    self.organisation = organisation
    self.options = options
    self.fileName = fileName
    self.today = today
    self.who = who
    let columns = layout.competences.flatMap {
      $0.columns.filter { $0.part == .value || $0.part == .level }
    }
    let cells = layout.rows.lazy.flatMap { row in columns.lazy.map { CSVSheet.cell(row, $0.index) }
    }
    reader = MatrixCellReader(
      levels: MatrixLevels(LevelScale(organisation.profile.levels), cells: cells), today: today)
    var layout = layout
    layout.leaveOutWords(reader)
    self.layout = layout
    names = ImportNames(organisation, newID: newID)
    notes = layout.notes
    finder = PersonFinder(
      organisation.people.all,
      names: layout.rows.map { [layout] in MatrixImport.name(in: $0, layout) })
    ledger = MatrixLedger(organisation, heldOn: options.heldOn, today: today, newID: newID)
  }

  /// What all cells change.
  ///
  /// - Throws: everything that is wrong, cell by cell, unless what is wrong is to be left out.
  mutating func plan() throws(ImportProblem) -> ImportPlan {
    guard layout.isOwn || !layout.rows.isEmpty else { throw .onlyHeader(file: fileName) }
    let rows = MatrixRows(layout, reader: reader, finder: finder)
    problems += rows.problems
    var seen: Set<String> = []
    if !layout.isOwn,
      let twice = layout.competences.first(where: {
        !seen.insert(ImportNames.key($0.name)).inserted
      })
    {
      throw .repeatedColumn(file: fileName, heading: twice.name)
    }
    let competences = layout.competences.map { names.resolve(.competence, $0.name) }
    for (competence, id) in zip(layout.competences, competences) where id == nil {
      problems.append(
        RowProblem(
          row: layout.rows.first.map { $0.number - 1 } ?? 1, column: competence.name,
          message: "is no name of a competence"))
    }
    for row in rows.people { take(row, competences) }
    problems.sort { $0.row < $1.row }
    guard problems.isEmpty || options.leavesOutBad else {
      throw .rows(file: fileName, problems)
    }
    notes += problems.map { "left out: " + $0.place + ": " + $0.message }
    if let left = rows.note { notes.append(left) }
    notes += tally.notes(heldOn: options.heldOn)
    if reader.levels.areGuessed {
      notes.append(
        "levels \(reader.levels.words) came in as they are; the organisation's settings (9) say what they mean"
      )
    }
    return finished()
  }

  private mutating func take(_ row: CSVTable.Row, _ competences: [RecordID?]) {
    guard let person = person(in: row) else { return }
    for (competence, id) in zip(layout.competences, competences) {
      guard let id, let cell = cell(of: competence, in: row) else { continue }
      let isOne = cell.entries.count == 1
      for entry in cell.entries {
        // A booking beside a training has neither shown a level nor left a certificate.
        let isMet = entry.sort != .booked
        let taken = MatrixLedger.Entry(
          person: person, competence: id, entry: entry, level: isMet ? cell.level : "",
          evidence: isMet || isOne ? cell.evidence : "")
        guard let message = ledger.flaw(of: taken) else {
          ledger.take(taken, row: row.number, duties: duties(of: person), tally: &tally)
          continue
        }
        problems.append(
          RowProblem(row: row.number, column: competence.name, message: message))
      }
    }
  }

  /// What the columns of a competence say together; `nil` when that is nothing.
  private mutating func cell(
    of competence: MatrixLayout.Competence, in row: CSVTable.Row
  ) -> MatrixCell? {
    var whole = MatrixCell()
    for column in competence.columns {
      switch reader.read(CSVSheet.cell(row, column.index), as: column.part) {
      case .nothing: break
      case .vague: tally.vague.append(row.number)
      case .cell(let cell): whole.add(cell)
      case .refused(let message):
        problems.append(
          RowProblem(
            row: row.number, column: MatrixLayout.heading(competence, column),
            message: ImportRun.quoting(CSVSheet.cell(row, column.index), in: message)))
      }
    }
    // A certificate's number or a level beside an empty day is no training.
    if whole.entries.isEmpty, !whole.level.isEmpty { whole.entries = [.init(sort: .held)] }
    return whole.entries.isEmpty ? nil : whole
  }

  private func duties(of id: RecordID) -> [Requirement] {
    guard let person = people[id] ?? organisation.people[id] else { return [] }
    return organisation.requirements.all.filter { requirement in
      requirement.role.map(person.roles.contains) ?? false
    }
  }

  /// An area made by name, with what the file says of it.
  private func completed(_ change: Change) -> Change {
    guard case .add(.area, let id, var table) = change else { return change }
    if sites.contains(id) { table["kind"] = .text(Area.Sort.site.rawValue) }
    if let site = siteOfArea[id] { table["site"] = .text(site.description) }
    return .add(.area, id, table)
  }

  /// Areas on file that no site was named for.
  private var changesOfAreas: [Change] {
    organisation.areas.all.flatMap { area -> [Change] in
      guard area.site == nil, let site = siteOfArea[area.id] else { return [] }
      var area = area
      area.site = site
      return organisation.changes(putting: area)
    }
  }

  private func finished() -> ImportPlan {
    let newSet = Set(newPeople)
    let changed = organisation.people.all.compactMap { people[$0.id] }
      .filter { !organisation.changes(putting: $0).isEmpty }
    var changes = names.changes.map(completed) + changesOfAreas
    changes += newPeople.compactMap { people[$0] }.flatMap(organisation.changes(putting:))
    changes += changed.flatMap(organisation.changes(putting:))
    changes += ledger.records.flatMap(organisation.changes(putting:))
    var created = names.createdByKind
    if !newSet.isEmpty {
      created.insert(
        ImportPlan.Created(kind: .person, names: newPeople.compactMap { people[$0]?.name }), at: 0)
    }
    var notes = notes
    if !changed.isEmpty {
      notes.append(
        "on file, and given what the file says of them: \(shortened(changed.map(\.name), limit: 20))"
      )
    }
    return ImportPlan(
      kind: .matrix, fileName: fileName, who: who, changes: changes, added: ledger.added,
      updated: ledger.updated, unchanged: ledger.unchanged, created: created,
      notes: notes + created.map(\.note))
  }
}

extension RowProblem {
  /// Where it is, without the file: "row 5, column First aid".
  var place: String { "row \(row)" + (column.map { ", column \($0)" } ?? "") }
}
