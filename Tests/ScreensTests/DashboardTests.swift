import Records
import Testing

@testable import Screens

@Suite("The dashboard")
struct DashboardTests {
  @Test("shows what is overdue with owner and days, and what falls due next")
  func shows() throws {
    let rig = Rig(columns: 120, rows: 40)
    #expect(rig.text.contains("OVERDUE 1"))
    let overdue = try #require(rig.lines.first { $0.contains("NC-2026-001") })
    #expect(overdue.contains("Okafor"))
    #expect(overdue.contains("31 d"))
    #expect(rig.text.contains("NEXT 30 DAYS 1"))
    #expect(rig.lines[1].contains("2 Actions 1"))
  }

  @Test("counts follow every change")
  func follows() {
    var rig = Rig()
    rig.press("2d")
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("+1w⇥because⏎ⓢ1")
    #expect(rig.text.contains("OVERDUE 0"))
    #expect(rig.text.contains("NEXT 30 DAYS 2"))
    #expect(rig.text.contains("Nothing is overdue."))
    #expect(!rig.lines[1].contains("Actions 1"))
  }

  @Test("Enter on a line opens its record")
  func opens() {
    var rig = Rig()
    rig.press("⏎")
    #expect(rig.text.contains("NC-2026-001  Delivery notes unsigned"))
    #expect(rig.text.contains("To close"))
  }

  @Test("Enter on a cause opens the records that it counts")
  func opensCause() {
    var organisation = Organisation.small()
    organisation.actions.put(
      .nonconformity("NC-2026-003", "Also late", due: "2026-11-01", owner: "lim"))
    var rig = Rig(organisation)
    rig.press("→⏎")
    #expect(rig.text.contains("filter: is:overdue"))
    #expect(rig.text.contains("2 of 3"))
  }

  @Test("the filter shows what one person owes, and Esc everything again")
  func filters() {
    var rig = Rig()
    rig.press("/okafor⏎")
    #expect(rig.text.contains("OVERDUE 1  filter: okafor"))
    #expect(rig.text.contains("NEXT 30 DAYS 0"))
    rig.press("⎋")
    #expect(rig.text.contains("NEXT 30 DAYS 1"))
    rig.press("/owner:lim⏎")
    #expect(rig.text.contains("OVERDUE 0"))
  }

  @Test("the order is by due day, by owner or by kind")
  func sorts() {
    var organisation = Organisation.small()
    organisation.actions.put(
      .nonconformity("NC-2026-003", "Late as well", due: "2026-11-01", owner: "lim"))
    var rig = Rig(organisation)
    func first() -> String { rig.lines.first { $0.contains("!!") } ?? "" }
    #expect(first().contains("Okafor"))
    rig.press("sowner⏎")
    #expect(first().contains("Okafor"))
    rig.press("sowner⏎")
    #expect(first().contains("Lim"))
  }

  @Test("the score is made of named parts, all in sight", arguments: [24, 40])
  func readiness(rows: Int) {
    let rig = Rig(columns: rows == 24 ? 80 : 120, rows: rows)
    #expect(rig.text.contains("of 100"))
    for part in ReadinessPart.allCases { #expect(rig.text.contains(part.name)) }
  }

  @Test("an organisation without records says where to begin")
  func empty() {
    let rig = Rig(Organisation(profile: Profile(id: known("organisation"))))
    #expect(rig.text.contains("Nothing is recorded yet."))
    #expect(rig.text.contains("a adds the first one"))
  }

  @Test("midnight moves what is overdue without a key")
  func midnight() {
    var rig = Rig()
    rig.state.setToday(day("2026-12-02"))
    #expect(rig.text.contains("OVERDUE 2"))
    #expect(rig.lines[0].contains("Wed 2 Dec 2026"))
  }
}
