import Records
import Testing

@Suite("Two copies of an organisation brought together")
struct MergeTests {
  /// One nonconformity with a plan, whys and two areas to choose from.
  private func base() throws -> Organisation {
    var organisation = try bareOrganisation()
    for name in ["okafor", "lim"] {
      var person = Person(id: try id(name))
      person.name = name
      organisation.people.put(person)
    }
    var area = Area(id: try id("stores"))
    area.name = "Stores"
    organisation.areas.put(area)
    var action = Action(id: try id("nc1"))
    action.reference = "NC-2026-001"
    action.title = "Delivery notes unsigned"
    action.due = try day("2026-12-01")
    action.whys = ["Nobody signs at night", "The night shift has no pen"]
    action.plan = [step("Put pens out"), step("Tell the night shift")]
    organisation.actions.put(action)
    return organisation
  }

  private func step(_ title: String, done: Day? = nil, owner: RecordID? = nil) -> Step {
    var step = Step()
    step.title = title
    step.done = done
    step.owner = owner
    return step
  }

  /// The outcome of two people's changes to the nonconformity.
  private func merge(
    _ ours: (inout Action) throws -> Void, _ theirs: (inout Action) throws -> Void
  ) throws -> (action: Action, merge: Merge) {
    let base = try base()
    var mine = try #require(base.actions[id("nc1")])
    var yours = mine
    try ours(&mine)
    try theirs(&yours)
    var (one, other) = (base, base)
    one.actions.put(mine)
    other.actions.put(yours)
    let merge = Merge(base: base, ours: one, theirs: other)
    return (try #require(merge.organisation.actions[id("nc1")]), merge)
  }

  @Test("different fields of one record are both taken")
  func differentFields() throws {
    let (action, merge) = try merge(
      { $0.owner = try id("lim") }, { $0.due = try day("2026-12-24") })
    #expect(action.owner == (try id("lim")))
    #expect(action.due == (try day("2026-12-24")))
    #expect(merge.notes.isEmpty)
    #expect(merge.organisation.conflicts.isEmpty)
  }

  @Test("one field changed by both keeps both values, ours in the record")
  func conflict() throws {
    let (action, merge) = try merge(
      { $0.due = try day("2026-12-10") }, { $0.due = try day("2026-12-24") })
    #expect(action.due == (try day("2026-12-10")))
    #expect(merge.hasConflicts)
    let conflict = try #require(merge.organisation.conflicts.all.first)
    #expect(merge.organisation.subject(of: conflict) == ("NC-2026-001", "Due"))
    #expect(Set(conflict.claims.map(\.content)) == [.text("2026-12-10"), .text("2026-12-24")])
    #expect(conflict.before == .text("2026-12-01"))
    #expect(
      merge.notes == [
        "NC-2026-001, Due: changed on both sides; both values are kept to be settled"
      ])
  }

  @Test("a field emptied by one and changed by the other is a conflict as well")
  func emptiedAgainstChanged() throws {
    let (action, merge) = try merge({ $0.due = nil }, { $0.due = try day("2026-12-24") })
    #expect(action.due == nil)
    let claims = merge.organisation.conflicts.all.first?.claims.map(\.content)
    #expect(Set(claims ?? []) == [nil, .text("2026-12-24")])
  }

  @Test("settling takes the value that was chosen, and the conflict is gone")
  func settling() throws {
    var (_, merge) = try merge(
      { $0.due = try day("2026-12-10") }, { $0.due = try day("2026-12-24") })
    let conflict = try #require(merge.organisation.conflicts.all.first)
    for (choice, claim) in conflict.claims.enumerated() {
      var settled = merge.organisation
      let changes = settled.changes(settling: conflict, with: choice)
      try settled.apply(Edit(who: "", when: Moment(seconds: 0), title: "", changes: changes))
      #expect(settled.actions.all.first?.due?.value == claim.content)
      #expect(settled.conflicts.isEmpty)
    }
    merge = Merge(base: merge.organisation, ours: merge.organisation, theirs: merge.organisation)
    #expect(merge.organisation.conflicts.count == 1)
  }

  @Test("both sites settling a conflict differently disagree anew, and settling alike agree")
  func settledTwice() throws {
    let (_, merge) = try merge(
      { $0.due = try day("2026-12-10") }, { $0.due = try day("2026-12-24") })
    let conflict = try #require(merge.organisation.conflicts.all.first)
    var copies: [Organisation] = []
    for choice in conflict.claims.indices {
      var copy = merge.organisation
      let changes = copy.changes(settling: conflict, with: choice)
      try copy.apply(Edit(who: "", when: Moment(seconds: 0), title: "", changes: changes))
      copies.append(copy)
    }
    // One of them kept what was in the record, so that only the other one changed it: still they disagree.
    for (ours, theirs) in [(copies[0], copies[1]), (copies[1], copies[0])] {
      let both = Merge(base: merge.organisation, ours: ours, theirs: theirs)
      #expect(both.organisation.conflicts.count == 1)
      #expect(both.hasConflicts)
    }
    let alike = Merge(base: merge.organisation, ours: copies[1], theirs: copies[1])
    #expect(alike.organisation.conflicts.isEmpty)
  }

  @Test("a step done by one and given away by the other is both")
  func stepsMergeByField() throws {
    let (action, merge) = try merge(
      { $0.plan[0].done = try day("2026-11-02") }, { $0.plan[0].owner = try id("okafor") })
    #expect(
      action.plan == [
        step("Put pens out", done: try day("2026-11-02"), owner: try id("okafor")),
        step("Tell the night shift"),
      ])
    #expect(merge.organisation.conflicts.isEmpty)
  }

  @Test("steps and whys that both added are all there")
  func bothAdded() throws {
    let (action, _) = try merge(
      {
        $0.plan.append(step("Check in a month"))
        $0.whys.insert("The desk is dark", at: 1)
      },
      {
        $0.plan.append(step("Buy a lamp"))
        $0.whys.append("Pens are not ordered")
      })
    #expect(
      action.plan.map(\.title) == [
        "Put pens out", "Tell the night shift", "Check in a month", "Buy a lamp",
      ])
    #expect(
      action.whys == [
        "Nobody signs at night", "The desk is dark", "The night shift has no pen",
        "Pens are not ordered",
      ])
  }

  @Test("the same step added by both is one step")
  func sameAdded() throws {
    let (action, merge) = try merge(
      {
        $0.plan.append(step("Buy a lamp"))
        $0.owner = try id("lim")
      },
      {
        $0.plan.append(step("Buy a lamp"))
        $0.due = try day("2026-12-05")
      })
    #expect(action.plan.map(\.title) == ["Put pens out", "Tell the night shift", "Buy a lamp"])
    #expect(merge.organisation.conflicts.isEmpty)
  }

  @Test("a step that one took out and the other completed stays, and is told")
  func stepRemovedAgainstEdited() throws {
    let (action, merge) = try merge(
      { $0.plan.remove(at: 0) }, { $0.plan[0].done = try day("2026-11-02") })
    #expect(action.plan.map(\.title) == ["Put pens out", "Tell the night shift"])
    #expect(action.plan[0].isCompleted)
    #expect(merge.notes.count == 1)
    #expect(merge.notes.first?.contains("it stays") == true)
  }

  @Test("a step that one took out and the other left alone is gone")
  func stepRemoved() throws {
    let (action, merge) = try merge(
      { $0.plan.remove(at: 0) }, { $0.plan[1].done = try day("2026-11-02") })
    #expect(action.plan.map(\.title) == ["Tell the night shift"])
    #expect(merge.notes.isEmpty)
  }

  @Test("one step's owner changed by both is a conflict about that step alone")
  func stepConflict() throws {
    let (action, merge) = try merge(
      {
        $0.plan[0].owner = try id("lim")
        $0.plan[1].done = try day("2026-11-02")
      }, { $0.plan[0].owner = try id("okafor") })
    #expect(action.plan[0].owner == (try id("lim")))
    let conflict = try #require(merge.organisation.conflicts.all.first)
    let lim = try #require(
      conflict.claims.firstIndex { $0.content != merge.organisation.actions.all.first?.plan.value })
    // Meanwhile somebody went on with the plan: settling must not lose that.
    var now = merge.organisation
    var later = action
    later.plan.append(step("Buy a lamp"))
    now.actions.put(later)
    let changes = now.changes(settling: conflict, with: lim)
    try now.apply(Edit(who: "", when: Moment(seconds: 0), title: "", changes: changes))
    let plan = try #require(now.actions.all.first?.plan)
    #expect(plan.map(\.owner) == [try id("okafor"), nil, nil])
    #expect(plan.map(\.isCompleted) == [false, true, false])
    #expect(plan.map(\.title).last == "Buy a lamp")
  }

  @Test("roles and clauses are sets: what either added is there, what either took out is gone")
  func sets() throws {
    let base = try base()
    let before = ["9001:2015 8.4", "9001:2015 8.5", "9001:2015 9.2"]
    var start = base
    var action = try #require(base.actions.all.first)
    action.clauses = try before.map { try clause($0) }
    start.actions.put(action)
    var (one, other) = (start, start)
    action.clauses = try ["9001:2015 9.2", "9001:2015 8.4", "9001:2015 7.2"].map { try clause($0) }
    one.actions.put(action)
    action.clauses = try (before + ["9001:2015 7.2", "9001:2015 6.1"]).map { try clause($0) }
    other.actions.put(action)
    let merge = Merge(base: start, ours: one, theirs: other)
    #expect(
      merge.organisation.actions.all.first?.clauses.map(\.description) == [
        "9001:2015 9.2", "9001:2015 8.4", "9001:2015 7.2", "9001:2015 6.1",
      ])
    #expect(merge.organisation.conflicts.isEmpty)
  }

  @Test(
    "a record taken out by one and changed by the other stays, and is told",
    arguments: [true, false])
  func removedAgainstEdited(oursRemoves: Bool) throws {
    let base = try base()
    var (one, other) = (base, base)
    var area = try #require(base.areas.all.first)
    area.notes = "Moved to hall 2"
    one.areas.remove(area.id)
    other.areas.put(area)
    let merge =
      oursRemoves
      ? Merge(base: base, ours: one, theirs: other) : Merge(base: base, ours: other, theirs: one)
    #expect(merge.organisation.areas.all == [area])
    #expect(
      merge.notes == ["area Stores was taken out on one side and changed on the other: it stays"])
  }

  @Test("a record taken out by one stays when the other has made something point to it")
  func removedAgainstReferred() throws {
    let base = try base()
    var (one, other) = (base, base)
    let area = try #require(base.areas.all.first)
    one.areas.remove(area.id)
    var action = try #require(base.actions.all.first)
    action.area = area.id
    other.actions.put(action)
    let merge = Merge(base: base, ours: one, theirs: other)
    #expect(merge.organisation.areas.all == [area])
    #expect(merge.notes.first?.contains("refers to it") == true)
  }

  private func adding(
    _ organisation: Organisation, _ key: String, _ reference: String, _ title: String
  ) throws -> Organisation {
    var organisation = organisation
    var action = Action(id: try id(key))
    action.reference = reference
    action.title = title
    organisation.actions.put(action)
    return organisation
  }

  @Test("two new records with one reference both survive, one renumbered, links following")
  func sameReference() throws {
    let base = try base()
    var one = try adding(base, "aa", "NC-2026-002", "Pump leaks")
    var line = AuditLine(id: try id("line"))
    line.action = try id("bb")
    one.auditLines.put(line)
    let other = try adding(base, "bb", "nc-2026-002", "Label missing")
    for (ours, theirs) in [(one, other), (other, one)] {
      let merge = Merge(base: base, ours: ours, theirs: theirs)
      #expect(merge.organisation.actions[try id("aa")]?.reference == "NC-2026-002")
      #expect(merge.organisation.actions[try id("bb")]?.reference == "nc-2026-003")
      #expect(merge.organisation.auditLines.all.first?.action == (try id("bb")))
      #expect(merge.notes == ["nc-2026-002 was given twice: “Label missing” is now nc-2026-003"])
    }
  }

  @Test("live, the reference that is in the file already stays")
  func savedReferenceStays() throws {
    let base = try base()
    let one = try adding(base, "aa", "NC-2026-002", "Pump leaks")
    let other = try adding(base, "bb", "NC-2026-002", "Label missing")
    let merge = Merge(base: base, ours: one, theirs: other, keepsTheirReferences: true)
    #expect(merge.organisation.actions[try id("aa")]?.reference == "NC-2026-003")
    #expect(merge.organisation.actions[try id("bb")]?.reference == "NC-2026-002")
  }

  @Test("three copies with one new reference come to three references")
  func threeCopies() throws {
    let base = try base()
    let copies = try ["aa", "bb", "cc"].map {
      try adding(base, $0, "NC-2026-002", "Case \($0)")
    }
    let two = Merge(base: base, ours: copies[0], theirs: copies[1]).organisation
    let three = Merge(base: base, ours: two, theirs: copies[2]).organisation
    #expect(
      three.actions.all.map(\.reference).sorted() == [
        "NC-2026-001", "NC-2026-002", "NC-2026-003", "NC-2026-004",
      ])
  }

  @Test("keys and registers of a newer program are merged as well")
  func unknownKeys() throws {
    var base = try base()
    base.extras["risks"] = .list([.table(["id": .text("r1"), "title": .text("Flood")])])
    var (one, other) = (base, base)
    one.extras["risks"] = .list([
      .table(["id": .text("r1"), "title": .text("Flood"), "likely": .flag(true)]),
      .table(["id": .text("r2"), "title": .text("Fire")]),
    ])
    other.extras["risks"] = .list([
      .table(["id": .text("r1"), "title": .text("Flood at the gate")]),
      .table(["id": .text("r3"), "title": .text("Frost")]),
    ])
    var action = try #require(base.actions.all.first)
    action.extras["mood"] = .text("bad")
    other.actions.put(action)
    let merged = Merge(base: base, ours: one, theirs: other).organisation
    #expect(
      merged.extras["risks"]
        == .list([
          .table(["id": .text("r1"), "title": .text("Flood at the gate"), "likely": .flag(true)]),
          .table(["id": .text("r2"), "title": .text("Fire")]),
          .table(["id": .text("r3"), "title": .text("Frost")]),
        ]))
    #expect(merged.actions.all.first?.extras["mood"] == .text("bad"))
  }

  @Test("where two auditors look at present is never a conflict")
  func positions() throws {
    var base = try base()
    var audit = Audit(id: try id("ia1"))
    audit.title = "Stores"
    base.audits.put(audit)
    var (one, other) = (base, base)
    audit.position = try id("line1")
    one.audits.put(audit)
    audit.position = try id("line2")
    other.audits.put(audit)
    let merge = Merge(base: base, ours: one, theirs: other)
    #expect(merge.organisation.conflicts.isEmpty)
    #expect(merge.organisation.audits.all.first?.position == (try id("line1")))
  }

  @Test("an audit signed off on one side while the other changed a line keeps both, and tells")
  func signedOffMeanwhile() throws {
    var base = try base()
    var audit = Audit(id: try id("ia1"))
    audit.reference = "IA-2026-01"
    audit.state = .inProgress
    base.audits.put(audit)
    var line = AuditLine(id: try id("l1"))
    line.audit = audit.id
    line.clause = try clause("9001:2015 8.4.1")
    base.auditLines.put(line)
    var (one, other) = (base, base)
    audit.state = .reported
    one.audits.put(audit)
    line.finding = .minor
    other.auditLines.put(line)
    for (ours, theirs) in [(one, other), (other, one)] {
      let merge = Merge(base: base, ours: ours, theirs: theirs)
      #expect(merge.organisation.audits.all.first?.state == .reported)
      #expect(merge.organisation.auditLines.all.first?.finding == .minor)
      #expect(
        merge.notes == [
          "IA-2026-01 was signed off on one side while the other changed its line "
            + "9001:2015 8.4.1: both are kept; look at them"
        ])
    }
  }
}
