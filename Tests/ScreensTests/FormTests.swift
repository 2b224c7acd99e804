import Records
import Testing

@testable import Screens

@Suite("Forms, choices and questions")
struct FormTests {
  @Test("Esc leaves an untouched form at once, and asks when something was typed")
  func leaves() {
    var rig = Rig()
    rig.press("2a⎋")
    #expect(rig.text.contains("Actions  2"))
    rig.press("aSome title⎋")
    #expect(rig.text.contains("Leave without keeping?"))
    rig.press("⏎")
    #expect(rig.text.contains("Some title"))
    rig.press("⎋L")
    #expect(rig.text.contains("Actions  2"))
    #expect(rig.organisation.actions.count == 2)
  }

  @Test("the question at leaving can keep what was typed")
  func keepsAtLeaving() {
    var rig = Rig()
    rig.press("2aSome title⎋k")
    #expect(rig.action("NC-2026-003")?.title == "Some title")
  }

  @Test("a paste is text: line ends become blanks in one line, and never commands")
  func pastes() {
    var rig = Rig()
    rig.press("2a")
    rig.paste("Oil\ton the floor\nsee photo\u{1B}[A\u{07}\n")
    rig.press("ⓢ")
    #expect(rig.action("NC-2026-003")?.title == "Oil on the floor see photo[A")
  }

  @Test("a paste outside of a field changes nothing and says where it can go")
  func pastesNowhere() {
    var rig = Rig()
    let before = rig.records
    rig.press("2")
    rig.paste("uuuqda")
    #expect(rig.records == before)
    #expect(rig.effects.isEmpty)
    #expect(rig.message.contains("nothing takes a pasted text here"))
  }

  @Test("a paste of several lines into notes keeps its lines")
  func pastesLines() {
    var rig = Rig()
    rig.press("2c")
    rig.paste("First line\r\nsecond line\n")
    rig.press("ⓢ")
    #expect(rig.action("NC-2026-001")?.correction == "First line\nsecond line")
  }

  @Test("a day is shown in full beside what was typed for it")
  func explainsDays() {
    var rig = Rig()
    rig.press("2d")
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("fri")
    #expect(rig.text.contains("= Fri 27 Nov 2026, in 7 days"))
  }

  @Test("wide characters are typed, shown and kept")
  func widthOfText() throws {
    var rig = Rig()
    rig.press("2a漏油 検査ⓢ")
    #expect(rig.action("NC-2026-003")?.title == "漏油 検査")
    let row = try #require(rig.lines.first { $0.contains("漏油") })
    let other = try #require(rig.lines.first { $0.contains("NC-2026-002") })
    #expect(row.columns == other.columns || row.contains("open"))
    let column = try #require(row.firstRange(of: "Lim") ?? row.firstRange(of: "nobody"))
    let otherColumn = try #require(other.firstRange(of: "Lim"))
    #expect(row[..<column.lowerBound].columns == other[..<otherColumn.lowerBound].columns)
  }

  @Test(
    "^U empties a field wherever the cursor is, and a choice too; a day typed replaces the one there"
  )
  func empties() throws {
    var rig = Rig()
    let name = try #require(rig.organisation.actions.all.first { $0.due != nil }).name
    rig.press("2/\(name)⏎d")
    rig.press("2027-03-01")
    #expect(rig.text.contains("2027-03-01"))
    rig.press("←←ⓤ1 apr 2027⇥laterⓢ")
    #expect(
      rig.organisation.actions.all.first { $0.name == name }?.due == day("2027-04-01"))
    rig.press("d⎋")
    // What is only proposed does not count as typed.
    #expect(rig.state.overlays.isEmpty)
  }

  @Test("choices filter as one types, and say so when nothing is called that")
  func choices() {
    var rig = Rig()
    rig.press("2t")
    rig.press("verif")
    #expect(rig.text.contains("verifying effectiveness"))
    #expect(!rig.text.contains("containment"))
    rig.press("zzz⏎")
    #expect(rig.text.contains("nothing is called that"))
    rig.press("⎋")
    #expect(rig.action("NC-2026-001")?.stage == .open)
  }

  @Test("quitting with unsaved changes asks, and Enter does not lose them")
  func quitsUnsaved() {
    var rig = Rig()
    rig.state.save = .failed("not saved: no room on the disk")
    rig.press("q")
    #expect(rig.text.contains("Not everything is saved"))
    rig.press("⏎")
    #expect(!rig.effects.contains(.quit))
    rig.press("qr")
    #expect(rig.effects.contains(.retrySaving))
    rig.press("qL")
    #expect(rig.effects.contains(.quit))
  }

  @Test("the palette finds a command by its name and runs it")
  func palette() {
    var rig = Rig()
    rig.press("2:add an action⏎")
    #expect(rig.text.contains("Add an action"))
    #expect(rig.text.contains("what is wrong, in one line"))
  }

  @Test("a text written in the user's own editor comes back into the field")
  func editsOutside() {
    var rig = Rig()
    rig.press("2cShort")
    #expect(rig.state.update(.key(.control("e"))) == [.editOutside("Short")])
    _ = rig.state.update(.edited("Longer\ntext\n"))
    rig.press("ⓢ")
    #expect(rig.action("NC-2026-001")?.correction == "Longer\ntext")
  }
}
