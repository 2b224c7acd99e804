internal import Glibc

/// Reads files, and writes them so that at any moment the old or the new version is whole.
package enum SafeFile {
  /// A file's bytes, and what it was when they were read.
  package struct Contents: Sendable {
    /// All of the file.
    package let bytes: [UInt8]
    /// What `SafeFile.write` expects to find later.
    package let stamp: FileStamp
  }

  private static let largest = 2 << 30

  /// Reads a whole file.
  ///
  /// - Throws: why not; a pipe or a device is refused and never waited for.
  package static func read(_ path: String) throws(FileProblem) -> Contents {
    try read(path, calls: FileSystemCalls())
  }

  static func read(_ path: String, calls: FileSystemCalls) throws(FileProblem) -> Contents {
    let file = calls.open(path)
    guard file >= 0 else { throw problem(errno, path: path, doing: "read") }
    defer { _ = calls.close(file) }
    // A program that does not replace the file but writes into it may be at work just now.
    for attempt in 0..<4 {
      if attempt > 0, lseek(file, 0, SEEK_SET) != 0 {
        throw problem(errno, path: path, doing: "read")
      }
      let before = try regularStatus(of: file, path, calls)
      let bytes = try readAll(file, size: Int(before.st_size), path, calls)
      let stamp = FileStamp(before, contentHash: FileStamp.hash(bytes))
      let after = try regularStatus(of: file, path, calls)
      if bytes.count == stamp.size, stamp.matches(after) {
        return Contents(bytes: bytes, stamp: stamp)
      }
    }
    throw .keepsChanging(path: path)
  }

  private static func regularStatus(
    of file: Int32, _ path: String, _ calls: FileSystemCalls
  ) throws(FileProblem) -> stat {
    var status = stat()
    guard calls.status(file, &status) == 0 else { throw problem(errno, path: path, doing: "read") }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .isFolder(path: path)
    default: throw .notAFile(path: path)
    }
    guard status.st_size <= largest else { throw .tooLarge(path: path) }
    return status
  }

  private static func readAll(
    _ file: Int32, size: Int, _ path: String, _ calls: FileSystemCalls
  ) throws(FileProblem) -> [UInt8] {
    var failure: Int32 = 0
    // One byte more than there should be shows a file that grows.
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      while count <= size {
        let rest = UnsafeMutableRawBufferPointer(rebasing: raw[count...size])
        let got = calls.read(file, rest)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    guard failure == 0 else { throw problem(failure, path: path, doing: "read") }
    return bytes
  }

  /// The file that a path leads to, over all links; the file itself need not be there.
  static func resolve(_ path: String) throws(FileProblem) -> String {
    var place = path
    for _ in 0..<40 {
      var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
      let count = buffer.withUnsafeMutableBytes { raw in
        raw.baseAddress.map {
          readlink(place, $0.assumingMemoryBound(to: CChar.self), raw.count)
        } ?? -1
      }
      guard count >= 0 else { return place }
      guard let target = String(validating: buffer[..<count], as: UTF8.self) else {
        throw .other(path: place, doing: "followed", reason: "it leads to a name that is not UTF-8")
      }
      place = target.hasPrefix("/") ? target : folder(of: place) + "/" + target
    }
    throw .linkLoop(path: path)
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// What a failed call means for the user.
  static func problem(_ code: Int32, path: String, doing: String) -> FileProblem {
    let isReading = doing == "read"
    return switch code {
    case ENOENT, ENOTDIR:
      isReading ? .missing(path: path) : .missingFolder(folder: folder(of: path))
    case EISDIR: .isFolder(path: path)
    case ELOOP: .linkLoop(path: path)
    case ENXIO, ENODEV: .notAFile(path: path)
    case EACCES:
      isReading
        ? .notPermitted(path: path, doing: doing) : .folderNotWritable(folder: folder(of: path))
    // A file marked immutable, or another's in a folder such as /tmp.
    case EPERM: .notPermitted(path: path, doing: isReading ? doing : "replace")
    case EROFS: .readOnlyFileSystem(path: path)
    case ENOSPC, EDQUOT: .diskFull(path: path)
    case EFBIG: .limitReached(path: path)
    default: .other(path: path, doing: isReading ? "read" : "written", reason: reason(code))
    }
  }

  /// The system's words for a failure.
  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
