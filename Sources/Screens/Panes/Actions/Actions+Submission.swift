import Records

/// What was handed to the certification body about an action, and what it answered.
extension State {
  /// A form for one submission or answer; `nil` adds one.
  mutating func editSubmission(of action: Action, at place: Int?) {
    var submission = proposedSubmission(for: action)
    if let place, action.submissions.indices.contains(place) {
      submission = action.submissions[place]
    }
    let before = submission
    let body = bodyName(of: action)
    let source = RecordPlace(kind: .action, id: action.id)
    let all = FormField.fields(of: submission, in: source, fieldText)
    let fields = ["what", "state", "day", "until", "notes"].compactMap { key in
      all.first { $0.key == key }
    }
    var form = Form(
      title: "\(action.name): to and from \(body)", fields: fields,
      focus: place == nil ? "notes" : nil
    ) { (state, values) throws(FormRefusal) in
      var values = values
      values.values["who"] = (before.who.isEmpty ? state.session.who : before.who).value
      var changed = before
      try changed.take(values)
      var action = action
      do throws(SubmissionProblem) {
        try action.note(changed, at: place, on: state.today)
      } catch {
        throw FormRefusal(message: error.description, field: error.field)
      }
      return FormStep(
        title: "\(action.name): \(changed.what.rawValue) \(changed.state.rawValue)",
        changes: state.organisation.changes(putting: action))
    }
    form.context = standingLines(of: action)
    form.checks = { state, values in
      var submission = before
      guard (try? submission.take(values)) != nil else { return [] }
      submission.who = before.who
      var trial = action
      do throws(SubmissionProblem) {
        try trial.note(submission, at: place, on: state.today)
        return State.gapRemarks(of: action, before: submission)
      } catch {
        return [FieldRemark(error.field, error.description, .refusal)]
      }
    }
    open(form)
  }

  /// What a body sends back: a plan or evidence where correction, cause or plan are still to be written.
  private static func gapRemarks(of action: Action, before submission: Submission) -> [FieldRemark]
  {
    guard submission.state == .submitted else { return [] }
    let gaps = [
      (action.correction.trimmed.isEmpty, "correction"), (action.rootCauses.isEmpty, "cause"),
      (action.plan.isEmpty, "plan"),
    ].filter(\.0).map(\.1)
    guard let last = gaps.last else { return [] }
    let names =
      gaps.count == 1 ? last : gaps.dropLast().joined(separator: ", ") + " and \(last)"
    return [
      FieldRemark(
        "what", "! not written yet: \(names); bodies send such answers back", .hint)
    ]
  }

  /// What comes next: the answer to what was submitted last, else the plan, else the evidence.
  private func proposedSubmission(for action: Action) -> Submission {
    var submission = Submission()
    submission.day = today
    for what in [Submission.What.plan, .evidence] {
      submission.what = what
      switch action.standing(of: what) {
      case .owed, .rejected: return submission
      case .submitted:
        submission.state = .accepted
        return submission
      case .accepted: continue
      }
    }
    return submission
  }

  /// Where things stand, above the form.
  private func standingLines(of action: Action) -> [String] {
    action.submissions.map { submissionText($0) }
      + organisation.owedToBody(of: action).map { owed in
        "owed: \(owed.words) by \(owed.due.full)" + (owed.cap.map { " (\($0))" } ?? "")
      }
  }

  /// The certification body that an action has to do with.
  func bodyName(of action: Action) -> String {
    let audit = organisation.audits[organisation.auditLines[action.line]?.audit]
    return organisation.bodies[audit?.body]?.name ?? "the certification body"
  }

  func submissionText(_ submission: Submission) -> String {
    var text = "\(submission.what.rawValue) \(submission.state.rawValue)"
    if let day = submission.day { text += " \(day.spoken(today: today))" }
    if let until = submission.until { text += ", again until \(until.spoken(today: today))" }
    if !submission.notes.isEmpty { text += ": \(submission.notes)" }
    return text
  }

  /// What the certification body has, and what it still waits for, as the detail shows it.
  func submissionLines(of action: Action) -> [DetailLine] {
    var lines = action.submissions.enumerated().map { place, submission in
      DetailLine(
        label: place == 0 ? "With the body" : "", text: submissionText(submission),
        style: submission.state == .rejected
          ? .overdue : submission.state == .accepted ? .done : .plain,
        target: .submission(place))
    }
    lines += organisation.owedToBody(of: action).enumerated().map { place, owed in
      let cap = owed.cap.map { "  (\($0))" } ?? ""
      return DetailLine(
        label: place == 0 ? "Owed" : "",
        text: "\(owed.words): " + dueText(owed.due, isFinal: false) + cap
          + (owed.what == .verification ? "" : "  B notes it as submitted"),
        style: dueStyle(owed.due, isFinal: false), target: .submission(nil))
    }
    if let deadline = organisation.deadlineBeforeDue(of: action) {
      lines.append(
        DetailLine(
          label: "", text: "! due after the body’s deadline, \(deadline.spoken(today: today))",
          style: .dueSoon, target: .submission(nil)))
    }
    return lines
  }
}
