/// Whether a checklist asks what it always asked.
package struct ChecklistAge: Hashable, Sendable {
  /// The two audits of the scope before, the latest first; fewer where there were fewer.
  package let compared: [Audit]
  /// Whether the same questions were asked in both of them, of the clauses and areas that each looked at as well.
  package let isUnchanged: Bool
  /// The last change, up to the audit, of the questions that it could ask; `nil` when there was none.
  package let lastChanged: Day?
}

/// What is to be thought over about an audit as a whole, and not to be cheered.
package enum AuditFlag: Hashable, Sendable, CustomStringConvertible {
  case noFinding(assessed: Int)
  case unchangedChecklist(since: [String], lastChanged: Day?)

  package var description: String {
    switch self {
    case .noFinding(let assessed):
      "No finding at all in \(assessed) \(assessed == 1 ? "line" : "lines"): was the audit deep enough?"
    case .unchangedChecklist(let since, let day):
      "The checklist asks the same as in the last two audits of this scope (\(since.joined(separator: ", "))); "
        + (day.map { "the questionnaire was last changed on \($0.full)" }
          ?? "no question of its scope was ever changed by then")
        + ": does it still look where the problems are?"
    }
  }
}

extension Organisation {
  /// The flags that an audit carries: without any finding, or with the questions of the last two audits of its scope.
  package func flags(of audit: Audit, library: Library) -> [AuditFlag] {
    guard !audit.auditKind.isExternal else { return [] }
    var flags: [AuditFlag] = []
    let lines = lines(of: audit.id).filter { !$0.isDropped }
    let assessed = lines.count(where: \.isAssessed)
    if assessed > 0, !lines.contains(where: { $0.finding?.makesAction ?? false }) {
      flags.append(.noFinding(assessed: assessed))
    }
    let age = checklistAge(of: audit, library: library)
    if age.isUnchanged {
      flags.append(
        .unchangedChecklist(since: age.compared.map(\.name), lastChanged: age.lastChanged))
    }
    return flags
  }

  /// How an audit's questions compare with those of the two audits of its scope before.
  ///
  /// Follow-up lines are left out, as they are new each time, and so are lines that were left out then.
  ///
  /// - Parameter index: finds the lines of an audit without a pass over those of all others, where it is kept.
  package func checklistAge(
    of audit: Audit, library: Library, index: AuditLineIndex? = nil
  ) -> ChecklistAge {
    var compared: [Audit] = []
    for other in earlierAudits(ofScopeOf: audit, library: library) where compared.count < 2 {
      if !lines(of: other.id, in: index).isEmpty { compared.append(other) }
    }
    let present = asked(in: audit, index)
    let isUnchanged =
      compared.count == 2
      && compared.allSatisfy { other in
        let earlier = asked(in: other, index)
        let common = Set(present.flatMap(\.topics)).intersection(earlier.flatMap(\.topics))
        func questions(_ lines: [AuditLine]) -> Set<Asked> {
          Set(lines.filter { !common.isDisjoint(with: $0.topics) }.map(Asked.init))
        }
        return !common.isEmpty && questions(present) == questions(earlier)
      }
    return ChecklistAge(
      compared: compared, isUnchanged: isUnchanged,
      lastChanged: questionnaireChange(
        of: Set(present.flatMap(\.clauses)), areas: audit.areas,
        upTo: audit.ends ?? audit.reported)?.day)
  }

  private func asked(in audit: Audit, _ index: AuditLineIndex?) -> [AuditLine] {
    lines(of: audit.id, in: index).filter { $0.earlier == nil && !$0.isDropped }
  }

  private func lines(of audit: RecordID, in index: AuditLineIndex?) -> [AuditLine] {
    guard let index else { return lines(of: audit) }
    return index.lines(of: audit).compactMap { auditLines[$0] }
  }

  private struct Asked: Hashable {
    let aspect: Checklist.Aspect?
    let question: String

    init(_ line: AuditLine) {
      aspect = line.aspect
      question = line.question
    }
  }

  /// The last day on which the questionnaire was changed, and how many questions then; `nil` when it never was.
  ///
  /// - Parameters:
  ///   - clauses: those that count, and questions about no clause; all when `nil`.
  ///   - areas: those that count, and questions about no area; all when `nil`.
  ///   - last: the last day that counts; `nil` for all.
  package func questionnaireChange(
    of clauses: Set<ClauseReference>? = nil, areas: [RecordID]? = nil, upTo last: Day? = nil
  ) -> (day: Day, questions: Int)? {
    let days = questions.all.lazy.filter { question in
      if let areas, let area = question.area, !areas.contains(area) { return false }
      guard let clauses else { return true }
      return question.clauses.isEmpty || !clauses.isDisjoint(with: question.clauses)
    }.compactMap(\.changed).filter { day in last.map { day <= $0 } ?? true }
    guard let latest = days.max() else { return nil }
    return (latest, days.count { $0 == latest })
  }
}
