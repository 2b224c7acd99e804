import Records
import Testing

@testable import Screens

@Suite("Sessions of several days on the screen")
struct SessionDaysTests {
  /// The small firm with a session for welders from a day to another, with one booked.
  private func firm(_ first: Int, _ last: Int) -> Organisation {
    var organisation = Organisation.small()
    var session = TrainingSession(id: known("s1"))
    session.competence = known("mig")
    session.date = Rig.today + first
    session.ends = Rig.today + last
    organisation.sessions.put(session)
    var record = TrainingRecord(id: known("booked"))
    record.person = known("okafor")
    record.competence = known("mig")
    record.date = Rig.today + last
    record.session = session.id
    record.result = .booked
    organisation.trainings.put(record)
    return organisation
  }

  @Test("the list says its days, the session says them in full")
  func shows() {
    var rig = Rig(firm(3, 4))
    rig.press("4S")
    #expect(rig.text.contains("23–24 Nov"))
    rig.press("⏎")
    #expect(rig.text.contains("Mon 23 – Tue 24 Nov 2026"))
  }

  @Test(
    "the roll is called from the last day on",
    arguments: [(0, 1, false), (-1, 0, true), (-2, -1, true)])
  func roll(first: Int, last: Int, isCalled: Bool) {
    var rig = Rig(firm(first, last))
    rig.press("4S⏎p")
    #expect(rig.organisation.trainings.all[0].result == (isCalled ? .passed : .booked))
    #expect(rig.message.contains("the roll is called on the last day") == !isCalled)
  }

  @Test("a last day before the first is refused in the form, a later one is kept")
  func form() {
    var rig = Rig()
    rig.press("4SaMIG⏎2026-12-01⇥2026-11-30ⓢ")
    #expect(rig.prose.contains("before the first day, Tue 1 Dec 2026"))
    #expect(rig.organisation.sessions.isEmpty)
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("2026-12-02ⓢ")
    #expect(rig.message.contains("MIG welding on 1–2 Dec"))
    #expect(rig.organisation.sessions.all.map(\.ends) == [day("2026-12-02")])
  }

  @Test("moving it moves its last day and who is booked")
  func moves() {
    var rig = Rig(firm(3, 4))
    rig.press("4Sd")
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("2026-12-01ⓢ")
    #expect(rig.message.contains("MIG welding moved to 1–2 Dec, with 1 booked"))
    #expect(rig.organisation.sessions.all.map(\.ends) == [day("2026-12-02")])
    #expect(rig.organisation.trainings.all.map(\.date) == [day("2026-12-02")])
  }
}
