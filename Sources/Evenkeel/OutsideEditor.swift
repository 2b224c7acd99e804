internal import Glibc

/// Lets the user write a text in the editor that `VISUAL` or `EDITOR` names.
enum OutsideEditor {
  /// - Returns: the text as it was written; `nil` when no editor could be started or it failed.
  static func edit(_ text: String) -> String? {
    guard
      let editor = Environment["VISUAL"] ?? Environment["EDITOR"]
        ?? found(["sensible-editor", "nano", "vi"]),
      let folder = Environment.makePrivateFolder()
    else { return nil }
    defer { Environment.removeFolder(folder) }
    let path = folder + "/text.txt"
    guard write(text, to: path), run(editor, path) else { return nil }
    return (try? OpenedFile.contents(path)).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// Through the shell, since EDITOR may hold options; the path is given as an argument and never read as a command.
  private static func run(_ editor: String, _ path: String) -> Bool {
    let words = ["sh", "-c", editor + " \"$1\"", "sh", path]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    guard posix_spawn(&child, "/bin/sh", nil, nil, &arguments, environ) == 0 else { return false }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status == 0
  }

  private static func found(_ names: [String]) -> String? {
    let folders = (Environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return names.first { name in folders.contains { access("\($0)/\(name)", X_OK) == 0 } }
  }

  private static func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    defer { fclose(file) }
    return fputs(text, file) >= 0
  }
}
