extension Organisation {
  /// How everything stood at the end of a day, as far back as the history goes.
  ///
  /// - Returns: `nil` when nothing was changed after that day, or the organisation's file was only made later.
  package func standing(on day: Day) -> Organisation? {
    let later = history.all.filter { ($0.day ?? .never) > day }
    guard !later.isEmpty, !later.contains(where: \.makesOrganisation) else { return nil }
    var past = self
    for entry in later.sorted(by: { $0.id > $1.id }) { past.takeBack(entry) }
    past.history.removeAll(Set(later.map(\.id)))
    return past
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
