import Records

/// Planning, moving and cancelling management reviews.
extension State {
  private static let planKeys = [
    "title", "planned", "starts", "chair", "invited", "standards", "reference", "notes",
  ]

  mutating func planReview() {
    guard mayChange() else { return }
    let last = organisation.lastReview(before: today + 1)
    var review = ManagementReview(id: newID())
    review.title = "Management review"
    review.standards = organisation.profile.standards
    review.chair = here(last?.chair)
    review.invited = (last?.invited ?? []).filter { here($0) != nil }
    let next = last?.held?.adding(months: Organisation.monthsBetweenReviews)
    review.planned = next.flatMap { $0 > today ? $0 : nil } ?? today + 14
    var fields = FormField.fields(of: review, only: State.planKeys, in: fieldText)
    for place in fields.indices where ["title", "planned"].contains(fields[place].key) {
      fields[place].propose()
    }
    let (new, shown) = (review, fields)
    var form = Form(title: "Plan a management review", fields: fields, focus: "planned") {
      (state, values) throws(FormRefusal) in
      var review = new
      try review.take(values, of: shown)
      try state.check(&review)
      return FormStep(
        title: "\(review.reference) planned for \(review.planned?.full ?? "no day yet")",
        changes: state.organisation.changes(putting: review)
      ) { [id = review.id] in $0[listOf: .reviews].select(id) }
    }
    form.checks = { state, values in state.planRemarks(values, of: new) }
    open(form)
  }

  /// Gives a reference where there is none, and refuses one that is taken.
  private func check(_ review: inout ManagementReview) throws(FormRefusal) {
    review.title = review.title.trimmed
    guard !review.title.isEmpty else {
      throw FormRefusal(message: "Title is needed: which review it is", field: "title")
    }
    review.reference = review.reference.trimmed
    if review.reference.isEmpty {
      review.reference = organisation.nextReviewReference(year: (review.date ?? today).year)
    }
    let (id, wanted) = (review.id, review.reference.folded)
    if organisation.reviews.all.contains(where: { $0.id != id && $0.reference.folded == wanted }) {
      throw FormRefusal(
        message: "\(review.reference) is another review already", field: "reference")
    }
  }

  private func planRemarks(_ values: FormValues, of review: ManagementReview) -> [FieldRemark] {
    var remarks: [FieldRemark] = []
    if let planned = values.day("planned"), review.held == nil {
      if planned < today {
        remarks.append(
          FieldRemark("planned", "has passed: h then says that it was held, and when", .hint))
      }
      if let other = organisation.reviews.all.first(where: {
        $0.id != review.id && $0.date == planned && !$0.isCancelled
      }) {
        remarks.append(FieldRemark("planned", "\(other.name) is on that day already", .warning))
      }
      if let last = organisation.lastReview(before: planned, otherThan: review.id),
        let held = last.held,
        held.adding(months: Organisation.monthsBetweenReviews) < planned
      {
        remarks.append(
          FieldRemark(
            "planned", "more than 12 months after \(last.name) (\(held.full)): earlier?", .hint))
      }
    }
    if values.id("chair") == nil {
      remarks.append(FieldRemark("chair", "somebody of top management has to be there", .hint))
    }
    return remarks
  }

  mutating func editReview() {
    guard let review = currentReview else { return }
    if case .isMinuted? = review.lock { return complain(review.lock?.description ?? "") }
    var keys = State.planKeys.filter { $0 != "planned" || review.planned == nil }
    if review.held != nil { keys.removeAll { $0 == "planned" } }
    if review.isCancelled { keys.insert("cancelled", at: 0) }
    let fields = FormField.fields(of: review, only: keys, in: fieldText)
    var form = Form(title: "\(review.name)  \(review.title)", fields: fields) {
      (state, values) throws(FormRefusal) in
      var changed = review
      try changed.take(values, of: fields)
      try state.check(&changed)
      return FormStep(
        title: "\(changed.name) changed", changes: state.organisation.changes(putting: changed))
    }
    form.checks = { state, values in state.planRemarks(values, of: review) }
    open(form)
  }

  mutating func moveReview() {
    guard let review = currentReview else { return }
    guard review.held == nil else {
      return complain("\(review.name) was held; h corrects the day")
    }
    let fields = [
      FormField(
        key: "planned", label: "Planned for", shape: .day, value: review.planned?.value,
        in: fieldText
      ).proposing(),
      FormField(
        key: "why", label: "Why is it moved", hint: "postponements are counted, with their reasons",
        shape: .line, value: nil, in: fieldText),
    ]
    var form = Form(title: "Move \(review.name)  \(review.title)", fields: fields) {
      (state, values) throws(FormRefusal) in
      var changed = review
      do throws(ReviewProblem) {
        try changed.move(
          to: values.day("planned"), by: state.session.who, on: state.today,
          why: values.text("why"))
      } catch {
        throw FormRefusal(message: error.description, field: "why")
      }
      return FormStep(
        title: "\(review.name) moved to \(changed.planned?.full ?? "no day")",
        changes: state.organisation.changes(putting: changed))
    }
    form.checks = { state, values in
      state.planRemarks(values, of: review).filter { $0.field == "planned" }
    }
    open(form)
  }

  mutating func cancelReview() {
    guard let review = currentReview else { return }
    guard review.held == nil else {
      return complain(
        "\(review.name) was held on \(review.held?.full ?? ""); it cannot be cancelled")
    }
    askWhy(
      "Cancel \(review.name)  \(review.title)", hint: "why it will not take place",
      title: "\(review.name) cancelled"
    ) { state, why throws(ReviewProblem) in
      var changed = review
      try changed.cancel(why: why)
      return state.organisation.changes(putting: changed)
    }
  }

  mutating func reopenMinutes() {
    guard let review = currentReview else { return }
    guard review.minuted != nil else {
      return complain("the minutes of \(review.name) are open; M closes them")
    }
    askWhy(
      "Open the minutes of \(review.name) again", hint: "why closed minutes are changed",
      title: "minutes of \(review.name) opened again"
    ) { state, why throws(ReviewProblem) in
      var changed = review
      try changed.reopen(by: state.session.who, on: state.today, why: why)
      return state.organisation.changes(putting: changed)
    }
  }

  /// A form for nothing but a reason.
  private mutating func askWhy(
    _ heading: String, hint: String, title: String,
    _ change: @escaping @Sendable (State, String) throws(ReviewProblem) -> [Change]
  ) {
    let field = FormField(
      key: "why", label: "Reason", hint: hint, shape: .line, value: nil, in: fieldText)
    open(
      Form(title: heading, fields: [field]) { (state, values) throws(FormRefusal) in
        do throws(ReviewProblem) {
          return FormStep(title: title, changes: try change(state, values.text("why")))
        } catch {
          throw FormRefusal(message: error.description, field: "why")
        }
      })
  }
}
