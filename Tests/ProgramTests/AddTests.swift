import Foundation
import Testing

@Suite("Adding actions from the command line")
struct AddTests {
  private func folder() throws -> Folder {
    let folder = try Folder()
    #expect(
      try Program.run(
        "new", "one.plist", "--name", "One Ltd", "--standard", "9001:2015", in: folder
      ).status == 0)
    try folder.write(
      "name,email,area,left\nJo Smith,jo@example.org,Stores,\nA. Leaver,,,2026-03-31\n",
      to: "people.csv")
    #expect(
      try Program.run("import", "people", "people.csv", "--into", "one.plist", in: folder).status
        == 0)
    return folder
  }

  @Test("add prints the new reference and nothing else; the action is there, and in the history")
  func adds() throws {
    let folder = try folder()
    let outcome = try Program.run(
      "add", "action", "one.plist", "--title", "Pump leaks", "--owner", "JO@example.org", "--due",
      "+2w", "--clause", "8.4.1", "--area", "stores", "--as", "jo smith", "--today", "2026-11-20",
      in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.output == "NC-2026-001\n")
    #expect(outcome.errors.isEmpty)
    let csv = try Program.run("export", "actions", "one.plist", in: folder).output
    #expect(
      csv.contains(
        "NC-2026-001,Pump leaks,nonconformity,minor,staff,,Stores,9001:2015 8.4.1,Jo Smith,Jo Smith,"
          + "2026-11-20,2026-12-04,open,"))
    #expect(
      try Program.run(
        "check", "one.plist", "--today", "2026-11-20", in: folder
      ).output.contains("unbroken"))
    #expect(try folder.text(of: "one.plist").contains("NC-2026-001 added"))
  }

  @Test("A mail on standard input becomes an action, and options are added to it")
  func mail() throws {
    let folder = try folder()
    try folder.write(
      "From: Jo <jo@example.org>\r\nSubject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=\r\n\r\nIt leaks.\r\n",
      to: "mail")
    let outcome = try Program.run(
      [
        "add", "action", "one.plist", "--from", "-", "--source", "customer", "--today",
        "2026-11-20",
      ],
      in: folder, input: "mail")
    #expect(outcome.output == "NC-2026-001\n")
    let csv = try Program.run("export", "actions", "one.plist", in: folder).output
    #expect(csv.contains("NC-2026-001,Grüße,nonconformity,minor,customer,"))
    #expect(csv.contains("\"From: Jo <jo@example.org>\n\nIt leaks.\""))
  }

  @Test("An array adds all of it or nothing")
  func array() throws {
    let folder = try folder()
    try folder.write(#"[{"title": "A"}, {"title": "B", "kind": "OFI"}]"#, to: "two.json")
    try folder.write(#"[{"title": "A"}, {"title": "B", "owner": "Jim"}]"#, to: "wrong.json")
    let outcome = try Program.run(
      "add", "action", "one.plist", "--from", "two.json", "--today", "2026-11-20", in: folder)
    #expect(outcome.output == "NC-2026-001\nOFI-2026-001\n")
    let before = try folder.bytes(of: "one.plist")
    let refused = try Program.run(
      "add", "action", "one.plist", "--from", "wrong.json", in: folder)
    #expect(refused.status == 2)
    #expect(
      refused.errors == "evenkeel: wrong.json, entry 2, owner names no person on file: Jim; "
        + "check the spelling, or add the person first (evenkeel import people)\n")
    #expect(try folder.bytes(of: "one.plist") == before)
  }

  @Test("Two that add at the same time both get a reference of their own")
  func atTheSameTime() async throws {
    let folder = try folder()
    let path = try Program.path
    let place = folder.path
    let outputs = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 1...4 {
        group.addTask {
          try Spawn.run(
            [path, "add", "action", "one.plist", "--title", "P\(number)", "--today", "2026-11-20"],
            in: place
          ).output
        }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(outputs == Set((1...4).map { "NC-2026-00\($0)\n" }))
    let csv = try Program.run("export", "actions", "one.plist", in: folder).output
    for number in 1...4 { #expect(csv.contains(",P\(number),")) }
  }

  @Test("A file that is evidence is told apart by check once it has changed or is gone")
  func evidence() throws {
    let folder = try folder()
    try folder.write("as it was", to: "photo.jpg")
    let outcome = try Program.run(
      "add", "action", "one.plist", "--title", "Pump leaks", "--evidence", "photo.jpg",
      "--evidence", "GR-5512", "--evidence", "https://example.org/x", "--today", "2026-11-20",
      in: folder)
    #expect(outcome.status == 0)
    #expect(
      try Program.run(
        "check", "one.plist", "--today", "2026-11-20", in: folder
      ).status == 0)
    try folder.write("as it is", to: "photo.jpg")
    let changed = try Program.run(
      "check", "one.plist", "--today", "2026-11-20", in: folder)
    #expect(changed.status == 1)
    #expect(
      changed.output.contains(
        "one.plist: action NC-2026-001, evidence photo.jpg: the file has changed since it was added "
          + "on 2026-11-20"))
    try FileManager.default.removeItem(atPath: folder.path + "/photo.jpg")
    let gone = try Program.run(
      "check", "one.plist", "--today", "2026-11-20", in: folder)
    #expect(gone.status == 1)
    #expect(gone.output.contains("evidence photo.jpg: the file is gone"))
  }

  @Test("Evidence is named from the folder of the organisation's file, wherever it was added from")
  func evidenceFromElsewhere() throws {
    let folder = try folder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/sub", withIntermediateDirectories: true)
    try folder.write("x", to: "sub/photo.jpg")
    let outcome = try Spawn.run(
      [
        try Program.path, "add", "action", "../one.plist", "--title", "T", "--evidence",
        "photo.jpg",
      ],
      in: folder.path + "/sub")
    #expect(outcome.status == 0)
    #expect(
      try Program.run("check", "one.plist", in: folder).status == 0)
    try folder.write("y", to: "sub/photo.jpg")
    #expect(
      try Program.run("check", "one.plist", in: folder).status == 1)
  }

  @Test(
    "What is wrong gets a sentence, ends with 2, and changes no file",
    arguments: [
      ([], "--title is missing; say in one line what is wrong"),
      (["--title", "x", "--due", "never"], "--due is not a day: never"),
      (
        ["--title", "x", "--owner", "A. Leaver"],
        "--owner names A. Leaver, who left on 2026-03-31; name someone who works here"
      ),
      (["--title", "x", "--area", "Yard"], "--area names no area on file: Yard"),
      (
        ["--title", "x", "--clause", "8.99"],
        "--clause names 9001:2015 8.99, which is no clause of an edition held "
          + "(held is ISO 9001:2015)"
      ),
      (["--from", "-"], "standard input is empty; there is nothing to add"),
      (["--from", "missing.json"], "missing.json is not there"),
      (
        ["--from", "keys.json"], "keys.json has the unknown key colour; known are reference, title"
      ),
      (["--from", "broken.json"], "broken.json, line 1, column 11"),
      (["--title", "x", "--evidence", "./nowhere.jpg"], "--evidence ./nowhere.jpg is not there"),
      (["--title", "x", "--evidence", "."], "is a folder"),
    ])
  func badInput(options: [String], expected: String) throws {
    let folder = try folder()
    try folder.write(#"{"title": "x", "colour": "red"}"#, to: "keys.json")
    try folder.write(#"{"title": x}"#, to: "broken.json")
    let before = try folder.contents
    let outcome = try Program.run(
      ["add", "action", "one.plist", "--today", "2026-11-20"] + options, in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(expected), "\(outcome.errors)")
    #expect(outcome.errors.hasPrefix("evenkeel: "))
    #expect(outcome.output.isEmpty)
    #expect(try folder.contents == before)
  }

  @Test("add needs a kind that it knows, and a file that is there")
  func kinds() throws {
    let folder = try folder()
    #expect(try Program.run("add", "dog", "one.plist", "--title", "x", in: folder).status == 2)
    let missing = try Program.run("add", "action", "no.plist", "--title", "x", in: folder)
    #expect(missing.status == 2)
    #expect(missing.errors.contains("no.plist is not there"))
  }

  @Test("All columns of an action come out when asked for, and in again")
  func allColumns() throws {
    let folder = try folder()
    try folder.write(
      "title,containment,cause_category,effectiveness_criterion\nA,Held back,measurement,none left\n",
      to: "register.csv")
    for file in ["one.plist", "two.plist"] {
      _ = try Program.run("new", file, "--name", "Two", "--standard", "9001:2015", in: folder)
    }
    #expect(
      try Program.run("import", "actions", "register.csv", "--into", "one.plist", in: folder).status
        == 0)
    let all = try Program.run("export", "actions", "one.plist", "--all-columns", in: folder).output
    #expect(all.contains("Held back"))
    try folder.write(all, to: "all.csv")
    #expect(
      try Program.run("import", "actions", "all.csv", "--into", "two.plist", in: folder).status == 0
    )
    #expect(
      try Program.run("export", "actions", "two.plist", "--all-columns", in: folder).output == all)
  }
}
