import Records

extension State {
  /// Issues a new version of a document, and asks whether the roles it names are trained anew.
  mutating func issueVersion(of document: Document) {
    guard mayChange() else { return }
    var version = FormField(
      key: "version", label: "Version", hint: "the new one: 4, B, 2026-03", shape: .line,
      value: nil, in: fieldText)
    if let next = Int(document.version).map({ $0 + 1 }) {
      version.content = .typed(TextBuffer(String(next), isProposal: true))
    }
    var issued = FormField(
      key: "issued", label: "Holds from", hint: "the first day of the new version", shape: .day,
      value: nil, in: fieldText)
    issued.content = .typed(TextBuffer(today.description, isProposal: true))
    let names = document.roles.compactMap { organisation.roles[$0]?.name }.joined(separator: ", ")
    var within = FormField(
      key: "within", label: "Trained anew within",
      hint: "from that day; asked next, for \(names); empty: at once", shape: .period, value: nil,
      in: fieldText)
    within.content = .typed(TextBuffer("30 days", isProposal: true))
    let id = document.id
    let fields = [version, issued] + (document.roles.isEmpty ? [] : [within])
    var form = Form(title: "\(document.name): new version", fields: fields) {
      (state, values) throws(FormRefusal) in
      guard var changed = state.organisation.documents[id] else {
        throw FormRefusal(message: "the document is no longer on file")
      }
      let earlier = changed.version
      changed.version = values.text("version")
      changed.issued = values.day("issued")
      guard !changed.version.isEmpty else {
        throw FormRefusal(message: "Version is needed: 4, B, 2026-03", field: "version")
      }
      guard changed.version != earlier else {
        throw FormRefusal(
          message: "version \(earlier) is the one on file: give the new one", field: "version")
      }
      guard let since = changed.issued else {
        throw FormRefusal(message: "Holds from is needed: its first day", field: "issued")
      }
      try state.check(changed)
      let title = "\(changed.name) version \(changed.version) issued"
      let issue = state.organisation.changes(putting: changed)
      guard !changed.roles.isEmpty else {
        return FormStep(title: "\(title); it names no role to train", changes: issue)
      }
      let retraining = Retraining(
        of: changed, in: state.organisation, since: since,
        within: Period(values.text("within")), newID: state.newID())
      let only = Question.Answer(key: "n", label: "issue it, train nobody anew") { state in
        state.overlays.removeLast()
        state.commit(title, issue)
      }
      return FormStep(
        title: "", changes: [],
        asks: state.question(
          about: retraining, title: "\(title): train its roles anew?",
          notes: state.versionNotes(changed), also: [only]
        ) { state in
          state.overlays.removeLast()
          let organisation = state.organisation
          let changes =
            issue
            + retraining.changes(in: organisation, today: state.today) {
              state.newID()
            }
          state.commit("\(title), to be trained anew", changes)
        })
    }
    form.checks = { state, values in
      guard let day = values.day("issued") else { return [] }
      if day > state.today {
        return [
          FieldRemark("issued", "a day to come: the register shows the new version from now", .hint)
        ]
      }
      if let before = state.organisation.documents[id]?.issued, day < before {
        return [
          FieldRemark("issued", "before the version on file held, from \(before.full)", .warning)
        ]
      }
      return []
    }
    open(form)
  }

  private func versionNotes(_ document: Document) -> [String] {
    guard let day = document.issued, day > today else { return [] }
    return [
      "The register shows version \(document.version) from now on, though it holds only from \(day.full)."
    ]
  }

  /// Shows whom training anew concerns, before anything is done.
  ///
  /// - Parameter notes: what else is to be known before it is done.
  /// - Parameter make: makes it; the form is behind the question.
  func question(
    about retraining: Retraining, title: String, notes: [String] = [],
    also others: [Question.Answer] = [],
    make: @escaping @Sendable (inout State) -> Void
  ) -> Question {
    let concerned = retraining.concerned(in: organisation, today: today)
    let gaps = concerned.count { $0.standing == .gap }
    let then = concerned.count { $0.standing.isGap(on: retraining.since) }
    let later = concerned.count { if case .until = $0.standing { true } else { false } } - then
    let isToCome = retraining.since > today
    let when = isToCome ? "now" : "at once"
    let more = then == 0 ? "" : ", \(then) more from \(retraining.since.full) on"
    let people = Set(concerned.map(\.person)).count
    let summary =
      people == 0
      ? "nobody has these roles at present"
      : "\(people) \(people == 1 ? "person" : "people"), \(gaps) gap\(gaps == 1 ? "" : "s") \(when)\(more), \(later) later"
    return Question(
      title: title, summary: summary,
      lines: notes + partLines(retraining)
        + concerned.map { concernedText($0, isToCome: isToCome) },
      answers: [
        Question.Answer(key: "y", label: "yes, train them anew", run: make)
      ] + others)
  }

  private func partLines(_ retraining: Retraining) -> [String] {
    let by = retraining.within.map { ", by \(retraining.since.adding($0).full)" } ?? ", at once"
    var lines = [
      "Counts from \(retraining.since.full)\(by); trainings before that day no longer do."
    ]
    lines += retraining.parts.map { part in
      let role = organisation.roles[part.role]?.name ?? "?"
      let made = retraining.made.flatMap { $0.id == part.competence ? $0 : nil }
      let name = organisation.competences[part.competence]?.name ?? made?.name ?? "?"
      guard let old = organisation.requirement(of: part.role, part.competence) else {
        let new = organisation.competences[part.competence] == nil ? " (a new competence)" : ""
        return "\(role): needs \(name)\(new) from now on"
      }
      let rule = retraining.requirement(
        for: part, in: organisation, today: today, newID: part.role)
      if let since = old.since, old.isBecause(of: retraining.reason) {
        return
          "\(role): \(name), asked for because of \(retraining.reason) already, from \(since.full), by \(old.anewBy.full): stays so"
      }
      let stays = rule.since == old.since && old.since != nil
      var text =
        "\(role): \(name), required already, \(stays && old.since != retraining.since ? "not counted from that day" : "counts anew")"
      if !old.isMandatory { text += "; was desirable, becomes mandatory" }
      if let before = old.within, let after = rule.within, before != after {
        text += "; needed within \(after), was \(before)"
      }
      if let since = old.since, since != retraining.since, stays {
        text += "; stays from \(since.full) on (\(old.reason))"
        if since < retraining.since {
          text += ", whose time was over on \(old.anewBy.full) and which some still lack"
        }
      } else if old.since != nil, rule.anewBy < retraining.neededBy {
        text +=
          "; by \(rule.anewBy.full) already: some still lack what \(old.reason.isEmpty ? "was asked for before" : old.reason) asked for by \(old.anewBy.full)"
      }
      return text
    }
    return lines + [""]
  }

  private func concernedText(_ concerned: Retraining.Concerned, isToCome: Bool) -> String {
    let name = organisation.personName(concerned.person)
    switch concerned.standing {
    case .done: return "\(name): trained since already"
    case .until(let day): return "\(name): what they learnt counts until \(day.full)"
    case .gap: return "\(name): a gap \(isToCome ? "now" : "at once")"
    case .gapFrom(let day): return "\(name): a gap from \(day.full) on"
    }
  }
}
