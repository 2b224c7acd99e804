internal import Records

extension ImportRun {
  /// The audits that the rows describe, each once; and the lines of the checklists of new ones.
  mutating func audits() -> (rows: [Audit], lines: [AuditLine]) {
    var taken: Set<RecordID> = []
    var rowOfReference: [String: Int] = [:]
    let fields = fields(of: Audit.self, except: ["reference", "planned", "state"])
    var audits: [Audit] = []
    var references: Set<String> = Set(organisation.audits.all.map { $0.reference.folded })
    for row in table.rows {
      let reference = ImportNames.tidy(text("reference", in: row))
      if !reference.isEmpty,
        let first = rowOfReference.updateValue(row.number, forKey: reference.folded)
      {
        report("is the same as in row \(first)", in: row, "reference")
      }
      references.insert(reference.folded)
    }
    for row in table.rows {
      let old = auditOnFile(of: row, taken: taken)
      var audit = old ?? Audit(id: names.makeID())
      taken.insert(audit.id)
      if old == nil { audit.reference = ImportNames.tidy(text("reference", in: row)) }
      fill(&audit, with: fields, from: row, isNew: old == nil)
      takePlanned(&audit, old, from: row)
      takeState(&audit, old, from: row)
      if audit.title.isEmpty {
        report("is empty; an audit needs one", in: row, columns["title"] == nil ? nil : "title")
      }
      if audit.reference.isEmpty {
        audit.reference = reference(of: audit, besides: &references)
      }
      check(audit, old, in: row)
      audits.append(audit)
    }
    return (audits, checklists(of: audits))
  }

  private func auditOnFile(of row: CSVTable.Row, taken: Set<RecordID>) -> Audit? {
    let reference = ImportNames.tidy(text("reference", in: row)).folded
    let free = organisation.audits.all.filter { !taken.contains($0.id) }
    if !reference.isEmpty { return free.first { $0.reference.folded == reference } }
    let title = ImportNames.key(text("title", in: row))
    let named = free.filter { ImportNames.key($0.title) == title }
    let planned = Day(written: CellDay.plain(text("planned", in: row), today: today))
    return named.first { $0.planned == planned } ?? (planned == nil ? named.first : nil)
  }

  private func reference(of audit: Audit, besides taken: inout Set<String>) -> String {
    let year = (audit.planned ?? audit.day ?? today).year
    var copy = organisation
    var reference = copy.nextReference(for: audit.auditKind, year: year)
    // Those that the file gives, or was given so far, are taken as well.
    while !taken.insert(reference.folded).inserted {
      var other = Audit(id: audit.id)
      other.reference = reference
      copy.audits.put(other)
      let next = copy.nextReference(for: audit.auditKind, year: year)
      if next == reference { break }
      reference = next
    }
    return reference
  }

  private mutating func takePlanned(_ audit: inout Audit, _ old: Audit?, from row: CSVTable.Row) {
    guard let planned = day("planned", in: row, of: Audit.self) else { return }
    let (starts, ends) = (audit.starts, audit.ends)
    do throws(AuditProblem) {
      try audit.move(to: planned, by: who, on: today, why: "import of \(fileName)")
      // Days that the file names stay as it has them.
      if columns["starts"] != nil || columns["ends"] != nil {
        (audit.starts, audit.ends) = (starts, ends)
      }
    } catch {
      report(error.description, in: row, "planned")
    }
  }

  private mutating func takeState(_ audit: inout Audit, _ old: Audit?, from row: CSVTable.Row) {
    guard case .text(let word)? = value("state", in: row, of: Audit.self),
      let state = Audit.State(rawValue: word), state != audit.state
    else {
      return
    }
    if old?.state == .reported {
      return report(
        "\(audit.name) is signed off; open it again in the program, with a reason", in: row, "state"
      )
    }
    audit.state = state
    if state == .reported, audit.reported == nil {
      audit.reported = min(audit.ends ?? audit.planned ?? today, today)
    }
  }

  private mutating func check(_ audit: Audit, _ old: Audit?, in row: CSVTable.Row) {
    if let starts = audit.starts, let ends = audit.ends, ends < starts {
      report(
        "\(ends) is before the first day, \(starts)", in: row,
        columns["ends"] == nil ? "starts" : "ends")
    }
    if let old, old.state == .reported, old != audit {
      report(
        "\(audit.name) is signed off and stays as it is; open it again in the program, with a reason",
        in: row)
    }
    guard !audit.state.isFinal, old != audit else { return }
    let day = audit.day ?? today
    for auditor in audit.auditors.compactMap({ organisation.people[$0] })
    where !auditor.isActive(on: day) {
      report(
        "\(auditor.name) has left by then; choose an auditor who is here", in: row,
        auditor.id == audit.auditor ? "auditor" : "team")
    }
    reportClauses(audit.clauses, in: row)
  }

  /// Reports the clauses that no catalogue and no standard of one's own has.
  mutating func reportClauses(_ clauses: [ClauseReference], in row: CSVTable.Row) {
    guard let library = ownLibrary else { return }
    for clause in clauses {
      if let flaw = library.flaw(ofClause: clause) { report(flaw, in: row, "clauses") }
    }
  }

  /// The checklists of new audits that are still to be walked.
  private mutating func checklists(of audits: [Audit]) -> [AuditLine] {
    guard let library = ownLibrary, problems.isEmpty else { return [] }
    let newID = names.makeID
    var lines: [AuditLine] = []
    var count = 0
    for audit in audits
    where organisation.audits[audit.id] == nil && !audit.auditKind.isExternal
      && !audit.state.isFinal
    {
      let planned = organisation.plannedLines(
        for: audit, library: library, today: today, newID: newID)
      if !planned.isEmpty { count += 1 }
      lines += planned
    }
    if count > 0 {
      notes.append("checklists made for \(kind.counted(count)): \(lines.count) lines")
    }
    return lines
  }
}
