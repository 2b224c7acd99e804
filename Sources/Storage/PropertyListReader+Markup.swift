extension PropertyListReader {
  /// Reads what comes before the first element, and recognises what is no property list at all.
  mutating func readProlog() throws(PropertyListProblem) {
    if bytes.isEmpty { throw problem("the file is empty") }
    if starts(with: "bplist") {
      throw problem("the file is a binary property list; only XML is read")
    }
    if starts(with: [0xFE, 0xFF]) || starts(with: [0xFF, 0xFE]) {
      throw problem("the file is UTF-16; only UTF-8 is read")
    }
    if starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    if bytes.prefix(1024).contains(0) { throw problem("the file is binary, not a property list") }
    skipSpace()
    guard at < bytes.count else { throw problem("the file holds nothing but blanks") }
    guard bytes[at] == UInt8(ascii: "<") else {
      throw problem("the file is text of another kind, not an XML property list")
    }
    try refuseOtherEncodings()
  }

  private func refuseOtherEncodings() throws(PropertyListProblem) {
    guard starts(with: "<?xml") else { return }
    let header = String(
      decoding: bytes[at..<min(at + 200, bytes.count)].prefix { $0 != UInt8(ascii: ">") },
      as: UTF8.self)
    let parts = header.split(separator: "encoding=", maxSplits: 1)
    guard parts.count == 2, let quote = parts[1].first else { return }
    let name = parts[1].dropFirst().prefix { $0 != quote }.lowercased()
    if name != "utf-8", name != "us-ascii", name != "ascii" {
      throw problem("the file says that it is \(name); only UTF-8 is read")
    }
  }

  /// The next start or end of an element, over blanks and comments.
  mutating func nextTag() throws(PropertyListProblem) -> Tag {
    try skipBetween()
    guard at < bytes.count else {
      throw problem("the file ends in the middle of the property list")
    }
    guard bytes[at] == UInt8(ascii: "<") else {
      throw problem("text stands where only elements may be")
    }
    let start = at
    at += 1
    var isEnd = false
    if at < bytes.count, bytes[at] == UInt8(ascii: "/") {
      isEnd = true
      at += 1
    }
    let nameStart = at
    while at < bytes.count, PropertyListReader.isNameByte(bytes[at]) { at += 1 }
    guard let element = element(nameStart..<at) else {
      let name = String(decoding: bytes[nameStart..<min(at, nameStart + 40)], as: UTF8.self)
      at = start
      throw problem(
        name.isEmpty ? "a < stands alone" : "<\(name)> is no element of a property list")
    }
    var isEmpty = false
    while true {
      guard at < bytes.count else {
        throw problem("the file ends in the middle of <\(element.rawValue)>")
      }
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: ">") { break }
      isEmpty = byte == UInt8(ascii: "/")
    }
    return Tag(element: element, isEnd: isEnd, isEmpty: isEmpty && !isEnd)
  }

  mutating func readEnd(of element: Element) throws(PropertyListProblem) {
    let tag = try nextTag()
    guard tag.isEnd, tag.element == element else {
      throw expected("</\(element.rawValue)>", found: tag)
    }
  }

  /// Passes over blanks, comments, processing instructions and a plain document type.
  mutating func skipBetween() throws(PropertyListProblem) {
    while true {
      skipSpace()
      guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "<") else { return }
      switch bytes[at + 1] {
      case UInt8(ascii: "?"): try skip(past: "?>", what: "a processing instruction")
      case UInt8(ascii: "!") where starts(with: "<!--"): try skip(past: "-->", what: "a comment")
      case UInt8(ascii: "!") where starts(with: "<!DOCTYPE"):
        let start = at
        try skip(past: ">", what: "the document type")
        if bytes[start..<at].contains(UInt8(ascii: "[")) {
          at = start
          throw problem("the document type declares entities of its own, which are not read")
        }
      default: return
      }
    }
  }

  private mutating func skipSpace() {
    while at < bytes.count, bytes[at] == 0x20 || (0x09...0x0D).contains(bytes[at]) { at += 1 }
  }

  private mutating func skip(past end: StaticString, what: String) throws(PropertyListProblem) {
    let start = at
    while at < bytes.count, !starts(with: end) { at += 1 }
    guard at < bytes.count else {
      at = start
      throw problem("the file ends in the middle of \(what)")
    }
    at += end.utf8CodeUnitCount
  }

  func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { starts(with: $0) }
  }

  private func starts(with other: some Collection<UInt8>) -> Bool {
    at + other.count <= bytes.count && zip(other, bytes[at...]).allSatisfy { $0 == $1 }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// The element with a name; by its first bytes, since this runs for every tag of a file.
  private func element(_ range: Range<Int>) -> Element? {
    guard let first = range.first else { return nil }
    let guess: Element
    switch (bytes[first], range.count) {
    case (UInt8(ascii: "s"), 6): guess = .string
    case (UInt8(ascii: "k"), 3): guess = .key
    case (UInt8(ascii: "d"), 4):
      guess =
        bytes[first + 1] == UInt8(ascii: "i")
        ? .dict : bytes[first + 3] == UInt8(ascii: "e") ? .date : .data
    case (UInt8(ascii: "a"), 5): guess = .array
    case (UInt8(ascii: "i"), 7): guess = .integer
    case (UInt8(ascii: "r"), 4): guess = .real
    case (UInt8(ascii: "t"), 4): guess = .yes
    case (UInt8(ascii: "f"), 5): guess = .no
    case (UInt8(ascii: "p"), 5): guess = .plist
    default: return nil
    }
    return zip(guess.rawValue.utf8, bytes[range]).allSatisfy { $0 == $1 } ? guess : nil
  }
}
