/// Where a certificate stands in its certification cycle on a day, and every day that matters to it.
///
/// Only what has happened by that day counts; what is written down for later is still to come. ISO/IEC 17021-1, 9.1.3
/// (the cycle), 9.3 to 9.6 (the audits and decisions in it) and 9.7 (appeals).
package struct CertificateCycle: Hashable, Sendable {
  package enum State: String, Hashable, Sendable, CaseIterable {
    case sought
    case stage1Done = "stage 1 done"
    /// Stage 2 was held; the decision is a committee's, and still to come.
    case awaitingDecision = "awaiting decision"
    case refused, valid, suspended
    /// Expired, within the six months in which it can be restored.
    case restorable = "expired, restorable"
    /// Expired, and too late to be restored.
    case lapsed
    case withdrawn
    /// The certificate to the new edition took its place.
    case moved = "moved to new edition"
    /// The transition to the new edition was over before it expired.
    case transitionOver = "ended with transition"

    /// Whether the organisation may say that it is certified.
    package var isCertified: Bool { self == .valid }
    /// Whether it had been certified and is no longer, or never became so.
    package var isOver: Bool {
      switch self {
      case .refused, .lapsed, .withdrawn, .transitionOver: true
      default: false
      }
    }
    /// Whether a first certificate, or one from the start, is on its way.
    package var isOnTheWay: Bool {
      self == .sought || self == .stage1Done || self == .awaitingDecision
    }
  }

  /// How much is to be done about it.
  package enum Standing: Int, Hashable, Sendable, Comparable {
    case safe, attention, danger
    package static func < (left: Standing, right: Standing) -> Bool {
      left.rawValue < right.rawValue
    }
    /// The mark that repeats it: `!!`, `!` or nothing.
    package var mark: String { ["", "!", "!!"][rawValue] }
  }

  /// Something that is wrong, with the way out.
  package struct Flag: Hashable, Sendable {
    package let text: String
    package let standing: Standing
  }

  package let certificate: Certificate
  package let today: Day
  package internal(set) var state: State
  /// The decision from which the present term runs; `nil` before one, or when no day is on file.
  package internal(set) var decided: Day?
  /// The last day of the last term; the day after is not valid.
  package internal(set) var expires: Day?
  /// Whether the expiry was counted by the rule, and is to be confirmed from the certificate itself.
  package internal(set) var isExpiryCounted = false
  /// The last day on which it holds: the expiry, or the end of the transition when that is earlier.
  package internal(set) var validUntil: Day?
  /// The last day on which the expired certificate can be restored.
  package internal(set) var restorableUntil: Day?
  /// The last day of the suspension that runs.
  package internal(set) var suspendedUntil: Day?
  /// The day of the decision that ended it, or the last day of the transition that did; `nil` while nothing has.
  package internal(set) var endedOn: Day?
  /// Whether it moved to the new edition, and no certificate to that one is on file.
  package internal(set) var lacksSuccessor = false
  /// When its renewal was refused, while it is still valid.
  package internal(set) var renewalRefused: Day?
  /// The application since it ended, or since it was first sought; `nil` without one.
  package internal(set) var application: Day?
  /// When the appeal was lodged that is not decided yet.
  package internal(set) var appealPending: Day?
  /// The days without a certificate before the present term; 0 when there were none.
  package internal(set) var gapDays = 0
  /// Whole months since there is no certificate any more; `nil` while there is, or never was one.
  package internal(set) var monthsWithout: Int?
  /// The edition that takes the place of this one, where a catalogue knows it.
  package internal(set) var newEdition: Edition?
  /// The last day of the transition to the new edition: to be confirmed with the certification body.
  package internal(set) var transitionBy: Day?
  /// How many clauses of the new edition neither an audit nor an action has; `nil` when it was not counted.
  package internal(set) var openGaps: Int?
  /// What matters to it, the earliest first; what has no day comes last.
  package internal(set) var milestones: [Milestone] = []
  /// What is wrong, the worst first.
  package internal(set) var flags: [Flag] = []

  /// What comes next and has a day.
  package var next: Milestone? {
    milestones.filter { !$0.isDone && ($0.day ?? .never) >= today && $0.day != nil }
      .min { ($0.day ?? .never) < ($1.day ?? .never) }
  }

  /// Whether its days are not met: what readiness and the check tell of.
  package var isAtRisk: Bool { standing == .danger && (state != .moved || lacksSuccessor) }

  package var standing: Standing { flags.map(\.standing).max() ?? .safe }
}

extension CertificateCycle {
  /// One day, or time, that matters to a certificate.
  package struct Milestone: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case application, stage1, repair, stage2, majors, decision
      case surveillance, recertification, expiry, restoration, suspension, transition, contract
      case appealLodging, appealArgument, appealDecision
      /// Nothing is valid any more: applied for again, or a new stage 2.
      case anew
    }

    package enum State: String, Hashable, Sendable {
      case held, missed, planned
      /// Its time runs.
      case open
      case coming = "to come"
    }

    package let kind: Kind
    package let title: String
    /// The first day of its time, where it has one.
    package var from: Day?
    /// The last day on which it is in time; `nil` where nothing sets one.
    package var to: Day?
    /// The day on which it took place, or is planned for.
    package var on: Day?
    package var state: State
    /// The audit behind it.
    package var audit: RecordID?
    /// The place of the appeal behind it.
    package var appeal: Int?
    /// The rule in words, with what was counted.
    package var rule = ""
    /// Where the rule stands.
    package var source = ""
    /// What breaks when it is missed.
    package var ifMissed = ""
    /// What else is to be known; empty for nothing.
    package var note = ""
    /// Whether a day that has passed is still to be dealt with.
    package var isPressing = true

    init(_ kind: Kind, _ title: String, _ state: State, from: Day? = nil, to: Day? = nil) {
      self.kind = kind
      self.title = title
      self.state = state
      self.from = from
      self.to = to
    }

    package var isDone: Bool { state == .held }
    /// The day it is shown at: when it took place or is planned, else its last day.
    package var day: Day? { on ?? to ?? from }
    /// Whether its last day has passed, and it is still to be dealt with.
    package var isOverdue: Bool { state == .missed && isPressing }
  }
}
