internal import Records
internal import Screens
internal import Storage
internal import Terminal

/// Carries news between what is on the screen and what keeps the file.
struct Keeping {
  let keeper: Keeper
  /// What the file was when it was read or saved last, as far as the screen knows.
  private var stamp: FileStamp
  private var savedRevision = 0
  private var scheduledRevision = 0
  private var retryAt: Int?
  /// Whether a version was handed over whose fate is not known yet.
  private var isSaving = false
  /// What somebody else made of the file while a version was being saved.
  private var waiting: (Organisation, FileStamp)?

  /// Seconds between attempts to save what could not be saved.
  private static let retrySeconds = 5

  init(_ opened: OpenedFile, who: String, isReadOnly: Bool) {
    stamp = opened.stamp
    // Who only looks writes nothing beside the file.
    let presence = Presence(path: opened.path, who: isReadOnly ? nil : who)
    keeper = Keeper(
      path: opened.path, stamp: opened.stamp, who: who, presence: presence,
      clock: { Clock.seconds }, wake: Terminal.wake)
    keeper.startWatching()
  }

  /// Shows what happened to the file.
  mutating func takeNews(into state: inout State, showing today: TodayOption) {
    let (news, keeperState) = keeper.takeNews()
    for news in news {
      switch news {
      case .saved(let revision, let stamp, let merged, let notes):
        self.stamp = stamp
        savedRevision = revision
        // What was saved has in it whatever came before it.
        waiting = nil
        if let merged {
          state.takeIn(merged, upTo: revision, notes: notes)
        } else {
          state.wasSaved(revision)
        }
      case .changed(let theirs, let stamp): waiting = (theirs, stamp)
      case .others(let names): state.others = names
      }
    }
    isSaving = keeperState == .saving
    if !isSaving, let (theirs, stamp) = waiting {
      waiting = nil
      self.stamp = stamp
      state.takeIn(state.session.isPast ? today.standing(of: theirs) : theirs)
    }
    state.save = status(keeperState)
  }

  /// Hands over what was changed, unless a version is being saved: then the next one waits for its fate.
  mutating func save(_ state: State) {
    let revision = state.unsaved.newest
    guard !isSaving, revision > scheduledRevision else { return }
    scheduledRevision = revision
    isSaving = true
    let (organisation, unsaved, saved) = (state.organisation, state.unsaved, savedRevision)
    keeper.schedule(
      Keeper.Version(
        organisation: organisation, revision: revision, stamp: stamp, day: state.today
      ) { unsaved.past(of: organisation, at: saved) })
  }

  /// Waits until everything is saved, or cannot be.
  mutating func finish(_ state: inout State, showing today: TodayOption) {
    repeat {
      keeper.finish()
      takeNews(into: &state, showing: today)
      save(state)
    } while isSaving
  }

  /// Whether there are changes that the file does not hold.
  func hasUnsaved(_ state: State) -> Bool { state.unsaved.newest > savedRevision }

  /// Tries again to save from time to time, since disks get room and files become writable.
  mutating func tryAgain() {
    guard case .failed = keeper.state else {
      retryAt = nil
      return
    }
    let moment = retryAt ?? Clock.seconds + Keeping.retrySeconds
    if Clock.seconds >= moment {
      keeper.retry()
      retryAt = Clock.seconds + Keeping.retrySeconds
    } else {
      retryAt = moment
    }
  }

  /// How long to wait until the next attempt to save; `nil` when there is nothing to try.
  var millisecondsToRetry: Int? {
    guard case .failed = keeper.state else { return nil }
    return Keeping.retrySeconds * 1000
  }

  private func status(_ state: Keeper.State) -> SaveStatus {
    switch state {
    case .saved(let seconds): .saved(at: seconds.map(Clock.hourAndMinute) ?? "")
    case .saving: .saving
    case .failed(let problem): .failed(problem.description)
    }
  }
}
