import Records
import Reports
import Testing

@Suite struct ImportPeopleTests {
  @Test("People come in with roles and areas that are made when they are not on file")
  func people() throws {
    let text = """
      Employee;Job title;Department;E-Mail;Start date;Left
      Anna  Berg;Dispatcher; Stores ;anna@example.org;1.3.2020;
      okafor;Dispatcher; stores;;;2026-11-30
      Tom;Driver, dispatcher;;;;
      """
    let (after, plan) = try importing(.people, text, into: smallOrganisation())
    let anna = try after.person("Anna Berg")
    #expect(anna.roles.map { after.roles[$0]?.name } == ["Dispatcher"])
    #expect(after.areaName(anna.area) == "Stores")
    #expect(anna.email == "anna@example.org")
    #expect(anna.joined == day("2020-03-01"))
    #expect(try after.person("Okafor").left == day("2026-11-30"))
    #expect(try after.person("Tom").roles.map { after.roles[$0]?.name } == ["Driver, dispatcher"])
    #expect(
      plan.summary == "2 people added, 1 updated; 1 area, 2 roles added by name")
    #expect(
      plan.notes == [
        "areas not on file, added by name: Stores",
        "roles not on file, added by name: Dispatcher, Driver, dispatcher",
      ])
    #expect(
      try Reports.Import.plan(
        .people, csv: CSVTable(text: text), into: after, fileName: "people.csv", today: today,
        who: "x", newID: makeIDs("y")
      ).isEmpty)
  }

  @Test("Roles are separated by semicolons or line breaks")
  func roles() throws {
    let (after, _) = try importing(
      .people, "name,roles\nTom,\"Driver; Auditor\nDriver;\"\n", into: emptyOrganisation())
    #expect(try after.person("Tom").roles.map { after.roles[$0]?.name } == ["Driver", "Auditor"])
  }

  @Test("A name that is missing or there twice is an error, whatever its case")
  func names() {
    #expect(
      problems(.people, "name,area\nTom,A\n,B\nTOM ,C\n") == [
        "register.csv, row 3, column name: is empty; every row needs a name",
        "register.csv, row 4, column name: TOM is in row 2 already",
      ])
  }

  @Test("A cell that cannot be a name makes no one")
  func noNames() {
    let long = String(repeating: "long ", count: 40)
    let found = problems(.actions, "title,owner\nA,\(long)\nB,!!\n")
    #expect(found.count == 2)
    #expect(
      found.first?.hasPrefix("register.csv, row 2, column owner: names no person on file: long")
        == true)
    #expect(found.first.map { $0.count < 150 } == true)
  }

  @Test("An owner may be given by e-mail address")
  func owners() throws {
    let (organisation, _) = try importing(
      .people, "name,email\nOkafor,o@example.org\n", into: smallOrganisation())
    let (after, _) = try importing(
      .actions, "title,owner\nA,O@example.org\n", into: organisation, ids: "y")
    #expect(try after.action("NC-2026-015").owner == id("Okafor"))
    #expect(after.people.count == 2)
  }
}

@Suite struct ImportTrainingTests {
  private static let text = """
    Employee,Course,Completed,Valid until,Certificate
    okafor,First aid,2026-01-05,,FA-1
    Okafor,first  AID,2024-01-05,2025-01-05,FA-0
    New One,First aid,,,booked
    """

  @Test("Training records come in with people and competences that are not on file")
  func trainings() throws {
    let (after, plan) = try importing(
      .training, ImportTrainingTests.text, into: smallOrganisation())
    #expect(after.trainings.count == 3)
    #expect(after.competences.all.map(\.name) == ["First aid"])
    #expect(try after.person("New One").roles == [])
    #expect(after.trainings.all.map(\.evidence) == ["FA-1", "FA-0", "booked"])
    #expect(after.trainings.all[1].expires == day("2025-01-05"))
    #expect(
      plan.summary == "3 training records added; 1 person, 1 competence added by name")
    #expect(plan.notes.contains("1 of 3 rows have no date; they prove nothing until one is given"))
  }

  @Test("Importing training twice changes nothing")
  func twice() throws {
    let (after, _) = try importing(.training, ImportTrainingTests.text, into: smallOrganisation())
    let again = try plan(.training, ImportTrainingTests.text, into: after, ids: "y")
    #expect(again.isEmpty)
    #expect(again.unchanged == 3)
  }

  @Test("The same person, competence and date updates the record")
  func update() throws {
    let (after, _) = try importing(.training, ImportTrainingTests.text, into: smallOrganisation())
    let more = "person,competence,date,evidence,notes\nOKAFOR,First Aid,5.1.2026,,seen\n"
    let (updated, plan) = try importing(.training, more, into: after, ids: "y")
    #expect(plan.summary == "1 training record updated")
    #expect(updated.trainings.all[0].notes == "seen")
    #expect(updated.trainings.all[0].evidence == "FA-1")
  }

  @Test("What is missing or there twice is named")
  func errors() {
    let text = """
      person,competence,date
      Okafor,,2026-01-01
      ,First aid,2026-01-01
      Okafor,First aid,2026-01-01
      okafor,FIRST AID,1.1.2026
      Okafor,First aid,never
      """
    #expect(
      problems(.training, text) == [
        "register.csv, row 2, column competence: is empty",
        "register.csv, row 3, column person: is empty",
        "register.csv, row 5: the same person, competence and date are in row 4 already",
        "register.csv, row 6, column date: is not a day (yyyy-mm-dd): never",
      ])
  }
}

@Suite struct ImportRequirementsTests {
  @Test("A requirement is mandatory unless the cell says otherwise")
  func mandatory() throws {
    let text = """
      Role,Training,Refresher (months),Required
      Driver,Forklift,36,
      Driver,First aid,,desirable
      Driver,Loading,12,Yes
      Driver,Welding,,no
      """
    let (after, plan) = try importing(.requirements, text, into: emptyOrganisation())
    #expect(after.requirements.all.map(\.isMandatory) == [true, false, true, false])
    #expect(after.requirements.all.map(\.refreshMonths) == [36, nil, 12, nil])
    #expect(
      plan.summary == "4 requirements added; 1 role, 4 competences added by name")
    #expect(try ReportsTests.plan(.requirements, text, into: after, ids: "y").isEmpty)
  }

  @Test("An empty cell leaves what is there, also a requirement that is only desirable")
  func update() throws {
    let (before, _) = try importing(
      .requirements, "role,competence,mandatory\nDriver,Forklift,no\n", into: emptyOrganisation())
    let (after, plan) = try importing(
      .requirements, "role,competence,refresh_months,mandatory\ndriver,FORKLIFT,24,\n",
      into: before,
      ids: "y")
    #expect(plan.summary == "1 requirement updated")
    #expect(after.requirements.all.map(\.isMandatory) == [false])
    #expect(after.requirements.all.map(\.refreshMonths) == [24])
  }

  @Test("Wrong months, a missing role and a double row are named")
  func errors() {
    let text = """
      role,competence,refresh_months,mandatory
      Driver,Forklift,now and then,
      ,Forklift,12,
      Driver,Loading,12,perhaps
      driver,loading,24,
      """
    #expect(
      problems(.requirements, text) == [
        "register.csv, row 2, column refresh_months: is not a whole number from 0 on: now and then",
        "register.csv, row 3, column role: is empty",
        "register.csv, row 4, column mandatory: is neither yes nor no: perhaps",
        "register.csv, row 5: the same role and competence are in row 4 already",
      ])
  }
}
