/// Two changed versions of one value, brought together.
struct ValueMerge: Hashable {
  /// Both changes; ours where both changed the same.
  var merged: Value?
  /// Both changes; theirs where both changed the same.
  var other: Value?
  /// Whether an item that one side took out of a list stays since the other side changed it.
  var keepsRemoved = false

  /// Whether both sides changed the same.
  var isConflict: Bool { merged != other }

  /// - Parameter isSet: whether the order of a list's items means nothing, and each is there once.
  init(base: Value?, ours: Value?, theirs: Value?, isSet: Bool = false) {
    if ours == theirs || theirs == base {
      self.init(ours)
    } else if ours == base {
      self.init(theirs)
    } else {
      self.init(changed: base, ours, theirs, isSet)
    }
  }

  private init(_ value: Value?) { self.init(value, value, false) }

  private init(_ merged: Value?, _ other: Value?, _ keepsRemoved: Bool) {
    self.merged = merged
    self.other = other
    self.keepsRemoved = keepsRemoved
  }

  private init(changed base: Value?, _ ours: Value?, _ theirs: Value?, _ isSet: Bool) {
    switch (
      base ?? ours?.emptyContainer, ours ?? base?.emptyContainer, theirs ?? base?.emptyContainer
    ) {
    case (.list(let base)?, .list(let ours)?, .list(let theirs)?):
      if isSet {
        self.init(SetMerge.items(base, ours, theirs).nilIfEmpty)
      } else {
        let list = ListMerge(base: base, ours: ours, theirs: theirs)
        self.init(list.merged.nilIfEmpty, list.other.nilIfEmpty, list.keepsRemoved)
      }
    case (.table(let base)?, .table(let ours)?, .table(let theirs)?):
      let tables = TableMerge(base: base, ours: ours, theirs: theirs)
      self.init(.table(tables.merged), .table(tables.other), tables.keepsRemoved)
    default: self.init(ours, theirs, false)
    }
  }
}

extension Value {
  /// An empty list for a list, an empty table for a table.
  fileprivate var emptyContainer: Value? {
    switch self {
    case .list: .list([])
    case .table: .table(Table())
    default: nil
    }
  }

  /// How much two items of a list have in common; 0 when they are different things.
  func likeness(to other: Value) -> Int {
    switch (self, other) {
    case (.table(let mine), .table(let theirs)):
      // The same identifier settles it; two different ones do as well.
      if let id = mine["id"], let otherID = theirs["id"] { return id == otherID ? 1000 : 0 }
      return mine.entries.reduce(0) { $0 + (theirs[$1.key] == $1.value ? 1 : 0) }
    case (.text(let mine), .text(let theirs)):
      let words = Set(mine.lowercased().split(separator: " "))
      let others = Set(theirs.lowercased().split(separator: " "))
      let shared = words.intersection(others).count
      return 2 * shared >= max(words.count, others.count) ? shared : 0
    default: return 0
    }
  }
}

extension [Value] {
  fileprivate var nilIfEmpty: Value? { isEmpty ? nil : .list(self) }
}

/// Two changed versions of one table, brought together key by key.
struct TableMerge {
  private(set) var merged = Table()
  private(set) var other = Table()
  private(set) var keepsRemoved = false

  init(base: Table, ours: Table, theirs: Table) {
    var keys = ours.keys(with: theirs)
    keys = keys.filter { ours[$0] != nil || theirs[$0] != nil }
    for key in keys {
      let value = ValueMerge(base: base[key], ours: ours[key], theirs: theirs[key])
      merged[key] = value.merged
      other[key] = value.other
      keepsRemoved = keepsRemoved || value.keepsRemoved
    }
  }
}

/// Two changed versions of a list whose order means nothing: what either added or took out.
enum SetMerge {
  static func items(_ base: [Value], _ ours: [Value], _ theirs: [Value]) -> [Value] {
    let before = Set(base)
    let kept = Set(theirs)
    let known = Set(ours)
    var seen: Set<Value> = []
    return
      (ours.filter { kept.contains($0) || !before.contains($0) }
      + theirs.filter { !known.contains($0) && !before.contains($0) })
      .filter { seen.insert($0).inserted }
  }
}
