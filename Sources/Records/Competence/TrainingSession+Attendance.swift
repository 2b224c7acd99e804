extension TrainingSession {
  /// How far a session is.
  package enum State: String, Hashable, Sendable, CaseIterable {
    case toCome = "to come"
    /// Its day has passed, and nobody said who came.
    case awaiting = "who came?"
    case held, cancelled
  }

  /// How far it is on a day: on its last day it is still to come, and overdue starts the day after.
  package func state(on today: Day) -> State {
    if !cancelled.isEmpty { return .cancelled }
    if held != nil { return .held }
    return lastDay.map { $0 < today } ?? false ? .awaiting : .toCome
  }
}

/// Who is booked for, or came to, which session: the training records of each.
package struct Attendance: Hashable, Sendable {
  private let records: [RecordID: [TrainingRecord]]

  package init(of organisation: Organisation) {
    let all = organisation.trainings.all
    var records: [RecordID: [TrainingRecord]] = [:]
    for place in all.indices {
      guard let session = all[place].session else { continue }
      records[session, default: []].append(all[place])
    }
    self.records = records
  }

  /// The records of a session in no order.
  package subscript(session: RecordID) -> [TrainingRecord] { records[session] ?? [] }

  /// How many of a session's seats are free; `nil` when any number can take part.
  package func freeSeats(in session: TrainingSession) -> Int? {
    session.seats.map { max(0, $0 - self[session.id].count) }
  }
}

extension Organisation {
  /// The records of a session by name.
  package func attendance(of session: RecordID) -> [TrainingRecord] {
    trainings.all.filter { $0.session == session }.map { ($0, personName($0.person).lowercased()) }
      .sorted { ($0.1, $0.0.id) < ($1.1, $1.0.id) }.map(\.0)
  }

  // MARK: Keeping sessions

  /// Puts people into a session; who is in it already stays as they are.
  ///
  /// It is met on the last day. Into one that was held they came without having been booked.
  package func changes(
    booking people: [RecordID], into session: TrainingSession, judge: RecordID? = nil,
    newID: () -> RecordID
  ) -> [Change] {
    let present = Set(attendance(of: session.id).compactMap(\.person))
    let onFile = session.competence.map(trainingsByPerson) ?? [:]
    let proposed = proposedJudge(of: session.competence, for: people, otherwise: judge)
    return people.filter { !present.contains($0) }.flatMap { person -> [Change] in
      let booking = onFile[person]?.first {
        $0.date == session.lastDay && $0.result == .booked
      }
      var record = booking ?? TrainingRecord(id: newID())
      record.person = person
      record.competence = session.competence
      record.date = session.lastDay
      record.session = session.id
      record.result = session.held == nil ? .booked : .passed
      record.trainer = session.trainer
      record.duration = session.duration
      record.evidence = session.held == nil ? record.evidence : session.evidence
      if record.judgeOn == nil, let date = session.lastDay,
        let period = competences[session.competence]?.judgeAfter
      {
        record.judgeOn = date.adding(period)
        record.judgedBy = proposed
      }
      return changes(putting: record)
    }
  }

  /// Takes people out of a session.
  package func changes(takingOff records: [RecordID]) -> [Change] {
    records.compactMap { trainings[$0] }.flatMap { changes(removing: $0) }
  }

  /// Moves a session that is open so that it begins on another day, and its bookings with it.
  ///
  /// The days on which the effect is judged move by as many days.
  package func changes(moving session: TrainingSession, to day: Day) -> [Change] {
    let moved = session.moved(to: day)
    return changes(putting: moved)
      + attendance(of: session.id).filter { $0.result == .booked }.flatMap { record in
        changes(putting: self.moved(record, of: session, to: moved.lastDay ?? day))
      }
  }

  /// Corrects a session; bookings follow its last day, and records the trainer and the length that they have from it.
  package func changes(
    correcting session: TrainingSession, to changed: TrainingSession
  ) -> [Change] {
    var working = self
    var records: [RecordID: TrainingRecord] = [:]
    for var record in attendance(of: session.id) {
      if record.trainer == session.trainer { record.trainer = changed.trainer }
      if record.duration == session.duration { record.duration = changed.duration }
      if record.result == .passed, record.evidence == session.evidence {
        record.evidence = changed.evidence
      }
      working.trainings.put(record)
      records[record.id] = record
    }
    if let day = changed.lastDay, session.lastDay != day {
      for record in records.values where record.result == .booked {
        working.trainings.put(moved(record, of: session, to: day))
      }
    }
    let all = working.attendance(of: session.id)
    return changes(putting: changed) + all.flatMap { changes(putting: $0) }
  }

  private func moved(
    _ record: TrainingRecord, of session: TrainingSession, to day: Day
  ) -> TrainingRecord {
    var record = record
    record.judgeOn = record.judgeOn.map { on in
      competences[session.competence]?.judgeAfter.map(day.adding) ?? on
        + (day - (record.date ?? day))
    }
    record.date = day
    return record
  }

  /// Cancels a session; who was booked is so no more.
  package func changes(cancelling session: TrainingSession, because reason: String) -> [Change] {
    var cancelled = session
    cancelled.cancelled = reason
    return changes(putting: cancelled)
      + attendance(of: session.id).filter { $0.result == .booked }
      .flatMap { changes(removing: $0) }
  }

  /// What came of some of a session's records; when nobody is left who was only booked, it was held.
  package func changes(
    marking records: [RecordID], as result: TrainingRecord.Result, in session: TrainingSession,
    today: Day
  ) -> [Change] {
    let marked = Set(records)
    var changes: [Change] = []
    var isOpen = false
    for var record in attendance(of: session.id) {
      if marked.contains(record.id) {
        record.result = result
        if result == .passed, record.evidence.isEmpty { record.evidence = session.evidence }
        changes += self.changes(putting: record)
      }
      if record.result == .booked { isOpen = true }
    }
    var kept = session
    kept.held = isOpen ? nil : session.held ?? today
    return changes + self.changes(putting: kept)
  }

  /// The evidence of a session goes to all who came and have none, or had the session's before.
  package func changes(evidence: String, of session: TrainingSession) -> [Change] {
    var kept = session
    kept.evidence = evidence
    return changes(putting: kept)
      + attendance(of: session.id).filter { record in
        record.result != .booked && record.result != .noShow
          && (record.evidence.isEmpty || record.evidence == session.evidence)
      }.flatMap { record in
        var record = record
        record.evidence = evidence
        return changes(putting: record)
      }
  }
}
