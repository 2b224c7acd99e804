internal import Glibc

extension PropertyListReader.Element {
  /// The element's name in the file.
  var name: StaticString {
    switch self {
    case .plist: "plist"
    case .dict: "dict"
    case .array: "array"
    case .key: "key"
    case .string: "string"
    case .integer: "integer"
    case .real: "real"
    case .date: "date"
    case .data: "data"
    case .yes: "true"
    case .no: "false"
    }
  }
}

extension PropertyListReader {
  /// The next start or end of an element, over blanks and comments.
  mutating func nextTag() throws(PropertyListProblem) -> Tag {
    skipSpace()
    if let tag = takePlainTag() { return tag }
    return try nextTagOfAnyForm()
  }

  /// The next tag when it is written as nearly every one is, without blanks and attributes.
  private mutating func takePlainTag() -> Tag? {
    guard at + 9 <= bytes.count, bytes[at] == UInt8(ascii: "<") else { return nil }
    switch bytes[at + 1] {
    case UInt8(ascii: "s"): return take("<string>", Tag(element: .string))
    case UInt8(ascii: "k"): return take("<key>", Tag(element: .key))
    case UInt8(ascii: "d"): return take("<dict>", Tag(element: .dict))
    case UInt8(ascii: "a"): return take("<array>", Tag(element: .array))
    case UInt8(ascii: "/"):
      return take("</dict>", Tag(element: .dict, isEnd: true))
        ?? take("</array>", Tag(element: .array, isEnd: true))
    default: return nil
    }
  }

  /// Goes over a tag when it stands here; nine bytes must be left.
  @inline(__always)
  private mutating func take(_ text: StaticString, _ tag: Tag) -> Tag? {
    guard isSame(text, at) else { return nil }
    tagStart = at
    at += text.utf8CodeUnitCount
    return tag
  }

  private mutating func nextTagOfAnyForm() throws(PropertyListProblem) -> Tag {
    try skipBetween()
    guard at < bytes.count else { throw endsIn("the property list") }
    guard bytes[at] == UInt8(ascii: "<") else {
      throw problem("text stands where only elements may be")
    }
    tagStart = at
    at += 1
    var isEnd = false
    if at < bytes.count, bytes[at] == UInt8(ascii: "/") {
      isEnd = true
      at += 1
    }
    let nameStart = at
    while at < bytes.count, PropertyListReader.isNameByte(bytes[at]) { at += 1 }
    guard at < bytes.count else { throw endsIn("an element") }
    guard let element = element(from: nameStart) else {
      let name = String(decoding: bytes[nameStart..<min(at, nameStart + 40)], as: UTF8.self)
      throw problem(
        name.isEmpty
          ? "a < stands alone; in a text it is written &lt;"
          : "<\(name)> is no element of a property list", at: tagStart)
    }
    if bytes[at] == UInt8(ascii: ">") {
      at += 1
      return Tag(element: element, isEnd: isEnd)
    }
    return try readRestOfTag(element, isEnd: isEnd)
  }

  /// Reads blanks, attributes and the end of a tag; attributes mean nothing in a property list.
  private mutating func readRestOfTag(
    _ element: Element, isEnd: Bool
  ) throws(PropertyListProblem) -> Tag {
    var quote: UInt8?
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if let open = quote {
        if byte == UInt8(ascii: "<") { break }
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: ">"): return Tag(element: element, isEnd: isEnd)
      case UInt8(ascii: "/") where !isEnd && at < bytes.count && bytes[at] == UInt8(ascii: ">"):
        at += 1
        return Tag(element: element, isEmpty: true)
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard !isEnd else { throw malformed(element) }
        quote = byte
      case 0x20, 0x09, 0x0A, 0x0D: break
      case UInt8(ascii: "="), UInt8(ascii: "."), UInt8(ascii: "_"):
        guard !isEnd else { throw malformed(element) }
      default:
        guard !isEnd, PropertyListReader.isNameByte(byte) else { throw malformed(element) }
      }
    }
    guard at < bytes.count else { throw endsIn("<\(element.name)>") }
    throw malformed(element)
  }

  private func malformed(_ element: Element) -> PropertyListProblem {
    problem("the tag <\(element.name)> is not well formed", at: tagStart)
  }

  mutating func readEnd(of element: Element) throws(PropertyListProblem) {
    // Nearly every end is written without blanks, and right here.
    if at + 9 <= bytes.count {
      let tag = Tag(element: element, isEnd: true)
      if element == .string, take("</string>", tag) != nil { return }
      if element == .key, take("</key>", tag) != nil { return }
    }
    let tag = try nextTag()
    guard tag.isEnd, tag.element == element else {
      throw expected("</\(element.name)>", found: tag)
    }
  }

  /// Passes over blanks, comments and processing instructions.
  mutating func skipBetween() throws(PropertyListProblem) {
    while true {
      skipSpace()
      guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "<") else { return }
      switch bytes[at + 1] {
      case UInt8(ascii: "?"): try skip(past: "?>", what: "a processing instruction")
      case UInt8(ascii: "!") where starts(with: "<!--"): try skip(past: "-->", what: "a comment")
      default: return
      }
    }
  }

  mutating func skipSpace() {
    while at < bytes.count {
      let byte = bytes[at]
      guard byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D else { return }
      at += 1
    }
  }

  mutating func skip(past end: StaticString, what: String) throws(PropertyListProblem) {
    let start = at
    while at < bytes.count, !starts(with: end) { at += 1 }
    guard at < bytes.count else { throw endsIn(what) }
    at += end.utf8CodeUnitCount
    // Nothing is kept of it, yet what no other program reads is not to be let through either.
    for index in start..<at { try refuseControl(bytes[index], at: index) }
    try check(start..<at)
  }

  func starts(with text: StaticString) -> Bool {
    at + text.utf8CodeUnitCount <= bytes.count && isSame(text, at)
  }

  func starts(with other: [UInt8]) -> Bool {
    at + other.count <= bytes.count && bytes[at..<at + other.count].elementsEqual(other)
  }

  /// Whether a text stands at a place; it must not reach over the end.
  @inline(__always)
  private func isSame(_ text: StaticString, _ place: Int) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    return memcmp(base + place, text.utf8Start, text.utf8CodeUnitCount) == 0
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: ":"): true
    default: false
    }
  }

  /// The element whose name was just read; by its first bytes, as this runs for every tag.
  private func element(from start: Int) -> Element? {
    let count = at - start
    guard count >= 3 else { return nil }
    let guess: Element
    switch (bytes[start], count) {
    case (UInt8(ascii: "s"), 6): guess = .string
    case (UInt8(ascii: "k"), 3): guess = .key
    case (UInt8(ascii: "d"), 4):
      if bytes[start + 1] == UInt8(ascii: "i") {
        guess = .dict
      } else {
        guess = bytes[start + 3] == UInt8(ascii: "e") ? .date : .data
      }
    case (UInt8(ascii: "a"), 5): guess = .array
    case (UInt8(ascii: "i"), 7): guess = .integer
    case (UInt8(ascii: "r"), 4): guess = .real
    case (UInt8(ascii: "t"), 4): guess = .yes
    case (UInt8(ascii: "f"), 5): guess = .no
    case (UInt8(ascii: "p"), 5): guess = .plist
    default: return nil
    }
    return isSame(guess.name, start) ? guess : nil
  }
}
