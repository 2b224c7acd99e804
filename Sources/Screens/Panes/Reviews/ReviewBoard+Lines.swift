import Records

extension State {
  func flagLines(of pack: ReviewPack) -> [ReadingLine] {
    let flags = organisation.flags(of: pack.review, today: today)
    return flags.map { ReadingLine("!! \($0.text)", style: .overdue, indent: 3) }
      + (flags.isEmpty ? [] : [.blank])
  }

  func factLines(of pack: ReviewPack) -> [ReadingLine] {
    let review = pack.review
    func names(_ ids: [RecordID]) -> String {
      ids.compactMap { organisation.people[$0]?.name }.joined(separator: ", ")
    }
    let planned = review.planned.map {
      "planned for \($0.full)" + (review.starts.isEmpty ? "" : ", \(review.starts)")
    }
    let moved =
      review.postponements == 0
      ? nil : "put off \(review.postponements == 1 ? "once" : "\(review.postponements) times")"
    let day = [
      review.held.map { "held \($0.full)" } ?? planned ?? "no day planned", moved,
      review.minuted.map { "minuted \($0.full)" },
      review.isCancelled ? "cancelled: \(review.cancelled)" : nil,
    ].compactMap(\.self).joined(separator: " · ")
    let chair = organisation.personName(review.chair)
    let there =
      (review.held == nil ? [names(review.invited)] : [names(review.present), review.guests])
      .filter { !$0.isEmpty }.joined(separator: ", ")
    let present =
      review.held == nil
      ? (there.isEmpty ? nil : "invited: \(there)")
      : (there.isEmpty ? "nobody named as present" : "present: \(there)")
    let who = [
      chair.isEmpty ? "no chair named" : "chair \(chair)", present,
      review.minutesBy.map { "minutes by \(organisation.personName($0))" },
    ].compactMap(\.self).joined(separator: " · ")
    let editions = organisation.editions(of: review).map(\.description).joined(separator: ", ")
    let since = pack.last.map { last in
      ", news since \(last.name) (\(last.held?.spoken(today: pack.day) ?? ""))"
    }
    return [
      ReadingLine(day), ReadingLine(who),
      ReadingLine(editions.isEmpty ? "no standard named" : editions),
      ReadingLine("figures as of \(pack.day.full)\(since ?? "; no review before")", style: .hint),
      ReadingLine(
        "Enter: write to an input, list the records of a figure; Tab: next input",
        style: .hint),
    ]
  }

  func outcomeLines(of pack: ReviewPack) -> [ReadingLine] {
    guard let last = pack.last else { return [] }
    return [.blank, .heading("Decisions of \(last.name), and what became of them")]
      + (pack.outcomes.isEmpty
        ? [ReadingLine("  it decided nothing", style: .dueSoon, target: .record(.review, last.id))]
        : pack.outcomes.map { outcome in
          ReadingLine(
            "  " + text(of: outcome), style: outcome.state.style, indent: 6,
            target: .record(
              outcome.action == nil ? .review : .action, outcome.action ?? last.id))
        })
  }

  /// An input with what was written to it and its figures.
  func lines(of item: ReviewPack.Item) -> [ReadingLine] {
    let target = ReadingLine.Target.reviewInput(item.topic.key)
    let asked = item.topic.askedBy
    var lines = [
      ReadingLine(
        "\(item.isEmpty ? "○" : "✓") \(item.topic.title)",
        style: item.isEmpty ? .strong : .done, target: target)
    ]
    for text in item.text.split(whereSeparator: \.isNewline) {
      lines.append(ReadingLine("    “\(text)”", indent: 5, target: target))
    }
    for figure in item.figures {
      let behind = self.target(of: figure, in: item.topic)
      lines.append(
        ReadingLine(
          "    \(figure.text)", style: behind == .none ? .hint : .plain, indent: 6,
          target: behind))
    }
    if !asked.isEmpty { lines.append(ReadingLine("    \(asked)", style: .hint, indent: 6)) }
    return lines
  }

  private func target(of figure: ReviewFigure, in topic: ReviewTopic) -> ReadingLine.Target {
    if !figure.clauses.isEmpty { return .blindSpots }
    return figure.records.isEmpty
      ? .none : .records("\(topic.title): \(figure.text)", figure.records)
  }

  func decisionLines(of pack: ReviewPack) -> [ReadingLine] {
    let lines = pack.decisions.enumerated().map { place, outcome in
      ReadingLine(
        "  " + text(of: outcome, canAct: true), style: outcome.state.style, indent: 6,
        target: outcome.action.map { .record(.action, $0) } ?? .reviewDecision(place))
    }
    let none =
      pack.state == .minuted
      ? "  nothing was decided" : "  none yet; D adds one, which becomes an action"
    return [.blank, .heading("Decisions, \(pack.decisions.count)")]
      + (lines.isEmpty ? [ReadingLine(none, style: .hint)] : lines)
  }

  func noteLines(of review: ManagementReview) -> [ReadingLine] {
    let moves = review.moves.map { move in
      ReadingLine(
        "  moved from \(move.from?.spoken(today: today) ?? "no day") to "
          + "\(move.to?.spoken(today: today) ?? "no day") by \(move.by): \(move.why)",
        style: .hint)
    }
    let notes = review.notes.split(whereSeparator: \.isNewline).map { ReadingLine("  \($0)") }
    return (moves.isEmpty ? [] : [.blank, .heading("Moved")] + moves)
      + (notes.isEmpty ? [] : [.blank, .heading("Notes")] + notes)
  }

  /// A decision in a line: what, whose and until when as it was decided, and how it stands now.
  private func text(of outcome: ReviewOutcome, canAct: Bool = false) -> String {
    let owner = organisation.personName(outcome.decidedOwner)
    let decided = [
      owner.isEmpty ? "nobody’s" : owner,
      outcome.decidedDue.map { "due \($0.spoken(today: today))" } ?? "no day",
    ]
    let now =
      outcome.state == .noAction
      ? "became no action" + (canAct ? ": Enter makes one" : "")
      : "now: "
        + outcome.standing(owner: organisation.personName(outcome.owner)) {
          $0.spoken(today: today)
        }
    let reference = outcome.action.flatMap { organisation.actions[$0]?.reference } ?? ""
    return ([outcome.state.mark + " " + outcome.text, reference] + decided + [now])
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

extension ReviewOutcome.State {
  var mark: String {
    switch self {
    case .done: "✓"
    case .open: "·"
    case .overdue: "!!"
    case .cancelled: "–"
    case .noAction: "!"
    }
  }

  var style: Style {
    switch self {
    case .done: .done
    case .open: .plain
    case .overdue: .overdue
    case .cancelled: .hint
    case .noAction: .dueSoon
    }
  }
}
