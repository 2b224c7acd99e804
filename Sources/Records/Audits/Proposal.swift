/// Audits proposed for a year, with the reasons; the user makes a programme of it.
package struct AuditProposal: Hashable, Sendable {
  /// One audit.
  package struct Item: Hashable, Sendable {
    package let title: String
    package let clauses: [ClauseReference]
    package let areas: [RecordID]
    /// The last day of its quarter.
    package let planned: Day
    /// `nil` when nobody suits; a reason says why.
    package let auditor: RecordID?
    /// Why it is proposed, most urgent first; sentences without their full stop.
    package let reasons: [String]

    package var quarter: Quarter { Quarter(of: planned) }
  }

  package let year: Int
  /// By quarter, the most urgent first.
  package let items: [Item]
  /// Why nothing, or not all, could be proposed.
  package let remarks: [String]
}

extension Organisation {
  /// Proposes internal audits for the quarters of a year that are still to come.
  ///
  /// From coverage (everything within three years, about a third each year), from risk (what is open, came back, was
  /// found or changed is looked at each year), and from who may audit: trained, here, impartial to the area, not for the
  /// third time running, the load spread. What open audits of the year have in their scope is not proposed again.
  package func auditProposal(for year: Int, today: Day, library: Library) -> AuditProposal {
    let quarters = Organisation.quartersToCome(of: year, from: today)
    let coverage = coverage(today: today, library: library, fromDecision: false)
    var remarks = proposalRemarks(for: year, coverage, quarters)
    guard !quarters.isEmpty, !(coverage.clauses.isEmpty && coverage.areas.rows.isEmpty) else {
      return AuditProposal(year: year, items: [], remarks: remarks)
    }
    var maker = ProposalMaker(self, library, coverage, year: year, today: today)
    let drafts = maker.drafts(atMost: max(4, 2 * quarters.count))
    if drafts.isEmpty {
      remarks.append(
        "Nothing to add: what is due by the end of \(year) is planned or was assessed, and nothing"
          + " is risky enough to be looked at again")
    }
    return AuditProposal(
      year: year, items: scheduled(drafts, by: maker, in: quarters, of: year, today: today),
      remarks: remarks)
  }

  /// The quarters in which there is still time to plan.
  private static func quartersToCome(of year: Int, from today: Day) -> [Quarter] {
    let all = Quarter.all(of: year).filter { $0.last >= today }
    guard all.count > 1, all[0].last - today < 14 else { return all }
    return Array(all.dropFirst())
  }

  private func proposalRemarks(
    for year: Int, _ coverage: Coverage, _ quarters: [Quarter]
  ) -> [String] {
    if quarters.isEmpty { return ["\(year) is over: → shows the next year"] }
    var remarks: [String] = []
    let known = Set(coverage.clauses.compactMap(\.edition))
    let unknown = profile.standards.filter { !known.contains($0) }
    if profile.standards.isEmpty {
      remarks.append("No standard is held, so there are no clauses to propose: 9 names those held")
    } else if !unknown.isEmpty {
      remarks.append(
        "No catalogue knows \(unknown.map(\.description).joined(separator: ", ")): its clauses are"
          + " not proposed")
    }
    if coverage.areas.rows.isEmpty {
      remarks.append("No area is on file, so only clauses can be proposed: 9 adds areas")
    }
    if auditorCompetences.isEmpty {
      remarks.append(
        "No competence for auditors is on file, so nobody is proposed as auditor: 9 adds it")
    }
    return remarks
  }

  /// Gives each draft a quarter and an auditor.
  private func scheduled(
    _ drafts: [ProposalMaker.Draft], by maker: ProposalMaker, in quarters: [Quarter],
    of year: Int, today: Day
  ) -> [AuditProposal.Item] {
    let pool = AuditorPool(of: self, today: today)
    let others = audits.all.filter {
      $0.auditKind == .internal && !$0.state.isFinal && $0.planned?.year == year
    }
    var counts = quarters.map { quarter in others.count { $0.quarter == quarter } }
    var load: [RecordID: Int] = [:]
    // What was done this year is work as well, whoever was audited.
    for audit in audits.all
    where !audit.auditKind.isExternal && audit.state != .cancelled
      && (audit.planned ?? audit.day)?.year == year
    {
      for auditor in audit.auditors { load[auditor, default: 0] += 1 }
    }
    let all = counts.reduce(0, +) + drafts.count
    let share = (all + quarters.count - 1) / quarters.count
    var items: [AuditProposal.Item] = []
    for draft in drafts {
      let least = counts.indices.min { counts[$0] < counts[$1] } ?? 0
      let place = counts.firstIndex { $0 < share } ?? least
      counts[place] += 1
      let day = quarters[place].last
      let (auditor, why) = auditor(for: draft.areas, on: day, pool, load)
      if let auditor { load[auditor, default: 0] += 1 }
      items.append(
        AuditProposal.Item(
          title: draft.title, clauses: draft.clauses, areas: draft.areas, planned: day,
          auditor: auditor, reasons: maker.words(for: draft) + [why]))
    }
    return items.enumerated().sorted {
      ($0.element.planned, $0.offset) < ($1.element.planned, $1.offset)
    }.map(\.element)
  }

  /// The auditor with the least to do among those who suit, and why.
  private func auditor(
    for areas: [RecordID], on day: Day, _ pool: AuditorPool, _ load: [RecordID: Int]
  ) -> (RecordID?, String) {
    let ready = people.all.filter { pool.isReady($0, on: day) }
    let impartial = ready.filter { person in
      areas.allSatisfy { pool.isImpartial(person, in: $0) }
    }
    func times(_ person: Person) -> Int {
      areas.map { pool.times(person.id, in: $0) }.max() ?? 0
    }
    let fresh = impartial.filter { times($0) < 2 }
    func order(_ person: Person) -> (Int, Int, String) {
      (load[person.id] ?? 0, times(person), person.name.folded)
    }
    guard let best = fresh.min(by: { order($0) < order($1) }) else {
      var parts = ["\(ready.count) trained and here on \(day)"]
      if ready.count > impartial.count {
        parts.append("\(ready.count - impartial.count) own or work in the area")
      }
      if impartial.count > fresh.count {
        parts.append("\(impartial.count - fresh.count) audited it twice running")
      }
      return (nil, "no auditor suits: " + parts.joined(separator: ", "))
    }
    let before = load[best.id] ?? 0
    return (
      best.id,
      "auditor \(best.name): trained, "
        + (areas.isEmpty ? "" : "neither owns nor works in the area, ")
        + (before == 0
          ? "no other audit in \(day.year)"
          : "\(before) other audit\(before == 1 ? "" : "s") in \(day.year)")
    )
  }
}
