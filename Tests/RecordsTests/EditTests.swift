import Records
import Testing

@Suite("Edits, undo and redo")
struct EditTests {
  /// The same records in the order of the file, since a record that comes back comes last.
  private func inFileOrder(_ organisation: Organisation) -> Organisation {
    var result = organisation
    for kind in RecordKind.allCases { sort(kind.type, in: &result) }
    return result
  }

  private func sort<R: Record>(_ type: R.Type, in organisation: inout Organisation) {
    var register = Register<R>()
    for record in organisation[keyPath: R.register].byIdentifier { register.put(record) }
    organisation[keyPath: R.register] = register
  }

  private func edit(_ changes: [Change]) -> Edit {
    Edit(who: "Mei Lim", when: Moment(seconds: 1_795_183_353), title: "edit", changes: changes)
  }

  /// A change of some fields, an addition or a removal.
  private func changes<R: Record>(
    _ type: R.Type, of organisation: Organisation, _ filler: inout Filler
  ) throws -> [Change] {
    let all = organisation[keyPath: R.register].all
    switch Int.random(in: 0..<6, using: &filler.source) {
    case 0:
      let id = RecordID(using: &filler.source)
      return organisation.changes(putting: try filler.record(R.self, id: id))
    case 1:
      return all.randomElement(using: &filler.source).map(organisation.changes(removing:)) ?? []
    default:
      guard var record = all.randomElement(using: &filler.source) else { return [] }
      for _ in 0..<3 {
        guard let field = R.fields.all.randomElement(using: &filler.source) else { continue }
        let isCleared = Bool.random(using: &filler.source)
        try field.write(&record, isCleared ? nil : filler.value(for: field))
      }
      return organisation.changes(putting: record)
    }
  }

  @Test(
    "undo and redo give back the same organisation, whatever was edited",
    arguments: [1, 2, 3, 5, 6, 7, 8, 9, 10])
  func randomEdits(seed: Int) throws {
    var filler = Filler(seed: UInt64(seed))
    var organisation = try filler.organisation(records: 3)
    var steps = UndoSteps()
    var versions = [inFileOrder(organisation)]
    var place = 0
    var undos = 0
    var redos = 0
    for _ in 0..<160 {
      switch Int.random(in: 0..<5, using: &filler.source) {
      case 0:
        guard let edit = steps.nextToUndo else { continue }
        steps.didUndo()
        try organisation.apply(edit.inverse)
        place -= 1
        undos += 1
      case 1:
        guard let edit = steps.nextToRedo else { continue }
        steps.didRedo()
        try organisation.apply(edit)
        place += 1
        redos += 1
      default:
        let kinds = RecordKind.allCases
        let kind = kinds[Int.random(in: 0..<kinds.count, using: &filler.source)]
        let edit = edit(try changes(kind.type, of: organisation, &filler))
        try organisation.apply(edit)
        steps.record(edit)
        place += 1
        versions.removeLast(versions.count - place)
        versions.append(inFileOrder(organisation))
        #expect(steps.nextToRedo == nil)
      }
      #expect(inFileOrder(organisation) == versions[place])
    }
    #expect(undos > 5 && redos > 1)
    while let edit = steps.nextToUndo {
      steps.didUndo()
      try organisation.apply(edit.inverse)
    }
    #expect(inFileOrder(organisation) == versions[0])
    while let edit = steps.nextToRedo {
      steps.didRedo()
      try organisation.apply(edit)
    }
    #expect(inFileOrder(organisation) == versions[versions.count - 1])
  }

  @Test("an edit taken back twice is the edit itself")
  func inverse() throws {
    var filler = Filler(seed: 3)
    let organisation = try filler.organisation(records: 2)
    let action = try #require(organisation.actions.all.first)
    var changed = action
    changed.title = "other"
    changed.due = nil
    let edit = edit(
      organisation.changes(putting: changed) + organisation.changes(removing: action))
    #expect(edit.changes.count == 3)
    #expect(edit.inverse.inverse == edit)
    #expect(edit.inverse.changes.first == .add(.action, action.id, action.table))
  }

  @Test("a change names the field with its value before and after, and unlike fields only")
  func changes() throws {
    var organisation = try bareOrganisation()
    var action = Action(id: try id("a"))
    action.title = "Delivery notes unsigned"
    #expect(organisation.changes(putting: action) == [.add(.action, action.id, action.table)])
    #expect(organisation.changes(removing: action).isEmpty)
    try organisation.apply(edit(organisation.changes(putting: action)))
    #expect(organisation.actions.all == [action])
    #expect(organisation.changes(putting: action).isEmpty)
    action.due = today
    action.stage = .containment
    #expect(
      organisation.changes(putting: action) == [
        .set(.action, action.id, field: "due", before: nil, after: .text("2026-11-20")),
        .set(.action, action.id, field: "stage", before: nil, after: .text("containment")),
      ])
  }

  @Test("a removal taken back gives every field back, unknown ones included")
  func removal() throws {
    var filler = Filler(seed: 5)
    var organisation = try filler.organisation(records: 1)
    let before = organisation
    let person = try #require(organisation.people.all.first)
    let removal = edit(organisation.changes(removing: person))
    try organisation.apply(removal)
    #expect(organisation.people.isEmpty)
    try organisation.apply(removal.inverse)
    #expect(organisation == before)
  }

  @Test("an edit of a record that is not there is refused and changes nothing")
  func missingRecord() throws {
    var organisation = try bareOrganisation()
    let before = organisation
    let change = Change.set(
      .person, try id("ghost"), field: "name", before: nil, after: .text("x"))
    let problem = #expect(throws: EditProblem.self) { try organisation.apply(edit([change])) }
    #expect(problem?.record == RecordID("ghost"))
    #expect(problem?.failure.field == "name")
    #expect(organisation == before)
  }

  @Test("an edit with a value that does not fit names the field")
  func wrongValue() throws {
    var organisation = try bareOrganisation()
    let change = Change.set(
      .organisation, organisation.profile.id, field: "upcoming_days", before: nil,
      after: .text("soon"))
    let problem = #expect(throws: EditProblem.self) { try organisation.apply(edit([change])) }
    #expect(problem?.kind == .organisation)
    #expect(problem?.failure.field == "upcoming_days")
    #expect(organisation.profile.upcomingDays == 30)
  }

  @Test("a new edit ends what could be redone; an empty history has nothing to undo")
  func history() throws {
    var steps = UndoSteps()
    #expect(steps.nextToUndo == nil)
    #expect(steps.nextToRedo == nil)
    let first = edit([])
    let second = edit([.remove(.area, try id("a"), Table())])
    steps.record(first)
    #expect(steps.nextToUndo == first)
    steps.didUndo()
    #expect(steps.nextToUndo == nil)
    #expect(steps.nextToRedo == first)
    steps.record(second)
    #expect(steps.nextToRedo == nil)
    #expect(steps.nextToUndo == second)
  }
}
