import Records

extension State {
  /// Records a training in the cell, or for everyone who is marked.
  mutating func recordTraining() {
    guard let (person, competence, _) = currentCell else { return }
    // Whoever the filter hides is not meant by a key.
    let shown = Set(training.rows.map { matrix.people[$0].id })
    let marked = matrix.people.map(\.id).filter {
      training.marked.contains($0) && shown.contains($0)
    }
    record(competence, for: marked.isEmpty ? [person.id] : marked, on: today)
  }

  /// Records one session for everyone who lacks the cell's competence; people can be taken off first.
  mutating func recordForGaps() {
    guard let (_, competence, _) = currentCell else { return }
    let marked = training.marked
    let items = gapItems(of: competence.id, marked: marked)
    guard !items.isEmpty else {
      return complain(
        "nobody lacks \(competence.name) or needs a refresher soon; r records it for one person")
    }
    let chosen =
      marked.isEmpty ? items.filter(\.isToBeTrained).map(\.item.id) : marked.map(\.text)
    overlays.append(
      .picker(
        Picker(
          title: "\(competence.name): for whom? Space takes off", items: items.map(\.item),
          isMultiple: true, chosen: chosen
        ) { state, taken in
          let people = taken.compactMap { RecordID($0.id) }
          guard !people.isEmpty else { return state.say("nobody was chosen") }
          state.record(competence, for: people, on: state.today)
        }))
  }

  /// Who lacks a competence or will soon, the worst first, and who is marked; with whether they are to be trained: who
  /// is booked, or leaves soon, is not.
  func gapItems(
    of competence: RecordID, marked: Set<RecordID> = []
  ) -> [(item: Picker.Item, isToBeTrained: Bool)] {
    let order: [CellState] = [.expired, .missing, .dueSoon, .planned]
    let rows = derived.matrix.people.compactMap { person -> (place: Int, Person, TrainingCell)? in
      guard let cell = derived.matrix.cell(of: person.id, competence) else { return nil }
      let isWanted = cell.isMandatory && order.contains(cell.state)
      guard isWanted || marked.contains(person.id) else { return nil }
      let place = order.firstIndex(of: cell.state) ?? order.count
      return (
        cell.booked == nil && !person.isLeavingSoon(on: today) ? place : order.count + 1, person,
        cell
      )
    }
    return rows.enumerated().sorted {
      ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
    }.map { _, row in
      let (_, person, cell) = row
      return (
        Picker.Item(id: person.id.text, label: person.name, detail: detail(of: cell, person)),
        cell.booked == nil && !person.isLeavingSoon(on: today)
      )
    }
  }

  private func detail(of cell: TrainingCell, _ person: Person) -> String {
    let leaves = person.left.map { ", leaves \($0.spoken(today: today))" } ?? ""
    let booked = cell.state == .planned ? nil : cell.booked
    return words(cell) + (booked.map { ", booked for \($0.spoken(today: today))" } ?? "") + leaves
  }

  /// Opens the form for a new training of some people.
  ///
  /// - Parameter day: the day proposed; `nil` to leave it open.
  mutating func record(_ competence: Competence, for people: [RecordID], on day: Day?) {
    var record = TrainingRecord(id: newID())
    record.competence = competence.id
    record.date = day
    record.duration = competence.duration
    if let period = competence.judgeAfter {
      record.judgeOn = day?.adding(period)
      record.judgedBy = organisation.proposedJudge(of: competence.id, for: people, otherwise: me)
    }
    // What was booked and not confirmed is what is most likely meant.
    if day != nil, people.count == 1,
      let booking = organisation.trainings(of: people[0], competence.id).first(where: {
        $0.isUnconfirmed(on: today)
      })
    {
      record.date = booking.date
      if let date = booking.date, let period = competence.judgeAfter {
        record.judgeOn = date.adding(period)
      }
    }
    openEntry(TrainingEntry(record, for: people))
  }

  private var lastRecord: TrainingRecord? {
    currentCell.flatMap { organisation.trainings(of: $0.person.id, $0.competence.id).last }
  }

  mutating func editTraining() {
    guard let record = lastRecord else {
      return complain("nothing is on file for this cell; r records a training")
    }
    correct(record)
  }

  /// Opens the form for a training that is on file.
  mutating func correct(_ record: TrainingRecord) {
    var entry = TrainingEntry(record, for: [record.person].compactMap(\.self))
    entry.corrects = record
    openEntry(entry)
  }

  mutating func removeTraining() {
    guard let record = lastRecord, let (person, competence, _) = currentCell else {
      return complain("nothing is on file for this cell")
    }
    var lines = [
      "\(competence.name) of \(person.name), \(record.date?.full ?? "no date"), \(record.result.rawValue). Only for what was recorded by mistake; u brings it back."
    ]
    if organisation.sessions[record.session] != nil {
      lines.append("It belongs to a session (S), which goes on without \(person.name).")
    }
    overlays.append(
      .question(
        Question(
          title: "Take out a training record?", lines: lines,
          answers: [
            Question.Answer(key: "y", label: "take it out") { state in
              state.commit(
                "\(competence.name) of \(person.name) taken out",
                state.organisation.changes(removing: record))
            }
          ])))
  }
}
