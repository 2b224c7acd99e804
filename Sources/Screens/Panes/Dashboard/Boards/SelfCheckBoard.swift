import Records

/// A self-check, one question in full: what yes looks like, what the registers say, and what was said last time.
struct SelfCheckBoard: Board {
  static let pane = Pane.dashboard
  static let place = Place.selfCheck

  let selfCheck: RecordID
  var cursor = RowCursor()

  mutating func refresh(_ state: inout State) { cursor.fit(to: SelfCheckQuestion.all.count) }

  mutating func move(_ movement: Movement, in state: inout State) {
    switch movement {
    case .left: cursor.select(cursor.index - 1)
    case .right: cursor.select(cursor.index + 1)
    case .nextPart: cursor.select(themeStart(after: cursor.index))
    case .previousPart: cursor.select(themeStart(before: cursor.index))
    default: cursor.move(movement, page: state.page)
    }
  }

  private func themeStart(after index: Int) -> Int {
    let all = SelfCheckQuestion.all
    return all.indices.first { $0 > index && all[$0].theme != all[index].theme } ?? 0
  }

  private func themeStart(before index: Int) -> Int {
    let all = SelfCheckQuestion.all
    let last = all.indices.last { $0 < index && all[$0].theme != all[index].theme } ?? all.count - 1
    return all.firstIndex { $0.theme == all[last].theme } ?? 0
  }

  var question: SelfCheckQuestion { SelfCheckQuestion.all[cursor.index] }

  func record(in state: State) -> RecordPlace? { RecordPlace(kind: .selfCheck, id: selfCheck) }

  func open(in state: inout State) {
    let action = state.organisation.selfChecks[selfCheck]?.answer(to: question.key)?.action
    if let action, state.organisation.actions[action] != nil {
      state.go(to: RecordPlace(kind: .action, id: action))
    } else {
      state.editSelfCheckNote()
    }
  }

  // MARK: Drawing

  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    guard let check = state.organisation.selfChecks[selfCheck] else {
      return state.drawEmpty(["It is no longer on file; Esc goes back."], on: &frame, in: region)
    }
    let total = SelfCheckQuestion.all.count
    let right = "\(check.answered) of \(total) answered"
    frame.write(
      check.title.cut(to: region.columns - right.columns - 4), row: region.row, column: 1,
      style: .heading)
    frame.write(
      right, row: region.row, column: region.columns - right.columns - 1, style: .strong)
    frame.write(
      "\(question.theme.rawValue), question \(cursor.index + 1) of \(total)", row: region.row + 1,
      column: 1, style: .hint)
    let answer = check.answer(to: question.key)
    var texts: [(String, Style)] = [
      (question.question, .strong), ("", .plain), ("Yes means: \(question.good)", .plain),
      ("", .plain),
    ]
    if let fact = question.fact {
      let facts = SelfCheckFacts(
        of: state.organisation, today: state.today, matrix: state.derived.matrix,
        ownership: state.derived.ownership)
      texts += [("In the registers: \(facts.sentence(fact))", .plain), ("", .plain)]
    }
    texts += [lastTime(check, state), ("", .plain)]
    texts.append((verdicts(answer?.verdict), .plain))
    if let note = answer?.note, !note.isEmpty { texts.append(("Note: \(note)", .plain)) }
    if let action = state.organisation.actions[answer?.action] {
      texts.append(("Action: \(action.name) \(action.title) (Enter opens it)", .plain))
    }
    if check.answered == total, check.finished == nil {
      texts += [("", .plain), ("All is answered: F finishes it.", .strong)]
    }
    frame.writeWrapped(
      texts.flatMap { text, style in text.isEmpty ? [(" ", style)] : [(text, style)] },
      in: Region(
        row: region.row + 3, column: region.column + 1, rows: region.rows - 3,
        columns: min(region.columns - 2, 100)))
    frame.cursor = Frame.Position(column: region.column + 1, row: region.row + 3)
  }

  private func lastTime(_ check: SelfCheck, _ state: State) -> (String, Style) {
    guard let before = state.organisation.selfCheck(before: check) else {
      return ("Last time: this is the first one.", .hint)
    }
    let day = before.finished?.spoken(today: state.today) ?? "?"
    guard let answer = before.answer(to: question.key), let verdict = answer.verdict else {
      return ("Last time, \(day): not answered.", .hint)
    }
    let note = answer.note.isEmpty ? "" : ". \(answer.note)"
    let action =
      state.organisation.actions[answer.action].map { "; \($0.name) is \($0.stage.rawValue)" } ?? ""
    return ("Last time, \(day): \(verdict.rawValue)\(action)\(note)", .hint)
  }

  private func verdicts(_ chosen: SelfCheckAnswer.Verdict?) -> String {
    SelfCheckBoard.keys.map { key, verdict in
      "\(chosen == verdict ? "●" : "○") \(key) \(verdict.rawValue)"
    }.joined(separator: "   ") + (chosen == nil ? "" : "   - clears")
  }

  // MARK: Commands

  fileprivate static let keys: [(Character, SelfCheckAnswer.Verdict)] = [
    ("y", .yes), ("p", .partly), ("n", .no), ("x", .notApplicable),
  ]

  static let commands: [Command] =
    keys.map { key, verdict in
      Command(
        "selfCheck.\(verdict)", [.character(key)], "Answer \(verdict.rawValue), and go on",
        hint: verdict == .notApplicable ? "n/a" : verdict.rawValue, in: .selfCheck, changes: true
      ) { $0.answerSelfCheck(verdict) }
    } + [
      Command(
        "selfCheck.clear", [.character("-")], "Clear the answer", in: .selfCheck, changes: true
      ) { $0.answerSelfCheck(nil) },
      Command(
        "selfCheck.open", [.enter], "Open the action of the answer, or write its note",
        in: .selfCheck
      ) { $0.pane.behaviour.open(in: &$0) },
      Command(
        "selfCheck.note", [.character("t")], "Note: what was seen, who said it", hint: "note",
        in: .selfCheck, changes: true
      ) { $0.editSelfCheckNote() },
      Command(
        "selfCheck.action", [.character("o")], "Make an action of it", hint: "action",
        in: .selfCheck, changes: true
      ) { $0.makeActionOfSelfCheck() },
      Command(
        "selfCheck.finish", [.character("F")], "Finish it, and see what changed", hint: "finish",
        in: .selfCheck, changes: true
      ) { $0.finishSelfCheck() },
    ]
}

extension State {
  private var selfCheckWalked:
    (check: SelfCheck, answer: SelfCheckAnswer, question: SelfCheckQuestion)?
  {
    guard let board = board(SelfCheckBoard.self),
      let check = organisation.selfChecks[board.selfCheck]
    else { return nil }
    var empty = SelfCheckAnswer()
    empty.question = board.question.key
    return (check, check.answer(to: board.question.key) ?? empty, board.question)
  }

  /// Notes a verdict and goes on to the next question; `nil` clears it and stays.
  mutating func answerSelfCheck(_ verdict: SelfCheckAnswer.Verdict?) {
    guard case (var check, var answer, let question)? = selfCheckWalked else { return }
    if answer.verdict != verdict {
      answer.verdict = verdict
      check.note(answer)
      guard
        commit(
          "\(question.theme.rawValue): \(verdict?.rawValue ?? "answer cleared")",
          organisation.changes(putting: check))
      else { return }
    }
    guard verdict != nil else { return }
    let isLast = question == SelfCheckQuestion.all.last
    withBoard(SelfCheckBoard.self) { $0.cursor.select($0.cursor.index + 1) }
    let missing = SelfCheckQuestion.all.count - check.answered
    if isLast || missing == 0 {
      say(
        missing == 0
          ? "all is answered: F finishes it"
          : "that was the last question; \(missing) not answered yet, F finishes all the same")
    }
  }

  mutating func editSelfCheckNote() {
    guard let (check, answer, question) = selfCheckWalked else { return }
    let fields = FormField.fields(
      of: answer, in: RecordPlace(kind: .selfCheck, id: check.id), fieldText
    ).filter { $0.key == "note" }
    var form = Form(title: question.question, fields: fields) {
      (state, values) throws(FormRefusal) in
      guard var now = state.organisation.selfChecks[check.id] else {
        throw FormRefusal(message: "the self-check is no longer on file")
      }
      var noted = now.answer(to: question.key) ?? answer
      noted.note = values.text("note").trimmed
      now.note(noted)
      return FormStep(
        title: "\(question.theme.rawValue): note kept",
        changes: state.organisation.changes(putting: now))
    }
    form.context = ["Yes means: \(question.good)"]
    open(form)
  }

  /// Asks for an action that comes of a question, linked both ways by its source and the answer.
  mutating func makeActionOfSelfCheck() {
    guard let (check, answer, question) = selfCheckWalked else { return }
    if let known = organisation.actions[answer.action] {
      return complain("\(known.name) was made of it already: Enter opens it")
    }
    var action = Action(id: newID())
    (action.actionKind, action.source) = (.improvement, .selfCheck)
    (action.raised, action.raisedBy, action.due) = (today, me, today + 30)
    action.notes = [question.question, answer.note].filter { !$0.isEmpty }.joined(separator: "\n")
    openAdding(
      action, title: "Action of the self-check", keys: ["title", "owner", "due", "notes"],
      more: { state, added in
        guard var now = state.organisation.selfChecks[check.id] else { return [] }
        var linked = now.answer(to: question.key) ?? answer
        linked.action = added.id
        now.note(linked)
        return state.organisation.changes(putting: now)
      })
    withForm { $0.context = [question.question] }
  }

  /// Finishes the self-check and shows what changed; what is not answered is asked about first.
  mutating func finishSelfCheck() {
    guard let (check, _, _) = selfCheckWalked else { return }
    let missing = SelfCheckQuestion.all.count - check.answered
    guard missing > 0 else { return finish(check.id) }
    overlays.append(
      .question(
        Question(
          title: "\(missing) question\(missing == 1 ? " is" : "s are") not answered yet",
          lines: ["What is left open counts neither way."],
          answers: [
            Question.Answer(key: "F", label: "finish it all the same") { $0.finish(check.id) }
          ])))
  }

  private mutating func finish(_ id: RecordID) {
    guard var check = organisation.selfChecks[id] else { return }
    if check.finished == nil {
      check.finished = today
      guard commit("\(check.title) finished", organisation.changes(putting: check)) else { return }
    }
    let said = message
    show(SelfChecksBoard())
    showOver(SelfCheckResultBoard(id))
    message = said
  }
}
