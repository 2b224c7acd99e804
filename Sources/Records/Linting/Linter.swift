/// Looks over all registers for what should not be so.
struct Linter {
  let organisation: Organisation
  let today: Day
  let library: Library
  let matrix: TrainingMatrix
  var flaws: [RecordFlaw] = []

  mutating func add(
    _ flaw: RecordFlaw.Kind, _ kind: RecordKind, _ id: RecordID, field: String = "",
    _ finding: String, remedy: String
  ) {
    flaws.append(
      RecordFlaw(flaw, .init(kind: kind, id: id), field: field, finding, remedy: remedy))
  }

  /// What people call a record, with its kind where the name does not tell: `document SOP-07`, `NC-2026-014`.
  func called(_ kind: RecordKind, _ id: RecordID) -> String {
    let name = organisation.name(of: id, kind) ?? ""
    let shown = name.trimmed.isEmpty ? "without a name" : name
    switch kind {
    case .action, .audit: return shown
    default: return "\(kind.noun) \(shown)"
    }
  }

  /// Where a record is changed, for a remedy: the digit of its pane, and the key there.
  func keys(_ kind: RecordKind) -> String {
    switch kind {
    case .action: "2, e"
    case .audit, .auditLine: "3, e"
    case .question: "3, Q"
    case .competence, .training: "4, e"
    case .session: "4, S"
    case .responsibility: "4, O"
    case .objective: "5, e"
    case .document: "6, e"
    case .review: "7, e"
    case .certificate: "8, e"
    case .organisation, .area, .role, .person, .requirement, .standard, .body: "9, e"
    case .selfCheck: "1, K"
    case .waiver, .view, .conflict: "1"
    case .historyEntry: "0"
    }
  }

  /// Whether the person is on file and does not work here any more.
  func hasLeft(_ person: RecordID?) -> Person? {
    guard let person = organisation.people[person], !person.isActive(on: today) else { return nil }
    return person
  }

  /// "an owner, a place and a day"
  static func joined(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension Organisation {
  /// What should not be so in any register, the gravest first; waivers are not looked at.
  ///
  /// Files that are evidence and the history are left out: neither can be told from the records.
  ///
  /// - Parameter matrix: that of the day.
  package func recordFlaws(today: Day, library: Library, matrix: TrainingMatrix) -> [RecordFlaw] {
    var linter = Linter(organisation: self, today: today, library: library, matrix: matrix)
    linter.lookAtConflicts()
    linter.lookAtLinks()
    linter.lookAtActions()
    linter.lookAtDays()
    linter.lookAtAudits()
    linter.lookAtOwners()
    linter.lookAtCompetence()
    linter.lookAtPeople()
    linter.lookAtObjectives()
    linter.lookAtDocumentsAndReviews()
    linter.lookAtCertificates()
    linter.lookAtNames()
    return RecordFlaw.sorted(linter.flaws)
  }
}

extension RecordFlaw {
  /// The gravest kind first; those of one kind stay in the order in which they were found.
  package static func sorted(_ flaws: [RecordFlaw]) -> [RecordFlaw] {
    var byRank = [[RecordFlaw]](repeating: [], count: Kind.allCases.count)
    for flaw in flaws { byRank[flaw.kind.rank].append(flaw) }
    return Array(byRank.joined())
  }
}
