/// One thing that a person owns, has to do, or alone can do: what is left behind when they go.
package struct Holding: Hashable, Sendable, Identifiable {
  /// What the person is for the record.
  package enum Part: Hashable, Sendable {
    case owner, deputy
    /// Of a step of an action's plan, by its place and title.
    case step(Int, String)
    /// Judges an action's effectiveness.
    case judge
    case leadAuditor, auditor, auditee
    /// The only one who can do a competence, or is in a role.
    case onlyOne
    /// Is booked for a training.
    case trainee
    /// Judges the effect of somebody's training.
    case effectJudge
    /// Teaches a session.
    case trainer
  }

  /// The order is that of the leaver's view.
  package enum Group: Int, Hashable, Sendable, CaseIterable, Comparable {
    case actions, steps, checks, audits, documents, objectives, areas, responsibilities
    case competences, roles, trainings

    package static func < (left: Group, right: Group) -> Bool { left.rawValue < right.rawValue }
  }

  package let kind: RecordKind
  package let record: RecordID
  package let part: Part
  /// The day by which something is due; `nil` when no day is known.
  package let due: Day?

  package init(_ kind: RecordKind, _ record: RecordID, _ part: Part, due: Day? = nil) {
    self.kind = kind
    self.record = record
    self.part = part
    self.due = due
  }

  /// Another for each record and part; it stays the same as long as the thing is there.
  package var id: RecordID {
    let text =
      if case .step(let place, let title) = part { "step \(place) \(title)" } else { "\(part)" }
    return RecordID("\(kind.rawValue) \(record) \(text)") ?? record
  }

  package var group: Group {
    switch (kind, part) {
    case (.action, .step): .steps
    case (.action, .judge): .checks
    case (.action, _): .actions
    case (.audit, _): .audits
    case (.document, _): .documents
    case (.objective, _): .objectives
    case (.area, _): .areas
    case (.responsibility, _): .responsibilities
    case (.competence, _): .competences
    case (.role, _): .roles
    default: .trainings
    }
  }

  /// What the person is for it: `owner`, `lead auditor`.
  package var words: String {
    switch part {
    case .owner: "owner"
    case .deputy: "deputy"
    case .step: "does a step"
    case .judge: "judges effect"
    case .leadAuditor: "lead auditor"
    case .auditor: "audits"
    case .auditee: "is audited"
    case .onlyOne: kind == .role ? "only one in it" : "only one able"
    case .trainee: "is booked"
    case .effectJudge: "judges effect"
    case .trainer: "teaches"
    }
  }
}

extension Holding.Group {
  package var title: String { String(describing: self) }
}

extension Organisation {
  /// What people call the record of a holding: `NC-2026-014`, `Stores`.
  package func name(of holding: Holding) -> String { name(of: holding.record, holding.kind) ?? "?" }

  /// What it is about, where the name does not say so.
  package func title(of holding: Holding) -> String {
    switch (holding.kind, holding.part) {
    case (.action, .step(_, let title)): title
    case (.action, _): actions[holding.record]?.title ?? ""
    case (.audit, _): audits[holding.record]?.title ?? ""
    case (.document, _):
      documents[holding.record].map { $0.reference.isEmpty ? "" : $0.title } ?? ""
    case (.objective, _): objectives[holding.record]?.measure ?? ""
    default: ""
    }
  }

  /// Everything that a person still owns, has to do, or alone can do on a day; nothing of the past.
  ///
  /// - Parameter matrix: that of the day.
  package func estate(of person: Person, today: Day, matrix: TrainingMatrix) -> [Holding] {
    let all =
      heldActions(person.id) + heldAudits(person.id)
      + heldRecords(person.id, today: today)
      + heldAlone(person, today: today, matrix: matrix) + heldTrainings(person, today: today)
    return all.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.group != b.group { return a.group < b.group }
      if a.due != b.due { return (a.due ?? .never) < (b.due ?? .never) }
      return left.offset < right.offset
    }.map(\.element)
  }

  private func heldActions(_ person: RecordID) -> [Holding] {
    var found: [Holding] = []
    let all = actions.all
    for place in all.indices where !all[place].stage.isFinal {
      let id = all[place].id
      if all[place].owner == person {
        found.append(Holding(.action, id, .owner, due: all[place].owedDay))
      }
      let plan = all[place].plan
      for step in plan.indices where plan[step].owner == person && plan[step].isOpen {
        found.append(
          Holding(
            .action, id, .step(step, plan[step].title), due: plan[step].due ?? all[place].due))
      }
      if all[place].effectiveBy == person, all[place].effective == nil {
        found.append(Holding(.action, id, .judge, due: all[place].effectivenessDue))
      }
    }
    return found
  }

  private func heldAudits(_ person: RecordID) -> [Holding] {
    audits.all.filter { !$0.state.isFinal }.flatMap { audit -> [Holding] in
      let due = audit.starts ?? audit.planned
      var parts: [Holding.Part] = []
      if audit.auditor == person { parts.append(.leadAuditor) }
      if audit.team.contains(person), audit.auditor != person { parts.append(.auditor) }
      if audit.auditees.contains(person) { parts.append(.auditee) }
      return parts.map { Holding(.audit, audit.id, $0, due: due) }
    }
  }

  private func heldRecords(_ person: RecordID, today: Day) -> [Holding] {
    var found: [Holding] = []
    func add(
      _ kind: RecordKind, _ id: RecordID, _ owner: RecordID?, _ deputy: RecordID?, _ due: Day? = nil
    ) {
      if owner == person { found.append(Holding(kind, id, .owner, due: due)) }
      if deputy == person { found.append(Holding(kind, id, .deputy, due: due)) }
    }
    for document in documents.all where document.isInForce(on: today) {
      add(.document, document.id, document.owner, document.deputy)
    }
    for objective in objectives.all where objective.closed == nil {
      add(.objective, objective.id, objective.owner, objective.deputy, objective.due)
    }
    for area in areas.all { add(.area, area.id, area.owner, area.deputy) }
    for record in responsibilities.all {
      add(.responsibility, record.id, record.owner, record.deputy)
    }
    for competence in competences.all { add(.competence, competence.id, competence.owner, nil) }
    return found
  }

  private func heldAlone(_ person: Person, today: Day, matrix: TrainingMatrix) -> [Holding] {
    let last = min(person.left ?? today, today)
    let others = people.all.filter { $0.id != person.id && $0.isHere(on: today) }
    let alone = heldCompetences(of: person, today: today).filter { competence in
      guard let column = matrix.column(of: competence) else { return false }
      return !matrix.holders(column: column).contains { $0.id != person.id }
    }
    // Somebody may have taken it from the day after the last on.
    let next = person.left.map { max($0 + 1, today) } ?? today
    let shared = Set(others.flatMap { $0.roles(on: today) + $0.roles(on: next) })
    return alone.sorted().map { Holding(.competence, $0, .onlyOne) }
      + person.roles(on: last).filter { !shared.contains($0) && roles[$0] != nil }
      .map { Holding(.role, $0, .onlyOne) }
  }

  /// Trainings to come; those before the last day take place, and are left as they are.
  private func heldTrainings(_ person: Person, today: Day) -> [Holding] {
    let all = trainings.all
    var found: [Holding] = []
    for place in all.indices {
      if all[place].person == person.id, let day = all[place].booking(on: today, today: today),
        person.left.map({ day > $0 }) ?? true
      {
        found.append(Holding(.training, all[place].id, .trainee, due: day))
      }
      if all[place].judgedBy == person.id, all[place].awaitsJudgement {
        found.append(Holding(.training, all[place].id, .effectJudge, due: all[place].judgeOn))
      }
    }
    let name = person.name.folded
    for session in sessions.all
    where session.isOpen && !name.isEmpty && session.trainer.folded == name {
      found.append(Holding(.session, session.id, .trainer, due: session.date))
    }
    return found
  }

  /// How many things a person still owns or has to do; what they alone can do is left out.
  func estateCount(of person: RecordID, today: Day) -> Int {
    heldActions(person).count + heldAudits(person).count + heldRecords(person, today: today).count
      + (people[person].map { heldTrainings($0, today: today).count } ?? 0)
  }

  /// People whose last day is known and who still own something or have something to do, the longest gone first.
  ///
  /// - Parameter matrix: that of today, for what they alone can do as well; `nil` to leave it out.
  package func leaversWithEstate(
    today: Day, matrix: TrainingMatrix? = nil
  ) -> [(person: Person, things: [Holding])] {
    let named = peopleNamed
    return people.all.filter { $0.left != nil && named.contains($0.id) }
      .map { person in
        (
          person,
          heldActions(person.id) + heldAudits(person.id) + heldRecords(person.id, today: today)
            + heldTrainings(person, today: today)
        )
      }
      .filter { !$0.1.isEmpty }
      .map { person, things in
        (person, things + (matrix.map { heldAlone(person, today: today, matrix: $0) } ?? []))
      }
      .sorted {
        ($0.0.left ?? .never, $0.0.name, $0.0.id) < ($1.0.left ?? .never, $1.0.name, $1.0.id)
      }
  }

  /// Everyone whom some record that is not done names: most leavers have nothing any more, and are not looked for again
  /// one by one.
  private var peopleNamed: Set<RecordID> {
    var named: Set<RecordID> = []
    func add(_ person: RecordID?) { if let person { named.insert(person) } }
    let all = actions.all
    for place in all.indices where !all[place].stage.isFinal {
      add(all[place].owner)
      add(all[place].effectiveBy)
      for step in all[place].plan where step.isOpen { add(step.owner) }
    }
    for audit in audits.all where !audit.state.isFinal {
      named.formUnion(audit.auditors + audit.auditees)
    }
    let owners =
      areas.all.map { [$0.owner, $0.deputy] } + documents.all.map { [$0.owner, $0.deputy] }
      + objectives.all.map { [$0.owner, $0.deputy] }
      + responsibilities.all.map { [$0.owner, $0.deputy] } + competences.all.map { [$0.owner] }
    for person in owners.joined() { add(person) }
    let trainings = trainings.all
    for place in trainings.indices {
      if trainings[place].awaitsJudgement { add(trainings[place].judgedBy) }
      if trainings[place].result == .booked { add(trainings[place].person) }
    }
    let trainers = Set(sessions.all.lazy.filter(\.isOpen).map(\.trainer.folded))
    for person in people.all where trainers.contains(person.name.folded) { add(person.id) }
    return named
  }
}
