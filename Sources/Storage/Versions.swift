internal import Glibc
package import Records

/// The versions of a file before the present one, in a folder beside it, within a bound.
package enum Versions {
  /// One version that was kept.
  package struct Version: Hashable, Sendable {
    /// Where it is.
    package let path: String
    /// When it was written.
    package let moment: Moment
    /// In bytes.
    package let size: Int
  }

  /// The versions of a file, the newest first.
  package static func list(of path: String) -> [Version] {
    guard let target = try? SafeFile.resolve(path) else { return [] }
    return list(in: folder(for: target), FileSystemCalls())
  }

  static func folder(for target: String) -> String {
    "\(SafeFile.folder(of: target))/\(SafeFile.temporaryPrefix(for: target))versions"
  }

  private static func list(in folder: String, _ calls: FileSystemCalls) -> [Version] {
    calls.names(folder).compactMap { name in
      var status = stat()
      guard let moment = moment(in: name), calls.statusOfPath("\(folder)/\(name)", &status) == 0,
        status.st_mode & S_IFMT == S_IFREG
      else { return nil }
      return Version(path: "\(folder)/\(name)", moment: moment, size: Int(status.st_size))
    }.sorted { $0.path > $1.path }
  }

  // MARK: Keeping

  /// Keeps a file's present version: a second name for it, so that nothing is copied.
  static func keep(
    _ target: String, _ status: stat, _ calls: FileSystemCalls
  ) throws(FileProblem) {
    let folder = folder(for: target)
    try makeFolder(folder, beside: target, calls)
    // Somebody else's folder that does not let us in keeps no one from saving.
    guard calls.mayWrite(folder) == 0 else {
      if errno == EACCES { return }
      throw SafeFile.problem(errno, path: target, doing: "write")
    }
    let kept = "\(folder)/\(name(of: status))"
    guard calls.link(target, kept) != 0, errno != EEXIST else { return }
    // A file system without links gets a copy.
    let step = SafeFile.temporaryName(for: target)
    do throws(FileProblem) {
      let contents = try SafeFile.read(target, calls: calls)
      let file = calls.create(step, 0o600)
      guard file >= 0 else { throw SafeFile.problem(errno, path: target, doing: "write") }
      _ = try SafeFile.fillAndClose(file, with: contents.bytes, like: status, path: target, calls)
      guard calls.rename(step, kept) == 0 else {
        throw SafeFile.problem(errno, path: target, doing: "write")
      }
    } catch {
      _ = calls.remove(step)
      throw error
    }
  }

  /// Makes the folder with the rights of the one it is in: who may save may keep versions.
  private static func makeFolder(
    _ folder: String, beside target: String, _ calls: FileSystemCalls
  ) throws(FileProblem) {
    var status = stat()
    if calls.statusOfPath(folder, &status) == 0 { return }
    guard calls.statusOfPath(SafeFile.folder(of: target), &status) == 0,
      calls.makeFolder(folder, status.st_mode & 0o777) == 0 || errno == EEXIST
    else { throw SafeFile.problem(errno, path: target, doing: "write") }
    // What the user's mask took away is given back: the group of the folder shares it.
    _ = calls.changeModeOfPath(folder, status.st_mode & 0o7777)
  }

  /// Takes away versions beyond the bound; what cannot be removed stays.
  static func thin(_ target: String, _ calls: FileSystemCalls) {
    let all = list(in: folder(for: target), calls)
    let kept = Set(VersionBound.kept(all))
    for version in all where !kept.contains(version) { _ = calls.remove(version.path) }
  }

  // MARK: Names

  /// When a file was written, as a name that sorts by time: `2026-11-20T14.02.33Z.000000000.plist`.
  private static func name(of status: stat) -> String {
    let moment = Moment(seconds: Int(status.st_mtim.tv_sec)).description.map {
      $0 == ":" ? "." : $0
    }
    let nanoseconds = String(status.st_mtim.tv_nsec)
    let zeros = String(repeating: "0", count: max(0, 9 - nanoseconds.count))
    return "\(String(moment)).\(zeros)\(nanoseconds).plist"
  }

  private static func moment(in name: String) -> Moment? {
    guard name.hasSuffix(".plist"), name.utf8.count == 36 else { return nil }
    return Moment(String(name.prefix(20).map { $0 == "." ? ":" : $0 }))
  }
}

/// Which versions are kept: the newest few, then one an hour, then one a day, and not too many bytes.
enum VersionBound {
  private static let newest = 6
  private static let hours = 12
  private static let days = 30
  /// Bytes that all versions together may take; two are kept however large they are.
  private static let bytes = 256 << 20

  /// - Parameter versions: the newest first.
  static func kept(_ versions: [Versions.Version]) -> [Versions.Version] {
    var hours: Set<Int> = []
    var days: Set<Int> = []
    var bytes = 0
    var kept: [Versions.Version] = []
    for (place, version) in versions.enumerated() {
      let hour = version.moment.seconds / 3600
      let day = version.moment.seconds / 86_400
      let isWanted =
        place < newest
        || (hours.count < VersionBound.hours && !hours.contains(hour))
        || (days.count < VersionBound.days && !days.contains(day))
      guard isWanted, kept.count < 2 || bytes + version.size <= VersionBound.bytes else { continue }
      hours.insert(hour)
      days.insert(day)
      bytes += version.size
      kept.append(version)
    }
    return kept
  }
}
