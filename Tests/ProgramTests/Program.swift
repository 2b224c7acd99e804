import Foundation
import Testing

/// The built program, run as a user runs it.
enum Program {
  /// Beside the bundle of the tests.
  static var path: String {
    get throws {
      let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      let path = URL(filePath: bundle).deletingLastPathComponent().appending(path: "evenkeel").path
      try #require(
        FileManager.default.isExecutableFile(atPath: path), "build the program first: \(path)")
      return path
    }
  }

  /// Runs the program without a terminal.
  static func run(_ arguments: String..., in folder: Folder) throws -> Spawn.Outcome {
    try run(arguments, in: folder)
  }

  /// - Parameter input: the name of the file in the folder that is the standard input; nothing when `nil`.
  static func run(
    _ arguments: [String], in folder: Folder, input: String? = nil
  ) throws -> Spawn.Outcome {
    try Spawn.run(
      [try path] + arguments, in: folder.path,
      environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin", "TERM": "xterm"],
      input: input.map { "\(folder.path)/\($0)" } ?? "/dev/null")
  }
}

/// A folder of its own for each test, taken away afterwards.
final class Folder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "evenkeel-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
  }

  func bytes(of name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: path + "/" + name))
  }

  func text(of name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self)
  }

  /// Every file with its bytes.
  var contents: [String: Data] {
    get throws {
      var contents: [String: Data] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: path) {
        contents[name] = (try? bytes(of: name)) ?? Data()
      }
      return contents
    }
  }
}
