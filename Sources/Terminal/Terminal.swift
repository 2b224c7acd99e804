internal import CNcurses
internal import CTerminal
internal import Glibc
package import Screens

/// The terminal: shows frames and reports what happens; the only code that touches ncurses.
///
/// To be used from the main thread only. A process has one at a time; after `close()` there may
/// be another.
package final class Terminal {
  /// Whether marks beyond ASCII can be shown.
  package var canShowUnicode: Bool { characters.isUnicode }

  let characters: CharacterSet
  let colours: Palette
  var decoder: KeyDecoder
  /// When bytes were last read from the terminal.
  var inputTime = ContinuousClock().now
  /// What happened besides, and is to be told next.
  var pending: [Event] = []
  /// The frame on the screen, as far as it is known to be there.
  var shown: Frame?
  private var screen: OpaquePointer?
  /// Whether the terminal understands the sequences that mark a paste.
  private let canMarkPastes: Bool

  private static let pasteOn = "\u{1B}[?2004h"
  private static let pasteOff = "\u{1B}[?2004l"

  /// Takes over the screen.
  ///
  /// - Parameter environment: `TERM`, `NO_COLOR`, `LC_ALL`, `LC_CTYPE` and `LANG` count.
  /// - Throws: why there can be no screens; the terminal is then as it was.
  package init(environment: [String: String]) throws(TerminalProblem) {
    guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal(stream: "standard input") }
    guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal(stream: "standard output") }
    guard let name = environment["TERM"], !name.isEmpty else { throw .noName }
    guard name != "dumb" else { throw .cannotShowScreens(name: name) }
    // Asked first, because ncurses itself would end the program over an unknown terminal.
    var status: Int32 = 0
    guard setupterm(name, STDOUT_FILENO, &status) == OK else { throw .unknown(name: name) }
    guard let placing = terminal_capability("cup") else { throw .cannotShowScreens(name: name) }
    canMarkPastes = String(cString: placing).hasPrefix("\u{1B}[")
    characters = CharacterSet.chosen(by: environment)
    var table = KeyTable()
    table.addCapabilities()
    decoder = KeyDecoder(table: table, characters: characters)
    // Before ncurses, which leaves alone the signals that are caught already.
    guard Terminal.beginGuard(pasteOff: canMarkPastes ? Terminal.pasteOff : "") else {
      throw .cannotStart(name: name)
    }
    guard let screen = screen_open(name) else {
      terminal_guard_end()
      throw .cannotStart(name: name)
    }
    self.screen = screen
    colours = Palette(isColourful: (environment["NO_COLOR"] ?? "").isEmpty)
    noecho()
    nonl()
    typeahead(-1)
    // Only so that the keys are switched to the sequences that terminfo tells.
    keypad(screen_window(), true)
    enter()
  }

  deinit { close() }

  /// The screen's present size.
  package var size: Size { Size(columns: Int(screen_columns()), rows: Int(screen_rows())) }

  /// Makes `nextEvent` return a tick; may be called from any thread.
  package static let wake: @Sendable () -> Void = { terminal_wake() }

  /// Has the next frame sent as a whole, whatever the terminal is thought to show.
  package func repaint() {
    shown = nil
    screen_distrust()
  }

  /// Gives the terminal back as it was; may be called twice.
  package func close() {
    guard let screen else { return }
    self.screen = nil
    leave()
    delscreen(screen)
    terminal_guard_end()
  }

  /// Stops the program as Ctrl-Z does; returns when it goes on, with everything to be drawn anew.
  package func suspend() { suspend(withGroup: true) }

  /// - Parameter withGroup: whether what was started together with the program is stopped too.
  func suspend(withGroup: Bool) {
    leave()
    terminal_stop(withGroup ? 1 : 0)
    enter()
  }

  /// Gives the terminal to another program, such as the user's editor, while `body` runs.
  package func runOutside(_ body: () -> Void) {
    leave()
    terminal_outside_begin()
    body()
    terminal_outside_end()
    terminal_await_foreground()
    enter()
  }

  // MARK: On and off

  /// Switches the screens off; what went to standard error meanwhile is shown.
  func leave() {
    if canMarkPastes { Terminal.send(Terminal.pasteOff) }
    endwin()
    terminal_screen_left()
  }

  /// Switches the screens on, again perhaps, with everything to be drawn anew.
  func enter() {
    terminal_screen_entered()
    raw()
    takeSize()
    repaint()
    if canMarkPastes { Terminal.send(Terminal.pasteOn) }
  }

  /// Takes over the size that the window has now.
  func takeSize() {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0
    else { return }
    let before = size
    resize_term(Int32(window.ws_row), Int32(window.ws_col))
    if size != before { pending.append(.resize(size)) }
  }

  /// Has a crash, should there be one, bring the terminal back.
  ///
  /// - Returns: whether signals can be heard of.
  private static func beginGuard(pasteOff: String) -> Bool {
    // Without a screen of its own to leave, what is there has to go.
    let ways = terminal_capability("rmcup") == nil ? ["clear"] : ["rmcup"]
    let names = ["sgr0", "op", "rmkx", "cnorm"] + ways
    let texts = names.compactMap { (name: String) -> String? in
      terminal_capability(name).map { withoutDelays(String(cString: $0)) }
    }
    let restore = pasteOff + texts.joined() + "\r"
    return terminal_guard_begin(restore, restore.utf8.count) == 0
  }

  /// A capability without its notes on waiting (`$<5>`), which only ncurses understands.
  private static func withoutDelays(_ text: String) -> String {
    var rest = text[...]
    var result = ""
    while let start = rest.firstRange(of: "$<") {
      result += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstIndex(of: ">") else { return result }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  /// Sends bytes that ncurses knows nothing of.
  private static func send(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = write(STDOUT_FILENO, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }
}
