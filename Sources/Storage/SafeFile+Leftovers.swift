internal import Glibc

extension SafeFile {
  /// How old a temporary file must be before it counts as left over: no save takes that long.
  ///
  /// On a shared folder it may be another machine's, where its process cannot be asked for.
  private static let secondsToLeftover = 3600

  /// Takes away temporary files beside a file whose program ended before it could rename or remove
  /// them, by a crash or a power cut; what cannot be removed stays.
  ///
  /// - Parameter now: when the file itself was written, by the clock of the disk that holds both.
  static func removeLeftovers(of target: String, now: Int, _ calls: FileSystemCalls) {
    let folder = folder(of: target)
    let prefix = temporaryPrefix(for: target)
    for name in calls.names(folder) where name.hasPrefix(".") && name.hasSuffix(".tmp") {
      guard let process = process(in: name, after: prefix), !calls.isRunning(process) else {
        continue
      }
      let path = folder + "/" + name
      var status = stat()
      guard calls.statusOfLink(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        Int(status.st_mtim.tv_sec) <= now - secondsToLeftover
      else { continue }
      _ = calls.remove(path)
    }
  }

  /// The process that made a temporary file, as its name says: `.NAME.PROCESS-RANDOM.tmp`.
  private static func process(in name: String, after prefix: String) -> pid_t? {
    guard name.hasPrefix(prefix) else { return nil }
    let parts = name.dropFirst(prefix.count).dropLast(".tmp".count)
      .split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let process = pid_t(parts[0]), process > 0,
      UInt64(parts[1], radix: 36) != nil
    else { return nil }
    return process
  }
}
