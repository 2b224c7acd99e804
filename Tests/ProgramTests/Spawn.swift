import Foundation
import Glibc

/// Runs a process and waits for it.
///
/// Foundation's `Process` hands a socket on to the child and waits until it is closed; a terminal server, which
/// goes on by itself, keeps it open for ever.
enum Spawn {
  struct Failure: Error {
    let code: Int32
  }

  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  /// - Parameters:
  ///   - environment: the tests' own when `nil`.
  ///   - input: the path of the file that is the standard input.
  static func run(
    _ arguments: [String], in folder: String? = nil, environment: [String: String]? = nil,
    input: String = "/dev/null"
  ) throws -> Outcome {
    let base = NSTemporaryDirectory() + "evenkeel-spawn-" + UUID().uuidString
    let (output, errors) = (base + ".out", base + ".err")
    defer {
      unlink(output)
      unlink(errors)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    // The tests' threads hold signals back, which a new program would take over.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let command = (folder.map { ["/usr/bin/env", "-C", $0] } ?? []) + arguments
    var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    words.append(nil)
    var variables: [UnsafeMutablePointer<CChar>?] =
      (environment ?? ProcessInfo.processInfo.environment)
      .map { strdup("\($0.key)=\($0.value)") }
    variables.append(nil)
    defer { for word in words + variables { free(word) } }
    var child = pid_t()
    let code = posix_spawnp(&child, command[0], &actions, &attributes, &words, &variables)
    guard code == 0 else { throw Failure(code: code) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    func text(_ path: String) -> String {
      String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
    let exit = status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
    return Outcome(status: exit, output: text(output), errors: text(errors))
  }
}
