import Records
import Testing

@testable import Reports

@Suite struct TrainingListTests {
  private static let german = """
    Schulungsnachweise 2026, Stand 12.11.2026;;;;;;;;
    Mitarbeiter;Personalnr.;Unterweisung;Schulungsdatum;gültig bis;Zertifikat;Referent;Dauer (Stunden);Ergebnis;Wirksamkeit
    Müller, Anna;4711;Gefahrstoffe;14.3.26;;;TÜV Nord;8;bestanden;wirksam
    Jörg Groß;;Ersthelfer;März 2026;03/2028;EH-17;DRK;16;teilgenommen;
    Müller, Anna;4711;Stapler;geplant 14.01.2027;;;;;;
    Jörg Groß;;Stapler;12.-14.05.2025 (FS 12);unbefristet;;;;nicht bestanden;
    Jörg Groß;;Ladungssicherung;02.03.2027;-;;;;;
    """

  private func plan(
    _ text: String, _ kind: RegisterKind = .training, into organisation: Organisation,
    options: ImportOptions = ImportOptions(), ids: String = "x"
  ) throws -> ImportPlan {
    try Import.plan(
      kind, csv: Array(text.utf8), into: organisation, fileName: "list.csv", today: today,
      who: "Mei Lim",
      options: options, newID: makeIDs(ids))
  }

  @Test(
    "A German list with a title and cells that are not clean comes in, and twice changes nothing")
  func german() throws {
    var after = emptyOrganisation()
    let first = try plan(TrainingListTests.german, into: after)
    try after.apply(first.edit(when: Moment(seconds: 0)))
    let records = after.trainings.all
    #expect(after.people.all.map(\.name) == ["Anna Müller", "Jörg Groß"])
    #expect(
      records.map(\.date) == [
        day("2026-03-14"), day("2026-03-01"), day("2027-01-14"), day("2025-05-14"),
        day("2027-03-02"),
      ])
    #expect(records.map(\.result) == [.passed, .passed, .booked, .failed, .booked])
    #expect(records[0].duration == "8 h")
    #expect(records[0].trainer == "TÜV Nord")
    #expect(records[0].effect == .yes)
    #expect(records[1].expires == day("2028-03-31"))
    #expect(records[1].evidence == "EH-17")
    #expect(records[3].evidence == "FS 12")
    #expect(first.notes.contains("days to come were taken for bookings: row 7"))
    #expect(first.notes.contains("above the headings, and left out: row 1"))
    #expect(try plan(TrainingListTests.german, into: after, ids: "y").changes == [])
  }

  @Test("Bad rows are named, each with what to do, and nothing is imported")
  func bad() {
    let text = """
      person,competence,date,expires
      all staff,First aid,2026-01-01,
      Ann Lee,First aid,2026-01-01,2025-01-01
      Ann Lee,First aid,2206-01-01,
      28/42,First aid,2026-01-01,
      Ann Lee,Forklift,29.02.2025,
      12 Mitarbeiter,First aid,2026-01-01,
      """
    #expect(
      problems(.training, text) == [
        "register.csv, row 2, column person: names no single person: all staff; give each person a row with their name",
        "register.csv, row 3, column expires: 2025-01-01 is before the day of the training, 2026-01-01",
        "register.csv, row 4, column date: is more than 24 months ahead, and looks mistyped: 2206-01-01",
        "register.csv, row 5, column person: names no single person: 28/42; give each person a row with their name",
        "register.csv, row 6, column date: is not a day (yyyy-mm-dd): 29.02.2025",
        "register.csv, row 7, column person: names no single person: 12 Mitarbeiter; give each person a row with their name",
      ])
  }

  @Test("What is bad can be left out, and is named")
  func leftOut() throws {
    let text =
      "person,competence,date\nall staff,First aid,2026-01-01\nAnn Lee,First aid,2026-01-01\n"
    let plan = try plan(text, into: emptyOrganisation(), options: ImportOptions(leavesOutBad: true))
    #expect(plan.added == 1)
    #expect(
      plan.notes.contains(
        "left out: row 2, column person: names no single person: all staff; give each person a row with their name"
      ))
    #expect(throws: ImportProblem.self) {
      try self.plan(
        "person,competence,date\nall staff,First aid,2026-01-01\n", into: emptyOrganisation(),
        options: ImportOptions(leavesOutBad: true))
    }
  }

  @Test("Of two people of one name a number or an e-mail address says who is meant")
  func namesakes() throws {
    let people = "name,email,number\nAnn Lee,a@x.org,1\nAnn Lee,b@x.org,2\n"
    var organisation = try importing(.people, people, into: emptyOrganisation()).organisation
    #expect(organisation.people.count == 2)
    #expect(
      problems(
        .training, "person,competence,date\nAnn Lee,First aid,2026-01-01\n", into: organisation)
        == [
          "register.csv, row 2, column person: several people are called Ann Lee; a column with their personnel number or "
            + "e-mail address says who is meant"
        ])
    let text = "person,number,competence,date\nAnn Lee,2,First aid,2026-01-01\n"
    organisation = try importing(.training, text, into: organisation, ids: "y").organisation
    #expect(organisation.people[organisation.trainings.all[0].person]?.number == "2")
    // What was exported says by the record itself who it was.
    let csv = Export.csv(of: .training, in: organisation, today: today)
    #expect(try ReportsTests.plan(.training, csv, into: organisation).changes == [])
    #expect(try ReportsTests.plan(.people, people, into: organisation).changes == [])
    let exported = Export.csv(of: .people, in: organisation, today: today)
    #expect(try ReportsTests.plan(.people, exported, into: organisation).changes == [])
  }

  @Test("A number alone names a person on file")
  func numberAlone() throws {
    let before = try importing(.people, "name,number\nAnn Lee,7\n", into: emptyOrganisation())
      .organisation
    let text = "Personalnummer;Qualifikation;Datum\n7;Erste Hilfe;01.10.2026\n"
    let (after, _) = try importing(.training, text, into: before, ids: "y")
    #expect(after.trainings.all.map(\.person) == after.people.all.map(\.id))
    #expect(
      problems(.training, text.replacing("\n7", with: "\n8"), into: before) == [
        "register.csv, row 2, column Personalnummer: is on file of nobody: 8"
      ])
  }

  @Test("Two people of one name in a file need a number or an e-mail address")
  func twoInFile() {
    #expect(problems(.people, "name,number\nAnn Lee,1\nAnn Lee,2\n") == [])
    #expect(problems(.people, "name,email\nAnn Lee,a@x.org\nAnn Lee,b@x.org\n") == [])
    #expect(
      problems(.people, "name,area\nAnn Lee,A\nAnn Lee,B\n") == [
        "register.csv, row 3, column name: Ann Lee is in row 2 already"
      ])
  }

  @Test("A number on file decides who is meant, also under a new name")
  func renamed() throws {
    let before = try importing(.people, "name,number\nAnn Lee,1\n", into: emptyOrganisation())
      .organisation
    let (after, plan) = try importing(.people, "name,number\nAnn Berg,1\n", into: before, ids: "y")
    #expect(after.people.all.map(\.name) == ["Ann Berg"])
    #expect(plan.notes == ["Ann Lee (number 1) is called Ann Berg now: row 2"])
  }

  @Test("German requirements with intervals in words come in")
  func requirements() throws {
    let text = """
      Funktion;Unterweisung;Intervall;Pflicht;Nachfrist
      Fahrer;Stapler;jährlich;ja;4 Wochen
      Fahrer;Erste Hilfe;alle 2 Jahre;nein;
      Fahrer;Einweisung;einmalig;ja;
      """
    let (after, _) = try importing(.requirements, text, into: emptyOrganisation())
    #expect(after.requirements.all.map(\.refreshMonths) == [12, 24, nil])
    #expect(after.requirements.all.map(\.isMandatory) == [true, false, true])
    #expect(after.requirements.all[0].grace == Period(4, .weeks))
    #expect(try ReportsTests.plan(.requirements, text, into: after, ids: "y").changes == [])
    let years = "role,competence,validity years\nDriver,Forklift,3\n"
    let withYears = try importing(.requirements, years, into: emptyOrganisation()).organisation
    #expect(withYears.requirements.all.map(\.refreshMonths) == [36])
  }

  @Test("German people with first and last names in columns of their own come in")
  func people() throws {
    let text =
      "PNR;Nachname;Vorname;Abteilung;Eintritt;Austritt\n4711;Müller;Anna;Lager;01.04.2019;31.12.26\n"
    let (after, _) = try importing(.people, text, into: emptyOrganisation())
    let anna = try after.person("Anna Müller")
    #expect(anna.number == "4711")
    #expect(after.areaName(anna.area) == "Lager")
    #expect(anna.joined == day("2019-04-01"))
    #expect(anna.left == day("2026-12-31"))
  }

  @Test("A session that training names and nobody entered is made; another one is refused")
  func sessions() throws {
    let text =
      "person,competence,date,session\nAnn Lee,First aid,2026-12-01,\"First aid, 2026-12-01 09:00\"\n"
    let (after, _) = try importing(.training, text, into: emptyOrganisation())
    #expect(after.sessions.all.map(\.starts) == ["09:00"])
    #expect(after.trainings.all[0].session == after.sessions.all[0].id)
    #expect(
      problems(.training, "person,competence,date,session\nAnn Lee,First aid,2026-12-01,Autumn\n")
        == [
          "register.csv, row 2, column session: names no session on file: Autumn; import the sessions first"
        ])
  }

  @Test(
    "A status that speaks against the rest of its row is refused, and so is a count for a name",
    arguments: [
      ("Fire,2024-03-01,,Expired", "says that it has run out"),
      ("Fire,2024-03-01,,abgelaufen", "says that it has run out"),
      ("Fire,2024-03-01,2025-03-01,Expired", nil), ("Fire,2024-03-01,,In Progress", "is not done"),
      ("Fire,2024-03-01,,offen", "is not done"), ("Fire,2027-03-01,,pending", nil),
      ("Fire,2024-03-01,,Passed", nil), ("28/42,2024-03-01,,Passed", "28/42"),
      ("60 %,2024-03-01,,Passed", "60 %"),
    ])
  func statuses(row: String, problem: String?) throws {
    let text = "Name,Course,Date,Expiry,Status\nAnna Berg,\(row)\n"
    do throws(ImportProblem) {
      let plan = try Import.plan(
        .training, csv: Array(text.utf8), into: emptyOrganisation(), fileName: "list.csv",
        today: today, who: "Mei Lim", newID: makeIDs("x"))
      #expect(problem == nil && plan.added == 1)
    } catch {
      let problem = try #require(problem, "\(error)")
      #expect(error.description.contains("row 2"))
      #expect(error.description.contains(problem))
    }
  }
}
