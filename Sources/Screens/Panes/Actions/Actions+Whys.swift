import Records

/// Cause analysis: asking why, one answer after the other.
extension State {
  /// The why that is selected in the detail; `nil` when another line is.
  private var selectedWhy: Int? {
    guard let action = currentAction, actions.detail != nil else { return nil }
    let lines = detailLines(of: action)
    guard lines.indices.contains(actions.line), case .why(let place) = lines[actions.line].target
    else { return nil }
    return place
  }

  /// Asks why the selected answer was so, or else the last root cause; goes on asking until Esc.
  mutating func askWhy() {
    guard let action = currentAction else { return }
    ask(action.id, after: selectedWhy ?? action.whys.roots.last)
  }

  private mutating func ask(_ id: RecordID, after place: Int?) {
    guard let action = organisation.actions[id] else { return }
    let asked = place.map { action.whys[$0].text } ?? action.title
    openWhy(
      id, title: "Why? – \(asked)", isNew: true, to: asked,
      change: { $0.answer(place, with: $1) }
    ) { state, place in state.ask(id, after: place) }
  }

  /// Puts an answer between the selected one and what it answers.
  mutating func insertWhy() {
    guard let action = currentAction, let place = selectedWhy else {
      return complain("select one of the whys first; the new one goes before it")
    }
    openWhy(
      action.id, title: "What lies between? – \(action.question(of: place))",
      isNew: true, to: action.question(of: place), change: { $0.insertBefore(place, $1) })
  }

  /// Adds another answer to the question that the selected one answers.
  mutating func branchWhy() {
    guard let action = currentAction, let place = selectedWhy else {
      return complain("select one of the whys first; the new one is another answer beside it")
    }
    openWhy(
      action.id, title: "Why else? – \(action.question(of: place))", isNew: true,
      to: action.question(of: place), change: { $0.branch(at: place, $1) })
  }

  mutating func editWhy(_ place: Int) {
    guard let action = currentAction, action.whys.indices.contains(place) else { return }
    openWhy(
      action.id, title: "Why? – \(action.question(of: place))", isNew: false,
      text: action.whys[place].text, to: action.question(of: place),
      change: { whys, text in
        if whys.indices.contains(place) { whys[place].text = text }
        return place
      })
  }

  /// Marks the selected why as a root cause, or takes the mark away.
  mutating func markRoot() {
    guard var action = currentAction, let place = selectedWhy else {
      return complain("select one of the whys first; * marks it as a root cause")
    }
    action.whys.toggleRoot(place)
    let isRoot = action.whys[place].isRoot
    commit(
      "\(action.name): “\(action.whys[place].text)” is \(isRoot ? "a" : "no longer marked as a") root cause",
      organisation.changes(putting: action))
  }

  /// Takes the selected why out, after a question.
  mutating func takeOutWhy() {
    guard let action = currentAction, let place = selectedWhy, mayChange() else {
      return complain("select one of the whys first; Delete takes it out")
    }
    var shorter = action
    shorter.whys.take(out: place)
    let text = action.whys[place].text
    let changes = organisation.changes(putting: shorter)
    overlays.append(
      .question(
        Question(
          title: "Take this why out?",
          lines: [text, "What answered it moves up. The history keeps it."],
          answers: [
            Question.Answer(key: "y", label: "yes, take it out") {
              $0.commit("\(action.name): why taken out", changes)
            }
          ])))
  }

  /// A form for one answer.
  ///
  /// - Parameters:
  ///   - asked: what it answers.
  ///   - change: puts it into the chain, and says where it stands.
  ///   - onEnter: what follows when Enter kept it.
  private mutating func openWhy(
    _ id: RecordID, title: String, isNew: Bool, text: String = "", to asked: String,
    change: @escaping @Sendable (inout [Why], String) -> Int,
    onEnter: (@Sendable (inout State, Int) -> Void)? = nil
  ) {
    let field = FormField(
      key: "why", label: "Because",
      hint: onEnter == nil ? "Enter keeps it" : "Enter keeps it and asks on; ^S keeps it; Esc ends",
      shape: .line,
      value: text.isEmpty ? nil : .text(text), in: fieldText)
    var form = Form(title: title, fields: [field]) { (state, values) throws(FormRefusal) in
      let answer = values.text("why")
      guard !answer.isEmpty else {
        throw FormRefusal(message: "write why, or Esc leaves it here", field: "why")
      }
      guard var action = state.organisation.actions[id] else {
        throw FormRefusal(message: "the action is no longer there")
      }
      let place = change(&action.whys, answer)
      let changes = state.organisation.changes(
        goingOnWith: action, by: state.session.who, on: state.today)
      return FormStep(
        title: isNew ? "\(action.name): why added" : "\(action.name): why changed",
        changes: changes, then: { $0.select(why: place) }, onEnter: { onEnter?(&$0, place) })
    }
    if let action = organisation.actions[id] {
      form.context = ["\(action.name): \(action.title)"] + causeOutline(of: action)
    }
    form.checks = { _, values in
      WhyHint.about(values.text("why"), to: asked, isLast: true).map {
        [FieldRemark("why", $0.description, .hint)]
      } ?? []
    }
    open(form)
  }

  private mutating func select(why place: Int) {
    guard let action = currentAction, actions.detail != nil else { return }
    let lines = detailLines(of: action)
    actions.line = lines.firstIndex { $0.target == .why(place) } ?? actions.line
  }
}
