import Records
import Testing

@testable import Reports

@Suite("Cells that a spreadsheet would run")
struct FormulaTests {
  @Test(
    "are exported as text",
    arguments: [
      "=1+2", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", " =1", "'=1", "''@x", "＝1+2", "\t=1",
    ])
  func neutralised(text: String) {
    #expect(CSVFormula.neutralised(text) == "'" + text)
    #expect(CSVFormula.restored(CSVFormula.neutralised(text)) == text)
  }

  @Test("and all others stay as they are", arguments: ["", "plain", "'quoted'", "1-2", "a=b", "'"])
  func untouched(text: String) {
    #expect(CSVFormula.neutralised(text) == text)
    #expect(CSVFormula.restored(text) == text)
  }

  @Test("come back as they were from the file that was exported")
  func roundTrip() throws {
    var organisation = emptyOrganisation()
    var action = Action(id: id("a1"))
    action.reference = "NC-2026-001"
    action.title = "=HYPERLINK(\"http://example.org\";\"see\")"
    action.notes = "-2 degrees at noon"
    organisation.actions.put(action)
    let csv = Export.csv(of: .actions, in: organisation, today: today)
    #expect(csv.contains(",\"'=HYPERLINK("))
    #expect(csv.contains("'-2 degrees"))
    let rows = try CSVTable(text: csv).rows
    #expect(rows[0].cells.contains(action.title))
    #expect(rows[0].cells.contains(action.notes))
  }
}
