package import Records

/// What is wrong in the records, a sentence each, and how their history stands.
package struct Check: Sendable {
  /// One sentence for each thing found.
  package let findings: [String]
  /// How many records and entries were looked at, and what tells this state from any other.
  package let summary: String

  /// - Parameter look: looks at the file of a reference to evidence; `nil` to leave files out.
  package init(of organisation: Organisation, look: ((String) -> EvidenceLook)? = nil) {
    let flaws = organisation.historyFlaws()
    findings =
      flaws.map(\.description) + Check.conflicts(in: organisation)
      + Check.dangling(in: organisation) + Check.sameReferences(in: organisation)
      + (look.map { EvidenceCheck(organisation: organisation, look: $0).findings() } ?? [])
    summary = Check.summary(of: organisation, hasFlaws: !flaws.isEmpty)
  }

  private static func conflicts(in organisation: Organisation) -> [String] {
    organisation.conflicts.byIdentifier.map { conflict in
      let subject = organisation.subject(of: conflict)
      let names = conflict.claims.map(\.by).filter { !$0.isEmpty }.joined(separator: " and ")
      return
        "\(subject.record), \(subject.label): changed on both sides\(names.isEmpty ? "" : " by \(names)"); "
        + "settle it on the dashboard"
    }
  }

  private static func dangling(in organisation: Organisation) -> [String] {
    RecordKind.allCases.filter { $0 != .historyEntry && $0 != .conflict }.flatMap {
      dangling(in: organisation, of: $0.type)
    }
  }

  private static func dangling<R: Record>(
    in organisation: Organisation, of type: R.Type
  ) -> [String] {
    R.fields.all.flatMap { field -> [String] in
      let kind: RecordKind
      switch field.shape {
      case .link(let linked), .links(let linked): kind = linked
      default: return []
      }
      return organisation[keyPath: R.register].all.compactMap { record in
        let ids: [Value] =
          switch field.read(record) {
          case .list(let items)?: items
          case let value?: [value]
          case nil: []
          }
        let missing = ids.contains { value in
          guard case .text(let id) = value else { return false }
          return organisation.name(of: RecordID(id), kind) == nil
        }
        let name = organisation.name(of: record.id, R.kind) ?? record.id.text
        return missing
          ? "\(R.kind.noun) \(name), \(field.label): names a \(kind.noun) that is not there" : nil
      }
    }
  }

  private static func sameReferences(in organisation: Organisation) -> [String] {
    let actions = organisation.actions.all.map(\.reference)
    let audits = organisation.audits.all.map(\.reference)
    return [("actions", actions), ("audits", audits)].flatMap { kind, references in
      Dictionary(grouping: references.filter { !$0.isEmpty }, by: { $0.lowercased() })
        .filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
        .map { "\($0.value.count) \(kind) have the reference \($0.value[0])" }
    }
  }

  private static func summary(of organisation: Organisation, hasFlaws: Bool) -> String {
    guard !organisation.history.isEmpty else { return "no history yet" }
    let people = Set(organisation.history.all.map(\.who)).count
    let count = organisation.history.count
    return "history of \(count) \(count == 1 ? "entry" : "entries") by \(people) "
      + (people == 1 ? "person" : "people")
      + (hasFlaws
        ? ", not as it was written"
        : ", unbroken; its seal is \(organisation.historySeal.prefix(16))")
  }
}
