package import Records

/// An audit's checklist to be filled in on paper.
package struct BlankChecklist: Sendable {
  private let report: AuditReport

  /// - Parameter library: with the organisation's own standards and questions, or without.
  package init(of audit: Audit, in organisation: Organisation, library: Library, today: Day) {
    // What was found since it was planned is asked as well; the walk gives these lines the same numbers.
    var whole = organisation
    var source = SeededGenerator(seed: 1)
    for line in organisation.missingFollowUps(
      in: audit, today: today, newID: { RecordID(using: &source) })
    {
      whole.auditLines.put(line)
    }
    report = AuditReport(of: audit, in: whole, library: library, today: today)
  }

  /// Follow-ups first; each line keeps the number by which its answer is typed in.
  private var lines: [AuditReport.NumberedLine] {
    report.asked.filter { $0.line.earlier != nil } + report.asked.filter { $0.line.earlier == nil }
  }

  private var title: String {
    let audit = report.audit
    return "Checklist "
      + [audit.reference, audit.title, report.organisation.name].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  private static let legend =
    "One letter a line: "
    + AuditLine.Finding.allCases.map { "\($0.letter) \($0.rawValue)" }.joined(separator: ", ")
    + ". Typed in afterwards as 1c 2m 3-5c."

  private var scope: String {
    let audit = report.audit
    let areas = audit.areas.map { report.organisation.areaName($0) }
    let auditor = report.organisation.personName(audit.auditor)
    return [
      (audit.clauses.map(\.description) + areas).joined(separator: ", "),
      auditor.isEmpty ? "" : "Auditor: \(auditor)",
      audit.planned.map { "Planned for \($0.full)" } ?? "",
    ].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func heading(_ numbered: AuditReport.NumberedLine) -> String {
    (numbered.line.topics.map(report.words) + [numbered.line.aspect?.label ?? ""])
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// The earlier finding in its own words; empty when the line follows up none.
  private func earlier(_ line: AuditLine) -> String {
    guard let action = report.organisation.actions[line.earlier] else { return "" }
    let words = action.notes.isEmpty || action.notes == action.title ? "" : ". \(action.notes)"
    let grade = action.grade?.rawValue ?? action.actionKind.rawValue
    return "Earlier: \(action.name) \(grade), \(action.title)\(words) (\(action.stage.rawValue))"
  }

  package var markdown: String {
    let letters = AuditLine.Finding.allCases.map { "[ ] \($0.letter)" }.joined(separator: "   ")
    let blank = String(repeating: ".", count: 60)
    let body = lines.map { numbered in
      let line = numbered.line
      return
        ([
          "### \(numbered.number). \(Markdown.text(heading(numbered)))", "",
          Markdown.lines(line.question), "",
        ]
        + [line.lookAt.isEmpty ? "" : "Look at: \(Markdown.lines(line.lookAt))", earlierText(line)]
        .filter { !$0.isEmpty }.flatMap { [$0, ""] }
        + [
          letters, "", "Notes: \(blank)", "", "Evidence: \(blank)", "",
          "Asked: \(blank) Sample ........ of ........", "",
        ]).joined(separator: "\n")
    }
    return
      "# \(Markdown.text(title))\n\n\(Markdown.text(scope))\n\n\(Markdown.text(BlankChecklist.legend))\n\n"
      + body.joined(separator: "\n")
  }

  private func earlierText(_ line: AuditLine) -> String { Markdown.text(earlier(line)) }

  package var html: String {
    let boxes = AuditLine.Finding.allCases.map { "<span class=\"box\">\($0.letter)</span>" }
      .joined()
    let body = lines.map { numbered in
      let line = numbered.line
      let notes = [
        line.lookAt.isEmpty ? "" : "<p>Look at: \(HTML.lines(line.lookAt))</p>\n",
        earlier(line).isEmpty ? "" : "<p class=\"earlier\">\(HTML.text(earlier(line)))</p>\n",
      ].joined()
      return """
        <section class="line">
        <h3><span class="number">\(numbered.number)</span> \(HTML.text(heading(numbered)))</h3>
        <p class="question">\(HTML.lines(line.question))</p>
        \(notes)<p class="boxes">\(boxes)</p>
        <div class="room">Notes</div>
        <div class="room">Evidence</div>
        <div class="room">Asked <span class="sample">Sample ______ of ______</span></div>
        </section>

        """
    }
    return HTML.page(
      title: title,
      body: "<h1>\(HTML.text(title))</h1>\n<p>\(HTML.text(scope))</p>\n"
        + "<p>\(HTML.text(BlankChecklist.legend))</p>\n" + body.joined(),
      style: ReportDocument.style + BlankChecklist.style)
  }

  private static let style = """

    .line { border: 1px solid #999; padding: .5em .8em; margin: .6em 0; break-inside: avoid; }
    .line p { margin: .25em 0; max-width: none; }
    .number { display: inline-block; min-width: 2em; font-size: 1.2em; }
    .question { font-weight: bold; }
    .earlier { border-left: 3px solid #111; padding-left: .6em; }
    .box { display: inline-block; width: 2.2em; height: 2.2em; line-height: 2.2em; text-align: center; border: 1px solid #111; margin-right: .7em; }
    .room { border-top: 1px dotted #999; min-height: 2.6em; color: #666; font-size: .85em; }
    .sample { float: right; }
    """
}

/// What is handed out of an audit.
package enum AuditPaper {
  /// The report or the blank checklist as text.
  ///
  /// - Parameter library: with the organisation's own standards and questions, or without.
  package static func text(
    of audit: Audit, in organisation: Organisation, library: Library, today: Day, isBlank: Bool,
    isHTML: Bool
  ) -> String {
    if isBlank {
      let blank = BlankChecklist(of: audit, in: organisation, library: library, today: today)
      return isHTML ? blank.html : blank.markdown
    }
    let report = AuditReport(of: audit, in: organisation, library: library, today: today)
    return isHTML ? report.html : report.markdown
  }
}
