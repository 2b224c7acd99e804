/// Plain facts of objectives and documents.
extension ReviewFacts {
  /// The objectives pursued on the day.
  private var pursued: [Objective] {
    organisation.objectives.all.filter { objective in
      (objective.started ?? day) <= day && (objective.closed.map { $0 > day } ?? true)
    }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  private func lastReading(of objective: Objective) -> Reading? {
    objective.readings.filter { $0.reading != nil && ($0.on ?? .never) <= day }
      .max { ($0.on ?? .never) < ($1.on ?? .never) }
  }

  /// Whether the last reading meets the target; `nil` without one of them.
  private func meetsTarget(_ objective: Objective) -> Bool? {
    guard let target = objective.target, let reading = lastReading(of: objective)?.reading else {
      return nil
    }
    return objective.direction == .atLeast ? target <= reading : reading <= target
  }

  /// Those whose next reading was to be taken before the day.
  var unreadObjectives: [Objective] {
    pursued.filter { objective in
      guard let from = lastReading(of: objective)?.on ?? objective.started else {
        return objective.readings.isEmpty
      }
      return from.adding(objective.frequency) < day
    }
  }

  var objectives: [ReviewFigure] {
    func objectives(_ rest: String, _ found: [Objective]) -> ReviewFigure {
      figure("objective", nil, rest, .objective, found.map(\.id))
    }
    let closed = organisation.objectives.all.filter { isNew($0.closed) }
    return [
      objectives("pursued", pursued),
      objectives("at the target", pursued.filter { meetsTarget($0) == true }),
      objectives("off the target", pursued.filter { meetsTarget($0) == false }),
      objectives("never read", pursued.filter { lastReading(of: $0) == nil }),
      objectives("not read in time", unreadObjectives),
      objectives("reached \(period)", closed.filter(\.givenUp.isEmpty)),
      objectives("given up \(period)", closed.filter { !$0.givenUp.isEmpty }),
    ]
  }

  /// The day by which a document is to be reviewed: its interval after the last review, or after it was issued.
  func reviewDue(of document: Document) -> Day? {
    guard let every = document.reviewEvery else { return nil }
    let last = document.reviews.compactMap(\.on).filter { $0 <= day }.max()
    return (last ?? document.issued)?.adding(every)
  }
}
