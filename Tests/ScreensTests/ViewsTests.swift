import Records
import Testing

@testable import Screens

@Suite("Views of the register by name")
struct ViewsTests {
  private func organisation() -> Organisation {
    var organisation = Organisation.small()
    var external = Action.nonconformity("NC-2026-003", "Found by the auditor", due: "2027-01-10")
    external.source = .externalAudit
    organisation.actions.put(external)
    var internalOne = Action.nonconformity("NC-2026-004", "Found by us", due: "2027-01-11")
    internalOne.source = .internalAudit
    internalOne.stage = .verifying
    internalOne.recurrenceOf = known("nc-2026-001")
    organisation.actions.put(internalOne)
    return organisation
  }

  private func shown(_ rig: Rig) -> [String] {
    rig.state.actions.list.rows.compactMap { rig.organisation.actions[$0]?.reference }
  }

  @Test(
    "those that everybody has say how many they show, and show them under their name",
    arguments: [
      ("mine", ["NC-2026-002"]), ("overdue", ["NC-2026-001"]),
      ("waiting for verification", ["NC-2026-004"]), ("external findings", ["NC-2026-003"]),
      ("recurring", ["NC-2026-004"]),
    ])
  func usual(name: String, expected: [String]) throws {
    var rig = Rig(organisation())
    rig.press("2V")
    let line = try #require(rig.lines.first { $0.contains("│ \(name) ") })
    #expect(line.contains(" \(expected.count) "))
    rig.press("\(name)⏎")
    #expect(shown(rig) == expected)
    #expect(rig.lines[3].hasPrefix(" Actions · \(name)  \(expected.count) of 4"))
    rig.press("⎋")
    #expect(rig.lines[3].hasPrefix(" Actions  4"))
    rig.press("V\(name)⏎Vall⏎")
    #expect(shown(rig).count == 4)
  }

  @Test(
    "the words they are made of filter as well",
    arguments: [
      ("is:external", ["NC-2026-003"]), ("is:internal", ["NC-2026-004"]),
      ("is:waiting", ["NC-2026-004"]), ("is:verifying", ["NC-2026-004"]),
      // Two words begin so, then one does.
      ("is:m", []), ("is:ext", ["NC-2026-003"]), ("is:ext owner:none", ["NC-2026-003"]),
    ])
  func words(filter: String, expected: [String]) {
    var rig = Rig(organisation())
    rig.press("2/\(filter)⏎")
    #expect(shown(rig) == expected)
  }

  @Test("a filter is kept by a name, is in the file as one's own, and u takes it back")
  func keeps() throws {
    var rig = Rig(organisation())
    rig.press("2/found due:>2027-01-01⏎Vkeep⏎2027 漢⏎")
    let view = try #require(rig.organisation.views.all.first)
    #expect(view.name == "2027 漢")
    #expect(view.filter == "found due:>2027-01-01")
    #expect(view.by == "M. Lim")
    #expect(view.registerName == "actions")
    #expect(rig.lines[3].contains("Actions · 2027 漢  2 of 4"))
    rig.press("⎋V2027⏎")
    #expect(shown(rig) == ["NC-2026-003", "NC-2026-004"])
    rig.press("u")
    #expect(rig.organisation.views.isEmpty)
    #expect(!rig.lines[3].contains("·"))
  }

  @Test("a view of the same name is replaced only when told to")
  func replaces() {
    var rig = Rig(organisation())
    rig.press("2/found⏎Vkeep⏎late⏎⎋/is:overdue owner:okafor⏎Vkeep⏎LATE")
    #expect(rig.text.contains("you have a view “late” already: found"))
    rig.press("⏎")
    #expect(rig.text.contains("Replace the view “late”?"))
    rig.press("⏎")
    #expect(rig.organisation.views.all.map(\.filter) == ["found"])
    rig.press("ⓢr")
    #expect(rig.state.overlays.isEmpty)
    #expect(rig.organisation.views.all.map(\.filter) == ["is:overdue owner:okafor"])
    rig.press("u")
    #expect(rig.organisation.views.all.map(\.filter) == ["found"])
  }

  @Test("a name that comes with the program, or none, is refused", arguments: ["Mine", " "])
  func refusesName(name: String) {
    var rig = Rig(organisation())
    rig.press("2/found⏎Vkeep⏎\(name)⏎")
    #expect(rig.organisation.views.isEmpty)
    #expect(rig.text.contains("another name") || rig.text.contains("a name is needed"))
  }

  @Test("one's own view is forgotten after a question, and u brings it back")
  func forgets() {
    var rig = Rig(organisation())
    rig.press("2/found⏎Vkeep⏎ours⏎Vforget⏎ours⏎")
    #expect(rig.text.contains("Forget the view “ours”?"))
    rig.press("⏎")
    #expect(rig.organisation.views.count == 1)
    rig.press("Vforget⏎⏎f")
    #expect(rig.organisation.views.isEmpty)
    rig.press("u")
    #expect(rig.organisation.views.count == 1)
  }

  @Test("a colleague's views are theirs")
  func others() {
    var organisation = organisation()
    var view = SavedView(id: known("view"))
    view.name = "theirs"
    view.filter = "found"
    view.registerName = "actions"
    view.by = "A. Okafor"
    organisation.views.put(view)
    var rig = Rig(organisation)
    rig.press("2V")
    #expect(!rig.text.contains("theirs"))
    var theirs = Rig(organisation, who: "A. Okafor")
    theirs.press("2V")
    #expect(theirs.text.contains("theirs"))
  }

  @Test("a view that nothing meets says so, and what an unknown word is")
  func nothing() {
    var rig = Rig()
    rig.press("2Vrecurring⏎")
    #expect(rig.lines[3].hasPrefix(" Actions · recurring  0 of 2"))
    #expect(rig.text.contains("No action meets this filter."))
    rig.press("⎋/is:late⏎")
    #expect(rig.text.contains("is:late means nothing here; ? lists the words."))
  }

  @Test("in an empty register and read-only views can be looked at, and none kept")
  func looking() {
    var rig = Rig(Organisation(profile: Profile(id: known("organisation"))))
    rig.press("2Vmine⏎")
    #expect(rig.lines[3].hasPrefix(" Actions · mine"))
    rig = Rig(organisation(), isReadOnly: true)
    rig.press("2/found⏎V")
    #expect(!rig.text.contains("keep the present filter"))
    rig.press("⎋:keep this filter⏎")
    #expect(rig.message == "opened read-only: nothing can be changed")
  }

  @Test("choosing a view in an action shows the list")
  func fromDetail() {
    var rig = Rig(organisation())
    rig.press("2⏎Vexternal⏎")
    #expect(rig.state.actions.detail == nil)
    #expect(shown(rig) == ["NC-2026-003"])
  }

  @Test("while a filter is typed its words are offered, and help lists them all")
  func offersWords() {
    var rig = Rig()
    rig.press("2/is:")
    // A word still to be typed hides nothing.
    #expect(rig.state.actions.list.rows.count == 2)
    for word in ActionsPane.stateWords.map(\.word) { #expect(rig.footer.contains(word)) }
    rig.press("ov")
    #expect(rig.footer.hasPrefix("type overdue"))
    rig.press("⎋/own")
    #expect(rig.footer.hasPrefix("type owner:"))
    rig.press("⎋?")
    rig.resize(120, 200)
    for word in ActionsPane.stateWords { #expect(rig.text.contains("is:\(word.word)")) }
    #expect(rig.text.contains("cause_category:"))
  }
}
