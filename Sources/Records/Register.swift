internal import OrderedCollections

/// All records of one kind, found by identifier at once.
package struct Register<R: Record>: Hashable, Sendable {
  private var records: OrderedDictionary<RecordID, R> = [:]

  package init() {}

  package init(minimumCapacity: Int) {
    records = OrderedDictionary(minimumCapacity: minimumCapacity)
  }

  package var count: Int { records.count }
  package var isEmpty: Bool { records.isEmpty }

  /// The records in the order in which they were read or added.
  package var all: [R] { records.values.elements }

  package subscript(id: RecordID) -> R? { records[id] }

  /// The record with an identifier that may be missing.
  package subscript(id: RecordID?) -> R? { id.flatMap { records[$0] } }

  /// Adds a record, or takes the place of the one with its identifier.
  package mutating func put(_ record: R) { records[record.id] = record }

  /// Takes a record out; the order of the others stays.
  @discardableResult
  package mutating func remove(_ id: RecordID) -> R? { records.removeValue(forKey: id) }

  /// Takes several records out; the order of the others stays.
  mutating func removeAll(_ ids: Set<RecordID>) {
    if !ids.isEmpty { records.removeAll { ids.contains($0.key) } }
  }

  /// The record that was read or added last.
  package var last: R? { records.values.last }

  /// The last of the records that satisfy a condition.
  func last(where isWanted: (R) -> Bool) -> R? { records.values.last(where: isWanted) }

  /// Puts the records into the order of the file.
  mutating func sort() { records.sort { $0.key < $1.key } }

  /// The records by ascending identifier: the order of the file.
  package var byIdentifier: [R] { records.values.sorted { $0.id < $1.id } }

  /// Changes one record where it is.
  mutating func withRecord<Failure: Error>(
    _ id: RecordID, _ body: (inout R) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    guard let index = records.index(forKey: id) else { return false }
    try body(&records.values[index])
    return true
  }
}
