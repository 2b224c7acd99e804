internal import Glibc

/// Reads files, and writes them so that at any moment either the old or the new version is whole on the disk.
package enum SafeFile {
  /// A file's bytes, and what it was when they were read.
  package struct Contents: Sendable {
    package let bytes: [UInt8]
    package let stamp: FileStamp
  }

  private static let largest = 2 << 30

  /// Reads a whole file.
  package static func read(_ path: String) throws(FileProblem) -> Contents {
    // Without waiting, since a pipe that nobody writes to would never open.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw problem(errno, path: path, doing: "read") }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw problem(errno, path: path, doing: "read") }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { throw .isFolder(path: path) }
    guard kind == S_IFREG else { throw .notAFile(path: path) }
    guard status.st_size <= largest else { throw .tooLarge(path: path) }
    var failure: Int32 = 0
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      while count < size + 1 {
        let got = Glibc.read(file, buffer.baseAddress?.advanced(by: count), size + 1 - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    guard failure == 0 else { throw problem(failure, path: path, doing: "read") }
    return Contents(bytes: bytes, stamp: FileStamp(status, contentHash: FileStamp.hash(bytes)))
  }

  /// The file that a path leads to, over all links; the file itself need not be there.
  static func resolve(_ path: String) throws(FileProblem) -> String {
    var path = path
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: 4096)
      let count = readlink(path, &buffer, buffer.count)
      guard count >= 0 else { return path }
      let target = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
      path = target.hasPrefix("/") ? target : folder(of: path) + "/" + target
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

  static func problem(_ code: Int32, path: String, doing: String) -> FileProblem {
    switch code {
    case ENOENT, ENOTDIR: .missing(path: path)
    case EISDIR: .isFolder(path: path)
    case ELOOP: .linkLoop(path: path)
    case ENXIO: .notAFile(path: path)
    case EACCES, EPERM:
      doing == "read"
        ? .notPermitted(path: path, doing: doing) : .folderNotWritable(folder: folder(of: path))
    case EROFS: .readOnlyFileSystem(path: path)
    case ENOSPC, EDQUOT, EFBIG: .diskFull(path: path)
    default:
      .other(
        path: path, doing: doing == "read" ? "read" : "written",
        reason: String(cString: strerror(code)))
    }
  }
}
