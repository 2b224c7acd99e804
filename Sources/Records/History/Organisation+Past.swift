extension Organisation {
  /// How everything stood at the end of a day, as far back as the history goes.
  ///
  /// - Returns: `nil` when nothing was changed after that day, or the organisation's file was only made later.
  package func standing(on day: Day) -> Organisation? {
    let later = history.all.filter { ($0.day ?? .never) > day }
    guard !later.isEmpty, !later.contains(where: \.makesOrganisation) else { return nil }
    return takingBack(later)
  }

  /// Everything as it was before some changes, the newest of which comes last.
  ///
  /// - Parameter entries: what the history tells of them.
  func rewound(by changes: [Change], entries: Set<RecordID>) -> Organisation {
    var past = self
    for change in changes.reversed() { past.takeLeniently(change.inverse) }
    past.history.removeAll(entries)
    return past
  }

  /// The entries that a copy lacks although it did not drop them for age: it is older than they are.
  func history(forgottenBy copy: Organisation) -> [HistoryEntry] {
    let missing = history.all.filter { copy.history[$0.id] == nil }
    guard !missing.isEmpty, let first = copy.history.all.map(\.id).min(),
      copy.history.all.contains(where: { !$0.dropped.isEmpty && history[$0.id] == nil })
    else { return missing }
    return missing.filter { $0.id > first }
  }

  /// Everything as it was before some entries of the history.
  func takingBack(_ entries: [HistoryEntry]) -> Organisation {
    guard !entries.isEmpty else { return self }
    var past = self
    let distinct = Dictionary(entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in distinct.values.sorted(by: { $0.id > $1.id }) { past.takeBack(entry) }
    past.history.removeAll(Set(distinct.keys))
    return past
  }

  private mutating func takeBack(_ entry: HistoryEntry) {
    for change in entry.changes.reversed() {
      guard let kind = change.recordKind else { continue }
      for id in change.added { takeLeniently(.remove(kind, id, Table())) }
      guard let record = change.record else { continue }
      if let removed = change.removed {
        takeLeniently(.add(kind, record, removed))
      } else if !change.field.isEmpty {
        takeLeniently(
          .set(kind, record, field: change.field, before: change.to, after: change.from))
      }
    }
  }

  /// Carries out a change where it fits; a history that two copies wrote at once need not fit everywhere.
  private mutating func takeLeniently(_ change: Change) {
    do throws(EditProblem) {
      try apply(change)
    } catch {
      // What is not there any more, or not yet, cannot be taken back.
    }
  }
}

extension HistoryEntry {
  fileprivate var makesOrganisation: Bool {
    changes.contains { $0.recordKind == .organisation && !$0.added.isEmpty }
  }
}
