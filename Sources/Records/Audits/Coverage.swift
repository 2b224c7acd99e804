/// Which clauses and areas internal audits looked at, year by year over the three-year cycle.
///
/// Counted from lines that were assessed and never from what was planned (clause 9.2.2); follow-ups and lines added by
/// hand count as all others, what was left out does not.
package struct Coverage: Hashable, Sendable {
  /// What the years of the grid are.
  package enum Basis: Hashable, Sendable {
    /// The three calendar years that end with today's.
    case calendar
    /// The cycle that runs from the certification decision (ISO/IEC 17021-1, 9.1.3).
    case decision(Day)
  }

  /// One of the three years.
  package struct Year: Hashable, Sendable {
    package let title: String
    package let first: Day
    package let last: Day
  }

  /// Clauses of one edition, or areas, which share their years.
  package struct Section: Hashable, Sendable {
    /// `nil` for the areas.
    package let edition: Edition?
    package let basis: Basis
    /// Three, the earliest first.
    package let years: [Year]
    package var rows: [Row]
  }

  /// What a row is about.
  package enum Subject: Hashable, Sendable {
    case clause(ClauseReference)
    case area(RecordID)
  }

  /// One clause or area.
  package struct Row: Hashable, Sendable {
    package let subject: Subject
    package let title: String
    /// Lines assessed in each of the years.
    package internal(set) var counts: [Int]
    /// The day it was last assessed, in or before the years shown; `nil` for never.
    package internal(set) var last: Day?
    /// Lines assessed in the 36 months to today.
    package internal(set) var recent = 0
    /// The earliest audit still to come, within the year ahead, that has it in its scope.
    package internal(set) var planned: Day?

    /// Whether nothing of it was assessed in the 36 months to today.
    package var isBlindSpot: Bool { recent == 0 }
    /// Lines assessed in the three years.
    package var total: Int { counts.reduce(0, +) }
  }

  /// One for each edition held that a catalogue knows.
  package internal(set) var clauses: [Section]
  package var areas: Section
  /// Each area with the site and department it is part of: what was looked at in a part was looked at in the whole.
  private let chains: [RecordID: [RecordID]]

  init(of organisation: Organisation, clauses: [Section], areas: Section) {
    self.clauses = clauses
    self.areas = areas
    chains = Dictionary(
      organisation.areas.identifiers.map { ($0, organisation.areaAndAbove($0).map(\.id)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Areas with those that they are part of, each once.
  private func withSites(_ areas: [RecordID]) -> [RecordID] {
    var seen: Set<RecordID> = []
    return areas.flatMap { chains[$0] ?? [$0] }.filter { seen.insert($0).inserted }
  }

  package var blindClauses: [ClauseReference] {
    clauses.flatMap(\.rows).filter(\.isBlindSpot).compactMap {
      if case .clause(let clause) = $0.subject { clause } else { nil }
    }
  }

  package var blindAreas: [RecordID] {
    areas.rows.filter(\.isBlindSpot).compactMap {
      if case .area(let area) = $0.subject { area } else { nil }
    }
  }
}

extension Coverage.Section {
  /// The place of the year that a day lies in.
  func year(of day: Day) -> Int? { years.firstIndex { $0.first <= day && day <= $0.last } }

  static func years(_ basis: Coverage.Basis, today: Day) -> [Coverage.Year] {
    switch basis {
    case .calendar:
      (today.year - 2...today.year).map { year in
        Coverage.Year(
          title: "\(year)", first: Day(year: year, month: 1, day: 1) ?? today,
          last: Day(year: year, month: 12, day: 31) ?? today)
      }
    case .decision(let decided):
      (0..<3).map { year in
        Coverage.Year(
          title: "year \(year + 1)", first: decided.adding(months: 12 * year),
          last: decided.adding(months: 12 * year + 12) - 1)
      }
    }
  }
}

extension Organisation {
  /// What internal audits assessed over the three-year cycle.
  ///
  /// - Parameter fromDecision: whether an edition's years run from its certificate's decision day, where one is on file,
  ///   and not with the calendar.
  package func coverage(today: Day, library: Library, fromDecision: Bool = true) -> Coverage {
    var seen: Set<Edition> = []
    let sections = profile.standards.filter { seen.insert($0).inserted }
      .compactMap { library[$0] }.map { standard in
        let basis =
          fromDecision ? cycleStart(of: standard.edition, on: today) : Coverage.Basis.calendar
        return Coverage.Section(
          edition: standard.edition, basis: basis,
          years: Coverage.Section.years(basis, today: today),
          rows: standard.clauses.filter { !$0.isHeading }.map { clause in
            Coverage.Row(
              subject: .clause(ClauseReference(edition: standard.edition, number: clause.number)),
              title: clause.title, counts: [0, 0, 0])
          })
      }
    let areaRows = areas.all.sorted { ($0.name.folded, $0.id) < ($1.name.folded, $1.id) }
      .map { Coverage.Row(subject: .area($0.id), title: $0.name, counts: [0, 0, 0]) }
    var coverage = Coverage(
      of: self, clauses: sections,
      areas: Coverage.Section(
        edition: nil, basis: .calendar, years: Coverage.Section.years(.calendar, today: today),
        rows: areaRows))
    coverage.count(self, today: today)
    coverage.mark(audits.all, today: today)
    return coverage
  }

  /// The auditable clauses of the editions held that no internal audit's line assessed within three years.
  ///
  /// The same as the blind clauses of the coverage, from lines that are counted already: it is asked at every key.
  package func clausesUnseen(
    today: Day, library: Library, lines: AuditLineIndex? = nil
  ) -> [ClauseReference] {
    let held = Set(profile.standards.compactMap { library[$0] }.flatMap(\.auditableClauses))
    let assessed = (lines ?? AuditLineIndex(of: self))
      .clausesAssessed(from: today.adding(months: -36), to: today, in: self)
    let seen = Set(assessed.compactMap { $0.nearest(among: held) })
    var named: Set<Edition> = []
    return profile.standards.filter { named.insert($0).inserted }.compactMap { library[$0] }
      .flatMap(\.auditableClauses).filter { !seen.contains($0) }
  }

  /// The first day of the cycle that today lies in: the last decision, or as if the cycle had gone on from it.
  private func cycleStart(of edition: Edition, on today: Day) -> Coverage.Basis {
    let decisions = certificates.all.filter { $0.edition == edition }.compactMap(\.decided)
      .filter { $0 <= today }
    guard let decided = decisions.max() else { return .calendar }
    var cycles = 0
    while decided.adding(months: 36 * (cycles + 1)) <= today { cycles += 1 }
    return .decision(decided.adding(months: 36 * cycles))
  }
}

extension Coverage {
  /// Where a row stands: in which section, -1 for the areas, and at which place.
  private struct Place {
    let section: Int
    let row: Int
  }

  /// Finds rows, remembering the last clause: the lines of one clause stand together.
  private struct Finder {
    private let clauses: [ClauseReference: Place]
    private let held: Set<ClauseReference>
    private let areas: [RecordID: Int]
    private var known: [ClauseReference: Place?] = [:]
    private var lastClause: ClauseReference?
    private var lastPlace: Place?

    init(_ coverage: Coverage) {
      var clauses: [ClauseReference: Place] = [:]
      for (section, part) in coverage.clauses.enumerated() {
        for (row, entry) in part.rows.enumerated() {
          guard case .clause(let clause) = entry.subject else { continue }
          clauses[clause] = Place(section: section, row: row)
        }
      }
      self.clauses = clauses
      held = Set(clauses.keys)
      areas = Dictionary(
        coverage.areas.rows.enumerated().compactMap { row, entry in
          if case .area(let area) = entry.subject { (area, row) } else { nil }
        }, uniquingKeysWith: { first, _ in first })
    }

    func row(of area: RecordID) -> Int? { areas[area] }

    /// A clause finer than those of the catalogue belongs to the one above it; a heading to none.
    mutating func place(of clause: ClauseReference) -> Place? {
      if clause == lastClause { return lastPlace }
      lastClause = clause
      lastPlace = search(clause)
      return lastPlace
    }

    private mutating func search(_ clause: ClauseReference) -> Place? {
      if let place = clauses[clause] { return place }
      if let remembered = known[clause] { return remembered }
      let place = clause.nearest(among: held).flatMap { clauses[$0] }
      known[clause] = .some(place)
      return place
    }
  }

  /// Counts all lines in one pass; a large file has tens of thousands.
  fileprivate mutating func count(_ organisation: Organisation, today: Day) {
    let since = today.adding(months: -36)
    var finder = Finder(self)
    let lines = organisation.auditLines.all
    var lastAudit: RecordID?
    var isInternal = true
    var auditAreas: [RecordID] = []
    // Places are passed on and not lines, which are large to copy.
    for place in lines.indices {
      guard let day = lines[place].assessed, day <= today, lines[place].isAssessed,
        !lines[place].isDropped
      else { continue }
      guard let audit = lines[place].audit else { continue }
      if audit != lastAudit {
        lastAudit = audit
        let found = organisation.audits[audit]
        isInternal = found?.countsForCoverage ?? true
        auditAreas = withSites(found?.areas ?? [])
      }
      guard isInternal else { continue }
      if let clause = lines[place].clause, let row = finder.place(of: clause) {
        count(row, on: day, since: since)
      }
      for clause in lines[place].also where clause != lines[place].clause {
        if let row = finder.place(of: clause) { count(row, on: day, since: since) }
      }
      for area in lines[place].area.map({ withSites([$0]) }) ?? auditAreas {
        guard let row = finder.row(of: area) else { continue }
        count(Place(section: -1, row: row), on: day, since: since)
      }
    }
  }

  private mutating func count(_ place: Place, on day: Day, since: Day) {
    if place.section < 0 {
      areas.count(place.row, on: day, since: since)
    } else {
      clauses[place.section].count(place.row, on: day, since: since)
    }
  }

  /// Marks what audits still to come have in their scope, up to a year from today.
  fileprivate mutating func mark(_ audits: [Audit], today: Day) {
    let last = today.adding(months: 12)
    for audit in audits where audit.auditKind == .internal && !audit.state.isFinal {
      guard let planned = audit.planned, planned <= last else { continue }
      for section in clauses.indices {
        let scope = audit.clauses.filter { $0.edition == clauses[section].edition }
        guard !scope.isEmpty else { continue }
        clauses[section].mark(planned) { subject in
          guard case .clause(let clause) = subject else { return false }
          return scope.contains { clause.isWithin($0) }
        }
      }
      let scope = Set(withSites(audit.areas))
      areas.mark(planned) { subject in
        guard case .area(let area) = subject else { return false }
        return scope.contains(area)
      }
    }
  }
}

extension Coverage.Section {
  fileprivate mutating func count(_ row: Int, on day: Day, since: Day) {
    if let year = year(of: day) { rows[row].counts[year] += 1 }
    if day >= since { rows[row].recent += 1 }
    if rows[row].last.map({ $0 < day }) ?? true { rows[row].last = day }
  }

  fileprivate mutating func mark(_ planned: Day, where isMeant: (Coverage.Subject) -> Bool) {
    for row in rows.indices where isMeant(rows[row].subject) {
      rows[row].planned = rows[row].planned.map { min($0, planned) } ?? planned
    }
  }
}

extension Organisation {
  /// The assessed lines behind a cell of the coverage, by audit in the order of their days.
  package func coveringLines(
    of subject: Coverage.Subject, from first: Day, to last: Day, library: Library
  ) -> [AuditLine] {
    let known: Set<ClauseReference> =
      if case .clause(let clause) = subject {
        Set(library[clause.edition]?.auditableClauses ?? [])
      } else { [] }
    let lines = auditLines.all
    // What was looked at in a part was looked at in the whole.
    let parts: Set<RecordID> =
      if case .area(let area) = subject { areaAndBelow(area) } else { [] }
    return lines.indices.filter { place in
      guard let day = lines[place].assessed, first <= day, day <= last, lines[place].isAssessed,
        !lines[place].isDropped
      else { return false }
      guard lines[place].audit != nil else { return false }
      let audit = audits[lines[place].audit]
      guard audit?.countsForCoverage ?? true else { return false }
      switch subject {
      case .area:
        return lines[place].area.map(parts.contains)
          ?? (audit?.areas.contains(where: parts.contains) ?? false)
      case .clause(let clause):
        return lines[place].clauses.contains { $0.nearest(among: known) == clause }
      }
    }.map { lines[$0] }.sorted { left, right in
      (left.assessed ?? .never, left.audit ?? left.id, left.order)
        < (right.assessed ?? .never, right.audit ?? right.id, right.order)
    }
  }
}
