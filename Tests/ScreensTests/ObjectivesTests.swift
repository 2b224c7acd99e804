import Records
import Testing

@testable import Screens

@Suite("Pane 5: objectives")
struct ObjectivesTests {
  /// One that is off track, one that is on track, one that nobody reads.
  private static func aims() -> Organisation {
    var organisation = Organisation.small()
    func put(
      _ key: String, _ name: String, owner: String?, _ readings: [(String, String)],
      baseline: String? = nil
    ) {
      var objective = Objective(id: known(key))
      objective.name = name
      objective.outcome = "customers who stay"
      objective.unit = "%"
      objective.owner = owner.map(known)
      objective.baseline = baseline.flatMap { Quantity($0) }
      objective.target = Quantity("98")
      objective.started = day("2026-01-01")
      objective.due = day("2026-12-31")
      objective.frequency = Period(1, .months)
      objective.readings = readings.map { on, number in
        var reading = Reading()
        reading.on = day(on)
        reading.reading = Quantity(number)
        return reading
      }
      organisation.objectives.put(objective)
    }
    put(
      "otif", "On time in full", owner: "okafor", [("2026-09-30", "91"), ("2026-10-31", "92")],
      baseline: "90")
    put("scrap", "Right first time", owner: "novak", [("2026-11-01", "99")])
    put("unread", "Quotes in two days", owner: nil, [("2026-03-01", "98")])
    return organisation
  }

  @Test(
    "the list shows the worst first with mark, reading, target, trend and why",
    arguments: [80, 120])
  func list(columns: Int) {
    let rows = columns == 80 ? 24 : 40
    var rig = Rig(Self.aims(), columns: columns, rows: rows)
    rig.press("5")
    #expect(rig.prose.contains("State▲"))
    #expect(rig.selected.contains("!! off track"))
    #expect(rig.selected.contains("On time in full"))
    #expect(rig.selected.contains("92 %"))
    #expect(rig.selected.contains("≥ 98 %"))
    #expect(rig.prose.contains("off track: 92 % against"))
    #expect(rig.prose.contains("serves: customers who stay"))
    #expect(rig.prose.contains("no action is open: n makes one"))
    if columns == 120 { #expect(rig.selected.contains("▁█")) }
    #expect(rig.lines.allSatisfy { $0.columns <= columns })
  }

  @Test(
    "is: words find objectives by how they go",
    arguments: [
      ("off", ["otif"]), ("track", ["scrap"]), ("stale", ["unread"]), ("unowned", ["unread"]),
      ("risk", []), ("achieved", []), ("closed", []), ("open", ["otif", "unread", "scrap"]),
    ])
  func words(word: String, found: [String]) {
    var rig = Rig(Self.aims())
    rig.press("5/is:\(word)⏎")
    #expect(Set(rig.state[listOf: .objectives].rows) == Set(found.map(known)))
  }

  @Test("a reading is two keys and a number; off track, the message offers an action")
  func reading() throws {
    var rig = Rig(Self.aims())
    let before = rig.records
    rig.press("5r")
    #expect(rig.prose.contains("target: at least 98 %; last: 92 % on 31 Oct"))
    rig.press("91,5⏎")
    let objective = try #require(rig.organisation.objectives[known("otif")])
    #expect(objective.readings.last?.reading == Quantity("91.5"))
    #expect(objective.readings.last?.on == Rig.today)
    #expect(objective.readings.last?.by == "M. Lim")
    #expect(rig.message.contains("91.5 % noted: off track; n makes an action"))
    rig.press("u")
    #expect(rig.records == before)
  }

  @Test(
    "what is wrong with a reading is said beside the field, and nothing is kept",
    arguments: [
      ("abc⏎", "is not a number such as 98.5: abc"), ("⏎", "Reading is needed"),
      ("97⇥2026-11-21⏎", "still to come"), ("1,240⏎", "may be 1240 or 1.240"),
      ("97⇥nonsense⏎", "is not a day"),
    ])
  func badReading(keys: String, said: String) {
    var rig = Rig(Self.aims())
    let before = rig.records
    rig.press("5r\(keys)")
    #expect(rig.prose.contains(said))
    #expect(rig.records == before)
  }

  @Test(
    "a second reading of a day, and one before the start, are kept when one insists",
    arguments: [
      ("2026-10-31", "92 % is noted for this day already"),
      ("2025-12-31", "before the objective begins (Thu 1 Jan 2026)"),
    ])
  func warns(on: String, said: String) {
    var rig = Rig(Self.aims())
    rig.press("5r97⇥\(on)ⓢ")
    #expect(rig.prose.contains(said))
    #expect(rig.organisation.objectives[known("otif")]?.readings.count == 2)
    rig.press("ⓢ")
    #expect(rig.organisation.objectives[known("otif")]?.readings.count == 3)
  }

  @Test(
    "the board draws the trend with its dates; a reading is corrected, taken out, and brought back")
  func board() throws {
    var rig = Rig(Self.aims())
    rig.press("5⏎")
    #expect(rig.prose.contains("!! off track: 92 % against"))
    #expect(rig.prose.contains("target 98 │"))
    #expect(rig.text.contains("●"))
    #expect(rig.lines.allSatisfy { $0.columns <= 80 })
    rig.goDown(to: "Sat 31 Oct 2026")
    rig.press("e")
    rig.press("⌫⌫99⏎")
    #expect(
      rig.organisation.objectives[known("otif")]?.readings.map { $0.reading?.description ?? "" }
        == ["91", "99"])
    rig.press("D")
    #expect(rig.organisation.objectives[known("otif")]?.readings.count == 1)
    rig.press("u")
    #expect(rig.organisation.objectives[known("otif")]?.readings.count == 2)
    rig.press("⎋")
    #expect(rig.text.contains("State▲"))
  }

  @Test("n says that an action is open already: it opens that one, or makes another")
  func actionOpenAlready() {
    var rig = Rig(Self.aims())
    let before = rig.organisation.actions.count
    rig.press("5n⏎n")
    #expect(rig.prose.contains("an action is open already"))
    #expect(rig.prose.contains("OB-2026-001"))
    #expect(rig.organisation.actions.count == before + 1)
    rig.press("⎋")
    #expect(rig.state.pane == .objectives)
    rig.press("nn⏎")
    #expect(rig.organisation.actions.count == before + 2)
    rig.press("n")
    #expect(rig.prose.contains("actions are open already"))
    rig.press("o")
    #expect(rig.state.pane == .actions && rig.text.contains("OB-2026-001"))
  }

  @Test("of one that was given up the reason stands once")
  func givenUpOnce() throws {
    var organisation = Self.aims()
    var objective = try #require(organisation.objectives[known("otif")])
    (objective.closed, objective.givenUp) = (day("2026-11-01"), "machine sold")
    organisation.objectives.put(objective)
    var rig = Rig(organisation)
    rig.press("5")
    rig.goDown(to: "On time in full")
    #expect(rig.prose.contains("given up: machine sold"))
    #expect(!rig.prose.contains("given up: given up"))
  }

  @Test("an action comes from the objective, and the board shows it")
  func action() throws {
    var rig = Rig(Self.aims())
    rig.press("5n⏎")
    let action = try #require(rig.organisation.actions.all.last)
    #expect(action.actionKind == .objectiveRecovery)
    #expect(action.source == .objective)
    #expect(action.objective == known("otif"))
    #expect(action.owner == known("okafor"))
    #expect(action.title == "On time in full: back to at least 98 %")
    #expect(action.reference == "OB-2026-001")
    rig.press("⏎")
    rig.goDown(to: "OB-2026-001")
    rig.press("⏎")
    #expect(rig.state.pane == .actions)
    #expect(rig.text.contains("OB-2026-001"))
    rig.press("⎋")
    #expect(rig.state.pane == .objectives || rig.state.pane == .actions)
  }

  @Test("an objective is reached, or given up with a reason; both can be taken back")
  func closes() throws {
    var rig = Rig(Self.aims())
    rig.press("5xthe customer is gone⏎")
    var objective = try #require(rig.organisation.objectives[known("otif")])
    #expect(objective.closed == Rig.today)
    #expect(objective.givenUp == "the customer is gone")
    rig.press("ux⏎")
    // The last reading misses the target: said once.
    #expect(rig.prose.contains("the last reading, 92 %, misses the target"))
    #expect(rig.organisation.objectives[known("otif")]?.closed == nil)
    rig.press("⏎")
    objective = try #require(rig.organisation.objectives[known("otif")])
    #expect(objective.closed == Rig.today)
    #expect(objective.givenUp.isEmpty)
  }

  @Test("the list for a meeting is on one screen, the worst first, and says what is asked")
  func meeting() {
    var rig = Rig(Self.aims())
    rig.press("5m")
    #expect(rig.prose.contains("1 off track, 1 stale, 1 on track"))
    #expect(rig.prose.contains("asked: decide what is done about it: no action is open"))
    #expect(rig.prose.contains("customers who stay"))
    #expect(rig.prose.contains("asked: have it read again, or give it up; name an owner"))
    rig.goDown(to: "On time in full")
    rig.press("⏎")
    #expect(rig.prose.contains("Trend"))
    rig.press("⎋")
    #expect(rig.prose.contains("Objectives for a meeting"))
    rig.press("p⏎")
    #expect(
      rig.effects.contains {
        if case .write(.objectives(isHTML: true), _, _) = $0 { true } else { false }
      })
    rig.press("⎋")
    #expect(rig.text.contains("State▲"))
  }

  @Test("with no objective there is a word on what the pane is for, and nothing breaks")
  func empty() {
    var rig = Rig()
    rig.press("5")
    #expect(rig.prose.contains("a adds the first one."))
    rig.press("rnxe⏎m")
    #expect(rig.prose.contains("No objective is on file"))
    rig.press("⎋⎋")
    #expect(rig.state.pane == .objectives)
  }

  @Test(
    "dates in the wrong order and reasons without a day are said beside the field",
    arguments: [
      ("due", "2025-12-31", "due when it begins (Thu 1 Jan 2026) or before"),
      ("closed", "2026-11-21", "still to come"), ("closed", "2025-12-31", "before it began"),
      ("given_up", "no longer wanted", "needed with a reason"),
      ("frequency", "0 days", "never read"),
    ])
  func wrongOrder(key: String, text: String, said: String) {
    let rig = Rig(Self.aims())
    var values = FormValues()
    values.values["started"] = .text("2026-01-01")
    values.values["target"] = .text("98")
    values.values[key] = .text(text)
    let remarks = rig.state.objectiveRemarks(values).filter {
      $0.field == (key == "given_up" ? "closed" : key)
    }
    #expect(remarks.contains { $0.weight == .refusal && $0.text.contains(said) })
  }
}
