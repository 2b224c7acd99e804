import Records
import Testing

@Suite("Sessions of trainings")
struct TrainingSessionTests {
  /// Identifiers, the same in each run.
  final class Numbers {
    private var source = SeededGenerator(seed: 7)
    func next() -> RecordID { RecordID(using: &source) }
  }

  private func entry(
    _ names: [String], _ date: Day?, _ change: (inout TrainingEntry) -> Void = { _ in }
  ) throws -> TrainingEntry {
    var record = TrainingRecord(id: try id("template"))
    record.competence = try id("forklift")
    record.date = date
    var entry = TrainingEntry(record, for: try names.map { try id($0) })
    change(&entry)
    return entry
  }

  struct Remark: Sendable, CustomTestStringConvertible {
    let what: String
    var people = ["ann"]
    var shift = 0
    var change: @Sendable (inout TrainingEntry) -> Void = { _ in }
    /// Field and weight of what is said; empty when nothing is.
    let said: [String]
    var testDescription: String { what }
  }

  static let remarks: [Remark] = [
    Remark(what: "today", said: []),
    Remark(what: "yesterday", shift: -1, said: []),
    Remark(what: "tomorrow is a booking", shift: 1, said: ["date hint"]),
    Remark(what: "24 months ahead", shift: 730 + 1, said: ["date hint"]),
    Remark(what: "more than 24 months ahead", shift: 730 + 2, said: ["date refusal"]),
    Remark(
      what: "expires the day before", change: { $0.record.expires = today - 1 },
      said: ["expires refusal"]),
    Remark(what: "expires on the day", change: { $0.record.expires = today }, said: []),
    Remark(
      what: "has expired since", shift: -10, change: { $0.record.expires = today - 1 },
      said: ["expires hint"]),
    Remark(what: "a level of ours", change: { $0.record.level = "u" }, said: []),
    Remark(
      what: "an unknown level", change: { $0.record.level = "X" }, said: ["level refusal"]),
    Remark(
      what: "an unknown level that was on file",
      change: {
        $0.record.level = "X"
        $0.corrects = $0.record
      }, said: ["level warning"]),
    Remark(what: "as many as seats", people: ["ann", "bob"], change: { $0.seats = 2 }, said: []),
    Remark(
      what: "more than seats", people: ["ann", "bob"], change: { $0.seats = 1 },
      said: ["seats warning"]),
    Remark(what: "the last day of who leaves", people: ["gone"], shift: -5, said: []),
    Remark(
      what: "after who left", people: ["gone"], shift: -4, said: ["date warning"]),
    Remark(what: "the first day of who joined", people: ["late"], shift: -5, said: []),
    Remark(
      what: "before who joined", people: ["late"], shift: -6, said: ["date warning"]),
    Remark(
      what: "a record of the day is on file", people: ["bob"], shift: -30, said: ["date warning"]),
    Remark(
      what: "booked that day", people: ["cy"], shift: 7, said: ["date hint", "date hint"]),
    Remark(what: "booked another day", people: ["cy"], said: ["date hint"]),
    Remark(
      what: "failed on a day to come", shift: 1, change: { $0.record.result = .failed },
      said: ["date hint", "result refusal"]),
    Remark(what: "failed", change: { $0.record.result = .failed }, said: ["result hint"]),
    Remark(
      what: "booked for a day that has passed", shift: -1,
      change: { $0.record.result = .booked }, said: ["result refusal"]),
    Remark(
      what: "the judge was trained", people: ["ann", "bob"],
      change: {
        $0.record.judgedBy = RecordID("bob")
        $0.record.judgeOn = today + 30
      }, said: ["judged_by refusal"]),
    Remark(
      what: "judged before the training", change: { $0.record.judgeOn = today - 1 },
      said: ["judge_on refusal"]),
    Remark(
      what: "a judge without a day", change: { $0.record.judgedBy = RecordID("bob") },
      said: ["judge_on hint"]),
  ]

  @Test("what is typed is looked at while it is", arguments: remarks)
  func looksAt(_ remark: Remark) throws {
    var firm = try TrainingFirm(people: ["ann", "bob", "cy", "gone", "late"])
    var profile = firm.organisation.profile
    profile.levels = ["I is instructed", "U alone"]
    firm.organisation.profiles.put(profile)
    try firm.person("gone") { $0.left = today - 5 }
    try firm.person("late") { $0.joined = today - 5 }
    try firm.train("bob", today - 30)
    try firm.train("cy", today + 7, .booked)
    var entry = try entry(remark.people, today + remark.shift)
    remark.change(&entry)
    let said = firm.organisation.remarks(on: entry, today: today)
    #expect(said.map { "\($0.field) \($0.weight)" } == remark.said)
  }

  @Test("an unknown level is refused with the known ones")
  func namesLevels() throws {
    var firm = try TrainingFirm()
    var profile = firm.organisation.profile
    profile.levels = ["I is instructed", "U alone"]
    firm.organisation.profiles.put(profile)
    let entry = try entry(["ann"], today) { $0.record.level = "expert" }
    let said = firm.organisation.remarks(on: entry, today: today)
    #expect(said.map(\.text) == ["“expert” is no level of ours: I, U"])
  }

  @Test("a day that has passed makes records, and a held session for several")
  func records() throws {
    var firm = try TrainingFirm()
    let numbers = Numbers()
    try firm.carryOut(
      firm.organisation.changes(
        keeping: try entry(["ann"], today), today: today, newID: numbers.next))
    #expect(firm.organisation.sessions.isEmpty)
    #expect(firm.organisation.trainings.all.map(\.result) == [.passed])
    try firm.carryOut(
      firm.organisation.changes(
        keeping: try entry(["ann", "bob"], today - 1), today: today, newID: numbers.next))
    let session = try #require(firm.organisation.sessions.all.first)
    #expect(session.state(on: today) == .held)
    #expect(firm.organisation.attendance(of: session.id).map(\.result) == [.passed, .passed])
  }

  @Test("a day to come books; with seats or several people it is a session")
  func books() throws {
    var firm = try TrainingFirm()
    let numbers = Numbers()
    try firm.carryOut(
      firm.organisation.changes(
        keeping: try entry(["ann"], today + 3), today: today, newID: numbers.next))
    #expect(firm.organisation.sessions.isEmpty)
    try firm.carryOut(
      firm.organisation.changes(
        keeping: try entry(["bob"], today + 3) { $0.seats = 8 }, today: today,
        newID: numbers.next))
    #expect(firm.organisation.sessions.count == 1)
    #expect(firm.organisation.trainings.all.allSatisfy { $0.result == .booked })
    let bob = try #require(firm.organisation.people[id("bob")])
    let cell = firm.organisation.cell(of: bob, try id("forklift"), on: today, today: today)
    #expect(cell.state == .planned)
  }

  @Test("recording what was booked for that day turns the booking into the record")
  func turnsBooking() throws {
    var firm = try TrainingFirm()
    try firm.plan("early", today - 2)
    let booking = try firm.train("ann", today - 2, .booked, session: "early")
    try firm.carryOut(
      firm.organisation.changes(
        keeping: try entry(["ann"], today - 2), today: today, newID: Numbers().next))
    #expect(firm.organisation.trainings.all.map(\.id) == [booking])
    #expect(firm.organisation.trainings[booking]?.result == .passed)
    #expect(try firm.organisation.sessions[id("early")]?.held == today)
  }

  @Test(
    "a session is to come on its day and waits for who came the day after",
    arguments: [(1, "to come"), (0, "to come"), (-1, "who came?"), (-400, "who came?")])
  func states(shift: Int, state: String) throws {
    var firm = try TrainingFirm()
    var session = try firm.plan("one", today + shift)
    #expect(session.state(on: today).rawValue == state)
    session.held = today
    #expect(session.state(on: today) == .held)
    session.cancelled = "ill"
    #expect(session.state(on: today) == .cancelled)
  }

  @Test("moving a session moves its bookings and the day of judging")
  func moves() throws {
    var firm = try TrainingFirm()
    let session = try firm.plan("one", try day("2027-01-31"))
    let booking = try firm.train("ann", try day("2027-01-31"), .booked, session: "one")
    var record = try #require(firm.organisation.trainings[booking])
    record.judgeOn = try day("2027-03-02")
    firm.organisation.trainings.put(record)
    try firm.carryOut(firm.organisation.changes(moving: session, to: try day("2027-02-05")))
    #expect(try firm.organisation.trainings[booking]?.date == (day("2027-02-05")))
    #expect(try firm.organisation.trainings[booking]?.judgeOn == (day("2027-03-07")))
    var competence = try #require(firm.organisation.competences.all.first)
    competence.judgeAfter = Period(1, .months)
    firm.organisation.competences.put(competence)
    let moved = try #require(firm.organisation.sessions[session.id])
    try firm.carryOut(firm.organisation.changes(moving: moved, to: try day("2027-01-31")))
    #expect(try firm.organisation.trainings[booking]?.judgeOn == (day("2027-02-28")))
  }

  @Test("cancelling takes the bookings off and keeps the reason")
  func cancels() throws {
    var firm = try TrainingFirm()
    let session = try firm.plan("one", today + 5)
    try firm.train("ann", today + 5, .booked, session: "one")
    try firm.carryOut(firm.organisation.changes(cancelling: session, because: "trainer ill"))
    #expect(firm.organisation.trainings.isEmpty)
    #expect(firm.organisation.sessions[session.id]?.cancelled == "trainer ill")
    #expect(firm.plan().words == ["book: ann bob"])
  }

  @Test("the roll makes records of bookings; when all are said the session was held")
  func roll() throws {
    var firm = try TrainingFirm(people: ["ann", "bob", "cy"])
    let session = try firm.plan("one", today - 1)
    let ids = try ["ann", "bob", "cy"].map {
      try firm.train($0, today - 1, .booked, session: "one")
    }
    func mark(_ id: RecordID, _ result: TrainingRecord.Result) throws {
      let now = try #require(firm.organisation.sessions[session.id])
      try firm.carryOut(
        firm.organisation.changes(marking: [id], as: result, in: now, today: today))
    }
    try mark(ids[0], .passed)
    try mark(ids[1], .failed)
    #expect(firm.organisation.sessions[session.id]?.held == nil)
    try mark(ids[2], .noShow)
    #expect(firm.organisation.sessions[session.id]?.held == today)
    // Failed and no-show stay gaps.
    #expect(firm.plan().items.flatMap(\.needs).map(\.person.text) == ["bob", "cy"])
    try mark(ids[2], .booked)
    #expect(firm.organisation.sessions[session.id]?.held == nil)
    try mark(ids[2], .passed)
    let held = try #require(firm.organisation.sessions[session.id])
    try firm.carryOut(firm.organisation.changes(evidence: "list 7", of: held))
    #expect(
      firm.organisation.attendance(of: session.id).map(\.evidence) == [
        "list 7", "list 7", "list 7",
      ])
  }

  @Test("who judges is not the one who was trained; no reopens the gap from that day on")
  func judging() throws {
    var firm = try TrainingFirm()
    let trained = try firm.train("ann", today - 30)
    var record = try #require(firm.organisation.trainings[trained])
    record.judgeOn = today - 1
    let (before, organisation) = (record, firm.organisation)
    func judge(_ name: String, _ on: Day, _ seen: String) -> String? {
      var copy = before
      do throws(JudgingProblem) {
        try copy.judge(
          .no, by: RecordID(name), on: on, seenIn: seen, today: today, in: organisation)
        return nil
      } catch { return error.field }
    }
    #expect(judge("ann", today, "watched") == "judged_by")
    #expect(judge("bob", today + 1, "watched") == "judged")
    #expect(judge("bob", today - 31, "watched") == "judged")
    #expect(judge("bob", today, " ") == "judgement")
    #expect(judge("bob", today - 30, "watched") == nil)
    try record.judge(
      .no, by: try id("bob"), on: today, seenIn: "test", today: today, in: organisation)
    firm.organisation.trainings.put(record)
    let person = try #require(firm.organisation.people[id("ann")])
    func state(on day: Day) throws -> CellState {
      firm.organisation.cell(of: person, try id("forklift"), on: day, today: today).state
    }
    #expect(try state(on: today - 1) == .valid)
    #expect(try state(on: today) == .expired)
    #expect(firm.organisation.judgements().isEmpty)
  }

  @Test("the agenda has a session once, the judgements of a session once, and asks who came")
  func agenda() throws {
    var firm = try TrainingFirm(people: ["ann", "bob", "cy", "dee"])
    try firm.plan("coming", today + 5)
    try firm.train("ann", today + 5, .booked, session: "coming")
    try firm.train("bob", today + 5, .booked, session: "coming")
    try firm.plan("past", today - 3)
    try firm.train("cy", today - 3, .booked, session: "past")
    try firm.train("dee", today - 2, .booked)
    for name in ["ann", "bob"] {
      let trained = try firm.train(name, today - 400, session: "old")
      var record = try #require(firm.organisation.trainings[trained])
      record.judgeOn = today + (name == "ann" ? -4 : 9)
      record.judgedBy = try id("cy")
      firm.organisation.trainings.put(record)
    }
    let items = firm.organisation.agenda(today: today)
    #expect(items.allSatisfy { $0.kind == .competence && $0.reference == "Forklift" })
    #expect(
      items.map { "\($0.days) \($0.title)" } == [
        "-4 judge effect: 2 people", "-3 who came? cy", "-2 dee: booked, came?",
        "5 2 people: booked",
      ])
    #expect(items[0].owner == "cy")
    #expect(try items[3].record == (id("coming")))
  }
}
