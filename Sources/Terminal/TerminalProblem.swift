/// Why the screens cannot be shown: one sentence that says what to do instead.
package enum TerminalProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// A stream, such as "standard output", is a file or a pipe.
  case notATerminal(stream: String)
  /// `TERM` is unset or empty.
  case noName
  /// The terminal of this name cannot place its cursor.
  case cannotShowScreens(name: String)
  /// The machine has no description of the terminal of this name.
  case unknown(name: String)
  /// The terminal of this name could not be set up.
  case cannotStart(name: String)

  package var description: String {
    let need = "Evenkeel's screens need a terminal"
    let instead = "for plain text use: evenkeel status FILE"
    return switch self {
    case .notATerminal(let stream): "\(need), and \(stream) is not one; \(instead)"
    case .noName: "\(need), and TERM does not name one; \(instead)"
    case .cannotShowScreens(let name):
      "\(need) that can place its cursor, and TERM=\(name) cannot; \(instead)"
    case .unknown(let name):
      "\(need) that this machine knows, and TERM=\(name) is not; try TERM=xterm-256color, or "
        + instead
    case .cannotStart(let name): "the terminal TERM=\(name) could not be set up; \(instead)"
    }
  }
}
