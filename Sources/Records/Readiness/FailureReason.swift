/// One of the four reasons for which organisations fail an external audit, as far as the records speak for it.
package struct FailureReason: Hashable, Sendable {
  /// The reasons, the gravest first.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case majors = "Major nonconformities"
    case together = "Many minors together"
    case system = "The system at fault"
    case earlier = "Earlier findings not addressed"
  }

  package let kind: Kind
  /// What speaks for it; empty when nothing does.
  package let signs: [Sign]

  /// One thing that speaks for it, with its records.
  package struct Sign: Hashable, Sendable {
    package let text: String
    package let records: [RecordPlace]
  }

  package var isPresent: Bool { !signs.isEmpty }
}

extension Organisation {
  /// The four reasons for failing, each with what in the records speaks for it today.
  ///
  /// - Parameter advice: the advice of the day, where it is known already.
  package func failureReasons(
    today: Day, library: Library, readiness: Readiness, advice: Advice? = nil
  ) -> [FailureReason] {
    let advice = (advice ?? self.advice(today: today, library: library)).current
    return [
      FailureReason(kind: .majors, signs: majorSigns()),
      FailureReason(kind: .together, signs: minorSigns(advice)),
      FailureReason(kind: .system, signs: systemSigns(advice, readiness)),
      FailureReason(kind: .earlier, signs: earlierSigns(today: today)),
    ]
  }

  private func sign(_ text: String, _ actions: [RecordID]) -> FailureReason.Sign? {
    actions.isEmpty
      ? nil
      : FailureReason.Sign(
        text: "\(actions.count) \(text) (\(names(of: actions)))",
        records: actions.map { RecordPlace(kind: .action, id: $0) })
  }

  private func openNonconformities(where isMeant: (borrowing Action) -> Bool) -> [RecordID] {
    let all = actions.all
    return all.indices.compactMap { place in
      all[place].actionKind == .nonconformity && !all[place].stage.isFinal && isMeant(all[place])
        ? all[place].id : nil
    }
  }

  private func majorSigns() -> [FailureReason.Sign] {
    let open = openNonconformities { $0.grade == .major }
    return [sign(open.count == 1 ? "major open" : "majors open", open)].compactMap(\.self)
  }

  private func minorSigns(_ advice: [Advisory]) -> [FailureReason.Sign] {
    let open = openNonconformities { $0.grade == .minor }
    let enough = 2 * max(2, profile.advisoryCount)
    let many = open.count >= enough ? sign("minors open at once", open) : nil
    return [many].compactMap(\.self) + signs(of: .severalMinors, in: advice)
  }

  private func signs(
    of kind: Advisory.Kind, in advice: [Advisory]
  ) -> [FailureReason.Sign] {
    advice.filter { $0.kind == kind }.map { advisory in
      FailureReason.Sign(
        text: advisory.finding,
        records: advisory.actions.map { RecordPlace(kind: .action, id: $0) })
    }
  }

  /// One cause in several areas, and parts of the system that are not there at all.
  private func systemSigns(
    _ advice: [Advisory], _ readiness: Readiness
  ) -> [FailureReason.Sign] {
    let missing: Set<ReadinessRule> = [
      .nothingRaised, .nothingToAudit, .nothingRequired, .noDocument, .noObjective, .noReview,
      .nobodyOwns,
    ]
    return signs(of: .causeAcrossAreas, in: advice)
      + readiness.causes.filter { missing.contains($0.rule) }.map {
        FailureReason.Sign(text: $0.text, records: $0.records)
      }
  }

  /// What an external audit found before and was not dealt with: open since before the latest one, not effective, or
  /// found again.
  private func earlierSigns(today: Day) -> [FailureReason.Sign] {
    let latest = audits.all.filter { audit in
      audit.auditKind.isExternal && audit.state != .cancelled && audit.auditKind != .followUp
    }.compactMap { $0.starts ?? $0.ends ?? $0.reported }.filter { $0 <= today }.max()
    let all = actions.all
    func external(_ isMeant: (borrowing Action) -> Bool) -> [RecordID] {
      all.indices.compactMap { place in
        all[place].source == .externalAudit && all[place].actionKind == .nonconformity
          && all[place].stage != .cancelled && isMeant(all[place]) ? all[place].id : nil
      }
    }
    let open = external { action in
      guard !action.stage.isFinal, let raised = action.raised, let latest else { return false }
      return raised < latest
    }
    let failed = external { !$0.stage.isFinal && $0.effective == false }
    let again = openNonconformities { action in
      actions[action.recurrenceOf].map { $0.source == .externalAudit } ?? false
    }
    return [
      sign("from before the last external audit still open", open),
      sign("dealt with, but not effectively", failed),
      sign("found again after an external audit", again),
    ].compactMap(\.self)
  }
}
