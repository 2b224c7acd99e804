/// An edition of a standard: `9001:2015` is an edition of ISO 9001.
package struct Edition: FieldValue, Comparable, CustomStringConvertible {
  /// The number and the year: `9001:2015`.
  package let text: String

  /// Reads `9001:2015`, also as `ISO 9001:2015` or `ISO/IEC 27001:2022`; any other word without blanks
  /// describes a standard of the user's own.
  package init?(_ text: String) {
    if Edition.isPlain(text.utf8) {
      self.text = text
      return
    }
    var rest = text.trimmed
    for prefix in ["ISO/IEC ", "ISO "] where rest.uppercased().hasPrefix(prefix) {
      rest = String(rest.dropFirst(prefix.count)).trimmed
    }
    guard !rest.isEmpty, !rest.contains(where: \.isWhitespace) else { return nil }
    self.text = rest
  }

  /// Whether a text is in the usual form, as nearly all are; a large file has very many.
  fileprivate static func isPlain(_ text: some Collection<UInt8>) -> Bool {
    !text.isEmpty && text.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ":") }
  }

  package init(value: Value) throws(FieldProblem) {
    guard case .text(let text) = value else { throw .wrongType(value, expected: "an edition") }
    guard let edition = Edition(text) else {
      throw FieldProblem("is not an edition such as 9001:2015: \(text)")
    }
    self = edition
  }

  package var value: Value? { .text(text) }
  package static func < (left: Edition, right: Edition) -> Bool { left.text < right.text }

  /// The edition as people say it: `ISO 9001:2015`.
  package var description: String {
    guard text.first?.isNumber == true else { return text }
    return (text.hasPrefix("270") ? "ISO/IEC " : "ISO ") + text
  }
}

/// A clause of an edition: `9001:2015 8.4.1`, `27001:2022 A.8.12`.
package struct ClauseReference: FieldValue, Comparable, CustomStringConvertible {
  package let edition: Edition
  /// The clause number within the edition: `8.4.1`.
  package let number: String

  package init(edition: Edition, number: String) {
    self.edition = edition
    self.number = number
  }

  /// Reads `9001:2015 8.4.1`, also with `ISO` before it and `§` or `clause` before the number.
  package init?(_ text: String) {
    let halves = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    if halves.count == 2, Edition.isPlain(halves[0]), ClauseReference.isPlain(halves[1]),
      let edition = Edition(String(Substring(halves[0])))
    {
      self.init(edition: edition, number: String(Substring(halves[1])))
      return
    }
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    words.removeAll { ["iso", "iso/iec", "clause", "§"].contains($0.lowercased()) }
    guard words.count == 2, let edition = Edition(words[0]),
      let number = ClauseReference.number(words[1])
    else { return nil }
    self.init(edition: edition, number: number)
  }

  package init(value: Value) throws(FieldProblem) {
    guard case .text(let text) = value else { throw .wrongType(value, expected: "a clause") }
    guard let clause = ClauseReference(text) else {
      throw FieldProblem("is not a clause such as 9001:2015 8.4.1: \(text)")
    }
    self = clause
  }

  package var value: Value? { .text(description) }
  package var description: String { "\(edition.text) \(number)" }

  /// Whether this is the other clause or one of its sub-clauses: 8.4.1 lies within 8.4 and 8, not within 8.40.
  package func isWithin(_ other: ClauseReference) -> Bool {
    edition == other.edition && ClauseReference.isNumber(number, within: other.number)
  }

  /// The clause itself, or the nearest above it, that is among some: a clause finer than those of a catalogue belongs to
  /// the one above it.
  package func nearest(among clauses: Set<ClauseReference>) -> ClauseReference? {
    if clauses.contains(self) { return self }
    var number = number[...]
    while let dot = number.lastIndex(of: ".") {
      number = number[..<dot]
      let above = ClauseReference(edition: edition, number: String(number))
      if clauses.contains(above) { return above }
    }
    return nil
  }

  /// Whether a clause number is another one or belongs to it.
  package static func isNumber(_ number: String, within parent: String) -> Bool {
    number == parent || number.hasPrefix(parent + ".")
  }

  /// A clause number in its usual form, or `nil` if the text is not one: digits in segments, perhaps after `A.`.
  package static func number(_ text: String) -> String? {
    var trimmed = text.trimmed
    if trimmed.hasPrefix("§") { trimmed.removeFirst() }
    while trimmed.last == "." { trimmed.removeLast() }
    var segments = trimmed.split(separator: ".", omittingEmptySubsequences: false)[...]
    if segments.first?.uppercased() == "A" { segments.removeFirst() }
    guard !segments.isEmpty,
      segments.allSatisfy({
        !$0.isEmpty && $0.utf8.count <= 4 && $0.first != "0"
          && $0.allSatisfy { ("0"..."9").contains($0) }
      })
    else { return nil }
    return trimmed.uppercased()
  }

  /// Whether a text is a clause number in the form that `number(_:)` gives, as nearly all are.
  private static func isPlain(_ text: Substring.UTF8View) -> Bool {
    var digits = 0
    for byte in text.starts(with: "A.".utf8) ? text.dropFirst(2) : text {
      switch byte {
      case UInt8(ascii: "0") where digits == 0: return false
      case 0x30...0x39 where digits < 4: digits += 1
      case UInt8(ascii: ".") where digits > 0: digits = 0
      default: return false
      }
    }
    return digits > 0
  }

  package static func < (left: ClauseReference, right: ClauseReference) -> Bool {
    left.edition == right.edition
      ? precedes(left.number, right.number) : left.edition < right.edition
  }

  /// The order of clause numbers, segment by segment as numbers: 8.9 before 8.10, main clauses before Annex A.
  package static func precedes(_ left: String, _ right: String) -> Bool {
    let leftSegments = left.split(separator: ".")
    let rightSegments = right.split(separator: ".")
    for (first, second) in zip(leftSegments, rightSegments) where first != second {
      switch (Int(first), Int(second)) {
      case (let first?, let second?): return first < second
      case (_?, nil): return true
      case (nil, _?): return false
      case (nil, nil): return first < second
      }
    }
    return leftSegments.count < rightSegments.count
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  package var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
