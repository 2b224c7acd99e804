package import Records

/// What one organisation owes, for `evenkeel status`: a mail, a cron job, a screen reader.
package struct Status: Hashable, Sendable {
  package let organisation: String
  /// The file as the user named it.
  package let file: String
  package let today: Day
  /// How many days ahead it looks.
  package let days: Int
  /// The longest overdue first, as on the dashboard.
  package let items: [DueItem]
  /// How many mandatory competences are missing of which no day says by when they are needed.
  package let undatedGaps: Int
  /// Whether the records are those of a day in the past.
  package let isPast: Bool

  /// - Parameters:
  ///   - days: how many days ahead to look, from 0 to 100,000; the organisation's setting when `nil`.
  ///   - isPast: whether the organisation is as it stood in the past.
  ///   - library: the catalogues that come with the program, for the transitions to new editions.
  package init(
    of organisation: Organisation, file: String, today: Day, days: Int? = nil, isPast: Bool = false,
    library: Library? = nil
  ) {
    self.organisation = organisation.name
    self.isPast = isPast
    self.file = file
    self.today = today
    self.days = min(max(0, days ?? organisation.profile.upcomingDays), 100_000)
    let matrix = TrainingMatrix(of: organisation, today: today)
    undatedGaps = matrix.undatedGaps.count
    items = organisation.agenda(
      today: today, days: self.days, matrix: matrix,
      library: library.map { organisation.library(extending: $0) })
  }

  /// How many of the items are overdue; `evenkeel status` exits with 1 when there is one.
  package var overdue: Int { items.count(where: \.isOverdue) }

  /// A heading with the counts, a line for each item, and one for what is missing without a day: `!! NC-2026-014  Delivery notes unsigned
  /// Okafor  31 days overdue (20 Oct 2026)`.
  ///
  /// Aligned, as far as no entry is long. The marks are ASCII and repeat what the words say.
  package var lines: [String] {
    let rows = items.map(Row.init)
    let reference = Column(rows.map(\.reference), limit: 16)
    let title = Column(rows.map(\.title), limit: 44)
    let owner = Column(rows.map(\.owner), limit: 20)
    return [heading]
      + rows.map { row in
        "\(row.mark) \(reference.padded(row.reference))  \(title.padded(row.title))  "
          + "\(owner.padded(row.owner))  \(row.when)"
      } + [undatedLine].compactMap(\.self)
  }

  /// What is missing and stands in no line, because nobody said by when it has to be there.
  private var undatedLine: String? {
    switch undatedGaps {
    case 0: nil
    case 1: "1 mandatory competence is missing, and no day says by when it is needed: pane 4"
    default:
      "\(undatedGaps) mandatory competences are missing, and no day says by when they are needed: pane 4"
    }
  }

  /// `Harbour Engineering Ltd: 3 overdue, 11 due within 30 days`.
  private var heading: String {
    let coming = items.count - overdue
    let name = PlainText.line(organisation.isEmpty ? file : organisation)
    return "\(name): \(overdue == 0 ? "nothing" : String(overdue)) overdue, "
      + "\(coming == 0 ? "nothing" : String(coming)) due within \(days) day\(days == 1 ? "" : "s")"
      + (isPast ? ", as it stood on \(today.full.dropFirst(4))" : "")
  }

  /// The lines of several organisations, a blank one between them, each with a line end.
  package static func text(_ reports: [Status]) -> String {
    reports.map { $0.lines.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }
}

/// One item in words.
private struct Row {
  let mark: String
  let reference: String
  let title: String
  let owner: String
  let when: String

  init(_ item: DueItem) {
    mark = item.isOverdue ? "!!" : " !"
    reference = PlainText.line(item.reference)
    let words = PlainText.line(item.title)
    switch item.kind {
    case .action, .competence, .finding: title = words
    case .effectiveness: title = "effectiveness check: \(words)"
    default: title = "\(item.kind.rawValue): \(words)"
    }
    owner = item.owner.isEmpty ? "no owner" : PlainText.line(item.owner)
    when = "\(Row.distance(item.days)) (\(item.due.full.dropFirst(4)))"
  }

  /// How far away a day is.
  private static func distance(_ days: Int) -> String {
    switch days {
    case ..<(-1): "\(-days) days overdue"
    case -1: "1 day overdue"
    case 0: "due today"
    case 1: "due tomorrow"
    default: "due in \(days) days"
    }
  }
}

/// The width of a column: of its widest text, within a limit beyond which texts stand out.
private struct Column {
  let width: Int

  init(_ texts: [String], limit: Int) {
    width = min(limit, texts.map(PlainText.width).max() ?? 0)
  }

  func padded(_ text: String) -> String {
    text + String(repeating: " ", count: max(0, width - PlainText.width(text)))
  }
}
