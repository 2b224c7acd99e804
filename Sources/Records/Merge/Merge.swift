/// Two changed copies of an organisation, brought together record by record and field by field.
///
/// No clock decides anything. What only one side changed is taken; lists merge item by item; where both sides
/// changed one field differently, ours stays in the record and a conflict keeps both values; a record that one
/// side took out and the other changed stays.
package struct Merge: Sendable {
  /// Everything of both sides.
  package private(set) var organisation: Organisation
  /// What a person should be told, a sentence each.
  package private(set) var notes: [String] = []
  /// What neither side's history tells: lists that both changed, conflicts, new references.
  package private(set) var changes: [Change] = []

  private let base: Organisation
  private let ours: Organisation
  private let theirs: Organisation

  /// Whether both sides changed one field differently.
  package var hasConflicts: Bool {
    changes.contains { if case .add(.conflict, _, _) = $0 { true } else { false } }
  }

  /// - Parameters:
  ///   - base: what both sides began with.
  ///   - keepsTheirReferences: which of two new records with the same reference gets another; by default the
  ///     same from either side.
  package init(
    base: Organisation, ours: Organisation, theirs: Organisation, keepsTheirReferences: Bool = false
  ) {
    let forgotten = base.history(forgottenBy: theirs)
    // What a side never heard of it did not take back: both began before that.
    self.base = base.takingBack(forgotten + base.history(forgottenBy: ours))
    self.ours = ours
    self.theirs = theirs
    organisation = ours
    mergeProfiles()
    for kind in RecordKind.allCases where kind != .organisation { merge(kind.type) }
    keepWhatIsNeeded()
    reopenWhatWasSettledTwice()
    for kind in RecordKind.allCases { giveNewReferences(kind.type, keepsTheirReferences) }
    organisation.extras =
      TableMerge(base: base.extras, ours: ours.extras, theirs: theirs.extras).merged
    organisation.history.sort()
    if !forgotten.isEmpty {
      notes.append(
        "the other copy is an older one: "
          + (forgotten.count == 1
            ? "a change since then stays" : "\(forgotten.count) changes since then stay"))
    }
    notes += Merge.signOffNotes(base: base, ours: ours, theirs: theirs)
  }

  // MARK: Records

  /// There is one organisation, whatever identifiers its copies gave it.
  private mutating func mergeProfiles() {
    guard let mine = ours.profiles.all.first, let yours = theirs.profiles.all.first,
      mine.id != yours.id
    else { return merge(Profile.self) }
    let before = base.profiles.all.first
    combine(mine, before.map { $0.table } ?? Table(), yours.table)
  }

  private mutating func merge<R: Record>(_ type: R.Type) {
    let before = base[keyPath: R.register]
    let mine = ours[keyPath: R.register]
    let yours = theirs[keyPath: R.register]
    for record in yours.all {
      let old = before[record.id]
      guard let own = mine[record.id] else {
        if old == nil {
          organisation[keyPath: R.register].put(record)
        } else if old != record {
          keep(record, isOurs: false)
        }
        continue
      }
      if own == record || old == record { continue }
      if old == own {
        organisation[keyPath: R.register].put(record)
      } else {
        combine(own, old?.table ?? Table(), record.table)
      }
    }
    var gone: Set<RecordID> = []
    for record in mine.all where yours[record.id] == nil {
      guard let old = before[record.id] else { continue }
      if old == record { gone.insert(record.id) } else { keep(record, isOurs: true) }
    }
    organisation[keyPath: R.register].removeAll(gone)
  }

  /// Keeps a record that one side took out and the other changed.
  private mutating func keep<R: Record>(_ record: R, isOurs: Bool) {
    if !isOurs { organisation[keyPath: R.register].put(record) }
    guard R.kind != .conflict, R.kind != .historyEntry else { return }
    changes.append(.add(R.kind, record.id, record.table))
    let name = (isOurs ? ours : theirs).name(of: record.id, R.kind) ?? record.id.text
    notes.append(
      "\(R.kind.noun) \(name) was taken out on one side and changed on the other: it stays")
  }

  /// Brings two changed versions of a record together, field by field.
  private mutating func combine<R: Record>(_ record: R, _ before: Table, _ yours: Table) {
    let mine = record.table
    for key in mine.keys(with: yours) {
      let old = before[key]
      let merge = ValueMerge(
        base: old, ours: mine[key], theirs: yours[key], isSet: R.kind.fieldShape(key).isSet)
      if R.kind.isFleeting(key) {
        set(key, of: record, to: mine[key] == old ? yours[key] : mine[key])
        continue
      }
      if merge.keepsRemoved {
        let name = organisation.name(of: record.id, R.kind) ?? ""
        notes.append(
          "\(name), \(R.kind.fieldLabel(key)): an entry that one side took out was changed on the other: it stays"
        )
      }
      set(key, of: record, to: merge.merged)
      let bothChanged = mine[key] != old && yours[key] != old && mine[key] != yours[key]
      if bothChanged, merge.merged != yours[key] {
        changes.append(
          .set(R.kind, record.id, field: key, before: yours[key], after: merge.merged))
      }
      if merge.isConflict { note(merge, key, of: record.id, R.kind, before: old) }
    }
  }

  private mutating func set<R: Record>(_ key: String, of record: R, to value: Value?) {
    do throws(EditProblem) {
      try organisation.apply(.set(R.kind, record.id, field: key, before: nil, after: value))
    } catch {
      // Only a value put together from two sides could be refused; then ours stays as it is.
    }
  }

  private mutating func note(
    _ merge: ValueMerge, _ key: String, of record: RecordID, _ kind: RecordKind, before: Value?
  ) {
    let conflict = Conflict(
      kind, record, field: key, before: before,
      [
        Claim(merge.merged, by: ours.author(of: key, in: record)),
        Claim(merge.other, by: theirs.author(of: key, in: record)),
      ])
    guard organisation.conflicts[conflict.id] == nil else { return }
    organisation.conflicts.put(conflict)
    changes.append(.add(.conflict, conflict.id, conflict.table))
    let name = organisation.name(of: record, kind) ?? record.text
    notes.append(
      "\(name), \(kind.fieldLabel(key)): changed on both sides; both values are kept to be settled"
    )
  }

  /// A conflict that each side settled in its own way is one again.
  private mutating func reopenWhatWasSettledTwice() {
    for conflict in base.conflicts.byIdentifier {
      guard ours.conflicts[conflict.id] == nil, theirs.conflicts[conflict.id] == nil,
        let kind = conflict.recordKind, let record = conflict.record
      else { continue }
      let merge = ValueMerge(
        base: conflict.before, ours: ours.value(of: conflict.field, in: record, kind),
        theirs: theirs.value(of: conflict.field, in: record, kind),
        isSet: kind.fieldShape(conflict.field).isSet)
      if merge.isConflict { note(merge, conflict.field, of: record, kind, before: conflict.before) }
    }
  }

  // MARK: What hangs together

  /// A record that one side took out comes back when the other side has made something point to it.
  private mutating func keepWhatIsNeeded() {
    for kind in RecordKind.allCases where kind != .conflict && kind != .historyEntry {
      restoreNeeded(kind.type)
    }
  }

  private mutating func restoreNeeded<R: Record>(_ type: R.Type) {
    let merged = organisation[keyPath: R.register]
    let gone = base[keyPath: R.register].all.filter { merged[$0.id] == nil }
    guard !gone.isEmpty else { return }
    let before = base.mentions(of: Set(gone.map(\.id)))
    let now = organisation.mentions(of: Set(gone.map(\.id)))
    for record in gone where !now[record.id, default: []].isSubset(of: before[record.id] ?? []) {
      organisation[keyPath: R.register].put(record)
      changes.append(.add(R.kind, record.id, record.table))
      let name = base.name(of: record.id, R.kind) ?? record.id.text
      notes.append(
        "\(R.kind.noun) \(name) was taken out on one side, but the other refers to it: it stays")
    }
  }

  // MARK: References

  /// Gives another reference to one of two records that both sides made with the same one.
  private mutating func giveNewReferences<R: Record>(_ type: R.Type, _ keepsTheirs: Bool) {
    guard R.fields["reference"] != nil else { return }
    let mine = ours[keyPath: R.register]
    let yours = theirs[keyPath: R.register]
    let new = organisation[keyPath: R.register].all.filter {
      (mine[$0.id] == nil) != (yours[$0.id] == nil) && base[keyPath: R.register][$0.id] == nil
    }
    guard new.contains(where: { mine[$0.id] == nil }), new.contains(where: { mine[$0.id] != nil })
    else { return }
    var holders: [String: [R]] = [:]
    for record in new.sorted(by: { $0.id < $1.id }) {
      if let reference = record.reference {
        holders[reference.lowercased(), default: []].append(record)
      }
    }
    for (_, twins) in holders.sorted(by: { $0.key < $1.key }) where twins.count > 1 {
      let first = keepsTheirs ? twins.first { mine[$0.id] == nil } ?? twins[0] : twins[0]
      for twin in twins where twin.id != first.id { giveNewReference(to: twin) }
    }
  }

  private mutating func giveNewReference<R: Record>(to record: R) {
    guard let old = record.reference, case .text(let title)? = record.table["title"] else { return }
    let taken = organisation[keyPath: R.register].all.compactMap(\.reference)
    let reference = Organisation.reference(after: old, among: taken)
    set("reference", of: record, to: .text(reference))
    changes.append(
      .set(R.kind, record.id, field: "reference", before: .text(old), after: .text(reference)))
    notes.append("\(old) was given twice: “\(title)” is now \(reference)")
  }
}

extension Record {
  /// What people quote it by, for kinds that have references.
  fileprivate var reference: String? {
    guard case .text(let text)? = Self.fields["reference"]?.read(self) else { return nil }
    return text
  }
}

extension FieldShape {
  /// Whether a list's order means nothing, and each item is there once.
  var isSet: Bool {
    switch self {
    case .links, .clauses, .editions: true
    default: false
    }
  }
}

extension Organisation {
  /// Who changed a field last, as far as the history tells.
  package func author(of field: String, in record: RecordID) -> String {
    history.last { entry in
      entry.changes.contains {
        ($0.record == record && $0.field == field) || $0.added.contains(record)
      }
    }?.who ?? ""
  }

  /// The records that mention others in any field, by the record mentioned.
  func mentions(of wanted: Set<RecordID>) -> [RecordID: Set<RecordID>] {
    var found: [RecordID: Set<RecordID>] = [:]
    let texts = Set(wanted.map(\.text))
    for kind in RecordKind.allCases where kind != .conflict && kind != .historyEntry {
      collectMentions(of: texts, in: kind.type, into: &found)
    }
    return found
  }

  private func collectMentions<R: Record>(
    of texts: Set<String>, in type: R.Type, into found: inout [RecordID: Set<RecordID>]
  ) {
    for record in self[keyPath: R.register].all {
      Value.table(record.table).forEachText { text in
        if texts.contains(text), let id = RecordID(text) {
          found[id, default: []].insert(record.id)
        }
      }
    }
  }
}

extension Value {
  /// Every text in the value, however deep.
  fileprivate func forEachText(_ body: (String) -> Void) {
    switch self {
    case .text(let text): body(text)
    case .list(let items): for item in items { item.forEachText(body) }
    case .table(let table): for entry in table.entries { entry.value.forEachText(body) }
    case .integer, .real, .flag, .date, .data: break
    }
  }
}
