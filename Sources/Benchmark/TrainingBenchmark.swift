import Records
import Screens

/// Times what somebody waits for who looks after the training matrix of a large firm.
enum TrainingBenchmark {
  static func run(people: Int, competences: Int) {
    let organisation = LargeOrganisation.makeTrained(people: people, competences: competences)
    print("a matrix of \(people) people by \(competences) competences")
    line("the matrix", Measured(runs: 15) { _ = TrainingMatrix(of: organisation, today: today) })
    var shown = state(organisation)
    line("the first frame", Measured(runs: 7) { press([.character("4")], &shown) })
    line("the next row", Measured(runs: 60) { press([.down], &shown) })
    line("the next column", Measured(runs: 40) { press([.right], &shown) })
    line("a page", Measured(runs: 15) { press([.pageDown], &shown) })
    line("the next gap", Measured(runs: 40) { press([.tab], &shown) })
    press([.character("b"), .character("b"), .character("b")], &shown)
    line("the next row, by role", Measured(runs: 60) { press([.down], &shown) })
    line("another order", Measured(runs: 15) { press([.character("s")], &shown) })
    press([.character("/"), .character("p")], &shown)
    line(
      "a letter of a filter", Measured(runs: 20) { press([.character("e"), .backspace], &shown) })
    let boards: [(Character, String)] = [
      ("p", "a person"), ("w", "a competence"), ("R", "a role"), ("P", "the plan"),
      ("S", "sessions"), ("E", "effects"), ("O", "who owns what"), ("B", "held by one"),
      ("X", "a leaver"),
    ]
    press([.escape], &shown)
    for (key, name) in boards {
      line(name, Measured(runs: 5) { press([.character(key), .escape], &shown) })
    }
    press([.character("r")], &shown)
    line("record a training", Measured(runs: 1) { press([.control("s")], &shown) })
    line(
      "undo it, and redo it",
      Measured(runs: 15) { press([.character("u"), .control("r")], &shown) })
  }

  private static let today = LargeOrganisation.today

  private static func line(_ what: String, _ measured: Measured) {
    print("  " + what + String(repeating: " ", count: max(0, 28 - what.count)) + measured.text)
  }
}

extension LargeOrganisation {
  /// People with up to three of 25 roles, each of which requires some ten competences.
  static func makeTrained(people: Int, competences: Int) -> Organisation {
    var organisation = make(actions: 500)
    organisation.people = Register()
    var random = SeededGenerator(seed: 11)
    func number(below bound: Int) -> Int { Int(random.next(upperBound: UInt(bound))) }
    let areas = (0..<12).map { index in
      var area = Area(id: RecordID(using: &random))
      area.name = "Area \(index)"
      organisation.areas.put(area)
      return area.id
    }
    let roles = (0..<25).map { index in
      var role = Role(id: RecordID(using: &random))
      role.name = "Role \(index)"
      organisation.roles.put(role)
      return role.id
    }
    let taught = (0..<competences).map { index in
      var competence = Competence(id: RecordID(using: &random))
      competence.name = "Competence \(index)"
      organisation.competences.put(competence)
      return competence.id
    }
    for role in roles {
      for _ in 0..<10 {
        var rule = Requirement(id: RecordID(using: &random))
        rule.role = role
        rule.competence = taught[number(below: taught.count)]
        rule.refreshMonths = [nil, 12, 24, 36][number(below: 4)]
        organisation.requirements.put(rule)
      }
    }
    for index in 0..<people {
      var person = Person(id: RecordID(using: &random))
      person.name = "Person \(index)"
      person.area = areas[number(below: areas.count)]
      person.roles = (0..<(1 + number(below: 3))).map { _ in roles[number(below: 25)] }
      organisation.people.put(person)
      for competence in taught where number(below: 3) == 0 {
        var record = TrainingRecord(id: RecordID(using: &random))
        record.person = person.id
        record.competence = competence
        record.date = today - number(below: 1_500)
        organisation.trainings.put(record)
      }
    }
    return organisation
  }
}
