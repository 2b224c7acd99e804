import Testing

@testable import Records

@Suite("The trend of the readiness, and what speaks for failing")
struct ReadinessTrendTests {
  private let library: Library

  init() throws { library = try smallLibrary() }

  private func readiness(_ organisation: Organisation, on day: Day = today) -> Readiness {
    organisation.readiness(ReadinessBasis(of: organisation, today: day, library: library))
  }

  /// A sound organisation whose history begins fourteen months ago, with changes since.
  private func changed(
    _ changes: [(daysAgo: Int, change: (inout Organisation) throws -> Void)]
  ) throws -> Organisation {
    var organisation = try readyOrganisation()
    var source = SeededGenerator(seed: 3)
    let writer = HistoryWriter(who: "mei", using: &source)
    func note(_ changes: [Change], on day: Day, in organisation: inout Organisation) {
      organisation.note(
        Edit(
          who: "mei", when: Moment(seconds: day.number * 86_400), title: "changed",
          changes: changes), as: writer, on: day)
    }
    note(
      [.set(.area, try id("mei-1"), field: "notes", before: nil, after: .text("first"))],
      on: today.adding(months: -14), in: &organisation)
    try organisation.areas.change("mei-1") { $0.notes = "first" }
    for (daysAgo, change) in changes {
      let before = organisation
      try change(&organisation)
      let made = organisation.actions.all.filter { before.actions[$0.id] == nil }
        .map { Change.add(.action, $0.id, $0.table) }
      note(made, on: today - daysAgo, in: &organisation)
    }
    return organisation
  }

  @Test("each month is worked out as the records stood then")
  func months() throws {
    let organisation = try changed([
      (100, { try addAction("major", to: &$0) { $0.grade = .major } }),
      (20, { try addAction("nobody", to: &$0) { $0.owner = nil } }),
    ])
    var trend = ReadinessTrend(
      of: organisation, today: today, library: library, now: readiness(organisation))
    var steps = 0
    while !trend.isComplete {
      trend.step()
      steps += 1
    }
    #expect(steps == 12)
    #expect(trend.points.map(\.day).first == today.adding(months: -12))
    let actions = trend.points.map { $0.readiness.parts[0].points }
    #expect(actions.suffix(5) == [20, 17, 17, 17, 16])
    let before = try #require(trend.monthAgo)
    let shifts = readiness(organisation).shifts(since: before.readiness)
    #expect(shifts.map(\.cause.rule).contains(.actionsUnowned))
    #expect(shifts.first { $0.cause.rule == .actionsUnowned }?.points == -1)
  }

  @Test("no day before the history begins is made up")
  func begins() throws {
    let none = try readyOrganisation()
    #expect(
      ReadinessTrend(of: none, today: today, library: library, now: readiness(none)).isComplete)
  }

  @Test("the four reasons stay silent where nothing speaks for them")
  func sound() throws {
    let organisation = try readyOrganisation()
    let reasons = organisation.failureReasons(
      today: today, library: library, readiness: readiness(organisation))
    #expect(reasons.map(\.kind) == FailureReason.Kind.allCases)
    #expect(reasons.allSatisfy { !$0.isPresent })
    #expect(
      organisation.outsideHelp(
        today: today, library: library, readiness: readiness(organisation)
      ).isEmpty)
  }

  @Test("each of the four reasons has its records")
  func reasons() throws {
    var organisation = try readyOrganisation()
    try addAction("major", to: &organisation) { $0.grade = .major }
    for index in 0..<6 {
      try addAction("minor-\(index)", to: &organisation) { $0.grade = .minor }
    }
    organisation.objectives.remove(try id("on-time"))
    var visit = Audit(id: try id("visit"))
    (visit.title, visit.auditKind, visit.state) = ("Surveillance", .surveillance, .reported)
    (visit.starts, visit.ends) = (today - 300, today - 299)
    organisation.audits.put(visit)
    try addAction("old", to: &organisation) {
      ($0.source, $0.raised) = (.externalAudit, today - 500)
    }
    let reasons = organisation.failureReasons(
      today: today, library: library, readiness: readiness(organisation))
    let texts = reasons.map { $0.signs.map(\.text) }
    #expect(texts[0] == ["1 major open (major)"])
    #expect(texts[1].first?.hasPrefix("6 minors open at once") == true)
    #expect(texts[2] == ["no objective set yet"])
    #expect(texts[3] == ["1 from before the last external audit still open (old)"])
    #expect(reasons[1].signs[0].records.count == 6)
  }

  @Test("two reviews without a decision are a sign that help from outside would pay")
  func help() throws {
    var organisation = try readyOrganisation()
    try organisation.reviews.change("mr") { $0.decisions = [] }
    var other = ManagementReview(id: try id("mr-2"))
    (other.title, other.held, other.minuted) = ("Autumn", today - 10, today - 5)
    organisation.reviews.put(other)
    let help = organisation.outsideHelp(
      today: today, library: library, readiness: readiness(organisation))
    #expect(help.count == 1)
    #expect(help[0].text.contains("decided nothing (Spring, Autumn)"))
    #expect(help[0].records.map(\.id.text) == ["mr", "mr-2"])
  }
}
