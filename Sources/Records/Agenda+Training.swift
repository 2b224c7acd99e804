extension Organisation {
  /// What is owed of trainings: cells, sessions to come or to be asked about, and effects to be judged.
  ///
  /// A session stands there once however many are booked for it, and a judge's judgements of a session once.
  func trainingAgenda(today: Day, last: Day, matrix: TrainingMatrix) -> [DueItem] {
    let sessions = sessions.all.filter(\.isOpen)
    let attendance = sessions.isEmpty ? nil : Attendance(of: self)
    var inSessions: Set<Booking> = []
    var items: [DueItem] = []
    for session in sessions {
      guard let date = session.date, let ends = session.lastDay else { continue }
      let booked = (attendance?[session.id] ?? []).filter { $0.result == .booked }
      for record in booked {
        if let person = record.person, let competence = record.competence {
          inSessions.insert(Booking(person: person, competence: competence, day: ends))
        }
      }
      // One is to be there on the first day; begun, it goes on to the last.
      let due = date < today ? ends : date
      guard due <= last else { continue }
      items.append(item(of: session, on: due, booked, today: today))
    }
    items += unconfirmed(today: today)
    for cell in matrix.owed {
      guard let due = cell.due, due <= last else { continue }
      if cell.state == .planned,
        inSessions.contains(
          Booking(person: cell.person, competence: cell.competence, day: due))
      {
        continue
      }
      let person = personName(cell.person)
      let what =
        switch cell.state {
        case .planned: "booked"
        case .missing: "needed"
        case .dueSoon where cell.graceEnds != nil:
          "refresher overdue, in grace until \((cell.graceEnds ?? due).spoken(today: today))"
        default: cell.state == .expired ? "expired" : "to be refreshed"
        }
      items.append(
        DueItem(
          kind: .competence, record: cell.person,
          reference: competences[cell.competence]?.name ?? "", title: "\(person): \(what)",
          owner: person, due: due, days: due - today))
    }
    for need in startingNeeds(today: today, last: last)
    where !need.isBookedInTime && need.due <= last {
      let person = personName(need.person)
      items.append(
        DueItem(
          kind: .competence, record: need.person,
          reference: competences[need.competence]?.name ?? "", title: "\(person): needed",
          owner: person, due: need.due, days: need.due - today))
    }
    for judgement in judgements() where judgement.due <= last {
      let who =
        judgement.people.count == 1
        ? personName(judgement.people.first) : "\(judgement.people.count) people"
      items.append(
        DueItem(
          kind: .competence, record: judgement.records[0],
          reference: competences[judgement.competence]?.name ?? "",
          title: "judge effect: \(who)", owner: personName(judgement.judge),
          due: judgement.due, days: judgement.due - today))
    }
    return items
  }

  private struct Booking: Hashable {
    let person: RecordID
    let competence: RecordID
    let day: Day
  }

  private func item(
    of session: TrainingSession, on date: Day, _ booked: [TrainingRecord], today: Day
  ) -> DueItem {
    let who = booked.count == 1 ? personName(booked[0].person) : "\(booked.count) people"
    let competence = competences[session.competence]
    let owner = personName(competence?.owner)
    return DueItem(
      kind: .competence, record: session.id, reference: competence?.name ?? "",
      title: date < today ? "who came? \(who)" : "\(who): booked",
      owner: owner.isEmpty ? session.trainer : owner, due: date, days: date - today)
  }

  /// Bookings of no open session whose day has passed, and nobody said what came of them.
  private func unconfirmed(today: Day) -> [DueItem] {
    let all = trainings.all
    return all.indices.compactMap { place in
      guard all[place].isUnconfirmed(on: today), let date = all[place].date,
        sessions[all[place].session]?.isOpen != true
      else { return nil }
      let person = personName(all[place].person)
      return DueItem(
        kind: .competence, record: all[place].id,
        reference: competences[all[place].competence]?.name ?? "",
        title: "\(person): booked, came?", owner: person, due: date, days: date - today)
    }
  }
}
