/// How a person stands with a competence, computed from dates alone.
package enum CellState: String, Hashable, Sendable, CaseIterable {
  case valid
  case dueSoon = "due soon"
  case expired, missing, planned, desirable
  case notRequired = "not required"

  /// The mark of a cell, on the screen and on paper; colour only repeats it.
  package var mark: String {
    switch self {
    case .valid: "●"
    case .dueSoon: "◐"
    case .expired: "✗"
    case .missing: "○"
    case .planned: "◇"
    case .desirable: "+"
    case .notRequired: "·"
    }
  }

  /// Whether the person can do it today.
  package var isHeld: Bool { self == .valid || self == .dueSoon }
  /// Whether a mandatory requirement is not met today.
  package var isGap: Bool { self == .expired || self == .missing || self == .planned }
}

/// One person and one competence.
package struct TrainingCell: Hashable, Sendable {
  package let person: RecordID
  package let competence: RecordID
  package let state: CellState
  /// Whether a role of the person requires the competence.
  package let isMandatory: Bool
  /// The last day on which what is on file counts; `nil` when it counts for ever, or nothing is on file.
  package let expires: Day?
  /// The first day, from the matrix's on, for which it is booked.
  package let booked: Day?
  /// The day by which something has to be done: the booked day, else the day it expires, else, for what is missing
  /// since a role was taken or a requirement came, the day by which it is needed. `nil` when no day is known.
  package let due: Day?
  /// The day until which it still counts though its refresher was due; `nil` when it was not.
  package let graceEnds: Day?
  /// The highest level on file that counts, also when its refresher is due; empty when none is named.
  package let level: String

  /// Whether a mandatory requirement is not met.
  package var isGap: Bool { isMandatory && state.isGap }
}

extension Requirement {
  /// Whether it decides as well when another requirement of the same competence is mandatory.
  fileprivate var decidesBesideMandatory: Bool { isMandatory || (level.isEmpty && since == nil) }
}

/// When a cell is looked at, and what is needed beside its dates.
package struct CellRule: Hashable, Sendable {
  /// The day it is about.
  package let day: Day
  /// What is known: bookings of days up to this one that nobody confirmed do not count.
  package let today: Day
  /// How many days before it expires a competence counts as due soon.
  package let window: Int
  package let scale: LevelScale

  package init(on day: Day, today: Day, of profile: Profile) {
    self.day = day
    self.today = today
    window = profile.dueSoonDays
    scale = LevelScale(profile.levels)
  }

  /// Clause 7.2: the state follows from the dates on file and from what the roles require, nothing else.
  ///
  /// A record counts up to and including the day it expires. Where roles require differently the strictest decides; but
  /// a level or a training anew that is only desirable makes no gap of what another role demands.
  package func cell(
    of person: RecordID, _ competence: RecordID, records: [TrainingRecord], duties: [Duty]
  ) -> TrainingCell {
    let met = records.filter { $0.isMet(on: day, today: today) }
    let booked = records.compactMap { $0.booking(on: day, today: today) }.min()
    let isMandatory = duties.contains(where: \.requirement.isMandatory)
    let deciding = duties.filter { !isMandatory || $0.requirement.decidesBesideMandatory }
    let standing = Standing(met, deciding, scale, on: day)
    let state = state(of: standing, booked: booked, isMandatory: isMandatory, deciding.isEmpty)
    let isInGrace = state == .dueSoon && (standing.end ?? .never) < day
    let due: Day? =
      switch state {
      case .planned: booked
      case .missing: deciding.neededBy
      default: standing.end == .never ? nil : standing.end
      }
    return TrainingCell(
      person: person, competence: competence, state: state, isMandatory: isMandatory,
      expires: standing.end == .never ? nil : standing.end, booked: booked, due: due,
      graceEnds: isInGrace ? standing.graceEnd : nil,
      level: level(of: met.filter { $0.counts(on: day, today: today) }))
  }

  private func state(
    of standing: Standing, booked: Day?, isMandatory: Bool, _ isFree: Bool
  ) -> CellState {
    if let end = standing.end, let graceEnd = standing.graceEnd, graceEnd >= day {
      return !isFree && end != .never && end - day <= window ? .dueSoon : .valid
    }
    if booked != nil { return .planned }
    if isFree { return .notRequired }
    guard isMandatory else { return .desirable }
    return standing.end == nil ? .missing : .expired
  }

  private func level(of met: [TrainingRecord]) -> String {
    met.lazy.map(\.level).filter { !$0.isEmpty }
      .max { (scale.rank($0) ?? -1) < (scale.rank($1) ?? -1) } ?? ""
  }

  /// Until when the records meet all of the duties.
  private struct Standing {
    /// The last day; `nil` when a duty is met by no record at all.
    var end: Day?
    /// The last day with the grace that the requirements give.
    var graceEnd: Day?

    init(_ met: [TrainingRecord], _ duties: [Duty], _ scale: LevelScale, on day: Day) {
      guard !duties.isEmpty else {
        end = met.map { $0.lastDay(until: $0.expires ?? .never, seenOn: day) }.max()
        graceEnd = end
        return
      }
      for (place, duty) in duties.enumerated() {
        let ends = met.compactMap { record in
          record.date.flatMap { duty.end(of: record, met: $0, seenOn: day, scale) }
        }
        guard let last = ends.max() else {
          end = nil
          graceEnd = nil
          return
        }
        end = place == 0 ? last : min(end ?? last, last)
        let grace = duty.graceEnd(of: last)
        graceEnd = place == 0 ? grace : min(graceEnd ?? grace, grace)
      }
    }
  }
}

extension Day {
  /// A day after all others, for what never runs out.
  package static let never = Day(number: Int(Int32.max))
}
