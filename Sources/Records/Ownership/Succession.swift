/// Who could take over what somebody leaves behind.
package struct Succession: Sendable {
  /// What is proposed for one holding.
  package enum Proposal: Hashable, Sendable {
    case give(RecordID, why: String)
    /// A booking that will not be kept is taken out.
    case takeOut(why: String)
    /// Nobody can take it yet.
    case stays(why: String)

    package var why: String {
      switch self {
      case .give(_, let why), .takeOut(let why), .stays(let why): why
      }
    }
  }

  private let organisation: Organisation
  private let person: Person
  private let today: Day
  private let matrix: TrainingMatrix
  private let colleagues: Colleagues
  private let auditors: AuditorPool
  private let lines: AuditLineIndex
  private let wanted: Set<RecordID>
  /// Internal audits to come.
  private let openAudits: [Audit]
  /// Colleagues by the area that they are compared with, the nearest first.
  private var near: [RecordID?: [Colleagues.Candidate]] = [:]
  /// How much each owns, with what was proposed so far.
  private var load: [RecordID: Int]
  /// Who is proposed as owner of each action, who then cannot judge its effect.
  private var owners: [RecordID: RecordID] = [:]
  /// How many audits each was proposed for.
  private var audits: [RecordID: Int] = [:]

  /// The first day on which a successor does it.
  private var firstDay: Day { person.left.map { max($0 + 1, today) } ?? today }

  /// How many of the nearest share what is to be given, so that not all of it goes to one.
  private static let spread = 8

  package init(
    of person: Person, in organisation: Organisation, today: Day, matrix: TrainingMatrix,
    ownership: OwnershipMap, lines: AuditLineIndex
  ) {
    self.organisation = organisation
    self.person = person
    self.today = today
    self.matrix = matrix
    self.lines = lines
    colleagues = Colleagues(of: organisation, today: today, matrix: matrix)
    auditors = AuditorPool(of: organisation, today: today)
    wanted = colleagues.competences(of: person)
    load = ownership.owned
    openAudits = organisation.audits.all.filter { !$0.state.isFinal && !$0.auditKind.isExternal }
  }

  /// A successor for each holding with the reason, or why there is none.
  package mutating func proposals(for holdings: [Holding]) -> [RecordID: Proposal] {
    var found: [RecordID: Proposal] = [:]
    for holding in holdings {
      let proposal = proposal(for: holding)
      if case .give(let taker, _) = proposal {
        load[taker, default: 0] += 1
        if holding.kind == .action, holding.part == .owner { owners[holding.record] = taker }
        if holding.kind == .audit { audits[taker, default: 0] += 1 }
      }
      found[holding.id] = proposal
    }
    return found
  }

  /// Everyone who could take a holding, the likeliest first.
  package mutating func candidates(for holding: Holding) -> [Proposed] {
    var first: [Proposed] = []
    if let deputy = standIn(for: holding) { first.append(deputy) }
    if holding.kind == .audit, holding.part != .auditee,
      let audit = organisation.audits[holding.record], !audit.auditKind.isExternal
    {
      return first + auditorCandidates(for: audit)
    }
    if holding.kind == .role { return first + roleCandidates(for: holding.record) }
    if holding.part == .onlyOne {
      return organisation.trainees(
        in: holding.record, besides: person.id, matrix: matrix, colleagues: colleagues
      ).filter { stays($0.person) }
    }
    let area = area(of: holding)
    let known = Set(first.map(\.person))
    return first
      + nearest(area).filter { !known.contains($0.person) && allows($0.person, holding) }.map {
        Proposed(
          person: $0.person, reason: colleagues.reason(for: $0, area: area), isNear: $0.isNear)
      }
  }

  private mutating func proposal(for holding: Holding) -> Proposal {
    switch (holding.kind, holding.part) {
    case (.training, .trainee):
      guard let left = person.left else {
        return .stays(why: "stays: no last day is known")
      }
      return .takeOut(why: "is booked for after the last day, \(left.full)")
    case (.competence, .onlyOne): return trainingProposal(for: holding.record)
    case (.role, _):
      return roleCandidates(for: holding.record).first { $0.isNear }
        .map { .give($0.person, why: $0.reason) }
        ?? .stays(why: "nobody here can do what the role asks for")
    case (.audit, .leadAuditor), (.audit, .auditor):
      if let audit = organisation.audits[holding.record], !audit.auditKind.isExternal {
        return auditProposal(for: audit)
      }
    default: break
    }
    if let deputy = standIn(for: holding) { return .give(deputy.person, why: deputy.reason) }
    return nearProposal(for: holding)
  }

  // MARK: Those who stand nearest

  /// The deputy; of what lies in an area its owner or deputy; of a step the action's owner.
  private func standIn(for holding: Holding) -> Proposed? {
    func take(_ person: RecordID?, _ why: String) -> Proposed? {
      guard let person, person != self.person.id,
        organisation.people[person]?.isHere(on: today) == true, allows(person, holding)
      else { return nil }
      return Proposed(person: person, reason: why, isNear: true)
    }
    func inArea(_ id: RecordID?) -> Proposed? {
      guard let area = organisation.areas[id] else { return nil }
      return take(area.owner, "owns \(area.name), where it is")
        ?? take(area.deputy, "deputy of \(area.name), where it is")
    }
    switch (holding.kind, holding.part) {
    case (.area, .owner): return take(organisation.areas[holding.record]?.deputy, "is its deputy")
    case (.document, .owner):
      return take(organisation.documents[holding.record]?.deputy, "is its deputy")
        ?? inArea(organisation.documents[holding.record]?.area)
    case (.objective, .owner):
      return take(organisation.objectives[holding.record]?.deputy, "is its deputy")
    case (.responsibility, .owner):
      return take(organisation.responsibilities[holding.record]?.deputy, "is its deputy")
    case (.action, .owner): return inArea(organisation.actions[holding.record]?.area)
    case (.action, .step):
      let action = organisation.actions[holding.record]
      return take(owners[holding.record] ?? action?.owner, "owns the action")
        ?? inArea(action?.area)
    default: return nil
    }
  }

  private mutating func nearest(_ area: RecordID?) -> [Colleagues.Candidate] {
    if let known = near[area] { return known }
    let found = colleagues.candidates(besides: person.id, near: area, sharing: wanted)
    near[area] = found
    return found
  }

  private func area(of holding: Holding) -> RecordID? {
    let area =
      switch holding.kind {
      case .action: organisation.actions[holding.record]?.area
      case .document: organisation.documents[holding.record]?.area
      case .audit: organisation.audits[holding.record]?.areas.first
      case .area: Optional(holding.record)
      default: RecordID?.none
      }
    return area ?? person.area
  }

  /// Of the nearest who may take it, the one with least to see to; where nobody is near to the thing itself, of those who
  /// are near to the leaver.
  private mutating func nearProposal(for holding: Holding) -> Proposal {
    let area = area(of: holding)
    let pool = pool(near: area, for: holding)
    if let best = leastLoaded(of: pool) { return proposal(best, area: area) }
    if area != person.area, let best = leastLoaded(of: self.pool(near: person.area, for: holding)) {
      return proposal(best, area: person.area)
    }
    return .stays(why: "nobody who may take it works in the same area or can do the same")
  }

  private mutating func pool(
    near area: RecordID?, for holding: Holding
  ) -> [Colleagues.Candidate] {
    var pool: [Colleagues.Candidate] = []
    for candidate in nearest(area) {
      guard candidate.isNear, pool.count < Succession.spread else { break }
      if let first = pool.first, candidate.nearness != first.nearness { break }
      if allows(candidate.person, holding) { pool.append(candidate) }
    }
    return pool
  }

  private func leastLoaded(of pool: [Colleagues.Candidate]) -> Colleagues.Candidate? {
    pool.enumerated().min { left, right in
      let (a, b) = (load[left.element.person] ?? 0, load[right.element.person] ?? 0)
      return a != b ? a < b : left.offset < right.offset
    }?.element
  }

  private func proposal(_ best: Colleagues.Candidate, area: RecordID?) -> Proposal {
    let owned = load[best.person] ?? 0
    return .give(
      best.person,
      why: colleagues.reason(for: best, area: area)
        + "; has \(owned == 0 ? "nothing else" : "\(owned) other\(owned == 1 ? "" : "s")")")
  }

  /// Whether somebody may take a holding without judging their own work, being there twice, or being gone by then.
  private func allows(_ taker: RecordID, _ holding: Holding) -> Bool {
    guard let person = organisation.people[taker], person.isHere(on: today) else { return false }
    guard person.isActive(on: max(holding.due ?? firstDay, firstDay)) else { return false }
    switch (holding.kind, holding.part) {
    case (.action, .judge):
      guard let action = organisation.actions[holding.record] else { return false }
      return action.isIndependent(taker) && owners[holding.record] != taker
        && !action.plan.contains { $0.isOpen && $0.owner == taker }
    case (.action, .owner):
      let action = organisation.actions[holding.record]
      return action?.effective != nil || action?.effectiveBy != taker
    case (.action, .step):
      let action = organisation.actions[holding.record]
      return action?.effective != nil || action?.effectiveBy != taker
    case (.training, .effectJudge): return organisation.trainings[holding.record]?.person != taker
    case (.session, .trainer):
      let competence = organisation.sessions[holding.record]?.competence
      return competence.flatMap { matrix.cell(of: taker, $0) }?.state.isHeld == true
    case (.audit, .auditee):
      return organisation.audits[holding.record].map {
        !$0.auditors.contains(taker) && !$0.auditees.contains(taker)
      } ?? false
    case (.area, .owner): return !audits(taker, area: holding.record)
    case (_, .deputy): return organisation.owner(of: holding.record, holding.kind) != taker
    default: return true
    }
  }

  /// Whether somebody is still here on the day after the leaver's last.
  private func stays(_ candidate: RecordID) -> Bool {
    organisation.people[candidate]?.isActive(on: firstDay) == true
  }

  /// Whether somebody is to audit an area, and so should not own it.
  private func audits(_ person: RecordID, area: RecordID) -> Bool {
    openAudits.contains { $0.areas.contains(area) && $0.auditors.contains(person) }
  }

  // MARK: Audits, competences and roles

  /// Impartial and trained auditors of an audit, those with the least to audit first (clause 9.2.2 c).
  private func auditorCandidates(for audit: Audit) -> [Proposed] {
    let day = max(audit.starts ?? audit.planned ?? firstDay, firstDay)
    let lines = lines.lines(of: audit.id).compactMap { organisation.auditLines[$0] }
    let found = colleagues.people.filter { other in
      guard other.id != person.id, !audit.auditors.contains(other.id),
        !audit.auditees.contains(other.id), auditors.isReady(other, on: day)
      else { return false }
      var trial = audit
      (trial.auditor, trial.team) = (other.id, [])
      return organisation.impartialityConcerns(of: trial, lines: lines).isEmpty
    }
    return found.map { other -> (turns: Int, open: Int, Proposed) in
      let turns = audit.areas.map { auditors.times(other.id, in: $0) }.max() ?? 0
      let open = openAudits.count { $0.auditors.contains(other.id) } + (audits[other.id] ?? 0)
      let until = auditors.cell(of: other, on: day)?.expires.map { " until \($0.full)" } ?? ""
      let turn = turns > 1 ? "; would be there for the third time running" : ""
      return (
        turns > 1 ? 1 : 0, open,
        Proposed(
          person: other.id,
          reason:
            "trained as auditor\(until), impartial, audits \(open == 0 ? "nothing else" : "\(open) more")\(turn)",
          isNear: true)
      )
    }.sorted { ($0.turns, $0.open) < ($1.turns, $1.open) }.map(\.2)
  }

  private func auditProposal(for audit: Audit) -> Proposal {
    if let best = auditorCandidates(for: audit).first {
      return .give(best.person, why: best.reason)
    }
    let day = (audit.starts ?? audit.planned).map { " on \($0.full)" } ?? ""
    return .stays(
      why: auditors.knowsCompetence
        ? "nobody else is trained as an auditor and impartial\(day)"
        : "no competence for auditors is on file, so nobody can be seen to have it")
  }

  private func trainingProposal(for competence: RecordID) -> Proposal {
    let booked = colleagues.people.filter {
      $0.id != person.id && stays($0.id) && matrix.cell(of: $0.id, competence)?.booked != nil
    }
    if let first = booked.first, let day = matrix.cell(of: first.id, competence)?.booked {
      return .stays(why: "\(first.name) is booked for \(day.full)")
    }
    let best = organisation.trainees(
      in: competence, besides: person.id, matrix: matrix, colleagues: colleagues
    ).first { $0.isNear && stays($0.person) }
    guard let best else { return .stays(why: "nobody is near to it; Enter lists all") }
    return .stays(
      why: "to be learnt: Enter books \(organisation.personName(best.person)), \(best.reason)")
  }

  /// Who could take a role: those who can do most of what it asks for.
  private func roleCandidates(for role: RecordID) -> [Proposed] {
    let rules = organisation.requirements.all.filter { $0.role == role && $0.isMandatory }
    let asked = Set(rules.compactMap(\.competence))
    return colleagues.candidates(
      besides: person.id, near: person.area, sharing: asked.isEmpty ? wanted : asked
    ).filter { stays($0.person) }.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if !asked.isEmpty, a.shared.count != b.shared.count {
        return a.shared.count > b.shared.count
      }
      return left.offset < right.offset
    }.map { _, candidate in
      let has = "can do \(candidate.shared.count) of \(asked.count) that the role asks for"
      return Proposed(
        person: candidate.person,
        reason: asked.isEmpty ? colleagues.reason(for: candidate, area: person.area) : has,
        isNear: asked.isEmpty ? candidate.isNear : !candidate.shared.isEmpty)
    }
  }
}

extension Organisation {
  /// The owner of a record of a kind that has owner and deputy.
  func owner(of id: RecordID, _ kind: RecordKind) -> RecordID? {
    switch kind {
    case .area: areas[id]?.owner
    case .document: documents[id]?.owner
    case .objective: objectives[id]?.owner
    case .responsibility: responsibilities[id]?.owner
    default: nil
    }
  }
}
