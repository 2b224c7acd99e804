internal import Screens
internal import Terminal

/// What is shown when no organisation was named and none was opened before.
struct FirstScreen {
  let options: ScreenOptions

  func run() throws {
    var screen: StartScreen?
    while true {
      switch try choose(&screen) {
      case .quit, .suspend: return
      case .demo: return try Demo.show(keep: nil, options)
      case .open(let path):
        do { return try Open.show(Environment.expandingHome(path), options) } catch {
          screen?.problem = "\(error)"
        }
      case .make(let path, let name):
        do {
          let path = Environment.expandingHome(path)
          try New.make(path, name: name, standards: [])
          return try Open.show(path, options)
        } catch {
          screen?.problem = "\(error)"
        }
      }
    }
  }

  private func choose(_ screen: inout StartScreen?) throws -> StartScreen.Choice {
    let terminal: Terminal
    do throws(TerminalProblem) {
      terminal = try Terminal(environment: Environment.all)
    } catch {
      throw Failure(
        "\(error); to open an organisation name its file, to make one: evenkeel new FILE --name NAME"
      )
    }
    defer { terminal.close() }
    var shown = screen ?? StartScreen(size: terminal.size)
    _ = shown.update(.resize(terminal.size))
    defer { screen = shown }
    while true {
      terminal.show(shown.view())
      guard let choice = shown.update(terminal.nextEvent(timeoutMilliseconds: nil)) else {
        continue
      }
      guard choice == .suspend else { return choice }
      terminal.suspend()
    }
  }
}
