import Foundation
import Testing

@Suite("Several people in one file", .serialized)
struct ManyHandsTests {
  private let folder: Folder
  private let program: String

  init() throws {
    folder = try Folder()
    program = try Program.path
    let made = try Program.run(
      "new", "one.plist", "--name", "One", "--standard", "9001:2015", in: folder)
    try #require(made.status == 0)
  }

  private func start(_ arguments: String, columns: Int = 110, rows: Int = 30) throws -> Tmux {
    try Tmux(columns: columns, rows: rows, folder: folder, "\(program) \(arguments)")
  }

  private func run(_ arguments: String...) throws -> Spawn.Outcome {
    try Program.run(arguments, in: folder)
  }

  private func shell(_ script: String) throws -> Spawn.Outcome {
    try Spawn.run(
      ["sh", "-c", script], in: folder.path,
      environment: [
        "HOME": folder.path, "PATH": "/usr/local/bin:/usr/bin:/bin", "EVENKEEL": program,
      ])
  }

  /// The titles of all actions on file.
  private func titles() throws -> [String] {
    let csv = try run("export", "actions", "one.plist").output
    return csv.split(whereSeparator: \.isNewline).dropFirst().map {
      String($0.split(separator: ",", omittingEmptySubsequences: false)[1])
    }
  }

  @Test("what one saves appears at the other within two seconds, also to one who only looks")
  func live() throws {
    let lim = try start("one.plist --as 'M. Lim'")
    let okafor = try start("one.plist --as 'A. Okafor'")
    let boss = try start("one.plist --as Boss --read-only")
    try lim.waitFor("M. Lim with A. Okafor")
    try okafor.waitFor("with M. Lim")
    try boss.waitFor("READ-ONLY")
    try lim.press("2", "a")
    try lim.type("Pump leaks")
    try lim.press("C-s")
    try lim.waitFor("NC-2026-001 added")
    try okafor.waitFor("M. Lim: NC-2026-001 added")
    try boss.waitFor("M. Lim: NC-2026-001 added")
    try okafor.press("q")
    try lim.wait("A. Okafor to be gone") { !$0.contains("with A. Okafor") }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.filter { $0.hasPrefix(".one.plist.open-") }.count == 1)
  }

  @Test("two programs that both save again and again lose nothing of each other's")
  func twoLoops() throws {
    let outcome = try shell(
      """
      loop() {
        for number in 1 2 3 4 5 6 7 8 9 10; do
          printf 'title,notes\\nCase %s %s,seen\\n' "$1" "$number" > "$1.csv"
          "$EVENKEEL" import actions "$1.csv" --into one.plist --as "$1" >/dev/null || echo failed
        done
      }
      loop ann & loop bob & loop cem & wait
      """)
    #expect(outcome.output == "" && outcome.errors == "")
    let titles = try titles()
    for who in ["ann", "bob", "cem"] {
      for number in 1...10 { #expect(titles.contains("Case \(who) \(number)")) }
    }
    #expect(titles.count == 30)
    let check = try run("check", "one.plist")
    #expect(check.status == 0)
    #expect(check.output.contains("entries by 4 people, unbroken"))
  }

  @Test(
    "a kill at any moment leaves a whole file with all that was shown as saved", arguments: 1...6)
  func killStorm(seed: Int) throws {
    let terminal = try start("one.plist --as 'M. Lim'")
    try terminal.waitFor("Nothing is recorded yet")
    try terminal.press("2")
    var random = SystemRandomNumberGenerator()
    let last = Int.random(in: 1...6, using: &random)
    var saved = 0
    for number in 1...last {
      try terminal.press("a")
      try terminal.type("Case \(number)")
      try terminal.press("C-s")
      if number < last || Bool.random(using: &random) {
        try terminal.waitFor("NC-2026-00\(number) added")
        try terminal.wait("the change to be saved") { $0.contains("· saved ") }
        saved = number
      } else {
        usleep(UInt32.random(in: 0...30_000, using: &random))
      }
    }
    kill(try terminal.process, SIGKILL)
    try terminal.wait("the program to be dead") { _ in try terminal.hasEnded }
    let titles = try titles()
    for number in 0..<saved { #expect(titles.contains("Case \(number + 1)")) }
    #expect(try run("check", "one.plist").status == 0)
    // The next one is not held up by what the dead one left behind.
    try folder.write("title\nAfter\n", to: "after.csv")
    #expect(try run("import", "actions", "after.csv", "--into", "one.plist").status == 0)
  }

  @Test("a disk without room is told, nothing is lost, and it is saved once there is room")
  func diskFull() throws {
    let disk = folder.path + "/disk"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    let mounted = try Spawn.run(["mount", "-t", "tmpfs", "-o", "size=40k", "tmpfs", disk])
    guard mounted.status == 0 else { return }
    defer { _ = try? Spawn.run(["umount", "-l", disk]) }
    #expect(try run("new", "disk/two.plist", "--name", "Two").status == 0)
    let terminal = try start("disk/two.plist")
    try terminal.waitFor("Nothing is recorded yet")
    _ = try shell("head -c 1000000 /dev/zero > disk/filler 2>/dev/null")
    try terminal.press("2", "a")
    try terminal.type("Kept in memory")
    try terminal.press("C-s")
    try terminal.waitFor("not saved: no room on the disk of disk/two.plist")
    #expect(try run("status", "disk/two.plist").status == 0)
    _ = try shell("rm disk/filler")
    try terminal.wait("the change to be saved") { $0.contains("· saved ") }
    #expect(try folder.text(of: "disk/two.plist").contains("Kept in memory"))
  }

  @Test(
    "git merges two clones with the driver that the README sets up; a conflict is kept in the file")
  func git() throws {
    let setUp = """
      set -e
      git config --global user.name Test; git config --global user.email test@example.org
      git config --global init.defaultBranch main
      mkdir bin && ln -s "$EVENKEEL" bin/evenkeel && export PATH="$PWD/bin:$PATH"
      mkdir a && cd a && git init -q && mv ../one.plist .
      use() {
        git config merge.evenkeel.name "Evenkeel"
        git config merge.evenkeel.driver "evenkeel merge %O %A %B"
      }
      change() { printf "$1" > /tmp/$$.csv; evenkeel import actions /tmp/$$.csv --into one.plist --as "$2" >/dev/null; rm /tmp/$$.csv; }
      use; echo "*.plist merge=evenkeel" > .gitattributes; echo ".*.versions/" > .gitignore
      change 'title,due\\nOil,2026-12-01\\nWater,2026-12-01\\n' ann
      git add . && git commit -qm base && git clone -q . ../b
      change 'reference,due\\nNC-2026-001,2026-12-05\\n' ann; change 'title\\nFrost\\n' ann
      git commit -qam ann
      cd ../b; use
      change 'reference,category\\nNC-2026-001,suppliers\\n' bob; change 'title\\nFire\\n' bob
      git commit -qam bob
      """
    let clean = try shell(
      setUp + "\ngit pull -q --no-rebase --no-edit ../a >/dev/null && git status --short")
    #expect(clean.status == 0, "\(clean.errors)")
    #expect(clean.output == "")
    #expect(clean.errors.contains("NC-2026-003 was given twice"))
    let csv = try run("export", "actions", "b/one.plist").output
    #expect(csv.contains("NC-2026-001,Oil,nonconformity,,staff,suppliers"))
    #expect(csv.contains("2026-12-05"))
    #expect(csv.contains("Frost") && csv.contains("Fire"))
    #expect(csv.contains("NC-2026-004"))
    #expect(try run("check", "b/one.plist").status == 0)

    let conflict = try shell(
      """
      export PATH="$PWD/bin:$PATH"
      change() { printf "$1" > /tmp/$$.csv; evenkeel import actions /tmp/$$.csv --into one.plist --as "$2" >/dev/null; rm /tmp/$$.csv; }
      cd a; change 'reference,due\\nNC-2026-002,2026-12-11\\n' ann; git commit -qam ann
      cd ../b; change 'reference,due\\nNC-2026-002,2026-12-22\\n' bob; git commit -qam bob
      git pull -q --no-rebase --no-edit ../a; echo "git says $?"
      """)
    #expect(conflict.output.contains("git says 1"))
    let check = try run("check", "b/one.plist")
    #expect(check.status == 1)
    #expect(check.output.contains("NC-2026-002, Due: changed on both sides by"))
    let terminal = try start("b/one.plist --as bob")
    try terminal.waitFor("CHANGED BY TWO AT ONCE 1")
    try terminal.press("Enter")
    try terminal.waitFor("which holds?")
    try terminal.press("1")
    try terminal.waitFor("settled")
    try terminal.wait("the change to be saved") { $0.contains("· saved ") }
    #expect(try shell("cd b && git commit -qam merged").status == 0)
    #expect(try run("check", "b/one.plist").status == 0)
  }
}

@Suite("The past of a file")
struct PastTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ arguments: String...) throws -> Spawn.Outcome {
    try Program.run(arguments, in: folder)
  }

  /// A file that was made elsewhere, without any history.
  private func makeFile() throws {
    try folder.write(
      """
      <plist version="1.0"><dict><key>actions</key><array><dict><key>id</key><string>a1</string>
      <key>reference</key><string>NC-2026-001</string><key>title</key><string>Oil</string>
      <key>due</key><string>2026-03-01</string></dict></array>
      <key>format</key><string>evenkeel</string><key>organisation</key><dict><key>id</key>
      <string>o</string><key>name</key><string>One</string></dict><key>version</key>
      <integer>1</integer></dict></plist>
      """, to: "one.plist")
    try folder.write(
      "reference,due\\nNC-2026-001,2026-06-01\\n".replacing("\\n", with: "\n"), to: "x.csv")
    try folder.write("title,due\\nWater,2026-04-01\\n".replacing("\\n", with: "\n"), to: "y.csv")
    #expect(
      try run("import", "actions", "x.csv", "--into", "one.plist", "--today", "2026-03-10").status
        == 0)
    #expect(
      try run("import", "actions", "y.csv", "--into", "one.plist", "--today", "2026-03-20").status
        == 0)
  }

  @Test("--today in the past shows the records as they stood, in status and on the screen")
  func asOf() throws {
    try makeFile()
    let early = try run("status", "one.plist", "--today", "2026-03-05")
    #expect(early.status == 1)
    #expect(early.output.contains("NC-2026-001"))
    let middle = try run("status", "one.plist", "--today", "2026-03-15", "--days", "365")
    #expect(middle.status == 0)
    #expect(middle.output.contains("as it stood on 15 Mar 2026"))
    #expect(!middle.output.contains("Water"))
    let late = try run("status", "one.plist", "--today", "2026-04-05")
    #expect(late.status == 1)
    #expect(late.output.contains("Water"))
    let terminal = try Tmux(
      columns: 100, folder: folder,
      "\(try Program.path) one.plist --pane actions --today 2026-03-05")
    try terminal.waitFor("AS IT STOOD")
    // The header comes first: the list may not be drawn yet.
    let screen = try terminal.waitFor("Oil")
    #expect(!screen.contains("Water"))
    try terminal.press("a")
    try terminal.waitFor("start without --today to work")
  }

  @Test("check tells what was altered behind the history's back, and ends with 1")
  func check() throws {
    try makeFile()
    let clean = try run("check", "one.plist")
    #expect(clean.status == 0)
    #expect(clean.output.contains("history of 2 entries by 1 person, unbroken; its seal is "))
    let text = try folder.text(of: "one.plist")
    for (old, new, expected, record) in [
      (
        "<string>2026-06-01</string>", "<string>2026-07-01</string>",
        "altered after it was written", "change"
      ),
      (
        "<string>Water</string>", "<string>Wine</string>", "without an entry in the history",
        "action"
      ),
    ] {
      try folder.write(text.replacing(old, with: new), to: "two.plist")
      let check = try run("check", "two.plist")
      #expect(check.status == 1)
      #expect(check.output.contains(expected), "\(check.output)")
      let json = try run("check", "two.plist", "--json").output
      let list = try #require(
        try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
      let flaw = try #require(list.first { $0["kind"] as? String == "history" })
      #expect(flaw["record"] as? String == record)
      #expect((flaw["remedy"] as? String)?.contains("evenkeel restore FILE") == true)
    }
    #expect(try run("check", "missing.plist").status == 2)
  }

  @Test("restore lists the versions and puts one back, which can be taken back in the same way")
  func restore() throws {
    try makeFile()
    let list = try run("restore", "one.plist")
    #expect(list.status == 0)
    #expect(list.output.contains("\n2  "))
    #expect(try run("restore", "one.plist", "9").errors.contains("it has 1 to 2"))
    #expect(try run("restore", "one.plist", "1").status == 0)
    #expect(try !run("export", "actions", "one.plist").output.contains("Water"))
    #expect(try run("check", "one.plist").status == 0)
    #expect(try run("restore", "one.plist", "1").status == 0)
    #expect(try run("export", "actions", "one.plist").output.contains("Water"))
  }

  @Test("a file that cannot be read is put aside when a version takes its place")
  func restoreBroken() throws {
    try makeFile()
    try folder.write("<plist><dict>", to: "one.plist")
    #expect(try run("status", "one.plist").errors.contains("evenkeel restore one.plist"))
    let outcome = try run("restore", "one.plist", "1")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("is now one.plist.broken1"))
    #expect(try folder.text(of: "one.plist.broken1") == "<plist><dict>")
    #expect(try run("export", "actions", "one.plist").output.contains("Oil"))
  }

  @Test("merge writes to OURS and leaves it alone when a side cannot be read")
  func merge() throws {
    try makeFile()
    let base = try folder.text(of: "one.plist")
    try folder.write(base, to: "base")
    try folder.write(base, to: "ours")
    try folder.write("<plist><dict>", to: "theirs")
    let broken = try run("merge", "base", "ours", "theirs")
    #expect(broken.status == 2)
    #expect(broken.errors.contains("theirs cannot be read"))
    #expect(try folder.text(of: "ours") == base)
    try folder.write(
      base.replacing("<string>Water</string>", with: "<string>Wine</string>"), to: "theirs")
    #expect(try run("merge", "base", "ours", "theirs").status == 0)
    #expect(try folder.text(of: "ours").contains("<string>Wine</string>"))
    try folder.write("", to: "base")
    #expect(try run("merge", "base", "ours", "theirs").status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.contains(".ours.versions"))
  }
}
