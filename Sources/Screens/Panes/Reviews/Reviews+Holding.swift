import Records

/// That a review was held, and its minutes.
extension State {
  mutating func holdReview() {
    guard let review = currentReview else { return }
    var before = review
    if before.held == nil {
      before.held = review.planned.flatMap { $0 <= today ? $0 : nil } ?? today
    }
    if before.present.isEmpty {
      before.present = review.invited
      if let chair = review.chair, !before.present.contains(chair) {
        before.present.insert(chair, at: 0)
      }
    }
    if before.minutesBy == nil { before.minutesBy = me }
    let keys = ["held", "present", "guests", "chair", "minutes_by"]
    var fields = FormField.fields(of: before, only: keys, in: fieldText)
    if review.held == nil {
      for place in fields.indices where fields[place].key == "held" { fields[place].propose() }
    }
    let shown = fields
    var form = Form(title: "\(review.name): held", fields: fields) {
      (state, values) throws(FormRefusal) in
      var changed = review
      try changed.take(values, of: shown)
      guard let held = changed.held else {
        throw FormRefusal(message: "Held is needed: the day it took place", field: "held")
      }
      return FormStep(
        title: "\(review.name) held on \(held.full)",
        changes: state.organisation.changes(putting: changed))
    }
    form.checks = { state, values in
      var changed = review
      changed.held = values.day("held")
      var remarks = changed.dateFlaws(on: state.today).map {
        FieldRemark($0.field, $0.text, .refusal)
      }
      if let chair = values.id("chair") {
        if !values.ids("present").contains(chair) {
          let name = state.organisation.personName(chair)
          remarks.append(
            FieldRemark("present", "\(name), the chair, is not among them: is that so?", .hint))
        }
      } else {
        remarks.append(FieldRemark("chair", "somebody of top management has to be there", .hint))
      }
      return remarks
    }
    open(form)
  }

  mutating func closeMinutes() {
    guard let review = currentReview else { return }
    guard review.held != nil else {
      return complain("\(review.name) was not held yet; h says when it was, and who was there")
    }
    var before = review
    before.minuted = today
    if before.minutesBy == nil { before.minutesBy = me }
    var fields = FormField.fields(of: before, only: ["minuted", "minutes_by"], in: fieldText)
    for place in fields.indices where fields[place].key == "minuted" { fields[place].propose() }
    let shown = fields
    var form = Form(title: "Close the minutes of \(review.name)", fields: fields) {
      (state, values) throws(FormRefusal) in
      var changed = review
      try changed.take(values, of: shown)
      guard let day = changed.minuted else {
        throw FormRefusal(message: "Minuted is needed: the day they are closed", field: "minuted")
      }
      let closed = state.closing(changed, on: day)
      let title = "minutes of \(review.name) closed"
      let changes = state.organisation.changes(putting: closed)
      let lacks = state.lacks(of: closed)
      guard !lacks.isEmpty else { return FormStep(title: title, changes: changes) }
      let answer = Question.Answer(key: "y", label: "close them all the same") { state in
        state.overlays.removeLast()
        state.commit(title, changes)
      }
      return FormStep(
        title: "", changes: [],
        asks: Question(
          title: "Close the minutes of \(review.name)?", lines: lacks, answers: [answer]))
    }
    form.checks = { state, values in
      var changed = review
      changed.minuted = values.day("minuted")
      return changed.dateFlaws(on: state.today).map { FieldRemark($0.field, $0.text, .refusal) }
    }
    open(form)
  }

  /// The review with its minutes closed, its figures as they are shown.
  private func closing(_ review: ManagementReview, on day: Day) -> ManagementReview {
    var open = review
    open.minuted = nil
    let pack = organisation.reviewPack(of: open, today: today, library: library)
    open.close(on: day, pack, editions: organisation.editions(of: review))
    return open
  }

  /// What an auditor would miss in minutes that are closed like this, one a line.
  private func lacks(of review: ManagementReview) -> [String] {
    let empty = organisation.emptyTopics(of: review)
    let named = empty.map { "   ○ \($0.title)" }
    let heading =
      empty.isEmpty
      ? [] : ["\(empty.count) of \(organisation.topics(of: review).count) inputs have no line:"]
    // Once they are closed the flags say so themselves, the empty inputs apart.
    let flags = organisation.flags(of: review, today: today).filter { $0.kind != .emptyInputs }
      .map { "! \($0.text)" }
    let lines = flags + heading + named
    return lines.isEmpty
      ? [] : lines + ["", "After this nothing in them changes; O opens them again."]
  }

  /// Asks where the paper of a review goes; its ending says the format.
  mutating func askForPaper(of review: ManagementReview, _ path: String? = nil) {
    let what = review.minuted == nil ? "agenda" : "minutes"
    openForm(
      .review(review.id), title: "\(review.name): \(what) to a file",
      proposal: path ?? fileName("\(review.name)-\(what).html"), endings: [".html", ".md"])
  }
}
