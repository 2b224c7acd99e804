import Records

extension State {
  /// A form for a review against practice: those who do the work are asked whether it is what is done; `nil` adds one.
  mutating func editReview(_ index: Int?) {
    guard let document = currentDocument else { return }
    let before = index.flatMap {
      document.reviews.indices.contains($0) ? document.reviews[$0] : nil
    }
    var proposed = before ?? DocumentReview()
    if before == nil {
      proposed.on = today
      proposed.by = session.who
      proposed.version = document.version
    }
    let kept = proposed
    let keys = ["asked", "asked_others", "matches", "changes", "on"]
    let all = FormField.fields(
      of: proposed, in: RecordPlace(kind: .document, id: document.id), fieldText)
    var fields = keys.compactMap { key in all.first { $0.key == key } }
    if before == nil {
      for place in fields.indices where fields[place].key == "on" { fields[place].propose() }
      fields += actionFields()
    }
    let id = document.id
    var form = Form(
      title:
        "\(document.name)\(proposed.version.isEmpty ? "" : " version \(proposed.version)"): is it what is done?",
      fields: fields
    ) { (state, values) throws(FormRefusal) in
      guard var changed = state.organisation.documents[id] else {
        throw FormRefusal(message: "the document is no longer on file")
      }
      var review = before ?? DocumentReview()
      try review.take(values)
      (review.by, review.version, review.action) = (kept.by, kept.version, kept.action)
      guard let isMatch = review.matches else {
        throw FormRefusal(
          message: "Matches practice is needed: is it what is done? yes or no", field: "matches")
      }
      guard let on = review.on else {
        throw FormRefusal(message: "On is needed: the day of the review", field: "on")
      }
      var changes: [Change] = []
      var made = ""
      if before == nil, !isMatch, values.flag("make") == true {
        let action = state.update(of: changed, review, due: values.day("due"))
        review.action = action.id
        made = ", \(action.name) made of it"
        changes += state.organisation.changes(
          goingOnWith: action, by: state.session.who, on: state.today)
      }
      if let before {
        guard let place = changed.reviews.firstIndex(of: before) else {
          throw FormRefusal(message: "a colleague changed this review meanwhile; Esc, and look")
        }
        changed.reviews[place] = review
      } else {
        changed.reviews.append(review)
      }
      let offersAction = !isMatch && review.action == nil
      return FormStep(
        title:
          "\(changed.name) reviewed on \(on.full): \(isMatch ? "matches practice" : "does not match practice")\(made)",
        changes: state.organisation.changes(putting: changed) + changes
      ) { state in
        if offersAction { state.say("noted: it does not match; n makes an action, u undoes") }
      }
    }
    form.context = reviewContext(document)
    form.checks = { state, values in state.reviewRemarks(values, of: document, but: before) }
    open(form)
  }

  /// What an action of a review that finds a difference is asked for.
  private func actionFields() -> [FormField] {
    var due = FormField(
      key: "due", label: "Its due day", hint: "of the action", shape: .day, value: nil,
      in: fieldText)
    due.content = .typed(TextBuffer(today.adding(months: 1).description, isProposal: true))
    return [
      FormField(
        key: "make", label: "Make an action",
        hint: "where it does not match: an update, owned by the document’s owner", shape: .yesNo,
        value: .flag(true), in: fieldText),
      due,
    ]
  }

  /// Whose work it describes, and when they were asked last.
  private func reviewContext(_ document: Document) -> [String] {
    let roles = document.roles.compactMap { organisation.roles[$0]?.name }
    let last = document.lastReview.map { review in
      "last: \(review.on?.spoken(today: today) ?? "?"), "
        + (review.matches.map { $0 ? "matched" : "did not match" }
          ?? "nobody said whether it matches")
        + (review.changes.isEmpty ? "" : ": \(review.changes)")
    }
    return [
      roles.isEmpty ? nil : "It describes the work of \(roles.joined(separator: ", ")).",
      document.place.isEmpty ? nil : "It is kept at \(document.place).", last,
    ].compactMap(\.self)
  }

  private func reviewRemarks(
    _ values: FormValues, of document: Document, but before: DocumentReview?
  ) -> [FieldRemark] {
    var remarks: [FieldRemark] = []
    let asked = values.ids("asked")
    if asked.isEmpty, values.text("asked_others").isEmpty {
      remarks.append(
        FieldRemark(
          "asked", "nobody was asked: those who do the work know whether it is so", .warning))
    }
    if let gone = asked.compactMap({ organisation.people[$0] }).first(where: {
      !$0.isActive(on: values.day("on") ?? today)
    }) {
      remarks.append(FieldRemark("asked", "\(gone.name) had left by then", .warning))
    }
    let doers = document.roles.flatMap { role in
      organisation.people.all.filter { $0.isHere(on: today) && $0.roles(on: today).contains(role) }
    }.map(\.id)
    if !asked.isEmpty, !doers.isEmpty, Set(doers).isDisjoint(with: asked) {
      remarks.append(
        FieldRemark("asked", "nobody among them has a role that it describes", .hint))
    }
    if values.flag("matches") == false, values.text("changes").isEmpty {
      remarks.append(FieldRemark("changes", "what is done otherwise?", .warning))
    }
    return remarks + reviewDayRemarks(values, of: document, but: before)
  }

  private func reviewDayRemarks(
    _ values: FormValues, of document: Document, but before: DocumentReview?
  ) -> [FieldRemark] {
    var remarks: [FieldRemark] = []
    if let due = values.day("due"), due < today {
      remarks.append(FieldRemark("due", "past already: choose a later day", .warning))
    }
    guard let on = values.day("on") else { return remarks }
    if on > today {
      remarks.append(FieldRemark("on", "still to come: note it on the day, or later", .refusal))
    } else if let issued = document.issued, on < issued, before == nil {
      remarks.append(
        FieldRemark("on", "before this version held (\(issued.full)): right day?", .warning))
    }
    if document.reviews.contains(where: { $0 != before && $0.on == on }) {
      remarks.append(
        FieldRemark("on", "a review of this day is noted already; Enter corrects it", .warning))
    }
    return remarks
  }

  /// The action that a review asks for.
  private mutating func update(
    of document: Document, _ review: DocumentReview?, due: Day?
  ) -> Action {
    var action = Action(id: newID())
    action.actionKind = .documentUpdate
    action.category = "documents"
    action.title = "\(document.name): bring it into line with what is done"
    action.raised = today
    action.raisedBy = me
    action.owner = here(document.owner)
    action.due = due
    action.area = document.area
    action.clauses = document.clauses
    action.document = document.id
    action.notes = review?.changes ?? ""
    action.reference = organisation.nextReference(for: .documentUpdate, year: today.year)
    return action
  }

  /// A form for an action that brings the document up to date; the last review that found a difference says why.
  mutating func addUpdate() {
    guard let document = currentDocument, mayChange() else { return }
    let open = document.lastReview.flatMap { $0.matches == false && $0.action == nil ? $0 : nil }
    var action = update(of: document, open, due: nil)
    let title = action.title
    (action.title, action.reference) = ("", "")
    if open == nil { action.notes = flaws(of: document).map(\.text).joined(separator: "\n") }
    let id = document.id
    openAdding(
      action, title: "\(document.name): an action",
      keys: ["title", "owner", "due", "kind", "area", "clauses", "notes"], proposal: title,
      more: { state, added in
        guard var changed = state.organisation.documents[id], let open,
          let place = changed.reviews.firstIndex(of: open)
        else { return [] }
        changed.reviews[place].action = added.id
        return state.organisation.changes(putting: changed)
      })
  }

  /// Takes a review out; `u` brings it back.
  mutating func removeReview(_ index: Int) {
    guard var document = currentDocument, document.reviews.indices.contains(index) else { return }
    let review = document.reviews.remove(at: index)
    commit(
      "\(document.name): review of \(review.on?.full ?? "no day") taken out",
      organisation.changes(putting: document))
  }
}
