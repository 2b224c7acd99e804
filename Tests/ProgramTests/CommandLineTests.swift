import Foundation
import Testing

@Suite("The command line")
struct CommandLineTests {
  /// A folder with an organisation of one person and three actions in it.
  private func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write(
      """
      reference,title,owner,due,stage
      NC-2026-001,Notes unsigned,A. Okafor,2026-10-20,open
      NC-2026-002,Labels missing,A. Okafor,2026-12-01,open
      NC-2026-003,Old drawing,A. Okafor,2026-11-20,open
      """, to: "register.csv")
    #expect(
      try Program.run(
        "new", "one.plist", "--name", "One Ltd", "--standard", "9001:2015", in: folder
      ).status == 0)
    #expect(
      try Program.run("import", "actions", "register.csv", "--into", "one.plist", in: folder).status
        == 0)
    return folder
  }

  @Test("status tells what is overdue and ends with 1; the day itself is still in time")
  func status() throws {
    let folder = try folder()
    let outcome = try Program.run("status", "one.plist", "--today", "2026-11-20", in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("One Ltd: 1 overdue, 2 due within 30 days"))
    #expect(outcome.output.contains("!! NC-2026-001"))
    #expect(outcome.output.contains("31 days overdue"))
  }

  @Test("status ends with 0 when nothing is overdue")
  func nothingOverdue() throws {
    let folder = try folder()
    let outcome = try Program.run("status", "one.plist", "--today", "2026-10-20", in: folder)
    #expect(outcome.status == 0)
  }

  @Test("status --json has the settled keys, with days negative when overdue")
  func statusAsJSON() throws {
    let folder = try folder()
    let outcome = try Program.run(
      "status", "one.plist", "--json", "--today", "2026-11-20", in: folder)
    let array = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    #expect(array.count == 3)
    let first = try #require(array.first)
    #expect(
      Set(first.keys) == [
        "organisation", "file", "kind", "reference", "title", "owner", "due", "days", "state",
      ])
    #expect(first["kind"] as? String == "action")
    #expect(first["reference"] as? String == "NC-2026-001")
    #expect(first["owner"] as? String == "A. Okafor")
    #expect(first["due"] as? String == "2026-10-20")
    #expect(first["days"] as? Int == -31)
    #expect(first["state"] as? String == "overdue")
    #expect(array[1]["state"] as? String == "due")
    #expect(array[1]["days"] as? Int == 0)
  }

  @Test("a file that cannot be read does not keep the others from being told, and ends with 2")
  func statusOfSeveral() throws {
    let folder = try folder()
    let outcome = try Program.run(
      "status", "nope.plist", "one.plist", "--today", "2026-11-20", in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("NC-2026-001"))
    #expect(outcome.errors.contains("nope.plist is not there"))
  }

  @Test("a dry run says what would happen and changes nothing")
  func dryRun() throws {
    let folder = try folder()
    try folder.write("title\nA new one\n", to: "more.csv")
    let before = try folder.bytes(of: "one.plist")
    let outcome = try Program.run(
      "import", "actions", "more.csv", "--into", "one.plist", "--dry-run", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("would be done: 1 action added"))
    #expect(try folder.bytes(of: "one.plist") == before)
  }

  @Test("a wide sheet with wrong cells is refused whole, or comes in without them")
  func matrix() throws {
    let folder = try folder()
    try folder.write(
      "Name;First aid;Forklift\nAnn Lee;x;28/42\nTom Ray;14.3.26;\n", to: "matrix.csv")
    let before = try folder.bytes(of: "one.plist")
    let refused = try Program.run(
      "import", "training", "matrix.csv", "--into", "one.plist", in: folder)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("matrix.csv, row 2, column Forklift: is a count"))
    #expect(refused.errors.contains("--leave-out-bad"))
    #expect(try folder.bytes(of: "one.plist") == before)
    let outcome = try Program.run(
      "import", "training", "matrix.csv", "--into", "one.plist", "--leave-out-bad", "--held-on",
      "2026-01-02", "--today", "2026-11-20", in: folder)
    #expect(outcome.output.contains("left out: row 2, column Forklift"))
    #expect(outcome.output.contains("2 training records added"))
    #expect(
      try Program.run("export", "training", "one.plist", in: folder).output
        .contains("Ann Lee,First aid,2026-01-02"))
  }

  @Test("importing twice changes nothing the second time, not one byte")
  func importsTwice() throws {
    let folder = try folder()
    let before = try folder.bytes(of: "one.plist")
    let outcome = try Program.run(
      "import", "actions", "register.csv", "--into", "one.plist", in: folder)
    #expect(outcome.output.contains("3 actions unchanged"))
    #expect(try folder.bytes(of: "one.plist") == before)
  }

  @Test(
    "what is exported can be imported into a new organisation and exported alike",
    arguments: ["people", "actions", "training", "requirements"])
  func exports(kind: String) throws {
    let folder = try Folder()
    try folder.write("person,competence,date\nZoë Park,First aid,2026-01-31\n", to: "training.csv")
    try folder.write(
      "role,competence,refresh_months,mandatory\nWelder,MIG,12,no\n", to: "requirements.csv")
    try folder.write("name,roles,area\n漏 検,Welder; Fitter,Stores\n", to: "people.csv")
    try folder.write(
      "title,root_cause,plan\n\"A, \"\"quoted\"\" one\",a > b,Do it | due 2026-12-01; Then that\n",
      to: "actions.csv")
    for (name, from) in [("a.plist", folder), ("b.plist", folder)] {
      #expect(
        try Program.run("new", name, "--name", "X", "--standard", "9001:2015", in: from).status == 0
      )
    }
    #expect(
      try Program.run("import", kind, "\(kind).csv", "--into", "a.plist", in: folder).status == 0)
    let first = try Program.run("export", kind, "a.plist", in: folder)
    #expect(first.status == 0)
    try folder.write(first.output, to: "out.csv")
    #expect(try Program.run("import", kind, "out.csv", "--into", "b.plist", in: folder).status == 0)
    #expect(try Program.run("export", kind, "b.plist", in: folder).output == first.output)
  }

  @Test("report actions tells the figures of the day, in each format, and ends with 0")
  func report() throws {
    let folder = try folder()
    let text = try Program.run(
      "report", "actions", "one.plist", "--by", "Owner", "--today", "2026-11-21", in: folder)
    #expect(text.status == 0)
    #expect(text.output.hasPrefix("# Actions, One Ltd\n\nBy owner, as of 2026-11-21."))
    let page = try Program.run("report", "actions", "one.plist", "--format", "html", in: folder)
    #expect(page.output.hasPrefix("<!DOCTYPE html>"))
    let json = try Program.run(
      "report", "actions", "one.plist", "--format", "json", "--today", "2026-11-21", in: folder)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let all = try #require(object["all"] as? [String: Any])
    #expect(all["overdue"] as? Int == 2)
    // Nothing was raised by then.
    let past = try Program.run(
      "report", "actions", "one.plist", "--format", "json", "--today", "2020-01-01", in: folder)
    #expect(past.output.contains("\"actions\": 0, \"open\": 0, \"overdue\": 0"))
  }

  @Test("--help and --version are told on standard output")
  func help() throws {
    let folder = try Folder()
    let help = try Program.run("--help", in: folder)
    #expect(help.status == 0)
    for command in [
      "open", "demo", "new", "status", "check", "import", "export", "merge", "restore", "add",
      "report",
    ] {
      #expect(help.output.contains(command))
    }
    let version = try Program.run("--version", in: folder)
    #expect(version.status == 0)
    #expect(version.output.first?.isNumber == true)
  }

  @Test(
    "bad input gets a sentence that names what and where, ends with 2, and changes no file",
    arguments: [
      (["status", "missing.plist"], "missing.plist is not there"),
      (["status", "."], ". is a folder"),
      (
        ["status", "empty.plist"], "empty.plist cannot be read: line 1, column 1: the file is empty"
      ),
      (["status", "half.plist"], "half.plist cannot be read: line"),
      (["status", "binary.plist"], "binary"),
      (["status", "foreign.plist"], "not the file of an Evenkeel organisation"),
      (["status", "newer.plist"], "written by a newer Evenkeel (file version 9"),
      (
        ["status", "wrong.plist"],
        "action NC-2026-007, field due is not a day (yyyy-mm-dd): 2026-13-40"
      ),
      (
        ["status", "type.plist"],
        "action NC-2026-007, field title is a whole number where text should be"
      ),
      (["status", "twins.plist"], "have the same id a1"),
      (
        ["status", "huge.plist"],
        "field order is beyond anything that can be counted here: 9223372036854775807"
      ),
      (["status", "one.plist", "--today", "2026-13-01"], "2026-13-01"),
      (["status", "one.plist", "--days", "-1"], "days"),
      (["open", "one.plist", "--today", "2026-11-20"], "need a terminal"),
      (["demo"], "need a terminal"),
      (["new", "one.plist", "--name", "X"], "one.plist is there already"),
      (["new", "nowhere/x.plist", "--name", "X"], "the folder nowhere is not there"),
      (["new", "x.plist", "--name", " "], "--name is empty"),
      (["new", "x.plist", "--name", "X", "--standard", "a b"], "--standard a b is not an edition"),
      (
        ["import", "actions", "columns.csv", "--into", "one.plist"],
        "columns.csv has no column title"
      ),
      (["import", "actions", "dates.csv", "--into", "one.plist"], "dates.csv, row 3, column due"),
      (["import", "actions", "twins.csv", "--into", "one.plist"], "twins.csv, row 3"),
      (["import", "actions", "close.csv", "--into", "one.plist"], "close.csv, row 2"),
      (
        ["import", "actions", "one.plist", "--into", "missing.plist"], "missing.plist is not there"
      ),
      (["import", "actions", "missing.csv", "--into", "one.plist"], "missing.csv is not there"),
      (["import", "dogs", "dates.csv", "--into", "one.plist"], "dogs"),
      (["export", "actions", "half.plist"], "half.plist cannot be read"),
      (["report", "actions", "half.plist"], "half.plist cannot be read"),
      (["report", "dogs", "one.plist"], "dogs"),
      (["report", "actions", "one.plist", "--by", "colour"], "colour"),
      (["report", "actions", "one.plist", "--format", "pdf"], "pdf"),
      (
        ["report", "actions", "one.plist", "--from", "2026-02-01", "--to", "2026-01-31"],
        "--to 2026-01-31 is before --from 2026-02-01"
      ),
    ])
  func badInput(arguments: [String], expected: String) throws {
    let folder = try folder()
    let whole = try folder.text(of: "one.plist")
    try folder.write("", to: "empty.plist")
    try folder.write(String(whole.prefix(whole.count / 2)), to: "half.plist")
    try folder.write("bplist00\u{0}\u{1}", to: "binary.plist")
    try folder.write(
      "<plist version=\"1.0\"><dict><key>name</key><string>x</string></dict></plist>",
      to: "foreign.plist")
    try folder.write(
      whole.replacing("<integer>1</integer>", with: "<integer>9</integer>"), to: "newer.plist")
    func action(_ fields: String, id: String = "a1") -> String {
      "<dict><key>id</key><string>\(id)</string><key>reference</key><string>NC-2026-007</string>\(fields)</dict>"
    }
    func file(_ actions: String) -> String {
      "<plist><dict><key>actions</key><array>\(actions)</array><key>format</key><string>evenkeel</string>"
        + "<key>organisation</key><dict><key>id</key><string>o</string><key>name</key><string>X</string></dict>"
        + "<key>version</key><integer>1</integer></dict></plist>"
    }
    try folder.write(file(action("<key>due</key><string>2026-13-40</string>")), to: "wrong.plist")
    try folder.write(file(action("<key>title</key><integer>3</integer>")), to: "type.plist")
    try folder.write(file(action("") + action("")), to: "twins.plist")
    try folder.write(
      file("").replacing(
        "<key>format</key>",
        with: "<key>lines</key><array><dict><key>id</key><string>l</string><key>order</key>"
          + "<integer>9223372036854775807</integer></dict></array><key>format</key>"),
      to: "huge.plist")
    try folder.write("colour,size\nred,3\n", to: "columns.csv")
    try folder.write("title,due\nFine,2026-12-01\nNot fine,31.02.2026\n", to: "dates.csv")
    try folder.write("reference,title\nX-1,One\nX-1,Two\n", to: "twins.csv")
    try folder.write("reference,stage\nNC-2026-001,closed\n", to: "close.csv")
    let before = try folder.contents
    let outcome = try Program.run(arguments, in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(expected), "\(outcome.errors)")
    #expect(outcome.errors.hasPrefix("evenkeel: "))
    #expect(outcome.output.isEmpty)
    #expect(try folder.contents == before)
  }

  @Test("an audit goes out as a report and as a blank checklist, and its answers come in once")
  func audits() throws {
    let folder = try folder()
    try folder.write(
      "reference,title,clauses,planned\nIA-2026-01,Purchasing,8.4.1,2026-12-01\n", to: "audits.csv")
    try folder.write("line,verdict,notes\n1,m,No list\n2,c,\n", to: "answers.csv")
    func run(_ arguments: String...) throws -> Spawn.Outcome {
      try Program.run(arguments, in: folder)
    }
    #expect(try run("import", "audits", "audits.csv", "--into", "one.plist").status == 0)
    let blank = try run("report", "audit", "one.plist", "IA-2026-01", "--blank", "--format", "html")
    #expect(blank.status == 0 && blank.output.contains("<span class=\"box\">"))
    let answers = [
      "import", "answers", "answers.csv", "--into", "one.plist", "--audit", "ia-2026-01",
    ]
    #expect(try Program.run(answers, in: folder).output.contains("2 audit lines updated"))
    let before = try folder.bytes(of: "one.plist")
    #expect(try Program.run(answers, in: folder).output.contains("2 audit lines unchanged"))
    #expect(try folder.bytes(of: "one.plist") == before)
    let report = try run("report", "audit", "one.plist", "IA-2026-01")
    #expect(report.output.contains("### Minor: No list"))
    let unknown = try run("report", "audit", "one.plist", "IA-2026-07")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("there is no audit IA-2026-07; nearest is IA-2026-01"))
    #expect(try run("report", "audit", "one.plist").status == 2)
  }
}
