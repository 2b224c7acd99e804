extension Organisation {
  /// What nobody answers for, what those have who left, and what hangs on one person alone.
  func addOwnership(_ basis: ReadinessBasis, to findings: inout ReadinessFindings) {
    let map = basis.ownership
    findings.good[.ownership] = "well spread"
    guard map.total > 0 else {
      return findings.add(.nobodyOwns, whole: "nobody owns anything yet", .area)
    }
    if !map.left.isEmpty {
      let count = map.left.reduce(0) { $0 + (map.owned[$1] ?? 0) }
      findings.add(
        .leftBehind, whole: "\(count) owned by someone who left",
        points: ReadinessRule.leftBehind.each * map.left.count, .person,
        map.left.map { RecordPlace(kind: .person, id: $0) }, filter: "is:left")
    }
    var left = ReadinessRule.unowned.most
    for (group, kind) in judgedGroups {
      let bare = map.unowned(group)
      guard !bare.isEmpty else { continue }
      // Clauses without an owner are one thing to mend, not a hundred.
      let points = min(group == .clauses ? 1 : bare.count, left)
      left -= points
      findings.add(
        .unowned, whole: "\(bare.count) \(bare.count == 1 ? group.noun : group.title) unowned",
        points: points, kind,
        bare.compactMap { $0.subject.record }.map { RecordPlace(kind: $0.kind, id: $0.id) },
        filter: "is:none is:\(group.noun)")
    }
    if let most = map.shares.first, most.isTooMuch {
      let name = personName(most.person)
      findings.add(
        .tooMuchOnOne, whole: "\(most.percent) % hangs on \(name)",
        points: (most.percent - OwnershipMap.tooMuch.percent) / 10 + 2, .person,
        [RecordPlace(kind: .person, id: most.person)],
        filter: "owner:\(name.folded.split(separator: " ").last ?? "")")
    }
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
}
