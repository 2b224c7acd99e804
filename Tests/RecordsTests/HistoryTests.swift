import Records
import Testing

@Suite("The history of an organisation")
struct HistoryTests {
  private struct Desk {
    var organisation: Organisation
    let writer: HistoryWriter
    var clock = 1_000_000

    init(_ organisation: Organisation, who: String, seed: UInt64) {
      self.organisation = organisation
      var source = SeededGenerator(seed: seed)
      writer = HistoryWriter(who: who, using: &source)
    }

    mutating func put<R: Record>(_ record: R, on day: Day = today, _ title: String = "step") throws
    {
      try carryOut(organisation.changes(putting: record), on: day, title)
    }

    mutating func carryOut(_ changes: [Change], on day: Day = today, _ title: String = "step")
      throws
    {
      clock += 60
      let edit = Edit(
        who: writer.who, when: Moment(seconds: clock), title: title, changes: changes)
      try organisation.carryOut(edit, as: writer, on: day)
    }

    mutating func action(_ key: String, on day: Day = today, _ body: (inout Action) throws -> Void)
      throws
    {
      var action = try organisation.actions[id(key)] ?? Action(id: id(key))
      try body(&action)
      try put(action, on: day)
    }
  }

  private func desk(_ who: String = "M. Lim", seed: UInt64 = 1) throws -> Desk {
    Desk(try bareOrganisation(), who: who, seed: seed)
  }

  @Test("tells who changed which field when, from what to what")
  func tells() throws {
    var desk = try desk()
    try desk.action("nc1") { $0.title = "Pump leaks" }
    try desk.action("nc1") { $0.due = try day("2026-12-01") }
    try desk.action("nc1") { $0.due = try day("2026-12-24") }
    let entries = desk.organisation.history.all
    #expect(entries.map(\.who) == ["M. Lim", "M. Lim", "M. Lim"])
    #expect(entries[0].changes.map(\.added) == [[try id("nc1")]])
    let last = try #require(entries[2].changes.first)
    #expect(last.recordKind == .action)
    #expect(last.record == (try id("nc1")))
    #expect(last.field == "due")
    #expect(last.from == .text("2026-12-01"))
    #expect(last.to == .text("2026-12-24"))
    #expect(entries[2].when == Moment(seconds: 1_000_180))
    #expect(desk.organisation.historyFlaws().isEmpty)
  }

  @Test("shows how the registers stood at the end of any day")
  func past() throws {
    var desk = try desk()
    let monday = try day("2026-03-02")
    try desk.action("nc1", on: monday) { $0.title = "Pump leaks" }
    let before = desk.organisation
    try desk.action("nc1", on: monday + 1) { $0.due = try day("2026-12-01") }
    let middle = desk.organisation
    try desk.action("nc1", on: monday + 3) {
      $0.due = try day("2026-12-24")
      $0.title = "Pump leaks badly"
    }
    try desk.action("nc2", on: monday + 3) { $0.title = "Another" }
    try desk.carryOut(
      desk.organisation.changes(removing: #require(desk.organisation.actions[id("nc1")])),
      on: monday + 4)
    func standing(_ day: Day) -> Content? { desk.organisation.standing(on: day).map(Content.init) }
    #expect(standing(monday - 1) == Content(try bareOrganisation()))
    #expect(standing(monday) == Content(before))
    #expect(standing(monday + 1) == Content(middle))
    #expect(standing(monday + 2) == Content(middle))
    #expect(desk.organisation.standing(on: monday + 3)?.actions.count == 2)
    #expect(standing(monday + 4) == nil)
  }

  @Test("an entry that is altered, taken out or put in is found")
  func tampering() throws {
    var desk = try desk()
    for number in 1...5 {
      try desk.action("nc1") { $0.title = "Pump leaks \(number)" }
    }
    let entries = desk.organisation.history.all
    for place in entries.indices {
      var altered = desk.organisation
      var entry = entries[place]
      entry.who = "Somebody else"
      altered.history.put(entry)
      #expect(altered.historyFlaws().contains(.altered(entry)), "altered \(place)")
      var shortened = desk.organisation
      shortened.history.remove(entries[place].id)
      #expect(!shortened.historyFlaws().isEmpty, "taken out \(place)")
    }
  }

  @Test("a record changed behind the history's back is found, and named with its field")
  func behindTheBack() throws {
    var desk = try desk()
    try desk.action("nc1") {
      $0.reference = "NC-2026-001"
      $0.title = "Pump leaks"
    }
    try desk.action("nc1") { $0.due = try day("2026-12-01") }
    var action = try #require(desk.organisation.actions.all.first)
    action.due = try day("2027-06-01")
    var altered = desk.organisation
    altered.actions.put(action)
    #expect(
      altered.historyFlaws().map(\.description) == [
        "action NC-2026-001, field due: “2027-06-01” is on file, the history says “2026-12-01”"
      ])
    action.due = try day("2026-12-01")
    action.title = "Pump fine"
    altered.actions.put(action)
    #expect(
      altered.historyFlaws().map(\.description) == [
        "action NC-2026-001 was changed without an entry in the history"
      ])
    altered.actions.remove(action.id)
    #expect(
      altered.historyFlaws() == [.missing(kind: .action, record: action.id.text)])
  }

  @Test("where the history begins with the organisation, a record that came in otherwise is found")
  func untold() throws {
    var desk = try desk()
    try desk.action("nc1") { $0.title = "Pump leaks" }
    var line = AuditLine(id: try id("l1"))
    line.question = "Slipped in"
    desk.organisation.auditLines.put(line)
    #expect(desk.organisation.historyFlaws().isEmpty, "it may have been there before the history")
    var fresh = Desk(try bareOrganisation(), who: "M. Lim", seed: 4)
    let profile = fresh.organisation.profile
    try fresh.carryOut([.add(.organisation, profile.id, profile.table)])
    try fresh.action("nc1") { $0.title = "Pump leaks" }
    #expect(fresh.organisation.historyFlaws().isEmpty)
    fresh.organisation.auditLines.put(line)
    #expect(
      fresh.organisation.historyFlaws() == [
        .untold(kind: .auditLine, id: line.id, record: "Slipped in")
      ])
    #expect(
      fresh.organisation.historyFlaws().map(\.place) == [.init(kind: .auditLine, id: line.id)])
  }

  @Test("an entry that two sessions wrote side by side is found missing once either went on")
  func sideBySide() throws {
    var base = try desk()
    try base.action("nc1") { $0.title = "Pump leaks" }
    var ann = Desk(base.organisation, who: "Ann", seed: 2)
    var bob = Desk(base.organisation, who: "Bob", seed: 3)
    try ann.action("nc1") { $0.correction = "Ann wrote this" }
    try bob.action("nc1") { $0.category = "suppliers" }
    bob.organisation =
      Merge(
        base: base.organisation, ours: bob.organisation, theirs: ann.organisation
      ).organisation
    try bob.action("nc1") { $0.notes = "seen again" }
    #expect(bob.organisation.historyFlaws().isEmpty)
    var altered = bob.organisation
    let entry = try #require(altered.history.all.first { $0.who == "Ann" })
    altered.history.remove(entry.id)
    var action = try #require(altered.actions.all.first)
    action.correction = ""
    altered.actions.put(action)
    #expect(altered.historyFlaws().contains { if case .gap = $0 { true } else { false } })
  }

  @Test(
    "a copy that lacks entries is older, and takes nothing back; one that dropped them for age is not"
  )
  func olderCopy() throws {
    var desk = try desk()
    try desk.action("nc1") { $0.title = "Pump leaks" }
    let older = desk.organisation
    try desk.action("nc1") { $0.due = try day("2026-12-01") }
    try desk.action("nc2") { $0.title = "Another" }
    let now = desk.organisation
    let merge = Merge(base: now, ours: now, theirs: older)
    #expect(Content(merge.organisation) == Content(now))
    #expect(merge.notes == ["the other copy is an older one: 2 changes since then stay"])
  }

  @Test("merging keeps both histories whole, and the records still stand as they say")
  func merging() throws {
    var filler = Filler(seed: 11)
    for seed in UInt64(1)...20 {
      var base = try desk("M. Lim", seed: seed)
      for number in 1...3 { try base.action("nc\(number)") { $0.title = "Case \(number)" } }
      var one = Desk(base.organisation, who: "A. Okafor", seed: seed + 100)
      var other = Desk(base.organisation, who: "J. Novak", seed: seed + 200)
      for desk in 0..<2 {
        for _ in 0..<6 {
          let number = Int.random(in: 1...4, using: &filler.source)
          let key = number == 4 ? "nc4 of \(desk)" : "nc\(number)"
          let field = Action.fields.all[
            Int.random(in: 0..<Action.fields.all.count, using: &filler.source)]
          let value = try filler.value(for: field)
          if desk == 0 {
            try one.action(key) { try field.write(&$0, value) }
          } else {
            try other.action(key) { try field.write(&$0, value) }
          }
        }
      }
      let merge = Merge(
        base: base.organisation, ours: one.organisation, theirs: other.organisation)
      var merged = merge.organisation
      var source = SeededGenerator(seed: seed + 300)
      merged.note(
        Edit(who: "A. Okafor", when: Moment(seconds: 0), title: "merged", changes: merge.changes),
        as: HistoryWriter(who: "A. Okafor", using: &source), on: today)
      #expect(merged.history.count >= base.organisation.history.count + 12)
      #expect(merged.historyFlaws().isEmpty, "seed \(seed)")
    }
  }

  @Test("entries beyond the bound go once nothing needs them, and the rest still holds")
  func dropping() throws {
    var desk = try desk()
    var profile = desk.organisation.profile
    profile.historyEntries = 10
    try desk.put(profile, on: today - 3000)
    try desk.action("open", on: today - 3000) { $0.title = "Still open" }
    try desk.action("done", on: today - 3000) { $0.title = "Done long ago" }
    for number in 1...20 {
      try desk.action("done", on: today - 2900) { $0.notes = "note \(number)" }
    }
    #expect(desk.organisation.history.count == 23, "an open record keeps all its entries")
    try desk.action("done", on: today - 2800) {
      $0.stage = .closed
      $0.closed = today - 2800
    }
    try desk.put(profile, on: today)
    var area = Area(id: try id("stores"))
    area.name = "Stores"
    try desk.put(area, on: today)
    let titles = desk.organisation.history.all.map(\.title)
    #expect(titles.last == "14 changes older than 6 years dropped")
    #expect(desk.organisation.history.count < 13)
    #expect(
      desk.organisation.history.all.contains {
        $0.changes.contains { $0.added == [RecordID("open")] }
      },
      "what is still needed stays")
    #expect(desk.organisation.historyFlaws().isEmpty)
  }

  @Test("an audit's place is not history")
  func fleeting() throws {
    var desk = try desk()
    var audit = Audit(id: try id("ia1"))
    audit.title = "Stores"
    try desk.put(audit)
    audit.position = try id("line")
    try desk.put(audit)
    #expect(desk.organisation.history.count == 1)
    #expect(desk.organisation.historyFlaws().isEmpty)
  }
}

@Suite("Taking back one's own step")
struct TakingBackTests {
  private func action(_ due: String?, owner: String? = nil, plan: [String] = []) throws -> Action {
    var action = Action(id: try id("nc1"))
    action.reference = "NC-2026-001"
    action.title = "Pump leaks"
    action.due = try due.map { try day($0) }
    action.owner = try owner.map { try id($0) }
    action.plan = plan.map { title in
      var step = Step()
      step.title = title
      return step
    }
    return action
  }

  private func organisation(_ action: Action) throws -> Organisation {
    var organisation = try bareOrganisation()
    organisation.actions.put(action)
    return organisation
  }

  @Test("leaves what others did to other fields and other items alone")
  func othersStay() throws {
    let before = try organisation(action("2026-12-01", plan: ["one"]))
    let step = try before.changes(putting: action("2026-12-24", plan: ["one", "mine"]))
    let now = try organisation(action("2026-12-24", owner: "lim", plan: ["one", "mine", "theirs"]))
    var reverted = now
    let changes = try now.fitted(step.reversed().map(\.inverse))
    try reverted.apply(Edit(who: "", when: Moment(seconds: 0), title: "", changes: changes))
    #expect(
      reverted.actions.all
        == [try action("2026-12-01", owner: "lim", plan: ["one", "theirs"])])
  }

  @Test("is refused where a later change stands in the way, and says which")
  func inTheWay() throws {
    let before = try organisation(action("2026-12-01"))
    let step = try before.changes(putting: action("2026-12-24"))
    let now = try organisation(action("2027-01-15"))
    let failure = #expect(throws: LaterChange.self) {
      try now.fitted(step.reversed().map(\.inverse))
    }
    #expect(failure?.description == "NC-2026-001 Due was changed since")
  }

  @Test("a record that others changed or refer to is not taken out again")
  func addedRecord() throws {
    let before = try bareOrganisation()
    let added = try action("2026-12-01")
    let step = before.changes(putting: added)
    var now = try organisation(added)
    #expect(try now.fitted(step.reversed().map(\.inverse)).count == 1)
    var later = Action(id: try id("nc2"))
    later.title = "Leaks again"
    later.recurrenceOf = added.id
    now.actions.put(later)
    let referred = #expect(throws: LaterChange.self) {
      try now.fitted(step.reversed().map(\.inverse))
    }
    #expect(referred?.description == "other records refer to NC-2026-001 since")
    var changed = added
    changed.owner = try id("lim")
    now = try organisation(changed)
    let failure = #expect(throws: LaterChange.self) {
      try now.fitted(step.reversed().map(\.inverse))
    }
    #expect(failure?.description == "NC-2026-001 was changed since")
  }
}
