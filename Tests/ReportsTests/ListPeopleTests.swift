import Records
import Testing

@testable import Reports

@Suite struct ListPeopleTests {
  @Test("Two people of one name in a list are two by their numbers, and keep them")
  func numbers() throws {
    let text = """
      Employee ID,Name,E-mail,Training,Completed
      E1,Ann Lee,a@x.org,First aid,2025-03-13
      E2,"Lee, Ann",,First aid,2025-03-14
      E2,Ann Lee,,Forklift,2025-04-14
      """
    let (after, _) = try importing(.training, text, into: emptyOrganisation())
    #expect(after.people.all.map(\.number) == ["E1", "E2"])
    #expect(after.people.all.map(\.email) == ["a@x.org", ""])
    #expect(after.trainings.all.map { after.people[$0.person]?.number } == ["E1", "E2", "E2"])
    #expect(try plan(.training, text, into: after, ids: "y").changes == [])
  }

  @Test(
    "Two e-mail addresses are two people; somebody on file without a number is given that of the list"
  )
  func addresses() throws {
    let text =
      "Name,E-mail,Training,Date\nAnn Lee,a@x.org,First aid,2025-03-13\nAnn Lee,b@x.org,First aid,2025-03-13\n"
    let (two, _) = try importing(.training, text, into: emptyOrganisation())
    #expect(two.people.all.map(\.email) == ["a@x.org", "b@x.org"])
    let number = "Name,Number,Training,Date\nMei Lim,7,First aid,2025-03-13\n"
    let (after, _) = try importing(.training, number, into: smallOrganisation())
    #expect(after.people.count == 2)
    #expect(try after.person("Mei Lim").number == "7")
  }

  @Test("A number of somebody else is refused with both names, in a list and in a matrix")
  func mismatch() throws {
    let before = try importing(.people, "name,number\nAnn Lee,2\n", into: emptyOrganisation())
      .organisation
    let said =
      "number 2 belongs to Ann Lee, not to Bob Cole; correct the number or the name, or rename the person first"
    #expect(
      problems(
        .training, "Name,Number,Training,Date\nBob Cole,2,First aid,2025-03-13\n", into: before)
        == ["register.csv, row 2, column Name: \(said)"])
    #expect(
      problems(.matrix, "Name,Number,First aid\nBob Cole,2,2025-03-13\n", into: before)
        == ["register.csv, row 2: \(said)"])
  }

  @Test("Training of two people of one name goes out in all columns and comes in as it was")
  func roundTrip() throws {
    let text =
      "Name,Number,Training,Date\nAnn Lee,1,First aid,2025-03-13\nAnn Lee,2,First aid,2025-03-13\n"
    let (before, _) = try importing(.training, text, into: emptyOrganisation())
    let csv = Export.csv(of: .training, in: before, today: today, hasAllColumns: true)
    let (after, _) = try importing(.training, csv, into: emptyOrganisation(), ids: "y")
    #expect(after.people.all.map(\.number) == ["1", "2"])
    #expect(Export.csv(of: .training, in: after, today: today, hasAllColumns: true) == csv)
    #expect(try plan(.training, csv, into: before, ids: "z").changes == [])
  }

  @Test("Days that cannot be read and rows that are left out make no duplicates")
  func duplicates() {
    let text = "Name,Training,Date\nAnn Lee,First aid,31.02.2025\nAnn Lee,First aid,32.01.2025\n"
    #expect(problems(.training, text).count == 2)
    #expect(!problems(.training, text).contains { $0.contains("already") })
    #expect(problems(.people, "name,joined\nAnn Lee,31.02.2025\nAnn Lee,\n").count == 1)
    #expect(
      problems(.people, "name,number\nAnn Lee,1\nBob Cole,1\n")
        == ["register.csv, row 3, column number: number 1 is in row 2 already"])
  }
}
