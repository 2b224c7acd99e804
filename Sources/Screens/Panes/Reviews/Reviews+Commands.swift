import Records

extension ReviewsPane {
  static let commands: [Command] =
    [
      Command(
        "review.plan", [.character("a")], "Plan a management review", hint: "plan", in: .reviews,
        changes: true
      ) { $0.planReview() },
      Command(
        "review.open", [.enter], "Open the review: its inputs with their figures, its decisions",
        hint: "open", in: .reviews, obstacle: hasReview
      ) { open(in: &$0) },
    ] + both(in: .reviews, "review")
    + [
      Command(
        "board.review.open", [.enter],
        "Write to the input, list the records of a figure, open the action of a decision",
        hint: "open", in: .review
      ) { open(in: &$0) },
      Command(
        "board.review.write", [.character("t")], "Write a line to the input or question",
        hint: "write", in: .review, changes: true
      ) { $0.writeReviewInput() },
      Command(
        "board.review.decide", [.character("D")], "A decision, which becomes an action",
        hint: "decide", in: .review, changes: true, obstacle: isOpen
      ) { $0.decideInReview() },
    ] + both(in: .review, "board.review") + RecordsBoard.commands

  static let hasReview: @Sendable (State) -> String? = { state in
    state.currentReview == nil ? "no management review is selected" : nil
  }

  /// Why nothing of the review can be changed.
  static let isOpen: @Sendable (State) -> String? = { state in
    guard let review = state.currentReview else { return hasReview(state) }
    return review.lock?.description
  }

  /// What works in the list and on the review alike.
  private static func both(in place: Place, _ id: String) -> [Command] {
    [
      Command(
        "\(id).held", [.character("h")], "Held: the day, and who was there", hint: "held",
        in: place, changes: true, obstacle: isOpen
      ) { $0.holdReview() },
      Command(
        "\(id).minutes", [.character("M")], "Close the minutes: figures stay as they are",
        hint: "minutes", in: place, changes: true, obstacle: isOpen
      ) { $0.closeMinutes() },
      Command(
        "\(id).paper", [.character("p")],
        "Write the paper to a file: the agenda before, the minutes after", hint: "paper",
        in: place, obstacle: hasReview
      ) { state in state.currentReview.map { state.askForPaper(of: $0) } },
      Command(
        "\(id).edit", [.character("e")], "Edit title, standards, chair, invited", hint: "edit",
        in: place, changes: true, obstacle: hasReview
      ) { $0.editReview() },
      Command(
        "\(id).move", [.character("d")], "Move the planned day, with the reason", hint: "date",
        in: place, changes: true, obstacle: isOpen
      ) { $0.moveReview() },
      Command(
        "\(id).reopen", [.character("O")], "Open closed minutes again, with a reason", in: place,
        changes: true, obstacle: hasReview
      ) { $0.reopenMinutes() },
      Command(
        "\(id).cancel", [.character("C")], "Cancel the review, with the reason", in: place,
        changes: true, obstacle: isOpen
      ) { $0.cancelReview() },
    ]
  }
}
