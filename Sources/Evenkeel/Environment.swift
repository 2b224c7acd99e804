internal import Glibc

/// What the machine tells of the user and of where the program may keep its own notes.
enum Environment {
  static var all: [String: String] {
    var result: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let pair = String(cString: text)
      if let equals = pair.firstIndex(of: "=") {
        result[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
      }
      entry = entry.advanced(by: 1)
    }
    return result
  }

  static subscript(name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The name that changes are made under when `--as` does not say.
  static var userName: String {
    if let entry = getpwuid(getuid()), let gecos = entry.pointee.pw_gecos {
      let full = String(cString: gecos).split(separator: ",").first.map(String.init) ?? ""
      if !full.isEmpty, full != "root" { return full }
    }
    let login = getpwuid(getuid()).flatMap { $0.pointee.pw_name }.map { String(cString: $0) }
    return Environment["USER"] ?? Environment["LOGNAME"] ?? login ?? "someone"
  }

  /// The note of the organisation opened last: in the folder for state that programs may lose.
  private static var lastFileNote: String? {
    if let state = Environment["XDG_STATE_HOME"] { return state + "/evenkeel/last" }
    return Environment["HOME"].map { $0 + "/.local/state/evenkeel/last" }
  }

  /// The path of the organisation opened last, if it was noted.
  static var lastFile: String? {
    guard let note = lastFileNote, let file = fopen(note, "r") else { return nil }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = fread(&buffer, 1, buffer.count, file)
    let path = String(decoding: buffer[..<count], as: UTF8.self)
    return path.isEmpty ? nil : path
  }

  /// Notes the organisation opened last; failing to is no harm.
  static func noteLastFile(_ path: String) {
    guard let note = lastFileNote else { return }
    var folder = ""
    for part in note.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
    guard let file = fopen(note, "w") else { return }
    fputs(absolute(path), file)
    fclose(file)
  }

  /// A path as the user typed it, with `~/` for the home folder.
  static func expandingHome(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = Environment["HOME"] else { return path }
    return home + path.dropFirst(1)
  }

  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }

  /// Makes a folder of its own for a private copy; `nil` when the machine refuses.
  static func makePrivateFolder() -> String? {
    // What mkdtemp replaces by a name of its own.
    let placeholder = String(repeating: "X", count: 6)
    var template = Array(
      ((Environment["TMPDIR"] ?? "/tmp") + "/evenkeel." + placeholder).utf8CString)
    return mkdtemp(&template).map { String(cString: $0) }
  }

  /// Takes a private folder away with all files in it.
  static func removeFolder(_ path: String) {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { unlink(path + "/" + name) }
      }
      closedir(folder)
    }
    rmdir(path)
  }
}
