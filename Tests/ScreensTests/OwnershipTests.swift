import Records
import Testing

@testable import Screens

@Suite("Who owns what, what one person holds, what a leaver leaves behind")
struct OwnershipTests {
  @Test("O shows every thing in its group with owner and deputy, and how much hangs on whom")
  func map() {
    var rig = Rig()
    rig.press("4O")
    #expect(rig.text.contains("STANDARDS 0 of 1 owned"))
    #expect(rig.text.contains("CLAUSES 0 of 4 owned"))
    #expect(rig.prose.contains("Owns most: Okafor 75 % (3 of 4), Lim 25 % (1)"))
    rig.press("/is:area owner:okaf⏎")
    #expect(rig.text.contains("AREAS 2 of 2 owned"))
    #expect(rig.text.contains("2 of 7"))
    rig.press("⎋")
    #expect(rig.text.contains("STANDARDS"))
    rig.press("⎋")
    #expect(rig.text.contains("legend") || rig.text.contains("missing"))
  }

  @Test("several marked clauses get an owner in one step, after a look, and one undo takes it back")
  func givesClauses() throws {
    var rig = Rig()
    rig.press("4O/clause:8.4⏎*o")
    #expect(rig.text.contains("Owner of 2 things"))
    rig.press("novák⏎")
    #expect(rig.prose.contains("9001:2015 8.4.1 owner: nobody → J. Novák"))
    rig.press("y")
    #expect(rig.organisation.responsibilities.all.map(\.name) == ["9001:2015 8.4"])
    rig.press("⏎")
    #expect(rig.text.contains("It is named with 9001:2015 8.4"))
    rig.press("⎋d")
    rig.press("lim⏎")
    #expect(rig.message.contains("9001:2015 8.4.1 deputy: nobody → M. Lim"))
    rig.press("uu")
    #expect(rig.organisation.responsibilities.isEmpty)
  }

  @Test("Enter on a thing that is a record goes to it")
  func opens() {
    var rig = Rig()
    rig.press("4O/welding⏎⏎")
    #expect(rig.state.pane == .people)
    #expect(rig.state.people.list.selected == known("welding"))
  }

  private func trained(_ people: [String]) -> Organisation {
    var organisation = Organisation.small()
    for person in people {
      var record = TrainingRecord(id: known("mig-\(person)"))
      (record.person, record.competence, record.date) = (known(person), known("mig"), Rig.today)
      organisation.trainings.put(record)
    }
    return organisation
  }

  @Test("B names who could be trained, and books the one who is chosen")
  func heldByOne() throws {
    var rig = Rig(trained(["okafor"]))
    rig.press("4B")
    #expect(rig.text.contains("COMPETENCES that one person holds"))
    #expect(rig.prose.contains("J. Novák: needs it for a role"))
    rig.press("⏎⏎+2wⓢ")
    let booked = try #require(rig.organisation.trainings.all.last)
    #expect(booked.person == known("novak"))
    #expect(booked.result == .booked)
    #expect(booked.date == Rig.today + 14)
    // Who is booked is not proposed again, and still only one can do it.
    #expect(!rig.prose.contains("J. Novák: needs it"))
    rig.press("u")
    #expect(rig.organisation.trainings.count == 1)
  }

  @Test("B makes somebody the deputy of an area")
  func namesDeputy() {
    var rig = Rig()
    rig.press("4B")
    #expect(rig.text.contains("AREAS without a deputy"))
    rig.press("p")
    #expect(rig.organisation.areas[known("stores")]?.deputy == known("novak"))
    #expect(rig.message.contains("Stores deputy: nobody → J. Novák"))
  }

  @Test(
    "a last day opens what is left behind; all proposals are taken in one step that one undo takes back"
  )
  func leaver() {
    var rig = Rig()
    rig.press("9xyesterdayⓢ")
    #expect(rig.text.contains("A. Okafor left on Thu 19 Nov 2026:"))
    #expect(rig.prose.contains("3 to hand over"))
    #expect(rig.text.contains("NC-2026-001"))
    rig.press("*o")
    rig.press("lim⏎")
    #expect(rig.prose.contains("Stores owner: A. Okafor → M. Lim"))
    rig.press("y")
    #expect(rig.organisation.areas.all.map(\.owner) == [known("lim"), known("lim")])
    #expect(rig.action("NC-2026-001")?.owner == known("lim"))
    #expect(rig.prose.contains("everything is handed over, 3 done"))
    #expect(rig.text.contains("✓ owner"))
    rig.press("u")
    #expect(rig.organisation.areas[known("stores")]?.owner == known("okafor"))
    #expect(rig.prose.contains("3 to hand over"))
    #expect(rig.organisation.people[known("okafor")]?.left == day("2026-11-19"))
    rig.press("⎋")
    #expect(rig.state.pane == .people)
  }

  @Test("what nobody can take stays and says why; the proposals are taken for the rest")
  func proposals() {
    var organisation = trained(["okafor"])
    for (key, area) in [("okafor", "stores"), ("novak", "stores")] {
      if var person = organisation.people[known(key)] {
        person.area = known(area)
        organisation.people.put(person)
      }
    }
    var rig = Rig(organisation, columns: 120, rows: 40)
    rig.press("4X")
    #expect(rig.text.contains("What hangs on A. Okafor"))
    #expect(rig.prose.contains("no last day set"))
    rig.press("p")
    #expect(rig.prose.contains("NC-2026-001 owner: A. Okafor → J. Novák"))
    #expect(rig.prose.contains("= MIG welding: to be learnt: Enter books J. Novák"))
    rig.press("y")
    #expect(rig.action("NC-2026-001")?.owner == known("novak"))
    #expect(rig.prose.contains("1 nobody can take yet, 3 done"))
    #expect(rig.message.contains("3 things of A. Okafor handed over"))
    rig.press("/able⏎⏎⏎+1wⓢ")
    #expect(rig.organisation.trainings.count == 2)
    #expect(rig.prose.contains("J. Novák is booked for"))
  }

  @Test("who left and still owns something is listed, on the dashboard as well, and told once")
  func leftButOwning() {
    var rig = Rig(.small(left: "okafor", on: "2026-10-01"), columns: 120, rows: 40)
    #expect(rig.prose.contains("3 owned by someone who left"))
    let advice = rig.organisation.advisories(today: Rig.today).filter { $0.kind == .ownerLeft }
    #expect(
      advice.map(\.finding) == [
        "A. Okafor left on 1 Oct 2026, and still has NC-2026-001, and answers for Stores, Welding"
      ])
    rig.press("→")
    rig.goDown(to: "owned by someone who left")
    rig.press("⏎")
    #expect(rig.text.contains("A. Okafor left on Thu 1 Oct 2026:"))
    rig.press("L")
    #expect(rig.prose.contains("left on Thu 1 Oct 2026: 3 things"))
    rig.press("⎋⎋")
    #expect(rig.state.pane == .dashboard)
  }

  @Test("advice about someone who left leads to what they left behind")
  func adviceLeads() {
    var rig = Rig(.small(left: "okafor", on: "2026-10-01"))
    rig.goDown(to: "A. Okafor left on")
    rig.press("⏎h")
    #expect(rig.prose.contains("3 to hand over"))
    rig.press("⎋")
    #expect(rig.state.pane == .dashboard)
  }

  @Test("Enter on what nobody owns shows it on the map")
  func unownedCause() {
    var organisation = Organisation.small()
    var document = Document(id: known("sop"))
    document.title = "Handling"
    organisation.documents.put(document)
    var rig = Rig(organisation, columns: 120, rows: 40)
    rig.press("→")
    rig.goDown(to: "1 document unowned")
    rig.press("⏎")
    #expect(rig.text.contains("filter: is:none is:document"))
    #expect(rig.text.contains("Handling"))
    rig.press("o")
    rig.press("lim⏎")
    #expect(rig.organisation.documents[known("sop")]?.owner == known("lim"))
  }

  @Test("read-only, everything can be looked at and nothing given")
  func readOnly() {
    var rig = Rig(isReadOnly: true)
    rig.press("4XpoL")
    #expect(rig.state.overlays.isEmpty)
    rig.press("4Oo")
    #expect(rig.state.overlays.isEmpty)
    #expect(rig.organisation == Organisation.small())
  }

  @Test("an organisation without anything is not at a loss")
  func empty() {
    for way in ["4O", "4B", "4X", "4Oo⏎", "4B⏎p", "9X", "4OLX"] {
      var rig = Rig(Organisation(profile: Profile(id: known("organisation"))))
      rig.press(way)
      #expect(rig.frame.rows.count == 24)
    }
  }
}
