import Records
import Testing

@Suite("Figures of actions")
struct ActionFiguresTests {
  /// Category, raised, due, closed, effective, stage.
  private typealias Row = (String, String?, String?, String?, Bool?, Action.Stage)

  private func organisation() throws -> Organisation {
    var organisation = try bareOrganisation()
    let rows: [Row] = [
      // In time on the last day, 30 days, and it came back as the fourth.
      ("Processes", "2026-01-01", "2026-01-31", "2026-01-31", true, .closed),
      // A day late, 31 days, and the check failed.
      ("processes ", "2026-01-01", "2026-01-31", "2026-02-01", false, .closed),
      // Due yesterday.
      ("processes", "2026-05-01", "2026-11-19", nil, nil, .inProgress),
      // Due today.
      ("suppliers", "2026-05-01", "2026-11-20", nil, nil, .open),
      // Closed on the day it was raised, without a due day.
      ("suppliers", "2026-06-01", nil, "2026-06-01", true, .closed),
      // Closed, nobody wrote when.
      ("", "2026-06-01", "2026-06-30", nil, nil, .closed),
      // Cancelled: counts in nothing.
      ("suppliers", "2026-01-01", "2026-01-02", nil, false, .cancelled),
      // Judged, and still open and overdue.
      ("", nil, "2026-06-30", nil, false, .verifying),
    ]
    for (index, row) in rows.enumerated() {
      var action = Action(id: try id("\(index)"))
      action.category = row.0
      action.raised = try row.1.map { try day($0) }
      action.due = try row.2.map { try day($0) }
      action.closed = try row.3.map { try day($0) }
      action.effective = row.4
      action.stage = row.5
      if index == 3 { action.recurrenceOf = try id("0") }
      // A recurrence that was cancelled is none.
      if index == 6 { action.recurrenceOf = try id("1") }
      organisation.actions.put(action)
    }
    return organisation
  }

  @Test("all together, by the definitions")
  func all() throws {
    let all = try organisation().actionFigures(by: .category, on: today).all
    #expect(all.count == 7)
    #expect(all.cancelled == 1)
    #expect(all.open == 3)
    #expect(all.closed == 4)
    #expect(all.overdue == 2)
    #expect(all.recurred == 1)
    #expect((all.effective.part, all.effective.whole) == (2, 4))
    #expect(all.effective.percent() == "50")
    #expect((all.onTime.part, all.onTime.whole) == (1, 2))
    #expect(all.medianDays == "30")
  }

  @Test("by category, in any case, those without one last")
  func categories() throws {
    let table = try organisation().actionFigures(by: .category, on: today)
    #expect(table.groups.map(\.name) == ["Processes", "suppliers", ""])
    #expect(table.groups.map(\.figures.count) == [3, 2, 2])
    #expect(table.groups.map(\.figures.cancelled) == [0, 1, 0])
    #expect(table.groups.map(\.figures.medianDays) == ["30.5", "0", nil])
    #expect(table.groups.map { $0.figures.onTime.percent() } == ["50", nil, nil])
  }

  @Test(
    "overdue begins the day after, and ends with the day of closing",
    arguments: [
      ("2026-01-31", 0), ("2026-02-01", 0), ("2026-06-30", 0), ("2026-07-01", 1),
      ("2026-11-19", 1), ("2026-11-20", 2), ("2026-11-21", 3),
    ])
  func overdue(on text: String, count: Int) throws {
    let table = try organisation().actionFigures(by: .kind, on: try day(text))
    #expect(table.all.overdue == count)
  }

  @Test("one that was closed late was overdue between its due day and its closing")
  func overdueInThePast() throws {
    var organisation = try bareOrganisation()
    var action = Action(id: try id("late"))
    (action.raised, action.due) = (today - 50, today - 30)
    (action.closed, action.stage) = (today - 20, .closed)
    organisation.actions.put(action)
    let overdue = [-60, -40, -30, -29, -21, -20, 0].map {
      organisation.actionFigures(by: .kind, on: today + $0).all.overdue
    }
    #expect(overdue == [0, 0, 0, 1, 1, 0, 0])
  }

  @Test(
    "a nonconformity is done with its last step, though it closes only after its effectiveness check"
  )
  func doneBeforeChecked() throws {
    var organisation = try bareOrganisation()
    var action = try ClosingTests.closable()
    action.raised = today - 60
    let last = try #require(action.plan[0].done)
    action.due = last
    #expect(action.doneOn == nil)
    try action.move(to: .closed, by: "Mei Lim", on: last + 95)
    for (due, inTime) in [(last, 1), (last - 1, 0)] {
      action.due = due
      organisation.actions.put(action)
      #expect(organisation.actionFigures(by: .kind, on: today).all.onTime.part == inTime)
    }
    // As registers of other programs have it: closed, and no steps on record.
    action.plan = []
    #expect(action.doneOn == last + 95)
    action.actionKind = .complaint
    #expect(action.doneOn == last + 95)
  }

  @Test(
    "within a period: what was raised between the days as raised, what was closed between them as closed",
    arguments: [
      (nil, nil, 7, 4), ("2026-02-01", "2026-02-28", 0, 1), ("2026-02-02", nil, 4, 1),
      (nil, "2026-01-01", 2, 0), ("2026-01-01", "2026-01-31", 2, 1),
    ] as [(String?, String?, Int, Int)])
  func period(first: String?, last: String?, raised: Int, closed: Int) throws {
    let all = try organisation().actionFigures(
      by: .kind, on: today, from: try first.map { try day($0) }, to: try last.map { try day($0) }
    ).all
    #expect((all.count, all.closed) == (raised, closed))
  }

  @Test("as of a day: what was raised, closed or judged later was not yet")
  func asOfADay() throws {
    var organisation = try bareOrganisation()
    var action = try ClosingTests.closable()
    (action.raised, action.due) = (today - 100, today - 50)
    (action.plan[0].done, action.effectiveOn) = (today - 40, today - 10)
    (action.closed, action.stage) = (today - 10, .closed)
    organisation.actions.put(action)
    func figures(_ ago: Int) -> [Int] {
      let all = organisation.actionFigures(by: .kind, on: today - ago).all
      return [all.count, all.open, all.overdue, all.closed, all.effective.whole]
    }
    #expect(figures(101) == [0, 0, 0, 0, 0])
    #expect(figures(50) == [1, 1, 0, 0, 0])
    #expect(figures(49) == [1, 1, 1, 0, 0])
    #expect(figures(40) == [1, 1, 0, 0, 0])
    #expect(figures(10) == [1, 0, 0, 1, 1])
  }

  @Test(
    "groups have names, in a settled order",
    arguments: [
      (ActionGrouping.kind, ["nonconformity", "training"]), (.source, ["customer", "staff"]),
      (.area, ["Goods in", ""]), (.owner, ["A. Okafor", ""]), (.cause, ["Design", ""]),
    ])
  func groupings(grouping: ActionGrouping, names: [String]) throws {
    var organisation = try bareOrganisation()
    var person = Person(id: try id("okafor"))
    person.name = "A. Okafor"
    organisation.people.put(person)
    var area = Area(id: try id("goods-in"))
    area.name = "Goods in"
    organisation.areas.put(area)
    var one = Action(id: try id("1"))
    one.actionKind = .training
    organisation.actions.put(one)
    var other = Action(id: try id("2"))
    (other.owner, other.area, other.causeCategory) = (person.id, area.id, "Design")
    other.source = .customer
    organisation.actions.put(other)
    let table = organisation.actionFigures(by: grouping, on: today)
    #expect(table.groups.map(\.name) == names)
    #expect(table.all.count == 2)
  }

  @Test("no action at all has no share and no median")
  func none() throws {
    let table = try bareOrganisation().actionFigures(by: .owner, on: today)
    #expect(table.groups.isEmpty)
    #expect(table.all.medianDays == nil)
    #expect(table.all.onTime.percent() == nil)
  }

  @Test(
    "shares are exact, halves rounded up",
    arguments: [
      (1, 3, 0, "33"), (2, 3, 0, "67"), (1, 8, 0, "13"), (1, 8, 1, "12.5"), (1, 3, 1, "33.3"),
      (0, 5, 1, "0.0"), (5, 5, 1, "100.0"), (5, 5, 0, "100"), (1, 200, 1, "0.5"), (1, 40, 0, "3"),
      (1, 2000, 1, "0.1"), (1, 16, 3, "6.250"),
    ])
  func percent(part: Int, whole: Int, decimals: Int, text: String) {
    var share = ActionFigures.Share()
    for number in 0..<whole { share.count(number < part) }
    #expect(share.percent(decimals: decimals) == text)
  }
}
