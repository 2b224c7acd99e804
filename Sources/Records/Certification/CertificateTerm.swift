/// The time for which one decision made a certificate valid.
struct CertificateTerm: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case granted, renewed, restored }

  let kind: Kind
  /// The decision; `nil` when only the expiry is on file.
  let start: Day?
  /// The last day of validity.
  let end: Day
  /// Whether the end was counted by the rule, since no paper says it.
  let isCounted: Bool
}

/// The rules by which the last day of a certificate is proposed.
package enum CertificateRules {
  /// A certification cycle: three years (ISO/IEC 17021-1, 9.1.3.2).
  package static let cycle = Period(36, .months)
  /// Within which an expired certificate can be restored (ISO/IEC 17021-1, 9.6.3.2.5).
  package static let restoration = Period(6, .months)
  /// How long a suspension lasts at most (ISO/IEC 17021-1, 9.6.5.5).
  package static let suspension = Period(6, .months)
  /// Within which majors of stage 2 are verified, or stage 2 is done again (ISO/IEC 17021-1, 9.5.3.2).
  package static let stage2Validity = Period(6, .months)
  /// From the decision, or the last day of stage 2, to the first surveillance (ISO/IEC 17021-1, 9.1.3.3).
  package static let firstSurveillance = Period(12, .months)
  /// When the concerns of stage 1 are usually repaired, in days from its last day: 3 to 6 weeks.
  package static let repair = 21...42

  /// The last day of a certificate granted on a day: three years less a day.
  package static func expiry(grantedOn day: Day) -> Day { day.adding(cycle) - 1 }

  /// The last day after a recertification: as if the old cycle had gone on (ISO/IEC 17021-1, 9.6.3.2.4 and 9.6.3.2.5).
  package static func expiry(after old: Day) -> Day { old.adding(cycle) }

  /// The last day on which a certificate that expired on a day can be restored.
  package static func restorable(after expiry: Day) -> Day { expiry.adding(restoration) }
}

extension CertificateEvent.Kind {
  /// Whether it makes the certificate valid for a time.
  package var grants: Bool { self == .granted || self == .renewed || self == .restored }

  var term: CertificateTerm.Kind? {
    switch self {
    case .granted: .granted
    case .renewed: .renewed
    case .restored: .restored
    default: nil
    }
  }
}

extension Certificate {
  /// The times of validity that are on file, in their order, whatever day it is.
  ///
  /// Those of the decisions; besides one for the days in the certificate's own fields where no decision has them, and one
  /// before the first renewal, of which only the last day may be known.
  var terms: [CertificateTerm] {
    let deciding = events.enumerated().compactMap { place, event in
      event.event.term.flatMap { kind in event.on.map { (place: place, kind: kind, on: $0, event) }
      }
    }.sorted { ($0.on, $0.place) < ($1.on, $1.place) }
    var terms: [CertificateTerm] = []
    let ownKind = certified.map { $0 < (decided ?? .never) } ?? false
    let kind = ownKind ? CertificateTerm.Kind.renewed : .granted
    let isOwn = !deciding.contains { $0.on == decided }
    if let first = deciding.first {
      let before = first.3.before
      if isOwn, let decided, decided < first.on {
        let end = before ?? CertificateRules.expiry(grantedOn: decided)
        terms.append(.init(kind: kind, start: decided, end: end, isCounted: before == nil))
      } else if let before, first.kind != .granted || certified.map({ $0 < first.on }) ?? false {
        // A day of three years and more before is that of an earlier cycle.
        let start = certified.flatMap { $0 >= before.adding(months: -37) ? $0 : nil }
        terms.append(
          .init(
            kind: start == nil ? .renewed : .granted, start: start, end: before, isCounted: false))
      }
      for (place, decision) in deciding.enumerated() {
        let following = place + 1 < deciding.count ? deciding[place + 1].3.before : nil
        let own = decision.on == decided ? expires : nil
        let known = own ?? decision.3.until ?? following
        let old = terms.last?.end ?? decision.3.before
        let counted =
          decision.kind == .granted || old == nil
          ? CertificateRules.expiry(grantedOn: decision.on)
          : CertificateRules.expiry(after: old ?? decision.on)
        let isMoved = decision.kind == .granted && certified.map { $0 < decision.on } ?? false
        terms.append(
          .init(
            kind: isMoved && terms.isEmpty ? .renewed : decision.kind, start: decision.on,
            end: known ?? counted, isCounted: known == nil))
      }
    }
    if isOwn, let decided, decided > deciding.last?.on ?? decided - 1 {
      terms.append(
        .init(
          kind: terms.isEmpty ? kind : .renewed, start: decided,
          end: expires ?? CertificateRules.expiry(grantedOn: decided), isCounted: expires == nil))
    } else if deciding.isEmpty, let expires, decided == nil {
      terms.append(.init(kind: .renewed, start: nil, end: expires, isCounted: false))
    }
    return terms
  }
}

/// What the body had decided about a certificate by a day.
struct CertificatePast: Sendable {
  enum Ending: Hashable, Sendable { case refused, withdrawn, moved }

  /// The times of validity that had begun.
  private(set) var terms: [CertificateTerm] = []
  /// What ended it after the last of them, and when.
  private(set) var ending: (kind: Ending, on: Day)?
  private(set) var suspended: (on: Day, until: Day?)?
  /// A renewal that was refused while the certificate was still valid.
  private(set) var renewalRefused: Day?
  /// The last application after the last time of validity, or after a refusal.
  private(set) var application: Day?

  init(of certificate: Certificate, on today: Day) {
    enum Entry { case term(CertificateTerm), event(CertificateEvent) }
    var entries: [(day: Day, order: Int, entry: Entry)] = []
    for term in certificate.terms {
      entries.append((term.start ?? Day(number: .min), 0, .term(term)))
    }
    for (place, event) in certificate.events.enumerated() where !event.event.grants {
      if let on = event.on { entries.append((on, place + 1, .event(event))) }
    }
    entries.sort { ($0.day, $0.order) < ($1.day, $1.order) }
    for (day, _, entry) in entries where day <= today {
      switch entry {
      case .term(let term):
        terms.append(term)
        (ending, suspended, renewalRefused, application) = (nil, nil, nil, nil)
      case .event(let event): take(event, on: day)
      }
    }
    if let applied = certificate.applied, applied <= today,
      applied >= ending?.on ?? terms.last.map({ $0.end + 1 }) ?? applied
    {
      application = max(application ?? applied, applied)
    }
  }

  private mutating func take(_ event: CertificateEvent, on day: Day) {
    switch event.event {
    case .suspended: suspended = (day, event.until)
    case .reinstated, .scopeReduced: suspended = nil
    case .withdrawn: (ending, suspended, application) = ((.withdrawn, day), nil, nil)
    case .movedToEdition: (ending, suspended) = ((.moved, day), nil)
    case .refused:
      if ending == nil, let end = terms.last?.end, day <= end {
        renewalRefused = day
      } else {
        (ending, application) = ((.refused, day), nil)
      }
    case .appliedAgain: application = day
    case .granted, .renewed, .restored: break
    }
  }
}
