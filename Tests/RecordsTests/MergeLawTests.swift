import Records
import Testing

@Suite("Two copies brought together, whatever was changed in them")
struct MergeLawTests {
  private static let seeds = Array(UInt64(1)...40)

  private struct Copies {
    let base: Organisation
    let ours: Organisation
    let theirs: Organisation

    init(seed: UInt64) throws {
      var filler = Filler(seed: seed)
      base = try filler.organisation(records: 4)
      var one = Colleague(seed: seed + 1000)
      var other = Colleague(seed: seed + 2000)
      ours = try one.change(base, changes: 1 + Int(seed) % 60)
      theirs = try other.change(base, changes: 1 + Int(seed * 7) % 60)
    }
  }

  @Test("the copies do disagree now and then, or the laws would say nothing")
  func copiesDisagree() throws {
    let merges = try Self.seeds.map { seed in
      let copies = try Copies(seed: seed)
      return Merge(base: copies.base, ours: copies.ours, theirs: copies.theirs)
    }
    #expect(merges.count(where: \.hasConflicts) > 5)
    #expect(merges.count { !$0.notes.isEmpty } > 10)
  }

  @Test("what only one side changed is taken as it is", arguments: seeds)
  func oneSided(seed: UInt64) throws {
    let copies = try Copies(seed: seed)
    for (ours, theirs, expected) in [
      (copies.ours, copies.base, copies.ours), (copies.base, copies.theirs, copies.theirs),
      (copies.ours, copies.ours, copies.ours),
    ] {
      let merge = Merge(base: copies.base, ours: ours, theirs: theirs)
      #expect(Content(merge.organisation) == Content(expected), "seed \(seed)")
      #expect(merge.notes.isEmpty)
      #expect(merge.changes.isEmpty)
    }
  }

  @Test("merging the outcome again with either side changes nothing", arguments: seeds)
  func idempotent(seed: UInt64) throws {
    let copies = try Copies(seed: seed)
    let once = Merge(base: copies.base, ours: copies.ours, theirs: copies.theirs).organisation
    let again = Merge(base: copies.theirs, ours: once, theirs: copies.theirs).organisation
    #expect(Content(again) == Content(once), "seed \(seed)")
    let seen = Merge(base: copies.ours, ours: copies.ours, theirs: once).organisation
    #expect(Content(seen) == Content(once), "seed \(seed)")
  }

  @Test("nothing that either side wrote is lost", arguments: seeds)
  func nothingIsLost(seed: UInt64) throws {
    let copies = try Copies(seed: seed)
    let merged = Content(
      Merge(base: copies.base, ours: copies.ours, theirs: copies.theirs).organisation)
    let base = Content(copies.base)
    let kept = Set(
      merged.records.filter { $0.key.hasPrefix("conflict ") }.values.flatMap(\.allValues))
    for side in [Content(copies.ours), Content(copies.theirs)] {
      for (place, table) in side.records where base.records[place] != table {
        let found = try #require(merged.records[place], "seed \(seed): \(place) is gone")
        for entry in table.entries where base.records[place]?[entry.key] != entry.value {
          if case .list = entry.value { continue }
          let isThere =
            found[entry.key] == entry.value || kept.contains(entry.value)
            || entry.key == "position"
          #expect(isThere, "seed \(seed): \(place) \(entry.key)")
        }
      }
    }
  }

  @Test("every item that either side added to a list is in it", arguments: seeds)
  func itemsAreKept(seed: UInt64) throws {
    let copies = try Copies(seed: seed)
    let merged = Content(
      Merge(base: copies.base, ours: copies.ours, theirs: copies.theirs).organisation)
    let base = Content(copies.base)
    let kept = Set(
      merged.records.filter { $0.key.hasPrefix("conflict ") }.values.flatMap(\.allValues))
    for side in [Content(copies.ours), Content(copies.theirs)] {
      for (place, table) in side.records {
        for entry in table.entries {
          guard case .list(let items) = entry.value, let old = base.records[place]?[entry.key],
            case .list(let before) = old, case .list(let now)? = merged.records[place]?[entry.key]
          else { continue }
          for item in items where !before.contains(item) {
            #expect(
              now.contains(item) || !kept.isDisjoint(with: [item, entry.value])
                || item.isPart(of: now),
              "seed \(seed): \(place) \(entry.key)")
          }
        }
      }
    }
  }

  @Test("the outcome is the same from either side, but for who is called ours", arguments: seeds)
  func sameFromEitherSide(seed: UInt64) throws {
    let copies = try Copies(seed: seed)
    let mine = Merge(base: copies.base, ours: copies.ours, theirs: copies.theirs).organisation
    let yours = Merge(base: copies.base, ours: copies.theirs, theirs: copies.ours).organisation
    let (one, other) = (Content(mine), Content(yours))
    #expect(Set(one.records.keys) == Set(other.records.keys), "seed \(seed)")
    let disputed = Set(
      mine.conflicts.all.map { "\($0.recordKindWord) \($0.record?.text ?? "") \($0.field)" })
    for (place, table) in one.records {
      for entry in table.entries {
        let id = place.split(separator: " ")[1]
        let kind = place.split(separator: " ")[0]
        let word = RecordKind.allCases.first { "\($0)" == kind }?.rawValue ?? ""
        if disputed.contains("\(word) \(id) \(entry.key)") || entry.key == "position" { continue }
        if case .list(let items) = entry.value,
          case .list(let others)? = other.records[place]?[entry.key]
        {
          #expect(Set(items) == Set(others), "seed \(seed): \(place) \(entry.key)")
        } else {
          #expect(
            other.records[place]?[entry.key] == entry.value, "seed \(seed): \(place) \(entry.key)")
        }
      }
    }
  }
}

extension Table {
  /// Every value in the table, however deep.
  fileprivate var allValues: [Value] {
    entries.flatMap { [$0.value] + $0.value.inner }
  }
}

extension Value {
  fileprivate var inner: [Value] {
    switch self {
    case .list(let items): items.flatMap { [$0] + $0.inner }
    case .table(let table): table.allValues
    default: []
    }
  }

  /// Whether the fields of a part are all in one of the parts of a list, beside what others changed there.
  fileprivate func isPart(of items: [Value]) -> Bool {
    guard case .table(let table) = self else { return false }
    let values = Set(items.flatMap(\.inner))
    return table.entries.contains { values.contains($0.value) }
  }
}
