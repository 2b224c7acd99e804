internal import Records

/// The training records of a wide matrix: those on file that cells say, and those that cells add.
struct MatrixLedger {
  /// What a cell says of one training.
  struct Entry {
    let person: RecordID
    let competence: RecordID
    let entry: MatrixCell.Entry
    let level: String
    let evidence: String
  }

  private struct Key: Hashable {
    let person: RecordID
    let competence: RecordID
  }

  /// No training in a matrix of today is older.
  private static let oldest = Day(year: 1940, month: 1, day: 1) ?? Day(number: -10_957)

  private let heldOn: Day?
  private let today: Day
  private let newID: () -> RecordID
  private var known: [Key: [TrainingRecord]] = [:]
  private let onFile: Set<RecordID>
  private var order: [RecordID] = []
  private var touched: [RecordID: TrainingRecord] = [:]
  private let original: [RecordID: TrainingRecord]

  init(
    _ organisation: Organisation, heldOn: Day?, today: Day, newID: @escaping () -> RecordID
  ) {
    self.heldOn = heldOn
    self.today = today
    self.newID = newID
    var original: [RecordID: TrainingRecord] = [:]
    for record in organisation.trainings.all {
      original[record.id] = record
      guard let person = record.person, let competence = record.competence else { continue }
      known[Key(person: person, competence: competence), default: []].append(record)
    }
    self.original = original
    onFile = Set(original.keys)
  }

  /// The records that cells say, in the order of the file.
  var records: [TrainingRecord] { order.compactMap { touched[$0] } }
  var added: Int { order.count { !onFile.contains($0) } }
  var updated: Int { order.count { onFile.contains($0) && touched[$0] != original[$0] } }
  var unchanged: Int { order.count - added - updated }

  // MARK: What is wrong

  /// Why an entry cannot be taken: the end of a sentence.
  func flaw(of said: Entry) -> String? {
    let entry = said.entry
    if let day = entry.day {
      if day.first < MatrixLedger.oldest {
        return "is too long ago, and looks mistyped: \(day.first)"
      }
      if entry.sort != .booked, day.first > today.adding(months: 24) {
        return "is more than 24 months ahead, and looks mistyped: \(day.first)"
      }
      if day.first > today.adding(months: 240) {
        return "is more than 20 years ahead, and looks mistyped: \(day.first)"
      }
    }
    if let expires = entry.expires, let day = entry.day, expires.last < day.first {
      return "counts until \(expires.last), which is before the day of the training, \(day.first)"
    }
    if let expires = entry.expires, expires.last < MatrixLedger.oldest {
      return "is too long ago, and looks mistyped: \(expires.last)"
    }
    return nil
  }

  // MARK: Taking

  /// Finds or adds the record that an entry says.
  ///
  /// - Parameter duties: the requirements of the person's roles.
  mutating func take(_ said: Entry, row: Int, duties: [Requirement], tally: inout MatrixTally) {
    let key = Key(person: said.person, competence: said.competence)
    var result = result(of: said.entry)
    var day: Day?
    if let given = said.entry.day {
      if given.first > today, result == .passed {
        result = .booked
        tally.future.append(row)
      }
      day = result == .booked ? given.last : given.first
      if !given.isExact { tally.inexact.append(row) }
    }
    if let expires = said.entry.expires, !expires.isExact { tally.inexact.append(row) }
    let records = known[key] ?? []
    if let place = place(of: said, day: day, result, among: records) {
      var record = records[place]
      if record.date == nil, day ?? heldOn != nil { record.date = day ?? dated(said, duties) }
      if record.result == .booked, result == .passed, record.date != nil { record.result = .passed }
      write(said, to: &record)
      known[key]?[place] = record
      return note(record, tally: &tally, row: row)
    }
    var record = TrainingRecord(id: newID())
    record.person = said.person
    record.competence = said.competence
    record.result = result
    record.date = day ?? dated(said, duties)
    write(said, to: &record)
    known[key, default: []].append(record)
    note(record, tally: &tally, row: row)
  }

  private func result(of entry: MatrixCell.Entry) -> TrainingRecord.Result {
    switch entry.sort {
    case .held, .expiryOnly: .passed
    case .booked: .booked
    case .failed: .failed
    case .noShow: .noShow
    }
  }

  private mutating func note(_ record: TrainingRecord, tally: inout MatrixTally, row: Int) {
    if touched.updateValue(record, forKey: record.id) == nil { order.append(record.id) }
    if record.date == nil {
      if record.expires == nil { tally.undated.append(row) } else { tally.onlyExpiry.append(row) }
    }
  }

  private func write(_ said: Entry, to record: inout TrainingRecord) {
    if let expires = said.entry.expires, record.expires.map({ !expires.contains($0) }) ?? true {
      record.expires = expires.last
    }
    if !said.level.isEmpty { record.level = said.level }
    if !said.evidence.isEmpty, !record.evidence.contains(said.evidence) {
      record.evidence = said.evidence
    }
  }

  /// The day of a tick, or of what only says until when: so long before as the role's refresher gives, else the day that
  /// ticks stand for.
  private func dated(_ said: Entry, _ duties: [Requirement]) -> Day? {
    if said.entry.sort == .booked { return nil }
    if said.entry.sort == .expiryOnly, let expires = said.entry.expires?.last {
      let months = duties.filter { $0.competence == said.competence }.compactMap(\.refreshMonths)
        .filter { $0 > 0 }.min()
      let from = months.map { expires.adding(months: -$0) }
      if let from, from <= today { return from }
    }
    guard let heldOn else { return nil }
    return min(heldOn, said.entry.expires?.last ?? heldOn)
  }

  // MARK: Knowing a record again

  private func place(
    of said: Entry, day: Day?, _ result: TrainingRecord.Result, among records: [TrainingRecord]
  ) -> Int? {
    guard let day else { return place(ofUndated: said, result, among: records) }
    if let same = records.firstIndex(where: { $0.date == day }) { return same }
    if let given = said.entry.day, !given.isExact,
      let within = records.firstIndex(where: { record in
        record.date.map(given.contains) ?? false && record.result == result
      })
    {
      return within
    }
    guard result == .passed else { return nil }
    // A tick that gets its day.
    return records.firstIndex { record in
      record.date == nil && record.result == .passed
        && (record.expires == nil || said.entry.expires == nil
          || said.entry.expires?.contains(record.expires ?? day) == true)
    }
  }

  /// A tick is what is on file already, whatever its day; with a level, or a last day, only that of the same.
  private func place(
    ofUndated said: Entry, _ result: TrainingRecord.Result, among records: [TrainingRecord]
  ) -> Int? {
    let same = records.indices.filter { place in
      let record = records[place]
      guard record.result == result else { return false }
      if let expires = said.entry.expires {
        guard let known = record.expires, expires.contains(known) else { return false }
      }
      return said.level.isEmpty || record.level.lowercased() == said.level.lowercased()
    }
    if let heldOn, said.entry.sort == .held, result == .passed {
      return same.first { records[$0].date == heldOn } ?? same.first { records[$0].date == nil }
        ?? same.first { records[$0].date.map { $0 > heldOn } ?? false }
    }
    return same.first { records[$0].date == nil }
      ?? same.max { (records[$0].date ?? today) < (records[$1].date ?? today) }
  }
}

extension SheetDay {
  func contains(_ day: Day) -> Bool { first <= day && day <= last }
}
