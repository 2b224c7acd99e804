import Records
import Testing

@testable import Screens

@Suite("Finding what a list shows")
struct FindingTests {
  /// A register in which actions were put off, mention each other and belong to people with accents.
  private static func register() -> Organisation {
    var organisation = Organisation.small()
    var late = Action.nonconformity(
      "NC-2025-018", "Müller found the seal broken", due: "2025-06-30", owner: "novak")
    late.raised = day("2025-06-01")
    late.dueMoves = ["2025-04-30", "2025-05-31"].map { from in
      var move = DateMove()
      move.from = day(from)
      move.to = day("2025-06-30")
      return move
    }
    organisation.actions.put(late)
    var mentions = Action.nonconformity(
      "NC-2025-001", "The same as NC-2025-018", due: "2025-06-01")
    mentions.raised = day("2025-12-31")
    organisation.actions.put(mentions)
    return organisation
  }

  private func found(_ filter: String) -> [String] {
    var rig = Rig(Self.register())
    rig.press("2/" + filter + "⏎")
    return rig.state.actions.list.rows
      .compactMap { rig.organisation.actions[$0]?.reference }.sorted()
  }

  private static let all = ["NC-2025-001", "NC-2025-018", "NC-2026-001", "NC-2026-002"]

  @Test(
    "a value that every new record has is found as any other",
    arguments: [
      "kind:nonconformity", "stage:open", "source:staff", "nonconformity", "open staff",
    ])
  func initialValues(filter: String) {
    #expect(found(filter) == Self.all)
  }

  @Test(
    "a link that leads to no one is found by the word that the list shows",
    arguments: [
      ("owner:nobody", ["NC-2025-001"]), ("owner:none", ["NC-2025-001"]), ("area:nobody", all),
    ])
  func nobody(filter: String, expected: [String]) {
    #expect(found(filter) == expected)
  }

  @Test(
    "how often an action was put off is found by its number",
    arguments: [
      ("slips:2", ["NC-2025-018"]), ("slips:>0", ["NC-2025-018"]), ("slips:>=2", ["NC-2025-018"]),
      ("slips:>2", []), ("slips:", all), ("slips:>", all), ("slips:x", []), ("slips:<=2", all),
      ("slips:<2", ["NC-2025-001", "NC-2026-001", "NC-2026-002"]),
      ("slips:=0", ["NC-2025-001", "NC-2026-001", "NC-2026-002"]),
    ])
  func slips(filter: String, expected: [String]) {
    #expect(found(filter) == expected)
  }

  @Test("a number of slips is found anew after the action was put off once more")
  func slipsAfterChange() {
    var rig = Rig()
    rig.press("2/slips:1⏎")
    #expect(rig.state.actions.list.rows.isEmpty)
    rig.press("⎋/unsigned⏎d+2w⇥The customer asks for itⓢ⎋/slips:1⏎")
    #expect(rig.state.currentAction?.reference == "NC-2026-001")
  }

  @Test(
    "a year or a month is all of its days",
    arguments: [
      ("due:2025", ["NC-2025-001", "NC-2025-018"]), ("raised:2025-06", ["NC-2025-018"]),
      ("raised:2025", ["NC-2025-001", "NC-2025-018"]), ("raised:=2025-12", ["NC-2025-001"]),
      ("raised:>2025", ["NC-2026-001", "NC-2026-002"]), ("raised:>=2025", all),
      ("raised:<2026", ["NC-2025-001", "NC-2025-018"]), ("raised:<2025", []),
      ("raised:<=2025", ["NC-2025-001", "NC-2025-018"]),
      ("raised:>2025-06", ["NC-2025-001", "NC-2026-001", "NC-2026-002"]),
      ("raised:<=2025-06", ["NC-2025-018"]), ("raised:<2025-06", []),
      ("raised:2025-", Array(all[..<2])),
      ("raised:2025-1", ["NC-2025-001"]), ("raised:2025-13", []),
    ])
  func spans(filter: String, expected: [String]) {
    #expect(found(filter) == expected)
  }

  @Test("a field that there is not says so; one that there is does not")
  func unknownField() {
    var rig = Rig()
    rig.press("2/bogus:1⏎")
    #expect(rig.text.contains("bogus: is no field here; ? lists the fields."))
    rig.press("⎋/owner:zz slips:9⏎")
    #expect(!rig.text.contains("is no field"))
    #expect(rig.text.contains("No action meets this filter."))
  }

  @Test(
    "accents may be typed or left out",
    arguments: ["muller", "Müller", "owner:novak", "owner:Novák", "NOVÁK", "Mu\u{308}ller"])
  func accents(filter: String) {
    #expect(found(filter) == ["NC-2025-018"])
  }

  @Test(
    "the other lists look past accents as well",
    arguments: ["novak", "Novák", "person:novak", "name:Novák"])
  func accentsElsewhere(filter: String) {
    var rig = Rig()
    rig.press("4/" + filter + "⏎")
    #expect(rig.text.contains("Novák"))
    #expect(!rig.text.contains("Okafor"))
  }

  @Test("a text comes down to plain small letters")
  func folds() {
    #expect("Novák & Müller, Łódź".folded == "novak & muller, lodz")
    #expect("Straße Œuvre Þór".folded == "strasse oeuvre thor")
    #expect("ISO 9001".folded == "iso 9001")
    #expect("品質 Ж".folded == "品質 ж")
    #expect("e\u{301}".folded == "e")
  }

  private func picker(_ labels: [String], typed: String, adding: String = "person") -> Picker {
    var picker = Picker(
      title: "", items: labels.map { Picker.Item(id: $0, label: $0) }, adding: adding
    ) { _, _ in }
    picker.text.insert(typed, allowsLines: false)
    return picker
  }

  @Test("a choice is found without its accents, and not offered to be added again")
  func pickerAccents() {
    for typed in ["j. novak", "J. Novák", "J. NOVAK "] {
      #expect(picker(["A. Lim", "J. Novák"], typed: typed).shown.map(\.id) == ["J. Novák"])
    }
    #expect(picker(["J. Novák"], typed: "novak").shown.map(\.id) == ["J. Novák", Picker.newID])
  }

  @Test("what is called exactly so comes first, then what begins so, then the rest")
  func pickerOrder() {
    let labels = ["A.9 and 8.4", "8.4.1", "8.4.10", "8.4"]
    #expect(
      picker(labels, typed: "8.4", adding: "").shown.map(\.id)
        == ["8.4", "8.4.1", "8.4.10", "A.9 and 8.4"])
    #expect(
      picker(["Novak", "Novák"], typed: "novák", adding: "").shown.map(\.id) == ["Novák", "Novak"])
  }

  @Test("who judges is someone on file: no name is added there")
  func judgeOnFile() {
    var rig = Rig()
    rig.press("2f⇥⇥⇥Zoe")
    guard case .picker(let picker)? = rig.state.overlays.last else {
      Issue.record("no choices are open")
      return
    }
    #expect(picker.title == "Judged by" && picker.shown.isEmpty)
    #expect(!rig.text.contains("add as a new"))
    var other = Rig()
    other.press("2aTitle")
    other.goDown(to: "Owner")
    other.press("Zoe")
    #expect(other.text.contains("add as a new person"))
  }

  @Test("the record of just that reference is selected, whatever is listed before it")
  func exactReference() {
    for typed in ["NC-2025-018", "nc-2025-018 "] {
      var rig = Rig(Self.register())
      rig.press("2/" + typed)
      #expect(rig.state.actions.list.rows.count == 2)
      #expect(rig.state.actions.list.index == 1)
      rig.press("⏎")
      #expect(rig.selected.contains("NC-2025-018"))
      #expect(rig.state.currentAction?.reference == "NC-2025-018")
      // Who goes on from there is not brought back.
      rig.press("↑")
      rig.state.refreshActions()
      #expect(rig.state.currentAction?.reference == "NC-2025-001")
    }
  }

  @Test("the column sorted by is shown with its arrow where room is short")
  func sortedColumn() throws {
    var rig = Rig(Self.register())
    rig.press("2")
    #expect(!rig.text.contains("Slips"))
    for (column, word) in [("Slips", "↷2"), ("Again", "Again"), ("Area", "Area"), ("Kind", "NC")] {
      rig.press("s\(column)⏎")
      #expect(rig.text.contains("\(column)▲"), "\(column)")
      #expect(rig.text.contains(word))
      #expect(rig.lines.allSatisfy { $0.columns <= 80 })
    }
    rig.press("sSlips⏎sSlips⏎")
    #expect(rig.text.contains("Slips▼"))
  }

  @Test("what is due stays apart from its day on the smallest screen")
  func narrowDashboard() throws {
    var organisation = Organisation.small()
    organisation.actions.put(
      .nonconformity("DU-2026-12", "A seal is broken", due: "2026-11-23", owner: "lim"))
    organisation.actions.put(
      .nonconformity("DU-2026-0012", "A seal is broken", due: "2026-11-23", owner: "lim"))
    var rig = Rig(organisation, columns: 60, rows: 16)
    let line = try #require(rig.lines.first { $0.contains("DU-2026-12") })
    #expect(line.contains(" ! DU-2026-12  "))
    #expect(line.contains("   23 Nov "))
    let long = try #require(rig.lines.first { $0.contains("DU-2026-0012") })
    #expect(long.contains(" ! DU-2026-0012    23 Nov "))
    rig.resize(80, 24)
    #expect(rig.text.contains("DU-2026-12"))
    rig.resize(120, 30)
    let wide = try #require(rig.lines.first { $0.contains("DU-2026-12") })
    #expect(wide.contains("A seal is broken") && wide.contains("Lim"))
  }

  @Test("an audit that was put off once was so one time")
  func onceIsOneTime() {
    var organisation = Organisation.small()
    var audit = Audit(id: known("ia"))
    audit.reference = "IA-2026-01"
    audit.title = "Stores"
    var move = DateMove()
    move.from = day("2026-11-01")
    move.to = day("2026-12-01")
    move.why = "ill"
    audit.moves = [move]
    audit.planned = day("2026-12-01")
    organisation.audits.put(audit)
    var rig = Rig(organisation, columns: 140, rows: 40)
    rig.press("3")
    #expect(rig.prose.contains("Put off 1 time, last: ill"))
  }
}
