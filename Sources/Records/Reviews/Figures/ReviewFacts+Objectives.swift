/// Objectives and documents in the words of their panes.
extension ReviewFacts {
  /// The objectives pursued on the day.
  private var pursued: [Objective] {
    organisation.objectives.all.filter { $0.isPursued(on: day) }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  /// Those whose next reading was to be taken before the day, whatever else is said of them.
  var unreadObjectives: [Objective] { pursued.filter { $0.standing(on: day).isStale } }

  var objectives: [ReviewFigure] {
    func objectives(_ rest: String, _ found: [Objective]) -> ReviewFigure {
      figure("objective", nil, rest, .objective, found.map(\.id))
    }
    let pursued = pursued
    let states = Dictionary(grouping: pursued) { $0.standing(on: day).state }
    let shown: [ObjectiveStanding.State] = [.onTrack, .atRisk, .offTrack, .stale, .achieved]
    let closed = organisation.objectives.all.filter { isNew($0.closed) }
    return [objectives("pursued", pursued)]
      + shown.map { objectives($0.rawValue, states[$0] ?? []) }
      + (states[.waiting].map { [objectives(ObjectiveStanding.State.waiting.rawValue, $0)] } ?? [])
      + [
        objectives("closed as achieved \(period)", closed.filter(\.givenUp.isEmpty)),
        objectives("given up \(period)", closed.filter { !$0.givenUp.isEmpty }),
      ]
  }

  /// What is wrong with the documents' reviews against practice.
  var documents: [ReviewFigure] {
    let flaws = organisation.documentFlaws(today: day)
    func documents(_ rest: String, _ isMeant: (DocumentFlaw) -> Bool) -> ReviewFigure {
      figure("document", nil, rest, .document, flaws.filter(isMeant).map(\.document))
    }
    return [
      documents("with the review past due") { flaw in
        flaw.kind == .reviewOverdue
          || (flaw.kind == .neverReviewed
            && organisation.documents[flaw.document]?.nextReview != nil)
      },
      documents(DocumentFlaw.Kind.neverReviewed.rawValue) { $0.kind == .neverReviewed },
      documents("not matching practice, nothing done") { $0.kind == .doesNotMatch },
    ]
  }
}
