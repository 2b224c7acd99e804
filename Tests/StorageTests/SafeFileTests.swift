import Foundation
import Glibc
import Testing

@testable import Storage

@Suite("A file")
struct SafeFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(
    _ content: String, to name: String, expecting stamp: FileStamp?
  ) throws(FileProblem) -> FileStamp {
    try SafeFile.write(Array(content.utf8), to: folder(name), expecting: stamp)
  }

  private func problem(_ body: () throws -> Void) throws -> FileProblem {
    try #require(throws: FileProblem.self, performing: body)
  }

  private func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder(name))
    return try #require(attributes[.posixPermissions] as? NSNumber).intValue
  }

  // MARK: Reading

  @Test(
    "is read whole, the empty one too", arguments: ["", "x", String(repeating: "ab", count: 9999)])
  func reads(content: String) throws {
    try folder.put(content, in: "f")
    #expect(utf8Text(try SafeFile.read(folder("f")).bytes) == content)
  }

  @Test("that cannot be read is named, with what to do")
  func refusals() throws {
    let missing = try problem { _ = try SafeFile.read(folder("none")) }
    #expect(missing == .missing(path: folder("none")))
    #expect(missing.description.contains("is not there; check the name, or make it: evenkeel new"))
    #expect(
      try problem { _ = try SafeFile.read(folder.path) } == .isFolder(path: folder.path))
    #expect(try problem { _ = try SafeFile.read("/dev/null") } == .notAFile(path: "/dev/null"))
    #expect(mkfifo(folder("pipe"), 0o600) == 0)
    #expect(
      try problem { _ = try SafeFile.read(folder("pipe")) } == .notAFile(path: folder("pipe")))
    #expect(symlink("loop", folder("loop")) == 0)
    #expect(
      try problem { _ = try SafeFile.read(folder("loop")) } == .linkLoop(path: folder("loop")))
    #expect(truncate(try emptyFile("huge"), (2 << 30) + 1) == 0)
    #expect(
      try problem { _ = try SafeFile.read(folder("huge")) } == .tooLarge(path: folder("huge")))
  }

  private func emptyFile(_ name: String) throws -> String {
    try folder.put("", in: name)
    return folder(name)
  }

  @Test("that another program writes into meanwhile is not read half")
  func growsWhileRead() throws {
    try folder.put("first", in: "f")
    let path = folder("f")
    let isGrown = Flag()
    var calls = FileSystemCalls()
    calls.read = { file, bytes in
      if isGrown.raise() { try? Data("second, longer".utf8).write(to: URL(fileURLWithPath: path)) }
      return Glibc.read(file, bytes.baseAddress, bytes.count)
    }
    #expect(utf8Text(try SafeFile.read(path, calls: calls).bytes) == "second, longer")
    calls.read = { file, bytes in
      let handle = FileHandle(forWritingAtPath: path)
      _ = try? handle?.seekToEnd()
      try? handle?.write(contentsOf: Data("more".utf8))
      return Glibc.read(file, bytes.baseAddress, bytes.count)
    }
    #expect(
      try problem { _ = try SafeFile.read(path, calls: calls) } == .keepsChanging(path: path))
  }

  // MARK: Writing

  @Test("that is new is made, with nothing beside it")
  func makesNew() throws {
    let old = umask(0o027)
    umask(old)
    let stamp = try write("one", to: "f", expecting: nil)
    #expect(try folder.content(of: "f") == "one")
    #expect(try folder.names == ["f"])
    #expect(try mode("f") == 0o666 & ~Int(old))
    #expect(try SafeFile.read(folder("f")).stamp == stamp)
  }

  @Test("that is there already is never replaced by a new one")
  func neverReplaces() throws {
    try folder.put("theirs", in: "f")
    #expect(
      try problem { _ = try write("ours", to: "f", expecting: nil) } == .exists(path: folder("f")))
    #expect(try folder.content(of: "f") == "theirs")
    #expect(try folder.names == ["f"])
  }

  @Test("keeps the version before as a backup, time after time")
  func keepsBackup() throws {
    var stamp = try write("one", to: "f", expecting: nil)
    stamp = try write("two", to: "f", expecting: stamp)
    #expect(try folder.versionBefore(of: "f") == "one")
    stamp = try write("three", to: "f", expecting: stamp)
    #expect(try folder.versionBefore(of: "f") == "two")
    #expect(try folder.content(of: "f") == "three")
    #expect(try folder.names == [".f.versions", "f"])
  }

  @Test("keeps its backup also where files cannot have two names")
  func worksWithoutLinks() throws {
    var calls = FileSystemCalls()
    calls.link = { _, _ in
      errno = EPERM
      return -1
    }
    let one = try SafeFile.write(
      Array("one".utf8), to: folder("f"), expecting: nil, calls: calls)
    #expect(chmod(folder("f"), 0o640) == 0)
    try SafeFile.write(Array("two".utf8), to: folder("f"), expecting: one, calls: calls)
    #expect(try folder.content(of: "f") == "two")
    #expect(try folder.versionBefore(of: "f") == "one")
    let kept = try #require(Versions.list(of: folder("f")).first?.path)
    #expect(try mode(String(kept.dropFirst(folder.path.count + 1))) == 0o640)
    #expect(try folder.names == [".f.versions", "f"])
  }

  @Test("keeps its mode", arguments: [0o600, 0o640, 0o664, 0o755])
  func keepsMode(mode: Int) throws {
    let stamp = try write("one", to: "f", expecting: nil)
    #expect(chmod(folder("f"), mode_t(mode)) == 0)
    _ = try write("two", to: "f", expecting: stamp)
    #expect(try self.mode("f") == mode)
    let kept = try #require(Versions.list(of: folder("f")).first?.path)
    #expect(try self.mode(String(kept.dropFirst(folder.path.count + 1))) == mode)
  }

  @Test("keeps its owner and group", .enabled(if: geteuid() == 0, "only root gives files away"))
  func keepsOwner() throws {
    let stamp = try write("one", to: "f", expecting: nil)
    #expect(chown(folder("f"), 1234, 2345) == 0)
    _ = try write("two", to: "f", expecting: stamp)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder("f"))
    #expect(attributes[.ownerAccountID] as? NSNumber == 1234)
    #expect(attributes[.groupOwnerAccountID] as? NSNumber == 2345)
  }

  @Test("behind symbolic links is written where they lead, and they stay")
  func followsLinks() throws {
    #expect(mkdir(folder("real"), 0o755) == 0)
    #expect(symlink("real/f", folder("near")) == 0)
    #expect(symlink(folder("near"), folder("far")) == 0)
    let stamp = try write("one", to: "far", expecting: nil)
    #expect(try folder.content(of: "real/f") == "one")
    _ = try write("two", to: "far", expecting: stamp)
    #expect(try folder.content(of: "real/f") == "two")
    #expect(try folder.versionBefore(of: "real/f") == "one")
    #expect(try folder.versionBefore(of: "far") == "one")
    #expect(try folder.names == ["far", "near", "real"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder("near")) == "real/f")
  }

  @Test("behind a link that leads to itself is not written")
  func linkLoop() throws {
    #expect(symlink("b", folder("a")) == 0)
    #expect(symlink("a", folder("b")) == 0)
    #expect(
      try problem { _ = try write("x", to: "a", expecting: nil) } == .linkLoop(path: folder("a")))
    #expect(try folder.names == ["a", "b"])
  }

  @Test("marked read-only is not replaced, not even by root")
  func readOnly() throws {
    let stamp = try write("one", to: "f", expecting: nil)
    #expect(chmod(folder("f"), 0o444) == 0)
    let problem = try problem { _ = try write("two", to: "f", expecting: stamp) }
    #expect(problem == .readOnlyFile(path: folder("f")))
    #expect(problem.description.contains("chmod u+w"))
    #expect(try folder.content(of: "f") == "one")
    #expect(try folder.names == ["f"])
  }

  @Test("that others may write and we may not is not replaced")
  func notOurs() throws {
    let stamp = try write("one", to: "f", expecting: nil)
    var calls = FileSystemCalls()
    calls.mayWrite = { _ in
      errno = EACCES
      return -1
    }
    #expect(
      try problem {
        try SafeFile.write([], to: folder("f"), expecting: stamp, calls: calls)
      } == .notPermitted(path: folder("f"), doing: "write"))
    #expect(try folder.content(of: "f") == "one")
  }

  @Test("changed by another program is not overwritten")
  func changedUnderneath() throws {
    let stamp = try write("one", to: "f", expecting: nil)
    try folder.put("theirs", in: "f")
    #expect(
      try problem { _ = try write("ours", to: "f", expecting: stamp) }
        == .changedUnderneath(path: folder("f")))
    #expect(try folder.content(of: "f") == "theirs")
    #expect(try folder.names == ["f"])
  }

  @Test("changed while the new version is written is not overwritten")
  func changedMeanwhile() throws {
    let stamp = try write("one", to: "f", expecting: nil)
    let path = folder("f")
    var calls = FileSystemCalls()
    calls.sync = { file in
      try? Data("theirs".utf8).write(to: URL(fileURLWithPath: path))
      return fsync(file)
    }
    #expect(
      try problem {
        try SafeFile.write(Array("ours".utf8), to: path, expecting: stamp, calls: calls)
      } == .changedUnderneath(path: path))
    #expect(try folder.content(of: "f") == "theirs")
    #expect(try folder.names == ["f"])
  }

  @Test("only touched, or copied over itself, counts as unchanged")
  func touched() throws {
    let stamp = try write("one", to: "f", expecting: nil)
    try FileManager.default.removeItem(atPath: folder("f"))
    try folder.put("one", in: "f")
    _ = try write("two", to: "f", expecting: stamp)
    #expect(try folder.content(of: "f") == "two")
  }

  @Test("taken away meanwhile is made again")
  func takenAway() throws {
    let stamp = try write("one", to: "f", expecting: nil)
    try FileManager.default.removeItem(atPath: folder("f"))
    _ = try write("two", to: "f", expecting: stamp)
    #expect(try folder.content(of: "f") == "two")
  }

  @Test("in a folder that is not there, or that is one, is refused")
  func wrongPlaces() throws {
    #expect(
      try problem { _ = try write("x", to: "no/f", expecting: nil) }
        == .missingFolder(folder: folder("no")))
    #expect(mkdir(folder("d"), 0o755) == 0)
    #expect(
      try problem { _ = try write("x", to: "d", expecting: nil) } == .isFolder(path: folder("d")))
    try folder.put("", in: "f")
    #expect(
      try problem { _ = try write("x", to: "f/g", expecting: nil) }
        == .missingFolder(folder: folder("f")))
  }

  @Test("may have a name as long as names can be, without its backup's ending")
  func longName() throws {
    let name = String(repeating: "é", count: 125)
    let stamp = try write("one", to: name, expecting: nil)
    _ = try write("two", to: name, expecting: stamp)
    #expect(try folder.content(of: name) == "two")
  }

  @Test(
    "that the system refuses to write is explained",
    arguments: [
      (ENOSPC, "no room on the disk of"), (EDQUOT, "no room on the disk of"),
      (EROFS, "can only be read"), (EACCES, "does not let you write"),
      (EIO, "could not be written: Input/output error"),
    ])
  func explains(code: Int32, piece: String) throws {
    let stamp = try write("one", to: "f", expecting: nil)
    var calls = FileSystemCalls()
    calls.write = { _, _ in
      errno = code
      return -1
    }
    let problem = try problem {
      try SafeFile.write([1], to: folder("f"), expecting: stamp, calls: calls)
    }
    #expect(problem.description.contains(piece))
    #expect(problem.description.contains(folder.path))
    #expect(try folder.content(of: "f") == "one")
    #expect(try folder.names == ["f"])
  }
}
