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
  ///
  /// - Parameter lines: the audit's lines where they are at hand, as looking for them goes through those of all audits.
  package func impartialityConcerns(of audit: Audit, lines: [AuditLine]? = nil) -> [String] {
    guard !audit.auditKind.isExternal else { return [] }
    let auditors = audit.auditors.compactMap { people[$0] }
    guard !auditors.isEmpty else { return [] }
    let lines = lines ?? self.lines(of: audit.id)
    return auditors.flatMap { impartiality(of: $0, in: audit, lines) }
  }

  /// What is to be thought over about those who are to audit; external auditors are not ours to judge.
  ///
  /// Presence and competence are those of the audit's first day, else of the day it is planned for.
  ///
  /// - Parameter lines: the audit's lines where they are at hand, as looking for them goes through those of all audits.
  package func concerns(
    aboutAuditorsOf audit: Audit, today: Day, lines: [AuditLine]? = nil
  ) -> [AuditorConcern] {
    guard !audit.auditKind.isExternal else { return [] }
    let auditors = audit.auditors.compactMap { people[$0] }
    guard !auditors.isEmpty else { return [] }
    let lines = lines ?? self.lines(of: audit.id)
    let day = audit.starts ?? audit.planned ?? today
    return auditors.flatMap { auditor in
      impartiality(of: auditor, in: audit, lines).map {
        AuditorConcern(kind: .impartiality, person: auditor.id, text: $0)
      } + otherConcerns(about: auditor, in: audit, on: day, today: today)
    }
  }

  private func impartiality(
    of auditor: Person, in audit: Audit, _ lines: [AuditLine]
  ) -> [String] {
    let followedUp = lines.lazy.compactMap { actions[$0.earlier] }
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
    about auditor: Person, in audit: Audit, on day: Day, today: Day
  ) -> [AuditorConcern] {
    func concern(_ kind: AuditorConcern.Kind, _ text: String) -> AuditorConcern {
      AuditorConcern(kind: kind, person: auditor.id, text: text)
    }
    var found: [AuditorConcern] = []
    if let left = auditor.left, left < day {
      found.append(concern(.presence, "\(auditor.name) has left by then, on \(left)"))
    }
    let history = auditorsByArea(before: audit)
    for area in audit.areas where (history[area] ?? []).timesRunning(auditor.id) >= 2 {
      found.append(
        concern(
          .rotation,
          "\(auditor.name) audits \(areaName(area)) for the third time running"))
    }
    if let gap = competenceGap(ofAuditor: auditor, on: day, today: today) {
      found.append(concern(.competence, gap))
    }
    return found
  }

  /// Who audited each area, audit by audit, the earliest first: the internal ones that are reported.
  ///
  /// - Parameter audit: only those up to the day that this one is planned for, and not itself; all when `nil`.
  func auditorsByArea(before audit: Audit? = nil) -> [RecordID: [[RecordID]]] {
    let last = audit?.planned ?? .never
    var history: [RecordID: [[RecordID]]] = [:]
    let done = audits.all.filter { other in
      other.id != audit?.id && other.auditKind == .internal && other.state == .reported
        && (other.day ?? .never) <= last
    }.sorted { ($0.day ?? .never, $0.id) < ($1.day ?? .never, $1.id) }
    for other in done {
      for area in other.areas { history[area, default: []].append(other.auditors) }
    }
    return history
  }

  /// The competences that make an internal auditor: the one of the settings, else all that speak of audits.
  package var auditorCompetences: [Competence] {
    if let set = competences[profile.auditorCompetence] { return [set] }
    return competences.all.filter { $0.name.folded.contains("audit") }
  }

  /// Why a person does not count as a trained auditor on a day; `nil` when they do.
  ///
  /// Of a day that is past it is told as it was then, and what was booked and is done by today as done.
  package func competenceGap(
    ofAuditor person: Person, on day: Day, today: Day
  ) -> String? {
    let wanted = auditorCompetences
    if wanted.isEmpty {
      return "no competence for auditors is on file, so nobody can be seen to have it"
    }
    guard person.isActive(on: day) else { return nil }
    let cells = wanted.map { cell(of: person, $0.id, on: day, today: today) }
    if cells.contains(where: \.state.isHeld) { return nil }
    let names = wanted.map(\.name).joined(separator: " or ")
    let isPast = day < today
    let expired = cells.compactMap(\.expires).max().flatMap { $0 < day ? $0 : nil }
    let met = wanted.flatMap { trainings(of: person.id, $0.id) }
      .filter { $0.isMet(on: today, today: today) }.compactMap(\.date).filter { $0 > day }.min()
    let next =
      met.map { ", met only on \($0)" }
      ?? cells.compactMap(\.booked).min().map { ", booked for \($0)" }
    switch (expired, isPast) {
    case (let expired?, true):
      return "\(person.name)'s \(names) had expired on that day, \(day): it counted to \(expired)"
        + (next ?? "")
    case (let expired?, false): return "\(person.name)'s \(names) expired on \(expired)"
    case (nil, true):
      return "\(person.name) had no \(names) on file on that day, \(day)" + (next ?? "")
    case (nil, false): return "\(person.name) has no \(names) on file" + (next ?? "")
    }
  }
}

extension [[RecordID]] {
  /// How many of the last audits running a person took part in.
  func timesRunning(_ person: RecordID) -> Int { reversed().prefix { $0.contains(person) }.count }
}
