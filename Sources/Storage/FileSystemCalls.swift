internal import Glibc

/// The calls of the system that reading and writing a file need; a test lets one of them fail.
///
/// Each returns what the system's own call returns, and leaves the reason of a failure in `errno`.
struct FileSystemCalls: Sendable {
  var open: @Sendable (_ path: String) -> Int32 = {
    // Without waiting, since a pipe that nobody writes to would never open.
    Glibc.open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  }
  var openFolder: @Sendable (_ path: String) -> Int32 = {
    Glibc.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }
  /// Makes a file that must not be there yet.
  var create: @Sendable (_ path: String, _ mode: mode_t) -> Int32 = {
    Glibc.open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, $1)
  }
  var makeFolder: @Sendable (_ path: String, _ mode: mode_t) -> Int32 = { mkdir($0, $1) }
  /// Opens a file to lock, making it where it is not there.
  var openLock: @Sendable (_ path: String) -> Int32 = { path in
    let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    return file < 0 && errno == EACCES ? Glibc.open(path, O_RDONLY | O_CLOEXEC) : file
  }
  /// Locks a file for ourselves, without waiting.
  var lock: @Sendable (_ file: Int32) -> Int32 = { flock($0, LOCK_EX | LOCK_NB) }
  var statusOfPath: @Sendable (_ path: String, _ status: inout stat) -> Int32 = {
    fstatat(AT_FDCWD, $0, &$1, 0)
  }
  /// The status of a link itself, not of what it leads to.
  var statusOfLink: @Sendable (_ path: String, _ status: inout stat) -> Int32 = {
    fstatat(AT_FDCWD, $0, &$1, AT_SYMLINK_NOFOLLOW)
  }
  var status: @Sendable (_ file: Int32, _ status: inout stat) -> Int32 = { fstat($0, &$1) }
  /// Whether we may write to the file that is there, which replacing it does not ask for.
  var mayWrite: @Sendable (_ path: String) -> Int32 = {
    faccessat(AT_FDCWD, $0, W_OK, AT_EACCESS)
  }
  var read: @Sendable (_ file: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int = {
    Glibc.read($0, $1.baseAddress, $1.count)
  }
  var write: @Sendable (_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int = {
    Glibc.write($0, $1.baseAddress, $1.count)
  }
  var changeMode: @Sendable (_ file: Int32, _ mode: mode_t) -> Int32 = { fchmod($0, $1) }
  var changeModeOfPath: @Sendable (_ path: String, _ mode: mode_t) -> Int32 = { chmod($0, $1) }
  var changeOwner: @Sendable (_ file: Int32, _ owner: uid_t, _ group: gid_t) -> Int32 = {
    fchown($0, $1, $2)
  }
  var sync: @Sendable (_ file: Int32) -> Int32 = { fsync($0) }
  var close: @Sendable (_ file: Int32) -> Int32 = { Glibc.close($0) }
  var link: @Sendable (_ old: String, _ new: String) -> Int32 = { Glibc.link($0, $1) }
  var rename: @Sendable (_ old: String, _ new: String) -> Int32 = { Glibc.rename($0, $1) }
  var remove: @Sendable (_ path: String) -> Int32 = { unlink($0) }
  /// The names in a folder, as far as they can be read.
  var names: @Sendable (_ folder: String) -> [String] = { folder in
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { raw in
          String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }
  /// Whether a process of this machine runs, ours or another user's.
  var isRunning: @Sendable (_ process: pid_t) -> Bool = { kill($0, 0) == 0 || errno == EPERM }
}
