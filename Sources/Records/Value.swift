/// A piece of data as the property-list file holds it.
///
/// Everything a record knows passes through this type on its way to the file, to a form, to an edit
/// and to a merge, so that none of them has to know the records one by one.
package enum Value: Hashable, Sendable {
  case text(String)
  case integer(Int)
  case real(Double)
  case flag(Bool)
  /// A `<date>` element, kept as it was written; the program's own days are text.
  case date(String)
  /// A `<data>` element, kept as its base64 text without white space.
  case data(String)
  case list([Value])
  case table(Table)

  /// The name of the value's type in a sentence for the user.
  package var typeName: String {
    switch self {
    case .text: "text"
    case .integer: "a whole number"
    case .real: "a number"
    case .flag: "true or false"
    case .date: "a date"
    case .data: "binary data"
    case .list: "a list"
    case .table: "a table of fields"
    }
  }
}

/// Keys and their values, kept sorted by key (by Unicode scalar), each key once.
///
/// Sorted storage makes the file's bytes depend on nothing but the content, and lets a record be read
/// in one pass beside its sorted field table.
package struct Table: Hashable, Sendable {
  /// One key with its value.
  package struct Entry: Hashable, Sendable {
    package let key: String
    package var value: Value

    package init(key: String, value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in ascending order of their keys.
  package private(set) var entries: [Entry] = []

  package init() {}

  package init(minimumCapacity: Int) {
    entries.reserveCapacity(minimumCapacity)
  }

  package var isEmpty: Bool { entries.isEmpty }

  package subscript(key: String) -> Value? {
    get {
      let index = position(of: key)
      guard index < entries.count, entries[index].key == key else { return nil }
      return entries[index].value
    }
    set {
      let index = position(of: key)
      let isPresent = index < entries.count && entries[index].key == key
      switch (newValue, isPresent) {
      case (let value?, true): entries[index].value = value
      case (let value?, false): entries.insert(Entry(key: key, value: value), at: index)
      case (nil, true): entries.remove(at: index)
      case (nil, false): break
      }
    }
  }

  /// The keys of this table and another, each once, in ascending order.
  func keys(with other: Table) -> [String] {
    var keys = entries.map(\.key)
    for entry in other.entries where self[entry.key] == nil { keys.append(entry.key) }
    return keys.sorted()
  }

  /// Adds an entry, at once when it comes after all others.
  ///
  /// - Returns: `false`, leaving the table as it was, when the key is there already.
  package mutating func append(_ value: Value, for key: String) -> Bool {
    if !entries.isEmpty, key <= entries[entries.count - 1].key {
      if self[key] != nil { return false }
      self[key] = value
    } else {
      entries.append(Entry(key: key, value: value))
    }
    return true
  }

  /// Takes a key out; returns its value.
  package mutating func removeValue(for key: String) -> Value? {
    let index = position(of: key)
    guard index < entries.count, entries[index].key == key else { return nil }
    return entries.remove(at: index).value
  }

  /// The first index whose key is not before `key`.
  private func position(of key: String) -> Int {
    if !entries.isEmpty, entries[entries.count - 1].key < key { return entries.count }
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Table: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, Value)...) {
    for (key, value) in elements { self[key] = value }
  }
}
