extension Organisation {
  func addAudits(_ basis: ReadinessBasis, to findings: inout ReadinessFindings) {
    let (today, library) = (basis.today, basis.library)
    findings.good[.audits] = "every clause seen in 3 years"
    let all = profile.standards.compactMap { library[$0] }
      .reduce(0) { $0 + $1.clauses.count { !$0.isHeading } }
    // Without a catalogue nobody can say what was seen.
    guard all > 0 else {
      return findings.add(
        .nothingToAudit,
        whole: profile.standards.isEmpty ? "no standard named" : "no catalogue of what is held",
        .organisation, [RecordPlace(kind: .organisation, id: profile.id)])
    }
    findings.add(
      .auditsOverdue, "overdue", .audit,
      audits.all.filter { $0.isOverdue(on: today) }.map(\.id), filter: "is:overdue")
    findings.add(
      .auditsPutOff, "put off twice or more", .audit,
      audits.all.filter { !$0.state.isFinal && $0.postponements >= 2 }.map(\.id),
      filter: "is:postponed")
    let unseen = clausesUnseen(today: today, library: library, lines: basis.lines)
    if !unseen.isEmpty {
      findings.add(
        .clausesUnseen,
        whole: "\(unseen.count) \(unseen.count == 1 ? "clause" : "clauses") unseen in 3 years",
        points: (unseen.count * ReadinessRule.clausesUnseen.most + all - 1) / all, .audit)
    }
    findings.add(
      .checklistUnchanged, "with an unchanged checklist", .audit,
      unchangedChecklists(basis))
    let atRisk = basis.cycles.filter(\.isAtRisk).map(\.certificate)
    findings.add(
      .certificateAtRisk, atRisk.count == 1 ? "certificate at risk" : "certificates at risk",
      .certificate, atRisk.map(\.id))
    for scramble in evidenceScrambles(today: today) {
      findings.add(
        .evidenceScrambled,
        whole: "\(scramble.before) of \(scramble.year) records made just before \(scramble.name)",
        points: ReadinessRule.evidenceScrambled.each, .audit,
        [RecordPlace(kind: .audit, id: scramble.audit)] + scramble.records)
    }
  }

  /// The internal audits reported within twelve months that asked what the two before them asked; the latest three are
  /// looked at, as each takes a while.
  private func unchangedChecklists(_ basis: ReadinessBasis) -> [RecordID] {
    let today = basis.today
    let since = today.adding(months: -12)
    return audits.all.filter { audit in
      guard audit.auditKind == .internal, audit.state == .reported, let day = audit.day else {
        return false
      }
      return day > since && day <= today
    }.sorted { ($0.day ?? .never, $0.id) > ($1.day ?? .never, $1.id) }.prefix(3)
      .filter { checklistAge(of: $0, library: basis.library, index: basis.lines).isUnchanged }
      .map(\.id)
  }
}

/// Records that were made just before an external audit, when the year before it had few.
package struct EvidenceScramble: Hashable, Sendable {
  package let audit: RecordID
  package let name: String
  /// How many records were made in the fortnight before it.
  package let before: Int
  /// How many were made in the year before it.
  package let year: Int
  /// Those of the fortnight.
  package let records: [RecordPlace]

  /// From how many records in the fortnight on it is told of.
  static let enough = 8
  /// From which share of the year's on, in per cent.
  static let share = 50
}

extension Organisation {
  /// The external audits of the last twelve months before which the evidence was scrambled together: half of the
  /// year's records or more are of the fortnight before.
  ///
  /// A record is a piece of evidence, a step done, an effect judged, a day of training, an internal audit, a review of
  /// a document, a reading, a management review: by the day it names.
  func evidenceScrambles(today: Day) -> [EvidenceScramble] {
    let recent = audits.all.compactMap { audit -> (audit: Audit, first: Day)? in
      guard audit.auditKind.isExternal, audit.state != .cancelled,
        let first = audit.starts ?? audit.heldDay(by: today), first <= today,
        first > today.adding(months: -12)
      else { return nil }
      return (audit, first)
    }
    guard !recent.isEmpty else { return [] }
    let traces = datedTraces
    return recent.compactMap { audit, first in
      let year = traces.filter { $0.day < first && $0.day >= first.adding(months: -12) }
      let late = year.filter { $0.day >= first - 14 }
      guard late.count >= EvidenceScramble.enough,
        late.count * 100 >= year.count * EvidenceScramble.share
      else { return nil }
      var seen: Set<RecordPlace> = []
      return EvidenceScramble(
        audit: audit.id, name: audit.name, before: late.count, year: year.count,
        records: late.map(\.record).filter { seen.insert($0).inserted })
    }
  }

  fileprivate struct Trace: Hashable {
    let day: Day
    let record: RecordPlace
  }

  private var datedTraces: [Trace] {
    var traces: [Trace] = []
    func note(_ day: Day?, _ kind: RecordKind, _ id: RecordID) {
      if let day { traces.append(Trace(day: day, record: RecordPlace(kind: kind, id: id))) }
    }
    let all = actions.all
    for place in all.indices {
      for evidence in all[place].evidence { note(evidence.date, .action, all[place].id) }
      for step in all[place].plan { note(step.done, .action, all[place].id) }
      note(all[place].effectiveOn, .action, all[place].id)
    }
    // A day of training is one record, however many were there.
    var taught: Set<Trace> = []
    for training in trainings.all where training.result == .passed {
      guard let day = training.date, let competence = training.competence else { continue }
      let place = RecordPlace(kind: .competence, id: competence)
      if taught.insert(Trace(day: day, record: place)).inserted {
        note(day, .training, training.id)
      }
    }
    for audit in audits.all where audit.auditKind == .internal && audit.state != .cancelled {
      note(audit.state == .planned ? nil : audit.day, .audit, audit.id)
    }
    for document in documents.all {
      for review in document.reviews { note(review.on, .document, document.id) }
    }
    for objective in objectives.all {
      for reading in objective.readings { note(reading.on, .objective, objective.id) }
    }
    for review in reviews.all { note(review.held, .review, review.id) }
    return traces
  }
}
