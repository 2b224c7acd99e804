import Foundation
import Testing

@Suite("In a real terminal", .serialized)
struct TerminalTests {
  private let folder: Folder
  private let program: String

  init() throws {
    folder = try Folder()
    program = try Program.path
  }

  private func start(
    _ arguments: String, columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
  ) throws -> Tmux {
    try Tmux(
      columns: columns, rows: rows, folder: folder, environment: environment,
      "\(program) \(arguments) --today 2026-11-20")
  }

  @Test("the sample's dashboard is shown in UTF-8 even with no language set")
  func demo() throws {
    let terminal = try start("demo")
    let screen = try terminal.waitFor("OVERDUE")
    #expect(screen.contains("Harbour Engineering Ltd"))
    #expect(screen.contains("M. Lim · Fri 20 Nov 2026 · saved"))
    #expect(screen.contains("────"))
    try terminal.press("q")
    try terminal.wait("the program to end") { _ in try terminal.hasEnded }
  }

  @Test(
    "a plain terminal without colours loses nothing",
    arguments: ["vt100", "linux", "xterm-256color"])
  func otherTerminals(name: String) throws {
    let terminal = try start("demo", environment: ["TERM": name, "NO_COLOR": "1"])
    try terminal.waitFor("!! NC-2026-014")
  }

  @Test("the window may change its size at any time, down to a sentence and back")
  func resizes() throws {
    let terminal = try start("demo")
    try terminal.waitFor("OVERDUE")
    try terminal.resize(40, 10)
    try terminal.waitFor("needs 60x16; this is 40x10")
    try terminal.resize(120, 40)
    try terminal.waitFor("READY TODAY FOR AN AUDIT?")
    try terminal.resize(80, 24)
    try terminal.waitFor("READY TODAY?")
  }

  @Test("what is shown as saved survives a kill, and the audit goes on at the same line")
  func survivesKill() throws {
    let terminal = try start("demo --keep kept.plist")
    try terminal.waitFor("OVERDUE")
    try terminal.press("3", "Down", "Enter")
    try terminal.waitFor("line 28 of 46")
    try terminal.press("c")
    try terminal.waitFor("line 29 of 46")
    try terminal.press("m")
    try terminal.waitFor("Enter keeps it")
    try terminal.type("Crates without label")
    try terminal.press("Enter")
    try terminal.waitFor("line 30 of 46")
    // Half a note as well, which nobody has kept yet.
    try terminal.press("t")
    try terminal.type("Three of ten")
    try terminal.waitFor("Three of ten")
    try terminal.wait("what was typed to be on disk") { _ in
      try folder.text(of: "kept.plist").contains("<string>Three of ten</string>")
    }
    kill(try terminal.process, SIGKILL)
    try terminal.wait("the program to end") { _ in try terminal.hasEnded }
    let later = try start("kept.plist --pane audits --as 'M. Lim'")
    try later.waitFor("Audits  14")
    try later.press("Down", "Enter")
    try later.waitFor("line 30 of 46")
    try later.waitFor("unfinished here: notes “Three of ten”; t goes on with it")
    try later.press("2", "/")
    try later.type("crates without")
    try later.waitFor("1 of 53")
  }

  @Test(
    "signals end the program with the terminal as it was and nothing lost",
    arguments: [SIGTERM, SIGHUP])
  func endsOnSignal(signal: Int32) throws {
    _ = try Program.run("new", "one.plist", "--name", "One", in: folder)
    let terminal = try Tmux(
      folder: folder, "sh -c '\(program) one.plist --today 2026-11-20; stty -a; echo all-over'")
    try terminal.waitFor("Nothing is recorded yet")
    try terminal.press("2", "a")
    try terminal.type("Written before the signal")
    try terminal.press("C-s")
    try terminal.waitFor("added")
    kill(try terminal.child, signal)
    let screen = try terminal.waitFor("all-over")
    #expect(screen.contains(" icanon"))
    #expect(screen.contains(" echo "))
    #expect(!screen.contains("Dashboard"))
    #expect(try folder.text(of: "one.plist").contains("Written before the signal"))
  }

  @Test("a crash leaves a usable terminal and says that what was saved is safe")
  func crashes() throws {
    let terminal = try Tmux(
      folder: folder, "sh -c '\(program) demo --today 2026-11-20; stty -a; echo all-over'")
    try terminal.waitFor("OVERDUE")
    kill(try terminal.child, SIGILL)
    let screen = try terminal.waitFor("all-over")
    #expect(screen.contains("helps its developers"))
    #expect(screen.contains(" icanon"))
  }

  @Test("Ctrl-Z gives the shell back, and fg the screen")
  func suspends() throws {
    let terminal = try Tmux(folder: folder, "bash --norc -i")
    try terminal.type("\(program) demo --today 2026-11-20")
    try terminal.press("Enter")
    try terminal.waitFor("OVERDUE")
    try terminal.press("C-z")
    try terminal.waitFor("Stopped")
    try terminal.resize(100, 30)
    try terminal.type("fg")
    try terminal.press("Enter")
    try terminal.waitFor("Enter open")
    try terminal.press("2")
    try terminal.waitFor("Actions  52")
    let screen = try terminal.screen
    #expect(screen.split(separator: "\n").contains { $0.columnsUsed > 80 })
  }

  @Test("a paste is text, whatever is in it")
  func pastes() throws {
    let terminal = try start("demo")
    try terminal.waitFor("OVERDUE")
    try terminal.press("2", "a")
    try terminal.waitFor("Add an action")
    try terminal.tmux("set-buffer", "first line\nqqq u d\u{1B}[A")
    try terminal.tmux("paste-buffer", "-p")
    try terminal.waitFor("first line qqq u d")
  }

  @Test("Esc answers at once, and the arrows work in both of their forms")
  func escapes() throws {
    let terminal = try start("demo")
    try terminal.waitFor("OVERDUE")
    try terminal.press("?")
    try terminal.waitFor("In dashboard")
    try terminal.press("Escape")
    try terminal.wait("the help to close") { !$0.contains("In dashboard") }
    try terminal.press("2", "Enter")
    try terminal.waitFor("To close")
    try terminal.press("Escape")
    try terminal.waitFor("Actions  52")
    try terminal.tmux("send-keys", "-H", "1b", "5b", "42")
    try terminal.tmux("send-keys", "-H", "1b", "4f", "42")
    try terminal.press("Enter")
    try terminal.waitFor("To close")
    #expect(try terminal.screen.contains("Purchase orders") == false)
  }

  @Test("a file marked read-only is not replaced; the header says why, and quitting asks")
  func readOnlyFile() throws {
    _ = try Program.run("new", "one.plist", "--name", "One", in: folder)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: folder.path + "/one.plist")
    let before = try folder.bytes(of: "one.plist")
    let terminal = try start("one.plist")
    try terminal.waitFor("Nothing is recorded yet")
    try terminal.press("2", "a")
    try terminal.type("Kept in memory")
    try terminal.press("C-s")
    try terminal.waitFor("NOT SAVED")
    try terminal.press("q")
    try terminal.waitFor("Not everything is saved")
    #expect(try folder.bytes(of: "one.plist") == before)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: folder.path + "/one.plist")
    try terminal.press("r")
    try terminal.wait("the change to be saved") { $0.contains("· saved ") }
    #expect(try folder.text(of: "one.plist").contains("Kept in memory"))
  }

  @Test("what another program changed in the file is shown, and saved together with one's own")
  func changedUnderneath() throws {
    _ = try Program.run("new", "one.plist", "--name", "One", in: folder)
    let terminal = try start("one.plist")
    try terminal.waitFor("Nothing is recorded yet")
    let theirs = try folder.text(of: "one.plist").replacing(
      "<string>One</string>", with: "<string>Theirs</string>")
    try folder.write(theirs, to: "one.plist")
    try terminal.press("2", "a")
    try terminal.type("Mine")
    try terminal.press("C-s")
    try terminal.wait("both to be shown and saved") {
      $0.contains("Theirs") && $0.contains("Mine") && $0.contains("· saved ")
    }
    let text = try folder.text(of: "one.plist")
    #expect(text.contains("<string>Theirs</string>"))
    #expect(text.contains("<string>Mine</string>"))
  }

  @Test("what another program made unreadable is not overwritten, and quitting offers a copy")
  func unreadableUnderneath() throws {
    _ = try Program.run("new", "one.plist", "--name", "One", in: folder)
    let terminal = try start("one.plist")
    try terminal.waitFor("Nothing is recorded yet")
    try folder.write("<plist><dict>", to: "one.plist")
    try terminal.press("2", "a")
    try terminal.type("Mine")
    try terminal.press("C-s")
    try terminal.waitFor("another program changed one.plist, and it cannot be read now")
    try terminal.press("q")
    try terminal.waitFor("save a copy beside the file")
    try terminal.press("c")
    try terminal.waitFor("one-copy1.plist")
    #expect(try folder.text(of: "one-copy1.plist").contains("Mine"))
    #expect(try folder.text(of: "one.plist") == "<plist><dict>")
  }

  @Test("I imports a register; a wrong row is named and nothing is imported")
  func imports() throws {
    _ = try Program.run("new", "one.plist", "--name", "One", "--standard", "9001:2015", in: folder)
    try folder.write(
      "title,owner,due\nOil,A. Okafor,2026-12-01\nWater,A. Okafor,2026-10-01\n", to: "good.csv")
    try folder.write("title,due\nFine,2026-12-01\nNot fine,soon\n", to: "bad.csv")
    let terminal = try start("one.plist")
    try terminal.waitFor("I  imports a register")
    try terminal.press("I")
    try terminal.type("bad.csv")
    try terminal.press("Enter")
    try terminal.waitFor("bad.csv, row 3, column due")
    try terminal.press("Escape", "I")
    try terminal.type("good.csv")
    try terminal.press("Enter")
    try terminal.waitFor("2 actions added; 1 person added by name")
    try terminal.press("Escape", "1")
    try terminal.waitFor("OVERDUE 1")
    try terminal.press("u")
    try terminal.waitFor("Nothing is recorded yet")
  }

  @Test("without a file: the first screen makes one, and the next start opens it")
  func firstScreen() throws {
    let terminal = try start("")
    try terminal.waitFor("make the file of a new organisation")
    try terminal.press("n")
    try terminal.type("Quay Works")
    try terminal.press("Enter")
    try terminal.waitFor("quay-works.plist")
    try terminal.press("Enter")
    try terminal.waitFor("Nothing is recorded yet")
    try terminal.press("q")
    try terminal.wait("the program to end") { _ in try terminal.hasEnded }
    let later = try start("")
    try later.waitFor("Quay Works")
  }
}

extension Substring {
  fileprivate var columnsUsed: Int { count }
}
