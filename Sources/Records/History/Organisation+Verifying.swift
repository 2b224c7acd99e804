/// Something in the history, or between it and the records, that should not be.
package enum HistoryFlaw: Hashable, Sendable, CustomStringConvertible {
  /// An entry whose seal does not fit its content.
  case altered(HistoryEntry)
  /// An entry that follows one which is not there.
  case gap(before: HistoryEntry)
  /// An entry that does not follow its writer's entry before.
  case outOfLine(HistoryEntry)
  /// A field that holds something else than the history says; `record` is what people call it.
  case otherValue(
    kind: RecordKind, id: RecordID, record: String, field: String, expected: String, found: String)
  /// A record that was added with another content than it has, after what was changed since.
  ///
  /// Of several that came in together the history cannot tell which; `id` is the first of them.
  case otherContent(kind: RecordKind, id: RecordID, record: String)
  /// A record that is missing, or is there although it was removed.
  case missing(kind: RecordKind, record: String)
  case unexpected(kind: RecordKind, id: RecordID, record: String)
  /// A record that no entry tells of, where the history tells of everything from the beginning.
  case untold(kind: RecordKind, id: RecordID, record: String)

  /// The sentence for the user.
  package var description: String {
    switch self {
    case .altered(let entry):
      "history: \(HistoryFlaw.label(entry)) was altered after it was written"
    case .gap(let entry): "history: an entry before \(HistoryFlaw.label(entry)) is missing"
    case .outOfLine(let entry):
      "history: \(HistoryFlaw.label(entry)) does not follow its writer's entry before"
    case .otherValue(let kind, _, let record, let field, let expected, let found):
      "\(kind.noun) \(record), field \(field): “\(found)” is on file, the history says “\(expected)”"
    case .otherContent(let kind, _, let record):
      "\(kind.noun) \(record) was changed without an entry in the history"
    case .missing(let kind, let record):
      "\(kind.noun) \(record) is gone without an entry in the history"
    case .untold(let kind, _, let record):
      "\(kind.noun) \(record) is there without an entry in the history that added it"
    case .unexpected(let kind, _, let record):
      "\(kind.noun) \(record) is there although the history says that it was removed"
    }
  }

  /// The record, or the entry, that the sentence names.
  package var place: RecordPlace? {
    switch self {
    case .altered(let entry), .gap(let entry), .outOfLine(let entry):
      RecordPlace(kind: .historyEntry, id: entry.id)
    case .otherValue(let kind, let id, _, _, _, _), .otherContent(let kind, let id, _),
      .unexpected(let kind, let id, _), .untold(let kind, let id, _):
      RecordPlace(kind: kind, id: id)
    case .missing(let kind, let id): RecordID(id).map { RecordPlace(kind: kind, id: $0) }
    }
  }

  /// What to do about it: a sentence without a full stop.
  package var remedy: String {
    "compare it with a version from before: `evenkeel restore FILE` lists them, and puts one back"
  }

  private static func label(_ entry: HistoryEntry) -> String {
    let when = entry.when.map { "\($0), " } ?? ""
    return "the entry “\(entry.title)” (\(when)\(entry.who), \(entry.id))"
  }
}

extension Organisation {
  /// Looks whether the history is whole and unaltered, and whether the records stand as it says.
  package func historyFlaws() -> [HistoryFlaw] {
    let entries = history.byIdentifier
    return chainFlaws(entries) + recordFlaws(entries)
  }

  private func chainFlaws(_ entries: [HistoryEntry]) -> [HistoryFlaw] {
    var flaws: [HistoryFlaw] = []
    let seals = Set(entries.map(\.seal))
    let dropped = Set(entries.flatMap(\.dropped))
    var lastSeal: [Substring: String] = [:]
    for entry in entries {
      if entry.seal != entry.expectedSeal { flaws.append(.altered(entry)) }
      if entry.follows.contains(where: { !seals.contains($0) && !dropped.contains($0) }) {
        flaws.append(.gap(before: entry))
      } else if let own = lastSeal[entry.writer], !entry.follows.contains(own),
        dropped.isDisjoint(with: entry.follows)
      {
        flaws.append(.outOfLine(entry))
      } else if entry.follows.isEmpty, entry.order != 1 {
        // Two copies that never met may each have begun the history, but not in its middle.
        flaws.append(.gap(before: entry))
      }
      lastSeal[entry.writer] = entry.seal
    }
    return flaws
  }

  /// Compares the records with what the history says of them last.
  private func recordFlaws(_ entries: [HistoryEntry]) -> [HistoryFlaw] {
    var checker = HistoryChecker(organisation: self)
    for entry in entries.reversed() {
      for change in entry.changes.reversed() { checker.check(change) }
    }
    // What was dropped for age told of some.
    if entries.allSatisfy(\.dropped.isEmpty) { checker.checkCompleteness() }
    return checker.flaws
  }
}

/// Goes back through the history, the newest first, and compares it with the records.
private struct HistoryChecker {
  private struct Place: Hashable {
    let kind: RecordKind
    let id: RecordID
  }

  let organisation: Organisation
  private(set) var flaws: [HistoryFlaw] = []
  /// What each record held before the entries seen so far; nothing when it was not there.
  private var content: [Place: Table?] = [:]
  private var seenFields: [Place: Set<String>] = [:]

  init(organisation: Organisation) { self.organisation = organisation }

  mutating func check(_ change: HistoryChange) {
    guard let kind = change.recordKind else { return }
    if !change.added.isEmpty { return checkAddition(change, kind) }
    guard let id = change.record else { return }
    let place = Place(kind: kind, id: id)
    if let removed = change.removed {
      if content[place] == nil, organisation.table(of: id, kind) != nil {
        flaws.append(
          .unexpected(kind: kind, id: id, record: organisation.name(of: id, kind) ?? id.text))
      }
      content[place] = .some(removed)
    } else {
      checkValue(change, place)
    }
  }

  private mutating func checkValue(_ change: HistoryChange, _ place: Place) {
    let isOnFile = content[place] == nil
    guard var table = table(at: place) else {
      // One sentence for a record is enough.
      if isOnFile {
        flaws.append(.missing(kind: place.kind, record: place.id.text))
        content[place] = .some(nil)
      }
      return
    }
    let isLatest = seenFields[place, default: []].insert(change.field).inserted
    if isLatest, table[change.field] != change.to {
      let name = organisation.name(of: place.id, place.kind) ?? place.id.text
      flaws.append(
        .otherValue(
          kind: place.kind, id: place.id, record: name, field: change.field,
          expected: HistoryChecker.text(change.to), found: HistoryChecker.text(table[change.field]))
      )
    }
    table[change.field] = change.from
    content[place] = table
  }

  private mutating func checkAddition(_ change: HistoryChange, _ kind: RecordKind) {
    var tables: [Table] = []
    for id in change.added {
      let place = Place(kind: kind, id: id)
      let isOnFile = content[place] == nil
      if let table = table(at: place) {
        tables.append(kind.lasting(table))
      } else if isOnFile {
        flaws.append(.missing(kind: kind, record: id.text))
      }
      content[place] = .some(nil)
    }
    guard let first = change.added.first, tables.count == change.added.count,
      !change.digest.isEmpty,
      Seal.hash(tables) != change.digest
    else { return }
    let names = change.added.prefix(3).map { organisation.name(of: $0, kind) ?? $0.text }
    let more = change.added.count > 3 ? " or \(change.added.count - 3) others" : ""
    flaws.append(.otherContent(kind: kind, id: first, record: names.joined(separator: ", ") + more))
  }

  /// Where the history begins with the organisation itself, every record must have come in through it.
  mutating func checkCompleteness() {
    guard isTold(.organisation, organisation.profile.id) else { return }
    for kind in RecordKind.allCases where kind != .historyEntry {
      for record in organisation.names(of: kind) where !isTold(kind, record.id) {
        flaws.append(
          .untold(
            kind: kind, id: record.id,
            record: organisation.name(of: record.id, kind) ?? record.id.text))
      }
    }
  }

  /// Whether the history goes back to where a record was not there yet.
  private func isTold(_ kind: RecordKind, _ id: RecordID) -> Bool {
    guard let first = content[Place(kind: kind, id: id)] else { return false }
    return first == nil
  }

  private func table(at place: Place) -> Table? {
    if let known = content[place] { return known }
    return organisation.table(of: place.id, place.kind)
  }

  private static func text(_ value: Value?) -> String {
    switch value {
    case nil: ""
    case .text(let text)?, .date(let text)?, .data(let text)?: text
    case .integer(let number)?: String(number)
    case .real(let number)?: String(number)
    case .flag(let flag)?: flag ? "yes" : "no"
    case .list(let items)?: "\(items.count) entries"
    case .table?: "a table"
    }
  }
}
