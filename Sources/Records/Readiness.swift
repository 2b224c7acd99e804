/// Would we pass if an auditor came in today: a score made of named causes, from what is recorded and nothing else.
package struct Readiness: Hashable, Sendable {
  /// One line of the score.
  package struct Part: Hashable, Sendable {
    package let name: String
    package let points: Int
    package let outOf: Int
    /// Why points are missing, or what is well.
    package let causes: [Cause]

    /// The causes in one line.
    package var reason: String { causes.map(\.text).joined(separator: ", ") }
  }

  /// Why points are missing, and the records to open.
  package struct Cause: Hashable, Sendable {
    package let text: String
    package let kind: RecordKind
    package let records: [RecordID]
    /// The filter that shows these records in their list, where there is one.
    package var filter = ""
    /// Whether it is told of in the map of who owns what.
    package var isOwnership = false
  }

  package let parts: [Part]
  /// What the score says nothing of yet: it is not kept here, or, like the cycle of the certificates, not judged.
  package let unjudged: [String]

  package var points: Int { parts.reduce(0) { $0 + $1.points } }
  package var outOf: Int { parts.reduce(0) { $0 + $1.outOf } }
}

extension Organisation {
  /// The readiness on a day.
  package func readiness(
    today: Day, library: Library, matrix: TrainingMatrix, lines: AuditLineIndex? = nil,
    ownership: OwnershipMap? = nil
  ) -> Readiness {
    Readiness(
      parts: [
        actionsReadiness(today: today),
        auditsReadiness(
          today: today, library: library, lines: lines ?? AuditLineIndex(of: self)),
        competenceReadiness(matrix),
        ownershipReadiness(ownership ?? OwnershipMap(of: self, today: today, library: library)),
      ],
      unjudged: ["objectives", "documents", "reviews", "certificates"])
  }

  private func actionsReadiness(today: Day) -> Readiness.Part {
    // Places are passed on and not actions, which are large to copy.
    let all = actions.all
    let open = all.indices.filter { !all[$0].stage.isFinal }
    let overdue = open.filter { all[$0].isOverdue(on: today) }
    let unowned = open.filter { all[$0].owner == nil }
    let slipped = open.filter { all[$0].slips >= 2 }
    let recurring = open.filter { all[$0].recurrenceOf != nil }
    func ids(_ places: [Int]) -> [RecordID] { places.map { all[$0].id } }
    let cost = 3 * overdue.count + 2 * unowned.count + slipped.count + 2 * recurring.count
    return part(
      "Actions", outOf: 20, cost: cost, scale: open.count, good: "\(open.count) open, all in time",
      [
        cause("overdue", filter: "is:overdue", .action, ids(overdue)),
        cause("without owner", filter: "is:unowned", .action, ids(unowned)),
        cause("moved twice or more", filter: "is:slipped", .action, ids(slipped)),
        cause("recurring", filter: "is:recurring", .action, ids(recurring)),
      ])
  }

  private func auditsReadiness(
    today: Day, library: Library, lines: AuditLineIndex
  ) -> Readiness.Part {
    let overdue = audits.all.filter { $0.isOverdue(on: today) }
    let unseen = clausesUnseen(today: today, library: library, lines: lines)
    let postponed = audits.all.filter { !$0.state.isFinal && $0.postponements >= 2 }
    let all = profile.standards.compactMap { library[$0] }
      .reduce(0) { $0 + $1.clauses.count { !$0.isHeading } }
    let unseenCost = all == 0 ? 0 : (unseen.count * 14 + all - 1) / all
    let cost = unseenCost + 3 * overdue.count + 2 * postponed.count
    var causes = [
      cause("overdue", filter: "is:overdue", .audit, overdue.map(\.id)),
      cause("put off twice or more", filter: "is:postponed", .audit, postponed.map(\.id)),
    ]
    if !unseen.isEmpty {
      let noun = unseen.count == 1 ? "clause" : "clauses"
      causes.append(
        Readiness.Cause(
          text: "\(unseen.count) \(noun) unseen in 3 years", kind: .audit, records: []))
    }
    // Without a catalogue nobody can say what was seen.
    let isUnknown = all == 0
    return part(
      "Audits", outOf: 20, cost: isUnknown ? 20 : cost, scale: 0,
      good: "every clause seen in 3 years",
      isUnknown
        ? [
          Readiness.Cause(
            text: profile.standards.isEmpty ? "no standard named" : "no catalogue of what is held",
            kind: .organisation, records: [profile.id])
        ]
        : causes)
  }

  private func competenceReadiness(_ matrix: TrainingMatrix) -> Readiness.Part {
    let gaps = matrix.gaps
    let single = matrix.heldByOne
    let isEmpty = requirements.isEmpty
    return part(
      "Competence", outOf: 15, cost: isEmpty ? 15 : 2 * gaps.count + single.count,
      scale: requirements.count, good: "every requirement met",
      isEmpty
        ? [Readiness.Cause(text: "nothing required yet", kind: .requirement, records: [])]
        : [
          cause(gaps.count == 1 ? "gap" : "gaps", .person, gaps.map(\.person)),
          // Without a day they stand in no list of what is due.
          cause("without a day", .person, matrix.undatedGaps.map(\.person)),
          cause("held by one person", .competence, single.map(\.id)),
        ])
  }

  /// What nobody answers for, what those have who left, and what hangs on one person alone.
  private func ownershipReadiness(_ map: OwnershipMap) -> Readiness.Part {
    var causes: [Readiness.Cause] = []
    func add(
      _ text: String, filter: String, _ kind: RecordKind, _ records: [RecordID]
    ) {
      causes.append(
        Readiness.Cause(
          text: text, kind: kind, records: records, filter: filter, isOwnership: true))
    }
    var cost = 3 * map.left.count
    if !map.left.isEmpty {
      let count = map.left.reduce(0) { $0 + (map.owned[$1] ?? 0) }
      add("\(count) owned by someone who left", filter: "is:left", .person, map.left)
    }
    for (group, kind) in judgedGroups {
      let bare = map.unowned(group)
      guard !bare.isEmpty else { continue }
      // A register that came in without owners is one thing to mend, not hundreds.
      cost += group == .areas ? bare.count : min(bare.count, group == .clauses ? 2 : 4)
      let noun = bare.count == 1 ? group.noun : group.title
      add(
        "\(bare.count) \(noun) unowned", filter: "is:none is:\(group.noun)", kind,
        bare.compactMap { $0.subject.record?.id })
    }
    let total = map.total
    if let most = map.shares.first, most.isTooMuch {
      cost += (most.percent - OwnershipMap.tooMuch.percent) / 10 + 2
      add(
        "\(most.percent) % hangs on \(personName(most.person))",
        filter: "owner:\(personName(most.person).folded.split(separator: " ").last ?? "")", .person,
        [most.person])
    }
    return part(
      "Ownership", outOf: 10, cost: total == 0 ? 10 : cost, scale: 0, good: "well spread",
      total == 0
        ? [Readiness.Cause(text: "nobody owns anything yet", kind: .area, records: [])] : causes)
  }

  /// What should have an owner. Standards are judged once somebody said for anything who answers for it, and clauses once
  /// somebody said so for one; until then the register is not kept.
  private var judgedGroups: [(OwnershipMap.Group, RecordKind)] {
    let all: [(OwnershipMap.Group, RecordKind)] = [
      (.areas, .area), (.documents, .document), (.objectives, .objective),
    ]
    if responsibilities.isEmpty { return all }
    let namesClauses = responsibilities.all.contains { !$0.clauses.isEmpty }
    return all + [(.standards, .responsibility)]
      + (namesClauses ? [(.clauses, .responsibility)] : [])
  }

  /// - Parameter scale: how many records the cost is spread over; a large register loses less by one record.
  private func part(
    _ name: String, outOf: Int, cost: Int, scale: Int, good: String, _ causes: [Readiness.Cause?]
  ) -> Readiness.Part {
    let weighed = scale > 10 ? (cost * 10 + scale - 1) / scale : cost
    let points = max(0, outOf - weighed)
    let named = causes.compactMap { $0 }
    return Readiness.Part(
      name: name, points: named.isEmpty ? outOf : min(points, outOf), outOf: outOf,
      causes: named.isEmpty
        ? [Readiness.Cause(text: good, kind: .action, records: [])] : named)
  }

  private func cause(
    _ text: String, filter: String = "", _ kind: RecordKind, _ records: [RecordID]
  ) -> Readiness.Cause? {
    records.isEmpty
      ? nil
      : Readiness.Cause(
        text: "\(records.count) \(text)", kind: kind, records: records, filter: filter)
  }
}
