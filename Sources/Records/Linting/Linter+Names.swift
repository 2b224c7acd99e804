/// What is on file twice.
extension Linter {
  mutating func lookAtNames() {
    let today = today
    same(.sameReference, organisation.actions) { $0.reference }
    same(.sameReference, organisation.audits) { $0.reference }
    same(.sameReference, organisation.documents) { $0.isInForce(on: today) ? $0.reference : "" }
    same(.sameReference, organisation.reviews) { $0.reference }
    same(.sameReference, organisation.certificates) { $0.number.isEmpty ? "" : $0.name }
    same(.sameName, organisation.areas) { $0.name }
    same(.sameName, organisation.roles) { $0.name }
    same(.sameName, organisation.competences) { $0.name }
    same(.sameName, organisation.objectives) { $0.closed == nil ? $0.name : "" }
    same(.sameName, organisation.bodies) { $0.name }
    lookAtTwins()
  }

  /// Tells of each text that several records of a kind have, once, at the first of them.
  private mutating func same<R: Record>(
    _ flaw: RecordFlaw.Kind, _ register: Register<R>, _ text: (R) -> String
  ) {
    var first: [String: RecordID] = [:]
    var counts: [RecordID: Int] = [:]
    let records = register.all
    for place in records.indices {
      let key = text(records[place]).trimmed.lowercased()
      guard !key.isEmpty else { continue }
      if let known = first[key] {
        counts[known, default: 1] += 1
      } else {
        first[key] = records[place].id
      }
    }
    guard !counts.isEmpty else { return }
    for place in records.indices {
      guard let count = counts[records[place].id] else { continue }
      let what = flaw == .sameReference ? "reference" : "name"
      add(
        flaw, R.kind, records[place].id,
        "\(count) \(R.kind.plural) have the \(what) \(text(records[place]).trimmed)",
        remedy: flaw == .sameReference
          ? "give each its own (\(keys(R.kind)))"
          : "make one of them, or tell them apart (\(keys(R.kind)))")
    }
  }

  /// One person on file twice: the same name and e-mail, and no number that tells them apart.
  private mutating func lookAtTwins() {
    struct Name: Hashable {
      let name: String
      let email: String
    }
    var seen: [Name: [Person]] = [:]
    for person in organisation.people.all where !person.name.trimmed.isEmpty {
      let name = Name(name: person.name.trimmed.folded, email: person.email.trimmed.folded)
      let others = seen[name] ?? []
      if others.contains(where: {
        $0.number == person.number || $0.number.isEmpty || person.number.isEmpty
      }) {
        add(
          .samePerson, .person, person.id,
          "person \(person.name) is on file twice"
            + (person.email.isEmpty ? "" : " with \(person.email)"),
          remedy:
            "give all to one and take the other out, or tell them apart by e-mail or number (9, e)")
      }
      seen[name, default: []].append(person)
    }
  }
}

extension RecordKind {
  /// Several of the kind in a sentence.
  fileprivate var plural: String {
    switch self {
    case .body: "certification bodies"
    case .person: "people"
    default: noun + "s"
    }
  }
}
