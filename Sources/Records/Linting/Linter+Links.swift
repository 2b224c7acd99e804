/// Links that lead nowhere, twice to the same, or to what nobody has settled.
extension Linter {
  mutating func lookAtConflicts() {
    for conflict in organisation.conflicts.byIdentifier {
      let subject = organisation.subject(of: conflict)
      let names = conflict.claims.map(\.by).filter { !$0.isEmpty }.joined(separator: " and ")
      add(
        .conflict, conflict.recordKind ?? .conflict, conflict.record ?? conflict.id,
        field: conflict.id.text,
        "\(subject.record), \(subject.label): changed on both sides"
          + (names.isEmpty ? "" : " by \(names)"), remedy: "settle it on the dashboard")
    }
  }

  mutating func lookAtLinks() {
    var known = KnownRecords(organisation)
    for kind in RecordKind.allCases where kind != .historyEntry && kind != .conflict {
      lookAtLinks(of: kind.type, &known)
    }
    lookAtInnerLinks(&known)
  }

  /// The links that no form shows, because the program keeps them.
  private mutating func lookAtInnerLinks(_ known: inout KnownRecords) {
    let lines = organisation.auditLines.all
    for place in lines.indices {
      if let audit = lines[place].audit, !known.has(audit, .audit) {
        tell(of: .auditLine, lines[place].id, "audit", "Audit", .audit)
      }
      if let area = lines[place].area, !known.has(area, .area) {
        tell(of: .auditLine, lines[place].id, "area", "Area", .area)
      }
    }
    let actions = organisation.actions.all
    for place in actions.indices {
      if let line = actions[place].line, !known.has(line, .auditLine) {
        tell(of: .action, actions[place].id, "line", "Audit line", .auditLine)
      }
    }
  }

  private mutating func lookAtLinks<R: Record>(of type: R.Type, _ known: inout KnownRecords) {
    let records = organisation[keyPath: R.register].all
    guard !records.isEmpty else { return }
    for field in R.fields.all {
      switch field.shape {
      case .link(let linked), .links(let linked):
        for place in records.indices {
          guard let value = field.read(records[place]) else { continue }
          lookAt(value, linked, R.kind, records[place].id, field.key, field.label, &known)
        }
      case .parts(let parts):
        let links = parts.compactMap { part -> (PartField, RecordKind)? in
          switch part.shape {
          case .link(let linked), .links(let linked): (part, linked)
          default: nil
          }
        }
        guard !links.isEmpty else { continue }
        for place in records.indices {
          guard case .list(let items)? = field.read(records[place]) else { continue }
          for (index, item) in items.enumerated() {
            guard case .table(let table) = item else { continue }
            for (part, linked) in links {
              guard let value = table[part.key] else { continue }
              lookAt(
                value, linked, R.kind, records[place].id, "\(field.key) \(index + 1) \(part.key)",
                "\(field.label) \(index + 1), \(part.label)", &known)
            }
          }
        }
      default: break
      }
    }
  }

  private mutating func lookAt(
    _ value: Value, _ linked: RecordKind, _ kind: RecordKind, _ id: RecordID, _ key: String,
    _ label: String, _ known: inout KnownRecords
  ) {
    switch value {
    case .text(let text):
      if let link = RecordID(text), !known.has(link, linked) {
        tell(of: kind, id, key, label, linked)
      }
    case .list(let items):
      var seen: Set<Value> = []
      var isTold = false
      for item in items {
        guard case .text(let text) = item, let link = RecordID(text) else { continue }
        if !known.has(link, linked) {
          if !isTold { tell(of: kind, id, key, label, linked) }
          isTold = true
        } else if !seen.insert(item).inserted {
          add(
            .sameLink, kind, id, field: key,
            "\(called(kind, id)), \(label): names \(called(linked, link)) twice",
            remedy: "take it out once (\(keys(kind)))")
        }
      }
    default: break
    }
  }

  private mutating func tell(
    of kind: RecordKind, _ id: RecordID, _ key: String, _ label: String, _ linked: RecordKind
  ) {
    let article = linked.noun.first.map { "aeiou".contains($0) } ?? false ? "an" : "a"
    add(
      .dangling, kind, id, field: key,
      "\(called(kind, id)), \(label): names \(article) \(linked.noun) that is not there",
      remedy: "choose one that is there, or empty the field (\(keys(kind)))")
  }
}

/// The identifiers of the records of each kind, gathered when they are first asked for.
private struct KnownRecords {
  private let organisation: Organisation
  private var identifiers: [RecordKind: Set<RecordID>] = [:]

  init(_ organisation: Organisation) { self.organisation = organisation }

  mutating func has(_ id: RecordID, _ kind: RecordKind) -> Bool {
    if let known = identifiers[kind] { return known.contains(id) }
    let known = identifiers(as: kind.type)
    identifiers[kind] = known
    return known.contains(id)
  }

  private func identifiers<R: Record>(as type: R.Type) -> Set<RecordID> {
    Set(organisation[keyPath: R.register].identifiers)
  }
}
