package import Records

/// An organisation in memory, with one's own steps that the file may not hold yet.
package protocol Kept {
  var organisation: Organisation { get }
  var unsaved: UnsavedSteps { get }
  /// Who else has the file open.
  var others: [String] { get set }
  /// Notes that the file holds everything up to a revision.
  mutating func wasSaved(_ revision: Int)
  /// Takes in what the file holds now: all of one's own up to a revision, and what colleagues saved.
  mutating func takeIn(_ theirs: Organisation, upTo revision: Int, notes: [String])
}

/// Carries changes from memory to what keeps the file, and news of the file back.
package struct Keeping {
  package let keeper: Keeper
  private let clock: @Sendable () -> Int
  /// What the file was when it was read or saved last, as far as memory knows.
  private var stamp: FileStamp?
  private var savedRevision = 0
  private var scheduledRevision = 0
  private var retryAt: Int?
  /// Whether a version was handed over whose fate is not known yet.
  private var isSaving = false
  /// What somebody else made of the file while a version was being saved.
  private var waiting: (Organisation, FileStamp)?

  /// Seconds between attempts to save what could not be saved.
  private static let retrySeconds = 5

  /// - Parameters:
  ///   - stamp: what the file was when it was read; `nil` for a new one.
  ///   - clock: seconds since 1970.
  package init(_ keeper: Keeper, stamp: FileStamp?, clock: @escaping @Sendable () -> Int) {
    self.keeper = keeper
    self.stamp = stamp
    self.clock = clock
  }

  /// Shows what happened to the file.
  ///
  /// - Parameter view: what is shown of what others made of the file.
  /// - Returns: how things stand now.
  @discardableResult
  package mutating func takeNews(
    into kept: inout some Kept, showing view: (Organisation) -> Organisation = { $0 }
  ) -> Keeper.State {
    let (news, state) = keeper.takeNews()
    for news in news {
      switch news {
      case .saved(let revision, let stamp, let merged, let notes):
        self.stamp = stamp
        savedRevision = revision
        // What was saved has in it whatever came before it.
        waiting = nil
        if let merged {
          kept.takeIn(merged, upTo: revision, notes: notes)
        } else {
          kept.wasSaved(revision)
        }
      case .changed(let theirs, let stamp): waiting = (theirs, stamp)
      case .others(let names): kept.others = names
      }
    }
    isSaving = state == .saving
    if !isSaving, let (theirs, stamp) = waiting {
      waiting = nil
      self.stamp = stamp
      kept.takeIn(view(theirs), upTo: savedRevision, notes: [])
    }
    return state
  }

  /// Hands over what was changed, unless a version is being saved: then the next one waits for its fate.
  package mutating func save(_ kept: some Kept, on day: Day) {
    let revision = kept.unsaved.newest
    guard !isSaving, revision > scheduledRevision else { return }
    scheduledRevision = revision
    isSaving = true
    let (organisation, unsaved, saved) = (kept.organisation, kept.unsaved, savedRevision)
    keeper.schedule(
      Keeper.Version(organisation: organisation, revision: revision, stamp: stamp, day: day) {
        unsaved.past(of: organisation, at: saved)
      })
  }

  /// Waits until everything is saved, or cannot be.
  package mutating func finish(
    _ kept: inout some Kept, on day: Day, showing view: (Organisation) -> Organisation = { $0 }
  ) {
    repeat {
      keeper.finish()
      takeNews(into: &kept, showing: view)
      save(kept, on: day)
    } while isSaving
  }

  /// Whether there are changes that the file does not hold.
  package func hasUnsaved(_ kept: some Kept) -> Bool { kept.unsaved.newest > savedRevision }

  /// Tries again to save from time to time, since disks get room and files become writable.
  package mutating func tryAgain() {
    guard case .failed = keeper.state else {
      retryAt = nil
      return
    }
    let now = clock()
    let moment = retryAt ?? now + Keeping.retrySeconds
    if now >= moment {
      retry()
      retryAt = now + Keeping.retrySeconds
    } else {
      retryAt = moment
    }
  }

  /// Tries again at once; a newer version waits for the fate of the one that is tried.
  package mutating func retry() {
    keeper.retry()
    isSaving = true
  }

  /// How long to wait until the next attempt to save; `nil` when there is nothing to try.
  package var millisecondsToRetry: Int? {
    guard case .failed = keeper.state else { return nil }
    return Keeping.retrySeconds * 1000
  }
}
