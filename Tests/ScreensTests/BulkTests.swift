import Records
import Testing

@testable import Screens

@Suite("Changing several actions at once")
struct BulkTests {
  /// One that can close, two that cannot, and one that is closed already.
  private func mixed() throws -> Organisation {
    var organisation = Organisation.small()
    organisation.actions.put(.complete())
    var closed = Action.complete("NC-2026-010")
    try closed.move(to: .closed, by: "M. Lim", on: Rig.today)
    organisation.actions.put(closed)
    return organisation
  }

  private func large() -> Organisation {
    var organisation = Organisation.small()
    for number in 11...48 {
      organisation.actions.put(
        .nonconformity("NC-2026-0\(number)", "Finding \(number)", due: "2026-12-01"))
    }
    return organisation
  }

  /// What A. Okafor made of the file.
  private func okafor(
    _ organisation: Organisation, _ reference: String, _ body: (inout Action) -> Void
  ) throws -> Organisation {
    var theirs = organisation
    var action = try #require(theirs.actions.all.first { $0.reference == reference })
    body(&action)
    var source = SeededGenerator(seed: 99)
    try theirs.carryOut(
      Edit(
        who: "A. Okafor", when: Moment(seconds: 0), title: "changed",
        changes: theirs.changes(putting: action)),
      as: HistoryWriter(who: "A. Okafor", using: &source), on: Rig.today)
    return theirs
  }

  @Test("closing several closes those that may and names what keeps each of the others")
  func closes() throws {
    var rig = Rig(try mixed())
    let before = rig.records
    rig.press("2*tclosed⏎")
    #expect(
      rig.text.contains("1 changes, 2 are refused and stay as they are, 1 is so already"))
    #expect(rig.text.contains("NC-2026-009: open → closed"))
    #expect(rig.text.contains("✗ NC-2026-001 cannot close yet; it needs a correction"))
    #expect(rig.records == before)
    rig.press("y")
    #expect(rig.action("NC-2026-009")?.stage == .closed)
    #expect(rig.action("NC-2026-001")?.stage == .open)
    #expect(rig.message == "NC-2026-009 now closed; u undoes; 2 refused")
    rig.press("u")
    #expect(rig.records == before)
  }

  @Test("Enter and Esc leave everything as it is", arguments: ["⏎", "⎋"])
  func leaves(key: String) throws {
    var rig = Rig(try mixed())
    let before = rig.records
    rig.press("2*onov⏎" + key)
    #expect(rig.records == before)
    #expect(rig.state.overlays.isEmpty)
  }

  @Test("where all are refused there is nothing to say yes to")
  func allRefused() {
    var rig = Rig()
    rig.press("2*tclosed⏎")
    #expect(rig.text.contains("none changes, 2 are refused and stay as they are"))
    #expect(!rig.text.contains("yes, change"))
    rig.press("y")
    #expect(!rig.state.overlays.isEmpty)
    rig.press("⎋")
    #expect(rig.action("NC-2026-002")?.stage == .open)
  }

  @Test("without marks a change acts on the selected action at once")
  func nothingMarked() {
    var rig = Rig()
    rig.press("2onov⏎")
    #expect(rig.action("NC-2026-001")?.owner == known("novak"))
    #expect(rig.action("NC-2026-002")?.owner == known("lim"))
    rig.press("Aweld⏎")
    #expect(rig.action("NC-2026-001")?.area == known("welding"))
    #expect(rig.message == "NC-2026-001 area now Welding; u undoes")
  }

  @Test("cancelling several asks for one reason first, then shows what will happen")
  func cancels() throws {
    var rig = Rig(try mixed())
    rig.press("2*tcancelled⏎ⓢ")
    #expect(rig.text.contains("a reason is needed"))
    rig.press("Entered twiceⓢ")
    #expect(rig.text.contains("NC-2026-001: open → cancelled"))
    rig.press("⎋")
    // Back in the form with the reason as it was typed.
    #expect(rig.text.contains("Entered twice"))
    rig.press("ⓢy")
    #expect(rig.state.overlays.isEmpty)
    #expect(rig.action("NC-2026-001")?.cancelReason == "Entered twice")
    #expect(rig.action("NC-2026-002")?.stageMoves.last?.why == "Entered twice")
    rig.press("u")
    #expect(rig.action("NC-2026-002")?.stage == .open)
  }

  @Test("opening some again asks for the reason, which only those get")
  func reopens() throws {
    var rig = Rig(try mixed())
    rig.press("2*tin prog⏎")
    #expect(rig.text.contains("Open 1 of 4 actions again"))
    rig.press("It came backⓢy")
    let reopened = try #require(rig.action("NC-2026-010"))
    #expect(reopened.stage == .inProgress)
    #expect(reopened.stageMoves.last?.why == "It came back")
    #expect(rig.action("NC-2026-001")?.stageMoves.last?.why == "")
  }

  @Test("each action keeps its own move of the due date; one due then already stays")
  func movesDue() throws {
    var rig = Rig(try mixed())
    rig.press("2*d2026-12-01ⓢ")
    #expect(rig.text.contains("only moved with a reason"))
    rig.press("parts are lateⓢ")
    #expect(rig.text.contains("NC-2026-001: due 20 Oct → 1 Dec"))
    #expect(rig.text.contains("= NC-2026-002 is due 1 Dec already"))
    #expect(rig.text.contains("✗ NC-2026-010 is closed already; its due date stays"))
    rig.press("y")
    let move = try #require(rig.action("NC-2026-001")?.dueMoves.first)
    #expect(move.from == day("2026-10-20"))
    #expect(move.why == "parts are late")
    #expect(rig.action("NC-2026-002")?.dueMoves.isEmpty == true)
    #expect(rig.action("NC-2026-010")?.due == day("2026-11-01"))
    rig.press("u")
    #expect(rig.action("NC-2026-001")?.dueMoves.isEmpty == true)
  }

  @Test("clauses are added to what each action has")
  func addsClauses() throws {
    var organisation = Organisation.small()
    var action = try #require(organisation.actions[known("nc-2026-001")])
    action.clauses = [clause("8.10")]
    organisation.actions.put(action)
    var rig = Rig(organisation)
    rig.press("2*C")
    #expect(rig.text.contains("Clauses to add to those of 2 actions"))
    rig.press("8.4.1⏎")
    #expect(rig.text.contains("NC-2026-002: + 9001:2015 8.4.1"))
    rig.press("y")
    #expect(rig.action("NC-2026-001")?.clauses == [clause("8.10"), clause("8.4.1")])
    #expect(rig.action("NC-2026-002")?.clauses == [clause("8.4.1")])
    rig.press("u")
    #expect(rig.action("NC-2026-001")?.clauses == [clause("8.10")])
  }

  @Test("an action that has the clause already stays as it is")
  func hasClause() throws {
    var organisation = Organisation.small()
    var action = try #require(organisation.actions[known("nc-2026-001")])
    action.clauses = [clause("8.4.1")]
    organisation.actions.put(action)
    var rig = Rig(organisation)
    rig.press("2*C8.4.1⏎")
    #expect(rig.text.contains("1 changes, 1 is so already"))
    #expect(rig.text.contains("= NC-2026-001 has these clauses already"))
  }

  @Test("the clauses of one are exchanged; one of an edition that is not held stays")
  func exchangesClauses() throws {
    var organisation = Organisation.small()
    var action = try #require(organisation.actions[known("nc-2026-001")])
    let old = ClauseReference(edition: edition("9001:2008"), number: "7.4")
    action.clauses = [clause("8.4.1"), old]
    organisation.actions.put(action)
    var rig = Rig(organisation)
    rig.press("2C")
    #expect(rig.text.contains("[x] 8.4.1"))
    rig.press("8.4.1 ⌫⌫⌫⌫⌫8.4.2 ⏎")
    #expect(rig.action("NC-2026-001")?.clauses == [clause("8.4.2"), old].sorted())
  }

  @Test("an area that is not on file is added with the change and goes with it again")
  func addsArea() throws {
    var rig = Rig()
    let before = rig.records
    rig.press("2*APaint shop⏎y")
    let area = try #require(rig.organisation.find(.area, named: "Paint shop"))
    #expect(rig.action("NC-2026-001")?.area == area)
    rig.press("u")
    #expect(rig.records == before)
  }

  @Test("forty scroll in 80x24, with the counts and the keys always in sight")
  func scrolls() {
    var rig = Rig(large())
    rig.press("2*onov⏎")
    func isFramed() -> Bool {
      rig.text.contains("40 change") && rig.text.contains("yes, change these 40")
        && rig.text.contains("leave it as it is")
    }
    #expect(isFramed())
    #expect(rig.text.contains("NC-2026-001: A. Okafor"))
    #expect(rig.text.contains("more"))
    #expect(!rig.text.contains("NC-2026-048:"))
    _ = rig.state.update(.key(.end))
    #expect(isFramed())
    #expect(rig.text.contains("NC-2026-048: nobody → J. Novák"))
    #expect(rig.text.contains("↑ more"))
    for _ in 0..<9 { _ = rig.state.update(.key(.pageUp)) }
    rig.press("↓")
    #expect(!rig.text.contains("NC-2026-001:"))
    rig.press("↑")
    #expect(rig.text.contains("NC-2026-001:"))
    rig.resize(60, 16)
    #expect(isFramed())
    rig.press("y")
    #expect(rig.organisation.actions.all.allSatisfy { $0.owner == known("novak") })
    rig.press("u")
    #expect(rig.action("NC-2026-001")?.owner == known("okafor"))
  }

  @Test("a wide name fits its row")
  func wide() {
    var organisation = Organisation.small()
    var person = Person(id: known("chen"))
    person.name = "陳怡君" + String(repeating: "漢", count: 40)
    organisation.people.put(person)
    var rig = Rig(organisation)
    rig.press("2*o陳⏎")
    for row in rig.frame.rows { #expect(row.map(\.glyph).joined().columns == 80) }
    rig.press("y")
    #expect(rig.action("NC-2026-001")?.owner == person.id)
  }

  @Test("all that are shown are marked; what the filter hides stays as it is and is counted")
  func marksShown() {
    var rig = Rig(large())
    rig.press("2/finding⏎*")
    #expect(rig.text.contains("38 marked"))
    rig.press("⎋/delivery⏎")
    #expect(rig.text.contains("38 marked, 38 of them not shown"))
    rig.press("⎋⎋")
    #expect(rig.state.actions.list.marked.isEmpty)
    rig.press("*U")
    #expect(rig.state.actions.list.marked.isEmpty)
    rig.press("/nothing like it⏎*")
    #expect(rig.message == "there is nothing to mark")
  }

  @Test("what a colleague changed before the yes is shown first, and nothing of theirs is put back")
  func colleague() throws {
    var rig = Rig()
    rig.press("2*onov⏎")
    rig.takeIn(try okafor(rig.organisation, "NC-2026-002") { $0.owner = known("okafor") })
    rig.press("y")
    #expect(rig.action("NC-2026-001")?.owner == known("okafor"))
    #expect(rig.message.contains("a colleague changed some of these meanwhile"))
    #expect(rig.text.contains("NC-2026-002: A. Okafor → J. Novák"))
    rig.press("y")
    #expect(rig.action("NC-2026-002")?.owner == known("novak"))
  }

  @Test("a colleague's change of another field stays and is in nobody's way")
  func colleagueElsewhere() throws {
    var rig = Rig()
    rig.press("2*o")
    rig.takeIn(try okafor(rig.organisation, "NC-2026-002") { $0.title = "Theirs" })
    rig.press("nov⏎y")
    #expect(rig.action("NC-2026-002")?.owner == known("novak"))
    #expect(rig.action("NC-2026-002")?.title == "Theirs")
    rig.press("u")
    #expect(rig.action("NC-2026-002")?.title == "Theirs")
    #expect(rig.action("NC-2026-002")?.owner == known("lim"))
  }

  @Test("a gate that a colleague shut meanwhile is not passed")
  func gateShut() throws {
    var rig = Rig(try mixed())
    rig.press("2*tclosed⏎")
    rig.takeIn(try okafor(rig.organisation, "NC-2026-009") { $0.correction = "" })
    rig.press("y")
    #expect(rig.action("NC-2026-009")?.stage == .open)
    #expect(rig.text.contains("none changes, 3 are refused"))
  }

  @Test("read-only and an empty register change nothing", arguments: ["o", "d", "t", "A", "C"])
  func nothingToDo(key: String) {
    var rig = Rig(isReadOnly: true)
    rig.press("2*" + key)
    #expect(rig.message == "opened read-only: nothing can be changed")
    #expect(rig.state.overlays.isEmpty)
    rig = Rig(Organisation(profile: Profile(id: known("organisation"))))
    rig.press("2*" + key)
    #expect(rig.message == "no action is selected")
  }
}
