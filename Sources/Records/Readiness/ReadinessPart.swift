/// The parts of the readiness, in the order in which they are shown; together they count 100 points.
package enum ReadinessPart: String, Hashable, Sendable, CaseIterable {
  case actions, audits, competence, documents, objectives, review, ownership

  package var name: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// What the part counts at most, unless the settings say otherwise.
  package var usualPoints: Int {
    switch self {
    case .actions, .audits: 20
    case .competence, .documents: 15
    case .objectives, .review, .ownership: 10
    }
  }
}

/// What each part of the readiness counts at most.
package struct ReadinessWeights: Hashable, Sendable {
  /// Points by part; they add up to 100.
  package let points: [ReadinessPart: Int]
  /// The lines of the settings that name no part with a number.
  package let unread: [String]
  /// Whether nothing would count, so that the usual weights do.
  package let countsNothing: Bool

  /// Reads lines such as `actions 25`; parts that are not named count what they usually do. What does not add up to 100
  /// is brought to it in proportion.
  package init(_ lines: [String] = []) {
    var wanted = Dictionary(
      uniqueKeysWithValues: ReadinessPart.allCases.map { ($0, $0.usualPoints) })
    var unread: [String] = []
    for line in lines where !line.trimmed.isEmpty {
      let words = line.lowercased().split { $0 == " " || $0 == ":" || $0 == "=" }
      guard words.count == 2, let part = ReadinessPart(rawValue: String(words[0])),
        let points = Int(words[1]), (0...100).contains(points)
      else {
        unread.append(line)
        continue
      }
      wanted[part] = points
    }
    self.unread = unread
    let sum = wanted.values.reduce(0, +)
    countsNothing = sum == 0
    guard sum > 0 else {
      points = ReadinessWeights().points
      return
    }
    // Rounded as sums up to each part, so that all of them add up to 100.
    var made: [ReadinessPart: Int] = [:]
    var before = 0
    for part in ReadinessPart.allCases {
      let upTo = before + (wanted[part] ?? 0)
      made[part] = (upTo * 100 + sum / 2) / sum - (before * 100 + sum / 2) / sum
      before = upTo
    }
    points = made
  }

  package subscript(part: ReadinessPart) -> Int { points[part] ?? 0 }
}
