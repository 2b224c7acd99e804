import Records
import Testing

@Suite("Field tables")
struct FieldTests {
  @Test(
    "a record with every field filled is the same after the file", arguments: RecordKind.allCases)
  func roundTrip(kind: RecordKind) throws {
    try roundTrip(kind.type)
  }

  private func roundTrip<R: Record>(_ type: R.Type) throws {
    var filler = Filler(seed: 1)
    let record = try filler.record(R.self, id: id("one"))
    for field in R.fields.all {
      #expect(field.read(record) != nil, "\(R.kind) \(field.key) is not filled")
    }
    #expect(try R(id: record.id, table: record.table) == record)
    #expect(record.extras["zz_newer"] == .text("kept"))
    #expect(record.table["zz_newer"] == .text("kept"))
    #expect(record.extras.entries.count == 2)
    #expect(record.table.entries.count == R.fields.all.count + 2)
    let keys = record.table.entries.map(\.key)
    #expect(keys == keys.sorted())
  }

  @Test("a new record leaves nothing in the file but what it needs", arguments: RecordKind.allCases)
  func empty(kind: RecordKind) throws {
    try empty(kind.type)
  }

  private func empty<R: Record>(_ type: R.Type) throws {
    let record = R(id: try id("one"))
    #expect(record.table.isEmpty)
    #expect(try R(id: record.id, table: Table()) == record)
  }

  @Test("clearing every field gives a new record", arguments: RecordKind.allCases)
  func clearing(kind: RecordKind) throws {
    try clearing(kind.type)
  }

  private func clearing<R: Record>(_ type: R.Type) throws {
    var filler = Filler(seed: 2)
    var record = try filler.record(R.self, id: id("one"))
    for field in R.fields.all { try field.write(&record, nil) }
    record.extras = Table()
    #expect(record == R(id: record.id))
  }

  @Test("no two fields of a kind have one key or one label", arguments: RecordKind.allCases)
  func keys(kind: RecordKind) {
    keys(kind.type)
  }

  private func keys<R: Record>(_ type: R.Type) {
    #expect(Set(R.fields.all.map(\.key)).count == R.fields.all.count)
    #expect(Set(R.fields.all.map(\.label)).count == R.fields.all.count)
    #expect(R.fields["id"] == nil)
  }

  @Test("a value of the wrong type names its field", arguments: RecordKind.allCases)
  func wrongTypes(kind: RecordKind) throws {
    try wrongTypes(kind.type)
  }

  private func wrongTypes<R: Record>(_ type: R.Type) throws {
    // What a conflict's field held before may be of any type.
    for field in R.fields.all where !(R.kind == .conflict && field.key == "before") {
      let failure = #expect(throws: FieldFailure.self) {
        try R(id: id("one"), table: [field.key: .real(0.5)])
      }
      #expect(failure?.field == field.key)
      #expect(failure?.problem.message.hasPrefix("is a number where ") == true)
    }
  }

  @Test(
    "a wrong value says what is wrong",
    arguments: [
      ("due", .text("2026-13-40"), "is not a day (yyyy-mm-dd): 2026-13-40"),
      ("title", .integer(3), "is a whole number where text should be"),
      ("owner", .text(""), "is an empty identifier"),
      ("effective", .text("yes"), "is text where true or false should be"),
      ("clauses", .list([.text("9001:2015 8"), .text("8")]), "entry 2 is not a clause"),
      ("plan", .list([.text("x")]), "entry 1 is text where a table of fields should be"),
      (
        "plan", .list([.table(["due": .text("soon")])]),
        "entry 1 field due is not a day (yyyy-mm-dd): soon"
      ),
      ("stage", .text("done"), "is not a stage: done (known are: open, containment"),
    ] as [(String, Value, String)])
  func sentences(field: String, value: Value, expected: String) throws {
    let failure = #expect(throws: FieldFailure.self) {
      try Action(id: id("one"), table: [field: value])
    }
    #expect(failure?.field == field)
    #expect(failure?.problem.message.hasPrefix(expected) == true, "\(failure.debugDescription)")
  }

  @Test("unknown keys of a part are kept")
  func partExtras() throws {
    let table: Table = ["plan": .list([.table(["title": .text("x"), "cost": .integer(5)])])]
    let action = try Action(id: id("one"), table: table)
    #expect(action.plan.first?.extras == ["cost": .integer(5)])
    #expect(action.table == table)
  }

  @Test("choice words are read without regard to case and written as they are known")
  func choices() throws {
    func check<C: Choice>(_ type: C.Type) throws {
      for choice in C.allCases {
        for word in [choice.rawValue, choice.rawValue.uppercased(), choice.rawValue.lowercased()] {
          #expect(try C(value: .text(word)) == choice)
        }
        #expect(choice.value == .text(choice.rawValue))
      }
      #expect(throws: FieldProblem.self) { try C(value: .text("")) }
      #expect(throws: FieldProblem.self) { try C(value: .text("\(C.words[0]) ")) }
      #expect(throws: FieldProblem.self) { try C(value: .integer(0)) }
    }
    try check(Action.Kind.self)
    try check(Action.Grade.self)
    try check(Action.Source.self)
    try check(Action.Stage.self)
    try check(Audit.Kind.self)
    try check(Audit.State.self)
    try check(AuditLine.Finding.self)
    try check(Checklist.Aspect.self)
  }
}

@Suite("Tables of keys and values")
struct TableTests {
  @Test("keys stay sorted and single however they come")
  func sorting() {
    var source = SeededGenerator(seed: 4)
    for _ in 0..<50 {
      var table = Table()
      var known: [String: Int] = [:]
      for step in 0..<60 {
        let key = String(Int.random(in: 0..<25, using: &source))
        switch Int.random(in: 0..<3, using: &source) {
        case 0:
          let isNew = table.append(.integer(step), for: key)
          #expect(isNew == (known[key] == nil))
          if isNew { known[key] = step }
        case 1:
          table[key] = .integer(step)
          known[key] = step
        default:
          table[key] = nil
          known[key] = nil
        }
      }
      #expect(table.entries.map(\.key) == known.keys.sorted())
      #expect(table.entries.allSatisfy { .integer(known[$0.key] ?? -1) == $0.value })
      #expect(table.isEmpty == known.isEmpty)
    }
  }
}
