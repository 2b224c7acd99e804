import Foundation
import Records
import Storage
import Testing

@Suite("The check from the command line")
struct CheckTests {
  /// A file with an area whose owner left, waived until a day, and one that nobody waived.
  private func folder() throws -> Folder {
    let folder = try Folder()
    var profile = Profile(id: try #require(RecordID("profile")))
    profile.name = "One Ltd"
    var organisation = Organisation(profile: profile)
    var person = Person(id: try #require(RecordID("gone")))
    (person.name, person.left) = ("T. Gone", Day("2026-03-31"))
    organisation.people.put(person)
    for name in ["Paint", "Yard"] {
      var area = Area(id: try #require(RecordID(name.lowercased())))
      (area.name, area.owner) = (name, person.id)
      organisation.areas.put(area)
    }
    var waiver = Waiver(id: try #require(RecordID("waiver")))
    (waiver.about, waiver.reason) = ("owner-left: area paint owner", "new head in March")
    waiver.until = Day("2027-03-01")
    organisation.waivers.put(waiver)
    try Data(OrganisationFile.encode(organisation)).write(
      to: URL(filePath: folder.path + "/one.plist"))
    return folder
  }

  @Test("a line for each finding with its kind, and how many are waived; --all shows those")
  func lines() throws {
    let folder = try folder()
    let plain = try Program.run(["check", "one.plist", "--today", "2026-11-20"], in: folder)
    #expect(plain.status == 1)
    #expect(
      plain.output
        == """
        one.plist: area Yard: its owner, T. Gone, left on Tue 31 Mar 2026; give it to someone who works here (9, e) [owner-left]
        one.plist: no history yet
        one.plist: 1 finding, 1 waived (--all shows it)

        """)
    let all = try Program.run(
      ["check", "one.plist", "--all", "--today", "2026-11-20"], in: folder)
    #expect(
      all.output.contains(
        "one.plist: waived until 2027-03-01 (new head in March): area Paint: its owner"))
    let later = try Program.run(["check", "one.plist", "--today", "2027-03-02"], in: folder)
    #expect(later.output.contains("(waived until Mon 1 Mar 2027, which has passed)"))
    #expect(later.output.contains("one.plist: 2 findings\n"))
  }

  @Test("--only asks for some kinds, and decides the exit status; --json is a list")
  func only() throws {
    let folder = try folder()
    let none = try Program.run(
      ["check", "one.plist", "--only", "dangling", "--json", "--today", "2026-11-20"], in: folder)
    #expect(none.status == 0 && none.output == "[]\n")
    let one = try Program.run(
      ["check", "one.plist", "--json", "--all", "--today", "2026-11-20"], in: folder)
    #expect(one.status == 1)
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(one.output.utf8)) as? [[String: Any]])
    #expect(list.map { $0["name"] as? String } == ["Yard", "Paint"])
    try #require(list.count == 2)
    #expect(list[0]["kind"] as? String == "owner-left")
    #expect(list[0]["waived_until"] is NSNull)
    #expect(list[1]["waived_until"] as? String == "2027-03-01")
  }

  @Test(
    "what cannot be asked for is one sentence and exit status 2",
    arguments: [
      (["check"], "check needs the file of an organisation"),
      (
        ["check", "one.plist", "--only", "foo"],
        "there is no kind foo; evenkeel check --kinds lists"
      ),
      (["check", "missing.plist"], "missing.plist"),
      (
        ["report", "digest", "one.plist", "--since", "2026-11-21", "--today", "2026-11-20"],
        "--since 2026-11-21 is still to come"
      ),
      (["report", "digest", "one.plist", "--since", "2026-13-01"], "2026-13-01"),
      (["report", "plan", "one.plist", "--since", "2026-11-01"], "belong to report digest"),
    ])
  func refused(arguments: [String], sentence: String) throws {
    let result = try Program.run(arguments, in: try folder())
    #expect(result.status == 2)
    #expect(result.errors.contains(sentence), "\(result.errors)")
  }

  @Test("--kinds lists every kind with what it means, without a file")
  func kinds() throws {
    let result = try Program.run(["check", "--kinds"], in: try Folder())
    #expect(result.status == 0)
    #expect(result.output.split(separator: "\n").count == RecordFlaw.Kind.allCases.count)
  }

  @Test("the digest of a month is printed as Markdown or as a page")
  func digest() throws {
    let folder = try folder()
    for (format, start) in [("md", "# "), ("html", "<!DOCTYPE html>")] {
      let result = try Program.run(
        ["report", "digest", "one.plist", "--format", format, "--today", "2026-11-20"], in: folder)
      #expect(result.status == 0)
      #expect(result.output.lowercased().hasPrefix(start.lowercased()))
    }
  }
}
