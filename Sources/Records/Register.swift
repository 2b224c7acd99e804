internal import OrderedCollections

/// All records of one kind, found by identifier at once.
package struct Register<R: Record>: Hashable, Sendable {
  /// In the order in which the records were read or added.
  private var ids: OrderedSet<RecordID> = []
  private var records: [R] = []

  package init() {}

  package init(minimumCapacity: Int) {
    ids.reserveCapacity(minimumCapacity)
    records.reserveCapacity(minimumCapacity)
  }

  package var count: Int { records.count }
  package var isEmpty: Bool { records.isEmpty }

  /// The records in the order in which they were read or added.
  package var all: [R] { records }

  /// The identifiers of the records, in the same order.
  package var identifiers: [RecordID] { ids.elements }

  package subscript(id: RecordID) -> R? { ids.firstIndex(of: id).map { records[$0] } }

  /// The record with an identifier that may be missing.
  package subscript(id: RecordID?) -> R? { id.flatMap { self[$0] } }

  /// Adds a record, or takes the place of the one with its identifier.
  package mutating func put(_ record: consuming R) {
    let (isNew, place) = ids.append(record.id)
    if isNew {
      records.append(record)
    } else {
      records[place] = record
    }
  }

  /// Adds a record unless there is one with its identifier.
  ///
  /// - Returns: whether it was added.
  package mutating func add(_ record: consuming R) -> Bool {
    guard ids.append(record.id).inserted else { return false }
    records.append(record)
    return true
  }

  /// Takes a record out; the order of the others stays.
  @discardableResult
  package mutating func remove(_ id: RecordID) -> R? {
    guard let place = ids.firstIndex(of: id) else { return nil }
    ids.remove(at: place)
    return records.remove(at: place)
  }

  /// Takes several records out; the order of the others stays.
  mutating func removeAll(_ gone: Set<RecordID>) {
    if gone.isEmpty { return }
    ids.removeAll { gone.contains($0) }
    records.removeAll { gone.contains($0.id) }
  }

  /// The record that was read or added last.
  package var last: R? { records.last }

  /// The last of the records that satisfy a condition.
  func last(where isWanted: (R) -> Bool) -> R? { records.last(where: isWanted) }

  /// Puts the records into the order of the file.
  mutating func sort() {
    records = ids.indices.sorted { ids[$0] < ids[$1] }.map { records[$0] }
    ids.sort()
  }

  /// The records by ascending identifier: the order of the file.
  package var byIdentifier: [R] { records.sorted { $0.id < $1.id } }

  /// Changes one record where it is.
  mutating func withRecord<Failure: Error>(
    _ id: RecordID, _ body: (inout R) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    guard let place = ids.firstIndex(of: id) else { return false }
    try body(&records[place])
    return true
  }
}

extension Span where Element: ~Copyable {
  /// Shows an element where it lies, since each of a record's many parts would have to be copied.
  package func withElement(at place: Int, _ body: (borrowing Element) -> Void) {
    body(self[place])
  }
}
