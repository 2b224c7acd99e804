import Records

/// 8: one certificate for each edition held or sought; Enter opens its cycle.
enum CertificatesPane: RegisterPane {
  static let pane = Pane.certificates
  static let place = Place.certificates

  static let commands: [Command] =
    [
      Command(
        "certificates.open", [.enter], "The certificate's cycle, with every day that matters",
        hint: "cycle", in: .certificates, obstacle: hasOne
      ) { open(in: &$0) },
      Command(
        "certificates.add", [.character("a")], "Add a certificate that is held or sought",
        hint: "add", in: .certificates, changes: true
      ) { $0.addCertificate() },
    ] + forBoth(.certificates, id: "certificates") + CertificateBoard.commands

  /// What can be done to a certificate in the list and on its board.
  static func forBoth(_ place: Place, id: String) -> [Command] {
    [
      Command(
        "\(id).edit", [.character("e")], "Edit the certificate", hint: "edit", in: place,
        changes: true, obstacle: hasOne
      ) { $0.withCertificate { $0.editCertificate($1) } },
      Command(
        "\(id).decide", [.character("d")],
        "Record what the body decided: granted, renewed, suspended, ...", hint: "decision",
        in: place, changes: true, obstacle: hasOne
      ) { $0.withCertificate { $0.decide($1) } },
      Command(
        "\(id).plan", [.character("p")], "Plan the audit that comes next, or note one held",
        hint: "plan audit", in: place, changes: true, obstacle: hasOne
      ) { $0.withCertificate { $0.planAudit(for: $1) } },
      Command(
        "\(id).appeal", [.character("A")], "Appeal against a decision: lodged, argued, decided",
        hint: "appeal", in: place, changes: true, obstacle: hasOne
      ) { $0.withCertificate { $0.appeal($1) } },
      Command(
        "\(id).again", [.character("P")], "Apply again after a refusal, a withdrawal or a lapse",
        in: place, changes: true, obstacle: hasOne
      ) { $0.withCertificate { $0.decide($1, proposing: .appliedAgain) } },
      Command(
        "\(id).transition", [.character("t")], "The gaps to the edition that comes",
        hint: "transition", in: place, obstacle: hasOne
      ) { $0.showOver(TransitionBoard()) },
      Command(
        "\(id).body", [.character("b")], "The certification body: contacts and times",
        hint: "body", in: place, changes: true, obstacle: hasOne
      ) { $0.withCertificate { $0.editBody(of: $1) } },
    ]
  }

  static let hasOne: @Sendable (State) -> String? = { state in
    current(in: state) == nil ? "no certificate is on file yet; a adds the first one" : nil
  }

  static let columns: [Column<Certificate>] = [
    Column(
      title: "Edition", width: 11, text: { record, _ in record.edition?.text ?? "none" },
      sortKey: { record, _ in SortKey(record.edition?.text ?? "") }),
    Column(
      title: "Number", width: 12, rank: 2, text: { record, _ in record.number },
      sortKey: { record, _ in SortKey(record.number) }),
    Column(
      title: "Body", width: 14, rank: 3,
      text: { record, state in state.organisation.bodies[record.body]?.name ?? "" },
      sortKey: { record, state in SortKey(state.organisation.bodies[record.body]?.name ?? "") }),
    Column(
      title: "State", width: 12, text: { $1.cycle(of: $0)?.state.rawValue ?? "" },
      style: { $1.cycle(of: $0)?.standing.style ?? .plain },
      sortKey: { SortKey($1.cycle(of: $0)?.state.rawValue ?? "") }),
    Column(
      title: "", width: 2, text: { $1.cycle(of: $0)?.standing.mark ?? "" },
      style: { $1.cycle(of: $0)?.standing.style ?? .plain },
      sortKey: { record, state in
        .number(-(state.cycle(of: record)?.standing.rawValue ?? 0))
      }),
    Column(
      title: "What comes next", width: 26, isFlexible: true, text: { $1.cycle(of: $0)?.what ?? "" },
      sortKey: { SortKey($1.cycle(of: $0)?.next?.day) }),
    Column(
      title: "Expires", width: 11, rank: 1,
      text: { record, state in
        (state.cycle(of: record)?.expires ?? record.expires)?.description ?? ""
      },
      sortKey: { record, state in SortKey(state.cycle(of: record)?.expires ?? record.expires) }),
  ]
  static let emptyLines = [
    "One certificate for each standard held or sought.",
    "From the decision, or the audits, every day of its cycle is counted: surveillance,",
    "recertification and the last day it is safe, expiry, and what breaks if one is missed.",
    "a adds the first one.",
  ]

  static func `is`(_ record: Certificate, _ word: String, in facts: PaneFacts) -> Bool {
    let cycles = facts.organisation
    let cycle = cycles.cycle(of: record, today: facts.today, library: facts.library)
    return switch word {
    case "safe": cycle.standing == .safe
    case "urgent": cycle.standing == .danger
    case "sought": cycle.state.isOnTheWay
    case "over": cycle.state.isOver
    default: cycle.state.rawValue.hasPrefix(word)
    }
  }

  static func show(_ record: RecordID, in state: inout State) {
    state.show(CertificateBoard(record))
    state[listOf: pane].select(record)
  }

  static func summary(of record: Certificate, in state: State) -> [(String, Style)] {
    guard let cycle = state.cycle(of: record) else { return [] }
    var texts = [(state.stateText(cycle), cycle.standing.style)]
    texts += cycle.flags.map { ("\($0.standing.mark.padded(to: 2)) \($0.text)", $0.standing.style) }
    if cycle.flags.isEmpty { texts.append(("nothing is pressing", .done)) }
    if !record.scope.isEmpty { texts.append(("Scope: \(record.scope)", .hint)) }
    return texts
  }
}

extension CertificateCycle.Standing {
  var style: Style {
    switch self {
    case .safe: .plain
    case .attention: .dueSoon
    case .danger: .overdue
    }
  }
}

extension State {
  /// Where a certificate stands, as it was worked out after the last change.
  func cycle(of certificate: Certificate) -> CertificateCycle? { derived.cycles[certificate.id] }

  mutating func withCertificate(_ body: (inout State, Certificate) -> Void) {
    if let certificate = CertificatesPane.current(in: self) { body(&self, certificate) }
  }

  /// The state in a sentence: "valid until Sun 28 Feb 2027, 100 days left".
  func stateText(_ cycle: CertificateCycle) -> String {
    let months = cycle.monthsWithout.map {
      ", \($0) month\($0 == 1 ? "" : "s") without a certificate"
    }
    switch cycle.state {
    case .valid:
      guard let until = cycle.validUntil else { return "valid" }
      let left = until - today
      return
        "valid until \(until.full), \(left == 0 ? "its last day" : "\(left) day\(left == 1 ? "" : "s") left")"
    case .suspended:
      return "suspended" + (cycle.suspendedUntil.map { ", until \($0.full) at most" } ?? "")
    case .restorable:
      return "expired" + (cycle.validUntil.map { " on \($0.full)" } ?? "")
        + (cycle.restorableUntil.map { ", can be restored until \($0.full)" } ?? "")
    case .sought, .stage1Done, .awaitingDecision: return cycle.state.rawValue + (months ?? "")
    case .refused, .lapsed, .withdrawn, .moved, .transitionOver:
      return cycle.state.rawValue + (months ?? "")
    }
  }
}
