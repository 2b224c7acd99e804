/// The one, two or three rows over a wide matrix, on their way to competences.
struct MatrixHeadingRows: Sendable {
  /// By column; empty where there is none.
  private(set) var names: [String]
  /// What a column holds, where a row of headings under the competences says so.
  private var parts: [Int: MatrixPart] = [:]
  private let free: [Int]
  /// Columns that say nothing of a training.
  private(set) var leftOut: [Int] = []
  /// Whether the row below says how often each training is repeated.
  private(set) var hasIntervals = false

  init(_ header: [String], width: Int, free: [Int]) {
    names = header + Array(repeating: "", count: max(0, width - header.count))
    self.free = free
  }

  func name(at index: Int) -> String {
    names[index].isEmpty ? "number \(index + 1) (without a heading)" : names[index]
  }

  /// Takes the names from the row above, where this one only says "date | expires", or "Y/N | category | expiry".
  ///
  /// - Returns: whether it did.
  mutating func join(above: [String]) -> Bool {
    let filled = free.filter { !names[$0].isEmpty }
    guard filled.count > 1, filled.allSatisfy({ MatrixHeadingRows.part(names[$0]) != nil }),
      filled.contains(where: { MatrixHeadings.part(names[$0]) != nil }),
      free.contains(where: { $0 < above.count && !above[$0].isEmpty })
    else { return false }
    var last = ""
    var found: Set<MatrixPart> = []
    for index in free {
      if index < above.count, !above[index].isEmpty {
        last = above[index]
        found = []
      }
      guard !names[index].isEmpty, !last.isEmpty else { continue }
      let part = MatrixHeadingRows.part(names[index]) ?? .value
      // What a second column says of the same is not taken.
      parts[index] = found.insert(part).inserted ? part : .ignored
      names[index] = last
    }
    return true
  }

  /// What a heading under a competence says of it.
  private static func part(_ text: String) -> MatrixPart? {
    if let part = MatrixHeadings.part(text) { return part }
    let word = HeadingWords.normal(text)
    if ["yn", "jn", "yesno", "janein"].contains(word) { return .value }
    return ["category", "kategorie", "class", "klasse", "card", "cardtype"].contains(word)
      ? .evidence : nil
  }

  /// Takes the row below for headings, where it names no person: either "date | expires" under each competence, or the
  /// competences under the names of groups.
  ///
  /// - Returns: whether it was one.
  mutating func join(below: [String], names people: [MatrixLayout.PersonColumn]) -> Bool {
    let isAnonymous = people.allSatisfy { column in
      column.index >= below.count || below[column.index].isEmpty
        || MatrixHeadings.person(below[column.index]) != nil
    }
    let filled = free.filter { $0 < below.count && !below[$0].isEmpty }
    guard isAnonymous, !filled.isEmpty else { return false }
    if filled.allSatisfy({ MatrixHeadings.part(below[$0]) != nil }) {
      var last = ""
      for index in free {
        if !names[index].isEmpty { last = names[index] }
        guard filled.contains(index), !last.isEmpty else { continue }
        parts[index] = MatrixHeadings.part(below[index])
        names[index] = last
      }
      return true
    }
    let intervals = filled.filter {
      IntervalWords.months(in: below[$0]) != nil || IntervalWords.isOnce(below[$0])
    }
    if !intervals.isEmpty,
      filled.allSatisfy({ intervals.contains($0) || !MatrixHeadingRows.isName(below[$0]) }),
      free.contains(where: { !names[$0].isEmpty })
    {
      hasIntervals = true
      return true
    }
    // Names of competences are words, not days and ticks.
    guard filled.allSatisfy({ MatrixHeadingRows.isName(below[$0]) }) else { return false }
    for index in filled { names[index] = below[index] }
    return true
  }

  private static func isName(_ text: String) -> Bool {
    let normal = MatrixWords.normal(text)
    return text.count > 1 && text.contains(where: \.isLetter) && !MatrixWords.ticks.contains(normal)
      && !MatrixWords.nothing.contains(normal) && !MatrixWords.vague.contains(normal)
      && !text.contains("=")
  }

  /// Every column a competence, by its whole heading.
  mutating func plain() -> [MatrixLayout.Competence] {
    leftOut = free.filter { names[$0].isEmpty }
    return free.filter { !names[$0].isEmpty }.map {
      MatrixLayout.Competence(name: names[$0], columns: [.init(part: .value, index: $0)])
    }
  }

  /// The competences with their columns; a heading that only says "expires" belongs to the one before it.
  mutating func competences() -> [MatrixLayout.Competence] {
    var found: [MatrixLayout.Competence] = []
    let keys = Set(free.map { names[$0].lowercased() })
    for index in free {
      let name = names[index]
      guard !name.isEmpty else {
        leftOut.append(index)
        continue
      }
      if let part = parts[index] {
        add(name, part, index, to: &found)
      } else if let part = MatrixHeadings.part(name) {
        guard let last = found.indices.last,
          index == free[0] || found[last].columns.last?.index == index - 1
        else {
          leftOut.append(index)
          continue
        }
        if part == .ignored { leftOut.append(index) }
        found[last].columns.append(.init(part: part, index: index))
      } else if let (stem, part) = MatrixHeadings.splitEnd(name),
        isSplit(stem, part, found: found, among: keys)
      {
        add(stem, part, index, to: &found)
      } else {
        add(name, .value, index, to: &found)
      }
    }
    return found.filter { $0.columns.contains { $0.part != .ignored } }
  }

  /// Whether a heading's last word says what the column holds: when it says until when, or has a column beside it.
  private func isSplit(
    _ stem: String, _ part: MatrixPart, found: [MatrixLayout.Competence], among keys: Set<String>
  ) -> Bool {
    let stem = stem.lowercased()
    if keys.contains(stem) || found.contains(where: { $0.name.lowercased() == stem }) {
      return true
    }
    if part == .expires { return true }
    return keys.contains { other in
      MatrixHeadings.splitEnd(other).map { $0.name.lowercased() == stem && $0.part != part }
        ?? false
    }
  }

  private func add(
    _ name: String, _ part: MatrixPart, _ index: Int, to found: inout [MatrixLayout.Competence]
  ) {
    let place = found.lastIndex { $0.name.lowercased() == name.lowercased() }
    if let place, !found[place].columns.contains(where: { $0.part == part }) {
      found[place].columns.append(.init(part: part, index: index))
    } else {
      found.append(.init(name: name, columns: [.init(part: part, index: index)]))
    }
  }
}
