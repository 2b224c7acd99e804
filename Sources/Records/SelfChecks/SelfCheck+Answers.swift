extension SelfCheck {
  /// What was answered to a question; `nil` when nothing was noted.
  package func answer(to key: String) -> SelfCheckAnswer? { answers.first { $0.question == key } }

  /// Notes an answer; one that says nothing at all is taken out.
  package mutating func note(_ answer: SelfCheckAnswer) {
    let isEmpty = answer.verdict == nil && answer.note.isEmpty && answer.action == nil
    if let place = answers.firstIndex(where: { $0.question == answer.question }) {
      if isEmpty { answers.remove(at: place) } else { answers[place] = answer }
    } else if !isEmpty {
      answers.append(answer)
    }
  }

  /// How many of the questions have an answer.
  package var answered: Int {
    SelfCheckQuestion.all.count { answer(to: $0.key)?.verdict != nil }
  }

  /// How much of what applies is so: 100 when every answer is yes, a "partly" counts half; `nil` when nothing that applies
  /// was answered.
  ///
  /// - Parameters:
  ///   - theme: the questions that count; all when `nil`.
  ///   - other: a self-check that must have answered a question as well for it to count; `nil` for each that is answered
  ///     here.
  package func score(_ theme: SelfCheckTheme? = nil, alsoIn other: SelfCheck? = nil) -> Int? {
    var points = 0
    var asked = 0
    for question in SelfCheckQuestion.all where theme == nil || question.theme == theme {
      if let other, !other.applies(question.key) { continue }
      switch answer(to: question.key)?.verdict {
      case .yes?: (points, asked) = (points + 2, asked + 1)
      case .partly?: (points, asked) = (points + 1, asked + 1)
      case .no?: asked += 1
      case .notApplicable?, nil: break
      }
    }
    return asked == 0 ? nil : points * 50 / asked
  }

  /// Whether a question was answered, and not as one that does not apply.
  private func applies(_ key: String) -> Bool {
    let verdict = answer(to: key)?.verdict
    return verdict != nil && verdict != .notApplicable
  }

  /// Whether the other answered just what this one did, so that their scores are of the same questions.
  package func asksTheSame(as other: SelfCheck) -> Bool {
    SelfCheckQuestion.all.allSatisfy { applies($0.key) == other.applies($0.key) }
  }
}

/// How a theme, or all of it, stands beside the self-check before.
package struct SelfCheckComparison: Hashable, Sendable {
  package enum Change: String, Hashable, Sendable { case better, worse, same, new }

  /// `nil` for all themes.
  package let theme: SelfCheckTheme?
  /// From 0 to 100; `nil` when nothing of it applied.
  package let score: Int?
  /// The score of what both self-checks answered, this time and the time before: only these two can be compared.
  package let common: Int?
  package let before: Int?

  /// How it changed; `nil` where nothing of it was answered this time.
  package var change: Change? {
    guard score != nil else { return nil }
    guard let common, let before else { return .new }
    return common == before ? .same : common > before ? .better : .worse
  }
}

extension SelfCheck {
  /// How this one stands beside another in a theme; in all when `nil`.
  package func compared(
    with before: SelfCheck?, in theme: SelfCheckTheme? = nil
  ) -> SelfCheckComparison {
    SelfCheckComparison(
      theme: theme, score: score(theme),
      common: before.flatMap { score(theme, alsoIn: $0) },
      before: before?.score(theme, alsoIn: self))
  }
}

extension Organisation {
  /// The last self-check that was finished before another one was begun.
  package func selfCheck(before other: SelfCheck) -> SelfCheck? {
    selfChecks.all.filter { earlier in
      earlier.id != other.id && earlier.finished != nil
        && (other.begun == nil || (earlier.finished ?? .never) <= (other.begun ?? .never))
        && (earlier.begun ?? .never, earlier.id) < (other.begun ?? .never, other.id)
    }.max { ($0.finished ?? .never, $0.id) < ($1.finished ?? .never, $1.id) }
  }

  /// Theme by theme, how a self-check stands beside the one before.
  package func comparison(of selfCheck: SelfCheck) -> [SelfCheckComparison] {
    let before = self.selfCheck(before: selfCheck)
    return SelfCheckTheme.allCases.map { selfCheck.compared(with: before, in: $0) }
  }

  /// The next self-check: twelve months after the last one was finished.
  ///
  /// Who never made one is not reminded, and who is in the middle of one need not be.
  package func selfCheckDue() -> (selfCheck: SelfCheck, due: Day)? {
    guard !selfChecks.all.contains(where: { $0.finished == nil }),
      let last = selfChecks.all.max(by: {
        ($0.finished ?? .never, $0.id) < ($1.finished ?? .never, $1.id)
      }), let finished = last.finished
    else { return nil }
    return (last, finished.adding(months: 12))
  }
}
