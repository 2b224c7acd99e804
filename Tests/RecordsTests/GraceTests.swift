import Records
import Testing

@Suite("What counts by grace alone")
struct GraceTests {
  /// Ann's licence ran out so many days from today, with 15 days of grace.
  private func firm(_ expires: Int) throws -> TrainingFirm {
    var firm = try TrainingFirm(people: ["ann"])
    try firm.rule { $0.grace = Period(15, .days) }
    try firm.train("ann", today - 300, expires: today + expires)
    return firm
  }

  @Test(
    "the agenda says that the refresher is overdue, and until when it is in grace",
    arguments: [
      (1, "ann: to be refreshed"), (0, "ann: to be refreshed"),
      (-1, "ann: refresher overdue, in grace until 4 Dec"),
      (-15, "ann: refresher overdue, in grace until 20 Nov"), (-16, "ann: expired"),
    ])
  func agenda(expires: Int, title: String) throws {
    let items = try firm(expires).organisation.agenda(today: today)
    #expect(items.map { "\($0.days) \($0.title)" } == ["\(expires) \(title)"])
  }

  @Test(
    "who may do it in grace is told so",
    arguments: [(0, false, 0), (-1, true, 14), (-15, true, 0), (-16, false, nil)]
      as [(Int, Bool, Int?)])
  func entitled(expires: Int, isInGrace: Bool, until: Int?) throws {
    let organisation = try firm(expires).organisation
    for subject in [
      Entitled.Subject.competence(try id("forklift")), .role(try id("driver")),
    ] {
      let entitled = Entitled(subject, in: organisation, today: today)
      let entry = try #require((entitled.may + entitled.mayNot).first)
      #expect(entry.isInGrace == isInGrace)
      #expect(entry.until == until.map { today + $0 })
      #expect(entry.may == (until != nil))
    }
  }
}
