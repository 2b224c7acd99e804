internal import Dispatch
internal import Glibc
package import Records
internal import Synchronization

/// Keeps a file and the organisation in memory alike, away from the thread that draws: saves the newest version,
/// and looks every second whether somebody else changed the file.
package final class Keeper: Sendable {
  /// Whether what was handed over is on the disk.
  package enum State: Hashable, Sendable {
    /// Everything is; `nil` when nothing was saved yet, else seconds since 1970.
    case saved(at: Int?)
    case saving
    case failed(FileProblem)
  }

  /// A version to be saved; the next one is made when this one's fate is known.
  package struct Version: Sendable {
    package let organisation: Organisation
    /// Grows with every change.
    package let revision: Int
    /// What the file was when the oldest of the changes not saved yet was made; `nil` for a new file.
    package fileprivate(set) var stamp: FileStamp?
    /// What the file held then.
    package let base: @Sendable () -> Organisation
    /// The calendar day where the user is.
    package let day: Day

    package init(
      organisation: Organisation, revision: Int, stamp: FileStamp?, day: Day,
      base: @escaping @Sendable () -> Organisation
    ) {
      self.organisation = organisation
      self.revision = revision
      self.stamp = stamp
      self.day = day
      self.base = base
    }
  }

  /// What happened to the file.
  package enum News: Sendable {
    /// A version was saved; `merged` is what the file holds where others' changes came in.
    case saved(revision: Int, stamp: FileStamp, merged: Organisation?, notes: [String])
    /// Somebody else changed the file.
    case changed(Organisation, stamp: FileStamp)
    /// Who else has the file open now.
    case others([String])
  }

  private struct Work {
    var state = State.saved(at: nil)
    /// The version to save next.
    var waiting: Version?
    /// The version that could not be saved.
    var failed: Version?
    var news: [News] = []
  }

  /// What only the queue touches.
  private struct Watch {
    /// What the file was when it was read or written last.
    var stamp: FileStamp?
    /// What could not be read, to be tried again only when it changes.
    var rejected: FileStamp?
    var others: [String] = []
    var looksMissing = false
    /// Whether the state says why the file could not be read, rather than why it could not be saved.
    var hasComplained = false
  }

  private let path: String
  private let who: String
  /// The organisation that the file held at first.
  private let organisation: RecordID
  private let clock: @Sendable () -> Int
  private let wake: @Sendable () -> Void
  private let calls: FileSystemCalls
  private let presence: Presence?
  private let work = Mutex(Work())
  private let watch: Mutex<Watch>
  private let queue = DispatchQueue(label: "evenkeel.keeper")

  /// Takes over one file.
  ///
  /// - Parameters:
  ///   - stamp: what the file was when it was read; `nil` for a new one.
  ///   - organisation: the organisation it holds; another one that takes its place is not shown.
  ///   - clock: seconds since 1970.
  ///   - wake: called after every change of the state and with news, from any thread; it must not wait for
  ///     `finish()`.
  package convenience init(
    path: String, stamp: FileStamp?, organisation: RecordID, who: String,
    presence: Presence? = nil, clock: @escaping @Sendable () -> Int,
    wake: @escaping @Sendable () -> Void
  ) {
    self.init(
      path: path, stamp: stamp, organisation: organisation, who: who, presence: presence,
      clock: clock, wake: wake, calls: FileSystemCalls())
  }

  init(
    path: String, stamp: FileStamp?, organisation: RecordID, who: String, presence: Presence?,
    clock: @escaping @Sendable () -> Int, wake: @escaping @Sendable () -> Void,
    calls: FileSystemCalls
  ) {
    self.path = path
    self.who = who
    self.organisation = organisation
    self.presence = presence
    self.clock = clock
    self.wake = wake
    self.calls = calls
    watch = Mutex(Watch(stamp: stamp))
  }

  /// Whether everything is on the disk at this moment.
  package var state: State { work.withLock { $0.state } }

  /// What happened since it was asked last, in order, and how things stand now.
  package func takeNews() -> (news: [News], state: State) {
    work.withLock { work in
      defer { work.news = [] }
      return (work.news, work.state)
    }
  }

  // MARK: Saving

  /// Saves a version soon, in place of one that could not be saved.
  package func schedule(_ version: Version) {
    let hasChanged = work.withLock { work in
      work.waiting = version
      work.failed = nil
      defer { work.state = .saving }
      return work.state != .saving
    }
    if hasChanged { wake() }
    queue.async { self.saveWaiting() }
  }

  /// Tries again to save what could not be saved.
  package func retry() {
    let hasFailed = work.withLock { work in
      guard let failed = work.failed else { return false }
      work.waiting = failed
      work.failed = nil
      work.state = .saving
      return true
    }
    guard hasFailed else { return }
    wake()
    queue.async { self.saveWaiting() }
  }

  /// Waits until everything handed over is on the disk, or could not be saved.
  package func finish() { queue.sync { self.saveWaiting() } }

  private func saveWaiting() {
    let next = work.withLock { work in
      defer { work.waiting = nil }
      return work.waiting
    }
    guard let version = next else { return }
    do throws(FileProblem) {
      let saved = try SharedFile.save(
        version.organisation, since: .init(stamp: version.stamp, organisation: version.base),
        to: path, by: .init(who: who, now: Moment(seconds: clock()), day: version.day), calls: calls
      )
      noteWritten(saved.stamp)
      end(.saved(at: clock())) { work in
        work.news.append(
          .saved(
            revision: version.revision, stamp: saved.stamp, merged: saved.merged,
            notes: saved.notes))
      }
    } catch {
      var failed = version
      if case .notConfirmed(_, _, let stamp) = error {
        noteWritten(stamp)
        // A new file is there from now on.
        failed.stamp = version.stamp ?? stamp
      }
      end(.failed(error)) { [failed] work in
        if work.waiting == nil { work.failed = failed }
      }
    }
    wake()
  }

  /// A version that came meanwhile makes this one's fate a matter of the past.
  private func end(_ state: State, _ body: (inout Work) -> Void) {
    work.withLock { work in
      body(&work)
      if work.waiting == nil { work.state = state }
    }
  }

  private func noteWritten(_ stamp: FileStamp) {
    watch.withLock { watch in
      watch.stamp = stamp
      watch.rejected = nil
      watch.hasComplained = false
    }
  }

  // MARK: Watching

  /// Looks every second from now on whether somebody else changed the file, or has it open.
  package func startWatching() {
    queue.async { self.lookForOthers() }
    lookAgain()
  }

  private func lookAgain() {
    queue.asyncAfter(deadline: .now() + 1) { [weak self] in
      self?.look()
      self?.lookAgain()
    }
  }

  /// Looks at once whether somebody else changed the file, and waits for the outcome.
  package func lookNow() { queue.sync { self.look() } }

  private func look() {
    lookForOthers()
    var status = stat()
    guard calls.statusOfPath(path, &status) == 0 else { return lookMissing() }
    let (known, rejected) = watch.withLock { watch in
      watch.looksMissing = false
      return (watch.stamp, watch.rejected)
    }
    guard let known else { return }
    if known.matches(status) { return forgetComplaint() }
    if let rejected, rejected.matches(status) { return }
    take(known, status)
  }

  private func take(_ known: FileStamp, _ status: stat) {
    do throws(FileProblem) {
      let contents = try SafeFile.read(path, calls: calls)
      if contents.stamp.hasContent(of: known) {
        // Touched, or copied over itself.
        return
      }
      do throws(OrganisationFileProblem) {
        let theirs = try OrganisationFile.decode(contents.bytes, path: path)
        guard theirs.profile.id == organisation else {
          watch.withLock { $0.rejected = contents.stamp }
          return complain(.otherOrganisation(path: path, name: theirs.name))
        }
        watch.withLock { $0.stamp = contents.stamp }
        work.withLock { $0.news.append(.changed(theirs, stamp: contents.stamp)) }
        forgetComplaint()
        wake()
      } catch {
        watch.withLock { $0.rejected = contents.stamp }
        complain(.theirsUnreadable(path: path, reason: error.reason))
      }
    } catch {
      complain(error)
    }
  }

  /// A file may be away for a moment while another program puts a new one in its place.
  private func lookMissing() {
    let wasMissing = watch.withLock { watch in
      defer { watch.looksMissing = true }
      return watch.looksMissing
    }
    if wasMissing { complain(.gone(path: path)) }
  }

  private func complain(_ problem: FileProblem) {
    watch.withLock { $0.hasComplained = true }
    let isNew = work.withLock { work in
      guard case .saved = work.state else { return false }
      work.state = .failed(problem)
      return true
    }
    if isNew { wake() }
  }

  /// The file is well again: only what could not be saved still is to be said.
  private func forgetComplaint() {
    let hadComplained = watch.withLock { watch in
      defer { watch.hasComplained = false }
      return watch.hasComplained
    }
    guard hadComplained else { return }
    let isOver = work.withLock { work in
      guard case .failed = work.state, work.failed == nil else { return false }
      work.state = .saved(at: nil)
      return true
    }
    if isOver { wake() }
  }

  private func lookForOthers() {
    guard let presence else { return }
    let others = presence.others()
    let isNew = watch.withLock { watch in
      defer { watch.others = others }
      return watch.others != others
    }
    guard isNew else { return }
    work.withLock { $0.news.append(.others(others)) }
    wake()
  }
}
