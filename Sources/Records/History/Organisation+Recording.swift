extension Organisation {
  /// Carries out an edit and notes it in the history.
  ///
  /// - Parameter day: the calendar day where the user is.
  /// - Returns: the entries that were made.
  /// - Throws: what does not fit; nothing is noted then.
  @discardableResult
  package mutating func carryOut(
    _ edit: Edit, as writer: HistoryWriter, on day: Day
  ) throws(EditProblem) -> [RecordID] {
    try apply(edit)
    return note(edit, as: writer, on: day)
  }

  /// Notes an edit that was carried out.
  ///
  /// - Returns: the entries that were made.
  @discardableResult
  package mutating func note(_ edit: Edit, as writer: HistoryWriter, on day: Day) -> [RecordID] {
    let changes = historyChanges(of: edit)
    guard !changes.isEmpty else { return [] }
    let entry = append(
      HistoryEntryDraft(
        when: edit.when, day: day, who: edit.who, title: edit.title, changes: changes), as: writer)
    return [entry, dropOldHistory(on: day, at: edit.when, as: writer)].compactMap(\.self)
  }

  /// What an entry says, before it has its place.
  struct HistoryEntryDraft {
    var when: Moment
    var day: Day
    var who: String
    var title: String
    var changes: [HistoryChange] = []
    var dropped: [String] = []
  }

  @discardableResult
  mutating func append(_ draft: HistoryEntryDraft, as writer: HistoryWriter) -> RecordID? {
    let last = history.last
    let order = (last?.order ?? 0) + 1
    guard let id = HistoryEntry.identifier(order: order, writer: writer) else { return nil }
    var entry = HistoryEntry(id: id)
    entry.when = draft.when
    entry.day = draft.day
    entry.who = draft.who
    entry.title = draft.title
    entry.changes = draft.changes
    entry.dropped = draft.dropped
    entry.follows = seals(before: writer)
    entry.seal = entry.expectedSeal
    history.put(entry)
    return id
  }

  /// The seals of the writer's own entry before, and of those that nobody followed yet: once they are followed,
  /// none of them can go unnoticed.
  ///
  /// Only the latest entries are looked at, since each step has to.
  private func seals(before writer: HistoryWriter) -> [String] {
    let latest = history.all.suffix(512)
    let own = latest.last { $0.writer == writer.mark[...] }?.seal
    return Set(Organisation.ends(of: latest) + [own].compactMap(\.self)).sorted()
  }

  /// The seals of entries that no other follows.
  private static func ends(of entries: some Collection<HistoryEntry>) -> [String] {
    let followed = Set(entries.flatMap(\.follows))
    return entries.map(\.seal).filter { !followed.contains($0) }
  }

  /// What tells the whole history from any other, as 64 hexadecimal figures; empty when there is none.
  package var historySeal: String {
    let ends = Organisation.ends(of: history.all).sorted()
    return ends.count > 1
      ? Seal.hash("ends", ["ends": .list(ends.map(Value.text))]) : ends.first ?? ""
  }

  /// How many added records share one hash: few enough to say which may have been altered.
  private static let addedTogether = 16

  private func historyChanges(of edit: Edit) -> [HistoryChange] {
    var changes: [HistoryChange] = []
    var isTogether = false
    for change in edit.changes where change.kind != .historyEntry {
      var told = HistoryChange()
      told.kind = change.kind.rawValue
      switch change {
      case .add(let kind, let id, _):
        if isTogether, let last = changes.indices.last, changes[last].kind == kind.rawValue,
          changes[last].added.count < Organisation.addedTogether
        {
          changes[last].added.append(id)
          continue
        }
        told.added = [id]
      case .remove(_, let id, let table):
        told.record = id
        told.removed = table
      case .set(let kind, let id, let field, let before, let after):
        guard !kind.isFleeting(field) else { continue }
        told.record = id
        told.field = field
        told.from = before
        told.to = after
      }
      isTogether = !told.added.isEmpty
      changes.append(told)
    }
    let tables = Dictionary(
      edit.changes.compactMap(\.addition), uniquingKeysWith: { _, new in new })
    for index in changes.indices where !changes[index].added.isEmpty {
      guard let kind = changes[index].recordKind else { continue }
      changes[index].digest = Seal.hash(
        changes[index].added.map { kind.lasting(tables[$0] ?? Table()) })
    }
    return changes
  }
}

extension Change {
  /// The record that the change adds, with what it holds.
  fileprivate var addition: (RecordID, Table)? {
    if case .add(_, let id, let table) = self { (id, table) } else { nil }
  }
}

extension RecordKind {
  /// A record's content without fields that say where someone is.
  func lasting(_ table: Table) -> Table {
    var table = table
    for field in type.fleetingKeys { table[field] = nil }
    return table
  }

  /// Whether a field says where someone is and not what is true.
  func isFleeting(_ key: String) -> Bool { type.fleetingKeys.contains(key) }
}

extension Record {
  fileprivate static var fleetingKeys: [String] { fields.all.filter(\.isFleeting).map(\.key) }
}
