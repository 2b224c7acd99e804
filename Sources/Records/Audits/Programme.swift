/// The audits of one year by quarter, with what was put off.
package struct Programme: Hashable, Sendable {
  /// One audit where it stands in the programme, or where it once stood.
  package struct Entry: Hashable, Sendable {
    package let audit: RecordID
    /// The quarter that it was moved to from here; `nil` where it still stands.
    package let movedTo: Quarter?
    /// Whether it lost its day altogether when it was moved from here.
    package let hasNoDay: Bool
    /// Why it was moved from here; empty where it still stands.
    package let why: String
    /// The quarters that it stood in before, the earliest move first.
    package let movedFrom: [Quarter]

    /// Whether the audit still stands here.
    package var isHere: Bool { movedTo == nil && !hasNoDay }
  }

  /// One quarter with its audits by their days, then those that fell out of it.
  package struct Part: Hashable, Sendable {
    /// `nil` for audits without a day.
    package let quarter: Quarter?
    package let entries: [Entry]
  }

  package let year: Int
  /// The four quarters, then the audits without a day, where there are any.
  package let parts: [Part]
  /// How often audits of the year were put off.
  package let postponements: Int
  /// The reasons that were given, the most frequent first.
  package let reasons: [Reason]

  /// A reason for putting off, and how often it was given.
  package struct Reason: Hashable, Sendable {
    package let why: String
    package let count: Int
  }
}

extension Audit {
  /// The quarter of the programme: that of the planned day, or of the day it took place where none was planned.
  package var quarter: Quarter? { (planned ?? day).map { Quarter(of: $0) } }

  /// The last move that took the audit out of a quarter where it does not stand any more.
  fileprivate func lastMove(outOf left: Quarter) -> DateMove? {
    guard quarter != left else { return nil }
    return moves.last { move in
      guard let from = move.from, Quarter(of: from) == left else { return false }
      return move.to.map { Quarter(of: $0) != left } ?? true
    }
  }

  /// The day by which those audited are still to be told; `nil` once they were, or the audit has begun.
  package var owedNotice: Day? { state == .planned && noticeGiven == nil ? notice : nil }
}

extension Organisation {
  /// The programme of a year: audits of all kinds by quarter.
  package func programme(of year: Int) -> Programme {
    let sorted = audits.all.sorted { left, right in
      let days = (left.planned ?? left.day ?? .never, right.planned ?? right.day ?? .never)
      return days.0 == days.1 ? left.name < right.name : days.0 < days.1
    }
    var parts = Quarter.all(of: year).map { quarter in
      let here = sorted.filter { $0.quarter == quarter }.map { entry(of: $0) }
      let gone = sorted.compactMap { audit in
        audit.lastMove(outOf: quarter).map { entry(of: audit, movedBy: $0) }
      }
      return Programme.Part(quarter: quarter, entries: here + gone)
    }
    let undated = sorted.filter { $0.quarter == nil && !$0.state.isFinal }
    if !undated.isEmpty {
      parts.append(Programme.Part(quarter: nil, entries: undated.map { entry(of: $0) }))
    }
    let moves = Set(parts.flatMap(\.entries).map(\.audit)).sorted().compactMap { audits[$0] }
      .flatMap(\.moves).filter { move in
        move.isPostponement && move.from?.year == year
      }
    let reasons = Dictionary(grouping: moves, by: { $0.why.trimmed })
      .map { Programme.Reason(why: $0.key, count: $0.value.count) }
      .sorted { $0.count == $1.count ? $0.why < $1.why : $0.count > $1.count }
    return Programme(year: year, parts: parts, postponements: moves.count, reasons: reasons)
  }

  private func entry(of audit: Audit, movedBy move: DateMove? = nil) -> Programme.Entry {
    var from: [Quarter] = []
    for quarter in audit.moves.compactMap({ $0.from.map { Quarter(of: $0) } })
    where quarter != audit.quarter && !from.contains(quarter) {
      from.append(quarter)
    }
    return Programme.Entry(
      audit: audit.id, movedTo: move == nil ? nil : audit.quarter,
      hasNoDay: move != nil && audit.quarter == nil, why: move?.why ?? "", movedFrom: from)
  }
}
