/// Something that is to be said beside a field of a training that is typed.
package struct TrainingRemark: Hashable, Sendable {
  package enum Weight: Hashable, Sendable {
    /// Good to know.
    case hint
    /// To be thought over before it is kept.
    case warning
    /// It is not kept like this.
    case refusal
  }

  /// The key of the field, or `people`.
  package let field: String
  /// A sentence without its full stop.
  package let text: String
  package let weight: Weight

  init(_ field: String, _ text: String, _ weight: Weight) {
    self.field = field
    self.text = text
    self.weight = weight
  }
}

extension Organisation {
  /// What is wrong with a training that is typed, or to be thought over.
  package func remarks(on entry: TrainingEntry, today: Day) -> [TrainingRemark] {
    var remarks = dateRemarks(on: entry, today: today)
    remarks += levelRemarks(on: entry)
    remarks += judgingRemarks(on: entry)
    remarks += peopleRemarks(on: entry, today: today)
    return remarks
  }

  /// Why a day cannot be the day of a training; `nil` when it can.
  package static func mistypedDay(_ date: Day, today: Day) -> String? {
    date > today.adding(months: 24)
      ? "more than 24 months ahead: \(date.full) looks mistyped" : nil
  }

  private func dateRemarks(on entry: TrainingEntry, today: Day) -> [TrainingRemark] {
    guard let date = entry.record.date else { return [] }
    var remarks: [TrainingRemark] = []
    let isBooking = date > today
    if let flaw = Organisation.mistypedDay(date, today: today) {
      remarks.append(TrainingRemark("date", flaw, .refusal))
    } else if isBooking {
      remarks.append(
        TrainingRemark("date", "a day to come: it is booked, and S asks then who came", .hint))
    }
    if let expires = entry.record.expires, expires < date {
      remarks.append(TrainingRemark("expires", "it would expire before it was met", .refusal))
    } else if let expires = entry.record.expires, expires < today {
      remarks.append(TrainingRemark("expires", "that day has passed: it counts no more", .hint))
    }
    switch entry.record.result {
    case .booked where date < today && entry.corrects?.result == .booked:
      remarks.append(
        TrainingRemark("result", "that day has passed: say what came of it", .warning))
    case .booked where date < today:
      remarks.append(
        TrainingRemark(
          "result", "a day that has passed is not booked: say what came of it", .refusal))
    case .failed, .noShow:
      if isBooking {
        remarks.append(
          TrainingRemark(
            "result", "\(date.full) is still to come: say then what came of it", .refusal))
      } else {
        remarks.append(
          TrainingRemark("result", "kept on file; it does not count as met", .hint))
      }
    default: break
    }
    return remarks
  }

  private func levelRemarks(on entry: TrainingEntry) -> [TrainingRemark] {
    let level = entry.record.level
    let scale = LevelScale(profile.levels)
    guard !level.isEmpty, !scale.levels.isEmpty, scale.rank(level) == nil else { return [] }
    // What an older file brought along does not keep the rest from being corrected.
    let isOld = entry.corrects?.level == level
    return [
      TrainingRemark(
        "level", "“\(level)” is no level of ours: \(scale.words)", isOld ? .warning : .refusal)
    ]
  }

  private func judgingRemarks(on entry: TrainingEntry) -> [TrainingRemark] {
    var remarks: [TrainingRemark] = []
    if let judge = entry.record.judgedBy {
      if entry.people.contains(judge) {
        remarks.append(
          TrainingRemark(
            "judged_by", JudgingProblem.ownTraining(personName(judge)).description, .refusal))
      } else if let day = entry.record.judgeOn, let person = people[judge],
        !person.isActive(on: day)
      {
        remarks.append(
          TrainingRemark(
            "judged_by", "\(person.name) will have left by then, or has already", .warning))
      }
    }
    if let day = entry.record.judgeOn, let date = entry.record.date, day < date {
      remarks.append(TrainingRemark("judge_on", "before the training itself", .refusal))
    } else if entry.record.judgeOn == nil, entry.record.judgedBy != nil,
      entry.record.effect == nil
    {
      remarks.append(
        TrainingRemark("judge_on", "without a day nobody is reminded to judge", .hint))
    }
    return remarks
  }

  private func peopleRemarks(on entry: TrainingEntry, today: Day) -> [TrainingRemark] {
    let place = entry.people.count > 1 ? "people" : "date"
    var remarks: [TrainingRemark] = []
    guard !entry.people.isEmpty else { return remarks }
    if let seats = entry.seats, entry.people.count > seats {
      remarks.append(
        TrainingRemark("seats", "\(entry.people.count) people for \(seats) seats", .warning))
    }
    guard let date = entry.record.date, let competence = entry.record.competence else {
      return remarks
    }
    var (left, notYet, onFile, same): ([String], [String], [String], [String]) = ([], [], [], [])
    var elsewhere: [String] = []
    let records = trainingsByPerson(in: competence)
    for id in entry.people {
      guard let person = people[id] else { continue }
      if !person.isActive(on: date) { left.append(person.name) }
      if let joined = person.joined, joined > date { notYet.append(person.name) }
      for other in records[id] ?? [] where other.id != entry.corrects?.id {
        if other.date == date {
          if other.result == .booked {
            same.append(person.name)
          } else {
            onFile.append(person.name)
          }
        } else if other.result == .booked, let day = other.date, entry.corrects == nil {
          elsewhere.append("\(person.name) \(day.spoken(today: today))")
        }
      }
    }
    func say(_ names: [String], _ text: String, _ weight: TrainingRemark.Weight) {
      guard !names.isEmpty else { return }
      remarks.append(TrainingRemark(place, "\(names.inFew) \(text)", weight))
    }
    say(left, left.count == 1 ? "has left before that day" : "have left before that day", .warning)
    say(
      notYet, notYet.count == 1 ? "joined only after that day" : "joined only after that day",
      .warning)
    say(
      onFile, onFile.count == 1 ? "has a record of that day already" : "have a record of that day",
      .warning)
    if entry.corrects == nil {
      say(same, "booked for that day already: the booking becomes this", .hint)
    } else {
      say(same, "booked for that day as well", .warning)
    }
    if !elsewhere.isEmpty {
      remarks.append(
        TrainingRemark(
          place, "booked already: \(elsewhere.inFew); S takes people off or moves it", .hint))
    }
    return remarks
  }
}

extension [String] {
  /// The first three and how many more: "A. Okafor, J. Novák, M. Lim and 4 more".
  package var inFew: String {
    let shown = prefix(3).joined(separator: ", ")
    return count > 3 ? "\(shown) and \(count - 3) more" : shown
  }
}
