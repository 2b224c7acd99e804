/// Why the screens cannot be shown: one sentence that says what to do instead.
package enum TerminalProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case notATerminal(stream: String)
  case noTerm
  case dumb(String)
  case unknown(String)
  case noScreen(String)

  package var description: String {
    let instead = "; for plain text use: evenkeel status FILE"
    return switch self {
    case .notATerminal(let stream):
      "the screens need a terminal, and \(stream) is not one\(instead)"
    case .noTerm: "the screens need a terminal, and TERM does not name one\(instead)"
    case .dumb(let name): "the terminal \(name) cannot show full screens\(instead)"
    case .unknown(let name):
      "the terminal \(name) is not known on this machine; set TERM to one that is, such as xterm, or use: evenkeel status FILE"
    case .noScreen(let name): "the terminal \(name) could not be set up\(instead)"
    }
  }
}
