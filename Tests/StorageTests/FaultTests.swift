import Foundation
import Glibc
import Synchronization
import Testing

@testable import Storage

/// Lets one call of the system fail: the first, the second, and so on.
private final class Faults: Sendable {
  private let count = Mutex(0)
  private let failing: Int
  private let code: Int32
  private let failed = Mutex<String?>(nil)

  init(failing: Int, code: Int32) {
    self.failing = failing
    self.code = code
  }

  /// The call that failed; `nil` when there were not that many.
  var failedCall: String? { failed.withLock { $0 } }

  private func call<Result: SignedInteger>(_ name: String, _ body: () -> Result) -> Result {
    let number = count.withLock { count in
      count += 1
      return count
    }
    guard number == failing else { return body() }
    failed.withLock { $0 = name }
    // A file is closed even when closing it fails.
    if name == "close" { _ = body() }
    errno = code
    return -1
  }

  func calls(hasLinks: Bool) -> FileSystemCalls {
    let real = FileSystemCalls()
    var calls = real
    calls.open = { path in self.call("open") { real.open(path) } }
    calls.openFolder = { path in self.call("openFolder") { real.openFolder(path) } }
    calls.create = { path, mode in self.call("create") { real.create(path, mode) } }
    calls.statusOfPath = { path, status in
      self.call("statusOfPath") { real.statusOfPath(path, &status) }
    }
    calls.status = { file, status in self.call("status") { real.status(file, &status) } }
    calls.mayWrite = { path in self.call("mayWrite") { real.mayWrite(path) } }
    calls.read = { file, bytes in self.call("read") { real.read(file, bytes) } }
    calls.write = { file, bytes in
      // Three bytes at most at a time: a short write is no failure.
      let some = UnsafeRawBufferPointer(rebasing: bytes.prefix(3))
      return self.call("write") { real.write(file, some) }
    }
    calls.changeMode = { file, mode in self.call("changeMode") { real.changeMode(file, mode) } }
    calls.changeOwner = { file, owner, group in
      self.call("changeOwner") { real.changeOwner(file, owner, group) }
    }
    calls.sync = { file in self.call("sync") { real.sync(file) } }
    calls.close = { file in self.call("close") { real.close(file) } }
    calls.link = { old, new in
      self.call("link") {
        if hasLinks { return real.link(old, new) }
        errno = EPERM
        return -1
      }
    }
    calls.makeFolder = { path, mode in self.call("makeFolder") { real.makeFolder(path, mode) } }
    calls.rename = { old, new in self.call("rename") { real.rename(old, new) } }
    calls.remove = { path in self.call("remove") { real.remove(path) } }
    return calls
  }
}

@Suite("Whichever call of the system fails")
struct FaultTests {
  private static let codes = [ENOSPC, EIO, EACCES, EINTR]

  @Test("the old file is whole and nothing is left beside it", arguments: codes, [true, false])
  func oldFileIsWhole(code: Int32, hasLinks: Bool) throws {
    for number in 1... {
      let folder = try TemporaryFolder()
      let older = try SafeFile.write(Array("older".utf8), to: folder("f"), expecting: nil)
      let old = try SafeFile.write(
        Array("old version".utf8), to: folder("f"), expecting: older)
      let faults = Faults(failing: number, code: code)
      let failure = write("new version", folder("f"), old, faults.calls(hasLinks: hasLinks))
      let place = "call \(number): \(faults.failedCall ?? "none"), \(failure?.description ?? "")"
      let content = try folder.content(of: "f")
      switch failure {
      case nil, .notConfirmed: #expect(content == "new version", "\(place)")
      default: #expect(content == "old version", "\(place)")
      }
      if faults.failedCall != "remove" {
        #expect(try folder.names == [".f.versions", "f"], "\(place)")
      }
      let before = try folder.versionBefore(of: "f")
      // Somebody else's folder for versions keeps no one from saving.
      if faults.failedCall != "mayWrite" || failure != nil {
        #expect(before == "old version" || failure != nil && before == "older", "\(place)")
      }
      if faults.failedCall == nil {
        #expect(failure == nil)
        #expect(number > 15)
        break
      }
    }
  }

  @Test("a new file is there whole or not at all", arguments: codes, [true, false])
  func newFileIsWholeOrMissing(code: Int32, hasLinks: Bool) throws {
    for number in 1... {
      let folder = try TemporaryFolder()
      let faults = Faults(failing: number, code: code)
      let failure = write("new version", folder("f"), nil, faults.calls(hasLinks: hasLinks))
      let place = "call \(number): \(faults.failedCall ?? "none"), \(failure?.description ?? "")"
      var names = try folder.names
      if faults.failedCall == "remove" { names.removeAll { $0.hasPrefix(".") } }
      switch failure {
      case nil, .notConfirmed:
        #expect(names == ["f"], "\(place)")
        #expect(try folder.content(of: "f") == "new version", "\(place)")
      default: #expect(names.isEmpty, "\(place)")
      }
      if faults.failedCall == nil {
        #expect(failure == nil)
        #expect(number > 8)
        break
      }
    }
  }

  private func write(
    _ content: String, _ path: String, _ expected: FileStamp?, _ calls: FileSystemCalls
  ) -> FileProblem? {
    do throws(FileProblem) {
      try SafeFile.write(Array(content.utf8), to: path, expecting: expected, calls: calls)
      return nil
    } catch {
      return error
    }
  }

  @Test("saving again works when the disk did not confirm the last save")
  func notConfirmed() throws {
    let folder = try TemporaryFolder()
    let old = try SafeFile.write(Array("old".utf8), to: folder("f"), expecting: nil)
    var calls = FileSystemCalls()
    calls.openFolder = { _ in
      errno = EIO
      return -1
    }
    let failure = write("new", folder("f"), old, calls)
    guard case .notConfirmed(_, _, let stamp) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(failure?.description.contains("save again") == true)
    try SafeFile.write(Array("newer".utf8), to: folder("f"), expecting: stamp)
    #expect(try folder.content(of: "f") == "newer")
  }
}
