import Records
import Testing

@testable import Reports

/// Sheets of the shapes that registers have, with cells that are not clean.
enum Sheets {
  static let english = """
    Harbour Engineering Ltd,,,,,,,,
    "Training matrix, status 12 Nov 2026",,,,,,,,
    ,,,,,,,,
    Emp No,Employee Name,Job Title,Department,Start Date,First Aid,First Aid expiry,Manual Handling,Forklift
    101,"Okafor, Ann",Dispatcher,Stores,01/04/2019,14/03/2025,14/03/2028,12 Jan 2026,N/A
    102,Tom Reyes,Driver; Dispatcher,Stores,,x,,Mar 2026,31/05/2026 (cert FL-77)
    103,Jan  Novak,Driver,Goods in,15/09/2024,"planned 02/12/2026",,"not required",valid until 30/06/2027
    ,,,,,,,,
    Total trained,,,,,2,,2,2
    % trained,,,,,67%,,67%,67%
    Key:,,,,,,,,
    x,trained,,,,,,,
    """

  static let german = """
    Schulungsmatrix 2026;;;;;;;;;
    Stand: 12.11.2026, QMB;;;;;;;;;
    Lfd. Nr.;Personalnr.;Name;Vorname;Abteilung;Erste Hilfe;;Stapler;;"Brand-
    schutz"
    ;;;;;Datum;gültig bis;Datum;gültig bis;Datum
    1;4711;Müller;Anna;Versand;14.03.2025;14.03.2027;x;;März 2026
    2;4712;Groß;Jörg;Lager;1.4.26;;03/2024;31.12.2025;entfällt
    3;4713;Müller;Anna;Lager;geplant 14.01.2027;;;;–

    Summe;;;;;2;;2;;1
    Legende: x = geschult;;;;;;;;;
    """

  static let grouped = """
    Name\tFunktion\tArbeitsschutz\t\tQualität\t
    \t\tPSA\tGefahrstoffe\t8D\tPrüfmittel
    Produktion\t\t\t\t\t
    Anna Berg\tWerker\tU\tL\t\tO
    Jörg Groß\tMeister\tO\tO\tL\t
    """
}

private func matrixPlan(
  _ text: String, into organisation: Organisation, _ kind: RegisterKind = .training,
  options: ImportOptions = ImportOptions(), ids: String = "x"
) throws -> ImportPlan {
  try Import.plan(
    kind, csv: Array(text.utf8), into: organisation, fileName: "matrix.csv", today: today,
    who: "Mei Lim",
    options: options, newID: makeIDs(ids))
}

private func importingMatrix(
  _ text: String, into organisation: Organisation, _ kind: RegisterKind = .training,
  options: ImportOptions = ImportOptions(), ids: String = "x"
) throws -> (organisation: Organisation, plan: ImportPlan) {
  let plan = try matrixPlan(text, into: organisation, kind, options: options, ids: ids)
  var after = organisation
  try after.apply(plan.edit(when: Moment(seconds: 0)))
  return (after, plan)
}

private func matrixProblems(_ text: String, into organisation: Organisation = emptyOrganisation())
  -> [String]
{
  do {
    _ = try matrixPlan(text, into: organisation)
    return []
  } catch let problem as ImportProblem {
    return problem.sentences
  } catch {
    return ["\(error)"]
  }
}

extension Organisation {
  /// The records of a person and a competence in short: "2026-03-14 until 2027-03-14 booked".
  fileprivate func said(_ name: String, _ competence: String, number: String? = nil) -> [String] {
    let person = people.all.first { $0.name == name && (number == nil || $0.number == number) }?.id
    let competence = competences.all.first { $0.name == competence }?.id
    return trainings.all.filter { $0.person == person && $0.competence == competence }.map {
      record in
      [
        record.date?.description ?? "undated", record.expires.map { "until \($0)" },
        record.result == .passed ? nil : record.result.rawValue,
        record.level.isEmpty ? nil : "[\(record.level)]",
        record.evidence.isEmpty ? nil : record.evidence,
      ].compactMap(\.self).joined(separator: " ")
    }
  }
}

@Suite struct MatrixImportTests {
  @Test("An English matrix with titles, totals and a key comes in")
  func english() throws {
    let (after, plan) = try importingMatrix(Sheets.english, into: emptyOrganisation())
    #expect(after.people.all.map(\.name) == ["Ann Okafor", "Tom Reyes", "Jan Novak"])
    #expect(after.people.all.map(\.number) == ["101", "102", "103"])
    #expect(try after.person("Ann Okafor").joined == day("2019-04-01"))
    #expect(
      try after.person("Tom Reyes").roles.map { after.roles[$0]?.name } == ["Driver", "Dispatcher"])
    #expect(after.areaName(try after.person("Jan Novak").area) == "Goods in")
    #expect(after.competences.all.map(\.name) == ["First Aid", "Manual Handling", "Forklift"])
    #expect(after.said("Ann Okafor", "First Aid") == ["2025-03-14 until 2028-03-14"])
    #expect(after.said("Ann Okafor", "Forklift") == [])
    #expect(after.said("Tom Reyes", "First Aid") == ["undated"])
    #expect(after.said("Tom Reyes", "Manual Handling") == ["2026-03-01"])
    #expect(after.said("Tom Reyes", "Forklift") == ["2026-05-31 cert FL-77"])
    #expect(after.said("Jan Novak", "First Aid") == ["2026-12-02 booked"])
    #expect(after.said("Jan Novak", "Forklift") == ["undated until 2027-06-30"])
    #expect(
      plan.summary
        == "7 training records added; 3 people, 2 areas, 2 roles, 3 competences added by name")
    #expect(
      plan.notes.contains(
        "rows that are no person, left out: 9 (Total trained), 10 (% trained), 11 (Key:), 12 (x)"))
    #expect(
      plan.notes.contains {
        $0.hasPrefix("1 cell is a tick without a day; they prove nothing until one is given")
      })
  }

  @Test("A German matrix with two rows of headings and first names of their own comes in")
  func german() throws {
    let (after, _) = try importingMatrix(Sheets.german, into: emptyOrganisation())
    #expect(after.people.all.map(\.name) == ["Anna Müller", "Jörg Groß", "Anna Müller"])
    #expect(after.competences.all.map(\.name) == ["Erste Hilfe", "Stapler", "Brandschutz"])
    #expect(
      after.said("Anna Müller", "Erste Hilfe", number: "4711") == ["2025-03-14 until 2027-03-14"])
    #expect(after.said("Anna Müller", "Stapler", number: "4711") == ["undated"])
    #expect(after.said("Anna Müller", "Brandschutz", number: "4711") == ["2026-03-01"])
    #expect(after.said("Anna Müller", "Erste Hilfe", number: "4713") == ["2027-01-14 booked"])
    #expect(after.said("Jörg Groß", "Erste Hilfe") == ["2026-04-01"])
    #expect(after.said("Jörg Groß", "Stapler") == ["2024-03-01 until 2025-12-31"])
    #expect(after.said("Jörg Groß", "Brandschutz") == [])
  }

  @Test("Competences under groups, levels without days, and a heading of a group among the people")
  func grouped() throws {
    let held = ImportOptions(heldOn: day("2026-01-02"))
    let (after, plan) = try importingMatrix(
      Sheets.grouped, into: emptyOrganisation(), options: held)
    #expect(after.competences.all.map(\.name) == ["PSA", "Gefahrstoffe", "8D", "Prüfmittel"])
    #expect(after.people.all.map(\.name) == ["Anna Berg", "Jörg Groß"])
    #expect(after.said("Anna Berg", "PSA") == ["2026-01-02 [U]"])
    #expect(plan.notes.contains { $0.hasPrefix("levels I, L, U, O came in as they are") })
  }

  @Test(
    "Importing a matrix twice changes nothing",
    arguments: [Sheets.english, Sheets.german, Sheets.grouped], [nil, day("2026-01-02")])
  func twice(text: String, heldOn: Day?) throws {
    let options = ImportOptions(heldOn: heldOn)
    let (after, first) = try importingMatrix(text, into: emptyOrganisation(), options: options)
    let again = try matrixPlan(text, into: after, options: options, ids: "y")
    #expect(again.changes == [])
    #expect(again.unchanged == first.added)
  }

  @Test("Ticks that came in without a day get it later")
  func heldLater() throws {
    let (before, _) = try importingMatrix("Name,First aid\nAnn Lee,x\n", into: emptyOrganisation())
    let (after, plan) = try importingMatrix(
      "Name,First aid\nAnn Lee,x\n", into: before, options: ImportOptions(heldOn: day("2026-01-02"))
    )
    #expect(after.said("Ann Lee", "First aid") == ["2026-01-02"])
    #expect(plan.summary == "1 training record updated")
    #expect(try matrixPlan("Name,First aid\nAnn Lee,x\n", into: after).isEmpty)
  }

  @Test("What only says until when is dated by the refresher of the person's role")
  func expiryOnly() throws {
    let (before, _) = try importing(
      .requirements, "role,competence,refresh_months\nDriver,Forklift,24\n",
      into: emptyOrganisation())
    let text = "Name,Role,Forklift expiry\nAnn Lee,Driver,31.12.2026\nTom Ray,Clerk,31.12.2026\n"
    let (after, _) = try importingMatrix(text, into: before, ids: "y")
    #expect(after.said("Ann Lee", "Forklift") == ["2024-12-31 until 2026-12-31"])
    #expect(after.said("Tom Ray", "Forklift") == ["undated until 2026-12-31"])
    #expect(try matrixPlan(text, into: after, ids: "z").isEmpty)
  }

  @Test("Bad cells are named with row and column, and nothing is imported")
  func badCells() {
    let text = """
      Name;First aid;Forklift
      Ann Lee;14.03.2026;28/42
      Tom Ray;60%;see file
      alle Mitarbeiter;x;
      ;14.03.2026;
      Ann Lee;;
      Max Ort;31.02.2026;29.02.2025
      Eva Alt;14.03.2206;valid until 2020-01-01, 14.03.2026
      """
    #expect(
      matrixProblems(text) == [
        "matrix.csv, row 2, column Forklift: is a count, not a day of one person: 28/42; give the day of the training, "
          + "or leave the cell empty",
        "matrix.csv, row 3, column First aid: is a share, not a day or a tick: 60%; give the day of the training, or "
          + "leave the cell empty",
        "matrix.csv, row 3, column Forklift: is neither a day, a tick nor a level: see file",
        "matrix.csv, row 4, column Name: names no single person: alle Mitarbeiter; give each person a row with their name",
        "matrix.csv, row 5: has days or ticks and names nobody; give the person's name, or leave the row out",
        "matrix.csv, row 6: Ann Lee is in row 2 already; if they are two people, a column with their personnel number or "
          + "e-mail address tells them apart",
        "matrix.csv, row 7, column First aid: is not a day: 31.02.2026",
        "matrix.csv, row 7, column Forklift: is not a day: 29.02.2025",
        "matrix.csv, row 8, column First aid: is more than 24 months ahead, and looks mistyped: 2206-03-14",
      ])
  }

  @Test("Bad cells can be left out, and are named")
  func leavingOut() throws {
    let text = "Name;First aid;Forklift\nAnn Lee;14.03.2026;28/42\nteam;x;\n"
    let (after, plan) = try importingMatrix(
      text, into: emptyOrganisation(), options: ImportOptions(leavesOutBad: true))
    #expect(after.said("Ann Lee", "First aid") == ["2026-03-14"])
    #expect(after.trainings.count == 1)
    #expect(after.people.count == 1)
    #expect(plan.notes.count { $0.hasPrefix("left out: row ") } == 2)
  }

  @Test("Two people of one name on file are told apart by number, or refused")
  func namesakes() throws {
    let (before, _) = try importing(
      .people, "name,number\nAnn Lee,1\nAnn Lee,2\n", into: emptyOrganisation())
    #expect(before.people.count == 2)
    #expect(
      matrixProblems("Name,First aid\nAnn Lee,x\n", into: before) == [
        "matrix.csv, row 2: several people are called Ann Lee; a column with their personnel number or e-mail address "
          + "says who is meant"
      ])
    let (after, _) = try importingMatrix(
      "Name,Personalnummer,First aid\nAnn Lee,2,14.03.2026\n", into: before, ids: "y")
    #expect(after.said("Ann Lee", "First aid", number: "2") == ["2026-03-14"])
  }

  @Test("A day to come is a booking and is told; expiry before the day is refused")
  func future() throws {
    let (after, plan) = try importingMatrix(
      "Name,First aid\nAnn Lee,14.03.2027\n", into: emptyOrganisation())
    #expect(after.said("Ann Lee", "First aid") == ["2027-03-14 booked"])
    #expect(plan.notes.contains("days to come were taken for bookings: row 2"))
    #expect(
      matrixProblems("Name,First aid,Expires\nAnn Lee,14.03.2026,14.03.2025\n") == [
        "matrix.csv, row 2, column First aid: counts until 2025-03-14, which is before the day of the training, 2026-03-14"
      ])
  }

  @Test(
    "A list stays a list, and a wide matrix is known without being named",
    arguments: [
      ("Name,Course,Date\nAnn Lee,First aid,2026-01-01\n", "First aid"),
      ("Name,First aid,Forklift\nAnn Lee,x,\n", "First aid"),
      ("Vorname;Nachname;Schulung;Datum\nAnn;Lee;First aid;1.1.2026\n", "First aid"),
    ])
  func shapes(text: String, competence: String) throws {
    let (after, _) = try importingMatrix(text, into: emptyOrganisation())
    #expect(after.said("Ann Lee", competence).count == 1)
  }

  @Test(
    "Headings of other shapes are understood",
    arguments: [
      "Mitarbeiter / Schulung;First aid;Forklift\nAnn Lee;14.03.2026;x\n",
      ";First aid;Forklift\nAnn Lee;14.03.2026;x\n",
      "Name;First aid;Valid until;Forklift\nAnn Lee;14.03.2026;;x\n",
      "Name;First aid date;First aid expiry;Forklift\nAnn Lee;14.03.2026;;x\n",
      ";Safety;;Driving\nName;First aid;;Forklift\nAnn Lee;14.03.2026;;x\n",
      ";First aid;;Forklift\nName;Date;Expires;Date\nAnn Lee;14.03.2026;;x\n",
      "Nr.;Name;First aid;Forklift;Anzahl Schulungen\n1;Ann Lee;14.03.2026;x;2\n2;Tom Ray;;;0\n",
      "Title, with a comma\nName;First aid;Forklift\nAnn Lee;14.03.2026;x\n",
      "Name;First aid;Forklift\nIntervall (Monate);24;12\nAnn Lee;14.03.2026;x\nName;First aid;Forklift\nTom Ray;-;-\n",
      "Name;Vertrag;First aid;Forklift\nAnn Lee;Vollzeit;14.03.2026;x\nTom Ray;Teilzeit;;\nMax Ort;Vollzeit;;\n",
      "Name;First aid;Forklift\nAnn Lee;14.03.2026;x\nLegende:;;\nx;geschult;\nR;Refresher;\n",
    ])
  func otherShapes(text: String) throws {
    let (after, _) = try importingMatrix(text, into: emptyOrganisation())
    #expect(after.said("Ann Lee", "First aid") == ["2026-03-14"])
    #expect(after.said("Ann Lee", "Forklift") == ["undated"])
    #expect(after.trainings.count == 2)
    #expect(after.competences.all.map(\.name) == ["First aid", "Forklift"])
    #expect(Set(after.people.all.map(\.name)).isSubset(of: ["Ann Lee", "Tom Ray", "Max Ort"]))
  }

  @Test(
    "A row with more cells than the headings is refused: perhaps a comma parts a name",
    arguments: [
      "name,roles,area,First aid\nLee, Ann,,,x\n", "Name,Role,Area,First aid\nLee, Ann,,,x\n",
    ])
  func beyond(text: String) {
    #expect(
      matrixProblems(text).map {
        $0.replacing(", column Name", with: "").replacing(", column name", with: "")
      } == [
        "matrix.csv, row 2: has more cells than the 4 of the header; put a cell that contains the separator in quotes"
      ])
  }

  @Test("A file that is no matrix says so")
  func noMatrix() {
    #expect(throws: ImportProblem.noMatrix(file: "matrix.csv")) {
      try matrixPlan("reference,title\nNC-1,A\n", into: emptyOrganisation(), .matrix)
    }
  }

  @Test(
    "An exported matrix with levels, bookings and gaps changes nothing, and comes in elsewhere the same"
  )
  func roundTrip() throws {
    var profile = emptyOrganisation().profile
    profile.levels = ["I informed", "U unsupervised"]
    var organisation = Organisation(profile: profile)
    let text = """
      person,competence,date,expires,result,level
      Ann Lee,First aid,2026-01-05,2027-01-05,passed,U
      Ann Lee,First aid,2024-01-05,,passed,I
      Ann Lee,First aid,2027-01-05,,booked,
      Ann Lee,Forklift,,,passed,
      Tom Ray,Forklift,2025-01-05,,failed,
      """
    (organisation, _) = try importing(.training, text, into: organisation)
    (organisation, _) = try importing(
      .requirements, "role,competence\nDriver,Forklift\n", into: organisation, ids: "y")
    (organisation, _) = try importing(
      .people, "name,roles\nTom Ray,Driver\n", into: organisation, ids: "z")
    let csv = Export.csv(of: .matrix, in: organisation, today: today, lineEnd: "\n")
    #expect(
      csv == """
        name,roles,area,First aid,Forklift
        Ann Lee,,,"2026-01-05, valid until 2027-01-05 (level U), planned 2027-01-05",x
        Tom Ray,Driver,,,missing

        """)
    #expect(try matrixPlan(csv, into: organisation, .matrix, ids: "q").changes == [])
    let (copy, _) = try importingMatrix(csv, into: emptyOrganisation(), ids: "q")
    #expect(
      copy.said("Ann Lee", "First aid") == ["2026-01-05 until 2027-01-05 [U]", "2027-01-05 booked"])
  }
}
