/// One step in the organisation's history: who changed which fields of which records when, from what to what.
///
/// Entries are never changed. Each carries the hash of its content and of the entry it follows, so that one
/// taken out, put in or altered later is noticed.
package struct HistoryEntry: Record {
  package static let kind = RecordKind.historyEntry
  package static let fields = FieldTable<HistoryEntry>([
    Field("when", "When", \.when, .inner),
    Field("day", "Day", \.day, .day),
    Field("who", "Who", \.who),
    Field("title", "What", \.title),
    Field("changes", "Changes", \.changes, HistoryChange.shape),
    Field("dropped", "Dropped", \.dropped, .inner),
    Field("follows", "Follows", \.follows, .inner),
    Field("seal", "Seal", \.seal, .inner),
  ])
  package static var register: RegisterPath<HistoryEntry> { \.history }

  package let id: RecordID
  package var extras = Table()
  /// When it was done, by the clock of the machine (UTC).
  package var when: Moment?
  /// The calendar day that it was done on, where the user was.
  package var day: Day?
  package var who = ""
  package var title = ""
  package var changes: [HistoryChange] = []
  /// The seals of entries that were dropped for age, and that others may follow.
  package var dropped: [String] = []
  /// The seals of the entries before: the writer's own, and any that nobody followed yet.
  package var follows: [String] = []
  /// The hash of all the above.
  package var seal = ""

  package init(id: RecordID) { self.id = id }

  package var name: String { title }

  /// Who wrote it: the later part of the identifier.
  var writer: Substring { id.text.dropFirst(HistoryEntry.orderFigures) }

  /// Its place among all entries, greater than that of each entry that was known when it was written.
  var order: Int? { Int(id.text.prefix(HistoryEntry.orderFigures), radix: 36) }

  private static let orderFigures = 6

  /// The identifier of a writer's entry at a place; identifiers ascend with the places.
  static func identifier(order: Int, writer: HistoryWriter) -> RecordID? {
    let figures = String(order, radix: 36)
    let zeros = String(repeating: "0", count: max(0, orderFigures - figures.utf8.count))
    return RecordID(zeros + figures + writer.mark)
  }

  /// What the seal should be.
  var expectedSeal: String {
    var table = table
    table["seal"] = nil
    return Seal.hash(id.text, table)
  }
}

/// One change that an entry tells of.
package struct HistoryChange: Part {
  package static let fields = FieldTable<HistoryChange>([
    Field("kind", "Kind", \.kind),
    Field("record", "Record", \.record, .inner),
    Field("field", "Field", \.field),
    Field("from", "From", \.from, .inner),
    Field("to", "To", \.to, .inner),
    Field("removed", "Removed", \.removed, .inner),
    Field("added", "Added", \.added, .inner),
    Field("digest", "Digest", \.digest, .inner),
  ])

  package var extras = Table()
  /// The kind of the records, as `RecordKind` spells it.
  package var kind = ""
  /// The record that was changed or removed.
  package var record: RecordID?
  /// The field that was changed; empty when records were added or removed.
  package var field = ""
  package var from: Value?
  package var to: Value?
  /// What a removed record held.
  package var removed: Table?
  /// Records that were added.
  package var added: [RecordID] = []
  /// The hash of what the added records held.
  package var digest = ""

  package init() {}

  /// The kind of the records, if this program knows it.
  package var recordKind: RecordKind? { RecordKind(rawValue: kind) }
}

/// Who writes to the history, in one run of the program: two runs never share one.
package struct HistoryWriter: Hashable, Sendable {
  /// The name that changes are made under.
  package let who: String
  /// What tells the run's entries from all others'.
  package let mark: String

  package init(who: String, using source: inout some RandomNumberGenerator) {
    self.who = who
    mark = String(RecordID(using: &source).text.prefix(9))
  }
}
