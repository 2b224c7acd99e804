internal import Records

/// Registers whose rows are known by a name: competences, roles, areas, objectives, documents, responsibilities,
/// sessions.
extension ImportRun {
  /// The records that the rows describe, each once, by name.
  mutating func named<R: Record>(
    _ type: R.Type, by column: String = "name", setting name: WritableKeyPath<R, String>
  ) -> [R] {
    let fields = fields(of: type, except: [column])
    let known = Dictionary(
      organisation[keyPath: R.register].all.map { (ImportNames.key($0.name), $0) },
      uniquingKeysWith: { first, _ in first })
    let texts = table.rows.map { ImportNames.tidy(text(column, in: $0)) }
    let ids = register(texts, kind: R.kind, column: column) { known[$0]?.id }
    return table.rows.indices.map { place in
      let row = table.rows[place]
      let old = known[ImportNames.key(texts[place])]
      var record = old ?? R(id: ids[place])
      if old == nil { record[keyPath: name] = texts[place] }
      fill(&record, with: fields, from: row, isNew: old == nil)
      return record
    }
  }

  /// The identifiers of rows by their names, which every other row may use; what is missing or twice is reported.
  private mutating func register(
    _ texts: [String], kind: RecordKind, column: String, known: (String) -> RecordID?
  ) -> [RecordID] {
    var rowOfName: [String: Int] = [:]
    return table.rows.indices.map { place in
      let (row, key) = (table.rows[place], ImportNames.key(texts[place]))
      if key.isEmpty {
        report("is empty; every row needs one", in: row, column)
      } else if let first = rowOfName.updateValue(row.number, forKey: key) {
        report("\(texts[place]) is in row \(first) already", in: row, column)
      }
      let id = known(key) ?? names.makeID()
      names.add(texts[place], id, kind)
      return id
    }
  }

  /// The documents that the rows describe, by reference, or by title where there is none.
  mutating func documents() -> [Document] {
    let fields = fields(of: Document.self, except: ["reference"])
    var known: [String: Document] = [:]
    for document in organisation.documents.all {
      for name in [document.reference, document.reference.isEmpty ? document.title : ""]
      where !name.isEmpty {
        if known[ImportNames.key(name)] == nil { known[ImportNames.key(name)] = document }
      }
    }
    let texts = table.rows.map { row in
      let reference = ImportNames.tidy(text("reference", in: row))
      return reference.isEmpty ? ImportNames.tidy(text("title", in: row)) : reference
    }
    let column = columns["reference"] == nil ? "title" : "reference"
    let ids = register(texts, kind: .document, column: column) { known[$0]?.id }
    return table.rows.indices.map { place in
      let row = table.rows[place]
      let old = known[ImportNames.key(texts[place])]
      var document = old ?? Document(id: ids[place])
      if old == nil { document.reference = ImportNames.tidy(text("reference", in: row)) }
      fill(&document, with: fields, from: row, isNew: old == nil)
      takeReviewDays(of: &document, from: row)
      if let issued = document.issued, let withdrawn = document.withdrawn, withdrawn < issued,
        old != document
      {
        report(
          "\(withdrawn) is before the day from which it holds, \(issued)", in: row, "withdrawn")
      }
      return document
    }
  }

  /// Who answers for standards and clauses, by what they answer for.
  mutating func responsibilities() -> [Responsibility] {
    struct Key: Hashable {
      let edition: Edition?
      let clauses: Set<ClauseReference>
    }
    let fields = fields(of: Responsibility.self, except: [])
    var known: [Key: Responsibility] = [:]
    for record in organisation.responsibilities.all {
      let key = Key(edition: record.edition, clauses: Set(record.clauses))
      if known[key] == nil { known[key] = record }
    }
    var rowOfKey: [Key: Int] = [:]
    return table.rows.map { row in
      let before = problems.count
      var said = Responsibility(id: names.makeID())
      fill(&said, with: fields, from: row, isNew: true)
      let key = Key(edition: said.edition, clauses: Set(said.clauses))
      if problems.count == before {
        if key.edition == nil, key.clauses.isEmpty {
          report("names neither a standard nor a clause to answer for", in: row)
        } else if let first = rowOfKey.updateValue(row.number, forKey: key) {
          report("the same standard and clauses are in row \(first) already", in: row)
        }
        if let ownLibrary {
          for flaw in said.clauses.compactMap({ ownLibrary.flaw(ofClause: $0) }) {
            report(flaw, in: row, "clauses")
          }
        }
      }
      guard var record = known[key] else { return said }
      fill(
        &record, with: self.fields(of: Responsibility.self, except: ["edition", "clauses"]),
        from: row,
        isNew: false)
      return record
    }
  }

  /// The waivers that the rows describe, by what they are about and their last day.
  mutating func waivers() -> [Waiver] {
    struct Key: Hashable {
      let about: String
      let until: Day?
    }
    var known: [Key: Waiver] = [:]
    for waiver in organisation.waivers.all {
      known[Key(about: waiver.about, until: waiver.until)] = waiver
    }
    let fields = fields(of: Waiver.self, except: ["about", "until"])
    var rowOfKey: [Key: Int] = [:]
    return table.rows.map { row in
      let before = problems.count
      let about = ImportNames.tidy(text("about", in: row))
      let key = Key(about: about, until: day("until", in: row, of: Waiver.self))
      if about.isEmpty { report("is empty; it names the finding that is waived", in: row, "about") }
      if problems.count == before, let first = rowOfKey.updateValue(row.number, forKey: key) {
        report("the same thing until the same day is in row \(first) already", in: row)
      }
      let old = known[key]
      var waiver = old ?? Waiver(id: names.makeID())
      (waiver.about, waiver.until) = (key.about, key.until)
      fill(&waiver, with: fields, from: row, isNew: old == nil)
      if problems.count == before, waiver.reason.trimmed.isEmpty {
        report("is empty; nothing is waived without a reason", in: row, "reason")
      }
      return waiver
    }
  }

  /// The sessions that the rows describe, by competence, day and hour.
  mutating func sessions() -> [TrainingSession] {
    struct Key: Hashable {
      let competence: RecordID?
      let date: Day?
      let starts: String
    }
    func key(_ session: TrainingSession) -> Key {
      Key(competence: session.competence, date: session.date, starts: session.starts.lowercased())
    }
    let fields = fields(of: TrainingSession.self, except: ["competence", "date", "starts"])
    var known: [Key: TrainingSession] = [:]
    for session in organisation.sessions.all where known[key(session)] == nil {
      known[key(session)] = session
    }
    var rowOfKey: [Key: Int] = [:]
    return table.rows.map { row in
      let before = problems.count
      var said = TrainingSession(id: names.makeID())
      said.competence = link("competence", in: row, of: TrainingSession.self)
      said.date = day("date", in: row, of: TrainingSession.self)
      said.starts = ImportNames.tidy(text("starts", in: row))
      let key = key(said)
      if problems.count == before, said.date == nil {
        report("is empty; a session is known by its day", in: row, "date")
      }
      if problems.count == before, let first = rowOfKey.updateValue(row.number, forKey: key) {
        report(
          "the same competence and day are in row \(first) already; a column starts tells two on one day apart",
          in: row)
      }
      // Without an hour in the file it is the only one of that day.
      var matches = known[key].map { [$0] } ?? []
      if matches.isEmpty, said.starts.isEmpty {
        matches = known.filter { $0.key.competence == key.competence && $0.key.date == key.date }
          .map(\.value)
      }
      var session = matches.count == 1 ? matches[0] : said
      let isNew = matches.count != 1
      if matches.count > 1 {
        report(
          "there are \(matches.count) of that day on file; give the hour in a column starts",
          in: row)
      }
      fill(&session, with: fields, from: row, isNew: isNew)
      return session
    }
  }
}
