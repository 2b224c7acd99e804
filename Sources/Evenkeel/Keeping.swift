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
    for news in keeper.takeNews() {
      switch news {
      case .saved(let revision, let stamp, let merged, let notes):
        self.stamp = stamp
        savedRevision = revision
        if let merged {
          state.takeIn(merged, upTo: revision, notes: notes)
        } else {
          state.wasSaved(revision)
        }
      case .changed(let theirs, let stamp):
        self.stamp = stamp
        state.takeIn(state.session.isPast ? today.standing(of: theirs) : theirs)
      case .others(let names): state.others = names
      }
    }
    state.save = status
  }

  /// Hands over what was changed.
  mutating func save(_ state: State) {
    let revision = state.unsaved.newest
    guard revision > scheduledRevision else { return }
    scheduledRevision = revision
    let (organisation, unsaved) = (state.organisation, state.unsaved)
    keeper.schedule(
      Keeper.Version(
        organisation: organisation, revision: revision, stamp: stamp, savedRevision: savedRevision,
        day: state.today
      ) { unsaved.past(of: organisation, at: $0) })
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

  private var status: SaveStatus {
    switch keeper.state {
    case .saved(let seconds): .saved(at: seconds.map(Clock.hourAndMinute) ?? "")
    case .saving: .saving
    case .failed(let problem): .failed(problem.description)
    }
  }
}
