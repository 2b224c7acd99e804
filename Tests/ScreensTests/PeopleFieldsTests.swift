import Records
import Testing

@testable import Screens

@Suite("Fields of people, areas, competences, documents and ownership")
struct PeopleFieldsTests {
  private func tabs(_ section: PeopleSection) -> String {
    "9" + String(repeating: "⇥", count: PeopleSection.allCases.firstIndex(of: section) ?? 0)
  }

  @Test("an area that would belong to itself is refused beside the field")
  func refusesRing() {
    var rig = Rig(.trained())
    rig.press(tabs(.areas) + "e⇥⇥")
    #expect(rig.text.contains("Hamburg"))
    rig.press("weld⏎")
    #expect(rig.prose.contains("✗ Welding is part of this area already"))
    rig.press("ⓢ")
    #expect(rig.organisation.areas[known("hamburg")]?.site == nil)
  }

  @Test("a requirement's level is chosen from the organisation's scale")
  func choosesLevel() throws {
    var rig = Rig(.trained())
    rig.press(tabs(.requirements) + "e⇥⇥⇥⇥⏎")
    #expect(rig.text.contains("┌─ Level"))
    rig.press("U⏎")
    #expect(rig.prose.contains("? U: alone"))
    rig.press("4 weeks⇥30 daysⓢ")
    let rule = try #require(rig.organisation.requirements[known("rule")])
    #expect(rule.level == "U")
    #expect(rule.within == Period(4, .weeks))
    #expect(rule.grace == Period(30, .days))
  }

  @Test("a level that the scale does not have is refused with those it has")
  func refusesLevel() throws {
    let rig = Rig(.trained())
    var rule = try #require(rig.organisation.requirements[known("rule")])
    rule.level = "X"
    #expect(throws: FormRefusal.self) { try rig.state.check(rule) }
    do throws(FormRefusal) {
      try rig.state.check(rule)
    } catch {
      #expect(error.message == "level X is not of the organisation's scale: choose L, U")
      #expect(error.field == "level")
    }
  }

  @Test(
    "levels have a mark each, then what it means",
    arguments: [
      (["I is instructed", "L with help"], nil),
      (["I one", "i two"], "I is the mark of two levels"),
      (["Level 1", "Level 2"], "Level is the mark of two levels"), ([], nil),
    ] as [([String], String?)])
  func levels(lines: [String], refusal: String?) {
    let rig = Rig()
    var profile = rig.organisation.profile
    profile.levels = lines
    var message: String?
    do throws(FormRefusal) { try rig.state.check(profile) } catch { message = error.message }
    #expect(message.map { $0.hasPrefix(refusal ?? "?") } ?? (refusal == nil))
  }

  @Test("a document needs a reference or a title, a responsibility a standard or clauses")
  func needsNames() {
    var rig = Rig(.trained())
    rig.press("6aⓢ")
    #expect(rig.prose.contains("Reference or Title is needed"))
    rig.press("sop-07ⓢ")
    #expect(rig.prose.contains("there is a document called SOP-07 already"))
    rig.press("⎋L" + tabs(.responsibilities) + "aⓢ")
    #expect(rig.prose.contains("Standard or Clauses is needed"))
    rig.press("9001:2015ⓢ")
    #expect(rig.organisation.responsibilities.count == 1)
  }

  @Test("an owner who has left is remarked upon")
  func ownerLeft() {
    var organisation = Organisation.trained()
    if var lim = organisation.people[known("lim")] {
      lim.left = day("2026-11-01")
      organisation.people.put(lim)
    }
    if var document = organisation.documents[known("sop")] {
      document.owner = known("lim")
      organisation.documents.put(document)
    }
    var rig = Rig(organisation)
    rig.press("6e")
    #expect(rig.prose.contains("! M. Lim left on Sun 1 Nov 2026: choose someone who is here"))
  }

  @Test("two people of one name are told apart by their numbers")
  func namesakes() {
    var rig = Rig(.trained())
    rig.press("9aA. Okafor⇥⇥⇥118ⓢ")
    #expect(rig.organisation.people.count == 4)
    rig.press("aA. Okafor⇥⇥⇥118ⓢ")
    #expect(rig.prose.contains("number 118 is A. Okafor's already"))
  }

  @Test("a role taken off in the form ends its term, and the list shows the roles held today")
  func takesRoleOff() throws {
    var organisation = Organisation.trained()
    if var okafor = organisation.people[known("okafor")] {
      okafor.take(known("welder"), from: day("2026-01-01"))
      okafor.take(known("auditor"), from: day("2027-01-01"))
      organisation.people.put(okafor)
    }
    var rig = Rig(organisation, columns: 120, rows: 40)
    rig.press("9")
    #expect(rig.selected.contains("Welder"))
    #expect(!rig.selected.contains("auditor"))
    rig.press("e⇥⌫")
    #expect(rig.prose.contains("Welder ends with yesterday"))
    #expect(rig.prose.contains("Internal auditor, which had not begun before today, is taken off"))
    rig.press("ⓢ")
    let person = try #require(rig.organisation.people[known("okafor")])
    #expect(
      person.terms == [
        RoleTerm(role: known("welder"), from: day("2026-01-01"), until: day("2026-11-19"))
      ])
    #expect(!rig.selected.contains("Welder"))
  }

  @Test(
    "people are found by the roles held today, by area, by site and by joining",
    arguments: [
      ("role:weld", ["okafor", "novak"]), ("area:weld", ["okafor"]), ("area:hamburg", []),
      ("site:hamburg", ["okafor"]), ("site:none", ["lim", "novak"]), ("is:joining", ["lim"]),
      ("is:left", []), ("role:weld site:ham", ["okafor"]),
    ])
  func filters(filter: String, expected: [String]) {
    var organisation = Organisation.trained()
    if var lim = organisation.people[known("lim")] {
      lim.take(known("welder"), from: Rig.today + 1)
      organisation.people.put(lim)
    }
    var rig = Rig(organisation)
    rig.press("9/\(filter)⏎")
    #expect(Set(rig.state.people.list.rows.map(\.text)) == Set(expected))
  }

  @Test("an area is found by the site that it belongs to at whatever depth")
  func filtersAreas() {
    var rig = Rig(.trained())
    rig.press(tabs(.areas) + "/site:ham⏎")
    #expect(Set(rig.state.people.list.rows.map(\.text)) == ["hamburg", "welding"])
  }
}
