extension Organisation {
  /// The lines of an audit's checklist, built from its scope.
  ///
  /// First a follow-up for every nonconformity from external audits since the start of last year and from the
  /// previous internal audit of the same scope (clause 9.2.2; ISO/IEC 17021-1, 9.6.2), then, clause by
  /// clause, whether it is defined, followed and still fit. Nothing of an older audit is carried over as done.
  ///
  /// - Parameter newID: hands out an identifier for each line.
  package func plannedLines(
    for audit: Audit, library: Library, today: Day, newID: () -> RecordID
  ) -> [AuditLine] {
    var lines: [AuditLine] = []
    func add(_ fill: (inout AuditLine) -> Void) {
      var line = AuditLine(id: newID())
      line.audit = audit.id
      line.order = lines.count + 1
      fill(&line)
      lines.append(line)
    }
    for earlier in findingsToFollowUp(in: audit, today: today) {
      add { line in
        line.aspect = .followUp
        line.earlier = earlier.id
        line.clause = earlier.clauses.first
        line.question = "Did it stay away? Earlier finding: \(earlier.title)"
        line.lookAt = "the corrective action where the work is done, and what happened since"
      }
    }
    for clause in auditableClauses(within: audit.clauses, library: library) {
      for question in questions(for: clause, library: library) {
        add { line in
          line.clause = clause
          line.aspect = question.aspect
          line.question = question.question
          line.lookAt = question.lookAt
        }
      }
    }
    return lines
  }

  /// The lines to add and to take away so that a checklist fits a changed scope; what was written stays.
  package func rescopedLines(
    for audit: Audit, library: Library, today: Day, newID: () -> RecordID
  ) -> (added: [AuditLine], removed: [AuditLine]) {
    let present = lines(of: audit.id)
    let wanted = plannedLines(for: audit, library: library, today: today, newID: newID)
    func key(_ line: AuditLine) -> [String] {
      [line.clause?.description ?? "", line.question, line.earlier?.text ?? ""]
    }
    let wantedKeys = Set(wanted.map(key))
    let presentKeys = Set(present.map(key))
    let removed = present.filter { line in
      !wantedKeys.contains(key(line)) && line.finding == nil && line.notes.isEmpty
        && line.evidence.isEmpty && line.asked.isEmpty && line.sample == nil
        && line.population == nil
        && line.action == nil
    }
    var added = wanted.filter { !presentKeys.contains(key($0)) }
    let last = present.map(\.order).max() ?? 0
    for index in added.indices { added[index].order = last + 1 + index }
    return (added, removed)
  }

  /// The clauses that can be audited within a scope, sorted, each once.
  package func auditableClauses(
    within scope: [ClauseReference], library: Library
  ) -> [ClauseReference] {
    var found: Set<ClauseReference> = []
    for clause in scope {
      guard let standard = library[clause.edition] else {
        found.insert(clause)
        continue
      }
      found.formUnion(
        standard.auditableClauses(within: clause.number)
          .map { ClauseReference(edition: clause.edition, number: $0.number) })
    }
    return found.sorted()
  }

  private func questions(for clause: ClauseReference, library: Library) -> [Checklist.Question] {
    let known =
      library.checklist(for: clause.edition)?.questions.filter { $0.clause == clause.number } ?? []
    let title = library.title(of: clause).map { "\"\($0)\"" } ?? "this clause"
    let usual = [
      Checklist.Question(
        clause: clause.number, aspect: .defined,
        question: "How is \(title) settled here, and who answers for it?",
        lookAt: "where it is written down, and whether the people concerned know it"),
      Checklist.Question(
        clause: clause.number, aspect: .followed,
        question: "Show me how \(title) was done the last three times. Did it work?",
        lookAt: "three recent examples, chosen by you and not for you"),
      Checklist.Question(
        clause: clause.number, aspect: .forward,
        question:
          "What has changed in the business since \(title) was settled, and does it still fit?",
        lookAt: "new work, new people, new risks of the last year"),
    ]
    // What a checklist leaves out is still asked, in general words.
    return known
      + usual.filter { question in
        !known.contains { $0.aspect == question.aspect }
          && (known.isEmpty || question.aspect != .forward)
      }
  }

  /// The nonconformities that an audit has to come back to.
  package func findingsToFollowUp(in audit: Audit, today: Day) -> [Action] {
    let start = audit.planned ?? today
    let since = Day(year: start.year - 1, month: 1, day: 1) ?? start
    var wanted = Set(
      actions.all.lazy.filter {
        $0.source == .externalAudit && ($0.raised ?? .never) >= since
          && ($0.raised ?? .never) <= max(start, today)
      }.map(\.id))
    if let previous = previousInternalAudit(before: audit) {
      wanted.formUnion(lines(of: previous.id).compactMap(\.action))
    }
    return actions.all.filter {
      wanted.contains($0.id) && $0.actionKind == .nonconformity && $0.stage != .cancelled
    }.sorted { ($0.reference, $0.id) < ($1.reference, $1.id) }
  }

  /// The last reported internal audit that shares a clause or an area with another one.
  private func previousInternalAudit(before audit: Audit) -> Audit? {
    audits.all.filter { other in
      other.id != audit.id && other.state == .reported && other.auditKind == .internal
        && (other.reported ?? other.planned).map { $0 <= audit.planned ?? .never } ?? true
        && (other.areas.contains { audit.areas.contains($0) }
          || other.clauses.contains { theirs in
            audit.clauses.contains { $0.isWithin(theirs) || theirs.isWithin($0) }
          })
    }.max { ($0.reported ?? $0.planned ?? .never) < ($1.reported ?? $1.planned ?? .never) }
  }
}
