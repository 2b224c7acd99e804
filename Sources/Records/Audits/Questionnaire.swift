/// Every question that internal audits may ask, and those that are asked no more.
package struct Questionnaire: Hashable, Sendable {
  /// Where a question comes from.
  package enum Origin: String, Hashable, Sendable {
    case builtIn = "built in"
    case own = "ours"
    /// In place of one that comes with the program.
    case inPlace = "in place"
  }

  /// One question.
  package struct Entry: Hashable, Sendable {
    /// Those of held editions that it is asked for; all of its own where no held edition has one.
    package let clauses: [ClauseReference]
    package let question: Checklist.Question
    package let origin: Origin
    package let isRetired: Bool
  }

  /// By clause number, as audits ask them; those about areas last.
  package let entries: [Entry]
}

extension Organisation {
  /// The questions for the editions held (all editions while none is held), the organisation's own all of them.
  ///
  /// - Parameter library: with the organisation's own questions.
  package func questionnaire(library: Library) -> Questionnaire {
    let held = profile.standards.compactMap { library[$0] }
    let standards = held.isEmpty ? library.standards : held
    var served: [Checklist.Question: [ClauseReference]] = [:]
    for standard in standards {
      for clause in standard.clauses {
        let clause = ClauseReference(edition: standard.edition, number: clause.number)
        for question in library.questions(about: clause)
        where served[question]?.contains(clause) != true {
          served[question, default: []].append(clause)
        }
      }
    }
    var entries: [Questionnaire.Entry] = []
    var seen: Set<Checklist.Question> = []
    for question in library.checklists.lazy.flatMap(\.questions) {
      let clauses = served[question] ?? []
      guard !clauses.isEmpty || question.clauses.isEmpty || question.own != nil,
        seen.insert(question).inserted
      else { continue }
      let own = questions[question.own]
      entries.append(
        Questionnaire.Entry(
          clauses: clauses.isEmpty ? question.clauses : clauses, question: question,
          origin: own.map { $0.replaces.isEmpty ? .own : .inPlace } ?? .builtIn, isRetired: false))
    }
    entries += questions.all.filter(\.isRetired).map { own in
      Questionnaire.Entry(
        clauses: own.clauses.sorted(), question: own.checklistQuestion,
        origin: own.replaces.isEmpty ? .own : .inPlace, isRetired: true)
    }
    return Questionnaire(entries: entries.sorted(by: Questionnaire.precedes))
  }
}

extension Questionnaire {
  fileprivate static func precedes(_ left: Entry, _ right: Entry) -> Bool {
    guard let first = left.clauses.first, let second = right.clauses.first else {
      if left.clauses.isEmpty == right.clauses.isEmpty {
        return left.question.question < right.question.question
      }
      return !left.clauses.isEmpty
    }
    if first.number != second.number {
      return ClauseReference.precedes(first.number, second.number)
    }
    if first.edition != second.edition { return first.edition < second.edition }
    let order = Checklist.Aspect.allCases
    let places = [left, right].map { order.firstIndex(of: $0.question.aspect) ?? 0 }
    return places[0] == places[1]
      ? left.question.question < right.question.question : places[0] < places[1]
  }
}

extension OwnQuestion {
  /// The question as checklists hold it.
  package var checklistQuestion: Checklist.Question {
    Checklist.Question(
      clauses: clauses.sorted(), aspect: aspect, question: question, lookAt: lookAt, area: area,
      changed: changed, own: id)
  }

  /// An own wording of a question that comes with the program, the same as yet.
  package init(id: RecordID, inPlaceOf builtIn: Checklist.Question) {
    self.init(id: id)
    question = builtIn.question
    lookAt = builtIn.lookAt
    clauses = builtIn.clauses
    aspect = builtIn.aspect
    area = builtIn.area
    replaces = builtIn.question
  }
}

extension Library {
  /// Whether a catalogue or a standard of one's own has the clause; one of an edition that none knows has it not.
  package func has(_ clause: ClauseReference) -> Bool {
    self[clause.edition]?.clause(clause.number) != nil
  }

  /// Why a clause cannot be asked about; `nil` when a catalogue has it.
  package func flaw(ofClause clause: ClauseReference) -> String? {
    guard let standard = self[clause.edition] else {
      return "\(clause) is in no edition that the program knows, nor in a standard of your own; "
        + "add the standard first, or correct the edition"
    }
    return standard.clause(clause.number) == nil
      ? "\(clause) is in no edition: \(standard.name) has no clause \(clause.number)" : nil
  }
}
