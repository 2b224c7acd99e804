import Records
import Testing

@testable import Screens

@Suite("People, areas, roles and requirements")
struct PeopleTests {
  @Test("a person is added with a name, and gets roles by typing")
  func addsPerson() throws {
    var rig = Rig()
    rig.press("9aZoe Park⇥weld⏎ⓢ")
    let id = try #require(rig.organisation.find(.person, named: "zoe park"))
    #expect(rig.organisation.people[id]?.roles == [known("welder")])
    #expect(rig.text.contains("Zoe Park"))
  }

  @Test("a name that is there already is refused")
  func refusesNamesakes() {
    var rig = Rig()
    rig.press("9am. limⓢ")
    #expect(rig.organisation.people.count == 3)
    #expect(rig.text.contains("there is a person called m. lim already"))
  }

  @Test("someone who left is hidden, stays on file, and what they leave behind is told")
  func marksLeft() {
    var rig = Rig()
    rig.press("9x")
    #expect(rig.text.contains("leaves behind 1 open action and 2 areas"))
    rig.press("yesterdayⓢ")
    #expect(rig.organisation.people[known("okafor")]?.left == day("2026-11-19"))
    #expect(!rig.text.contains("A. Okafor  "))
    #expect(rig.organisation.people.count == 3)
    rig.press("L")
    #expect(rig.text.contains("A. Okafor  "))
  }

  @Test("requirements are added by role and competence, and taken out after a question")
  func editsRequirements() {
    var rig = Rig()
    rig.press("9⇥⇥⇥⇥aauditor⏎audit⏎36ⓢ")
    #expect(rig.organisation.requirements.count == 2)
    #expect(rig.state.derived.matrix.gaps.count == 3)
    rig.press("Dy")
    #expect(rig.organisation.requirements.count == 1)
    rig.press("u")
    #expect(rig.organisation.requirements.count == 2)
  }

  @Test("the same requirement twice is refused")
  func refusesDoubleRequirement() {
    var rig = Rig()
    rig.press("9⇥⇥⇥⇥awelder⏎mig⏎ⓢ")
    #expect(rig.organisation.requirements.count == 1)
    #expect(rig.text.contains("this role requires this competence already"))
  }

  @Test("the organisation's name, standards and settings are edited like any record")
  func editsOrganisation() {
    var rig = Rig()
    rig.press("9⇤e Two⇥; 14001:2015ⓢ")
    #expect(rig.organisation.name == "Harbour Engineering Ltd Two")
    #expect(rig.organisation.profile.standards == [edition("9001:2015"), edition("14001:2015")])
    #expect(rig.lines[0].contains("Harbour Engineering Ltd Two"))
  }
}
