import Records

/// How long the auditor has been at the present line.
///
/// A pause is not work: between two keys no more than five minutes count.
struct WalkClock: Hashable, Sendable {
  private static let longestPause = 300
  /// Seconds at the present line that are not kept with it yet.
  private(set) var seconds = 0
  private var lastKey: Moment?

  mutating func start(at now: Moment) { lastKey = now }

  mutating func key(at now: Moment) {
    if let lastKey { seconds += max(0, min(now.seconds - lastKey.seconds, WalkClock.longestPause)) }
    lastKey = now
  }

  mutating func take() -> Int {
    defer { seconds = 0 }
    return seconds
  }
}

extension State {
  /// Counts the time since the key before to the present line.
  mutating func runClock() {
    guard pane == .audits, audits.walk != nil else { return }
    audits.walk?.clock.key(at: now)
  }

  /// Keeps the time spent with the present line.
  mutating func stopClock() {
    if let line = timedLine() { commitQuietly(organisation.changes(putting: line)) }
  }

  /// The present line with the time spent on it; `nil` when none was, or it can no longer be noted.
  mutating func timedLine() -> AuditLine? {
    guard obstacleToWalking == nil, var line = currentLine,
      let seconds = audits.walk?.clock.take(), seconds > 0
    else { return nil }
    line.spent += seconds
    return line
  }

  /// The time spent on an audit so far: "1 h 12 min"; empty below a minute.
  func timeSpent(on audit: RecordID) -> String {
    let kept = derived.progress[audit]?.spent ?? 0
    let running = audits.walk?.audit == audit ? audits.walk?.clock.seconds ?? 0 : 0
    return (kept + running).spokenDuration
  }
}

extension Int {
  /// Seconds as hours and minutes; empty below a minute.
  var spokenDuration: String {
    let minutes = self / 60
    if minutes == 0 { return "" }
    return minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }
}
