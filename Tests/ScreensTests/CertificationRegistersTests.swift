import Records
import Testing

@testable import Screens

@Suite("Certification bodies and standards of our own")
struct CertificationRegistersTests {
  private let bodies = "9⇥⇥⇥⇥⇥"

  @Test("a body has contacts one a line and times of its own")
  func addsBody() throws {
    var rig = Rig()
    rig.press(bodies + "aVeritas⇥A. Berg, planning⏎office@example.org⇥⌫⌫⌫⌫⌫⌫⌫6 weeksⓢ")
    let body = try #require(rig.organisation.bodies.all.first)
    #expect(body.contacts == ["A. Berg, planning", "office@example.org"])
    #expect(body.planWithin == Period(6, .weeks))
    #expect(body.evidenceWithin == Period(90, .days))
    rig.press("u")
    #expect(rig.organisation.bodies.isEmpty)
  }

  @Test("a report layout with an unknown placeholder is refused with its line and what is known")
  func refusesLayout() {
    var rig = Rig(rows: 40)
    rig.press(bodies + "aVeritas⇥⇥⇥⇥⇥⇥{each finding}⏎{refrence}⏎{end}ⓢ")
    #expect(rig.prose.contains("line 2: {refrence} is not known; known are {organisation}"))
    #expect(rig.organisation.bodies.isEmpty)
  }

  @Test("a standard of one's own has a clause a line, and is then held against like any other")
  func standards() {
    var rig = Rig()
    rig.press(bodies + "⇥ahouse:2026⇥House rules⇥4.1 Orders⏎Delivery notesⓢ")
    #expect(rig.prose.contains("“Delivery notes” does not begin with a clause number"))
    rig.press("⌫⌫⌫⌫⌫⌫⌫⌫⌫⌫⌫⌫⌫⌫4.2 Delivery notesⓢ")
    #expect(rig.organisation.standards.all.first?.clauses == ["4.1 Orders", "4.2 Delivery notes"])
    #expect(rig.state.library[edition("house:2026")]?.clauses.count == 2)
  }

  @Test("the registers that do not fit beside each other stand around the one shown")
  func tabs() {
    var rig = Rig(columns: 80)
    rig.press("9")
    #expect(rig.lines[3].contains("People 3") && rig.lines[3].contains("›"))
    rig.press("⇤")
    #expect(rig.lines[3].contains("‹") && rig.lines[3].contains("Organisation"))
    #expect(!rig.lines[3].contains("People 3"))
    rig.resize(200, 40)
    #expect(rig.lines[3].contains("People 3") && rig.lines[3].contains("Standards 0"))
  }
}
