/// Something about who audits what that should be thought over.
package struct AuditorConcern: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    /// The auditor owns or works in what is audited: needs a justification (clause 9.2.2 c).
    case impartiality
    /// The same auditor audits the same area for the third time running.
    case rotation
    /// The auditor has no valid competence as an auditor.
    case competence
    /// The auditor has left, or will have by then.
    case presence
  }

  package let kind: Kind
  package let person: RecordID
  /// A sentence without its full stop.
  package let text: String
}

extension Organisation {
  /// Why the auditor may not be impartial: what needs a justification, and is refused in strict mode.
  package func impartialityConcerns(of audit: Audit) -> [String] {
    concerns(aboutAuditorsOf: audit).filter { $0.kind == .impartiality }.map(\.text)
  }

  /// What is to be thought over about those who are to audit; external auditors are not ours to judge.
  package func concerns(aboutAuditorsOf audit: Audit, today: Day? = nil) -> [AuditorConcern] {
    guard !audit.auditKind.isExternal else { return [] }
    let day = audit.planned ?? today
    return audit.auditors.compactMap { people[$0] }.flatMap { auditor in
      impartiality(of: auditor, in: audit).map {
        AuditorConcern(kind: .impartiality, person: auditor.id, text: $0)
      } + otherConcerns(about: auditor, in: audit, on: day)
    }
  }

  private func impartiality(of auditor: Person, in audit: Audit) -> [String] {
    let followedUp = auditLines.all.lazy.filter { $0.audit == audit.id }
      .compactMap { actions[$0.earlier] }
      .filter { action in
        action.owner == auditor.id || action.plan.contains { $0.owner == auditor.id }
      }
      .map { "\(auditor.name) owns \($0.name), which is followed up" }
    var seen: Set<String> = []
    return audit.areas.compactMap { areas[$0] }.flatMap { area in
      [
        area.owner == auditor.id ? "\(auditor.name) owns \(area.name)" : nil,
        auditor.area == area.id ? "\(auditor.name) works in \(area.name)" : nil,
      ].compactMap { $0 }
    } + followedUp.filter { seen.insert($0).inserted }
  }

  private func otherConcerns(
    about auditor: Person, in audit: Audit, on day: Day?
  ) -> [AuditorConcern] {
    func concern(_ kind: AuditorConcern.Kind, _ text: String) -> AuditorConcern {
      AuditorConcern(kind: kind, person: auditor.id, text: text)
    }
    var found: [AuditorConcern] = []
    if let day, let left = auditor.left, left < day {
      found.append(concern(.presence, "\(auditor.name) has left by then, on \(left)"))
    }
    for area in audit.areas where auditedTwiceRunning(area, by: auditor.id, before: audit) {
      found.append(
        concern(
          .rotation,
          "\(auditor.name) audits \(areaName(area)) for the third time running"))
    }
    if let day, let gap = competenceGap(ofAuditor: auditor, on: day) {
      found.append(concern(.competence, gap))
    }
    return found
  }

  /// Whether the last two internal audits of an area were by the same auditor.
  private func auditedTwiceRunning(
    _ area: RecordID, by auditor: RecordID, before audit: Audit
  ) -> Bool {
    let earlier = audits.all.filter { other in
      other.id != audit.id && other.auditKind == .internal && other.state == .reported
        && other.areas.contains(area) && (other.day ?? .never) <= (audit.planned ?? .never)
    }.sorted { ($0.day ?? .never, $0.id) < ($1.day ?? .never, $1.id) }
    let last = earlier.suffix(2)
    return last.count == 2 && last.allSatisfy { $0.auditors.contains(auditor) }
  }

  /// The competences that make an internal auditor: the one of the settings, else all that speak of audits.
  package var auditorCompetences: [Competence] {
    if let set = competences[profile.auditorCompetence] { return [set] }
    return competences.all.filter { $0.name.folded.contains("audit") }
  }

  /// Why a person does not count as a trained auditor on a day; `nil` when they do.
  package func competenceGap(ofAuditor person: Person, on day: Day) -> String? {
    let wanted = auditorCompetences
    if wanted.isEmpty {
      return "no competence for auditors is on file, so nobody can be seen to have it"
    }
    let matrix = TrainingMatrix(of: self, today: day)
    guard let row = matrix.row(of: person.id) else { return nil }
    let cells = wanted.compactMap { competence in
      matrix.column(of: competence.id).map { matrix.cell(row: row, column: $0) }
    }
    if cells.contains(where: { $0.state == .valid || $0.state == .dueSoon }) { return nil }
    let names = wanted.map(\.name).joined(separator: " or ")
    if let expired = cells.compactMap(\.expires).max(), expired < day {
      return "\(person.name)'s \(names) expired on \(expired)"
    }
    let booked = cells.compactMap(\.booked).min().map { ", booked for \($0)" } ?? ""
    return "\(person.name) has no \(names) on file\(booked)"
  }
}
