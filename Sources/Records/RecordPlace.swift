/// Which record of which kind: where to go to.
package struct RecordPlace: Hashable, Sendable {
  package let kind: RecordKind
  package let id: RecordID

  package init(kind: RecordKind, id: RecordID) {
    self.kind = kind
    self.id = id
  }
}
