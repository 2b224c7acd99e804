extension Organisation {
  /// What was done to a record, the newest first.
  package func history(of record: RecordID, limit: Int = .max) -> [HistoryEntry] {
    var found: [HistoryEntry] = []
    for entry in history.all.reversed() where entry.concerns(record) {
      found.append(entry)
      if found.count >= limit { break }
    }
    return found
  }
}

extension HistoryEntry {
  /// Whether the entry tells of a record.
  package func concerns(_ record: RecordID) -> Bool {
    changes.contains { $0.record == record || $0.added.contains(record) }
  }
}
