extension Organisation {
  /// How everything stood at the end of a day, as far back as the history goes.
  ///
  /// - Returns: `nil` when nothing was changed after that day.
  package func standing(on day: Day) -> Organisation? {
    let later = history.all.filter { ($0.day ?? .never) > day }
    guard !later.isEmpty else { return nil }
    var past = self
    for entry in later.sorted(by: { $0.id > $1.id }) { past.takeBack(entry) }
    past.history.removeAll(Set(later.map(\.id)))
    return past
  }

  /// Everything as it was before some of one's own steps, the newest of which comes last.
  ///
  /// - Parameter writer: who made the steps, whose entries in the history go as well.
  package func rewound(by edits: some BidirectionalCollection<Edit>, of writer: HistoryWriter)
    -> Organisation
  {
    var past = self
    var notes = 0
    for edit in edits.reversed() {
      for change in edit.inverse.changes { past.takeLeniently(change) }
      if edit.changes.contains(where: \.isKept) { notes += 1 }
    }
    for entry in history.all.reversed() where notes > 0 && entry.writer == writer.mark {
      past.history.remove(entry.id)
      notes -= 1
    }
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

extension Change {
  /// Whether the history tells of the change.
  var isKept: Bool {
    switch self {
    case .add, .remove: true
    case .set(let kind, _, let field, _, _): !kind.isFleeting(field)
    }
  }
}
