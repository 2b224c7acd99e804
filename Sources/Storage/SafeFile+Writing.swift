internal import Glibc

extension SafeFile {
  /// Replaces a file's content in one step, or makes a new file.
  ///
  /// A temporary file beside it is written and synced, the version before is kept among the versions,
  /// then the temporary file takes the name, and the folder is synced. The file's mode and owner
  /// stay, and a symbolic link stays one.
  ///
  /// - Parameter expected: what the file was when it was last read or written; `nil` for a new
  ///   file, which must not be there yet. A file that was taken away since is made again.
  /// - Parameter keepsVersion: whether the version before is kept.
  /// - Returns: what the file is now.
  /// - Throws: why not; the old file is then whole, and in its place unless the problem is
  ///   `notConfirmed`.
  @discardableResult
  package static func write(
    _ bytes: [UInt8], to path: String, expecting expected: FileStamp?, keepsVersion: Bool = true
  ) throws(FileProblem) -> FileStamp {
    try write(
      bytes, to: path, expecting: expected, keepsVersion: keepsVersion, calls: FileSystemCalls())
  }

  @discardableResult
  static func write(
    _ bytes: [UInt8], to path: String, expecting expected: FileStamp?, keepsVersion: Bool = true,
    calls: FileSystemCalls
  ) throws(FileProblem) -> FileStamp {
    ignoreSizeSignal()
    let target = try resolve(path)
    let old = try checkUnchanged(target, path: path, expected, calls)
    let temporary = temporaryName(for: target)
    let file = calls.create(temporary, old == nil ? 0o666 : 0o600)
    guard file >= 0 else { throw problem(errno, path: target, doing: "write") }
    let stamp: FileStamp
    do throws(FileProblem) {
      stamp = try fillAndClose(file, with: bytes, like: old, path: target, calls)
      if let old {
        try checkStill(old, target, path: path, calls)
        if keepsVersion { try Versions.keep(target, old, calls) }
        guard calls.rename(temporary, target) == 0 else {
          throw problem(errno, path: target, doing: "write")
        }
      } else {
        try giveNewName(to: temporary, target, path: path, calls)
      }
    } catch {
      _ = calls.remove(temporary)
      throw error
    }
    if let code = syncFolder(of: target, calls) {
      throw .notConfirmed(path: path, reason: reason(code), stamp: stamp)
    }
    if old != nil, keepsVersion { Versions.thin(target, calls) }
    removeLeftovers(of: target, now: stamp.seconds, calls)
    return stamp
  }

  /// Past a limit on the size of files (`ulimit -f`) the system would end the program; with the
  /// signal ignored, the write fails and says why.
  private static func ignoreSizeSignal() { _ = signal(SIGXFSZ, SIG_IGN) }

  /// A name beside a file that nobody else uses.
  static func temporaryName(for target: String) -> String {
    let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    return "\(folder(of: target))/\(temporaryPrefix(for: target))\(getpid())-\(random).tmp"
  }

  /// How the names of a file's temporary files begin; a long name is cut, as names end at 255
  /// bytes.
  static func temporaryPrefix(for target: String) -> String {
    ".\(String(decoding: name(of: target).utf8.prefix(180), as: UTF8.self))."
  }

  // MARK: What is there now

  /// Finds out whether the file is still what it was.
  ///
  /// - Returns: what the file is at present; `nil` when it is to be made.
  private static func checkUnchanged(
    _ target: String, path: String, _ expected: FileStamp?, _ calls: FileSystemCalls
  ) throws(FileProblem) -> stat? {
    var status = stat()
    guard calls.statusOfPath(target, &status) == 0 else {
      // Someone took the file away: what we have is then all there is, and is written anew.
      if errno == ENOENT { return nil }
      throw problem(errno, path: target, doing: "write")
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .isFolder(path: path)
    default: throw .notAFile(path: path)
    }
    guard let expected else { throw .exists(path: path) }
    if !expected.matches(status) {
      let now = try read(target, calls: calls).stamp
      guard now.hasContent(of: expected) else { throw .changedUnderneath(path: path) }
      guard now.matches(status) else { throw .changedUnderneath(path: path) }
    }
    // Replacing the file would get round its mark, which a rename does not ask for.
    guard status.st_mode & S_IWUSR != 0 else { throw .readOnlyFile(path: path) }
    guard calls.mayWrite(target) == 0 else {
      throw errno == EACCES || errno == EPERM
        ? .notPermitted(path: path, doing: "write") : problem(errno, path: target, doing: "write")
    }
    return status
  }

  /// Looks once more, since filling the temporary file took its time.
  private static func checkStill(
    _ old: stat, _ target: String, path: String, _ calls: FileSystemCalls
  ) throws(FileProblem) {
    var now = stat()
    if calls.statusOfPath(target, &now) == 0 {
      guard FileStamp(old, contentHash: 0).matches(now) else {
        throw .changedUnderneath(path: path)
      }
    } else {
      throw errno == ENOENT
        ? .changedUnderneath(path: path) : problem(errno, path: target, doing: "write")
    }
  }

  // MARK: The new version

  static func fillAndClose(
    _ file: Int32, with bytes: [UInt8], like old: stat?, path: String, _ calls: FileSystemCalls
  ) throws(FileProblem) -> FileStamp {
    let failure = fill(file, with: bytes, like: old, calls)
    var status = stat()
    let statusFailure = failure ?? (calls.status(file, &status) == 0 ? nil : errno)
    let closeFailure = calls.close(file) == 0 ? nil : errno
    // A disk that says it wrote and did not is found out by the size.
    let sizeFailure = failure == nil && Int(status.st_size) != bytes.count ? EIO : nil
    if let code = statusFailure ?? closeFailure ?? sizeFailure {
      throw problem(code, path: path, doing: "write")
    }
    return FileStamp(status, contentHash: FileStamp.hash(bytes))
  }

  /// Writes all bytes, gives the file its owner and mode, and waits for the disk.
  ///
  /// - Returns: the reason why not.
  private static func fill(
    _ file: Int32, with bytes: [UInt8], like old: stat?, _ calls: FileSystemCalls
  ) -> Int32? {
    let failure: Int32? = bytes.withUnsafeBytes { raw in
      var done = 0
      while done < raw.count {
        let count = calls.write(file, UnsafeRawBufferPointer(rebasing: raw[done...]))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return count < 0 ? errno : EIO }
        done += count
      }
      return nil
    }
    if let failure { return failure }
    if let old {
      var mode = old.st_mode & 0o7777
      // Only root may give a file away; the group at least is often allowed.
      if calls.changeOwner(file, old.st_uid, old.st_gid) != 0,
        calls.changeOwner(file, uid_t.max, old.st_gid) != 0
      {
        // Another group than before gets no more rights than everyone has.
        var new = stat()
        guard calls.status(file, &new) == 0 else { return errno }
        if new.st_gid != old.st_gid { mode = mode & ~0o2070 | (mode & 0o007) << 3 }
      }
      guard calls.changeMode(file, mode) == 0 else { return errno }
    }
    while calls.sync(file) != 0 {
      guard errno == EINTR else { return errno }
    }
    return nil
  }

  /// Gives a new file its name without ever taking the place of one that has come in between.
  private static func giveNewName(
    to temporary: String, _ target: String, path: String, _ calls: FileSystemCalls
  ) throws(FileProblem) {
    if calls.link(temporary, target) == 0 {
      _ = calls.remove(temporary)
      return
    }
    guard errno != EEXIST else { throw .exists(path: path) }
    // A file system without links: the name is taken first, and then what it stands for.
    let place = calls.create(target, 0o600)
    guard place >= 0 else {
      throw errno == EEXIST ? .exists(path: path) : problem(errno, path: target, doing: "write")
    }
    _ = calls.close(place)
    guard calls.rename(temporary, target) == 0 else {
      let code = errno
      _ = calls.remove(target)
      throw problem(code, path: target, doing: "write")
    }
  }

  // MARK: The folder

  /// A new name is on the disk once its folder is.
  ///
  /// - Returns: the reason why it is not; nothing where folders cannot be synced at all.
  private static func syncFolder(of target: String, _ calls: FileSystemCalls) -> Int32? {
    let folder = calls.openFolder(folder(of: target))
    guard folder >= 0 else { return errno == EACCES || errno == EPERM ? nil : errno }
    defer { _ = calls.close(folder) }
    while calls.sync(folder) != 0 {
      switch errno {
      case EINTR: continue
      case EINVAL, EBADF, ENOTSUP, ENOSYS: return nil
      default: return errno
      }
    }
    return nil
  }
}
