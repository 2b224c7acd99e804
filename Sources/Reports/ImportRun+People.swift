internal import Records

extension ImportRun {
  /// The people that the rows describe, each once: by number, else by name, those of one name by e-mail address.
  mutating func people() -> [Person] {
    let fields = fields(of: Person.self, except: ["name"])
    let all = table.rows.map { name(in: $0) }
    var finder = PersonFinder(organisation.people.all, names: all)
    var known = Dictionary(
      organisation.people.all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var rowOfPerson: [RecordID: Int] = [:]
    return zip(table.rows, all).map { row, name in
      let before = problems.count
      if name.isEmpty {
        report("is empty; every row needs a name", in: row, "name")
        return Person(id: names.makeID())
      }
      if !finder.has(name), let crowd = MatrixHeadings.crowd(name), name.contains(where: \.isLetter)
      {
        report(crowd, in: row, "name")
      }
      let said = PersonFinder.Said(
        name: name, number: ImportNames.tidy(text("number", in: row)),
        email: ImportNames.tidy(text("email", in: row)))
      var person: Person
      var isNew = false
      switch finder.find(said) {
      case .several:
        let same = finder.namesakes(name).compactMap { known[$0] }.filter {
          saysAll(fields, of: $0, in: row)
        }
        if same.count != 1 {
          report(
            "several people on file are called \(name); their number or e-mail address says who is meant",
            in: row,
            "name")
        }
        person = same.first ?? Person(id: names.makeID())
      case .person(let id): person = known[id] ?? Person(id: id)
      case .nobody:
        isNew = true
        person = Person(id: names.makeID())
        person.name = name
      }
      if let first = rowOfPerson[person.id] {
        let isByNumber =
          !said.number.isEmpty && ImportNames.key(person.number) == ImportNames.key(said.number)
        report(
          "\(isByNumber ? "number \(said.number)" : name) is in row \(first) already", in: row,
          isByNumber ? "number" : "name")
        return person
      }
      if ImportNames.key(person.name) != ImportNames.key(name) {
        notes.append(
          "\(person.name) (number \(person.number)) is called \(name) now: row \(row.number)")
        person.name = name
      }
      fill(&person, with: fields, from: row, isNew: isNew)
      if let joined = person.joined, let left = person.left, left < joined,
        known[person.id] != person
      {
        report(
          "\(left) is before the day of joining, \(joined)", in: row,
          columns["left"] == nil ? "joined" : "left")
      }
      // Nobody is there twice because of a row that is left out.
      guard problems.count == before else { return person }
      rowOfPerson[person.id] = row.number
      finder.update(person)
      known[person.id] = person
      return person
    }
  }

  /// A row's name; "Surname, First name" the other way round, unless the file is one of this program's.
  private func name(in row: CSVTable.Row) -> String {
    let name = ImportNames.tidy(text("name", in: row))
    guard columns["name"]?.heading != "name", names.id(of: name, .person) == nil else {
      return name
    }
    return PersonFinder.turned(name) ?? name
  }

  /// Whether all cells of a row say what a person on file holds.
  private func saysAll(_ fields: [Field<Person>], of person: Person, in row: CSVTable.Row) -> Bool {
    fields.allSatisfy { text($0.key, in: row).isEmpty || says($0, of: person, in: row) }
  }
}
