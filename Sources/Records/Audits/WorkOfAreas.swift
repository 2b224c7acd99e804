/// Why an audit is proposed, and what of it the reason speaks of.
struct ProposalReason: Hashable {
  enum Topic: Hashable {
    case area(RecordID)
    case family(ClauseFamily)
  }

  let topic: Topic
  /// A sentence without its full stop.
  let text: String
  /// Whether the sentence itself says what it speaks of.
  let isPlain: Bool

  init(_ topic: Topic, _ text: String, isPlain: Bool = false) {
    (self.topic, self.text, self.isPlain) = (topic, text, isPlain)
  }
}

/// Which clauses about the work each area is about, going by what was audited and found there before.
struct WorkOfAreas {
  private var weights: [RecordID: [ClauseFamily: Int]] = [:]
  /// The weights of each family in all areas together.
  private var totals: [ClauseFamily: Int] = [:]

  init(of organisation: Organisation) {
    let lines = organisation.auditLines.all
    for place in lines.indices where lines[place].isAssessed && !lines[place].isDropped {
      guard let audit = organisation.audits[lines[place].audit], audit.auditKind == .internal else {
        continue
      }
      let areas = lines[place].area.map { [$0] } ?? audit.areas
      guard !areas.isEmpty else { continue }
      // A line says less of each area the more of them it was asked in, and more where something was found.
      let weight = max(1, 12 / areas.count) * (lines[place].finding?.makesAction == true ? 2 : 1)
      add(weight, lines[place].clauses, in: areas)
    }
    let actions = organisation.actions.all
    for place in actions.indices where actions[place].stage != .cancelled {
      guard let area = actions[place].area else { continue }
      add(12, actions[place].clauses, in: [area])
    }
  }

  private mutating func add(_ weight: Int, _ clauses: [ClauseReference], in areas: [RecordID]) {
    for family in Set(clauses.map(ClauseFamily.init)) where family.isOperation {
      totals[family, default: 0] += weight * areas.count
      for area in areas { weights[area, default: [:]][family, default: 0] += weight }
    }
  }

  /// How much is on record of a family of clauses in an area; 0 for nothing.
  func weight(of family: ClauseFamily, in area: RecordID) -> Int { weights[area]?[family] ?? 0 }

  /// The family that an area is about more than others are; `nil` when nothing is on record.
  func family(of area: RecordID, among families: [ClauseFamily]) -> ClauseFamily? {
    func share(_ family: ClauseFamily) -> Double {
      let weight = Double(weight(of: family, in: area))
      return weight * weight / Double(max(1, totals[family] ?? 1))
    }
    return families.filter { weight(of: $0, in: area) > 0 }
      .max { (share($0), $1.key) < (share($1), $0.key) }
  }
}
