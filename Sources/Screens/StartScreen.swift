import Records

/// The screen of a program that has no organisation yet: make, find or try one.
package struct StartScreen: Sendable {
  /// What the user wants to do.
  package enum Choice: Hashable, Sendable {
    case open(path: String)
    case make(path: String, name: String)
    case demo
    case quit
    case suspend
  }

  private enum Step: Hashable, Sendable {
    case menu
    case path(TextBuffer)
    case name(TextBuffer)
    case newPath(name: String, TextBuffer)
  }

  private var step = Step.menu
  private var size: Size
  /// Why the last attempt did not work.
  package var problem = ""

  package init(size: Size) {
    self.size = size
  }

  /// Takes one event; a choice, once it is made.
  package mutating func update(_ event: Event) -> Choice? {
    switch event {
    case .resize(let size): self.size = size
    case .hangUp: return .quit
    case .paste(let text): edit { $0.insert(text.trimmed, allowsLines: false) }
    case .key(.control("z")): return .suspend
    case .key(let key): return press(key)
    case .edited, .resumed, .tick: break
    }
    return nil
  }

  private mutating func press(_ key: Key) -> Choice? {
    problem = ""
    if step == .menu { return pressInMenu(key) }
    switch key {
    case .escape: step = .menu
    case .enter: return enter()
    case .backspace: edit { $0.deleteBackward() }
    case .delete: edit { $0.deleteForward() }
    case .left: edit { $0.move(by: -1) }
    case .right: edit { $0.move(by: 1) }
    case .home: edit { $0.moveToLineStart() }
    case .end: edit { $0.moveToLineEnd() }
    case .control("u"): edit { $0.deleteToStart() }
    case .control("w"): edit { $0.deleteWord() }
    case .character(let character): edit { $0.insert(String(character), allowsLines: false) }
    default: break
    }
    return nil
  }

  private mutating func pressInMenu(_ key: Key) -> Choice? {
    switch key {
    case .character("n"): step = .name(TextBuffer(""))
    case .character("o"): step = .path(TextBuffer(""))
    case .character("d"): return .demo
    case .character("q"), .escape, .control("c"): return .quit
    default: problem = "n, o, d and q are the keys here"
    }
    return nil
  }

  private mutating func enter() -> Choice? {
    switch step {
    case .menu: return nil
    case .path(let buffer):
      guard !buffer.text.trimmed.isEmpty else {
        problem = "type the file's name, or Esc goes back"
        return nil
      }
      return .open(path: buffer.text.trimmed)
    case .name(let buffer):
      let name = buffer.text.trimmed
      guard !name.isEmpty else {
        problem = "type the organisation's name, or Esc goes back"
        return nil
      }
      step = .newPath(name: name, TextBuffer(StartScreen.fileName(for: name), isProposal: true))
      return nil
    case .newPath(let name, let buffer):
      guard !buffer.text.trimmed.isEmpty else {
        problem = "type the name of the file to make"
        return nil
      }
      return .make(path: buffer.text.trimmed, name: name)
    }
  }

  private static func fileName(for name: String) -> String {
    let words = name.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
    return words.prefix(2).joined(separator: "-") + ".plist"
  }

  private mutating func edit(_ body: (inout TextBuffer) -> Void) {
    switch step {
    case .menu: break
    case .path(var buffer):
      body(&buffer)
      step = .path(buffer)
    case .name(var buffer):
      body(&buffer)
      step = .name(buffer)
    case .newPath(let name, var buffer):
      body(&buffer)
      step = .newPath(name: name, buffer)
    }
  }

  /// The whole screen.
  package func view() -> Frame {
    var frame = Frame(size: size)
    let lines: [(String, String)] = [
      ("n", "make the file of a new organisation"), ("o", "open an organisation's file"),
      ("d", "try a sample organisation, in a copy that is thrown away"), ("q", "quit"),
    ]
    frame.write("Evenkeel", row: 1, column: 2, style: .heading)
    frame.write(
      "keeps an ISO management system alive between certification audits", row: 2, column: 2,
      style: .hint)
    for (offset, line) in lines.enumerated() {
      frame.write(line.0, row: 4 + offset, column: 4, style: .key)
      frame.write(line.1, row: 4 + offset, column: 7)
    }
    let input: (String, TextBuffer)? =
      switch step {
      case .menu: nil
      case .path(let buffer): ("File to open", buffer)
      case .name(let buffer): ("The organisation's name", buffer)
      case .newPath(_, let buffer): ("File to make", buffer)
      }
    if let (label, buffer) = input {
      let column = frame.write(label + ": ", row: 9, column: 4, style: .strong)
      frame.write(buffer.text, row: 9, column: column, isSelected: buffer.isProposal)
      let before = String(buffer.characters[..<buffer.cursor]).columns
      frame.cursor = Frame.Position(column: min(column + before, max(0, size.columns - 1)), row: 9)
      frame.isCursorVisible = true
      frame.write("Enter goes on  Esc goes back", row: 11, column: 4, style: .hint)
    }
    for (offset, line) in TextWrap.lines(problem, width: max(1, size.columns - 6)).enumerated() {
      frame.write(line, row: 13 + offset, column: 4, style: .error)
    }
    return frame
  }
}
