/// What an external audit leaves to be done by when, in calendar days from the audit's last day.
package struct ExternalDeadlines: Hashable, Sendable {
  /// Why a deadline is earlier than the body's own time would have it.
  package enum Cap: Hashable, Sendable {
    /// A certificate ends, and the body needs time before that.
    case expiry(Edition, Day, margin: Period)
    /// A certificate had ended before the audit did, and can be restored until a day (ISO/IEC 17021-1, 9.6.3.2.5).
    case restoration(Edition, expired: Day, until: Day)
    /// Stage 2 begins, before which the concerns of stage 1 are repaired.
    case stage2(Day)
    /// Stage 2 is not planned yet: what is usual.
    case usualRepair(Period)
  }

  /// One deadline, and what made it earlier.
  package struct Deadline: Hashable, Sendable {
    /// The last day on which it is in time.
    package let day: Day
    /// The day by the body's own time alone.
    package let usual: Day
    package let cap: Cap?
  }

  /// The day from which all of them run.
  package let lastDay: Day
  /// Whether the audit says when it ended; else its first or its planned day was taken.
  package let isLastDayKnown: Bool
  /// Until correction, cause and plan are with the body.
  package let plan: Deadline
  /// Until it is shown what was done.
  package let evidence: Deadline
  /// Until a major is verified, by a follow-up visit where the body wants one.
  package let verification: Deadline
  /// When minors are looked at again: the day that is planned, which nothing moves, or a deadline while none is planned.
  package let nextAudit: Deadline
  /// Until what is no nonconformity is dealt with: when the body comes again, but before a certificate ends.
  package let improvement: Deadline
  /// The audit that looks at them; `nil` while none is planned.
  package let nextAuditRecord: RecordID?
  /// The certificate that ends before that day; `nil` when all last until then.
  package let endsBeforeNextAudit: Cap?
  /// The last day on which majors of a stage 2 can be verified without another stage 2 (ISO/IEC 17021-1, 9.5.3.2);
  /// `nil` for other kinds of audit.
  package let newStage2: Day?
  /// No deadline is later than this, whatever is agreed; `nil` where nothing ends.
  package let limit: Day?
  /// What ends there.
  package let limitCap: Cap?

  /// The day until which a nonconformity is answered with evidence: a major is verified by then at the latest.
  package func answer(to grade: Action.Grade?) -> Deadline {
    grade == .major && verification.day < evidence.day ? verification : evidence
  }
}

extension ExternalDeadlines.Deadline {
  /// A deadline a period after a day, or on the earliest of the caps if that is before.
  fileprivate init(_ period: Period, from day: Day, caps: [(Day, ExternalDeadlines.Cap)]) {
    self.init(usual: day.adding(period), caps: caps)
  }

  fileprivate init(usual: Day, caps: [(Day, ExternalDeadlines.Cap)]) {
    self.usual = usual
    let first = caps.min { $0.0 < $1.0 }
    if let (day, cap) = first, day < usual {
      self.day = day
      self.cap = cap
    } else {
      day = usual
      cap = nil
    }
  }
}

extension ExternalDeadlines.Cap: CustomStringConvertible {
  /// Why, in words: "9001:2015 expires on Mon 1 Mar 2027, less 30 days".
  package var description: String {
    switch self {
    case .expiry(let edition, let day, let margin):
      "\(edition.text) expires on \(day.full)" + (margin.count == 0 ? "" : ", less \(margin)")
    case .restoration(let edition, let expired, let until):
      "\(edition.text) expired on \(expired.full): restoration within 6 months, until \(until.full)"
    case .stage2(let day): "before stage 2, on \(day.full)"
    case .usualRepair(let period): "stage 2 usually follows within \(period)"
    }
  }
}

extension Audit {
  /// The day from which an external audit's deadlines run: its last, else its first, the planned or the reported one.
  package var lastDay: Day? { ends ?? starts ?? planned ?? reported }
}

extension Organisation {
  /// From the last day of stage 1 to stage 2, where none is planned: concerns are usually repaired in 3 to 6 weeks.
  private static let usualRepair = Period(CertificateRules.repair.upperBound / 7, .weeks)

  /// The certification body of an audit; usual settings where none is named.
  package func settings(for audit: Audit) -> CertificationBody {
    bodies[audit.body] ?? CertificationBody(id: audit.id)
  }

  /// The deadlines of what an external audit found about some clauses.
  ///
  /// All run from the audit's last day by the body's own settings, and none is later than the earliest expiry of a
  /// certificate concerned less the body's margin: validity is never extended. One that had expired before the audit
  /// ended can still be restored for six months; after those it limits nothing any more.
  ///
  /// - Returns: `nil` when the audit is internal, or has no day at all.
  package func externalDeadlines(
    of audit: Audit, clauses: [ClauseReference] = []
  ) -> ExternalDeadlines? {
    guard audit.auditKind.isExternal, let last = audit.lastDay else { return nil }
    let body = settings(for: audit)
    let margin = body.expiryMargin
    let ends = certificatesConcerned(by: audit, clauses: clauses).compactMap { certificate in
      certificate.edition.flatMap { edition in
        certificate.expires.map { (edition: edition, day: $0) }
      }
    }
    var caps: [(Day, ExternalDeadlines.Cap)] = ends.compactMap { edition, expires in
      if expires < last {
        let until = CertificateRules.restorable(after: expires)
        return until < last ? nil : (until, .restoration(edition, expired: expires, until: until))
      }
      return (expires.subtracting(margin), .expiry(edition, expires, margin: margin))
    }
    let next = nextExternalAudit(after: audit)
    let nextDay = next.flatMap { $0.starts ?? $0.planned ?? $0.ends ?? $0.reported }
    let improvement = ExternalDeadlines.Deadline(
      usual: nextDay ?? last.adding(CertificateRules.firstSurveillance), caps: caps)
    // A day that is planned is a fact and no deadline: it stays what it is.
    let looked = nextDay.map { ExternalDeadlines.Deadline(usual: $0, caps: []) } ?? improvement
    let ended = ends.min { $0.day < $1.day }.flatMap { $0.day < looked.day ? $0 : nil }
    if audit.auditKind == .stage1 {
      let stage2 = nextExternalAudit(after: audit) { $0.auditKind == .stage2 }
      if let day = stage2.flatMap({ $0.starts ?? $0.planned ?? $0.ends ?? $0.reported }) {
        caps.append((day - 1, .stage2(day)))
      } else {
        let repair = Organisation.usualRepair
        caps.append((last.adding(repair), .usualRepair(repair)))
      }
    }
    let first = caps.min { $0.0 < $1.0 }
    return ExternalDeadlines(
      lastDay: last, isLastDayKnown: audit.ends != nil,
      plan: .init(body.planWithin, from: last, caps: caps),
      evidence: .init(body.evidenceWithin, from: last, caps: caps),
      verification: .init(body.majorWithin, from: last, caps: caps),
      nextAudit: looked, improvement: improvement, nextAuditRecord: next?.id,
      endsBeforeNextAudit: ended.map {
        .expiry($0.edition, $0.day, margin: Period(0, .days))
      },
      newStage2: audit.auditKind == .stage2 ? last.adding(CertificateRules.stage2Validity) : nil,
      limit: first?.0, limitCap: first?.1)
  }

  /// The deadlines of a finding that an external audit made; `nil` when it comes from no such audit.
  package func externalDeadlines(of action: Action) -> ExternalDeadlines? {
    guard let line = auditLines[action.line], let audit = audits[line.audit] else { return nil }
    return externalDeadlines(
      of: audit, clauses: line.clauses.isEmpty ? action.clauses : line.clauses)
  }

  /// The certificates that an audit's findings about some clauses put at risk: those of the clauses' editions, else of
  /// the audit's scope, else all that its body gave.
  ///
  /// In a transition the new edition has no certificate yet: the one to another edition of the standard is at risk.
  /// Of several to one edition by one body only the one that counted on the audit's last day is meant.
  package func certificatesConcerned(
    by audit: Audit, clauses: [ClauseReference] = []
  ) -> [Certificate] {
    let named = Set(clauses.map(\.edition))
    let editions = named.isEmpty ? Set(audit.clauses.map(\.edition)) : named
    let certified = Set(certificates.all.compactMap(\.edition))
    let given = certificates.all.filter { certificate in
      guard let edition = certificate.edition, certificate.expires != nil else { return false }
      if !editions.isEmpty {
        return editions.contains { wanted in
          wanted == edition || (wanted.standard == edition.standard && !certified.contains(wanted))
        }
      }
      return audit.body == nil || certificate.body == audit.body
    }
    let day = audit.lastDay ?? .never
    return given.filter { one in
      one.counts(
        among: given.filter { $0.edition == one.edition && $0.body == one.body }, on: day)
    }
  }

  /// The audit at which the body looks at minors again: the first external one after this, of the same body where both
  /// name one, else over a standard that both have; a follow-up visit is about majors and does not count.
  ///
  /// - Parameter isMeant: which of them count; all when left out.
  package func nextExternalAudit(
    after audit: Audit, where isMeant: (Audit) -> Bool = { _ in true }
  ) -> Audit? {
    guard let last = audit.lastDay else { return nil }
    let editions = Set(audit.clauses.map(\.edition))
    return audits.all.filter { other in
      guard other.id != audit.id, isMeant(other), other.auditKind.isExternal,
        other.auditKind != .followUp,
        other.state != .cancelled, let day = other.starts ?? other.lastDay, day > last
      else { return false }
      if let one = other.body, let mine = audit.body { return one == mine }
      let theirs = Set(other.clauses.map(\.edition))
      return editions.isEmpty || theirs.isEmpty || !theirs.isDisjoint(with: editions)
    }.min {
      ($0.starts ?? $0.lastDay ?? .never, $0.reference) < (
        $1.starts ?? $1.lastDay ?? .never, $1.reference
      )
    }
  }
}

extension Certificate {
  /// Whether this one counted on a day among those of one edition and body, itself included.
  ///
  /// The latest decision by that day replaces the older ones, however either words its scope; several of that same day
  /// stand beside each other. Where none says when it was decided the latest expiry counts. What was only decided
  /// later counts where there is nothing else.
  fileprivate func counts(among all: [Certificate], on day: Day) -> Bool {
    if let latest = all.compactMap(\.decided).filter({ $0 <= day }).max() {
      return decided == latest
    }
    let undecided = all.filter { $0.decided == nil }
    guard undecided.isEmpty else {
      return decided == nil && expires == undecided.compactMap(\.expires).max()
    }
    return decided == all.compactMap(\.decided).min()
  }
}
