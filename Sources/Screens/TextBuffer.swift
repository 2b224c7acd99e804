/// A text being typed, with the cursor in it.
struct TextBuffer: Hashable, Sendable {
  private(set) var characters: [Character]
  /// The position before which the next character goes.
  private(set) var cursor: Int
  /// Whether the text is a proposal that the first typed character replaces.
  var isProposal = false

  init(_ text: String, isProposal: Bool = false) {
    characters = Array(text)
    cursor = characters.count
    self.isProposal = isProposal
  }

  var text: String { String(characters) }

  mutating func set(_ text: String) {
    characters = Array(text)
    cursor = characters.count
    isProposal = false
  }

  mutating func insert(_ text: String, allowsLines: Bool) {
    if isProposal { set("") }
    let cleaned = TextBuffer.clean(text, allowsLines: allowsLines)
    // A mark that combines with the character before it changes that character.
    let before = String(characters[..<cursor]) + cleaned
    let after = characters[cursor...]
    let joined = Array(before)
    characters = joined + after
    cursor = joined.count
  }

  mutating func deleteBackward() {
    if isProposal { return set("") }
    guard cursor > 0 else { return }
    cursor -= 1
    characters.remove(at: cursor)
  }

  mutating func deleteForward() {
    isProposal = false
    if cursor < characters.count { characters.remove(at: cursor) }
  }

  mutating func deleteWord() {
    isProposal = false
    while cursor > 0, characters[cursor - 1].isWhitespace { deleteBackward() }
    while cursor > 0, !characters[cursor - 1].isWhitespace { deleteBackward() }
  }

  mutating func deleteToStart() {
    isProposal = false
    let start = lineStart
    characters.removeSubrange(start..<cursor)
    cursor = start
  }

  mutating func move(by count: Int) {
    isProposal = false
    cursor = max(0, min(cursor + count, characters.count))
  }

  mutating func moveToLineStart() {
    isProposal = false
    cursor = lineStart
  }

  mutating func moveToLineEnd() {
    isProposal = false
    while cursor < characters.count, !characters[cursor].isNewline { cursor += 1 }
  }

  /// Moves to the line above or below; `false` when there is none.
  mutating func moveLine(by step: Int) -> Bool {
    let column = cursor - lineStart
    if step < 0 {
      guard lineStart > 0 else { return false }
      cursor = lineStart - 1
    } else {
      guard let end = characters[cursor...].firstIndex(where: \.isNewline) else { return false }
      cursor = end + 1
    }
    let start = lineStart
    cursor = start
    while cursor < characters.count, cursor - start < column, !characters[cursor].isNewline {
      cursor += 1
    }
    return true
  }

  private var lineStart: Int {
    (characters[..<cursor].lastIndex(where: \.isNewline) ?? -1) + 1
  }

  /// Text without control characters; tabs become blanks, and lines too where there can be only one.
  static func clean(_ text: String, allowsLines: Bool) -> String {
    String(
      text.compactMap { character -> Character? in
        if character.isNewline { return allowsLines ? "\n" : " " }
        if character == "\t" { return " " }
        let isControl = character.unicodeScalars.allSatisfy {
          $0.properties.generalCategory == .control
        }
        return isControl || character == "\u{FFFE}" || character == "\u{FFFF}" ? nil : character
      })
  }
}

/// Text laid out in lines of a width.
enum TextWrap {
  /// Breaks text into lines at blanks, and within words that are too long; always at least one line.
  static func lines(_ text: String, width: Int) -> [String] {
    guard width > 0 else { return [""] }
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap {
      wrap(String($0), width: width)
    }
  }

  private static func wrap(_ line: String, width: Int) -> [String] {
    guard line.columns > width else { return [line] }
    var lines: [String] = []
    var current = ""
    var used = 0
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      var rest = String(word)
      let gap = current.isEmpty && lines.isEmpty == false || current.isEmpty ? 0 : 1
      if used + gap + rest.columns <= width {
        current += (gap == 1 ? " " : "") + rest
        used += gap + rest.columns
        continue
      }
      if !current.isEmpty { lines.append(current) }
      while rest.columns > width {
        let (head, tail) = cut(rest, width: width)
        lines.append(head)
        rest = tail
      }
      current = rest
      used = rest.columns
    }
    lines.append(current)
    return lines
  }

  private static func cut(_ text: String, width: Int) -> (String, String) {
    var used = 0
    var index = text.startIndex
    while index < text.endIndex {
      let columns = String(text[index]).columns
      guard used + columns <= width else { break }
      used += columns
      index = text.index(after: index)
    }
    if index == text.startIndex { index = text.index(after: index) }
    return (String(text[..<index]), String(text[index...]))
  }
}
