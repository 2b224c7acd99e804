import Records
import Testing

/// Readiness falls by exactly the causes that are planted.
@Suite("Readiness of an organisation in which nothing is amiss, and then one thing is")
struct PlantedCausesTests {
  /// What is planted, the rule that tells of it, the points it costs, and how many records stand behind it.
  struct Planted: Sendable, CustomStringConvertible {
    let rule: ReadinessRule
    let points: Int
    let records: Int
    let plant: @Sendable (inout Organisation) throws -> Void

    init(
      _ rule: ReadinessRule, _ points: Int, records: Int = 1,
      _ plant: @escaping @Sendable (inout Organisation) throws -> Void
    ) {
      (self.rule, self.points, self.records, self.plant) = (rule, points, records, plant)
    }

    var description: String { rule.rawValue }
  }

  private static func readiness(
    of organisation: Organisation, on day: Day = today
  ) throws -> Readiness {
    organisation.readiness(
      ReadinessBasis(of: organisation, today: day, library: try smallLibrary()))
  }

  @Test("nothing amiss is 100 points without a cause")
  func ready() throws {
    let readiness = try Self.readiness(of: readyOrganisation())
    #expect(readiness.causes.isEmpty, "\(readiness.causes.map(\.text))")
    #expect(readiness.points == 100)
  }

  @Test("one thing amiss is one cause with its points and its records", arguments: planted)
  func one(planted: Planted) throws {
    var organisation = try readyOrganisation()
    try planted.plant(&organisation)
    let readiness = try Self.readiness(of: organisation)
    #expect(readiness.causes.map(\.rule) == [planted.rule], "\(readiness.causes.map(\.text))")
    #expect(readiness.points == 100 - planted.points)
    #expect(readiness.causes.first?.records.count == planted.records)
  }

  @Test("several rules at once cost the sum of their points")
  func several() throws {
    var organisation = try readyOrganisation()
    let chosen: [ReadinessRule] = [.actionsOverdue, .trainingExpired, .offTrack, .reviewsPastDue]
    var sum = 0
    for planted in Self.planted where chosen.contains(planted.rule) {
      try planted.plant(&organisation)
      sum += planted.points
    }
    let readiness = try Self.readiness(of: organisation)
    #expect(Set(readiness.causes.map(\.rule)) == Set(chosen))
    #expect(readiness.points == 100 - sum)
  }

  @Test(
    "a rule costs no more than its most, and a part no more than it counts", arguments: [8, 9, 30])
  func most(count: Int) throws {
    var organisation = try readyOrganisation()
    let names = ["okafor", "ana", "jan", "rosa", "mei"]
    for index in 0..<count {
      try addAction("late-\(index)", to: &organisation) {
        ($0.due, $0.owner) = (today - 1, try id(names[index % 5]))
      }
    }
    let readiness = try Self.readiness(of: organisation)
    #expect(readiness.points == 100 - 8)
    for index in 0..<count {
      try addAction("major-\(index)", to: &organisation) {
        ($0.grade, $0.owner) = (.major, try id(names[index % 5]))
      }
    }
    #expect(try Self.readiness(of: organisation).parts[0].points == 20 - 8 - 6)
  }

  @Test(
    "the settings say what each part counts; together they are 100",
    arguments: [
      ([], [20, 20, 15, 15, 10, 10, 10]), (["actions 40"], [33, 17, 13, 12, 8, 9, 8]),
      (["audits 0", "actions 40"], [40, 0, 15, 15, 10, 10, 10]),
      (
        ["actions 0", "audits 0", "competence 0", "documents 0", "objectives 0", "review 0"],
        [0, 0, 0, 0, 0, 0, 100]
      ),
    ] as [([String], [Int])])
  func weights(lines: [String], points: [Int]) throws {
    let weights = ReadinessWeights(lines)
    #expect(ReadinessPart.allCases.map { weights[$0] } == points)
    #expect(weights.points.values.reduce(0, +) == 100)
    var organisation = try readyOrganisation()
    organisation.settings { $0.readinessWeights = lines }
    #expect(try Self.readiness(of: organisation).points == 100)
    try addAction("late", to: &organisation) { $0.due = today - 1 }
    // 1 of 20 points, in proportion.
    #expect(try Self.readiness(of: organisation).points == 100 - (points[0] * 2 + 20) / 40)
  }

  @Test(
    "a line that names no part with a number is told",
    arguments: ["actions", "action 3", "review 101", "20"])
  func unread(line: String) {
    #expect(ReadinessWeights([line, "audits 20"]).unread == [line])
  }
}
