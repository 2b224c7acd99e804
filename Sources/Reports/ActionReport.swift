package import Records

/// The figures of the action register, for `evenkeel report actions`.
package struct ActionReport: Hashable, Sendable {
  package let organisation: String
  package let table: ActionFiguresTable
  package let first: Day?
  package let last: Day?

  /// - Parameters:
  ///   - day: the day as of which they are counted.
  ///   - first: the first day of the period in which actions were raised, or closed, to count as such.
  ///   - last: its last day.
  package init(
    of organisation: Organisation, by grouping: ActionGrouping, on day: Day, from first: Day? = nil,
    to last: Day? = nil
  ) {
    self.organisation = organisation.name
    self.first = first
    self.last = last
    table = organisation.actionFigures(by: grouping, on: day, from: first, to: last)
  }

  /// What the columns say, a sentence each: how a figure is counted decides what it is worth.
  package static let definitions = [
    "All as of the day: what was raised later does not count, what was closed later was open.",
    "Actions: all but the cancelled ones, which count in no other column.",
    "Overdue: due before the day and not closed by then; while effectiveness is verified the day of the check counts.",
    "Recurred: another action says that it is a recurrence of this one.",
    "On time: done on the due day or before, of the closed ones that have both days: the last step of a nonconformity "
      + "whose effectiveness was judged, else closing; the due day is the one that held in the end.",
    "Median days: from raised to closed; of an even number, the mean of the two in the middle.",
    "Effective: the last check said so, of those that were judged.",
  ]

  private var title: String {
    "Actions" + (organisation.isEmpty ? "" : ", \(organisation)")
  }

  /// `By category, as recorded; overdue on Fri 20 Nov 2026; raised or closed from 1 Jan 2026`
  private var subtitle: String {
    let period = [first.map { "from \($0)" }, last.map { "to \($0)" }].compactMap { $0 }
    return "By \(table.grouping.words), as of \(table.day)"
      + (period.isEmpty
        ? ""
        : "; raised \(period.joined(separator: " ")), and for closed, on time, days and effective: closed then")
      + "."
  }

  private var report: ReportTable {
    let figures = [
      "Actions", "Open", "Overdue", "Closed", "On time", "Median days", "Effective", "Recurred",
      "Cancelled",
    ]
    return ReportTable(
      columns: [ReportTable.Column(table.grouping.title)]
        + figures.map { ReportTable.Column($0, isFigure: true) },
      rows: [row("All", table.all)]
        + table.groups.map { row($0.name.isEmpty ? table.grouping.none : $0.name, $0.figures) },
      sums: 1)
  }

  private func row(_ name: String, _ figures: ActionFigures) -> [String] {
    [
      name, "\(figures.count)", "\(figures.open)", "\(figures.overdue)", "\(figures.closed)",
      text(figures.onTime), figures.medianDays ?? "–", text(figures.effective),
      "\(figures.recurred)", "\(figures.cancelled)",
    ]
  }

  /// `83.3 % (5 of 6)`; a dash where there is nothing to take a share of.
  private func text(_ share: ActionFigures.Share) -> String {
    share.percent(decimals: 1).map { "\($0) % (\(share.part) of \(share.whole))" } ?? "–"
  }

  package var markdown: String {
    "# \(Markdown.text(title))\n\n\(subtitle)\n\n\(report.markdown)\n"
      + ActionReport.definitions.map { "- \($0)\n" }.joined()
  }

  package var html: String {
    HTML.page(
      title: title,
      body: "<h1>\(HTML.text(title))</h1>\n<p>\(HTML.text(subtitle))</p>\n\(report.html)<ul>\n"
        + ActionReport.definitions.map { "<li>\(HTML.text($0))</li>\n" }.joined() + "</ul>\n")
  }

  /// One object: organisation, by, overdue_on, from, to, all and groups; days are text, and what there is not is null.
  ///
  /// The figures have the keys that scripts depend on: name, actions, open, overdue, closed, cancelled, recurred,
  /// on_time and on_time_of, effective and effective_of (counts, so that nothing is lost by rounding), median_days.
  package var json: String {
    let groups = table.groups.map { "    " + object($0.name, $0.figures) }
    let members: [(String, String)] = [
      ("organisation", JSONText.quoted(organisation)),
      ("by", JSONText.quoted(table.grouping.rawValue)),
      ("overdue_on", quoted(table.day)), ("from", quoted(first)), ("to", quoted(last)),
      ("all", object("", table.all)),
      ("groups", groups.isEmpty ? "[]" : "[\n\(groups.joined(separator: ",\n"))\n  ]"),
    ]
    return "{\n"
      + members.map { "  \(JSONText.quoted($0)): \($1)" }.joined(separator: ",\n") + "\n}\n"
  }

  private func object(_ name: String, _ figures: ActionFigures) -> String {
    JSONText.object([
      ("name", JSONText.quoted(name)), ("actions", "\(figures.count)"), ("open", "\(figures.open)"),
      ("overdue", "\(figures.overdue)"), ("closed", "\(figures.closed)"),
      ("cancelled", "\(figures.cancelled)"), ("recurred", "\(figures.recurred)"),
      ("on_time", "\(figures.onTime.part)"), ("on_time_of", "\(figures.onTime.whole)"),
      ("effective", "\(figures.effective.part)"),
      ("effective_of", "\(figures.effective.whole)"),
      ("median_days", figures.medianDays ?? "null"),
    ])
  }

  private func quoted(_ day: Day?) -> String {
    day.map { JSONText.quoted($0.description) } ?? "null"
  }
}

extension ActionGrouping {
  /// What the groups are, at the head of their column.
  var title: String { words.prefix(1).uppercased() + words.dropFirst() }

  var words: String { self == .cause ? "kind of cause" : rawValue }

  /// What stands for a group's name where actions belong to none.
  var none: String { self == .owner ? "nobody" : "no \(words)" }
}
