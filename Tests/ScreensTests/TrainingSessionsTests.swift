import Records
import Testing

@testable import Screens

@Suite("Sessions, the plan and effects on the screen")
struct TrainingSessionsTests {
  /// The small firm with a session for welders, so many days away, with both booked.
  private func firm(_ shift: Int, seats: Int? = nil) -> Organisation {
    var organisation = Organisation.small()
    var session = TrainingSession(id: known("s1"))
    session.competence = known("mig")
    session.date = Rig.today + shift
    session.place = "Yard"
    session.seats = seats
    organisation.sessions.put(session)
    for name in ["okafor", "novak"] {
      var record = TrainingRecord(id: known("booked-\(name)"))
      record.person = known(name)
      record.competence = known("mig")
      record.date = session.date
      record.session = session.id
      record.result = .booked
      organisation.trainings.put(record)
    }
    return organisation
  }

  private func judged(_ name: String) -> Organisation {
    var organisation = Organisation.small()
    for name in ["okafor", "novak"] {
      var record = TrainingRecord(id: known("done-\(name)"))
      record.person = known(name)
      record.competence = known("mig")
      record.date = Rig.today - 90
      record.session = known("s1")
      record.judgedBy = known("lim")
      record.judgeOn = Rig.today - 1
      organisation.trainings.put(record)
    }
    return organisation
  }

  @Test("A records one session for everyone with a gap, in one step")
  func recordsGaps() throws {
    var rig = Rig()
    let before = rig.records
    rig.press("4→A")
    #expect(rig.text.contains("MIG welding: for whom?"))
    #expect(rig.text.contains("missing"))
    rig.press("⏎")
    #expect(rig.text.contains("MIG welding: 2 people"))
    #expect(rig.text.contains("A. Okafor; J. Novák"))
    rig.press("⇥list 7ⓢ")
    #expect(rig.organisation.trainings.count == 2)
    #expect(rig.organisation.trainings.all.allSatisfy { $0.evidence == "list 7" })
    #expect(rig.organisation.sessions.all.map(\.held) == [Rig.today])
    #expect(rig.message.contains("MIG welding recorded for 2 people"))
    rig.press("u")
    #expect(rig.records == before)
  }

  @Test("people are taken off before the form, or in it")
  func takesOff() {
    var rig = Rig()
    rig.press("4→A ⏎")
    #expect(rig.text.contains("MIG welding: J. Novák"))
    rig.press("ⓢ")
    #expect(rig.organisation.trainings.all.map(\.person) == [known("novak")])
    rig = Rig()
    rig.press("4→A⏎⇥⇥⇥⏎")
    #expect(rig.lines.contains { $0.contains("People") })
    rig.press(" ⏎ⓢ")
    #expect(rig.organisation.trainings.count == 1)
  }

  @Test(
    "who leaves within 14 days is listed with the last day and not ticked; who leaves later is",
    arguments: [(14, "leaves 4 Dec", false), (15, "leaves 5 Dec", true)])
  func leavers(days: Int, said: String, isTicked: Bool) throws {
    var organisation = Organisation.small()
    var person = try #require(organisation.people[known("novak")])
    person.left = Rig.today + days
    organisation.people.put(person)
    var rig = Rig(organisation)
    rig.press("4→A")
    let line = try #require(rig.lines.first { $0.contains(said) })
    #expect(line.contains("J. Novák"))
    #expect(line.contains("missing"))
    #expect(line.contains("[x]") == isTicked)
    rig.press("⏎ⓢ")
    let trained = Set(rig.organisation.trainings.all.compactMap(\.person))
    #expect(trained == (isTicked ? [known("okafor"), known("novak")] : [known("okafor")]))
  }

  @Test("where nobody lacks it A says so")
  func noGaps() {
    var rig = Rig()
    rig.press("4A")
    #expect(rig.message.contains("nobody lacks Internal audit"))
  }

  @Test("a day to come for several is a session with bookings")
  func books() throws {
    var rig = Rig()
    rig.press("4→A⏎")
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("+2w")
    #expect(rig.prose.contains("a day to come: it is booked"))
    rig.press("ⓢ")
    #expect(rig.message.contains("MIG welding booked for 2 people"))
    let session = try #require(rig.organisation.sessions.all.first)
    #expect(session.date == Rig.today + 14)
    #expect(rig.organisation.trainings.all.allSatisfy { $0.session == session.id })
    rig.press("S")
    #expect(rig.text.contains("4 Dec"))
    #expect(rig.text.contains("to come"))
  }

  @Test("more than 24 months ahead is refused as mistyped")
  func mistyped() {
    var rig = Rig()
    rig.press("4→r")
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("2062-11-20ⓢ")
    #expect(rig.organisation.trainings.isEmpty)
    #expect(rig.prose.contains("more than 24 months ahead: Mon 20 Nov 2062 looks mistyped"))
  }

  @Test("a failed result is on file, and the cell stays a gap")
  func failed() {
    var rig = Rig()
    rig.press("4→r⇥⇥⇥→ⓢ")
    #expect(rig.organisation.trainings.all.map(\.result) == [.failed])
    #expect(rig.state.currentCell?.cell.state == .missing)
  }

  @Test("the effect is proposed to be judged, by who sees to the competence, and follows the day")
  func proposesJudging() throws {
    var organisation = Organisation.small()
    var competence = try #require(organisation.competences[known("mig")])
    competence.judgeAfter = Period(3, .months)
    competence.owner = known("lim")
    organisation.competences.put(competence)
    var rig = Rig(organisation)
    rig.press("4→r")
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("2026-11-30")
    #expect(rig.prose.contains("with that day of the training: Sun 28 Feb 2027"))
    rig.press("ⓢ")
    let record = try #require(rig.organisation.trainings.all.first)
    #expect(record.judgeOn == day("2027-02-28"))
    #expect(record.judgedBy == known("lim"))
  }

  @Test("levels are chosen from the organisation's scale")
  func levels() {
    var organisation = Organisation.small()
    var profile = organisation.profile
    profile.levels = ["I is instructed", "U alone"]
    organisation.profiles.put(profile)
    var rig = Rig(organisation)
    rig.press("4→r⇥⇥⇥⇥→→ⓢ")
    #expect(rig.organisation.trainings.all.map(\.level) == ["U"])
  }

  @Test("the roll is called with a key each; when all are said the session was held")
  func roll() throws {
    var rig = Rig(firm(-1))
    #expect(rig.text.contains("who came?"))
    rig.press("4S")
    #expect(rig.text.contains("1 to say who came"))
    rig.press("⏎p")
    #expect(rig.message.contains("A. Okafor: passed"))
    #expect(rig.organisation.sessions.all[0].held == nil)
    rig.press("n")
    #expect(rig.message.contains("it was held"))
    #expect(rig.organisation.sessions.all[0].held == Rig.today)
    #expect(rig.organisation.trainings[known("booked-novak")]?.result == .noShow)
    rig.press("u")
    #expect(rig.organisation.trainings[known("booked-novak")]?.result == .booked)
    #expect(rig.organisation.sessions.all[0].held == nil)
    rig.press("uO")
    #expect(rig.organisation.trainings.all.allSatisfy { $0.result == .passed })
    rig.press("vlist 9ⓢ")
    #expect(rig.organisation.trainings.all.allSatisfy { $0.evidence == "list 9" })
    #expect(rig.organisation.sessions.all[0].evidence == "list 9")
    rig.press("⎋")
    #expect(rig.text.contains("2 came"))
    #expect(rig.state.derived.agenda.allSatisfy { $0.kind != .competence })
  }

  @Test("the roll is not called before the day")
  func tooEarly() {
    var rig = Rig(firm(1))
    rig.press("4S⏎p")
    #expect(rig.message.contains("the roll is called on the day"))
    #expect(rig.organisation.trainings.all.allSatisfy { $0.result == .booked })
  }

  @Test("a session is moved with its bookings, and cancelled with a reason; one undo each")
  func movesAndCancels() {
    var rig = Rig(firm(7))
    let before = rig.records
    rig.press("4Sd")
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("+3wⓢ")
    #expect(rig.message.contains("MIG welding moved to 11 Dec, with 2 booked"))
    #expect(rig.organisation.trainings.all.allSatisfy { $0.date == Rig.today + 21 })
    rig.press("u")
    #expect(rig.records == before)
    rig.press("cⓢ")
    #expect(rig.prose.contains("a reason is needed"))
    rig.press("trainer illⓢ")
    #expect(rig.organisation.trainings.isEmpty)
    #expect(rig.text.contains("cancelled"))
    rig.press("u")
    #expect(Set(rig.records.trainings.all) == Set(before.trainings.all))
    #expect(rig.records.sessions == before.sessions)
  }

  @Test("a full session is told, and books more only when told to")
  func full() {
    var rig = Rig(firm(7, seats: 2))
    rig.press("4S")
    #expect(rig.text.contains("to come, full"))
    rig.press("⏎")
    #expect(rig.text.contains("full, 2 seats"))
    rig.press("a")
    #expect(rig.text.contains("it is full"))
    rig.press("⏎")
    #expect(rig.text.contains("3 people for 2 seats"))
    rig.press("⏎")
    #expect(rig.organisation.trainings.count == 2)
    rig.press("a⏎y")
    #expect(rig.organisation.trainings.count == 3)
    #expect(rig.text.contains("3 booked, 1 more than the 2 seats"))
    rig.press("⎋")
    #expect(rig.text.contains("3/2, 1 too many"))
    rig.press("⏎")
    rig.press("x")
    #expect(rig.organisation.trainings.count == 2)
  }

  @Test("a new session asks for the competence, then for its day, and opens")
  func adds() throws {
    var rig = Rig()
    rig.press("4SaMIG⏎")
    #expect(rig.text.contains("MIG welding: new session"))
    rig.press("ⓢ")
    #expect(rig.prose.contains("Date is needed"))
    rig.press("+1wⓢ")
    #expect(rig.organisation.sessions.count == 1)
    #expect(rig.text.contains("Nobody is booked."))
    rig.press("a")
    #expect(rig.text.contains("missing"))
    rig.press("⏎")
    #expect(rig.organisation.trainings.all.map(\.person) == [known("okafor")])
  }

  @Test("a new session with more people than seats asks for its day first, then about the seats")
  func dayFirst() throws {
    var organisation = Organisation.small()
    var competence = try #require(organisation.competences[known("mig")])
    competence.seats = 1
    organisation.competences.put(competence)
    var rig = Rig(organisation)
    rig.press("4SaMIG⏎⇥⇥⏎")
    for _ in 0..<2 { rig.press(" ↓") }
    rig.press("⏎ⓢ")
    #expect(rig.prose.contains("Date is needed: the day it is held"))
    #expect(rig.prose.contains("? 2 people for 1 seats"))
    rig.press("2026-12-01ⓢ")
    #expect(rig.prose.contains("2 people for 1 seats; ^S again keeps it all the same"))
    #expect(rig.organisation.sessions.isEmpty)
    rig.press("ⓢ")
    #expect(rig.organisation.sessions.count == 1)
    #expect(rig.organisation.trainings.count == 2)
  }

  @Test("the plan shows who and why, and books a session in one step")
  func plans() throws {
    var rig = Rig()
    let before = rig.records
    rig.press("4P")
    #expect(rig.text.contains("2 to train, 1 session to book"))
    #expect(rig.text.contains("at once"))
    #expect(rig.text.contains("A. Okafor: missing"))
    rig.press("⏎")
    #expect(rig.text.contains("J. Novák: missing"))
    rig.press("⎋b")
    #expect(rig.text.contains("MIG welding: new session"))
    rig.press("ⓢ")
    #expect(rig.organisation.sessions.all.map(\.date) == [day("2026-11-23")])
    #expect(rig.organisation.trainings.count == 2)
    #expect(rig.text.contains("Nothing that roles demand"))
    rig.press("u")
    #expect(rig.records == before)
    rig.press("]")
    #expect(rig.text.contains("180 days ahead"))
    rig.press("n")
    for _ in 0..<3 { rig.press("⌫") }
    rig.press("7⏎")
    #expect(rig.text.contains("7 days ahead"))
  }

  @Test("a plan longer than its part of the screen says how much is out of sight")
  func longPlan() throws {
    var organisation = Organisation.small()
    let role = try #require(organisation.people[known("okafor")]?.roles.first)
    for number in 10..<40 {
      var competence = Competence(id: known("c\(number)"))
      competence.name = "Course \(number)"
      organisation.competences.put(competence)
      var rule = Requirement(id: known("r\(number)"))
      (rule.role, rule.competence) = (role, competence.id)
      organisation.requirements.put(rule)
    }
    var rig = Rig(organisation)
    rig.press("4P")
    let count = try #require(rig.state.board(PlanBoard.self)?.items.count)
    func seen() -> Int { rig.lines.count { $0.contains("book at once") } }
    #expect(seen() < count)
    #expect(rig.text.contains("… \(count - seen()) more below"))
    rig.press("G")
    #expect(rig.text.contains("… \(count - seen()) more above"))
    // What the people below leave empty goes to the list.
    #expect(seen() > 10)
  }

  @Test("the count of a chooser is of what is there, not of what could be added")
  func counts() {
    var rig = Rig()
    rig.press("4SaMIG⏎⇥⇥⇥⇥⇥⏎M. Ferreira")
    #expect(rig.text.contains("add as a new trainer"))
    #expect(rig.text.contains("0 of 0"))
  }

  @Test("the plan fills free seats of a session to come")
  func fills() {
    var organisation = firm(7, seats: 3)
    organisation.trainings.remove(known("booked-novak"))
    var rig = Rig(organisation)
    rig.press("4P")
    #expect(rig.text.contains("fill"))
    rig.press("b")
    #expect(rig.organisation.trainings.all.allSatisfy { $0.session == known("s1") })
    #expect(rig.organisation.trainings.count == 2)
  }

  @Test("a key writes the plan to a file, which asks where")
  func writes() {
    var rig = Rig()
    rig.press("4PC")
    #expect(rig.text.contains("harbour-trainings.ics"))
    rig.press("⏎")
    #expect(
      rig.effects.contains(
        .write(.trainingPlan(days: 90), to: "harbour-trainings.ics", overwrites: false)))
    rig.state.askToOverwrite(
      "harbour-trainings.ics", with: .trainingPlan(days: 90), as: "harbour-trainings.ics")
    rig.press("y")
    #expect(
      rig.effects.contains(
        .write(.trainingPlan(days: 90), to: "harbour-trainings.ics", overwrites: true)))
    rig.press("C")
    rig.press("plan.txt⏎")
    #expect(rig.prose.contains("ends in .ics, .html or .md is needed"))
  }

  @Test(
    "typing over a proposed day replaces it, and Esc where only proposals stand does not ask",
    arguments: ["4→r", "4→A⏎", "4Sd", "4Pn", "4Pb"])
  func proposals(keys: String) {
    func shown(_ keys: String) -> Rig {
      var organisation = firm(7)
      for name in ["okafor", "novak"] where !keys.contains("S") {
        organisation.trainings.remove(known("booked-\(name)"))
      }
      if !keys.contains("S") { organisation.sessions.remove(known("s1")) }
      var rig = Rig(organisation)
      rig.press(keys)
      return rig
    }
    var rig = shown(keys)
    #expect(!rig.state.overlays.isEmpty)
    rig.press("⎋")
    #expect(rig.state.overlays.isEmpty)
    rig = shown(keys)
    rig.press("3")
    #expect(rig.focusedText == "3")
    rig.press("⎋")
    #expect(rig.text.contains("Leave without keeping?"))
  }

  @Test("the day of judging is proposed")
  func proposesJudged() {
    var rig = Rig(judged("s1"))
    rig.press("4Ef⎋")
    #expect(rig.state.overlays.isEmpty)
    rig.press("f⇥⇥2026-11-18")
    #expect(rig.focusedText == "2026-11-18")
  }

  @Test("effects are judged for all of a session together, with what showed it")
  func judges() {
    var rig = Rig(judged("s1"))
    #expect(rig.text.contains("judge effect:"))
    rig.press("4E")
    #expect(rig.text.contains("!! due 19 Nov"))
    rig.press("mf")
    rig.press("ⓢ")
    #expect(rig.prose.contains("yes, partly or no"))
    rig.press("→→→ⓢ")
    #expect(rig.prose.contains("what showed it is needed"))
    rig.press("Test piecesⓢ")
    #expect(rig.organisation.trainings.all.allSatisfy { $0.effect == .no })
    #expect(rig.organisation.trainings.all.allSatisfy { $0.judgedBy == known("lim") })
    #expect(rig.message.contains("judged: no"))
    #expect(rig.state.derived.matrix.gaps.count == 2)
    rig.press("u")
    #expect(rig.organisation.trainings.all.allSatisfy { $0.effect == nil })
  }

  @Test("Enter on the dashboard leads to the session or the effects")
  func opens() {
    var rig = Rig(firm(-1))
    rig.goDown(to: "MIG welding")
    rig.press("⏎")
    #expect(rig.text.contains("!! who came? 2 to be said"))
    rig = Rig(judged("s1"))
    rig.goDown(to: "MIG welding")
    rig.press("⏎")
    #expect(rig.text.contains("Effects to be judged"))
  }

  @Test("read-only shows all and changes nothing")
  func readOnly() {
    var rig = Rig(firm(-1), isReadOnly: true)
    rig.press("4S⏎pOxdce")
    #expect(rig.organisation.trainings.all.allSatisfy { $0.result == .booked })
    rig.press("C")
    #expect(rig.text.contains("-trainings.ics"))
  }
}

extension Rig {
  /// What stands in the field of the form that has the focus.
  fileprivate var focusedText: String? {
    guard case .form(let form)? = state.overlays.last,
      case .typed(let buffer) = form.fields[form.focus].content
    else { return nil }
    return buffer.text
  }
}
