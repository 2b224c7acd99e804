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

  private struct Work {
    var state = State.saved(at: nil)
    var stamp: FileStamp?
    /// The version to save next.
    var waiting: (@Sendable () -> [UInt8])?
    /// The version that could not be saved.
    var failed: (@Sendable () -> [UInt8])?
  }

  private let path: String
  private let clock: @Sendable () -> Int
  private let wake: @Sendable () -> Void
  private let write: @Sendable ([UInt8], String, FileStamp?) -> Result<FileStamp, FileProblem>
  private let work: Mutex<Work>
  private let queue = DispatchQueue(label: "saver")

  /// - Parameters:
  ///   - stamp: what the file was when it was read.
  ///   - clock: seconds since 1970.
  ///   - wake: called from another thread whenever the state has changed.
  package init(
    path: String, stamp: FileStamp?, clock: @escaping @Sendable () -> Int,
    wake: @escaping @Sendable () -> Void,
    write: @escaping @Sendable ([UInt8], String, FileStamp?) -> Result<FileStamp, FileProblem> =
      Saver.writeSafely
  ) {
    self.path = path
    self.clock = clock
    self.wake = wake
    self.write = write
    work = Mutex(Work(stamp: stamp))
  }

  package static let writeSafely:
    @Sendable ([UInt8], String, FileStamp?) -> Result<FileStamp, FileProblem> = {
      bytes, path, stamp in
      do throws(FileProblem) {
        return .success(try SafeFile.write(bytes, to: path, expecting: stamp))
      } catch {
        return .failure(error)
      }
    }

  package var state: State { work.withLock { $0.state } }

  /// Saves a version soon; one that still waits is passed over.
  package func schedule(_ encode: @escaping @Sendable () -> [UInt8]) {
    work.withLock { work in
      work.waiting = encode
      work.failed = nil
      work.state = .saving
    }
    queue.async { self.saveWaiting() }
  }

  /// Tries again to save what could not be saved.
  package func retry() {
    let failed = work.withLock { $0.failed }
    if let failed { schedule(failed) }
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
    work.withLock { work in
      switch outcome {
      case .success(let stamp):
        work.stamp = stamp
        if work.waiting == nil { work.state = .saved(at: clock()) }
      case .failure(let problem):
        work.failed = work.waiting ?? encode
        if work.waiting == nil { work.state = .failed(problem) }
      }
    }
    wake()
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
