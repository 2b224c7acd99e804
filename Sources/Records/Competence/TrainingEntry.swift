/// A training as it is typed once for one person or several, before it is kept.
package struct TrainingEntry: Hashable, Sendable {
  /// What holds for everyone: the competence, the day, what came of it; whose it is stands in ``people``.
  package var record: TrainingRecord
  package var people: [RecordID]
  /// The hour at which a session begins, as people write it.
  package var starts = ""
  package var place = ""
  /// How many can take part; `nil` for any number.
  package var seats: Int?
  /// The record that is corrected; `nil` when it is a new one.
  package var corrects: TrainingRecord?

  package init(_ record: TrainingRecord, for people: [RecordID]) {
    self.record = record
    self.people = people
  }

  /// Whether it is for a day to come, and so books instead of recording.
  package func isBooking(on today: Day) -> Bool { record.date.map { $0 > today } ?? false }

  /// Whether the people of it belong together: several, or a day to come with a place, an hour or seats.
  package func makesSession(on today: Day) -> Bool {
    corrects == nil
      && (people.count > 1
        || isBooking(on: today) && !(place.isEmpty && starts.isEmpty && seats == nil))
  }
}

extension Organisation {
  /// The changes that keep an entry: a record each, and the session when one is made.
  ///
  /// Who is booked for that day already has the booking turned into the record, and its session is used, so that nothing
  /// is there twice. A session that nobody is left in to be asked about counts as held today.
  package func changes(
    keeping entry: TrainingEntry, today: Day, newID: () -> RecordID
  ) -> [Change] {
    let isBooking = entry.isBooking(on: today)
    if var record = entry.corrects {
      record = entry.record
      if isBooking, record.result == .passed { record.result = .booked }
      return changes(putting: record) + changes(closingSessionOf: [record], today: today)
    }
    let onFile = entry.record.competence.map(trainingsByPerson) ?? [:]
    let open = entry.people.map { person in
      onFile[person]?.first { $0.date == entry.record.date && $0.result == .booked }
    }
    var changes: [Change] = []
    var session = open.lazy.compactMap { self.sessions[$0?.session] }.first(where: \.isOpen)
    if session == nil, entry.makesSession(on: today) {
      let made = self.session(of: entry, isHeld: !isBooking, today: today, id: newID())
      session = made
      changes += self.changes(putting: made)
    }
    var records: [TrainingRecord] = []
    for (person, booking) in zip(entry.people, open) {
      var record = entry.record.copied(as: booking?.id ?? newID())
      record.person = person
      record.session = booking?.session ?? session?.id
      record.extras = booking?.extras ?? Table()
      if isBooking { record.result = .booked }
      records.append(record)
      changes += self.changes(putting: record)
    }
    return changes + self.changes(closingSessionOf: records, today: today)
  }

  private func session(
    of entry: TrainingEntry, isHeld: Bool, today: Day, id: RecordID
  ) -> TrainingSession {
    var session = TrainingSession(id: id)
    session.competence = entry.record.competence
    session.date = entry.record.date
    session.starts = entry.starts
    session.place = entry.place
    session.trainer = entry.record.trainer
    session.provider = competences[entry.record.competence]?.provider ?? ""
    session.duration = entry.record.duration
    session.seats = entry.seats
    if isHeld {
      session.evidence = entry.record.evidence
      session.held = entry.record.result == .booked ? nil : today
    }
    return session
  }

  /// Closes the sessions of records just said something about, when nobody booked is left in them.
  private func changes(closingSessionOf records: [TrainingRecord], today: Day) -> [Change] {
    let settled = records.filter { $0.result != .booked }
    let ids = Set(settled.compactMap(\.session))
    guard !ids.isEmpty else { return [] }
    let said = Set(settled.map(\.id))
    return ids.sorted().flatMap { id -> [Change] in
      guard var session = sessions[id], session.isOpen else { return [] }
      let isOpen = trainings.all.contains {
        $0.session == id && $0.result == .booked && !said.contains($0.id)
      }
      if isOpen { return [] }
      session.held = today
      return changes(putting: session)
    }
  }
}
