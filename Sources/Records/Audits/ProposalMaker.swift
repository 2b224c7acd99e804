/// Works out which clauses and areas a year's audits have to look at, and puts them together to audits.
struct ProposalMaker {
  /// An audit without a day.
  struct Draft {
    var title: String
    var families: [ClauseFamily]
    var set: Set<ClauseReference>
    var clauses: [ClauseReference] = []
    var areas: [RecordID]
    var reasons: [ProposalReason]
    /// The more, the sooner.
    var urgency: Int
  }

  private let organisation: Organisation
  private let library: Library
  private let coverage: Coverage
  private let risks: Organisation.AuditRisks
  private let work: WorkOfAreas
  private let today: Day
  private let yearEnd: Day
  private let year: Int
  private let editions: [Edition]
  /// What open audits have in their scope up to the end of the year, and in the year itself.
  private var takenClauses: Set<ClauseReference> = []
  private var takenAreas: Set<RecordID> = []
  private var yearClauses: Set<ClauseReference> = []
  private var yearAreas: Set<RecordID> = []

  init(
    _ organisation: Organisation, _ library: Library, _ coverage: Coverage, year: Int, today: Day
  ) {
    self.organisation = organisation
    self.library = library
    self.coverage = coverage
    self.today = today
    self.year = year
    yearEnd = Day(year: year, month: 12, day: 31) ?? today
    editions = coverage.clauses.compactMap(\.edition)
    risks = organisation.auditRisks(today: today)
    work = WorkOfAreas(of: organisation)
    for audit in organisation.audits.all
    where audit.auditKind == .internal && !audit.state.isFinal
      && (audit.planned ?? .never) <= yearEnd
    {
      let clauses = organisation.auditableClauses(within: audit.clauses, library: library)
      takenClauses.formUnion(clauses)
      takenAreas.formUnion(audit.areas)
      if audit.planned?.year == year {
        yearClauses.formUnion(clauses)
        yearAreas.formUnion(audit.areas)
      }
    }
  }

  /// The audits to hold, the most urgent first.
  mutating func drafts(atMost limit: Int) -> [Draft] {
    let families = familyNeeds()
    var areaDrafts = areaNeeds()
    var processes: [Draft] = []
    for need in families {
      if need.families.allSatisfy(\.isOperation), !areaDrafts.isEmpty {
        areaDrafts[place(for: need, among: areaDrafts)].take(need)
      } else {
        processes.append(need)
      }
    }
    giveClauses(to: &areaDrafts)
    joinOperation(in: &processes)
    shorten(&areaDrafts, &processes, to: limit)
    return (areaDrafts + processes).map { draft in
      var draft = draft
      draft.clauses = library.condensed(draft.set)
      draft.title = title(of: draft)
      return draft
    }.sorted { $0.urgency == $1.urgency ? $0.title < $1.title : $0.urgency > $1.urgency }
  }

  // MARK: What is needed

  /// Clauses of one family with what is known of them.
  private struct Member {
    let clause: ClauseReference
    let last: Day?
  }

  private func familyNeeds() -> [Draft] {
    var members: [ClauseFamily: [Member]] = [:]
    var order: [ClauseFamily] = []
    for row in coverage.clauses.flatMap(\.rows) {
      guard case .clause(let clause) = row.subject else { continue }
      let family = ClauseFamily(clause)
      if members[family] == nil { order.append(family) }
      members[family, default: []].append(Member(clause: clause, last: row.last))
    }
    var needs: [ClauseFamily: Draft] = [:]
    for family in order {
      needs[family] = need(of: family, members[family] ?? [])
    }
    fillClauses(&needs, order, members)
    return order.compactMap { needs[$0] }
  }

  private func need(of family: ClauseFamily, _ members: [Member]) -> Draft? {
    let open = members.filter { !takenClauses.contains($0.clause) }
    let never = open.filter { $0.last == nil }.map(\.clause)
    let due = open.filter { isDue($0.last) && $0.last != nil }
    // What is risky is looked at each year, unless it was or will be; what speaks for clauses that the year sees
    // already speaks for no other ones.
    let unseen = risks.named(
      among: members.filter { !yearClauses.contains($0.clause) && $0.last?.year != year }
        .map(\.clause))
    let risk = risks.risk(of: unseen)
    let risky = risk.isHigh ? unseen : []
    guard !never.isEmpty || !due.isEmpty || !risky.isEmpty else { return nil }
    var reasons: [ProposalReason] = []
    func add(_ text: String, isPlain: Bool = false) {
      reasons.append(ProposalReason(.family(family), text, isPlain: isPlain))
    }
    if !never.isEmpty {
      add(
        "\(counted(never, "clause")) never assessed: \(listed(never))", isPlain: true)
    }
    if !due.isEmpty {
      let oldest = due.compactMap(\.last).min() ?? today
      add(
        "three years are up by the end of \(year) for \(counted(due, "clause")), the oldest last"
          + " assessed on \(oldest): \(listed(due.map(\.clause)))", isPlain: true)
    }
    if !risky.isEmpty { for text in riskReasons(risk) { add(text) } }
    return Draft(
      title: "", families: [family], set: Set(never + due.map(\.clause) + risky), areas: [],
      reasons: reasons,
      urgency: (never.isEmpty ? 0 : 6) + (due.isEmpty ? 0 : 4) + (risky.isEmpty ? 0 : risk.score))
  }

  /// A third of the clauses falls to each year: what is short of it is made up with those unseen longest.
  private func fillClauses(
    _ needs: inout [ClauseFamily: Draft], _ order: [ClauseFamily],
    _ members: [ClauseFamily: [Member]]
  ) {
    let all = members.values.joined()
    let wanted = (all.count + 2) / 3
    var covered = all.count { member in
      member.last?.year == year || yearClauses.contains(member.clause)
        || needs.values.contains { $0.set.contains(member.clause) }
    }
    let oldest = order.filter { needs[$0] == nil }.compactMap { family in
      (members[family] ?? []).filter {
        !takenClauses.contains($0.clause) && $0.last?.year != year
      }.compactMap(\.last).min().map { (family: family, last: $0) }
    }.sorted { $0.last < $1.last }
    for (family, last) in oldest where covered < wanted {
      let set = Set(
        (members[family] ?? []).filter {
          !takenClauses.contains($0.clause) && $0.last?.year != year
        }.map(\.clause))
      covered += set.count
      needs[family] = Draft(
        title: "", families: [family], set: set, areas: [],
        reasons: [
          ProposalReason(
            .family(family),
            "unseen longest, since \(last): a third of all clauses falls to each year of the cycle")
        ], urgency: 1)
    }
  }

  private func areaNeeds() -> [Draft] {
    var drafts: [Draft] = []
    var others: [(row: Coverage.Row, area: RecordID)] = []
    var covered = 0
    for row in coverage.areas.rows {
      guard case .area(let area) = row.subject else { continue }
      let risk = risks.areas[area] ?? AuditRisk()
      let isSeen = row.last?.year == year || yearAreas.contains(area)
      var reasons: [ProposalReason] = []
      var urgency = 0
      if isDue(row.last), !takenAreas.contains(area) {
        urgency += row.last == nil ? 6 : 4
        let text =
          row.last.map {
            "\(row.title) last assessed on \($0), three years are up on \($0.adding(months: 36))"
          } ?? "\(row.title) never assessed"
        reasons.append(ProposalReason(.area(area), text, isPlain: true))
      }
      if risk.isHigh, !isSeen {
        urgency += risk.score
        reasons += riskReasons(risk).map { ProposalReason(.area(area), $0) }
      }
      if !reasons.isEmpty {
        drafts.append(
          Draft(
            title: row.title, families: [], set: [], areas: [area], reasons: reasons,
            urgency: urgency))
        covered += 1
      } else if isSeen {
        covered += 1
      } else if !takenAreas.contains(area) {
        others.append((row, area))
      }
    }
    let wanted = (coverage.areas.rows.count + 2) / 3
    others.sort { ($0.row.last ?? .never) < ($1.row.last ?? .never) }
    for (row, area) in others.prefix(max(0, wanted - covered)) {
      let since = row.last.map { ", since \($0)" } ?? ""
      drafts.append(
        Draft(
          title: row.title, families: [], set: [], areas: [area],
          reasons: [
            ProposalReason(
              .area(area),
              "unseen longest\(since): a third of the areas falls to each year of the cycle")
          ],
          urgency: 1))
    }
    return drafts
  }

  /// Whether three years without an assessment are up by the end of the year.
  private func isDue(_ last: Day?) -> Bool {
    last.map { $0.adding(months: 36) <= yearEnd } ?? true
  }

  private func riskReasons(_ risk: AuditRisk) -> [String] {
    risk.reasons(months: organisation.profile.lookBackMonths)
  }

  // MARK: Putting together

  /// The area audit that a family of clauses belongs to: whose work it is, going by what was audited and found there
  /// before, else the one with the least.
  private func place(for need: Draft, among areas: [Draft]) -> Int {
    let weights = areas.map { weight(of: need.families, in: $0.areas) }
    let most = weights.max() ?? 0
    return areas.indices.filter { weights[$0] == most }
      .min { areas[$0].set.count < areas[$1].set.count } ?? 0
  }

  private func weight(of families: [ClauseFamily], in areas: [RecordID]) -> Int {
    families.reduce(0) { sum, family in
      areas.reduce(sum) { $0 + work.weight(of: family, in: $1) }
    }
  }

  /// An area audit to which nothing of its own work fell asks about that, and where none is known, about the work that
  /// was not looked at for longest.
  private func giveClauses(to areas: inout [Draft]) {
    var oldest: [ClauseFamily: Day] = [:]
    var clauses: [ClauseFamily: Set<ClauseReference>] = [:]
    for row in coverage.clauses.flatMap(\.rows) {
      guard case .clause(let clause) = row.subject else { continue }
      let family = ClauseFamily(clause)
      guard family.isOperation else { continue }
      clauses[family, default: []].insert(clause)
      oldest[family] = min(oldest[family] ?? .never, row.last ?? Day(number: 0))
    }
    let order = oldest.sorted { ($0.value, $0.key.key) < ($1.value, $1.key.key) }.map(\.key)
    guard !order.isEmpty else { return }
    var turns = 0
    for index in areas.indices where weight(of: areas[index].families, in: areas[index].areas) == 0
    {
      let own = areas[index].areas.first.flatMap { work.family(of: $0, among: order) }
      guard own != nil || areas[index].set.isEmpty else { continue }
      let family = own ?? order[turns % order.count]
      if own == nil { turns += 1 }
      areas[index].families.append(family)
      areas[index].set.formUnion(clauses[family] ?? [])
    }
  }

  /// Without an area to look at them in, families about the work share audits, three at a time.
  private func joinOperation(in processes: inout [Draft]) {
    let operation = processes.filter { $0.families.allSatisfy(\.isOperation) }
    processes.removeAll { $0.families.allSatisfy(\.isOperation) }
    for start in stride(from: 0, to: operation.count, by: 3) {
      var joined = operation[start]
      for other in operation[(start + 1)...].prefix(2) { joined.take(other) }
      processes.append(joined)
    }
  }

  /// Joins the smallest audits of a sort until there are few enough to be held.
  private func shorten(_ areas: inout [Draft], _ processes: inout [Draft], to limit: Int) {
    while areas.count + processes.count > limit {
      if processes.count >= areas.count, processes.count > 1 {
        joinSmallest(&processes)
      } else if areas.count > 1 {
        joinSmallest(&areas)
      } else {
        return
      }
    }
  }

  private func joinSmallest(_ drafts: inout [Draft]) {
    // Those of few areas first: an audit of five places looks at none of them well.
    drafts.sort { ($0.areas.count, $0.set.count) > ($1.areas.count, $1.set.count) }
    guard let smallest = drafts.popLast(), !drafts.isEmpty else { return }
    drafts[drafts.count - 1].take(smallest)
  }

  // MARK: Words

  private func title(of draft: Draft) -> String {
    let names = draft.areas.map { organisation.areaName($0) }
    // A number once, though two standards have it and two areas share it.
    let operation = Set(draft.families.filter(\.isOperation).map(\.key))
      .sorted { ClauseReference.precedes($0, $1) }
    let others = draft.families.filter { !$0.isOperation }
      .map { $0.title(editions, library: library) }
    let parts =
      others + (operation.isEmpty ? [] : [operation.joined(separator: ", ")])
    if names.isEmpty {
      return (others.isEmpty ? "Operation: " : "") + parts.joined(separator: "; ")
    }
    return names.joined(separator: ", ")
      + (parts.isEmpty ? "" : ": " + parts.joined(separator: "; "))
  }

  /// The reasons of a draft; where it is about several areas or clauses, each says which it speaks of.
  func words(for draft: Draft) -> [String] {
    var topics: [ProposalReason.Topic] = []
    for reason in draft.reasons where !topics.contains(reason.topic) { topics.append(reason.topic) }
    return topics.flatMap { topic -> [String] in
      let reasons = draft.reasons.filter { $0.topic == topic }
      guard let label = label(of: topic, in: draft) else { return reasons.map(\.text) }
      let others = reasons.filter { !$0.isPlain }.map(\.text)
      return reasons.filter(\.isPlain).map(\.text)
        + (others.isEmpty ? [] : ["\(label): " + others.joined(separator: "; ")])
    }
  }

  private func label(of topic: ProposalReason.Topic, in draft: Draft) -> String? {
    switch topic {
    case .area(let area): draft.areas.count > 1 ? organisation.areaName(area) : nil
    case .family(let family):
      draft.areas.isEmpty && draft.families.count < 2
        ? nil : family.isOperation ? family.key : family.title(editions, library: library)
    }
  }

  private func counted(_ items: [some Any], _ noun: String) -> String {
    "\(items.count) \(noun)\(items.count == 1 ? "" : "s")"
  }

  private func listed(_ clauses: [ClauseReference]) -> String {
    clauses.sorted().map { editions.count == 1 ? $0.number : $0.description }.listed()
  }
}

extension ProposalMaker.Draft {
  /// Takes what another audit was to look at.
  fileprivate mutating func take(_ other: ProposalMaker.Draft) {
    families += other.families
    set.formUnion(other.set)
    areas += other.areas
    reasons += other.reasons.filter { !reasons.contains($0) }
    urgency = max(urgency, other.urgency)
  }
}
