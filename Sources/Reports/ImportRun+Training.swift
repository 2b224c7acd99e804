internal import Records

extension ImportRun {
  /// The training records that the rows describe, each once, by person, competence and date.
  mutating func trainings() -> [TrainingRecord] {
    let fields = fields(
      of: TrainingRecord.self, except: ["person", "competence", "date", "session"])
    var rowOfKey: [TrainingKey: Int] = [:]
    var known: [TrainingKey: TrainingRecord] = [:]
    for record in organisation.trainings.all where known[TrainingKey(record)] == nil {
      known[TrainingKey(record)] = record
    }
    var people = TrainingPeople(
      organisation, known: Set(known.keys), names: table.rows.map { said(in: $0) })
    var sessions = SessionNames(organisation)
    var undated = 0
    var booked: [Int] = []
    let records = table.rows.map { row in
      let before = problems.count
      let competence = link("competence", in: row, of: TrainingRecord.self)
      let said = training(in: row)
      let key = TrainingKey(
        person: person(in: row, competence: competence, date: said.date, &people),
        competence: competence, date: said.date)
      let old = known[key]
      var record = old ?? TrainingRecord(id: names.makeID())
      record.person = key.person
      record.competence = key.competence
      record.date = key.date
      if key.date == nil { undated += 1 }
      if let sort = said.cell?.entries.first?.sort, text("result", in: row).isEmpty, old == nil {
        record.result =
          sort == .booked
          ? .booked : sort == .failed ? .failed : sort == .noShow ? .noShow : .passed
      }
      if let expires = said.cell?.entries.first?.expires { record.expires = expires.last }
      if let evidence = said.cell?.evidence, !evidence.isEmpty { record.evidence = evidence }
      fill(&record, with: fields, from: row, isNew: old == nil)
      giveUnit(to: &record, from: row)
      link(&record, to: &sessions, from: row, old)
      if isBooking(record, old, in: row) {
        record.result = .booked
        booked.append(row.number)
      }
      if problems.count == before, old != record {
        checkStatus(of: record, in: row)
        check(record, in: row)
      }
      // Two days that cannot be read are not one day, and what is left out is in the way of nothing.
      if problems.count == before, key.isComplete {
        if let first = rowOfKey[key] {
          report("the same person, competence and date are in row \(first) already", in: row)
        } else {
          rowOfKey[key] = row.number
        }
      }
      return record
    }
    toldPeople = people.told
    if undated > 0 {
      notes.append(
        "\(undated) of \(records.count) rows have no date; "
          + "they prove nothing until one is given")
    }
    if !booked.isEmpty {
      notes.append("days to come were taken for bookings: \(MatrixTally.rows(booked))")
    }
    newSessions = sessions.added
    return records
  }

  /// Refuses a status that speaks against what else the row says: run out, but nobody says when; not done, but on a day
  /// that has passed.
  private mutating func checkStatus(of record: TrainingRecord, in row: CSVTable.Row) {
    let word = HeadingWords.normal(text("result", in: row))
    if ["expired", "abgelaufen", "overdue", "\u{FC}berf\u{E4}llig"].contains(word),
      record.expires == nil
    {
      report(
        "says that it has run out, and no column says when; give the day it expired", in: row,
        "result")
    } else if ["notstarted", "inprogress", "open", "pending", "offen"].contains(word),
      (record.date ?? today) <= today
    {
      report(
        "says that it is not done; leave the row out until it is, or give the day to come", in: row,
        "result")
    }
  }

  /// The day of a row, and what else stands in its cell: "14.03.2026 (Zert. 4711)", "geplant 14.03.2027".
  private mutating func training(in row: CSVTable.Row) -> (date: Day?, cell: MatrixCell?) {
    let text = text("date", in: row)
    let plain = CellDay.registerDay(text, of: "date", today: today)
    if Day(written: plain) == nil, !text.isEmpty {
      let reader = MatrixCellReader(
        levels: MatrixLevels(LevelScale(organisation.profile.levels), cells: []), today: today)
      switch reader.read(text) {
      case .nothing: return (nil, nil)
      case .cell(let cell) where cell.entries.count == 1:
        let entry = cell.entries[0]
        if entry.sort != .expiryOnly {
          return (entry.sort == .booked ? entry.day?.last : entry.day?.first, cell)
        }
      case .cell, .vague, .refused: break
      }
    }
    return (day("date", in: row, of: TrainingRecord.self), nil)
  }

  /// What a row says of who it is.
  private func said(in row: CSVTable.Row) -> PersonFinder.Said {
    func text(_ key: String) -> String {
      let text = ImportNames.tidy(self.text(key, in: row))
      return text.contains { $0.isLetter || $0.isNumber } ? text : ""
    }
    return PersonFinder.Said(
      name: ImportNames.tidy(self.text("person", in: row)),
      number: text(HeadingWords.personNumber), email: text(HeadingWords.personEmail))
  }

  /// The person of a row; of several people of one name the one whom number, e-mail address or record tell.
  private mutating func person(
    in row: CSVTable.Row, competence: RecordID?, date: Day?, _ people: inout TrainingPeople
  ) -> RecordID? {
    var said = said(in: row)
    if !people.finder.has(said.name), let turned = PersonFinder.turned(said.name),
      people.finder.has(turned) || columns["person"]?.heading != "person"
    {
      // What was exported names people as they are.
      said.name = turned
    }
    let name = said.name
    if !people.finder.has(name),
      let crowd = MatrixHeadings.crowd(text("person", in: row), isTurned: people.areTurned),
      !name.isEmpty
    {
      report(crowd, in: row, "person")
      return nil
    }
    switch people.finder.find(said) {
    case .person(let id):
      if let known = people.all[id], !said.name.isEmpty,
        !PersonFinder.isOneName(known.name, said.name),
        ImportNames.key(known.email) != ImportNames.key(said.name)
      {
        report(PersonFinder.mismatch(said, known.name), in: row, "person")
        return nil
      }
      people.tell(id, said)
      return id
    case .several:
      let namesakes = people.finder.namesakes(name).filter { id in
        people.known.contains(TrainingKey(person: id, competence: competence, date: date))
      }
      if namesakes.count == 1 { return namesakes[0] }
      report(
        "several people are called \(name); a column with their personnel number or e-mail address says who is meant",
        in: row, "person")
      return nil
    case .nobody:
      return newPerson(said, in: row, &people)
    }
  }

  private mutating func newPerson(
    _ said: PersonFinder.Said, in row: CSVTable.Row, _ people: inout TrainingPeople
  ) -> RecordID? {
    if said.name.isEmpty, !said.number.isEmpty {
      report("is on file of nobody: \(said.number)", in: row, HeadingWords.personNumber)
      return nil
    }
    // An e-mail address in place of a name.
    if !people.finder.has(said.name), let id = names.id(of: said.name, .person),
      let known = people.all[id],
      said.number.isEmpty || known.number.isEmpty || known.number == said.number
    {
      people.tell(id, said)
      return id
    }
    guard let person = names.create(said) else {
      return link("person", in: row, of: TrainingRecord.self)
    }
    people.add(person)
    return person.id
  }

  /// "8" under "hours" is 8 h.
  private func giveUnit(to record: inout TrainingRecord, from row: CSVTable.Row) {
    guard let column = columns["duration"], !record.duration.isEmpty,
      record.duration.allSatisfy({ $0.isNumber || $0 == "." || $0 == "," })
    else { return }
    switch HeadingWords.normal(column.heading) {
    case "hours", "hrs", "durationhours", "stunden", "std", "dauerstunden", "dauerh":
      record.duration += " h"
    case "days", "tage": record.duration += record.duration == "1" ? " day" : " days"
    default: break
    }
  }

  private mutating func link(
    _ record: inout TrainingRecord, to sessions: inout SessionNames, from row: CSVTable.Row,
    _ old: TrainingRecord?
  ) {
    let text = text("session", in: row)
    guard !text.isEmpty, text != "-" else { return }
    if let old, let session = organisation.sessions[old.session], sessions.text(of: session) == text
    {
      return
    }
    let competence =
      names.created.first { $0.id == record.competence }?.name
      ?? organisation.competences[record.competence]?.name ?? ""
    if let id = sessions.find(text, record, competence: competence, newID: names.makeID) {
      record.session = id
    } else {
      report("names no session on file: \(text); import the sessions first", in: row, "session")
    }
  }

  /// Whether what the row calls met, or says nothing of, is still to come.
  private func isBooking(
    _ record: TrainingRecord, _ old: TrainingRecord?, in row: CSVTable.Row
  ) -> Bool {
    guard let date = record.date, date > today, old == nil else { return false }
    return record.result == .passed
  }

  private mutating func check(_ record: TrainingRecord, in row: CSVTable.Row) {
    if let expires = record.expires, let date = record.date, expires < date {
      let column = text("expires", in: row).isEmpty ? "date" : "expires"
      report("\(expires) is before the day of the training, \(date)", in: row, column)
    }
    guard let date = record.date, organisation.trainings[record.id] == nil else { return }
    let isSaidBooked = !text("result", in: row).isEmpty && record.result == .booked
    if date > today.adding(months: isSaidBooked ? 240 : 24) {
      report(
        "is more than \(isSaidBooked ? "20 years" : "24 months") ahead, and looks mistyped: \(date)",
        in: row, "date")
    }
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
      // "2" under "years" is 24 months.
      if let column = columns["refresh_months"], let years = Int(text("refresh_months", in: row)),
        ["years", "jahre", "jahren"].contains(where: HeadingWords.normal(column.heading).hasSuffix)
      {
        record.refreshMonths = years * 12
      }
      return record
    }
  }
}

/// Who a training list may mean.
private struct TrainingPeople {
  private(set) var finder: PersonFinder
  /// Which records are on file, to tell people of one name apart by what they have.
  let known: Set<TrainingKey>
  /// Whether the rows call people "Surname, First name".
  let areTurned: Bool
  /// Those on file, and those whom rows have named since.
  private(set) var all: [RecordID: Person] = [:]
  /// People on file of whom rows say more, in the order of the file.
  var told: [Person] { order.compactMap { all[$0] } }
  private let onFile: Set<RecordID>
  private var order: [RecordID] = []

  /// - Parameter names: what the rows say, one for each row.
  init(_ organisation: Organisation, known: Set<TrainingKey>, names: [PersonFinder.Said]) {
    // A name with two addresses is that of two people.
    let addressed = Set(
      names.filter { !$0.email.isEmpty }.map {
        PersonFinder.Said(name: ImportNames.key($0.name), email: ImportNames.key($0.email))
      })
    finder = PersonFinder(organisation.people.all, names: addressed.map(\.name))
    self.known = known
    areTurned = MatrixHeadings.areTurned(names.map(\.name))
    onFile = Set(organisation.people.all.map(\.id))
    for person in organisation.people.all { all[person.id] = person }
  }

  mutating func add(_ person: Person) {
    all[person.id] = person
    finder.add(person)
  }

  /// Gives a person on file the number and the address of a row, where they have none.
  mutating func tell(_ id: RecordID, _ said: PersonFinder.Said) {
    guard onFile.contains(id), var person = all[id] else { return }
    let isNew =
      (person.number.isEmpty && !said.number.isEmpty)
      || (person.email.isEmpty && !said.email.isEmpty)
    guard isNew else { return }
    if person.number.isEmpty { person.number = said.number }
    if person.email.isEmpty { person.email = said.email }
    all[id] = person
    if !order.contains(id) { order.append(id) }
    finder.update(person)
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
