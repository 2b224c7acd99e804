import Records

/// What stands on a certificate's board.
struct CertificatePage {
  private(set) var lines: [ReadingLine] = []
  /// What stands below about a line, by its place.
  private(set) var details: [Int: [(String, Style)]] = [:]
  /// The line to begin with: what comes next.
  private(set) var start = 0
  private let certificate: Certificate
  private let cycle: CertificateCycle
  private let state: State

  init(_ certificate: Certificate, _ cycle: CertificateCycle, in state: State) {
    self.certificate = certificate
    self.cycle = cycle
    self.state = state
    addState()
    addMilestones()
    addOwed()
    addTransition()
    addAppeals()
    addParties()
    addDecisions()
  }

  private var organisation: Organisation { state.organisation }
  private var today: Day { state.today }

  private mutating func add(
    _ text: String, _ style: Style = .plain, _ target: ReadingLine.Target = .none,
    details: [(String, Style)] = []
  ) {
    if !details.isEmpty { self.details[lines.count] = details }
    lines.append(ReadingLine(text, style: style, target: target))
  }

  /// The state in a sentence.
  var summary: (String, Style) {
    (state.stateText(cycle), cycle.standing.style == .plain ? .strong : cycle.standing.style)
  }

  /// The cycle as a line, with what its marks mean.
  var timeline: [String] { CycleTimeline(cycle).lines(width: state.size.columns - 2) }

  private mutating func addState() {
    for flag in cycle.flags {
      add("\(flag.standing.mark.padded(to: 2)) \(flag.text)", flag.standing.style)
    }
    if let edition = certificate.edition, state.library[edition] == nil {
      add(
        "?  no catalogue knows \(edition.text): its days are counted all the same", .hint)
    }
  }

  private mutating func addMilestones() {
    lines.append(.heading("What was, and what comes"))
    let next = cycle.next
    for step in cycle.milestones {
      if step == next || (next == nil && start == 0 && !step.isDone) { start = lines.count }
      let left = step.day.map { $0 - today }
      // What stands in the agenda is marked as it is there.
      let isSoon = !step.isDone && left.map { (0...7).contains($0) } ?? false
      let mark = step.isOverdue ? "!!" : isSoon ? " !" : "  "
      let when = step.day.map { $0.description } ?? "no day"
      // What was done late, or matters no more, has no days left or over.
      let isPast = step.isDone || (step.state == .missed && !step.isPressing)
      let days = isPast ? "" : left.map(State.daysText) ?? ""
      let style: Style =
        step.isOverdue ? .overdue : isSoon ? .dueSoon : step.isDone ? .done : .plain
      let late = step.on.map { on in step.to.map { on > $0 } ?? false } ?? false
      let word = step.state == .missed && !step.isPressing && late ? "late" : step.state.rawValue
      add(
        "\(mark) \(when.padded(to: 10))  \(days.padded(to: 14))  \(step.title.padded(to: 28))  \(word)",
        style, target(of: step), details: detail(of: step))
    }
    if start == 0 { start = max(0, lines.count - 1) }
  }

  private func detail(of step: CertificateCycle.Milestone) -> [(String, Style)] {
    var texts: [(String, Style)] = []
    if let on = step.on {
      let audit = organisation.audits[step.audit].map { ", \($0.name)" } ?? ""
      texts.append(
        (
          step.state == .planned ? "Planned for \(on.full)\(audit)" : "On \(on.full)\(audit)",
          .plain
        )
      )
    }
    if let from = step.from, let to = step.to {
      texts.append(("From \(from.full) to \(to.full)", .plain))
    }
    if !step.note.isEmpty { texts.append((step.note, .dueSoon)) }
    if !step.ifMissed.isEmpty, !step.isDone {
      texts.append(("If missed: \(step.ifMissed)", .strong))
    }
    if !step.rule.isEmpty {
      texts.append(
        ("Rule: \(step.rule)" + (step.source.isEmpty ? "" : " (\(step.source))"), .plain))
    }
    return texts
  }

  private func target(of step: CertificateCycle.Milestone) -> ReadingLine.Target {
    if let appeal = step.appeal { return .certificate(.appeal(appeal)) }
    switch step.kind {
    case .decision where !step.isDone: return .certificate(.decide(nil))
    case .restoration: return .certificate(.decide(.restored))
    case .expiry: return .certificate(.decide(step.state == .missed ? nil : .renewed))
    case .suspension: return .certificate(.decide(.reinstated))
    case .transition: return .certificate(.transition)
    case .anew: return .certificate(.decide(.appliedAgain))
    default: break
    }
    if let audit = step.audit { return .record(.audit, audit) }
    switch step.kind {
    case .stage1, .stage2, .surveillance, .recertification: return .certificate(.plan)
    case .decision:
      return certificate.events.firstIndex { $0.event.grants && $0.on == step.on }
        .map { .certificate(.event($0)) } ?? .certificate(.edit)
    default: return .certificate(.edit)
    }
  }

  /// What the body waits for about the findings of the certificate's audits.
  private mutating func addOwed() {
    let audits = Set(organisation.externalAudits(of: certificate).map(\.id))
    guard !audits.isEmpty else { return }
    let owed = organisation.actions.all.filter { action in
      action.line.flatMap { organisation.auditLines[$0] }.map {
        audits.contains($0.audit ?? action.id)
      } ?? false
    }.flatMap { action in organisation.owedToBody(of: action).map { (action, $0) } }
      .sorted { $0.1.due < $1.1.due }
    lines.append(.heading("Owed to the certification body: \(owed.count)"))
    for (action, item) in owed {
      let left = item.due - today
      add(
        "\(left < 0 ? "!!" : left <= 7 ? " !" : "  ") \(item.due)  \(State.daysText(left).padded(to: 14))  \(action.name)  \(item.words): \(action.title)",
        left < 0 ? .overdue : left <= 7 ? .dueSoon : .plain, .record(.action, action.id))
    }
  }

  private mutating func addTransition() {
    guard let edition = cycle.newEdition else { return }
    lines.append(.heading("Transition to \(edition.text)"))
    let by =
      cycle.transitionBy.map { "by \($0.full): confirm with your certification body" }
      ?? "its last day is not known: ask your certification body"
    let gaps = cycle.openGaps.map { ", \($0) gap\($0 == 1 ? "" : "s") open" } ?? ""
    add("   \(by)\(gaps)", .plain, .certificate(.transition))
  }

  private mutating func addAppeals() {
    guard !certificate.appeals.isEmpty else { return }
    lines.append(.heading("Appeals"))
    for (place, appeal) in certificate.appeals.enumerated() {
      let days = [
        ("lodged", appeal.lodged), ("argued", appeal.argued), ("decided", appeal.decided),
      ]
      .compactMap { word, day in day.map { "\(word) \($0)" } }
      let outcome = appeal.outcome.map { ": \($0.rawValue)" } ?? ""
      let text = days.isEmpty ? "not lodged yet" : days.joined(separator: ", ")
      add(
        "   against \(appeal.against.isEmpty ? "the decision" : appeal.against), \(text)\(outcome)",
        .plain, .certificate(.appeal(place)),
        details: appeal.grounds.isEmpty ? [] : [("Grounds: \(appeal.grounds)", .plain)])
    }
  }

  private mutating func addParties() {
    lines.append(.heading("Certification body, contract, scope"))
    if let body = organisation.bodies[certificate.body] {
      add("   \(body.name)", .plain, .certificate(.body))
      for contact in body.contacts { add("   \(contact)", .plain, .certificate(.body)) }
    } else {
      add("   no certification body named yet: e names it", .hint, .certificate(.edit))
    }
    for contact in certificate.contacts {
      add("   for this certificate: \(contact)", .plain, .certificate(.edit))
    }
    let until = certificate.contractUntil.map { "until \($0.full)" }
    let contract = [certificate.contract, until ?? ""].filter { !$0.isEmpty }
    add(
      "   contract: " + (contract.isEmpty ? "none on file" : contract.joined(separator: ", ")),
      contract.isEmpty ? .hint : .plain, .certificate(.edit))
    add(
      "   scope: " + (certificate.scope.isEmpty ? "not written yet" : certificate.scope),
      certificate.scope.isEmpty ? .hint : .plain, .certificate(.edit))
    if let owner = certificate.owner {
      add(
        "   its dates are kept by \(organisation.personName(owner))", .plain,
        .record(.person, owner))
    } else {
      add("   nobody keeps its dates: e names who", .hint, .certificate(.edit))
    }
    if !certificate.notes.isEmpty { add("   \(certificate.notes)", .plain, .certificate(.edit)) }
  }

  private mutating func addDecisions() {
    guard !certificate.events.isEmpty else { return }
    lines.append(.heading("Decisions"))
    let sorted = certificate.events.enumerated().sorted {
      ($0.element.on ?? .never, $0.offset) < ($1.element.on ?? .never, $1.offset)
    }
    for (place, event) in sorted {
      let until = event.until.map { ", until \($0)" } ?? ""
      let before = event.before.map { " (before: \($0))" } ?? ""
      let why = event.why.isEmpty ? "" : ": \(event.why)"
      let coming = event.on.map { $0 > today } ?? false ? ", to come" : ""
      add(
        "   \(event.on?.description ?? "no day    ")  \(event.event.rawValue)\(until)\(before)\(why)\(coming)",
        .plain, .certificate(.event(place)))
    }
  }
}

extension State {
  /// How many days are left, or over: "41 days left", "3 days over", "today".
  static func daysText(_ days: Int) -> String {
    if days == 0 { return "today" }
    let number = abs(days)
    return "\(number) day\(number == 1 ? "" : "s") \(days < 0 ? "over" : "left")"
  }
}
