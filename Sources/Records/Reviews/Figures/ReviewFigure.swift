/// One figure that a management review looks at, and the records behind it.
package struct ReviewFigure: Hashable, Sendable {
  /// The figure as it stands on the paper: "3 actions overdue".
  package let text: String
  /// How many records it counts; `nil` for one that does not count records, such as clauses that no audit saw.
  package let count: Int?
  /// Exactly the records that it counts, or those that it is about where it counts something else.
  package let records: [RecordPlace]
  /// The clauses that it counts; empty for a figure about something else.
  package let clauses: [ClauseReference]

  package init(
    text: String, count: Int?, records: [RecordPlace], clauses: [ClauseReference] = []
  ) {
    self.text = text
    self.count = count
    self.records = records
    self.clauses = clauses
  }

  /// The figure with every clause that it counts, as it stands on paper and is kept with the minutes.
  package var fullText: String {
    clauses.isEmpty ? text : "\(text): " + clauses.map(\.number).joined(separator: ", ")
  }
}

/// What a management review looks at on its day: its topics, each with what was written and with its figures.
package struct ReviewPack: Hashable, Sendable {
  /// One input or question.
  package struct Item: Hashable, Sendable {
    package let topic: ReviewTopic
    /// What was written to it; empty when nothing was.
    package let text: String
    package let figures: [ReviewFigure]

    package var isEmpty: Bool { text.isEmpty }
  }

  package let review: ManagementReview
  package let state: ReviewState
  /// The day as of which the figures are.
  package let day: Day
  /// The review before, since which things are counted; `nil` for the first.
  package let last: ManagementReview?
  /// What the review before decided, and what became of it.
  package let outcomes: [ReviewOutcome]
  /// What this one decided, and what became of it.
  package let decisions: [ReviewOutcome]
  package let items: [Item]
  /// Whether the figures are those kept when the minutes were closed.
  package let isFrozen: Bool

  /// The inputs that the standards ask for, and those that were written besides.
  package var inputs: [Item] { items.filter { !$0.topic.isQuestion } }
  package var questions: [Item] { items.filter(\.topic.isQuestion) }
  package var written: Int { items.count { !$0.isEmpty } }
}

extension Organisation {
  /// What a management review looks at: figures as of its day, as far back as the history goes; those kept in its minutes
  /// where they are closed.
  ///
  /// - Parameters:
  ///   - today: the day of a review that is still to come.
  ///   - library: the catalogues, for the clauses that no audit saw.
  package func reviewPack(
    of review: ManagementReview, today: Day, library: Library
  ) -> ReviewPack {
    let day = review.day(on: today)
    let past = day < today ? standing(on: day) ?? self : self
    let last = lastReview(before: review, today: today)
    let topics = topics(of: review)
    let figures = past.reviewFigures(
      of: topics.map(\.key), on: day, last: last, own: Set(review.decisions.compactMap(\.action)),
      library: library)
    let isFrozen = review.isFrozen
    let items = topics.map { topic in
      let live = figures[topic.key] ?? []
      return ReviewPack.Item(
        topic: topic, text: review.text(of: topic.key),
        figures: isFrozen ? frozen(review.figures(of: topic.key), like: live) : live)
    }
    return ReviewPack(
      review: review, state: review.state(on: today), day: day, last: last,
      outcomes: last.map { past.outcomes(of: $0, on: day) } ?? [],
      decisions: outcomes(of: review, on: today), items: items, isFrozen: isFrozen)
  }

  /// Figures as they were kept, with the records behind those that the registers still say.
  private func frozen(_ kept: [String], like live: [ReviewFigure]) -> [ReviewFigure] {
    kept.map { text in
      live.first { $0.fullText == text } ?? ReviewFigure(text: text, count: nil, records: [])
    }
  }

  /// The figures of topics of a management review as of a day, by their keys.
  ///
  /// - Parameters:
  ///   - keys: the topics.
  ///   - day: the day; nothing that happened later counts.
  ///   - last: the review before, after whose day things are counted as new; everything is, when there was none.
  ///   - own: the actions that the review itself decided, which are not from earlier ones.
  package func reviewFigures(
    of keys: [String], on day: Day, last: ManagementReview?, own: Set<RecordID> = [],
    library: Library
  ) -> [String: [ReviewFigure]] {
    let facts = ReviewFacts(of: self, on: day, last: last, own: own, library: library)
    return Dictionary(
      keys.map { ($0, facts.figures(of: $0)) }, uniquingKeysWith: { first, _ in first })
  }
}
