import Records

/// 7: top management's reviews.
enum ReviewsPane: RegisterPane {
  static let pane = Pane.reviews
  static let place = Place.reviews
  static let columns: [Column<ManagementReview>] = [
    Column(
      title: "Day", width: 12, alignsRight: true,
      text: { review, state in
        state.dueText(
          review.date, isFinal: review.held != nil || review.state(on: state.today).isFinal)
      },
      style: { review, state in
        state.dueStyle(
          review.date, isFinal: review.held != nil || review.state(on: state.today).isFinal)
      },
      sortKey: { review, state in
        // What is still to come first, the nearest on top; what was held after it, the latest on top.
        guard let date = review.date else { return .last }
        let isOver = review.held != nil || review.state(on: state.today).isFinal
        return .number(isOver ? 2_000_000 - date.number : date.number)
      }),
    Column(
      title: "Reference", width: 10, text: { review, _ in review.reference },
      sortKey: { review, _ in SortKey(review.reference) }),
    Column(
      title: "Title", width: 12, isFlexible: true, text: { review, _ in review.title },
      sortKey: { review, _ in SortKey(review.title) }),
    Column(
      title: "State", width: 15, text: { review, state in stateText(of: review, state) },
      style: { review, state in review.state(on: state.today).style },
      sortKey: { review, state in
        .number(ReviewState.allCases.firstIndex(of: review.state(on: state.today)) ?? 0)
      }),
    Column(
      title: "Inputs", width: 8, alignsRight: true,
      text: { review, state in
        let all = state.organisation.topics(of: review).count
        return "\(all - state.organisation.emptyTopics(of: review).count) of \(all)"
      },
      sortKey: { review, state in .number(-state.organisation.emptyTopics(of: review).count) }),
    Column(
      title: "Decided", width: 7, alignsRight: true,
      text: { review, _ in review.decisions.isEmpty ? "" : "\(review.decisions.count)" },
      sortKey: { review, _ in .number(-review.decisions.count) }),
    Column(
      title: "Open", width: 4, alignsRight: true,
      text: { review, state in
        let open = openDecisions(of: review, state)
        return open == 0 ? "" : "\(open)"
      },
      sortKey: { review, state in .number(-openDecisions(of: review, state)) }),
    Column(
      title: "Put off", width: 7, alignsRight: true, rank: 1,
      text: { review, _ in review.postponements == 0 ? "" : "↷\(review.postponements)" },
      sortKey: { review, _ in .number(-review.postponements) }),
  ]

  static let emptyLines = [
    "What top management looks at, what it decides, what became of it (9.3).",
    "a plans the first one: its inputs are filled in from the registers.",
  ]

  private static func stateText(of review: ManagementReview, _ state: State) -> String {
    let now = review.state(on: state.today)
    return "\(now.mark) \(now.rawValue)"
  }

  /// Decisions whose actions are not done, and those that became none.
  private static func openDecisions(of review: ManagementReview, _ state: State) -> Int {
    state.organisation.outcomes(of: review, on: state.today)
      .count { $0.state != .done && $0.state != .cancelled }
  }

  static func `is`(_ review: ManagementReview, _ word: String, in facts: PaneFacts) -> Bool {
    let now = review.state(on: facts.today)
    return switch word {
    case "open": !now.isFinal
    case "planned": now == .planned || now == .overdue
    case "overdue": now == .overdue
    case "held": now == .held || now == .minuted
    case "unminuted": now == .held
    case "minuted": now == .minuted
    case "cancelled": now == .cancelled
    case "flagged": !facts.organisation.flags(of: review, today: facts.today).isEmpty
    case "postponed": review.postponements >= 2
    default: false
    }
  }

  static func summary(of review: ManagementReview, in state: State) -> [(String, Style)] {
    let organisation = state.organisation
    let whole = organisation.reviewFlags(today: state.today)
      .filter { $0.kind == .never || $0.kind == .tooLongAgo }
    let flags = (whole + organisation.flags(of: review, today: state.today))
      .map { ("!! \($0.text)", Style.overdue) }
    let chair = organisation.personName(review.chair)
    let facts = [
      review.title, chair.isEmpty ? "" : "chair \(chair)",
      organisation.editions(of: review).map(\.description).joined(separator: ", "),
      review.isCancelled ? "cancelled: \(review.cancelled)" : "",
    ].filter { !$0.isEmpty }.joined(separator: " · ")
    return [(facts, .plain)] + flags
  }

  static func show(_ record: RecordID, in state: inout State) {
    if state.pane != pane { state.boards[pane] = nil }
    state[listOf: pane].select(record)
    state.showOver(ReviewBoard(record))
  }
}

extension ReviewState {
  var mark: String {
    switch self {
    case .planned: "·"
    case .overdue: "!!"
    case .held: "!"
    case .minuted: "✓"
    case .cancelled: "–"
    }
  }

  var style: Style {
    switch self {
    case .planned: .plain
    case .overdue: .overdue
    case .held: .dueSoon
    case .minuted: .done
    case .cancelled: .hint
    }
  }
}

extension State {
  /// The review that is shown, or selected in the list.
  var currentReview: ManagementReview? {
    board(ReviewBoard.self).flatMap { organisation.reviews[$0.review] }
      ?? (boards[.reviews]?.board == nil
        ? organisation.reviews[self[listOf: .reviews].selected] : nil)
  }
}
