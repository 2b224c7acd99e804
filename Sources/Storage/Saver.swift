internal import Dispatch
internal import Synchronization

/// Saves versions of a file away from the thread that draws: the newest one waiting wins.
package final class Saver: Sendable {
  /// Whether what was handed over is on the disk.
  package enum State: Hashable, Sendable {
    /// Everything is; `nil` when nothing was saved yet, else seconds since 1970.
    case saved(at: Int?)
    case saving
    case failed(FileProblem)
  }

  /// Makes a version's bytes; called on the saver's own thread.
  package typealias Encode = @Sendable () -> [UInt8]

  /// Writes bytes to a path over what the file was.
  package typealias Write =
    @Sendable (_ bytes: [UInt8], _ path: String, _ expected: FileStamp?) -> Result<
      FileStamp, FileProblem
    >

  private struct Work {
    var state = State.saved(at: nil)
    var stamp: FileStamp?
    /// The version to save next.
    var waiting: Encode?
    /// The version that could not be saved.
    var failed: Encode?
  }

  private let path: String
  private let clock: @Sendable () -> Int
  private let wake: @Sendable () -> Void
  private let write: Write
  private let work: Mutex<Work>
  private let queue = DispatchQueue(label: "evenkeel.saver")

  /// Takes over the saving of one file.
  ///
  /// - Parameters:
  ///   - stamp: what the file was when it was read; `nil` for a new one.
  ///   - clock: seconds since 1970.
  ///   - wake: called after every change of the state, from any thread; it must not wait for
  ///     `finish()`.
  package init(
    path: String, stamp: FileStamp?, clock: @escaping @Sendable () -> Int,
    wake: @escaping @Sendable () -> Void, write: @escaping Write = Saver.writeSafely
  ) {
    self.path = path
    self.clock = clock
    self.wake = wake
    self.write = write
    work = Mutex(Work(stamp: stamp))
  }

  /// Writes with `SafeFile`.
  package static let writeSafely: Write = { bytes, path, stamp in
    do throws(FileProblem) {
      return .success(try SafeFile.write(bytes, to: path, expecting: stamp))
    } catch {
      return .failure(error)
    }
  }

  /// Whether everything is on the disk at this moment.
  package var state: State { work.withLock { $0.state } }

  /// Saves a version soon; one that still waits is passed over.
  package func schedule(_ encode: @escaping Encode) {
    let hasChanged = work.withLock { work in
      work.waiting = encode
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
      return work.waiting.map { ($0, work.stamp) }
    }
    guard let (encode, stamp) = next else { return }
    let bytes = encode()
    let outcome = check(bytes).flatMap { write(bytes, path, stamp) }
    let hasChanged = work.withLock { work in
      // A version that came meanwhile makes this one's fate a matter of the past.
      let isNewest = work.waiting == nil
      switch outcome {
      case .success(let stamp):
        work.stamp = stamp
        if isNewest { work.state = .saved(at: clock()) }
      case .failure(let problem):
        if case .notConfirmed(_, _, let stamp) = problem { work.stamp = stamp }
        if isNewest {
          work.failed = encode
          work.state = .failed(problem)
        }
      }
      return isNewest
    }
    if hasChanged { wake() }
  }

  /// What cannot be read again is not written.
  private func check(_ bytes: [UInt8]) -> Result<Void, FileProblem> {
    do throws(PropertyListProblem) {
      try PropertyListReader.read(bytes) { (reader) throws(PropertyListProblem) in
        try reader.skipValue()
      }
      return .success(())
    } catch {
      return .failure(.unreadableWhenChecked(path: path, reason: error.description))
    }
  }
}
