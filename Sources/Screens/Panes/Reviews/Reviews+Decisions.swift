import Records

/// What is written in a review: lines to its inputs, decisions.
extension State {
  /// Writes to the input that the cursor is in.
  mutating func writeReviewInput() {
    guard let key = board(ReviewBoard.self)?.key(at: nil) else {
      return complain("go to an input or a question first, then t writes its line")
    }
    writeReviewInput(key)
  }

  mutating func writeReviewInput(_ key: String) {
    guard let review = currentReview, mayChange() else { return }
    if let lock = review.lock { return complain(lock.description) }
    guard let topic = organisation.topics(of: review).first(where: { $0.key == key }) else {
      return
    }
    let text = review.inputs.first { $0.key == key }?.text ?? ""
    let field = FormField(
      key: "text", label: "Written", hint: topic.hint,
      shape: text.contains(where: \.isNewline) ? .text : .line, value: .text(text), in: fieldText)
    var form = Form(title: topic.title, fields: [field]) { (state, values) throws(FormRefusal) in
      var changed = review
      changed.write(values.text("text").trimmed, to: key)
      return FormStep(
        title: "\(review.name): \(topic.title) written",
        changes: state.organisation.changes(putting: changed))
    }
    form.context =
      board(ReviewBoard.self)?.pack?.items.first { $0.topic.key == key }?.figures.prefix(8)
      .map(\.text) ?? []
    form.enterKeeps = true
    open(form)
  }

  mutating func decideInReview() {
    openDecisionForm(ReviewDecision(), title: "A decision") { state, review, decision in
      state.organisation.changes(
        adding: decision, to: review, by: state.me, today: state.today, id: state.newID())
    }
  }

  /// Makes an action of a decision that became none so far.
  mutating func actOnReviewDecision(_ place: Int) {
    guard let review = currentReview, review.decisions.indices.contains(place) else { return }
    openDecisionForm(
      review.decisions[place], title: "Make an action of the decision", evenMinuted: true
    ) { state, review, decision in
      state.organisation.changes(
        acting: place, of: review, as: decision, by: state.me, today: state.today,
        id: state.newID())
    }
  }

  /// - Parameter evenMinuted: whether closed minutes stand in the way of it.
  private mutating func openDecisionForm(
    _ decision: ReviewDecision, title: String, evenMinuted: Bool = false,
    _ change:
      @escaping @Sendable (inout State, ManagementReview, ReviewDecision) -> (
        changes: [Change], action: Action
      )
  ) {
    guard let review = currentReview else { return }
    if let lock = review.lock, !evenMinuted { return complain(lock.description) }
    let fields = FormField.fields(
      of: decision, in: RecordPlace(kind: .review, id: review.id), fieldText
    ).filter { $0.key != "action" }
    var form = Form(title: "\(review.name): \(title)", fields: fields) {
      (state, values) throws(FormRefusal) in
      var filled = decision
      filled.text = values.text("text").trimmed
      filled.owner = values.id("owner")
      filled.due = values.day("due")
      guard !filled.text.isEmpty else {
        throw FormRefusal(message: "Decision is needed: what is to be done", field: "text")
      }
      let current = state.organisation.reviews[review.id] ?? review
      let (changes, action) = change(&state, current, filled)
      return FormStep(title: "\(action.reference) decided: \(filled.text)", changes: changes)
    }
    form.enterKeeps = true
    form.keepingField = "due"
    form.checks = { state, values in
      var remarks: [FieldRemark] = []
      if values.id("owner") == nil {
        remarks.append(FieldRemark("owner", "a decision without owner is nobody’s", .hint))
      }
      if let due = values.day("due") {
        if due < state.today { remarks.append(FieldRemark("due", "has passed already", .warning)) }
      } else {
        remarks.append(FieldRemark("due", "a decision without a day is never late", .hint))
      }
      return remarks
    }
    open(form)
  }
}
