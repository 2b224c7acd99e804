internal import Records

extension ImportRun {
  /// The organisation's own questions that the rows describe, each once, by their text.
  mutating func questions() -> [OwnQuestion] {
    let fields = fields(of: OwnQuestion.self, except: ["question"])
    let builtIn = Dictionary(
      (library?.checklists ?? []).lazy.flatMap(\.questions).map {
        (ImportNames.key($0.question), $0)
      }, uniquingKeysWith: { first, _ in first })
    var known: [String: OwnQuestion] = [:]
    for question in organisation.questions.all
    where known[ImportNames.key(question.question)] == nil {
      known[ImportNames.key(question.question)] = question
    }
    var rowOfText: [String: Int] = [:]
    return table.rows.map { row in
      let text = text("question", in: row)
      let key = ImportNames.key(text)
      let old = known[key]
      var question = old ?? OwnQuestion(id: names.makeID())
      if old == nil {
        question.question = PlainText.readable(text)
        // The same words as one of the program's take its place, and are not asked twice.
        question.replaces = builtIn[key]?.question ?? ""
      }
      if key.isEmpty {
        report("is empty; every row needs a question", in: row, "question")
      } else if let first = rowOfText.updateValue(row.number, forKey: key) {
        report("is the same as in row \(first)", in: row, "question")
      }
      fill(&question, with: fields, from: row, isNew: old == nil)
      if question.aspect == .followUp {
        report(
          "follow-up lines come from earlier findings; choose defined, followed or forward",
          in: row,
          "aspect")
      }
      if old?.clauses != question.clauses {
        for flaw in question.clauses.compactMap({ ownLibrary?.flaw(ofAsking: $0) }) {
          report(flaw, in: row, "clauses")
        }
      }
      // A day that the row gives is what it was; importing the row again then changes nothing.
      if question != old, self.text("changed", in: row).isEmpty { question.changed = today }
      return question
    }
  }

  /// The organisation's own standards, each made of the rows that name its edition.
  mutating func standards() -> [OwnStandard] {
    var found: [OwnStandard] = []
    var places: [String: Int] = [:]
    var rowOfClause: [String: Int] = [:]
    let builtIn = Set((library?.standards ?? []).map { $0.edition })
    for row in table.rows {
      guard let edition = edition(in: row, besides: builtIn) else { continue }
      let place = places[edition.text] ?? found.count
      if place == found.count {
        let old = organisation.standards.all.first { Edition($0.editionText) == edition }
        var standard = old ?? OwnStandard(id: names.makeID())
        if old == nil { standard.editionText = edition.text }
        found.append(standard)
        places[edition.text] = place
      }
      let title = ImportNames.tidy(text("title", in: row))
      let numberText = text("number", in: row)
      if numberText.isEmpty {
        if title.isEmpty {
          report("is empty; a row names a clause, or the standard's own title", in: row, "number")
        } else {
          found[place].title = title
        }
        continue
      }
      guard let number = ClauseReference.number(numberText) else {
        report("is not a clause number such as 4.1 or A.5.1: \(numberText)", in: row, "number")
        continue
      }
      if let first = rowOfClause.updateValue(row.number, forKey: "\(edition.text) \(number)") {
        report("\(number) is in row \(first) already", in: row, "number")
        continue
      }
      found[place].take(number: number, title: title)
    }
    return found
  }

  private mutating func edition(
    in row: CSVTable.Row, besides builtIn: Set<Edition>
  ) -> Edition? {
    let text = text("edition", in: row)
    guard let edition = Edition(text) else {
      report(
        text.isEmpty
          ? "is empty; every row needs an edition such as house-rules:2026"
          : "is not an edition, one word with its year, such as house-rules:2026: \(text)", in: row,
        "edition")
      return nil
    }
    guard !builtIn.contains(edition) else {
      report(
        "\(edition) comes with the program and is not changed by an import; name yours otherwise",
        in: row, "edition")
      return nil
    }
    return edition
  }
}

extension OwnStandard {
  /// Adds a clause, or gives the one with that number another title; an empty title leaves what is there.
  fileprivate mutating func take(number: String, title: String) {
    let place = clauses.firstIndex { OwnStandard.clause($0)?.number == number }
    guard let place else {
      return clauses.append(title.isEmpty || title == number ? number : "\(number) \(title)")
    }
    if !title.isEmpty, OwnStandard.clause(clauses[place])?.title != title {
      clauses[place] = "\(number) \(title)"
    }
  }
}
