import Records

extension State {
  /// Takes one event; returns what has to be done outside the state.
  package mutating func update(_ event: Event) -> [Effect] {
    effects = []
    switch event {
    case .key(let key):
      message = nil
      runClock()
      press(key)
    case .paste(let text):
      message = nil
      paste(text)
    case .edited(let text):
      if case .form(let form)? = overlays.last {
        let shown = form.fields[form.focus].shown(text)
        withBuffer { $0.set(TextBuffer.clean(shown, allowsLines: true).trimmed) }
      }
    case .resize(let size):
      self.size = size
      // What boards draw as wide as the screen.
      for pane in boards.keys { refreshBoard(of: pane) }
    case .tick: readAhead()
    case .resumed: break
    case .hangUp:
      leaveWalk()
      effects.append(.quit)
    }
    keepDrafts()
    if overlays.isEmpty { seen = nil }
    followAction()
    noteDetailLine()
    return effects
  }

  private mutating func press(_ key: Key) {
    switch overlays.last {
    case .filter(let buffer)?: pressInFilter(key, buffer)
    case .question(let question)?:
      if case .character(let character) = key,
        let answer = question.answers.first(where: { $0.key == character })
      {
        overlays.removeLast()
        answer.run(&self)
      } else {
        runCommand(for: key)
      }
    case .form?:
      if case .character(let character) = key {
        typeInForm(String(character))
      } else {
        runCommand(for: key)
      }
    case .picker(let picker)?: pressInPicker(key, picker)
    case .card?, nil: runCommand(for: key)
    }
  }

  private mutating func runCommand(for key: Key) {
    switch key {
    case .control("c"): say("nothing is lost here: Esc steps back, q quits")
    case .control("z"): effects.append(.suspend)
    case .control("l"): effects.append(.repaint)
    default:
      if let command = command(for: key) {
        run(command)
      } else if overlays.isEmpty {
        say("\(key.name) does nothing here; ? shows what does")
      }
    }
  }

  private mutating func pressInPicker(_ key: Key, _ picker: Picker) {
    switch key {
    case .character(" ") where picker.isMultiple:
      withPicker { $0.toggle() }
      movePicker(by: 1)
    case .character(let character):
      withPicker {
        $0.text.insert(String(character), allowsLines: false)
        $0.index = 0
      }
    case .backspace:
      withPicker {
        $0.text.deleteBackward()
        $0.index = 0
      }
    case .control("u"):
      withPicker { $0.text.set("") }
    default: runCommand(for: key)
    }
  }

  private mutating func pressInFilter(_ key: Key, _ buffer: TextBuffer) {
    var buffer = buffer
    switch key {
    case .enter, .tab:
      overlays.removeLast()
      return
    case .escape:
      overlays.removeLast()
      setFilter("")
      return
    case .up, .down, .pageUp, .pageDown:
      overlays.removeLast()
      runCommand(for: key)
      return
    case .character(let character): buffer.insert(String(character), allowsLines: false)
    case .backspace: buffer.deleteBackward()
    case .control("w"): buffer.deleteWord()
    case .control("u"): buffer.set("")
    case .left: buffer.move(by: -1)
    case .right: buffer.move(by: 1)
    case .control("z"): effects.append(.suspend)
    default: return
    }
    setFilterBuffer(buffer)
  }

  private mutating func setFilterBuffer(_ buffer: TextBuffer) {
    overlays[overlays.count - 1] = .filter(buffer)
    setFilter(buffer.text)
  }

  /// Pasted text goes where text goes, and nowhere else: it is never read as commands.
  private mutating func paste(_ text: String) {
    switch overlays.last {
    case .form(let form)?:
      if form.fields[form.focus].isPicked {
        openChoices(
          of: form.fields[form.focus], typed: TextBuffer.clean(text, allowsLines: false).trimmed)
      } else {
        typeInForm(form.fields[form.focus].shown(text.replacingLineEnds()))
      }
    case .picker?:
      withPicker {
        $0.text.insert(text.trimmed, allowsLines: false)
        $0.index = 0
      }
    case .filter(var buffer)?:
      buffer.insert(text.trimmed, allowsLines: false)
      setFilterBuffer(buffer)
    case nil where pane == .audits && externalBoard != nil: run(ExternalBoard.pasting(text))
    case .question?, .card?, nil:
      say("nothing takes a pasted text here; a adds a record, e edits one, / filters")
    }
  }
}

extension FormField {
  /// A text from elsewhere as the field holds it.
  fileprivate func shown(_ text: String) -> String { text.replacing("\t", with: pastedTab) }
}

extension String {
  /// The text without a line end at its end, which copying often brings along.
  fileprivate func replacingLineEnds() -> String {
    var text = self
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
