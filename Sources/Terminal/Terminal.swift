internal import CNcurses
internal import CTerminal
internal import Glibc
package import Screens

/// The terminal: shows frames and reports what happens; the only code that touches ncurses.
///
/// To be used from the main thread only.
package final class Terminal {
  /// Whether marks beyond ASCII can be shown.
  package let canShowUnicode: Bool
  let colours: Palette
  /// The frame on the screen, as far as it is known to be there.
  var shown: Frame?
  /// Keys that were read ahead.
  var pending: [Event] = []
  private var isOpen = false

  private static let pasteOn = "\u{1B}[?2004h"
  private static let pasteOff = "\u{1B}[?2004l"

  /// Takes over the screen.
  ///
  /// - Parameter environment: `TERM`, `NO_COLOR` and the locale's variables count.
  /// - Throws: why there can be no screens.
  package init(environment: [String: String]) throws(TerminalProblem) {
    guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal(stream: "standard input") }
    guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal(stream: "standard output") }
    guard let name = environment["TERM"], !name.isEmpty else { throw .noTerm }
    guard name != "dumb" else { throw .dumb(name) }
    // Asked first, because ncurses itself would end the program over an unknown terminal.
    var status: Int32 = 0
    guard setupterm(name, STDOUT_FILENO, &status) == OK else { throw .unknown(name) }
    guard terminal_capability("cup") != nil else { throw .dumb(name) }
    canShowUnicode = CharacterSet.choose(environment)
    Terminal.guardAgainstCrashes()
    set_escdelay(25)
    guard open_screen(name) != nil else {
      terminal_guard_end()
      throw .noScreen(name)
    }
    isOpen = true
    colours = Palette(isColourful: (environment["NO_COLOR"] ?? "").isEmpty)
    raw()
    noecho()
    nonl()
    keypad(screen_window(), true)
    wait_for_input(0)
    defineKeys()
    terminal_errors_keep()
    Terminal.send(Terminal.pasteOn)
  }

  /// The screen's present size.
  package var size: Size { Size(columns: Int(screen_columns()), rows: Int(screen_rows())) }

  /// Makes the loop look up, from any thread.
  package static let wake: @Sendable () -> Void = { terminal_wake() }

  /// Draws everything anew with the next frame.
  package func repaint() {
    shown = nil
    clearok(screen_window(), true)
  }

  package func bell() { beep() }

  /// Gives the terminal back as it was; may be called twice.
  package func close() {
    guard isOpen else { return }
    isOpen = false
    leave()
    terminal_guard_end()
  }

  /// Stops the program as Ctrl-Z does; returns when it goes on, with the screen to be drawn anew.
  package func suspend() {
    leave()
    terminal_suspend()
    comeBack()
  }

  /// Gives the terminal to another program, such as the user's editor, while `body` runs.
  package func runOutside(_ body: () -> Void) {
    leave()
    body()
    comeBack()
  }

  private func leave() {
    Terminal.send(Terminal.pasteOff)
    endwin()
    terminal_errors_show()
  }

  private func comeBack() {
    terminal_errors_keep()
    raw()
    repaint()
    refresh_screen()
    Terminal.send(Terminal.pasteOn)
    readSize()
  }

  /// Takes over a size that the window got while the program did not look.
  func readSize() {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0
    else { return }
    if Int32(window.ws_row) != screen_rows() || Int32(window.ws_col) != screen_columns() {
      resizeterm(Int32(window.ws_row), Int32(window.ws_col))
    }
  }

  private static func guardAgainstCrashes() {
    let restore =
      pasteOff
      + ["sgr0", "rmkx", "cnorm", "rmcup"].compactMap { (name: String) -> String? in
        terminal_capability(name).map { withoutDelays(String(cString: $0)) }
      }.joined() + "\r\n"
    _ = terminal_guard_begin(restore, restore.utf8.count)
  }

  /// A capability without its notes on waiting, which only ncurses understands.
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
    flush_output()
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
