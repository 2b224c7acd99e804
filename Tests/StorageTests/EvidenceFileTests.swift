import Foundation
import Glibc
import Testing

@testable import Storage

@Suite struct EvidenceFileTests {
  private func folder() throws -> String {
    let path = NSTemporaryDirectory() + "evenkeel-evidence-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: path + "/sub", withIntermediateDirectories: true)
    try Data("abc".utf8).write(to: URL(filePath: path + "/a b.jpg"))
    try Data().write(to: URL(filePath: path + "/sub/empty"))
    return path
  }

  /// The SHA-256 of "abc", as FIPS 180 gives it.
  private let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  private let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  @Test("A file beside the organisation's, an absolute one and one in the home folder are found")
  func found() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (reference, sha256, bytes) in [
      ("a b.jpg", abc, 3), (" a b.jpg ", abc, 3), ("\(folder)/a b.jpg", abc, 3),
      ("sub/empty", nothing, 0), ("./sub/../a b.jpg", abc, 3),
    ] {
      let print = EvidenceFile.fingerprint(reference, folder: folder)
      #expect(print?.sha256 == sha256)
      #expect(print?.bytes == bytes)
    }
    #expect(
      EvidenceFile.state(
        of: "~/a b.jpg", in: "/nowhere", home: folder, calls: FileSystemCalls())
        == .file(path: folder + "/a b.jpg", sha256: abc, bytes: 3))
  }

  @Test(
    "Addresses are no files of this machine, and are not looked for",
    arguments: [
      "https://example.org/a.jpg", "mailto:jo@example.org", "urn:isbn:0-395-36341-1", "", "  ",
      "two\nlines", "a\u{0}b",
    ])
  func addresses(reference: String) {
    #expect(EvidenceFile.state(of: reference, in: "/") == .notLocal)
  }

  @Test(
    "A number, and a file that is not there, have no fingerprint",
    arguments: ["GR-5512", "Photo: no"])
  func numbers(reference: String) {
    #expect(EvidenceFile.state(of: reference, in: "/x") == .gone(path: "/x/\(reference)"))
    #expect(EvidenceFile.fingerprint(reference, folder: "/x") == nil)
  }

  @Test("A folder, a pipe and a file that fails while it is read are told, and never waited for")
  func unreadable() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(mkfifo(folder + "/pipe", 0o600) == 0)
    for (reference, reason) in [("sub", "is a folder"), ("pipe", "is a device or pipe")] {
      guard case .unreadable(_, let text) = EvidenceFile.state(of: reference, in: folder) else {
        Issue.record("\(reference) was read")
        continue
      }
      #expect(text.contains(reason))
    }
    var calls = FileSystemCalls()
    calls.read = { _, _ in
      errno = EIO
      return -1
    }
    guard
      case .unreadable = EvidenceFile.state(of: "a b.jpg", in: folder, home: nil, calls: calls)
    else {
      Issue.record("a failed read was taken for a file")
      return
    }
  }

  @Test("A large file is read in pieces, also when the system gives it in small ones")
  func pieces() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(repeating: 0x61, count: 1_000_000).write(to: URL(filePath: folder + "/large"))
    var calls = FileSystemCalls()
    let plain = EvidenceFile.fingerprint("large", folder: folder)
    // The million a's of FIPS 180.
    #expect(
      plain?.sha256 == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    calls.read = { Glibc.read($0, $1.baseAddress, min($1.count, 4099)) }
    let state = EvidenceFile.state(of: "large", in: folder, home: nil, calls: calls)
    #expect(
      state == .file(path: folder + "/large", sha256: plain?.sha256 ?? "", bytes: 1_000_000))
  }
}
