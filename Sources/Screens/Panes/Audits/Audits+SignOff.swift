import Records

extension State {
  /// Signs an audit off; a reported one is opened again, with a reason.
  mutating func signOff() {
    guard let audit = currentAudit, mayChange() else { return }
    if audit.state == .reported { return reopen(audit) }
    guard audit.state != .cancelled else { return complain("\(audit.name) was cancelled") }
    addMissingFollowUps(to: audit)
    let review = organisation.signOffReview(of: audit, library: library, today: today)
    guard review.obstacles.isEmpty else {
      overlays.append(
        .question(
          Question(
            title: "\(audit.name) cannot be signed off yet",
            lines: review.obstacles + review.remarks, answers: [])))
      return
    }
    overlays.append(
      .question(
        Question(
          title: "Sign off \(audit.name)?",
          lines: review.remarks + [
            "Its lines cannot be changed after that, unless it is opened again with a reason."
          ],
          answers: [
            Question.Answer(key: "y", label: "sign it off as reported today") { state in
              guard var changed = state.organisation.audits[audit.id] else { return }
              changed.signOff(on: state.today)
              state.commit("\(audit.name) signed off", state.organisation.changes(putting: changed))
            }
          ])))
  }

  private mutating func reopen(_ audit: Audit) {
    let fields = [
      FormField(
        key: "why", label: "Reason", hint: "why a signed-off audit is opened again", shape: .line,
        value: nil, in: fieldText)
    ]
    open(
      Form(title: "Open \(audit.name) again", fields: fields) {
        (state, values) throws(FormRefusal) in
        var changed = audit
        do throws(AuditProblem) {
          try changed.reopen(by: state.session.who, on: state.today, why: values.text("why"))
        } catch {
          throw FormRefusal(message: error.description, field: "why")
        }
        return FormStep(
          title: "\(audit.name) opened again", changes: state.organisation.changes(putting: changed)
        )
      })
  }
}
