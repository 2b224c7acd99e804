/// Would we pass if an auditor came in today: 100 points less those that named causes cost, from what is recorded and
/// nothing else.
package struct Readiness: Hashable, Sendable {
  /// One part of the score.
  package struct Part: Hashable, Sendable {
    package let part: ReadinessPart
    /// The most it counts.
    package let outOf: Int
    /// Why points are missing, in the order of the rules; none when all are there.
    package let causes: [Cause]
    /// What is well where nothing is wrong.
    package let good: String

    package var name: String { part.name }
    package var points: Int { causes.reduce(outOf) { $0 - $1.points } }
    /// The causes in one line, or what is well.
    package var reason: String {
      causes.isEmpty ? good : causes.map(\.text).joined(separator: ", ")
    }
  }

  /// Why points are missing, and the records to open.
  package struct Cause: Hashable, Sendable {
    package let rule: ReadinessRule
    package let text: String
    /// The points that it costs; fewer than its rule says where the part has none left, or counts less.
    package let points: Int
    package let records: [RecordPlace]
    /// The filter that shows these records in their list, where there is one.
    package let filter: String
    /// The records, where they are not listed.
    package let kind: RecordKind
  }

  package let parts: [Part]

  package init(parts: [Part]) { self.parts = parts }

  package var points: Int { parts.reduce(0) { $0 + $1.points } }
  package var outOf: Int { parts.reduce(0) { $0 + $1.outOf } }
  /// All causes, those of a part together.
  package var causes: [Cause] { parts.flatMap(\.causes) }
}

/// What is found to be wrong, before it is weighed.
struct ReadinessFindings {
  struct Finding {
    let rule: ReadinessRule
    let text: String
    let points: Int
    let kind: RecordKind
    let records: [RecordPlace]
    let filter: String
  }

  private(set) var all: [Finding] = []
  /// What is well in a part where nothing is wrong.
  var good: [ReadinessPart: String] = [:]

  /// Notes that records break a rule; nothing when there are none.
  ///
  /// - Parameters:
  ///   - text: what they are, after their number: "overdue".
  ///   - count: how many, where that is not how many records there are.
  mutating func add(
    _ rule: ReadinessRule, _ text: String, _ kind: RecordKind, _ records: [RecordID],
    count: Int? = nil, filter: String = ""
  ) {
    let count = count ?? records.count
    guard count > 0 else { return }
    all.append(
      Finding(
        rule: rule, text: "\(count) \(text)", points: min(rule.most, rule.each * count), kind: kind,
        records: records.map { RecordPlace(kind: kind, id: $0) }, filter: filter))
  }

  /// Notes a cause that says by itself what it costs.
  mutating func add(
    _ rule: ReadinessRule, whole text: String, points: Int? = nil, _ kind: RecordKind,
    _ records: [RecordPlace] = [], filter: String = ""
  ) {
    all.append(
      Finding(
        rule: rule, text: text, points: min(rule.most, points ?? rule.most), kind: kind,
        records: records, filter: filter))
  }

  /// Weighs what was found: each part loses at most what it counts, the rules in their order.
  func weighed(by weights: ReadinessWeights) -> Readiness {
    let order = Dictionary(
      uniqueKeysWithValues: ReadinessRule.allCases.enumerated().map { ($1, $0) })
    return Readiness(
      parts: ReadinessPart.allCases.map { part in
        let found = all.filter { $0.rule.part == part }
          .sorted { (order[$0.rule] ?? 0) < (order[$1.rule] ?? 0) }
        let (usual, weight) = (part.usualPoints, weights[part])
        var before = 0
        let causes = found.map { finding -> Readiness.Cause in
          // Rounded as sums, so that the points of all causes are those of the part.
          let upTo = min(usual, before + finding.points)
          func scaled(_ points: Int) -> Int { (points * weight * 2 + usual) / (usual * 2) }
          defer { before = upTo }
          return Readiness.Cause(
            rule: finding.rule, text: finding.text, points: scaled(upTo) - scaled(before),
            records: finding.records, filter: finding.filter, kind: finding.kind)
        }
        return Readiness.Part(
          part: part, outOf: weight, causes: causes, good: good[part] ?? "nothing amiss")
      })
  }
}
