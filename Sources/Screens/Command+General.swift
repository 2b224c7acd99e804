import Records

extension Command {
  static let general: [Command] =
    Pane.allCases.map { pane in
      Command(
        "pane.\(pane.rawValue)", [.character(pane.digit)], "Go to \(pane.title)", in: .everywhere
      ) { $0.show(pane) }
    } + [
      Command(
        "edit.undo", [.character("u")], "Undo the last change", hint: "undo", in: .everywhere,
        changes: true
      ) {
        $0.undo()
      },
      Command("edit.redo", [.control("r")], "Redo what was undone", in: .everywhere, changes: true)
      {
        $0.redo()
      },
      Command(
        "palette", [.character(":"), .control("p")], "Find a command by its name", hint: "commands",
        in: .everywhere
      ) { $0.openPalette() },
      Command("help", [.character("?"), .function(1)], "Help", hint: "help", in: .everywhere) {
        $0.openHelp()
      },
      Command("quit", [.character("q")], "Quit", hint: "quit", in: .everywhere) { $0.quit() },
      Command("suspend", [.control("z")], "Suspend to the shell", in: .everywhere) {
        $0.effects.append(.suspend)
      },
      Command("repaint", [.control("l")], "Repaint the screen", in: .everywhere) {
        $0.effects.append(.repaint)
      },
      Command(
        "capture", [.character("+")], "Note an action in one line, and go on where you were",
        hint: "action", in: .everywhere, changes: true
      ) { $0.capture() },
      Command(
        "import", [.character("I")], "Import a register from a spreadsheet (CSV)", in: .everywhere,
        changes: true
      ) { $0.askForImport() },
      Command(
        "history", [.character("H")], "History of the selected record", in: .everywhere
      ) { $0.showHistoryOfSelected() },
      Command(
        "advice.dismissed", [], "Dismissed advice: list it, tell of it again", in: .everywhere
      ) {
        $0.listDismissed()
      },
      Command(
        "versions", [], "Put back an earlier version of the file", in: .everywhere, changes: true
      ) { $0.effects.append(.listVersions) },
      Command("save.copy", [], "Save a copy beside the file", in: .everywhere) {
        $0.effects.append(.saveCopy(path: nil))
      },
      Command("save.place", [], "Save a copy at another place", in: .everywhere) {
        $0.askForPlace()
      },
      Command("save.retry", [], "Try to save again", in: .everywhere) {
        $0.effects.append(.retrySaving)
      },
      Command("back", [.escape], "Step back", in: .everywhere) { state in
        if state.pane.behaviour.back(in: &state) { return }
        if let origin = state.arrivedFrom { state.show(origin) }
        state.message = nil
      },
      Command("open", [.enter], "Open what is selected", in: .everywhere) { state in
        state.pane.behaviour.open(in: &state)
      },
    ] + movements(in: .everywhere)

  /// Arrows and their letters; the same hands in every pane.
  private static func movements(in place: Place) -> [Command] {
    let rows: [(Movement, [Key], String)] = [
      (.down, [.down, .character("j")], "Down"), (.up, [.up, .character("k")], "Up"),
      (.left, [.left, .character("h")], "Left"), (.right, [.right, .character("l")], "Right"),
      (.pageDown, [.pageDown, .control("f")], "A page down"),
      (.pageUp, [.pageUp, .control("b")], "A page up"),
      (.home, [.home, .character("g")], "To the first"),
      (.end, [.end, .character("G")], "To the last"),
      (.nextPart, [.tab], "Next part"), (.previousPart, [.backTab], "Previous part"),
    ]
    return rows.map { movement, keys, title in
      Command("move.\(movement)", keys, title, in: place) { state in
        state.pane.behaviour.move(movement, in: &state)
      }
    }
  }

  static let lists: [Command] = [
    Command(
      "list.filter", [.character("/")],
      "Filter: words in any order, owner:lim, is:overdue, due:<30d", hint: "filter", in: .lists
    ) { state in
      state.startFilter()
    },
    Command("list.sort", [.character("s")], "Sort by another column", hint: "sort", in: .lists) {
      $0.openSort()
    },
    Command(
      "list.mark", [.character(" ")], "Mark; commands act on the marked", hint: "mark", in: .lists
    ) { state in
      guard let path = state.listPath else { return }
      state[keyPath: path].toggleMark()
      state.pane.behaviour.move(.down, in: &state)
    },
    Command("list.markShown", [.character("*")], "Mark all that are shown", in: .lists) { state in
      guard let path = state.listPath else { return }
      guard !state[keyPath: path].rows.isEmpty else { return state.say("there is nothing to mark") }
      state[keyPath: path].markShown()
      state.say("\(state[keyPath: path].markedCount); U unmarks all")
    },
    Command("list.unmark", [.character("U")], "Unmark all", in: .lists) { state in
      guard let path = state.listPath else { return }
      state[keyPath: path].marked = []
    },
  ]
}

extension Command {
  static let boards: [Command] = [
    Command("board.leave", [.escape], "Back to the pane", hint: "back", in: .boards) {
      $0.leaveBoard()
    }
  ]
}

extension State {
  /// The list that the user is in, if any.
  var listPath: WritableKeyPath<State, ListState>? { pane.behaviour.list(in: self) }

  package mutating func show(_ pane: Pane) {
    leaveWalk()
    self.pane = pane
    arrivedFrom = nil
    message = nil
    if pane == .history { history.record = nil }
    pane.behaviour.refresh(&self)
    followAction()
  }

  mutating func quit() {
    leaveWalk()
    guard case .failed(let why) = save, !isCopied else {
      effects.append(.quit)
      return
    }
    overlays.append(
      .question(
        Question(
          title: "Not everything is saved",
          lines: [why, "Quitting now loses the changes since the last save."],
          answers: [
            Question.Answer(key: "r", label: "try to save again") {
              $0.effects.append(.retrySaving)
            },
            Question.Answer(key: "c", label: "save a copy beside the file") {
              $0.effects.append(.saveCopy(path: nil))
            },
            Question.Answer(key: "p", label: "save a copy at another place") { $0.askForPlace() },
            Question.Answer(key: "L", label: "quit and lose them") { $0.effects.append(.quit) },
          ])))
  }

  /// Asks where a copy of everything is saved.
  mutating func askForPlace() {
    let field = FormField(
      key: "path", label: "New file", hint: "its path; a file that is there is never overwritten",
      shape: .line, value: nil, in: fieldText)
    overlays.append(
      .form(
        Form(title: "Save a copy of everything", fields: [field]) {
          (state, values) throws(FormRefusal) in
          let path = values.text("path")
          guard !path.isEmpty else {
            throw FormRefusal(message: "the path of the new file is needed", field: "path")
          }
          state.effects.append(.saveCopy(path: path))
          return FormStep(title: "", changes: [])
        }))
  }

  /// Whether everything as it is now is in a file of its own.
  package var isCopied: Bool { copiedRevision == revision }

  /// Notes that everything as it is now is in a file of its own.
  package mutating func wasCopied(to path: String) {
    copiedRevision = revision
    say("everything is in \(path)")
  }

  mutating func startFilter() {
    guard let path = listPath else { return }
    overlays.append(.filter(TextBuffer(self[keyPath: path].filter)))
  }

  mutating func setFilter(_ text: String) {
    guard let path = listPath else { return }
    self[keyPath: path].filter = text
    pane.behaviour.refresh(&self)
  }

  mutating func openSort() {
    guard let path = listPath else { return }
    let list = self[keyPath: path]
    let titles = pane.behaviour.sortTitles(in: self)
    guard !titles.isEmpty else { return say("this list keeps its order") }
    let items = titles.enumerated().map { index, title in
      Picker.Item(
        id: String(index), label: title,
        detail: index == list.sort ? (list.isAscending ? "now, ascending" : "now, descending") : "")
    }
    overlays.append(
      .picker(
        Picker(title: "Sort by (the same again turns it round)", items: items) { state, chosen in
          guard let first = chosen.first, let column = Int(first.id), let path = state.listPath
          else { return }
          let list = state[keyPath: path]
          state[keyPath: path].isAscending = column == list.sort ? !list.isAscending : true
          state[keyPath: path].sort = column
          state.pane.behaviour.refresh(&state)
        }))
  }

  mutating func openPalette() {
    let available = places.flatMap { Command.of($0) }
    let items = available.filter { !$0.id.hasPrefix("move.") && $0.id != "palette" }.map {
      command in
      Picker.Item(
        id: command.id, label: command.title,
        detail: [command.keyNames, obstacle(to: command) == nil ? "" : "(not now)"]
          .filter { !$0.isEmpty }.joined(separator: "  "))
    }
    overlays.append(
      .picker(
        Picker(title: "Commands", items: items) { state, chosen in
          if let id = chosen.first?.id, let command = available.first(where: { $0.id == id }) {
            state.run(command)
          }
        }))
  }
}
