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
}
