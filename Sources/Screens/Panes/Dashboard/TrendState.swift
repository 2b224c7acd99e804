import Records

/// The trend of the readiness, worked out a month at a time while nobody presses a key.
struct TrendState: Sendable {
  /// What it follows from.
  private var basis: AdviceState.Basis?
  private(set) var trend: ReadinessTrend?

  /// Begins anew when something changed since.
  mutating func follow(
    _ organisation: Organisation, library: Library, now: Readiness, basis: AdviceState.Basis
  ) {
    guard basis != self.basis else { return }
    self.basis = basis
    trend = ReadinessTrend(of: organisation, today: basis.today, library: library, now: now)
  }

  /// Works out one more month.
  mutating func step() { trend?.step() }

  func isComplete(for basis: AdviceState.Basis) -> Bool {
    basis == self.basis && trend?.isComplete ?? true
  }
}

extension State {
  private var trendBasis: AdviceState.Basis {
    AdviceState.Basis(revision: revision, today: today)
  }

  /// Whether the trend is to be shown and not worked out yet.
  var isTrendWanted: Bool { pane == .dashboard && !trend.isComplete(for: trendBasis) }

  /// Works out a part of the trend.
  mutating func stepTrend() {
    trend.follow(organisation, library: library, now: dashboard.readiness, basis: trendBasis)
    trend.step()
    refreshBoard(of: .dashboard)
  }

  /// The trend as far as it is known for what is on file now.
  var readinessTrend: ReadinessTrend? {
    trend.trend.flatMap { $0.points.last?.readiness == dashboard.readiness ? $0 : nil }
  }

  /// "▼ 4 since 20 Oct"; `nil` when nothing is known of a month ago.
  func trendText(isShort: Bool = false) -> String? {
    guard let before = readinessTrend?.monthAgo else { return nil }
    let change = dashboard.readiness.points - before.readiness.points
    let mark = change < 0 ? "▼ \(-change)" : change > 0 ? "▲ \(change)" : "="
    return isShort ? mark : "\(mark) since \(before.day.spoken(today: today))"
  }
}
