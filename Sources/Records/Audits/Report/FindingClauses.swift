/// Finds out which clauses the numbers in a certification body's report mean.
struct FindingClauses {
  let library: Library
  /// The editions that the audit is about, else those that are held.
  let scope: [Edition]
  /// Every edition that may be meant.
  let known: Set<Edition>
  /// Whether the audit says itself what it is about.
  let isScopeGiven: Bool
  /// The edition of all certificates that the audit's body gave, where it is one.
  let certified: Edition?

  init(_ audit: Audit, _ organisation: Organisation, _ library: Library) {
    self.library = library
    let held = organisation.profile.standards
    let audited = Set(audit.clauses.map(\.edition))
    isScopeGiven = !audited.isEmpty
    let given = Set(
      organisation.certificates.all.filter { audit.body != nil && $0.body == audit.body }
        .compactMap(\.edition))
    certified = given.count == 1 ? given.first : nil
    scope = audited.isEmpty ? held : audited.sorted()
    known = audited.union(held).union(library.standards.map(\.edition))
  }

  /// An edition or a number, in the order of the text.
  enum Piece: Hashable {
    /// With a year, or without: "9001:2015", "9001".
    case edition(String)
    case number(String)
  }

  /// What a word says of editions and clauses: "ISO9001:2015", "8.4.1", "A.8.12", "27001".
  ///
  /// - Parameter isAfterClauseWord: whether a chapter number alone, such as 8, may be meant.
  static func piece(_ word: some StringProtocol, isAfterClauseWord: Bool) -> Piece? {
    var text = String(word)
    while let first = text.first, "([§\"„".contains(first) { text.removeFirst() }
    while let last = text.last, ")],;:.\"“".contains(last) { text.removeLast() }
    if text.uppercased().hasPrefix("ISO") { text = String(text.dropFirst(3)) }
    let halves = text.split(separator: ":", omittingEmptySubsequences: false)
    func isFigures(_ text: Substring, _ counts: ClosedRange<Int>) -> Bool {
      counts.contains(text.count) && text.allSatisfy { ("0"..."9").contains($0) }
    }
    if halves.count == 2, isFigures(halves[0], 3...6), isFigures(halves[1], 4...4) {
      return .edition(text)
    }
    if halves.count == 1, isFigures(halves[0], 4...6) { return .edition(text) }
    // Letters of a list belong to the clause: "10.2.1b".
    var number = text
    while let last = number.last, last.isLetter, last.isLowercase, number.count > 1 {
      number.removeLast()
    }
    guard let number = ClauseReference.number(number) else { return nil }
    let isChapter = !number.contains(".")
    return isChapter && !isAfterClauseWord ? nil : .number(number)
  }

  /// The clauses that pieces stand for.
  ///
  /// - Throws: what is wrong, as the end of a sentence that begins with the finding.
  func clauses(of pieces: [Piece]) throws(FindingProblem) -> [ClauseReference] {
    var editions: [(place: Int, edition: Edition)] = []
    for (place, piece) in pieces.enumerated() {
      if case .edition(let text) = piece { editions.append((place, try edition(text))) }
    }
    var clauses: [ClauseReference] = []
    for (place, piece) in pieces.enumerated() {
      guard case .number(let number) = piece else { continue }
      let named = editions.last { $0.place < place } ?? editions.first { $0.place > place }
      let found: ClauseReference
      if let named {
        found = try clause(number, in: named.edition)
      } else {
        found = try clauseWithoutEdition(number)
      }
      if !clauses.contains(found) { clauses.append(found) }
    }
    return clauses
  }

  /// The edition that a text such as "9001" or "9001:2015" names.
  private func edition(_ text: String) throws(FindingProblem) -> Edition {
    if text.contains(":") {
      guard let edition = Edition(text), known.contains(edition) else {
        throw FindingProblem("names an edition that is not known here: \(text)")
      }
      return edition
    }
    let fits = { (edition: Edition) in edition.text.hasPrefix(text + ":") }
    if let edition = scope.first(where: fits) { return edition }
    let others = known.filter(fits).sorted()
    guard others.count == 1 else {
      throw FindingProblem(
        others.isEmpty
          ? "names a standard that is not known here: \(text)"
          : "says \(text) without a year: write which edition (\(others.map(\.text).joined(separator: " or ")))"
      )
    }
    return others[0]
  }

  private func clause(_ number: String, in edition: Edition) throws(FindingProblem)
    -> ClauseReference
  {
    guard let known = known(number, in: edition) else {
      throw FindingProblem("names a clause that \(edition.text) does not have: \(number)")
    }
    return ClauseReference(edition: edition, number: known)
  }

  private func clauseWithoutEdition(_ number: String) throws(FindingProblem) -> ClauseReference {
    let fitting = scope.compactMap { edition in
      library[edition] == nil ? nil : known(number, in: edition).map { (edition, $0) }
    }
    guard let (edition, number) = fitting.first else {
      throw FindingProblem("names a clause that no edition has: \(number)")
    }
    if fitting.count > 1, !isScopeGiven, let meant = fitting.first(where: { $0.0 == certified }) {
      return ClauseReference(edition: meant.0, number: meant.1)
    }
    guard fitting.count == 1 else {
      let scope = isScopeGiven ? "" : ", or give the audit its clauses, which solves it for all"
      throw FindingProblem(
        "says \(number), which \(fitting.map(\.0.text).joined(separator: " and ")) have: write which edition, such as \(edition.text) \(number)\(scope)"
      )
    }
    return ClauseReference(edition: edition, number: number)
  }

  /// A clause number as the catalogue has it: some count letters of a list as clauses, which no catalogue does.
  private func known(_ number: String, in edition: Edition) -> String? {
    guard let standard = library[edition] else { return number }
    if standard.clause(number) != nil { return number }
    guard let end = number.lastIndex(of: "."),
      let above = standard.clause(String(number[..<end])), !above.isHeading
    else { return nil }
    return above.number
  }
}

/// Why a piece of a report is no finding: the end of a sentence that begins with the finding.
struct FindingProblem: Error, Hashable {
  let text: String

  init(_ text: String) { self.text = text }
}
