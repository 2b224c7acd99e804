/// Something that top management looks at in its review (clause 9.3.2; 9.3 where it is not divided).
package struct ReviewTopic: Hashable, Sendable {
  /// What it is kept by in `ReviewInput.key`.
  package let key: String
  package let title: String
  /// What to say about it.
  package let hint: String
  /// Where the editions reviewed ask for it; empty for the bigger questions, which the business asks.
  package let asked: [Asked]

  /// Where an edition asks for it.
  package struct Asked: Hashable, Sendable {
    package let edition: Edition
    /// Clause numbers with their letters: `9.3.2 c 4`, `6.1.2, 8.2`.
    package let clauses: String
  }

  /// The editions that ask for it, each with its clauses: "ISO 9001:2015 9.3.2 a, ISO 14001:2015 9.3 a".
  package var askedBy: String {
    asked.map { "\($0.edition) \($0.clauses)" }.joined(separator: ", ")
  }

  /// Whether it is one of the bigger questions.
  package var isQuestion: Bool { ReviewTopic.questions.contains { $0.key == key } }
}

extension ReviewTopic {
  /// What the review of some editions has to look at, each once, in the order of a meeting.
  ///
  /// An edition that is not known, such as a standard of the user's own, asks for what all of them do; an edition newer
  /// than the ones known asks for what its standard did before.
  package static func all(for editions: [Edition]) -> [ReviewTopic] {
    var seen: Set<Edition> = []
    let editions = editions.filter { seen.insert($0).inserted }.sorted()
    return ReviewTopicEntry.all.compactMap { entry in
      let asked = editions.compactMap { edition in
        entry.clauses(in: edition).map { Asked(edition: edition, clauses: $0) }
      }
      // Who holds nothing yet still looks at what all standards ask for.
      guard !asked.isEmpty || (editions.isEmpty && entry.isCommon) else { return nil }
      return ReviewTopic(key: entry.key, title: entry.title, hint: entry.hint, asked: asked)
    }
  }

  /// What no standard asks in these words, and every owner should.
  package static let questions = [
    ReviewTopic(
      key: "direction", title: "Still right for where the business is going?",
      hint: "policy, scope and objectives against the plans for the next years", asked: []),
    ReviewTopic(
      key: "outside", title: "What changed outside?",
      hint: "customers, market, law, technology, climate: what it means for the system", asked: []),
    ReviewTopic(
      key: "needs", title: "What does the system need?",
      hint: "people, time, money, support from the top: what is given, and what is not", asked: []),
  ]

  /// A topic that is on file and that none of the editions asks for any more.
  package static func kept(_ key: String) -> ReviewTopic {
    let entry = ReviewTopicEntry.all.first { $0.key == key }
    return ReviewTopic(
      key: key, title: entry?.title ?? key, hint: entry?.hint ?? "", asked: [])
  }
}

/// One entry of the catalogue of inputs.
struct ReviewTopicEntry {
  let key: String
  let title: String
  let hint: String
  /// Where the known editions ask for it, by the number of the standard.
  let clauses: [String: String]
  /// Whether every standard asks for it.
  var isCommon = true

  /// Where an edition asks for it; `nil` when it does not.
  func clauses(in edition: Edition) -> String? {
    let standard = edition.text.split(separator: ":").first.map(String.init) ?? ""
    guard let known = clauses[standard] else { return isCommon ? "9.3" : nil }
    // The letters of an edition that is not known are not either.
    if ReviewTopicEntry.knownEditions.contains(edition.text) { return known }
    return "9.3"
  }

  private static let knownEditions: Set<String> = [
    "9001:2015", "14001:2015", "45001:2018", "27001:2022",
  ]
}
