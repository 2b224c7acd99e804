import Records
import Testing

/// Makes records with something in every field, from the fields' own tables: a new field is filled
/// as well.
struct Filler {
  var source: SeededGenerator
  private var count = 0

  init(seed: UInt64) { source = SeededGenerator(seed: seed) }

  mutating func text() -> String {
    let words = ["pallet", "Größe <3", "a & b", "ends \\", "one; two", "cut | here", "“x” > y"]
    count += 1
    return "\(words[Int.random(in: 0..<words.count, using: &source)]) \(count)"
  }

  mutating func day() -> Day {
    Day(number: Int.random(in: -700_000...2_900_000, using: &source))
  }

  mutating func value(of shape: FieldShape, initial: Value? = nil) -> Value {
    switch shape {
    case .line, .term: return .text(text())
    case .text: return .text("\(text())\n\t\(text())")
    case .lines: return .list((0..<3).map { _ in .text(text()) })
    case .day: return .text(day().description)
    case .number: return .integer(Int.random(in: 1000...999_999, using: &source))
    case .quantity: return .text("\(Int.random(in: 1...9999, using: &source)).5")
    case .period: return .text("\(Int.random(in: 100...999, using: &source)) weeks")
    case .yesNo: return .flag(initial == nil ? Bool.random(using: &source) : initial != .flag(true))
    case .choice(let words):
      let others = words.filter { .text($0) != initial }
      return .text(others[Int.random(in: 0..<others.count, using: &source)])
    case .link: return .text(identifier())
    case .links: return .list((0..<3).map { _ in .text(identifier()) })
    case .clauses: return .list([.text("9001:2015 8.4.1"), .text("27001:2022 A.8.12")])
    case .edition: return .text("14001:2015")
    case .editions: return .list([.text("9001:2015"), .text("27001:2022")])
    case .parts(let fields):
      return .list(
        (0..<2).map { _ in
          var table: Table = ["zz_newer": .list([.integer(1)])]
          for field in fields where field.shape != .inner {
            table[field.key] = value(of: field.shape)
          }
          return .table(table)
        })
    case .inner: return .text(identifier())
    }
  }

  mutating func identifier() -> String { RecordID(using: &source).text }

  /// A value that the field takes and that is not what a new record has.
  mutating func value<R: Record>(for field: Field<R>) throws -> Value {
    guard field.shape == .inner else { return value(of: field.shape, initial: field.initial) }
    let candidates: [Value] = [
      .text(day().description), .text("9001:2015 \(Int.random(in: 4...10, using: &source)).2"),
      .text(identifier()), .flag(true), .integer(Int.random(in: 1...99, using: &source)),
      .list([.text(text()), .text(text())]),
      .list([.table(["from": .text(day().description), "why": .text(text())])]),
      .text("2026-11-20T14:02:33Z"), .table(["title": .text(text())]),
    ]
    for candidate in candidates {
      var trial = R(id: try #require(RecordID("trial")))
      if (try? field.write(&trial, candidate)) != nil, field.read(trial) == candidate {
        return candidate
      }
    }
    throw Unfilled(field: field.key)
  }

  struct Unfilled: Error { let field: String }

  /// A record with something in every field and fields that a newer program wrote.
  mutating func record<R: Record>(_ type: R.Type, id: RecordID) throws -> R {
    var table: Table = [
      "aa_newer": .table(["list": .list([.integer(1), .real(0.5), .flag(true), .text("x")])]),
      "zz_newer": .text("kept"),
    ]
    for field in R.fields.all { table[field.key] = try value(for: field) }
    return try R(id: id, table: table)
  }

  /// An organisation with some filled records of each kind, and something unknown at the top.
  mutating func organisation(records: Int) throws -> Organisation {
    let id = try #require(RecordID("organisation"))
    var organisation = Organisation(profile: try record(Profile.self, id: id))
    for kind in RecordKind.allCases where kind != .organisation {
      for _ in 0..<records { try add(kind.type, to: &organisation) }
    }
    organisation.extras["newer_register"] = .list([.table(["id": .text("n1")])])
    return organisation
  }

  private mutating func add<R: Record>(
    _ type: R.Type, to organisation: inout Organisation
  ) throws {
    let id = RecordID(using: &source)
    organisation[keyPath: R.register].put(try record(R.self, id: id))
  }
}
