extension Organisation {
  /// Documents that are not held against practice, or point to what is no more. Who owns them is judged as ownership.
  func addDocuments(_ basis: ReadinessBasis, to findings: inout ReadinessFindings) {
    let inForce = documents.all.filter { $0.isInForce(on: basis.today) }
    guard !inForce.isEmpty else {
      return findings.add(.noDocument, whole: "no document registered yet", .document)
    }
    findings.good[.documents] = "reviewed in time, and what is done"
    let flaws = documentFlaws(today: basis.today)
    func add(_ rule: ReadinessRule, _ text: String, _ kinds: Set<DocumentFlaw.Kind>) {
      // A document stands once in a cause, however many roles it names in vain.
      var seen: Set<RecordID> = []
      let found = flaws.filter { kinds.contains($0.kind) && seen.insert($0.document).inserted }
      findings.add(rule, text, .document, found.map(\.document))
    }
    add(.reviewsPastDue, "past review", [.reviewOverdue, .neverReviewed])
    add(.notWhatIsDone, "not what is done", [.doesNotMatch])
    add(.rolesNobodyHolds, "naming roles nobody holds", [.roleNobodyHolds])
    add(
      .replacedStillUsed, "replaced, still in use",
      [.stillNamed, .replacementWithdrawn, .formNotReplaced])
  }

  /// Objectives that are missed, unread or no objectives at all.
  func addObjectives(_ basis: ReadinessBasis, to findings: inout ReadinessFindings) {
    let pursued = objectives.all.filter { $0.isPursued(on: basis.today) }
    guard !pursued.isEmpty else {
      return findings.add(
        .noObjective,
        whole: objectives.isEmpty ? "no objective set yet" : "no objective pursued any more",
        .objective)
    }
    findings.good[.objectives] = "on track, read on time"
    let standings = pursued.map { (id: $0.id, standing: $0.standing(on: basis.today)) }
    func ids(_ isMeant: (ObjectiveStanding) -> Bool) -> [RecordID] {
      standings.filter { isMeant($0.standing) }.map(\.id)
    }
    findings.add(.offTrack, "off track", .objective, ids { $0.was == .offTrack })
    findings.add(.unread, "not read in time", .objective, ids(\.isStale))
    findings.add(.atRisk, "at risk", .objective, ids { $0.was == .atRisk })
    findings.add(
      .notMeasurable, "without a target", .objective,
      pursued.filter { $0.target == nil }.map(\.id))
  }
}

extension Organisation {
  /// How management reviews are held: at all, in time, with decisions, and not for the auditor only.
  func addReviews(_ basis: ReadinessBasis, to findings: inout ReadinessFindings) {
    findings.good[.review] = "held, minuted, and it decided something"
    guard lastReview(before: basis.today + 1) != nil else {
      return findings.add(.noReview, whole: "no management review held yet", .review)
    }
    let flags = reviewFlags(today: basis.today)
    if let none = flags.first(where: { $0.kind == .tooLongAgo }) {
      return findings.add(
        .noReview,
        whole: "no management review for 12 months", .review,
        none.review.map { [RecordPlace(kind: .review, id: $0)] } ?? [])
    }
    func add(_ rule: ReadinessRule, _ text: String, _ kinds: Set<ReviewFlag.Kind>) {
      var seen: Set<RecordID> = []
      let found = flags.filter { kinds.contains($0.kind) }.compactMap(\.review)
        .filter { seen.insert($0).inserted }
      findings.add(rule, text, .review, found)
    }
    add(.reviewOverdue, "planned and not held", [.overdue, .postponed])
    add(.decidesNothing, "without a decision", [.noDecision])
    add(.onlyBeforeSurveillance, "only just before the audit", [.beforeAudit])
    add(.notMinuted, "not minuted", [.notMinuted])
    add(.notActedOn, "with decisions not acted on", [.incompleteDecisions, .notActed])
    add(.chairAbsent, "without top management", [.chairAbsent])
    let empty = flags.filter { $0.kind == .emptyInputs }.compactMap(\.review)
    let inputs = empty.reduce(0) { sum, id in
      sum + (reviews[id].map { emptyTopics(of: $0).count } ?? 0)
    }
    findings.add(
      .inputsEmpty, inputs == 1 ? "input empty" : "inputs empty", .review, empty, count: inputs)
  }
}
