import Records

extension State {
  private static let questionKeys = ["question", "look_at", "clauses", "aspect", "area"]

  mutating func addQuestion() {
    guard mayChange() else { return }
    var question = OwnQuestion(id: newID())
    // The next question is mostly about the same clause.
    question.clauses = currentQuestion?.question.clauses ?? []
    question.changed = today
    openQuestion(question, title: "Add a question", done: "question added")
  }

  /// Edits the selected question; one that comes with the program gets our own wording in its place.
  mutating func editQuestion() {
    guard mayChange(), let entry = currentQuestion else { return }
    if let own = organisation.questions[entry.question.own] {
      openQuestion(own, title: "Edit a question", done: "question changed")
    } else {
      openQuestion(
        OwnQuestion(id: newID(), inPlaceOf: entry.question),
        title: "Our wording in place of the program's", done: "question changed to our wording")
    }
  }

  private mutating func openQuestion(_ question: OwnQuestion, title: String, done: String) {
    let fields = FormField.fields(of: question, only: State.questionKeys, in: fieldText)
    var form = Form(title: title, fields: fields) { (state, values) throws(FormRefusal) in
      var changed = question
      try changed.take(values, of: fields)
      guard !changed.question.isEmpty else {
        throw FormRefusal(message: "Question is needed: what is asked", field: "question")
      }
      let words = changed.question.folded
      if state.organisation.questions.all.contains(where: {
        $0.id != changed.id && $0.question.folded == words
      }) {
        throw FormRefusal(
          message: "this question is there already; edit that one", field: "question")
      }
      let isNew = state.organisation.questions[question.id] == nil
      guard changed != question || (isNew && question.replaces.isEmpty) else {
        return FormStep(title: "", changes: [])
      }
      changed.changed = state.today
      let kept = changed.id
      return FormStep(title: done, changes: state.organisation.changes(putting: changed)) { state in
        state[boardListOf: .audits].select(kept)
        state.refreshLists()
      }
    }
    form.checks = { state, values in state.questionRemarks(values) }
    open(form)
  }

  private func questionRemarks(_ values: FormValues) -> [FieldRemark] {
    let clauses = values.clauses("clauses")
    var remarks = clauses.compactMap { library.flaw(ofAsking: $0) }
      .map { FieldRemark("clauses", $0, .refusal) }
    if remarks.isEmpty, let flaw = organisation.flaw(ofClauses: clauses, library: library) {
      remarks.append(FieldRemark("clauses", flaw.description, .hint))
    }
    if values.text("aspect") == Checklist.Aspect.followUp.rawValue {
      remarks.append(
        FieldRemark(
          "aspect",
          "follow-up lines come from earlier findings: choose defined, followed or forward",
          .refusal))
    }
    if clauses.isEmpty, values.text("area").isEmpty {
      remarks.append(
        FieldRemark("clauses", "no clause: asked once for each area that is audited", .hint))
    }
    return remarks
  }

  /// Takes the selected question out of the checklists to come, or back into them.
  mutating func retireQuestion() {
    guard mayChange(), let entry = currentQuestion else { return }
    var own =
      organisation.questions[entry.question.own]
      ?? OwnQuestion(id: newID(), inPlaceOf: entry.question)
    own.changed = today
    if !entry.isRetired {
      own.isRetired = true
      let id = own.id
      if commit(
        "question retired: no longer asked in audits to come", organisation.changes(putting: own))
      {
        self[boardListOf: .audits].select(id)
        refreshLists()
      }
      return
    }
    own.isRetired = false
    let isAsBuiltIn = session.library.checklists.lazy.flatMap(\.questions).contains { builtIn in
      var same = OwnQuestion(id: own.id, inPlaceOf: builtIn)
      same.changed = own.changed
      return same == own
    }
    // The program's own wording comes back by itself.
    commit(
      "question taken back: asked again",
      isAsBuiltIn ? organisation.changes(removing: own) : organisation.changes(putting: own))
  }

  /// The audits in which a question was answered, the latest first.
  private func askedBefore(
    _ question: Checklist.Question
  ) -> [(audit: Audit, lines: [AuditLine])] {
    let own = organisation.questions[question.own]
    let words = Set([question.question, own?.replaces ?? ""].filter { !$0.isEmpty })
    let lines = organisation.auditLines.all.filter {
      words.contains($0.question) && $0.finding != nil
    }
    var found: [(audit: Audit, lines: [AuditLine])] = []
    for (id, lines) in Dictionary(grouping: lines, by: \.audit) {
      if let audit = organisation.audits[id] { found.append((audit, lines)) }
    }
    return found.sorted { left, right in
      let days = [left, right].map { $0.audit.day?.number ?? 0 }
      return days[0] == days[1] ? left.audit.reference > right.audit.reference : days[0] > days[1]
    }
  }

  /// Shows a question in full: where it was asked last, and what was found.
  mutating func showQuestion(_ entry: Questionnaire.Entry) {
    let width = min(size.columns - 8, 100)
    let question = entry.question
    var lines: [Card.Line] = []
    func add(_ text: String, style: Style = .plain) {
      lines += TextWrap.lines(text, width: width).map { Card.Line($0, style: style) }
    }
    add(question.question, style: .strong)
    if !question.lookAt.isEmpty { add("Look at: \(question.lookAt)") }
    add("")
    for clause in entry.clauses { add("\(clause) \(library.title(of: clause) ?? "")") }
    let area = organisation.areaName(question.area)
    if !area.isEmpty { add("Only in audits of \(area)") }
    let changed = question.changed.map { ", last changed \($0.full)" } ?? ""
    let whose =
      switch entry.origin {
      case .builtIn: "comes with the program"
      case .own: "ours"
      case .inPlace: "ours, in place of the program's"
      }
    add("\(question.aspect.label) · \(whose)\(changed)\(entry.isRetired ? " · retired" : "")")
    if let replaced = organisation.questions[question.own]?.replaces, !replaced.isEmpty,
      replaced != question.question
    {
      add("In place of: \(replaced)", style: .hint)
    }
    add("")
    let asked = askedBefore(question)
    add(asked.isEmpty ? "Not answered in any audit yet." : "Asked in:", style: .heading)
    for (audit, answered) in asked.prefix(6) {
      add("\(audit.name) \(audit.title), \(audit.day?.full ?? "no day")")
      for line in answered {
        let action = organisation.actions[line.action].map { " \($0.name) \($0.title)" } ?? ""
        let note = line.notes.isEmpty ? "" : ": \(line.notes)"
        add("  \(line.finding?.rawValue ?? "")\(action)\(note)")
      }
    }
    if asked.count > 6 { add("and \(asked.count - 6) audits before", style: .hint) }
    overlays.append(.card(Card(title: "Question", lines: lines)))
  }
}

extension AuditsPane {
  private static let hasQuestion: @Sendable (State) -> String? = { state in
    state.currentQuestion == nil ? "no question is selected" : nil
  }

  static let forQuestionnaire: [Command] = [
    Command(
      "audit.questions", [.character("Q")], "Questionnaire: all questions, edit and add your own",
      hint: "questions", in: .audits
    ) { $0.show(QuestionnaireBoard()) },
    Command(
      "question.show", [.enter], "The question in full, and what was found with it", hint: "show",
      in: .questionnaire, obstacle: hasQuestion
    ) { AuditsPane.open(in: &$0) },
    Command(
      "question.add", [.character("a")], "Add a question", hint: "add", in: .questionnaire,
      changes: true
    ) { $0.addQuestion() },
    Command(
      "question.edit", [.character("e")], "Edit the question; the program's gets your wording",
      hint: "edit", in: .questionnaire, changes: true, obstacle: hasQuestion
    ) { $0.editQuestion() },
    Command(
      "question.retire", [.character("x")], "Retire the question, or take it back",
      hint: "retire", in: .questionnaire, changes: true, obstacle: hasQuestion
    ) { $0.retireQuestion() },
    Command(
      "question.filter", [.character("/")],
      "Filter: words, clause:8.4, aspect:forward, is:own, is:retired",
      in: .questionnaire
    ) { $0.startFilter() },
  ]
}
