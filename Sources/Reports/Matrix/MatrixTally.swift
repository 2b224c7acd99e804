internal import Records

/// What the person who imports a wide matrix should know, by the rows in which it was seen.
struct MatrixTally {
  /// Ticks without a day.
  var undated: [Int] = []
  /// Cells that only say until when.
  var onlyExpiry: [Int] = []
  /// Days to come, taken for bookings.
  var future: [Int] = []
  /// Months and years.
  var inexact: [Int] = []
  /// "planned" and "expired" without a day.
  var vague: [Int] = []

  func notes(heldOn: Day?) -> [String] {
    var notes: [String] = []
    if !undated.isEmpty {
      notes.append(
        "\(cells(undated)) \(undated.count == 1 ? "is a tick" : "are ticks") without a day; they prove nothing until one "
          + "is given (--held-on gives all of them one)")
    }
    if !onlyExpiry.isEmpty {
      notes.append(
        "\(cells(onlyExpiry)) only \(onlyExpiry.count == 1 ? "says" : "say") until when; they prove nothing until the "
          + "day of the training is given (--held-on gives all of them one)")
    }
    if !future.isEmpty {
      notes.append("days to come were taken for bookings: \(rows(future))")
    }
    if !inexact.isEmpty {
      notes.append(
        "only a month or a year is given: a training counts from its first day, what runs out until its last: \(rows(inexact))"
      )
    }
    if !vague.isEmpty {
      notes.append("planned, failed or expired without a day, nothing noted: \(rows(vague))")
    }
    return notes
  }

  private func cells(_ rows: [Int]) -> String { "\(rows.count) cell\(rows.count == 1 ? "" : "s")" }

  private func rows(_ all: [Int]) -> String { MatrixTally.rows(all) }

  /// Rows in a sentence, each once: "rows 3, 4 and 12 more".
  static func rows(_ all: [Int]) -> String {
    var seen: Set<Int> = []
    let rows = all.filter { seen.insert($0).inserted }
    return "row\(rows.count == 1 ? "" : "s") \(shortened(rows.map(String.init), limit: 10))"
  }
}
