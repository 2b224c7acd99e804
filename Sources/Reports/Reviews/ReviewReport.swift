package import Records

/// The paper of a management review: the agenda with its data before the meeting, the minutes after it.
///
/// Its figures are those of the pane: both show the same `ReviewPack`.
package struct ReviewReport: Sendable {
  let organisation: Organisation
  let pack: ReviewPack
  let today: Day

  /// - Parameter library: the catalogues, with the organisation's own standards.
  package init(
    of review: ManagementReview, in organisation: Organisation, library: Library, today: Day
  ) {
    self.organisation = organisation
    self.today = today
    pack = organisation.reviewPack(of: review, today: today, library: library)
  }

  package var markdown: String { document.markdown }
  package var html: String { document.html }

  var review: ManagementReview { pack.review }

  /// What it is: agenda, draft of the minutes, minutes.
  package var what: String {
    switch pack.state {
    case .planned, .overdue, .cancelled: "agenda"
    case .held: "draft of the minutes"
    case .minuted: "minutes"
    }
  }

  private var document: ReportDocument {
    let of = organisation.name.isEmpty ? "" : ", \(organisation.name)"
    let title = review.reference.isEmpty ? review.title : "\(review.reference) \(review.title)"
    let heading = what.prefix(1).uppercased() + what.dropFirst()
    var report = ReportDocument(title: "\(heading): \(title.trimmed)\(of)")
    if review.isCancelled { report.blocks.append(.warning("Cancelled: \(review.cancelled)")) }
    report.blocks.append(.facts(facts))
    if pack.state == .overdue || pack.state == .held {
      let flags = organisation.flags(of: review, today: today).map(\.text)
      report.add("To be settled", flags.isEmpty ? [] : [.list(flags)])
    }
    if let last = pack.last {
      report.add("Decisions of \(last.name), and what became of them", outcomes(of: last))
    }
    var number = 0
    report.add(
      "Inputs",
      pack.inputs.map {
        number += 1
        return card($0, number)
      })
    report.add(
      "The bigger questions",
      pack.questions.map {
        number += 1
        return card($0, number)
      })
    report.add("Decisions", decisions)
    let notes = review.notes.trimmed
    report.add("Notes", notes.isEmpty ? [] : [.text(notes)])
    if pack.state == .held || pack.state == .minuted {
      report.add(
        "Signed", [.facts([.init("Chair", ruled(1)), .init("Minutes by", ruled(1))])])
    }
    return report
  }

  private var facts: [ReportDocument.Fact] {
    var facts: [ReportDocument.Fact] = []
    func add(_ label: String, _ text: String) {
      if !text.isEmpty { facts.append(.init(label, text)) }
    }
    let hour = review.starts.isEmpty ? "" : ", \(review.starts)"
    if let held = review.held {
      add("Held", held.full + hour)
    } else {
      add("Planned for", (review.planned?.full ?? "no day yet") + hour)
    }
    for move in review.moves where move.isPostponement {
      add(
        "Put off",
        "from \(move.from?.full ?? "no day") to \(move.to?.full ?? "no day"): \(move.why)")
    }
    add("Chair", organisation.personName(review.chair))
    if review.held == nil {
      add("Invited", names(review.invited))
    } else {
      add("Present", names(review.present))
      add("Guests", review.guests)
    }
    add("Minutes by", organisation.personName(review.minutesBy))
    add("Minutes closed", review.minuted?.full ?? "")
    add(
      "Standards",
      organisation.editions(of: review).map(\.description).joined(separator: ", "))
    add("Figures as of", pack.day.full + (pack.isFrozen ? ", as kept with the minutes" : ""))
    add(
      "News since",
      pack.last.map { "\($0.name), held \($0.held?.full ?? "")" } ?? "the start; no review before")
    return facts
  }

  private func names(_ ids: [RecordID]) -> String {
    ids.compactMap { organisation.people[$0]?.name }.joined(separator: ", ")
  }

  // MARK: Decisions

  private func outcomes(of last: ManagementReview) -> [ReportDocument.Block] {
    pack.outcomes.isEmpty
      ? [.text("\(last.name) decided nothing.")] : [.table(table(pack.outcomes))]
  }

  private var decisions: [ReportDocument.Block] {
    if pack.decisions.isEmpty, pack.state == .minuted { return [.text("Nothing was decided.")] }
    var rows = pack.decisions.map(row)
    if review.held == nil {
      rows += Array(repeating: ["", "", "", "", ""], count: max(0, 5 - rows.count))
    }
    guard !rows.isEmpty else { return [.text("None yet."), .text(ruled(3))] }
    return [.table(ReportTable(columns: columns(on: today), rows: rows))]
  }

  /// What was decided, and how it stands on a day.
  private func columns(on day: Day) -> [ReportTable.Column] {
    [
      .init("Decision"), .init("Owner"), .init("Due"), .init("Action"),
      .init("As of \(day)"),
    ]
  }

  private func table(_ outcomes: [ReviewOutcome]) -> ReportTable {
    ReportTable(columns: columns(on: pack.day), rows: outcomes.map(row))
  }

  private func row(_ outcome: ReviewOutcome) -> [String] {
    [
      outcome.text, organisation.personName(outcome.decidedOwner),
      outcome.decidedDue?.description ?? "",
      outcome.action.flatMap { organisation.actions[$0]?.name } ?? "",
      outcome.standing(owner: organisation.personName(outcome.owner)) { "\($0)" },
    ]
  }

  // MARK: Inputs

  private func card(_ item: ReviewPack.Item, _ number: Int) -> ReportDocument.Block {
    var facts: [ReportDocument.Fact] = []
    if !item.topic.askedBy.isEmpty { facts.append(.init("Asked by", item.topic.askedBy)) }
    if item.isEmpty, !item.topic.hint.isEmpty, pack.state != .minuted {
      facts.append(.init("To say", item.topic.hint))
    }
    if !item.figures.isEmpty {
      facts.append(.init("Figures", item.figures.map(line).joined(separator: "\n")))
    }
    let written =
      item.isEmpty ? pack.state == .minuted ? "nothing was written" : ruled(2) : item.text
    facts.append(.init(item.isEmpty && pack.state != .minuted ? "Notes" : "Said", written))
    return .card(title: "\(number). \(item.topic.title)", facts)
  }

  /// A figure with the names of the records behind it.
  private func line(_ figure: ReviewFigure) -> String {
    let shown = 10
    let named = figure.records.prefix(shown).map(label)
    guard !named.isEmpty else { return figure.fullText }
    let more = figure.records.count - named.count
    return "\(figure.text): " + named.joined(separator: "; ")
      + (more > 0 ? "; and \(more) more" : "")
  }

  private func label(of place: RecordPlace) -> String {
    func label(_ reference: String, _ title: String) -> String {
      reference.isEmpty ? title : "\(reference) \(title)".trimmed
    }
    switch place.kind {
    case .action:
      guard let action = organisation.actions[place.id] else { break }
      return label(action.reference, action.title)
    case .audit:
      guard let audit = organisation.audits[place.id] else { break }
      return label(audit.reference, audit.title)
    case .document:
      guard let document = organisation.documents[place.id] else { break }
      return label(document.reference, document.title)
    case .auditLine:
      guard let line = organisation.auditLines[place.id] else { break }
      let audit = organisation.audits[line.audit]?.name ?? ""
      let action = organisation.actions[line.action]?.name ?? ""
      return [audit, action.isEmpty ? line.name : action].filter { !$0.isEmpty }
        .joined(separator: ": ")
    default: break
    }
    return organisation.name(of: place.id, place.kind) ?? "no longer on file"
  }

  /// Room to write by hand.
  private func ruled(_ lines: Int) -> String {
    Array(repeating: String(repeating: "…", count: 50), count: lines).joined(separator: "\n")
  }
}
