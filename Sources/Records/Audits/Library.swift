/// The catalogues and questions there are: those that come with the program, and the organisation's own.
package struct Library: Hashable, Sendable {
  package let standards: [Standard]
  package let checklists: [Checklist]
  private let places: [Edition: Int]
  private let byClause: [ClauseReference: [Checklist.Question]]
  /// The questions about an area as a whole.
  package let generalQuestions: [Checklist.Question]

  /// - Parameter standards: of one edition the last counts.
  package init(standards: [Standard], checklists: [Checklist]) {
    self.standards = standards
    self.checklists = checklists
    places = Dictionary(
      standards.enumerated().map { ($1.edition, $0) }, uniquingKeysWith: { $1 })
    var byClause: [ClauseReference: [Checklist.Question]] = [:]
    var general: [Checklist.Question] = []
    for question in checklists.lazy.flatMap(\.questions) {
      if question.clauses.isEmpty { general.append(question) }
      for clause in question.clauses { byClause[clause, default: []].append(question) }
    }
    self.byClause = byClause
    generalQuestions = general
  }

  package subscript(edition: Edition) -> Standard? { places[edition].map { standards[$0] } }

  /// The clause of the superseded edition that a clause goes on from.
  package func predecessor(of clause: ClauseReference) -> ClauseReference? {
    guard let standard = self[clause.edition], let succession = standard.succession,
      let was = standard.clause(clause.number)?.was
    else { return nil }
    return ClauseReference(edition: succession.supersedes, number: was)
  }

  /// The questions about a clause, those of the clause that it goes on from included.
  package func questions(about clause: ClauseReference) -> [Checklist.Question] {
    (byClause[clause] ?? [])
      + (predecessor(of: clause).flatMap { byClause[$0] } ?? [])
  }

  /// The short title of a clause, if a catalogue has it.
  package func title(of clause: ClauseReference) -> String? {
    self[clause.edition]?.title(of: clause.number)
  }

  /// What differs in a clause from the superseded edition; empty when nothing is known to.
  package func change(of clause: ClauseReference) -> String {
    self[clause.edition]?.clause(clause.number)?.change ?? ""
  }
}

extension Organisation {
  /// The library with the organisation's own standards and questions.
  package func library(extending base: Library) -> Library {
    if standards.isEmpty, questions.isEmpty { return base }
    let replaced = Set(questions.all.lazy.map(\.replaces).filter { !$0.isEmpty })
    let kept = base.checklists.map { checklist in
      Checklist(
        name: checklist.name,
        questions: checklist.questions.filter { !replaced.contains($0.question) })
    }
    let own = questions.all.filter { !$0.isRetired }.map(\.checklistQuestion)
    return Library(
      standards: base.standards + standards.all.compactMap(\.standard),
      checklists: kept + [Checklist(name: "our own", questions: own)])
  }
}
