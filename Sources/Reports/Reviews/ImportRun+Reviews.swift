internal import Records

extension ImportRun {
  /// The management reviews that the rows describe, by reference, or by title and day where there is none.
  ///
  /// Closed minutes stay as they are; a planned day that is on file is moved and so counted.
  mutating func reviews() -> [ManagementReview] {
    let fields = fields(of: ManagementReview.self, except: ["reference", "planned"])
    var rowOfReference: [String: Int] = [:]
    var taken = Set(organisation.reviews.all.map { $0.reference.folded })
    for row in table.rows {
      let reference = ImportNames.tidy(text("reference", in: row)).folded
      guard !reference.isEmpty else { continue }
      if let first = rowOfReference.updateValue(row.number, forKey: reference) {
        report("is the same as in row \(first)", in: row, "reference")
      }
      taken.insert(reference)
    }
    var used: Set<RecordID> = []
    return table.rows.map { row in
      let old = reviewOnFile(of: row, besides: used)
      var review = old ?? ManagementReview(id: names.makeID())
      used.insert(review.id)
      if old == nil { review.reference = ImportNames.tidy(text("reference", in: row)) }
      fill(&review, with: fields, from: row, isNew: old == nil)
      if let planned = day("planned", in: row, of: ManagementReview.self) {
        do throws(ReviewProblem) {
          try review.move(to: planned, by: who, on: today, why: "import of \(fileName)")
        } catch {
          report(error.description, in: row, "planned")
        }
      }
      if review.title.isEmpty, review.reference.isEmpty {
        report("is empty; a review needs a title or a reference", in: row, "title")
      }
      if review.reference.isEmpty { review.reference = freeReference(of: review, besides: &taken) }
      check(review, old, in: row)
      return review
    }
  }

  private func reviewOnFile(
    of row: CSVTable.Row, besides used: Set<RecordID>
  ) -> ManagementReview? {
    let free = organisation.reviews.all.filter { !used.contains($0.id) }
    let reference = ImportNames.tidy(text("reference", in: row)).folded
    if !reference.isEmpty { return free.first { $0.reference.folded == reference } }
    let title = ImportNames.key(text("title", in: row))
    let planned = Day(written: CellDay.plain(text("planned", in: row), today: today))
    return free.first {
      ImportNames.key($0.title) == title && (planned == nil || $0.planned == planned)
    }
  }

  private func freeReference(
    of review: ManagementReview, besides taken: inout Set<String>
  ) -> String {
    let year = (review.date ?? today).year
    var number = 1
    while !taken.insert("MR-\(year)-\(number)".folded).inserted { number += 1 }
    return "MR-\(year)-\(number)"
  }

  private mutating func check(
    _ review: ManagementReview, _ old: ManagementReview?, in row: CSVTable.Row
  ) {
    guard review != old else { return }
    if let old, old.minuted != nil {
      return report(
        "the minutes of \(review.name) are closed and stay as they are; open them again in the program, "
          + "with a reason", in: row)
    }
    for flaw in review.dateFlaws(on: today) {
      report("is \(flaw.text)", in: row, columns[flaw.field] == nil ? nil : flaw.field)
    }
    if review.minuted != nil, review.held == nil {
      report("is given without the day it was held", in: row, "minuted")
    }
  }
}
