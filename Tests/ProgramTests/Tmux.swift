import Foundation
import Testing

/// A real terminal: the program in a tmux server of its own.
final class Tmux {
  private let socket = "evenkeel-\(UUID().uuidString)"

  init(
    columns: Int = 80, rows: Int = 24, folder: Folder, environment: [String: String] = [:],
    _ command: String
  ) throws {
    var variables = ["HOME": folder.path]
    for (name, value) in environment { variables[name] = value }
    let assignments = variables.map { "\($0.key)='\($0.value)'" }.sorted().joined(separator: " ")
    try tmux(
      "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "-c",
      folder.path,
      "env -u LANG -u LC_ALL -u LC_CTYPE -u NO_COLOR -u TMPDIR \(assignments) \(command)")
    _ = try tmux("set-option", "-g", "remain-on-exit", "on")
  }

  deinit { _ = try? tmux("kill-server") }

  @discardableResult
  func tmux(_ arguments: String...) throws -> String {
    try Spawn.run(["tmux", "-L", socket] + arguments).output
  }

  /// Sends keys by their tmux names: `a`, `Enter`, `C-s`, `Escape`.
  func press(_ keys: String...) throws {
    for key in keys { try tmux("send-keys", key) }
  }

  func type(_ text: String) throws { try tmux("send-keys", "-l", text) }

  func resize(_ columns: Int, _ rows: Int) throws {
    try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
  }

  var screen: String { get throws { try tmux("capture-pane", "-p") } }

  /// The program's process.
  var process: Int32 {
    get throws {
      let text = try tmux("display-message", "-p", "#{pane_pid}")
      return try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }
  }

  /// The process that the shell in the terminal runs.
  var child: Int32 {
    get throws {
      let shell = try process
      let children = try String(
        contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
      return try #require(Int32(children.split(separator: " ").first ?? ""))
    }
  }

  var hasEnded: Bool {
    get throws { try tmux("display-message", "-p", "#{pane_dead}").hasPrefix("1") }
  }

  /// Waits until the screen shows a text; fails with the screen as it is.
  @discardableResult
  func waitFor(_ text: String, location: SourceLocation = #_sourceLocation) throws -> String {
    try wait(location: location, "the screen to show “\(text)”") { $0.contains(text) }
  }

  @discardableResult
  func wait(
    location: SourceLocation = #_sourceLocation, _ what: String,
    until isThere: (String) throws -> Bool
  ) throws -> String {
    let clock = ContinuousClock()
    let start = clock.now
    var last = ""
    while clock.now - start < .seconds(30) {
      last = try screen
      if try isThere(last) { return last }
      usleep(20_000)
    }
    Issue.record("waited for \(what), but it shows:\n\(last)", sourceLocation: location)
    return last
  }
}
