/// What was handed to the certification body about a finding, or what it answered.
package struct Submission: Part {
  /// What it is that the body gets.
  package enum What: String, Choice {
    case plan, evidence, report
    package static let noun = "thing submitted"
  }

  /// What became of it.
  package enum State: String, Choice {
    case submitted, accepted, rejected
    package static let noun = "state of a submission"
  }

  // The day comes first, as a cell of a table begins with what is always there.
  package static let fields = FieldTable<Submission>([
    Field("day", "On", \.day, .day, hint: "the day it was sent, or the day of their answer"),
    Field(
      choice: "what", "What", \.what, initially: .plan,
      hint: "correction, cause and plan; evidence of what was done; or a report with all of it"),
    Field(
      choice: "state", "State", \.state, initially: .submitted,
      hint: "submitted to them; accepted or rejected by them"),
    Field(
      "until", "Again until", \.until, .day,
      hint: "when rejected: the day until which they want it again"),
    Field("notes", "Notes", \.notes, .line, hint: "their number, by which way, what they said"),
    Field("who", "Noted by", \.who, .line),
  ])

  package var extras = Table()
  package var what = What.plan
  package var state = State.submitted
  package var day: Day?
  /// The new day, where it was rejected.
  package var until: Day?
  package var notes = ""
  package var who = ""

  package init() {}

  package init(_ what: What, _ state: State, on day: Day, until: Day? = nil) {
    self.what = what
    self.state = state
    self.day = day
    self.until = until
  }
}

/// Where something that the body wants stands.
package enum Standing: Hashable, Sendable {
  case owed
  case submitted(Day?)
  case accepted(Day?)
  /// To be done again, until the new day if the body gave one.
  case rejected(Day?, until: Day?)

  /// Whether it is the organisation's turn.
  package var isOwed: Bool {
    switch self {
    case .owed, .rejected: true
    case .submitted, .accepted: false
    }
  }

  package var isRejected: Bool { if case .rejected = self { true } else { false } }

  package var isAccepted: Bool { if case .accepted = self { true } else { false } }
}

/// Why something cannot be noted as submitted, accepted or rejected; a sentence that says what to do.
package enum SubmissionProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case noDay
  case dayToCome(Day)
  case beforeFinding(Day)
  case notSubmitted(Submission.What, Submission.State)
  case beforeLast(Submission.What, Submission.State, Day)
  case answeredAlready(Submission.What, Submission.State)
  case newDayTooEarly(Day)
  case newDayWithoutRejection

  /// The key of the field at which it is said.
  package var field: String {
    switch self {
    case .noDay, .dayToCome, .beforeFinding, .beforeLast: "day"
    case .notSubmitted, .answeredAlready: "state"
    case .newDayTooEarly, .newDayWithoutRejection: "until"
    }
  }

  package var description: String {
    switch self {
    case .noDay: "the day is needed: when it was sent, or answered"
    case .dayToCome(let day): "\(day.full) is still to come: note it when it has happened"
    case .beforeFinding(let day): "the finding was made on \(day.full) only: choose a later day"
    case .notSubmitted(let what, let state):
      "the \(what.rawValue) cannot be \(state.rawValue) before it was submitted: note that first"
    case .beforeLast(let what, let state, let day):
      "the \(what.rawValue) was \(state.rawValue) on \(day.full): choose that day or a later one"
    case .answeredAlready(let what, let state):
      "the \(what.rawValue) that was submitted last is \(state.rawValue) already: submit it again first"
    case .newDayTooEarly(let day):
      "the new day is not after the rejection (\(day.full)): choose a later day"
    case .newDayWithoutRejection: "only what is rejected has a new day: leave it empty"
    }
  }
}

extension Action {
  /// What was submitted and answered about something, in the order of its days; a report stands for plan and evidence.
  package func submissions(of what: Submission.What) -> [Submission] {
    submissions.enumerated().filter { $1.what == what || $1.what == .report || what == .report }
      .sorted { ($0.element.day ?? .never, $0.offset) < ($1.element.day ?? .never, $1.offset) }
      .map(\.element)
  }

  /// Where the plan, or the evidence, stands with the certification body.
  package func standing(of what: Submission.What) -> Standing {
    guard let last = submissions(of: what).last else { return .owed }
    return switch last.state {
    case .submitted: .submitted(last.day)
    case .accepted: .accepted(last.day)
    case .rejected: .rejected(last.day, until: last.until)
    }
  }

  /// Notes what was submitted or answered.
  ///
  /// - Parameter place: the entry that is corrected; `nil` adds one.
  /// - Throws: what does not fit in the order of things: an answer before a submission, a day to come.
  package mutating func note(
    _ submission: Submission, at place: Int? = nil, on today: Day
  ) throws(SubmissionProblem) {
    guard let day = submission.day else { throw .noDay }
    guard day <= today else { throw .dayToCome(day) }
    if let raised, day < raised { throw .beforeFinding(raised) }
    if submission.state != .rejected, submission.until != nil { throw .newDayWithoutRejection }
    if let until = submission.until, until <= day { throw .newDayTooEarly(day) }
    let isNew = place.map { !submissions.indices.contains($0) } ?? true
    let before = submissions.enumerated().filter {
      [submission.what, .report].contains($0.element.what) && (isNew || $0.offset < place ?? 0)
    }.map(\.element)
    if submission.state != .submitted {
      guard let last = before.last else {
        throw .notSubmitted(submission.what, submission.state)
      }
      guard last.state == .submitted else {
        throw .answeredAlready(submission.what, last.state)
      }
    }
    if let last = before.last, let lastDay = last.day, day < lastDay {
      throw .beforeLast(submission.what, last.state, lastDay)
    }
    if let place, submissions.indices.contains(place) {
      submissions[place] = submission
    } else {
      submissions.append(submission)
    }
  }
}
