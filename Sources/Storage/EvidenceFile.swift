internal import Glibc
internal import Records

/// Evidence that is a file on this machine, and its SHA-256.
package enum EvidenceFile {
  /// What a reference to evidence leads to.
  package enum State: Hashable, Sendable {
    /// An address (`https:`, `mailto:`), or nothing.
    case notLocal
    /// No file is at the path; a number such as GR-5512, which reads like a name, leads here as well.
    case gone(path: String)
    /// Something is at the path that cannot be read; the reason is a sentence that names it.
    case unreadable(path: String, reason: String)
    /// A file, its SHA-256 as 64 hexadecimal figures, and how many bytes it has.
    case file(path: String, sha256: String, bytes: Int)
  }

  /// The SHA-256 of the file that a reference leads to (64 hexadecimal figures), and how many bytes it has; `nil`
  /// when the reference is an address or a number, or the file cannot be read.
  ///
  /// - Parameters:
  ///   - folder: where references begin that are not absolute: the folder of the organisation's file.
  package static func fingerprint(
    _ reference: String, folder: String
  ) -> (sha256: String, bytes: Int)? {
    guard case .file(_, let sha256, let bytes) = state(of: reference, in: folder) else {
      return nil
    }
    return (sha256, bytes)
  }

  /// Finds out what a reference leads to, and reads all of the file if it is one.
  ///
  /// - Parameters:
  ///   - folder: where references begin that are not absolute: the folder of the organisation's file.
  package static func state(of reference: String, in folder: String) -> State {
    state(of: reference, in: folder, home: home, calls: FileSystemCalls())
  }

  static func state(
    of reference: String, in folder: String, home: String?, calls: FileSystemCalls
  ) -> State {
    guard let path = path(of: reference, in: folder, home: home) else { return .notLocal }
    let file = calls.open(path)
    guard file >= 0 else {
      let code = errno
      switch code {
      case ENOENT, ENOTDIR, ENAMETOOLONG: return .gone(path: path)
      default: return .unreadable(path: path, reason: reason(code, path))
      }
    }
    defer { _ = calls.close(file) }
    var status = stat()
    guard calls.status(file, &status) == 0 else {
      return .unreadable(path: path, reason: reason(errno, path))
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR:
      return .unreadable(path: path, reason: FileProblem.isFolder(path: path).description)
    default: return .unreadable(path: path, reason: FileProblem.notAFile(path: path).description)
    }
    var fingerprint = Fingerprint()
    var bytes = 0
    // In pieces, as evidence may be an hour of video.
    let failure = withUnsafeTemporaryAllocation(byteCount: 256 << 10, alignment: 16) {
      piece -> Int32? in
      while true {
        let count = calls.read(file, piece)
        if count < 0, errno == EINTR { continue }
        if count < 0 { return errno }
        if count == 0 { return nil }
        fingerprint.add(UnsafeRawBufferPointer(rebasing: piece[..<count]))
        bytes += count
      }
    }
    if let failure { return .unreadable(path: path, reason: reason(failure, path)) }
    return .file(path: path, sha256: fingerprint.text, bytes: bytes)
  }

  /// The folder in which references of an organisation begin: that of its file, or of what a link leads to.
  package static func folder(ofOrganisationAt path: String) -> String {
    SafeFile.folder(of: (try? SafeFile.resolve(path)) ?? path)
  }

  /// Where the file of a reference lies; `nil` when it is none of this machine's.
  static func path(of reference: String, in folder: String, home: String?) -> String? {
    let name = reference.trimmed
    guard !name.isEmpty, !name.utf8.contains(0), !name.contains(where: \.isNewline) else {
      return nil
    }
    if let home, name.hasPrefix("~/") { return home + name.dropFirst() }
    if name.hasPrefix("/") { return name }
    return isAddress(name) ? nil : folder + "/" + name
  }

  /// Whether a reference begins with a scheme (RFC 3986): letters, then a colon and what belongs to it.
  private static func isAddress(_ name: String) -> Bool {
    guard let colon = name.firstIndex(of: ":") else { return false }
    let scheme = name[..<colon].utf8
    let rest = name[name.index(after: colon)...]
    let isWord = scheme.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
        || "+-.".utf8.contains($0)
    }
    return scheme.count > 1 && isWord && scheme.first.map { $0 > 0x40 } == true
      && rest.first.map { !$0.isWhitespace } == true
  }

  private static func reason(_ code: Int32, _ path: String) -> String {
    SafeFile.problem(code, path: path, doing: "read").description
  }

  private static var home: String? {
    getenv("HOME").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
