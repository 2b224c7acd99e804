internal import Glibc

/// The calls of the system that writing a file needs; a test lets one of them fail.
struct FileSystemCalls: Sendable {
  var create: @Sendable (_ path: String, _ mode: mode_t) -> Int32 = {
    open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, $1)
  }
  var write: @Sendable (_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int = {
    Glibc.write($0, $1.baseAddress, $1.count)
  }
  var changeMode: @Sendable (_ file: Int32, _ mode: mode_t) -> Int32 = { fchmod($0, $1) }
  var changeOwner: @Sendable (_ file: Int32, _ owner: uid_t, _ group: gid_t) -> Int32 = {
    fchown($0, $1, $2)
  }
  var sync: @Sendable (_ file: Int32) -> Int32 = { fsync($0) }
  var close: @Sendable (_ file: Int32) -> Int32 = { Glibc.close($0) }
  var link: @Sendable (_ old: String, _ new: String) -> Int32 = { Glibc.link($0, $1) }
  var rename: @Sendable (_ old: String, _ new: String) -> Int32 = { Glibc.rename($0, $1) }
  var openFolder: @Sendable (_ path: String) -> Int32 = {
    open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }
  var remove: @Sendable (_ path: String) -> Int32 = { unlink($0) }
}
