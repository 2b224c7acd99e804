extension Document {
  /// The reviews that have a day, oldest first; of two of one day the one that was written down later comes last.
  package var reviewsByDay: [DocumentReview] {
    reviews.enumerated().filter { $0.element.on != nil }.sorted { left, right in
      let (a, b) = (left.element.on ?? .never, right.element.on ?? .never)
      return a == b ? left.offset < right.offset : a < b
    }.map(\.element)
  }

  /// The review that was held last; `nil` when none was.
  package var lastReview: DocumentReview? { reviewsByDay.last }

  /// The lines of `reviewOn` that are no days.
  package var unreadableReviewDays: [String] { reviewOn.filter { ReviewDay($0) == nil } }

  /// The last day on which the next review against practice is in time (clause 7.5.2 c): the interval after the last
  /// review, or after the day of issue where none was held, or the next fixed day; the earliest of both.
  ///
  /// A review held shortly before a fixed day counts for it: within 30 days, or within a quarter of the way since the
  /// fixed day before where that is less. The day of issue is no review and counts for none.
  ///
  /// `nil` when neither an interval nor a fixed day says so, or when it is not known since when the document holds.
  package var nextReview: Day? {
    let fixed = reviewOn.compactMap { ReviewDay($0) }
    guard let since = lastReview?.on ?? issued else {
      return fixed.compactMap { if case .once(let day) = $0 { day } else { nil } }.min()
    }
    let byInterval = reviewEvery.flatMap { $0.count > 0 ? since.adding($0) : nil }
    let byDay =
      lastReview == nil
      ? ReviewDay.next(of: fixed, after: since) : ReviewDay.next(of: fixed, afterReview: since)
    return [byInterval, byDay].compactMap(\.self).min()
  }

  /// Whether a document of this kind is one that people fill in.
  package var isForm: Bool {
    let words = sort.folded.split(whereSeparator: { !$0.isLetter })
    return words.contains { ["form", "forms", "template", "checklist"].contains($0) }
  }
}

extension Organisation {
  /// What is used instead of a document in the end: the last of those that replace one another; `nil` where nothing does,
  /// or where they go in a circle.
  package func finalReplacement(of document: Document) -> Document? {
    var seen: Set<RecordID> = [document.id]
    var current = document
    while let next = current.replacedBy {
      guard seen.insert(next).inserted, let document = documents[next] else { return nil }
      current = document
    }
    return current.id == document.id ? nil : current
  }

  /// Whether a document would in the end replace itself.
  package func wouldMakeCircle(_ document: RecordID, replacedBy other: RecordID?) -> Bool {
    var seen: Set<RecordID> = []
    var current = other
    while let next = current, seen.insert(next).inserted {
      if next == document { return true }
      current = documents[next]?.replacedBy
    }
    return false
  }
}
