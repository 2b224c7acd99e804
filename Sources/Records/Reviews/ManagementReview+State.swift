/// How far a management review has come on a day; the raw values are what lists say.
package enum ReviewState: String, Hashable, Sendable, CaseIterable {
  case planned, overdue
  /// It took place, and its minutes are still to be closed.
  case held = "to be minuted"
  case minuted, cancelled

  /// Nothing more is to be done about it.
  package var isFinal: Bool { self == .minuted || self == .cancelled }
}

extension ManagementReview {
  /// Days from the meeting until its minutes are to be closed.
  package static let minutesWithin = 30

  package func state(on today: Day) -> ReviewState {
    if !cancelled.trimmed.isEmpty { return .cancelled }
    if minuted != nil { return .minuted }
    if held != nil { return .held }
    return (planned ?? .never) < today ? .overdue : .planned
  }

  package var isCancelled: Bool { !cancelled.trimmed.isEmpty }

  /// The day as of which its figures are: that of the meeting, the planned one once it has passed, else today.
  package func day(on today: Day) -> Day {
    if let held { return held }
    return planned.flatMap { $0 < today ? $0 : nil } ?? today
  }

  /// The day it stands at in lists: that of the meeting, else the planned one.
  package var date: Day? { held ?? planned }

  /// How often it was put off.
  package var postponements: Int { moves.count { $0.isPostponement } }

  /// Whether top management's own person was there; `nil` before the meeting.
  package var wasChairPresent: Bool? {
    guard held != nil else { return nil }
    return chair.map { present.contains($0) } ?? false
  }

  /// What was written to an input or a question; empty when nothing was.
  package func text(of key: String) -> String {
    inputs.first { $0.key == key }?.text.trimmed ?? ""
  }

  /// What the figures said when the minutes were closed.
  package func figures(of key: String) -> [String] {
    inputs.first { $0.key == key }?.figures ?? []
  }

  /// Writes to an input or a question; an input without text and figures is not kept.
  package mutating func write(_ text: String, to key: String) {
    let place = inputs.firstIndex { $0.key == key }
    if let place {
      inputs[place].text = text
      if text.isEmpty, inputs[place].figures.isEmpty, inputs[place].extras.isEmpty {
        inputs.remove(at: place)
      }
    } else if !text.isEmpty {
      var input = ReviewInput()
      (input.key, input.text) = (key, text)
      inputs.append(input)
    }
  }

  /// Whether its figures were kept when the minutes were closed.
  package var isFrozen: Bool { minuted != nil && inputs.contains { !$0.figures.isEmpty } }
}

extension Organisation {
  /// The editions that a review is about.
  package func editions(of review: ManagementReview) -> [Edition] {
    review.standards.isEmpty ? profile.standards : review.standards
  }

  /// What a review looks at: the inputs, the bigger questions, then what was written to others.
  package func topics(of review: ManagementReview) -> [ReviewTopic] {
    let asked = ReviewTopic.all(for: editions(of: review)) + ReviewTopic.questions
    let known = Set(asked.map(\.key))
    let kept = review.inputs.filter {
      !known.contains($0.key) && !($0.text.trimmed.isEmpty && $0.figures.isEmpty)
    }
    return asked + kept.map { ReviewTopic.kept($0.key) }
  }

  /// The inputs and questions to which nothing was written; each is a finding of its own (clause 9.3.3).
  package func emptyTopics(of review: ManagementReview) -> [ReviewTopic] {
    topics(of: review).filter { review.text(of: $0.key).isEmpty }
  }

  /// The last review that was held before another one, or before a day.
  package func lastReview(before day: Day, otherThan id: RecordID? = nil) -> ManagementReview? {
    reviews.all.filter { $0.id != id && !$0.isCancelled && ($0.held ?? .never) < day }
      .max { ($0.held ?? .never, $0.id) < ($1.held ?? .never, $1.id) }
  }

  /// The review held last before this one; of one that was not held yet, the last that was.
  package func lastReview(before review: ManagementReview, today: Day) -> ManagementReview? {
    lastReview(
      before: review.held ?? max(review.day(on: today), today) + 1, otherThan: review.id)
  }

  /// The next free reference of a management review in a year: `MR-2026-1`.
  package func nextReviewReference(year: Int) -> String {
    nextReference("MR-\(year)-", digits: 1, among: reviews.all.lazy.map(\.reference))
  }
}
