import Records
import Testing

@testable import Screens

@Suite("The training matrix")
struct TrainingTests {
  @Test("shows people down and competences across, with a mark and its legend")
  func shows() throws {
    var rig = Rig()
    rig.press("4")
    let welder = try #require(rig.lines.first { $0.contains("A. Okafor") })
    #expect(welder.contains("○"))
    #expect(rig.text.contains("2 gaps"))
    #expect(rig.text.contains("○ missing"))
  }

  @Test("a training recorded in a cell makes it valid, and the counts follow")
  func records() throws {
    var rig = Rig()
    rig.press("4→r")
    #expect(rig.text.contains("MIG welding: A. Okafor"))
    rig.press("⇥WQ-17ⓢ")
    let record = try #require(rig.organisation.trainings.all.first)
    #expect(record.person == known("okafor"))
    #expect(record.competence == known("mig"))
    #expect(record.date == Rig.today)
    #expect(record.evidence == "WQ-17")
    #expect(rig.text.contains("1 gap"))
    #expect(rig.state.currentCell?.cell.state == .valid)
    #expect(rig.state.currentCell?.cell.expires == day("2027-11-20"))
  }

  @Test("a session is recorded for everyone who is marked, in one step")
  func recordsSession() {
    var rig = Rig()
    rig.press("4→  rⓢ")
    #expect(rig.organisation.trainings.count == 2)
    #expect(rig.message.contains("MIG welding recorded for 2 people"))
    rig.press("u")
    #expect(rig.organisation.trainings.isEmpty)
  }

  @Test("a day to come books the training")
  func books() {
    var rig = Rig()
    rig.press("4→r")
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("+2wⓢ")
    #expect(rig.state.currentCell?.cell.state == .planned)
    #expect(rig.message.contains("booked"))
  }

  @Test("Enter on a cell says what requires it, what is on file and until when")
  func opensCell() {
    var rig = Rig()
    rig.press("4→rⓢ⏎")
    #expect(rig.text.contains("Welder: every 12 months, mandatory"))
    #expect(rig.text.contains("counts until Sat 20 Nov 2027"))
  }

  @Test("the filter shows people with gaps, by role or by words")
  func filters() {
    var rig = Rig()
    rig.press("4/is:gap⏎")
    #expect(!rig.text.contains("M. Lim  "))
    #expect(rig.text.contains("2 of 3 people"))
    rig.press("/")
    for _ in 0..<6 { rig.press("⌫") }
    rig.press("role:auditor⏎")
    #expect(rig.text.contains("1 of 3 people"))
  }

  @Test("headings and names stay in sight while a wide matrix scrolls both ways")
  func scrolls() {
    var organisation = Organisation.small()
    for number in 10..<60 {
      var person = Person(id: known("p\(number)"))
      person.name = "Person \(number)"
      organisation.people.put(person)
      var competence = Competence(id: known("c\(number)"))
      competence.name = "Comp \(number)"
      organisation.competences.put(competence)
    }
    var rig = Rig(organisation)
    rig.press("4G")
    for _ in 0..<60 { rig.press("→") }
    #expect(rig.text.contains("Person 59"))
    #expect(rig.text.contains("MIG"))
    #expect(!rig.text.contains("Person 10"))
    #expect(rig.text.contains("● valid"))
  }

  @Test("Tab goes from gap to gap")
  func findsGaps() {
    var rig = Rig()
    rig.press("4⇥")
    #expect(rig.state.currentCell?.cell.state == .missing)
    #expect(rig.state.currentCell?.person.name == "A. Okafor")
    rig.press("⇥")
    #expect(rig.state.currentCell?.person.name == "J. Novák")
  }

  @Test("an expiry before the day it was met is refused")
  func refusesWrongExpiry() {
    var rig = Rig()
    rig.press("4→r⇥⇥2026-01-01ⓢ")
    #expect(rig.organisation.trainings.isEmpty)
    #expect(rig.text.contains("it would expire before it was met"))
  }

  @Test("a record made by mistake is taken out after a question, and undo brings it back")
  func removes() {
    var rig = Rig()
    rig.press("4→rⓢD⏎")
    #expect(rig.organisation.trainings.count == 1)
    rig.press("Dy")
    #expect(rig.organisation.trainings.isEmpty)
    rig.press("u")
    #expect(rig.organisation.trainings.count == 1)
  }

  // MARK: Looking at it

  /// Two areas of a site and one that belongs to none; A. Okafor welds and audits.
  private func grouped() -> Organisation {
    var organisation = Organisation.small()
    var site = Area(id: known("north"))
    site.name = "North yard"
    site.sort = .site
    organisation.areas.put(site)
    for (person, area) in [("okafor", "stores"), ("novak", "welding"), ("lim", "stores")] {
      if var moved = organisation.people[known(person)] {
        moved.area = known(area)
        if person == "okafor" { moved.roles.append(known("auditor")) }
        organisation.people.put(moved)
      }
    }
    if var stores = organisation.areas[known("stores")] {
      stores.site = site.id
      organisation.areas.put(stores)
    }
    return organisation
  }

  @Test(
    "people stand together by area, site or role, each group with its people and gaps",
    arguments: [
      (1, ["Stores: 2 people, 1 gap", "Welding: 1 person, 1 gap"]),
      (2, ["North yard: 2 people, 1 gap", "no site: 1 person, 1 gap"]),
      (3, ["Internal auditor: 2 people, 1 gap", "Welder: 2 people, 2 gaps"]),
    ])
  func groups(presses: Int, headings: [String]) {
    var rig = Rig(grouped())
    rig.press("4" + String(repeating: "b", count: presses))
    let shown = rig.lines.filter { line in headings.contains { line.contains($0) } }
    #expect(shown.map(\.trimmed) == headings)
    // Three people in one list, however often each of them is shown.
    #expect(rig.text.contains("Training  3 people"))
    rig.press(String(repeating: "b", count: 4 - presses))
    #expect(!rig.text.contains(headings[0]))
  }

  @Test("the cursor stays on its person and competence through order, groups, filter and size")
  func keepsCursor() {
    var rig = Rig(grouped())
    rig.press("4↓→")
    func place() -> String {
      "\(rig.state.currentCell?.person.name ?? "") \(rig.state.currentCell?.competence.name ?? "")"
    }
    #expect(place() == "J. Novák MIG welding")
    for key in ["s", "s", "b", "b", "b", "o", "o", "z", "c", "c", "L"] {
      rig.press(key)
      #expect(place() == "J. Novák MIG welding", "after \(key)")
      #expect(rig.selected.contains("J. Novák"), "after \(key)")
    }
    rig.resize(120, 40)
    rig.press("/role:welder⏎")
    #expect(place() == "J. Novák MIG welding")
    rig.press("⎋")
    #expect(rig.selected.contains("J. Novák"))
  }

  @Test("another day shows who could do what then, and Esc is back at today")
  func otherDay() {
    var rig = Rig()
    rig.press("4→rⓢ")
    #expect(rig.state.currentCell?.cell.state == .valid)
    rig.press("d2027-11-21⏎")
    #expect(rig.text.contains("as of Sun 21 Nov 2027"))
    #expect(rig.state.currentCell?.cell.state == .expired)
    rig.press("d2027-11-20⏎")
    #expect(rig.state.currentCell?.cell.state == .dueSoon)
    rig.press("d2026-11-19⏎")
    #expect(
      rig.state.currentCell?.cell.state == .missing || rig.state.currentCell?.cell.state == .planned
    )
    rig.press("dnever⏎")
    #expect(rig.text.contains("is not a day: never"))
    rig.press("⎋L⎋")
    #expect(!rig.text.contains("as of"))
    #expect(rig.state.currentCell?.cell.state == .valid)
  }

  @Test("the filter chooses columns as well, and only what concerns those shown can be left")
  func columns() {
    var rig = Rig()
    rig.press("4/competence:mig⏎")
    #expect(rig.text.contains("1 of 2 competences"))
    #expect(rig.text.contains("3 people"))
    rig.press("⎋/role:welder⏎c")
    #expect(rig.text.contains("1 of 2 competences"))
    rig.press("⎋c")
    #expect(!rig.text.contains("of 2 competences"))
    rig.press("o")
    #expect(rig.state.training.columns == [1, 0])
    rig.press("/kind:licence⏎")
    #expect(rig.text.contains("No competence is left to show"))
  }

  @Test("narrow cells show their headings downwards, and more of them", arguments: [80, 120])
  func narrow(columns: Int) {
    var organisation = Organisation.small()
    for number in 10..<60 {
      var competence = Competence(id: known("c\(number)"))
      competence.name = "Skill \(number)"
      organisation.competences.put(competence)
    }
    var rig = Rig(organisation, columns: columns, rows: 24)
    rig.press("4")
    func cells() -> Int { rig.lines.first { $0.contains("J. Novák") }?.count { $0 == "·" } ?? 0 }
    let wide = cells()
    rig.press("z")
    #expect(cells() >= wide * 3 / 2)
    #expect(rig.lines.contains { $0.contains("S  S  S  S") })
  }

  @Test("the level reached stands beside the mark")
  func level() {
    var organisation = Organisation.small()
    var profile = organisation.profile
    profile.levels = ["I", "L", "U", "O"]
    organisation.profiles.put(profile)
    var record = TrainingRecord(id: known("t1"))
    record.person = known("okafor")
    record.competence = known("mig")
    record.date = day("2026-10-01")
    record.level = "U"
    organisation.trainings.put(record)
    var rig = Rig(organisation)
    rig.press("4")
    #expect(rig.lines.contains { $0.contains("A. Okafor") && $0.contains("●U") })
  }

  @Test("everyone shown is marked by one key, and everyone unmarked by another")
  func marks() {
    var rig = Rig()
    rig.press("4/role:welder⏎*")
    #expect(rig.text.contains("2 marked"))
    rig.press("U")
    #expect(!rig.text.contains("marked"))
  }

  @Test("a heading of a group stays on top while its people scroll under it")
  func frozenGroup() {
    var organisation = Organisation.small()
    for number in 10..<60 {
      var person = Person(id: known("p\(number)"))
      person.name = "Person \(number)"
      person.area = known("welding")
      organisation.people.put(person)
    }
    var rig = Rig(organisation)
    rig.press("4b")
    rig.press("G")
    rig.press(String(repeating: "↑", count: 10))
    #expect(rig.lines.contains { $0.contains("Welding: 50 people") })
  }
}
