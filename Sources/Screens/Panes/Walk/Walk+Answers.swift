import Records

extension State {
  /// One field for the answers of a checklist filled in on paper: `1c 2m 3-5c`.
  mutating func enterAnswers() {
    guard let audit = currentAudit else { return }
    let count = organisation.lines(of: audit.id).count
    let field = FormField(
      key: "answers", label: "Answers",
      hint: "1c 2m 3-5c 7n: line numbers as printed; c m M b o s n i, - clears",
      shape: .line, value: nil, in: fieldText)
    var form = Form(title: "\(audit.name): answers from paper, \(count) lines", fields: [field]) {
      (state, values) throws(FormRefusal) in
      try state.answering(values.text("answers"), in: audit)
    }
    form.checks = { state, values in
      state.answerRemarks(values.text("answers"), in: audit)
    }
    open(form)
    if let first = organisation.lines(of: audit.id).first {
      keepsDrafts(about: "paper", on: first.id)
    }
  }

  private func answerRemarks(_ text: String, in audit: Audit) -> [FieldRemark] {
    let lines = organisation.lines(of: audit.id)
    let sheet = AnswerSheet(text, numbers: Set(lines.map(\.number)))
    let byNumber = Dictionary(
      lines.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    var remarks = sheet.problems.map { FieldRemark("answers", $0, .refusal) }
    let turned = sheet.answers.filter { answer in
      let old = byNumber[answer.number]?.finding
      return old != nil && old != answer.finding
    }
    if !turned.isEmpty {
      let shown = turned.prefix(8).map { answer in
        "\(answer.number) \(byNumber[answer.number]?.finding?.rawValue ?? "")"
      }
      let more = turned.count > 8 ? " and \(turned.count - 8) more" : ""
      remarks.append(
        FieldRemark(
          "answers",
          "judged already, and overwritten: \(shown.joined(separator: ", "))\(more)", .warning))
    }
    let out = sheet.answers.filter { byNumber[$0.number]?.isDropped ?? false }.map {
      "line \($0.number)"
    }
    if !out.isEmpty {
      remarks.append(
        FieldRemark("answers", "left out of this audit: \(out.joined(separator: ", "))", .refusal))
    }
    if !text.isEmpty { remarks.append(FieldRemark("answers", sheet.summary, .hint)) }
    return remarks
  }

  private mutating func answering(
    _ text: String, in audit: Audit
  ) throws(FormRefusal) -> FormStep {
    let lines = organisation.lines(of: audit.id)
    let sheet = AnswerSheet(text, numbers: Set(lines.map(\.number)))
    let byNumber = Dictionary(
      lines.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    guard !sheet.answers.isEmpty else {
      throw FormRefusal(message: "write at least one answer, such as 1c", field: "answers")
    }
    let answers = sheet.answers.compactMap { answer -> LineAnswer? in
      guard var line = byNumber[answer.number] else { return nil }
      line.finding = answer.finding
      return LineAnswer(line: line)
    }
    var source = identifiers
    defer { identifiers = source }
    do throws(EditProblem) {
      let answered = try organisation.changes(
        answering: answers, of: audit, library: library, who: session.who, me: me, today: today
      ) { RecordID(using: &source) }
      let last = sheet.answers.last.flatMap { byNumber[$0.number]?.id }
      return FormStep(
        title: "\(audit.name) \(sheet.summary)\(State.outcome(of: answered))",
        changes: answered.changes
      ) { state in
        guard let walk = state.audits.walk,
          let place = last.flatMap({ walk.lines.firstIndex(of: $0) })
        else { return }
        state.goToLine(at: min(place + 1, walk.lines.count - 1))
      }
    } catch {
      throw FormRefusal(message: error.failure.problem.message, field: "answers")
    }
  }

  private static func outcome(of answered: AnsweredLines) -> String {
    var parts: [String] = []
    if !answered.added.isEmpty { parts.append("\(answered.added.joined(separator: ", ")) added") }
    if !answered.withdrawn.isEmpty {
      parts.append("\(answered.withdrawn.joined(separator: ", ")) withdrawn")
    }
    return parts.isEmpty ? "" : "; " + parts.joined(separator: "; ")
  }

  static let answersCommand = Command(
    "walk.answers", [.character("=")], "Answers from a checklist filled in on paper: 1c 2m 3-5c",
    in: .walk, changes: true, obstacle: { $0.obstacleToWalking }
  ) { $0.enterAnswers() }
}
