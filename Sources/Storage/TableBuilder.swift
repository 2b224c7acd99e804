internal import Records

/// Makes a table from keys in any order, in a time that a hostile order does not multiply.
///
/// `Table` keeps itself sorted, so that each key out of order moves all that come after it: nothing
/// in a record, but hours in a table of a million keys written backwards.
struct TableBuilder {
  /// From how many entries on keys out of order are put aside.
  private static let large = 64

  private var table: Table
  /// How many entries there are.
  private(set) var count = 0
  /// A key that none of the table's is greater than but by a few, once the table is large.
  private var last = ""
  private var late: [Table.Entry] = []
  private var seen: Set<String> = []

  /// - Parameter capacity: roughly how many entries there will be.
  init(capacity: Int) { table = Table(minimumCapacity: capacity) }

  /// Adds an entry.
  ///
  /// - Returns: `false` when the key is there already.
  mutating func append(_ value: Value, for key: String) -> Bool {
    guard count >= TableBuilder.large, !late.isEmpty || key < last else {
      guard table.append(value, for: key) else { return false }
      count += 1
      if count >= TableBuilder.large { last = max(last, key) }
      return true
    }
    if late.isEmpty { seen = Set(table.entries.map(\.key)) }
    guard seen.insert(key).inserted else { return false }
    late.append(Table.Entry(key: key, value: value))
    count += 1
    return true
  }

  /// The table with all its entries.
  consuming func finish() -> Table {
    if late.isEmpty { return table }
    var sorted = Table(minimumCapacity: count)
    for entry in (table.entries + late).sorted(by: { $0.key < $1.key }) {
      _ = sorted.append(entry.value, for: entry.key)
    }
    return sorted
  }
}
