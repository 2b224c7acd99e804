import Records

extension State {
  /// Records a training in the cell, or for everyone who is marked.
  mutating func recordTraining() {
    guard let (person, competence, _) = currentCell else { return }
    let marked = matrix.people.filter { training.marked.contains($0.id) }
    let attendees = marked.isEmpty ? [person] : marked
    var record = TrainingRecord(id: newID())
    record.date = today
    let template = record
    let fields = FormField.fields(
      of: record, only: ["date", "evidence", "expires", "notes"], in: fieldText)
    let who = attendees.count == 1 ? person.name : "\(attendees.count) people"
    let name = attendees.count == 1 ? attendees[0].name : who
    open(
      Form(title: "\(competence.name): \(name)", fields: fields) {
        (state, values) throws(FormRefusal) in
        var filled = template
        try filled.take(values, of: fields)
        guard let date = filled.date else {
          throw FormRefusal(
            message: "Date is needed: the day it was met; a day to come books it", field: "date")
        }
        if let expires = filled.expires, expires < date {
          throw FormRefusal(message: "it would expire before it was met", field: "expires")
        }
        var changes: [Change] = []
        for attendee in attendees {
          var record = TrainingRecord(id: state.newID())
          record.person = attendee.id
          record.competence = competence.id
          record.date = filled.date
          record.expires = filled.expires
          record.evidence = filled.evidence
          record.notes = filled.notes
          changes += state.organisation.changes(putting: record)
        }
        let verb = date > state.today ? "booked" : "recorded"
        return FormStep(title: "\(competence.name) \(verb) for \(name)", changes: changes) {
          $0.training.marked = []
        }
      })
  }

  private var lastRecord: TrainingRecord? {
    currentCell.flatMap { organisation.trainings(of: $0.person.id, $0.competence.id).last }
  }

  mutating func editTraining() {
    guard let record = lastRecord, let (person, competence, _) = currentCell else {
      return complain("nothing is on file for this cell; r records a training")
    }
    let fields = FormField.fields(
      of: record, only: ["date", "evidence", "expires", "notes"], in: fieldText)
    open(
      Form(title: "\(competence.name): \(person.name)", fields: fields) {
        (state, values) throws(FormRefusal) in
        var changed = record
        try changed.take(values, of: fields)
        guard let date = changed.date else {
          throw FormRefusal(message: "Date is needed", field: "date")
        }
        if let expires = changed.expires, expires < date {
          throw FormRefusal(message: "it would expire before it was met", field: "expires")
        }
        return FormStep(
          title: "\(competence.name) of \(person.name) corrected",
          changes: state.organisation.changes(putting: changed))
      })
  }

  mutating func removeTraining() {
    guard let record = lastRecord, let (person, competence, _) = currentCell else {
      return complain("nothing is on file for this cell")
    }
    overlays.append(
      .question(
        Question(
          title: "Take out a training record?",
          lines: [
            "\(competence.name) of \(person.name), \(record.date?.full ?? "no date"). Only for what was recorded by mistake; u brings it back."
          ],
          answers: [
            Question.Answer(key: "y", label: "take it out") { state in
              state.commit(
                "\(competence.name) of \(person.name) taken out",
                state.organisation.changes(removing: record))
            }
          ])))
  }
}
