/// Why a management review may not take a step; a sentence that says what to do.
package enum ReviewProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case moveNeedsReason, cancellingNeedsReason, reopeningNeedsReason
  case isMinuted(review: String)
  case isCancelled(review: String)

  package var description: String {
    switch self {
    case .moveNeedsReason: "a review is only moved with a reason; write why"
    case .cancellingNeedsReason: "a review is only cancelled with a reason; write why"
    case .reopeningNeedsReason: "closed minutes are only opened again with a reason; write why"
    case .isMinuted(let review):
      "the minutes of \(review) are closed; O opens them again with a reason"
    case .isCancelled(let review): "\(review) was cancelled; e can take the reason away"
    }
  }
}

extension ManagementReview {
  /// Why nothing of it can be changed; `nil` when it can.
  package var lock: ReviewProblem? {
    if isCancelled { return .isCancelled(review: name) }
    return minuted == nil ? nil : .isMinuted(review: name)
  }

  /// Moves the planned day, keeping the old one with who, when and why; the first day needs no reason.
  package mutating func move(
    to day: Day?, by who: String, on today: Day, why: String
  ) throws(ReviewProblem) {
    guard day != planned else { return }
    if let old = planned {
      guard !why.trimmed.isEmpty else { throw .moveNeedsReason }
      moves.append(DateMove(from: old, to: day, by: who, on: today, why: why.trimmed))
    }
    planned = day
  }

  package mutating func cancel(why: String) throws(ReviewProblem) {
    guard !why.trimmed.isEmpty else { throw .cancellingNeedsReason }
    cancelled = why.trimmed
  }

  /// Closes the minutes: what was looked at, and whose each decision is and until when, is kept as it stands, and nothing
  /// changes after it.
  ///
  /// - Parameter pack: what it looks at, as it is shown.
  package mutating func close(on day: Day, _ pack: ReviewPack, editions: [Edition]) {
    minuted = day
    standards = editions
    for (place, outcome) in pack.decisions.enumerated() where decisions.indices.contains(place) {
      decisions[place].owner = outcome.owner
      decisions[place].due = outcome.due
    }
    for item in pack.items where !item.figures.isEmpty {
      let texts = item.figures.map(\.fullText)
      if let place = inputs.firstIndex(where: { $0.key == item.topic.key }) {
        inputs[place].figures = texts
      } else {
        var input = ReviewInput()
        (input.key, input.figures) = (item.topic.key, texts)
        inputs.append(input)
      }
    }
  }

  /// Opens closed minutes again; the reason stays in the notes, the figures are worked out anew.
  package mutating func reopen(by who: String, on today: Day, why: String) throws(ReviewProblem) {
    guard !why.trimmed.isEmpty else { throw .reopeningNeedsReason }
    let closed = minuted.map { ", closed on \($0)," } ?? ""
    minuted = nil
    for place in inputs.indices { inputs[place].figures = [] }
    inputs.removeAll { $0.text.isEmpty && $0.extras.isEmpty }
    notes +=
      (notes.isEmpty ? "" : "\n") + "\(today) \(who): minutes\(closed) opened again: \(why.trimmed)"
  }

  /// The days that cannot be: to come though they tell of what was, or before what they follow from.
  package func dateFlaws(on today: Day) -> [DateFlaw] {
    var flaws: [DateFlaw] = []
    for (field, day) in [("held", held), ("minuted", minuted)] {
      if let day, day > today {
        flaws.append(
          DateFlaw(
            field: field, what: "still to come (\(day.full))", remedy: "no later than today",
            isToCome: true))
      }
    }
    if let minuted, let held, minuted < held {
      flaws.append(
        DateFlaw(
          field: "minuted", what: "before the meeting (\(held.full))", remedy: "choose a later day")
      )
    }
    return flaws
  }
}

extension Organisation {
  /// What changes when a review decides something: the decision, and the action that is made of it, each knowing the
  /// other.
  ///
  /// - Parameter id: the identifier of the new action.
  package func changes(
    adding decision: ReviewDecision, to review: ManagementReview, by who: RecordID?, today: Day,
    id: RecordID
  ) -> (changes: [Change], action: Action) {
    let (changed, action) = deciding(decision, in: review, by: who, today: today, id: id)
    var review = review
    review.decisions.append(changed)
    return (changes(putting: review) + changes(putting: action), action)
  }

  /// What changes when an action is made of a decision that became none so far; closed minutes only learn which action.
  package func changes(
    acting place: Int, of review: ManagementReview, as decision: ReviewDecision, by who: RecordID?,
    today: Day, id: RecordID
  ) -> (changes: [Change], action: Action) {
    let (changed, action) = deciding(decision, in: review, by: who, today: today, id: id)
    var review = review
    if review.decisions.indices.contains(place) {
      if review.minuted == nil {
        review.decisions[place] = changed
      } else {
        review.decisions[place].action = action.id
      }
    }
    return (changes(putting: review) + changes(putting: action), action)
  }

  private func deciding(
    _ decision: ReviewDecision, in review: ManagementReview, by who: RecordID?, today: Day,
    id: RecordID
  ) -> (ReviewDecision, Action) {
    var action = Action(id: id)
    action.title = decision.text
    action.actionKind = .reviewDecision
    action.source = .managementReview
    action.owner = decision.owner
    action.due = decision.due
    action.raised = min(review.held ?? today, today)
    action.raisedBy = review.chair ?? who
    action.reference = nextReference(for: .reviewDecision, year: (action.raised ?? today).year)
    let title = review.title.isEmpty ? "" : ", \(review.title)"
    action.notes = "Decided in \(review.name)\(review.reference.isEmpty ? "" : title)."
    var decision = decision
    decision.action = id
    return (decision, action)
  }

  /// The review that decided an action; `nil` when none did.
  package func review(deciding action: RecordID) -> ManagementReview? {
    reviews.all.first { $0.decisions.contains { $0.action == action } }
  }
}
