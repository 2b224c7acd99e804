/// What is on record that makes a clause or an area worth a look sooner.
struct AuditRisk: Hashable {
  /// References of open nonconformities, majors among them.
  var open: [String] = []
  var majors = 0
  /// Open incidents and complaints.
  var incidents: [String] = []
  /// Findings that came back within the look-back.
  var recurrences: [String] = []
  /// Document updates and risk treatments: what changed, or is about to.
  var changes: [String] = []
  /// Nonconformities and observations of the audits within the look-back.
  var findings = 0
  var majorFindings = 0

  /// Open trouble weighs most, then what came back, what audits found, and change.
  var score: Int {
    3 * open.count + 2 * majors + 3 * incidents.count + 3 * recurrences.count + changes.count
      + findings + 2 * majorFindings
  }

  /// Whether it asks for an audit each year.
  var isHigh: Bool { score >= 3 }

  static func + (left: AuditRisk, right: AuditRisk) -> AuditRisk {
    var sum = left
    func join(_ path: WritableKeyPath<AuditRisk, [String]>) {
      let new = right[keyPath: path].filter { !sum[keyPath: path].contains($0) }
      sum[keyPath: path] += new
    }
    join(\.open)
    join(\.incidents)
    join(\.recurrences)
    join(\.changes)
    sum.majors += right.majors
    sum.findings += right.findings
    sum.majorFindings += right.majorFindings
    return sum
  }

  /// The risk in words, with its numbers.
  ///
  /// - Parameter months: the look-back.
  func reasons(months: Int) -> [String] {
    func line(_ references: [String], _ one: String, _ many: String) -> String? {
      references.isEmpty
        ? nil
        : "\(references.count) \(references.count == 1 ? one : many) (\(references.listed()))"
    }
    let major = majors == 0 ? "" : ", \(majors) of them major"
    return [
      line(open, "open nonconformity", "open nonconformities").map { $0 + major },
      line(incidents, "open incident or complaint", "open incidents and complaints"),
      line(
        recurrences, "recurrence in \(months) months", "recurrences in \(months) months"),
      line(changes, "change on record", "changes on record"),
      findings == 0
        ? nil
        : "\(findings) finding\(findings == 1 ? "" : "s") in audits of the last \(months) months"
          + (majorFindings == 0 ? "" : ", \(majorFindings) of them major"),
    ].compactMap { $0 }
  }
}

extension [String] {
  /// The first few, and how many more there are.
  func listed(limit: Int = 4) -> String {
    prefix(limit).joined(separator: ", ") + (count > limit ? " and \(count - limit) more" : "")
  }
}

extension Organisation {
  /// The risks by clause and by area.
  struct AuditRisks {
    var areas: [RecordID: AuditRisk] = [:]
    /// The risk of each thing on record that names clauses.
    private var entries: [AuditRisk] = []
    /// The entries that name each clause, headings among them.
    private var naming: [ClauseReference: [Int]] = [:]

    /// Takes something on record into account that names clauses.
    mutating func add(_ risk: AuditRisk, naming clauses: [ClauseReference]) {
      guard !clauses.isEmpty else { return }
      for clause in Set(clauses) { naming[clause, default: []].append(entries.count) }
      entries.append(risk)
    }

    /// The clauses of some that a risk names, itself or through a heading.
    func named(among clauses: [ClauseReference]) -> [ClauseReference] {
      clauses.filter { clause in
        naming.keys.contains { clause.isWithin($0) || $0.isWithin(clause) }
      }
    }

    /// What is on record about some clauses, each thing once, however many of them it names.
    func risk(of clauses: [ClauseReference]) -> AuditRisk {
      var found: Set<Int> = []
      for (named, places) in naming
      where clauses.contains(where: { $0.isWithin(named) || named.isWithin($0) }) {
        found.formUnion(places)
      }
      return found.sorted().reduce(AuditRisk()) { $0 + entries[$1] }
    }
  }

  /// What is on record up to a day, looked back over as for recurrences.
  func auditRisks(today: Day) -> AuditRisks {
    var risks = AuditRisks()
    let since = today.adding(months: -profile.lookBackMonths)
    let all = actions.all
    for place in all.indices {
      let risk = all[place].auditRisk(since: since)
      guard risk.score > 0 else { continue }
      risks.add(risk, naming: all[place].clauses)
      if let area = all[place].area {
        risks.areas[area] = (risks.areas[area] ?? AuditRisk()) + risk
      }
    }
    countFindings(since: since, today: today, in: &risks)
    return risks
  }

  private func countFindings(since: Day, today: Day, in risks: inout AuditRisks) {
    let lines = auditLines.all
    for place in lines.indices {
      guard let finding = lines[place].finding, [.minor, .major, .observation].contains(finding),
        !lines[place].isDropped, let day = lines[place].assessed, since <= day, day <= today
      else { continue }
      let audit = audits[lines[place].audit]
      guard audit.map({ $0.auditKind == .internal }) ?? true else { continue }
      let isMajor = finding == .major
      var risk = AuditRisk()
      risk.findings = 1
      risk.majorFindings = isMajor ? 1 : 0
      risks.add(risk, naming: lines[place].clauses)
      for area in lines[place].area.map({ [$0] }) ?? audit?.areas ?? [] {
        risks.areas[area, default: AuditRisk()].findings += 1
        if isMajor { risks.areas[area, default: AuditRisk()].majorFindings += 1 }
      }
    }
  }
}

extension Action {
  /// What the action says of the risk where it belongs.
  fileprivate func auditRisk(since: Day) -> AuditRisk {
    var risk = AuditRisk()
    guard stage != .cancelled else { return risk }
    let isRecent = (raised ?? closed).map { $0 >= since } ?? false
    switch actionKind {
    case .nonconformity where !stage.isFinal:
      risk.open = [name]
      risk.majors = grade == .major ? 1 : 0
    case .incident where !stage.isFinal, .complaint where !stage.isFinal: risk.incidents = [name]
    case .documentUpdate where isRecent, .riskTreatment where isRecent: risk.changes = [name]
    default: break
    }
    if recurrenceOf != nil, isRecent { risk.recurrences = [name] }
    return risk
  }
}
