extension Organisation {
  /// The lines of an audit's checklist, built from its scope.
  ///
  /// First a follow-up for every earlier finding that it has to come back to (clause 9.2.2; ISO/IEC 17021-1, 9.6.2), then
  /// each area as a whole, then, clause by clause, whether it is defined, followed and still fit. What the
  /// standards in the scope share is asked once. Nothing of an older audit is carried over as done.
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
      add { $0.follow(earlier) }
    }
    for area in audit.areas {
      for question in library.generalQuestions where question.area ?? area == area {
        add { line in
          line.area = area
          line.ask(question)
        }
      }
    }
    for (clauses, question) in questions(for: audit, library: library) {
      add { line in
        line.clause = clauses.first
        line.also = Array(clauses.dropFirst())
        line.ask(question)
      }
    }
    return lines
  }

  /// The follow-up lines that an audit lacks: findings that were made after it was planned.
  ///
  /// They cannot be left out, so they are added until the audit is signed off.
  package func missingFollowUps(
    in audit: Audit, today: Day, newID: () -> RecordID
  ) -> [AuditLine] {
    guard !audit.auditKind.isExternal, !audit.state.isFinal else { return [] }
    let present = lines(of: audit.id)
    let followed = Set(present.compactMap(\.earlier))
    // Before all others, as those that were there when it was planned.
    let wanted = findingsToFollowUp(in: audit, today: today).filter { !followed.contains($0.id) }
    let first = (present.map(\.order).min() ?? 1) - wanted.count
    let number = present.nextNumber
    return wanted.enumerated().map { place, earlier in
      var line = AuditLine(id: newID())
      line.audit = audit.id
      line.order = first + place
      line.givenNumber = number + place
      line.follow(earlier)
      return line
    }
  }

  /// The lines to put and to take away so that a checklist fits a changed scope; what was written stays.
  package func rescopedLines(
    for audit: Audit, library: Library, today: Day, newID: () -> RecordID
  ) -> (added: [AuditLine], removed: [AuditLine]) {
    let present = lines(of: audit.id)
    let wanted = plannedLines(for: audit, library: library, today: today, newID: newID)
    let wantedKeys = Set(wanted.map(LineKey.init))
    let presentKeys = Set(present.map(LineKey.init))
    let removed = present.filter {
      !wantedKeys.contains(LineKey($0)) && $0.isUntouched && !$0.isByHand
    }
    var added = wanted.filter { !presentKeys.contains(LineKey($0)) }
    let last = present.map(\.order).max() ?? 0
    let number = present.nextNumber
    for index in added.indices {
      added[index].order = last + 1 + index
      if number != last + 1 { added[index].givenNumber = number + index }
    }
    return (added, removed)
  }

  /// What makes two lines ask the same.
  private struct LineKey: Hashable {
    let clauses: [ClauseReference]
    let question: String
    let earlier: RecordID?
    let area: RecordID?

    init(_ line: AuditLine) {
      // A follow-up is the same whatever became of its finding's clauses and title.
      let isFollowUp = line.earlier != nil
      clauses = isFollowUp ? [] : line.clauses
      question = isFollowUp ? "" : line.question
      earlier = line.earlier
      area = line.area
    }
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

  /// The questions about a scope in the order of its clause numbers, each with the clauses that it is asked for.
  private func questions(
    for audit: Audit, library: Library
  ) -> [(clauses: [ClauseReference], question: Checklist.Question)] {
    let scope = auditableClauses(within: audit.clauses, library: library)
      .sorted { left, right in
        // By number first: what two standards ask of one thing stands together.
        left.number == right.number
          ? left.edition < right.edition : ClauseReference.precedes(left.number, right.number)
      }
    var served: [Checklist.Question: [ClauseReference]] = [:]
    for clause in scope {
      for question in library.questions(about: clause) where question.isAsked(in: audit.areas) {
        if served[question]?.contains(clause) != true {
          served[question, default: []].append(clause)
        }
      }
    }
    var asked: [(clauses: [ClauseReference], question: Checklist.Question)] = []
    for clause in scope {
      let known = library.questions(about: clause).filter { $0.isAsked(in: audit.areas) }
      for question in known {
        if let clauses = served.removeValue(forKey: question) { asked.append((clauses, question)) }
      }
      // What no checklist asks is still asked, in general words.
      for question in Checklist.Question.usual(about: clause, library: library)
      where !known.contains(where: { $0.aspect == question.aspect }) {
        asked.append(([clause], question))
      }
    }
    return asked
  }

  /// The earlier findings that an audit has to come back to: nonconformities and observations.
  ///
  /// All from external audits since the start of last year, and, for each clause and area in the scope, those of the last
  /// internal audit that looked at it. An audit of a supplier comes back to what was found at that supplier and to nothing
  /// else: our own nonconformities are none of theirs.
  package func findingsToFollowUp(in audit: Audit, today: Day) -> [Action] {
    let wanted =
      audit.auditKind == .supplier
      ? findingsAtSupplier(before: audit) : findingsAtHome(before: audit, today: today)
    return actions.all.filter {
      wanted.contains($0.id) && $0.stage != .cancelled && isNonconformityOrObservation($0)
    }.sorted { ($0.reference, $0.id) < ($1.reference, $1.id) }
  }

  /// What the last audit of the same supplier led to: that of the same title, else that of the same area.
  private func findingsAtSupplier(before audit: Audit) -> Set<RecordID> {
    let earlier = reportedAudits(of: .supplier, before: audit)
    let last =
      earlier.last {
        !$0.title.trimmed.isEmpty && $0.title.trimmed.folded == audit.title.trimmed.folded
      }
      ?? earlier.last { !Set($0.areas).isDisjoint(with: audit.areas) }
    return last.map { Set(lines(of: $0.id).compactMap(\.action)) } ?? []
  }

  private func findingsAtHome(before audit: Audit, today: Day) -> Set<RecordID> {
    let start = audit.planned ?? today
    let since = Day(year: start.year - 1, month: 1, day: 1) ?? start
    var wanted = Set(
      actions.all.lazy.filter {
        $0.source == .externalAudit && ($0.raised ?? .never) >= since
          && ($0.raised ?? .never) <= max(start, today)
      }.map(\.id))
    for (previous, scope) in previousInternalAudits(of: audit) {
      for line in lines(of: previous) {
        guard let id = line.action, let action = actions[id] else { continue }
        let clauses = action.clauses + line.clauses
        let isWithin =
          clauses.isEmpty || scope.isWhole
          || clauses.contains { clause in
            scope.clauses.contains { clause.isWithin($0) || $0.isWithin(clause) }
          }
        if isWithin { wanted.insert(id) }
      }
    }
    return wanted
  }

  private func isNonconformityOrObservation(_ action: Action) -> Bool {
    action.actionKind == .nonconformity || auditLines[action.line]?.finding == .observation
  }

  /// What an earlier audit looked at of a later one's scope.
  private struct SharedScope {
    var clauses: [ClauseReference] = []
    /// Whether an area is shared, and so all that was found in it counts.
    var isWhole = false
  }

  /// The audits of a kind that were reported by the day another is planned for, oldest first.
  private func reportedAudits(of kind: Audit.Kind, before audit: Audit) -> [Audit] {
    audits.all.filter { other in
      other.id != audit.id && other.state == .reported && other.auditKind == kind
        && (other.reported ?? other.planned).map { $0 <= audit.planned ?? .never } ?? true
    }.sorted { ($0.reported ?? $0.planned ?? .never) < ($1.reported ?? $1.planned ?? .never) }
  }

  /// The last reported internal audit for each clause and for each area of a scope.
  private func previousInternalAudits(of audit: Audit) -> [RecordID: SharedScope] {
    let earlier = reportedAudits(of: .internal, before: audit)
    var found: [RecordID: SharedScope] = [:]
    for clause in audit.clauses {
      let last = earlier.last { other in
        other.clauses.contains { $0.isWithin(clause) || clause.isWithin($0) }
      }
      if let last { found[last.id, default: SharedScope()].clauses.append(clause) }
    }
    for area in audit.areas {
      if let last = earlier.last(where: { $0.areas.contains(area) }) {
        found[last.id, default: SharedScope()].isWhole = true
      }
    }
    return found
  }
}

extension AuditLine {
  fileprivate mutating func ask(_ question: Checklist.Question) {
    aspect = question.aspect
    self.question = question.question
    lookAt = question.lookAt
  }

  /// Asks what became of an earlier finding.
  fileprivate mutating func follow(_ finding: Action) {
    aspect = .followUp
    earlier = finding.id
    clause = finding.clauses.first
    also = Array(finding.clauses.dropFirst())
    question = "Did it stay away? Earlier finding: \(finding.title)"
    lookAt = "the corrective action where the work is done, and what happened since"
  }
}

extension Checklist.Question {
  /// Whether an audit of some areas asks it.
  fileprivate func isAsked(in areas: [RecordID]) -> Bool {
    area.map { areas.contains($0) } ?? true
  }

  /// What is asked about any clause for which no checklist has a question.
  fileprivate static func usual(
    about clause: ClauseReference, library: Library
  ) -> [Checklist.Question] {
    let title = library.title(of: clause).map { "\"\($0)\"" } ?? "this clause"
    return [
      Checklist.Question(
        clauses: [clause], aspect: .defined,
        question: "How is \(title) settled here, and who answers for it?",
        lookAt: "where it is written down, and whether the people concerned know it"),
      Checklist.Question(
        clauses: [clause], aspect: .followed,
        question: "Show me how \(title) was done the last three times. Did it work?",
        lookAt: "three recent examples, chosen by you and not for you"),
      Checklist.Question(
        clauses: [clause], aspect: .forward,
        question:
          "What has changed in the business since \(title) was settled, and does it still fit?",
        lookAt: "new work, new people, new risks of the last year"),
    ]
  }
}
