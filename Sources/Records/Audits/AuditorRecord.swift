/// What a person did as an internal auditor, and may still do.
package struct AuditorRecord: Hashable, Sendable {
  /// An area whose last internal audits were by the same auditor.
  package struct Run: Hashable, Sendable {
    package let area: RecordID
    /// How many of the area's last audits running.
    package let times: Int

    /// Whether one more would be the third time running.
    package var asksForRotation: Bool { times >= 2 }
  }

  package let person: RecordID
  /// Why the person does not count as a trained auditor today; `nil` when they do.
  package let gap: String?
  /// Until when they count; `nil` when for ever, or not at all.
  package let validUntil: Day?
  /// The reported audits of the last three years that they led, the latest first.
  package internal(set) var led: [RecordID] = []
  /// Those in whose team they were, the latest first.
  package internal(set) var inTeam: [RecordID] = []
  /// Lines that they judged in the last three years.
  package internal(set) var lines = 0
  /// What they found in the last three years.
  package internal(set) var findings: [AuditLine.Finding: Int] = [:]
  /// Areas that they audited last, those most often running first.
  package internal(set) var runs: [Run] = []
  /// The audits planned or in progress, the earliest first.
  package internal(set) var upcoming: [RecordID] = []
}

/// Who may audit when: competence on a day, and who audited an area last.
package struct AuditorPool: Sendable {
  private let organisation: Organisation
  private let today: Day
  private let competences: [Competence]
  private let records: [RecordID: [RecordID: [TrainingRecord]]]
  private let rules: [RecordID: [RecordID: [Requirement]]]
  /// The auditors of the reported internal audits of each area, oldest first.
  private let history: [RecordID: [[RecordID]]]

  package init(of organisation: Organisation, today: Day) {
    self.organisation = organisation
    self.today = today
    competences = organisation.auditorCompetences
    let wanted = Set(competences.map(\.id))
    var records: [RecordID: [RecordID: [TrainingRecord]]] = [:]
    for record in organisation.trainings.all {
      guard let person = record.person, let competence = record.competence,
        wanted.contains(competence)
      else { continue }
      records[person, default: [:]][competence, default: []].append(record)
    }
    self.records = records
    var rules: [RecordID: [RecordID: [Requirement]]] = [:]
    for rule in organisation.requirements.all {
      guard let role = rule.role, let competence = rule.competence, wanted.contains(competence)
      else { continue }
      rules[role, default: [:]][competence, default: []].append(rule)
    }
    self.rules = rules
    history = organisation.auditorsByArea()
  }

  /// Whether anything is on file that makes an auditor.
  package var knowsCompetence: Bool { !competences.isEmpty }

  /// How a person stands with the competence that serves best on a day; `nil` when none is on file.
  ///
  /// - Parameter withBooked: whether trainings count that are only booked as yet.
  package func cell(of person: Person, on day: Day, withBooked: Bool = true) -> TrainingCell? {
    let rule = CellRule(on: day, today: today, of: organisation.profile)
    let cells = competences.map { competence in
      rule.cell(
        of: person.id, competence.id,
        records: (records[person.id]?[competence.id] ?? []).filter {
          withBooked || ($0.date ?? .never) <= today
        },
        duties: person.heldRoles(on: day).flatMap { held in
          (rules[held.role]?[competence.id] ?? []).duties(of: person, holding: held, on: day)
        })
    }
    let held = cells.filter(\.state.isHeld)
    return held.max { ($0.expires ?? .never) < ($1.expires ?? .never) } ?? cells.first
  }

  /// Whether a person is here and counts as a trained auditor on a day, from what they have done by today.
  package func isReady(_ person: Person, on day: Day) -> Bool {
    person.isHere(on: day)
      && cell(of: person, on: day, withBooked: false)?.state.isHeld == true
  }

  /// Whether anything on file speaks of the person as an auditor.
  func hasTraining(_ person: RecordID) -> Bool { records[person] != nil }

  /// How many of an area's last audits running were by a person.
  package func times(_ person: RecordID, in area: RecordID) -> Int {
    (history[area] ?? []).timesRunning(person)
  }

  /// The areas that were audited at all.
  var auditedAreas: [RecordID] { history.keys.sorted() }

  /// Whether a person neither owns nor works in an area (clause 9.2.2 c).
  package func isImpartial(_ person: Person, in area: RecordID) -> Bool {
    person.area != area && organisation.areas[area]?.owner != person.id
  }
}

extension Organisation {
  /// Everyone who is trained as an internal auditor or audited in the last three years, those who are here first.
  package func auditorRecords(today: Day) -> [AuditorRecord] {
    let since = today.adding(months: -36)
    let pool = AuditorPool(of: self, today: today)
    var found: [RecordID: AuditorRecord] = [:]
    func start(_ person: Person) {
      guard found[person.id] == nil else { return }
      let cell = pool.cell(of: person, on: today)
      let isHere = person.left.map { $0 >= today } ?? true
      let isHeld = isHere && cell?.state.isHeld == true
      found[person.id] = AuditorRecord(
        person: person.id, gap: isHeld ? nil : gap(of: person, cell, on: today, pool),
        validUntil: isHeld ? cell?.expires : nil)
    }
    for person in people.all where pool.hasTraining(person.id) && person.isActive(on: today) {
      start(person)
    }
    let own = audits.all.filter { !$0.auditKind.isExternal && $0.state != .cancelled }
      .sorted { ($0.day ?? .never, $0.id) < ($1.day ?? .never, $1.id) }
    for audit in own {
      let isToCome = !audit.state.isFinal
      guard isToCome || (audit.day ?? .never) >= since else { continue }
      for person in audit.auditors.compactMap({ people[$0] }) {
        start(person)
        if isToCome {
          found[person.id]?.upcoming.append(audit.id)
        } else if person.id == audit.auditor {
          found[person.id]?.led.insert(audit.id, at: 0)
        } else {
          found[person.id]?.inTeam.insert(audit.id, at: 0)
        }
      }
    }
    countLines(since: since, today: today, in: &found)
    for area in pool.auditedAreas where areas[area] != nil {
      for person in found.keys.sorted() {
        let times = pool.times(person, in: area)
        if times > 0 { found[person]?.runs.append(AuditorRecord.Run(area: area, times: times)) }
      }
    }
    for person in found.keys { found[person]?.runs.sort { $0.times > $1.times } }
    func order(_ record: AuditorRecord) -> (Int, String, RecordID) {
      let isHere = people[record.person]?.isActive(on: today) ?? false
      return (isHere ? 0 : 1, personName(record.person).folded, record.person)
    }
    return found.values.sorted { order($0) < order($1) }
  }

  private func gap(of person: Person, _ cell: TrainingCell?, on today: Day, _ pool: AuditorPool)
    -> String
  {
    if let left = person.left, left < today { return "left on \(left)" }
    guard let cell, pool.knowsCompetence else { return "no competence for auditors is on file" }
    if let expired = cell.expires, expired < today { return "expired on \(expired)" }
    return cell.booked.map { "booked for \($0)" } ?? "nothing on file"
  }

  /// Counts the lines of the last three years for those who judged them; a line that does not say who, or names
  /// nobody on file, for the audit's lead.
  private func countLines(
    since: Day, today: Day, in found: inout [RecordID: AuditorRecord]
  ) {
    let names = Dictionary(
      people.all.map { ($0.name.folded, $0.id) }, uniquingKeysWith: { first, _ in first })
    var known: [String: RecordID?] = [:]
    let lines = auditLines.all
    for place in lines.indices {
      guard let finding = lines[place].finding, finding.isAssessed, !lines[place].isDropped,
        let day = lines[place].assessed, since <= day, day <= today,
        let audit = audits[lines[place].audit], !audit.auditKind.isExternal
      else { continue }
      let by = lines[place].by
      var person = audit.auditor
      if !by.isEmpty {
        let named = known[by] ?? names[by.folded]
        known[by] = .some(named)
        // A name that is nobody's on file is the login of whoever sat at the audit: its lead.
        person = named ?? audit.auditor
      }
      guard let person, found[person] != nil else { continue }
      found[person]?.lines += 1
      if finding.makesAction || finding == .strength {
        found[person]?.findings[finding, default: 0] += 1
      }
    }
  }
}
