import Records
import Testing

@Suite("Field values as people read and type them")
struct FieldTextTests {
  private static let places: [FieldText.Place] = [.form, .cell]

  private func organisation() throws -> Organisation {
    var organisation = try bareOrganisation()
    var profile = organisation.profile
    profile.standards = try [edition("9001:2015"), edition("27001:2022")]
    organisation.profiles.put(profile)
    for (index, name) in ["Mei Lim", "Okafor; Sons", "back\\", "a | b"].enumerated() {
      var person = Person(id: try id("p-\(index)"))
      person.name = name
      organisation.people.put(person)
      var role = Role(id: try id("r-\(index)"))
      role.name = name
      organisation.roles.put(role)
    }
    return organisation
  }

  private func read(
    _ text: String, _ shape: FieldShape, _ place: FieldText.Place
  ) throws -> Value? {
    let organisation = try organisation()
    return try FieldText(organisation: organisation, today: today, place: place)
      .value(of: text, shape) { organisation.find($0, named: $1) }
  }

  private func write(_ value: Value, _ shape: FieldShape, _ place: FieldText.Place) throws -> String
  {
    FieldText(organisation: try organisation(), today: today, place: place).text(of: value, shape)
  }

  private static let hard = [
    "plain", "a; b", "a;b", ";", "; a", "a ;", "back\\", "\\", "a\\; b", "\\;", "\\\\;", "a > b",
    "a -> b", ">5", "5>", "\\> x", "a | b", "|", "a \\| b", "due 2026-01-01", "x | due tomorrow",
    "a, b", "two  blanks", "Größe “x”",
  ]

  @Test("a chain of whys comes back from a cell and a form", arguments: places)
  func lines(place: FieldText.Place) throws {
    let shape = FieldShape.lines(separator: " > ")
    for first in FieldTextTests.hard {
      for second in FieldTextTests.hard {
        let value = Value.list([.text(first), .text(second), .text("end")])
        let text = try write(value, shape, place)
        #expect(try read(text, shape, place) == value, "\(text)")
      }
    }
  }

  @Test(
    "plan steps come back from a cell and a form, separators inside them included",
    arguments: places)
  func parts(place: FieldText.Place) throws {
    for first in FieldTextTests.hard {
      for second in FieldTextTests.hard {
        let value = Value.list([
          .table([
            "title": .text(first), "due": .text("2026-12-01"), "owner": .text("p-0"),
            "cancelled": .text(second),
          ]), .table(["title": .text(second)]),
        ])
        let text = try write(value, Step.shape, place)
        #expect(try read(text, Step.shape, place) == value, "\(text)")
      }
    }
  }

  @Test("several records come back by their names", arguments: places)
  func links(place: FieldText.Place) throws {
    let value = Value.list(["r-2", "r-1", "r-3", "r-0"].map { .text($0) })
    let text = try write(value, .links(.role), place)
    #expect(text.contains("Okafor\\; Sons"))
    #expect(try read(text, .links(.role), place) == value)
  }

  @Test(
    "simple values come back from a cell and a form",
    arguments: [
      (.text("one line"), .line), (.text("two\n  lines"), .text), (.text("2028-02-29"), .day),
      (.integer(0), .number), (.integer(999_999), .number), (.flag(true), .yesNo),
      (.flag(false), .yesNo), (.text("in progress"), .choice(Action.Stage.words)),
      (.text("p-0"), .link(.person)), (.text("p-1"), .link(.person)),
      (.list([.text("9001:2015 8.4"), .text("27001:2022 A.8.12")]), .clauses),
      (.list([.text("9001:2015"), .text("27001:2022")]), .editions),
    ] as [(Value, FieldShape)], places)
  func simple(pair: (Value, FieldShape), place: FieldText.Place) throws {
    let text = try write(pair.0, pair.1, place)
    #expect(try read(text, pair.1, place) == pair.0, "\(text)")
  }

  @Test("an empty text is no value", arguments: ["", " ", "\n\t "])
  func empty(text: String) throws {
    for shape: FieldShape in [.line, .text, .day, .number, .yesNo, .clauses, .links(.role)] {
      #expect(try read(text, shape, .form) == nil)
    }
  }

  @Test(
    "clauses are read in the ways people list them",
    arguments: [
      ("8.4", ["9001:2015 8.4"]),
      ("8.4, 8.5; 9", ["9001:2015 8.4", "9001:2015 8.5", "9001:2015 9"]),
      ("A.8.12", ["27001:2022 A.8.12"]), ("8.4\n8.5", ["9001:2015 8.4", "9001:2015 8.5"]),
      ("14001:2015 6.1; 8.4", ["14001:2015 6.1", "9001:2015 8.4"]), ("8.4; 8.4", ["9001:2015 8.4"]),
      ("§8.4.", ["9001:2015 8.4"]),
    ])
  func clauses(text: String, expected: [String]) throws {
    #expect(try read(text, .clauses, .form) == .list(expected.map { .text($0) }))
  }

  @Test(
    "a form understands what stands for a value",
    arguments: [
      ("fri", .day, .text("2026-11-27")), ("+2w", .day, .text("2026-12-04")),
      ("Y", .yesNo, .flag(true)), ("no", .yesNo, .flag(false)),
      (
        "MEI LIM", .link(.person),
        .text("p-0")
      ),
      ("ver", .choice(Action.Stage.words), .text("verifying effectiveness")),
      ("OPEN", .choice(Action.Stage.words), .text("open")),
      ("ofi", .choice(AuditLine.Finding.words), .text("OFI")), ("a\nb", .line, .text("a b")),
    ] as [(String, FieldShape, Value)])
  func understood(text: String, shape: FieldShape, expected: Value) throws {
    #expect(try read(text, shape, .form) == expected)
  }

  @Test(
    "a wrong text says what is wrong with it",
    arguments: [
      ("soonish", .day, .form, "is not a day: soonish"),
      ("fri", .day, .cell, "is not a day (yyyy-mm-dd): fri"), ("-1", .number, .form, "is not a"),
      ("1000000", .number, .form, "is not a whole number"), ("1.5", .number, .cell, "is not a"),
      ("maybe", .yesNo, .form, "is neither yes nor no: maybe"),
      ("c", .choice(Action.Stage.words), .form, "is not known: c (choose open"),
      ("ver", .choice(Action.Stage.words), .cell, "is not known: ver"),
      ("Nobody", .link(.person), .form, "names no person on file: Nobody"),
      ("Mei Lim; Nobody", .links(.person), .cell, "names no person on file: Nobody"),
      ("8.4; rubbish", .clauses, .form, "is not a clause such as 9001:2015 8.4.1: rubbish"),
      ("9001 2015", .editions, .form, "is not an edition such as 9001:2015"),
    ] as [(String, FieldShape, FieldText.Place, String)])
  func wrong(text: String, shape: FieldShape, place: FieldText.Place, expected: String) {
    let problem = #expect(throws: FieldProblem.self) { try read(text, shape, place) }
    #expect(problem?.message.hasPrefix(expected) == true, "\(problem?.message ?? "")")
  }
}
