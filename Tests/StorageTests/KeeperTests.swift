import Dispatch
import Glibc
import Records
import Synchronization
import Testing

@testable import Storage

/// Somebody at work on a file: what the program does between the keys and the file, without a screen.
final class Desk {
  /// What is in memory.
  struct Memory: Kept {
    var organisation: Organisation
    var unsaved = UnsavedSteps()
    var others: [String] = []
    var revision = 0
    var notes: [String] = []
    var random: SeededGenerator
    let writer: HistoryWriter

    mutating func wasSaved(_ revision: Int) { unsaved.drop(upTo: revision) }

    mutating func takeIn(_ theirs: Organisation, upTo revision: Int, notes: [String]) {
      self.revision += 1
      self.notes +=
        notes
        + unsaved.takeIn(
          theirs, upTo: revision, into: &organisation, newRevision: self.revision,
          as: HistoryWriter(who: writer.who, using: &random), at: Moment(seconds: 77),
          on: Desk.day)
    }
  }

  static let day = Day(number: 20_000)

  private var memory: Memory
  private var keeping: Keeping

  var organisation: Organisation { memory.organisation }
  var notes: [String] { memory.notes }
  var keeper: Keeper { keeping.keeper }

  init(
    _ organisation: Organisation, stamp: FileStamp?, path: String, who: String = "M. Lim",
    calls: FileSystemCalls = FileSystemCalls()
  ) {
    var random = SeededGenerator(seed: UInt64(who.utf8.count))
    let writer = HistoryWriter(who: who, using: &random)
    memory = Memory(organisation: organisation, random: random, writer: writer)
    keeping = Keeping(
      Keeper(
        path: path, stamp: stamp, organisation: organisation.profile.id, who: who, presence: nil,
        clock: { 77 }, wake: {}, calls: calls),
      stamp: stamp
    ) { 77 }
  }

  /// Opens a file that is there.
  convenience init(opening path: String, who: String) throws {
    let contents = try SafeFile.read(path)
    self.init(
      try OrganisationFile.decode(contents.bytes, path: path), stamp: contents.stamp, path: path,
      who: who)
  }

  /// Changes one record and hands it over to be saved.
  func put<R: Record>(_ record: R) throws {
    let edit = Edit(
      who: memory.writer.who, when: Moment(seconds: 77), title: "step",
      changes: organisation.changes(putting: record))
    let entries = try memory.organisation.carryOut(edit, as: memory.writer, on: Desk.day)
    memory.revision += 1
    memory.unsaved.add(edit.changes, entries: entries, revision: memory.revision)
    keeping.save(memory, on: Desk.day)
  }

  func rename(_ name: String) throws {
    takeNews()
    var profile = organisation.profile
    profile.name = name
    try put(profile)
  }

  func action(_ key: String, _ body: (inout Action) throws -> Void) throws {
    takeNews()
    var action = try organisation.actions[recordID(key)] ?? Action(id: recordID(key))
    try body(&action)
    try put(action)
  }

  /// Waits for the disk and shows what it holds.
  func settle() { keeping.finish(&memory, on: Desk.day) }

  func takeNews() { keeping.takeNews(into: &memory) }

  /// Tries again to save, as a key does.
  func retry() { keeping.retry() }
}

/// A disk that can be held up, or made to fail a few times.
private final class Disk: Sendable {
  let failures = Mutex<[Int32]>([])
  let began = DispatchSemaphore(value: 0)
  let mayGoOn = DispatchSemaphore(value: 0)
  let isHeld = Mutex(false)
  let saves = Mutex(0)

  var calls: FileSystemCalls {
    let real = FileSystemCalls()
    var calls = real
    calls.create = { path, mode in
      if self.isHeld.withLock({ $0 }) {
        self.began.signal()
        self.mayGoOn.wait()
      }
      let code = self.failures.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      if let code {
        errno = code
        return -1
      }
      self.saves.withLock { $0 += 1 }
      return real.create(path, mode)
    }
    return calls
  }
}

@Suite("What keeps the file")
struct KeeperTests {
  private let disk = Disk()
  private let folder: TemporaryFolder
  private var path: String { folder("f") }

  init() throws { folder = try TemporaryFolder() }

  private func desk(_ name: String = "f") throws -> Desk {
    Desk(try harbour(), stamp: nil, path: folder(name), calls: disk.calls)
  }

  private func nameOnDisk() throws -> String {
    try OrganisationFile.decode(SafeFile.read(path).bytes, path: "f").name
  }

  @Test("has nothing to do at first")
  func idle() throws {
    let desk = try desk()
    desk.keeper.finish()
    desk.keeper.retry()
    #expect(desk.keeper.state == .saved(at: nil))
    #expect(try folder.names.isEmpty)
  }

  @Test("says saved only when the disk has the newest version, and passes over older ones")
  func coalesces() throws {
    disk.isHeld.withLock { $0 = true }
    let desk = try desk()
    try desk.rename("one")
    disk.began.wait()
    for name in ["two", "three", "four"] { try desk.rename(name) }
    #expect(desk.keeper.state == .saving)
    disk.isHeld.withLock { $0 = false }
    disk.mayGoOn.signal()
    desk.settle()
    #expect(desk.keeper.state == .saved(at: 77))
    #expect(try nameOnDisk() == "four")
    #expect(disk.saves.withLock { $0 } == 2)
  }

  @Test("keeps what could not be saved and tries again when asked")
  func retries() throws {
    disk.failures.withLock { $0 = [ENOSPC, ENOSPC] }
    let desk = try desk()
    try desk.rename("one")
    desk.keeper.finish()
    #expect(desk.keeper.state == .failed(.diskFull(path: path)))
    desk.keeper.retry()
    desk.keeper.finish()
    #expect(desk.keeper.state == .failed(.diskFull(path: path)))
    desk.keeper.retry()
    desk.keeper.finish()
    #expect(desk.keeper.state == .saved(at: 77))
    #expect(try nameOnDisk() == "one")
  }

  @Test("a change made while an older one is tried again is no conflict with it")
  func changedWhileRetrying() throws {
    disk.failures.withLock { $0 = [ENOSPC] }
    let contents = try SafeFile.write(
      OrganisationFile.encode(try harbour()), to: path, expecting: nil)
    let desk = Desk(try harbour(), stamp: contents, path: path, calls: disk.calls)
    try desk.rename("one")
    desk.keeper.finish()
    desk.takeNews()
    disk.isHeld.withLock { $0 = true }
    desk.retry()
    disk.began.wait()
    var profile = desk.organisation.profile
    profile.name = "two"
    try desk.put(profile)
    disk.isHeld.withLock { $0 = false }
    disk.mayGoOn.signal()
    desk.settle()
    #expect(try nameOnDisk() == "two")
    #expect(desk.organisation.conflicts.isEmpty)
  }

  @Test("forgets what could not be saved when something newer is there")
  func newerAfterFailure() throws {
    disk.failures.withLock { $0 = [ENOSPC] }
    let desk = try desk()
    try desk.rename("one")
    desk.keeper.finish()
    try desk.rename("two")
    desk.keeper.finish()
    desk.keeper.retry()
    desk.keeper.finish()
    #expect(try nameOnDisk() == "two")
    #expect(disk.saves.withLock { $0 } == 1)
  }

  @Test("brings in what somebody else saved, and saves both")
  func merges() throws {
    let one = try desk()
    try one.rename("Harbour")
    one.settle()
    let other = try Desk(opening: path, who: "A. Okafor")
    try other.action("a3") { $0.category = "suppliers" }
    other.settle()
    try one.action("a3") { $0.due = Day("2026-12-24") }
    try one.action("a7") { $0.notes = "seen again" }
    one.settle()
    let onDisk = try OrganisationFile.decode(SafeFile.read(path).bytes, path: "f")
    #expect(onDisk.actions[try recordID("a3")]?.category == "suppliers")
    #expect(onDisk.actions[try recordID("a3")]?.due == Day("2026-12-24"))
    #expect(onDisk.actions[try recordID("a7")]?.notes == "seen again")
    #expect(one.organisation == onDisk)
    #expect(onDisk.historyFlaws().isEmpty)
    #expect(onDisk.history.count == 4)
  }

  @Test("shows what somebody else saved without being asked")
  func watches() throws {
    let one = try desk()
    try one.rename("Harbour")
    one.settle()
    one.keeper.lookNow()
    #expect(one.keeper.takeNews().news.isEmpty)
    let other = try Desk(opening: path, who: "A. Okafor")
    try other.rename("Harbour Engineering")
    other.settle()
    one.keeper.lookNow()
    one.takeNews()
    #expect(one.organisation.name == "Harbour Engineering")
    one.keeper.lookNow()
    #expect(one.keeper.takeNews().news.isEmpty)
  }

  @Test("loses no change of two people who both go on without waiting", arguments: 1...6)
  func twoAtOnce(seed: Int) throws {
    let one = try desk()
    try one.rename("Harbour")
    one.settle()
    let other = try Desk(opening: path, who: "A. Okafor")
    var random = SeededGenerator(seed: UInt64(seed))
    for number in 0..<12 {
      try one.action("m\(number)") { $0.title = "Case \(number)" }
      try other.action("o\(number)") { $0.title = "Case \(number)" }
      try one.action("a3") { $0.notes += "m\(number) " }
      try other.action("a3") { $0.whys.append("o\(number)") }
      if Bool.random(using: &random) { one.settle() }
      if Bool.random(using: &random) { other.keeper.lookNow() }
      if Bool.random(using: &random) { one.keeper.lookNow() }
    }
    for _ in 0..<3 {
      one.settle()
      other.settle()
      one.keeper.lookNow()
      one.takeNews()
      other.keeper.lookNow()
      other.takeNews()
    }
    let onDisk = try OrganisationFile.decode(SafeFile.read(path).bytes, path: "f")
    for number in 0..<12 {
      #expect(onDisk.actions[try recordID("m\(number)")] != nil, "m\(number)")
      #expect(onDisk.actions[try recordID("o\(number)")] != nil, "o\(number)")
      #expect(onDisk.actions[try recordID("a3")]?.whys.contains("o\(number)") == true)
      #expect(onDisk.actions[try recordID("a3")]?.notes.contains("m\(number) ") == true)
    }
    #expect(onDisk.conflicts.isEmpty)
    #expect(onDisk.historyFlaws().map(\.description) == [])
    #expect(Set(one.organisation.actions.all) == Set(onDisk.actions.all))
    #expect(Set(other.organisation.actions.all) == Set(onDisk.actions.all))
  }

  @Test("gives one of two new records with the same reference another, and says so")
  func sameReference() throws {
    let one = try desk()
    try one.rename("Harbour")
    one.settle()
    let other = try Desk(opening: path, who: "A. Okafor")
    try other.action("zz") {
      $0.title = "Theirs"
      $0.reference = "NC-2026-020"
    }
    other.settle()
    try one.action("aa") {
      $0.title = "Ours"
      $0.reference = "NC-2026-020"
    }
    one.settle()
    #expect(one.organisation.actions[try recordID("zz")]?.reference == "NC-2026-020")
    #expect(one.organisation.actions[try recordID("aa")]?.reference == "NC-2026-021")
    #expect(one.notes == ["NC-2026-020 was given twice: “Ours” is now NC-2026-021"])
  }

  @Test("never overwrites what another program made of the file and it cannot read")
  func unreadable() throws {
    let desk = try desk()
    try desk.rename("Harbour")
    desk.settle()
    try folder.put("<plist><dict>", in: "f")
    desk.keeper.lookNow()
    guard case .failed(.theirsUnreadable) = desk.keeper.state else {
      Issue.record("\(desk.keeper.state)")
      return
    }
    try desk.rename("Harbour two")
    desk.keeper.finish()
    guard case .failed(let problem) = desk.keeper.state else {
      Issue.record("\(desk.keeper.state)")
      return
    }
    #expect(problem.description.contains("it cannot be read now: line 1"))
    #expect(try folder.content(of: "f") == "<plist><dict>")
    // Somebody puts the file right again: what was kept in memory is saved into it.
    try folder.put(utf8Text(OrganisationFile.encode(try harbour())), in: "f")
    desk.keeper.retry()
    desk.settle()
    #expect(try nameOnDisk() == "Harbour two")
  }

  @Test("does not save into another organisation's file that took the place")
  func otherOrganisation() throws {
    let desk = try desk()
    try desk.rename("Harbour")
    desk.settle()
    var profile = Profile(id: try recordID("other"))
    profile.name = "Other Works"
    let bytes = OrganisationFile.encode(Organisation(profile: profile))
    try folder.put(utf8Text(bytes), in: "f")
    try desk.rename("Harbour two")
    desk.keeper.finish()
    #expect(
      desk.keeper.state == .failed(.otherOrganisation(path: path, name: "Other Works")))
    #expect(try SafeFile.read(path).bytes == bytes)
  }

  @Test(
    "keeps what it knows when an older copy is put over the file, and tells",
    arguments: [true, false])
  func olderCopy(hasPending: Bool) throws {
    let desk = try desk()
    try desk.rename("Harbour")
    desk.settle()
    let older = try folder.content(of: "f")
    try desk.action("a3") { $0.category = "suppliers" }
    try desk.action("new") { $0.title = "Pump leaks" }
    desk.settle()
    try folder.put(older, in: "f")
    if hasPending {
      try desk.action("a7") { $0.notes = "seen again" }
    } else {
      desk.keeper.lookNow()
      desk.takeNews()
      #expect(desk.organisation.actions[try recordID("new")]?.title == "Pump leaks")
    }
    desk.settle()
    let onDisk = try OrganisationFile.decode(SafeFile.read(path).bytes, path: "f")
    #expect(onDisk.actions[try recordID("a3")]?.category == "suppliers")
    #expect(onDisk.actions[try recordID("new")]?.title == "Pump leaks")
    #expect(desk.notes.contains("the other copy is an older one: 2 changes since then stay"))
    #expect(onDisk.historyFlaws().isEmpty)
  }

  @Test("does not show another organisation that was put over the file")
  func otherOrganisationUnderneath() throws {
    let desk = try desk()
    try desk.rename("Harbour")
    desk.settle()
    var profile = Profile(id: try recordID("other"))
    profile.name = "Other Works"
    let bytes = OrganisationFile.encode(Organisation(profile: profile))
    try folder.put(utf8Text(bytes), in: "f")
    desk.keeper.lookNow()
    desk.takeNews()
    #expect(desk.organisation.name == "Harbour")
    #expect(
      desk.keeper.state == .failed(.otherOrganisation(path: path, name: "Other Works")))
  }

  @Test("tells when the file is gone, and makes it again with the next change")
  func gone() throws {
    let desk = try desk()
    try desk.rename("Harbour")
    desk.settle()
    #expect(unlink(path) == 0)
    desk.keeper.lookNow()
    #expect(desk.keeper.state == .saved(at: 77), "it may be away for a moment")
    desk.keeper.lookNow()
    #expect(desk.keeper.state == .failed(.gone(path: path)))
    try desk.rename("Harbour two")
    desk.settle()
    #expect(try nameOnDisk() == "Harbour two")
  }

  @Test("goes on from what is there when the disk did not confirm the last save")
  func notConfirmed() throws {
    var calls = FileSystemCalls()
    let confirms = Mutex(false)
    calls.openFolder = { path in
      if confirms.withLock({ $0 }) { return FileSystemCalls().openFolder(path) }
      errno = EIO
      return -1
    }
    let desk = Desk(try harbour(), stamp: nil, path: path, calls: calls)
    try desk.rename("Harbour")
    desk.keeper.finish()
    guard case .failed(.notConfirmed) = desk.keeper.state else {
      Issue.record("\(desk.keeper.state)")
      return
    }
    confirms.withLock { $0 = true }
    desk.keeper.retry()
    desk.settle()
    #expect(desk.keeper.state == .saved(at: 77))
    #expect(try nameOnDisk() == "Harbour")
  }
}

@Suite("Saving under a lock")
struct LockTests {
  @Test("waits for another save and leaves nothing behind")
  func waits() throws {
    let folder = try TemporaryFolder()
    let calls = FileSystemCalls()
    let first = try #require(try FileLock.acquire(for: folder("f"), path: "f", calls: calls))
    let isIn = Mutex(false)
    let done = DispatchSemaphore(value: 0)
    let path = folder("f")
    Thread.run {
      let second = try? FileLock.acquire(for: path, path: "f", calls: calls)
      isIn.withLock { $0 = true }
      second?.release()
      done.signal()
    }
    usleep(60_000)
    #expect(!isIn.withLock { $0 })
    first.release()
    done.wait()
    #expect(isIn.withLock { $0 })
    #expect(try folder.names.isEmpty)
  }

  @Test("does without where files cannot be locked", arguments: [ENOLCK, ENOTSUP, EINVAL])
  func withoutLocks(code: Int32) throws {
    let folder = try TemporaryFolder()
    var calls = FileSystemCalls()
    calls.lock = { _ in
      errno = code
      return -1
    }
    #expect(try FileLock.acquire(for: folder("f"), path: "f", calls: calls) == nil)
    calls = FileSystemCalls()
    calls.openLock = { _ in
      errno = EACCES
      return -1
    }
    #expect(try FileLock.acquire(for: folder("f"), path: "f", calls: calls) == nil)
  }
}

private enum Thread {
  static func run(_ body: @escaping @Sendable () -> Void) {
    DispatchQueue.global().async(execute: body)
  }
}

@Suite("Who has a file open")
struct PresenceTests {
  @Test("is known to all others, and forgotten when they leave")
  func others() throws {
    let folder = try TemporaryFolder()
    let watcher = Presence(path: folder("f"), who: nil)
    #expect(watcher.others().isEmpty)
    var lim: Presence? = Presence(path: folder("f"), who: "M. Lim")
    let okafor = Presence(path: folder("f"), who: "A. Okafor")
    _ = Presence(path: folder("g"), who: "J. Novák")
    #expect(watcher.others() == ["A. Okafor", "M. Lim"])
    #expect(okafor.others() == ["M. Lim"])
    #expect(lim?.others() == ["A. Okafor"])
    lim = nil
    #expect(okafor.others().isEmpty)
  }

  @Test("is no longer said of a program that died")
  func leftOver() throws {
    let folder = try TemporaryFolder()
    var host = [CChar](repeating: 0, count: 256)
    #expect(gethostname(&host, 255) == 0)
    let name = String(decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    try folder.put("M. Lim\n\(name)\n", in: ".f.open-1-a")
    try folder.put("J. Novák\nelsewhere\n", in: ".f.open-1-b")
    try folder.put("garbage", in: ".f.open-1-c")
    let okafor = Presence(path: folder("f"), who: "A. Okafor")
    #expect(okafor.others() == ["J. Novák"], "another machine's note is believed while it is fresh")
    #expect(try !folder.names.contains(".f.open-1-a"))
  }
}

@Suite("Versions before the present one")
struct VersionTests {
  private func version(_ seconds: Int, size: Int = 1000) -> Versions.Version {
    Versions.Version(path: "v\(seconds)", moment: Moment(seconds: seconds), size: size)
  }

  @Test("are kept after each save, the newest first, with the file's own mode")
  func kept() throws {
    let folder = try TemporaryFolder()
    var stamp = try SafeFile.write(Array("one".utf8), to: folder("f"), expecting: nil)
    #expect(Versions.list(of: folder("f")).isEmpty)
    for text in ["two", "three"] {
      stamp = try SafeFile.write(Array(text.utf8), to: folder("f"), expecting: stamp)
    }
    let versions = Versions.list(of: folder("f"))
    #expect(try versions.map { try SafeFile.read($0.path).bytes.count } == [3, 3])
    #expect(try versions.map { utf8Text(try SafeFile.read($0.path).bytes) } == ["two", "one"])
  }

  @Test("are kept by everybody who shares the folder, whatever their mask")
  func shared() throws {
    let folder = try TemporaryFolder()
    #expect(chmod(folder.path, 0o2775) == 0)
    let stamp = try SafeFile.write([1], to: folder("f"), expecting: nil)
    try SafeFile.write([2], to: folder("f"), expecting: stamp)
    var status = stat()
    #expect(lstat(folder(".f.versions"), &status) == 0)
    #expect(status.st_mode & 0o7777 == 0o2775)
  }

  @Test("in a folder that does not let us in keep no one from saving")
  func notLetIn() throws {
    let folder = try TemporaryFolder()
    let stamp = try SafeFile.write([1], to: folder("f"), expecting: nil)
    var calls = FileSystemCalls()
    calls.mayWrite = { path in
      guard path.hasSuffix("versions") else { return 0 }
      errno = EACCES
      return -1
    }
    try SafeFile.write([2], to: folder("f"), expecting: stamp, calls: calls)
    #expect(try SafeFile.read(folder("f")).bytes == [2])
  }

  @Test("are bounded: a few of the last minutes, one an hour, one a day")
  func bounded() {
    let now = 1_800_000_000
    let everyMinute = (0..<100_000).map { version(now - 60 * $0) }
    let kept = VersionBound.kept(everyMinute)
    #expect(kept.prefix(6) == everyMinute.prefix(6))
    #expect(kept.count <= 6 + 12 + 30)
    #expect(kept.count > 30)
    let span = now - (kept.last?.moment.seconds ?? now)
    #expect(span > 20 * 86_400)
  }

  @Test("are bounded in bytes, but two are always kept")
  func boundedBytes() {
    let large = (0..<20).map { version(1_800_000_000 - 60 * $0, size: 200 << 20) }
    #expect(VersionBound.kept(large).count == 2)
    let middling = (0..<20).map { version(1_800_000_000 - 60 * $0, size: 60 << 20) }
    #expect(VersionBound.kept(middling).count == 4)
  }
}
