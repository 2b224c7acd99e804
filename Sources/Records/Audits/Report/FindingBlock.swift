/// The pieces of one finding as they are gathered line by line.
struct FindingBlock {
  /// The line that it begins in, from 1.
  let place: Int
  var reference = ""
  var finding: AuditLine.Finding?
  /// The grade of the heading that it stands under.
  let section: AuditLine.Finding?
  var pieces: [FindingClauses.Piece] = []
  var title = ""
  var wording: [String] = []
  /// Names of the area and the owner, as they stand there.
  var area = ""
  var owner = ""
  /// Whether it, or the heading that it stands under, is called a nonconformity without a grade.
  var isUngraded = false
  /// Whether it was read as a minor because of that.
  var isTakenAsMinor: Bool { finding == nil && section == nil && isUngraded }

  init(place: Int, section: AuditLine.Finding? = nil) {
    self.place = place
    self.section = section
  }

  /// What a sentence about the finding begins with: "NC 2026-01", "the finding".
  var name: String { reference.isEmpty ? "the finding" : reference }

  /// Whether all that a finding is known by is there.
  private var isHeadComplete: Bool {
    (finding ?? section) != nil && pieces.contains { if case .number = $0 { true } else { false } }
  }

  /// Reads what stands at the beginning of a line: reference, grade and clause in any order; the rest is the wording.
  ///
  /// Once grade and clause are there only further clauses, or the reference, can still belong to the beginning.
  mutating func readHead(_ line: Substring) {
    var rest = line
    var isAfterClauseWord = false
    var lead: Substring?
    while true {
      rest = rest.drop { $0.isWhitespace || "-–—|/,;([]):".contains($0) }
      guard !rest.isEmpty else { return }
      if isHeadComplete, !goesOn(rest) { break }
      let word = FindingBlock.word(rest)
      let folded = FindingWords.words(word).first ?? ""
      if let count = readGrade(rest) {
        rest = rest.dropFirst(count)
        lead = nil
        if rest.first == ":", isHeadComplete { break }
        continue
      }
      if let reading = readReference(word, lead: lead) {
        reference = reading
        lead = nil
      } else if let piece = FindingClauses.piece(word, isAfterClauseWord: isAfterClauseWord) {
        pieces.append(piece)
      } else if FindingWords.clauseWords.contains(folded) {
        isAfterClauseWord = !FindingBlock.connectives.contains(folded) || isAfterClauseWord
        // In "NC (ISO 9001:2015, 7.5.3)" the number is no reference.
        lead = nil
      } else if FindingWords.leads.contains(folded) {
        if FindingWords.ungraded.contains(folded) { isUngraded = true }
        // In "NC no. 4" the reference is NC 4.
        if lead.map({ !FindingWords.keptLeads.contains(String($0).folded) }) ?? true { lead = word }
      } else if isLetterOfList(word, in: rest) {
        // "10.2.1 b)"
      } else if !FindingWords.besideGrade.contains(folded) || folded.isEmpty {
        break
      } else if FindingWords.ungraded.contains(folded) {
        isUngraded = true
      }
      rest = rest.dropFirst(word.count)
      if word.last == ":", isHeadComplete { break }
    }
    addWording(String(rest.drop { $0.isWhitespace || "-–—:,;)]".contains($0) }))
  }

  private static let connectives: Set<String> = ["and", "und", "&", "of", "der", "bzw"]

  private static func word(_ text: Substring) -> Substring {
    text.prefix { !$0.isWhitespace && !"([])|".contains($0) }
  }

  /// Whether a complete beginning goes on: with another clause, an edition, or the reference that it lacks.
  private func goesOn(_ text: Substring) -> Bool {
    var rest = text
    var isAfterClauseWord = false
    for _ in 0..<5 {
      rest = rest.drop { $0.isWhitespace || ",;/([])".contains($0) }
      let word = FindingBlock.word(rest)
      let folded = FindingWords.words(word).first ?? ""
      if FindingClauses.piece(word, isAfterClauseWord: isAfterClauseWord) != nil { return true }
      if isLetterOfList(word, in: rest) { return true }
      if rest.startIndex == text.startIndex, readReference(word, lead: nil) != nil { return true }
      guard FindingWords.clauseWords.contains(folded) else { return false }
      if !FindingBlock.connectives.contains(folded) { isAfterClauseWord = true }
      rest = rest.dropFirst(word.count)
    }
    return false
  }

  /// - Returns: how many characters say the grade, when the text begins with one that is not known yet.
  private mutating func readGrade(_ text: Substring) -> Int? {
    guard finding == nil else { return nil }
    let words = text.prefix(60).split(separator: " ", maxSplits: 4).prefix(4)
    let folded = words.map { FindingWords.words($0).joined(separator: " ") }
    guard let (found, count) = FindingWords.grade(in: folded[...]) else { return nil }
    let end = words[count - 1]
    // "Minor: ..." gives the grade; "OFI 3" gives it as well, but is a reference, too.
    let isLead = FindingWords.keptLeads.contains(folded[0])
    finding = found
    if isLead { return 0 }
    var last = end.endIndex
    while last > end.startIndex, "),;:.]".contains(text[text.index(before: last)]) {
      last = text.index(before: last)
    }
    return text.distance(from: text.startIndex, to: last)
  }

  private func readReference(_ word: Substring, lead: Substring?) -> String? {
    guard reference.isEmpty else { return nil }
    var text = word
    while let last = text.last, ",;:.)".contains(last) { text.removeLast() }
    while let first = text.first, "(#".contains(first) { text.removeFirst() }
    let hasFigure = text.contains { $0.isNumber }
    guard hasFigure, text.count <= 40 else { return nil }
    if let lead {
      let kept = String(lead).folded.filter(\.isLetter)
      let isClause = text.contains(".") && ClauseReference.number(String(text)) != nil
      if isClause || text.contains(":") { return nil }
      let start = FindingWords.keptLeads.contains(kept) ? lead.filter(\.isLetter) + " " : ""
      return start + text
    }
    let hasLetterOrJoint = text.contains { $0.isLetter || $0 == "-" || $0 == "/" }
    guard hasLetterOrJoint, FindingClauses.piece(text, isAfterClauseWord: true) == nil,
      text.first.map({ $0.isLetter || $0.isNumber }) ?? false
    else { return nil }
    // A word such as "3rd" or "2x" is none: references have figures after a joint, or capitals.
    let isName =
      text.contains { $0 == "-" || $0 == "/" }
      || (text.first?.isUppercase == true && text.dropFirst().contains(where: \.isNumber))
    return isName ? String(text) : nil
  }

  private func isLetterOfList(_ word: Substring, in text: Substring) -> Bool {
    let letters = word.filter(\.isLetter)
    let after = text.dropFirst(word.count).first
    return letters.count == 1 && word.count <= 2 && after == ")" && !pieces.isEmpty
  }

  mutating func addWording(_ text: some StringProtocol) {
    let text = text.trimmed
    if !text.isEmpty { wording.append(text) }
  }

  /// Takes what stands behind a label, or in a cell.
  ///
  /// - Returns: what is wrong with it.
  mutating func take(_ text: String, as label: FindingWords.Label) -> String? {
    switch label {
    case .reference: reference = text.trimmed
    case .grade:
      if text.trimmed.isEmpty { return nil }
      if FindingWords.isUngraded(text) {
        isUngraded = true
        return nil
      }
      guard let grade = FindingWords.onlyGrade(text, isAlone: false) else {
        return
          "has a grade that is not known: \(text.trimmed) (minor, major, observation, OFI or strength)"
      }
      finding = grade
    case .clause, .standard:
      var isAfterClauseWord = label == .clause
      for word in text.split(whereSeparator: {
        $0.isWhitespace || $0 == "," || $0 == "/" || $0 == ";"
      }) {
        if let piece = FindingClauses.piece(word, isAfterClauseWord: isAfterClauseWord) {
          pieces.append(piece)
        }
        isAfterClauseWord = label == .clause
      }
    case .wording, .addition: addWording(text)
    case .title: title = text.trimmed
    case .area: area = text.trimmed
    case .owner: owner = text.trimmed
    }
    return nil
  }

  /// The finding; its clauses are looked up.
  func finished(_ clauses: FindingClauses) throws(FindingProblem) -> ExternalFinding {
    guard let finding = finding ?? section ?? (isUngraded ? .minor : nil) else {
      throw FindingProblem("has no grade: minor, major, observation, OFI or strength")
    }
    let text = wording.joined(separator: "\n")
    guard !text.isEmpty || !title.isEmpty else { throw FindingProblem("has no wording") }
    let found = try clauses.clauses(of: pieces)
    if found.isEmpty, finding == .minor || finding == .major {
      throw FindingProblem("names no clause")
    }
    var result = ExternalFinding()
    result.reference = reference
    result.finding = finding
    result.clauses = found
    result.wording = text.isEmpty ? title : text
    result.title = title
    result.place = place
    return result
  }
}
