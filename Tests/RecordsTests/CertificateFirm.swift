import Records
import Testing

/// A firm with one certification body and one certificate to ISO 9001:2015, sought at first.
struct CertificateFirm {
  var organisation: Organisation
  let library: Library

  init(edition text: String = "9001:2015") throws {
    organisation = try bareOrganisation()
    library = try smallLibrary()
    var profile = organisation.profile
    profile.standards = [try edition("9001:2015")]
    organisation.profiles.put(profile)
    var body = CertificationBody(id: try id("veritas"))
    body.name = "Veritas"
    organisation.bodies.put(body)
    var certificate = Certificate(id: try id("c"))
    certificate.edition = try edition(text)
    certificate.body = body.id
    organisation.certificates.put(certificate)
  }

  var certificate: Certificate {
    get throws { try #require(organisation.certificates.all.first) }
  }

  /// What the twelve months to the first surveillance run from.
  mutating func count(from anchor: SurveillanceAnchor) {
    var profile = organisation.profile
    profile.surveillanceFrom = anchor
    organisation.profiles.put(profile)
  }

  mutating func change(_ body: (inout Certificate) throws -> Void) throws {
    var changed = try certificate
    try body(&changed)
    organisation.certificates.put(changed)
  }

  /// The days of a certificate on file, without any decision.
  mutating func certify(_ decided: String?, until expires: String?, since: String? = nil) throws {
    try change {
      $0.decided = try decided.map { try day($0) }
      $0.expires = try expires.map { try day($0) }
      $0.certified = try since.map { try day($0) }
    }
  }

  /// An external audit with its last day; held unless it is only planned.
  mutating func audit(
    _ kind: Audit.Kind, _ last: String, held: Bool = true, edition text: String? = "9001:2015"
  ) throws {
    var audit = Audit(id: try id("\(kind.rawValue) \(last)"))
    audit.reference = "EA \(last)"
    audit.auditKind = kind
    audit.body = try id("veritas")
    audit.clauses = try text.map { [try clause("\($0) 8")] } ?? []
    audit.planned = try day(last)
    audit.ends = held ? try day(last) : nil
    audit.state = held ? .reported : .planned
    organisation.audits.put(audit)
  }

  /// A major of an audit, with its evidence accepted or not.
  mutating func major(of kind: Audit.Kind, _ last: String, isVerified: Bool) throws {
    var line = AuditLine(id: try id("line \(last)"))
    line.audit = try id("\(kind.rawValue) \(last)")
    line.finding = .major
    var action = Action(id: try id("major \(last)"))
    action.reference = "NC-1"
    action.actionKind = .nonconformity
    action.source = .externalAudit
    action.grade = .major
    action.line = line.id
    line.action = action.id
    if isVerified {
      action.submissions = [
        Submission(.evidence, .submitted, on: try day(last)),
        Submission(.evidence, .accepted, on: try day(last)),
      ]
    }
    organisation.auditLines.put(line)
    organisation.actions.put(action)
  }

  /// Writes a decision down as the form does.
  mutating func decide(_ kind: CertificateEvent.Kind, _ on: String, until: String? = nil) throws {
    let decision = CertificateDecision(
      kind, on: try day(on), until: try until.map { try day($0) })
    try change { $0.take(decision, by: "M. Lim") }
  }

  /// What is said of a decision before it is written down.
  func remarks(
    _ kind: CertificateEvent.Kind, _ on: String, until: String? = nil, today: String? = nil
  ) throws -> [CertificateDecision.Remark] {
    try certificate.remarks(
      on: CertificateDecision(kind, on: try day(on), until: try until.map { try day($0) }),
      today: try day(today ?? on), in: organisation)
  }

  func cycle(_ today: String) throws -> CertificateCycle {
    organisation.cycle(of: try certificate, today: try day(today), library: library)
  }

  /// A milestone by its title.
  func step(_ title: String, _ today: String) throws -> CertificateCycle.Milestone? {
    try cycle(today).milestones.first { $0.title == title }
  }
}
