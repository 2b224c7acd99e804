import Foundation
import Glibc
import Synchronization
import Testing

@testable import Storage

/// Lets the program die at one call of the system: neither that call nor any later one is made.
private final class Death: Sendable {
  private let count = Mutex(0)
  private let number: Int

  init(at number: Int) { self.number = number }

  var hasCome: Bool { count.withLock { $0 >= number } }

  private func call<Result: SignedInteger>(_ body: () -> Result) -> Result {
    let isAlive = count.withLock { count in
      count += 1
      return count < number
    }
    guard isAlive else {
      errno = EIO
      return -1
    }
    return body()
  }

  var calls: FileSystemCalls {
    let real = FileSystemCalls()
    var calls = real
    calls.create = { path, mode in self.call { real.create(path, mode) } }
    calls.write = { file, bytes in
      // Half at a time, so that death also comes in the middle.
      let half = UnsafeRawBufferPointer(rebasing: bytes.prefix(max(1, bytes.count / 2)))
      return self.call { real.write(file, half) }
    }
    calls.changeMode = { file, mode in self.call { real.changeMode(file, mode) } }
    calls.changeOwner = { file, owner, group in self.call { real.changeOwner(file, owner, group) } }
    calls.sync = { file in self.call { real.sync(file) } }
    calls.link = { old, new in self.call { real.link(old, new) } }
    calls.makeFolder = { path, mode in self.call { real.makeFolder(path, mode) } }
    calls.rename = { old, new in self.call { real.rename(old, new) } }
    calls.remove = { path in self.call { real.remove(path) } }
    return calls
  }
}

@Suite("When the program dies while it saves")
struct CrashTests {
  @Test("the file is one whole version, the next save works, and nothing is left for ever")
  func everyCall() throws {
    for number in 1... {
      let folder = try TemporaryFolder()
      let path = folder("f")
      let older = try SafeFile.write(Array("older".utf8), to: path, expecting: nil)
      let old = try SafeFile.write(Array("old version".utf8), to: path, expecting: older)
      let death = Death(at: number)
      let result = Result {
        try SafeFile.write(Array("new version".utf8), to: path, expecting: old, calls: death.calls)
      }
      let content = try folder.content(of: "f")
      #expect(["old version", "new version"].contains(content), "call \(number)")
      let before = try folder.versionBefore(of: "f")
      #expect(["older", "old version"].contains(before), "call \(number)")
      if (try? result.get()) != nil { #expect(content == "new version") }

      // Somebody starts the program anew, some time later.
      for name in try folder.names where name.hasSuffix(".tmp") { try makeOld(folder(name)) }
      var calls = FileSystemCalls()
      calls.isRunning = { _ in false }
      let stamp = try SafeFile.read(path).stamp
      try SafeFile.write(Array("next".utf8), to: path, expecting: stamp, calls: calls)
      #expect(try folder.content(of: "f") == "next")
      #expect(try folder.versionBefore(of: "f") == content)
      #expect(try folder.names == [".f.versions", "f"], "call \(number)")
      if !death.hasCome {
        #expect(number > 8)
        break
      }
    }
  }

  @Test("a temporary file stays while it may be somebody's")
  func leftovers() throws {
    let folder = try TemporaryFolder()
    var stamp = try SafeFile.write([1], to: folder("f"), expecting: nil)
    let dead = ".f.4000001-zz.tmp"
    let old = [
      dead, ".f.4000002-zz.tmp", ".f.4000001-.tmp", ".f.x-zz.tmp",
      ".f.4000001.tmp", ".f.other.4000001-zz.tmp", ".g.4000001-zz.tmp", "f.4000001-zz.tmp",
    ]
    for name in old {
      try folder.put("", in: name)
      try makeOld(folder(name))
    }
    try folder.put("", in: ".f.4000003-zz.tmp")
    #expect(mkdir(folder(".f.4000004-zz.tmp"), 0o700) == 0)
    try makeOld(folder(".f.4000004-zz.tmp"))
    let before = try folder.names
    var calls = FileSystemCalls()
    calls.isRunning = { $0 == 4_000_002 }
    stamp = try SafeFile.write([2], to: folder("f"), expecting: stamp, calls: calls)
    let gone = Set(before).subtracting(try folder.names)
    #expect(gone == [dead])
  }

  @Test("a temporary file of a running program is known by its process")
  func running() {
    let calls = FileSystemCalls()
    #expect(calls.isRunning(getpid()))
    #expect(calls.isRunning(1))
    #expect(!calls.isRunning(pid_t.max))
  }

  private func makeOld(_ path: String) throws {
    let twoHoursAgo = Date(timeIntervalSinceNow: -7200)
    try FileManager.default.setAttributes([.modificationDate: twoHoursAgo], ofItemAtPath: path)
  }
}
