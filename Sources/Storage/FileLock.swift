internal import Glibc

/// Keeps other programs of ours from saving the same file for the moment that a save takes.
///
/// The lock is on a file beside it that lives no longer than the save. Where files cannot be locked at all,
/// the look at the file just before the rename has to do.
struct FileLock {
  /// How long to wait for another save, in milliseconds.
  private static let patience = 10_000
  private static let pause = 20

  private let file: Int32
  private let path: String
  private let calls: FileSystemCalls

  /// Waits until no one else saves the file.
  ///
  /// - Returns: `nil` where nothing can be locked.
  /// - Throws: `locked` when another save does not end.
  static func acquire(
    for target: String, path: String, calls: FileSystemCalls
  ) throws(FileProblem) -> FileLock? {
    let name = name(for: target)
    var waited = 0
    while true {
      let file = calls.openLock(name)
      guard file >= 0 else { return nil }
      if calls.lock(file) == 0 {
        if isSame(file, name, calls) { return FileLock(file: file, path: name, calls: calls) }
        // Its holder took it away while we waited; the next one is another file.
        _ = calls.close(file)
        continue
      }
      let code = errno
      _ = calls.close(file)
      guard code == EWOULDBLOCK || code == EINTR else { return nil }
      guard waited < patience else { throw .locked(path: path) }
      usleep(useconds_t(pause * 1000))
      waited += pause
    }
  }

  /// Lets others save.
  func release() {
    _ = calls.remove(path)
    _ = calls.close(file)
  }

  static func name(for target: String) -> String {
    "\(SafeFile.folder(of: target))/\(SafeFile.temporaryPrefix(for: target))lock"
  }

  private static func isSame(_ file: Int32, _ name: String, _ calls: FileSystemCalls) -> Bool {
    var held = stat()
    var there = stat()
    guard calls.status(file, &held) == 0, calls.statusOfPath(name, &there) == 0 else {
      return false
    }
    return held.st_ino == there.st_ino && held.st_dev == there.st_dev
  }
}
