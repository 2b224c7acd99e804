/// What the organisation owes, over all registers: overdue and coming up.
package struct DueItem: Hashable, Sendable {
  /// Which register owes it; the words of `status --json`.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case action, step, effectiveness, audit, competence, document, objective, review, certificate
    case finding
  }

  package let kind: Kind
  /// The record to open.
  package let record: RecordID
  package let reference: String
  package let title: String
  /// The owner's name; empty when nobody owns it.
  package let owner: String
  /// The last day on which it is in time.
  package let due: Day
  /// Days from today to the due day; negative when overdue.
  package let days: Int

  /// Overdue starts the day after the due day.
  package var isOverdue: Bool { days < 0 }
  /// `overdue` or `due`, as in `status --json`.
  package var state: String { isOverdue ? "overdue" : "due" }
}

extension Organisation {
  /// Everything that is owed by a day, the longest overdue first.
  ///
  /// - Parameters:
  ///   - today: the day that decides what is overdue.
  ///   - days: how many days ahead to look; the settings' look-ahead when `nil`.
  ///   - library: the catalogues, for the transitions to new editions; only the certificates' own days when `nil`.
  package func agenda(
    today: Day, days: Int? = nil, matrix: TrainingMatrix? = nil, library: Library? = nil
  ) -> [DueItem] {
    let last = today + (days ?? profile.upcomingDays)
    var items: [DueItem] = []
    let actions = actions.all
    for place in actions.indices where !actions[place].stage.isFinal {
      collect(from: actions[place], today: today, last: last, into: &items)
    }
    for place in actions.indices where actions[place].mayBeOwedToBody {
      collectOwedToBody(from: actions[place], today: today, last: last, into: &items)
    }
    for audit in audits.all where !audit.state.isFinal {
      if let notice = audit.owedNotice, notice <= last {
        items.append(
          DueItem(
            kind: .audit, record: audit.id, reference: audit.name, title: "notice: \(audit.title)",
            owner: personName(audit.auditor), due: notice, days: notice - today))
      }
      guard let planned = audit.owedDay(on: today), planned <= last else { continue }
      items.append(
        DueItem(
          kind: .audit, record: audit.id, reference: audit.name, title: audit.title,
          owner: personName(audit.auditor), due: planned, days: planned - today))
    }
    items += objectiveAgenda(today: today, last: last)
    items += documentAgenda(today: today, last: last)
    if let (check, due) = selfCheckDue(), due <= last {
      items.append(
        DueItem(
          kind: .review, record: check.id, reference: "self-check",
          title: "the last one: \(check.title)", owner: personName(check.by), due: due,
          days: due - today))
    }
    items += trainingAgenda(
      today: today, last: last, matrix: matrix ?? TrainingMatrix(of: self, today: today))
    items += reviewAgenda(today: today, last: last)
    items += certificateAgenda(today: today, last: last, library: library)
    // Places are sorted and not items, which would be copied at each step.
    let order = items.indices.sorted { left, right in
      if items[left].due != items[right].due { return items[left].due < items[right].due }
      return (items[left].kind.rawValue, items[left].reference, items[left].title)
        < (items[right].kind.rawValue, items[right].reference, items[right].title)
    }
    return order.map { items[$0] }
  }

  /// While effectiveness is being verified the check is owed, not the action; open steps are owed by themselves.
  private func collect(
    from action: Action, today: Day, last: Day, into items: inout [DueItem]
  ) {
    let isVerifying = action.stage == .verifying && action.effectivenessDue != nil
    if let due = action.owedDay, due <= last {
      items.append(
        DueItem(
          kind: isVerifying ? .effectiveness : .action, record: action.id, reference: action.name,
          title: action.title,
          owner: personName(isVerifying ? action.effectiveBy ?? action.owner : action.owner),
          due: due, days: due - today))
    }
    for step in action.plan where step.isOpen {
      guard let due = step.due, due <= last else { continue }
      items.append(
        DueItem(
          kind: .step, record: action.id, reference: action.name, title: step.title,
          owner: personName(step.owner ?? action.owner), due: due, days: due - today))
    }
  }

  /// What the certification body waits for about a finding; closed or not, it does until it was handed in.
  ///
  /// The day that the action itself is due on says so already, so that nothing stands there twice.
  private func collectOwedToBody(
    from action: Action, today: Day, last: Day, into items: inout [DueItem]
  ) {
    let own = action.stage.isFinal || action.stage == .verifying ? nil : action.due
    var taken: Set<Day> = []
    for owed in owedToBody(of: action) where owed.due <= last {
      // A plan is something else than the action; evidence and verification are its end.
      if owed.what != .plan, owed.due == own || taken.contains(owed.due) { continue }
      taken.insert(owed.due)
      items.append(
        DueItem(
          kind: .finding, record: action.id, reference: action.name,
          title: "\(owed.words): \(action.title)", owner: personName(action.owner), due: owed.due,
          days: owed.due - today))
    }
  }
}
