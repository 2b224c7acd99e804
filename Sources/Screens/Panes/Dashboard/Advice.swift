import Records

/// The advice that follows from the records, worked out when it is to be shown and something changed.
struct AdviceState: Sendable {
  /// What it follows from.
  struct Basis: Hashable, Sendable {
    let revision: Int
    let today: Day
  }

  private(set) var basis: Basis?
  private(set) var all = Advice()

  mutating func follow(_ organisation: Organisation, library: Library, basis: Basis) {
    guard basis != self.basis else { return }
    self.basis = basis
    all = organisation.advice(today: basis.today, library: library)
  }
}

/// Advice: what may be wrong beyond the single action; it names its records, and can be dismissed for a while.
extension State {
  /// Works the advice out anew if something changed since.
  mutating func followAdvice() {
    advice.follow(
      organisation, library: library,
      basis: AdviceState.Basis(revision: revision, today: today))
  }

  /// Shows advice with the records it is about, and what can be done with it.
  mutating func consider(_ advisory: Advisory) {
    var answers: [Question.Answer] = []
    if !advisory.records.isEmpty {
      answers.append(
        Question.Answer(
          key: "o", label: advisory.records.count == 1 ? "open it" : "open one of them"
        ) { $0.openRecords(of: advisory) })
    }
    if advisory.kind == .ownerLeft, let person = advisory.other?.id {
      answers.append(
        Question.Answer(key: "h", label: "hand over everything they left behind") {
          $0.showLeaver(person)
        })
    }
    if !session.isReadOnly {
      answers.append(
        Question.Answer(key: "d", label: "dismiss it for a while") { $0.dismiss(advisory) })
    }
    overlays.append(
      .question(
        Question(
          title: advisory.finding, summary: advisory.suggestion,
          lines: advisory.records.map { recordLine($0) }, answers: answers)))
  }

  private func recordLine(_ subject: RecordPlace) -> String {
    if subject.kind == .action, let action = organisation.actions[subject.id] {
      let owner = organisation.personName(action.owner)
      return "\(action.name)  \(action.title)  (\(action.stage.rawValue)"
        + (owner.isEmpty ? ")" : ", \(owner))")
    }
    if subject.kind == .audit, let audit = organisation.audits[subject.id] {
      return "\(audit.name)  \(audit.title)"
    }
    return organisation.name(of: subject.id, subject.kind) ?? ""
  }

  private mutating func openRecords(of advisory: Advisory) {
    let records = advisory.records
    guard records.count > 1 else {
      if let only = records.first { open(only) }
      return
    }
    overlays.append(
      .picker(
        Picker(
          title: advisory.finding,
          items: records.enumerated().map { place, subject in
            Picker.Item(id: String(place), label: recordLine(subject))
          }
        ) { state, chosen in
          if let place = chosen.first.flatMap({ Int($0.id) }) { state.open(records[place]) }
        }))
  }

  private mutating func open(_ subject: RecordPlace) {
    switch subject.kind {
    case .action: openAction(subject.id)
    case .audit:
      show(.audits)
      audits.list.filter = ""
      refreshAudits()
      audits.list.select(subject.id)
    case .person: openPeople(.people, filter: organisation.personName(subject.id))
    default: break
    }
  }

  private mutating func dismiss(_ advisory: Advisory) {
    openWaiver(
      about: advisory.key, finding: advisory.finding, title: "Dismiss", done: "dismissed")
  }

  /// A form for the decision to leave something as it is for a while.
  ///
  /// - Parameters:
  ///   - key: what the waiver is about.
  ///   - done: what the message says of it then.
  ///   - last: the last day that it may hold until; `nil` for any.
  mutating func openWaiver(
    about key: String, finding: String, title: String, done: String, last: Day? = nil
  ) {
    let fields = [
      FormField(
        key: "reason", label: "Reason", hint: "why it may be left as it is; it stays on record",
        shape: .line, value: nil, in: fieldText),
      FormField(
        key: "until", label: "Until", hint: "the last day on which it is not told of",
        shape: .day, value: (today + 90).value, in: fieldText),
    ]
    open(
      Form(
        title: "\(title): \(finding)", fields: fields,
        checks: { state, values in
          guard let until = values.day("until") else { return [] }
          if until < state.today {
            return [FieldRemark("until", "has passed already: choose a day to come", .refusal)]
          }
          if let last, last < until {
            return [
              FieldRemark(
                "until",
                "at most twelve months ahead, until \(last.full): then it is looked at again",
                .refusal)
            ]
          }
          return []
        }
      ) { (state, values) throws(FormRefusal) in
        var waiver = Waiver(id: state.newID())
        waiver.about = key
        waiver.reason = values.text("reason")
        waiver.until = values.day("until")
        waiver.by = state.session.who
        waiver.on = state.today
        guard !waiver.reason.trimmed.isEmpty else {
          throw FormRefusal(message: "a reason is needed; it stays on record", field: "reason")
        }
        guard let until = waiver.until else {
          throw FormRefusal(message: "a day is needed on which it comes back", field: "until")
        }
        return FormStep(
          title: "\(done) until \(until.spoken(today: state.today)): \(finding)",
          changes: state.organisation.changes(putting: waiver))
      })
  }

  /// Lists what was dismissed; taking one back tells of it again.
  mutating func listDismissed() {
    followAdvice()
    let waived = advice.all.waived
    guard !waived.isEmpty else { return say("no advice is dismissed at present") }
    overlays.append(
      .picker(
        Picker(
          title: "Dismissed advice: Enter tells of it again",
          items: waived.map { item in
            let until = item.waiver.until?.spoken(today: today) ?? ""
            return Picker.Item(
              id: item.waiver.id.text, label: item.advisory.finding,
              detail: "until \(until), \(item.waiver.by): \(item.waiver.reason)")
          }
        ) { state, chosen in
          guard let item = chosen.first,
            let waiver = state.organisation.waivers[RecordID(item.id)]
          else { return }
          state.commit(
            "told of again: \(item.label)", state.organisation.changes(removing: waiver))
        }))
  }
}
