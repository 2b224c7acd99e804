import Records

extension State {
  /// A form for the effectiveness check: to plan it, or to judge.
  mutating func judgeEffectiveness() {
    guard let action = currentAction else { return }
    let before = proposal(for: action)
    var fields = FormField.fields(
      of: before,
      only: [
        "effective", "effective_result", "effective_evidence", "effective_by", "effective_on",
        "effectiveness_criterion", "effectiveness_due",
      ],
      in: fieldText)
    // Whoever judges is someone on file, not a name made for it.
    for place in fields.indices where fields[place].key == "effective_by" {
      fields[place].canAdd = false
    }
    let shown = fields
    let criterion = action.effectivenessCriterion
    var form = Form(
      title: "\(action.name): did it stay away?"
        + (criterion.isEmpty ? "" : "  Criterion: \(criterion)"), fields: fields
    ) { (state, values) throws(FormRefusal) in
      var changed = before
      try changed.take(values, of: shown)
      guard let isEffective = changed.effective else {
        var planned = action
        planned.effectivenessCriterion = changed.effectivenessCriterion
        planned.effectivenessDue = changed.effectivenessDue
        // Who will judge may be settled beforehand; a proposal that nobody touched settles nothing.
        if changed.effectiveBy != before.effectiveBy { planned.effectiveBy = changed.effectiveBy }
        return FormStep(
          title: "\(planned.name): check planned",
          changes: state.organisation.changes(putting: planned))
      }
      // From what is on file, so that what was judged before is not lost.
      var judged = action
      judged.effectivenessCriterion = changed.effectivenessCriterion
      judged.effectivenessDue = changed.effectivenessDue
      do throws(ActionProblem) {
        try judged.judge(
          isEffective: isEffective, by: changed.effectiveBy, noted: state.session.who,
          on: changed.effectiveOn ?? state.today, result: changed.effectiveResult,
          evidence: changed.effectiveEvidence, isStrict: state.organisation.profile.isStrict)
      } catch {
        throw FormRefusal(message: error.description, field: "effective_by")
      }
      return FormStep(
        title: isEffective
          ? "\(judged.name) judged effective"
          : judged.stage.isFinal
            ? "\(judged.name) judged not effective; t opens it again"
            : "\(judged.name) judged not effective: a new round begins with its cause",
        changes: state.organisation.changes(putting: judged)
      ) { [id = judged.id, reference = changed.effectiveEvidence] in
        $0.lookForFile(reference, of: id)
      }
    }
    form.checks = { state, values in State.effectivenessRemarks(before, values, state) }
    open(form)
  }

  /// The action as its form shows it before anything is judged.
  private func proposal(for action: Action) -> Action {
    var action = action
    if action.effectiveOn == nil { action.effectiveOn = today }
    if action.effectiveBy == nil, action.isIndependent(me) { action.effectiveBy = me }
    // A new round begins with the question open.
    if action.effective == false, !action.stage.isFinal { action.effective = nil }
    return action
  }

  private static func effectivenessRemarks(
    _ action: Action, _ values: FormValues, _ state: State
  ) -> [FieldRemark] {
    var remarks: [FieldRemark] = []
    if let flaw = action.flaw(ofCheckDue: values.day("effectiveness_due")) {
      remarks.append(FieldRemark("effectiveness_due", flaw.description, .refusal))
    }
    let judge = values.id("effective_by")
    if !action.isIndependent(judge) {
      remarks.append(
        FieldRemark(
          "effective_by",
          "owns the action or did a step: someone else should judge"
            + (state.organisation.profile.isStrict ? " (strict mode)" : ""),
          state.organisation.profile.isStrict ? .refusal : .warning))
    }
    guard let isEffective = values.flag("effective") else { return remarks }
    if let on = values.day("effective_on"), on > state.today {
      remarks.append(
        FieldRemark("effective_on", "still to come: judge on the day, or later", .refusal))
    }
    if isEffective, let on = values.day("effective_on") {
      if let last = action.lastCompletion, on < last {
        remarks.append(
          FieldRemark(
            "effective_on", "before the last step was done (\(last.full)): choose a later day",
            .refusal))
      } else if let due = values.day("effectiveness_due"), on < due {
        remarks.append(
          FieldRemark(
            "effective_on",
            "before the day the check was planned for, \(due.full): long enough to tell?",
            .hint))
      }
    }
    if isEffective {
      if judge == nil {
        remarks.append(FieldRemark("effective_by", "needed before it can close", .hint))
      }
      if values.text("effective_evidence").isEmpty {
        remarks.append(FieldRemark("effective_evidence", "needed before it can close", .hint))
      }
      let open = action.plan.count(where: \.isOpen)
      if open > 0 {
        remarks.append(
          FieldRemark(
            "effective",
            "\(open) step\(open == 1 ? " is" : "s are") still open: judge after the last",
            .warning))
      }
    }
    return remarks
  }
}
