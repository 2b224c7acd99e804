import Records
import Testing

@testable import Screens

@Suite("What is wrong in the records, on the screen")
struct CheckBoardTests {
  /// A firm in which two owners have left and one action came back.
  private static let flawed: Organisation = {
    var organisation = Organisation.small().withoutRecords
    var leaver = Person(id: known("gone"))
    (leaver.name, leaver.left) = ("T. Gone", day("2026-03-31"))
    organisation.people.put(leaver)
    for name in ["Paint", "Yard"] {
      var area = Area(id: known(name.lowercased()))
      (area.name, area.owner) = (name, leaver.id)
      organisation.areas.put(area)
    }
    var first = Action(id: known("first"))
    (first.reference, first.title, first.actionKind) = ("OFI-1", "Labels", .improvement)
    (first.effective, first.raised) = (true, day("2026-01-10"))
    organisation.actions.put(first)
    var again = Action(id: known("again"))
    (again.reference, again.title, again.actionKind) = ("OFI-2", "Labels again", .improvement)
    (again.recurrenceOf, again.raised) = (first.id, day("2026-06-10"))
    organisation.actions.put(again)
    return organisation
  }()

  private func rig(_ organisation: Organisation = flawed, columns: Int = 80) -> Rig {
    var rig = Rig(organisation, columns: columns)
    rig.press("c")
    return rig
  }

  @Test(
    "the gravest stands first, with what to do under the list; Enter opens the record, Esc comes back"
  )
  func shows() {
    var rig = rig()
    #expect(rig.text.contains("What is wrong in the records  3"))
    #expect(rig.selected.contains("recurred"))
    #expect(rig.prose.contains("OFI-1 was judged as effective, and came back as OFI-2."))
    #expect(rig.prose.contains("What to do: judge it again"))
    rig.press("⏎")
    #expect(rig.state.currentAction?.reference == "OFI-1")
    rig.press("⎋")
    #expect(rig.text.contains("What is wrong in the records  3"))
  }

  @Test("what only a file or the history can tell is named in one line, whatever the list holds")
  func elsewhere() {
    let line = "Evidence files and history: see `evenkeel check FILE` (history also v in 0)."
    #expect(rig().text.contains(line))
    #expect(rig(Organisation.small().withoutRecords).text.contains(line))
  }

  @Test("a filter and the kinds narrow it down")
  func filters() {
    var rig = rig()
    rig.press("/kind:owner yard⏎")
    #expect(rig.text.contains("1 of 3"))
    #expect(rig.selected.contains("area Yard"))
    rig.press("⎋")
    #expect(rig.text.contains("What is wrong in the records  3"))
  }

  @Test(
    "it is waived with a reason until a day of the next twelve months, shown with A, and taken back"
  )
  func waives() {
    var rig = rig()
    rig.goDown(to: "Paint")
    rig.press("wⓢ")
    #expect(rig.text.contains("a reason is needed"))
    rig.press("New head from March⇥")
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("2027-11-21ⓢ")
    #expect(rig.prose.contains("at most twelve months ahead, until Sat 20 Nov 2027"))
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("2027-11-20ⓢ")
    #expect(rig.message.contains("waived until 20 Nov 2027"))
    #expect(rig.text.contains("What is wrong in the records, 1 waived  2"))
    #expect(rig.organisation.waivers.all.map(\.about) == ["owner-left: area paint owner"])
    rig.press("A")
    rig.goDown(to: "Paint")
    #expect(rig.selected.contains("~ owner-left"))
    #expect(rig.prose.contains("Waived until 20 Nov 2027, M. Lim: New head from March"))
    rig.press("w")
    #expect(rig.message.contains("told of again"))
    #expect(rig.organisation.waivers.isEmpty)
    rig.press("uuA")
    #expect(rig.organisation.waivers.isEmpty && rig.text.contains("records  3"))
  }

  @Test("a waiver about nothing any more is told of, and w takes it out")
  func idle() {
    var organisation = Self.flawed
    var waiver = Waiver(id: known("w"))
    (waiver.about, waiver.until) = ("owner-left: area gone owner", day("2027-01-01"))
    (waiver.reason, waiver.on) = ("x", day("2026-01-01"))
    organisation.waivers.put(waiver)
    var rig = rig(organisation)
    rig.goDown(to: "waiver-idle")
    #expect(rig.selected.contains("waiver until Fri 1 Jan 2027 of owner-left"))
    rig.press("w")
    #expect(rig.organisation.waivers.isEmpty)
    #expect(!rig.text.contains("waiver-idle"))
  }

  @Test("nothing wrong says so, and where files and the history are looked at")
  func nothing() {
    let rig = rig(Organisation.small().withoutRecords)
    #expect(rig.text.contains("Nothing is wrong in the records."))
    #expect(rig.prose.contains("evenkeel check FILE"))
  }

  @Test("who may only read can look, and not waive")
  func readOnly() {
    var rig = Rig(Self.flawed, isReadOnly: true)
    rig.press("cw")
    #expect(rig.state.overlays.isEmpty)
    #expect(rig.text.contains("recurred"))
  }
}

extension Organisation {
  /// Its people and roles alone.
  fileprivate var withoutRecords: Organisation {
    var bare = Organisation(profile: profile)
    bare.people = people
    bare.roles = roles
    return bare
  }
}
