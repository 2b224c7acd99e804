/// Why the effect of a training cannot be judged like this.
package enum JudgingProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// Who judges was trained: a name.
  case ownTraining(String)
  /// A day still to come.
  case toCome(Day)
  /// Before the day of the training.
  case tooEarly(Day)
  case nothingSeen
  /// What is judged was not passed, or has no day: the person's name.
  case notPassed(String)

  /// The field of a training record that it is about.
  package var field: String {
    switch self {
    case .ownTraining: "judged_by"
    case .toCome, .tooEarly: "judged"
    case .nothingSeen: "judgement"
    case .notPassed: "effect"
    }
  }

  package var description: String {
    switch self {
    case .ownTraining(let name): "\(name) was trained here: someone else judges"
    case .toCome(let day): "\(day.full) is still to come: judge on the day, or later"
    case .tooEarly(let day): "before the training, \(day.full): choose a later day"
    case .nothingSeen: "what showed it is needed: watched at work, figures, a test"
    case .notPassed(let name): "\(name) did not pass it, so there is no effect to judge"
    }
  }
}

extension TrainingRecord {
  /// Notes whether the training changed what is done (clause 7.2 c).
  ///
  /// Judged as without effect, it counts no more from that day on.
  package mutating func judge(
    _ effect: Effect, by judge: RecordID?, on day: Day, seenIn judgement: String, today: Day,
    in organisation: Organisation
  ) throws(JudgingProblem) {
    guard result == .passed, let date else {
      throw .notPassed(organisation.personName(person))
    }
    if let judge, judge == person { throw .ownTraining(organisation.personName(judge)) }
    if day > today { throw .toCome(day) }
    if day < date { throw .tooEarly(date) }
    if judgement.trimmed.isEmpty { throw .nothingSeen }
    self.effect = effect
    judged = day
    judgedBy = judge
    self.judgement = judgement
    if judgeOn == nil { judgeOn = day }
  }
}

/// Trainings whose effect one person is to judge together: those of a session, or one alone.
package struct Judgement: Hashable, Sendable {
  package let competence: RecordID?
  /// Who judges; `nil` when nobody was named.
  package let judge: RecordID?
  /// The day by which the first of them is to be judged.
  package private(set) var due: Day
  /// The day of the training.
  package let date: Day?
  package let session: RecordID?
  package private(set) var records: [RecordID]
  package private(set) var people: [RecordID]

  fileprivate init(_ record: TrainingRecord, due: Day) {
    competence = record.competence
    judge = record.judgedBy
    self.due = due
    date = record.date
    session = record.session
    records = []
    people = []
    add(record, due: due)
  }

  fileprivate mutating func add(_ record: TrainingRecord, due: Day) {
    self.due = min(self.due, due)
    records.append(record.id)
    if let person = record.person { people.append(person) }
  }
}

extension Organisation {
  /// The trainings whose effect is still to be judged, by session and judge; the first due first.
  package func judgements() -> [Judgement] {
    struct Group: Hashable {
      let of: RecordID
      let judge: RecordID?
    }
    let all = trainings.all
    var places: [Group: Int] = [:]
    var judgements: [Judgement] = []
    for place in all.indices where all[place].awaitsJudgement {
      let record = all[place]
      guard let due = record.judgeOn else { continue }
      let group = Group(of: record.session ?? record.id, judge: record.judgedBy)
      if let known = places[group] {
        judgements[known].add(record, due: due)
      } else {
        places[group] = judgements.count
        judgements.append(Judgement(record, due: due))
      }
    }
    return judgements.sorted { ($0.due, $0.records[0]) < ($1.due, $1.records[0]) }
  }

  /// Who might judge the effect of a training: who sees to the competence, unless they are trained or have left.
  package func proposedJudge(
    of competence: RecordID?, for trained: [RecordID], otherwise other: RecordID?
  ) -> RecordID? {
    [competences[competence]?.owner, other].compactMap(\.self).first { judge in
      !trained.contains(judge) && people[judge]?.left == nil
    }
  }
}
