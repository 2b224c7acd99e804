internal import Glibc

/// Who has a file open: a small file beside it for each, locked for as long as its program runs.
package final class Presence: Sendable {
  private static let mark = "open-"
  /// Seconds after which another machine's note counts as left over; each is renewed far more often.
  private static let staleSeconds = 180
  private static let renewalSeconds = 60

  private let folder: String
  private let prefix: String
  private let own: String?
  private let file: Int32
  private let host: String

  /// Notes that somebody has a file open.
  ///
  /// - Parameter who: their name; `nil` only looks who else has, and writes nothing.
  package init(path: String, who: String?) {
    let target = (try? SafeFile.resolve(path)) ?? path
    folder = SafeFile.folder(of: target)
    prefix = SafeFile.temporaryPrefix(for: target) + Presence.mark
    host = Presence.hostName
    guard let who else {
      own = nil
      file = -1
      return
    }
    let name = "\(prefix)\(getpid())-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
    let file = open("\(folder)/\(name)", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if file >= 0 {
      flock(file, LOCK_EX | LOCK_NB)
      let text = Array("\(who)\n\(host)\n".utf8)
      _ = text.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    }
    own = file >= 0 ? name : nil
    self.file = file
  }

  deinit {
    if let own { unlink("\(folder)/\(own)") }
    if file >= 0 { close(file) }
  }

  /// The names of the others who have the file open, sorted.
  package func others() -> [String] {
    var now = time(nil)
    if file >= 0 {
      var status = stat()
      // The clock of the disk, which may be another machine's.
      if fstat(file, &status) == 0, now - status.st_mtim.tv_sec >= Presence.renewalSeconds {
        futimens(file, nil)
        fstat(file, &status)
        now = status.st_mtim.tv_sec
      }
    }
    return FileSystemCalls().names(folder)
      .filter { $0.hasPrefix(prefix) && $0 != own }
      .compactMap { name(in: "\(folder)/\($0)", now: now) }
      .sorted()
  }

  /// The name in a note whose program still runs; a note left over is taken away.
  private func name(in path: String, now: Int) -> String? {
    let note = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard note >= 0 else { return nil }
    defer { close(note) }
    var status = stat()
    guard fstat(note, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var buffer = [UInt8](repeating: 0, count: 512)
    let count = max(0, read(note, &buffer, buffer.count))
    let lines = String(decoding: buffer[..<count], as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 2 else { return nil }
    let isLocked = flock(note, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
    // A lock of another machine may not be seen here.
    let isFresh = lines[1] != host && now - status.st_mtim.tv_sec < Presence.staleSeconds
    guard isLocked || isFresh else {
      unlink(path)
      return nil
    }
    return withoutControlCharacters(String(lines[0].prefix(60)))
  }

  private static var hostName: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
