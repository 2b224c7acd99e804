/// Answers to a checklist as they stand on paper: `1c 2m 3-5c 7n 12o`.
package struct AnswerSheet: Hashable, Sendable {
  /// The verdict on one line.
  package struct Answer: Hashable, Sendable {
    /// The line's number as printed, from 1 on.
    package let number: Int
    /// `nil` clears the line.
    package let finding: AuditLine.Finding?
  }

  /// By number, one for each line.
  package let answers: [Answer]
  /// What cannot be read, a clause of a sentence each.
  package let problems: [String]

  /// - Parameter numbers: those that the lines of the checklist have.
  package init(_ text: String, numbers: Set<Int>) {
    var found: [Int: AuditLine.Finding?] = [:]
    var problems: [String] = []
    for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == ";" }) {
      guard let (range, finding) = AnswerSheet.read(String(word), problems: &problems) else {
        continue
      }
      if let missing = [range.lowerBound, range.upperBound].first(where: { !numbers.contains($0) })
      {
        problems.append("line \(missing) does not exist, the checklist has \(numbers.count)")
        continue
      }
      for number in range where numbers.contains(number) {
        if let other = found[number], other != finding {
          problems.append(
            "line \(number) is answered twice: \(AnswerSheet.word(other)) and \(AnswerSheet.word(finding))"
          )
        }
        found[number] = finding
      }
    }
    answers = found.map { Answer(number: $0.key, finding: $0.value) }.sorted {
      $0.number < $1.number
    }
    var seen: Set<String> = []
    self.problems = problems.filter { seen.insert($0).inserted }
  }

  /// `3-5c`; what is wrong with it goes to the problems.
  private static func read(
    _ word: String, problems: inout [String]
  ) -> (ClosedRange<Int>, AuditLine.Finding?)? {
    let figures = word.prefix { isFigure($0) }
    var rest = word.dropFirst(figures.count)
    guard let first = Int(figures), figures.count < 6 else {
      problems.append("\(word) does not begin with a line number: write 3c, or 3-5c")
      return nil
    }
    var last = first
    if let dash = rest.first, dash == "-" || dash == "\u{2013}",
      rest.dropFirst().first.map(isFigure) == true
    {
      let end = rest.dropFirst().prefix { isFigure($0) }
      guard let number = Int(end), end.count < 6, number >= first else {
        problems.append("\(word) goes backwards: write the smaller number first")
        return nil
      }
      last = number
      rest = rest.dropFirst(1 + end.count)
    }
    guard let letter = rest.first else {
      problems.append("\(word) has no verdict: add one of \(AuditLine.Finding.letters)")
      return nil
    }
    if rest.count == 1, letter == "-" { return (first...last, nil) }
    guard rest.count == 1, let finding = AuditLine.Finding(letter: letter) else {
      problems.append("\(rest) in \(word) is no verdict: use one of \(AuditLine.Finding.letters)")
      return nil
    }
    return (first...last, finding)
  }

  private static func isFigure(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  private static func word(_ finding: AuditLine.Finding?) -> String {
    finding?.rawValue ?? "cleared"
  }

  /// `12 lines: 9 conforming, 1 minor, 2 not applicable`
  package var summary: String {
    guard !answers.isEmpty else { return "no line answered yet" }
    let counts = Dictionary(grouping: answers, by: \.finding).mapValues(\.count)
    let parts = (AuditLine.Finding.allCases.map(Optional.some) + [nil]).compactMap { finding in
      counts[finding].map { "\($0) \(AnswerSheet.word(finding))" }
    }
    return
      "\(answers.count) \(answers.count == 1 ? "line" : "lines"): \(parts.joined(separator: ", "))"
  }
}

extension AuditLine.Finding {
  /// The key of the verdict while walking, and its letter on paper; minor and major differ in case.
  package var letter: Character {
    switch self {
    case .conforming: "c"
    case .minor: "m"
    case .major: "M"
    case .observation: "b"
    case .ofi: "o"
    case .strength: "s"
    case .notApplicable: "n"
    case .toInvestigate: "i"
    }
  }

  package init?(letter: Character) {
    guard let finding = Self.allCases.first(where: { $0.letter == letter }) else { return nil }
    self = finding
  }

  /// All letters in a sentence, with the one that clears.
  static var letters: String { allCases.map { String($0.letter) }.joined(separator: " ") + " -" }
}
