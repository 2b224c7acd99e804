/// One change to one field, or one record added or removed.
package enum Change: Hashable, Sendable {
  case add(RecordKind, RecordID, Table)
  case remove(RecordKind, RecordID, Table)
  case set(RecordKind, RecordID, field: String, before: Value?, after: Value?)

  /// The change that takes this one back.
  package var inverse: Change {
    switch self {
    case .add(let kind, let id, let table): .remove(kind, id, table)
    case .remove(let kind, let id, let table): .add(kind, id, table)
    case .set(let kind, let id, let field, let before, let after):
      .set(kind, id, field: field, before: after, after: before)
    }
  }

  package var kind: RecordKind {
    switch self {
    case .add(let kind, _, _), .remove(let kind, _, _), .set(let kind, _, _, _, _): kind
    }
  }

  package var record: RecordID {
    switch self {
    case .add(_, let id, _), .remove(_, let id, _), .set(_, let id, _, _, _): id
    }
  }
}

/// One step of a user's: who changed what and when, with everything before and after it.
package struct Edit: Hashable, Sendable {
  package let who: String
  package let when: Moment
  /// What happened, as the message line says it: "NC-2026-014 due date moved to 12 Dec".
  package let title: String
  package let changes: [Change]

  package init(who: String, when: Moment, title: String, changes: [Change]) {
    self.who = who
    self.when = when
    self.title = title
    self.changes = changes
  }

  /// The edit that takes this one back.
  package var inverse: Edit {
    Edit(who: who, when: when, title: title, changes: changes.reversed().map(\.inverse))
  }
}

extension Organisation {
  /// What would change if this record took the place of the one on file; nothing when they are alike.
  package func changes<R: Record>(putting record: R) -> [Change] {
    guard let old = self[keyPath: R.register][record.id] else {
      return [.add(R.kind, record.id, record.table)]
    }
    func change(_ key: String, _ before: Value?, _ after: Value?) -> Change? {
      before == after ? nil : .set(R.kind, record.id, field: key, before: before, after: after)
    }
    let known = R.fields.all.compactMap { change($0.key, $0.read(old), $0.read(record)) }
    guard old.extras != record.extras else { return known }
    return known
      + old.extras.keys(with: record.extras).compactMap {
        change($0, old.extras[$0], record.extras[$0])
      }
  }

  /// The change that takes a record out, if it is there.
  package func changes<R: Record>(removing record: R) -> [Change] {
    self[keyPath: R.register][record.id].map { [.remove(R.kind, $0.id, $0.table)] } ?? []
  }

  /// What would change if everything became as in another organisation, register by register.
  package func changes(to other: Organisation) -> [Change] {
    RecordKind.allCases.filter { $0 != .historyEntry }.flatMap { changes(to: other, of: $0.type) }
  }

  private func changes<R: Record>(to other: Organisation, of type: R.Type) -> [Change] {
    let mine = self[keyPath: R.register]
    let theirs = other[keyPath: R.register]
    return theirs.all.filter { mine[$0.id] != $0 }.flatMap { changes(putting: $0) }
      + mine.all.filter { theirs[$0.id] == nil }.map { .remove(R.kind, $0.id, $0.table) }
  }

  /// A record of any kind as the file holds it; `nil` when there is none.
  package func table(of id: RecordID, _ kind: RecordKind) -> Table? { table(of: id, as: kind.type) }

  private func table<R: Record>(of id: RecordID, as type: R.Type) -> Table? {
    self[keyPath: R.register][id]?.table
  }

  /// What a field of any record holds; `nil` when it is empty or the record is not there.
  package func value(of field: String, in id: RecordID, _ kind: RecordKind) -> Value? {
    value(of: field, in: id, as: kind.type)
  }

  private func value<R: Record>(of field: String, in id: RecordID, as type: R.Type) -> Value? {
    guard let record = self[keyPath: R.register][id] else { return nil }
    return R.fields[field].map { $0.read(record) } ?? record.extras[field]
  }

  /// The texts that records of a kind have in a field.
  package func texts(of field: String, _ kind: RecordKind) -> Set<String> {
    texts(of: field, as: kind.type)
  }

  private func texts<R: Record>(of key: String, as type: R.Type) -> Set<String> {
    guard let field = R.fields[key] else { return [] }
    var texts: Set<String> = []
    for record in self[keyPath: R.register].all {
      if case .text(let text)? = field.read(record) { texts.insert(text) }
    }
    return texts
  }

  /// Carries out an edit; the one path by which anything changes.
  ///
  /// - Throws: what does not fit; the changes before it stay, which only an edit that was not made for
  ///   this organisation can bring about.
  package mutating func apply(_ edit: Edit) throws(EditProblem) {
    for change in edit.changes { try apply(change) }
  }

  /// Carries out one change.
  mutating func apply(_ change: Change) throws(EditProblem) {
    try apply(change, as: change.kind.type)
  }

  private mutating func apply<R: Record>(_ change: Change, as type: R.Type) throws(EditProblem) {
    let id = change.record
    do throws(FieldFailure) {
      switch change {
      case .add(_, _, let table):
        self[keyPath: R.register].put(try R(id: id, table: table))
      case .remove:
        self[keyPath: R.register].remove(id)
      case .set(_, _, let key, _, let after):
        try set(key, to: after, in: id, as: R.self)
      }
    } catch {
      throw EditProblem(kind: R.kind, record: id, failure: error)
    }
  }

  private mutating func set<R: Record>(
    _ key: String, to value: Value?, in id: RecordID, as type: R.Type
  ) throws(FieldFailure) {
    let isThere = try self[keyPath: R.register].withRecord(id) {
      (record: inout R) throws(FieldFailure) in
      guard let field = R.fields[key] else {
        record.extras[key] = value
        return
      }
      do throws(FieldProblem) {
        try field.write(&record, value)
      } catch {
        throw FieldFailure(field: key, problem: error)
      }
    }
    if !isThere {
      throw FieldFailure(field: key, problem: FieldProblem("belongs to a record that is not there"))
    }
  }
}

/// Why an edit could not be carried out.
package struct EditProblem: Error, Hashable, Sendable {
  package let kind: RecordKind
  package let record: RecordID
  package let failure: FieldFailure
}

/// A user's own steps in one run of the program: undo and redo without limit.
package struct UndoSteps: Hashable, Sendable {
  private var done: [Edit] = []
  private var undone: [Edit] = []

  package init() {}

  /// The step to take back next.
  package var nextToUndo: Edit? { done.last }
  /// The step to carry out again next.
  package var nextToRedo: Edit? { undone.last }

  /// Notes a step that was carried out; what had been undone before it can no longer be redone.
  package mutating func record(_ edit: Edit) {
    done.append(edit)
    undone.removeAll()
  }

  /// Notes that the last step has further changes.
  package mutating func amend(_ edit: Edit, with changes: [Change]) {
    guard done.popLast() != nil else { return }
    done.append(
      Edit(who: edit.who, when: edit.when, title: edit.title, changes: edit.changes + changes))
  }

  /// Notes that the last step was taken back, which from now on can be redone.
  package mutating func didUndo() {
    if let edit = done.popLast() { undone.append(edit) }
  }

  /// Notes that the step taken back last was carried out again.
  package mutating func didRedo() {
    if let edit = undone.popLast() { done.append(edit) }
  }
}
