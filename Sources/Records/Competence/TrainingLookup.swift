/// Training records told apart in one pass; a register has tens of thousands of them.
extension Organisation {
  /// What is on file for a person and a competence, oldest first.
  package func trainings(of person: RecordID, _ competence: RecordID) -> [TrainingRecord] {
    let all = trainings.all
    let places = all.indices.filter {
      all[$0].person == person && all[$0].competence == competence
    }
    return Organisation.oldestFirst(places.map { all[$0] })
  }

  /// What is on file for a person, by competence, oldest first.
  package func trainingsByCompetence(of person: RecordID) -> [RecordID: [TrainingRecord]] {
    let all = trainings.all
    var found: [RecordID: [TrainingRecord]] = [:]
    // A record is copied only when it is wanted.
    for place in all.indices where all[place].person == person {
      if let competence = all[place].competence {
        found[competence, default: []].append(all[place])
      }
    }
    return found.mapValues(Organisation.oldestFirst)
  }

  /// What is on file for a competence, by person, oldest first.
  package func trainingsByPerson(in competence: RecordID) -> [RecordID: [TrainingRecord]] {
    let all = trainings.all
    var found: [RecordID: [TrainingRecord]] = [:]
    for place in all.indices where all[place].competence == competence {
      if let person = all[place].person { found[person, default: []].append(all[place]) }
    }
    return found.mapValues(Organisation.oldestFirst)
  }

  private static func oldestFirst(_ records: [TrainingRecord]) -> [TrainingRecord] {
    records.sorted { ($0.date ?? .never, $0.id) < ($1.date ?? .never, $1.id) }
  }
}
