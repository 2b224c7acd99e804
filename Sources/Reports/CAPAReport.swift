package import Records

/// What the certification body wants back for its nonconformities: correction, cause, corrective action, evidence.
package struct CAPAReport: Sendable {
  /// What the report is about.
  package enum Subject: Hashable, Sendable {
    /// One finding.
    case action(RecordID)
    /// All nonconformities of an audit.
    case audit(RecordID)
    /// All open ones of all external audits.
    case allOpen
  }

  /// How it is written.
  package enum Format: String, Sendable { case md, html }

  /// The nonconformities of one audit, in the layout of its body.
  struct Part {
    /// `nil` for findings of external audits that are not on file.
    let audit: Audit?
    let actions: [Action]
    let layout: CAPALayout
  }

  let organisation: Organisation
  let library: Library
  let today: Day
  let parts: [Part]

  /// How many nonconformities it tells of.
  package var count: Int { parts.reduce(0) { $0 + $1.actions.count } }

  /// - Parameter layout: takes the place of the bodies' own.
  /// - Throws: what there is nothing to report of, or what is wrong with a layout.
  package init(
    of subject: Subject, in organisation: Organisation, library: Library, today: Day,
    layout given: String? = nil
  ) throws(CAPAProblem) {
    self.organisation = organisation
    self.library = library
    self.today = today
    var byAudit: [RecordID?: [Action]] = [:]
    for action in try CAPAReport.actions(of: subject, in: organisation) {
      byAudit[organisation.auditLines[action.line]?.audit, default: []].append(action)
    }
    var parts: [Part] = []
    let audits = byAudit.map { (audit: organisation.audits[$0.key], actions: $0.value) }.sorted {
      ($0.audit?.lastDay?.number ?? .max, $0.audit?.name ?? "")
        < ($1.audit?.lastDay?.number ?? .max, $1.audit?.name ?? "")
    }
    for (audit, actions) in audits {
      let body = organisation.bodies[audit?.body]
      let own = body?.template.trimmed ?? ""
      let text = given ?? (own.isEmpty ? CAPALayout.usual : own)
      do throws(CAPALayout.Problem) {
        let layout = try CAPALayout(text)
        let lines = organisation.auditLines
        parts.append(
          Part(
            audit: audit,
            actions: actions.sorted {
              (lines[$0.line]?.order ?? 0, $0.reference)
                < (lines[$1.line]?.order ?? 0, $1.reference)
            }, layout: layout))
      } catch {
        let whose =
          given != nil || own.isEmpty ? "the layout" : "the report layout of \(body?.name ?? "")"
        throw CAPAProblem("\(whose), \(error)")
      }
    }
    self.parts = parts
  }

  private static func actions(
    of subject: Subject, in organisation: Organisation
  ) throws(CAPAProblem) -> [Action] {
    switch subject {
    case .action(let id):
      guard let action = organisation.actions[id] else {
        throw CAPAProblem("the action is no longer there")
      }
      return [action]
    case .audit(let id):
      guard let audit = organisation.audits[id] else {
        throw CAPAProblem("the audit is no longer there")
      }
      // A cancelled action is told of as well: the body still waits for an answer.
      let found = organisation.nonconformitiesToAnswer(of: audit)
      if found.isEmpty {
        throw CAPAProblem("\(audit.name) has no nonconformity, so there is nothing to report")
      }
      return found
    case .allOpen:
      let found = organisation.actions.all.filter {
        $0.source == .externalAudit && $0.actionKind == .nonconformity
          && (!$0.stage.isFinal
            || $0.stage == .cancelled && !organisation.owedToBody(of: $0).isEmpty)
      }
      if found.isEmpty {
        throw CAPAProblem("no nonconformity of an external audit is open")
      }
      return found
    }
  }

  /// What a reference names: an action's, an audit's, or the certification body's own of either.
  ///
  /// - Throws: that nothing has it, or that more than one has.
  package static func subject(
    named reference: String?, in organisation: Organisation
  ) throws(CAPAProblem) -> Subject {
    guard let reference, !reference.trimmed.isEmpty else { return .allOpen }
    let wanted = reference.trimmed.folded
    if let action = organisation.actions.all.first(where: { $0.reference.folded == wanted }) {
      return .action(action.id)
    }
    if let audit = organisation.audits.all.first(where: { $0.reference.folded == wanted }) {
      guard audit.auditKind.isExternal else {
        throw CAPAProblem("\(audit.name) is no external audit: report audit tells of it")
      }
      return .audit(audit.id)
    }
    let theirs = organisation.auditLines.all.filter {
      $0.reference.folded == wanted && $0.action != nil && !$0.isDropped
    }.compactMap(\.action)
    if theirs.count == 1 { return .action(theirs[0]) }
    if theirs.count > 1 {
      let names = theirs.compactMap { organisation.actions[$0]?.name }.joined(separator: ", ")
      throw CAPAProblem("\(reference) is the reference of several findings; name one: \(names)")
    }
    if let audit = organisation.audits.all.first(where: { $0.bodyReference.folded == wanted }) {
      return .audit(audit.id)
    }
    throw CAPAProblem("no action and no audit has the reference \(reference)")
  }
}

/// Why there is no CAPA report; one sentence.
package struct CAPAProblem: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
