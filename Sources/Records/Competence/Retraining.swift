/// Roles that are to be trained anew from a day on: a document says something else now, or a nonconformity had its
/// cause in what people knew.
package struct Retraining: Hashable, Sendable {
  /// A role and what its people learn.
  package struct Part: Hashable, Sendable {
    package let role: RecordID
    package let competence: RecordID

    package init(role: RecordID, competence: RecordID) {
      self.role = role
      self.competence = competence
    }
  }

  /// How somebody stands whom it concerns.
  package struct Concerned: Hashable, Sendable {
    package enum Standing: Hashable, Sendable {
      /// Trained on the day or later.
      case done
      /// What was learnt before counts until a day.
      case until(Day)
      /// A gap as soon as it is asked.
      case gap
      /// A gap from a day to come, on which it is first required.
      case gapFrom(Day)

      /// Whether what counts until now no longer does on a day, or what is not required yet is then.
      package func isGap(on day: Day) -> Bool {
        switch self {
        case .until(let last): last < day
        case .gapFrom(let first): first <= day
        case .done, .gap: false
        }
      }
    }

    package let person: RecordID
    package let part: Part
    package let standing: Standing
  }

  package let parts: [Part]
  /// A competence that is not on file yet, or that from now on teaches the document.
  package let made: Competence?
  /// Trainings before this day no longer count.
  package let since: Day
  /// From the day on, how long people have to learn anew; `nil` for no time at all.
  package let within: Period?
  /// What asks for it: "SOP-07 version 4", "NC-2026-014".
  package let reason: String

  package init(
    _ parts: [Part], making made: Competence? = nil, since: Day, within: Period?, reason: String
  ) {
    self.parts = parts
    self.made = made
    self.since = since
    self.within = within
    self.reason = reason
  }

  /// What a new version of a document asks of the roles that it names: to each the competence that teaches it and that
  /// the role needs already, else the first that teaches it, else a new one of its name.
  ///
  /// - Parameter newID: the identifier of a competence that has to be made.
  package init(
    of document: Document, in organisation: Organisation, since: Day, within: Period?,
    newID: RecordID
  ) {
    let teaching = organisation.competences.all.filter { $0.teaches == document.id }
      .sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
    var made: Competence?
    if teaching.isEmpty {
      let name = [document.reference, document.title].filter { !$0.isEmpty }.joined(separator: " ")
      var competence =
        organisation.competences[organisation.find(.competence, named: name)]
        ?? Competence(id: newID)
      competence.name = name
      competence.teaches = document.id
      made = competence
    }
    let usual = (teaching.first ?? made)?.id
    let parts = document.roles.flatMap { role in
      let own = teaching.map(\.id).filter { organisation.requirement(of: role, $0) != nil }
      return (own.isEmpty ? [usual].compactMap(\.self) : own).map {
        Part(role: role, competence: $0)
      }
    }
    let version = document.version.isEmpty ? "" : " version \(document.version)"
    self.init(
      parts, making: parts.isEmpty ? nil : made, since: since, within: within,
      reason: document.name + version)
  }

  /// The day by which all are to be trained anew.
  package var neededBy: Day { within.map(since.adding) ?? since }

  /// The requirement that a part comes to: the one on file, asked for anew, or a new one.
  ///
  /// What asked for training on a later day already goes on doing so, for the sake of both. Asked for a second time by
  /// the same, it stays as it is: no gap that counts is taken away and no day moved. Asked for by another while people
  /// still lack what was asked for before, they get no more time than they had.
  package func requirement(
    for part: Part, in organisation: Organisation, today: Day? = nil, newID: RecordID
  ) -> Requirement {
    let known = organisation.requirement(of: part.role, part.competence)
    var rule = known ?? Requirement(id: newID)
    if known == nil { rule.from = since }
    rule.role = part.role
    rule.competence = part.competence
    rule.isMandatory = true
    let isOpen = rule.since != nil && organisation.lacksTraining(rule, on: since)
    if rule.since != nil, rule.isBecause(of: reason) { return rule }
    if let earlier = rule.since,
      earlier > since || isOpen && rule.anewBy < since && since > (today ?? since)
    {
      if rule.reason.isEmpty {
        rule.reason = reason
      } else if !rule.isBecause(of: reason) {
        rule.reason += "; \(reason)"
      }
    } else {
      if isOpen, rule.anewBy < neededBy {
        rule.within = rule.anewBy > since ? Period(rule.anewBy - since, .days) : nil
      } else {
        rule.within = within
      }
      rule.since = since
      rule.reason = reason
    }
    return rule
  }

  /// Everything that changes, as one step.
  package func changes(
    in organisation: Organisation, today: Day? = nil, newID: () -> RecordID
  ) -> [Change] {
    let first = made.map { organisation.changes(putting: $0) } ?? []
    return first
      + parts.flatMap {
        organisation.changes(
          putting: requirement(for: $0, in: organisation, today: today, newID: newID()))
      }
  }

  /// Everyone who has one of the roles on the day that it is asked, or today where that is later; by name.
  package func concerned(in organisation: Organisation, today: Day) -> [Concerned] {
    let day = max(since, today)
    let rule = CellRule(on: today, today: today, of: organisation.profile)
    var found: [Concerned] = []
    for part in parts {
      let byPerson = organisation.trainingsByPerson(in: part.competence)
      // Nothing is kept of it, so any identifier will do.
      let requirement = requirement(for: part, in: organisation, today: today, newID: part.role)
      let from = requirement.since ?? since
      for person in organisation.people.all where person.isHere(on: day) {
        guard let held = person.heldRoles(on: day).first(where: { $0.role == part.role }) else {
          continue
        }
        let records = byPerson[person.id] ?? []
        let isDone = records.contains {
          $0.isTraining(since: from, today: today, requirement, rule.scale)
        }
        let cell = rule.cell(
          of: person.id, part.competence, records: records,
          duties: [Duty(requirement, of: person, holding: held)])
        let standing: Concerned.Standing =
          if isDone {
            .done
          } else if cell.state.isHeld, let end = cell.lastDay {
            .until(end)
          } else if let first = requirement.from, first > today {
            .gapFrom(first)
          } else {
            .gap
          }
        found.append(Concerned(person: person.id, part: part, standing: standing))
      }
    }
    return found.sorted {
      (organisation.personName($0.person).lowercased(), $0.person)
        < (organisation.personName($1.person).lowercased(), $1.person)
    }
  }
}

extension TrainingRecord {
  /// Whether it is a training on a day or later, that counts, at the level that is needed.
  fileprivate func isTraining(
    since: Day, today: Day, _ requirement: Requirement, _ scale: LevelScale
  ) -> Bool {
    counts(on: today, today: today) && (date ?? since - 1) >= since
      && scale.isMet(requirement.level, by: level)
  }
}

extension Requirement {
  /// The day by which all are to be trained who were before; of one that has no such day, none.
  package var anewBy: Day {
    since.map { since in within.map(since.adding) ?? since } ?? .never
  }

  /// Whether a reference is what asks for it, or among what does.
  package func isBecause(of reference: String) -> Bool {
    guard !reference.isEmpty else { return false }
    return reason.split(separator: ";").contains { $0.trimmed.folded == reference.folded }
  }
}

/// How far the training anew is that a record asked for.
package struct RetrainingProgress: Hashable, Sendable {
  package let requirement: Requirement
  /// Who has the role and was trained since.
  package let trained: [RecordID]
  /// Who has the role and was not.
  package let open: [RecordID]

  /// The day by which all are to be trained; `nil` when no day was set.
  package var neededBy: Day? {
    requirement.since == nil ? nil : requirement.anewBy
  }
}

extension Organisation {
  /// The requirement that a role has of a competence.
  package func requirement(of role: RecordID, _ competence: RecordID) -> Requirement? {
    requirements.all.first { $0.role == role && $0.competence == competence }
  }

  /// Whether somebody has the role on a day and was not trained since the requirement asked for it.
  fileprivate func lacksTraining(_ rule: Requirement, on day: Day) -> Bool {
    guard let role = rule.role, let competence = rule.competence, let since = rule.since else {
      return false
    }
    let byPerson = trainingsByPerson(in: competence)
    let scale = LevelScale(profile.levels)
    return people.all.contains { person in
      person.isHere(on: day) && person.roles(on: day).contains(role)
        && !(byPerson[person.id] ?? []).contains {
          $0.isTraining(since: since, today: day, rule, scale)
        }
    }
  }

  /// How many of those concerned were trained since a record asked for it.
  ///
  /// - Parameter reference: what the requirements give as their reason.
  package func retrained(because reference: String, today: Day) -> [RetrainingProgress] {
    let rules = requirements.all.filter { $0.isBecause(of: reference) && $0.since != nil }
    let scale = LevelScale(profile.levels)
    return rules.map { rule in
      let day = max(rule.since ?? today, today)
      let holders = people.all.filter { person in
        person.isHere(on: day) && rule.role.map(person.roles(on: day).contains) == true
      }
      let byPerson = rule.competence.map { trainingsByPerson(in: $0) } ?? [:]
      let trained = holders.filter { person in
        (byPerson[person.id] ?? []).contains {
          $0.isTraining(since: rule.since ?? today, today: today, rule, scale)
        }
      }
      let done = Set(trained.map(\.id))
      return RetrainingProgress(
        requirement: rule, trained: trained.map(\.id),
        open: holders.map(\.id).filter { !done.contains($0) })
    }
  }

  /// Whom an action's cause may ask to train anew, and in what: from a document that it names, else from documents in
  /// force about its clauses, else from those who work in its area.
  package func proposedRetraining(
    for action: Action, today: Day
  ) -> (competence: RecordID?, roles: [RecordID]) {
    let words = "\(action.title) \(action.notes) \(action.correction)".folded
    let inForce = documents.all.filter { $0.isInForce(on: today) }
    let named = inForce.filter { !$0.reference.isEmpty && words.contains($0.reference.folded) }
    let about = inForce.filter { document in
      (action.area == nil || document.area == nil || document.area == action.area)
        && document.clauses.contains { clause in
          action.clauses.contains { $0.isWithin(clause) || clause.isWithin($0) }
        }
    }
    let documents = named.isEmpty ? about : named
    let taught = competences.all.filter { $0.teaches.map(documents.map(\.id).contains) == true }
    var roles = documents.flatMap(\.roles)
    if roles.isEmpty, let area = action.area {
      let inArea = areaAndBelow(area)
      roles = people.all.filter { $0.isActive(on: today) && $0.area.map(inArea.contains) == true }
        .flatMap { $0.roles(on: today) }
    }
    if roles.isEmpty, let competence = taught.first?.id {
      roles = requirements.all.filter { $0.competence == competence }.compactMap(\.role)
    }
    var seen: Set<RecordID> = []
    return (taught.first?.id, roles.filter { seen.insert($0).inserted })
  }
}
