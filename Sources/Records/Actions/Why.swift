/// One answer in a cause analysis: why the one before it was so.
///
/// The answers stand in the order of a tree walked from its root: each answers the one before, unless it says which
/// level it is on, and so is another answer to the same question (a branch). In the file, in forms and in CSV cells
/// it is one line of text, with its level and whether it is a root cause in brackets: `[2 root] No field for it`.
package struct Why: Hashable, Sendable {
  package var text: String
  /// The level it branches off to, from 1; `nil` when it answers the one before.
  package var level: Int?
  /// Whether the user marked it as a root cause.
  package var isRoot: Bool

  package init(_ text: String, level: Int? = nil, isRoot: Bool = false) {
    self.text = text
    self.level = level.map { max(1, $0) }
    self.isRoot = isRoot
  }

  /// Reads a line such as `[2] Nobody asks`, `[root] The form has no field` or just `Nobody asks`.
  ///
  /// A backslash before brackets says that they belong to the text.
  package init(line: String) {
    if line.hasPrefix("\\"), line.drop(while: { $0 == "\\" }).hasPrefix("[") {
      self.init(String(line.dropFirst()))
    } else if let (marks, text) = Why.marked(line) {
      self.init(text, level: marks.level, isRoot: marks.isRoot)
    } else {
      self.init(line)
    }
  }

  private static func marked(_ line: String) -> (Marks, text: String)? {
    guard line.hasPrefix("["), let end = line.firstIndex(of: "]"),
      let marks = Marks(line[line.index(after: line.startIndex)..<end])
    else { return nil }
    let text = String(line[line.index(after: end)...]).trimmed
    return text.isEmpty ? nil : (marks, text)
  }

  /// The line that gives this why when it is read.
  package var line: String {
    let marks = [level.map(String.init), isRoot ? "root" : nil].compactMap { $0 }
    if marks.isEmpty { return Why(line: text) == Why(text) ? text : "\\" + text }
    return "[\(marks.joined(separator: " "))] \(text)"
  }

  /// What stands in the brackets.
  private struct Marks {
    var level: Int?
    var isRoot = false

    /// `nil` when it is something else, such as a remark of the writer's own.
    init?(_ text: Substring) {
      let words = text.split(separator: " ")
      guard !words.isEmpty else { return nil }
      for word in words {
        if word.lowercased() == "root", !isRoot {
          isRoot = true
        } else if level == nil, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
          let number = Int(word), (1...99).contains(number)
        {
          level = number
        } else {
          return nil
        }
      }
    }
  }
}

extension Why: FieldValue {
  package init(value: Value) throws(FieldProblem) {
    self.init(line: try String(value: value))
  }

  package var value: Value? { text.isEmpty ? nil : .text(line) }
}

extension Why: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { self.init(text) }
}

extension [Why] {
  /// The level of each why, from 1: how many questions lie between it and what happened.
  package var levels: [Int] {
    var levels: [Int] = []
    for why in self {
      let next = (levels.last ?? 0) + 1
      // A branch cannot lead deeper than the answer before it allows.
      levels.append(Swift.min(why.level ?? next, next))
    }
    return levels
  }

  /// The places of the root causes: those marked, or else the end of the chain.
  package var roots: [Int] {
    let marked = indices.filter { self[$0].isRoot }
    return marked.isEmpty ? indices.suffix(1) : marked
  }

  /// The place of what a why answers; `nil` when that is what happened.
  package func question(of place: Int) -> Int? {
    let levels = levels
    guard levels.indices.contains(place) else { return nil }
    return levels[..<place].lastIndex { $0 < levels[place] }
  }

  /// Whether nothing answers a why any further.
  package func isLast(_ place: Int) -> Bool {
    let levels = levels
    return place + 1 >= count || levels[place + 1] <= levels[place]
  }
}

/// Ways to change a chain of whys.
extension [Why] {
  /// The places of a why and of all that follows from it.
  private func subtree(of place: Int) -> Range<Int> {
    let levels = levels
    let end = levels[(place + 1)...].firstIndex { $0 <= levels[place] } ?? count
    return place..<end
  }

  /// Answers a why once more: it asks why that was so.
  ///
  /// - Returns: the place of the answer.
  @discardableResult
  package mutating func answer(_ place: Int?, with text: String) -> Int {
    guard let place, indices.contains(place) else {
      if isEmpty {
        append(Why(text))
      } else {
        append(Why(text, level: 1))
      }
      return count - 1
    }
    // What answered it so far stays another answer, after which this one comes.
    let level = levels[place] + 1
    let end = subtree(of: place).upperBound
    insert(Why(text, level: end == place + 1 ? nil : level), at: end)
    return end
  }

  /// Puts a why before another: the other now answers it.
  @discardableResult
  package mutating func insertBefore(_ place: Int, _ text: String) -> Int {
    guard indices.contains(place) else { return answer(indices.last, with: text) }
    let tree = subtree(of: place)
    let level = self[place].level
    for index in tree { self[index].level = self[index].level.map { $0 + 1 } }
    self[place].level = nil
    insert(Why(text, level: level), at: place)
    return place
  }

  /// Adds another answer to the question that a why answers.
  @discardableResult
  package mutating func branch(at place: Int, _ text: String) -> Int {
    guard indices.contains(place) else { return answer(nil, with: text) }
    let level = levels[place]
    let end = subtree(of: place).upperBound
    insert(Why(text, level: level), at: end)
    return end
  }

  /// Takes a why out; what answered it now answers the one before.
  package mutating func take(out place: Int) {
    guard indices.contains(place) else { return }
    let levels = levels
    let tree = subtree(of: place)
    for index in tree.dropFirst() {
      // Levels are written out, as the place before is another one now.
      self[index].level = levels[index] - 1
    }
    remove(at: place)
    tidy()
  }

  /// Marks a why as a root cause, or takes the mark away.
  package mutating func toggleRoot(_ place: Int) {
    guard indices.contains(place) else { return }
    self[place].isRoot.toggle()
  }

  /// Leaves out levels that say what would be so anyway.
  private mutating func tidy() {
    let levels = levels
    for index in indices where levels[index] == (index == 0 ? 0 : levels[index - 1]) + 1 {
      self[index].level = nil
    }
  }
}
