/// What is wrong with one row of a file.
package struct RowProblem: Hashable, Sendable {
  package let row: Int
  /// The column's heading as the file has it; `nil` when the whole row is meant.
  package let column: String?
  /// The end of a sentence: "is not a day (yyyy-mm-dd): 31.02.2026".
  package let message: String

  func sentence(file: String) -> String {
    "\(file), row \(row)" + (column.map { ", column \($0)" } ?? "") + ": " + message
  }
}

/// Why nothing of a file is imported.
package enum ImportProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case unreadable(file: String, CSVProblem)
  case onlyHeader(file: String)
  case repeatedColumn(file: String, heading: String)
  case missingColumns(file: String, kind: RegisterKind, missing: [String], headings: [String])
  /// Neither a column of names nor competences beside it.
  case noMatrix(file: String)
  case rows(file: String, [RowProblem])

  /// How many sentences are shown before the rest is only counted.
  private static let shown = 20

  /// Everything that is wrong, a sentence each, with file, row and column.
  package var sentences: [String] {
    switch self {
    case .unreadable(let file, let problem):
      problem.sentences(file: file)
    case .onlyHeader(let file):
      ["\(file) has a header and no row under it; there is nothing to import"]
    case .repeatedColumn(let file, let heading):
      ["\(file) has the column \(heading) twice; leave one of them"]
    case .missingColumns(let file, let kind, let missing, let headings):
      [
        "\(file) \(kind == .training && missing == ["competence"] ? "looks like a list, a row a training, and has" : "has") no column \(missing.joined(separator: " and no column ")); its columns are "
          + "\(shortened(headings, limit: 30)); importing \(kind.rawValue) needs "
          + "\(kind.neededInWords), and takes \(kind.columns.joined(separator: ", "))"
      ]
    case .noMatrix(let file):
      [
        "\(file) is no matrix of people and competences: no row among the first "
          + "\(MatrixLayout.deepest) has a heading such as name, employee or Mitarbeiter, and competences beside it; a list, a row a training, is imported as training"
      ]
    case .rows(let file, let problems):
      problems.map { $0.sentence(file: file) }
    }
  }

  /// Whether the rest can be imported without what is wrong.
  package var canLeaveOut: Bool {
    switch self {
    case .rows, .unreadable(_, .tooManyCells): true
    default: false
    }
  }

  /// The sentences, a line each; after twenty only how many more there are.
  package var description: String {
    let all = sentences
    let lines = all.prefix(ImportProblem.shown)
    let rest = all.count - lines.count
    return (lines + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "\n")
  }
}

extension RegisterKind {
  /// The columns that there must be.
  fileprivate var neededInWords: String {
    if givesReferences { return "title, or reference when all are on file" }
    return keys.joined(separator: needsOneKey ? " or " : " and ")
  }
}

/// Texts in a sentence, those above a limit only counted: "a, b and 3 more".
func shortened(_ texts: [String], limit: Int) -> String {
  let shown = texts.prefix(limit).joined(separator: ", ")
  return texts.count > limit ? shown + " and \(texts.count - limit) more" : shown
}
