package import Records

/// Writes registers as CSV.
package enum Export {
  /// A register as CSV in the settled columns: a header, then one row a record.
  ///
  /// Actions come by reference, people by name, training by person, competence and date,
  /// requirements by role and competence, audits by reference, lines as their checklists have them, questions by clause,
  /// standards by edition, what else has a name by its name. Nothing is lost: importing the text into an empty
  /// organisation gives the same values. What a spreadsheet would run as a formula gets an apostrophe in front.
  ///
  /// - Parameters:
  ///   - hasAllColumns: whether the further columns follow the settled ones.
  ///   - audit: the only audit whose lines are written; those of all audits when `nil`.
  ///   - lineEnd: CR LF as RFC 4180 asks; a script may want LF.
  package static func csv(
    of kind: RegisterKind, in organisation: Organisation, today: Day, hasAllColumns: Bool = false,
    audit: RecordID? = nil, lineEnd: String = "\r\n"
  ) -> String {
    if kind == .matrix {
      return CSVWriter.text(
        matrix(of: organisation, today: today, hasAllColumns: hasAllColumns), lineEnd: lineEnd)
    }
    let columns = kind.columns + (hasAllColumns ? kind.furtherColumns : [])
    let text = FieldText(organisation: organisation, today: today, place: .cell)
    let rows =
      switch kind {
      case .people: rows(of: people(in: organisation), columns, text)
      case .actions: rows(of: actions(in: organisation), columns, text)
      case .training: trainings(in: organisation, columns, text)
      case .requirements: rows(of: requirements(in: organisation), columns, text)
      case .audits: rows(of: audits(in: organisation), columns, text)
      case .lines: lines(of: audit, in: organisation, text)
      case .questions: rows(of: questions(in: organisation), columns, text)
      case .standards: standards(in: organisation)
      case .competences: rows(of: sorted(organisation.competences.all, by: \.name), columns, text)
      case .roles: rows(of: sorted(organisation.roles.all, by: \.name), columns, text)
      case .areas: rows(of: sorted(organisation.areas.all, by: \.name), columns, text)
      case .documents: rows(of: sorted(organisation.documents.all, by: \.name), columns, text)
      case .objectives: rows(of: sorted(organisation.objectives.all, by: \.name), columns, text)
      case .responsibilities:
        rows(of: sorted(organisation.responsibilities.all, by: \.name), columns, text)
      case .sessions: rows(of: sessions(in: organisation), columns, text)
      case .reviews: rows(of: sorted(organisation.reviews.all, by: \.name), columns, text)
      case .certificates: rows(of: certificates(in: organisation), columns, text)
      case .bodies: rows(of: sorted(organisation.bodies.all, by: \.name), columns, text)
      case .waivers:
        rows(
          of: sorted(organisation.waivers.all) {
            [NaturalKey($0.about), NaturalKey($0.until?.description ?? "")]
          }, columns, text)
      case .selfchecks:
        rows(
          of: sorted(organisation.selfChecks.all) {
            [NaturalKey($0.begun?.description ?? ""), NaturalKey($0.title)]
          }, columns, text)
      case .matrix: [[String]]()
      }
    return CSVWriter.text([columns] + rows, lineEnd: lineEnd)
  }

  static func rows<R: Record>(
    of records: [R], _ columns: [String], _ text: FieldText
  ) -> [[String]] {
    let fields = columns.compactMap { R.fields[$0] }
    return records.map { record in fields.map { text.text(of: $0, in: record) } }
  }

  private static func people(in organisation: Organisation) -> [Person] {
    sorted(organisation.people.all, by: keys(of:))
  }

  /// What people are sorted by: those of one name as they are told apart, whatever their identifiers.
  static func keys(of person: Person) -> [NaturalKey] {
    [
      NaturalKey(person.name), NaturalKey(person.number), NaturalKey(person.email),
      NaturalKey(person.joined?.description ?? ""),
    ]
  }

  private static func actions(in organisation: Organisation) -> [Action] {
    sorted(organisation.actions.all) { [NaturalKey($0.reference), NaturalKey($0.title)] }
  }

  private static func trainings(
    in organisation: Organisation, _ columns: [String], _ text: FieldText
  ) -> [[String]] {
    let records = trainings(in: organisation)
    let fields = columns.filter { TrainingRecord.fields[$0] != nil }
    var rows = rows(of: records, fields, text)
    if columns.contains(HeadingWords.personNumber) {
      for (row, record) in records.enumerated() {
        let person = organisation.people[record.person]
        rows[row] += [person?.number ?? "", person?.email ?? ""]
      }
    }
    // A session is called by its hour as well, which tells two on one day apart.
    guard let place = columns.firstIndex(of: "session") else { return rows }
    for (row, record) in records.enumerated() {
      guard let session = organisation.sessions[record.session] else { continue }
      rows[row][place] = SessionNames.text(of: session, in: organisation)
    }
    return rows
  }

  private static func trainings(in organisation: Organisation) -> [TrainingRecord] {
    sorted(organisation.trainings.all) { record in
      [
        NaturalKey(organisation.people[record.person]?.name ?? ""),
        NaturalKey(organisation.competences[record.competence]?.name ?? ""),
        NaturalKey(record.date?.description ?? ""),
      ] + (organisation.people[record.person].map { keys(of: $0).dropFirst() } ?? [])
    }
  }

  private static func requirements(in organisation: Organisation) -> [Requirement] {
    sorted(organisation.requirements.all) { requirement in
      [
        NaturalKey(organisation.roles[requirement.role]?.name ?? ""),
        NaturalKey(organisation.competences[requirement.competence]?.name ?? ""),
      ]
    }
  }

  static func audits(in organisation: Organisation) -> [Audit] {
    sorted(organisation.audits.all) { [NaturalKey($0.reference), NaturalKey($0.title)] }
  }

  private static func questions(in organisation: Organisation) -> [OwnQuestion] {
    sorted(organisation.questions.all) { question in
      [
        NaturalKey(question.clauses.min()?.description ?? ""),
        NaturalKey(question.question),
      ]
    }
  }

  private static func certificates(in organisation: Organisation) -> [Certificate] {
    sorted(organisation.certificates.all) { certificate in
      [
        NaturalKey(certificate.edition?.text ?? ""), NaturalKey(certificate.number),
        NaturalKey(organisation.bodies[certificate.body]?.name ?? ""),
      ]
    }
  }

  private static func sessions(in organisation: Organisation) -> [TrainingSession] {
    sorted(organisation.sessions.all) { session in
      [
        NaturalKey(organisation.competences[session.competence]?.name ?? ""),
        NaturalKey(session.date?.description ?? ""), NaturalKey(session.starts),
      ]
    }
  }

  private static func sorted<R: Record>(_ records: [R], by name: KeyPath<R, String>) -> [R] {
    sorted(records) { [NaturalKey($0[keyPath: name])] }
  }

  /// The records by their keys, those alike by identifier.
  static func sorted<R: Record>(_ records: [R], by keys: (R) -> [NaturalKey]) -> [R] {
    records.map { (keys: keys($0), record: $0) }.sorted { left, right in
      for (first, second) in zip(left.keys, right.keys) where first != second {
        return first < second
      }
      return left.record.id < right.record.id
    }.map(\.record)
  }
}

extension FieldText {
  /// What a record's cell says; also a field that holds what a new record has is written out.
  func text<R: Record>(of field: Field<R>, in record: R) -> String {
    text(of: field.read(record) ?? field.initial, field.shape)
  }
}
