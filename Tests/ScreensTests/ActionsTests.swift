import Records
import Testing

@testable import Screens

@Suite("The register of actions")
struct ActionsTests {
  @Test("lists actions by what is owed first, with the days over in figures")
  func listsByUrgency() throws {
    var rig = Rig()
    rig.press("2")
    let first = try #require(rig.lines.first { $0.contains("NC-2026-001") })
    #expect(first.contains("!!"))
    #expect(first.contains("31 d over"))
    #expect(first.contains("Okafor"))
    let rows = rig.lines.filter { $0.contains("NC-2026-") }
    #expect(rows.count == 2)
    #expect(rows[0].contains("NC-2026-001"))
  }

  @Test(
    "filters by words in any order and by fields",
    arguments: [
      ("unsigned delivery", ["NC-2026-001"]), ("calib", ["NC-2026-002"]),
      ("owner:okafor", ["NC-2026-001"]), ("owner:lim is:open", ["NC-2026-002"]),
      ("is:overdue", ["NC-2026-001"]), ("is:nc", ["NC-2026-001", "NC-2026-002"]),
      ("due:<30d", ["NC-2026-001", "NC-2026-002"]), ("due:>today", ["NC-2026-002"]),
      ("due:2026-12-01", ["NC-2026-002"]), ("due:2026-12", ["NC-2026-002"]), ("due:none", []),
      ("is:mine", ["NC-2026-002"]), ("grade:minor", ["NC-2026-001", "NC-2026-002"]),
      ("is:closed", []), ("is:nonsense", []), ("colour:red", []), ("owner:none", []),
    ])
  func filters(filter: String, expected: [String]) {
    var rig = Rig()
    rig.press("2/" + filter + "⏎")
    let shown = rig.state.actions.list.rows.compactMap { rig.organisation.actions[$0]?.reference }
    #expect(shown.sorted() == expected)
    #expect(rig.text.contains("filter: \(filter)"))
  }

  @Test("a clause filter takes the clauses under it and no others")
  func clauseFilter() {
    var organisation = Organisation.small()
    for (reference, number) in [("A-1", "8.4.1"), ("A-2", "8.40"), ("A-3", "8.4")] {
      var action = Action.nonconformity(reference, reference)
      action.clauses = [clause(number)]
      organisation.actions.put(action)
    }
    var rig = Rig(organisation)
    rig.press("2/clause:8.4⏎")
    let shown = rig.state.actions.list.rows.compactMap { rig.organisation.actions[$0]?.reference }
    #expect(shown.sorted() == ["A-1", "A-3"])
  }

  @Test("a filter that is typed on or taken back shows what it shows when typed at once")
  func typedOn() {
    var rig = Rig()
    rig.press("2/")
    var typed = ""
    for key in "calib o⌫⌫x⌫⌫⌫⌫⌫⌫is:open⌫⌫⌫⌫⌫⌫⌫unsigned" {
      rig.press(String(key))
      if key == "⌫" { typed.removeLast() } else { typed.append(key) }
      var other = Rig()
      other.press("2/" + typed)
      #expect(rig.state.actions.list.rows == other.state.actions.list.rows, "\(typed)")
    }
  }

  @Test("Esc in the filter shows all again and keeps the selected record")
  func leavesFilter() {
    var rig = Rig()
    rig.press("2/calib⏎⎋")
    #expect(rig.state.actions.list.filter.isEmpty)
    #expect(rig.state.actions.list.rows.count == 2)
    #expect(rig.state.currentAction?.reference == "NC-2026-002")
  }

  @Test("a title and Ctrl-S are enough to add one; the rest has sensible values")
  func adds() throws {
    var rig = Rig()
    rig.press("2aOil on the floorⓢ")
    let added = try #require(rig.action("NC-2026-003"))
    #expect(added.title == "Oil on the floor")
    #expect(added.raised == Rig.today)
    #expect(added.raisedBy == known("lim"))
    #expect(added.grade == .minor)
    #expect(rig.message.hasPrefix("NC-2026-003 added"))
    #expect(rig.state.currentAction?.reference == "NC-2026-003")
  }

  @Test("an action without a title is not added, and the form says why")
  func needsTitle() {
    var rig = Rig()
    rig.press("2aⓢ")
    #expect(rig.organisation.actions.count == 2)
    #expect(rig.text.contains("Title is needed"))
  }

  @Test("a reference that is taken is refused, naming whose it is")
  func refusesTakenReference() {
    var rig = Rig()
    rig.press("2aAnother⇤nc-2026-001ⓢ")
    #expect(rig.organisation.actions.count == 2)
    #expect(rig.text.contains("belongs to “Delivery notes unsigned” already"))
  }

  @Test("shows earlier actions like the one being typed, with the reason")
  func showsEarlierMatches() {
    var rig = Rig()
    rig.press("2aUnsigned delivery notes")
    #expect(rig.text.contains("↻ earlier: NC-2026-001"))
    #expect(rig.text.contains("same words"))
  }

  @Test("the owner is chosen by typing a part of the name")
  func changesOwner() {
    var rig = Rig()
    rig.press("2onov⏎")
    #expect(rig.action("NC-2026-001")?.owner == known("novak"))
    #expect(rig.message.contains("NC-2026-001 given to J. Novák"))
    rig.press("u")
    #expect(rig.action("NC-2026-001")?.owner == known("okafor"))
    rig.press("ⓡ")
    #expect(rig.action("NC-2026-001")?.owner == known("novak"))
  }

  @Test("a name that is not on file is added as a person in the same step")
  func addsOwner() throws {
    var rig = Rig()
    rig.press("2oZoe Park⏎")
    let owner = try #require(rig.organisation.find(.person, named: "Zoe Park"))
    #expect(rig.action("NC-2026-001")?.owner == owner)
    rig.press("u")
    #expect(rig.organisation.people[owner] == nil)
  }

  @Test("a due date is only moved with a reason; the old date is kept and the slip counted")
  func movesDue() throws {
    var rig = Rig()
    rig.press("2d")
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("+2wⓢ")
    #expect(rig.action("NC-2026-001")?.due == day("2026-10-20"))
    #expect(rig.text.contains("only moved with a reason"))
    rig.press("parts are lateⓢ")
    let action = try #require(rig.action("NC-2026-001"))
    #expect(action.due == day("2026-12-04"))
    let move = try #require(action.dueMoves.first)
    #expect(move.from == day("2026-10-20"))
    #expect(move.to == day("2026-12-04"))
    #expect(move.by == "M. Lim")
    #expect(move.on == Rig.today)
    #expect(move.why == "parts are late")
    #expect(action.slips == 1)
    rig.press("⏎")
    #expect(rig.text.contains("put off 1 time"))
  }

  @Test("a due date that is no day is told beside the field, and nothing is kept")
  func refusesWrongDay() {
    var rig = Rig()
    rig.press("2d")
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("31 feb")
    #expect(rig.text.contains("✗ is not a day: 31 feb"))
    rig.press("ⓢ")
    #expect(rig.action("NC-2026-001")?.due == day("2026-10-20"))
  }

  @Test("closing is refused with all that is missing, and opens what is chosen to fill in")
  func refusesToClose() {
    var rig = Rig()
    rig.press("2tclosed⏎")
    #expect(rig.action("NC-2026-001")?.stage == .open)
    #expect(rig.message.contains("NC-2026-001 is not closed: 4 missing"))
    for missing in [
      "a correction", "a root cause", "a completed corrective step", "a passed effectiveness check",
    ] {
      #expect(rig.text.contains(missing))
    }
    rig.press("⏎")
    #expect(rig.text.contains("what fixed this occurrence"))
  }

  @Test("a nonconformity closes when everything that was missing is given")
  func closes() throws {
    var rig = Rig()
    rig.press("2cNotes were signed afterwards.ⓢ")
    rig.press("wThe check comes after loading⏎Nobody owns the checkⓢ")
    rig.press("pLoading needs a signed noteⓢ")
    rig.press("x")
    var action = try #require(rig.action("NC-2026-001"))
    #expect(action.stage == .verifying)
    #expect(action.effectivenessDue == day("2027-02-18"))
    #expect(rig.message.contains("effectiveness to be checked by 18 Feb 2027"))
    rig.press("t")
    rig.press("closed⏎")
    #expect(rig.text.contains("a passed effectiveness check"))
    rig.press("⎋f")
    rig.press("y⏎⇥20 notes seen, all signedⓢ")
    action = try #require(rig.action("NC-2026-001"))
    #expect(action.effective == true)
    #expect(action.effectiveBy == known("lim"))
    rig.press("tclosed⏎")
    action = try #require(rig.action("NC-2026-001"))
    #expect(action.stage == .closed)
    #expect(action.closed == Rig.today)
    #expect(rig.state.derived.overdue[.actions] == nil)
  }

  @Test("in strict mode the owner cannot judge their own effectiveness check")
  func refusesOwnJudgement() {
    var organisation = Organisation.small()
    var profile = organisation.profile
    profile.isStrict = true
    organisation.profiles.put(profile)
    var rig = Rig(organisation, who: "A. Okafor")
    rig.press("2fy⏎⇥all good⇥ok⏎ⓢ")
    #expect(rig.action("NC-2026-001")?.effective == nil)
    #expect(rig.text.contains("someone else should judge"))
  }

  @Test("cancelling asks for a reason, which stays on record")
  func cancels() {
    var rig = Rig()
    rig.press("2tcancelled⏎ⓢ")
    #expect(rig.action("NC-2026-001")?.stage == .open)
    #expect(rig.text.contains("only cancelled with a reason"))
    rig.press("Entered twiceⓢ")
    #expect(rig.action("NC-2026-001")?.stage == .cancelled)
    #expect(rig.action("NC-2026-001")?.cancelReason == "Entered twice")
  }

  @Test("a change of marked actions is shown before it is made")
  func changesSeveral() {
    var rig = Rig()
    rig.press("2  ojnov")
    rig.press("⌫⌫⌫⌫nov⏎")
    #expect(rig.text.contains("NC-2026-001: A. Okafor → J. Novák"))
    #expect(rig.text.contains("NC-2026-002: M. Lim → J. Novák"))
    #expect(rig.action("NC-2026-001")?.owner == known("okafor"))
    rig.press("⏎")
    #expect(rig.action("NC-2026-001")?.owner == known("okafor"))
    rig.press("onov⏎y")
    #expect(rig.action("NC-2026-001")?.owner == known("novak"))
    #expect(rig.action("NC-2026-002")?.owner == known("novak"))
    rig.press("u")
    #expect(rig.action("NC-2026-001")?.owner == known("okafor"))
    #expect(rig.action("NC-2026-002")?.owner == known("lim"))
  }

  @Test("undo takes back every step of a session, and redo brings all of it again")
  func undoesEverything() {
    var rig = Rig()
    let before = rig.records
    rig.press("2aFirstⓢaSecondⓢonov⏎cFixedⓢtin prog⏎")
    let after = rig.records
    #expect(after != before)
    rig.press("uuuuu")
    #expect(rig.records == before)
    rig.press("u")
    #expect(rig.message == "nothing to undo")
    rig.press("ⓡⓡⓡⓡⓡ")
    #expect(rig.records == after)
  }

  @Test("evidence is added with the day and who added it")
  func addsEvidence() throws {
    var rig = Rig()
    rig.press("2vphotos/gate.jpg⇥the new signⓢ")
    let evidence = try #require(rig.action("NC-2026-001")?.evidence.first)
    #expect(evidence.reference == "photos/gate.jpg")
    #expect(evidence.shows == "the new sign")
    #expect(evidence.date == Rig.today)
    #expect(evidence.by == "M. Lim")
  }

  @Test("an empty register says what it is for and which key adds the first action")
  func empty() {
    var rig = Rig(Organisation(profile: Profile(id: known("organisation"))))
    rig.press("2")
    #expect(rig.text.contains("a adds the first action"))
    rig.press("odtcwpxvfyre⏎ sG")
    #expect(rig.organisation.actions.isEmpty)
  }

  @Test("read-only changes nothing, whatever is pressed, and the header says so")
  func readOnly() {
    var rig = Rig(isReadOnly: true)
    let before = rig.records
    #expect(rig.lines[0].contains("READ-ONLY"))
    rig.press("2aXⓢe⎋o⏎d⎋t⏎⎋cⓢwⓢpⓢxvⓢfⓢuⓡ3aeXR4rⓢ9aeⓢxD")
    #expect(rig.records == before)
    #expect(rig.state.revision == 0)
  }
}
