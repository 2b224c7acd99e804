import Foundation
import Records
import Storage
import Testing

@Suite("The training report from the command line")
struct TrainingReportTests {
  private func folder() throws -> Folder {
    let folder = try Folder()
    var profile = Profile(id: try #require(RecordID("profile")))
    profile.name = "One Ltd"
    var organisation = Organisation(profile: profile)
    for (key, name, number) in [("1", "Ann Lee", "117"), ("2", "Ann Lee", "118"), ("3", "Bob", "")]
    {
      var person = Person(id: try #require(RecordID(key)))
      person.name = name
      person.number = number
      organisation.people.put(person)
    }
    try Data(OrganisationFile.encode(organisation)).write(
      to: URL(filePath: folder.path + "/one.plist"))
    return folder
  }

  @Test("the whole and one person are printed, as Markdown and as a page")
  func prints() throws {
    let folder = try folder()
    let whole = try Program.run(["report", "training", "one.plist"], in: folder)
    #expect(whole.status == 0)
    #expect(whole.output.hasPrefix("# Training report, One Ltd"))
    let one = try Program.run(
      ["report", "training", "one.plist", "--person", "118", "--format", "html"], in: folder)
    #expect(one.status == 0)
    #expect(one.output.contains("<h1>Training record of Ann Lee, One Ltd</h1>"))
  }

  @Test(
    "two people of one name and an unknown one are one sentence with the way out",
    arguments: [
      (
        "ann lee",
        "2 people are called Ann Lee: give the number or e-mail of one (number 117; number 118)"
      ),
      ("Bop", "there is no person Bop; nearest are Bob, Ann Lee"),
    ])
  func refuses(name: String, sentence: String) throws {
    let result = try Program.run(
      ["report", "training", "one.plist", "--person", name], in: try folder())
    #expect(result.status != 0)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(sentence), "\(result.errors)")
  }
}
