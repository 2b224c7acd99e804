/// What the registers know about a question of the self-check.
package enum SelfCheckFact: Hashable, Sendable, CaseIterable {
  case documentsReviewed, documentsMatching, ownershipSpread, heldByOne
  case objectivesWithOutcome, objectivesRead, objectiveActions
  case auditsKept, auditFindings, questionnaire, auditors, reviewHeld, reviewDecisions
  case causes, recurrences, trainingGaps, trainingEffect, evidence, goodNews, staffIdeas
  case overdue, externalFindings, documentOwners, documentsWithdrawn, helpSigns
}

/// Facts for the self-check as of a day; each is worked out when it is asked for.
package struct SelfCheckFacts {
  private let organisation: Organisation
  private let today: Day
  private let matrix: TrainingMatrix
  private let ownership: OwnershipMap
  private let since: Day

  /// - Parameters:
  ///   - matrix: that of the day.
  ///   - ownership: that of the day.
  package init(
    of organisation: Organisation, today: Day, matrix: TrainingMatrix, ownership: OwnershipMap
  ) {
    self.organisation = organisation
    self.today = today
    self.matrix = matrix
    self.ownership = ownership
    since = today.adding(months: -12)
  }

  /// One sentence; the last 12 months where it does not say otherwise.
  package func sentence(_ fact: SelfCheckFact) -> String {
    switch fact {
    case .documentsReviewed, .documentsMatching, .documentOwners, .documentsWithdrawn:
      documents(fact)
    case .objectivesWithOutcome, .objectivesRead, .objectiveActions: objectives(fact)
    case .auditsKept, .auditFindings, .questionnaire, .auditors, .reviewHeld, .reviewDecisions:
      audits(fact)
    case .causes, .recurrences, .evidence, .goodNews, .staffIdeas, .overdue, .externalFindings,
      .helpSigns:
      actions(fact)
    case .ownershipSpread, .heldByOne, .trainingGaps, .trainingEffect: people(fact)
    }
  }

  private func isLately(_ day: Day?) -> Bool { day.map { since < $0 && $0 <= today } ?? false }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private func documents(_ fact: SelfCheckFact) -> String {
    let inForce = organisation.documents.all.filter { $0.isInForce(on: today) }
    let total = counted(inForce.count, "document")
    let reviewed = inForce.filter { $0.reviews.contains { isLately($0.on) } }
    switch fact {
    case .documentsReviewed:
      return "\(reviewed.count) of \(total) in force reviewed in the last 12 months"
    case .documentsMatching:
      let last = reviewed.compactMap {
        $0.reviews.filter { isLately($0.on) }.max { ($0.on ?? .never) < ($1.on ?? .never) }?.matches
      }
      return "of \(counted(last.count, "document")) asked about in the last 12 months, "
        + "\(last.count { $0 }) matched practice and \(last.count { !$0 }) did not"
    case .documentOwners:
      let unowned = inForce.count { organisation.people[$0.owner]?.isActive(on: today) != true }
      return "\(unowned) of \(total) in force without an owner who works here"
    default:
      let gone = organisation.documents.all.count { isLately($0.withdrawn) }
      return
        "\(counted(gone, "document")) withdrawn in the last 12 months, \(inForce.count) in force"
    }
  }

  private func objectives(_ fact: SelfCheckFact) -> String {
    let open = organisation.objectives.all.filter { $0.closed == nil }
    let total = counted(open.count, "open objective")
    switch fact {
    case .objectivesWithOutcome:
      return
        "\(open.count { !$0.outcome.trimmed.isEmpty }) of \(total) \(open.count == 1 ? "says" : "say") what the business has from it"
    case .objectivesRead:
      let read = open.count { objective in
        objective.readings.compactMap(\.on).max().map { $0.adding(objective.frequency) >= today }
          ?? false
      }
      return "\(read) of \(total) read within the time they ask"
    default:
      let count = organisation.actions.all.count {
        $0.source == .objective && isLately($0.raised)
      }
      return "\(counted(count, "action")) came from objectives in the last 12 months"
    }
  }

  private func audits(_ fact: SelfCheckFact) -> String {
    let own = organisation.audits.all.filter { $0.auditKind == .internal && $0.state != .cancelled }
    let held = own.filter { $0.state == .reported && isLately($0.day) }
    switch fact {
    case .auditsKept:
      let late = own.count { $0.isOverdue(on: today) }
      let moved = own.filter { isLately($0.day) || $0.state != .reported }.count {
        $0.postponements > 0
      }
      return "\(counted(held.count, "internal audit")) reported in the last 12 months; "
        + "\(moved) put off, \(late) waiting past their day"
    case .auditFindings:
      let ids = Set(held.map(\.id))
      let found = organisation.auditLines.all.count { line in
        line.audit.map(ids.contains) ?? false && !line.isDropped
          && (line.finding?.makesAction ?? false)
      }
      return
        "\(counted(found, "finding")) in \(counted(held.count, "internal audit")) of the last 12 months"
    case .questionnaire:
      let own = organisation.questions.all.count { !$0.isRetired }
      return own == 0
        ? "no question of your own is in the questionnaire yet"
        : "\(counted(own, "question")) of your own in the questionnaire"
    case .auditors:
      let people = Set(held.flatMap(\.auditors))
      return
        "\(people.count) \(people.count == 1 ? "person" : "people") audited in the last 12 months"
    default: return reviews(fact)
    }
  }

  private func reviews(_ fact: SelfCheckFact) -> String {
    let held = organisation.reviews.all.filter { ($0.held ?? .never) <= today }
      .sorted { ($0.held ?? .never) < ($1.held ?? .never) }
    guard let last = held.last, let day = last.held else {
      return "no management review is on file"
    }
    if fact == .reviewHeld {
      let lately = held.count { isLately($0.held) }
      return
        "\(counted(lately, "review")) in the last 12 months, the last on \(day.spoken), \(last.present.count) present"
    }
    let followed = last.decisions.compactMap { organisation.actions[$0.action] }
    return "the last one, on \(day.spoken), made \(counted(last.decisions.count, "decision")); "
      + "\(followed.count { $0.stage == .closed }) of its \(counted(followed.count, "action")) closed"
  }

  private func actions(_ fact: SelfCheckFact) -> String {
    let all = organisation.actions.all
    switch fact {
    case .causes:
      let closed = all.filter {
        $0.needsCauseAndEffectiveness && $0.stage == .closed && isLately($0.closed)
      }
      return
        "\(closed.count { !$0.rootCauses.isEmpty }) of \(closed.count) nonconformities closed in the last 12 months name a cause"
    case .recurrences:
      let again = all.count {
        $0.recurrenceOf != nil && $0.stage != .cancelled && isLately($0.raised)
      }
      let judged = all.filter { isLately($0.effectiveOn) && $0.effective != nil }
      return "\(again) of the last 12 months' actions were the same again; "
        + "\(judged.count { $0.effective == true }) of \(judged.count) judged were effective"
    case .evidence:
      let done = all.lazy.filter { !$0.plan.isEmpty }.flatMap { action in
        action.plan.filter { isLately($0.done) && $0.isCompleted }.map {
          !$0.evidence.isEmpty || !$0.result.isEmpty || !action.evidence.isEmpty
        }
      }
      let shown = done.count { $0 }
      return
        "\(shown) of \(counted(Array(done).count, "step")) done in the last 12 months name a result or evidence"
    case .goodNews:
      let closed = all.count { $0.stage == .closed && isLately($0.closed) }
      let strengths = organisation.auditLines.all.count {
        $0.finding == .strength && isLately($0.assessed)
      }
      return
        "\(counted(closed, "action")) closed and \(counted(strengths, "strength")) noted in the last 12 months: n on the dashboard tells them"
    case .staffIdeas:
      let raised = all.filter { isLately($0.raised) }
      return
        "\(raised.count { $0.source == .staff }) of \(counted(raised.count, "action")) of the last 12 months came from staff"
    case .overdue:
      return "\(counted(all.count { $0.isOverdue(on: today) }, "action")) past their day today"
    case .externalFindings:
      let open = all.count { $0.source == .externalAudit && !$0.stage.isFinal }
      return "\(counted(open, "finding")) of external audits still open"
    default:
      let again = all.count { $0.recurrenceOf != nil && !$0.stage.isFinal }
      let empty = organisation.reviews.all.count { isLately($0.held) && $0.decisions.isEmpty }
      return
        "\(counted(again, "open action")) the same again; \(counted(empty, "review")) without a decision in the last 12 months"
    }
  }

  private func people(_ fact: SelfCheckFact) -> String {
    switch fact {
    case .ownershipSpread:
      guard let most = ownership.shares.first else { return "nothing has an owner yet" }
      let unowned = ownership.things.count {
        $0.standing != .here && $0.subject.group != .clauses
      }
      return
        "\(organisation.personName(most.person)) has the most, \(most.percent)% of what is owned; \(counted(unowned, "thing")) without an owner who is here"
    case .heldByOne:
      let alone = matrix.heldByOne
      return alone.isEmpty
        ? "no competence is held by one person alone"
        : "\(counted(alone.count, "competence")) held by one person alone: \(alone.map(\.name).listed(limit: 3))"
    case .trainingGaps:
      return "\(counted(matrix.gaps.count, "gap")) in what roles require today"
    default:
      let judged = organisation.trainings.all.filter { isLately($0.judged) && $0.effect != nil }
      return
        "the effect of \(counted(judged.count, "training")) judged in the last 12 months, \(judged.count { $0.effect == .yes }) with effect"
    }
  }
}
