extension ReviewFacts {
  var earlierActions: [ReviewFigure] {
    var figures: [ReviewFigure] = []
    if let last {
      let outcomes = organisation.outcomes(of: last, on: day)
      func made(_ state: ReviewOutcome.State, _ words: String) -> ReviewFigure {
        figure(
          "decision", nil, "of \(last.name) \(words)", .action,
          outcomes.filter { $0.state == state }.compactMap(\.action))
      }
      figures += [made(.done, "done"), made(.open, "open"), made(.overdue, "overdue")]
      if outcomes.contains(where: { $0.state == .cancelled }) {
        figures.append(made(.cancelled, "cancelled"))
      }
      let bare = outcomes.count { $0.state == .noAction }
      if bare > 0 {
        let what = bare == 1 ? "decision" : "decisions"
        figures.append(
          ReviewFigure(
            text: "\(bare) \(what) of \(last.name) that became no action", count: nil,
            records: [RecordPlace(kind: .review, id: last.id)]))
      }
    }
    let decided = actions.filter {
      ($0.actionKind == .reviewDecision || $0.source == .managementReview)
        && !own.contains($0.id)
    }
    figures += [
      figure("action", nil, "from earlier reviews open", open(decided)),
      figure("action", nil, "from earlier reviews overdue", overdue(decided)),
    ]
    let closed = closedNew(actions)
    let judged = closed.filter { $0.due != nil }
    figures += [
      figure("action", nil, "of all kinds open", open(actions)),
      figure("action", nil, "of all kinds overdue", overdue(actions)),
      figure("action", nil, "of all kinds closed \(period)", closed),
    ]
    if !judged.isEmpty {
      figures.append(
        share(
          "of these closed in time",
          judged.filter { ($0.doneOn ?? $0.closed ?? .never) <= $0.due ?? .never },
          of: judged.count))
    }
    figures.append(
      figure("open action", nil, "put off twice or more", open(actions).filter { $0.slips >= 2 }))
    return figures
  }

  var nonconformities: [ReviewFigure] {
    let all = actions.filter { $0.actionKind == .nonconformity }
    let new = raisedNew(all)
    var figures = [
      figure("nonconformity", "nonconformities", "raised \(period)", new),
      figure("of these major", "of these major", "", new.filter { $0.grade == .major }),
      figure("of these minor", "of these minor", "", new.filter { $0.grade == .minor }),
    ]
    let ungraded = new.filter { $0.grade == nil }
    if !ungraded.isEmpty {
      figures.append(figure("of these not graded", "of these not graded", "", ungraded))
    }
    for source in Action.Source.allCases {
      let found = new.filter { $0.source == source }
      if !found.isEmpty {
        let text = "of these from: \(source.rawValue)"
        figures.append(figure(text, text, "", found))
      }
    }
    let judged = all.filter { $0.effective != nil && isNew($0.effectiveOn) }
    figures += [
      figure("nonconformity", "nonconformities", "open", open(all)),
      figure("nonconformity", "nonconformities", "overdue", overdue(all)),
      figure(
        "action", nil, "found effective \(period)", judged.filter { $0.effective == true }),
      figure(
        "action", nil, "found not effective \(period)", actions.filter { hasFailedNew($0) }),
      figure("recurrence", nil, "raised \(period)", raisedNew(actions.filter { recurs($0) })),
    ]
    return figures
  }

  /// Whether a check of the effect failed since the review before; the action may have gone on to another round.
  private func hasFailedNew(_ action: Action) -> Bool {
    (action.effective == false && isNew(action.effectiveOn))
      || action.rounds.contains { $0.effective == false && isNew($0.on) }
  }

  private func recurs(_ action: Action) -> Bool {
    action.recurrenceOf != nil && action.recurrenceOf != action.id
  }

  var feedback: [ReviewFigure] {
    let complaints = actions.filter { $0.actionKind == .complaint }
    let others = actions.filter { $0.source == .customer && $0.actionKind != .complaint }
    return course(of: complaints, "complaint")
      + [figure("other action", nil, "from customers raised \(period)", raisedNew(others))]
  }

  var suppliers: [ReviewFigure] {
    let found = actions.filter { $0.source == .supplier }
    let held = organisation.audits.all.filter { $0.auditKind == .supplier && isHeldNew($0) }
    return course(of: found, "action from suppliers", "actions from suppliers")
      + [figure("supplier audit", nil, "held \(period)", .audit, held.map(\.id))]
  }

  var compliance: [ReviewFigure] {
    let incidents = actions.filter { $0.actionKind == .incident || $0.source == .incident }
    let clauses = Set(actions(citing: ["6.1.3", "9.1.2"], of: ["14001", "45001"]).map(\.id))
    let obligations = actions.filter {
      clauses.contains($0.id) || $0.category.folded == "compliance"
    }
    return course(of: incidents, "incident") + [
      figure("action", nil, "about compliance raised \(period)", raisedNew(obligations)),
      figure("action", nil, "about compliance open", open(obligations)),
    ]
  }

  var workers: [ReviewFigure] {
    let staff = actions.filter { $0.source == .staff }
    return [
      figure("action", nil, "raised by staff \(period)", raisedNew(staff)),
      figure("of these closed", "of these closed", "", closedNew(raisedNew(staff))),
    ] + about("participation of workers", clauses: ["5.4"], of: ["45001"])
  }

  var risk: [ReviewFigure] {
    course(of: actions.filter { $0.actionKind == .riskTreatment }, "risk treatment")
      + about(
        "assessment and treatment of risks", clauses: ["6.1.2", "6.1.3", "8.2", "8.3"],
        of: ["27001"])
  }

  var riskActions: [ReviewFigure] {
    let found = actions.filter { $0.actionKind == .riskTreatment }
    return [
      figure("action", nil, "on risks open", open(found)),
      figure("action", nil, "on risks closed \(period)", closedNew(found)),
      figure(
        "action", nil, "on risks found effective \(period)",
        found.filter { $0.effective == true && isNew($0.effectiveOn) }),
      figure(
        "action", nil, "on risks found not effective \(period)",
        found.filter { hasFailedNew($0) }),
    ]
  }

  var improvement: [ReviewFigure] {
    let found = actions.filter { $0.actionKind == .improvement }
    return [
      figure("improvement", nil, "proposed \(period)", raisedNew(found)),
      figure("improvement", nil, "open", open(found)),
      figure("improvement", nil, "made \(period)", closedNew(found)),
    ]
  }
}
