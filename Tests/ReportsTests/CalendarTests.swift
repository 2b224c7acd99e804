import Records
import Testing

@testable import Reports

@Suite("The calendar")
struct CalendarTests {
  static let stamp = Moment(seconds: 20_777 * 86_400 + 3_661)

  private func text(_ event: Calendar.Event) -> String {
    Calendar(name: "Trainings", stamp: Self.stamp, events: [event]).text
  }

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  @Test("an event is a whole day, with a stamp, in lines that end in CR and LF")
  func writes() throws {
    let event = Calendar.Event(uid: "one@x", day: try day("2028-02-29"), summary: "Forklift")
    #expect(
      text(event)
        == [
          "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Evenkeel//Evenkeel//EN",
          "CALSCALE:GREGORIAN",
          "METHOD:PUBLISH", "X-WR-CALNAME:Trainings", "BEGIN:VEVENT", "UID:one@x",
          "DTSTAMP:20261120T010101Z", "SEQUENCE:\((Self.stamp.seconds - 946_684_800) / 60)",
          "DTSTART;VALUE=DATE:20280229", "DTEND;VALUE=DATE:20280301", "SUMMARY:Forklift",
          "STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR", "",
        ].joined(separator: "\r\n"))
  }

  @Test(
    "what would be taken for a mark is escaped",
    arguments: [
      ("a, b; c", "a\\, b\\; c"), ("C:\\new", "C:\\\\new"),
      ("one\ntwo\r\nthree", "one\\ntwo\\nthree"),
      ("bell\u{7}\u{1B}[0m", "bell[0m"), ("Fähre: ja", "Fähre: ja"), ("tab\there", "tab here"),
    ])
  func escapes(plain: String, escaped: String) {
    #expect(Calendar.escaped(plain) == escaped)
  }

  @Test(
    "no line has more than 75 bytes, no letter is torn, and unfolding gives the line back",
    arguments: ["a", "ü", "💡", "👩‍🔧", "漢", "é"], [1, 18, 19, 25, 37, 38, 74, 75, 76, 150, 400])
  func folds(letter: String, count: Int) {
    let line = "SUMMARY:" + String(repeating: letter, count: count)
    let folded = Calendar.folded(line)
    let pieces = folded.pieces
    #expect(pieces.allSatisfy { $0.utf8.count <= 75 })
    #expect(pieces.dropFirst().allSatisfy { $0.hasPrefix(" ") })
    #expect(folded.replacing("\r\n ", with: "") == line)
  }

  @Test(
    "a session blocks all of its days",
    arguments: [(nil, "20261203"), (0, "20261203"), (1, "20261204"), (29, "20270101")]
      as [(
        Int?, String
      )])
  func days(more: Int?, end: String) throws {
    var organisation = Organisation(profile: Profile(id: try #require(RecordID("firm"))))
    var session = TrainingSession(id: try #require(RecordID("s1")))
    session.date = try day("2026-12-02")
    session.ends = try more.map { try day("2026-12-02") + $0 }
    organisation.sessions.put(session)
    let text = TrainingPlanReport(of: organisation, today: try day("2026-11-20"))
      .calendar(stamp: Self.stamp).text
    #expect(text.contains("DTSTART;VALUE=DATE:20261202\r\nDTEND;VALUE=DATE:\(end)\r\n"))
  }

  @Test(
    "who runs out by grace within the days looked ahead is told with the end of the grace",
    arguments: [(-1, 14, true), (-1, 13, false), (-15, 0, true), (-16, 90, false)])
  func grace(expires: Int, days: Int, isTold: Bool) throws {
    func id(_ text: String) throws -> RecordID { try #require(RecordID(text)) }
    var organisation = Organisation(profile: Profile(id: try id("firm")))
    let today = try day("2026-11-20")
    var role = Role(id: try id("driver"))
    role.name = "Driver"
    organisation.roles.put(role)
    var competence = Competence(id: try id("forklift"))
    competence.name = "Forklift"
    organisation.competences.put(competence)
    var rule = Requirement(id: try id("rule"))
    (rule.role, rule.competence, rule.grace) = (role.id, competence.id, Period(15, .days))
    organisation.requirements.put(rule)
    var person = Person(id: try id("ann"))
    (person.name, person.roles) = ("Ann", [role.id])
    organisation.people.put(person)
    var record = TrainingRecord(id: try id("record"))
    (record.person, record.competence, record.date) = (person.id, competence.id, today - 300)
    record.expires = today + expires
    organisation.trainings.put(record)
    let report = TrainingPlanReport(of: organisation, today: today, days: days)
    let end = today + expires + 15
    let events = report.calendar(stamp: Self.stamp).events.filter { $0.uid.hasPrefix("expiry") }
    #expect(events.map(\.day) == (isTold ? [end] : []))
    #expect(events.allSatisfy { $0.details.contains("in grace: the refresher is overdue") })
    #expect(report.markdown.contains("| in grace until \(end.full)") == isTold)
  }

  @Test(
    "sessions, what is to be booked, runs out and is to be judged stand in it, known again later")
  func plan() throws {
    var organisation = Organisation(profile: Profile(id: try #require(RecordID("firm"))))
    func id(_ text: String) throws -> RecordID { try #require(RecordID(text)) }
    let today = try day("2026-11-20")
    var role = Role(id: try id("driver"))
    role.name = "Driver"
    organisation.roles.put(role)
    var competence = Competence(id: try id("forklift"))
    competence.name = "Forklift; class 1"
    organisation.competences.put(competence)
    var rule = Requirement(id: try id("rule"))
    (rule.role, rule.competence, rule.refreshMonths) = (role.id, competence.id, 12)
    organisation.requirements.put(rule)
    for name in ["ann", "bob", "cy"] {
      var person = Person(id: try id(name))
      (person.name, person.roles) = (name, [role.id])
      organisation.people.put(person)
    }
    func record(_ name: String, _ date: Day, _ session: String? = nil) throws -> TrainingRecord {
      var record = TrainingRecord(id: try id("\(name)-\(date)"))
      (record.person, record.competence, record.date) = (try id(name), competence.id, date)
      record.session = try session.map { try id($0) }
      record.result = date > today ? .booked : .passed
      return record
    }
    var trained = try record("ann", today - 300)
    trained.judgeOn = today + 10
    organisation.trainings.put(trained)
    var session = TrainingSession(id: try id("s1"))
    (session.competence, session.date, session.place) = (competence.id, today + 12, "Yard, gate 2")
    organisation.sessions.put(session)
    organisation.trainings.put(try record("bob", today + 12, "s1"))
    var gone = TrainingSession(id: try id("s2"))
    (gone.competence, gone.date, gone.cancelled) = (competence.id, today + 13, "ill")
    organisation.sessions.put(gone)
    let calendar = TrainingPlanReport(of: organisation, today: today).calendar(stamp: Self.stamp)
    #expect(
      calendar.events.map { "\($0.uid) \($0.day - today) \($0.summary)" } == [
        "session-s1@firm.evenkeel 12 Training: Forklift; class 1",
        "session-s2@firm.evenkeel 13 Training: Forklift; class 1",
        "expiry-ann-forklift@firm.evenkeel 65 Runs out: Forklift; class 1, ann",
        "effect-ann-2026-01-24-nobody@firm.evenkeel 10 Effect to be judged: Forklift; class 1",
      ])
    #expect(calendar.events.map(\.isCancelled) == [false, true, false, false])
    // What fills free seats is no event of its own; without the session it is to be booked.
    organisation.sessions.remove(session.id)
    let later = TrainingPlanReport(of: organisation, today: today).calendar(stamp: Self.stamp)
    #expect(later.events.contains { $0.uid == "plan-forklift-1@firm.evenkeel" && $0.day == today })
    #expect(calendar.text.contains("LOCATION:Yard\\, gate 2\r\n"))
    #expect(calendar.text.contains("STATUS:CANCELLED"))
    let page = TrainingPlanReport(of: organisation, today: today).markdown
    #expect(page.contains("To be booked"))
    #expect(page.contains("cy: missing"))
  }
}

extension String {
  /// The lines; a carriage return and a line feed are one character.
  fileprivate var pieces: [String] {
    split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
  }
}
