/// Two changed versions of a list, brought together item by item.
///
/// Items have no names of their own (a why is a text, a plan step a few fields): they are recognised by their
/// content, by what they have in common, or by their place between others.
struct ListMerge {
  private(set) var merged: [Value] = []
  private(set) var other: [Value] = []
  private(set) var keepsRemoved = false

  init(base: [Value], ours: [Value], theirs: [Value]) {
    let mine = ListMatch(base: base, changed: ours)
    let yours = ListMatch(base: base, changed: theirs)
    // The side that put the items into another order gives the order. Where both or neither did, their contents
    // decide, so that the outcome, and what is in conflict in it, is the same on either side.
    let isMoved =
      mine.isReordered == yours.isReordered
      ? ListMerge.rank(ours) <= ListMerge.rank(theirs) : mine.isReordered
    let (first, second) = isMoved ? (mine, yours) : (yours, mine)
    var items: [Item] = []
    for (place, origin) in first.origins.enumerated() {
      guard let origin else {
        items.append(
          Item(origin: nil, place: place, isFirst: true, value: .init(first.changed[place])))
        continue
      }
      guard let counterpart = second.place(of: origin) else {
        // The second took out what the first may have changed.
        if first.changed[place] == base[origin] { continue }
        keepsRemoved = true
        items.append(
          Item(origin: origin, place: place, isFirst: true, value: .init(first.changed[place])))
        continue
      }
      let value = ValueMerge(
        base: base[origin], ours: ours[isMoved ? place : counterpart],
        theirs: theirs[isMoved ? counterpart : place])
      items.append(Item(origin: origin, place: place, isFirst: true, value: Pair(value)))
    }
    insert(from: second, beside: first, base, into: &items)
    merged = items.compactMap(\.value.merged)
    other = items.compactMap(\.value.other)
  }

  private static func rank(_ items: [Value]) -> String {
    Seal.hash("list", ["items": .list(items)])
  }

  /// Both outcomes of one item.
  private struct Pair {
    let merged: Value?
    let other: Value?

    init(_ value: Value) {
      merged = value
      other = value
    }

    init(_ merge: ValueMerge) {
      merged = merge.merged
      other = merge.other
    }
  }

  private struct Item {
    /// Its place in the base; `nil` for a new one.
    let origin: Int?
    /// Its place on the side that it comes from.
    let place: Int
    let isFirst: Bool
    let value: Pair
  }

  /// Puts in what only the second side has, each after what it stands behind there.
  private mutating func insert(
    from second: ListMatch, beside first: ListMatch, _ base: [Value], into items: inout [Item]
  ) {
    var added = first.origins.indices.filter { first.origins[$0] == nil }.map { first.changed[$0] }
    for (place, origin) in second.origins.enumerated() {
      let value = second.changed[place]
      if let origin {
        guard first.place(of: origin) == nil, value != base[origin] else { continue }
        keepsRemoved = true
      } else if let same = added.firstIndex(of: value) {
        // Both added the same.
        added.remove(at: same)
        continue
      }
      let item = Item(origin: origin, place: place, isFirst: false, value: Pair(value))
      items.insert(item, at: position(of: place, in: second, items))
    }
  }

  /// After the nearest item before it that is in the result, and after what the first side added there.
  private func position(of place: Int, in second: ListMatch, _ items: [Item]) -> Int {
    var anchor = 0
    for before in stride(from: place - 1, through: 0, by: -1) {
      let found =
        if let origin = second.origins[before] {
          items.lastIndex { $0.origin == origin }
        } else {
          items.lastIndex { !$0.isFirst && $0.origin == nil && $0.place == before }
        }
      if let found {
        anchor = found + 1
        break
      }
    }
    while anchor < items.count, items[anchor].isFirst, items[anchor].origin == nil { anchor += 1 }
    return anchor
  }
}

/// Which item of a changed list was which before.
struct ListMatch {
  let changed: [Value]
  /// For each item its place in the base; `nil` for a new one.
  private(set) var origins: [Int?]
  private var places: [Int: Int] = [:]

  init(base: [Value], changed: [Value]) {
    self.changed = changed
    origins = Array(repeating: nil, count: changed.count)
    matchEqual(base)
    matchAlike(base)
    matchByPlace(base)
  }

  /// Where an item of the base is now.
  func place(of origin: Int) -> Int? { places[origin] }

  /// Whether items that were there before stand in another order.
  var isReordered: Bool {
    let known = origins.compactMap(\.self)
    return zip(known, known.dropFirst()).contains { $0 > $1 }
  }

  private mutating func match(_ place: Int, with origin: Int) {
    origins[place] = origin
    places[origin] = place
  }

  /// Items that did not change: in the order of both lists as far as possible, then wherever they went.
  private mutating func matchEqual(_ base: [Value]) {
    var start = 0
    while start < min(base.count, changed.count), base[start] == changed[start] {
      match(start, with: start)
      start += 1
    }
    var end = 0
    while end < min(base.count, changed.count) - start,
      base[base.count - 1 - end] == changed[changed.count - 1 - end]
    {
      match(changed.count - 1 - end, with: base.count - 1 - end)
      end += 1
    }
    var waiting: [Value: [Int]] = [:]
    for origin in (start..<base.count - end).reversed() {
      waiting[base[origin], default: []].append(origin)
    }
    for place in start..<changed.count - end {
      if let origin = waiting[changed[place]]?.popLast() { match(place, with: origin) }
    }
  }

  /// Items that changed in part: those with most in common first.
  private mutating func matchAlike(_ base: [Value]) {
    let free = origins.indices.filter { origins[$0] == nil }
    let left = base.indices.filter { places[$0] == nil }
    // Lists of people's own making are short; one that is not is matched by place alone.
    guard free.count * left.count <= 250_000 else { return }
    var pairs: [(likeness: Int, place: Int, origin: Int)] = []
    for place in free {
      for origin in left {
        let likeness = changed[place].likeness(to: base[origin])
        if likeness > 0 { pairs.append((likeness, place, origin)) }
      }
    }
    pairs.sort { ($1.likeness, $0.origin, $0.place) < ($0.likeness, $1.origin, $1.place) }
    for pair in pairs where origins[pair.place] == nil && places[pair.origin] == nil {
      match(pair.place, with: pair.origin)
    }
  }

  /// Items that are all new to the eye, but stand where as many others stood.
  private mutating func matchByPlace(_ base: [Value]) {
    var start = 0
    while start < changed.count {
      guard origins[start] == nil else {
        start += 1
        continue
      }
      var end = start
      while end < changed.count, origins[end] == nil { end += 1 }
      let first = start == 0 ? 0 : (origins[start - 1] ?? -1) + 1
      let last = end == changed.count ? base.count : origins[end] ?? base.count
      if first <= last, last - first == end - start,
        (first..<last).allSatisfy({ places[$0] == nil })
      {
        for offset in 0..<end - start
        where isEditable(changed[start + offset], base[first + offset]) {
          match(start + offset, with: first + offset)
        }
      }
      start = end
    }
  }

  /// Whether one may be the other with changes: things with names of their own are not.
  private func isEditable(_ value: Value, _ before: Value) -> Bool {
    guard case .table(let table) = value, case .table(let old) = before else { return true }
    return table["id"] == nil || old["id"] == nil
  }
}
