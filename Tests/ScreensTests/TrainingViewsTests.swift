import Records
import Testing

@testable import Screens

extension Organisation {
  /// The small firm with a document, a second requirement, areas, a scale and a training.
  static func trained() -> Organisation {
    var organisation = Organisation.small()
    var profile = organisation.profile
    profile.levels = ["L with help", "U alone"]
    organisation.profiles.put(profile)
    var site = Area(id: known("hamburg"))
    site.name = "Hamburg"
    site.sort = .site
    organisation.areas.put(site)
    if var welding = organisation.areas[known("welding")] {
      welding.site = site.id
      organisation.areas.put(welding)
    }
    if var okafor = organisation.people[known("okafor")] {
      okafor.area = known("welding")
      okafor.number = "117"
      organisation.people.put(okafor)
    }
    var document = Document(id: known("sop"))
    document.reference = "SOP-07"
    document.title = "Welding on site"
    document.version = "3"
    document.roles = [known("welder")]
    organisation.documents.put(document)
    if var mig = organisation.competences[known("mig")] {
      mig.teaches = document.id
      organisation.competences.put(mig)
    }
    var record = TrainingRecord(id: known("record"))
    record.person = known("okafor")
    record.competence = known("mig")
    record.date = day("2026-06-01")
    record.level = "U"
    record.trainer = "Welding school"
    record.evidence = "WQ-17"
    record.effect = .yes
    record.judgedBy = known("lim")
    organisation.trainings.put(record)
    return organisation
  }
}

@Suite("One person, one competence, one role")
struct TrainingViewsTests {
  @Test("a board longer than the screen says on which line of it one stands")
  func longBoard() {
    var organisation = Organisation.trained()
    for number in 10..<50 {
      var person = Person(id: known("w\(number)"))
      person.name = "Welder \(number)"
      person.roles = [known("welder")]
      organisation.people.put(person)
    }
    var rig = Rig(organisation)
    rig.press("4→w")
    #expect(
      rig.lines.contains { $0.contains("Who can do it: MIG welding") && $0.contains("line 1 of ") })
    rig.press("G")
    #expect(!rig.text.contains("line 1 of "))
  }

  @Test(
    "the person's board tells roles, competences, trainings with their effect and what is owned")
  func person() {
    var rig = Rig(.trained(), columns: 120, rows: 40)
    rig.press("4p")
    for text in [
      "A. Okafor", "number 117 · Welding, Hamburg", "Welder, for as long as is on file",
      "● MIG welding  valid until 1 Jun 2027  level U  met 1 Jun, WQ-17", "1 of 1 met already",
      "1 Jun  MIG welding: passed, level U, by Welding school, WQ-17; effective: yes, judged by M. Lim",
      "area Stores", "NC-2026-001 Delivery notes unsigned  31 d over",
    ] {
      #expect(rig.text.contains(text), "\(text)")
    }
    rig.press("⎋")
    #expect(rig.text.contains("Training  3 people"))
  }

  @Test("Enter on a competence goes to its cell with what is on file")
  func goesToCell() {
    var rig = Rig(.trained())
    rig.press("4p")
    rig.goDown(to: "MIG welding")
    rig.press("⏎")
    #expect(rig.text.contains("A. Okafor: MIG welding"))
    #expect(rig.text.contains("Welder: every 12 months, mandatory"))
    rig.press("⎋")
    #expect(rig.state.currentCell?.competence.id == known("mig"))
  }

  @Test("the competence's board tells who can do it, who lacks it, which role requires it")
  func competence() {
    var rig = Rig(.trained())
    rig.press("4→w")
    for text in [
      "Who can do it: MIG welding", "1 held by one person only", "● valid, 1", "A. Okafor",
      "valid until 1 Jun 2027  level U", "○ missing, 1", "J. Novák",
      "Welder: every 12 months, mandatory", "Sessions to come",
    ] {
      #expect(rig.text.contains(text), "\(text)")
    }
    rig.goDown(to: "Novák")
    rig.press("⏎")
    #expect(rig.text.contains("To be learnt"))
    rig.press("⎋")
    #expect(rig.text.contains("Who can do it: MIG welding"))
    rig.press("⎋")
    #expect(rig.text.contains("Training  3 people"))
  }

  @Test("the role's board tells who holds it, what it requires and what each lacks")
  func role() {
    var rig = Rig(.trained())
    rig.press("4Rweld⏎")
    for text in [
      "Role: Welder", "Held by 2", "A. Okafor, for as long as is on file  nothing lacks",
      "J. Novák, for as long as is on file  lacks 1", "MIG welding: missing",
      "MIG welding: every 12 months, mandatory",
    ] {
      #expect(rig.text.contains(text), "\(text)")
    }
  }

  @Test(
    "the views open from pane 9 as well, and Esc goes back there", arguments: ["v", "⇥⇥v", "⇥⇥⇥v"])
  func fromPeople(keys: String) {
    var rig = Rig(.trained())
    rig.press("9" + keys)
    #expect(rig.state.pane == .training)
    rig.press("⎋")
    #expect(rig.state.pane == .people)
    rig.press("4")
    #expect(rig.text.contains("Training  3 people"))
  }

  @Test("a role from a day shows at once what it asks by when, and one undo takes it off")
  func joiner() throws {
    var rig = Rig(.trained())
    let before = rig.records
    rig.press("4↓↓J")
    #expect(rig.text.contains("M. Lim: a role from a day"))
    rig.press("weld⏎2026-12-01ⓢ")
    #expect(rig.text.contains("Induction list"))
    #expect(rig.prose.contains("○ MIG welding: mandatory, missing, needed by 1 Dec"))
    #expect(rig.prose.contains("teaches SOP-07 Welding on site, version 3"))
    #expect(rig.prose.contains("To read, as they name the role"))
    #expect(rig.message.contains("M. Lim has the role from 1 Dec on"))
    let lim = try #require(rig.organisation.people[known("lim")])
    #expect(lim.roles(on: day("2026-11-30")) == [known("auditor")])
    #expect(lim.roles(on: day("2026-12-01")) == [known("auditor"), known("welder")])
    rig.press("u")
    #expect(rig.records == before)
  }

  @Test(
    "a role before somebody joined or after their last day is refused beside the field",
    arguments: [
      ("2026-01-01", "2026-01-31", "2025-12-31", "before they joined, on Thu 1 Jan 2026"),
      ("2026-01-01", "2026-12-31", "2027-01-01", "after their last day, Thu 31 Dec 2026"),
    ])
  func refusesDay(joined: String, left: String, from: String, text: String) {
    var organisation = Organisation.trained()
    if var lim = organisation.people[known("lim")] {
      lim.joined = day(joined)
      lim.left = day("2026-12-31")
      organisation.people.put(lim)
    }
    var rig = Rig(organisation)
    rig.press("4↓↓Jweld⏎\(from)ⓢ")
    #expect(rig.prose.contains(text))
    #expect(rig.organisation.people[known("lim")]?.roles == [known("auditor")])
  }

  @Test(
    "a role that is held already, or until a later day, is refused with its days; the day after is fine",
    arguments: [
      (nil, nil, "2026-12-01", "since a day not on file"),
      ("2026-03-01", nil, "2026-11-01", "has it since Sun 1 Mar 2026"),
      ("2026-03-01", "2026-12-31", "2026-12-31", "until Thu 31 Dec 2026"),
      ("2026-03-01", "2026-12-31", "2027-01-01", nil),
    ] as [(String?, String?, String, String?)])
  func heldAlready(since: String?, until: String?, from: String, text: String?) {
    var organisation = Organisation.trained()
    if var lim = organisation.people[known("lim")] {
      if until == nil { lim.roles.append(known("welder")) }
      if let since {
        lim.terms = [RoleTerm(role: known("welder"), from: day(since), until: until.map(day))]
      }
      organisation.people.put(lim)
    }
    var rig = Rig(organisation, columns: 120, rows: 40)
    let before = rig.records
    rig.press("4↓↓Jweld⏎\(from)ⓢ")
    if let text {
      #expect(rig.prose.contains(text))
      #expect(rig.records == before)
    } else {
      #expect(
        rig.organisation.people[known("lim")]?.roles(on: day(from)).contains(known("welder"))
          == true)
    }
  }

  @Test("a role ends with its last day, which still counts")
  func endsRole() throws {
    var rig = Rig(.trained())
    rig.press("9t")
    #expect(rig.text.contains("A. Okafor: last day as Welder"))
    rig.press("2026-11-20ⓢ")
    let person = try #require(rig.organisation.people[known("okafor")])
    #expect(person.roles.isEmpty)
    #expect(person.roles(on: Rig.today) == [known("welder")])
    #expect(person.roles(on: Rig.today + 1).isEmpty)
    #expect(rig.text.contains("Welder"))
    rig.press("t")
    #expect(rig.message.contains("no role that could end"))
  }

  @Test("W asks who may do something today from any pane and leaves one where one was")
  func whoMay() {
    for pane in Pane.allCases {
      var rig = Rig(.trained())
      rig.press("\(pane.digit)W")
      #expect(rig.text.contains("Who may do this today?"), "\(pane)")
      rig.press("MIG⏎")
      #expect(rig.text.contains("May today, 1"))
      #expect(rig.prose.contains("● A. Okafor, level U, until 1 Jun 2027, Welding, Hamburg"))
      #expect(rig.prose.contains("✗ J. Novák: missing"))
      rig.press("⎋")
      #expect(rig.state.pane == pane)
    }
  }

  @Test("W answers for a role with the reason, and for the work of an area")
  func whoMayWork() {
    var rig = Rig(.trained())
    rig.press("1Wwelder⏎")
    #expect(rig.prose.contains("May work as Welder"))
    #expect(rig.prose.contains("Have the role and may NOT, 1"))
    #expect(rig.prose.contains("✗ J. Novák: MIG welding: missing"))
    rig.press("⎋Whamburg⏎")
    #expect(rig.prose.contains("Work of Hamburg"))
    #expect(rig.prose.contains("● A. Okafor, until 1 Jun 2027, Welder, Welding, Hamburg"))
  }

  @Test("W during the walk of an audit asks the same")
  func whoMayInWalk() {
    #expect(!Command.of(.walk).contains { $0.keys.contains(.character("W")) })
    for place in Place.allCases where place != .everywhere {
      #expect(!Command.of(place).contains { $0.keys.contains(.character("W")) }, "\(place)")
    }
  }

  @Test("the training record goes to a file, in the format that was chosen")
  func paper() {
    var rig = Rig(.trained())
    rig.press("4pp⏎")
    #expect(
      rig.effects.last
        == .write(
          .trainingRecord(person: known("okafor"), isHTML: true), to: "Training-A__Okafor.html",
          overwrites: false)
    )
  }

  @Test("what is shown follows a change, and a resize loses nothing")
  func follows() {
    var rig = Rig(.trained())
    rig.press("4pi")
    rig.resize(60, 16)
    #expect(rig.text.contains("A. Okafor"))
    rig.resize(120, 40)
    #expect(rig.text.contains("Induction list"))
    rig.press("i")
    #expect(rig.text.contains("To be learnt"))
  }

  @Test("a cell that the matrix hides is not mistaken for another's")
  func hiddenCell() {
    var organisation = Organisation.trained()
    if var okafor = organisation.people[known("okafor")] {
      okafor.left = Rig.today - 1
      organisation.people.put(okafor)
    }
    var rig = Rig(organisation)
    rig.press("9Lgv")
    rig.goDown(to: "MIG welding")
    rig.press("⏎")
    #expect(rig.state.overlays.isEmpty)
    #expect(rig.message.contains("L shows who has left"))
  }

  @Test("views of 500 people by 60 competences are worked out without a pause")
  func large() {
    var organisation = Organisation.trained()
    for number in 0..<60 {
      var competence = Competence(id: known("c\(number)"))
      competence.name = "Competence \(number)"
      organisation.competences.put(competence)
      var rule = Requirement(id: known("q\(number)"))
      rule.role = known("welder")
      rule.competence = competence.id
      organisation.requirements.put(rule)
    }
    for number in 0..<500 {
      var person = Person(id: known("p\(number)"))
      person.name = "Person \(number)"
      person.roles = [known("welder")]
      organisation.people.put(person)
      for competence in 0..<60 where (number + competence) % 3 != 0 {
        var record = TrainingRecord(id: known("r\(number)-\(competence)"))
        record.person = person.id
        record.competence = known("c\(competence)")
        record.date = day("2026-01-01")
        organisation.trainings.put(record)
      }
    }
    var rig = Rig(organisation)
    let clock = ContinuousClock()
    rig.press("4")
    for keys in ["p", "⎋w", "⎋Rwelder⏎", "⎋Wwelder⏎", "⎋WCompetence 7⏎"] {
      let time = clock.measure {
        rig.press(keys)
        _ = rig.text
      }
      // Far from what is built for use; what grows with people times records would take minutes.
      #expect(time < .seconds(10), "\(keys): \(time)")
    }
  }
}
