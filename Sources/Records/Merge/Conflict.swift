/// A field that two people changed at the same time, each without seeing the other's change.
///
/// The record holds one of the values; both are kept here until someone settles which it is.
package struct Conflict: Record {
  package static let kind = RecordKind.conflict
  package static let fields = FieldTable<Conflict>([
    Field("kind", "Kind", \.recordKindWord, .inner),
    Field("record", "Record", \.record, .inner),
    Field("field", "Field", \.field, .inner),
    Field("before", "Before", \.before, .inner),
    Field("claims", "Values", \.claims, Claim.shape),
  ])
  package static var register: RegisterPath<Conflict> { \.conflicts }

  package let id: RecordID
  package var extras = Table()
  /// The kind of the record, as `RecordKind` spells it.
  package var recordKindWord = ""
  package var record: RecordID?
  package var field = ""
  /// What the field held before both changes.
  package var before: Value?
  /// The two values.
  package var claims: [Claim] = []

  package init(id: RecordID) { self.id = id }

  package var name: String { field }

  /// The kind of the record, if this program knows it.
  package var recordKind: RecordKind? { RecordKind(rawValue: recordKindWord) }

  /// A conflict about a field; from either side the same one.
  init(
    _ kind: RecordKind, _ record: RecordID, field: String, before: Value?, _ claims: [Claim]
  ) {
    let sorted = claims.sorted { $0.digest < $1.digest }
    let about: Table = [
      "kind": .text(kind.rawValue), "record": .text(record.text), "field": .text(field),
      "values": .list(sorted.map { .text($0.digest) }),
    ]
    let seal = Seal.hash("conflict", about)
    self.init(id: RecordID(String(seal.prefix(15))) ?? record)
    recordKindWord = kind.rawValue
    self.record = record
    self.field = field
    self.before = before
    self.claims = sorted
  }
}

/// One of the values in a conflict.
package struct Claim: Part {
  package static let fields = FieldTable<Claim>([
    Field("value", "Value", \.content, .inner),
    Field("by", "By", \.by),
  ])

  package var extras = Table()
  /// The value; `nil` when the field was emptied.
  package var content: Value?
  /// Who wrote it, as far as the history tells.
  package var by = ""

  package init() {}

  init(_ value: Value?, by: String) {
    content = value
    self.by = by
  }

  fileprivate var digest: String {
    Seal.hash("claim", content.map { ["value": $0] } ?? Table())
  }
}

extension Organisation {
  /// The field that a conflict is about, for people: its record's name and the field's label.
  package func subject(of conflict: Conflict) -> (record: String, label: String) {
    guard let kind = conflict.recordKind else { return ("?", conflict.field) }
    return (
      name(of: conflict.record, kind) ?? conflict.record?.text ?? "?",
      kind.fieldLabel(conflict.field)
    )
  }

  /// What settling a conflict would change: the field takes one of the values, and the conflict is gone.
  ///
  /// Where the value is a list, only what the two sides disagree on changes.
  ///
  /// - Parameter choice: the place of the value among the conflict's; `nil` leaves the field as it is.
  package func changes(settling conflict: Conflict, with choice: Int?) -> [Change] {
    let done = changes(removing: conflict)
    guard let choice, conflict.claims.indices.contains(choice), let kind = conflict.recordKind,
      let record = conflict.record
    else { return done }
    let wanted = conflict.claims[choice].content
    let now = value(of: conflict.field, in: record, kind)
    let others = conflict.claims.indices.filter { $0 != choice }.map { conflict.claims[$0].content }
    let after =
      if case .list? = wanted, let other = others.first {
        ValueMerge(base: other, ours: now, theirs: wanted).other
      } else { wanted }
    guard now != after, table(of: record, kind) != nil else { return done }
    return [.set(kind, record, field: conflict.field, before: now, after: after)] + done
  }
}
