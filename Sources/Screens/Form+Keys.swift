import Records

extension Form {
  static let commands: [Command] = [
    Command("form.keep", [.control("s")], "Keep what was filled in", hint: "keep", in: .forms) {
      $0.keepForm()
    },
    Command("form.next", [.tab], "Next field", hint: "next", in: .forms) { $0.moveFocus(by: 1) },
    Command("form.previous", [.backTab], "Previous field", in: .forms) { $0.moveFocus(by: -1) },
    Command(
      "form.choose", [.enter], "Choose, or go on to the next field", hint: "choose", in: .forms
    ) {
      $0.enterInForm()
    },
    Command(
      "form.leave", [.escape], "Leave; asks if something was typed", hint: "leave", in: .forms
    ) {
      $0.leaveForm()
    },
    Command("form.editor", [.control("e")], "Write a text in your own editor", in: .forms) {
      state in
      guard case .form(let form)? = state.overlays.last, form.fields[form.focus].hasLines,
        case .typed(let buffer) = form.fields[form.focus].content
      else { return state.say("your editor opens for fields of several lines") }
      state.effects.append(.editOutside(buffer.text))
    },
    Command(
      "form.again", [.control("g")], "Again: link the earlier action shown, then the next",
      in: .forms, changes: true
    ) { $0.linkNextAlike() },
    Command("form.down", [.down], "Next field or line", in: .forms) { $0.moveInForm(by: 1) },
    Command("form.up", [.up], "Previous field or line", in: .forms) { $0.moveInForm(by: -1) },
    Command("form.left", [.left], "Left, or the choice before", in: .forms) {
      $0.shiftInForm(by: -1)
    },
    Command("form.right", [.right], "Right, or the next choice", in: .forms) {
      $0.shiftInForm(by: 1)
    },
    Command("form.home", [.home, .control("a")], "To the start of the line", in: .forms) {
      $0.withBuffer { $0.moveToLineStart() }
    },
    Command("form.end", [.end], "To the end of the line", in: .forms) {
      $0.withBuffer { $0.moveToLineEnd() }
    },
    Command("form.backspace", [.backspace], "Delete backwards; empties a choice", in: .forms) {
      $0.deleteInForm { $0.deleteBackward() }
    },
    Command("form.delete", [.delete], "Delete forwards; empties a choice", in: .forms) {
      $0.deleteInForm { $0.deleteForward() }
    },
    Command("form.word", [.control("w")], "Delete the word before", in: .forms) {
      $0.deleteInForm { $0.deleteWord() }
    },
    Command(
      "form.clear", [.control("u")], "Empty the field; of a text with lines the line so far",
      in: .forms
    ) { $0.clearField() },
  ]
}

extension State {
  mutating func open(_ form: Form) {
    guard mayChange() else { return }
    overlays.append(.form(form))
  }

  mutating func withForm(_ body: (inout Form) -> Void) {
    guard case .form(var form)? = overlays.last else { return }
    body(&form)
    overlays[overlays.count - 1] = .form(form)
  }

  mutating func withBuffer(_ body: (inout TextBuffer) -> Void) {
    withForm { form in
      guard case .typed(var buffer) = form.fields[form.focus].content else { return }
      body(&buffer)
      form.fields[form.focus].content = .typed(buffer)
      form.refusal = ""
    }
  }

  mutating func deleteInForm(_ body: (inout TextBuffer) -> Void) {
    withForm { form in
      if form.fields[form.focus].isPicked { form.fields[form.focus].content = .picked(nil) }
    }
    withBuffer(body)
  }

  /// Empties the field, whatever it holds; a text of several lines only loses what stands before the cursor in its line.
  mutating func clearField() {
    guard case .form(let form)? = overlays.last else { return }
    let hasLines = form.fields[form.focus].hasLines
    deleteInForm { if hasLines, !$0.isProposal { $0.deleteToStart() } else { $0.set("") } }
  }

  mutating func moveFocus(by step: Int) {
    withForm { form in
      form.focus = (form.focus + step + form.fields.count) % form.fields.count
    }
  }

  /// Typed text goes into the field; in a field with choices it opens them.
  mutating func typeInForm(_ text: String) {
    guard case .form(let form)? = overlays.last else { return }
    let field = form.fields[form.focus]
    if field.isPicked {
      openChoices(of: field, typed: text)
    } else {
      withBuffer { $0.insert(text, allowsLines: field.hasLines) }
    }
  }

  mutating func enterInForm() {
    guard case .form(let form)? = overlays.last else { return }
    let field = form.fields[form.focus]
    if field.isPicked {
      openChoices(of: field, typed: "")
    } else if field.hasLines {
      withBuffer { $0.insert("\n", allowsLines: true) }
    } else if form.fields.count == 1 || form.keepsByEnter(in: field) {
      keepForm(byEnter: true)
    } else {
      moveFocus(by: 1)
    }
  }

  mutating func moveInForm(by step: Int) {
    guard case .form(let form)? = overlays.last else { return }
    var hasMoved = false
    if form.fields[form.focus].hasLines { withBuffer { hasMoved = $0.moveLine(by: step) } }
    if !hasMoved { moveFocus(by: step) }
  }

  /// Left and right go through the choices of a field that has few.
  mutating func shiftInForm(by step: Int) {
    guard case .form(let form)? = overlays.last else { return }
    let field = form.fields[form.focus]
    guard case .picked(let value) = field.content else { return withBuffer { $0.move(by: step) } }
    var choices: [Value?] = []
    switch field.shape {
    case .choice(let words): choices = words.map(Value.text)
    case .yesNo: choices = [.flag(true), .flag(false)]
    default: return
    }
    let index = choices.firstIndex(of: value)
    let next = index.map { max(0, min($0 + step, choices.count - 1)) } ?? 0
    withForm { $0.fields[$0.focus].content = .picked(choices[next]) }
  }

  mutating func leaveForm() {
    guard case .form(let form)? = overlays.last else { return }
    guard form.isChanged else {
      overlays.removeLast()
      return
    }
    overlays.append(
      .question(
        Question(
          title: "Leave without keeping?", lines: ["What was typed here would be lost."],
          answers: [
            Question.Answer(key: "k", label: "keep it") { $0.keepForm() },
            Question.Answer(key: "L", label: "leave, lose it") { $0.overlays.removeLast() },
          ])))
  }

  /// - Parameter byEnter: whether Enter kept it, and so more of the kind may follow.
  mutating func keepForm(byEnter: Bool = false) {
    guard case .form(var form)? = overlays.last else { return }
    var values = FormValues()
    let text = fieldText
    for (index, field) in form.fields.enumerated() {
      do throws(FieldProblem) {
        values.values[field.key] = try field.value(in: text)
      } catch {
        form.focus = index
        form.refusal = "\(field.label) \(error.message)"
        overlays[overlays.count - 1] = .form(form)
        return
      }
    }
    do throws(FormRefusal) {
      if let stop = form.stop(self, values) { throw stop }
      let step = try form.keep(&self, values)
      if let question = step.asks {
        form.refusal = ""
        overlays[overlays.count - 1] = .form(form)
        overlays.append(.question(question))
        return
      }
      let additions = form.additions.filter { addition in
        form.fields.contains { $0.mentions(addition.id) }
      }
      let current = rebased(additions.map(\.change) + step.changes)
      if let clash = current.clashes.first, !form.overwrites {
        form.overwrites = true
        form.refusal = "\(clashText(clash)); ^S again keeps yours"
        overlays[overlays.count - 1] = .form(form)
        return
      }
      let wasKept = commitAsTheyAre(step.title, current.changes)
      if wasKept || current.changes.isEmpty {
        overlays.removeLast()
        step.then?(&self)
        if byEnter { step.onEnter?(&self) }
      } else {
        // Why it was not carried out stands in the form, where it is read.
        let why = message?.text ?? "not kept"
        message = nil
        throw FormRefusal(message: why)
      }
    } catch {
      if let field = error.field, let index = form.fields.firstIndex(where: { $0.key == field }) {
        form.focus = index
      }
      form.refusal = error.message
      overlays[overlays.count - 1] = .form(form)
    }
  }
}

extension FormField {
  /// Whether the field names a record.
  func mentions(_ id: RecordID) -> Bool {
    guard case .picked(let value) = content else { return false }
    switch value {
    case .text(let text): return text == id.text
    case .list(let list): return list.contains(.text(id.text))
    default: return false
    }
  }
}

extension Form.Addition {
  /// The new record with nothing but its name.
  var change: Change { .add(kind, id, ["name": .text(name)]) }
}
