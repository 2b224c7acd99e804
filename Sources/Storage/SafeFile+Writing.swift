internal import Glibc

extension SafeFile {
  /// Replaces a file's content: a temporary file beside it is written and synced, the version before is kept as
  /// `FILE.bak`, then the temporary file takes the name, and the folder is synced.
  ///
  /// The file's mode and owner stay, and a symbolic link stays one.
  ///
  /// - Parameter expected: what the file was when it was last read or written; `nil` for a new file.
  /// - Returns: what the file is now.
  @discardableResult
  package static func write(
    _ bytes: [UInt8], to path: String, expecting expected: FileStamp?
  ) throws(FileProblem) -> FileStamp {
    try write(bytes, to: path, expecting: expected, calls: FileSystemCalls())
  }

  static func write(
    _ bytes: [UInt8], to path: String, expecting expected: FileStamp?, calls: FileSystemCalls
  ) throws(FileProblem) -> FileStamp {
    let target = try resolve(path)
    let old = try checkUnchanged(target, path: path, expected)
    let temporary =
      folder(of: target) + "/." + name(of: target)
      + ".\(getpid())-\(UInt32.random(in: 0...UInt32.max)).tmp"
    let file = calls.create(temporary, old == nil ? 0o666 : 0o600)
    guard file >= 0 else { throw problem(errno, path: target, doing: "write") }
    do throws(FileProblem) {
      let stamp: FileStamp
      do throws(FileProblem) {
        stamp = try fill(file, with: bytes, like: old, path: target, calls)
      } catch {
        _ = calls.close(file)
        throw error
      }
      guard calls.close(file) == 0 else { throw problem(errno, path: target, doing: "write") }
      if old == nil {
        // A link, unlike a rename, never takes the place of a file that has come in between.
        guard calls.link(temporary, target) == 0 else {
          throw errno == EEXIST ? .exists(path: path) : problem(errno, path: target, doing: "write")
        }
        _ = calls.remove(temporary)
      } else {
        try keepBackup(of: target, calls)
        guard calls.rename(temporary, target) == 0 else {
          throw problem(errno, path: target, doing: "write")
        }
      }
      syncFolder(of: target, calls)
      return stamp
    } catch {
      _ = calls.remove(temporary)
      throw error
    }
  }

  /// Finds out whether the file is still what it was.
  ///
  /// - Returns: what the file is at present; `nil` when it is to be made.
  private static func checkUnchanged(
    _ target: String, path: String, _ expected: FileStamp?
  ) throws(FileProblem) -> stat? {
    var status = stat()
    guard stat(target, &status) == 0 else {
      guard errno == ENOENT else { throw problem(errno, path: path, doing: "write") }
      // Someone took the file away: what we have is then all there is, and is written anew.
      return nil
    }
    if status.st_mode & S_IFMT == S_IFDIR { throw .isFolder(path: path) }
    guard let expected else { throw .exists(path: path) }
    if !expected.matches(status) {
      let now = try read(target)
      guard now.stamp.contentHash == expected.contentHash, now.stamp.size == expected.size else {
        throw .changedUnderneath(path: path)
      }
    }
    // Replacing the file would get round its mark, which a rename does not ask for.
    guard status.st_mode & S_IWUSR != 0 else { throw .readOnlyFile(path: path) }
    return status
  }

  private static func fill(
    _ file: Int32, with bytes: [UInt8], like old: stat?, path: String, _ calls: FileSystemCalls
  ) throws(FileProblem) -> FileStamp {
    var failure: Int32 = 0
    bytes.withUnsafeBytes { raw in
      var done = 0
      while done < raw.count {
        let count = calls.write(file, UnsafeRawBufferPointer(rebasing: raw[done...]))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          failure = count < 0 ? errno : EIO
          return
        }
        done += count
      }
    }
    guard failure == 0 else { throw problem(failure, path: path, doing: "write") }
    if let old {
      if old.st_uid != getuid() || old.st_gid != getgid() {
        // Only root may give a file away; the group at least is often allowed.
        if calls.changeOwner(file, old.st_uid, old.st_gid) != 0 {
          _ = calls.changeOwner(file, uid_t.max, old.st_gid)
        }
      }
      guard calls.changeMode(file, old.st_mode & 0o7777) == 0 else {
        throw problem(errno, path: path, doing: "write")
      }
    }
    guard calls.sync(file) == 0 else { throw problem(errno, path: path, doing: "write") }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw problem(errno, path: path, doing: "write") }
    return FileStamp(status, contentHash: FileStamp.hash(bytes))
  }

  /// Keeps the version before as `FILE.bak`: a second name for the same file, so that nothing is copied.
  private static func keepBackup(of target: String, _ calls: FileSystemCalls) throws(FileProblem) {
    let backup = target + ".bak"
    let step = folder(of: target) + "/." + name(of: target) + ".\(getpid()).bak.tmp"
    _ = calls.remove(step)
    if calls.link(target, step) != 0 {
      // A file system without links gets a copy.
      guard let bytes = try? read(target).bytes else { return }
      let file = calls.create(step, 0o600)
      guard file >= 0 else { throw problem(errno, path: target, doing: "write") }
      let count = bytes.withUnsafeBytes { calls.write(file, $0) }
      _ = calls.close(file)
      guard count == bytes.count else {
        _ = calls.remove(step)
        throw .diskFull(path: target)
      }
    }
    guard calls.rename(step, backup) == 0 else {
      let code = errno
      _ = calls.remove(step)
      throw problem(code, path: target, doing: "write")
    }
    // Renaming one name of a file over another of the same file leaves both.
    _ = calls.remove(step)
  }

  /// The new name is on the disk once its folder is; where a folder cannot be synced, nothing more can be done.
  private static func syncFolder(of target: String, _ calls: FileSystemCalls) {
    let folder = calls.openFolder(folder(of: target))
    guard folder >= 0 else { return }
    _ = calls.sync(folder)
    _ = calls.close(folder)
  }
}
