internal import CTerminal
internal import Screens

extension Terminal {
  /// Does what signals asked for since the last look.
  ///
  /// - Returns: what the program has to know of it.
  func eventOfSignals() -> Event? {
    if terminal_should_end() != 0 { return .hangUp }
    let asked = terminal_take_signals()
    func isAsked(_ signal: Int) -> Bool { asked & Int32(signal) != 0 }
    if isAsked(Int(terminal_signal_stop)) {
      suspend(withGroup: false)
      return .resumed
    }
    if isAsked(Int(terminal_signal_continued)) {
      // Stopped by force, with no time to leave the screen; who had the terminal meanwhile
      // may have changed it.
      terminal_await_foreground()
      leave()
      enter()
      return .resumed
    }
    if isAsked(Int(terminal_signal_resized)) {
      takeSize()
      repaint()
    }
    return nil
  }
}
