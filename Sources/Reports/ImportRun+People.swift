internal import Records

extension ImportRun {
  /// The people that the rows describe, each once, by name.
  mutating func people() -> [Person] {
    let fields = fields(of: Person.self, except: ["name"])
    var rowOfName: [String: Int] = [:]
    var known: [String: Person] = [:]
    for person in organisation.people.all where known[ImportNames.key(person.name)] == nil {
      known[ImportNames.key(person.name)] = person
    }
    return table.rows.map { row in
      let name = text("name", in: row)
      let old = known[ImportNames.key(name)]
      var person = old ?? Person(id: names.makeID())
      if old == nil { person.name = ImportNames.tidy(name) }
      if name.isEmpty {
        report("is empty; every row needs a name", in: row, "name")
      } else if let first = rowOfName.updateValue(row.number, forKey: ImportNames.key(name)) {
        report("\(name) is in row \(first) already", in: row, "name")
      }
      fill(&person, with: fields, from: row, isNew: old == nil)
      return person
    }
  }
}
