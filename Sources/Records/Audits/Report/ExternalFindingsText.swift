/// Findings read from a pasted piece of a certification body's report.
///
/// It may be a table with a heading (tabs, `|` or `;`), a list, or blocks such as "NC 2026-01 (minor) clause 8.4.1
/// ISO 9001:2015: ..." or with labels on lines of their own; in English or German. What cannot be read is named with its
/// line, and then nothing is to be taken of it at all.
package struct ExternalFindingsText: Hashable, Sendable {
  /// Something that cannot be read.
  package struct Problem: Hashable, Sendable, CustomStringConvertible {
    /// The line of the text, from 1.
    package let line: Int
    package let text: String

    package var description: String { "line \(line): \(text)" }
  }

  /// What stands for a tab in a text that people look at: tables are often copied with tabs between their cells.
  package static let shownTab = " \(FindingTable.shownTab) "

  package private(set) var findings: [ExternalFinding] = []
  package private(set) var problems: [Problem] = []
  /// What was passed over.
  package private(set) var notes: [String] = []

  package init(
    _ text: String, for audit: Audit, in organisation: Organisation, library: Library
  ) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let clauses = FindingClauses(audit, organisation, library)
    var blocks: [FindingBlock] = []
    if let table = FindingTable(lines) {
      noteSkipped(table.skipped)
      for row in table.rows {
        blocks.append(row.block)
        for problem in row.problems { report(problem, row.block) }
      }
    } else {
      blocks = readBlocks(lines)
    }
    var names: [String: Int] = [:]
    for line in organisation.lines(of: audit.id) where !line.isDropped && !line.reference.isEmpty {
      names[line.reference.folded] = 0
    }
    for block in blocks {
      do throws(FindingProblem) {
        var finding = try block.finished(clauses)
        take(block, into: &finding, organisation)
        if !finding.reference.isEmpty {
          if let before = names[finding.reference.folded] {
            throw FindingProblem(
              before == 0 ? "is on file for this audit already" : "stands in line \(before) already"
            )
          }
          names[finding.reference.folded] = block.place
        }
        findings.append(finding)
      } catch {
        // One thing wrong is enough to say of a finding.
        if !problems.contains(where: { $0.line == block.place }) { report(error.text, block) }
      }
    }
    if findings.isEmpty, problems.isEmpty {
      problems = [
        Problem(
          line: 1,
          text:
            "no finding is recognised: each begins with its reference, grade and clause, such as NC-01 (minor) clause 8.4.1: ..."
        )
      ]
    }
    problems.sort { $0.line < $1.line }
  }

  /// Fills in area and owner where such names are on file, and notes what was left out or taken for granted.
  private mutating func take(
    _ block: FindingBlock, into finding: inout ExternalFinding, _ organisation: Organisation
  ) {
    finding.area = organisation.find(.area, named: block.area)
    finding.owner = organisation.find(.person, named: block.owner)
    for (noun, name, found) in [
      ("area", block.area, finding.area), ("owner", block.owner, finding.owner),
    ] where !name.isEmpty && found == nil {
      notes.append(
        "line \(block.place): the \(noun) \(name) of \(block.name) is not on file and is left out")
    }
    if block.isTakenAsMinor {
      notes.append("line \(block.place): \(block.name) has no grade and is read as a minor")
    }
  }

  private mutating func report(_ text: String, _ block: FindingBlock) {
    problems.append(Problem(line: block.place, text: "\(block.name) \(text)"))
  }

  private mutating func noteSkipped(_ places: [Int]) {
    guard let first = places.first, let last = places.last else { return }
    notes.append(
      places.count == 1
        ? "line \(first) belongs to no finding and is left out"
        : "\(places.count) lines before the first finding (\(first) to \(last)) are left out")
  }

  /// Reads lists and blocks.
  private mutating func readBlocks(_ lines: [Substring]) -> [FindingBlock] {
    var blocks: [FindingBlock] = []
    var section: AuditLine.Finding?
    // Under a heading such as "Abweichungen", which gives no grade.
    var isUngraded = false
    var skipped: [Int] = []
    for (index, raw) in lines.enumerated() {
      let place = index + 1
      let (line, hasMarker) = FindingLine.withoutMarker(raw.trimmed[...])
      guard !line.isEmpty else { continue }
      if FindingLine.isHeading(line, hasMarker: hasMarker) {
        section = FindingWords.onlyGrade(line, isAlone: true)
        isUngraded = section == nil
        continue
      }
      let isInSection = section != nil || isUngraded
      if FindingLine.begins(line, hasMarker: hasMarker, isInSection: isInSection) {
        var block = FindingBlock(place: place, section: section)
        block.isUngraded = isUngraded
        block.readHead(line)
        blocks.append(block)
        continue
      }
      guard !blocks.isEmpty else {
        // Labels may come without any line that begins the finding.
        if let (label, text) = FindingLine.label(line),
          ![.addition, .area, .owner].contains(label)
        {
          var block = FindingBlock(place: place, section: section)
          let problem = block.take(text, as: label)
          blocks.append(block)
          if let problem { report(problem, block) }
        } else {
          skipped.append(place)
        }
        continue
      }
      if let (label, text) = FindingLine.label(line) {
        let last = blocks[blocks.count - 1]
        let isNext =
          (label == .reference && (!last.reference.isEmpty || !last.wording.isEmpty))
        if isNext { blocks.append(FindingBlock(place: place, section: section)) }
        let kept = label == .addition ? String(line) : text
        if let problem = blocks[blocks.count - 1].take(kept, as: label) {
          report(problem, blocks[blocks.count - 1])
        }
      } else {
        blocks[blocks.count - 1].addWording((hasMarker ? "- " : "") + line)
      }
    }
    noteSkipped(skipped)
    return blocks
  }
}

/// What a line of a report is.
enum FindingLine {
  /// A line without the bullet or number of a list.
  static func withoutMarker(_ line: Substring) -> (line: Substring, hasMarker: Bool) {
    var line = line.drop { "*_#> ".contains($0) }
    if let first = line.first, "-•·–▪".contains(first),
      line.dropFirst().first?.isWhitespace ?? false
    {
      return (line.dropFirst().drop(while: \.isWhitespace), true)
    }
    let opening = line.first == "("
    if opening { line = line.dropFirst() }
    let figures = line.prefix { ("0"..."9").contains($0) }
    let after = line.dropFirst(figures.count)
    if (1...3).contains(figures.count), let mark = after.first,
      mark == ")" || (mark == "." && !opening),
      after.dropFirst().first?.isWhitespace ?? false
    {
      return (after.dropFirst().drop(while: \.isWhitespace), true)
    }
    return (line, false)
  }

  /// Whether a line that speaks of nothing but a grade is a heading over several findings: "Minor nonconformities (2)".
  ///
  /// In a list, where "1. Minor" may begin one, it is in the plural.
  static func isHeading(_ line: Substring, hasMarker: Bool) -> Bool {
    let words = FindingWords.words(line)
    // "Grade: minor" and "Finding 3: Major" belong to one finding.
    if label(line) != nil { return false }
    for (word, next) in zip(words, words.dropFirst())
    where FindingWords.leads.contains(word) && Int(next) != nil {
      return false
    }
    if hasMarker, !words.contains(where: FindingWords.isPlural) { return false }
    let hasReference = words.contains { word in
      word.contains { $0.isNumber } && Int(word) == nil
    }
    return !hasReference && line.count <= 60
      && (FindingWords.onlyGrade(line, isAlone: true) != nil || FindingWords.isUngraded(line))
  }

  /// Whether a finding begins in a line.
  static func begins(_ line: Substring, hasMarker: Bool, isInSection: Bool) -> Bool {
    if hasMarker, isInSection { return true }
    if label(line) != nil { return false }
    // "Observation: the ..."
    if let colon = line.prefix(60).firstIndex(of: ":"),
      FindingWords.onlyGrade(line[..<colon], isAlone: true) != nil
    {
      return true
    }
    var block = FindingBlock(place: 0)
    block.readHead(line)
    let hasClause = !block.pieces.isEmpty
    let hasReference = !block.reference.isEmpty
    if block.finding != nil { return hasClause || hasReference || hasMarker }
    // "Abweichung (9001:2015, 8.4.1): ..."
    if block.isUngraded, hasClause { return true }
    guard hasReference else { return false }
    // "Finding 3", "NC 2026-01 clause 8.4.1: ...": the grade may follow, or stand above.
    let first = FindingWords.words(line).first ?? ""
    let lead = first.prefix { $0.isLetter }
    return FindingWords.leads.contains(String(lead)) || hasClause && isInSection
  }

  /// A label with what stands behind its colon.
  static func label(_ line: Substring) -> (label: FindingWords.Label, text: String)? {
    guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "\t" }),
      line.distance(from: line.startIndex, to: colon) <= 40,
      !line[..<colon].contains(where: \.isNumber),
      let label = FindingWords.label(line[..<colon])
    else { return nil }
    return (label, line[line.index(after: colon)...].trimmed)
  }
}
