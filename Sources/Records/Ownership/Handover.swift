/// One holding given to somebody; to nobody when it is taken out.
package struct Assignment: Hashable, Sendable {
  package let holding: Holding
  package let taker: RecordID?

  package init(_ holding: Holding, to taker: RecordID?) {
    self.holding = holding
    self.taker = taker
  }
}

/// What giving things to others changes, looked at before it is done.
package struct Handover: Hashable, Sendable {
  /// Each record that changes, before and after: `NC-2026-014 owner: A. Okafor → J. Novák`.
  package internal(set) var given: [String] = []
  /// What is not done, and why.
  package internal(set) var refused: [String] = []
  /// What should be thought over before it is done.
  package internal(set) var warnings: [String] = []
  package internal(set) var changes: [Change] = []

  package init() {}

  /// From how many things on one person may take over too much of what another had.
  static let many = 20
}

extension Organisation {
  /// What it means to give what a person holds to others; nothing of the past changes.
  ///
  /// Who is in the way of impartiality is warned of, and refused in strict mode.
  ///
  /// - Parameter lines: the lines of every audit, for what is followed up.
  package func handover(
    _ assignments: [Assignment], of person: RecordID, today: Day, library: Library,
    lines: AuditLineIndex
  ) -> Handover {
    // Who audits is judged by what is owned when all of it is done: an area given along makes its auditor partial.
    var others = HandoverWork(self, person, today: today, lines)
    for assignment in assignments where !assignment.isOfAuditor { others.take(assignment) }
    var work = HandoverWork(self, person, today: today, lines)
    work.settled = others.after
    for assignment in assignments { work.take(assignment) }
    return work.finish(library: library)
  }
}

/// Carries assignments out on a copy, and tells what became of them.
struct HandoverWork {
  private struct Place: Hashable {
    let kind: RecordKind
    let id: RecordID
  }

  private let before: Organisation
  private(set) var after: Organisation
  /// With everything but the audits given, by which strict mode judges who would audit.
  var settled: Organisation
  private let person: RecordID
  private let today: Day
  private let lines: AuditLineIndex
  private var touched: [Place] = []
  private var seen: Set<Place> = []
  private var takers: [RecordID] = []
  /// How many things each was given.
  private var taken: [RecordID: Int] = [:]
  private var result = Handover()

  init(_ organisation: Organisation, _ person: RecordID, today: Day, _ lines: AuditLineIndex) {
    before = organisation
    after = organisation
    settled = organisation
    self.person = person
    self.today = today
    self.lines = lines
  }

  mutating func take(_ assignment: Assignment) {
    let holding = assignment.holding
    let name = before.name(of: holding)
    guard let taker = assignment.taker else { return takeOut(holding) }
    if let flaw = before.flaw(ofOwner: taker, on: today) {
      return result.refused.append("\(name): \(flaw)")
    }
    if taker == person { return result.refused.append("\(name): is theirs already") }
    if let why = give(holding, to: taker) { return result.refused.append("\(name): \(why)") }
    touch(holding.kind, holding.record)
    if !takers.contains(taker) { takers.append(taker) }
    taken[taker, default: 0] += 1
    let what = holding.part == .onlyOne ? "is also" : holding.words
    let from = holding.part == .onlyOne ? "" : before.personName(person) + " → "
    result.given.append(
      "\(name) \(what): \(from)\(before.personName(taker))\(deputyNote(holding, taker))")
    if let due = holding.due, due >= today, let left = before.people[taker]?.left, left < due {
      result.warnings.append(
        "\(before.personName(taker)) will have left by then: \(name) is due on \(due.full)")
    } else if let joined = before.people[taker]?.joined, joined > max(holding.due ?? today, today) {
      result.warnings.append(
        "\(before.personName(taker)) joins only on \(joined.full): \(name)")
    }
  }

  private func deputyNote(_ holding: Holding, _ taker: RecordID) -> String {
    guard holding.part == .owner, before.deputy(of: holding.record, holding.kind) == taker else {
      return ""
    }
    return ", who was deputy; it has no deputy now"
  }

  private mutating func touch(_ kind: RecordKind, _ id: RecordID) {
    let place = Place(kind: kind, id: id)
    if seen.insert(place).inserted { touched.append(place) }
  }

  private mutating func takeOut(_ holding: Holding) {
    guard holding.part == .trainee, let record = before.trainings[holding.record],
      record.booking(on: today, today: today) != nil
    else {
      return result.refused.append(
        "\(before.name(of: holding)): only a booking is taken out; choose who takes it")
    }
    after.trainings.remove(record.id)
    touch(.training, record.id)
    let day = record.date.map(\.full) ?? ""
    result.given.append("\(before.name(of: holding)), booked for \(day): taken out")
  }

  /// Puts it into the copy.
  ///
  /// - Returns: why it cannot be given; `nil` when it was.
  private mutating func give(_ holding: Holding, to taker: RecordID) -> String? {
    switch holding.kind {
    case .action: giveAction(holding, to: taker)
    case .audit: giveAudit(holding, to: taker)
    case .area: give(holding, Area.self, to: taker, owner: \.owner, deputy: \.deputy)
    case .document: give(holding, Document.self, to: taker, owner: \.owner, deputy: \.deputy)
    case .objective: give(holding, Objective.self, to: taker, owner: \.owner, deputy: \.deputy)
    case .responsibility:
      give(holding, Responsibility.self, to: taker, owner: \.owner, deputy: \.deputy)
    case .competence: giveCompetence(holding, to: taker)
    case .role: giveRole(holding, to: taker)
    case .training, .session: giveTraining(holding, to: taker)
    default: "cannot be given to anybody"
    }
  }

  private mutating func give<R: Record>(
    _ holding: Holding, _ type: R.Type, to taker: RecordID,
    owner: WritableKeyPath<R, RecordID?>, deputy: WritableKeyPath<R, RecordID?>
  ) -> String? {
    guard var record = after[keyPath: R.register][holding.record] else { return "is not there" }
    if holding.part == .deputy {
      if record[keyPath: deputy] != person { return "has another deputy meanwhile" }
      if record[keyPath: owner] == taker { return "\(after.personName(taker)) owns it" }
      record[keyPath: deputy] = taker
    } else {
      if record[keyPath: owner] != person { return "has another owner meanwhile" }
      record[keyPath: owner] = taker
      // Nobody stands in for themselves.
      if record[keyPath: deputy] == taker { record[keyPath: deputy] = nil }
    }
    after[keyPath: R.register].put(record)
    return nil
  }

  private mutating func giveAction(_ holding: Holding, to taker: RecordID) -> String? {
    guard var action = after.actions[holding.record] else { return "is not there" }
    guard !action.stage.isFinal else { return "is \(action.stage.rawValue) already" }
    let name = after.personName(taker)
    switch holding.part {
    case .step(let place, let title):
      guard action.plan.indices.contains(place), action.plan[place].owner == person,
        action.plan[place].isOpen, action.plan[place].title == title
      else { return "the step has changed meanwhile" }
      action.plan[place].owner = taker
    case .judge:
      guard action.effectiveBy == person, action.effective == nil else {
        return "is judged already, or by somebody else"
      }
      action.effectiveBy = taker
    default:
      guard action.owner == person else { return "has another owner meanwhile" }
      // What is done was done by the owner of that time, who stays named.
      for place in action.plan.indices
      where action.plan[place].isCompleted && action.plan[place].owner == nil {
        action.plan[place].owner = person
      }
      action.owner = taker
    }
    let judges = action.effectiveBy == taker && action.effective == nil
    if judges, !action.isIndependent(taker) || action.doesStep(taker) {
      let text = "\(name) would judge their own work in \(action.name)"
      if after.profile.isStrict { return "\(text) (strict mode)" }
      result.warnings.append(text)
    }
    after.actions.put(action)
    return nil
  }

  private mutating func giveAudit(_ holding: Holding, to taker: RecordID) -> String? {
    guard var audit = after.audits[holding.record] else { return "is not there" }
    guard !audit.state.isFinal else { return "is \(audit.state.rawValue) already" }
    let name = after.personName(taker)
    switch holding.part {
    case .auditee:
      if audit.auditors.contains(taker) { return "\(name) audits it" }
      audit.auditees.replace(person, with: taker)
    case .auditor:
      if audit.auditors.contains(taker) { return "\(name) audits it already" }
      audit.team.replace(person, with: taker)
    default:
      guard audit.auditor == person else { return "has another auditor meanwhile" }
      audit.auditor = taker
      audit.team.removeAll { $0 == taker || $0 == person }
    }
    if after.profile.isStrict, holding.part != .auditee {
      var alone = audit
      (alone.auditor, alone.team) = (taker, [])
      let concerns = settled.impartialityConcerns(of: alone, lines: auditLines(audit.id))
      if let first = concerns.first { return "\(first) (strict mode)" }
    }
    after.audits.put(audit)
    return nil
  }

  private mutating func giveCompetence(_ holding: Holding, to taker: RecordID) -> String? {
    guard var competence = after.competences[holding.record] else { return "is not there" }
    guard holding.part == .owner else { return "has to be learnt: Enter on it books a training" }
    guard competence.owner == person else { return "has another owner meanwhile" }
    competence.owner = taker
    after.competences.put(competence)
    return nil
  }

  private mutating func giveRole(_ holding: Holding, to taker: RecordID) -> String? {
    guard var new = after.people[taker] else { return "nobody to give it to" }
    let last = before.people[person]?.left
    let first = last.map { max($0 + 1, today) } ?? today
    if new.roles(on: first).contains(holding.record) {
      return "\(new.name) has this role already"
    }
    new.take(holding.record, from: first)
    after.people.put(new)
    touch(.person, taker)
    return nil
  }

  private mutating func giveTraining(_ holding: Holding, to taker: RecordID) -> String? {
    switch holding.part {
    case .effectJudge:
      guard var record = after.trainings[holding.record], record.judgedBy == person,
        record.awaitsJudgement
      else { return "is judged already, or by somebody else" }
      if record.person == taker {
        return "\(after.personName(taker)) would judge their own training"
      }
      record.judgedBy = taker
      after.trainings.put(record)
    case .trainer:
      guard var session = after.sessions[holding.record], session.isOpen else {
        return "is held or cancelled already"
      }
      session.trainer = after.personName(taker)
      after.sessions.put(session)
    default: return "nobody can be trained in another's place: the booking is taken out"
    }
    return nil
  }

  private func auditLines(_ audit: RecordID) -> [AuditLine] {
    lines.lines(of: audit).compactMap { before.auditLines[$0] }
  }

  // MARK: What it amounts to

  mutating func finish(library: Library) -> Handover {
    for place in touched { result.changes += changes(at: place, as: place.kind.type) }
    warnOfLastDays()
    warnOfAudits()
    warnOfLoad(library)
    return result
  }

  private func changes<R: Record>(at place: Place, as type: R.Type) -> [Change] {
    if let record = after[keyPath: R.register][place.id] { return before.changes(putting: record) }
    return before[keyPath: R.register][place.id].map { before.changes(removing: $0) } ?? []
  }

  /// Audits to come whose auditors would own what they audit, or do not do on the day.
  private mutating func warnOfAudits() {
    for audit in after.audits.all where !audit.state.isFinal && !audit.auditKind.isExternal {
      let isTouched = seen.contains(Place(kind: .audit, id: audit.id))
      guard isTouched || audit.auditors.contains(where: takers.contains) else { continue }
      let lines = auditLines(audit.id)
      let told = before.audits[audit.id].map { old in
        Set(before.impartialityConcerns(of: old, lines: lines))
      }
      for concern in after.impartialityConcerns(of: audit, lines: lines)
      where told?.contains(concern) != true {
        result.warnings.append("\(concern), and would audit it in \(audit.name)")
      }
      let known = Set(before.audits[audit.id]?.auditors ?? [])
      guard isTouched, !known.isSuperset(of: audit.auditors) else { continue }
      for concern in after.concerns(aboutAuditorsOf: audit, today: today, lines: lines)
      where concern.kind != .impartiality && !known.contains(concern.person) {
        result.warnings.append("\(concern.text) (\(audit.name))")
      }
    }
  }

  /// Who takes something over and has a last day as well.
  private mutating func warnOfLastDays() {
    for taker in takers {
      guard let last = before.people[taker]?.left else { continue }
      let isFirst = before.people[person]?.left.map { last <= $0 } ?? false
      result.warnings.append(
        "\(before.personName(taker)) has a last day, \(last.full)"
          + (isFirst ? ", not after that of \(before.personName(person))" : ""))
    }
  }

  private mutating func warnOfLoad(_ library: Library) {
    let old = OwnershipMap(of: before, today: today, library: library)
    let new = OwnershipMap(of: after, today: today, library: library)
    let had = before.estateCount(of: person, today: today)
    let load = OpenLoad(before: before, after: after)
    for taker in takers {
      var figures: [String] = []
      let share = new.share(of: taker)
      if share.isTooMuch, share.count > old.share(of: taker).count {
        figures.append(
          "\(share.percent) % of everything would hang on \(after.personName(taker)), \(share.count) of \(share.of) things"
        )
      }
      let count = taken[taker] ?? 0
      if count >= Handover.many, count * 2 > had {
        figures.append(
          "\(after.personName(taker)) would take over \(count) of the \(max(had, count)) things of \(before.personName(person))"
        )
      }
      if let text = load.warning(of: taker, name: after.personName(taker)) { figures.append(text) }
      if !figures.isEmpty { result.warnings.append(figures.joined(separator: "; ")) }
    }
  }
}

extension Assignment {
  fileprivate var isOfAuditor: Bool { holding.kind == .audit && holding.part != .auditee }
}

extension Organisation {
  /// The deputy of a record of a kind that has one.
  fileprivate func deputy(of id: RecordID, _ kind: RecordKind) -> RecordID? {
    switch kind {
    case .area: areas[id]?.deputy
    case .document: documents[id]?.deputy
    case .objective: objectives[id]?.deputy
    case .responsibility: responsibilities[id]?.deputy
    default: nil
    }
  }
}

extension Action {
  /// Whether somebody has a step of the plan still to do.
  fileprivate func doesStep(_ person: RecordID) -> Bool {
    plan.contains { $0.isOpen && ($0.owner ?? owner) == person }
  }
}

extension [RecordID] {
  /// Puts somebody in another's place, each once.
  fileprivate mutating func replace(_ old: RecordID, with new: RecordID) {
    guard let place = firstIndex(of: old) else { return }
    if contains(new) { remove(at: place) } else { self[place] = new }
  }
}
