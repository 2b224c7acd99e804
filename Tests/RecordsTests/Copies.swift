import Records
import Testing

/// Changes a copy of an organisation at random, as a person at another site would.
struct Colleague {
  var filler: Filler

  init(seed: UInt64) { filler = Filler(seed: seed) }

  /// Some changes of fields, some records added, some taken out.
  mutating func change(_ organisation: Organisation, changes: Int) throws -> Organisation {
    var organisation = organisation
    for _ in 0..<changes {
      let kinds = RecordKind.allCases.filter { $0 != .organisation && $0 != .historyEntry }
      let kind = kinds[Int.random(in: 0..<kinds.count, using: &filler.source)]
      try change(kind.type, in: &organisation)
    }
    return organisation
  }

  private mutating func change<R: Record>(
    _ type: R.Type, in organisation: inout Organisation
  ) throws {
    let all = organisation[keyPath: R.register].byIdentifier
    let which = Int.random(in: 0..<10, using: &filler.source)
    guard which > 0, !all.isEmpty else {
      let record = try filler.record(R.self, id: RecordID(using: &filler.source))
      return organisation[keyPath: R.register].put(record)
    }
    var record = all[Int.random(in: 0..<all.count, using: &filler.source)]
    if which == 1 {
      organisation[keyPath: R.register].remove(record.id)
      return
    }
    let fields = R.fields.all
    let field = fields[Int.random(in: 0..<fields.count, using: &filler.source)]
    if case .list(var items)? = field.read(record), items.count > 1, which < 6 {
      // One item of a list: taken out, or another put in.
      let place = Int.random(in: 0..<items.count, using: &filler.source)
      if which < 4 { items.remove(at: place) } else { items.insert(items[place], at: place) }
      if which >= 4, case .text(let text) = items[place] {
        items[place] = field.shape == .clauses ? .text("9001:2015 4.\(place + 1)") : .text(text)
      }
      try field.write(&record, .list(items))
    } else {
      try field.write(&record, which == 2 ? nil : filler.value(for: field))
    }
    organisation[keyPath: R.register].put(record)
  }
}

/// Everything in an organisation by kind and identifier, whatever its order.
struct Content: Equatable {
  var records: [String: Table] = [:]
  let extras: Table

  init(_ organisation: Organisation) {
    extras = organisation.extras
    for kind in RecordKind.allCases { take(kind.type, organisation) }
  }

  private mutating func take<R: Record>(_ type: R.Type, _ organisation: Organisation) {
    for record in organisation[keyPath: R.register].all {
      records["\(R.kind) \(record.id)"] = record.table
    }
  }
}
