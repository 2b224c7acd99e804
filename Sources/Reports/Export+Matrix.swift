internal import Records

extension Export {
  /// A wide matrix: a row for each person who is here, a column for each competence.
  ///
  /// A cell holds the day of the record that counts, with its level and its own last day, and the day that is booked;
  /// "x" where the day is not known, "missing" where a role demands what is not there. Taken in again it changes nothing.
  static func matrix(
    of organisation: Organisation, today: Day, hasAllColumns: Bool
  ) -> [[String]] {
    let competences = sorted(organisation.competences.all) { [NaturalKey($0.name)] }
    let people = sorted(
      organisation.people.all.filter { $0.isActive(on: today) }, by: keys(of:))
    let text = FieldText(organisation: organisation, today: today, place: .cell)
    var seen: Set<String> = []
    // What else tells two people of one name apart.
    let isWide =
      hasAllColumns || people.contains { !seen.insert(ImportNames.key($0.name)).inserted }
    let columns =
      RegisterKind.matrix.columns + (isWide ? RegisterKind.matrix.furtherColumns : [])
    let fields = columns.compactMap { Person.fields[$0] }
    let matrix = TrainingMatrix(of: organisation, today: today)
    var records: [RecordID: [RecordID: [TrainingRecord]]] = [:]
    for record in organisation.trainings.all {
      guard let person = record.person, let competence = record.competence else { continue }
      records[person, default: [:]][competence, default: []].append(record)
    }
    return [columns + competences.map(\.name)]
      + people.map { person in
        fields.map { text.text(of: $0, in: person) }
          + competences.map { competence in
            cell(
              records[person.id]?[competence.id] ?? [], today: today,
              isMissing: matrix.cell(of: person.id, competence.id)?.isGap ?? false)
          }
      }
  }

  private static func cell(_ records: [TrainingRecord], today: Day, isMissing: Bool) -> String {
    let counting = records.filter { $0.counts(on: today, today: today) }
      .max { ($0.date ?? .distantPast, $0.id) < ($1.date ?? .distantPast, $1.id) }
    let undated = records.first { $0.date == nil && $0.result == .passed && $0.effect != .no }
    let booked = records.filter {
      $0.booking(on: today, today: today) != nil || $0.isUnconfirmed(on: today)
    }
    .min { ($0.date ?? .distantPast, $0.id) < ($1.date ?? .distantPast, $1.id) }
    var parts: [String] = []
    if let record = counting ?? undated {
      var text = record.date?.description ?? "x"
      if let expires = record.expires, expires >= record.date ?? expires {
        text += ", valid until \(expires)"
      }
      if !record.level.isEmpty, !record.level.contains(" ") { text += " (level \(record.level))" }
      parts.append(text)
    }
    if let booked, let date = booked.date {
      var text = "planned \(date)"
      if let expires = booked.expires, expires >= date { text += " (valid until \(expires))" }
      parts.append(text)
    }
    if parts.isEmpty { return isMissing ? "missing" : "" }
    return parts.joined(separator: ", ")
  }
}

extension Day {
  /// Before all days of records.
  fileprivate static let distantPast = Day(number: Int(Int32.min))
}
