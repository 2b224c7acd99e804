internal import Records

extension ImportRun {
  /// The training records that the rows describe, each once, by person, competence and date.
  mutating func trainings() -> [TrainingRecord] {
    let fields = fields(of: TrainingRecord.self, except: ["person", "competence", "date"])
    var rowOfKey: [TrainingKey: Int] = [:]
    var known: [TrainingKey: TrainingRecord] = [:]
    for record in organisation.trainings.all where known[TrainingKey(record)] == nil {
      known[TrainingKey(record)] = record
    }
    var undated = 0
    let records = table.rows.map { row in
      let key = TrainingKey(
        person: link("person", in: row, of: TrainingRecord.self),
        competence: link("competence", in: row, of: TrainingRecord.self),
        date: day("date", in: row, of: TrainingRecord.self))
      let old = known[key]
      var record = old ?? TrainingRecord(id: names.makeID())
      record.person = key.person
      record.competence = key.competence
      record.date = key.date
      if key.date == nil { undated += 1 }
      if key.isComplete, let first = rowOfKey.updateValue(row.number, forKey: key) {
        report("the same person, competence and date are in row \(first) already", in: row)
      }
      fill(&record, with: fields, from: row, isNew: old == nil)
      return record
    }
    if undated > 0 {
      notes.append(
        "\(undated) of \(records.count) rows have no date; "
          + "they prove nothing until one is given")
    }
    return records
  }

  /// The requirements that the rows describe, each once, by role and competence.
  mutating func requirements() -> [Requirement] {
    let fields = fields(of: Requirement.self, except: ["role", "competence"])
    var rowOfKey: [RequirementKey: Int] = [:]
    var known: [RequirementKey: Requirement] = [:]
    for record in organisation.requirements.all where known[RequirementKey(record)] == nil {
      known[RequirementKey(record)] = record
    }
    return table.rows.map { row in
      let key = RequirementKey(
        role: link("role", in: row, of: Requirement.self),
        competence: link("competence", in: row, of: Requirement.self))
      let old = known[key]
      var record = old ?? Requirement(id: names.makeID())
      record.role = key.role
      record.competence = key.competence
      if key.isComplete, let first = rowOfKey.updateValue(row.number, forKey: key) {
        report("the same role and competence are in row \(first) already", in: row)
      }
      fill(&record, with: fields, from: row, isNew: old == nil)
      return record
    }
  }
}

/// What tells one training record from the others.
private struct TrainingKey: Hashable {
  let person: RecordID?
  let competence: RecordID?
  let date: Day?

  var isComplete: Bool { person != nil && competence != nil }
}

extension TrainingKey {
  init(_ record: TrainingRecord) {
    self.init(person: record.person, competence: record.competence, date: record.date)
  }
}

/// What tells one requirement from the others.
private struct RequirementKey: Hashable {
  let role: RecordID?
  let competence: RecordID?

  var isComplete: Bool { role != nil && competence != nil }
}

extension RequirementKey {
  init(_ record: Requirement) {
    self.init(role: record.role, competence: record.competence)
  }
}
