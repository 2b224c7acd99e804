package import Records

/// The report of one audit, for `evenkeel report audit`.
package struct AuditReport: Sendable {
  let organisation: Organisation
  let audit: Audit
  let library: Library
  let today: Day
  /// The lines with the numbers that the checklist prints.
  let lines: [NumberedLine]

  /// A line of the checklist with its number, from 1 on.
  struct NumberedLine: Sendable {
    let number: Int
    let line: AuditLine
  }

  /// - Parameters:
  ///   - library: with the organisation's own standards and questions, or without.
  ///   - today: the day that dues are told against.
  package init(of audit: Audit, in organisation: Organisation, library: Library, today: Day) {
    self.organisation = organisation
    self.audit = audit
    self.library = organisation.library(extending: library)
    self.today = today
    lines = organisation.lines(of: audit.id).map { NumberedLine(number: $0.number, line: $0) }
  }

  package var markdown: String { document.markdown }
  package var html: String { document.html }

  var asked: [NumberedLine] { lines.filter { !$0.line.isDropped } }

  /// The report: what was audited by whom, what was found, and what was not looked at.
  var document: ReportDocument {
    var report = ReportDocument(title: title)
    if let mark = draftMark { report.blocks.append(.warning(mark)) }
    report.blocks.append(.facts(facts))
    report.add("Conclusion", conclusion)
    let flags = organisation.flags(of: audit, library: library).map(\.description)
    report.add("To be thought over", flags.isEmpty ? [] : [.list(flags)])
    report.add("Independence and competence of the auditors", concerns)
    report.add("Postponed, opened again", moves)
    report.add("Summary by clause", summary)
    report.add("Findings", findings)
    report.add("Withdrawn", withdrawn)
    report.add("Strengths", strengths)
    report.add("Follow-up of earlier findings", followUps)
    report.add("Compared with the audit before", comparison)
    report.add("What was not looked at", notSeen)
    report.add("Annex: all lines", annex)
    return report
  }

  var title: String {
    let of = organisation.name.isEmpty ? "" : ", \(organisation.name)"
    let name = [audit.reference, audit.title].filter { !$0.isEmpty }.joined(separator: " ")
    return "Audit report \(name)\(of)"
  }

  /// `not signed off: 12 of 61 lines not assessed`; `nil` for a report that is final.
  private var draftMark: String? {
    switch audit.state {
    case .reported: return nil
    case .cancelled: return "Cancelled: this audit did not take place as planned."
    case .planned, .inProgress:
      let open = asked.count { !$0.line.isAssessed }
      return asked.isEmpty
        ? "Draft, not signed off."
        : "Draft, not signed off: \(open) of \(asked.count) lines not assessed."
    }
  }

  private var facts: [ReportDocument.Fact] {
    var editions = Set(audit.clauses.map(\.edition))
    if editions.isEmpty { editions = Set(lines.flatMap(\.line.clauses).map(\.edition)) }
    let criteria = editions.sorted().map { library[$0]?.name ?? $0.description }
    let held = Set([audit.starts, audit.ends].compactMap(\.self)).sorted().map(\.full)
    let scope = audit.clauses.map(titled).joined(separator: "\n")
    let areas = audit.areas.map { organisation.areaName($0) }.joined(separator: ", ")
    let duration = audit.duration.map { "\($0) h" } ?? ""
    let spent = AuditReport.time(seconds: lines.reduce(0) { $0 + $1.line.spent })
    let facts: [(String, String)] = [
      ("Kind", audit.auditKind.rawValue),
      ("Scope", scope), ("Areas", areas),
      ("Criteria", criteria.joined(separator: ", ")),
      ("Certification body", organisation.bodies[audit.body]?.name ?? ""),
      ("Their reference", audit.bodyReference), ("Their auditor", audit.lead),
      ("Auditor", organisation.personName(audit.auditor)),
      ("Team", people(audit.team.filter { $0 != audit.auditor })),
      ("Audited", people(audit.auditees)),
      ("Planned for", audit.planned?.full ?? ""),
      ("Held", held.joined(separator: " to ")),
      ("Time planned", duration),
      ("Time on the lines", spent),
      ("Reported", audit.reported?.full ?? ""), ("Notes", audit.notes),
    ]
    return facts.filter { !$0.1.isEmpty }.map { ReportDocument.Fact($0.0, $0.1) }
  }

  private func people(_ ids: [RecordID]) -> String {
    ids.map { organisation.personName($0) }.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// `3 h 05 min`; empty for less than a minute.
  static func time(seconds: Int) -> String {
    let minutes = seconds / 60
    guard minutes > 0 else { return "" }
    let rest = minutes % 60
    return minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(rest < 10 ? "0" : "")\(rest) min"
  }

  private var conclusion: [ReportDocument.Block] {
    if !audit.conclusion.isEmpty { return [.text(audit.conclusion)] }
    return audit.auditKind.isExternal ? [] : [.text("No conclusion was written.")]
  }

  private var concerns: [ReportDocument.Block] {
    let concerns = organisation.concerns(aboutAuditorsOf: audit, today: today)
    var blocks: [ReportDocument.Block] = []
    if !concerns.isEmpty {
      blocks.append(.list(concerns.map { "\($0.kind.rawValue.capitalisedFirst): \($0.text)" }))
    }
    if !audit.justification.isEmpty {
      blocks.append(.text("Justification: \(audit.justification)"))
    } else if concerns.contains(where: { $0.kind == .impartiality }) {
      blocks.append(.warning("No justification is on record for an auditor who is not impartial."))
    } else if concerns.isEmpty, !audit.auditKind.isExternal, !audit.auditors.isEmpty {
      blocks.append(.text("Nothing on file speaks against the auditors' independence."))
    }
    return blocks
  }

  private var moves: [ReportDocument.Block] {
    var blocks: [ReportDocument.Block] = []
    if !audit.moves.isEmpty {
      blocks.append(
        .table(
          ReportTable(
            columns: ["From", "To", "Moved on", "By", "Reason"].map { ReportTable.Column($0) },
            rows: audit.moves.map { move in
              [
                move.from?.description ?? "–", move.to?.description ?? "–",
                move.on?.description ?? "–", move.by, move.why,
              ]
            })))
    }
    if !audit.reopenings.isEmpty {
      blocks.append(.list(audit.reopenings.map { "Opened again after signing off: \($0)" }))
    }
    return blocks
  }

  // MARK: Words

  /// `9001:2015 8.4.1 General`
  func titled(_ clause: ClauseReference) -> String {
    [clause.description, library.title(of: clause) ?? ""].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  func words(_ topic: AuditTopic) -> String {
    switch topic {
    case .clause(let clause): titled(clause)
    case .area(let area): organisation.areaName(area)
    }
  }

  /// `line 12, 9001:2015 8.4.1 General`
  func place(_ numbered: NumberedLine) -> String {
    (["line \(numbered.number)"] + numbered.line.topics.map(words)).joined(separator: ", ")
  }
}

extension AuditLine.Finding {
  /// The verdict in a table.
  var short: String { self == .observation ? "obs." : self == .notApplicable ? "n/a" : rawValue }
}

extension String {
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
