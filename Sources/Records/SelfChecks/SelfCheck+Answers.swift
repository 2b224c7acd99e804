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
  /// - Parameter theme: the questions that count; all when `nil`.
  package func score(_ theme: SelfCheckTheme? = nil) -> Int? {
    var points = 0
    var asked = 0
    for question in SelfCheckQuestion.all where theme == nil || question.theme == theme {
      switch answer(to: question.key)?.verdict {
      case .yes?: (points, asked) = (points + 2, asked + 1)
      case .partly?: (points, asked) = (points + 1, asked + 1)
      case .no?: asked += 1
      case .notApplicable?, nil: break
      }
    }
    return asked == 0 ? nil : points * 50 / asked
  }
}

/// How a theme stands beside the self-check before.
package struct SelfCheckComparison: Hashable, Sendable {
  package enum Change: String, Hashable, Sendable { case better, worse, same, new }

  package let theme: SelfCheckTheme
  /// From 0 to 100; `nil` when nothing of it applied.
  package let score: Int?
  package let before: Int?

  /// How it changed; `nil` where nothing of it was answered this time.
  package var change: Change? {
    guard let score else { return nil }
    guard let before else { return .new }
    return score == before ? .same : score > before ? .better : .worse
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
    return SelfCheckTheme.allCases.map {
      SelfCheckComparison(
        theme: $0, score: selfCheck.score($0), before: before?.score($0))
    }
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
