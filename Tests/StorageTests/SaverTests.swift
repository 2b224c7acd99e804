import Dispatch
import Foundation
import Glibc
import Records
import Synchronization
import Testing

@testable import Storage

/// A disk that keeps what is written to it, and that can be held up or made to fail.
private final class Disk: Sendable {
  let written = Mutex<[String]>([])
  let outcomes = Mutex<[FileProblem]>([])
  /// Signalled when a write begins.
  let began = DispatchSemaphore(value: 0)
  /// Waited for by each write while the disk is held.
  let mayGoOn = DispatchSemaphore(value: 0)
  let isHeld = Mutex(false)

  var write: Saver.Write {
    { bytes, _, expected in
      if self.isHeld.withLock({ $0 }) {
        self.began.signal()
        self.mayGoOn.wait()
      }
      let problem = self.outcomes.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      if let problem { return .failure(problem) }
      self.written.withLock { $0.append(Disk.content(of: bytes, expected)) }
      var status = Glibc.stat()
      status.st_size = bytes.count
      return .success(FileStamp(status, contentHash: FileStamp.hash(bytes)))
    }
  }

  /// The text in a version's one value, and how long the version before was.
  private static func content(of bytes: [UInt8], _ expected: FileStamp?) -> String {
    guard case .text(let text)? = try? readBack(bytes) else { return "?" }
    return expected.map { "\(text) after \($0.size)" } ?? text
  }
}

private func version(_ name: String) -> Saver.Encode {
  { plist("<string>\(name)</string>") }
}

@Suite("The saver")
struct SaverTests {
  private let disk = Disk()
  private let wakes = Counter()

  private final class Counter: Sendable {
    let count = Atomic(0)
  }

  private func saver(_ path: String = "f", write: Saver.Write? = nil) -> Saver {
    let wakes = wakes
    return Saver(
      path: path, stamp: nil, clock: { 77 },
      wake: { wakes.count.add(1, ordering: .relaxed) }, write: write ?? disk.write)
  }

  private var written: [String] { disk.written.withLock { $0 } }

  @Test("has nothing to do at first")
  func idle() {
    let saver = saver()
    saver.finish()
    saver.retry()
    #expect(saver.state == .saved(at: nil))
    #expect(written.isEmpty)
  }

  @Test("says saved only when the disk has the newest version, and passes over older ones")
  func coalesces() {
    disk.isHeld.withLock { $0 = true }
    let saver = saver()
    saver.schedule(version("one"))
    disk.began.wait()
    for name in ["two", "three", "four"] { saver.schedule(version(name)) }
    #expect(saver.state == .saving)
    disk.mayGoOn.signal()
    disk.began.wait()
    #expect(saver.state == .saving)
    disk.isHeld.withLock { $0 = false }
    disk.mayGoOn.signal()
    saver.finish()
    #expect(saver.state == .saved(at: 77))
    let size = plist("<string>one</string>").count
    #expect(written == ["one", "four after \(size)"])
  }

  @Test("wakes the screen when the state changes")
  func wakesUp() {
    let saver = saver()
    saver.schedule(version("one"))
    saver.finish()
    #expect(wakes.count.load(ordering: .relaxed) == 2)
  }

  @Test("keeps what could not be saved and tries again when asked")
  func retries() {
    let full = FileProblem.diskFull(path: "f")
    disk.outcomes.withLock { $0 = [full, full] }
    let saver = saver()
    saver.schedule(version("one"))
    saver.finish()
    #expect(saver.state == .failed(full))
    saver.retry()
    saver.finish()
    #expect(saver.state == .failed(full))
    saver.retry()
    saver.finish()
    #expect(saver.state == .saved(at: 77))
    #expect(written == ["one"])
  }

  @Test("forgets what could not be saved when something newer is there")
  func newerAfterFailure() {
    disk.outcomes.withLock { $0 = [.diskFull(path: "f")] }
    let saver = saver()
    saver.schedule(version("one"))
    saver.finish()
    saver.schedule(version("two"))
    saver.finish()
    saver.retry()
    saver.finish()
    #expect(written == ["two"])
  }

  @Test("does not write what could not be read again")
  func checksFirst() {
    let saver = saver()
    saver.schedule { Array("<plist><dict>".utf8) }
    saver.finish()
    guard case .failed(.unreadableWhenChecked(let path, let reason)) = saver.state else {
      Issue.record("\(saver.state)")
      return
    }
    #expect(path == "f")
    #expect(reason.contains("cut off"))
    #expect(written.isEmpty)
  }

  @Test("saves a real file again and again, and stops at another program's change")
  func realFile() throws {
    let folder = try TemporaryFolder()
    let saver = saver(folder("f"), write: Saver.writeSafely)
    var organisation = try harbour()
    for name in ["One", "Two"] {
      var profile = organisation.profile
      profile.name = name
      organisation.profiles.put(profile)
      let snapshot = organisation
      saver.schedule { OrganisationFile.encode(snapshot) }
      saver.finish()
      #expect(saver.state == .saved(at: 77))
    }
    let bytes = try SafeFile.read(folder("f")).bytes
    #expect(try OrganisationFile.decode(bytes, path: "f").name == "Two")
    #expect(try folder.names == ["f", "f.bak"])
    try folder.put("theirs", in: "f")
    saver.schedule(version("ours"))
    saver.finish()
    #expect(saver.state == .failed(.changedUnderneath(path: folder("f"))))
    #expect(try folder.content(of: "f") == "theirs")
  }

  @Test("goes on from what is there when the disk did not confirm the last save")
  func notConfirmed() throws {
    let stamp = FileStamp(Glibc.stat(), contentHash: 5)
    disk.outcomes.withLock { $0 = [.notConfirmed(path: "f", reason: "EIO", stamp: stamp)] }
    let saver = saver()
    saver.schedule(version("one"))
    saver.finish()
    saver.retry()
    saver.finish()
    #expect(written == ["one after 0"])
  }
}
