internal import Records

extension ImportRun {
  /// What the rows answer, by audit, in the order of the file.
  ///
  /// A line is known by its audit and its number as printed; a verdict follows the rules of the walk.
  mutating func answers() -> [(audit: Audit, answers: [LineAnswer])] {
    var found: [(audit: Audit, answers: [LineAnswer])] = []
    var places: [RecordID: Int] = [:]
    var lines: [RecordID: [AuditLine]] = [:]
    var rowOfLine: [RecordID: Int] = [:]
    let fields = fields(
      of: AuditLine.self,
      except: ["audit", "line", "clauses", "aspect", "question", "finding", "assessed", "action"])
    for row in table.rows {
      guard let audit = audit(of: row) else { continue }
      let all = lines[audit.id] ?? organisation.lines(of: audit.id)
      lines[audit.id] = all
      guard let old = line(of: row, among: all, audit) else { continue }
      if let first = rowOfLine.updateValue(row.number, forKey: old.id) {
        report("is answered in row \(first) already", in: row, "line")
        continue
      }
      let known = problems.count
      var line = old
      fill(&line, with: fields, from: row, isNew: false)
      if let finding = verdict(in: row) { line.finding = finding }
      if line != old, problems.count == known { check(line, of: audit, in: row) }
      let place = places[audit.id] ?? found.count
      if place == found.count { found.append((audit, [])) }
      places[audit.id] = place
      found[place].answers.append(LineAnswer(line: line))
    }
    return found
  }

  private mutating func audit(of row: CSVTable.Row) -> Audit? {
    let name = text("audit", in: row)
    guard let wanted = name.isEmpty ? auditName : name else {
      report(
        "says no audit; add a column audit with its reference, or name it with --audit", in: row)
      return nil
    }
    do throws(UnknownAudit) {
      let audit = try organisation.audit(called: wanted)
      if let auditName, !name.isEmpty, try organisation.audit(called: auditName).id != audit.id {
        report("is not \(auditName), which the answers are for: \(name)", in: row, "audit")
        return nil
      }
      return audit
    } catch {
      report(error.description, in: row, name.isEmpty ? nil : "audit")
      return nil
    }
  }

  private mutating func line(
    of row: CSVTable.Row, among all: [AuditLine], _ audit: Audit
  ) -> AuditLine? {
    let text = text("line", in: row)
    guard let number = Int(text), number > 0 || all.contains(where: { $0.number == number })
    else {
      report(
        text.isEmpty ? "is empty; give the number as printed" : "is not a line number: \(text)",
        in: row, "line")
      return nil
    }
    guard let line = all.first(where: { $0.number == number }) else {
      report(
        "line \(number) does not exist, the checklist of \(audit.name) has \(all.count)", in: row,
        "line")
      return nil
    }
    // A line was added or moved since the file was written.
    let question = self.text("question", in: row)
    if !question.isEmpty, ImportNames.key(question) != ImportNames.key(line.question) {
      report(
        ImportRun.quoting(
          line.question, in: "line \(number) asks something else now: \(line.question)"),
        in: row, "question")
      return nil
    }
    return line
  }

  /// The verdict that a row gives; `nil` for none, and for one that is not known, which is reported.
  private mutating func verdict(in row: CSVTable.Row) -> AuditLine.Finding? {
    let text = text("verdict", in: row)
    guard !text.isEmpty, text != "-", text != "\u{2013}" else { return nil }
    if text.count == 1, let letter = text.first {
      if let finding = AuditLine.Finding(letter: letter) { return finding }
    } else if let finding = VerdictWords.finding(text) {
      return finding
    }
    report(
      "is not known: \(text) (choose \(AuditLine.Finding.words.joined(separator: ", ")), or a letter)",
      in: row, "verdict")
    return nil
  }

  private mutating func check(_ line: AuditLine, of audit: Audit, in row: CSVTable.Row) {
    if audit.state.isFinal {
      report(
        audit.state == .reported
          ? "\(audit.name) is signed off; open it again in the program, with a reason"
          : "\(audit.name) was cancelled", in: row)
    } else if line.isDropped {
      report("is left out of the audit: \(line.dropped)", in: row, "line")
    }
    if let sample = line.sample, let population = line.population, sample > population {
      report("the sample is larger than what there is, \(population)", in: row, "sample")
    }
  }

  /// What the answers change, with the actions of findings.
  mutating func planOfAnswers() throws(ImportProblem) -> ImportPlan {
    let found = answers()
    guard problems.isEmpty else {
      throw .rows(file: fileName, problems.sorted { $0.row < $1.row })
    }
    var copy = organisation
    var changes: [Change] = []
    var updated = 0
    var added: [String] = []
    let me = organisation.find(.person, named: who)
    for (audit, answers) in found {
      updated += answers.count { organisation.auditLines[$0.line.id] != $0.line }
      do throws(EditProblem) {
        let answered = try copy.changes(
          answering: answers, of: audit,
          library: ownLibrary ?? Library(standards: [], checklists: []),
          who: who, me: me, today: today, newID: names.makeID)
        try copy.apply(
          Edit(who: who, when: Moment(seconds: 0), title: "", changes: answered.changes))
        changes += answered.changes
        added += answered.added
        if !answered.withdrawn.isEmpty {
          notes.append(
            "no finding any more, and withdrawn: " + shortened(answered.withdrawn, limit: 10))
        }
      } catch {
        throw .rows(
          file: fileName,
          [
            RowProblem(
              row: table.rows[0].number, column: nil, message: error.failure.problem.message)
          ])
      }
    }
    if !added.isEmpty {
      notes.append("findings put into the register: \(shortened(added, limit: 20))")
    }
    return ImportPlan(
      kind: kind, fileName: fileName, who: who, changes: names.changes + changes, added: 0,
      updated: updated, unchanged: table.rows.count - updated, created: names.createdByKind,
      notes: notes)
  }
}

/// What people write for verdicts.
enum VerdictWords {
  static func finding(_ text: String) -> AuditLine.Finding? {
    let wanted = HeadingWords.normal(text)
    if let own = AuditLine.Finding.allCases.first(where: {
      HeadingWords.normal($0.rawValue) == wanted
    }) {
      return own
    }
    return switch wanted {
    case "ok", "yes", "conform", "conforms", "conformity", "compliant", "pass", "passed":
      .conforming
    case "minornc", "minornonconformity", "minornonconformance": .minor
    case "majornc", "majornonconformity", "majornonconformance": .major
    case "obs": .observation
    case "opportunity", "opportunityforimprovement", "improvement": .ofi
    case "na", "notapplicable": .notApplicable
    case "investigate", "open": .toInvestigate
    case "goodpractice", "positive": .strength
    default: nil
    }
  }
}
