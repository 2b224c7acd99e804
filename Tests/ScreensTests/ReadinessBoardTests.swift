import Records
import Resources
import Testing

@testable import Screens

@Suite("Readiness on the screen")
struct ReadinessBoardTests {
  private func sample(_ columns: Int = 80, _ rows: Int = 24) throws -> Rig {
    Rig(
      try SampleOrganisation.load(today: Rig.today), columns: columns, rows: rows,
      library: try BuiltInLibrary.load())
  }

  @Test("every cause stands with its points and its rule, and Enter goes to its records and back")
  func causes() throws {
    var rig = try sample()
    rig.press("r")
    #expect(rig.text.contains("Ready for an audit today?"))
    rig.goDown(to: "majors not closed")
    #expect(rig.selected.contains("−6"))
    #expect(rig.prose.contains("3 points for each, at most 6: a certificate is neither given"))
    rig.press("⏎")
    #expect(rig.text.contains("filter: is:major is:open"))
    rig.press("⎋⎋")
    #expect(rig.text.contains("Ready for an audit today?"))
    rig.press("⎋")
    #expect(rig.text.contains("OVERDUE"))
  }

  @Test("a cause with records of several kinds lists them, each a key away")
  func records() throws {
    var rig = try sample(120, 40)
    rig.press("r")
    rig.goDown(to: "8 missing")
    rig.press("⏎")
    #expect(rig.text.contains("8 missing"))
    rig.press("⏎⎋⎋")
    #expect(rig.text.contains("Ready for an audit today?"))
  }

  @Test("the trend is worked out while nobody types")
  func trend() throws {
    var rig = try sample()
    #expect(!rig.text.contains("▼") && !rig.text.contains("▲"))
    for _ in 0..<20 { _ = rig.state.update(.tick) }
    #expect(rig.text.contains("▼") || rig.text.contains("▲"))
    rig.press("r")
    #expect(rig.prose.contains("month by month since"))
  }

  @Test("weights are set in lines; what cannot be read is said beside the field")
  func weights() throws {
    var rig = try sample(100, 40)
    rig.press("rwmuch 3")
    #expect(rig.prose.contains("much 3: a part and a number from 0 to 100 is needed"))
    rig.press("ⓢ")
    #expect(rig.organisation.profile.readinessWeights.isEmpty)
    for _ in 0..<6 { rig.press("⌫") }
    rig.press("actions 40ⓢ")
    #expect(rig.organisation.profile.readinessWeights == ["actions 40"])
    var before = try sample().organisation.profile
    before.readinessWeights = ["actions 40"]
    #expect(rig.organisation.profile == before)
    #expect(rig.text.contains("of 33"))
    rig.press("u")
    #expect(rig.text.contains("of 20"))
  }

  @Test("certificates stand on the dashboard with what is wrong first; Enter opens the cycle")
  func certificates() throws {
    var rig = try sample(120, 40)
    #expect(rig.text.contains("CERTIFICATES"))
    rig.press("→⇥⏎")
    #expect(rig.state.pane == .certificates)
    rig.press("⎋")
    #expect(rig.state.pane == .dashboard)
  }
}
