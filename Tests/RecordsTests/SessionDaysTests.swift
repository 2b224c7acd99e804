import Records
import Testing

@Suite("Sessions of several days")
struct SessionDaysTests {
  private func session(_ date: String?, _ ends: String?) throws -> TrainingSession {
    var session = TrainingSession(id: try id("one"))
    session.competence = try id("forklift")
    session.date = try date.map { try day($0) }
    session.ends = try ends.map { try day($0) }
    return session
  }

  @Test(
    "its days are said with the month and the year once",
    arguments: [
      (nil, nil, "no day", nil),
      (nil, "2026-11-18", "no day", nil),
      ("2026-11-18", nil, "18 Nov", "Wed 18 Nov 2026"),
      ("2026-11-18", "2026-11-18", "18 Nov", "Wed 18 Nov 2026"),
      // What a file says wrongly does not make it end before it begins.
      ("2026-11-18", "2026-11-17", "18 Nov", "Wed 18 Nov 2026"),
      ("2026-11-18", "2026-11-19", "18–19 Nov", "Wed 18 – Thu 19 Nov 2026"),
      ("2026-11-30", "2026-12-02", "30 Nov–2 Dec", "Mon 30 Nov – Wed 2 Dec 2026"),
      ("2026-12-31", "2027-01-01", "31 Dec–1 Jan 2027", "Thu 31 Dec 2026 – Fri 1 Jan 2027"),
      ("2027-02-28", "2027-03-01", "28 Feb–1 Mar 2027", "Sun 28 Feb – Mon 1 Mar 2027"),
    ] as [(String?, String?, String, String?)])
  func words(date: String?, ends: String?, spoken: String, full: String?) throws {
    let session = try session(date, ends)
    #expect(session.spoken(today: today) == spoken)
    #expect(session.fullDays == full)
  }

  @Test(
    "the last day is not before the first, and no mistyped one",
    arguments: [(-1, true), (0, false), (1, false), (722, false), (723, true)])
  func flaw(shift: Int, isFlawed: Bool) {
    // The latest day that is taken is 24 months from today: 731 days, of which 9 have passed on the first.
    let flaw = TrainingSession.flaw(ofLastDay: today + 9 + shift, from: today + 9, today: today)
    #expect((flaw != nil) == isFlawed)
  }

  @Test(
    "it waits for who came from the day after the last",
    arguments: [
      (1, 2, "to come", 1, "ann: booked"), (0, 1, "to come", 0, "ann: booked"),
      (-1, 1, "to come", 1, "ann: booked"), (-1, 0, "to come", 0, "ann: booked"),
      (-2, -1, "who came?", -1, "who came? ann"),
    ])
  func waits(from: Int, to: Int, state: String, days: Int, title: String) throws {
    var firm = try TrainingFirm(people: ["ann"])
    var session = try firm.plan("one", today + from)
    session.ends = today + to
    firm.organisation.sessions.put(session)
    try firm.train("ann", today + to, .booked, session: "one")
    #expect(session.state(on: today).rawValue == state)
    let items = firm.organisation.agenda(today: today)
    // A session that is to come is owed on its first day, one that has begun on its last.
    #expect(items.map { "\($0.days) \($0.title)" } == ["\(days) \(title)"])
    #expect(items.allSatisfy { $0.isOverdue == (to < 0) })
  }

  @Test("who is booked meets it on the last day; moving and correcting it keep that so")
  func bookings() throws {
    var firm = try TrainingFirm(people: ["ann"])
    var competence = try #require(firm.organisation.competences.all.first)
    competence.judgeAfter = Period(10, .days)
    firm.organisation.competences.put(competence)
    var session = try firm.plan("one", today + 5)
    session.ends = today + 6
    firm.organisation.sessions.put(session)
    let booking = try id("booking")
    try firm.carryOut(
      firm.organisation.changes(booking: [id("ann")], into: session) { booking })
    func expectDays(_ first: Int, _ last: Int) throws {
      let now = try #require(firm.organisation.sessions[session.id])
      let record = try #require(firm.organisation.trainings[booking])
      #expect(now.date == today + first)
      #expect(now.lastDay == today + last)
      #expect(record.date == today + last)
      #expect(record.judgeOn == today + last + 10)
    }
    try expectDays(5, 6)
    try firm.carryOut(firm.organisation.changes(moving: session, to: today + 20))
    try expectDays(20, 21)
    let moved = try #require(firm.organisation.sessions[session.id])
    var longer = moved
    longer.ends = today + 23
    try firm.carryOut(firm.organisation.changes(correcting: moved, to: longer))
    try expectDays(20, 23)
    var shorter = longer
    shorter.ends = nil
    try firm.carryOut(firm.organisation.changes(correcting: longer, to: shorter))
    try expectDays(20, 20)
    #expect(firm.organisation.sessions[session.id]?.ends == nil)
  }

  @Test("a session comes in time when its last day does", arguments: [(10, true), (9, false)])
  func inTime(expires: Int, isIn: Bool) throws {
    var firm = try TrainingFirm(people: ["ann"])
    try firm.train("ann", today - 300, expires: today + expires)
    var session = try firm.plan("one", today + 9)
    session.ends = today + 10
    firm.organisation.sessions.put(session)
    #expect(firm.plan().words == [isIn ? "fill: ann" : "book: ann"])
  }
}
