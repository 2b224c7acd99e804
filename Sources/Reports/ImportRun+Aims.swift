internal import Records

/// What spreadsheets of objectives and documents hold in one column each, and the program as readings and reviews: the
/// actual figure, the next and the last review.
extension ImportRun {
  /// The objectives that the rows describe, by name, with the actual figure as a reading.
  mutating func objectives() -> [Objective] {
    var records = named(Objective.self, setting: \.name)
    for place in records.indices where place < table.rows.count {
      let row = table.rows[place]
      takeActual(of: &records[place], from: row)
      check(records[place], in: row)
    }
    return records
  }

  private mutating func takeActual(of objective: inout Objective, from row: CSVTable.Row) {
    let cell = text(HeadingWords.actual, in: row)
    guard !cell.isEmpty, !ImportRun.placeholders.contains(cell.lowercased()) else { return }
    guard let number = Quantity(cell) else {
      return report("is not a number such as 98.5: \(cell)", in: row, HeadingWords.actual)
    }
    let on = sheetDay(HeadingWords.actualDay, in: row) ?? today
    guard !objective.readings.contains(where: { $0.on == on && $0.reading == number }) else {
      return
    }
    var reading = Reading()
    (reading.on, reading.reading, reading.by) = (on, number, who)
    objective.readings.append(reading)
  }

  private mutating func check(_ objective: Objective, in row: CSVTable.Row) {
    guard organisation.objectives[objective.id] != objective else { return }
    if let started = objective.started, let due = objective.due, due <= started {
      report("\(due) is not after the day it begins, \(started)", in: row, "due")
    }
    if objective.closed == nil, !objective.givenUp.isEmpty {
      report("needs the day on which it was given up as well", in: row, "given_up")
    }
    if objective.frequency.count == 0 {
      report("is never: give such as 1 month", in: row, "frequency")
    }
  }

  /// Takes the day of the next review as a fixed day where nothing else says it, and that of the last as a review of
  /// which only the day is known.
  mutating func takeReviewDays(of document: inout Document, from row: CSVTable.Row) {
    if let last = sheetDay(HeadingWords.lastReview, in: row),
      !document.reviews.contains(where: { $0.on == last })
    {
      var review = DocumentReview()
      review.on = last
      document.reviews.append(review)
    }
    if let next = sheetDay(HeadingWords.nextReview, in: row), document.nextReview != next,
      !document.reviewOn.contains(next.description)
    {
      document.reviewOn.append(next.description)
    }
    guard document != organisation.documents[document.id] else { return }
    if let line = document.unreadableReviewDays.first {
      report("is no day such as 31 mar or 2027-06-01: \(line)", in: row, "review_on")
    }
    if document.replacedBy == document.id {
      report("is the document itself", in: row, "replaced_by")
    }
  }

  /// The day in a column that is no field; a wrong one is reported.
  private mutating func sheetDay(_ key: String, in row: CSVTable.Row) -> Day? {
    let cell = text(key, in: row)
    guard !cell.isEmpty, !ImportRun.placeholders.contains(cell.lowercased()) else { return nil }
    let usual = CellDay.registerDay(cell, of: key, today: today)
    if usual.isEmpty { return nil }
    guard let day = Day(written: usual) else {
      report("is not a day (yyyy-mm-dd): \(cell)", in: row, key)
      return nil
    }
    return day
  }
}
