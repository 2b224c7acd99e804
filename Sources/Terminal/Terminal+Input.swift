internal import CNcurses
internal import CTerminal
internal import Glibc
package import Screens

extension Terminal {
  private static let pasteStart: Int32 = 0x7001
  private static let pasteEnd: Int32 = 0x7002

  /// Keys that terminfo leaves out, or names in one of two forms only.
  func defineKeys() {
    for (introducer, _) in [("[", 0), ("O", 1)] {
      for (letter, key) in [
        ("A", KEY_UP), ("B", KEY_DOWN), ("C", KEY_RIGHT), ("D", KEY_LEFT), ("H", KEY_HOME),
        ("F", KEY_END),
      ] {
        define_key("\u{1B}\(introducer)\(letter)", key)
      }
    }
    for (text, key) in [
      ("1~", KEY_HOME), ("4~", KEY_END), ("3~", KEY_DC), ("2~", KEY_IC), ("5~", KEY_PPAGE),
      ("6~", KEY_NPAGE), ("Z", KEY_BTAB),
    ] {
      define_key("\u{1B}[" + text, key)
    }
    define_key("\u{1B}[200~", Terminal.pasteStart)
    define_key("\u{1B}[201~", Terminal.pasteEnd)
  }

  /// The next thing that happens; waits without using the processor.
  ///
  /// - Parameter timeoutMilliseconds: gives up with a tick after so long; `nil` waits for ever.
  package func nextEvent(timeoutMilliseconds: Int?) -> Event {
    if !pending.isEmpty { return pending.removeFirst() }
    var deaf = 0
    while true {
      if let event = read() { return event }
      if terminal_should_end() != 0 { return .hangUp }
      var files = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: terminal_wake_pipe(), events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&files, 2, timeoutMilliseconds.map(Int32.init(clamping:)) ?? -1)
      if count == 0 { return .tick }
      if count < 0 {
        // A signal: the size may be another.
        guard errno == EINTR else { return .hangUp }
        continue
      }
      if files[1].revents != 0 {
        terminal_wake_drain()
        return terminal_should_end() != 0 ? .hangUp : .tick
      }
      if files[0].revents & Int16(POLLIN) == 0 { return .hangUp }
      // At the end of input the file is readable for ever and never gives a key.
      if let event = read() { return event }
      deaf += 1
      if deaf > 20 { return .hangUp }
    }
  }

  /// A key that is there already.
  private func read() -> Event? {
    var character: wint_t = 0
    let kind = next_character(&character)
    if kind == ERR { return nil }
    guard kind == KEY_CODE_YES else { return event(forCharacter: character) }
    switch Int32(bitPattern: character) {
    case KEY_RESIZE:
      shown = nil
      return .resize(size)
    case Terminal.pasteStart: return .paste(readPaste())
    case Terminal.pasteEnd: return nil
    case KEY_UP: return .key(.up)
    case KEY_DOWN: return .key(.down)
    case KEY_LEFT: return .key(.left)
    case KEY_RIGHT: return .key(.right)
    case KEY_HOME: return .key(.home)
    case KEY_END: return .key(.end)
    case KEY_PPAGE: return .key(.pageUp)
    case KEY_NPAGE: return .key(.pageDown)
    case KEY_DC: return .key(.delete)
    case KEY_IC: return .key(.insert)
    case KEY_BACKSPACE: return .key(.backspace)
    case KEY_BTAB: return .key(.backTab)
    case KEY_ENTER: return .key(.enter)
    case let code where code > KEY_F0 && code <= KEY_F0 + 12:
      return .key(.function(Int(code - KEY_F0)))
    default: return nil
    }
  }

  private func event(forCharacter code: wint_t) -> Event? {
    switch code {
    case 27: return .key(.escape)
    case 13, 10: return .key(.enter)
    case 9: return .key(.tab)
    case 8, 127: return .key(.backspace)
    case 1...26:
      return .key(.control(Character(UnicodeScalar(UInt8(code) + 96))))
    case 0...31: return nil
    default: return Unicode.Scalar(code).map { .key(.character(Character($0))) }
    }
  }

  /// All text up to the end of a paste; what is not followed by its end within two seconds counts as whole.
  private func readPaste() -> String {
    var text = String.UnicodeScalarView()
    wait_for_input(2000)
    defer { wait_for_input(0) }
    while true {
      var character: wint_t = 0
      let kind = next_character(&character)
      if kind == ERR { break }
      if kind == KEY_CODE_YES {
        if Int32(bitPattern: character) == Terminal.pasteEnd { break }
        if Int32(bitPattern: character) == KEY_RESIZE { pending.append(.resize(size)) }
        continue
      }
      switch character {
      case 13, 10: text.append("\n")
      case 9: text.append("\t")
      case 0..<32, 127: break
      default: if let scalar = Unicode.Scalar(character) { text.append(scalar) }
      }
    }
    return String(text)
  }
}
