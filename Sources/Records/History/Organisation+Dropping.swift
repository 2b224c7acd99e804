extension Organisation {
  /// Drops the oldest entries beyond the number that the settings keep, but none that the retention rule still
  /// needs: those of records not closed, or closed less than the set years ago, and of any others as young.
  ///
  /// What was dropped is itself an entry, so that the seals of the others still hold.
  ///
  /// - Returns: that entry.
  mutating func dropOldHistory(
    on day: Day, at moment: Moment, as writer: HistoryWriter
  ) -> RecordID? {
    let kept = max(1, profile.historyEntries)
    // A tenth more than are kept, so that not every step looks through them all.
    guard history.count > kept + kept / 10 else { return nil }
    let oldest = day.adding(months: -12 * max(0, profile.retentionYears))
    let droppable = history.all.prefix(history.count - kept)
      .prefix { ($0.day ?? .never) < oldest }
      .filter { $0.changes.allSatisfy { !isNeeded($0, since: oldest) } }
    guard !droppable.isEmpty else { return nil }
    history.removeAll(Set(droppable.map(\.id)))
    let gone = Set(droppable.map(\.seal))
    let followed = Set(history.all.flatMap(\.follows)).intersection(gone)
    return append(
      HistoryEntryDraft(
        when: moment, day: day, who: writer.who,
        title: "\(droppable.count) changes older than \(profile.retentionYears) years dropped",
        dropped: followed.sorted()), as: writer)
  }

  /// Whether a record of the change may not be forgotten yet.
  private func isNeeded(_ change: HistoryChange, since oldest: Day) -> Bool {
    ((change.record.map { [$0] } ?? []) + change.added).contains { id in
      switch change.recordKind {
      case .action:
        actions[id].map { ($0.stage.isFinal ? $0.closed : nil) ?? .never >= oldest } ?? false
      case .audit: audits[id].map { isNeeded($0, since: oldest) } ?? false
      case .auditLine:
        auditLines[id].flatMap { audits[$0.audit] }.map { isNeeded($0, since: oldest) } ?? false
      default: false
      }
    }
  }

  private func isNeeded(_ audit: Audit, since oldest: Day) -> Bool {
    guard audit.state.isFinal else { return true }
    return audit.reported ?? audit.planned ?? .never >= oldest
  }
}
