import Foundation
import Glibc
import Testing

@testable import Storage

@Suite("The rights of a file")
struct RightsTests {
  @Test(
    "are no more than everyone's for a group that was not its group before",
    arguments: [(0o664, 0o644), (0o660, 0o600), (0o640, 0o600), (0o604, 0o644), (0o600, 0o600)])
  func otherGroup(mode: Int, expected: Int) throws {
    let folder = try TemporaryFolder()
    let stamp = try SafeFile.write([1], to: folder("f"), expecting: nil)
    #expect(chmod(folder("f"), mode_t(mode)) == 0)
    var calls = FileSystemCalls()
    calls.changeOwner = { _, _, _ in
      errno = EPERM
      return -1
    }
    // The new file belongs to another group than the old one.
    calls.status = { file, status in
      let result = fstat(file, &status)
      status.st_gid += 1
      return result
    }
    try SafeFile.write([2], to: folder("f"), expecting: stamp, calls: calls)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder("f"))
    #expect(attributes[.posixPermissions] as? NSNumber == NSNumber(value: expected))
  }

  @Test("stay when the owner cannot be given but the group is the same")
  func sameGroup() throws {
    let folder = try TemporaryFolder()
    let stamp = try SafeFile.write([1], to: folder("f"), expecting: nil)
    #expect(chmod(folder("f"), 0o664) == 0)
    var calls = FileSystemCalls()
    calls.changeOwner = { _, _, _ in
      errno = EPERM
      return -1
    }
    try SafeFile.write([2], to: folder("f"), expecting: stamp, calls: calls)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder("f"))
    #expect(attributes[.posixPermissions] as? NSNumber == NSNumber(value: 0o664))
  }

  @Test("that forbid to replace it are named")
  func immutable() throws {
    let folder = try TemporaryFolder()
    let stamp = try SafeFile.write([1], to: folder("f"), expecting: nil)
    var calls = FileSystemCalls()
    calls.rename = { _, _ in
      errno = EPERM
      return -1
    }
    let problem = try #require(throws: FileProblem.self) {
      try SafeFile.write([2], to: folder("f"), expecting: stamp, calls: calls)
    }
    #expect(problem == .notPermitted(path: folder("f"), doing: "replace"))
    #expect(try folder.names.filter { $0 != ".f.versions" } == ["f"])
  }

  @Test("and limits that the system sets are named")
  func limit() {
    let problem = SafeFile.problem(EFBIG, path: "f", doing: "write")
    #expect(problem.description.contains("f would be larger than the system lets a file be"))
  }

  @Test("mean nothing behind a link to a name that is no text")
  func nameThatIsNoText() throws {
    let folder = try TemporaryFolder()
    let target: [CChar] = [0x61, -1, 0]
    #expect(symlink(target, folder("f")) == 0)
    let problem = try #require(throws: FileProblem.self) {
      try SafeFile.write([2], to: folder("f"), expecting: nil)
    }
    #expect(problem.description.contains("leads to a name that is not UTF-8"))
    #expect(try folder.names == ["f"])
  }
}
