import Records

/// Where the user is in the training matrix.
struct TrainingState: Sendable {
  /// The people shown, as rows of the matrix; somebody with several roles stands under each of them.
  var rows: [Int] = []
  /// The competences shown, as columns of the matrix.
  var columns: [Int] = []
  /// Before which of the rows a group begins, in their order; empty when the people are not grouped.
  var groups: [Group] = []
  /// The places among ``rows`` and ``columns`` where the cursor is.
  var row = 0
  var column = 0
  /// Whom and what the cursor is on, so that it stays there when rows and columns change.
  var person: RecordID?
  var competence: RecordID?
  /// The people marked for a session.
  var marked: Set<RecordID> = []
  /// Holds the filter; the rows are the matrix's own.
  var list = ListState()
  var grouping = Grouping.none
  var order = Order.name
  /// Whether columns stand in the order of their gaps.
  var putsGapsFirst = false
  /// Whether columns are left out that concern nobody shown.
  var hidesEmptyColumns = false
  /// Whether cells are narrow, with their headings downwards.
  var isNarrow = false
  /// The gaps of each person shown, in the columns shown, by row of the matrix.
  var gapsByRow: [Int: Int] = [:]
  /// The gaps and the holders among the people shown, by column of the matrix.
  var gapsByColumn: [Int: Int] = [:]
  var holdersByColumn: [Int: Int] = [:]
  /// The day that is shown; `nil` for today.
  var day: Day?
  var showsLeavers = false
  /// The matrix of another day, or with those who left; `nil` as long as that of today is shown.
  var otherMatrix: TrainingMatrix?

  func gaps(row: Int) -> Int { gapsByRow[row] ?? 0 }
  func gaps(column: Int) -> Int { gapsByColumn[column] ?? 0 }
  func holders(column: Int) -> Int { holdersByColumn[column] ?? 0 }

  /// What people stand together by.
  enum Grouping: String, Hashable, Sendable, CaseIterable {
    case none, area, site, role
  }

  /// How people stand within their group.
  enum Order: String, Hashable, Sendable, CaseIterable {
    case name, gaps
    case due = "next day due"
  }

  /// People who stand together.
  struct Group: Hashable, Sendable {
    let title: String
    /// The place of the first of them among the rows.
    let start: Int
    let count: Int
  }
}

extension State {
  /// The matrix that the pane shows: of today, or of the day chosen.
  var matrix: TrainingMatrix { training.otherMatrix ?? derived.matrix }

  /// The day that the matrix shows.
  var matrixDay: Day { training.day ?? today }

  /// Where the cursor is; `nil` when no cell is shown.
  var currentCell: (person: Person, competence: Competence, cell: TrainingCell)? {
    guard training.rows.indices.contains(training.row),
      training.columns.indices.contains(training.column)
    else { return nil }
    let row = training.rows[training.row]
    let column = training.columns[training.column]
    return (matrix.people[row], matrix.competences[column], matrix.cell(row: row, column: column))
  }

  /// Puts the cursor on a person and a competence, whatever was filtered.
  mutating func selectCell(person: RecordID?, competence: RecordID?) {
    training.list.filter = ""
    if let person { training.person = person }
    if let competence { training.competence = competence }
    refreshTraining()
  }

  /// Moves the cursor, as far as there are cells.
  mutating func moveCell(row: Int, column: Int) {
    training.row = max(0, min(row, training.rows.count - 1))
    training.column = max(0, min(column, training.columns.count - 1))
    guard let (person, competence, _) = currentCell else { return }
    training.person = person.id
    training.competence = competence.id
  }

  mutating func moveToGap() {
    let width = training.columns.count
    let total = training.rows.count * width
    guard total > 0 else { return }
    let start = training.row * width + training.column
    for offset in 1...total {
      let place = (start + offset) % total
      let cell = matrix.cell(
        row: training.rows[place / width], column: training.columns[place % width])
      if cell.isGap { return moveCell(row: place / width, column: place % width) }
    }
    say("no gap: everyone shown has what their roles require")
  }
}
