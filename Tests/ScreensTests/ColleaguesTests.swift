import Records
import Testing

@testable import Screens

@Suite("With colleagues in the same file")
struct ColleaguesTests {
  /// What A. Okafor made of the file.
  private func okafor(
    _ organisation: Organisation, _ title: String = "changed", _ body: (inout Action) -> Void
  ) throws -> Organisation {
    var theirs = organisation
    var action = try #require(theirs.actions[known("nc-2026-001")])
    body(&action)
    var source = SeededGenerator(seed: 99)
    try theirs.carryOut(
      Edit(
        who: "A. Okafor", when: Moment(seconds: 0), title: title,
        changes: theirs.changes(putting: action)),
      as: HistoryWriter(who: "A. Okafor", using: &source), on: Rig.today)
    return theirs
  }

  @Test("a colleague's saved change appears by itself and says whose it is")
  func appears() throws {
    var rig = Rig(columns: 120, rows: 40)
    rig.press("2")
    rig.takeIn(try okafor(rig.organisation, "NC-2026-001 renamed") { $0.title = "Unsigned!" })
    #expect(rig.text.contains("Unsigned!"))
    #expect(rig.message == "A. Okafor: NC-2026-001 renamed")
  }

  @Test("who else has it open is in the header, by name where there is room")
  func header() {
    var rig = Rig(columns: 120)
    rig.state.others = ["A. Okafor", "J. Novák"]
    #expect(rig.lines[0].contains("M. Lim with A. Okafor, J. Novák"))
    rig.resize(80, 24)
    #expect(rig.lines[0].contains("M. Lim +2"))
  }

  @Test(
    "an open form keeps what was typed, shows what changed, and puts nothing of a colleague's back")
  func formFollows() throws {
    var rig = Rig(rows: 40)
    rig.press("2e")
    rig.press("⇥⇥⇥⇥⇥⇥⇥⇥⇥ and wet")
    rig.takeIn(
      try okafor(rig.organisation) {
        $0.title = "Delivery notes not signed"
        $0.category = "suppliers"
      })
    #expect(rig.text.contains("Delivery notes not signed"))
    #expect(rig.text.contains("↻ changed meanwhile by A. Okafor"))
    #expect(rig.text.contains("NC-2026-001 was changed meanwhile by A. Okafor"))
    #expect(rig.text.contains("and wet"))
    rig.press("ⓢ")
    let action = try #require(rig.action("NC-2026-001"))
    #expect(action.title == "Delivery notes not signed")
    #expect(action.category == "suppliers")
    #expect(action.notes == "and wet")
  }

  @Test("a field that both typed in is kept only after it was seen")
  func formClash() throws {
    var rig = Rig(columns: 120, rows: 40)
    rig.press("2e!")
    rig.takeIn(try okafor(rig.organisation) { $0.title = "Theirs" })
    #expect(rig.text.contains("↻ changed meanwhile by A. Okafor to “Theirs”"))
    rig.press("ⓢ")
    #expect(
      rig.text.contains(
        "NC-2026-001 Title was changed meanwhile by A. Okafor to “Theirs”; ^S again"))
    #expect(rig.action("NC-2026-001")?.title == "Theirs")
    rig.press("ⓢ")
    #expect(rig.action("NC-2026-001")?.title == "Delivery notes unsigned!")
  }

  @Test("undo takes back one's own step and leaves a colleague's")
  func undo() throws {
    var rig = Rig()
    rig.press("2c Signed by hand⏎ⓢ")
    #expect(rig.action("NC-2026-001")?.correction == "Signed by hand")
    rig.takeIn(try okafor(rig.organisation) { $0.title = "Theirs" })
    rig.press("u")
    #expect(rig.action("NC-2026-001")?.correction == "")
    #expect(rig.action("NC-2026-001")?.title == "Theirs")
  }

  @Test("undo says so and does nothing where a colleague's change stands in the way")
  func undoInTheWay() throws {
    var rig = Rig()
    rig.press("2c Signed by handⓢ")
    rig.state.wasSaved(rig.state.revision)
    rig.takeIn(try okafor(rig.organisation) { $0.correction = "Signed twice" })
    let before = rig.organisation
    rig.press("u")
    #expect(rig.organisation == before)
    #expect(
      rig.message == "nothing was done: NC-2026-001 Correction was changed since by A. Okafor")
  }

  @Test("what was changed here and is not saved yet is brought together with what is in the file")
  func unsaved() throws {
    var rig = Rig()
    let before = rig.organisation
    rig.press("2c Signed by handⓢ")
    rig.takeIn(try okafor(before) { $0.title = "Theirs" })
    #expect(rig.action("NC-2026-001")?.correction == "Signed by hand")
    #expect(rig.action("NC-2026-001")?.title == "Theirs")
    #expect(rig.organisation.historyFlaws().isEmpty)
    rig.press("u")
    #expect(rig.action("NC-2026-001")?.correction == "")
  }

  private func inConflict() throws -> Rig {
    var rig = Rig(columns: 110, rows: 30)
    let before = rig.organisation
    rig.press("2c Signed by handⓢ")
    rig.takeIn(try okafor(before) { $0.correction = "Signed twice" })
    return rig
  }

  @Test(
    "a field changed by both is told, listed on the dashboard, and settled with a key; u takes it back"
  )
  func conflict() throws {
    var rig = try inConflict()
    #expect(rig.message.contains("NC-2026-001, Correction: changed on both sides"))
    rig.press("1")
    #expect(rig.text.contains("CHANGED BY TWO AT ONCE 1: Enter settles"))
    #expect(rig.text.contains("NC-2026-001 Correction: "))
    rig.press("⏎")
    #expect(rig.text.contains("NC-2026-001  Correction: which holds?"))
    #expect(rig.text.contains("before: nothing"))
    let line = rig.lines.first { $0.contains("Signed twice  (A. Okafor)") } ?? ""
    let number = line.first { $0.isNumber }
    let key = try #require(number)
    rig.press(String(key))
    #expect(rig.action("NC-2026-001")?.correction == "Signed twice")
    #expect(!rig.text.contains("CHANGED BY TWO"))
    rig.press("u")
    #expect(rig.text.contains("CHANGED BY TWO AT ONCE 1"))
    #expect(rig.action("NC-2026-001")?.correction == "Signed by hand")
  }

  @Test("an action shows what is in conflict in its detail, and Enter there settles it too")
  func conflictInDetail() throws {
    var rig = try inConflict()
    rig.press("⏎")
    #expect(rig.text.contains("≠ Settle    Correction: "))
    rig.press("g⏎")
    #expect(rig.text.contains("NC-2026-001  Correction: which holds?"))
  }

  @Test("Enter on the question of a conflict settles nothing")
  func conflictLeft() throws {
    var rig = try inConflict()
    rig.press("1⏎⏎")
    #expect(rig.text.contains("CHANGED BY TWO AT ONCE 1"))
  }

  @Test("a conflict that a colleague settles while the question is open is not settled again")
  func settledMeanwhile() throws {
    var rig = try inConflict()
    rig.press("1⏎")
    var theirs = rig.organisation
    let conflict = try #require(theirs.conflicts.all.first)
    var source = SeededGenerator(seed: 5)
    try theirs.carryOut(
      Edit(
        who: "A. Okafor", when: Moment(seconds: 0), title: "settled",
        changes: theirs.changes(settling: conflict, with: 0)),
      as: HistoryWriter(who: "A. Okafor", using: &source), on: Rig.today)
    rig.state.wasSaved(rig.state.revision)
    rig.takeIn(theirs)
    let settled = rig.action("NC-2026-001")?.correction
    rig.press("2")
    #expect(rig.action("NC-2026-001")?.correction == settled)
    #expect(rig.message.contains("NC-2026-001 Correction was settled meanwhile"))
  }

  @Test("a third value that came since can be kept as well")
  func thirdValue() throws {
    var rig = try inConflict()
    rig.press("2c, all of themⓢ1⏎")
    #expect(rig.text.contains("keep Signed by hand, all of"))
    rig.press("n")
    #expect(rig.action("NC-2026-001")?.correction == "Signed by hand, all of them")
    #expect(rig.organisation.conflicts.isEmpty)
  }
}

@Suite("What could not be saved")
struct NotSavedTests {
  @Test("can go to any other place on quitting; then quitting asks no more")
  func anotherPlace() {
    var rig = Rig()
    rig.press("2c Signed by handⓢ")
    rig.state.save = .failed("not saved: no room on the disk")
    rig.press("q")
    #expect(rig.text.contains("save a copy at another place"))
    rig.press("p/media/stick/copy.plistⓢ")
    #expect(rig.effects.contains(.saveCopy(path: "/media/stick/copy.plist")))
    #expect(!rig.effects.contains(.quit))
    rig.state.wasCopied(to: "/media/stick/copy.plist")
    #expect(rig.message == "everything is in /media/stick/copy.plist")
    rig.press("q")
    #expect(rig.effects.contains(.quit))
  }

  @Test("asks again on quitting when more was changed after the copy")
  func changedAfterCopy() {
    var rig = Rig()
    rig.press("2c Signed by handⓢ")
    rig.state.save = .failed("not saved: no room on the disk")
    rig.state.wasCopied(to: "copy.plist")
    rig.press("c againⓢq")
    #expect(rig.text.contains("Not everything is saved"))
    #expect(!rig.effects.contains(.quit))
  }
}

@Suite("The history on the screen")
struct HistoryScreenTests {
  private func worked() -> Rig {
    var rig = Rig(columns: 100, rows: 30)
    rig.press("2c Signed by handⓢ")
    rig.press("jc Labels printedⓢ")
    return rig
  }

  @Test("lists who did what, the newest first, and opens an entry with from and to")
  func list() {
    var rig = worked()
    rig.press("0")
    #expect(rig.text.contains("History  2"))
    let first = rig.lines.firstIndex { $0.contains("NC-2026-002 correction changed") } ?? 99
    let second = rig.lines.firstIndex { $0.contains("NC-2026-001 correction changed") } ?? 0
    #expect(first < second)
    rig.press("⏎")
    #expect(rig.text.contains("NC-2026-002  Correction: nothing → “Labels printed”"))
    #expect(rig.text.contains("M. Lim, Fri 20 Nov 2026"))
    #expect(rig.text.contains("seal "))
  }

  @Test(
    "filters by person, record, field and date",
    arguments: [
      ("who:lim", 2), ("who:okafor", 0), ("record:001", 1), ("field:correction", 2),
      ("field:due", 0),
      ("date:2026-11", 2), ("date:<2026-11-20", 0), ("date:2026-11-20 002", 1),
    ])
  func filter(text: String, count: Int) {
    var rig = worked()
    rig.press("0/\(text)⏎")
    #expect(rig.text.contains(count == 2 ? "History  2" : "History  \(count) of 2"), "\(text)")
  }

  @Test("H shows that of the selected record alone, Esc steps back to where it was selected")
  func ofRecord() {
    var rig = worked()
    rig.press("H")
    #expect(rig.text.contains("History of NC-2026-002  1"))
    rig.press("⎋")
    #expect(rig.text.contains("Actions  2"))
  }

  @Test("v says that it is unbroken, or what is not as it was written")
  func verify() throws {
    var rig = worked()
    rig.press("0v")
    #expect(rig.message.contains("the history is unbroken, 2 entries"))
    rig.state.wasSaved(rig.state.revision)
    var altered = rig.organisation
    var entry = try #require(altered.history.last)
    entry.title = "Nothing happened"
    altered.history.put(entry)
    rig.takeIn(altered)
    rig.press("v")
    #expect(rig.text.contains("the history is not as it was written"))
    #expect(rig.text.contains("altered after it was written"))
  }

  @Test("an action's own last entries are in its detail")
  func detail() {
    var rig = worked()
    rig.press("⏎G")
    #expect(rig.text.contains("NC-2026-002 correction changed (M. Lim)"))
  }

  @Test("the records of a day in the past are shown as such and cannot be changed")
  func past() {
    var rig = Rig()
    rig.state.session.isPast = true
    rig.state.session.isReadOnly = true
    #expect(rig.lines[0].hasSuffix("AS IT STOOD"))
    rig.press("2a")
    #expect(rig.message.contains("start without --today to work"))
    #expect(rig.state.overlays.isEmpty)
  }

  @Test("an earlier version is put back as one step that u takes back")
  func versions() {
    var rig = Rig()
    let old = rig.organisation
    rig.press("2c Signed by handⓢ")
    rig.state.choose(among: [KeptVersion(path: "/v/1", label: "2026-11-20 14:02:00Z  3 kB")])
    #expect(rig.text.contains("Put back the records of which version?"))
    rig.press("⏎")
    #expect(rig.effects.contains(.putBack(path: "/v/1")))
    rig.state.putBack(old, label: "2026-11-20 14:02:00Z")
    #expect(rig.action("NC-2026-001")?.correction == "")
    #expect(rig.message == "version of 2026-11-20 14:02:00Z put back; u undoes")
    rig.press("u")
    #expect(rig.action("NC-2026-001")?.correction == "Signed by hand")
  }
}
