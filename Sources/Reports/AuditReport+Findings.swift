internal import Records

extension AuditReport {
  private static let grades: [AuditLine.Finding] = [
    .conforming, .minor, .major, .observation, .ofi, .strength, .notApplicable, .toInvestigate,
  ]

  /// How many lines of each clause had which verdict; the first row counts each line once.
  var summary: [ReportDocument.Block] {
    guard !asked.isEmpty else { return [] }
    func row(_ name: String, _ lines: [AuditLine]) -> [String] {
      let counts = AuditReport.grades.map { grade in lines.count { $0.finding == grade } }
      return [name, "\(lines.count)"] + counts.map { $0 == 0 ? "" : "\($0)" }
        + [AuditReport.blankZero(lines.count { $0.finding == nil })]
    }
    var byTopic: [AuditTopic: [AuditLine]] = [:]
    for line in asked.map(\.line) {
      for topic in line.topics { byTopic[topic, default: []].append(line) }
    }
    let columns = ["Lines"] + AuditReport.grades.map(\.short) + ["open"]
    return [
      .table(
        ReportTable(
          columns: [ReportTable.Column("Clause")]
            + columns.map { ReportTable.Column($0, isFigure: true) },
          rows: [row("All", asked.map(\.line))]
            + byTopic.keys.sorted().map { row(words($0), byTopic[$0] ?? []) },
          sums: 1))
    ]
  }

  private static func blankZero(_ count: Int) -> String { count == 0 ? "" : "\(count)" }

  /// The findings in full, the gravest first.
  var findings: [ReportDocument.Block] {
    let found = asked.filter { $0.line.finding?.makesAction ?? false }
      .sorted {
        ($1.line.finding?.gravity ?? 0, $0.number) < ($0.line.finding?.gravity ?? 0, $1.number)
      }
    if found.isEmpty, audit.auditKind.isExternal { return externalActions }
    return found.isEmpty
      ? [.text("No minor, major, observation or opportunity for improvement was recorded.")]
      : found.map(card)
  }

  /// Whether a line is a finding of the certification body that was taken back, and not a question left out.
  private func isWithdrawn(_ line: AuditLine) -> Bool {
    audit.auditKind.isExternal && line.isDropped && line.finding != nil
  }

  /// What the certification body found and took back, with the reason.
  var withdrawn: [ReportDocument.Block] {
    lines.filter { isWithdrawn($0.line) }.map(card)
  }

  private func card(_ numbered: NumberedLine) -> ReportDocument.Block {
    let line = numbered.line
    let action = organisation.actions[line.action]
    let verdict = line.finding?.rawValue ?? ""
    let isWithdrawn = isWithdrawn(line)
    let grade = isWithdrawn ? "Withdrawn, was \(verdict)" : verdict.capitalisedFirst
    let title = [grade, action?.title ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
    let evidence = [line.evidence] + line.files.map(\.reference)
    var facts: [(String, String)] = [
      ("Where", place(numbered)), ("Their reference", line.reference),
      ("Withdrawn because", isWithdrawn ? line.dropped : ""),
      ("Question", line.earlier == nil && !line.isByHand ? line.question : ""),
      ("Words", line.notes == action?.title ? "" : line.notes),
      ("Evidence", evidence.filter { !$0.isEmpty }.joined(separator: "\n")),
      ("Sample", sample(of: line)), ("Interviewed", line.asked),
    ]
    if action != nil || !isWithdrawn {
      facts.append(("Action", action.map(status) ?? "no action in the register"))
    }
    return .card(
      title: title,
      facts.filter { !$0.1.isEmpty }.map { ReportDocument.Fact($0.0, $0.1) })
  }

  /// `NC-2026-014, owner A. Okafor, due Fri 20 Nov 2026, in progress`
  private func status(of action: Action) -> String {
    let owner = organisation.personName(action.owner)
    return [
      action.name, owner.isEmpty ? "no owner yet" : "owner \(owner)",
      action.due.map { "due \($0.full)\(isLate(action) ? " (overdue)" : "")" } ?? "no due day yet",
      action.stage.rawValue,
    ].joined(separator: ", ")
  }

  private func isLate(_ action: Action) -> Bool {
    !action.stage.isFinal && action.due.map { $0 < today } ?? false
  }

  private func sample(of line: AuditLine) -> String {
    line.sample.map { "\($0)" + (line.population.map { " of \($0)" } ?? "") } ?? ""
  }

  /// What an external audit without lines led to: the actions raised from its first day to its report.
  private var externalActions: [ReportDocument.Block] {
    guard let last = audit.reported ?? audit.day else { return [] }
    let first = audit.starts ?? audit.ends ?? last
    let days = first...max(first, last)
    let raised = organisation.actions.all.filter { action in
      action.source == .externalAudit && action.raised.map { days.contains($0) } ?? false
    }.sorted { ($0.reference, $0.id) < ($1.reference, $1.id) }
    return raised.map { action in
      let facts: [(String, String)] = [
        ("Clauses", action.clauses.map(titled).joined(separator: "\n")),
        ("Area", organisation.areaName(action.area)), ("Words", action.notes),
        ("Action", status(of: action)),
      ]
      return .card(
        title:
          "\((action.grade?.rawValue ?? action.actionKind.rawValue).capitalisedFirst): \(action.title)",
        facts.filter { !$0.1.isEmpty }.map { ReportDocument.Fact($0.0, $0.1) })
    }
  }

  var strengths: [ReportDocument.Block] {
    let found = asked.filter { $0.line.finding == .strength }
    return found.isEmpty
      ? []
      : [
        .list(
          found.map { numbered in
            let words = numbered.line.notes.isEmpty ? numbered.line.question : numbered.line.notes
            return "\(words) (\(place(numbered)))"
          })
      ]
  }

  /// Each earlier finding that was followed up, and what was found.
  var followUps: [ReportDocument.Block] {
    let lines = asked.filter { $0.line.earlier != nil }
    guard !lines.isEmpty else { return [] }
    return [
      .table(
        ReportTable(
          columns: ["Line", "Earlier finding", "Its state", "Answer", "Notes"].map {
            ReportTable.Column($0)
          },
          rows: lines.map { numbered in
            let earlier = organisation.actions[numbered.line.earlier]
            return [
              "\(numbered.number)",
              earlier.map { "\($0.name) \($0.title)" } ?? numbered.line.question,
              earlier.map { state(of: $0) } ?? "",
              numbered.line.finding?.rawValue ?? "not assessed", numbered.line.notes,
            ]
          }))
    ]
  }

  private func state(of action: Action) -> String {
    action.stage.rawValue
      + (action.effective == true
        ? ", effective" : action.effective == false ? ", not effective" : "")
  }

  var comparison: [ReportDocument.Block] {
    guard !audit.auditKind.isExternal,
      let comparison = organisation.comparison(of: audit, library: library)
    else { return [] }
    let previous = comparison.previous
    let day = previous.day.map { " of \($0.full)" } ?? ""
    let turns = AuditComparison.Turn.allCases.compactMap { turn in
      let count = comparison.count(turn)
      return count == 0 ? nil : "\(count) \(turn.rawValue)"
    }
    var blocks: [ReportDocument.Block] = [
      .text(
        "\(previous.name) \(previous.title)\(day): "
          + (turns.isEmpty
            ? "no clause was assessed in either." : turns.joined(separator: ", ") + "."))
    ]
    // The counts tell of what was, and still is, as it should be.
    let shown = comparison.rows.filter { row in
      (row.turn != .same && row.turn != .new) || row.now != .conforming
    }
    if !shown.isEmpty {
      blocks.append(
        .table(
          ReportTable(
            columns: ["Clause", "Then", "Now", ""].map { ReportTable.Column($0) },
            rows: shown.map {
              [words($0.topic), $0.before?.short ?? "–", $0.now?.short ?? "–", $0.turn.rawValue]
            })))
    }
    for (label, lines) in [
      ("Came back", comparison.returned), ("Gone", comparison.gone),
      ("Not looked at again", comparison.open),
    ] where !lines.isEmpty {
      blocks.append(
        .text("\(label): \(lines.map(briefly).joined(separator: "; "))."))
    }
    return blocks
  }

  private func briefly(_ line: AuditLine) -> String {
    let action = organisation.actions[line.action]
    let what = [line.finding?.short ?? "", line.topics.map(words).joined(separator: ", ")]
    return what.joined(separator: " ") + (action.map { " (\($0.name) \($0.title))" } ?? "")
  }

  /// What was left out, does not apply, is to be investigated or was not assessed.
  var notSeen: [ReportDocument.Block] {
    let groups: [(String, [NumberedLine], (AuditLine) -> String)] = [
      (
        "Left out", lines.filter { $0.line.isDropped && !isWithdrawn($0.line) }, \.dropped
      ),
      ("Not applicable", asked.filter { $0.line.finding == .notApplicable }, \.notes),
      ("To investigate", asked.filter { $0.line.finding == .toInvestigate }, \.notes),
      ("Not assessed", asked.filter { $0.line.finding == nil }, \.question),
    ]
    let rows = groups.flatMap { label, lines, words in
      lines.map {
        [
          label, "\($0.number)", $0.line.topics.map(self.words).joined(separator: ", "),
          words($0.line),
        ]
      }
    }
    guard !rows.isEmpty else { return [] }
    return [
      .table(
        ReportTable(
          columns: ["", "Line", "Clause", "Reason or question"].map { ReportTable.Column($0) },
          rows: rows))
    ]
  }

  /// The verdict as the annex has it: a grade that was taken back says so.
  private func verdict(of line: AuditLine) -> String {
    if isWithdrawn(line) { return "withdrawn" + (line.finding.map { " (\($0.short))" } ?? "") }
    return line.isDropped ? "left out" : line.finding?.short ?? "not assessed"
  }

  /// Every line as it was asked and answered.
  var annex: [ReportDocument.Block] {
    guard !lines.isEmpty else { return [] }
    return [
      .table(
        ReportTable(
          columns: ["No.", "Clause", "Question", "Verdict", "Notes, evidence, asked"].map {
            ReportTable.Column($0)
          },
          rows: lines.map { numbered in
            let line = numbered.line
            let noted: [String] = [
              line.notes, line.evidence.isEmpty ? "" : "Evidence: \(line.evidence)",
              line.asked.isEmpty ? "" : "Asked: \(line.asked)",
              sample(of: line).isEmpty ? "" : "Sample: \(sample(of: line))",
              organisation.actions[line.action].map { "Action: \($0.name)" } ?? "",
            ]
            return [
              "\(numbered.number)",
              line.clauses.isEmpty
                ? organisation.areaName(line.area)
                : line.clauses.map(\.description).joined(separator: ", "),
              line.question,
              verdict(of: line),
              noted.filter { !$0.isEmpty }.joined(separator: " / "),
            ]
          }))
    ]
  }
}
