import Records

extension State {
  /// What is said beside the fields of an audit: clauses that no edition has, days that do not fit, and who audits.
  ///
  /// - Parameter audit: as it stood when its form was opened.
  static func auditChecks(
    of audit: Audit, _ fields: [FormField]
  ) -> @Sendable (State, FormValues) -> [FieldRemark] {
    { state, values in
      var draft = audit
      do throws(FormRefusal) {
        try draft.take(values, of: fields)
      } catch {
        return []
      }
      return state.clauseRemarks(draft, before: audit) + state.dayRemarks(draft)
        + state.auditorRemarks(draft)
    }
  }

  private func clauseRemarks(_ draft: Audit, before: Audit) -> [FieldRemark] {
    guard let flaw = organisation.flaw(ofClauses: draft.clauses, library: library) else {
      return []
    }
    // What is on file already, of an edition held before, is not to keep anything else from being changed.
    let isOnFile = organisation.audits[before.id] != nil && draft.clauses == before.clauses
    return [FieldRemark("clauses", flaw.description, isOnFile ? .hint : .refusal)]
  }

  private func dayRemarks(_ draft: Audit) -> [FieldRemark] {
    var remarks: [FieldRemark] = []
    if let starts = draft.starts, let ends = draft.ends, ends < starts {
      remarks.append(
        FieldRemark(
          "ends", "before the first day, \(starts.full): an audit ends after it starts", .refusal))
    }
    if let given = draft.noticeGiven, given > today {
      remarks.append(
        FieldRemark(
          "notice_given", "still to come: note it on the day they are told, or later", .refusal))
    }
    if let notice = draft.notice, let first = draft.starts ?? draft.planned, notice > first {
      remarks.append(
        FieldRemark(
          "notice", "after the audit itself, \(first.full): choose an earlier day", .warning))
    }
    return remarks
  }

  private func auditorRemarks(_ draft: Audit) -> [FieldRemark] {
    let knowsCompetence = !organisation.auditorCompetences.isEmpty
    let isJustified = !draft.justification.isEmpty
    return organisation.concerns(
      aboutAuditorsOf: draft, today: today, lines: lines(of: draft.id)
    ).map { concern in
      let field = concern.person == draft.auditor ? "auditor" : "team"
      switch concern.kind {
      case .impartiality where organisation.profile.isStrict:
        return FieldRemark(field, "\(concern.text): choose someone else (strict mode)", .refusal)
      case .impartiality where isJustified:
        return FieldRemark(field, "\(concern.text): justified below", .hint)
      case .impartiality:
        return FieldRemark(
          field, "\(concern.text): choose someone else, or write the justification", .warning)
      case .competence where !knowsCompetence: return FieldRemark(field, concern.text, .hint)
      case .presence, .rotation, .competence: return FieldRemark(field, concern.text, .warning)
      }
    }
  }
}
