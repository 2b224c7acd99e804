internal import Records

extension MatrixImport {
  /// What a row calls its person, last name first turned round where that leaves no doubt.
  static func name(in row: CSVTable.Row, _ layout: MatrixLayout) -> String {
    func text(_ field: MatrixHeadings.PersonField) -> String {
      layout.column(field).map { CSVSheet.cell(row, $0.index) } ?? ""
    }
    let whole = ImportNames.tidy(text(.name))
    if !whole.isEmpty {
      return layout.isOwn ? whole : PersonFinder.turned(whole) ?? whole
    }
    return ImportNames.tidy("\(text(.first)) \(text(.last))")
  }

  func text(_ field: MatrixHeadings.PersonField, in row: CSVTable.Row) -> String {
    let text = layout.column(field).map { CSVSheet.cell(row, $0.index) } ?? ""
    return ["-", "--", "\u{2013}", "\u{2014}", "n/a", "?", "tbd"].contains(text.lowercased())
      ? "" : text
  }

  /// The person of a row, made when there is none of the name; what is wrong is reported.
  mutating func person(in row: CSVTable.Row) -> RecordID? {
    let written = ImportNames.tidy(text(.name, in: row))
    var name = MatrixImport.name(in: row, layout)
    if finder.has(written) { name = written }
    let said = PersonFinder.Said(
      name: name, number: ImportNames.tidy(text(.number, in: row)),
      email: ImportNames.tidy(text(.email, in: row)))
    var person: Person
    switch finder.find(said) {
    case .several:
      report(
        "several people are called \(name); a column with their personnel number or e-mail address says who is meant",
        in: row)
      return nil
    case .person(let id):
      guard let known = people[id] ?? organisation.people[id] else { return nil }
      if !name.isEmpty, !PersonFinder.isOneName(known.name, name) {
        report(PersonFinder.mismatch(said, known.name), in: row)
        return nil
      }
      if let first = rowOfPerson[id] {
        if !said.number.isEmpty, ImportNames.key(known.number) == ImportNames.key(said.number) {
          report("number \(said.number) is in row \(first) already", in: row)
          return nil
        }
        report(
          "\(name) is in row \(first) already; if they are two people, a column with their personnel number or "
            + "e-mail address tells them apart", in: row)
        return nil
      }
      person = known
    case .nobody:
      guard !name.isEmpty else {
        report("has no name", in: row)
        return nil
      }
      guard name.count <= 100, name.contains(where: \.isLetter) else {
        report("is no name of a person: \(name.prefix(60))", in: row)
        return nil
      }
      person = Person(id: names.makeID())
      person.name = name
      newPeople.append(person.id)
    }
    let known = problems.count
    fill(&person, from: row)
    people[person.id] = person
    rowOfPerson[person.id] = row.number
    finder.update(person)
    if problems.count > known, newPeople.last == person.id, !options.leavesOutBad { return nil }
    return person.id
  }

  /// Writes what a row says of its person; roles are added and none is taken away.
  private mutating func fill(_ person: inout Person, from row: CSVTable.Row) {
    for role in links(.role, in: row, of: .role, among: person.roles)
    where !person.roles.contains(role) {
      person.take(role, from: nil)
    }
    let site = link(.area, in: row, of: .site)
    if let area = link(.area, in: row, of: .area) {
      person.area = area
    } else if let site, person.area == nil {
      person.area = site
    }
    if let site {
      sites.insert(site)
      if let area = person.area, area != site, siteOfArea[area] == nil { siteOfArea[area] = site }
    }
    let number = ImportNames.tidy(text(.number, in: row))
    if !number.isEmpty { person.number = number }
    let email = ImportNames.tidy(text(.email, in: row))
    if !email.isEmpty { person.email = email }
    let note = text(.notes, in: row)
    if !note.isEmpty, !person.notes.contains(note) {
      person.notes += (person.notes.isEmpty ? "" : "\n") + note
    }
    if let joined = day(.joined, in: row)?.first { person.joined = joined }
    if let left = day(.left, in: row)?.last { person.left = left }
    if let joined = person.joined, let left = person.left, left < joined {
      report("left on \(left), before joining on \(joined)", in: row, .left)
    }
  }

  private mutating func links(
    _ kind: RecordKind, in row: CSVTable.Row, of field: MatrixHeadings.PersonField,
    among held: [RecordID]
  ) -> [RecordID] {
    let text = text(field, in: row)
    guard !text.isEmpty else { return [] }
    let shape = FieldShape.links(kind)
    // What was exported names roles as they are, whatever they are called.
    let reader = FieldText(organisation: organisation, today: today, place: .cell)
    if reader.text(of: .list(held.map { .text($0.description) }), shape) == text { return held }
    do throws(FieldProblem) {
      let value = try reader.value(of: text, shape) { kind, name in names.resolve(kind, name) }
      guard case .list(let ids)? = value else { return [] }
      return ids.compactMap { id in
        if case .text(let id) = id { RecordID(id) } else { nil }
      }
    } catch {
      report(error.message, in: row, field)
      return []
    }
  }

  private mutating func link(
    _ kind: RecordKind, in row: CSVTable.Row, of field: MatrixHeadings.PersonField
  ) -> RecordID? {
    let text = text(field, in: row)
    guard !text.isEmpty else { return nil }
    if let id = names.resolve(kind, text) { return id }
    report(
      "is no name of \(kind == .area ? "an area" : "a role"): \(text.prefix(60))", in: row, field)
    return nil
  }

  private mutating func day(
    _ field: MatrixHeadings.PersonField, in row: CSVTable.Row
  ) -> SheetDay? {
    let text = text(field, in: row)
    guard !text.isEmpty else { return nil }
    if let day = SheetDay.whole(text, today: today) { return day }
    report("is not a day: \(text)", in: row, field)
    return nil
  }

  private mutating func report(
    _ message: String, in row: CSVTable.Row, _ field: MatrixHeadings.PersonField? = nil
  ) {
    problems.append(
      RowProblem(
        row: row.number, column: field.flatMap { layout.column($0)?.heading }, message: message))
  }
}
