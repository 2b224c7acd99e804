/// What a certification body decided, as it is about to be written down.
package struct CertificateDecision: Hashable, Sendable {
  /// Something to be said beside a field.
  package struct Remark: Hashable, Sendable {
    package enum Weight: Hashable, Sendable { case hint, warning, refusal }
    package enum Place: String, Hashable, Sendable { case kind, on, until, why }
    package let place: Place
    package let text: String
    package let weight: Weight
  }

  package var event: CertificateEvent.Kind
  package var on: Day?
  package var until: Day?
  package var why = ""

  package init(_ event: CertificateEvent.Kind, on: Day?, until: Day? = nil, why: String = "") {
    self.event = event
    self.on = on
    self.until = until
    self.why = why
  }
}

extension CertificateCycle {
  /// The decision that is most likely the next one.
  package var likelyDecision: CertificateEvent.Kind {
    switch state {
    case .sought, .stage1Done, .awaitingDecision: .granted
    case .valid: .renewed
    case .suspended: .reinstated
    case .restorable: .restored
    case .refused, .withdrawn, .lapsed, .transitionOver: .appliedAgain
    case .moved: .renewed
    }
  }
}

extension Certificate {
  /// The last day that the rules propose for a decision; `nil` where the rules set none.
  package func proposedUntil(_ event: CertificateEvent.Kind, on day: Day) -> Day? {
    let term = CertificatePast(of: self, on: day).terms.last
    return switch event {
    case .granted: CertificateRules.expiry(grantedOn: day)
    case .renewed, .restored: term.map { CertificateRules.expiry(after: $0.end) }
    case .suspended: day.adding(CertificateRules.suspension)
    case .refused, .reinstated, .scopeReduced, .withdrawn, .movedToEdition, .appliedAgain: nil
    }
  }

  /// What is to be said of a decision before it is written down.
  ///
  /// - Parameter library: the catalogues, for the day on which the new edition was published; not looked at when `nil`.
  package func remarks(
    on decision: CertificateDecision, today: Day, in organisation: Organisation,
    library: Library? = nil
  ) -> [CertificateDecision.Remark] {
    var remarks: [CertificateDecision.Remark] = []
    func say(
      _ place: CertificateDecision.Remark.Place, _ weight: CertificateDecision.Remark.Weight,
      _ text: String
    ) { remarks.append(.init(place: place, text: text, weight: weight)) }
    guard let on = decision.on else {
      say(.on, .refusal, "the day of the decision is needed: everything is counted from it")
      return remarks
    }
    if on > today {
      say(.on, .refusal, "after today, \(today.full): it is written down once it is decided")
    }
    if let until = decision.until, until < on {
      say(.until, .refusal, "before the decision, \(on.full): choose a later day")
    }
    if let day = events.compactMap(\.on).filter({ $0 > on }).max() {
      say(.on, .warning, "a later decision, of \(day.full), is on file already")
    }
    if events.contains(where: { $0.event == decision.event && $0.on == on }) {
      say(.kind, .refusal, "this decision of \(on.full) is on file already")
    }
    let past = CertificatePast(of: self, on: on)
    let term = past.terms.last
    let end = term?.end
    let isValid = past.ending == nil && end.map { on <= $0 } ?? false
    switch decision.event {
    case .granted:
      if let term, isValid {
        let since = term.start.map { " on \($0.full)" } ?? ""
        say(
          .kind, .refusal,
          "it was granted already\(since), valid until \(term.end.full): a further decision is “renewed”"
        )
      } else if past.ending == nil, let end, on <= CertificateRules.restorable(after: end) {
        say(.kind, .warning, "expired on \(end.full): within six months it is “restored”")
      }
      if terms.contains(where: { ($0.start ?? on) > on && $0.kind == .granted }) {
        say(.kind, .refusal, "a later decision granted it already: two cannot both be the first")
      }
      remarks += stageRemarks(on, today: today, after: past, in: organisation)
    case .renewed:
      if let end, on > end {
        say(
          .kind, .refusal,
          on <= CertificateRules.restorable(after: end)
            ? "it had expired on \(end.full): choose “restored”"
            : "it had expired on \(end.full), more than six months before: at least a new stage 2, then “granted”"
        )
      } else if term == nil {
        say(.kind, .refusal, "it was never granted: choose “granted”")
      } else if past.ending != nil {
        say(.kind, .refusal, "it is not valid any more: apply again, then “granted”")
      }
      if let start = term?.start, on <= start {
        say(.on, .refusal, "not after the decision before, \(start.full)")
      }
      if let term {
        remarks += recertificationRemarks(on, today: today, of: term, in: organisation)
      }
    case .restored:
      if let end, on <= end {
        say(.kind, .refusal, "it is still valid until \(end.full): choose “renewed”")
      } else if let end, on > CertificateRules.restorable(after: end) {
        say(
          .kind, .refusal,
          "too late to be restored: that was possible until \(CertificateRules.restorable(after: end).full); it takes at least a new stage 2 (p plans it), then “granted”"
        )
      } else if term == nil {
        say(.kind, .refusal, "it was never granted: choose “granted”")
      } else if past.ending != nil {
        say(.kind, .refusal, "it was withdrawn or refused: apply again, then “granted”")
      } else if let end {
        say(
          .on, .hint, "no certificate for \((on - end - 1).counted("day")) after \(end.full)")
        if let term {
          remarks += recertificationRemarks(on, today: today, of: term, in: organisation)
        }
      }
    case .suspended:
      if let since = past.suspended?.on {
        say(.kind, .refusal, "it is suspended already, since \(since.full)")
      } else if !isValid {
        say(.kind, .refusal, "only a valid certificate is suspended")
      }
      if let until = decision.until, until > on.adding(CertificateRules.suspension) {
        say(
          .until, .warning,
          "more than six months: a suspension ends by \(on.adding(CertificateRules.suspension).full)"
        )
      }
    case .reinstated:
      if let suspended = past.suspended {
        let limit = suspended.on.adding(CertificateRules.suspension)
        let last = min(suspended.until ?? limit, limit)
        if let end, on > end {
          say(
            .kind, .refusal,
            "it had expired on \(end.full), suspended: choose “restored” or “withdrawn”")
        } else if on > last {
          say(
            .kind, .warning,
            "the suspension was over on \(last.full): choose “withdrawn” or “scope reduced”, or keep it where the body has written that it reinstates all the same"
          )
        }
      } else {
        say(.kind, .refusal, "it is not suspended on that day")
      }
    case .scopeReduced:
      if !isValid { say(.kind, .refusal, "only a valid certificate's scope is made smaller") }
      say(.kind, .hint, "e sets the scope that is left")
    case .withdrawn:
      if past.ending?.kind == .withdrawn {
        say(.kind, .refusal, "it is withdrawn already")
      } else if term == nil {
        say(.kind, .refusal, "there is none to withdraw: choose “refused”")
      }
    case .movedToEdition:
      if !isValid { say(.kind, .refusal, "only a valid certificate moves to the new edition") }
      if let new = library?.standards.last(where: { $0.succession?.supersedes == edition }),
        let published = new.succession?.published, on < published
      {
        say(
          .on, .warning,
          "before \(new.edition.text) was published, \(published.full): nothing is decided to it yet"
        )
      }
    case .refused:
      if past.ending?.kind == .refused { say(.kind, .refusal, "it is refused already") }
      remarks += applicationRemarks(on)
    case .appliedAgain:
      if isValid {
        say(.kind, .warning, "it is valid until \(end?.full ?? ""): applying again is for later")
      }
    }
    if decision.event.grants, let until = decision.until,
      let usual = proposedUntil(decision.event, on: on), until != usual
    {
      say(
        .until, until > usual ? .warning : .hint,
        "by the rule \(usual.full); what stands on the paper counts")
    }
    return remarks
  }

  private func applicationRemarks(_ on: Day) -> [CertificateDecision.Remark] {
    guard let applied, on < applied else { return [] }
    return [
      .init(place: .on, text: "before the application, \(applied.full)", weight: .refusal)
    ]
  }

  private func stageRemarks(
    _ on: Day, today: Day, after past: CertificatePast, in organisation: Organisation
  ) -> [CertificateDecision.Remark] {
    var remarks = applicationRemarks(on)
    let after = past.ending?.on ?? past.terms.last?.end
    let stage2 = organisation.externalAudits(of: self).filter { audit in
      guard audit.auditKind == .stage2, let day = audit.lastDay else { return false }
      return after.map { day > $0 } ?? true
    }
    let held = stage2.compactMap { $0.heldDay(by: today) }
    if let first = held.min(), on < first {
      remarks.append(
        .init(
          place: .on,
          text: "before stage 2, which ended on \(first.full): the decision follows it",
          weight: .refusal))
    } else if held.isEmpty {
      let planned = stage2.compactMap { $0.plannedDay(after: today) }.min()
      remarks.append(
        .init(
          place: .on,
          text: planned.map { "stage 2 is only planned, for \($0.full): the decision follows it" }
            ?? "no stage 2 is on file: note it with p, so that the cycle can be told",
          weight: planned == nil ? .warning : .refusal))
    } else if let audit = stage2.last(where: { $0.wasHeld(by: today) }) {
      let majors = organisation.openMajors(of: audit)
      if !majors.isEmpty {
        remarks.append(
          .init(
            place: .on,
            text:
              "majors of stage 2 not verified: \(majors.map(\.name).joined(separator: ", "))",
            weight: .warning))
      }
    }
    return remarks
  }

  /// What is missing of the recertification on which a renewal, or a restoration, is decided (ISO/IEC 17021-1, 9.6.3.2).
  private func recertificationRemarks(
    _ on: Day, today: Day, of term: CertificateTerm, in organisation: Organisation
  ) -> [CertificateDecision.Remark] {
    let start = term.start ?? term.end.adding(months: -36)
    let audits = organisation.externalAudits(of: self).filter { audit in
      // An expired certificate may be restored on a stage 2 as well.
      let counts =
        audit.auditKind == .recertification || (audit.auditKind == .stage2 && on > term.end)
      return counts && audit.lastDay.map { $0 > start } ?? false
    }
    func warning(_ text: String) -> [CertificateDecision.Remark] {
      [.init(place: .on, text: text, weight: .warning)]
    }
    if let audit = audits.last(where: { $0.heldDay(by: on) != nil }) {
      let majors = organisation.openMajors(of: audit)
      return majors.isEmpty
        ? []
        : warning(
          "majors of the \(audit.auditKind.rawValue) audit not verified: \(majors.map(\.name).joined(separator: ", "))"
        )
    }
    if let held = audits.compactMap({ $0.heldDay(by: today) }).min() {
      return warning(
        "before the recertification audit, which ended on \(held.full): the decision follows it")
    }
    if let planned = audits.compactMap({ $0.plannedDay(after: today) }).min() {
      return warning(
        "the recertification audit is only planned, for \(planned.full): the decision follows it")
    }
    return warning(
      "no recertification audit is on file: note it with p, so that the cycle can be told")
  }

  /// Takes a decision over, with the days that follow from it.
  ///
  /// - Parameter who: who writes it down.
  package mutating func take(_ decision: CertificateDecision, by who: String) {
    guard let on = decision.on else { return }
    // Asked before any day is overwritten: the form has shown this day.
    let proposed = proposedUntil(decision.event, on: on)
    if decision.event.grants, let decided,
      !events.contains(where: { $0.on == decided && $0.event.grants })
    {
      // Else the decision before would only have stood in the days that are overwritten now.
      var earlier = CertificateEvent()
      earlier.on = decided
      earlier.event = certified.map { $0 < decided } ?? false ? .renewed : .granted
      earlier.until = expires
      events.append(earlier)
    }
    var event = CertificateEvent()
    event.on = on
    event.event = decision.event
    event.why = decision.why
    event.by = who
    event.until = decision.until
    if decision.event.grants {
      event.before = expires
      if decided.map({ $0 <= on }) ?? true {
        if decision.event != .granted, certified == nil { certified = decided }
        if decision.event == .granted { certified = nil }
        decided = on
        expires = decision.until ?? proposed
        event.until = expires
      }
    }
    if decision.event == .appliedAgain { applied = max(applied ?? on, on) }
    events.append(event)
  }
}
